"""The timeline by keys and mouse: moved, stretched, shifted after a question, edited, written out."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot
from sqlmodel import select

from aliances_desktop.i18n import N_
from aliances_desktop.model import Task, Texts
from aliances_desktop.services import lines, phases, processes, timeline_moves
from aliances_desktop.store import Store
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.pages.processes.timeline import TimelineTab

DAY = timedelta(days=1)
Key = Qt.Key
ALT, SHIFT, NONE = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)


@pytest.fixture
def start(context: Context) -> date:
    return context.clock().date()


@pytest.fixture
def ids(store: Store, start: date) -> list[int]:
    """Two tasks of five days, the second waiting for the first."""
    with store.edit(N_("Add")) as session:
        process = processes.add_process(session, title=Texts(en="Process"), starts_on=start)
        phase = phases.add(session, process.key, "Phase", "en")
        made = [
            lines.add(
                session, Task, {"phase_id": phase.key}, title=Texts(en=f"Task {n}"),
                starts_on=start + n * 5 * DAY, ends_on=start + (n * 5 + 4) * DAY,
            )
            for n in range(2)
        ]  # fmt: skip
        timeline_moves.set_dependency(session, made[1].key, made[0].key)
        return [one.key for one in made]


@pytest.fixture
def tab(context: Context, ids: list[int], qtbot: QtBot) -> TimelineTab:
    tab = TimelineTab(context)
    qtbot.addWidget(tab)
    tab.resize(1000, 500)
    tab.show()
    tab.show_record(1)
    tab.table.setFocus()
    return tab


def spans(store: Store) -> list[tuple[date | None, date | None]]:
    with store.read() as session:
        return [(one.starts_on, one.ends_on) for one in session.exec(select(Task).order_by(Task.id))]


def test_a_day_back_is_one_key_and_undo_restores(
    tab: TimelineTab, ids: list[int], store: Store, start: date, qtbot: QtBot
) -> None:
    tab.table.choose(("task", ids[0]))
    qtbot.keyClick(tab.table, Key.Key_Left, ALT)
    assert spans(store)[0] == (start - DAY, start + 3 * DAY)
    qtbot.keyClick(tab.table, Key.Key_Left, ALT | SHIFT)
    assert spans(store)[0] == (start - DAY, start + 2 * DAY)
    store.undo()
    store.undo()
    assert spans(store)[0] == (start, start + 4 * DAY)


def test_a_move_that_shifts_others_asks_first_and_escape_leaves_all(
    tab: TimelineTab, ids: list[int], store: Store, qtbot: QtBot
) -> None:
    before = spans(store)
    tab.table.choose(("task", ids[0]))
    qtbot.keyClick(tab.table, Key.Key_Right, ALT)
    assert tab.question.isVisible()
    assert "Task 1" in tab.question.sentence.text()
    assert set(tab.chart.ghosts) == {("task", id) for id in ids}
    assert spans(store) == before
    qtbot.keyClick(tab, Key.Key_Escape)
    assert not tab.question.isVisible()
    assert tab.chart.ghosts == {}
    qtbot.keyClick(tab.table, Key.Key_Right, ALT)
    qtbot.keyClick(tab, Key.Key_Return)
    assert spans(store) == [(one + DAY, other + DAY) for one, other in before if one and other]
    store.undo()
    assert spans(store) == before


def test_a_bar_dragged_moves_its_task_and_its_end_stretches_it(
    tab: TimelineTab, ids: list[int], store: Store, start: date
) -> None:
    chart = tab.chart
    chart.show_day(start)
    row = tab.table.rows.ids.index(("task", ids[1]))
    y = tab.table.horizontalHeader().height() + row * tab.table.rowHeight(row) + tab.table.rowHeight(row) // 2
    left = round(chart.scale.x(start + 5 * DAY)) - chart.horizontalScrollBar().value()
    week = round(7 * chart.scale.day_width)

    def drag(x: int, by: int) -> None:
        view = chart.viewport()
        QTest.mousePress(view, Qt.MouseButton.LeftButton, NONE, QPoint(x, y))
        QTest.mouseMove(view, QPoint(x + by // 2, y))
        QTest.mouseMove(view, QPoint(x + by, y))
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, NONE, QPoint(x + by, y))

    drag(left + 6, week)
    assert spans(store)[1] == (start + 12 * DAY, start + 16 * DAY)
    assert tab.table.current_id() == ("task", ids[1])
    right = round(chart.scale.x(start + 17 * DAY)) - chart.horizontalScrollBar().value()
    drag(right - 3, week)
    assert spans(store)[1] == (start + 12 * DAY, start + 23 * DAY)


def test_space_is_done_and_m_a_milestone(
    tab: TimelineTab, ids: list[int], store: Store, qtbot: QtBot
) -> None:
    tab.table.choose(("task", ids[0]))
    qtbot.keyClick(tab.table, Key.Key_Space)
    qtbot.keyClick(tab.table, Key.Key_M)
    with store.read() as session:
        task = session.get_one(Task, ids[0])
        assert task.done_on is not None
        assert task.kind == "milestone"


def test_cells_take_titles_dates_and_what_is_waited_for(
    tab: TimelineTab, ids: list[int], store: Store, start: date, qtbot: QtBot
) -> None:
    def write(field: str, text: str) -> None:
        model = tab.table.rows
        column = [one.field for one in model.columns].index(field)
        row = model.ids.index(("task", ids[1]))
        tab.table.setCurrentIndex(model.index(row, column))
        tab.table.edit(model.index(row, column))
        editor = tab.table.findChildren(QLineEdit)[-1]
        editor.setText(text)
        qtbot.keyClick(editor, Key.Key_Return)
        qtbot.waitUntil(lambda: not tab.table.findChildren(QLineEdit))

    tab.table.show_columns(("who", "from", "to", "waits", "state"))
    write("title", "Open the larder")
    write("waits", "")
    write("start", f"{start:%d/%m/%Y}")
    with store.read() as session:
        task = session.get_one(Task, ids[1])
        assert task.title.en == "Open the larder"
        assert (task.starts_on, task.ends_on) == (start, start + 4 * DAY)


def test_a_task_typed_goes_into_the_phase_chosen_and_delete_takes_it_out(
    tab: TimelineTab, ids: list[int], store: Store, qtbot: QtBot, told: list[tuple[object, ...]]
) -> None:
    tab.table.choose(("task", ids[0]))
    qtbot.keyClicks(tab.line, "Call them")
    qtbot.keyClick(tab.line, Key.Key_Return)
    key = tab.table.current_id()
    assert key is not None
    assert tab._rows[key].title.en == "Call them"
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Key.Key_Delete)
    assert key not in tab._rows
    assert told[-1][1] is True
    store.undo()
    assert key in tab._rows


def test_the_first_task_of_a_process_comes_with_its_phase_and_both_are_undone_at_once(
    tab: TimelineTab, store: Store, qtbot: QtBot
) -> None:
    with store.edit("Add") as session:
        process_id = processes.add_process(session, title=Texts(en="New")).key
    tab.show_record(process_id)
    qtbot.keyClicks(tab.line, "Call them")
    qtbot.keyClick(tab.line, Key.Key_Return)
    assert [line.kind for line in tab._rows.values()] == ["phase", "task"]
    store.undo()
    assert not tab._rows


def test_zooms_keep_the_day_in_the_middle(tab: TimelineTab, start: date, qtbot: QtBot) -> None:
    tab.chart.show_day(start)
    for key in (Key.Key_Plus, Key.Key_Minus, Key.Key_Minus):
        qtbot.keyClick(tab.chart, key)
        middle = tab.chart.horizontalScrollBar().value() + tab.chart.viewport().width() / 2
        assert abs((tab.chart.scale.day_at(middle) - start).days) <= 3 or tab.zoom.current == "year"
    assert tab.zoom.current == "year"


@pytest.mark.parametrize("ending", [".pdf", ".png", ".ics", ".xlsx"])
def test_it_is_written_as_the_name_ends(
    tab: TimelineTab,
    ending: str,
    tmp_path: Path,
    told: list[tuple[object, ...]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / f"timeline{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_args: (str(target), "")))
    tab.save()
    assert target.stat().st_size > 300
    assert target.name in str(told[-1][0])
    if ending == ".png":
        assert QImage(str(target)).width() > 800


def test_columns_chosen_stay_chosen(tab: TimelineTab, store: Store) -> None:
    tab.choices.columns.set_value(("who", "waits"))
    tab.choices.columns.left.emit()
    with store.read() as session:
        assert processes.load(session, 1).shown == ("who", "waits")
    hidden = [tab.table.isColumnHidden(number) for number in range(7)]
    assert hidden == [False, False, False, True, True, False, True]
