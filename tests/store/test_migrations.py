"""Bringing an older file up to date, tried with a version that does not exist yet."""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from aliances_desktop.errors import UserError
from aliances_desktop.store import Store, migrate, sidefiles
from aliances_desktop.store.connection import change_counter
from tests.store.test_sidefiles import crash_image, names

NEXT = migrate.NEWEST + 1
OLD = Path(__file__).parent.parent / "data" / "versions" / f"v{migrate.NEWEST:04d}.aliances"
STATEMENTS = (
    "ALTER TABLE entity ADD COLUMN colour VARCHAR DEFAULT 'blau'",
    "CREATE TABLE later (id INTEGER NOT NULL PRIMARY KEY)",
    "DROP INDEX ix_workshop_day",
)
SCRIPT = '''"""The next version: entities have a colour."""
from alembic import op
revision, down_revision = "{number:04d}", "{before:04d}"
def upgrade():
    for number, statement in enumerate({statements!r}):
        if number == {fails_at}:
            raise InterruptedError
        op.execute(statement)
'''


def write_next_version(folder: Path, *, fails_at: int) -> None:
    script = folder / "migrations" / "versions" / f"{NEXT:04d}_colour.py"
    script.write_text(
        SCRIPT.format(statements=STATEMENTS, fails_at=fails_at, number=NEXT, before=NEXT - 1),
        encoding="utf-8",
    )


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The program as it may be one day: it has a further version."""
    folder = tmp_path / "demà"
    shutil.copytree(Path(migrate.__file__).parent, folder, ignore=shutil.ignore_patterns("__pycache__"))
    sql = ";\n".join((migrate.schema(migrate.NEWEST).rstrip().rstrip(";"), *STATEMENTS))
    (folder / "schema" / f"{NEXT:04d}.sql").write_text(sql + ";\n", encoding="utf-8")
    write_next_version(folder, fails_at=-1)
    monkeypatch.setattr(migrate, "_HERE", folder)
    monkeypatch.setattr(migrate, "NEWEST", NEXT)
    yield folder
    migrate.expected_objects.cache_clear()


@pytest.fixture
def old(tmp_path: Path, later: Path) -> Path:
    folder = tmp_path / "Carpeta de la Núria # 100%"
    folder.mkdir()
    return Path(shutil.copyfile(OLD, folder / "vella.aliances"))


def query(path: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def open_(path: Path, **options: bool) -> Store:
    return Store.open(path, backups=path.parent / "b", **options)


def test_an_older_file_is_backed_up_then_migrated(old: Path) -> None:
    store = open_(old)
    kept = store.backups()
    store.close()
    assert query(old, "SELECT name, colour FROM entity") == [("Col·lectiu d’Òdena", "blau")]
    assert query(old, "PRAGMA user_version") == [(NEXT,)]
    assert [copy.kind for copy in kept] == ["opened", "migration"]
    assert query(kept[-1].path, "PRAGMA user_version") == [(NEXT - 1,)]
    assert names(old) == ["Col·lectiu d’Òdena"]
    assert sorted(p.name for p in old.parent.iterdir()) == ["b", old.name]


def test_a_migrated_file_has_the_schema_of_a_new_one(old: Path, tmp_path: Path) -> None:
    open_(old).close()
    migrate.create(tmp_path / "nova.aliances")
    schema = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name"
    assert query(old, schema) == query(tmp_path / "nova.aliances", schema)


@pytest.mark.parametrize("fails_at", range(len(STATEMENTS)))
def test_a_migration_that_stops_at_any_statement_leaves_the_old_file(
    old: Path, later: Path, fails_at: int
) -> None:
    write_next_version(later, fails_at=fails_at)
    before = digest(old)
    with pytest.raises(InterruptedError):
        open_(old)
    assert digest(old) == before
    assert sorted(p.name for p in old.parent.iterdir()) == ["b", old.name]
    write_next_version(later, fails_at=-1)
    assert names(old) == ["Col·lectiu d’Òdena"]


def test_a_migration_with_another_outcome_than_its_schema_replaces_nothing(old: Path, later: Path) -> None:
    with (later / "schema" / f"{NEXT:04d}.sql").open("a", encoding="utf-8") as file:
        file.write("CREATE TABLE forgotten (id INTEGER);\n")
    before = digest(old)
    with pytest.raises(sqlite3.DatabaseError, match="not sound"):
        open_(old)
    assert digest(old) == before


def test_a_crashed_older_file_is_put_right_before_it_is_migrated(old: Path, tmp_path: Path) -> None:
    cut = tmp_path / "tall" / old.name
    cut.parent.mkdir()
    crash_image(old, cut)
    # The image is in the middle of a transaction that also changed the version; its header says the old one.
    with cut.open("r+b") as file:
        file.seek(60)
        file.write((NEXT - 1).to_bytes(4, "big"))
    assert sidefiles.has_hot_journal(cut)
    assert names(cut) == ["Col·lectiu d’Òdena"]
    assert query(cut, "PRAGMA user_version") == [(NEXT,)]
    assert not sidefiles.journal(cut).exists()


def test_without_a_backup_nothing_is_migrated(old: Path) -> None:
    (old.parent / "b").write_text("no folder")
    before = digest(old)
    with pytest.raises(UserError):
        open_(old)
    assert digest(old) == before


def test_an_older_file_that_may_not_be_written_is_refused_as_it_is(old: Path) -> None:
    before = digest(old)
    with pytest.raises(UserError) as caught:
        open_(old, read_only=True)
    assert "read-only" in caught.value.msgid
    assert digest(old) == before


def test_a_migrated_file_goes_on_counting_its_changes(old: Path) -> None:
    before = change_counter(old)
    open_(old).close()
    assert 1 <= change_counter(old) - before < 10
    assert os.path.getsize(old) % 4096 == 0
