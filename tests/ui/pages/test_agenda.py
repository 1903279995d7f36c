"""The agenda's tab and its stage: chosen, edited by keys, moved, cut, run, given away."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import icalendar
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from aliances_desktop.services import agenda, instruments, workshops
from aliances_desktop.ui.context import Context, Route
from aliances_desktop.ui.pages.day import DayPage
from aliances_desktop.ui.pages.day.session import clock_text, late_text
from aliances_desktop.ui.pages.workshops.agenda import AgendaTab, minutes
from aliances_desktop.ui.widgets.instrument.fields import workshop_sheets
from tests.store.test_store import dump

BEGIN = datetime(2026, 11, 26, 10, 0).astimezone()


@pytest.fixture
def workshop_id(context: Context) -> int:
    return context.edit(
        "Add",
        workshops.add_workshop,
        title="Taller",
        day=date(2026, 11, 26),
        starts_at=time(10),
        ends_at=time(14),
    ).key


@pytest.fixture
def tab(context: Context, workshop_id: int, qtbot: QtBot) -> AgendaTab:
    made = AgendaTab(context)
    qtbot.addWidget(made)
    made.resize(1000, 560)
    made.show()
    made.show_workshop(workshop_id)
    return made


@pytest.fixture
def planned(tab: AgendaTab) -> AgendaTab:
    tab.use(instruments.builtin("agenda-workshop"))
    return tab


def starts(tab: AgendaTab) -> list[str]:
    return [tab.table.rows.index(n, 0).data() for n in range(len(tab.table.rows.ids))]


def test_a_workshop_without_agenda_offers_every_template_and_takes_one(tab: AgendaTab) -> None:
    offered = tab.chooser.findChildren(QPushButton)
    assert len(offered) == len(instruments.templates("agenda"))
    assert not tab.available("agenda.live")
    next(b for b in offered if b.text() == "Alliances workshop").click()
    assert starts(tab)[0] == "10:00"
    assert tab.footer.text() == "Ends at 14:00"


def test_a_duration_typed_in_the_list_times_the_rest_and_says_what_to_cut(
    planned: AgendaTab, qtbot: QtBot
) -> None:
    tab = planned
    tab.table.setFocus()
    tab.table.choose(tab.table.rows.ids[3], 1)
    qtbot.keyClick(tab.table, Qt.Key.Key_F2)
    editor = tab.table.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    qtbot.keyClicks(editor, "1h")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: starts(tab)[4] == "11:30")
    assert tab.footer.text() == "Ends at 14:30: 30 minutes to cut"
    tab.cut.click()
    assert tab.footer.text() == "Ends at 14:00"
    assert not tab.cut.isVisible()


def test_rows_move_with_alt_and_arrows_and_by_dragging(planned: AgendaTab, qtbot: QtBot) -> None:
    table = planned.table
    first, second, third = table.rows.ids[:3]
    table.choose(first)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert table.rows.ids[:3] == [second, first, third]
    assert table.current_id() == first
    below = QPoint(20, table.rowViewportPosition(2) + table.rowHeight(2) - 3)
    drop = QDropEvent(
        QPointF(below),
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    table.dropEvent(drop)
    assert table.rows.ids[:3] == [second, third, first]


def test_everything_of_a_row_is_edited_in_the_card_in_each_language(planned: AgendaTab) -> None:
    tab = planned
    before = dump(tab.context.store)
    tab.card.languages.buttons["es"].click()
    for name, value in (
        ("activity", "Bienvenida a todos"),
        ("fixed_at", time(10, 15)),
        ("sheets", ("badges",)),
    ):
        tab.card.form.editors[name].set_value(value)
        tab.leave()
    line = tab._lines[tab.table.rows.ids[0]]
    assert (line.row.activity.es, line.row.fixed_at, line.row.sheets) == (
        "Bienvenida a todos",
        time(10, 15),
        ("badges",),
    )
    assert line.row.activity.en == "Welcome"
    assert starts(tab)[0] == "· 10:15"
    for _step in range(3):
        tab.context.store.undo()
    assert dump(tab.context.store) == before


def test_adding_deleting_keeping_and_taking_another(planned: AgendaTab, told: list[tuple[str, bool]]) -> None:
    tab = planned
    tab.table.choose(tab.table.rows.ids[1])
    tab.add()
    assert tab.table.rows.ids.index(tab.table.current_id()) == 2
    tab.delete()
    assert len(tab.table.rows.ids) == 8
    assert told[-1][1]
    tab.keep()
    tab.use(instruments.builtin("agenda-empty"))
    assert len(tab.table.rows.ids) == 1
    tab.context.store.undo()
    assert len(tab.table.rows.ids) == 8


def test_the_calendar_file_says_when_where_and_what(planned: AgendaTab, saved_in: Path) -> None:
    planned.save_calendar()
    (path,) = saved_in.glob("*.ics")
    (event,) = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert event["summary"] == "Taller"
    assert event.decoded("dtstart").isoformat() == "2026-11-26T10:00:00+01:00"
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(hours=4)
    assert "10:30 Exercise 1: case work" in event["description"]


def test_a_row_names_sheets_of_a_workshop_only() -> None:
    offered = workshop_sheets()
    assert "case_booklets" in offered
    assert not {"letter", "timeline", "directory"} & set(offered)


# The stage


@pytest.fixture
def clock(context: Context) -> Callable[[int], None]:
    """Sets the clock to so many minutes after ten."""

    def set_to(after: int) -> None:
        context.clock = lambda: BEGIN + timedelta(minutes=after)

    set_to(0)
    return set_to


@pytest.fixture
def stage(planned: AgendaTab, clock: Callable[[int], None], workshop_id: int, qtbot: QtBot) -> DayPage:
    made = DayPage(planned.context)
    qtbot.addWidget(made)
    made.resize(1100, 600)
    made.show()
    made.go(Route("day", workshop_id))
    return made


def test_the_day_is_run_with_one_key_a_row(
    stage: DayPage, clock: Callable[[int], None], qtbot: QtBot
) -> None:
    qtbot.keyClick(stage, Qt.Key.Key_Space)
    assert stage.late.text() == "On time"
    clock(5)
    qtbot.keyClick(stage, Qt.Key.Key_Space)
    qtbot.keyClicks(stage, "+")
    qtbot.keyClicks(stage, "s")
    assert stage.session is not None
    assert [one.left_seconds for one in stage.session.clocks()] == [600]
    stage.session.reload()
    assert stage.late.text() == "15 minutes ahead"
    assert "Exercise 1" in stage.next.text()
    store = stage.context.store
    while store.undo_step is not None and store.undo_step.label != "Use agenda":
        store.undo()
    assert stage.late.text() == "Not begun yet"


def test_behind_time_the_proposal_brings_the_day_back(stage: DayPage, clock: Callable[[int], None]) -> None:
    clock(30)
    stage.go_on()
    assert stage.late.text() == "30 minutes behind"
    assert stage._cuts.isVisible()
    stage.cut.click()
    assert stage.late.text() == "On time"
    assert not stage._cuts.isVisible()


def test_the_projector_says_what_is_on_and_what_comes(stage: DayPage, clock: Callable[[int], None]) -> None:
    assert stage.session is not None
    assert stage.session.scene().message == "About to begin"
    stage.go_on()
    clock(4)
    scene = stage.session.scene()
    assert (scene.time, scene.message, scene.following) == (
        "01:00",
        "Welcome",
        "Next: Presentation of the workshop",
    )
    assert scene.urgency == "soon"
    stage._toggle_projector()
    assert stage.session.projection.window is not None
    stage.session.projection.close()


def test_the_market_place_hands_over_to_its_own_timer(stage: DayPage) -> None:
    routes: list[Route] = []
    stage.context.routed.connect(routes.append)
    for _row in range(7):
        stage.go_on()
    assert stage.to_market.isVisible()
    stage.to_market.click()
    assert routes == [Route("live", stage.workshop_id)]


def test_groups_in_parallel_have_a_clock_each_and_go_on_by_themselves(
    stage: DayPage, planned: AgendaTab
) -> None:
    context, ids = stage.context, planned.table.rows.ids
    for id, track in ((ids[0], 1), (ids[1], 2)):
        context.edit("Change", agenda.set_value, id, "track", track)
    stage.go_on()
    assert stage.session is not None
    assert len(stage._shown) == 2
    assert [line.number for line in stage.session.scene().tables] == [1, 2]
    stage.go_on(ids[0])
    assert [one.row.key for one in stage.session.clocks()] == [ids[1]]


def test_clocks_and_durations_read_well(context: Context) -> None:
    assert [clock_text(seconds) for seconds in (0, 59, 305, -61, 3725)] == [
        "00:00",
        "00:59",
        "05:05",
        "−01:01",
        "1:02:05",
    ]
    assert [minutes(count) for count in (5, 60, 75, 0)] == ["5 min", "1 h", "1 h 15", "0 min"]
    assert [late_text(count) for count in (0, 1, -7)] == ["On time", "1 minute behind", "7 minutes ahead"]


def test_the_pack_ticks_what_the_agenda_needs_and_the_agenda_itself(planned: AgendaTab, qtbot: QtBot) -> None:
    from aliances_desktop.services import participants
    from aliances_desktop.ui.pages.printing import PrintPage
    from tests.factories import some_entities

    context = planned.context
    with context.store.edit("People") as session:
        keys = [entity.key for entity in some_entities(session, 6)]
        participants.add_entities(session, planned.workshop_id, keys, attendance="confirmed")
    page = PrintPage(context)
    qtbot.addWidget(page)
    page.show()
    page.go(Route("print", planned.workshop_id, "pack"))
    assert {"sign_in", "badges", "agenda", "agenda_lead", "checklist"} <= set(page.tree.ticks())
    assert "directory" not in page.tree.ticks()
    page.go(Route("print", planned.workshop_id))
    assert "directory" in page.tree.ticks()
