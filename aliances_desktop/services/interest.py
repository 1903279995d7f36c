"""Suggested interest between stands, where nobody has wished: what one offers and the other seeks raises it.

The guide's market-place looks for complementarity; it also wants those who do the same to know of each other, so plain
duplication is shown as such and weighs less.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import permutations
from typing import Final

from sqlmodel import Session, col, select

from aliances_desktop import text
from aliances_desktop.i18n import N_
from aliances_desktop.model import Entity, Offer
from aliances_desktop.model.codes import OFFER_CATEGORIES, SECTORS, TARGET_GROUPS
from aliances_desktop.services.market import StandRow, stand_rows

HIGHEST: Final = 59
"""A suggestion always weighs less than a wish (60 would like, 100 must)."""
_STEM_LETTERS: Final = 7
_WORD: Final = re.compile(r"[^\W_]+(?:·[^\W_]+)*")
_FILLERS: Final = frozenset(
    {
        "amb", "para", "pels", "pel", "com", "els", "les", "uns", "unes", "una", "dels", "del",
        "que", "per", "als", "seu", "seva", "seus", "seves", "nostre", "nostra", "con", "los",
        "las", "unos", "unas", "sus", "nuestro", "nuestra", "and", "the", "for", "with", "our",
        "from", "sobre", "entre", "altres", "otros",
        "persona", "persones", "personas", "people", "gent", "gente", "projecte", "projectes", "proyecto", "proyectos",
        "project", "projects", "entitat", "entitats", "entidad", "entidades", "entity", "entities", "social",
        "socials", "sociales",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Reason:
    """Why an interest is suggested: `msgid` with `{what}`, to be filled with `labels` (msgids too) and `words`.

    `words` were written by people and are shown as they are. `is_duplication` marks those who do the same.
    """

    msgid: str
    labels: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    is_duplication: bool = False


@dataclass(frozen=True)
class Suggestion:
    """A suggested interest of one stand in another: 1–59, with its reasons, the weightiest first."""

    score: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Profile:
    """What is known of a stand for comparing it with another; words by their stem, as they were first written."""

    stand_id: int
    entity_id: int
    offered: frozenset[str]
    needed: frozenset[str]
    offer_words: Mapping[str, str]
    need_words: Mapping[str, str]
    sectors: frozenset[str]
    target_groups: frozenset[str]
    municipality: str
    comarca: str


def suggestions(session: Session, workshop_id: int) -> dict[tuple[int, int], Suggestion]:
    """Suggest interests between all the coming stands of a workshop: (from stand, to stand) → suggestion."""
    stands = [row for row in stand_rows(session, workshop_id) if row.is_coming]
    return suggest_all(profiles(session, stands))


def suggest_all(known: Iterable[Profile]) -> dict[tuple[int, int], Suggestion]:
    """Suggest interests between stands; pairs of one entity and pairs with nothing in common are left out."""
    found: dict[tuple[int, int], Suggestion] = {}
    for giver, other in permutations(known, 2):
        if giver.entity_id != other.entity_id and (suggestion := suggest(giver, other)):
            found[giver.stand_id, other.stand_id] = suggestion
    return found


def suggest(giver: Profile, other: Profile) -> Suggestion | None:
    """Say how much `giver` may gain from meeting `other`, or None where nothing speaks for it."""
    weighed = [*_complementary(giver, other), *_common(giver, other)]
    score = sum(weight for weight, _ in weighed)
    if duplication := _duplication(giver, other):
        # What both do is no reason by itself, but worth knowing: it takes its part of the list at half the weight.
        score = score // 2 + 2
        weighed.append((2, duplication))
    if not weighed:
        return None
    weighed.sort(key=lambda pair: -pair[0])
    return Suggestion(max(1, min(HIGHEST, score)), tuple(reason for _, reason in weighed))


def _complementary(giver: Profile, other: Profile) -> Iterable[tuple[int, Reason]]:
    """Compare offers with needs in both directions: what one gets weighs more than what one can give."""
    for weight, msgid, needs, offers in (
        (
            3,
            N_("Offers what you seek: {what}"),
            (giver.needed, giver.need_words),
            (other.offered, other.offer_words),
        ),
        (
            2,
            N_("Seeks what you offer: {what}"),
            (other.needed, other.need_words),
            (giver.offered, giver.offer_words),
        ),
    ):
        categories = sorted((needs[0] & offers[0]) - {"other"}, key=list(OFFER_CATEGORIES).index)
        common = sorted(needs[1].keys() & offers[1].keys())
        if categories or common:
            points = 5 * bool(categories) + min(2, max(0, len(categories) - 1)) + 2 * min(3, len(common))
            labels = tuple(OFFER_CATEGORIES[code] for code in categories)
            yield weight * points, Reason(msgid, labels, tuple(offers[1][stem] for stem in common[:3]))


def _common(giver: Profile, other: Profile) -> Iterable[tuple[int, Reason]]:
    """Look for common ground: the same people served, the same sector, the same place."""
    groups = sorted((giver.target_groups & other.target_groups) - {"everyone"})
    if groups:
        labels = tuple(TARGET_GROUPS[code] for code in groups)
        yield 4 + min(3, len(groups)), Reason(N_("Works with the same people: {what}"), labels)
    sectors = sorted((giver.sectors & other.sectors) - {"other"})
    if sectors:
        yield 3, Reason(N_("Same sector: {what}"), tuple(SECTORS[code] for code in sectors))
    if giver.municipality and text.fold(giver.municipality) == text.fold(other.municipality):
        yield 3, Reason(N_("Same municipality: {what}"), words=(other.municipality,))
    elif giver.comarca and giver.comarca == other.comarca:
        yield 2, Reason(N_("Same comarca: {what}"), words=(other.comarca,))


def _duplication(giver: Profile, other: Profile) -> Reason | None:
    """Tell those who offer much the same in the same sector: at least half of what either offers is offered by both."""
    both = giver.offered & other.offered
    if not both or not giver.sectors & other.sectors or 2 * len(both) < len(giver.offered | other.offered):
        return None
    labels = tuple(OFFER_CATEGORIES[code] for code in sorted(both, key=list(OFFER_CATEGORIES).index))
    return Reason(N_("Offers the same as you: {what}"), labels, is_duplication=True)


def stems(value: str) -> dict[str, str]:
    """Return the telling words of a text by their stem: plural and gender cut off, at most seven letters."""
    found: dict[str, str] = {}
    for word in _WORD.findall(text.normalise(value)):
        folded = text.fold(word)
        if len(folded) > 2 and folded not in _FILLERS and not folded.isdecimal():
            stem = folded.removesuffix("s")
            stem = stem[:-1] if stem[-1] in "aeio" else stem
            found.setdefault(stem[:_STEM_LETTERS], word.lower())
    return found


def profiles(session: Session, stands: Iterable[StandRow]) -> list[Profile]:
    """Gather what is known of stands: their entity, its offers and needs, and what the stand itself says."""
    stands = list(stands)
    keys = {row.entity_id for row in stands}
    entities = {e.key: e for e in session.exec(select(Entity).where(col(Entity.id).in_(keys)))}
    categories: dict[tuple[int, str], set[str]] = defaultdict(set)
    for offer in session.exec(select(Offer).where(col(Offer.entity_id).in_(keys))):
        categories[offer.entity_id, offer.side].add(offer.category)
    return [
        Profile(
            stand_id=row.id,
            entity_id=row.entity_id,
            offered=frozenset(categories[row.entity_id, "offer"]),
            needed=frozenset(categories[row.entity_id, "need"]),
            offer_words=stems(row.offers),
            need_words=stems(row.seeks),
            sectors=frozenset(entity.sectors),
            target_groups=frozenset(entity.target_groups),
            municipality=entity.municipality,
            comarca=entity.comarca,
        )
        for row in stands
        for entity in [entities[row.entity_id]]
    ]
