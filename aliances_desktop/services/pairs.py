"""What stands between any two partners: conflicts, gains, duplications, complementarities; suggested from the directory."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from sqlmodel import Session, col, select

from aliances_desktop.i18n import N_
from aliances_desktop.model import Entity, Offer, Pair
from aliances_desktop.model.codes import Codes
from aliances_desktop.services import partners, records
from aliances_desktop.text import fold, words

FIELDS: Final[Codes] = {
    "conflicts": N_("Conflicts"),
    "gains": N_("Gains"),
    "duplications": N_("Duplications"),
    "complementarities": N_("Complementarities"),
}
"""What is written of each pair: column → heading."""
_SUBSIDISED: Final = 50
"""Percent of the budget from which an entity lives on subsidies."""
_LEAST_WORD: Final = 5
"""Letters of a word that can tell one service from another."""
_GENERAL: Final = (
    "servei", "servic", "person", "atenc", "program", "proje", "proye", "activ", "entit", "entid", "social", "people",
    "ajud", "ayud", "suport", "apoyo", "support", "entre", "sobre", "altres", "otros", "other",
)  # fmt: skip
"""Beginnings of words, folded, that nearly every entity writes of its services."""


@dataclass(frozen=True)
class Suggestion:
    """Something the directory lets suppose of a pair, to be looked at by people.

    `kind` says why and decides the sentence: "same_work" (groups, municipality, services in common), "meets" (`giver`
    offers a category that `taker` needs), "both_need" a category, "reach" (same groups, two municipalities),
    "same_funds" (same sector and municipality, both live on subsidies), "both_offer" (a category, same municipality).
    `codes` are target groups, categories or sectors, `words` what else is shown; `giver` and `taker` are names.
    """

    kind: str
    field: str
    codes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    giver: str = ""
    taker: str = ""


@dataclass(frozen=True)
class Side:
    """A partner in the matrix."""

    entity_id: int
    name: str
    label: str


@dataclass(frozen=True)
class Cell:
    """A pair: its texts by column, and what the directory suggests."""

    texts: Mapping[str, str] = field(default_factory=dict)
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def is_written(self) -> bool:
        """Whether anything has been written of the pair."""
        return any(self.texts.values())


@dataclass(frozen=True)
class Matrix:
    """The partners that have not left, and the cell of every pair by (smaller id, larger id)."""

    sides: tuple[Side, ...]
    cells: Mapping[tuple[int, int], Cell]

    def cell(self, a: int, b: int) -> Cell:
        """Return the cell of two entities, whichever comes first."""
        return self.cells[_key(a, b)]


def _key(a: int, b: int) -> tuple[int, int]:
    return min(a, b), max(a, b)


def matrix(session: Session, alliance_id: int) -> Matrix:
    """Return the pairwise matrix of an alliance."""
    entities = [row.entity for row in partners.rows(session, alliance_id, with_left=False)]
    written = {
        (one.one_id, one.other_id): {name: str(getattr(one, name)) for name in FIELDS}
        for one in session.exec(select(Pair).where(Pair.alliance_id == alliance_id))
    }
    offers = _offers(session, [entity.key for entity in entities])
    blank = dict.fromkeys(FIELDS, "")
    cells = {}
    for one, other in combinations(entities, 2):
        key = _key(one.key, other.key)
        found = suggest(one, other, offers.get(one.key, {}), offers.get(other.key, {}))
        cells[key] = Cell(written.get(key, blank), found)
    sides = tuple(Side(entity.key, entity.name, entity.label) for entity in entities)
    return Matrix(sides, cells)


def set_text(session: Session, alliance_id: int, a: int, b: int, name: str, text: object) -> None:
    """Write what is said of a pair under a heading; a pair of which nothing is said is not kept."""
    records.code(name, FIELDS)
    pair = _pair(session, alliance_id, a, b)
    setattr(pair, name, records.note(text))
    records.keep(session, pair, says_something=any(getattr(pair, column) for column in FIELDS))


def _pair(session: Session, alliance_id: int, a: int, b: int) -> Pair:
    """Return the record of a pair, a new one where nothing has been written of it."""
    one, other = _key(a, b)
    query = select(Pair).where(Pair.alliance_id == alliance_id, Pair.one_id == one, Pair.other_id == other)
    return session.exec(query).first() or Pair(alliance_id=alliance_id, one_id=one, other_id=other)


def accept(session: Session, alliance_id: int, a: int, b: int, name: str, sentence: str) -> None:
    """Write a suggestion under its heading, after what is there already."""
    before = str(getattr(_pair(session, alliance_id, a, b), records.code(name, FIELDS)))
    if sentence not in before:
        set_text(session, alliance_id, a, b, name, f"{before}\n{sentence}" if before else sentence)


# Suggestions

Offers = Mapping[str, Mapping[str, list[str]]]
"""What an entity offers and needs: side → category → its words."""


def _offers(session: Session, ids: list[int]) -> dict[int, dict[str, dict[str, list[str]]]]:
    found: dict[int, dict[str, dict[str, list[str]]]] = {}
    for one in session.exec(select(Offer).where(col(Offer.entity_id).in_(ids)).order_by(col(Offer.id))):
        sides = found.setdefault(one.entity_id, {})
        sides.setdefault(one.side, {}).setdefault(one.category, []).append(one.text)
    return found


def suggest(one: Entity, other: Entity, first: Offers, second: Offers) -> tuple[Suggestion, ...]:
    """Return what the directory lets suppose of two entities, by heading; each says why."""
    return (
        *_conflicts(one, other, first, second),
        *_gains(one, other, first, second),
        *_duplications(one, other),
        *_complementarities(one, other, first, second),
    )


def _are_neighbours(one: Entity, other: Entity) -> bool:
    return bool(one.municipality) and fold(one.municipality) == fold(other.municipality)


def _common(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code for code in one if code in other and code != "other")


def _categories(first: Offers, second: Offers, side: str, other_side: str) -> tuple[str, ...]:
    return _common(tuple(first.get(side, ())), tuple(second.get(other_side, ())))


def _conflicts(one: Entity, other: Entity, first: Offers, second: Offers) -> list[Suggestion]:
    found = []
    sectors = _common(one.sectors, other.sectors)
    shares = (one.subsidies_percent, other.subsidies_percent)
    if sectors and _are_neighbours(one, other) and all(s is not None and s >= _SUBSIDISED for s in shares):
        found.append(Suggestion("same_funds", "conflicts", sectors, (one.municipality,)))
    offered = _categories(first, second, "offer", "offer")
    if offered and _are_neighbours(one, other):
        found.append(Suggestion("both_offer", "conflicts", offered, (one.municipality,)))
    return found


def _gains(one: Entity, other: Entity, first: Offers, second: Offers) -> list[Suggestion]:
    found = []
    needed = _categories(first, second, "need", "need")
    if needed:
        found.append(Suggestion("both_need", "gains", needed))
    groups = _common(one.target_groups, other.target_groups)
    has_two = one.municipality and other.municipality and not _are_neighbours(one, other)
    if groups and has_two:
        found.append(Suggestion("reach", "gains", groups, (one.municipality, other.municipality)))
    return found


def _duplications(one: Entity, other: Entity) -> list[Suggestion]:
    groups = _common(one.target_groups, other.target_groups)
    services = _shared_words(one.services, other.services)
    if not (groups and services and _are_neighbours(one, other)):
        return []
    return [Suggestion("same_work", "duplications", groups, (one.municipality, ", ".join(services)))]


def _shared_words(one: str, other: str) -> list[str]:
    """Return the words of services that both have, as the first writes them; short and general ones tell nothing."""
    theirs = set(words(other))
    mine: dict[str, str] = {}
    for written in re.findall(r"[^\s,;:.()/'’]+", one):
        folded = " ".join(words(written))
        if len(folded) >= _LEAST_WORD and folded in theirs and not folded.startswith(_GENERAL):
            mine.setdefault(folded, written.lower())
    return list(mine.values())


def _complementarities(one: Entity, other: Entity, first: Offers, second: Offers) -> list[Suggestion]:
    found = []
    for giver, taker, gives, takes in ((one, other, first, second), (other, one, second, first)):
        for category in _categories(gives, takes, "offer", "need"):
            offered = "; ".join(filter(None, gives["offer"][category]))
            found.append(
                Suggestion("meets", "complementarities", (category,), (offered,), giver.label, taker.label)
            )
    return found
