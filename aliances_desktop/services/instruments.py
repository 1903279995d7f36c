"""Instruments of the method: used in a workshop or kept in the library as copies, and exchanged as files.

One description of what an instrument is made of (`method.FAMILIES`) serves templates, stored instruments and files.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from aliances_desktop.errors import UserError
from aliances_desktop.files import replace_with
from aliances_desktop.i18n import LANGUAGES, N_, translator
from aliances_desktop.method import FAMILIES, Part, Template, instrument_columns, texts_columns
from aliances_desktop.method import template as builtin
from aliances_desktop.method import templates as templates
from aliances_desktop.model import Instrument, Record, Texts
from aliances_desktop.model.codes_alliance import COLUMN_CODES, SDGS
from aliances_desktop.services.records import NOTE_LIMIT
from aliances_desktop.text import normalise

FORMAT: Final = "aliances-instrument/1"
_MOST_BYTES: Final = 5_000_000
R = TypeVar("R", bound=Record)

__all__ = [
    "as_texts",
    "builtin",
    "children",
    "copy",
    "family_of",
    "own_origin",
    "read_file",
    "stored",
    "templates",
    "texts_in",
    "to_data",
    "use",
    "values_of",
    "write_file",
]


def family_of(record: Instrument) -> str:
    """Return the family that a stored instrument belongs to."""
    return next(name for name, family in FAMILIES.items() if isinstance(record, family.table))


def own_origin(record: Instrument) -> str:
    """Return what copies of a template of the file are known by."""
    return f"own:{record.key}"


def stored(session: Session, family: str, *, is_template: bool = True) -> Sequence[Instrument]:
    """Return the instruments of a family kept in the library of the file, or those in use."""
    table = FAMILIES[family].table
    query = select(table).where(col(table.is_template) == is_template).order_by(col(table.id))
    return session.exec(query).all()


def children(session: Session, part: Part, parent_id: int) -> Sequence[Any]:
    """Return the rows of `part` that hang on a parent, in their order."""
    table: Any = part.table
    query = select(table).where(getattr(table, part.parent) == parent_id)
    return session.exec(query.order_by(table.position, table.id)).all()


def use(
    session: Session,
    source: Template | Instrument,
    *,
    workshop_id: int | None = None,
    is_template: bool = False,
) -> Any:
    """Make a copy of a built-in template or a stored instrument, with all that hangs on it, and return it."""
    if isinstance(source, Template):
        data: Mapping[str, Any] = source.content
        family, origin, edition = source.family, source.origin, source.edition
    else:
        family, edition = family_of(source), source.edition
        origin = own_origin(source) if source.is_template and not is_template else source.origin
        data = to_data(session, source)
    return _insert(
        session,
        family,
        data,
        origin=origin,
        edition=edition,
        workshop_id=workshop_id,
        is_template=is_template,
    )


def copy(session: Session, record: Instrument, title: Texts) -> Any:
    """Duplicate a stored instrument where it is, under another title."""
    made = use(session, record, workshop_id=record.workshop_id, is_template=record.is_template)
    made.title = title
    session.flush()
    return made


def _insert(session: Session, family: str, data: Mapping[str, Any], **belonging: Any) -> Instrument:
    part = FAMILIES[family].part
    record = FAMILIES[family].table(**values_of(part, data), **belonging)
    session.add(record)
    session.flush()
    _insert_below(session, part, data, record.key)
    return record


def _insert_below(session: Session, part: Part, data: Mapping[str, Any], parent_id: int) -> None:
    for below in part.parts:
        for position, row in enumerate(data.get(below.name, ()), 1):
            record = below.table(**values_of(below, row), **{below.parent: parent_id, "position": position})
            session.add(record)
            session.flush()
            _insert_below(session, below, row, record.key)


# Values and JSON


def values_of(part: Part, data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns of a part that a template's row gives, as the model has them."""
    texts = texts_columns(part.table)
    values = {}
    for column in part.columns:
        if column in data:
            value = data[column]
            values[column] = as_texts(value) if column in texts else _plain(part.table, column, value)
    return values


def as_texts(value: Any) -> Texts:
    """Read a text: a msgid of ours stands for its three translations."""
    if isinstance(value, str):
        return Texts(**{code: translator(code).gettext(value) for code in LANGUAGES})
    limited = {
        code: normalise(str(value.get(code, "")), limit=NOTE_LIMIT, multiline=True) for code in LANGUAGES
    }
    return Texts(**limited)


def _plain(table: type[Record], column: str, value: Any) -> Any:
    """Read a value as the model declares it; ValueError when it is of another type or no code of its column."""
    annotation: Any = table.model_fields[column].annotation
    value = TypeAdapter(annotation).validate_python(value)
    codes = COLUMN_CODES.get((str(table.__tablename__), column))
    if codes is not None and value not in codes:
        raise ValueError(value)
    if column == "sdgs" and not SDGS.keys() >= set(value):
        raise ValueError(value)
    return normalise(value, limit=NOTE_LIMIT, multiline=True) if isinstance(value, str) else value


def _json(value: Any) -> Any:
    if isinstance(value, Texts):
        return {code: value.own(code) for code in LANGUAGES}
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def to_data(session: Session, record: Instrument) -> dict[str, Any]:
    """Return an instrument with all that hangs on it, as a template file has it."""
    return _to_data(session, FAMILIES[family_of(record)].part, record)


def _to_data(session: Session, part: Part, record: Record) -> dict[str, Any]:
    data = {column: _json(getattr(record, column)) for column in part.columns}
    for below in part.parts:
        rows = children(session, below, record.key)
        data[below.name] = [_to_data(session, below, row) for row in rows]
    return data


def texts_in(data: Mapping[str, Any], part: Part) -> Iterator[Mapping[str, str] | str]:
    """Give every text of an instrument's data that says something, for the completeness of its languages."""
    for column in texts_columns(part.table):
        value = data.get(column)
        if (isinstance(value, str) and value) or (isinstance(value, Mapping) and any(value.values())):
            yield value
    for below in part.parts:
        for row in data.get(below.name, ()):
            yield from texts_in(row, below)


# Exchange


def write_file(session: Session, record: Instrument, target: Path) -> None:
    """Write an instrument to a file that `read_file` reads in another .aliances file."""
    data = {
        "format": FORMAT,
        "family": family_of(record),
        "origin": record.origin,
        "edition": record.edition,
        **to_data(session, record),
    }
    with replace_with(target) as file:
        file.write(json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n")


def _no_number(name: str) -> float:
    """Refuse NaN and infinity, which JSON does not have but Python reads."""
    raise ValueError(name)


def read_file(session: Session, source: Path) -> Any:
    """Add the instrument of a file to the library and return it; UserError when it is something else or broken."""
    broken = UserError(N_("{name} is not an instrument of Aliances Desktop."), name=source.name)
    try:
        if source.stat().st_size > _MOST_BYTES:
            raise broken
        data = json.loads(source.read_text("utf-8"), parse_constant=_no_number)
    except (OSError, ValueError, RecursionError):
        raise broken from None
    if not isinstance(data, dict) or data.get("format") != FORMAT or data.get("family") not in FAMILIES:
        raise broken
    try:
        family = str(data["family"])
        content = {key: data[key] for key in instrument_columns(FAMILIES[family].part) if key in data}
        belonging = {key: normalise(str(data.get(key, "")), limit=100) for key in ("origin", "edition")}
        return _insert(session, family, content, **belonging, workshop_id=None, is_template=True)
    except (TypeError, ValueError, KeyError, AttributeError, IntegrityError):
        raise broken from None
