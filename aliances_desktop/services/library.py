"""The library: built-in templates beside the file's own, what each is made of, and editing the own ones part by part."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, func, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import LANGUAGES, N_
from aliances_desktop.method import FAMILIES, Part, Template, naming_column, texts_columns
from aliances_desktop.model import Batch, Instrument, Record, Texts
from aliances_desktop.services import instruments
from aliances_desktop.services.records import fetch, line, note

_WITHOUT_WORKSHOP: Final = frozenset({"process", "letter"})


@dataclass(frozen=True)
class LibraryRow:
    """An instrument of the library: built in when `record_id` is None. `id` names it among all of its family.

    `written` is the share of its texts written in each language, 0–1; `used` counts the workshops it was used in,
    for processes and letters how often it was used.
    """

    id: str
    family: str
    title: Texts
    origin: str
    edition: str
    record_id: int | None
    written: Mapping[str, float]
    used: int

    @property
    def is_builtin(self) -> bool:
        """Whether it travels with the program and can only be copied."""
        return self.record_id is None


@dataclass(frozen=True)
class Node:
    """A part of an instrument, in the order of reading; `record_id` is None in a built-in one.

    `place` numbers it as on paper ("4.2"), "" in a list beside the first one of its parent.
    """

    number: int
    place: str
    depth: int
    part: Part
    record_id: int | None
    parent_id: int | None
    values: Mapping[str, Any]

    @property
    def title(self) -> Texts:
        """What it says, for the outline: what names it, or the first text there is."""
        columns = texts_columns(self.part.table)
        for column in (naming_column(self.part.table), *columns):
            value: Texts = self.values[column]
            if value:
                return value
        return Texts()


def rows(session: Session, family: str) -> list[LibraryRow]:
    """Return the library of a family: built-in ones first, then those of the file."""
    used = _used(session, family)
    found = []
    for template in instruments.templates(family):
        title = instruments.as_texts(template.title)
        written = _written(template.content, family)
        found.append(
            LibraryRow(
                template.origin, family, title, template.origin, template.edition, None, written,
                used.get(template.origin, 0),
            )
        )  # fmt: skip
    for record in instruments.stored(session, family):
        data = instruments.to_data(session, record)
        origin = instruments.own_origin(record)
        found.append(
            LibraryRow(
                origin, family, record.title, origin, record.edition, record.key, _written(data, family),
                used.get(origin, 0),
            )
        )  # fmt: skip
    return found


def _written(data: Mapping[str, Any], family: str) -> dict[str, float]:
    texts = list(instruments.texts_in(data, FAMILIES[family].part))
    counts = dict.fromkeys(LANGUAGES, 0)
    for text in texts:
        for code in LANGUAGES:
            counts[code] += isinstance(text, str) or bool(text.get(code))
    return {code: counts[code] / len(texts) if texts else 0.0 for code in LANGUAGES}


def _used(session: Session, family: str) -> dict[str, int]:
    """Count the workshops each template was used in, or for what belongs to no workshop the uses themselves.

    A questionnaire's copy belongs to a workshop by its batch.
    """
    table: Any = FAMILIES[family].table
    counted = table.id if family in _WITHOUT_WORKSHOP else table.workshop_id
    query = select(table.origin, func.count(func.distinct(counted)))
    if family == "questionnaire":
        query = select(
            table.origin, func.count(func.distinct(func.coalesce(Batch.workshop_id, -col(Batch.id))))
        )
        query = query.join(Batch, col(Batch.questionnaire_id) == table.id)
    query = query.where(col(table.is_template) == False)  # noqa: E712 - SQL
    return dict(session.exec(query.group_by(table.origin)).all())


def row_of(session: Session, record: Instrument) -> LibraryRow:
    """Return the row of any stored instrument, such as the copy that a workshop uses."""
    family = instruments.family_of(record)
    written = _written(instruments.to_data(session, record), family)
    id = instruments.own_origin(record)
    return LibraryRow(id, family, record.title, record.origin, record.edition, record.key, written, 0)


def source(session: Session, row_id: str, family: str) -> Template | Instrument:
    """Return the template or instrument behind a row's id; UserError when it has been deleted meanwhile."""
    if row_id.startswith("own:"):
        return fetch(session, FAMILIES[family].table, int(row_id.removeprefix("own:")))
    return instruments.builtin(row_id)


def outline(session: Session, row_id: str, family: str) -> list[Node]:
    """Return an instrument and everything in it, in the order of reading."""
    found = source(session, row_id, family)
    part = FAMILIES[family].part
    if isinstance(found, Template):
        nodes = _of_template(part, found.content, "")
    else:
        nodes = _of_record(session, part, found, None, "")
    return [replace(node, number=number) for number, node in enumerate(nodes)]


def _of_template(part: Part, data: Mapping[str, Any], place: str, depth: int = 0) -> Iterator[Node]:
    # A row that is built but never stored has the model's defaults.
    blank = part.table(**instruments.values_of(part, data))
    yield _node(part, blank, None, place, depth)
    for below in part.parts:
        for number, row in enumerate(data.get(below.name, ()), 1):
            yield from _of_template(below, row, _place(part, below, place, number), depth + 1)


def _of_record(
    session: Session, part: Part, record: Record, parent_id: int | None, place: str, depth: int = 0
) -> Iterator[Node]:
    yield _node(part, record, parent_id, place, depth)
    for below in part.parts:
        for number, row in enumerate(instruments.children(session, below, record.key), 1):
            where = _place(part, below, place, number)
            yield from _of_record(session, below, row, record.key, where, depth + 1)


def _place(part: Part, below: Part, place: str, number: int) -> str:
    return f"{place}.{number}".lstrip(".") if below is part.parts[0] else ""


def _node(part: Part, record: Record, parent_id: int | None, place: str, depth: int) -> Node:
    values = {column: getattr(record, column) for column in part.columns}
    return Node(0, place, depth, part, record.id, parent_id, values)


# Editing


def duplicate(session: Session, row_id: str, family: str, mark: str) -> str:
    """Make an own copy of an instrument, with `mark` behind its title, and return the id of its row."""
    found = source(session, row_id, family)
    made = instruments.use(session, found, is_template=True)
    made.title = Texts(
        **{code: f"{made.title.own(code)} {mark}" for code in LANGUAGES if made.title.own(code)}
    )
    session.flush()
    return instruments.own_origin(made)


def add_own(session: Session, family: str, title: str, language: str) -> str:
    """Add an empty instrument to the library and return the id of its row."""
    record = FAMILIES[family].table(title=Texts().put(language, line(title)), is_template=True)
    session.add(record)
    session.flush()
    return instruments.own_origin(record)


def delete_own(session: Session, row_id: str, family: str) -> None:
    """Delete an instrument of the file's library; copies in use stay. UserError for a built-in one."""
    if not row_id.startswith("own:"):
        raise UserError(N_("What is built in cannot be deleted."))
    session.delete(source(session, row_id, family))
    session.flush()


def set_value(session: Session, part: Part, record_id: int, column: str, value: Any) -> None:
    """Change a column of a part; texts are given as `Texts`. A `UserError` for a value that its table refuses."""
    if column not in part.columns:
        raise ValueError(column)
    record = fetch(session, part.table, record_id)
    if isinstance(value, Texts):
        value = Texts(**{code: note(value.own(code)) for code in LANGUAGES})
    elif isinstance(value, str):
        value = note(value)
    setattr(record, column, value)
    try:
        session.flush()
    except IntegrityError:
        raise UserError(N_("This value is not possible here.")) from None


def add_part(session: Session, part: Part, parent_id: int, after: int | None = None) -> int:
    """Add an empty row to a list of an instrument, behind the row `after` or at the end; return its id."""
    table: Any = part.table
    siblings = list(instruments.children(session, part, parent_id))
    place = next((n + 1 for n, row in enumerate(siblings) if row.id == after), len(siblings))
    values: dict[str, Any] = {part.parent: parent_id, "position": place + 1}
    if "code" in table.model_fields:
        values["code"] = _free_code({row.code for row in siblings})
    for name, field in table.model_fields.items():
        if field.is_required() and field.annotation is str:
            values.setdefault(name, "")
    record = table(**values)
    session.add(record)
    session.flush()
    siblings.insert(place, record)
    _renumber(session, siblings)
    return int(record.key)


def _free_code(taken: set[str]) -> str:
    return next(code for code in (str(n) for n in range(1, 10_000)) if code not in taken)


def delete_part(session: Session, part: Part, record_id: int) -> None:
    """Delete a row of an instrument with all that hangs on it."""
    session.delete(fetch(session, part.table, record_id))
    session.flush()


def move_part(session: Session, part: Part, record_id: int, steps: int) -> None:
    """Move a row of an instrument up or down its list; at the ends it stays."""
    record: Any = fetch(session, part.table, record_id)
    siblings = list(instruments.children(session, part, getattr(record, part.parent)))
    place = siblings.index(record)
    siblings.insert(min(max(place + steps, 0), len(siblings) - 1), siblings.pop(place))
    _renumber(session, siblings)


def _renumber(session: Session, siblings: Sequence[Any]) -> None:
    for position, row in enumerate(siblings, 1):
        row.position = position
    session.flush()
