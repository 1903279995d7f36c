"""What an instrument is made of: its table, and the tables of what hangs on it, to any depth."""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from aliances_desktop.i18n import N_
from aliances_desktop.model import (
    Agenda,
    AgendaRow,
    BudgetLine,
    Card,
    Case,
    CaseEntity,
    Clause,
    Deck,
    Indicator,
    Instrument,
    Letter,
    Phase,
    Process,
    Question,
    Questionnaire,
    QuestionOption,
    Record,
    Task,
    TeamMember,
    Topic,
    Wording,
)
from aliances_desktop.model.texts import TextsType

_BELONGING: Final = frozenset({"id", "origin", "edition", "is_template", "workshop_id"})


@dataclass(frozen=True)
class Part:
    """A table of an instrument; its rows stand in a template's list called `name` and hang on their parent by `parent`.

    `lived` are columns that belong to one use, such as when a row was really run: copies do not take them along.
    """

    table: type[Record]
    name: str = ""
    parent: str = ""
    parts: tuple["Part", ...] = ()
    lived: frozenset[str] = frozenset()

    @functools.cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns a template gives; the order of the list gives the position of a child."""
        own = {"position"} if self.parent else set()
        left_out = _BELONGING | {self.parent} | self.lived | own
        return tuple(c for c in self.table.model_fields if c not in left_out)

    def all(self) -> Iterator["Part"]:
        """Give the part itself and all below it."""
        yield self
        for part in self.parts:
            yield from part.all()


@dataclass(frozen=True)
class Family:
    """A kind of instrument; `label` is a msgid in the plural."""

    label: str
    table: type[Instrument]
    part: Part


_ROWS: Final = Part(
    AgendaRow, "rows", "agenda_id", lived=frozenset({"started_at", "ended_at", "extra_minutes", "agreements"})
)
_QUESTIONS: Final = Part(
    Question, "questions", "questionnaire_id", (Part(QuestionOption, "options", "question_id"),)
)
_TASKS: Final = Part(
    Task,
    "tasks",
    "phase_id",
    lived=frozenset(
        {"entity_id", "commission_id", "starts_on", "ends_on", "started_on", "done_on", "actual"}
    ),
)
_PHASES: Final = Part(
    Phase,
    "phases",
    "process_id",
    (_TASKS,),
    frozenset({"starts_on", "ends_on", "is_active", "closed_on", "outcome"}),
)
_PROCESS: Final = Part(
    Process,
    parts=(
        _PHASES,
        Part(TeamMember, "team", "process_id"),
        Part(BudgetLine, "budget", "process_id"),
        Part(Indicator, "indicators", "process_id", lived=frozenset({"actual", "measured_on", "evidence"})),
        Part(Topic, "topics", "process_id", lived=frozenset({"asked_by", "is_chosen", "reason"})),
    ),
    lived=frozenset(
        {"starts_on", "ends_on", "territory", "responsible", "file_number", "shown", "shown_from", "shown_to"}
    ),
)
_LETTER: Final = Part(
    Letter,
    parts=(Part(Clause, "clauses", "letter_id"),),
    lived=frozenset(
        {
            "alliance_id",
            "entity_id",
            "version",
            "kept_at",
            "place",
            "day",
            "override",
            "postponed",
            "signed_on",
        }
    ),
)

FAMILIES: Final[Mapping[str, Family]] = {
    "agenda": Family(N_("Agendas"), Agenda, Part(Agenda, parts=(_ROWS,))),
    "questionnaire": Family(N_("Questionnaires"), Questionnaire, Part(Questionnaire, parts=(_QUESTIONS,))),
    "case": Family(N_("Cases"), Case, Part(Case, parts=(Part(CaseEntity, "entities", "case_id"),))),
    "deck": Family(N_("Cards"), Deck, Part(Deck, parts=(Part(Card, "cards", "deck_id"),))),
    "wording": Family(N_("Wordings"), Wording, Part(Wording)),
    "process": Family(N_("Processes"), Process, _PROCESS),
    "letter": Family(N_("Letters"), Letter, _LETTER),
}


@functools.cache
def texts_columns(table: type[Record]) -> tuple[str, ...]:
    """Return the columns of a table that hold a text in three languages."""
    columns = table.metadata.tables[str(table.__tablename__)].columns
    return tuple(column.name for column in columns if isinstance(column.type, TextsType))


def naming_column(table: type[Record]) -> str:
    """Return the text that says what a row is, for outlines: its title, or else the first one it has."""
    columns = texts_columns(table)
    return "title" if "title" in columns else columns[0]


def instrument_columns(part: Part) -> frozenset[str]:
    """Return every key that a row of a template may have: its columns and the lists below it."""
    return frozenset(part.columns) | {below.name for below in part.parts}
