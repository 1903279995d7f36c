"""The open file: commits, undo and redo, search, two readers, full disk, restore points."""

import sqlite3
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Contact, Entity, LiveState, Offer, Workshop
from aliances_desktop.services import entities
from aliances_desktop.store import Step, Store, search
from aliances_desktop.store.backup import KEPT, BackupFolder

LABEL = N_("Add entity")


def dump(store: Store) -> dict[str, list[Any]]:
    """Return the content of every table, the search index included."""
    connection = sqlite3.connect(f"{store.path.as_uri()}?mode=ro", uri=True)
    try:
        names = [
            n
            for (n,) in connection.execute("SELECT name FROM sqlite_schema WHERE type='table'")
            if "search_words" not in n
        ]
        return {n: sorted(connection.execute(f'SELECT * FROM "{n}"'), key=repr) for n in names}
    finally:
        connection.close()


def add(store: Store, name: str) -> int:
    with store.edit(LABEL) as session:
        return entities.add_entity(session, name=name).key


def fail_half_way(store: Store) -> None:
    with store.edit(LABEL) as session:
        entities.add_entity(session, name="Ateneu")
        raise ZeroDivisionError


def write_while_reading(store: Store) -> None:
    with store.read() as session:
        session.add(Entity(name="x", sort_name="x"))
        session.flush()


def add_many(store: Store) -> None:
    with store.edit(LABEL) as session:
        for n in range(500):
            entities.add_entity(session, name=f"Entitat {n}", notes="x" * 2000)


def found(store: Store, typed: str) -> list[tuple[str, int]]:
    with store.read() as session:
        return [(hit.table, hit.id) for hit in search.find(session, typed, 20)]


def test_a_committed_edit_is_in_the_file_and_tells_its_tables(store: Store) -> None:
    told: list[Step] = []
    store.listeners.append(told.append)
    add(store, "Ateneu")
    assert dump(store)["entity"][0][1] == "Ateneu"
    assert [(s.label, s.tables) for s in told] == [(LABEL, frozenset({"entity"}))]


def test_a_failing_edit_leaves_no_change_no_step_and_no_news(store: Store) -> None:
    before, told = dump(store), []
    store.listeners.append(told.append)
    with pytest.raises(ZeroDivisionError):
        fail_half_way(store)
    assert dump(store) == before
    assert store.undo_step is None
    assert told == []


def test_records_stay_readable_after_the_session(store: Store) -> None:
    id = add(store, "Ateneu")
    with store.read() as session:
        entity = session.get_one(Entity, id)
    assert entity.name == "Ateneu"


def test_reading_sessions_cannot_write(store: Store) -> None:
    with pytest.raises(UserError, match="read-only"):
        write_while_reading(store)


def test_a_new_edit_forgets_what_was_undone(store: Store) -> None:
    add(store, "A")
    store.undo()
    assert store.redo_step is not None
    add(store, "B")
    assert store.redo_step is None
    assert store.redo() is None


def test_deleting_brings_back_all_that_hung_on_it(store: Store) -> None:
    id = add(store, "Col·lectiu d’Òdena")
    with store.edit(LABEL) as session:
        entities.add_contact(session, id, name="Núria")
        entities.add_offer(session, id, "offer", "space", "Una nau")
    before = dump(store)
    with store.edit(N_("Delete")) as session:
        entities.delete_entities(session, [id])
    assert found(store, "nuria") == []
    with store.read() as session:
        assert not session.exec(select(Contact)).all()
        assert not session.exec(select(Offer)).all()
    store.undo()
    assert dump(store) == before
    assert found(store, "nuria") == [("contact", 1)]


@pytest.mark.parametrize(
    "typed", ["odena", "ÒDENA", "collectiu", "col.lectiu", "col·lectiu", "COL-LECTIU od", "lect"]
)
def test_search_is_blind_to_accents_case_and_spellings(store: Store, typed: str) -> None:
    id = add(store, "Col∙lectiu d’Òdena")
    expected = [] if typed == "lect" else [("entity", id)]  # words are found from their beginning
    assert found(store, typed) == expected


@pytest.mark.parametrize("typed", ['"', "*", "%", "_", "a OR b", 'x" NEAR y', "-x", "(", "entity:", "'"])
def test_nothing_typed_is_search_syntax(store: Store, typed: str) -> None:
    add(store, "Res de res")
    assert found(store, typed) == []


def test_traces_make_no_undo_step_but_are_told(store: Store) -> None:
    with store.edit(LABEL) as session:
        workshop = Workshop(title="T")
        session.add(workshop)
        session.flush()
    told: list[Step] = []
    store.listeners.append(told.append)
    with store.edit(N_("Save the timer")) as session:
        session.add(LiveState(workshop_id=workshop.key, round=1, phase="round", left_seconds=3, is_running=True,
                              saved_at=datetime(2026, 11, 26, 12).astimezone()))  # fmt: skip
    assert told[0].tables == frozenset({"live_state"})
    assert store.undo_step is not None
    assert store.undo_step.label == LABEL


def test_a_full_disk_is_told_nothing_committed_is_lost_and_the_work_goes_on(store: Store) -> None:
    add(store, "Abans")
    before = dump(store)
    writer = store._writer
    assert writer is not None
    pages = writer.execute("PRAGMA page_count").fetchone()[0]
    writer.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(UserError) as caught:
        add_many(store)
    assert "full" in caught.value.msgid
    assert dump(store) == before
    writer.execute("PRAGMA max_page_count=1000000")
    add(store, "Després")
    assert len(dump(store)["entity"]) == 2


def test_a_file_open_here_is_not_opened_twice_and_leaves_no_side_file(tmp_path: Path) -> None:
    path = tmp_path / "a # 100% ?.aliances"
    first = Store.create(path, backups=tmp_path / "b")
    with pytest.raises(UserError) as caught:
        Store.open(path, backups=tmp_path / "b")
    assert type(caught.value).__name__ == "AlreadyOpen"
    add(first, "A")
    first.close()
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == [path.name]
    again = Store.open(path, backups=tmp_path / "b")
    assert len(dump(again)["entity"]) == 1
    again.close()


def test_a_file_open_on_another_machine_opens_for_reading_and_says_whose(store: Store) -> None:
    path = store.path
    store.close()
    side = path.with_name(path.name + ".lock")
    side.write_text('{"host": "portatil-de-la-nuria", "user": "nuria"}', encoding="utf-8")
    other = Store.open(path, backups=path.parent / "b")
    assert (other.is_read_only, other.holder) == (True, "portatil-de-la-nuria")
    with pytest.raises(UserError), other.edit(LABEL):
        pass
    assert other.undo() is None
    other.close()
    assert side.exists()


def test_backups_are_kept_by_age_and_a_named_one_for_good(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "a.aliances", backups=tmp_path / "b")
    folder = BackupFolder(store.path, tmp_path / "b")
    start = datetime(2026, 1, 1, 9).astimezone()
    folder.make("named", start, "Abans de tot")
    for day in range(500):
        folder.make("timed", start + timedelta(days=day))
    kept = folder.list()
    assert [b.name for b in kept if b.kind == "named"] == ["Abans de tot"]
    assert len(kept) <= 1 + sum(most for most, _period in KEPT)
    assert (kept[0].made_at - kept[-2].made_at).days > 300
    store.close()


def test_a_clock_that_jumps_back_purges_nothing_good(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "a.aliances", backups=tmp_path / "b")
    folder = BackupFolder(store.path, tmp_path / "b")
    new = folder.make("timed", datetime(2026, 11, 21, 9).astimezone())
    for minute in range(30):
        folder.make("timed", datetime(1970, 1, 2, 9, minute).astimezone())
    assert new is not None
    assert new.path.exists()
    store.close()


def test_a_backup_comes_back_as_a_new_file(store: Store, tmp_path: Path) -> None:
    add(store, "Abans")
    kept = store.backup("named", "Punt")
    assert kept is not None
    add(store, "Després")
    Store.restore(kept, tmp_path / "c.aliances")
    with pytest.raises(UserError):
        Store.restore(kept, tmp_path / "c.aliances")
    copy = Store.open(tmp_path / "c.aliances", backups=tmp_path / "b")
    assert [row[1] for row in dump(copy)["entity"]] == ["Abans"]
    copy.close()


def test_a_timed_backup_is_made_only_when_something_changed(store: Store) -> None:
    now = datetime(2026, 11, 21, 12).astimezone()
    assert store.backup_if_due(now) is None
    add(store, "A")
    assert store.backup_if_due(now) is not None
    assert store.backup_if_due(now) is None


def test_deleting_leaves_nothing_of_it_in_the_file(store: Store) -> None:
    id = add(store, "SENTINELA-9431")
    with store.edit(N_("Delete")) as session:
        entities.delete_entities(session, [id])
    store.close()
    assert b"SENTINELA" not in store.path.read_bytes()
    assert b"sentinela" not in store.path.read_bytes()
