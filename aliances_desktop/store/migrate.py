"""Versions of the file: making a new one, and bringing an older one up to date on a copy that then replaces it.

`schema/0001.sql` … hold the whole schema of each version: a new file is made from the newest, a file offered to open
is compared with that of its version. The migrations in `migrations/` lead from each to the next.
"""

import functools
import os
import shutil
import sqlite3
from pathlib import Path
from typing import Final

from aliances_desktop.store.connection import APPLICATION_ID, engine

NEWEST: Final = 1
"""Number of the newest migration, and `user_version` of the files this program writes."""
_HERE: Final = Path(__file__).parent


def schema(version: int) -> str:
    """Return the SQL of the whole schema of a version."""
    return (_HERE / "schema" / f"{version:04d}.sql").read_text(encoding="utf-8")


def create(path: Path) -> None:
    """Make a new, empty file of the newest version; sqlite3.Error or OSError when it cannot be written."""
    with path.open("xb"):
        pass
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.executescript(
            f"PRAGMA application_id={APPLICATION_ID}; BEGIN IMMEDIATE; {schema(NEWEST)};"
            f"PRAGMA user_version={NEWEST}; COMMIT;"
        )
    finally:
        connection.close()


def upgrade(path: Path) -> None:
    """Bring an older file up to date: on a copy that replaces the file only when all has gone well."""
    copy = path.with_name(path.name + ".upgrading")
    try:
        shutil.copyfile(path, copy)
        run(copy, NEWEST)
        with copy.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(copy, path)
    finally:
        copy.unlink(missing_ok=True)


def run(path: Path, version: int) -> None:
    """Run the migrations up to `version` on a file in place, all of them in one transaction."""
    # Alembic costs 90 ms, and most starts need no migration.
    from alembic import command
    from alembic.config import Config

    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA synchronous=FULL")
    bound_engine = engine(connection, is_writer=True)
    config = Config()
    config.set_main_option("script_location", str(_HERE / "migrations").replace("%", "%%"))
    try:
        with bound_engine.begin() as bound:
            config.attributes["connection"] = bound
            present = bound.exec_driver_sql("PRAGMA user_version").scalar_one()
            if present:
                command.stamp(config, f"{present:04d}")
            command.upgrade(config, f"{version:04d}")
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
