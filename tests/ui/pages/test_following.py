"""Following an alliance by keys: what is due done and moved, meetings, support, the diary, documents."""

import os
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from sqlmodel import select

from aliances_desktop.errors import UserError
from aliances_desktop.model import (
    Alliance,
    Attachment,
    Attendance,
    Commission,
    CommissionMember,
    Commitment,
    DiaryEntry,
    Gathering,
    Partner,
    Process,
    Texts,
)
from aliances_desktop.services import attachments, commitments, gatherings, lines, records
from aliances_desktop.store import Store
from aliances_desktop.ui.context import Context, Route
from aliances_desktop.ui.pages.alliances.follow import AllianceFollowTab
from aliances_desktop.ui.pages.home import HomePage
from aliances_desktop.ui.pages.processes.follow import ProcessFollowTab
from aliances_desktop.ui.preferences import Preferences
from aliances_desktop.ui.tasks import Runner
from aliances_desktop.ui.widgets.following.commitments_step import CommitmentsStep
from aliances_desktop.ui.widgets.following.documents import DocumentsStep
from aliances_desktop.ui.widgets.following.lists import AccompanimentsStep, CommissionsStep, DiaryStep
from aliances_desktop.ui.widgets.following.meetings import MeetingsStep
from aliances_desktop.ui.widgets.following.tab import FollowTab
from aliances_desktop.ui.window import Window
from tests.factories import an_entity
from tests.flows.driver import Person

Key = Qt.Key


def fill(store: Store, today: date) -> int:
    """Add an alliance of two entities with three commitments."""
    with store.edit("Add") as session:
        alliance = Alliance(title="Xarxa d'acollida")
        session.add(alliance)
        session.flush()
        for number, name in enumerate(("Porta Oberta", "Ateneu"), 1):
            entity = an_entity(session, name)
            session.add(Partner(alliance_id=alliance.key, position=number, entity_id=entity.key))
        owner = {"alliance_id": alliance.key}
        for text, days in (("trucar al banc", -2), ("demanar la sala", 3), ("fer la memòria", 40)):
            day = today + timedelta(days=days)
            commitments.add(session, owner, f"{text}, {day:%d/%m/%Y}", today)
        return alliance.key


def stored(context: Context, text: str) -> Commitment:
    with context.store.read() as session:
        return next(one for one in lines.rows(session, Commitment) if one.text == text)


def is_due(context: Context, text: str, day: date) -> bool:
    return stored(context, text).due_on == day


@pytest.fixture
def alliance_id(store: Store, context: Context) -> int:
    return fill(store, context.clock().date())


@pytest.fixture
def tab(qtbot: QtBot, context: Context, alliance_id: int) -> AllianceFollowTab:
    """The tab of the alliance, shown."""
    made = AllianceFollowTab(context)
    qtbot.addWidget(made)
    made.resize(980, 460)
    made.show()
    made.show_record(alliance_id)
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    return made


def step(tab: FollowTab, kind: type[Any]) -> Any:
    return tab.step(kind)


# From Home


@pytest.fixture
def window(qtbot: QtBot, store: Store, english: None, no_dialogs: None) -> Iterator[Window]:
    made = Window(store, Preferences(), Runner(), {})
    fill(store, made.context.clock().date())
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def no_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """No dialog of the system opens, whatever a test does."""
    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_args: ("", ""))


def home(window: Window) -> HomePage:
    page = window.page
    assert isinstance(page, HomePage)
    return page


def test_from_home_what_is_due_is_done_with_two_keys(window: Window, qtbot: QtBot) -> None:
    window.go(Route("entities"))
    person = Person(qtbot, window)
    window.go(Route("home"))
    assert [one.text for one in home(window).due.list.records] == ["trucar al banc", "demanar la sala"]
    person.press(Key.Key_Down)
    person.press(Key.Key_Space)
    assert person.keys <= 2
    assert stored(window.context, "demanar la sala").state == "done"
    assert stored(window.context, "trucar al banc").state == "open"
    window.context.store.undo()
    assert stored(window.context, "demanar la sala").state == "open"


def test_from_home_a_date_is_moved_with_one_key_the_date_and_enter(window: Window, qtbot: QtBot) -> None:
    person = Person(qtbot, window)
    window.go(Route("home"))
    today = window.context.clock().date()
    before = stored(window.context, "trucar al banc")
    for typed, due in (("+7", today + timedelta(days=7)), ("26/11/2031", date(2031, 11, 26))):
        home(window).due.list.views.choose("open")
        home(window).due.list.fill()
        home(window).due.list.table.choose(before.key)
        person.press(Key.Key_D)
        person.type(typed)
        person.press(Key.Key_Return)
        # An editor hands over what was typed a moment later.
        qtbot.waitUntil(partial(is_due, window.context, "trucar al banc", due))
        assert stored(window.context, "trucar al banc").first_due_on == before.first_due_on
    assert person.keys == len("d+7\n") + len("d26/11/2031\n")


def test_reviewing_goes_down_the_list_a_key_each(window: Window, qtbot: QtBot) -> None:
    person = Person(qtbot, window)
    window.go(Route("home"))
    for _ in range(2):
        person.press(Key.Key_R)
    assert person.keys == 2
    today = window.context.clock().date()
    for text in ("trucar al banc", "demanar la sala"):
        assert stored(window.context, text).reviewed_on == today


def test_enter_on_a_due_line_goes_to_its_alliance(window: Window, qtbot: QtBot) -> None:
    window.go(Route("home"))
    Person(qtbot, window).press(Key.Key_Return)
    assert window.page.NAME == "alliances"
    assert window.page.route().tab == "follow"


def test_home_shows_no_card_where_nothing_is_followed(qtbot: QtBot, context: Context) -> None:
    page = HomePage(context)
    qtbot.addWidget(page)
    page.reload()
    page.show()
    assert not page.due.isVisible()


# Commitments


def test_the_line_done_leaves_the_view_and_the_next_one_is_current(
    tab: AllianceFollowTab, qtbot: QtBot, context: Context, told: list[tuple[Any, ...]]
) -> None:
    shown = step(tab, CommitmentsStep)
    shown.list.table.choose(shown.list.records[0].id)
    qtbot.keyClick(shown.list.table, Key.Key_Space)
    assert [one.text for one in shown.list.records] == ["demanar la sala", "fer la memòria"]
    assert shown.list.table.current_id() == shown.list.records[0].id
    assert told[-1] == ("Done: trucar al banc", True)


def test_a_commitment_is_typed_on_one_line(tab: AllianceFollowTab, qtbot: QtBot, context: Context) -> None:
    tab.handlers()["follow.commitment"]()
    shown = step(tab, CommitmentsStep)
    qtbot.keyClicks(shown.line, "Ateneu: portar la clau, +7")
    qtbot.keyClick(shown.line, Key.Key_Return)
    added = stored(context, "portar la clau")
    assert added.due_on == context.clock().date() + timedelta(days=7)
    assert added.entity_id is not None
    assert shown.list.table.current_id() == added.key


def test_a_date_that_means_nothing_is_refused(tab: AllianceFollowTab) -> None:
    shown = step(tab, CommitmentsStep).list
    place = next(one for one in shown.table.rows.columns if one.field == "due_on")
    with pytest.raises(UserError, match="not a date"):
        shown._commit(shown.records[0].id, place, "demà")


def test_a_state_says_in_words_what_its_colour_says(tab: AllianceFollowTab) -> None:
    shown = step(tab, CommitmentsStep).list
    shown.views.choose("all")
    shown.fill()
    model = shown.table.rows
    place = next(number for number, one in enumerate(model.columns) if one.field == "state")
    states = [str(model.index(row, place).data()) for row in range(model.rowCount())]
    assert states == ["2 days late", "This week", "Open"]
    assert [model.columns[place].tone(one) for one in shown.records] == ["error", "warning", ""]


# Meetings


def test_the_next_meeting_is_one_action_and_its_agreements_are_commitments(
    tab: AllianceFollowTab, qtbot: QtBot, context: Context, alliance_id: int
) -> None:
    tab.handlers()["follow.meeting"]()
    shown = step(tab, MeetingsStep)
    assert len(shown.table.rows.ids) == 1
    qtbot.keyClicks(shown.minutes.line, "Ateneu: escriure a la junta, 26/11/2030")
    qtbot.keyClick(shown.minutes.line, Key.Key_Return)
    made = stored(context, "escriure a la junta")
    assert (made.gathering_id, made.alliance_id) == (shown.table.current_id(), alliance_id)
    assert "1" in shown.hint.text()


def test_space_changes_who_came(tab: AllianceFollowTab, qtbot: QtBot, context: Context) -> None:
    shown = step(tab, MeetingsStep)
    shown.add()
    people = shown.people
    assert len(people.records) == 2
    people.table.choose(people.records[0].key)
    qtbot.keyClick(people.table, Key.Key_Space)
    with context.store.read() as session:
        came = [one.is_present for one in lines.rows(session, Attendance)]
    assert came == [False, True]


def test_a_field_being_typed_is_kept_when_another_meeting_is_chosen(
    tab: AllianceFollowTab, qtbot: QtBot, context: Context
) -> None:
    shown = step(tab, MeetingsStep)
    shown.add()
    first = shown.table.current_id()
    shown.add()
    second = shown.table.current_id()
    shown.minutes.form.editors["minutes"].set_value("Es parla del conveni.")
    shown.table.choose(first)
    with context.store.read() as session:
        assert records.fetch(session, Gathering, second).minutes == "Es parla del conveni."
        assert records.fetch(session, Gathering, first).minutes == ""


def test_only_a_session_of_a_learning_space_shows_what_sessions_have(
    tab: AllianceFollowTab, context: Context, alliance_id: int
) -> None:
    shown = step(tab, MeetingsStep)
    shown.add()
    assert not shown.tabs.isTabVisible(3)
    context.edit("Change", gatherings.set_value, shown.table.current_id(), "kind", "session")
    assert shown.tabs.isTabVisible(3)
    shown.session.form.editors["satisfaction"].set_value(6)
    assert not shown.session.form.save("satisfaction")


def test_a_meeting_deleted_comes_back_with_everything(
    tab: AllianceFollowTab, context: Context, told: list[tuple[Any, ...]]
) -> None:
    shown = step(tab, MeetingsStep)
    shown.add()
    shown.table.setFocus()
    shown.delete()
    assert shown.table.rows.ids == []
    assert told[-1][1]
    context.store.undo()
    assert len(shown.table.rows.ids) == 1
    assert len(shown.people.records) == 2


# Commissions, support, diary


def test_members_are_those_of_the_commission_chosen(tab: AllianceFollowTab, context: Context) -> None:
    shown = step(tab, CommissionsStep)
    shown.list.add("Comunicació")
    shown.members.add("Aïcha")
    shown.list.add("Finançament")
    assert shown.members.records == []
    shown.list.table.choose(shown.list.records[0].key)
    assert [one.person for one in shown.members.records] == ["Aïcha"]


def test_a_commission_meets_with_its_members(tab: AllianceFollowTab, context: Context) -> None:
    shown = step(tab, CommissionsStep)
    shown.list.add("Comunicació")
    shown.members.add("Aïcha")
    shown.meet.click()
    meetings = tab.steps[tab.tabs.currentIndex()]
    assert isinstance(meetings, MeetingsStep)
    assert [one.person for one in meetings.people.records] == ["Aïcha"]
    assert meetings.sheet.form.editors["commission_id"].value() == shown.list.records[0].key


def test_printing_leads_to_the_sheet_of_what_is_shown(
    tab: AllianceFollowTab, context: Context, alliance_id: int
) -> None:
    asked: list[Route] = []
    context.routed.connect(asked.append)
    step(tab, CommitmentsStep).print_button.click()
    shown = step(tab, MeetingsStep)
    shown.add()
    shown.print_meetings()
    context.edit("Change", gatherings.set_value, shown.table.current_id(), "minutes", "Es parla.")
    shown.print_meetings()
    assert [(route.page, route.id, route.tab) for route in asked] == [
        ("print", alliance_id, f"alliance/{sheet}") for sheet in ("commitments", "meeting_agenda", "minutes")
    ]


def test_support_is_summed_up(tab: AllianceFollowTab, context: Context) -> None:
    shown = step(tab, AccompanimentsStep)
    shown.list.add("Fusió de dues entitats")
    key = shown.list.records[0].key
    for field, value in (("sessions", 4), ("hours", 12.5)):
        context.edit("Change", lines.change, type(shown.list.records[0]), key, field, value)
    assert "4" in shown._total.text()
    assert "12.5" in shown._total.text()


def test_a_diary_entry_is_of_today_and_says_it_is_private(tab: AllianceFollowTab, context: Context) -> None:
    shown = step(tab, DiaryStep)
    shown.list.add("Primera trobada")
    with context.store.read() as session:
        (entry,) = lines.rows(session, DiaryEntry)
    assert entry.day == context.clock().date()
    shown.form.editors["text"].set_value("Primera trobada.\nTensa.")
    shown.leave()
    with context.store.read() as session:
        assert lines.rows(session, DiaryEntry)[0].text == "Primera trobada.\nTensa."


# Documents


def drop(widget: DocumentsStep, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left = Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, left, Qt.KeyboardModifier.NoModifier)
    widget.dropEvent(event)


def test_documents_dropped_are_copied_and_a_deleted_one_comes_back_the_same(
    tab: AllianceFollowTab, context: Context, tmp_path: Path
) -> None:
    content = os.urandom(70_000)
    (tmp_path / "pla.pdf").write_bytes(content)
    (tmp_path / "acta.odt").write_bytes(b"PK")
    shown = step(tab, DocumentsStep)
    drop(shown, tmp_path / "pla.pdf", tmp_path / "acta.odt")
    assert [one.name for one in context.read(attachments.rows, shown.owner)] == ["pla.pdf", "acta.odt"]
    assert "68 kB" in shown.total.text()
    key = context.read(attachments.rows, shown.owner)[0].id
    shown.table.choose(key)
    shown.handlers()["edit.delete"]()
    assert len(shown.table.rows.ids) == 1
    context.store.undo()
    assert context.read(attachments.content_of, key) == content


def test_a_document_of_a_meeting_says_which_and_stands_in_its_minutes(
    tab: AllianceFollowTab, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pla.pdf").write_bytes(b"%PDF")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(tmp_path / "pla.pdf")], ""))
    meetings = step(tab, MeetingsStep)
    meetings.add()
    key = meetings.table.current_id()
    meetings._ask_documents()
    shown = tab.steps[tab.tabs.currentIndex()]
    assert isinstance(shown, DocumentsStep)
    (line,) = context.read(attachments.rows, shown.owner)
    assert line.meeting_day == context.clock().date() + timedelta(days=7)
    assert context.read(attachments.names_of_meeting, key) == ("pla.pdf",)
    context.edit("Change", lines.change, Attachment, line.id, "is_confidential", True)
    assert context.read(attachments.names_of_meeting, key) == ()


def test_where_one_document_is_too_large_none_is_attached(
    tab: AllianceFollowTab, context: Context, tmp_path: Path
) -> None:
    (tmp_path / "pla.pdf").write_bytes(b"%PDF")
    with (tmp_path / "film.mp4").open("wb") as file:
        file.truncate(attachments.MOST_BYTES + 1)
    shown = step(tab, DocumentsStep)
    with pytest.raises(UserError, match="too large"):
        shown.attach([tmp_path / "pla.pdf", tmp_path / "film.mp4"])
    assert context.read(attachments.rows, shown.owner) == []


def test_a_document_is_asked_for_saved_and_replaced(
    tab: AllianceFollowTab, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, saved = tmp_path / "pla.pdf", tmp_path / "pla 2.pdf", tmp_path / "copy.pdf"
    first.write_bytes(b"one")
    second.write_bytes(b"two")
    chosen: dict[str, Callable[..., Any]] = {
        "getOpenFileNames": lambda *_args: ([str(first)], ""),
        "getOpenFileName": lambda *_args: (str(second), ""),
        "getSaveFileName": lambda *_args: (str(saved), ""),
    }
    for name, answer in chosen.items():
        monkeypatch.setattr(QFileDialog, name, answer)
    tab.handlers()["follow.attach"]()
    shown = step(tab, DocumentsStep)
    shown.ask_and_replace()
    shown.ask_and_save()
    assert saved.read_bytes() == b"two"
    assert context.read(attachments.rows, shown.owner)[0].name == "pla 2.pdf"


# Both kinds of owner, and files that can only be read


def test_a_process_is_followed_with_the_same_steps(qtbot: QtBot, context: Context) -> None:
    with context.store.edit("Add") as session:
        process = Process(title=Texts(ca="Espai d'aprenentatge"), kind="space")
        session.add(process)
        session.flush()
        key = process.key
    made = ProcessFollowTab(context)
    qtbot.addWidget(made)
    made.resize(980, 460)
    made.show()
    made.show_record(key)
    step(made, MeetingsStep).add()
    step(made, CommitmentsStep).list.add("Núria: l'acta, +7")
    with context.store.read() as session:
        assert session.exec(select(Gathering.process_id)).all() == [key]
        assert [one.process_id for one in lines.rows(session, Commitment)] == [key]


def test_a_file_to_be_read_only_changes_nothing(
    qtbot: QtBot, store: Store, alliance_id: int, make_context: Callable[[Store], Context]
) -> None:
    path = store.path
    store.close()
    reading = Store.open(path, read_only=True)
    context = make_context(reading)
    made = AllianceFollowTab(context)
    qtbot.addWidget(made)
    made.show()
    made.show_record(alliance_id)
    shown = step(made, CommitmentsStep)
    for key in (Key.Key_Space, Key.Key_D, Key.Key_R, Key.Key_Delete):
        qtbot.keyClick(shown.list.table, key)
    step(made, MeetingsStep).add()
    step(made, DocumentsStep).attach([path])
    assert not shown.line.isEnabled()
    with reading.read() as session:
        assert [one.state for one in lines.rows(session, Commitment)] == ["open"] * 3
        assert lines.rows(session, Attachment) == []
        assert lines.rows(session, CommissionMember) == lines.rows(session, Commission) == []
    reading.close()


@pytest.mark.parametrize("size", [(980, 400), (1260, 620)])
def test_every_step_fits_and_every_widget_has_a_name(
    tab: AllianceFollowTab, size: tuple[int, int], context: Context
) -> None:
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTableView

    tab.resize(*size)
    for one in tab.steps:
        tab.tabs.setCurrentWidget(one)
        hint = one.minimumSizeHint()
        assert hint.width() <= 900, type(one).__name__
        assert hint.height() <= 340, type(one).__name__
        for kind in (QLineEdit, QPlainTextEdit, QTableView):
            for widget in one.findChildren(kind):
                is_inner = widget.parent() is not None and widget.parent().inherits("QAbstractSpinBox")
                assert is_inner or widget.accessibleName(), (type(one).__name__, widget)
