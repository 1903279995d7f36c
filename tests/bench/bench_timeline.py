"""A timeline of 2,000 tasks scrolled and zoomed against an empty scene, and what a move shifts in it."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView

from aliances_desktop.i18n import N_
from aliances_desktop.model import Dependency, Phase, Process, Task, Texts
from aliances_desktop.planning.shifting import Link, shift
from aliances_desktop.services import timeline_moves
from aliances_desktop.store import Store
from aliances_desktop.ui import theme
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.pages.processes.timeline import TimelineTab
from aliances_desktop.ui.preferences import Preferences
from aliances_desktop.ui.tasks import Runner

TASKS = 2_000
FRAMES = 40
_DAY = timedelta(days=1)


def build(path: Path, backups: Path) -> Store:
    """Make a file with a process of 20 phases and 2,000 tasks, most of which wait for the one before."""
    store = Store.create(path, backups=backups)
    start = date(2026, 1, 1)
    with store.edit(N_("Add")) as session:
        process = Process(title=Texts(ca="Un procés llarg"), starts_on=start)
        session.add(process)
        session.flush()
        for number in range(20):
            phase = Phase(process_id=process.key, position=number, title=Texts(ca=f"Fase {number}"))
            session.add(phase)
            session.flush()
            session.add_all(
                Task(
                    phase_id=phase.key, position=n, title=Texts(ca=f"Tasca {number}.{n}"), owner="Carme Solanes",
                    starts_on=start + (number * 100 + n) * _DAY, ends_on=start + (number * 100 + n) * _DAY,
                )
                for n in range(TASKS // 20)
            )  # fmt: skip
        session.flush()
        session.add_all(Dependency(task_id=n + 1, on_id=n) for n in range(1, TASKS) if n % 10)
    return store


def frame_ms(widget: Any, move: Callable[[int], object]) -> float:
    """Return the median time in milliseconds of a frame after each of many moves."""
    times = []
    for number in range(FRAMES):
        move(number)
        start = time.perf_counter()
        widget.viewport().grab()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def _empty_scene(size: tuple[int, int]) -> QGraphicsView:
    view = QGraphicsView(QGraphicsScene(0, 0, 20_000, 20_000))
    view.resize(*size)
    view.show()
    return view


def _wheel(view: Any, _number: int) -> None:
    place = QPointF(50, 50)
    event = QWheelEvent(
        place, place, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def run() -> dict[str, float]:
    """Return milliseconds and their ratios to an empty scene of the same size."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.apply(application, "light", 100)
    with TemporaryDirectory() as folder:
        store = build(Path(folder, "a.aliances"), Path(folder, "b"))
        context = Context(store, Preferences(), Runner())
        tab = TimelineTab(context)
        tab.resize(1100, 600)
        tab.show()
        start = time.perf_counter()
        tab.show_record(1)
        application.processEvents()
        opened = (time.perf_counter() - start) * 1000
        empty = frame_ms(
            scene := _empty_scene((tab.chart.width(), tab.chart.height())), lambda n: _wheel(scene, n)
        )
        bar = tab.table.verticalScrollBar()
        scrolled = frame_ms(tab.chart, lambda n: bar.setValue(n * bar.maximum() // FRAMES))
        sideways = tab.chart.horizontalScrollBar()
        shifted = frame_ms(tab.chart, lambda n: sideways.setValue(n * sideways.maximum() // FRAMES))
        start = time.perf_counter()
        for number in range(10):
            tab._zoom_by(1 if number % 4 < 2 else -1)
            tab.chart.viewport().grab()
        zoomed = (time.perf_counter() - start) * 100
        with store.read() as session:
            start = time.perf_counter()
            timeline_moves.preview_move(session, 1, date(2026, 1, 20), date(2026, 1, 20))
            previewed = (time.perf_counter() - start) * 1000
        spans = {n: (date(2026, 1, 1) + n * _DAY,) * 2 for n in range(TASKS)}
        links = [Link(n + 1, n) for n in range(TASKS - 1)]
        start = time.perf_counter()
        shift(spans, links, {0: (date(2026, 2, 1), date(2026, 2, 9))})
        chained = (time.perf_counter() - start) * 1000
        tab.close()
        context.runner.stop()
        context.close()
        store.close()
    return {
        "empty scene, a frame (ms)": empty,
        "2,000 tasks, a frame scrolled down (ratio)": scrolled / empty,
        "2,000 tasks, a frame scrolled sideways (ratio)": shifted / empty,
        "2,000 tasks, zoomed (ratio)": zoomed / empty,
        "2,000 tasks, a frame over a sixtieth of a second": max(scrolled, shifted, zoomed) * 60 / 1000,
        "2,000 tasks, shown first (ms)": opened,
        "what a move shifts, shown (ms)": previewed,
        "a chain of 2,000 shifted (ms)": chained,
    }
