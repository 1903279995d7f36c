"""Importing the answers of an online form into a batch: prepared without writing a thing, then written whole or not at all.

Every row of the table ends in exactly one of: entered on a sheet, rejected with its reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlmodel import Session, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Batch, Entity, Reply
from aliances_desktop.progress import Progress
from aliances_desktop.services import batches, entry, records
from aliances_desktop.services.answers_columns import ENTITY, PERSON, SHEET, Target, match_answers, targets
from aliances_desktop.services.answers_read import Parts, read_cell
from aliances_desktop.services.batches import Addressee, ReplyRow
from aliances_desktop.services.entry import Given
from aliances_desktop.services.entry_fields import Key, fields
from aliances_desktop.services.importing import Rejected
from aliances_desktop.services.questionnaires import OTHER, Asked
from aliances_desktop.services.tables import Table, as_text, read_table
from aliances_desktop.store import Store
from aliances_desktop.text import fold, normalise

_CHUNK = 50


@dataclass(frozen=True)
class Filled:
    """A row that can be imported: its line, the sheet it goes on (0 for a new anonymous one), and what it answers."""

    line: int
    sheet: int
    person: str
    parts: Parts


@dataclass(frozen=True)
class Draft:
    """A table of answers made ready to import: `left_out` are columns that go nowhere."""

    filled: tuple[Filled, ...]
    rejected: tuple[Rejected, ...]
    left_out: tuple[str, ...]


@dataclass
class _Sheets:
    """The sheets of a batch still free, found by number or by entity."""

    is_anonymous: bool
    by_number: dict[int, ReplyRow]
    short_names: Mapping[int, str]
    taken: set[int] = field(default_factory=set)

    def place(self, who: Mapping[str, str]) -> int:
        """Return the number of the sheet a row belongs on, 0 for a new one; `UserError` when there is none."""
        found = self._wanted(who)
        if found is None:
            if not self.is_anonymous:
                raise UserError(N_("There is neither a sheet number nor an entity in this row."))
            free = (n for n, one in self.by_number.items() if one.state == "missing" and n not in self.taken)
            number = next(free, 0)
        else:
            number = found.number
            if found.is_entered or number in self.taken:
                raise UserError(N_("Sheet {number} has been typed in already."), number=number)
        self.taken.add(number)
        return number

    def _wanted(self, who: Mapping[str, str]) -> ReplyRow | None:
        typed = who.get(SHEET, "")
        if typed:
            number = int(typed) if typed.isdecimal() else -1
            if number not in self.by_number:
                raise UserError(N_("There is no sheet {number} in this batch."), number=typed[:20])
            return self.by_number[number]
        name = fold(normalise(who.get(ENTITY, "")))
        if not name or self.is_anonymous:
            return None
        same = [
            one
            for one in self.by_number.values()
            if name in {fold(one.entity), fold(self.short_names.get(one.entity_id or 0, ""))} - {""}
        ]
        if not same:
            raise UserError(N_("“{name}” has no sheet in this batch."), name=who[ENTITY][:80])
        person = fold(normalise(who.get(PERSON, "")))
        free = [one for one in same if not one.is_entered and one.number not in self.taken]
        return next((one for one in free if fold(one.person) == person), (free or same)[0])


def prepare(
    session: Session,
    batch_id: int,
    table: Table,
    mapping: Mapping[int, str],
    progress: Progress | None = None,
) -> Draft:
    """Read the rows of a table by `mapping` (column number → name of a target); nothing is written.

    A `UserError` when no column goes into a question.
    """
    known = {target.name: target for target in targets(entry.content_of(session, batch_id))}
    chosen = {column: known[name] for column, name in mapping.items() if name in known}
    if not any(target.asked for target in chosen.values()):
        raise UserError(N_("No column of the table is an answer to a question of this questionnaire."))
    sheets = _sheets(session, batch_id)
    progress = progress or Progress()
    filled: list[Filled] = []
    rejected: list[Rejected] = []
    for number, (line, row) in enumerate(zip(table.lines, table.rows, strict=True)):
        if number % _CHUNK == 0:
            progress.step(number, len(table.rows), N_("Reading the rows"))
        cells = {column: as_text(row[column]).strip() for column in chosen}
        try:
            filled.append(_filled(line, cells, chosen, sheets))
        except UserError as error:
            excerpt = " · ".join(as_text(c)[:40] for c in row if c not in (None, ""))[:120]
            rejected.append(Rejected(line, error.msgid, error.values, excerpt))
    left_out = tuple(name for n, name in enumerate(table.columns) if n not in chosen)
    return Draft(tuple(filled), tuple(rejected), left_out)


def _sheets(session: Session, batch_id: int) -> _Sheets:
    batch = records.fetch(session, Batch, batch_id)
    by_number = {one.number: one for one in batches.replies(session, batch_id)}
    query = (
        select(Entity.id, Entity.short_name)
        .join(Reply)
        .where(Reply.batch_id == batch_id, Entity.short_name != "")
    )
    names = {key: name for key, name in session.exec(query) if key is not None}
    return _Sheets(batch.is_anonymous, by_number, names)


def _filled(line: int, cells: Mapping[int, str], chosen: Mapping[int, Target], sheets: _Sheets) -> Filled:
    who = {chosen[column].who: typed for column, typed in cells.items() if chosen[column].who and typed}
    parts: Parts = {}
    for column, typed in cells.items():
        for key, given in read_cell(chosen[column], typed).items():
            before = parts.get(key, Given())
            parts[key] = Given((*before.codes, *given.codes), given.text or before.text)
    if not parts:
        raise UserError(N_("There is no answer in this row."))
    for target in chosen.values():
        if target.asked is not None and target.asked.has_other:
            _tick_other(parts, target.asked)
    _check_ranks(parts)
    return Filled(line, sheets.place(who), normalise(who.get(PERSON, ""), limit=300), parts)


def _tick_other(parts: Parts, asked: Asked) -> None:
    """Words of "other" in a column of their own tick it: in an order it takes the first free place."""
    single, listed = Key(asked.id), Key(asked.id, OTHER, "text")
    if asked.kind == "single" and Key(asked.id, "", "text") in parts:
        parts.setdefault(single, Given((OTHER,)))
    elif asked.kind == "multiple" and listed in parts:
        codes = parts.get(single, Given()).codes
        parts[single] = Given(tuple(dict.fromkeys((*codes, OTHER))))
    elif asked.kind == "ranking" and listed in parts:
        ranks = [Key(asked.id, str(n)) for n in range(1, asked.count + 1)]
        if not any(OTHER in parts[rank].codes for rank in ranks if rank in parts):
            free = next((rank for rank in ranks if rank not in parts), None)
            if free is None:
                raise UserError(N_("There are more answers in an order than it has places."))
            parts[free] = Given((OTHER,))


def _check_ranks(parts: Parts) -> None:
    ranked = [
        (key.question_id, given.codes) for key, given in parts.items() if key.item.isdecimal() and given.codes
    ]
    if len(set(ranked)) < len(ranked):
        raise UserError(N_("The same answer has two places in an order."))


def write(
    session: Session, batch_id: int, draft: Draft, now: datetime, progress: Progress | None = None
) -> int:
    """Write the rows of a draft onto their sheets, as entered; return how many. New anonymous sheets are added."""
    progress = progress or Progress()
    numbered = {one.number: one for one in batches.replies(session, batch_id)}
    in_order = fields(entry.content_of(session, batch_id))
    for number, row in enumerate(draft.filled):
        progress.step(number, len(draft.filled), N_("Writing the answers"))
        sheet = numbered.get(row.sheet)
        if sheet is None:
            added = batches.add_sheets(session, batch_id, [Addressee(person=row.person)])
            reply_id = added[0].key
        else:
            reply_id = sheet.id
            if row.person and not sheet.person:
                batches.set_sheet(session, reply_id, "person", row.person)
        # Codes stand before their words in the order of the paper, as "other" must be ticked to be said.
        for one in in_order:
            if one.key in row.parts:
                entry.save(session, reply_id, one, row.parts[one.key])
        entry.finish(session, reply_id, now)
    return len(draft.filled)


def find_batch(session: Session, wanted: str) -> int:
    """Return the batch of a number or title; a `UserError` when there is none, or several have the title."""
    rows = batches.rows(session)
    if wanted.isdecimal() and int(wanted) in {one.id for one in rows}:
        return int(wanted)
    same = [one.id for one in rows if fold(one.title) == fold(wanted)]
    if len(same) != 1:
        raise UserError(N_("There is no one batch called “{name}”: give its number."), name=wanted)
    return same[0]


def import_answers(
    file: Path, wanted: str, data: Path, *, now: datetime, is_dry_run: bool, progress: Progress
) -> Draft:
    """Import a table of answers into a batch of a file, its columns matched by their texts; return what was done.

    A dry run writes nothing. What the table holds is written whole or, when anything fails, not at all.
    """
    table = read_table(data)
    store = Store.open(file, read_only=is_dry_run)
    try:
        with store.read() as session:
            batch_id = find_batch(session, wanted)
            mapping = match_answers(table.columns, entry.content_of(session, batch_id))
            draft = prepare(session, batch_id, table, mapping, progress)
        if not is_dry_run and draft.filled:
            store.backup("import")
            with store.edit(N_("Import of {n} sheets"), n=len(draft.filled)) as session:
                write(session, batch_id, draft, now, progress)
    finally:
        store.close()
    return draft
