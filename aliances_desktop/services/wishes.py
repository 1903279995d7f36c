"""Wishes: whom a stand must meet, would like to meet or must never meet; what is not said is neutral."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Stand, Wish
from aliances_desktop.model.codes import WISHES
from aliances_desktop.services import records
from aliances_desktop.services.market import StandRow, stand_rows


@dataclass(frozen=True)
class WishLine:
    """A line of one stand's list: another stand, what this one wishes of it and what it wishes of this one."""

    stand: StandRow
    level: str
    returned: str


def grid(session: Session, workshop_id: int) -> dict[tuple[int, int], str]:
    """Return every wish of a workshop as (from stand, to stand) → level; pairs left out are neutral."""
    wishes = session.exec(select(Wish).where(Wish.workshop_id == workshop_id))
    return {(wish.from_stand_id, wish.to_stand_id): wish.level for wish in wishes}


def set_wish(session: Session, from_stand_id: int, to_stand_id: int, level: str) -> None:
    """Say what one stand wishes of another: "must", "like", "veto", or "" for neutral."""
    if level:
        records.code(level, WISHES)
    giver = records.fetch(session, Stand, from_stand_id)
    receiver = records.fetch(session, Stand, to_stand_id)
    if giver.key == receiver.key or giver.workshop_id != receiver.workshop_id:
        raise UserError(N_("A stand wishes to meet another stand of the same workshop."))
    wish = session.exec(
        select(Wish).where(Wish.from_stand_id == from_stand_id, Wish.to_stand_id == to_stand_id)
    ).first()
    if wish is None and level:
        session.add(
            Wish(
                workshop_id=giver.workshop_id,
                from_stand_id=from_stand_id,
                to_stand_id=to_stand_id,
                level=level,
            )
        )
    elif wish is not None and level:
        wish.level = level
    elif wish is not None:
        session.delete(wish)
    session.flush()


def set_wishes(session: Session, from_stand_id: int, levels: Mapping[int, str]) -> None:
    """Replace all the wishes of one stand, as read from its slip: other stand → level; the rest become neutral."""
    stand = records.fetch(session, Stand, from_stand_id)
    old = {to for (giver, to) in grid(session, stand.workshop_id) if giver == from_stand_id}
    for to_stand_id in sorted(old | set(levels)):
        set_wish(session, from_stand_id, to_stand_id, levels.get(to_stand_id, ""))


def wish_list(session: Session, stand_id: int) -> list[WishLine]:
    """Return the list of one stand: all the others in the order of their numbers, with the wishes of both sides."""
    workshop_id = records.fetch(session, Stand, stand_id).workshop_id
    wishes = grid(session, workshop_id)
    return [
        WishLine(row, wishes.get((stand_id, row.id), ""), wishes.get((row.id, stand_id), ""))
        for row in stand_rows(session, workshop_id)
        if row.id != stand_id
    ]
