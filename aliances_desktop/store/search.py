"""Full-text search: words folded blind to accents, case and l·l, kept current in the transaction of every edit.

Beside `search_words`, the full-text index, stands `search_text`: the words of each row as they were indexed, which
the index needs to forget them. A row's place in both tells its table, so that most questions need the index alone.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from sqlalchemy import text
from sqlmodel import Session

from aliances_desktop.model import SEARCHED, metadata
from aliances_desktop.text import words

NUMBERS: Final = {
    "entity": 0, "contact": 1, "offer": 2, "workshop": 3, "participant": 4, "stand": 5, "pitch": 6, "idea": 7,
    "agenda_row": 8, "questionnaire": 9, "batch": 10, "answer": 11, "case_study": 12, "work_group": 13,
    "wording": 14, "wall_note": 15, "contribution": 16, "focus_group": 17, "outcome": 18,
    "process": 19, "phase": 20, "task": 21, "alliance": 22, "partner": 23, "project": 24, "commission": 25,
    "commitment": 26, "gathering": 27, "diary_entry": 28, "attachment": 29, "letter": 30,
}  # fmt: skip
"""The number of each searched table, kept in the file: place = row × 64 + number. Numbers are never given anew."""
_TABLES: Final = {number: table for table, number in NUMBERS.items()}
_SPAN: Final = 64
_FEW: Final = 500
_FREQUENT: Final = 2000
_MOST: Final = 20_000
Q = TypeVar("Q", bound=Any)


@dataclass(frozen=True)
class Hit:
    """A record found; `entity_id` is the entity it belongs to, where it does."""

    table: str
    id: int
    entity_id: int | None


def update(connection: sqlite3.Connection, touched: Mapping[str, Iterable[int]]) -> bool:
    """Mend the index for rows that were added, changed or deleted; return whether any words were taken out."""
    has_removed = False
    for table in SEARCHED:
        ids = sorted(touched.get(table, ()))
        if ids:
            has_removed |= _remove(connection, table, ids)
            _add(connection, table, ids)
    return has_removed


def _rows(
    connection: sqlite3.Connection, query: str, ids: Sequence[int], place: Callable[[int], int]
) -> Iterator[tuple[Any, ...]]:
    """Give the rows of `query` among those places: a few are looked up, many are found by passing over all between."""
    if len(ids) <= _FEW:
        for id in ids:
            yield from connection.execute(f"{query} = ?", (place(id),))
        return
    wanted = {place(id) for id in ids}
    between = connection.execute(f"{query} BETWEEN ? AND ?", (place(ids[0]), place(ids[-1])))
    yield from (row for row in between if row[0] in wanted)


def _remove(connection: sqlite3.Connection, table: str, ids: Sequence[int]) -> bool:
    number = NUMBERS[table]
    query = "SELECT id, words FROM search_text WHERE id"
    gone = list(_rows(connection, query, ids, lambda id: id * _SPAN + number))
    connection.executemany(
        "INSERT INTO search_words(search_words, rowid, words) VALUES('delete', ?, ?)", gone
    )
    connection.executemany("DELETE FROM search_text WHERE id = ?", [(place,) for place, _words in gone])
    return bool(gone)


def _add(connection: sqlite3.Connection, table: str, ids: Sequence[int]) -> None:
    has_entity = "entity_id" in metadata.tables[table].columns
    entity = "id" if table == "entity" else "entity_id" if has_entity else "NULL"
    query = f"SELECT id, {entity}, {' || char(10) || '.join(SEARCHED[table])} FROM {table} WHERE id"
    lines = [
        (id * _SPAN + NUMBERS[table], entity_id, " ".join(words(text)))
        for id, entity_id, text in _rows(connection, query, ids, int)
    ]
    connection.executemany("INSERT INTO search_text(id, entity_id, words) VALUES(?, ?, ?)", lines)
    connection.executemany(
        "INSERT INTO search_words(rowid, words) VALUES(?, ?)", [(place, line) for place, _id, line in lines]
    )


def _pattern(word: str) -> str:
    # `words` leaves only letters and digits, so nothing typed can be FTS syntax; the quotes keep AND and OR words.
    return f'"{word}"*'


def find(session: Session, typed: str, limit: int) -> list[Hit]:
    """Return at most `limit` records that hold all words of `typed`, each word as the beginning of one of theirs."""
    pattern = " AND ".join(_pattern(word) for word in words(typed))
    if not pattern:
        return []
    rows = session.connection().execute(
        text(
            "SELECT t.id, t.entity_id FROM (SELECT rowid AS place FROM search_words"
            f" WHERE search_words MATCH :pattern ORDER BY rowid % {_SPAN} <> 0, rank LIMIT :most)"
            " JOIN search_text t ON t.id = place"
        ),
        {"pattern": pattern, "most": limit},
    )
    return [Hit(_TABLES[place % _SPAN], place // _SPAN, entity_id) for place, entity_id in rows]


def _condition(wanted: Sequence[str]) -> tuple[str, dict[str, str]]:
    """Return a query for the keys of the entities that hold every word in their sheet, with its values.

    A word may stand in the entity itself, a contact, an offer or a need. Most entities found hold all words themselves,
    which the index alone can tell; of those where a word stands elsewhere, each is asked for all of them.
    """
    if len(wanted) == 1:
        return (
            f"SELECT * FROM (SELECT iif(rowid % {_SPAN}, (SELECT t.entity_id FROM search_text t"
            f" WHERE t.id = search_words.rowid), rowid / {_SPAN}) AS found"
            " FROM search_words WHERE search_words MATCH :every) WHERE found IS NOT NULL"
        ), {"every": _pattern(wanted[0])}
    asked, values = _asked(wanted, "elsewhere")
    values["every"] = " AND ".join(map(_pattern, wanted))
    values["some"] = " OR ".join(map(_pattern, wanted))
    return (
        f"SELECT rowid / {_SPAN} FROM search_words WHERE search_words MATCH :every AND rowid % {_SPAN} = 0"
        " UNION ALL SELECT elsewhere FROM (SELECT DISTINCT t.entity_id AS elsewhere"
        " FROM search_words w JOIN search_text t ON t.id = w.rowid"
        f" WHERE w.words MATCH :some AND w.rowid % {_SPAN} <> 0 AND t.entity_id IS NOT NULL) WHERE {asked}"
    ), values


def _asked(wanted: Sequence[str], entity: str) -> tuple[str, dict[str, str]]:
    """Return an SQL condition that reads the words of one `entity` (a column), with its values."""
    holders = [f"SELECT words FROM search_text WHERE id = {entity} * {_SPAN}"]
    holders += [
        f"SELECT t.words FROM {table} r JOIN search_text t ON t.id = r.id * {_SPAN} + {NUMBERS[table]}"
        f" WHERE r.entity_id = {entity}"
        for table in SEARCHED
        if "entity_id" in metadata.tables[table].columns
    ]
    conditions = [
        " OR ".join(f"EXISTS (SELECT 1 FROM ({h}) WHERE instr(' ' || words, :word{n}))" for h in holders)
        for n in range(len(wanted))
    ]
    return " AND ".join(f"({c})" for c in conditions), {
        f"word{n}": f" {word}" for n, word in enumerate(wanted)
    }


def matching(query: Q, typed: str) -> Q:
    """Return `query` on entities narrowed to those that hold every word of `typed`."""
    wanted = words(typed)
    if not wanted:
        return query
    found, values = _condition(wanted)
    return _narrowed(query, f"entity.id IN ({found})", values)


def first_matching(session: Session, query: Q, typed: str, limit: int) -> Q:
    """Return an ordered `query` on entities narrowed like `matching` and to its first `limit` rows, made to be quick.

    Few are best found first and then ordered. Where many match, the first are soon met by walking through the order,
    and where most do, by asking each one met instead of finding them all.
    """
    limited: Q = query.limit(limit)
    wanted = words(typed)
    if not wanted:
        return limited
    count = _count(session, wanted)
    if count >= _MOST:
        return _narrowed(limited, *_asked(wanted, "entity.id"))
    found, values = _condition(wanted)
    # A plus before a column keeps SQLite from finding rows by it.
    return _narrowed(limited, f"{'+' if count >= _FREQUENT else ''}entity.id IN ({found})", values)


def _count(session: Session, wanted: Sequence[str]) -> int:
    """Return how many rows hold all the words, counting no further than needed."""
    query = text(
        "SELECT count(*) FROM (SELECT 1 FROM search_words WHERE search_words MATCH :pattern LIMIT :most)"
    )
    values = {"pattern": " AND ".join(map(_pattern, wanted)), "most": _MOST}
    return int(session.connection().execute(query, values).scalar_one())


def _narrowed(query: Q, condition: str, values: Mapping[str, str]) -> Q:
    narrowed: Q = query.where(text(condition).bindparams(**values))
    return narrowed
