"""Killed in the middle of edits and imports: what was committed is there, whole, and nothing is half done."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from aliances_desktop.store import Store
from tests.store.test_store import dump


def kill_one(path: Path, after: float) -> int:
    """Run the writer, kill it `after` seconds from its first commit, return the last commit it acknowledged."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.writer", str(path)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline().strip() == "open"
    time.sleep(after)
    os.kill(child.pid, signal.SIGKILL)
    lines = child.stdout.read().split()
    child.stdout.close()
    child.wait()
    return int(lines[-1]) if lines else 0


def check(path: Path, acknowledged: int) -> None:
    store = Store.open(path, backups=path.parent / "b")
    content = dump(store)
    names = {row[1] for row in content["entity"]}
    expected = {f"Entitat {n}" for n in range(1, acknowledged + 1) if n % 10}
    assert expected <= names
    for number in range(10, acknowledged + 11, 10):
        lot = sum(name.startswith(f"Lot {number} ") for name in names)
        assert lot in ((200,) if number <= acknowledged else (0, 200))
    assert len(content["search_text"]) == len(content["entity"])
    store.close()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def kills(folder: Path, count: int, seed: int) -> None:
    chance = random.Random(seed)
    for number in range(count):
        path = folder / f"{number}.aliances"
        Store.create(path, backups=folder / "b").close()
        check(path, kill_one(path, chance.uniform(0, 0.12)))
        path.unlink()


def test_a_killed_program_loses_nothing_it_confirmed(tmp_path: Path) -> None:
    kills(tmp_path, 6, 1)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    kills(tmp_path, 100, 2)
