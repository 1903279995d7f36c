"""The print page: everything in three keys, files that exist, names as they are."""

from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from aliances_desktop.progress import Progress
from aliances_desktop.services import entities, market, participants, plan, workshops
from aliances_desktop.store import Store
from aliances_desktop.ui.context import Context, Route
from aliances_desktop.ui.pages.printing import PrintPage

Key = Qt.Key
HOSTILE = '<img src="/etc/hostname"> & <b>Òdena</b>'


@pytest.fixture
def workshop_id(store: Store) -> int:
    """A planned workshop of four."""
    with store.edit("Prepare") as session:
        workshop_id = workshops.add_workshop(session, title="Fira & mercat").key
        keys = [entities.add_entity(session, name=name).key for name in (HOSTILE, "Dos", "Tres", "Quatre")]
        found = participants.add_entities(session, workshop_id, keys)
        participants.set_attendance(session, [p.key for p in found], "confirmed")
        market.sync_stands(session, workshop_id)
        market.propose(session, workshop_id)
        plan.plan_rounds(session, workshop_id, Progress())
    return workshop_id


@pytest.fixture
def page(qtbot: QtBot, context: Context, workshop_id: int) -> PrintPage:
    """The page as Ctrl+P leaves it."""
    page = PrintPage(context)
    qtbot.addWidget(page)
    page.resize(1198, 640)
    page.show()
    qtbot.waitExposed(page)
    page.reload()
    page.go(Route("print", workshop_id))
    return page


def wait(qtbot: QtBot, context: Context) -> None:
    qtbot.waitUntil(lambda: not context.runner.is_busy(), timeout=30_000)


def test_enter_prints_everything_ticked_and_notes_it(
    page: PrintPage, qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    page.ask_printer = lambda: printer
    page.tree.tick_only(["sign_in", "table_signs", "badges"])
    page.print.setFocus()
    qtbot.keyClick(page.focusWidget(), Key.Key_Return)
    wait(qtbot, context)
    pages = pypdf.PdfReader(tmp_path / "paper.pdf").pages
    widths = {round(float(one.mediabox.width)) for one in pages}
    assert len(pages) >= 3
    assert len(widths) > 0
    assert page.tree.lines["sign_in"].printed == 1
    assert page.tree.lines["route_cards"].printed == 0


def test_everything_is_ticked_at_first_and_print_has_the_focus(page: PrintPage) -> None:
    assert page.tree.ticks() == tuple(page.tree.lines)
    assert page.focusWidget() is page.print


def test_a_pack_is_saved_with_a_file_for_each_sheet(
    page: PrintPage, qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    page.ask_folder = lambda: tmp_path / "pack"
    page.tree.tick_only(["sign_in", "directory"])
    page.save.click()
    wait(qtbot, context)
    files = sorted((tmp_path / "pack").glob("*.pdf"))
    assert len(files) == 2
    text = "".join(one.extract_text() for file in files for one in pypdf.PdfReader(file).pages)
    assert '<img src="/etc/hostname">' in text.replace("\n", " ")


def test_a_file_for_each_entity(page: PrintPage, qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    page.ask_folder = lambda: tmp_path / "pack"
    page.tree.tick_only(["route_cards"])
    page.by_entity.setChecked(True)
    page.save.click()
    wait(qtbot, context)
    assert len(list((tmp_path / "pack").glob("*.pdf"))) == 4


def test_the_preview_shows_the_sheet_chosen(page: PrintPage, qtbot: QtBot, context: Context) -> None:
    page.tree.choose("route_cards")
    qtbot.waitUntil(lambda: page.preview.page_count >= 4, timeout=20_000)
    assert page.preview.pages.text().startswith("Page 1 of")
    wait(qtbot, context)


def test_what_has_not_changed_is_not_asked_for_again(
    page: PrintPage, qtbot: QtBot, context: Context, tmp_path: Path, workshop_id: int
) -> None:
    page.ask_folder = lambda: tmp_path / "pack"
    page.save.click()
    wait(qtbot, context)
    page.go(Route("print", workshop_id, "changed"))
    assert page.only_changed.isChecked()
    assert not page.print.isEnabled()
    assert page.total.text() == "0 sheets are new or changed"


def test_a_sheet_unticked_stays_unticked_when_the_plan_changes(page: PrintPage, context: Context) -> None:
    page.tree.tick_only(["badges"])
    page.reload()
    assert page.tree.ticks() == ("badges",)


def test_the_directory_prints_without_any_workshop(qtbot: QtBot, context: Context, store: Store) -> None:
    with store.edit("Add") as session:
        entities.add_entity(session, name="Sola")
    page = PrintPage(context)
    qtbot.addWidget(page)
    page.show()
    page.go(Route("print"))
    assert list(page.tree.lines) == ["directory", "entity"]
    assert page.workshop_id == 0
    wait(qtbot, context)


def test_another_language_is_two_keys_more(page: PrintPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.focusWidget(), Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert page.focusWidget() is page.language
    qtbot.keyClick(page.focusWidget(), Key.Key_Down)
    assert page.language.currentData() == "ca"
