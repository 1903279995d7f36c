"""The content of the letters of an alliance, frozen for paper."""

from collections.abc import Callable

from sqlmodel import Session, col, select

from aliances_desktop.documents.letter_words import LetterContent, Party
from aliances_desktop.grammar import Name
from aliances_desktop.model import Alliance, Entity, Letter, Partner
from aliances_desktop.services import holdings, letter_gate, letters, records


def content(session: Session, letter_id: int) -> LetterContent:
    """Return a letter with its parties and what it lacks."""
    letter = records.fetch(session, Letter, letter_id)
    assert letter.alliance_id is not None
    alliance = records.fetch(session, Alliance, letter.alliance_id)
    parties = signing(session, letter)
    leaving = next((one for one in parties if one.entity_id == letter.entity_id), None)
    return LetterContent(
        kind=letter.kind,
        alliance=alliance.title,
        version=letter.version,
        is_kept=letter.kept_at is not None,
        title=letter.title,
        place=letter.place,
        day=letter.day,
        purpose=letter.purpose,
        opening=letter.opening,
        closing=letter.closing,
        clauses=tuple((one.heading, one.body) for one in letters.clauses(session, letter_id)),
        parties=parties,
        leaving=leaving,
        held=holdings.held(session, leaving.entity_id, alliance.key) if leaving else (),
        missing=letter_gate.missing(session, letter),
        is_overridden=bool(letter.override.strip()),
    )


def signing(session: Session, letter: Letter) -> tuple[Party, ...]:
    """Return the parties of a letter, in the order of the alliance."""
    partners = letter_gate.parties(session, letter)
    query = select(Entity).where(col(Entity.id).in_([one.entity_id for one in partners]))
    entities = {one.key: one for one in session.exec(query)}
    return tuple(party(one, entities[one.entity_id]) for one in partners)


def party(partner: Partner, entity: Entity) -> Party:
    """Return a partner as a letter names it."""
    return Party(
        entity.key, Name(entity.name, partner.article), entity.short_name, partner.signatory, partner.signatory_post,
        partner.signatory_gender, partner.signatory_id_number, partner.aims,
    )  # fmt: skip


def of_kind(kind: str) -> Callable[[Session, int], list[tuple[int, int, LetterContent]]]:
    """Return what gathers the newest letter of a kind for an alliance: nothing where there is none."""

    def gather(session: Session, alliance_id: int) -> list[tuple[int, int, LetterContent]]:
        letter = letters.newest(session, alliance_id, kind)
        return [] if letter is None else [(0, 0, content(session, letter.key))]

    return gather


def withdrawal(session: Session, alliance_id: int) -> list[tuple[int, int, LetterContent]]:
    """Return the newest withdrawal note of each entity that has one."""
    found: dict[int, Letter] = {}
    for one in letters.letters(session, alliance_id):
        if one.kind == "withdrawal" and one.entity_id is not None:
            found.setdefault(one.entity_id, one)
    return [(key, key, content(session, one.key)) for key, one in found.items()]
