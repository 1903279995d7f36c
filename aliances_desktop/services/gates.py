"""What has to be there before a phase begins (guide, chapter 7): each piece of evidence, and where it is written down."""

from dataclasses import dataclass, field
from datetime import date

from sqlmodel import Session, col, select

from aliances_desktop.i18n import N_
from aliances_desktop.model import Alliance, Entity, Involvement, Letter, Partner, Phase
from aliances_desktop.services import phases, records


@dataclass(frozen=True)
class Evidence:
    """A line of a gate: a msgid with its values, whether it is there, and the tab where it is entered.

    `target` is a tab of the process, or "alliances" for that page with `record_id` (None for none yet).
    """

    msgid: str
    is_there: bool
    target: str
    values: dict[str, object] = field(default_factory=dict)
    record_id: int | None = None


def evidence(session: Session, phase_id: int, today: date) -> list[Evidence]:
    """Return what the gate of a phase asks for, line by line; nothing where it has no gate."""
    phase = records.fetch(session, Phase, phase_id)
    if not phase.gate:
        return []
    found = [*_before(session, phase), *_decisions(session, phase, today)]
    return [*found, *_approval(session, phase)] if phase.gate == "approval" else found


def missing(session: Session, phase_id: int, today: date) -> int:
    """Return how many pieces of evidence the gate of a phase lacks."""
    return sum(not line.is_there for line in evidence(session, phase_id, today))


def _before(session: Session, phase: Phase) -> list[Evidence]:
    """The phase before is closed with a result."""
    before = [one for one in phases.of_process(session, phase.process_id) if one.position < phase.position]
    if not before:
        return []
    is_there = before[-1].closed_on is not None and bool(before[-1].outcome)
    return [Evidence(N_("The phase before is closed, and its outcome is written down"), is_there, "phases")]


def _decisions(session: Session, phase: Phase, today: date) -> list[Evidence]:
    query = (
        select(Involvement, Entity)
        .join(Entity, col(Entity.id) == col(Involvement.entity_id))
        .where(Involvement.phase_id == phase.key, Involvement.state != "left")
        .order_by(col(Entity.sort_name))
    )
    found = session.exec(query).all()
    if not found:
        return [Evidence(N_("The entities that take part in this phase"), False, "entities")]
    approved = _approved(session, phase) if phase.gate == "approval" else {}
    lines = []
    for one, entity in found:
        day = one.decided_on or approved.get(one.entity_id)
        is_there = day is not None and one.state == "in"
        is_late = not is_there and one.due_on is not None and one.due_on < today
        values: dict[str, object] = {"entity": entity.name, "due": one.due_on}
        msgid = (
            N_("{entity}: the decision of its board, due on {due}")
            if is_late
            else N_("{entity}: the decision of its board, with its date")
        )
        lines.append(Evidence(msgid, is_there, "entities", values if is_late else {"entity": entity.name}))
    return lines


def _approved(session: Session, phase: Phase) -> dict[int, date]:
    """When the boards approved an alliance that came out of the process, by entity."""
    query = select(Partner).join(Alliance).where(Alliance.process_id == phase.process_id)
    return {one.entity_id: one.approved_on for one in session.exec(query) if one.approved_on is not None}


def _approval(session: Session, phase: Phase) -> list[Evidence]:
    query = select(Letter, Alliance).join(Alliance, col(Alliance.id) == col(Letter.alliance_id))
    query = query.where(Alliance.process_id == phase.process_id, Letter.kind == "commitment")
    letters = session.exec(query.order_by(col(Letter.version).desc())).all()
    alliance_ids = session.exec(select(Alliance.id).where(Alliance.process_id == phase.process_id)).all()
    signed = any(letter.signed_on for letter, _alliance in letters)
    alliance_id = letters[0][1].key if letters else next(iter(alliance_ids), None)
    return [
        Evidence(N_("The letter of commitment is signed"), signed, "alliances", record_id=alliance_id),
        Evidence(N_("The day on which the boards make it begin"), phase.starts_on is not None, "phases"),
    ]
