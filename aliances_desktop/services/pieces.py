"""The pieces of a workshop's pack: what there is to print, for whom, in which language, with its frozen content.

A piece is the smallest thing printed again by itself: one person's route card, one round's poster, one badge.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from sqlmodel import Session

from aliances_desktop.documents.registry import BY_ID, SHEETS, Sheet
from aliances_desktop.documents.room import RoundPosters
from aliances_desktop.documents.routes import InterestSlips
from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.services import (
    gather,
    gather_after,
    gather_agenda,
    gather_cases,
    gather_directory,
    gather_focus,
    gather_questionnaires,
    gather_results,
    gather_room,
    results,
)
from aliances_desktop.services.gather import Material

OWN: Final = "own"
"""Instead of a language: each person's own; what hangs in the room is in the workshop's first language."""
CONTENTS: Final = "contents"
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


def pieces(
    session: Session, workshop_id: int, selection: Collection[str] = (), language: str = OWN
) -> list[Piece]:
    """Return what there is to print of the sheets selected (all when empty), in the order of the registry.

    `language` is one of `LANGUAGES` or `OWN`. Sheets without content, such as results before the market-place, give
    no piece. A `UserError` for a sheet that does not exist.
    """
    m = gather.material(session, workshop_id)
    room = m.workshop.languages[0] if language == OWN else language
    own = {row.id: row.language for row in m.people} if language == OWN else {}
    # Whoever comes first from an entity decides for it.
    entities = {row.entity_id: own[row.id] for row in reversed(m.people) if row.id in own}
    spoken: dict[str, dict[int, str]] = {"participant": own, "entity": entities}
    if language == OWN:
        spoken["reply"] = gather_questionnaires.languages(session, workshop_id)
    return [
        Piece(sheet, recipient_id, spoken.get(sheet.audience, {}).get(recipient_id, room), data, entity_id)
        for sheet in _chosen(selection)
        for recipient_id, entity_id, data in _GATHER[sheet.id](session, m)
    ]


def known(selection: Collection[str]) -> None:
    """Raise a `UserError` for a sheet that does not exist."""
    for name in selection:
        if name not in BY_ID:
            raise UserError(
                N_("There is no sheet called {name}. There are: {known}."), name=name, known=", ".join(BY_ID)
            )


def _chosen(selection: Collection[str]) -> list[Sheet]:
    known(selection)
    return [sheet for sheet in SHEETS if sheet.id in _GATHER and (not selection or sheet.id in selection)]


_Content = Iterable[tuple[int, int, Any]]
"""(recipient, entity, frozen data) of each piece."""


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


def _maybe(content: Callable[[Session, Material], Any]) -> Callable[[Session, Material], _Content]:
    """Return the one piece of a sheet that may have no content."""

    def gathered(session: Session, m: Material) -> _Content:
        data = content(session, m)
        return [] if data is None else [(0, 0, data)]

    return gathered


def _of_entities(
    content: Callable[[Session, Material], Mapping[int, Any]],
) -> Callable[[Session, Material], _Content]:
    return lambda session, m: [(key, key, data) for key, data in content(session, m).items()]


def _cards(session: Session, m: Material) -> _Content:
    return [(key, 0, data) for key, data in gather_room.card_sheets(session, m)]


def _directory(session: Session, m: Material) -> _Content:
    keys = {row.entity_id for row in m.expected}
    return [(0, 0, gather_directory.directory(session, m.workshop.title, keys))] if keys else []


def _entities(session: Session, m: Material) -> _Content:
    sheets = gather_directory.entity_sheets(session, {row.entity_id for row in m.expected})
    return [(key, key, data) for key, data in sheets.items()]


_GATHER: Final[Mapping[str, Callable[[Session, Material], _Content]]] = {
    "invitation": _of_entities(gather_agenda.invitations),
    "reading": _of_entities(gather_agenda.readings),
    "agenda": _maybe(gather_agenda.day_agenda),
    "agenda_lead": _maybe(gather_agenda.day_agenda),
    "agenda_poster": _maybe(gather_agenda.day_agenda),
    "checklist": _maybe(gather_agenda.checklist),
    "questionnaires": gather_questionnaires.personal,
    "questionnaire_blank": gather_questionnaires.blank,
    "sign_in": _once(gather.sign_in_sheet),
    "badges": _badges,
    "case_booklets": gather_cases.booklets,
    "group_sheets": gather_cases.sheets,
    "group_sheets_a3": gather_cases.sheets,
    "case_wall": gather_cases.wall,
    "group_lists": gather_cases.lists,
    "group_signs": gather_cases.signs,
    "route_cards": _route_cards,
    "table_signs": _in_market(gather.table_signs),
    "round_posters": _posters,
    "interest_slips": _slips,
    "plenary": _in_market(gather.plenary_sheet),
    "wall": lambda session, m: [(0, 0, gather.wall_sheet(session, m))] if m.setup and m.expected else [],
    "results": _results,
    "matches": _matches,
    "returns": _of_entities(gather_after.return_pages),
    "report": _maybe(gather_after.workshop_report),
    "cards": _cards,
    "reflections": _of_entities(gather_room.reflection_sheets),
    "focus_guide": _maybe(gather_focus.focus_guide),
    "focus_data": _maybe(gather_focus.focus_data),
    "focus_results": _maybe(gather_focus.focus_results),
    "directory": _directory,
    "entity": _entities,
}
