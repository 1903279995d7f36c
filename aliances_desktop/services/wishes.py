"""Wishes: whom a stand must meet, would like to meet or must never meet; what is not said is neutral."""

from sqlmodel import Session, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Stand, Wish
from aliances_desktop.model.codes import WISHES
from aliances_desktop.services import records


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
