"""Importing, merging and exporting through their dialogs, as a person would."""

import csv
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from aliances_desktop.services import directory, entities, participants, workshops
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.pages.entities import EntitiesPage, import_dialog
from aliances_desktop.ui.pages.entities.export import CHOSEN, ExportDialog, open_export
from aliances_desktop.ui.pages.entities.import_dialog import ImportDialog, open_territory
from aliances_desktop.ui.pages.entities.merge import MergeDialog, open_merge
from aliances_desktop.ui.widgets.labels import badge

LEFT = Qt.MouseButton.LeftButton
LIST = (
    "Nom;Municipi;Pressupost;Correu;Cosa\n"
    "Àgora;Òdena;12.000 €;info@agora.example;x\n"
    "Col·lectiu Nou;Igualada;1.234,5;;y\n"
    ";Igualada;;;z\n"
    "Escola <b>Bressol</b>;Òdena;molts;;\n"
)


@pytest.fixture
def dialog(qtbot: QtBot, context: Context) -> ImportDialog:
    """The dialog, open on its first step."""
    made = ImportDialog(context)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def listing(tmp_path: Path) -> Path:
    """A small list as an office program of the country writes it."""
    path = tmp_path / "llista.csv"
    path.write_bytes(LIST.encode("cp1252"))
    return path


def names(context: Context) -> list[str]:
    ids = context.read(directory.entity_ids)
    rows = context.read(directory.entity_rows, ids)
    return [rows[key].name for key in ids]


def to_columns(qtbot: QtBot, dialog: ImportDialog, path: Path) -> None:
    dialog.read(path)
    qtbot.waitUntil(lambda: dialog.number == 1)


def to_rows(qtbot: QtBot, dialog: ImportDialog, path: Path) -> None:
    to_columns(qtbot, dialog, path)
    qtbot.mouseClick(dialog.next, LEFT)
    qtbot.waitUntil(lambda: dialog.number == 2)


def finish(qtbot: QtBot, dialog: ImportDialog) -> None:
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.next, LEFT)


def test_a_small_list_is_imported_in_three_steps_and_undone_in_one(
    qtbot: QtBot, context: Context, dialog: ImportDialog, listing: Path, told: list[Any]
) -> None:
    assert not dialog.next.isEnabled()
    to_rows(qtbot, dialog, listing)
    assert names(context) == [], "something was written before the end"
    finish(qtbot, dialog)
    assert names(context) == ["Àgora", "Col·lectiu Nou"]
    assert told == [("Imported 2 entities", True)]
    first = context.read(directory.entity_ids)[0]
    agora = context.read(entities.entity, first)
    assert (agora.municipality, agora.budget_cents) == ("Òdena", 1_200_000)
    assert context.read(entities.contacts, first)[0].email == "info@agora.example"
    context.store.undo()
    assert names(context) == []
    assert context.store.undo_step is None


def test_columns_are_matched_with_samples_and_can_be_changed(
    qtbot: QtBot, dialog: ImportDialog, listing: Path
) -> None:
    to_columns(qtbot, dialog, listing)
    step = dialog.columns
    assert step.mapping() == {0: "name", 1: "municipality", 2: "budget_cents", 3: "contact_email"}
    assert "Àgora · Col·lectiu Nou · Escola <b>Bressol</b>" in [w.text() for w in step.findChildren(QLabel)]
    choice = step.choices[4]
    choice.combo.setCurrentIndex(choice.combo.findData("name"))
    choice.combo.activated.emit(choice.combo.currentIndex())
    assert step.mapping()[4] == "name"
    assert 0 not in step.mapping(), "two columns went into one field"
    choice.combo.setCurrentIndex(0)
    choice.combo.activated.emit(0)
    assert not dialog.next.isEnabled(), "one can go on without a column of names"


def test_another_separator_or_encoding_reads_the_file_again(
    qtbot: QtBot, dialog: ImportDialog, listing: Path
) -> None:
    to_columns(qtbot, dialog, listing)
    choice = dialog.columns._options["separator"]
    assert choice.value() == ";"
    choice.combo.setCurrentIndex(choice.combo.findData(","))
    choice.combo.activated.emit(choice.combo.currentIndex())
    qtbot.waitUntil(lambda: len(dialog.columns.choices) == 2)
    encoding = dialog.columns._options["encoding"]
    assert encoding.value() == "cp1252"
    assert dialog.columns._options["separator"].value() == ","


def test_rejected_rows_are_listed_with_their_reason(
    qtbot: QtBot, dialog: ImportDialog, listing: Path
) -> None:
    to_rows(qtbot, dialog, listing)
    model = dialog.rows.rejected.rows
    lines = [[str(model.index(row, column).data()) for column in range(3)] for row in range(model.rowCount())]
    assert lines == [
        ["4", "There is no name in this row.", "Igualada · z"],
        ["5", "“molts” is not a number.", "Escola <b>Bressol</b> · Òdena · molts"],
    ]


def test_a_file_that_is_no_table_is_refused_beside_the_button(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path
) -> None:
    path = tmp_path / "foto.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    dialog.read(path)
    qtbot.waitUntil(lambda: bool(dialog.file.verdict.text()))
    assert "foto.csv is not a table" in dialog.file.verdict.text()
    assert dialog.number == 0
    assert not dialog.next.isEnabled()


@pytest.mark.parametrize(
    ("key", "municipality", "expected"),
    [
        (Qt.Key.Key_M, "Òdena", ["Àgora", "Col·lectiu Nou"]),
        (Qt.Key.Key_K, "Òdena", ["Agora", "Àgora", "Col·lectiu Nou"]),
        (Qt.Key.Key_S, "Òdena", ["Agora", "Col·lectiu Nou"]),
    ],
)
def test_a_duplicate_is_merged_kept_or_skipped_by_one_key(
    qtbot: QtBot,
    context: Context,
    dialog: ImportDialog,
    listing: Path,
    key: Qt.Key,
    municipality: str,
    expected: list[str],
) -> None:
    with context.store.edit("Add") as session:
        entities.add_entity(session, name="Agora", municipality=municipality)
    to_rows(qtbot, dialog, listing)
    table = dialog.rows.duplicates
    table.selectAll()
    qtbot.keyClick(table, key)
    finish(qtbot, dialog)
    if key == Qt.Key.Key_M:
        expected = ["Agora", "Col·lectiu Nou"]
    assert names(context) == expected
    found = context.read(entities.entity, context.read(directory.entity_ids)[0])
    assert (found.budget_cents == 1_200_000) == (key == Qt.Key.Key_M)


def test_one_button_decides_for_all_duplicates(
    qtbot: QtBot, context: Context, dialog: ImportDialog, listing: Path
) -> None:
    with context.store.edit("Add") as session:
        for name, place in (("Agora", "Òdena"), ("Col.lectiu Nou", "Igualada")):
            entities.add_entity(session, name=name, municipality=place)
    to_rows(qtbot, dialog, listing)
    dialog.rows._decide_all("skip")
    assert not dialog.next.isEnabled(), "an import of nothing can be started"
    dialog.rows._decide_all("add")
    assert dialog.next.isEnabled()


def test_cancelling_leaves_everything_as_it_was(
    qtbot: QtBot, context: Context, dialog: ImportDialog, listing: Path
) -> None:
    to_rows(qtbot, dialog, listing)
    with qtbot.waitSignal(dialog.rejected):
        qtbot.mouseClick(dialog.cancel, LEFT)
    assert names(context) == []
    assert context.store.undo_step is None


def test_cancelling_while_it_works_stops_the_work_and_keeps_the_dialog(
    qtbot: QtBot, context: Context, dialog: ImportDialog, tmp_path: Path
) -> None:
    path = tmp_path / "llarga.csv"
    path.write_text("Nom;Municipi\n" + "".join(f"Entitat {n};Òdena\n" for n in range(30_000)), "utf-8")
    to_rows(qtbot, dialog, path)
    qtbot.mouseClick(dialog.next, LEFT)
    task = dialog._task
    assert task is not None
    with qtbot.waitSignal(task.cancelled):
        qtbot.mouseClick(dialog.cancel, LEFT)
    assert dialog.isVisible()
    assert dialog.next.isEnabled()
    assert names(context) == []


def test_every_list_of_badalona_comes_in_whole(
    qtbot: QtBot, context: Context, shared: Path, told: list[Any]
) -> None:
    expected = 0
    for path in sorted((shared / "data" / "entities" / "badalona").glob("*.csv")):
        dialog = ImportDialog(context)
        qtbot.addWidget(dialog)
        to_rows(qtbot, dialog, path)
        dialog.rows._decide_all("add")
        with path.open(encoding="utf-8", newline="") as file:
            rows = sum(1 for row in csv.reader(file) if any(row)) - 1
        rejected = dialog.rows.rejected.rows.rowCount()
        finish(qtbot, dialog)
        expected += rows - rejected
        assert len(names(context)) == expected, path.name
    assert expected >= 700


def test_a_file_dropped_on_the_page_opens_the_dialog_on_it(
    qtbot: QtBot, context: Context, listing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(ImportDialog, "read", lambda _dialog, path: opened.append(path))
    monkeypatch.setattr(ImportDialog, "exec", lambda dialog: 0)
    page = EntitiesPage(context)
    qtbot.addWidget(page)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(listing))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    page.dropEvent(event)
    qtbot.waitUntil(lambda: opened == [listing])


def test_the_official_list_of_municipalities_fills_in_the_comarca(
    qtbot: QtBot, context: Context, shared: Path, told: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    with context.store.edit("Add") as session:
        entity = entities.add_entity(session, name="Àgora", municipality="Òdena")
    path = shared / "data" / "territory" / "comarques.csv"
    monkeypatch.setattr(import_dialog, "ask_for_table", lambda *_args: path)
    page = EntitiesPage(context)
    qtbot.addWidget(page)
    open_territory(context, page)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [("947 municipalities imported; 1 entity got its comarca", True)]
    assert context.read(entities.entity, entity.key).comarca == "06"


# Merging


def two(context: Context) -> list[int]:
    with context.store.edit("Add") as session:
        first = entities.add_entity(session, name="Àgora", municipality="Òdena", tags=("a",), website="a.cat")
        second = entities.add_entity(session, name="Agora", municipality="Igualada", tags=("b",))
        entities.add_offer(session, second.key, "offer", "space", "Sala")
        workshop = workshops.add_workshop(session, title="Taller")
        participants.add_entities(session, workshop.key, [second.key])
    return [first.key, second.key]


def test_merging_keeps_the_values_chosen_and_every_link(
    qtbot: QtBot, context: Context, told: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = two(context)

    def decide(dialog: MergeDialog) -> int:
        qtbot.addWidget(dialog)
        dialog.groups["municipality"].button(1).click()
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(MergeDialog, "exec", decide)
    page = EntitiesPage(context)
    qtbot.addWidget(page)
    kept = open_merge(context, ids, page)
    assert kept == ids[0], "the fuller sheet was not proposed to stay"
    entity = context.read(entities.entity, ids[0])
    assert (entity.name, entity.municipality, entity.website) == ("Àgora", "Igualada", "a.cat")
    assert entity.tags == ("a", "b")
    assert [o.text for o in context.read(entities.offers, ids[0])] == ["Sala"]
    assert [link.title for link in context.read(entities.links, ids[0])] == ["Taller"]
    assert told == [("2 entities merged", True)]
    context.store.undo()
    assert context.read(directory.count) == 2


def test_choosing_who_stays_proposes_its_values(qtbot: QtBot, context: Context) -> None:
    dialog = MergeDialog(context, [context.read(entities.entity, key) for key in two(context)])
    qtbot.addWidget(dialog)
    dialog.groups[""].button(1).click()
    assert dialog.survivor().name == "Agora"
    assert dialog.values()["municipality"] == "Igualada"
    assert dialog.values()["website"] == "a.cat", "a blank was preferred to a value"


# Exporting


def test_an_export_holds_what_was_asked_and_no_private_data(
    qtbot: QtBot, context: Context, told: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with context.store.edit("Add") as session:
        ids = [entities.add_entity(session, name=name).key for name in ("Àgora", "=1+1", "Tercera")]
        entities.add_contact(session, ids[0], name="Maria", phone="600 000 000")
    target = tmp_path / "sortida.csv"

    def decide(dialog: ExportDialog) -> int:
        qtbot.addWidget(dialog)
        dialog.which.button(CHOSEN).click()
        dialog.format.button(1).click()
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(ExportDialog, "exec", decide)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target.with_suffix("")), ""))
    page = EntitiesPage(context)
    qtbot.addWidget(page)
    open_export(context, 3, ids, ids[:2], page)
    qtbot.waitUntil(lambda: bool(told))
    written = target.read_text("utf-8-sig")
    assert "Àgora" in written
    assert "'=1+1" in written
    assert "Tercera" not in written
    assert "600 000 000" not in written
    assert told == [("2 entities in sortida.csv", False)]


def test_badges_and_labels_show_markup_as_it_is(english: None, qtbot: QtBot) -> None:
    widget = badge("<b>Nova</b>", "ok")
    qtbot.addWidget(widget)
    assert widget.textFormat() == Qt.TextFormat.PlainText
