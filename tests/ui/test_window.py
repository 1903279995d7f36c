"""The window whole: every page in three languages, two themes and two sizes; routes, actions, language, keys."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from aliances_desktop.i18n import LANGUAGES, N_
from aliances_desktop.services import entities
from aliances_desktop.services.demo import build_sample
from aliances_desktop.store import Store
from aliances_desktop.ui import theme
from aliances_desktop.ui.actions import ACTIONS, MENUS
from aliances_desktop.ui.app import make_application
from aliances_desktop.ui.context import Route
from aliances_desktop.ui.language import speak
from aliances_desktop.ui.pages.alliances import AlliancesPage
from aliances_desktop.ui.pages.processes import ProcessesPage
from aliances_desktop.ui.pages.workshops import WorkshopsPage
from aliances_desktop.ui.preferences import Preferences
from aliances_desktop.ui.sections import PAGES, SECTIONS
from aliances_desktop.ui.tasks import Runner
from aliances_desktop.ui.window import Window

ROUTES = [
    Route("home"),
    Route("entities", 1),
    Route("live", 1),
    Route("print", 1),
    Route("questionnaires", 1, "sheets"),
    Route("questionnaires", 1, "entry"),
    Route("questionnaires", 1, "questions"),
    Route("questionnaires", 1, "results"),
    Route("day", 1),
    Route("library", None, "questionnaire/"),
    Route("library", None, "wording/"),
]
ROUTES += [Route("workshops", 1, tab) for tab in WorkshopsPage.TABS]
ROUTES += [Route("alliances", 1, tab) for tab in AlliancesPage.TABS]
ROUTES += [Route("processes", 1, tab) for tab in ProcessesPage.TABS]
SIZES = [(1366, 768), (1093, 535)]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    store = Store.create(folder / "mostra.aliances", backups=folder / "b")
    build_sample(store)
    store.close()
    return folder / "mostra.aliances"


@pytest.fixture
def window(qtbot: QtBot, sample: Path, tmp_path: Path) -> Iterator[Window]:
    make_application()
    copy = tmp_path / "mostra.aliances"
    copy.write_bytes(sample.read_bytes())
    speak("ca")
    made = Window(Store.open(copy, backups=tmp_path / "b"), Preferences(), Runner(), {})
    made.redressed.connect(made.rebuild)
    made.show()
    yield made
    discard(made)


def discard(window: Window) -> None:
    """Close a window and really delete it: a new theme would polish every one that is left."""
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def dress(window: Window, language: str, name: str, size: tuple[int, int]) -> None:
    window.preferences.language, window.preferences.theme = language, name
    speak(language)
    theme.apply(make_application(), name, 100)
    window.resize(*size)
    window.rebuild()


def texts(widget: QWidget) -> list[str]:
    shown = (
        w for w in widget.findChildren(QWidget) if isinstance(w, QLabel | QAbstractButton) and w.isVisible()
    )
    return sorted({w.text() for w in shown})


def clipped(page: QWidget) -> list[str]:
    """Return the texts of labels and buttons that are wider than their widget."""
    found = []
    for widget in page.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QPushButton) or not widget.text():
            continue
        is_free = isinstance(widget, QLabel) and (widget.wordWrap() or type(widget).__name__ == "Elided")
        is_menu = isinstance(widget, QPushButton) and widget.menu() is not None
        if not is_free and not is_menu and widget.width() + 1 < widget.minimumSizeHint().width():
            found.append(widget.text())
    return found


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_or_button_is_clipped_on_any_page(
    window: Window, language: str, name: str, size: tuple[int, int]
) -> None:
    dress(window, language, name, size)
    for route in ROUTES:
        window.go(route)
        assert window.page.grab().width() > 0
        # What changes while a page fills is laid out with the next events.
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        assert clipped(window.page) == [], route


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_fits_the_smallest_laptop(window: Window, language: str) -> None:
    dress(window, language, "light", (1093, 535))
    for route in ROUTES:
        window.go(route)
        hint = window.page.minimumSizeHint()
        assert hint.width() <= 1024, route
        assert hint.height() <= 520, route


def test_everything_that_takes_the_focus_has_a_name(window: Window) -> None:
    kinds = (QLineEdit, QPlainTextEdit, QComboBox, QTableView, QAbstractSpinBox)
    for route in ROUTES:
        window.go(route)
        for widget in window.page.findChildren(QWidget):
            is_inside = isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox)
            if isinstance(widget, kinds) and widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not is_inside:
                assert widget.accessibleName(), f"{route}: {widget}"


@pytest.mark.parametrize("language", ["es", "en"])
def test_switching_the_language_equals_a_fresh_window(
    window: Window, qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    for route in ROUTES:
        window.go(route)
    window.go(Route("workshops", 1, "market"))
    window._set_language(language)
    assert window.page.route() == Route("workshops", 1, "market")
    switched = {route: (window.go(route), texts(window.page))[1] for route in ROUTES[:2] + ROUTES[4:]}
    copy = tmp_path / "altra.aliances"
    copy.write_bytes(window.context.store.path.read_bytes())
    fresh = Window(Store.open(copy, backups=tmp_path / "b"), Preferences(), Runner(), {})
    fresh.show()
    assert {route: (fresh.go(route), texts(fresh.page))[1] for route in switched} == switched
    discard(fresh)


def test_every_action_is_in_a_menu_has_an_icon_and_its_own_key(window: Window) -> None:
    keys = [a.shortcut for a in ACTIONS if a.shortcut]
    assert len(keys) == len(set(keys))
    assert {a.menu for a in ACTIONS} == set(MENUS)
    handled = set(window._handlers()) | {id for page in PAGES for id in _handlers_of(window, page)}
    files = {"file.new", "file.open", "file.sample", "file.restore_point", "file.restore"}
    assert {a.id for a in ACTIONS} - handled - files == set()


def _handlers_of(window: Window, page: str) -> set[str]:
    found: set[str] = set()
    for route in ROUTES:
        if route.page == page:
            window.go(route)
            found |= set(window.page.handlers())
    return found


def test_ctrl_and_a_digit_goes_to_each_section_and_back(window: Window, qtbot: QtBot) -> None:
    for number, section in enumerate(SECTIONS, 1):
        qtbot.keyClick(window, getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.ControlModifier)
        assert section.name == window.page.NAME
    window.actions_bar.trigger("view.back")
    assert SECTIONS[-2].name == window.page.NAME
    window.actions_bar.trigger("view.forward")
    assert SECTIONS[-1].name == window.page.NAME


def test_the_rail_marks_the_workshops_while_a_market_place_runs(window: Window) -> None:
    window.go(Route("entities"))
    window.go(Route("live", 1))
    assert [name for name, entry in window._rail._buttons.items() if entry.isChecked()] == ["workshops"]


def test_the_timed_backup_is_made_beside_the_work(window: Window, qtbot: QtBot) -> None:
    store = window.context.store
    with store.edit(N_("Add entity")) as session:
        entities.add_entity(session, name="Nova")
    window._backup_timer.timeout.emit()
    assert window.runner.is_busy()
    qtbot.waitUntil(lambda: not window.runner.is_busy())
    assert store.backups()[0].kind == "timed"
    window._backup_timer.timeout.emit()
    qtbot.waitUntil(lambda: not window.runner.is_busy())
    assert [copy.kind for copy in store.backups()].count("timed") == 1


def test_home_counts_the_sheets_after_it_has_shown(window: Window, qtbot: QtBot) -> None:
    assert not any("fulls" in text for text in texts(window.page))
    qtbot.waitUntil(lambda: any("fulls impresos" in text for text in texts(window.page)))
    assert window.statusBar().findChildren(QProgressBar)[0].isHidden()


def test_an_undo_names_its_step_in_the_language_of_the_window(window: Window) -> None:
    with window.context.store.edit(N_("Add entity")) as session:
        entities.add_entity(session, name="Ateneu & Cia")
    undo = window.actions_bar.by_id["edit.undo"]
    assert undo.text() == "Desfés: Afegeix una entitat"
    window._set_language("en")
    assert undo.text() == "Undo: Add entity"
    window.actions_bar.trigger("edit.undo")
    assert window.actions_bar.by_id["edit.redo"].text() == "Redo: Add entity"


def test_ctrl_k_finds_entities_people_and_actions(window: Window, qtbot: QtBot) -> None:
    window._find()
    finder = window.findChild(QWidget, "", Qt.FindChildOption.FindDirectChildrenOnly)
    from aliances_desktop.ui.finder import Finder

    finder = window.findChildren(Finder)[0]
    qtbot.keyClicks(finder.line, "rebost")
    qtbot.waitUntil(lambda: any("Rebost" in finder.list.item(n).text() for n in range(finder.list.count())))
    qtbot.keyClick(finder.line, Qt.Key.Key_Return)
    assert window.page.NAME == "entities"
    window._find()
    finder = window.findChildren(Finder)[-1]
    qtbot.keyClicks(finder.line, "planifica torns")
    finder.refresh()
    assert finder.list.count() == 0 or "Planifica" in finder.list.item(0).text()
    finder.close()


def test_hostile_names_show_literally_everywhere(window: Window, tmp_path: Path) -> None:
    picture = tmp_path / "red.png"
    hostile = f'<img src="{picture}"> & <b>Casal</b>'
    with window.context.store.edit(N_("Change entity")) as session:
        entities.set_value(session, 1, "name", hostile)
        entities.set_value(session, 1, "short_name", "<i>x</i>")
    for route in ROUTES:
        window.go(route)
        for label in window.findChildren(QLabel):
            if "<" in label.text():
                assert label.textFormat() == Qt.TextFormat.PlainText, label.text()
        for widget in window.findChildren(QWidget):
            assert "<b>" not in widget.toolTip() or "&lt;b" in widget.toolTip(), widget.toolTip()


def test_larger_text_and_dark_theme_rebuild_the_page_where_it_was(window: Window) -> None:
    window.go(Route("entities", 3))
    window.actions_bar.trigger("view.larger")
    assert window.preferences.font_percent == 110
    window.actions_bar.trigger("view.dark")
    assert window.preferences.theme == "dark"
    assert window.page.route().page == "entities"


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="True and False live for ever from Python 3.12 on")
def test_emitting_signals_takes_no_reference_to_true() -> None:
    # PySide6 6.12.0 did, and the program died after some thousand signals.
    class Sender(QObject):
        sent = Signal()

    sender, before = Sender(), sys.getrefcount(True)
    for _ in range(50):
        sender.sent.emit()
    assert sys.getrefcount(True) >= before - 5
