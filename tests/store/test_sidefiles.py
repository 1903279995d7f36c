"""A journal beside a file: its own is rolled back after a crash, another file's never shows a page."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import select

from aliances_desktop.i18n import N_
from aliances_desktop.model import Entity
from aliances_desktop.services import entities
from aliances_desktop.store import Store, sidefiles
from aliances_desktop.store.connection import change_counter


def make(path: Path, *names: str) -> Path:
    """Return a closed file with entities of those names."""
    store = Store.create(path, backups=path.parent / "b")
    with store.edit(N_("Add entity")) as session:
        for name in names:
            entities.add_entity(session, name=name)
    store.close()
    return path


def crash_image(path: Path, target: Path) -> None:
    """Copy a file and its journal as they lie in the middle of a transaction: what a power cut would leave."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA cache_size=1")
    connection.execute("BEGIN IMMEDIATE")
    # Every commit of ours writes page 1; this is how to have it written before the commit.
    connection.execute("PRAGMA user_version=1234")
    connection.execute("UPDATE entity SET name='A MITGES'")
    connection.executemany(
        "INSERT INTO municipality(code, name, sort_name, comarca) VALUES(?, ?, '', '')",
        [(str(n), "y" * 900) for n in range(200)],
    )
    shutil.copyfile(path, target)
    shutil.copyfile(sidefiles.journal(path), sidefiles.journal(target))
    connection.execute("ROLLBACK")
    connection.close()


def names(path: Path, **options: bool) -> list[str]:
    store = Store.open(path, backups=path.parent / "b", **options)
    try:
        with store.read() as session:
            return sorted(session.exec(select(Entity.name)))
    finally:
        store.close()


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    return make(tmp_path / "nostre.aliances", "Nostra 1", "Nostra 2")


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    return make(tmp_path / "altre.aliances", "Intrusa 1", "Intrusa 2")


def hot_journal(theirs: Path, side: Path) -> None:
    crash_image(theirs, side.with_name("image"))
    shutil.move(sidefiles.journal(side.with_name("image")), sidefiles.journal(side))


def write_ahead_log(theirs: Path, side: Path) -> None:
    connection = sqlite3.connect(theirs, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("UPDATE entity SET notes='x'")
    shutil.copyfile(theirs.with_name(theirs.name + "-wal"), side.with_name(side.name + "-wal"))
    connection.close()


def journal_naming_another(theirs: Path, side: Path) -> None:
    """A journal that would have SQLite delete any file it names."""
    hot_journal(theirs, side)
    name = str(side.with_name("tesi.odt")).encode()
    tail = len(name).to_bytes(4, "big") + sum(name).to_bytes(4, "big") + b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
    with sidefiles.journal(side).open("ab") as file:
        file.write((2**31).to_bytes(4, "big") + name + tail)


def noise(_theirs: Path, side: Path) -> None:
    sidefiles.journal(side).write_bytes(bytes(range(1, 256)) * 40)


FOREIGN: tuple[Callable[[Path, Path], None], ...] = (
    hot_journal,
    write_ahead_log,
    journal_naming_another,
    noise,
)


@pytest.mark.parametrize("put", FOREIGN, ids=lambda put: put.__name__)
@pytest.mark.parametrize("read_only", [False, True])
def test_nothing_of_another_files_journal_ever_shows(
    ours: Path, theirs: Path, put: Callable[[Path, Path], None], read_only: bool
) -> None:
    put(theirs, ours)
    kept = [p for p in ours.parent.iterdir() if p.name.startswith(f"{ours.name}-")]
    content = [p.read_bytes() for p in kept]
    thesis = ours.with_name("tesi.odt")
    thesis.write_text("anys de feina")
    assert names(ours, read_only=read_only) == ["Nostra 1", "Nostra 2"]
    assert thesis.exists()
    # Opened for reading nothing is touched; for writing it is set aside, whole.
    places = kept if read_only else [p.with_name(p.name + ".other") for p in kept]
    assert [p.read_bytes() for p in places] == content
    assert names(ours) == ["Nostra 1", "Nostra 2"]


def test_a_crashed_files_own_journal_is_rolled_back(ours: Path, tmp_path: Path) -> None:
    cut = tmp_path / "tall" / ours.name
    cut.parent.mkdir()
    crash_image(ours, cut)
    connection = sqlite3.connect(f"{cut.as_uri()}?mode=ro&immutable=1", uri=True)
    assert connection.execute("SELECT name FROM entity").fetchone() == ("A MITGES",)  # the cut is a real one
    connection.close()
    assert not sidefiles.has_foreign(cut)
    assert names(cut) == ["Nostra 1", "Nostra 2"]
    assert [p.name for p in cut.parent.iterdir() if p.is_file()] == [cut.name]


def test_the_journal_of_an_older_copy_of_the_same_file_is_not_its_own(ours: Path, tmp_path: Path) -> None:
    crash_image(ours, tmp_path / "image")
    for name in ("Nostra 3", "Nostra 4"):
        store = Store.open(ours, backups=tmp_path / "b")
        with store.edit(N_("Add entity")) as session:
            entities.add_entity(session, name=name)
        store.close()
    shutil.move(sidefiles.journal(tmp_path / "image"), sidefiles.journal(ours))
    assert names(ours) == ["Nostra 1", "Nostra 2", "Nostra 3", "Nostra 4"]


def test_a_finished_journal_is_no_news(ours: Path) -> None:
    sidefiles.journal(ours).write_bytes(b"\0" * 512)
    assert not sidefiles.has_foreign(ours)
    assert not sidefiles.has_hot_journal(ours)
    assert names(ours) == ["Nostra 1", "Nostra 2"]


def test_every_file_begins_its_counter_elsewhere(tmp_path: Path) -> None:
    counters = set()
    for number in range(20):
        path = make(tmp_path / f"{number}.aliances", "A")
        counters.add(change_counter(path) >> 8)
    assert len(counters) > 15
    store = Store.open(path, backups=tmp_path / "b")
    copy = store.backup("named", "Punt")
    assert copy is not None
    Store.restore(copy, tmp_path / "copia.aliances")
    store.close()
    assert abs(change_counter(tmp_path / "copia.aliances") - change_counter(path)) > 1000


def test_committing_moves_the_counter_by_one(ours: Path) -> None:
    before = change_counter(ours)
    store = Store.open(ours, backups=ours.parent / "b")
    with store.edit(N_("Add entity")) as session:
        entities.add_entity(session, name="Una més")
    store.close()
    assert change_counter(ours) - before in (1, 2)
    assert os.path.getsize(ours) % 4096 == 0
