"""Files offered to open: ours, older, newer, damaged, hostile. What is refused is left byte for byte as it was."""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from sqlmodel import SQLModel, create_engine, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import (
    Alliance,
    Commitment,
    Entity,
    Evaluation,
    Outcome,
    Partner,
    PartnerKey,
    Phase,
    Process,
    Rating,
    Task,
    Workshop,
)
from aliances_desktop.services import entities, gather_timeline, red_lines
from aliances_desktop.store import Damaged, Store, migrate, search
from tests.store.test_store import dump

VERSIONS = Path(__file__).parent.parent / "data" / "versions"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A closed file of ours with a hundred entities, and a good backup of it."""
    path = tmp_path / "taller.aliances"
    store = Store.create(path, backups=tmp_path / "b")
    with store.edit(N_("Add entity")) as session:
        for n in range(100):
            entities.add_entity(session, name=f"Entitat {n}", notes="una nota " * 40)
        entities.add_contact(session, 1, name="Núria")
        session.add(Workshop(title="Taller", day=date(2026, 11, 26), starts_at=time(18, 5)))
    store.backup("timed")
    store.close()
    return path


def refuse(path: Path, tmp_path: Path) -> UserError:
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    with pytest.raises(UserError) as caught:
        Store.open(path, backups=tmp_path / "b").close()
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert not list(path.parent.glob("*.lock*"))
    return caught.value


def sql(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def overwrite(path: Path, offset: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(data)


UNEXPECTED: dict[str, tuple[str, ...]] = {
    "a trigger": ("CREATE TRIGGER t AFTER INSERT ON entity BEGIN DELETE FROM entity; END",),
    "a view": ("CREATE VIEW v AS SELECT 1",),
    "a view in a table's place": (
        "DROP TABLE outcome",
        "CREATE VIEW outcome AS WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i+1 FROM n) SELECT i FROM n",
    ),
    "a virtual table": ("CREATE VIRTUAL TABLE v USING fts5(x)",),
    "an odd table": ('CREATE TABLE "a""; DROP TABLE entity" (x)',),
    "a column more": ("ALTER TABLE entity ADD COLUMN x TEXT",),
}


@pytest.mark.parametrize("what", UNEXPECTED)
def test_a_file_with_unexpected_objects_is_refused(file: Path, tmp_path: Path, what: str) -> None:
    sql(file, *UNEXPECTED[what])
    assert "never puts there" in refuse(file, tmp_path).msgid


DAMAGE: dict[str, Callable[[Path], object]] = {
    "cut in half": lambda path: os.truncate(path, path.stat().st_size // 2),
    "header that lies": lambda path: overwrite(path, 16, b"\x02\x00"),
    "pages of noise": lambda path: overwrite(path, 3 * 4096, bytes(range(256)) * 64),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_a_damaged_file_offers_the_last_good_backup(file: Path, tmp_path: Path, what: str) -> None:
    DAMAGE[what](file)
    error = refuse(file, tmp_path)
    assert isinstance(error, Damaged)
    assert error.backup is not None
    Store.restore(error.backup, tmp_path / "salvat.aliances")
    store = Store.open(tmp_path / "salvat.aliances", backups=tmp_path / "b")
    assert len(dump(store)["entity"]) == 100
    store.close()


WRONG: tuple[str, ...] = (
    "UPDATE entity SET volunteers='molts' WHERE id=7",
    "UPDATE entity SET name=x'00ff80' WHERE id=7",
    "UPDATE entity SET subsidies_percent='mig' WHERE id=7",
    "UPDATE contact SET is_interlocutor='sí'",
    "UPDATE contact SET consented_on='ahir'",
    "UPDATE workshop SET day='26/11/2026'",
    "UPDATE workshop SET starts_at='al vespre'",
)


@pytest.mark.parametrize("statement", WRONG)
def test_a_value_of_the_wrong_type_is_found_before_a_page_shows_it(
    file: Path, tmp_path: Path, statement: str
) -> None:
    sql(file, "PRAGMA ignore_check_constraints=ON", statement)
    error = refuse(file, tmp_path)
    assert isinstance(error, Damaged)
    assert statement.split()[1] in error.details
    assert error.backup is not None


def test_bytes_that_are_no_text_are_shown_with_a_mark_and_nothing_else_is_lost(
    file: Path, tmp_path: Path
) -> None:
    sql(file, "UPDATE entity SET notes=CAST(x'41ff42' AS TEXT) WHERE id=7")
    store = Store.open(file, backups=tmp_path / "b")
    with store.read() as session:
        assert session.get_one(Entity, 7).notes == "A\ufffdB"
        assert len(session.exec(select(Entity)).all()) == 100
    store.close()


NOT_OURS: dict[str, Callable[[Path], object]] = {
    "magic": lambda path: overwrite(path, 0, b"X"),
    "another program's": lambda path: overwrite(path, 68, b"ABCD"),
    "version 0": lambda path: overwrite(path, 60, b"\0\0\0\0"),
    "empty": lambda path: os.truncate(path, 0),
    "fifty bytes": lambda path: os.truncate(path, 50),
}


@pytest.mark.parametrize("what", NOT_OURS)
def test_what_is_not_ours_is_said_so(file: Path, tmp_path: Path, what: str) -> None:
    NOT_OURS[what](file)
    assert refuse(file, tmp_path).msgid == "{name} is not an Aliances file."


def test_a_newer_file_is_refused(file: Path, tmp_path: Path) -> None:
    overwrite(file, 60, (9999).to_bytes(4, "big"))
    assert "newer version" in refuse(file, tmp_path).msgid


def test_a_foreign_journal_beside_a_file_shows_nothing_of_its_own(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "altre.db"
    connection = sqlite3.connect(other)
    connection.executescript("CREATE TABLE t (x); INSERT INTO t VALUES ('INTRUS');")
    connection.execute("PRAGMA cache_spill=ON")
    connection.execute("PRAGMA cache_size=1")
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO t VALUES (?)", [("x" * 3000,) for _ in range(50)])
    shutil.copyfile(tmp_path / "altre.db-journal", file.with_name(file.name + "-journal"))
    connection.rollback()
    connection.close()
    try:
        store = Store.open(file, backups=tmp_path / "b")
    except UserError:
        return
    assert "t" not in dump(store)
    assert len(dump(store)["entity"]) == 100
    store.close()


@pytest.mark.parametrize("seed", range(60))
def test_random_damage_never_crashes(file: Path, tmp_path: Path, seed: int) -> None:
    import random

    chance = random.Random(seed)
    for _ in range(3):
        overwrite(file, chance.randrange(100, file.stat().st_size), bytes([chance.randrange(256)]))
    try:
        store = Store.open(file, backups=tmp_path / "b")
    except UserError:
        return
    store.close()


def test_the_hostile_files_are_refused_quickly(shared: Path, tmp_path: Path) -> None:
    for source in sorted((shared / "hostile" / "sqlite").rglob("*.aliances")):
        path = tmp_path / source.name
        shutil.copyfile(source, path)
        path.chmod(0o644)
        refuse(path, tmp_path)


def test_a_read_only_folder_opens_read_only_and_nothing_is_written(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As root nothing is read-only by its mode bits, so the question itself is answered.
    monkeypatch.setattr(os, "access", lambda *_args: False)
    store = Store.open(file, backups=tmp_path / "b")
    assert store.is_read_only
    assert store.holder is None
    assert len(dump(store)["entity"]) == 100
    store.close()
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == [file.name]


# Versions


def test_the_schema_is_what_the_model_says(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.db"
    SQLModel.metadata.create_all(create_engine(f"sqlite:///{fresh}"))

    def columns(path: Path) -> dict[str, list[tuple[object, ...]]]:
        connection = sqlite3.connect(path)
        names = [
            n
            for (n,) in connection.execute(
                "SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'search%'"
            )
        ]
        found = {n: [*connection.execute(f'PRAGMA table_info("{n}")'), *connection.execute(f'PRAGMA foreign_key_list("{n}")'),
                     *sorted(row[1:] for row in connection.execute(f'PRAGMA index_list("{n}")'))] for n in names}  # fmt: skip
        connection.close()
        return found

    ours = tmp_path / "ours.aliances"
    migrate.create(ours)
    assert columns(ours) == columns(fresh)


def test_migrating_from_nothing_gives_the_schema_of_a_new_file(tmp_path: Path) -> None:
    made, migrated = tmp_path / "made.aliances", tmp_path / "migrated.aliances"
    migrate.create(made)
    migrated.touch()
    migrate.run(migrated, migrate.NEWEST)

    def schema(path: Path) -> object:
        connection = sqlite3.connect(path)
        found = (sorted(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema")),
                 connection.execute("PRAGMA user_version").fetchone(), connection.execute("PRAGMA application_id").fetchone())  # fmt: skip
        connection.close()
        return found

    assert schema(made) == schema(migrated)
    assert frozenset(schema(made)[0]) == migrate.expected_objects(migrate.NEWEST)  # type: ignore[index]


def test_every_version_has_a_schema_a_migration_and_a_file_that_opens(tmp_path: Path) -> None:
    here = Path(migrate.__file__).parent
    numbers = [f"{n:04d}" for n in range(1, migrate.NEWEST + 1)]
    assert sorted(p.stem for p in (here / "schema").glob("*.sql")) == numbers
    assert sorted(p.name[:4] for p in (here / "migrations" / "versions").glob("0*.py")) == numbers
    for number in numbers:
        path = tmp_path / f"v{number}.aliances"
        shutil.copyfile(VERSIONS / f"v{number}.aliances", path)
        store = Store.open(path, backups=tmp_path / "b")
        assert [row[1] for row in dump(store)["entity"]] == ["Col·lectiu d’Òdena"]
        store.close()


def test_a_file_of_version_1_keeps_its_records_and_its_search(tmp_path: Path) -> None:
    path = tmp_path / "v1.aliances"
    shutil.copyfile(VERSIONS / "v0001.aliances", path)
    store = Store.open(path, backups=tmp_path / "b")
    with store.read() as session:
        assert {hit.table for hit in search.find(session, "odena", 5)} == {"entity"}
        assert {hit.table for hit in search.find(session, "nuria", 5)} == {"contact"}
    assert store._writer is not None
    store._writer.execute("INSERT INTO search_words(search_words, rank) VALUES('integrity-check', 1)")
    store.close()


# What came with version 3


STORY: tuple[str, ...] = (
    "UPDATE alliance SET stage='zzz'",
    "UPDATE process SET kind='zzz'",
    "UPDATE process SET starts_on='0001-01-01'",
    "UPDATE alliance SET vote_closes_on='9999-12-31'",
    "UPDATE partner SET hours=9e999",
    "UPDATE partner SET money_cents=9223372036854775807",
    "UPDATE partner SET position=-9223372036854775807",
    "UPDATE partner SET entity_id=4711",
    "UPDATE partner_key SET level=7",
    "UPDATE commitment SET process_id=1",
    "UPDATE commitment SET alliance_id=NULL",
    "UPDATE task SET ends_on='2025-12-31'",
    "UPDATE alliance SET notes=hex(zeroblob(600000))",
)


@pytest.mark.parametrize("statement", STORY)
def test_an_alliance_or_process_that_no_page_could_show_is_found_before(
    file: Path, tmp_path: Path, statement: str
) -> None:
    store = Store.open(file, backups=tmp_path / "b")
    with store.edit(N_("Add alliance")) as session:
        session.add(Process(kind="alliance", starts_on=date(1900, 1, 1), ends_on=date(2199, 12, 31)))
        session.add(Alliance(title="Aliança", vote_closes_on=date(2199, 12, 31)))
        session.flush()
        session.add(Partner(alliance_id=1, position=1, entity_id=1, hours=1e12, money_cents=10**12))
        session.add(Phase(process_id=1, position=1))
        session.flush()
        session.add(PartnerKey(partner_id=1, key_code="trust", level=3))
        session.add(Commitment(alliance_id=1, position=1, text="Parlar-hi"))
        session.add(Task(phase_id=1, position=1, starts_on=date(2026, 1, 1), ends_on=date(2026, 1, 1)))
    store.close()
    Store.open(file, backups=tmp_path / "b").close()
    sql(file, "PRAGMA ignore_check_constraints=ON", statement)
    error = refuse(file, tmp_path)
    assert isinstance(error, Damaged)
    assert statement.split()[1] in error.details


def test_days_that_earlier_versions_let_in_do_not_lock_a_person_out(file: Path, tmp_path: Path) -> None:
    sql(file, "UPDATE workshop SET day='0202-11-26'")
    Store.open(file, backups=tmp_path / "b").close()


LISTS: tuple[str, ...] = (
    "UPDATE process SET shown='|zzz|', title='a' || char(31) || 'b' || char(31) || 'c' || char(31) || 'd'",
    "UPDATE rating SET value='88'",
)


def test_what_lists_and_tests_hold_beyond_their_codes_is_passed_over(file: Path, tmp_path: Path) -> None:
    store = Store.open(file, backups=tmp_path / "b")
    with store.edit(N_("Add alliance")) as session:
        session.add(Process(kind="alliance"))
        session.add(Alliance(title="Aliança"))
        session.flush()
        session.add(Partner(alliance_id=1, position=1, entity_id=1))
        session.add(Phase(process_id=1, position=1, starts_on=date(2026, 1, 1)))
        session.add(Evaluation(alliance_id=1, entity_id=1, day=date(2026, 1, 1)))
        session.flush()
        session.add(Rating(evaluation_id=1, table_number="1", item="NEWP", value="3"))
    store.close()
    sql(file, *LISTS)
    store = Store.open(file, backups=tmp_path / "b")
    with store.read() as session:
        assert session.get_one(Process, 1).title.en == "c\x1fd"
        assert gather_timeline.sheet(session, 1, date(2026, 1, 1)).columns == ()
        assert red_lines.of_alliance(session, 1).aims[0].values == ("",)
    store.close()


def test_a_file_of_version_2_keeps_what_came_of_its_workshop_with_search_and_undo(tmp_path: Path) -> None:
    path = tmp_path / "v2.aliances"
    shutil.copyfile(VERSIONS / "v0002.aliances", path)
    outcome = (1, 1, 1, "output", "Un hort compartit", "fotos", "2026-03-01")
    connection = sqlite3.connect(path)
    required = {
        name: {"VARCHAR": "", "INTEGER": 1, "BOOLEAN": 0, "FLOAT": 0}[kind]
        for _n, name, kind, is_needed, default, _key in connection.execute("PRAGMA table_info(workshop)")
        if is_needed and default is None
    }
    marks = ", ".join("?" * len(required))
    connection.execute(
        f"INSERT INTO workshop ({', '.join(required)}) VALUES ({marks})", tuple(required.values())
    )
    connection.execute("INSERT INTO outcome VALUES (?, ?, ?, ?, ?, ?, ?)", outcome)
    place = 1 * 64 + search.NUMBERS["outcome"]
    for table in ("search_text (id, words)", "search_words (rowid, words)"):
        connection.execute(f"INSERT INTO {table} VALUES (?, 'un hort compartit fotos')", (place,))
    connection.commit()
    connection.close()
    store = Store.open(path, backups=tmp_path / "b")
    migrated = dump(store)
    assert migrated["outcome"] == [(1, 1, None, 1, *outcome[3:])]
    with store.edit(N_("Change")) as session:
        session.get_one(Outcome, 1).text = "Una bugaderia"
    with store.read() as session:
        assert search.find(session, "hort", 5) == []
        assert [hit.table for hit in search.find(session, "bugaderia", 5)] == ["outcome"]
    store.undo()
    assert dump(store) == migrated
    with store.read() as session:
        assert [hit.table for hit in search.find(session, "hort", 5)] == ["outcome"]
    store.close()
