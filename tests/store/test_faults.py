"""The world's faults in plain words, bugs as they are: full disks, lost sticks, constraints, edits inside edits."""

import errno
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from aliances_desktop.errors import UserError
from aliances_desktop.model import Entity
from aliances_desktop.services import entities
from aliances_desktop.store import Store
from aliances_desktop.store.faults import in_plain_words, meaning
from tests.store.test_store import LABEL, add, dump


def add_many(session: Session, count: int) -> None:
    for n in range(count):
        entities.add_entity(session, name=f"Entitat {n}", notes=f"{n} " * 1000)


def fill(filler: Path) -> None:
    """Write until the disk is full."""
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        write_without_end(filler)


def write_without_end(filler: Path) -> None:
    with filler.open("wb", buffering=0) as file:
        while file.write(b"x" * 4096):
            pass


def edit_inside_an_edit(store: Store) -> None:
    with store.edit(LABEL) as session:
        entities.add_entity(session, name="A")
        with store.edit(LABEL):
            pass


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two and a half megabytes: an empty file takes one."""
    place = tmp_path / "disc"
    place.mkdir()
    if (
        os.name == "nt"
        or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=2600k", "tmpfs", place], check=False
        ).returncode
    ):
        pytest.skip("only root may mount a small disk")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def test_work_goes_on_after_a_real_disk_was_full(small_disk: Path, tmp_path: Path) -> None:
    store = Store.create(small_disk / "a.aliances", backups=tmp_path / "b")
    id = add(store, "Abans")
    before = dump(store)
    with pytest.raises(UserError) as caught, store.edit(LABEL) as session:
        add_many(session, 2000)
    assert "full" in caught.value.msgid
    assert dump(store) == before
    filler = small_disk / "fotos"
    fill(filler)
    with pytest.raises(UserError), store.edit(LABEL) as session:
        add_many(session, 20)
    assert dump(store) == before
    filler.unlink()
    with store.edit(LABEL) as session:
        entities.set_value(session, id, "name", "Després")
    assert [row[1] for row in dump(store)["entity"]] == ["Després"]
    store.undo()
    assert dump(store) == before
    store.close()
    Store.open(small_disk / "a.aliances", backups=tmp_path / "b").close()


def test_backups_on_a_full_disk_fail_quietly_and_leave_nothing_half(small_disk: Path, tmp_path: Path) -> None:
    store = Store.create(tmp_path / "a.aliances", backups=small_disk / "b")
    with store.edit(LABEL) as session:
        add_many(session, 600)
    assert store.backup("timed") is None
    assert [copy.kind for copy in store.backups()] == ["opened"]
    assert not list((small_disk / "b").rglob("*.part"))
    with store.edit(LABEL) as session:
        entities.delete_entities(session, list(range(6, 601)))
    assert store.backup_if_due(store.backups()[0].made_at) is not None
    store.close()


def test_a_backup_folder_that_cannot_be_made_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("a file where the folder should be")
    store = Store.create(tmp_path / "a.aliances", backups=tmp_path / "b")
    add(store, "A")
    assert store.backup("named", "Punt") is None
    assert store.backups() == []
    store.close()
    Store.open(tmp_path / "a.aliances", backups=tmp_path / "b").close()


def test_a_full_disk_makes_no_half_file(small_disk: Path, tmp_path: Path) -> None:
    fill(small_disk / "fotos")
    with pytest.raises(UserError):
        Store.create(small_disk / "a.aliances", backups=tmp_path / "b")
    assert [p.name for p in small_disk.iterdir()] == ["fotos"]


def test_a_stick_pulled_out_is_told_and_the_file_closes(store: Store) -> None:
    id = add(store, "Abans")
    shutil.rmtree(store.path.parent, ignore_errors=True)
    with pytest.raises(UserError), store.edit(LABEL) as session:
        entities.set_value(session, id, "name", "Després")
    store.close()


def test_a_broken_rule_of_a_table_is_a_bug_not_the_worlds_fault(store: Store) -> None:
    with pytest.raises(IntegrityError), store.edit(LABEL) as session:
        session.add(Entity(name="", sort_name=""))
    assert store.undo_step is None
    assert add(store, "A")


def test_a_wrong_query_is_a_bug_not_the_worlds_fault(tmp_path: Path) -> None:
    connection = sqlite3.connect(":memory:")
    with pytest.raises(sqlite3.OperationalError, match="no such table"), in_plain_words(tmp_path):
        connection.execute("SELECT * FROM absent")
    connection.close()


@pytest.mark.parametrize(
    ("code", "word"),
    [
        (sqlite3.SQLITE_FULL, "full"), (sqlite3.SQLITE_IOERR_WRITE, "reached"), (sqlite3.SQLITE_BUSY_SNAPSHOT, "another program"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "read-only"), (sqlite3.SQLITE_READONLY_ROLLBACK, "another program"),
        (sqlite3.SQLITE_CORRUPT_INDEX, "damaged"), (sqlite3.SQLITE_NOTADB, "damaged"), (sqlite3.SQLITE_CANTOPEN, "reached"),
    ],
)  # fmt: skip
def test_sqlites_codes_become_sentences_that_name_the_file(code: int, word: str) -> None:
    error = sqlite3.OperationalError("x")
    error.sqlite_errorcode = code
    told = meaning(error, Path("/lluny/taller.aliances"))
    assert told is not None
    assert word in told.msgid
    assert "taller.aliances" in str(told)
    assert "lluny" not in str(told)


def test_an_edit_inside_an_edit_is_refused_at_once(store: Store) -> None:
    with pytest.raises(RuntimeError, match="inside"):
        edit_inside_an_edit(store)
    assert dump(store)["entity"] == []
    with pytest.raises(RuntimeError, match="inside"), store.edit(LABEL):
        store.undo()
    assert add(store, "B")


def test_a_machine_that_slept_does_not_write_into_what_another_took_over(store: Store) -> None:
    add(store, "Abans")
    side = store.path.with_name(store.path.name + ".lock")
    side.write_text('{"host": "portatil-de-la-nuria", "user": "nuria"}', encoding="utf-8")
    with pytest.raises(UserError) as caught, store.edit(LABEL):
        pass
    assert caught.value.values == {"host": "portatil-de-la-nuria"}
    with pytest.raises(UserError):
        store.undo()
    store.close()
    assert side.exists()


def test_a_lock_not_heard_of_for_long_is_taken_over(store: Store) -> None:
    path = store.path
    store.close()
    side = path.with_name(path.name + ".lock")
    side.write_text('{"host": "portatil-de-la-nuria", "user": "nuria"}', encoding="utf-8")
    os.utime(side, (1_000_000, 1_000_000))
    again = Store.open(path, backups=path.parent / "b")
    assert (again.is_read_only, again.holder) == (False, None)
    again.close()
    assert not side.exists()


def test_two_names_of_one_file_are_one_file(store: Store, tmp_path: Path) -> None:
    link = tmp_path / "drecera.aliances"
    link.symlink_to(store.path)
    with pytest.raises(UserError) as caught:
        Store.open(link, backups=tmp_path / "b")
    assert type(caught.value).__name__ == "AlreadyOpen"


def test_replacing_a_row_is_undone_too(store: Store) -> None:
    id = add(store, "Abans")
    before = dump(store)
    with store.edit(LABEL) as session:
        names = [column.name for column in Entity.__table__.columns if column.name not in ("id", "name")]  # type: ignore[attr-defined]
        session.connection().exec_driver_sql(
            f"INSERT OR REPLACE INTO entity(id, name, {', '.join(names)})"
            f" SELECT id, 'Després', {', '.join(names)} FROM entity WHERE id={id}"
        )
    assert dump(store) != before
    store.undo()
    assert dump(store) == before
