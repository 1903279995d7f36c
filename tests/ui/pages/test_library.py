"""The library page: built-in instruments looked at, copied, edited part by part, exchanged."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from aliances_desktop.method import FAMILIES, naming_column
from aliances_desktop.model import Questionnaire
from aliances_desktop.services import instruments, library
from aliances_desktop.ui.context import Context, Route
from aliances_desktop.ui.pages.library import LibraryPage
from tests.store.test_store import dump


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> LibraryPage:
    made = LibraryPage(context)
    qtbot.addWidget(made)
    made.resize(1180, 640)
    made.show()
    made.reload()
    return made


def copied(page: LibraryPage, family: str = "questionnaire") -> str:
    page.go(Route("library", None, f"{family}/"))
    page.duplicate()
    assert page.line is not None
    return page.line.id


@pytest.mark.parametrize("family", FAMILIES)
def test_every_part_of_every_built_in_instrument_shows_and_cannot_be_changed(
    page: LibraryPage, family: str
) -> None:
    before = dump(page.context.store)
    page.go(Route("library", None, f"{family}/"))
    for id in list(page.table.rows.ids):
        page.table.choose(id)
        for number in list(page.editor.table.rows.ids):
            page.editor.table.choose(number)
            assert page.editor.form is not None
            assert not any(e.widget.isEnabled() for e in page.editor.form.editors.values())
            page.editor.leave()
        page.editor.delete()
        page.editor.move_by(1)
        page.delete()
    assert dump(page.context.store) == before


def test_a_copy_is_edited_part_by_part_and_every_step_is_undone(page: LibraryPage, qtbot: QtBot) -> None:
    store = page.context.store
    before = dump(store)
    copied(page)
    editor = page.editor
    editor.table.choose(1)
    form = editor.form
    assert form is not None
    text = form.editors["text"].widget
    assert isinstance(text, QPlainTextEdit)
    text.setFocus()
    text.selectAll()
    qtbot.keyClicks(text, "Per que")
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    editor.leave()
    assert editor.node is not None
    assert editor.node.title.own(editor.language) == "Per que"
    editor.move_by(1)
    assert editor.node.place == "2"
    question = next(part for part in FAMILIES["questionnaire"].part.all() if part.name == "questions")
    count = len(editor.table.rows.ids)
    editor.add(question)
    assert editor.node.place == "3"
    assert len(editor.table.rows.ids) == count + 1
    editor.delete()
    assert len(editor.table.rows.ids) == count
    while store.undo() is not None:
        pass
    assert dump(store) == before


def test_a_text_is_written_in_the_language_chosen_and_the_gaps_show(page: LibraryPage) -> None:
    page.go(Route("library", None, "wording/"))
    page.add()
    assert page.line is not None
    assert page.line.written == {"ca": 0, "es": 0, "en": 1}
    page.editor.languages.buttons["es"].click()
    form = page.editor.form
    assert form is not None
    form.editors["title"].set_value("Convocatoria")
    page.editor.leave()
    assert page.line.title.es == "Convocatoria"
    assert page.line.title.en
    assert page.line.written == {"ca": 0, "es": 1, "en": 1}
    assert page.editor.node is not None
    assert page.editor.node.title.missing == ("ca",)


def test_used_counts_workshops_and_later_changes_leave_copies_alone(page: LibraryPage) -> None:
    id = copied(page, "wording")
    context = page.context
    from aliances_desktop.services import workshops

    def use(session: object) -> None:
        for title in ("Un", "Dos"):
            workshop = workshops.add_workshop(session, title=title)  # type: ignore[arg-type]
            source = library.source(session, id, "wording")  # type: ignore[arg-type]
            instruments.use(session, source, workshop_id=workshop.key)  # type: ignore[arg-type]

    context.edit("Use", use)
    page.reload()
    assert page.line is not None
    assert page.line.used == 2


def test_an_instrument_goes_to_another_file_and_back(page: LibraryPage, saved_in: Path) -> None:
    copied(page)
    page.export()
    (written,) = saved_in.glob("*.json")
    page.ask_source = lambda: written
    page.import_file()
    with page.context.store.read() as session:
        first, second = instruments.stored(session, "questionnaire")
        assert isinstance(second, Questionnaire)
        assert instruments.to_data(session, first) == instruments.to_data(session, second)
        assert page.line is not None
        assert page.line.id == instruments.own_origin(second)


def test_the_route_comes_back_to_the_instrument(page: LibraryPage, qtbot: QtBot) -> None:
    id = copied(page)
    again = LibraryPage(page.context)
    qtbot.addWidget(again)
    again.reload()
    again.go(page.route())
    assert again.line is not None
    assert again.line.id == id


@pytest.mark.parametrize("family", ["process", "letter"])
def test_a_row_of_every_list_is_added_named_and_undone(page: LibraryPage, family: str) -> None:
    before = dump(page.context.store)
    copied(page, family)
    editor = page.editor
    for part in list(FAMILIES[family].part.all())[1:]:
        editor.add(part)
        assert editor.node is not None
        assert editor.node.part is part
        assert editor.form is not None
        editor.form.editors[naming_column(part.table)].set_value("Un nom")
        editor.leave()
        assert editor.node.title.own(editor.language) == "Un nom"
        assert editor.node.record_id is not None
    while page.context.store.undo() is not None:
        pass
    assert dump(page.context.store) == before


def test_numbers_of_a_task_are_typed_and_impossible_ones_are_told_under_the_field(page: LibraryPage) -> None:
    copied(page, "process")
    editor = page.editor
    editor.table.choose(next(n for n, node in editor._nodes.items() if node.part.name == "tasks"))
    form = editor.form
    assert form is not None
    form.editors["target"].set_value(12.5)
    form.editors["days"].set_value(0)
    editor.leave()
    assert editor.node is not None
    assert editor.node.values["target"] == 12.5
    assert editor.node.values["days"] is None
    form.editors["days"].set_value(15)
    editor.leave()
    assert editor.node.values["days"] == 15
