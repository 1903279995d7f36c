"""Lines a person keeps in an order of their own: added at the end, moved up and down, numbered without gaps."""

from collections.abc import Collection, Sequence
from typing import Any, TypeVar

from sqlmodel import Session, col, select

from aliances_desktop.model import Record
from aliances_desktop.services import records

R = TypeVar("R", bound=Record)


def in_order(session: Session, table: type[R], **belonging: object) -> list[R]:
    """Return the lines of `table` whose columns have those values, by their position."""
    columns: Any = table
    query = select(table).filter_by(**belonging).order_by(columns.position, columns.id)
    return list(session.exec(query).all())


def append(session: Session, record: R, **belonging: object) -> R:
    """Store a new line after those of its like."""
    line: Any = record
    before: list[Any] = in_order(session, type(record), **belonging)
    line.position = before[-1].position + 1 if before else 1
    session.add(record)
    session.flush()
    return record


def move(session: Session, lines: Sequence[R], key: int, step: int) -> None:
    """Move the line of that key by `step` places among `lines`, as far as they go."""
    ordered: list[Any] = list(lines)
    place = next(number for number, line in enumerate(ordered) if line.key == key)
    target = min(max(place + step, 0), len(ordered) - 1)
    ordered.insert(target, ordered.pop(place))
    for position, line in enumerate(ordered, 1):
        line.position = position
    session.flush()


def delete(session: Session, table: type[R], keys: Collection[int]) -> None:
    """Delete lines; those deleted meanwhile are no matter."""
    columns: Any = table
    for record in session.exec(select(table).where(col(columns.id).in_(keys))).all():
        session.delete(record)
    session.flush()


def change(session: Session, table: type[R], key: int, values: dict[str, object]) -> R:
    """Set columns of a line, their values cleaned already; a `UserError` when it has been deleted."""
    record = records.fetch(session, table, key)
    for field, value in values.items():
        setattr(record, field, value)
    session.flush()
    return record
