"""The directory as a table for others: CSV or XLSX, harmless in a spreadsheet, and read back the same."""

import csv
import io
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any, Final

from sqlmodel import Session, col, select

from aliances_desktop.files import replace_with
from aliances_desktop.model import Contact, Entity, Offer
from aliances_desktop.model.codes import KINDS, SECTORS, TARGET_GROUPS
from aliances_desktop.model.territory import COMARQUES
from aliances_desktop.services.columns import FIELDS
from aliances_desktop.services.spreadsheet import spreadsheet

PRIVATE: Final = ("contact_name", "contact_post", "contact_email", "contact_phone", "notes")
"""Fields left out when an export goes without contacts and notes."""
_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r", "'")
Labels = Callable[[str], str]


def guarded(value: Any) -> Any:
    """Return text that a spreadsheet will not compute: an apostrophe goes before = + - @; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_DANGEROUS) else value


def entity_table(
    session: Session, labels: Labels, *, entity_ids: Collection[int] | None = None, is_private: bool = True
) -> list[list[Any]]:
    """Return a header and a row for each entity; `labels` turns msgids into the language wanted."""
    fields = [name for name in FIELDS if is_private or name not in PRIVATE]
    query = select(Entity).order_by(col(Entity.sort_name))
    if entity_ids is not None:
        query = query.where(col(Entity.id).in_(entity_ids))
    contacts: dict[int, Contact] = {}
    for contact in session.exec(
        select(Contact).order_by(col(Contact.is_interlocutor), col(Contact.id).desc())
    ):
        contacts[contact.entity_id] = contact
    offers: dict[tuple[int, str], list[str]] = {}
    for offer in session.exec(select(Offer).order_by(col(Offer.id))):
        offers.setdefault((offer.entity_id, offer.side), []).append(offer.text.replace("\n", " "))
    rows = [[labels(FIELDS[name]) for name in fields]]
    for entity in session.exec(query):
        speaker = contacts.get(entity.key)
        written = {
            "offers": offers.get((entity.key, "offer"), []),
            "needs": offers.get((entity.key, "need"), []),
        }
        rows.append([_cell(entity, speaker, written, name, labels) for name in fields])
    return rows


def _cell(
    entity: Entity, contact: Contact | None, offers: dict[str, list[str]], name: str, labels: Labels
) -> Any:
    if name in offers:
        return "\n".join(offers[name])
    if name.startswith("contact_"):
        return getattr(contact, name.removeprefix("contact_")) if contact else ""
    value = getattr(entity, name)
    if name == "kind":
        return labels(KINDS[value])
    if name == "comarca":
        return COMARQUES.get(value, "")
    if name in {"sectors", "target_groups"}:
        known = SECTORS if name == "sectors" else TARGET_GROUPS
        return ", ".join(labels(known[code]) for code in value)
    if name == "tags":
        return ", ".join(value)
    if name == "budget_cents":
        return None if value is None else value / 100
    return value


def export_entities(
    session: Session,
    path: Path,
    labels: Labels,
    *,
    entity_ids: Collection[int] | None = None,
    is_private: bool = True,
) -> int:
    """Write the directory to `path`, as XLSX or CSV by its ending; return how many entities. UserError on a full disk."""
    rows = entity_table(session, labels, entity_ids=entity_ids, is_private=is_private)
    if path.suffix.lower() == ".xlsx":
        with spreadsheet(path) as book:
            book.table("", rows[0], rows[1:], frozen_columns=1)
    else:
        with replace_with(path) as file:
            file.write(_csv(rows))
    return len(rows) - 1


def _csv(rows: list[list[Any]]) -> bytes:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";")
    for row in rows:
        writer.writerow(
            [
                ""
                if c is None
                else guarded(c)
                if isinstance(c, str)
                else f"{c:g}"
                if isinstance(c, float)
                else c
                for c in row
            ]
        )
    # The mark at the head tells spreadsheets that this is UTF-8.
    return buffer.getvalue().encode("utf-8-sig", "replace")
