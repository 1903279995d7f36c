"""What is to be printed: the pieces of a workshop's pack, how many, what has changed since the last printing.

A piece is the smallest thing printed again by itself: one person's route card, one round's poster, one badge.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import groupby
from typing import Any, Final

from sqlmodel import Session, select

from aliances_desktop.documents.attendance import Badges
from aliances_desktop.documents.registry import BY_ID, SHEETS, Sheet
from aliances_desktop.documents.room import RoundPosters
from aliances_desktop.documents.routes import InterestSlips
from aliances_desktop.documents.sheet import Document
from aliances_desktop.errors import UserError
from aliances_desktop.i18n import LANGUAGES, N_, translator
from aliances_desktop.model import Printed
from aliances_desktop.services import gather, gather_directory, gather_results, results
from aliances_desktop.services.gather import Material

OWN: Final = "own"
"""Instead of a language: each person's own; what hangs in the room is in the workshop's first language."""
CONTENTS: Final = "contents"
SPARES: Final = 2
"""Copies more than people of what everyone is given."""
_GIVEN_TO_EVERYONE: Final = frozenset({"directory"})
_SLIPS_A_ROUND: Final = 1000


@dataclass(frozen=True)
class Piece:
    """Something to print: the sheet's frozen `data` for a recipient, in a language.

    `recipient_id` is a participant or an entity as the sheet's audience says; for posters the round, for badges the
    participant, for slips 1000 × round + table, 0 for what the room has once. `entity_id` is 0 for the room.
    """

    sheet: Sheet
    recipient_id: int
    language: str
    data: Any
    entity_id: int = 0

    @cached_property
    def digest(self) -> str:
        """What tells whether the content has changed, whatever the language."""
        return hashlib.sha256(repr(self.data).encode("utf-8", "surrogatepass")).hexdigest()


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


def pieces(
    session: Session, workshop_id: int, selection: Collection[str] = (), language: str = OWN
) -> list[Piece]:
    """Return what there is to print of the sheets selected (all when empty), in the order of the registry.

    `language` is one of `LANGUAGES` or `OWN`. Sheets without content, such as results before the market-place, give
    no piece. A `UserError` for a sheet that does not exist.
    """
    chosen = _chosen(selection)
    m = gather.material(session, workshop_id)
    languages = {row.id: row.language for row in m.people} if language == OWN else {}
    room = m.workshop.languages[0] if language == OWN else language
    found: list[Piece] = []
    for sheet in chosen:
        for recipient_id, entity_id, data in _contents(session, m, sheet.id):
            own = languages.get(recipient_id, room) if sheet.audience == "participant" else room
            if sheet.audience == "entity":
                own = next(
                    (languages[row.id] for row in m.people if row.entity_id == entity_id and languages), room
                )
            found.append(Piece(sheet, recipient_id, own, data, entity_id))
    return found


def directory_pieces(
    session: Session,
    title: str,
    entity_ids: Collection[int] | None,
    selection: Collection[str],
    language: str,
) -> list[Piece]:
    """Return the directory and the entity sheets of some entities, or of all, without any workshop."""
    found: list[Piece] = []
    for sheet in _chosen(selection):
        if sheet.id == "directory":
            data = gather_directory.directory(session, title, entity_ids)
            found.append(Piece(sheet, 0, language, data))
        elif sheet.id == "entity":
            sheets = gather_directory.entity_sheets(session, entity_ids)
            found += [Piece(sheet, key, language, data, key) for key, data in sheets.items()]
    return found


def _chosen(selection: Collection[str]) -> list[Sheet]:
    for name in selection:
        if name not in BY_ID:
            raise UserError(
                N_("There is no sheet called {name}. There are: {known}."), name=name, known=", ".join(BY_ID)
            )
    return [sheet for sheet in SHEETS if sheet.id != CONTENTS and (not selection or sheet.id in selection)]


_Content = Iterable[tuple[int, int, Any]]
"""(recipient, entity, frozen data) of each piece."""


def _contents(session: Session, m: Material, sheet_id: str) -> _Content:
    return _GATHER[sheet_id](session, m)


def _once(content: Callable[[Material], Any]) -> Callable[[Session, Material], _Content]:
    return lambda _session, m: [(0, 0, content(m))]


def _in_market(content: Callable[[Material], Any]) -> Callable[[Session, Material], _Content]:
    return lambda _session, m: [(0, 0, content(m))] if m.setup else []


def _badges(_session: Session, m: Material) -> _Content:
    return [(row.id, row.entity_id, gather.badges(m, [row])) for row in m.expected]


def _route_cards(_session: Session, m: Material) -> _Content:
    return [
        (stand.participant_id, stand.entity_id, gather.route_card(m, stand))
        for stand in m.stands
        if stand.is_coming and stand.id in m.meetings
    ]


def _posters(_session: Session, m: Material) -> _Content:
    data = gather.round_posters(m)
    return [(poster.round, 0, RoundPosters(data.occasion, (poster,))) for poster in data.rounds]


def _slips(_session: Session, m: Material) -> _Content:
    data = gather.interest_slips(m)
    return [
        (slip.round * _SLIPS_A_ROUND + slip.table, 0, InterestSlips(data.occasion, (slip,)))
        for slip in data.slips
    ]


def _results(session: Session, m: Material) -> _Content:
    found = results.encounters(session, m.workshop.key) if m.setup else []
    return [(0, 0, gather_results.results_report(session, m, found))] if found else []


def _matches(session: Session, m: Material) -> _Content:
    found = results.encounters(session, m.workshop.key) if m.setup else []
    entities = {row.id: row.entity_id for row in m.people}
    sheets = gather_results.match_sheets(session, m, found)
    return [(key, entities[key], data) for key, data in sheets.items()]


def _directory(session: Session, m: Material) -> _Content:
    keys = {row.entity_id for row in m.expected}
    return [(0, 0, gather_directory.directory(session, m.workshop.title, keys))] if keys else []


def _entities(session: Session, m: Material) -> _Content:
    sheets = gather_directory.entity_sheets(session, {row.entity_id for row in m.expected})
    return [(key, key, data) for key, data in sheets.items()]


_GATHER: Final[Mapping[str, Callable[[Session, Material], _Content]]] = {
    "sign_in": _once(gather.sign_in_sheet),
    "badges": _badges,
    "route_cards": _route_cards,
    "table_signs": _in_market(gather.table_signs),
    "round_posters": _posters,
    "interest_slips": _slips,
    "plenary": _in_market(gather.plenary_sheet),
    "wall": lambda session, m: [(0, 0, gather.wall_sheet(session, m))] if m.setup and m.expected else [],
    "results": _results,
    "matches": _matches,
    "directory": _directory,
    "entity": _entities,
}


# Drawing


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


def jobs(session: Session, workshop_id: int, language: str = OWN, spares: int = SPARES) -> list[Job]:
    """Return the print tree of a workshop: its sheets that have content, with copies counted and what has changed."""
    printed = _printed(session, workshop_id)
    chosen = pieces(session, workshop_id, (), language)
    people = sum(row.attendance != "absent" for row in gather.material(session, workshop_id).people)
    found = []
    for sheet_id, group in groupby(chosen, key=lambda piece: piece.sheet.id):
        mine = list(group)
        before = [printed.get((sheet_id, piece.recipient_id), set()) for piece in mine]
        current = sum(piece.digest in digests for piece, digests in zip(mine, before, strict=True))
        found.append(
            Job(
                BY_ID[sheet_id],
                pieces=len(mine),
                copies=people + spares if sheet_id in _GIVEN_TO_EVERYONE else len(mine),
                printed=current,
                changed=sum(bool(digests) for digests in before) - current,
                languages=tuple(code for code in LANGUAGES if any(piece.language == code for piece in mine)),
            )
        )
    return found
