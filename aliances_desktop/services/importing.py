"""Importing entities: prepared and compared without writing a thing, then written whole or not at all.

Every row of the table ends in exactly one of: added, merged, skipped, rejected.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import insert
from sqlmodel import Session, col, select

from aliances_desktop import text
from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Contact, Entity, Municipality, Offer, metadata
from aliances_desktop.progress import Progress
from aliances_desktop.services import entities, values
from aliances_desktop.services.tables import Doubt, Table, as_text

MERGE, ADD, SKIP = "merge", "add", "skip"
_CHUNK: Final = 2000
_LIKELY: Final = 90
_WHOLE: Final = ("staff_full", "staff_part", "staff_interns", "volunteers", "beneficiaries")
_PARTS: Final = ("subsidies_percent", "own_percent", "contracts_percent")


@dataclass(frozen=True)
class Candidate:
    """A row that can be imported: the file's line, the entity's values, its contact, offers and needs."""

    line: int
    values: Mapping[str, Any]
    contact: Mapping[str, str] = field(default_factory=dict)
    offers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Rejected:
    """A row that cannot be imported, with the reason as a msgid, and its first cells to recognise it by."""

    line: int
    reason: str
    values: Mapping[str, object]
    excerpt: str


@dataclass(frozen=True)
class Draft:
    """A table made ready to import: candidates, rejected rows, and what is doubtful."""

    candidates: tuple[Candidate, ...]
    rejected: tuple[Rejected, ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True)
class Duplicate:
    """A candidate (by position) that may be an entity already there; `score` is the likeness of the names, of 100."""

    candidate: int
    entity_id: int
    name: str
    municipality: str
    score: int

    @property
    def is_certain(self) -> bool:
        """Whether name and municipality are the same but for accents and case."""
        return self.score == 100


@dataclass(frozen=True)
class ImportResult:
    """Where the rows went."""

    added: int
    merged: int
    skipped: int
    rejected: int


def prepare(table: Table, mapping: Mapping[int, str], progress: Progress | None = None) -> Draft:
    """Read the rows of a table by `mapping` (column number → field); UserError when no column is the name."""
    if "name" not in mapping.values():
        raise UserError(N_("Choose the column that holds the names of the entities."))
    progress, coder = progress or Progress(), values.Coder()
    candidates: list[Candidate] = []
    rejected: list[Rejected] = []
    doubts: dict[str, Doubt] = {}
    for number, (line, row) in enumerate(zip(table.lines, table.rows, strict=True)):
        if number % _CHUNK == 0:
            progress.step(number, len(table.rows), N_("Reading the rows"))
        cells = {name: row[column] for column, name in mapping.items()}
        try:
            candidates.append(_candidate(line, cells, coder, doubts, table.options.separator is not None))
        except UserError as error:
            excerpt = " · ".join(as_text(c)[:40] for c in row if c not in (None, ""))[:120]
            rejected.append(Rejected(line, error.msgid, error.values, excerpt))
    return Draft(tuple(candidates), tuple(rejected), tuple(doubts.values()))


def _candidate(
    line: int, cells: Mapping[str, Any], coder: values.Coder, doubts: dict[str, Doubt], is_text_file: bool
) -> Candidate:
    read: dict[str, Any] = {}
    contact: dict[str, str] = {}
    offers: list[tuple[str, str]] = []
    for name, cell in cells.items():
        typed = _unguarded(as_text(cell)) if is_text_file else as_text(cell)
        if name.startswith("contact_"):
            if typed:
                contact[name.removeprefix("contact_")] = text.normalise(typed, limit=300)
        elif name in {"offers", "needs"}:
            side = "offer" if name == "offers" else "need"
            offers += [(side, t) for part in typed.split("\n") if (t := text.normalise(part, limit=2000))]
        elif typed or name == "name":
            _read_into(read, name, cell, typed, line, doubts)
    cleaned = {name: entities.cleaned(name, value) for name, value in read.items() if name not in _CODED}
    if not cleaned.get("name"):
        raise UserError(N_("There is no name in this row."))
    cleaned |= _codes(read, str(cleaned["name"]), coder)
    return Candidate(line, cleaned, contact, tuple(offers))


_CODED: Final = ("kind", "sectors", "target_groups", "tags", "comarca")


def _read_into(
    read: dict[str, Any], name: str, cell: Any, typed: str, line: int, doubts: dict[str, Doubt]
) -> None:
    is_doubtful = False
    if name in _WHOLE:
        read[name], is_doubtful = values.whole(cell)
    elif name in _PARTS:
        read[name], is_doubtful = values.number(cell)
    elif name == "budget_cents":
        amount, is_doubtful = values.number(cell)
        read[name] = None if amount is None else round(amount * 100)
    elif name == "founded_year":
        read[name] = values.year(cell)
    else:
        read[name] = typed
    if is_doubtful:
        msgid = N_("“{text}” in line {line} was read as {number}: check whether that is right.")
        doubts.setdefault(
            name, Doubt(msgid, {"text": typed, "line": line, "number": f"{values.number(cell)[0]:g}"})
        )


def _codes(read: Mapping[str, str], name: str, coder: values.Coder) -> dict[str, Any]:
    found: dict[str, Any] = {"kind": coder.kind(read.get("kind", ""), name)}
    sectors, unknown = coder.sectors(read.get("sectors", ""))
    groups, other_groups = coder.target_groups(read.get("target_groups", ""))
    tags = [t.strip() for t in read.get("tags", "").split(",") if t.strip()]
    found |= {"sectors": sectors, "target_groups": groups}
    # What the code lists do not know is kept as a tag rather than lost.
    found["tags"] = entities.cleaned("tags", [*tags, *unknown, *other_groups])
    try:
        found["comarca"] = entities.cleaned("comarca", read.get("comarca", ""))
    except UserError:
        found["territory"] = read["comarca"]
    return found


def _unguarded(typed: str) -> str:
    """Take off the apostrophe that exports put before text a spreadsheet would compute."""
    return typed[1:] if typed[:1] == "'" and typed[1:2] in {"=", "+", "-", "@", "\t", "\r", "'"} else typed


# Duplicates


def find_duplicates(session: Session, draft: Draft, progress: Progress | None = None) -> list[Duplicate]:
    """Return the candidates that may be there already: same folded name and municipality, then similar names.

    Similar names are only suggestions: two branches of one organisation look as alike as two spellings of one name.
    """
    progress = progress or Progress()
    there = session.exec(select(Entity.id, Entity.name, Entity.municipality)).all()
    by_key: dict[tuple[str, str], tuple[int, str, str]] = {}
    blocks: dict[str, list[tuple[str, int, str, str]]] = defaultdict(list)
    for id, name, place in there:
        assert id is not None
        folded = _folded(name)
        by_key.setdefault((folded, text.fold(place)), (id, name, place))
        for block in _blocks(folded):
            blocks[block].append((folded, id, name, place))
    found: list[Duplicate] = []
    for position, candidate in enumerate(draft.candidates):
        if position % 500 == 0:
            progress.step(position, len(draft.candidates), N_("Looking for duplicates"))
        duplicate = _duplicate(position, candidate, by_key, blocks)
        if duplicate is not None:
            found.append(duplicate)
    return found


def _folded(name: str) -> str:
    return " ".join(text.words(name))


def _blocks(folded: str) -> set[str]:
    """Return the longest words of a name: only names that share one are compared."""
    return set(sorted(folded.split(), key=len)[-2:])


def _duplicate(
    position: int, candidate: Candidate, by_key: Mapping[tuple[str, str], tuple[int, str, str]],
    blocks: Mapping[str, Sequence[tuple[str, int, str, str]]],
) -> Duplicate | None:  # fmt: skip
    folded, place = _folded(candidate.values["name"]), text.fold(candidate.values.get("municipality", ""))
    same = by_key.get((folded, place))
    if same is not None:
        return Duplicate(position, *same, 100)
    from rapidfuzz import fuzz, process

    near = [n for block in _blocks(folded) for n in blocks.get(block, ())[:400]]
    best = process.extractOne(folded, [n[0] for n in near], scorer=fuzz.ratio, score_cutoff=_LIKELY)
    if best is None:
        return None
    _name, id, name, town = near[best[2]]
    if place and town and text.fold(town) != place:
        return None
    return Duplicate(position, id, name, town, min(round(best[1]), 99))


# Writing


def import_entities(
    session: Session,
    draft: Draft,
    decisions: Mapping[int, tuple[str, int | None]],
    progress: Progress | None = None,
) -> ImportResult:
    """Write a draft; `decisions` are candidate → ("merge", entity) or ("skip", None), every other candidate is added.

    Merging fills what is blank in the entity and never overwrites. Cancelling writes nothing.
    """
    progress = progress or Progress()
    comarca = _comarques(session)
    new = [c for n, c in enumerate(draft.candidates) if decisions.get(n, (ADD, None))[0] == ADD]
    merged = [
        (c, decisions[n][1])
        for n, c in enumerate(draft.candidates)
        if decisions.get(n, ("", None))[0] == MERGE
    ]
    _insert(session, new, comarca, progress)
    for candidate, entity_id in merged:
        _merge_into(session, candidate, entity_id)
    session.flush()
    skipped = len(draft.candidates) - len(new) - len(merged)
    return ImportResult(len(new), len(merged), skipped, len(draft.rejected))


def _comarques(session: Session) -> dict[str, str]:
    official = session.exec(select(Municipality.sort_name, Municipality.comarca)).all()
    return {name.partition("\x01")[0]: comarca for name, comarca in official}


def _insert(
    session: Session, new: Sequence[Candidate], comarca: Mapping[str, str], progress: Progress
) -> None:
    start = (session.exec(select(Entity.id).order_by(col(Entity.id).desc())).first() or 0) + 1
    blank = Entity(name="", sort_name="").model_dump(exclude={"id"})
    for first in range(0, len(new), _CHUNK):
        progress.step(first, len(new), N_("Importing"))
        chunk = list(enumerate(new[first : first + _CHUNK], start + first))
        # Into the table, not by the class: sorting the columns of each row takes longer than writing it.
        rows = [{**blank, **_row(c, comarca), "id": id} for id, c in chunk]
        session.connection().execute(insert(metadata.tables["entity"]), rows)
        _insert_children(session, chunk)


def _row(candidate: Candidate, comarca: Mapping[str, str]) -> dict[str, Any]:
    row = {**candidate.values, "sort_name": text.sort_key(candidate.values["name"])}
    if not row.get("comarca") and row.get("municipality") and comarca:
        row["comarca"] = comarca.get(text.sort_key(row["municipality"]).partition("\x01")[0], "")
    return row


def _insert_children(session: Session, chunk: Iterable[tuple[int, Candidate]]) -> None:
    contacts = [
        {
            **{n: c.contact.get(n, "") for n in ("name", "post", "email", "phone")},
            "entity_id": id,
            "is_interlocutor": True,
        }
        for id, c in chunk
        if c.contact
    ]
    offers = [
        {"entity_id": id, "side": side, "category": "other", "text": t}
        for id, c in chunk
        for side, t in c.offers
    ]
    if contacts:
        defaults = Contact(entity_id=0).model_dump(exclude={"id"})
        session.execute(insert(Contact), [{**defaults, **row} for row in contacts])
    if offers:
        session.execute(insert(Offer), offers)


def _merge_into(session: Session, candidate: Candidate, entity_id: int | None) -> None:
    if entity_id is None:
        raise ValueError(entity_id)
    there = entities.entity(session, entity_id)
    for name, value in candidate.values.items():
        if name in {"tags", "sectors", "target_groups"}:
            setattr(there, name, tuple(dict.fromkeys((*getattr(there, name), *value))))
        elif getattr(there, name) in (None, "") and value not in (None, ""):
            setattr(there, name, value)
    _merge_children(session, candidate, entity_id)


def _merge_children(session: Session, candidate: Candidate, entity_id: int) -> None:
    known = {text.fold(f"{c.name}{c.email}{c.phone}") for c in entities.contacts(session, entity_id)}
    person = candidate.contact
    if person and text.fold("".join(person.get(n, "") for n in ("name", "email", "phone"))) not in known:
        entities.add_contact(session, entity_id, **person)
    written = {(o.side, text.fold(o.text)) for o in entities.offers(session, entity_id)}
    for side, words in candidate.offers:
        if (side, text.fold(words)) not in written:
            entities.add_offer(session, entity_id, side, "other", words)
