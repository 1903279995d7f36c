"""Find anything in the file by its words, for Ctrl+K: which record, what to call it, and whose page shows it."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlmodel import Session, col, select

from aliances_desktop.model import (
    Agenda,
    AgendaRow,
    Alliance,
    Answer,
    Attachment,
    Batch,
    Case,
    Commission,
    Commitment,
    Contact,
    Contribution,
    DiaryEntry,
    Entity,
    Exercise,
    FocusGroup,
    Gathering,
    Idea,
    Instrument,
    Letter,
    Offer,
    Outcome,
    Participant,
    Partner,
    Phase,
    Pitch,
    Process,
    Project,
    Questionnaire,
    Record,
    Reply,
    Stand,
    Task,
    Texts,
    WallNote,
    Wording,
    WorkGroup,
    Workshop,
)
from aliances_desktop.services import instruments
from aliances_desktop.store import search

ENTITY, WORKSHOP, BATCH, LIBRARY = "entity", "workshop", "batch", "library"
ALLIANCE, PROCESS = "alliance", "process"


@dataclass(frozen=True)
class Finding:
    """A record found: its table, what to call it, where it stands, and whose page shows it.

    `owner` is "entity", "workshop", "alliance", "process", "batch" or "library"; `owner_id` its id, of the library
    "family/row".
    """

    table: str
    title: str
    detail: str
    owner: str
    owner_id: Any


@dataclass(frozen=True)
class _Kind:
    """How a searched table is shown: its words, best first, and the record it belongs to."""

    table: type[Record]
    words: Callable[[Any], tuple[str | Texts, ...]]
    above: Callable[[Session, Any], Record]


def _parent(table: type[Record], column: str) -> Callable[[Session, Any], Record]:
    return lambda session, row: session.get_one(table, getattr(row, column))


def _itself(_session: Session, row: Record) -> Record:
    return row


_IN_ENTITY: Final = _parent(Entity, "entity_id")
_IN_WORKSHOP: Final = _parent(Workshop, "workshop_id")
_IN_ALLIANCE: Final = _parent(Alliance, "alliance_id")


def _followed(session: Session, row: Any) -> Record:
    """Return the alliance, the process or the workshop that a row hangs on."""
    owners: tuple[tuple[type[Record], str], ...] = (
        (Alliance, "alliance_id"), (Process, "process_id"), (Workshop, "workshop_id"),
    )  # fmt: skip
    table, column = next(
        (table, column) for table, column in owners if getattr(row, column, None) is not None
    )
    return session.get_one(table, getattr(row, column))


_KINDS: Final[Mapping[str, _Kind]] = {
    "entity": _Kind(Entity, lambda row: (row.name,), _itself),
    "contact": _Kind(Contact, lambda row: (row.name, row.email, row.phone), _IN_ENTITY),
    "offer": _Kind(Offer, lambda row: (row.text,), _IN_ENTITY),
    "workshop": _Kind(Workshop, lambda row: (row.title,), _itself),
    "participant": _Kind(Participant, lambda row: (row.person,), _IN_WORKSHOP),
    "stand": _Kind(Stand, lambda row: (row.offers, row.seeks), _IN_WORKSHOP),
    "pitch": _Kind(Pitch, lambda row: (row.project,), _IN_WORKSHOP),
    "idea": _Kind(Idea, lambda row: (row.title,), _IN_WORKSHOP),
    "agenda_row": _Kind(AgendaRow, lambda row: (row.activity, row.description), _parent(Agenda, "agenda_id")),
    "questionnaire": _Kind(Questionnaire, lambda row: (row.title,), _itself),
    "batch": _Kind(Batch, lambda row: (row.title,), _itself),
    "answer": _Kind(Answer, lambda row: (row.text,), _parent(Reply, "reply_id")),
    "case_study": _Kind(Case, lambda row: (row.title,), _itself),
    "work_group": _Kind(
        WorkGroup, lambda row: (row.proposal, row.alliances, row.opportunities, row.risks, row.presenter),
        _parent(Exercise, "exercise_id"),
    ),
    "wording": _Kind(Wording, lambda row: (row.title,), _itself),
    "wall_note": _Kind(WallNote, lambda row: (row.text,), _IN_WORKSHOP),
    "contribution": _Kind(Contribution, lambda row: (row.text,), _parent(AgendaRow, "agenda_row_id")),
    "focus_group": _Kind(FocusGroup, lambda row: (row.topic, row.notes), _IN_WORKSHOP),
    "outcome": _Kind(Outcome, lambda row: (row.text,), _followed),
    "alliance": _Kind(Alliance, lambda row: (row.title,), _itself),
    "partner": _Kind(Partner, lambda row: (row.contribution, row.gain, row.required, row.given, row.signatory), _IN_ALLIANCE),
    "project": _Kind(Project, lambda row: (row.title,), _IN_ALLIANCE),
    "letter": _Kind(Letter, lambda row: (row.title,), _itself),
    "process": _Kind(Process, lambda row: (row.title,), _itself),
    "phase": _Kind(Phase, lambda row: (row.title,), _parent(Process, "process_id")),
    "task": _Kind(Task, lambda row: (row.title,), _parent(Phase, "phase_id")),
    "commission": _Kind(Commission, lambda row: (row.title,), _followed),
    "commitment": _Kind(Commitment, lambda row: (row.text,), _followed),
    "gathering": _Kind(Gathering, lambda row: (row.title, row.minutes, row.agenda), _followed),
    "diary_entry": _Kind(DiaryEntry, lambda row: (row.text,), _followed),
    "attachment": _Kind(Attachment, lambda row: (row.name,), _followed),
}  # fmt: skip


def find(session: Session, typed: str, limit: int, language: str = "ca") -> list[Finding]:
    """Return at most `limit` records that hold all words of `typed`, entities first.

    Texts in three languages are shown in `language`.
    """
    ids: dict[str, list[int]] = defaultdict(list)
    for hit in search.find(session, typed, limit):
        ids[hit.table].append(hit.id)
    found: list[Finding] = []
    for name, kind in _KINDS.items():
        if ids[name]:
            table: Any = kind.table
            rows = session.exec(select(table).where(col(table.id).in_(ids[name]))).all()
            lines = (_finding(session, name, row, language) for row in rows)
            found += sorted(lines, key=lambda line: line.title.casefold())
    return found[:limit]


def _finding(session: Session, name: str, row: Record, language: str) -> Finding:
    kind = _KINDS[name]
    texts = (one.get(language) if isinstance(one, Texts) else one for one in kind.words(row))
    title = next((" ".join(text.split()) for text in texts if text), "–")
    detail, owner, owner_id = _place(session, kind.above(session, row), language)
    if name == "entity" and isinstance(row, Entity):
        detail = row.municipality
    elif name == "workshop" and isinstance(row, Workshop):
        detail = row.place
    elif isinstance(row, Participant):
        detail = session.get_one(Entity, row.entity_id).name
    return Finding(name, title, detail if detail != title else "", owner, owner_id)


def _place(session: Session, above: Record, language: str) -> tuple[str, str, Any]:
    """Return the name of what a record belongs to, and whose page shows it."""
    if isinstance(above, Entity):
        return above.name, ENTITY, above.key
    if isinstance(above, Workshop):
        return above.title, WORKSHOP, above.key
    if isinstance(above, Alliance):
        return above.title, ALLIANCE, above.key
    if isinstance(above, Process) and not above.is_template:
        return above.title.get(language), PROCESS, above.key
    if isinstance(above, Letter) and above.alliance_id is not None:
        return _place(session, session.get_one(Alliance, above.alliance_id), language)
    if isinstance(above, Phase):
        return _place(session, session.get_one(Process, above.process_id), language)
    if isinstance(above, Batch):
        return above.title, BATCH, above.key
    if isinstance(above, Reply):
        return _place(session, session.get_one(Batch, above.batch_id), language)
    if isinstance(above, Exercise):
        return _place(session, session.get_one(Workshop, above.workshop_id), language)
    if isinstance(above, AgendaRow):
        return _place(session, session.get_one(Agenda, above.agenda_id), language)
    assert isinstance(above, Instrument)
    return _place_of_instrument(session, above, language)


def _place_of_instrument(session: Session, above: Instrument, language: str) -> tuple[str, str, Any]:
    if above.workshop_id is not None:
        return _place(session, session.get_one(Workshop, above.workshop_id), language)
    batch = session.exec(select(Batch).where(Batch.questionnaire_id == above.id)).first()
    if isinstance(above, Questionnaire) and batch is not None:
        return _place(session, batch, language)
    row = f"{instruments.family_of(above)}/{instruments.own_origin(above)}"
    return above.title.get(language), LIBRARY, row
