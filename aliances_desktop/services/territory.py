"""The official list of municipalities, in its own format, and the comarques it brings to the entities."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import delete, insert
from sqlmodel import Session, col, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Entity, Municipality
from aliances_desktop.model.territory import COMARQUES
from aliances_desktop.services.tables import Table, as_text
from aliances_desktop.text import fold, normalise, sort_key

_LEVEL, _CODE, _NAME = 0, 1, 2
_ARTICLES: Final = ("el", "la", "els", "les", "l'", "l’", "lo", "es", "sa", "ses", "los", "las")


def natural_name(listed: str) -> str:
    """Return a name with its article in front, as it is spoken: "Garidells, els" → "els Garidells"."""
    name, comma, article = normalise(listed).rpartition(", ")
    if not comma or article.casefold() not in _ARTICLES:
        return normalise(listed)
    article = article[0].upper() + article[1:]
    return f"{article}{name}" if article.endswith(("'", "’")) else f"{article} {name}"


def municipalities_of(table: Table) -> list[Municipality]:
    """Return the municipalities of the official list; UserError when the table is not that list.

    The institute gives it in two forms: a row for each comarca followed by its municipalities, and a table with both
    side by side.
    """
    found = list(_read_columns(table)) or list(_read_levels(table))
    if not found:
        raise UserError(N_("{name} is not the official list of municipalities."), name=table.name)
    return found


def _read_columns(table: Table) -> Iterator[Municipality]:
    """Read the form with the columns ine, Municipi, codCom, Comarca."""
    names = [fold(name) for name in table.columns]
    if not {"ine", "municipi", "codcom"} <= set(names):
        return
    code, name, comarca = (names.index(column) for column in ("ine", "municipi", "codcom"))
    for row in table.rows:
        number = as_text(row[comarca]).strip().zfill(2)
        if number in COMARQUES and as_text(row[name]).strip():
            spoken = natural_name(as_text(row[name]))
            yield Municipality(
                code=as_text(row[code]).zfill(6), name=spoken, sort_name=sort_key(spoken), comarca=number
            )


def _read_levels(table: Table) -> Iterator[Municipality]:
    comarca = ""
    known: set[str] = set()
    for row in table.rows:
        if len(row) <= _NAME:
            return
        level, code, name = (as_text(row[n]).strip() for n in (_LEVEL, _CODE, _NAME))
        if code.zfill(2) in COMARQUES and fold(natural_name(name)) == fold(COMARQUES[code.zfill(2)]):
            comarca = code.zfill(2)
        elif comarca and fold(level).startswith("munic") and code.isdecimal() and code not in known:
            known.add(code)
            spoken = natural_name(name)
            yield Municipality(code=code.zfill(6), name=spoken, sort_name=sort_key(spoken), comarca=comarca)


def import_municipalities(session: Session, municipalities: list[Municipality]) -> tuple[int, int]:
    """Put the list in the file in place of an older one; return (municipalities, entities that got their comarca)."""
    session.execute(delete(Municipality))
    session.execute(insert(Municipality), [m.model_dump(exclude={"id"}) for m in municipalities])
    by_name = {fold(m.name): m.comarca for m in municipalities}
    filled = 0
    for entity in session.exec(
        select(Entity).where(col(Entity.comarca) == "", col(Entity.municipality) != "")
    ):
        entity.comarca = by_name.get(fold(entity.municipality)) or by_name.get(
            fold(natural_name(entity.municipality)), ""
        )
        filled += bool(entity.comarca)
    session.flush()
    return len(municipalities), filled
