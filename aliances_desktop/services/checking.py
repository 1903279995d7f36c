"""Checking a file from outside: is it sound, of which version, how much does it hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import func, select

from aliances_desktop.model import metadata
from aliances_desktop.store import Store
from aliances_desktop.store.admission import Damaged, check_header


@dataclass(frozen=True)
class FileReport:
    """What a check found: `problem` (a msgid with `values`) is "" for a sound file; `counts` are rows by table."""

    version: int
    problem: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    details: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)


def check_file(path: Path) -> FileReport:
    """Check the integrity of an `.aliances` file without changing it; a `UserError` when it is not one of ours."""
    version = check_header(path)
    try:
        store = Store.open(path, read_only=True)
    except Damaged as error:
        return FileReport(version, error.msgid, error.values, error.details)
    try:
        with store.read() as session:
            connection = session.connection()
            counts = {
                table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in metadata.sorted_tables
            }
    finally:
        store.close()
    return FileReport(version, counts=counts)
