"""A child that edits a file without end and says after each commit how many it has made, until it is killed."""

from collections.abc import Callable
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

from sqlmodel import col, select

from aliances_desktop.i18n import N_
from aliances_desktop.model import Alliance, Entity
from aliances_desktop.services import attachments, entities, holdings, importing
from aliances_desktop.services.importing import Candidate, Draft
from aliances_desktop.store import Store

LOT = 200
_DAY = datetime(2026, 11, 21, 9, tzinfo=UTC)


def _add(store: Store, number: int) -> None:
    with store.edit(N_("Add entity")) as session:
        id = entities.add_entity(session, name=f"Entitat {number}", notes="una nota " * 50).key
        entities.add_contact(session, id, name=f"Núria {number}")


def _rename(store: Store, number: int) -> None:
    with store.edit(N_("Add entity")) as session:
        id = session.exec(select(Entity.id).order_by(col(Entity.id).desc())).first()
        assert id is not None
        entities.set_value(session, id, "name", f"Nom {number}")


def _import(store: Store, number: int) -> None:
    with store.edit(N_("Add entity")) as session:
        rows = tuple(Candidate(n, {"name": f"Lot {number} {n}", "kind": "other"}) for n in range(LOT))
        importing.import_entities(session, Draft(rows, (), ()), {})


def _delete_lot(store: Store, _number: int) -> None:
    with store.edit(N_("Delete")) as session:
        ids = session.exec(select(Entity.id).where(col(Entity.name).startswith("Lot")))
        entities.delete_entities(session, [id for id in ids if id is not None])


def _attach(store: Store, number: int) -> None:
    document = store.path.with_name("acta.pdf")
    document.write_bytes(bytes(range(256)) * 400)
    with store.edit(N_("Add documents")) as session:
        alliance = Alliance(title=f"Aliança {number}")
        session.add(alliance)
        session.flush()
        attachments.attach(session, {"alliance_id": alliance.key}, document, _DAY)


def _erase(store: Store, _number: int) -> None:
    with store.edit(N_("Erase an entity")) as session:
        id = session.exec(select(Entity.id).order_by(col(Entity.id).desc())).first()
        assert id is not None
        holdings.erase(session, id)


def _undo(store: Store, _number: int) -> None:
    store.undo()


def _redo(store: Store, _number: int) -> None:
    store.redo()


ACTIONS: tuple[Callable[[Store, int], None], ...] = (
    _add, _rename, _import, _undo, _redo, _add, _attach, _undo, _delete_lot, _undo, _delete_lot, _attach, _erase,
)  # fmt: skip
"""Every way to write, in turn; the same number does the same on the same content."""


def act(store: Store, number: int) -> None:
    """Do the `number`-th action, counted from 0: one commit."""
    ACTIONS[number % len(ACTIONS)](store, number)


def run(path: Path, acknowledge: Connection) -> None:
    """Open the file and act until killed; sends 0 when open, then the number of actions committed."""
    store = Store.open(path, backups=path.parent / "b")
    acknowledge.send(0)
    number = 0
    while True:
        act(store, number)
        number += 1
        acknowledge.send(number)
