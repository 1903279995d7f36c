"""Undo and redo: temporary triggers write down how to take every change back; the file itself holds no trigger.

Each step keeps its inverse in memory. Taking a step back runs that inverse with the triggers still on, which is how
the inverse of the inverse, the redo, comes about.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

MOST_STEPS: Final = 100
_LOG: Final = "temp.undo_log"


@dataclass(frozen=True)
class Step:
    """One change of the file: label (a msgid) with its values, the tables it touched, and how to take it back."""

    label: str
    values: Mapping[str, object]
    tables: frozenset[str]
    inverse: tuple[tuple[str, int, str | None], ...] = field(default=(), repr=False, compare=False)
    """In order of application: table, row, and SQL, or None where the row is just deleted again."""


class UndoLog:
    """The triggers of one connection, and the two lists of steps."""

    def __init__(
        self, connection: sqlite3.Connection, tables: Mapping[str, Iterable[str]], traces: Iterable[str] = ()
    ) -> None:
        self._connection = connection
        self._tables = {name: tuple(columns) for name, columns in tables.items()}
        self.done: list[Step] = []
        self.undone: list[Step] = []
        connection.execute(
            f"CREATE TEMP TABLE {_LOG.split('.')[1]} (n INTEGER PRIMARY KEY, tbl TEXT, row INT, sql TEXT)"
        )
        for table, columns in self._tables.items():
            for statement in _triggers(table, columns):
                connection.execute(statement)
        for table in traces:
            for statement in _trace_triggers(table):
                connection.execute(statement)

    def begin(self) -> None:
        """Forget what is written down; called inside a new transaction."""
        self._connection.execute(f"DELETE FROM {_LOG}")

    def touched(self) -> dict[str, set[int]]:
        """Return the rows changed since `begin`, by table."""
        rows: dict[str, set[int]] = {}
        for table, row in self._connection.execute(f"SELECT tbl, row FROM {_LOG}"):
            rows.setdefault(table, set()).add(row)
        return rows

    def collect(self, label: str, values: Mapping[str, object]) -> Step:
        """Return the step since `begin`; rows of traces are among its tables, but not taken back."""
        lines = self._connection.execute(f"SELECT tbl, row, sql FROM {_LOG} ORDER BY n DESC").fetchall()
        tables = frozenset(line[0] for line in lines)
        return Step(label, dict(values), tables, tuple(line for line in lines if line[2] != ""))

    def apply(self, step: Step) -> None:
        """Take a step back inside the present transaction."""
        self._connection.execute("PRAGMA defer_foreign_keys=ON")
        for (table, is_deletion), lines in groupby(step.inverse, key=lambda line: (line[0], line[2] is None)):
            if is_deletion:
                self._connection.executemany(
                    f'DELETE FROM "{table}" WHERE id=?', [(row,) for _t, row, _s in lines]
                )
            else:
                for _table, _row, sql in lines:
                    self._connection.execute(sql or "")

    def push(self, step: Step) -> None:
        """Remember a new step; what was undone can no longer be redone."""
        if step.inverse:
            self.done.append(step)
            del self.done[:-MOST_STEPS]
            self.undone.clear()


def _triggers(table: str, columns: tuple[str, ...]) -> Iterable[str]:
    names = ", ".join(f'"{c}"' for c in columns)
    old_values = " || ',' || ".join(f'quote(old."{c}")' for c in columns)
    changes = " || ',' || ".join(f'\'"{c}"=\' || quote(old."{c}")' for c in columns)
    head = f"CREATE TEMP TRIGGER undo_{table}_"
    log = "BEGIN INSERT INTO undo_log(tbl, row, sql) VALUES"
    yield f"{head}i AFTER INSERT ON main.\"{table}\" {log} ('{table}', new.id, NULL); END"
    yield (
        f"{head}u AFTER UPDATE ON main.\"{table}\" {log} ('{table}', old.id, "
        f"'UPDATE \"{table}\" SET ' || {changes} || ' WHERE id=' || new.id); END"
    )
    yield (
        f"{head}d BEFORE DELETE ON main.\"{table}\" {log} ('{table}', old.id, "
        f"'INSERT INTO \"{table}\"({names}) VALUES(' || {old_values} || ')'); END"
    )


def _trace_triggers(table: str) -> Iterable[str]:
    for event in ("INSERT", "UPDATE", "DELETE"):
        yield (
            f'CREATE TEMP TRIGGER trace_{table}_{event} AFTER {event} ON main."{table}" '
            f"BEGIN INSERT INTO undo_log(tbl, row, sql) VALUES ('{table}', 0, ''); END"
        )
