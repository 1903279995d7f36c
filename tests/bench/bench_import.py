"""Importing as many entities as Catalonia has associations, undoing it, and the first rows of a search as you type."""

import sqlite3
import statistics
import tempfile
import time
from pathlib import Path

from aliances_desktop.i18n import N_
from aliances_desktop.services import directory
from aliances_desktop.services.directory import Filter
from aliances_desktop.services.importing import Candidate, Draft, import_entities
from aliances_desktop.store import Store

ROWS = 56_843
FIRST = ("Associació", "Fundació", "Cooperativa", "Col·lectiu", "Club", "Penya", "Ateneu", "Casal", "Xarxa")
SECOND = ("Òdena", "Porta Oberta", "Excursionista", "de Dones", "Jove", "Cultural", "de Veïns", "Solidària")
TYPED = ("oden", "odena", "excursi", "dones", "penya jove", "casal 12", "xarxa solid", "ateneu veins")


def draft() -> Draft:
    """Return the rows to import."""
    return Draft(
        tuple(
            Candidate(n, {"name": f"{FIRST[n % 9]} {SECOND[n // 9 % 8]} {n}", "kind": "association", "municipality": "Igualada",
                          "services": "Activitats de lleure, formació i acollida", "notes": "una nota", "tags": ("lleure",)})
            for n in range(ROWS)
        ), (), (),
    )  # fmt: skip


def raw(folder: Path, rows: Draft) -> float:
    """Return how long sqlite3 alone takes for the same rows, uncommented and unindexed."""
    values = [tuple(str(v) for v in c.values.values()) + ("",) * 8 for c in rows.candidates]
    connection = sqlite3.connect(folder / "raw.db")
    connection.execute(
        f"CREATE TABLE e (id INTEGER PRIMARY KEY, {', '.join(f'c{n} TEXT' for n in range(14))})"
    )
    start = time.perf_counter()
    with connection:
        connection.executemany(
            f"INSERT INTO e({', '.join(f'c{n}' for n in range(14))}) VALUES ({', '.join('?' * 14)})", values
        )
    spent = time.perf_counter() - start
    connection.close()
    return spent


def searching(store: Store) -> float:
    """Return the time of the first fifty rows for what is typed, over an ordered LIKE on four columns."""
    connection = sqlite3.connect(f"{store.path.as_uri()}?mode=ro", uri=True)
    ratios = []
    for typed in TYPED:
        start = time.perf_counter()
        with store.read() as session:
            ids = directory.entity_ids(session, Filter(text=typed), limit=50)
            directory.entity_rows(session, ids)
        ours = time.perf_counter() - start
        word = f"%{typed.split()[0]}%"
        start = time.perf_counter()
        connection.execute(
            "SELECT id, name FROM entity WHERE name LIKE ? OR services LIKE ? OR notes LIKE ? OR municipality LIKE ?"
            " ORDER BY name LIMIT 50", (word,) * 4,
        ).fetchall()  # fmt: skip
        ratios.append(ours / (time.perf_counter() - start))
    connection.close()
    return statistics.median(ratios)


def run() -> dict[str, float]:
    """Return the ratios: import at most 25, its undo of the same order, search at most 0.25."""
    with tempfile.TemporaryDirectory() as name:
        folder, rows = Path(name), draft()
        base = raw(folder, rows)
        store = Store.create(folder / "gran.aliances", backups=folder / "b")
        start = time.perf_counter()
        with store.edit(N_("Import entities")) as session:
            import_entities(session, rows, {})
        imported = time.perf_counter() - start
        search = searching(store)
        start = time.perf_counter()
        store.undo()
        undone = time.perf_counter() - start
        store.close()
    return {
        f"import of {ROWS} entities over raw executemany": imported / base,
        "its undo over the same": undone / base,
        "first rows of a search over an ordered LIKE": search,
    }
