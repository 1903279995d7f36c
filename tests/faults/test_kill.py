"""Killed in the middle of edits, imports, deletes and undo: what was committed is there, whole, and nothing half done."""

import multiprocessing
import random
import sqlite3
import time
from pathlib import Path
from typing import Any

import pytest

from aliances_desktop.store import Store
from tests.faults import writer
from tests.store.test_store import dump

SECONDS = 0.3


class Reference:
    """What a file holds after each number of actions that nobody interrupted."""

    def __init__(self, folder: Path) -> None:
        self._store = Store.create(folder / "referència.aliances", backups=folder / "b")
        self._contents = [dump(self._store)]

    def after(self, number: int) -> dict[str, list[Any]]:
        """Return the content after `number` actions."""
        while len(self._contents) <= number:
            writer.act(self._store, len(self._contents) - 1)
            self._contents.append(dump(self._store))
        return self._contents[number]

    def close(self) -> None:
        self._store.close()


def kill_one(path: Path, after: float) -> int:
    """Let a child act on the file, kill it `after` seconds from when it was open, return how many actions it confirmed."""
    # A server that has imported all forks the children: a kill takes tens of milliseconds, not a second.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([writer.__name__])
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=writer.run, args=(path, theirs))
    child.start()
    theirs.close()
    confirmed = ours.recv()
    time.sleep(after)
    child.kill()
    child.join()
    try:
        while True:
            confirmed = ours.recv()
    except EOFError:
        ours.close()
    return int(confirmed)


def check(path: Path, confirmed: int, reference: Reference) -> None:
    """After a kill the file opens without help and holds exactly the confirmed actions, or one more."""
    store = Store.open(path, backups=path.parent / "b")
    try:
        assert not store.is_read_only
        content = dump(store)
        assert content in (reference.after(confirmed), reference.after(confirmed + 1))
    finally:
        store.close()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    assert not list(path.parent.glob("*.other"))  # its own journal was never taken for another's


def kills(folder: Path, count: int, seed: int) -> int:
    """Kill `count` children; return how many actions they had confirmed in all."""
    chance = random.Random(seed)
    reference = Reference(folder)
    confirmed = 0
    for number in range(count):
        path = folder / f"{number}.aliances"
        Store.create(path, backups=folder / "b").close()
        done = kill_one(path, chance.uniform(0, SECONDS))
        check(path, done, reference)
        confirmed += done
        path.unlink()
    reference.close()
    return confirmed


def test_a_killed_program_loses_nothing_it_confirmed(tmp_path: Path) -> None:
    assert kills(tmp_path, 20, 1) > 5


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_two_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    assert kills(tmp_path, 200, 2) > 200
