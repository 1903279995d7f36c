"""Find anything in the file by its words, for Ctrl+K: which record, what to call it, and which page shows it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from aliances_desktop.model import Contact, Entity, Idea, Offer, Participant, Pitch, Record, Stand, Workshop
from aliances_desktop.store import search

_TABLES: dict[str, type[Record]] = {
    "entity": Entity, "contact": Contact, "offer": Offer, "workshop": Workshop, "participant": Participant,
    "stand": Stand, "pitch": Pitch, "idea": Idea,
}  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """A record found: its table, what to call it, where it stands, and the id of the record whose page shows it."""

    table: str
    title: str
    detail: str
    page_id: int


def find(session: Session, typed: str, limit: int) -> list[Finding]:
    """Return at most `limit` records that hold all words of `typed`, entities first."""
    ids: dict[str, list[int]] = defaultdict(list)
    for hit in search.find(session, typed, limit):
        ids[hit.table].append(hit.id)
    found: list[Finding] = []
    for table, record in _TABLES.items():
        if ids[table]:
            rows = session.exec(select(record).where(col(record.id).in_(ids[table]))).all()
            found += sorted((_finding(session, table, row) for row in rows), key=lambda f: f.title.casefold())
    return found[:limit]


def _finding(session: Session, table: str, row: Record) -> Finding:
    if isinstance(row, Entity):
        return Finding(table, row.name, row.municipality, row.key)
    if isinstance(row, Workshop):
        return Finding(table, row.title, row.place, row.key)
    if isinstance(row, Contact | Offer):
        entity = session.get_one(Entity, row.entity_id)
        return Finding(
            table, row.text if isinstance(row, Offer) else _person(row), entity.name, row.entity_id
        )
    if isinstance(row, Participant):
        return Finding(table, row.person, session.get_one(Entity, row.entity_id).name, row.workshop_id)
    assert isinstance(row, Stand | Pitch | Idea)
    workshop = session.get_one(Workshop, row.workshop_id)
    return Finding(table, _words(row), workshop.title, row.workshop_id)


def _person(contact: Contact) -> str:
    return contact.name or contact.email or contact.phone


def _words(row: Stand | Pitch | Idea) -> str:
    texts: Sequence[str] = (
        (row.offers, row.seeks)
        if isinstance(row, Stand)
        else (row.project,)
        if isinstance(row, Pitch)
        else (row.title,)
    )
    return next((text for text in texts if text), "–")
