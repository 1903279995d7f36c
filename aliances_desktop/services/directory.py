"""The directory as a list: which entities a filter leaves, in which order, what the table shows, and the counts of the chips."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Final

from sqlalchemy import String, func, type_coerce
from sqlalchemy import select as plain_select
from sqlmodel import Session, col, or_, select

from aliances_desktop.model import Entity, Municipality, metadata
from aliances_desktop.model.territory import COMARQUES
from aliances_desktop.store import search
from aliances_desktop.text import fold, words

SORTS: Final = {
    "name": col(Entity.sort_name),
    "kind": col(Entity.kind),
    "municipality": col(Entity.municipality),
    "sectors": col(Entity.sectors),
    "tags": col(Entity.tags),
    "budget": col(Entity.budget_cents),
}
"""What the list can be sorted by; names always decide between equals."""


@dataclass(frozen=True)
class Filter:
    """Which entities to show. Within a field any of the values will do; the fields must all be met.

    Every word of `text` must begin a word somewhere in the entity's sheet, contacts, offers or needs.
    """

    text: str = ""
    kinds: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()
    municipalities: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether everything is shown."""
        return self == Filter()


@dataclass(frozen=True)
class EntityRow:
    """A line of the list."""

    id: int
    name: str
    short_name: str
    kind: str
    sectors: tuple[str, ...]
    municipality: str
    comarca: str
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Facets:
    """How many entities have each kind, sector, municipality and tag, the most frequent first."""

    kinds: Mapping[str, int] = field(default_factory=dict)
    sectors: Mapping[str, int] = field(default_factory=dict)
    municipalities: Mapping[str, int] = field(default_factory=dict)
    tags: Mapping[str, int] = field(default_factory=dict)


def entity_ids(
    session: Session,
    chosen: Filter = Filter(),
    sort: str = "name",
    *,
    is_descending: bool = False,
    limit: int | None = None,
) -> list[int]:
    """Return the keys of the entities that pass the filter, sorted by SQL; with `limit` only the first, and sooner."""
    query = select(col(Entity.id))
    if chosen.kinds:
        query = query.where(col(Entity.kind).in_(chosen.kinds))
    if chosen.municipalities:
        query = query.where(col(Entity.municipality).in_(chosen.municipalities))
    for column, codes in ((Entity.sectors, chosen.sectors), (Entity.tags, chosen.tags)):
        if codes:
            as_text = type_coerce(col(column), String)
            query = query.where(
                or_(*(as_text.contains(f"|{code}|", autoescape=True) for code in sorted(codes)))
            )
    order = SORTS[sort].desc() if is_descending else SORTS[sort]
    ordered = query.order_by(order, col(Entity.sort_name), col(Entity.id))
    if limit is None:
        ids = session.exec(search.matching(ordered, chosen.text))
    else:
        ids = session.exec(search.first_matching(session, ordered, chosen.text, limit))
    return [id for id in ids if id is not None]


def entity_rows(session: Session, ids: Sequence[int]) -> dict[int, EntityRow]:
    """Return the lines of those entities by key; deleted ones are left out."""
    table = metadata.tables["entity"]
    columns = [table.columns[f.name] for f in fields(EntityRow)]
    # Whole records cost four times as much to read as the eight columns shown.
    rows = session.connection().execute(plain_select(*columns).where(table.c.id.in_(ids)))
    return {row[0]: EntityRow(*row) for row in rows}


def facets(session: Session, chosen: Filter = Filter()) -> Facets:
    """Return the counts for the chips, of the entities the filter's text leaves."""
    query = search.matching(
        select(Entity.kind, Entity.sectors, Entity.municipality, Entity.tags),
        chosen.text,
    )
    kinds: Counter[str] = Counter()
    sectors: Counter[str] = Counter()
    places: Counter[str] = Counter()
    tags: Counter[str] = Counter()
    for kind, in_sectors, place, tagged in session.exec(query):
        kinds[kind] += 1
        sectors.update(in_sectors)
        tags.update(tagged)
        if place:
            places[place] += 1
    return Facets(*(dict(counter.most_common()) for counter in (kinds, sectors, places, tags)))


def count(session: Session) -> int:
    """Return how many entities there are."""
    return session.exec(select(func.count()).select_from(Entity)).one()


def municipalities(session: Session, typed: str, limit: int = 12) -> list[str]:
    """Return municipalities that begin with what was typed, blind to accents: those in use, then the official list."""
    wanted = fold(typed)
    used = session.exec(select(Entity.municipality).distinct().where(Entity.municipality != "")).all()
    official = session.exec(select(Municipality.name).order_by(Municipality.sort_name)).all()
    return _beginning(wanted, [*sorted(used), *official], limit)


def comarques(typed: str, limit: int = 12) -> list[str]:
    """Return the comarques that begin with what was typed."""
    return _beginning(fold(typed), list(COMARQUES.values()), limit)


def tags(session: Session, typed: str, limit: int = 12) -> list[str]:
    """Return the tags in use that begin with what was typed, the most frequent first."""
    counts: Counter[str] = Counter()
    for together, n in session.exec(select(Entity.tags, func.count()).group_by(col(Entity.tags))):
        counts.update(dict.fromkeys(together, n))
    return _beginning(fold(typed), [tag for tag, _n in counts.most_common()], limit)


def _beginning(wanted: str, names: Sequence[str], limit: int) -> list[str]:
    found = dict.fromkeys(
        name
        for name in names
        if fold(name).startswith(wanted) or any(word.startswith(wanted) for word in words(name))
    )
    return list(found)[:limit]
