"""Rows that hang on a record and are written line by line: one way to add, change, move and delete them all.

Values are cleaned by what their column holds: its codes where it has any (`COLUMN_CODES`), otherwise its type.
"""

import types
from collections.abc import Collection, Iterable, Mapping
from datetime import date, time
from typing import Any, Final, TypeVar, Union, get_args, get_origin

from sqlmodel import Session, col, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import LANGUAGES, N_
from aliances_desktop.method import texts_columns
from aliances_desktop.model import Entity, Record, Texts
from aliances_desktop.model.codes_alliance import COLUMN_CODES, SDGS
from aliances_desktop.services import directory, records, sequence
from aliances_desktop.text import fold, sort_key

R = TypeVar("R", bound=Record)
_NAMING: Final = frozenset({"text", "title", "person", "body", "name"})
"""Columns that say what a row is: they cannot be left empty where they have no default."""


def rows(session: Session, table: type[R], /, **owner: int | None) -> list[R]:
    """Return the rows of `table` that hang on an owner, by their position."""
    return sequence.in_order(session, table, **owner)


def add(session: Session, table: type[R], owner: Mapping[str, int | None], /, **values: object) -> R:
    """Add a row after those of its owner; a `UserError` when what it says is empty."""
    columns: dict[str, Any] = {field: clean(table, field, value) for field, value in values.items()}
    return sequence.append(session, table(**{**columns, **owner, "position": 0}), **owner)


def change(session: Session, table: type[R], key: int, field: str, value: object) -> R:
    """Set a column of a row or of any other record; a `UserError` when the value cannot be."""
    return sequence.change(session, table, key, {field: clean(table, field, value)})


def move(session: Session, table: type[R], key: int, step: int, owner: str) -> None:
    """Move a row up or down among those with the same `owner` (the name of a column)."""
    record = records.fetch(session, table, key)
    sequence.move(session, rows(session, table, **{owner: getattr(record, owner)}), key, step)


def delete(session: Session, table: type[R], keys: Collection[int]) -> None:
    """Delete rows."""
    sequence.delete(session, table, keys)


def holds(table: type[Record], field: str) -> Any:
    """Return the type a column holds, whether or not it may be left empty."""
    if field in texts_columns(table):
        return Texts
    annotation: Any = table.model_fields[field].annotation
    if get_origin(annotation) in (Union, types.UnionType):
        return next(one for one in get_args(annotation) if one is not type(None))
    return get_origin(annotation) or annotation


def clean(table: type[Record], field: str, value: object) -> object:
    """Return a value as its column stores it; a `UserError` when it cannot be, any other mismatch is a bug."""
    codes = COLUMN_CODES.get((str(table.__tablename__), field))
    if codes is not None:
        return records.code(value, codes)
    kind = holds(table, field)
    if kind is Texts:
        return _texts(value)
    if kind is str:
        return _words(table, field, value)
    if kind is tuple:
        assert isinstance(value, Iterable)
        return _several(field, [records.line(one) for one in value])
    if kind in (date, time, bool) or value is None:
        if not (value is None or isinstance(value, kind)):
            raise TypeError(value)
        return records.day(value) if kind is date else value
    return _number(kind, value)


def _several(field: str, words: list[str]) -> tuple[str, ...]:
    """Check the words of a list; goals go by their numbers, in order."""
    if field != "sdgs":
        return tuple(words)
    if not SDGS.keys() >= set(words):
        raise UserError(N_("The goals go by their numbers, from 1 to 17, with commas between them."))
    return tuple(sorted(set(words), key=int))


def _texts(value: object) -> Texts:
    if not isinstance(value, Texts):
        raise TypeError(value)
    return Texts(**{language: records.note(value.own(language)) for language in LANGUAGES})


def _words(table: type[Record], field: str, value: object) -> str | None:
    if value is None and not table.model_fields[field].is_required():
        return None if table.model_fields[field].default is None else ""
    words = records.note(value)
    if not words and field in _NAMING and table.model_fields[field].is_required():
        raise UserError(N_("Write what it says."))
    return words


def _number(kind: type, value: object) -> int | float:
    assert isinstance(value, int | float)
    if abs(value) > 1e12:
        raise UserError(N_("This number is too large."))
    return kind(value)  # type: ignore[no-any-return]


# Entities by name


def entity_names(session: Session, ids: Iterable[int | None]) -> dict[int, str]:
    """Return names by id."""
    wanted = {id for id in ids if id is not None}
    found = session.exec(select(Entity).where(col(Entity.id).in_(wanted))) if wanted else ()
    return {entity.key: entity.name for entity in found}


def entities_like(session: Session, typed: str, limit: int = 12) -> list[str]:
    """Return names of entities in which the words typed occur, blind to accents, for completion."""
    ids = directory.entity_ids(session, directory.Filter(text=typed), limit=limit)
    return sorted(entity_names(session, ids).values(), key=sort_key)


def entity_named(session: Session, typed: str) -> int | None:
    """Return the entity of that name (or short name), None where nothing is typed; a `UserError` when there is none."""
    wanted = fold(records.line(typed))
    if not wanted:
        return None
    for entity in session.exec(select(Entity)):
        if wanted in (fold(entity.name), fold(entity.short_name)):
            return entity.key
    raise UserError(N_("No entity of the directory is called “{name}”."), name=records.line(typed))
