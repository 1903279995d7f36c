"""After the day: outputs and outcomes as the guide's practical case tells them, and the list of network members."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Final

from sqlmodel import Session

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Outcome
from aliances_desktop.services import ideas, participants, reach, records, sequence

KINDS: Final[Mapping[str, str]] = {"output": N_("Output"), "outcome": N_("Outcome")}
"""What came of a workshop: things done and made, or what has changed by them (msgids)."""
_CLEANERS: Final[Mapping[str, Callable[[object], object]]] = {
    "kind": lambda value: records.code(value, KINDS),
    "evidence": records.note,
    "day": records.day,
}


def outcomes(session: Session, workshop_id: int) -> list[Outcome]:
    """Return outputs, then outcomes, each in its order."""
    found = sequence.in_order(session, Outcome, workshop_id=workshop_id)
    return sorted(found, key=lambda one: list(KINDS).index(one.kind))


def add_outcome(session: Session, workshop_id: int, kind: str, text: str, evidence: str = "") -> Outcome:
    """Write down what came of the workshop; a `UserError` without any words."""
    record = Outcome(
        workshop_id=workshop_id,
        position=0,
        kind=records.code(kind, KINDS),
        text=_worded(text),
        evidence=records.note(evidence),
    )
    return sequence.append(session, record, workshop_id=workshop_id)


def _worded(value: object) -> str:
    text = records.note(value)
    if not text:
        raise UserError(N_("Write what came of it."))
    return text


def set_value(session: Session, outcome_id: int, field: str, value: object) -> Outcome:
    """Change the kind, the text, the evidence or the date of a line."""
    cleaned = _worded(value) if field == "text" else _CLEANERS[field](value)
    return sequence.change(session, Outcome, outcome_id, {field: cleaned})


def move(session: Session, outcome_id: int, step: int) -> None:
    """Move a line up or down among those of its kind."""
    record = records.fetch(session, Outcome, outcome_id)
    lines = sequence.in_order(session, Outcome, workshop_id=record.workshop_id, kind=record.kind)
    sequence.move(session, lines, outcome_id, step)


def delete_outcomes(session: Session, outcome_ids: Collection[int]) -> None:
    """Delete lines."""
    sequence.delete(session, Outcome, outcome_ids)


@dataclass(frozen=True)
class Member:
    """A person who took part, how to reach them, and how many ideas their entity is interested in."""

    participant_id: int
    entity_id: int
    entity: str
    person: str
    post: str
    phone: str
    email: str
    ideas: int


def members(session: Session, workshop_id: int) -> list[Member]:
    """Return who was there by name of entity; while nobody has been checked in, everyone who has not said no."""
    people = participants.rows(session, workshop_id, sort="entity")
    arrived = [row for row in people if row.attendance == "arrived"]
    ways = reach.ways(session, people)
    joined = [key for idea in ideas.rows(session, workshop_id) for key in idea.entity_ids]
    return [
        Member(
            row.id,
            row.entity_id,
            row.entity,
            row.person,
            row.post,
            way.phone if (way := ways.get(row.id)) else "",
            way.email if way else "",
            joined.count(row.entity_id),
        )
        for row in arrived or [row for row in people if row.attendance != "absent"]
    ]
