"""Which of SQLite's complaints are the world's fault, and what they mean in plain words; the rest are bugs of ours."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_

_BUSY: Final = N_("{name} is being written by another program. Try again in a moment.")
DAMAGED: Final = N_("{name} is damaged.")
READ_ONLY: Final = N_("{name} cannot be written: its folder or disk is read-only.")
_OUT_OF_REACH: Final = N_("{name} cannot be reached. Is the disk or USB stick still connected?")
_NOT_SAVED: Final = N_("{name} could not be saved.")
_MEANINGS: Final = {
    sqlite3.SQLITE_FULL: N_(
        "The disk is full: the last change to {name} was not saved. Free some space and try again."
    ),
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    # Its writer died or is just writing, and a reader may not finish or take back the writer's work.
    sqlite3.SQLITE_READONLY_ROLLBACK: _BUSY,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_IOERR: _OUT_OF_REACH,
    sqlite3.SQLITE_CANTOPEN: _OUT_OF_REACH,
    sqlite3.SQLITE_NOMEM: _NOT_SAVED,
    sqlite3.SQLITE_PROTOCOL: _NOT_SAVED,
    sqlite3.SQLITE_NOLFS: _NOT_SAVED,
}


def meaning(error: sqlite3.Error | DBAPIError, path: Path) -> UserError | None:
    """Return what went wrong with the file in plain words; None when it is no fault of the world but a bug."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return None
    msgid = _MEANINGS.get(code) or _MEANINGS.get(code & 0xFF)
    return None if msgid is None else UserError(msgid, name=path.name, details=str(cause))


@contextmanager
def in_plain_words(path: Path) -> Iterator[None]:
    """Raise the world's faults met inside as UserError; anything else passes as it is."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        told = meaning(error, path)
        if told is None:
            raise
        raise told from error
