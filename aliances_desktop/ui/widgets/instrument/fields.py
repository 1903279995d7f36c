"""The fields of every part of an instrument: one label for each column, its editor by what the column holds."""

from collections.abc import Callable, Mapping
from datetime import time
from typing import TYPE_CHECKING, Any, Final

from aliances_desktop.i18n import N_
from aliances_desktop.method import Part, texts_columns
from aliances_desktop.model.codes import CODE_LISTS, GROUPINGS, QUESTION_KINDS, ROW_KINDS
from aliances_desktop.model.codes_alliance import COLUMN_CODES, SDGS
from aliances_desktop.ui.language import _
from aliances_desktop.ui.widgets.editors import (
    Choice,
    Clock,
    Codes,
    Decimal,
    Editor,
    Line,
    Number,
    Text,
    Tick,
)
from aliances_desktop.ui.widgets.form import Field

if TYPE_CHECKING:
    from aliances_desktop.documents.registry import Sheet


LABELS: Final[Mapping[str, str]] = {
    "title": N_("Title"), "notes": N_("Notes"), "intro": N_("Introduction"), "closing": N_("How to return it"),
    "topic": N_("Topic"), "position": N_("Number"), "description": N_("Description"), "funding": N_("Funding"),
    "questions": N_("Questions for the group, one a line"), "body": N_("Text"), "track": N_("Parallel group"),
    "kind": N_("Kind"), "fixed_at": N_("At a fixed time"), "minutes": N_("Minutes"), "activity": N_("Activity"),
    "method": N_("Method"), "grouping": N_("Grouping"), "responsible": N_("Responsible"), "room": N_("Room"),
    "materials": N_("Materials, one a line"), "sheets": N_("Sheets it needs"), "code": N_("Code"), "text": N_("Text"),
    "help": N_("Help"), "code_list": N_("Compared by"), "count": N_("How many"), "least": N_("Scale from"),
    "most": N_("Scale to"), "least_label": N_("Words for the lowest"), "most_label": N_("Words for the highest"),
    "has_other": N_("With “other” in one's own words"), "has_text": N_("With a line beside yes and no"),
    "axis": N_("In the grid"), "recipients": N_("Who it is for"), "staff_full": N_("Staff full time"),
    "staff_part": N_("Staff part time"), "staff_interns": N_("Interns"), "volunteers": N_("Volunteers"),
    "beneficiaries": N_("Beneficiaries"), "budget_cents": N_("Budget in euros"),
    "subsidies_percent": N_("Subsidies %"), "own_percent": N_("Own income %"), "contracts_percent": N_("Contracts %"),
    "services": N_("Services"), "strengths": N_("Strengths"), "weaknesses": N_("Weaknesses"),
    "organisation": N_("Organisation"), "own_income": N_("Own income"), "detail": N_("Small print"),
    "programme": N_("Programme"), "network": N_("Network"), "sponsor": N_("Sponsor"), "funder": N_("Funder"),
    "challenge": N_("Challenge"), "summary": N_("What it is"), "objectives": N_("Objectives, one a line"),
    "criteria": N_("Published criteria"), "areas": N_("Areas responsible and involved"), "stage": N_("Stage"),
    "purpose": N_("Purpose"), "contents": N_("Contents, one a line"), "participants": N_("Who takes part"),
    "duration": N_("Recommended duration"), "result": N_("Expected result"), "gate": N_("Before it begins"),
    "days": N_("Days"), "line": N_("Line of work"), "owner": N_("Responsible"), "period": N_("When"),
    "target": N_("Target"), "unit": N_("Counted in"), "impact": N_("Impact"), "resources": N_("Resources"),
    "sdgs": N_("SDGs"), "person": N_("Person"), "role": N_("Role"), "weekly_hours": N_("Hours a week"),
    "year": N_("Year"), "amount_cents": N_("Amount in euros"), "opening": N_("Opening"), "heading": N_("Heading"),
}  # fmt: skip
PARTS: Final[Mapping[str, str]] = {
    "": N_("Whole"), "rows": N_("Row"), "questions": N_("Question"), "options": N_("Answer"),
    "entities": N_("Entity of the case"), "cards": N_("Card"), "phases": N_("Phase"), "tasks": N_("Task"),
    "team": N_("Team"), "budget": N_("Budget"), "indicators": N_("Indicator"), "topics": N_("Topic"),
    "clauses": N_("Clause"),
}  # fmt: skip
"""What a part is called, by the name of its list in a template."""
ADDS: Final[Mapping[str, str]] = {
    "rows": N_("Add row"), "questions": N_("Add question"), "options": N_("Add answer"),
    "entities": N_("Add entity"), "cards": N_("Add card"), "phases": N_("Add phase"), "tasks": N_("Add task"),
    "team": N_("Add person"), "budget": N_("Add amount"), "indicators": N_("Add indicator"),
    "topics": N_("Add topic"), "clauses": N_("Add clause"),
}  # fmt: skip
_LABELS_OF: Final[Mapping[tuple[str, str], str]] = {
    ("task", "detail"): N_("Detail"),
    ("letter", "purpose"): N_("What the alliance is to promote"),
    ("letter", "closing"): N_("Closing words"),
    ("indicator", "purpose"): N_("Counts new alliances of the kind"),
}
"""Columns that mean something else in one table."""
_LINES: Final = frozenset(
    {
        "title", "activity", "least_label", "most_label", "topic", "recipients", "stage", "duration", "line", "unit",
        "role", "heading",
    }
)  # fmt: skip
"""Texts of one line; all others take several."""
_NARROW: Final = 2
_CHOICES: Final[Mapping[tuple[str, str], Mapping[str, str]]] = {
    ("agenda_row", "kind"): ROW_KINDS,
    ("agenda_row", "grouping"): GROUPINGS,
    ("question", "kind"): QUESTION_KINDS,
    ("question", "code_list"): {"": N_("Its own answers only"), "motives": N_("Motives"), "conditions": N_("Conditions")},
    ("question_option", "axis"): {"row": N_("Row"), "column": N_("Column")},
}  # fmt: skip
assert set(_CHOICES["question", "code_list"]) - {""} == set(CODE_LISTS)


def fields(part: Part) -> list[Field]:
    """Return the fields of a part's form."""
    return [_field(part, column) for column in part.columns]


def _field(part: Part, column: str) -> Field:
    label = _LABELS_OF.get((str(part.table.__tablename__), column)) or LABELS[column]
    if column in texts_columns(part.table):
        if column in _LINES:
            return Field(column, label, Line)
        return Field(column, label, Text)
    editor, span = _plain(part, column, label)
    return Field(column, label, editor, span)


def _plain(part: Part, column: str, label: str) -> tuple[Callable[[], Editor], int]:
    """Return what makes the editor of a column that is no text, and its span."""
    place = (str(part.table.__tablename__), column)
    choices = _CHOICES.get(place) or COLUMN_CODES.get(place)
    if choices is not None:
        return lambda: Choice(choices), 3
    if column == "sdgs":
        return lambda: Codes(SDGS), 6
    if column == "sheets":
        if place[0] == "agenda_row":
            return lambda: Codes(workshop_sheets()), 6
        return lambda: Codes({one.id: one.title for one in _sheets()}), 6
    annotation: Any = part.table.model_fields[column].annotation
    if annotation is bool:
        return lambda: Tick(_(label)), 6
    if column.endswith("_cents"):
        return lambda: Decimal(100), _NARROW
    if column.endswith("_percent") or annotation == float | None:
        return Decimal, _NARROW
    if annotation is int or annotation == int | None:
        return Number, _NARROW
    if annotation == time | None:
        return Clock, _NARROW
    return Line, 3


def workshop_sheets() -> dict[str, str]:
    """Return the titles of the sheets of a workshop, by id."""
    return {one.id: one.title for one in _sheets() if one.subject == "workshop"}


def _sheets() -> list["Sheet"]:
    # Drawing is loaded with the first form that names sheets, not with the program.
    from aliances_desktop.documents.registry import DIRECTORY, SHEETS

    return [one for one in SHEETS if one.group != DIRECTORY]
