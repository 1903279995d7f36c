"""Letters of an alliance: made from a template, worded clause by clause, kept version by version.

A kept version is what was handed over to be signed: whatever changes its text makes the next version, which starts as
a copy of it.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Final

from sqlmodel import Session, col, func, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Alliance, Clause, Letter, Partner
from aliances_desktop.model.codes_alliance import LETTER_KINDS
from aliances_desktop.services import instruments, lines, records, sequence

ABOUT: Final = frozenset({"override", "postponed", "signed_on"})
"""Columns that tell what happened to a version; they change without making another one."""
_CARRIED: Final = ("place", "purpose")
"""What a letter takes from the newest other letter of the alliance."""


def letters(session: Session, alliance_id: int) -> Sequence[Letter]:
    """Return the letters of an alliance by kind, the newest version of each first."""
    kinds = list(LETTER_KINDS)
    found = session.exec(select(Letter).where(Letter.alliance_id == alliance_id)).all()
    return sorted(found, key=lambda one: (kinds.index(one.kind), -one.version, -one.key))


def newest(session: Session, alliance_id: int, kind: str) -> Letter | None:
    """Return the newest version of a kind of letter, None where there is none."""
    return next((one for one in letters(session, alliance_id) if one.kind == kind), None)


def clauses(session: Session, letter_id: int) -> list[Clause]:
    """Return the clauses of a letter, in order."""
    return lines.rows(session, Clause, letter_id=letter_id)


def make_letter(
    session: Session, alliance_id: int, kind: str, today: date, entity_id: int | None = None
) -> Letter:
    """Make the first or the next version of a kind of letter from its template, dated today.

    The template is the newest of that kind in the library of the file, else the built-in one. A withdrawal note is
    that of the entity `entity_id`; a `UserError` when it is no partner.
    """
    records.fetch(session, Alliance, alliance_id)
    records.code(kind, LETTER_KINDS)
    if (kind == "withdrawal") != (entity_id is not None):
        raise ValueError(entity_id)
    if entity_id is not None and not _is_partner(session, alliance_id, entity_id):
        raise UserError(N_("Only a partner of the alliance can withdraw from it."))
    version, before = _next_version(session, alliance_id, kind), _latest(session, alliance_id)
    stored = [one for one in instruments.stored(session, "letter") if isinstance(one, Letter)]
    own = [one for one in stored if one.kind == kind]
    letter: Letter = instruments.use(session, own[-1] if own else instruments.builtin(f"letter-{kind}"))
    letter.alliance_id, letter.entity_id, letter.day = alliance_id, entity_id, today
    letter.version = version
    for field in _CARRIED:
        if before is not None and not getattr(letter, field):
            setattr(letter, field, getattr(before, field))
    session.flush()
    return letter


def _is_partner(session: Session, alliance_id: int, entity_id: int) -> bool:
    query = select(Partner).where(Partner.alliance_id == alliance_id, Partner.entity_id == entity_id)
    return session.exec(query).first() is not None


def _next_version(session: Session, alliance_id: int, kind: str) -> int:
    query = select(func.max(col(Letter.version))).where(
        Letter.alliance_id == alliance_id, Letter.kind == kind
    )
    return (session.exec(query).one() or 0) + 1


def _latest(session: Session, alliance_id: int) -> Letter | None:
    query = select(Letter).where(Letter.alliance_id == alliance_id)
    return session.exec(query.order_by(col(Letter.id).desc())).first()


# Changing


def change(session: Session, letter_id: int, field: str, value: object) -> Letter:
    """Set a column of a letter; of a kept version the next one, which is returned, unless it is one of `ABOUT`."""
    if field == "kind":
        raise ValueError(field)
    letter = records.fetch(session, Letter, letter_id)
    if field not in ABOUT:
        letter = _open(session, letter)
    return lines.change(session, Letter, letter.key, field, value)


def change_clause(session: Session, clause_id: int, field: str, value: object) -> Clause:
    """Set the heading or the body of a clause; of a kept version in the next one, whose clause is returned."""
    return lines.change(session, Clause, _open_clause(session, clause_id).key, field, value)


def add_clause(session: Session, letter_id: int, **values: object) -> Clause:
    """Add a clause at the end of a letter; of a kept version, of the next one."""
    letter = _open(session, records.fetch(session, Letter, letter_id))
    return lines.add(session, Clause, {"letter_id": letter.key}, **values)


def move_clause(session: Session, clause_id: int, step: int) -> Clause:
    """Move a clause up or down; of a kept version in the next one, whose clause is returned."""
    clause = _open_clause(session, clause_id)
    sequence.move(session, clauses(session, clause.letter_id), clause.key, step)
    return clause


def delete_clauses(session: Session, letter_id: int, clause_ids: Collection[int]) -> Letter:
    """Delete clauses of a letter; those of a kept version stay, the next one, which is returned, is without them."""
    places = [n for n, one in enumerate(clauses(session, letter_id)) if one.key in clause_ids]
    letter = records.fetch(session, Letter, letter_id)
    if places:
        letter = _open(session, letter)
        there = clauses(session, letter.key)
        lines.delete(session, Clause, [there[place].key for place in places])
        for position, clause in enumerate(clauses(session, letter.key), 1):
            clause.position = position
        session.flush()
    return letter


def keep(session: Session, letter_id: int, now: datetime) -> Letter:
    """Keep a version as it is: its text does not change any more."""
    letter = records.fetch(session, Letter, letter_id)
    if letter.kept_at is None:
        letter.kept_at = now
        session.flush()
    return letter


def postpone(session: Session, letter_id: int) -> Letter:
    """Count that the signing has been put off once more."""
    letter = records.fetch(session, Letter, letter_id)
    letter.postponed += 1
    session.flush()
    return letter


def delete_letter(session: Session, letter_id: int) -> None:
    """Delete a version of a letter with its clauses."""
    session.delete(records.fetch(session, Letter, letter_id))
    session.flush()


def _open(session: Session, letter: Letter) -> Letter:
    """Return the version to write in: the letter itself, or if it has been kept a copy of it as the next one."""
    if letter.kept_at is None:
        return letter
    assert letter.alliance_id is not None
    version = _next_version(session, letter.alliance_id, letter.kind)
    made: Letter = instruments.use(session, letter)
    made.version = version
    for field in ("alliance_id", "entity_id", "place", "day"):
        setattr(made, field, getattr(letter, field))
    session.flush()
    return made


def _open_clause(session: Session, clause_id: int) -> Clause:
    clause = records.fetch(session, Clause, clause_id)
    letter = records.fetch(session, Letter, clause.letter_id)
    if letter.kept_at is None:
        return clause
    place = [one.key for one in clauses(session, letter.key)].index(clause.key)
    return clauses(session, _open(session, letter).key)[place]
