"""What Ctrl+K finds in the file: hits of the full-text search as lines that lead to their page."""

from collections.abc import Sequence

from aliances_desktop.i18n import N_
from aliances_desktop.services.finding import Finding, find
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.finder import Found
from aliances_desktop.ui.language import _

_MOST = 30
_LOOK = {
    "entity": ("entities", "users", N_("Entity")),
    "contact": ("entities", "mail", N_("Contact")),
    "offer": ("entities", "tag", N_("Offer or need")),
    "workshop": ("workshops", "calendar-clock", N_("Workshop")),
    "participant": ("workshops", "user-check", N_("Participant")),
    "stand": ("workshops", "store", N_("Stand")),
    "pitch": ("workshops", "message-square", N_("Presentation")),
    "idea": ("workshops", "lightbulb", N_("Idea")),
}
_TABS = {"participant": "participants", "stand": "market", "pitch": "results", "idea": "results"}


def found_in_store(context: Context, typed: str) -> Sequence[Found]:
    """Return the best hits for what was typed, entities first."""
    return [_line(context, finding) for finding in context.read(find, typed, _MOST)]


def _line(context: Context, finding: Finding) -> Found:
    page, icon, kind = _LOOK[finding.table]
    detail = f"{_(kind)} · {finding.detail}" if finding.detail else _(kind)
    tab = _TABS.get(finding.table, "")
    return Found(finding.title, detail, icon, lambda: context.go(page, finding.page_id, tab))
