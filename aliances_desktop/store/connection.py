"""The one place where a connection to a file is opened."""

import os
import sqlite3
from pathlib import Path
from typing import BinaryIO, Final

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.pool import StaticPool

APPLICATION_ID: Final = 0x414C4961
"""Marks a SQLite file as one of ours ("ALIa"); desktop systems recognise it at offset 68."""
BUSY_SECONDS: Final = 5

# trust.md: TRUNCATE + FULL lost nothing in 10,000 simulated power cuts; SQLite's default lost the last commit in 1 of 5.
_SAFE: Final = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
    # 16 MiB hold the pages that a search of 60,000 entities passes over, so the next key reads none again.
    "PRAGMA cache_size=-16384",
)
_WRITER: Final = (
    "PRAGMA journal_mode=TRUNCATE",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    # A reader would be locked out as soon as a long import spills its pages.
    "PRAGMA cache_spill=OFF",
    "PRAGMA temp_store=MEMORY",
    # Without it INSERT OR REPLACE would delete rows behind the undo log's back.
    "PRAGMA recursive_triggers=ON",
)
_DEFENSIVE: Final = ("SQLITE_DBCONFIG_DEFENSIVE",)


def connect(path: Path, *, mode: str, is_alone: bool = False) -> sqlite3.Connection:
    """Return a connection in autocommit; `mode` is "ro", "rw" or "rwc" (create).

    `is_alone` reads the main file as it lies there, whatever -journal or -wal is beside it; only with "ro".
    """
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}{'&immutable=1' if is_alone else ''}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_SECONDS,
        check_same_thread=False,
    )
    try:
        # A damaged byte in a text must not make the whole row unreadable.
        connection.text_factory = tolerant_text
        for pragma in _SAFE if mode == "ro" else (*_SAFE, *_WRITER):
            connection.execute(pragma)
        if mode == "ro":
            connection.execute("PRAGMA query_only=ON")
        # Only Python 3.12 and later can switch on SQLite's defensive mode.
        for name in _DEFENSIVE:
            option = getattr(sqlite3, name, None)
            if option is not None:
                connection.setconfig(option, True)  # type: ignore[attr-defined, unused-ignore]
    except BaseException:
        connection.close()
        raise
    return connection


def give_identity(file: BinaryIO) -> None:
    """Let a new file's change counter begin at random, so that no other file's journal fits it.

    The counter stands at byte 24 of the header, and again at byte 92 as a mark that the page count beside is valid;
    SQLite adds one to it with every commit and never asks where it began.
    """
    start = os.urandom(4)
    for offset in (24, 92):
        file.seek(offset)
        file.write(start)


def change_counter(path: Path) -> int:
    """Return the counter that moves with every commit: equal counters of one file mean equal content."""
    with path.open("rb") as file:
        return int.from_bytes(file.read(28)[24:], "big")


def tolerant_text(raw: bytes) -> str:
    """Return stored text, with a mark in place of bytes that are no UTF-8."""
    return raw.decode("utf-8", "replace")


def engine(connection: sqlite3.Connection, *, is_writer: bool) -> Engine:
    """Return an engine on exactly this connection; a writer's transactions are IMMEDIATE."""
    made = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    begin = "BEGIN IMMEDIATE" if is_writer else "BEGIN"

    @event.listens_for(made, "begin")
    def _begin(bound: Connection) -> None:
        bound.exec_driver_sql(begin)

    return made
