"""The letter of an alliance on screen: made, filled in, worded, kept, saved, withdrawn from; by keys, undoable."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from sqlmodel import select

from aliances_desktop.model import Attachment, Commitment, Entity, Letter, Partner, Texts
from aliances_desktop.services import letters
from aliances_desktop.store import Store
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.pages.alliances import letter_leaving
from aliances_desktop.ui.pages.alliances.letter import LetterTab
from aliances_desktop.ui.pages.alliances.letter_text import WHOLE
from tests.services.test_letters import a_letter, an_alliance, made_ready, withdrawn


@pytest.fixture
def tab(qtbot: QtBot, context: Context, store: Store) -> LetterTab:
    with store.edit("make") as session:
        alliance_id, _leaving, _other = withdrawn(session)
    return shown(qtbot, context, alliance_id)


def shown(qtbot: QtBot, context: Context, alliance_id: int) -> LetterTab:
    tab = LetterTab(context)
    qtbot.addWidget(tab)
    tab.resize(1000, 560)
    tab.show()
    tab.show_record(alliance_id)
    return tab


def stored(store: Store) -> list[Letter]:
    with store.read() as session:
        return list(session.exec(select(Letter)).all())


def test_the_first_letter_is_made_from_the_empty_page(qtbot: QtBot, tab: LetterTab, store: Store) -> None:
    begin = [one for one in tab.findChildren(QPushButton) if one.text() == "Letter of commitment"]
    qtbot.mouseClick(begin[0], Qt.MouseButton.LeftButton)
    assert [one.kind for one in stored(store)] == ["commitment"]
    assert "version 1 · draft" in tab.combo.currentText()
    assert tab.sheet.sentence.text().startswith(
        "Letter of commitment between the Associació Saó, the Casal Jove and AMPANS"
    )


def test_place_and_purpose_are_typed_and_undone(qtbot: QtBot, tab: LetterTab, store: Store) -> None:
    tab.make("commitment")
    tab.sheet.form.focus("place")
    qtbot.keyClicks(tab.sheet.form.editors["place"].widget, "Manresa")
    tab.sheet.form.focus("purpose")
    qtbot.keyClicks(tab.sheet.form.editors["purpose"].widget, "housing for young people")
    tab.leave()
    letter = stored(store)[0]
    assert (letter.place, letter.purpose.en) == ("Manresa", "housing for young people")
    assert tab.sheet.sentence.text().endswith("promotes housing for young people.")
    store.undo()
    assert stored(store)[0].purpose == Texts()


def test_the_gate_leads_to_where_each_thing_is_put_right(
    qtbot: QtBot, tab: LetterTab, context: Context
) -> None:
    gone: list[Any] = []
    context.routed.connect(gone.append)
    tab.make("commitment")
    assert tab.sheet.state.text() == "15 things missing"
    tab.open_place("test", "talked", 0)
    tab.open_place("partners", "decision", 1)
    assert [route.tab for route in gone] == ["red", "partners"]
    second = list(tab.context.read(lambda s: s.exec(select(Partner)).all()))[1]
    tab.open_place("letter", "aims", second.entity_id)
    assert tab.view.current == "parties"
    assert tab.parties.line is not None
    assert tab.parties.line.id == second.key
    tab.open_place("letter", "place", 0)


def test_who_signs_is_edited_in_the_table_and_read_at_once(tab: LetterTab, store: Store) -> None:
    tab.make("commitment")
    tab.view.choose("parties")
    tab._turn()
    rows = tab.parties.table.rows
    fields = [column.field for column in rows.columns]
    for field, typed in (
        ("signatory", "Núria Vila"),
        ("signatory_post", "president"),
        ("signatory_gender", "f"),
    ):
        rows.setData(rows.index(0, fields.index(field)), typed)
    rows.setData(rows.index(0, fields.index("signatory_is_top")), "1")
    tab.languages.buttons["ca"].click()
    assert tab.parties.sentence.text() == (
        "l’Associació Saó · de l’Associació Saó · a l’Associació Saó · la Sra. Núria Vila · presidenta"
    )
    partner = tab.parties.line
    assert partner is not None
    assert partner.partner.signatory_is_top
    tab.parties.form.editors["article"].set_value("")
    tab.parties.form.save("article")
    assert tab.parties.sentence.text().startswith("Associació Saó · d’Associació Saó")
    with store.read() as session:
        assert session.get_one(Partner, partner.id).article == ""


def test_clauses_are_added_moved_written_and_deleted_by_keys(
    qtbot: QtBot, tab: LetterTab, store: Store, told: list[tuple[Any, ...]]
) -> None:
    tab.make("commitment")
    tab.view.choose("text")
    tab._turn()
    tab.text.add()
    qtbot.keyClicks(tab.text.clause.editors["heading"].widget, "Insurance")
    tab.text.save_all()
    table = tab.text.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [tab.text._said(one) for one in tab.text._clauses.values()][-2:] == [
        "Insurance", "Non-profit character and jurisdiction",
    ]  # fmt: skip
    assert table.rows.data(table.rows.index(7, 2)) == "ca es"
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert len(tab.text._clauses) == 7
    assert told[-1] == ("Deleted: Insurance", True)
    store.undo()
    assert len(tab.text._clauses) == 8


def test_a_change_of_a_kept_version_goes_on_in_the_next_at_the_same_clause(
    tab: LetterTab, store: Store, told: list[tuple[Any, ...]]
) -> None:
    tab.make("commitment")
    tab.keep()
    assert not tab.available("letter.keep")
    tab.view.choose("text")
    tab._turn()
    tab.text.table.choose(tab.text._places()[3])
    tab.text.clause.editors["body"].set_value("Something else.")
    tab.text.save_all()
    assert sorted(one.version for one in stored(store)) == [1, 2]
    assert tab.letter is not None
    assert tab.letter.version == 2
    assert tab.text.table.current_id() == tab.text._places()[3]
    assert tab.text.clause.editors["body"].value() == "Something else."
    assert told[-1] == ("Version 1 stays as it was kept: this is version 2.", True)
    store.undo()
    assert tab.letter is not None
    assert tab.letter.version == 1


def test_putting_off_is_counted_and_a_version_can_be_deleted(tab: LetterTab, store: Store) -> None:
    tab.make("commitment")
    tab.sheet.postpone.click()
    tab.sheet.postpone.click()
    assert tab.sheet._postponed.text() == "Put off 2 times"
    tab.delete()
    assert stored(store) == []
    assert tab._whole.currentIndex() == 0


def test_a_letter_is_saved_in_the_language_shown(
    qtbot: QtBot, context: Context, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    told: list[tuple[Any, ...]],
) -> None:  # fmt: skip
    with store.edit("make") as session:
        letter = a_letter(session)
        alliance_id = letter.alliance_id
        assert alliance_id is not None
        made_ready(session, alliance_id)
    tab = shown(qtbot, context, alliance_id)
    answer = (str(tmp_path / "carta"), "Word document (*.docx)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: answer)
    tab.languages.buttons["es"].click()
    tab.save()
    assert (tmp_path / "carta.docx").read_bytes().startswith(b"PK")
    assert told[-1] == ("Saved as carta.docx", False)
    answer = (str(tmp_path / "carta.pdf"), "PDF (*.pdf)")
    with store.edit("lack") as session:
        letters.change(session, tab.letter_id, "place", "")
    tab.save()
    assert told[-1] == ("Saved as carta.pdf: the page that says what is missing", False)


def test_printing_goes_to_the_print_page_with_the_sheet(tab: LetterTab, context: Context) -> None:
    gone: list[Any] = []
    context.routed.connect(gone.append)
    tab.make("intentions")
    tab.print_letter()
    assert (gone[-1].page, gone[-1].id, gone[-1].tab) == ("print", tab.record_id, "alliance/intentions")


def answering(monkeypatch: pytest.MonkeyPatch, role: QMessageBox.ButtonRole) -> list[str]:
    """Answer every question by the button of a role; return what was asked."""
    asked: list[str] = []
    make = letter_leaving.message_box

    def made(*args: Any, **values: Any) -> QMessageBox:
        box = make(*args, **values)

        def answer() -> int:
            asked.append(f"{box.text()} {box.informativeText()}")
            next(b for b in box.buttons() if box.buttonRole(b) == role).click()
            return 0

        box.exec = answer  # type: ignore[method-assign]
        return box

    monkeypatch.setattr(letter_leaving, "message_box", made)
    return asked


def leaving(tab: LetterTab) -> letter_leaving.LeavingView:
    tab.begin("withdrawal")
    return tab.leaving


def test_a_withdrawal_is_noted_and_its_note_made(tab: LetterTab, store: Store) -> None:
    view = leaving(tab)
    qt_line = view.reason.editors["left_reason"]
    qt_line.set_value("No time")
    view.make_note()
    letter = stored(store)[0]
    assert letter.kind == "withdrawal"
    with store.read() as session:
        assert session.exec(select(Partner)).all()[0].left_reason == "No time"
    assert tab.view.current == "sheet"
    assert tab.sheet.sentence.text() == (
        "Withdrawal note of the Associació Saó, from the alliance “Un pis per començar”."
    )


def test_erasing_asks_first_and_tells_what_it_does_not_reach(
    tab: LetterTab, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = leaving(tab)
    asked = answering(monkeypatch, QMessageBox.ButtonRole.RejectRole)
    view.erase_all()
    assert "backup" in asked[0]
    assert "undone until you close the file" in asked[0]
    with store.read() as session:
        assert len(session.exec(select(Entity)).all()) == 3
    answering(monkeypatch, QMessageBox.ButtonRole.DestructiveRole)
    view.erase_here()
    with store.read() as session:
        assert len(session.exec(select(Entity)).all()) == 3
        assert len(session.exec(select(Partner)).all()) == 2
        assert session.exec(select(Commitment)).one().person == ""
    store.undo()
    view.entity.setCurrentIndex(0)
    view._show()
    view.erase_all()
    with store.read() as session:
        assert len(session.exec(select(Entity)).all()) == 2


def test_confidential_documents_are_saved_and_destroyed(
    tab: LetterTab, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[tuple[Any, ...]]
) -> None:
    view = leaving(tab)
    folder = tmp_path / "returned"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    view.save_documents()
    assert len(list(folder.iterdir())) == 2
    answering(monkeypatch, QMessageBox.ButtonRole.DestructiveRole)
    view.destroy_documents()
    assert told[-1] == ("2 documents destroyed", True)
    with store.read() as session:
        assert len(session.exec(select(Attachment)).all()) == 1
    assert not view._buttons["destroy"].isEnabled()


def test_an_alliance_without_partners_shows_all_views(qtbot: QtBot, context: Context, store: Store) -> None:
    with store.edit("make") as session:
        alliance_id = an_alliance(session, ())
    tab = shown(qtbot, context, alliance_id)
    tab.make("commitment")
    for view in ("sheet", "parties", "text", "leaving"):
        tab.view.buttons[view].click()
    assert tab.text.table.rows.ids[0] == WHOLE
    assert not tab.leaving._buttons["note"].isEnabled()


def test_in_a_file_open_for_reading_nothing_can_be_changed(
    qtbot: QtBot, store: Store, make_context: Any
) -> None:
    with store.edit("make") as session:
        letter = a_letter(session)
    store.close()
    reading = Store.open(store.path, read_only=True)
    tab = shown(qtbot, make_context(reading), letter.alliance_id or 0)
    assert not tab.add.isEnabled()
    assert not tab.available("letter.add")
    assert not tab.available("letter.keep")
    assert tab.available("letter.save")
    assert not tab.sheet.form.editors["place"].widget.isEnabled()
    tab.leave()
    reading.close()
