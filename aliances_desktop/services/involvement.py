"""Who takes part in each phase of a process, who is still deciding, who has left and why."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from sqlmodel import Session, col, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Entity, Involvement, Phase
from aliances_desktop.services import lines, phases, records

CYCLE: Final = ("", "in", "deciding", "left")
"""The states in the order in which one follows the other; "" for an entity that is not in the phase."""


@dataclass(frozen=True)
class EntityLine:
    """An entity of a process with its place in each phase, by the phase's id."""

    entity_id: int
    name: str
    cells: Mapping[int, Involvement]


@dataclass(frozen=True)
class Matrix:
    """Entities by phases, entities in the order of their names."""

    phases: tuple[Phase, ...]
    lines: tuple[EntityLine, ...]

    def count(self, phase_id: int, state: str) -> int:
        """Return how many entities are in that state in a phase."""
        return sum(phase_id in one.cells and one.cells[phase_id].state == state for one in self.lines)

    @property
    def unexplained(self) -> int:
        """How many have left without a reason written down."""
        cells = (cell for one in self.lines for cell in one.cells.values())
        return sum(cell.state == "left" and not cell.reason for cell in cells)


def matrix(session: Session, process_id: int) -> Matrix:
    """Return the entities of a process and their part in each of its phases."""
    found = phases.of_process(session, process_id)
    query = (
        select(Involvement, Entity)
        .join(Entity, col(Entity.id) == col(Involvement.entity_id))
        .where(col(Involvement.phase_id).in_([phase.key for phase in found]))
        .order_by(col(Entity.sort_name), col(Entity.id))
    )
    names: dict[int, str] = {}
    cells: dict[int, dict[int, Involvement]] = {}
    for one, entity in session.exec(query):
        names[entity.key] = entity.name
        cells.setdefault(entity.key, {})[one.phase_id] = one
    rows = tuple(EntityLine(key, name, cells[key]) for key, name in names.items())
    return Matrix(tuple(found), rows)


def _cell(session: Session, phase_id: int, entity_id: int) -> Involvement | None:
    query = select(Involvement).where(Involvement.phase_id == phase_id, Involvement.entity_id == entity_id)
    return session.exec(query).first()


def set_state(session: Session, phase_id: int, entity_id: int, state: str) -> None:
    """Put an entity into a phase in a state of `INVOLVEMENTS`, or take it out with ""."""
    cell = _cell(session, phase_id, entity_id)
    if not state:
        if cell is not None:
            session.delete(cell)
            session.flush()
        return
    if cell is None:
        cell = Involvement(phase_id=phase_id, entity_id=entity_id)
        session.add(cell)
        session.flush()
    lines.change(session, Involvement, cell.key, "state", state)


def cycle(session: Session, phase_id: int, entity_id: int) -> str:
    """Move an entity on to the next state in a phase; return it.

    After "left" comes "takes part" again, so that neither a reason nor a date is lost by one key too many.
    """
    cell = _cell(session, phase_id, entity_id)
    place = CYCLE.index(cell.state) if cell is not None else 0
    state = CYCLE[place + 1] if place + 1 < len(CYCLE) else CYCLE[1]
    set_state(session, phase_id, entity_id, state)
    return state


def change(session: Session, phase_id: int, entity_id: int, field: str, value: object) -> None:
    """Set reason, dates or deciding body of an entity in a phase; a `UserError` where it is not in the phase."""
    cell = _cell(session, phase_id, entity_id)
    if cell is None:
        raise UserError(N_("The entity is not in this phase."))
    lines.change(session, Involvement, cell.key, field, value)


def add(session: Session, phase_id: int, entity_ids: Collection[int]) -> None:
    """Let entities take part in a phase, as far as they are not in it yet; they decide first where it has a gate."""
    phase = records.fetch(session, Phase, phase_id)
    there = {
        cell.entity_id for cell in session.exec(select(Involvement).where(Involvement.phase_id == phase_id))
    }
    state = "deciding" if phase.gate else "in"
    for entity_id in entity_ids:
        if entity_id not in there:
            session.add(Involvement(phase_id=phase_id, entity_id=entity_id, state=state))
    session.flush()


def carry_over(session: Session, phase_id: int) -> int:
    """Take those who have not left a phase over into the next one; return how many were added.

    A `UserError` in the last phase.
    """
    phase = records.fetch(session, Phase, phase_id)
    later = [one for one in phases.of_process(session, phase.process_id) if one.position > phase.position]
    if not later:
        raise UserError(N_("This is the last phase."))
    staying = [
        cell.entity_id
        for cell in session.exec(select(Involvement).where(Involvement.phase_id == phase_id))
        if cell.state != "left"
    ]
    query = select(Involvement.entity_id).where(Involvement.phase_id == later[0].key)
    there = set(session.exec(query).all())
    coming = [entity_id for entity_id in staying if entity_id not in there]
    add(session, later[0].key, coming)
    return len(coming)


def remove(session: Session, process_id: int, entity_ids: Collection[int]) -> None:
    """Take entities out of all phases of a process."""
    keys = [phase.key for phase in phases.of_process(session, process_id)]
    query = select(Involvement).where(
        col(Involvement.phase_id).in_(keys), col(Involvement.entity_id).in_(entity_ids)
    )
    for cell in session.exec(query).all():
        session.delete(cell)
    session.flush()
