"""Full-text search: words folded blind to accents, case and l·l, kept current in the transaction of every edit."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from sqlalchemy import text
from sqlmodel import Session

from aliances_desktop.model import SEARCHED, metadata
from aliances_desktop.text import words

SCHEMA: Final = (
    """CREATE TABLE search_text (
        id INTEGER PRIMARY KEY, tbl TEXT NOT NULL, row INTEGER NOT NULL, entity_id INTEGER, words TEXT NOT NULL
    )""",
    "CREATE UNIQUE INDEX ix_search_text_row ON search_text (tbl, row)",
    """CREATE VIRTUAL TABLE search_words USING fts5(
        words, content='search_text', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='1 2 3'
    )""",
)
"""The index lives in the file, beside the tables it reads."""

_TABLES: Final = tuple(SEARCHED)
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
    for table in _TABLES:
        ids = sorted(touched.get(table, ()))
        if ids:
            has_removed |= _remove(connection, table, ids)
            _add(connection, table, ids)
    return has_removed


def _remove(connection: sqlite3.Connection, table: str, ids: Sequence[int]) -> bool:
    low, high = ids[0], ids[-1]
    wanted = set(ids)
    found = connection.execute(
        "SELECT id, row, words FROM search_text WHERE tbl=? AND row BETWEEN ? AND ?", (table, low, high)
    ).fetchall()
    gone = [(key, text) for key, row, text in found if row in wanted]
    connection.executemany(
        "INSERT INTO search_words(search_words, rowid, words) VALUES('delete', ?, ?)", gone
    )
    connection.executemany("DELETE FROM search_text WHERE id=?", [(key,) for key, _text in gone])
    return bool(gone)


def _add(connection: sqlite3.Connection, table: str, ids: Sequence[int]) -> None:
    columns = SEARCHED[table]
    has_entity = "entity_id" in metadata.tables[table].columns
    entity = "id" if table == "entity" else "entity_id" if has_entity else "NULL"
    wanted = set(ids)
    query = f"SELECT id, {entity}, {' || char(10) || '.join(columns)} FROM {table} WHERE id BETWEEN ? AND ?"
    start = connection.execute("SELECT coalesce(max(id), 0) FROM search_text").fetchone()[0]
    lines = [
        (table, row, entity_id, " ".join(words(text)))
        for row, entity_id, text in connection.execute(query, (ids[0], ids[-1]))
        if row in wanted
    ]
    numbered = [(start + n, *line) for n, line in enumerate(lines, 1)]
    connection.executemany("INSERT INTO search_text VALUES(?, ?, ?, ?, ?)", numbered)
    connection.executemany(
        "INSERT INTO search_words(rowid, words) VALUES(?, ?)", [(line[0], line[4]) for line in numbered]
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
            "SELECT t.tbl, t.row, t.entity_id FROM search_words w JOIN search_text t ON t.id = w.rowid"
            " WHERE w.words MATCH :pattern ORDER BY t.tbl <> 'entity', rank LIMIT :most"
        ),
        {"pattern": pattern, "most": limit},
    )
    return [Hit(*row) for row in rows]


def entity_condition(typed: str) -> tuple[str, dict[str, str]] | None:
    """Return an SQL condition on `entity.id`, with its values, that every word of `typed` stands in the entity's sheet.

    A word may stand in the entity itself, a contact, an offer or a need. None when nothing to look for was typed.
    """
    conditions, values = [], {}
    for number, word in enumerate(words(typed)):
        values[f"word{number}"] = _pattern(word)
        conditions.append(
            "entity.id IN (SELECT t.entity_id FROM search_words w JOIN search_text t ON t.id = w.rowid"
            f" WHERE w.words MATCH :word{number} AND t.entity_id IS NOT NULL)"
        )
    return (" AND ".join(conditions), values) if conditions else None


def matching(query: Q, typed: str) -> Q:
    """Return `query` on entities narrowed to those that hold every word of `typed`."""
    condition = entity_condition(typed)
    if condition is None:
        return query
    sql, values = condition
    narrowed: Q = query.where(text(sql).bindparams(**values))
    return narrowed
