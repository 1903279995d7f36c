"""What Ctrl+K finds in the file: hits of the full-text search as lines that lead to their page."""

from collections.abc import Sequence
from typing import Final

from aliances_desktop.i18n import N_
from aliances_desktop.services.finding import Finding, find
from aliances_desktop.ui.context import Context, Route
from aliances_desktop.ui.finder import Found
from aliances_desktop.ui.language import _, current

_MOST = 30
_LOOK: Final = {
    "entity": ("users", N_("Entity")),
    "contact": ("mail", N_("Contact")),
    "offer": ("tag", N_("Offer or need")),
    "workshop": ("calendar-clock", N_("Workshop")),
    "participant": ("user-check", N_("Participant")),
    "stand": ("store", N_("Stand")),
    "pitch": ("message-square", N_("Presentation")),
    "idea": ("lightbulb", N_("Idea")),
    "agenda_row": ("clock", N_("Row of the agenda")),
    "questionnaire": ("list", N_("Questionnaire")),
    "batch": ("list", N_("Batch of questionnaires")),
    "answer": ("message-square", N_("Answer")),
    "case_study": ("library", N_("Case")),
    "work_group": ("users", N_("Work sheet of a group")),
    "wording": ("file-text", N_("Wording")),
    "wall_note": ("square", N_("Note on the wall")),
    "contribution": ("message-square", N_("Contribution")),
    "focus_group": ("lightbulb", N_("Focus group")),
    "outcome": ("circle-check", N_("Result")),
    "alliance": ("handshake", N_("Alliance")),
    "partner": ("users", N_("Partner")),
    "project": ("lightbulb", N_("Project")),
    "letter": ("file-text", N_("Letter")),
    "process": ("chart-gantt", N_("Process")),
    "phase": ("chart-gantt", N_("Phase")),
    "task": ("circle-check", N_("Task")),
    "commission": ("users", N_("Commission")),
    "commitment": ("circle-check", N_("Commitment")),
    "gathering": ("message-square", N_("Meeting")),
    "diary_entry": ("pencil", N_("Diary")),
    "attachment": ("file-text", N_("Document")),
}
"""Icon and kind of each searched table."""
_PAGES: Final = {
    "entity": "entities",
    "workshop": "workshops",
    "alliance": "alliances",
    "process": "processes",
    "batch": "questionnaires",
    "library": "library",
}
_TABS: Final = {
    "workshop": {
        "participant": "participants", "stand": "market", "pitch": "results", "idea": "results",
        "agenda_row": "agenda", "case_study": "cases", "work_group": "cases", "wall_note": "room",
        "contribution": "focus", "focus_group": "focus", "outcome": "after",
    },
    "alliance": {
        "partner": "partners", "project": "projects", "letter": "letter", "commission": "follow",
        "commitment": "follow", "gathering": "follow", "diary_entry": "follow", "attachment": "follow",
    },
    "process": {
        "phase": "phases", "task": "timeline", "outcome": "results", "commission": "follow", "commitment": "follow",
        "gathering": "follow", "diary_entry": "follow", "attachment": "follow",
    },
}  # fmt: skip
"""Tab of the owner's page that shows a record."""


def found_in_store(context: Context, typed: str) -> Sequence[Found]:
    """Return the best hits for what was typed, entities first."""
    return [_line(context, finding) for finding in context.read(find, typed, _MOST, current().language)]


def route_to(finding: Finding) -> Route:
    """Return where a record found is shown."""
    page = _PAGES[finding.owner]
    if finding.owner == "library":
        return Route(page, None, finding.owner_id)
    return Route(page, finding.owner_id, _TABS.get(finding.owner, {}).get(finding.table, ""))


def _line(context: Context, finding: Finding) -> Found:
    icon, kind = _LOOK[finding.table]
    detail = f"{_(kind)} · {finding.detail}" if finding.detail else _(kind)
    return Found(finding.title, detail, icon, lambda: context.routed.emit(route_to(finding)))
