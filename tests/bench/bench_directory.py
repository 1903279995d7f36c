"""A key in the directory's filter with the table repainted, against Qt's own filter over the same rows."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QApplication, QTableView

from aliances_desktop.services import directory
from aliances_desktop.services.importing import Candidate, Draft, import_entities
from aliances_desktop.store import Store
from aliances_desktop.ui import theme
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.pages.entities import EntitiesPage
from aliances_desktop.ui.preferences import Preferences
from aliances_desktop.ui.tasks import Runner

ROWS = 56_843
TYPED = ("o", "od", "ode", "oden", "odena", "dones", "casal jove", "xarxa 12")
_FIRST = ("Associació", "Fundació", "Cooperativa", "Col·lectiu", "Club", "Penya", "Ateneu", "Casal", "Xarxa")
_SECOND = ("Òdena", "Porta Oberta", "Excursionista", "de Dones", "Jove", "Cultural", "de Veïns", "Solidària")
_SECTORS = ("culture", "sports", "social", "health", "education")


def build(path: Path, backups: Path) -> Store:
    """Make a file with as many entities as the largest public list has."""
    random = Random(7)
    candidates = tuple(
        Candidate(
            n,
            {
                "name": f"{random.choice(_FIRST)} {random.choice(_SECOND)} {n}",
                "municipality": f"Municipi {random.randrange(947)}",
                "kind": "association",
                "sectors": (random.choice(_SECTORS),),
                "target_groups": (),
                "tags": (f"etiqueta {random.randrange(40)}",),
                "services": f"Acull {random.choice(_SECOND)}",
            },
        )
        for n in range(ROWS)
    )
    store = Store.create(path, backups=backups)
    with store.edit("Import") as session:
        import_entities(session, Draft(candidates, (), ()), {})
    return store


class PlainModel(QAbstractTableModel):
    """The same rows in memory, as a model for Qt's proxy."""

    def __init__(self, rows: list[tuple[str, ...]]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: Any = None) -> int:  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Any = None) -> int:  # noqa: N802
        return 0 if parent is not None and parent.isValid() else 5

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self._rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None


def _median_ms(type_in: Callable[[str], object]) -> float:
    times = []
    for typed in TYPED:
        start = time.perf_counter()
        type_in(typed)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def _ours(store: Store) -> float:
    runner = Runner()
    context = Context(store, Preferences(), runner)
    page = EntitiesPage(context)
    page.resize(1198, 640)
    page.show()
    page.reload()

    def type_in(typed: str) -> None:
        page.filters.line.setText(typed)
        page.filters.apply_now()
        page.table.viewport().grab()

    result = _median_ms(type_in)
    page.close()
    context.close()
    runner.stop()
    return result


def _proxy(store: Store) -> float:
    with store.read() as session:
        rows = directory.entity_rows(session, directory.entity_ids(session)).values()
    model = PlainModel(
        [(r.name, r.kind, r.municipality, ", ".join(r.sectors), ", ".join(r.tags)) for r in rows]
    )
    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(model)
    proxy.setFilterKeyColumn(-1)
    proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    view = QTableView()
    view.setModel(proxy)
    view.resize(640, 560)
    view.show()

    def type_in(typed: str) -> None:
        proxy.setFilterFixedString(typed)
        view.viewport().grab()

    result = _median_ms(type_in)
    view.close()
    return result


def run() -> dict[str, float]:
    """Return the medians in milliseconds and their ratio, which is to be at most 0.2."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.apply(application, "light", 100)
    with tempfile.TemporaryDirectory() as folder:
        store = build(Path(folder) / "gran.aliances", Path(folder) / "backups")
        try:
            ours, proxy = _ours(store), _proxy(store)
        finally:
            store.close()
    return {"filter_ms": ours, "proxy_ms": proxy, "ratio": ours / proxy, "limit": 0.2}


if __name__ == "__main__":
    print(run())
