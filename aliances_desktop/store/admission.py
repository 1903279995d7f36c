"""May this file be opened? Header, version, objects and integrity are checked before anything trusts it."""

import re
import shutil
import sqlite3
import tempfile
import time
from pathlib import Path
from typing import Final

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model.codes_alliance import COLUMN_CODES
from aliances_desktop.store import migrate, sidefiles
from aliances_desktop.store.backup import Backup, BackupFolder
from aliances_desktop.store.connection import APPLICATION_ID, connect
from aliances_desktop.store.faults import DAMAGED, meaning

_MAGIC: Final = b"SQLite format 3\0"
_MOST_SECONDS: Final = 5.0
_FITS: Final = {
    # SQLite orders numbers before texts and texts before blobs; asking typeof() takes five times as long.
    "VARCHAR": "{0} >= '' AND {0} < x''",
    "INTEGER": "{0} < ''",
    "FLOAT": "{0} < ''",
    "BOOLEAN": "{0} IN (0, 1)",
    "DATE": "date({0}) = {0}",
    "TIME": "{0} GLOB '??:??*' AND time({0}) > ''",
    "BLOB": "{0} >= x''",
    "DATETIME": "{0} GLOB '????-??-?? ??:??*' AND datetime({0}) > ''",
}
"""Column type → what its values look like, NULL apart; dates are text to SQLite."""
_MEASURE: Final = {
    "VARCHAR": "length({0}) <= 1000000",
    "INTEGER": "abs({0}) <= 1e13",
    "FLOAT": "abs({0}) <= 1e13",
    "DATE": "{0} BETWEEN '1000-01-01' AND '2999-12-31'",
    "DATETIME": "{0} BETWEEN '1000-01-01' AND '2999-12-31 24'",
}
"""Column type → what is asked besides of the tables that came with version 3, so that pages can count with it.

It is wider than what the services let in; what earlier versions let in is not known any more.
"""
_RULE: Final = re.compile(r"CONSTRAINT ck_\w+ CHECK \((.*)\),?$", re.MULTILINE)
"""The rules of a table in its schema, a line each."""


class Damaged(UserError):
    """The file is broken; `backup` is the newest good copy, None where there is none."""

    backup: Backup | None = None


def check_header(path: Path) -> int:
    """Return the file's version, read from its first bytes without opening it; UserError when it is not one of ours.

    A newer version is refused here, before any side file could be written.
    """
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        raise UserError(N_("{name} is no longer there."), name=path.name) from None
    except OSError as error:
        raise UserError(N_("{name} cannot be read."), name=path.name, details=str(error)) from None
    if head[:16] != _MAGIC or int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise UserError(N_("{name} is not an Aliances file."), name=path.name)
    version = int.from_bytes(head[60:64], "big")
    if version > migrate.NEWEST:
        raise UserError(
            N_("{name} was made with a newer version of Aliances Desktop. Update the program to open it."),
            name=path.name,
        )
    if version < 1:
        raise UserError(N_("{name} is not an Aliances file."), name=path.name)
    return version


def check(path: Path, backups: BackupFolder) -> int:
    """Check a file of ours whole and return its version; Damaged or UserError when it cannot be trusted.

    Where a crash left the file's own journal, the check is made on a copy on which that is rolled back. Side files
    of others are not looked at.
    """
    version = check_header(path)
    try:
        if sidefiles.has_foreign(path):
            _check_content(connect(path, mode="ro", is_alone=True), path.name, version)
        elif sidefiles.has_hot_journal(path):
            with tempfile.TemporaryDirectory() as folder:
                copy = Path(folder) / "copy.aliances"
                shutil.copyfile(path, copy)
                shutil.copyfile(sidefiles.journal(path), sidefiles.journal(copy))
                _check_content(connect(copy, mode="rw"), path.name, version)
        else:
            _check_content(connect(path, mode="ro"), path.name, version)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        told = meaning(error, path) if isinstance(error, sqlite3.Error) else None
        if told is not None and told.msgid != DAMAGED:
            raise told from error
        # SQLite quotes a damaged name in its complaint, and Python cannot even read the complaint then.
        raise _damaged(path, backups, str(error)) from None
    except Damaged as error:
        error.backup = backups.newest_good()
        raise
    return version


def _damaged(path: Path, backups: BackupFolder, details: str) -> Damaged:
    error = Damaged(DAMAGED, name=path.name, details=details)
    error.backup = backups.newest_good()
    return error


def _check_content(connection: sqlite3.Connection, name: str, version: int) -> None:
    try:
        deadline = time.monotonic() + _MOST_SECONDS
        connection.set_progress_handler(lambda: time.monotonic() > deadline, 10_000)
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise Damaged(DAMAGED, name=name, details="its journal makes it another file")
        objects = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()
        if set(objects) != migrate.expected_objects(version):
            raise UserError(
                N_("{name} holds things that Aliances Desktop never puts there, so it was not opened."),
                name=name,
            )
        result = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if result != "ok":
            raise Damaged(DAMAGED, name=name, details=str(result))
        wrong = _wrong_value(connection) or _lost_reference(connection)
        if wrong is not None:
            raise Damaged(DAMAGED, name=name, details=wrong)
    finally:
        connection.close()


def _wrong_value(connection: sqlite3.Connection) -> str | None:
    """Name the first table and row with a value its column cannot hold: SQLite itself would keep any."""
    tables = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'search_%'"
    )
    for table, schema in tables.fetchall():
        columns = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
        misfits = [
            f'"{name}" IS NOT NULL AND ({_fitting(table, name, kind)}) IS NOT TRUE'
            for _number, name, kind, *_rest in columns
        ]
        # SQLite reads no CHECK of a file that is open for reading only, so its own check passes them over.
        misfits += [f"({rule}) IS FALSE" for rule in _RULE.findall(schema)]
        row = connection.execute(f'SELECT id FROM "{table}" WHERE {" OR ".join(misfits)} LIMIT 1').fetchone()
        if row is not None:
            return f"{table} {row[0]}: a value that its column cannot hold"
    return None


def _fitting(table: str, column: str, kind: str) -> str:
    """Return the SQL of what a value of this column looks like: its type, its measure and its codes."""
    asked = [_FITS[kind].format(f'"{column}"')]
    if table not in migrate.tables(2) and kind in _MEASURE:
        asked.append(_MEASURE[kind].format(f'"{column}"'))
    codes = COLUMN_CODES.get((table, column))
    if codes is not None:
        asked.append(f'"{column}" IN ({", ".join(f"{chr(39)}{code}{chr(39)}" for code in codes)})')
    return " AND ".join(f"({one})" for one in asked)


def _lost_reference(connection: sqlite3.Connection) -> str | None:
    """Name the first row that hangs on a record which is not there."""
    found = connection.execute("SELECT * FROM pragma_foreign_key_check LIMIT 1").fetchone()
    return None if found is None else f"{found[0]} {found[1]}: its {found[2]} is not there"
