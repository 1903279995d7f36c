"""Merging duplicates by hand: one entity stays, and everything that hung on the others hangs on it."""

from collections.abc import Collection, Mapping

from sqlalchemy import Column, Table, UniqueConstraint
from sqlmodel import Session, col, or_, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Entity, Pair, Rating, metadata
from aliances_desktop.services import entities
from aliances_desktop.services.entities import FIELDS

_LISTS = frozenset({"sectors", "target_groups", "tags"})


def merge_entities(
    session: Session, keep_id: int, other_ids: Collection[int], values: Mapping[str, object]
) -> Entity:
    """Make `other_ids` one with `keep_id`; `values` are the fields chosen, blank ones are filled from the others.

    Contacts, offers, participations and whatever else points to the others is kept; where both stand in a place that
    holds one (the same idea), the one of the entity kept stays.
    """
    others = [entities.entity(session, id) for id in other_ids if id != keep_id]
    if not others:
        raise UserError(N_("Choose at least two entities to merge."))
    kept = entities.entity(session, keep_id)
    for field in FIELDS:
        if field in values:
            entities.set_value(session, keep_id, field, values[field])
        else:
            _fill(kept, others, field)
    session.flush()
    for other in others:
        _move_pairs(session, other.key, keep_id)
        _move_answers(session, other.key, keep_id)
        _move_links(session, other.key, keep_id)
        session.expire(other)
        session.delete(other)
    session.flush()
    return kept


def _fill(kept: Entity, others: Collection[Entity], field: str) -> None:
    if field in _LISTS:
        every = [value for record in (kept, *others) for value in getattr(record, field)]
        setattr(kept, field, tuple(dict.fromkeys(every)))
    elif getattr(kept, field) in (None, ""):
        found = next((v for record in others if (v := getattr(record, field)) not in (None, "")), None)
        if found is not None:
            setattr(kept, field, found)


def _move_pairs(session: Session, old_id: int, new_id: int) -> None:
    """Give what stands between two entities the entity kept, the smaller id first; the two made one have no pair."""
    found = select(Pair).where(or_(col(Pair.one_id) == old_id, col(Pair.other_id) == old_id))
    for pair in session.exec(found).all():
        partner = pair.other_id if pair.one_id == old_id else pair.one_id
        one, other = sorted((partner, new_id))
        taken = select(Pair).where(
            Pair.alliance_id == pair.alliance_id, Pair.one_id == one, Pair.other_id == other
        )
        if one == other or session.exec(taken).first() is not None:
            session.delete(pair)
        else:
            pair.one_id, pair.other_id = one, other
        session.flush()


def _move_answers(session: Session, old_id: int, new_id: int) -> None:
    """Make what evaluation tests say of a partner be about the entity kept, where nothing is said of it yet."""
    for rating in session.exec(
        select(Rating).where(Rating.table_number == "5", Rating.subject == str(old_id))
    ).all():
        taken = select(Rating).where(
            Rating.evaluation_id == rating.evaluation_id, Rating.table_number == "5",
            Rating.subject == str(new_id), Rating.item == rating.item,
        )  # fmt: skip
        if session.exec(taken).first() is None:
            rating.subject = str(new_id)
        else:
            session.delete(rating)
        session.flush()


def _move_links(session: Session, old_id: int, new_id: int) -> None:
    """Point every foreign key to the entity at the one kept."""
    for table in metadata.sorted_tables:
        for column in table.columns:
            if any(key.column.table.name == "entity" for key in column.foreign_keys):
                _move(session, table, column, old_id, new_id)


def _move(session: Session, table: Table, column: Column[int], old_id: int, new_id: int) -> None:
    connection = session.connection()
    uniques = [c for c in table.constraints if isinstance(c, UniqueConstraint) and column.name in c.columns]
    for row in connection.execute(table.select().where(column == old_id)).mappings():
        clash = any(
            connection.execute(
                table.select().where(*(c == (new_id if c is column else row[c.name]) for c in unique.columns))
            ).first()
            for unique in uniques
        )
        mine = table.c.id == row["id"]
        connection.execute(
            table.delete().where(mine) if clash else table.update().where(mine).values({column.name: new_id})
        )
