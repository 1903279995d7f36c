"""What a letter still lacks before it may be signed (guide, phases IV and V): the list that is printed in its place."""

from collections.abc import Iterator, Mapping
from typing import Final

from sqlmodel import Session

from aliances_desktop.documents.letter_words import Missing
from aliances_desktop.i18n import N_
from aliances_desktop.model import Alliance, Letter, Partner
from aliances_desktop.services import lines, records, sequence

_FULL: Final = frozenset({"commitment", "agreement"})
"""Kinds of letter that bind the entities: everything is asked of them; of the others, who signs."""


def missing(session: Session, letter: Letter) -> tuple[Missing, ...]:
    """Return what a letter lacks, first of the letter itself, then partner by partner."""
    assert letter.alliance_id is not None
    alliance = records.fetch(session, Alliance, letter.alliance_id)
    partners = parties(session, letter)
    names = lines.entity_names(session, (one.entity_id for one in partners))
    found = list(_of_letter(letter, alliance, len(partners)))
    for partner in partners:
        found += _of_partner(partner, names[partner.entity_id], letter.kind)
    return tuple(found)


def parties(session: Session, letter: Letter) -> list[Partner]:
    """Return the partners that sign a letter: those who have not left, and whoever withdraws by it."""
    found = sequence.in_order(session, Partner, alliance_id=letter.alliance_id)
    return [one for one in found if one.left_on is None or one.entity_id == letter.entity_id]


def _of_letter(letter: Letter, alliance: Alliance, partners: int) -> Iterator[Missing]:
    if partners < 2:
        yield Missing("partners", N_("An alliance has two partners at least."), {}, "partners")
    if letter.kind == "withdrawal" and letter.entity_id is None:
        yield Missing("entity", N_("Who withdraws is not in the file any more."), {})
    if letter.kind != "withdrawal" and not letter.purpose:
        yield Missing("purpose", N_("Write what the alliance is to promote."), {})
    if not letter.place:
        yield Missing("place", N_("Write the place where it is signed."), {})
    if letter.day is None:
        yield Missing("day", N_("Choose the day on which it is signed."), {})
    if letter.kind in _FULL and alliance.talked_on is None:
        yield Missing("talked", N_("Talk the red lines of the test through, and note the day."), {}, "test")


def _of_partner(partner: Partner, name: str, kind: str) -> Iterator[Missing]:
    values: Mapping[str, object] = {"entity": name}

    def lacks(code: str, msgid: str, where: str) -> Missing:
        return Missing(code, msgid, values, where, partner.entity_id)

    if not partner.signatory:
        yield lacks("signatory", N_("{entity}: write who signs."), "letter")
    elif not partner.signatory_post:
        yield lacks("post", N_("{entity}: write the post of the person who signs."), "letter")
    if kind not in _FULL:
        return
    if partner.signatory and not partner.signatory_is_top:
        yield lacks("top", N_("{entity}: the person who signs has to be its top officer."), "letter")
    if kind == "commitment" and partner.decided_on is None:
        yield lacks("decision", N_("{entity}: its board has not decided yet to take part."), "partners")
    if kind == "agreement" and partner.approved_on is None:
        yield lacks("approval", N_("{entity}: its board has not approved the alliance yet."), "partners")
    if partner.contact_id is None:
        yield lacks("interlocutor", N_("{entity}: name the person who speaks for it."), "partners")
    if not partner.aims.strip():
        yield lacks("aims", N_("{entity}: write its purpose and aims."), "letter")
