"""The one place where a connection to a file is opened, and where SQLite's complaints become plain sentences."""

import sqlite3
from pathlib import Path
from typing import Final

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.pool import StaticPool

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_

APPLICATION_ID: Final = 0x414C4961
"""Marks a SQLite file as one of ours ("ALIa"); desktop systems recognise it at offset 68."""
BUSY_SECONDS: Final = 5

# trust.md: TRUNCATE + FULL lost nothing in 10,000 simulated power cuts; SQLite's default lost the last commit in 1 of 5.
_SAFE: Final = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
)
_WRITER: Final = (
    "PRAGMA journal_mode=TRUNCATE",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    # A reader would be locked out as soon as a long import spills its pages.
    "PRAGMA cache_spill=OFF",
    "PRAGMA temp_store=MEMORY",
)
_DEFENSIVE: Final = ("SQLITE_DBCONFIG_DEFENSIVE",)


def connect(path: Path, *, mode: str) -> sqlite3.Connection:
    """Return a connection in autocommit; `mode` is "ro", "rw" or "rwc" (create)."""
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_SECONDS,
        check_same_thread=False,
    )
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
    return connection


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


def translated(error: sqlite3.Error, path: Path) -> UserError:
    """Return what a SQLite error means for a person; the file's name is in the sentence."""
    text = str(error).lower()
    for words, msgid in (
        (
            ("full",),
            N_("The disk is full: the last change to {name} was not saved. Free some space and try again."),
        ),
        (("readonly", "read-only"), N_("{name} cannot be written: its folder or disk is read-only.")),
        (("locked", "busy"), N_("{name} is being written by another program. Try again in a moment.")),
        (("malformed", "not a database", "corrupt"), N_("{name} is damaged.")),
        (
            ("disk i/o", "unable to open"),
            N_("{name} cannot be reached. Is the disk or USB stick still connected?"),
        ),
    ):
        if any(word in text for word in words):
            return UserError(msgid, name=path.name, details=str(error))
    return UserError(N_("{name} could not be saved."), name=path.name, details=str(error))
