"""Versions of the file: making a new one, and bringing an older one up to date on a copy that then replaces it.

`schema/0001.sql` … hold the whole schema of each version: a new file is made from the newest, a file offered to open
is compared with that of its version. The migrations in `migrations/` lead from each to the next.
"""

import functools
import shutil
import sqlite3
import tempfile
from pathlib import Path
from typing import Final

from aliances_desktop.files import replace_with
from aliances_desktop.store.connection import APPLICATION_ID, connect, engine, give_identity

NEWEST: Final = 3
"""Number of the newest migration, and `user_version` of the files this program writes."""
_HERE: Final = Path(__file__).parent


def schema(version: int) -> str:
    """Return the SQL of the whole schema of a version."""
    return (_HERE / "schema" / f"{version:04d}.sql").read_text(encoding="utf-8")


def statements(version: int) -> list[str]:
    """Return the statements of that schema one by one."""
    return [statement for statement in schema(version).split(";\n") if statement.strip()]


@functools.cache
def tables(version: int) -> frozenset[str]:
    """Return the names of the tables of a version."""
    return frozenset(name for kind, name, _table, _sql in expected_objects(version) if kind == "table")


def create(path: Path) -> None:
    """Make a new, empty file of the newest version, whole or not at all; UserError when it cannot be written."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.executescript(
            f"PRAGMA application_id={APPLICATION_ID}; {schema(NEWEST)}; PRAGMA user_version={NEWEST};"
        )
        content = connection.serialize()
    finally:
        connection.close()
    with replace_with(path) as file:
        file.write(content)
        give_identity(file)


def upgrade(path: Path) -> None:
    """Bring an older file up to date: on a copy that replaces the file only when all has gone well.

    sqlite3.Error when a step fails or its outcome is not sound; the file is then as it was.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.aliances"
        shutil.copyfile(path, copy)
        run(copy, NEWEST)
        _verify(copy)
        with replace_with(path) as file:
            file.write(copy.read_bytes())


def _verify(path: Path) -> None:
    connection = connect(path, mode="ro")
    try:
        objects = frozenset(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema"))
        dangling = connection.execute("PRAGMA foreign_key_check").fetchone()
        result = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    finally:
        connection.close()
    if objects != expected_objects(NEWEST) or dangling is not None or result != "ok":
        raise sqlite3.DatabaseError(f"not sound after its migration: {result} {dangling or ''}")


def run(path: Path, version: int) -> None:
    """Run the migrations up to `version` on a file in place, all of them in one transaction.

    The file's own version says where to begin: Alembic's note of it would be a second truth, and a table of
    Alembic's in the file.
    """
    # Alembic costs 90 ms, and most starts need no migration.
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    steps = ScriptDirectory(str(_HERE / "migrations"))
    connection = connect(path, mode="rw")
    # Batch mode drops and renames tables, which would delete what hangs on them.
    connection.execute("PRAGMA foreign_keys=OFF")
    bound_engine = engine(connection, is_writer=True)
    try:
        with bound_engine.begin() as bound, Operations.context(MigrationContext.configure(bound)):
            present = bound.exec_driver_sql("PRAGMA user_version").scalar_one()
            for number in range(present + 1, version + 1):
                steps.get_revision(f"{number:04d}").module.upgrade()
            bound.exec_driver_sql(f"PRAGMA user_version={version}")
            bound.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    finally:
        bound_engine.dispose()
        connection.close()


@functools.cache
def expected_objects(version: int) -> frozenset[tuple[str, str, str, str | None]]:
    """Return the (type, name, table, sql) of everything a sound file of that version holds."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.executescript(schema(version))
        return frozenset(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema"))
    finally:
        connection.close()
