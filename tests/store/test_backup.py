"""Backups: when they are made and when not, what is kept, whatever the clock says; each can be opened."""

import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from aliances_desktop.errors import UserError
from aliances_desktop.store import Damaged, Store
from aliances_desktop.store.backup import BackupFolder, is_sound
from tests.store.test_store import add, dump

NOON = datetime(2026, 11, 21, 12).astimezone()


@pytest.fixture
def folder(store: Store, tmp_path: Path) -> BackupFolder:
    return BackupFolder(store.path, tmp_path / "backups")


def test_opening_an_unchanged_file_often_pushes_no_copy_out(tmp_path: Path) -> None:
    path = tmp_path / "a.aliances"
    store = Store.create(path, backups=tmp_path / "b")
    add(store, "A")
    store.close()
    for _ in range(5):
        store = Store.open(path, backups=tmp_path / "b")
        kept = store.backups()
        store.close()
    assert [copy.kind for copy in kept] == ["opened", "opened"]  # made empty, and opened with A


def test_the_twenty_last_made_are_kept_even_when_the_clock_stood_at_1970(
    store: Store, folder: BackupFolder
) -> None:
    for day in range(400):
        folder.make("timed", NOON - timedelta(days=day))
    late = [folder.make("timed", datetime(1970, 1, 2, 9, minute).astimezone()) for minute in range(25)]
    assert all(copy is not None for copy in late)
    assert [copy.path for copy in folder.list()[:20]] == [
        copy.path for copy in reversed(late) if copy is not None
    ][:20]
    assert all(copy.path.exists() for copy in folder.list())
    assert sum(copy.made_at.year > 2000 for copy in folder.list()) >= 7


def test_what_is_kept_of_a_long_time_is_daily_then_weekly_then_monthly(
    store: Store, folder: BackupFolder
) -> None:
    for day in range(400):
        folder.make("timed", NOON + timedelta(days=day))
    days = [copy.made_at.date() for copy in folder.list() if copy.kind == "timed"]
    newest = days[0]
    assert len(days) >= 20
    assert {newest - timedelta(days=n) for n in range(20)} <= set(days)
    assert len({(day.year, day.month) for day in days}) == 12


def test_every_copy_kept_opens_with_what_it_held(store: Store, tmp_path: Path) -> None:
    for number in range(4):
        add(store, f"Entitat {number}")
        assert store.backup("timed") is not None
    for copy, expected in zip(store.backups(), (4, 3, 2, 1, 0), strict=True):
        assert is_sound(copy.path)
        target = tmp_path / f"{copy.number}.aliances"
        Store.restore(copy, target)
        restored = Store.open(target, backups=tmp_path / "b2")
        assert len(dump(restored)["entity"]) == expected
        restored.close()


def test_a_copy_is_private(store: Store) -> None:
    copy = store.backup("timed")
    assert copy is not None
    assert copy.path.stat().st_mode & 0o077 == 0
    assert copy.path.parent.stat().st_mode & 0o077 == 0


def test_a_damaged_copy_is_neither_offered_nor_restored(store: Store, tmp_path: Path) -> None:
    add(store, "A")
    good, bad = store.backup("timed"), store.backup("timed")
    assert good is not None
    assert bad is not None
    bad.path.write_bytes(bad.path.read_bytes()[:9000])
    with pytest.raises(UserError):
        Store.restore(bad, tmp_path / "c.aliances")
    assert not (tmp_path / "c.aliances").exists()
    store.close()
    store.path.write_bytes(store.path.read_bytes()[:9000])
    with pytest.raises(Damaged) as caught:
        Store.open(store.path, backups=tmp_path / "backups")
    assert caught.value.backup == good


def test_restoring_into_a_folder_that_is_not_there_says_so(store: Store, tmp_path: Path) -> None:
    copy = store.backup("named", "Punt")
    assert copy is not None
    target = tmp_path / "carpeta que no hi és" / "c.aliances"
    with pytest.raises(UserError):
        Store.restore(copy, target)
    assert not target.parent.exists()


def test_a_copy_is_made_while_an_edit_is_under_way(store: Store) -> None:
    add(store, "Abans")
    with store.edit("x") as session:
        session.connection().exec_driver_sql("UPDATE entity SET name='Durant'")
        copy = store.backup("timed")
    assert copy is not None
    connection = sqlite3.connect(copy.path)
    assert connection.execute("SELECT name FROM entity").fetchall() == [("Abans",)]
    connection.close()
    assert store.backup_if_due(NOON) is not None


def test_a_file_read_only_keeps_no_copies(store: Store) -> None:
    beside = Store.open(store.path, read_only=True, backups=store.path.parent / "altres")
    assert beside.backup_if_due(NOON) is None
    beside.close()
    assert not (store.path.parent / "altres").exists()
