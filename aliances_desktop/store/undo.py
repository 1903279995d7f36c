"""Undo and redo: temporary triggers write down how to take every change back; the file itself holds no trigger.

Each step keeps its inverse in memory. Taking a step back runs that inverse with the triggers still on, which is how
the inverse of the inverse, the redo, comes about.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Final

MOST_STEPS: Final = 100
_TRACE: Final = "trace"
"""What is told but not taken back; the other kinds name the statement that takes a change back."""


@dataclass(frozen=True)
class Line:
    """How to take one change of one row back: "delete" it, or "insert" or "update" it with its former values."""

    table: str
    row: int
    kind: str
    values: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Step:
    """One change of the file: label (a msgid) with its values, the tables it touched, and how to take it back."""

    label: str
    values: Mapping[str, object]
    tables: frozenset[str]
    inverse: tuple[Line, ...] = field(default=(), repr=False, compare=False)
    """In order of application, the last change first."""


class UndoLog:
    """The triggers of one connection, and the two lists of steps.

    `undo_log` holds a line for every row changed, `undo_<table>` the former values of those that had some.
    """

    def __init__(
        self, connection: sqlite3.Connection, tables: Mapping[str, Iterable[str]], traces: Iterable[str] = ()
    ) -> None:
        self._connection = connection
        self._tables = {name: tuple(columns) for name, columns in tables.items()}
        self.done: list[Step] = []
        self.undone: list[Step] = []
        connection.execute("CREATE TEMP TABLE undo_log (n INTEGER PRIMARY KEY, tbl TEXT, row INT, kind TEXT)")
        for table, columns in self._tables.items():
            for statement in _triggers(table, columns):
                connection.execute(statement)
        for table in traces:
            for statement in _trace_triggers(table):
                connection.execute(statement)

    def begin(self) -> None:
        """Forget what is written down; called inside a new transaction."""
        for table in self.touched():
            if table in self._tables:
                self._connection.execute(f'DELETE FROM temp."undo_{table}"')
        self._connection.execute("DELETE FROM temp.undo_log")

    def touched(self) -> dict[str, set[int]]:
        """Return the rows changed since `begin`, by table."""
        rows: dict[str, set[int]] = {}
        for table, row in self._connection.execute("SELECT tbl, row FROM temp.undo_log"):
            rows.setdefault(table, set()).add(row)
        return rows

    def collect(self, label: str, values: Mapping[str, object]) -> Step:
        """Return the step since `begin`; rows of traces are among its tables, but not taken back."""
        lines = self._connection.execute(
            "SELECT n, tbl, row, kind FROM temp.undo_log ORDER BY n DESC"
        ).fetchall()
        tables = frozenset(table for _n, table, _row, _kind in lines)
        former: dict[int, tuple[Any, ...]] = {}
        for table in tables & self._tables.keys():
            former.update(
                (n, content) for n, *content in self._connection.execute(f'SELECT * FROM temp."undo_{table}"')
            )
        inverse = (
            Line(table, row, kind, tuple(former.get(n, ())))
            for n, table, row, kind in lines
            if kind != _TRACE
        )
        return Step(label, dict(values), tables, tuple(inverse))

    def apply(self, step: Step) -> None:
        """Take a step back inside the present transaction."""
        self._connection.execute("PRAGMA defer_foreign_keys=ON")
        for (table, kind), lines in groupby(step.inverse, key=lambda line: (line.table, line.kind)):
            columns = self._tables[table]
            if kind == "delete":
                sql = f'DELETE FROM "{table}" WHERE id = ?'
            elif kind == "insert":
                sql = f'INSERT INTO "{table}"({_names(columns)}) VALUES({", ".join("?" * len(columns))})'
            else:
                sql = f'UPDATE "{table}" SET {", ".join(f"{name} = ?" for name in _quoted(columns))} WHERE id = ?'
            values = ((line.row,) if kind == "delete" else line.values if kind == "insert" else (*line.values, line.row)
                      for line in lines)  # fmt: skip
            self._connection.executemany(sql, values)

    def push(self, step: Step) -> None:
        """Remember a new step; what was undone can no longer be redone."""
        if step.inverse:
            self.done.append(step)
            del self.done[:-MOST_STEPS]
            self.undone.clear()


def _quoted(columns: Iterable[str]) -> list[str]:
    return [f'"{column}"' for column in columns]


def _names(columns: Iterable[str]) -> str:
    return ", ".join(_quoted(columns))


def _triggers(table: str, columns: tuple[str, ...]) -> Iterable[str]:
    former = ", ".join(f"old.{name}" for name in _quoted(columns))
    head = f"CREATE TEMP TRIGGER undo_{table}_"
    log = "INSERT INTO undo_log(tbl, row, kind) VALUES"
    # The columns have no type, so that every value is kept as it is.
    yield f'CREATE TEMP TABLE "undo_{table}" (n INTEGER PRIMARY KEY, {_names(f"old_{c}" for c in columns)})'
    keep = f'INSERT INTO "undo_{table}" VALUES (last_insert_rowid(), {former})'
    yield f"{head}i AFTER INSERT ON main.\"{table}\" BEGIN {log} ('{table}', new.id, 'delete'); END"
    yield f"{head}u AFTER UPDATE ON main.\"{table}\" BEGIN {log} ('{table}', new.id, 'update'); {keep}; END"
    yield f"{head}d BEFORE DELETE ON main.\"{table}\" BEGIN {log} ('{table}', old.id, 'insert'); {keep}; END"


def _trace_triggers(table: str) -> Iterable[str]:
    for event in ("INSERT", "UPDATE", "DELETE"):
        yield (
            f'CREATE TEMP TRIGGER trace_{table}_{event} AFTER {event} ON main."{table}" '
            f"BEGIN INSERT INTO undo_log(tbl, row, kind) VALUES ('{table}', 0, '{_TRACE}'); END"
        )
