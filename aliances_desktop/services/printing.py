"""Printing: pieces drawn as documents, copies counted, and what has changed since the last printing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, Final

from sqlmodel import Session, select

from aliances_desktop.documents.attendance import Badges
from aliances_desktop.documents.registry import BY_ID, Sheet
from aliances_desktop.documents.routes import InterestSlips
from aliances_desktop.documents.sheet import Document
from aliances_desktop.i18n import LANGUAGES, translator
from aliances_desktop.model import Printed
from aliances_desktop.services import gather
from aliances_desktop.services.pieces import OWN, Piece, pieces

SPARES: Final = 2
"""Copies more than people of what everyone is given."""
_GIVEN_TO_EVERYONE: Final = frozenset({"agenda", "directory", "focus_data", "focus_results", "reading"})


@dataclass(frozen=True)
class Job:
    """A line of the print tree: how many pieces, copies in all, pieces printed as they are now, and changed since."""

    sheet: Sheet
    pieces: int
    copies: int
    printed: int
    changed: int
    languages: tuple[str, ...]

    @property
    def is_printed(self) -> bool:
        """Whether every piece has been printed as it is now."""
        return self.pieces > 0 and self.printed == self.pieces


def documents(chosen: Iterable[Piece]) -> list[Document]:
    """Draw pieces in order; badges and slips that follow each other share their pages."""
    drawn: list[Document] = []
    for (sheet_id, language), group in groupby(chosen, key=lambda piece: (piece.sheet.id, piece.language)):
        t = translator(language)
        for data in _merged(sheet_id, [piece.data for piece in group]):
            drawn += BY_ID[sheet_id].documents(data, t)
    return drawn


def _merged(sheet_id: str, content: Sequence[Any]) -> Sequence[Any]:
    if sheet_id == "badges":
        people = sorted((person for one in content for person in one.people), key=lambda p: p.number)
        return [Badges(content[0].occasion, tuple(people))]
    if sheet_id == "interest_slips":
        return [InterestSlips(content[0].occasion, tuple(slip for one in content for slip in one.slips))]
    return content


# What has been printed


def _printed(session: Session, workshop_id: int) -> dict[tuple[str, int], set[str]]:
    found: dict[tuple[str, int], set[str]] = {}
    for row in session.exec(select(Printed).where(Printed.workshop_id == workshop_id)):
        found.setdefault((row.sheet, row.recipient_id), set()).add(row.digest)
    return found


def only_changed(session: Session, workshop_id: int, chosen: Iterable[Piece]) -> list[Piece]:
    """Return the pieces that have never been printed as they are now, in any language."""
    printed = _printed(session, workshop_id)
    return [
        piece
        for piece in chosen
        if piece.digest not in printed.get((piece.sheet.id, piece.recipient_id), set())
    ]


def mark_printed(session: Session, workshop_id: int, chosen: Iterable[Piece], now: datetime) -> None:
    """Note that pieces were printed as they are; a trace, not an edit: it makes no undo step."""
    rows = {
        (row.sheet, row.recipient_id, row.language): row
        for row in session.exec(select(Printed).where(Printed.workshop_id == workshop_id))
    }
    # What was printed before is waste paper now, in whatever language it was.
    digests = {(piece.sheet.id, piece.recipient_id): piece.digest for piece in chosen}
    for (sheet, recipient_id, _), row in rows.items():
        if digests.get((sheet, recipient_id), row.digest) != row.digest:
            session.delete(row)
    session.flush()
    for piece in chosen:
        old = rows.get((piece.sheet.id, piece.recipient_id, piece.language))
        if old is not None and old.digest == piece.digest:
            old.printed_at = now
        else:
            session.add(
                Printed(
                    workshop_id=workshop_id,
                    sheet=piece.sheet.id,
                    recipient_id=piece.recipient_id,
                    language=piece.language,
                    digest=piece.digest,
                    printed_at=now,
                )
            )
    session.flush()


def copies(sheet_id: str, count: int, people: int, spares: int = SPARES) -> int:
    """Return how many copies a sheet of `count` pieces takes: what everyone is given, for all `people` and spares."""
    return people + spares if sheet_id in _GIVEN_TO_EVERYONE else count


def jobs(session: Session, workshop_id: int, language: str = OWN, spares: int = SPARES) -> list[Job]:
    """Return the print tree of a workshop: its sheets that have content, with copies counted and what has changed."""
    printed = _printed(session, workshop_id)
    chosen = pieces(session, workshop_id, (), language)
    people = len(gather.material(session, workshop_id).expected)
    found = []
    for sheet_id, group in groupby(chosen, key=lambda piece: piece.sheet.id):
        mine = list(group)
        before = [printed.get((sheet_id, piece.recipient_id), set()) for piece in mine]
        current = sum(piece.digest in digests for piece, digests in zip(mine, before, strict=True))
        found.append(
            Job(
                BY_ID[sheet_id],
                pieces=len(mine),
                copies=copies(sheet_id, len(mine), people, spares),
                printed=current,
                changed=sum(bool(digests) for digests in before) - current,
                languages=tuple(code for code in LANGUAGES if any(piece.language == code for piece in mine)),
            )
        )
    return found
