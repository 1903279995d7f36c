"""The directory by keys and clicks: find, add, edit in place, sort, delete, undo."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from aliances_desktop.services import directory, entities, participants, workshops
from aliances_desktop.store import Store
from aliances_desktop.ui.context import Context, Route
from aliances_desktop.ui.pages.entities import EntitiesPage
from aliances_desktop.ui.pages.entities.invite import InviteDialog

Key = Qt.Key

NAMES = ("Òdena Jove", "Col·lectiu de Dones", "Àgora", "agost cultural", "Escola 10", "Escola 2")
IN_ORDER = ["Àgora", "agost cultural", "Col·lectiu de Dones", "Escola 2", "Escola 10", "Òdena Jove"]


@pytest.fixture
def page(qtbot: QtBot, store: Store, context: Context) -> EntitiesPage:
    """The page on six entities, shown and read."""
    with store.edit("Add") as session:
        for number, name in enumerate(NAMES):
            entities.add_entity(
                session,
                name=name,
                kind="foundation" if number % 2 else "association",
                municipality="Òdena" if number < 2 else "Igualada",
                sectors=("culture",) if number < 3 else ("sports",),
            )
    return shown(qtbot, context)


def shown(qtbot: QtBot, context: Context) -> EntitiesPage:
    page = EntitiesPage(context)
    qtbot.addWidget(page)
    page.resize(1198, 640)
    page.show()
    page.reload()
    page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is page)
    return page


def listed(page: EntitiesPage) -> list[str]:
    model = page.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def choose(page: EntitiesPage, name: str) -> int:
    number = listed(page).index(name)
    page.table.choose(page.model.ids[number])
    page._show_chosen()
    return int(page.model.ids[number])


def stored(context: Context, entity_id: int) -> Any:
    return context.read(entities.entity, entity_id)


def test_names_stand_in_the_order_of_a_catalan_directory(page: EntitiesPage) -> None:
    assert listed(page) == IN_ORDER


def test_typing_filters_blind_to_accents_and_waits_for_a_pause(page: EntitiesPage, qtbot: QtBot) -> None:
    page.handlers()["edit.find"]()
    qtbot.keyClicks(page.filters.line, "odena jo")
    assert len(listed(page)) == len(NAMES), "the list was read while the person was still typing"
    qtbot.waitUntil(lambda: listed(page) == ["Òdena Jove"])
    assert page.filters.count.text() == "1 entity"


def test_a_word_with_ela_geminada_is_found_however_it_is_written(page: EntitiesPage, qtbot: QtBot) -> None:
    for typed in ("collectiu", "col.lectiu", "COL·LECTIU"):
        page.filters.line.setText(typed)
        qtbot.keyClick(page.filters.line, Key.Key_Return)
        assert listed(page) == ["Col·lectiu de Dones"], typed


def test_escape_in_the_filter_shows_everything_and_returns_to_the_list(
    page: EntitiesPage, qtbot: QtBot
) -> None:
    page.handlers()["edit.find"]()
    qtbot.keyClicks(page.filters.line, "escola")
    qtbot.keyClick(page.filters.line, Key.Key_Escape)
    assert len(listed(page)) == len(NAMES)
    assert page.focusWidget() is page.table


def test_a_chip_filters_by_ticks_and_its_cross_lifts_it(page: EntitiesPage, qtbot: QtBot) -> None:
    chip = page.filters.chips["municipalities"]
    qtbot.mouseClick(chip.button, Qt.MouseButton.LeftButton)
    ticks = chip.list
    qtbot.keyClicks(ticks.line, "odena")
    qtbot.keyClick(ticks.line, Key.Key_Return)
    assert listed(page) == ["Col·lectiu de Dones", "Òdena Jove"]
    assert chip.button.text() == "Municipality: Òdena"
    ticks.hide()
    qtbot.mouseClick(chip.cross, Qt.MouseButton.LeftButton)
    assert len(listed(page)) == len(NAMES)
    assert chip.cross.isHidden()


def test_a_chip_counts_what_the_words_leave(page: EntitiesPage, qtbot: QtBot) -> None:
    page.filters.line.setText("escola")
    chip = page.filters.chips["sectors"]
    chip.open()
    rows = [(item.text(0), item.text(1)) for item in chip.list._items()]
    chip.list.hide()
    assert rows == [("Sports", "2")]


def test_no_match_says_so_and_a_button_shows_all_again(page: EntitiesPage, qtbot: QtBot) -> None:
    page.filters.line.setText("zzz")
    page.filters.apply_now()
    assert page._list.currentIndex() == 1
    page.filters.clear()
    assert page._list.currentIndex() == 0


def test_the_header_sorts_and_turns_round(page: EntitiesPage, qtbot: QtBot) -> None:
    header = page.table.horizontalHeader()
    point = QPoint(header.sectionViewportPosition(0) + 10, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert listed(page) == IN_ORDER[::-1]
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert listed(page) == IN_ORDER


def test_a_name_is_edited_in_place_with_f2_and_undo_brings_it_back(
    page: EntitiesPage, qtbot: QtBot, context: Context
) -> None:
    entity_id = choose(page, "Àgora")
    page.table.setFocus()
    qtbot.keyClick(page.table, Key.Key_F2)
    editor = page.table.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    qtbot.keyClicks(editor, "Zona oberta")
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: listed(page)[-1] == "Zona oberta")
    assert page.table.current_id() == entity_id, "the row chosen moved away from the person"
    context.store.undo()
    assert listed(page) == IN_ORDER


def test_the_kind_is_edited_in_place_from_its_list(
    page: EntitiesPage, qtbot: QtBot, context: Context
) -> None:
    entity_id = choose(page, "Àgora")
    page.table.choose(entity_id, 1)
    page.table.setFocus()
    qtbot.keyClick(page.table, Key.Key_F2)
    combo = page.table.findChild(QComboBox)
    assert combo is not None
    combo.setCurrentIndex(combo.findData("company"))
    combo.activated.emit(combo.currentIndex())
    assert stored(context, entity_id).kind == "company"


def test_adding_begins_with_the_name_chosen_to_be_overwritten(
    page: EntitiesPage, qtbot: QtBot, context: Context
) -> None:
    page.add()
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, "Banc del Temps")
    qtbot.keyClick(editor, Key.Key_Return)
    entity_id = page.table.current_id()
    assert stored(context, entity_id).name == "Banc del Temps"
    context.store.undo()
    context.store.undo()
    assert listed(page) == IN_ORDER


def test_delete_takes_the_rows_chosen_at_once_and_undo_brings_all_back(
    page: EntitiesPage, qtbot: QtBot, context: Context, told: list[Any]
) -> None:
    entity_id = choose(page, "Escola 2")
    with context.store.edit("Add") as session:
        entities.add_contact(session, entity_id, name="Maria")
        entities.add_offer(session, entity_id, "offer", "space", "Sala gran")
    page.table.setFocus()
    qtbot.keyClick(page.table, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page.table, Key.Key_Delete)
    assert listed(page) == [name for name in IN_ORDER if not name.startswith("Escola")]
    assert told == [("2 entities deleted", True)]
    context.store.undo()
    assert listed(page) == IN_ORDER
    assert [c.name for c in context.read(entities.contacts, entity_id)] == ["Maria"]
    assert [o.text for o in context.read(entities.offers, entity_id)] == ["Sala gran"]


def test_leaving_a_field_of_the_sheet_is_one_edit_and_keeps_the_focus_going(
    page: EntitiesPage, qtbot: QtBot, context: Context
) -> None:
    entity_id = choose(page, "Àgora")
    page.card.begin("short_name")
    qtbot.keyClicks(QApplication.focusWidget(), "AGO")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    assert stored(context, entity_id).short_name == "AGO"
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert focused.accessibleName() == "Legal form"
    step = context.store.undo_step
    assert step is not None
    assert step.label == "Change entity"


def test_looking_at_a_sheet_changes_nothing(page: EntitiesPage, qtbot: QtBot, context: Context) -> None:
    entity_id = choose(page, "Àgora")
    with context.store.edit("Set") as session:
        entities.set_value(session, entity_id, "budget_cents", 2_100_000)
        entities.set_value(session, entity_id, "own_percent", 33.3333)
    step = context.store.undo_step
    for form in page.card.sheet.forms:
        for name in form.editors:
            form.focus(name)
    page.leave()
    assert context.store.undo_step is step


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("21,000", 2_100_000),
        ("21.000", 2_100_000),
        ("1.234,5 €", 123_450),
        ("1,234.5", 123_450),
        ("12.50", 1250),
    ],
)
def test_an_amount_is_read_as_people_write_it(
    page: EntitiesPage, qtbot: QtBot, context: Context, typed: str, cents: int
) -> None:
    entity_id = choose(page, "Àgora")
    page.card.begin("budget_cents")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    # Qt's test keys know no €.
    editor.insert(typed)
    qtbot.keyClick(editor, Key.Key_Return)
    assert stored(context, entity_id).budget_cents == cents


def test_shares_that_do_not_add_up_are_told_in_words(page: EntitiesPage, context: Context) -> None:
    entity_id = choose(page, "Àgora")
    verdict = page.card.sheet.budget.verdict
    for field, value in (("subsidies_percent", 50), ("own_percent", 30), ("contracts_percent", 10)):
        context.edit("Set", entities.set_value, entity_id, field, value)
    assert verdict.text() == "The shares add up to 90 %, not 100 %. Correct one of them."
    context.edit("Set", entities.set_value, entity_id, "contracts_percent", 20)
    assert verdict.text() == "The three shares add up to 100 %."


def test_a_refused_value_stays_typed_with_its_reason_below(
    page: EntitiesPage, qtbot: QtBot, context: Context
) -> None:
    entity_id = choose(page, "Àgora")
    page.card.begin("name")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.clear()
    qtbot.keyClick(editor, Key.Key_Return)
    assert stored(context, entity_id).name == "Àgora"
    assert "Give the entity a name." in [label.text() for label in page.card.sheet.findChildren(QLabel)]


def test_a_contact_is_added_and_deleted_with_keys(
    page: EntitiesPage, qtbot: QtBot, context: Context, told: list[Any]
) -> None:
    entity_id = choose(page, "Àgora")
    page.card.open_tab("contacts")
    page.card.contacts.add()
    qtbot.keyClicks(QApplication.focusWidget(), "Nuria")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "Presidenta")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    contact = context.read(entities.contacts, entity_id)[0]
    assert (contact.name, contact.post, contact.is_interlocutor) == ("Nuria", "Presidenta", True)
    page.card.contacts.table.setFocus()
    qtbot.keyClick(page.card.contacts.table, Key.Key_Delete)
    assert context.read(entities.contacts, entity_id) == []
    assert told == [("Deleted: Nuria", True)]
    context.store.undo()
    assert context.read(entities.contacts, entity_id)[0].name == "Nuria"


def test_offers_are_typed_one_after_the_other(
    page: EntitiesPage, qtbot: QtBot, context: Context, told: list[Any]
) -> None:
    entity_id = choose(page, "Àgora")
    page.card.open_tab("offers")
    side = page.card.offers.sides["need"]
    side.line.setFocus()
    for text in ("Una sala", "Voluntaris"):
        qtbot.keyClicks(side.line, text)
        qtbot.keyClick(side.line, Key.Key_Return)
    found = context.read(entities.offers, entity_id)
    assert [(o.side, o.text) for o in found] == [("need", "Una sala"), ("need", "Voluntaris")]
    assert QApplication.focusWidget() is side.line
    side.items[0].text.widget.setFocus()
    qtbot.keyClick(side.items[0], Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert [o.text for o in context.read(entities.offers, entity_id)] == ["Voluntaris"]
    assert told[-1] == ("Deleted: Una sala", True)


def test_tabbing_from_one_offer_to_the_next_keeps_the_lines(
    page: EntitiesPage, qtbot: QtBot, context: Context
) -> None:
    entity_id = choose(page, "Àgora")
    with context.store.edit("Add") as session:
        for text in ("Sala", "Cuina"):
            entities.add_offer(session, entity_id, "offer", "space", text)
    page.card.open_tab("offers")
    first, second = page.card.offers.sides["offer"].items
    first.text.widget.setFocus()
    qtbot.keyClicks(first.text.widget, "Gran ")
    second.text.widget.setFocus()
    assert [o.text for o in context.read(entities.offers, entity_id)] == ["Gran Sala", "Cuina"]
    assert second.text.widget.hasFocus()


def test_the_entities_chosen_are_invited_to_a_workshop(
    page: EntitiesPage, qtbot: QtBot, context: Context, told: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    with context.store.edit("Add") as session:
        workshop = workshops.add_workshop(session, title="Taller")
    page.table.selectAll()
    monkeypatch.setattr(InviteDialog, "exec", lambda dialog: (dialog.accept(), dialog.result())[1])
    page.handlers()["entity.invite"]()
    rows = context.read(participants.rows, workshop.key)
    assert {row.entity for row in rows} == set(NAMES)
    assert told == [("6 entities added to the workshop", True)]
    assert page.card.links.findChildren(QLabel), "the card does not show the workshop"


def test_a_route_brings_back_filter_order_row_and_tab(
    page: EntitiesPage, qtbot: QtBot, context: Context
) -> None:
    page.filters.line.setText("escola")
    page.filters.apply_now()
    page._sort_by("name", True)
    entity_id = choose(page, "Escola 2")
    page.card.open_tab("offers")
    route = page.route()
    again = EntitiesPage(context)
    qtbot.addWidget(again)
    again.reload()
    again.go(route)
    assert listed(again) == ["Escola 10", "Escola 2"]
    assert again.table.current_id() == entity_id
    assert again.card.tab() == "offers"


def test_a_route_to_an_entity_the_filter_hides_lifts_the_filter(page: EntitiesPage) -> None:
    entity_id = choose(page, "Àgora")
    page.filters.line.setText("escola")
    page.filters.apply_now()
    page.go(Route("entities", entity_id))
    assert page.table.current_id() == entity_id


def test_an_empty_directory_shows_one_sentence_and_one_button(qtbot: QtBot, context: Context) -> None:
    asked: list[str] = []
    context.asked.connect(asked.append)
    page = shown(qtbot, context)
    assert page._stack.currentIndex() == 0
    empty = page._stack.currentWidget()
    buttons = empty.findChildren(type(page.card.contacts._add))
    assert len(buttons) == 1
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert asked == ["entity.import"]


def test_a_read_only_file_can_be_read_but_not_changed(
    qtbot: QtBot, page: EntitiesPage, store: Store, make_context: Callable[[Store], Context]
) -> None:
    beside = Store.open(store.path, read_only=True)
    try:
        context = make_context(beside)
        page = shown(qtbot, context)
        assert listed(page) == IN_ORDER
        for action in ("entity.add", "entity.import", "entity.merge", "edit.delete"):
            assert not page.available(action), action
        assert page.available("entity.export")
        assert not any(
            editor.widget.isEnabled() for form in page.card.sheet.forms for editor in form.editors.values()
        )
        page.table.setFocus()
        qtbot.keyClick(page.table, Key.Key_Delete)
        assert listed(page) == IN_ORDER
        page.close()
        context.close()
    finally:
        beside.close()


def hostile_names(folder: Path) -> list[dict[str, Any]]:
    return list(json.loads((folder / "hostile" / "names.json").read_text("utf-8"))["names"])


@pytest.fixture
def hostile(shared: Path, store: Store) -> list[str]:
    """Every hostile name that an entity can have, as it is stored."""
    kept = []
    with store.edit("Add") as session:
        for name in hostile_names(shared):
            try:
                kept.append(entities.add_entity(session, name=name["value"]).name)
            except Exception:
                continue
    return kept


def test_hostile_names_are_plain_text_in_table_head_and_field(
    qtbot: QtBot, context: Context, hostile: list[str]
) -> None:
    page = shown(qtbot, context)
    assert sorted(listed(page)) == sorted(hostile)
    for entity_id in page.model.ids:
        page.card.show_entity(entity_id)
        name = stored(context, entity_id).name
        assert page.card._name.text() == name
        assert page.card._name.textFormat() == Qt.TextFormat.PlainText
        assert page.card.sheet.forms[0].editors["name"].value() == name.strip()


def test_every_label_of_the_page_is_plain_text(page: EntitiesPage) -> None:
    choose(page, "Àgora")
    rich = [
        label.text() for label in page.findChildren(QLabel) if label.textFormat() != Qt.TextFormat.PlainText
    ]
    assert rich == []


def test_every_field_that_takes_the_focus_has_a_name(page: EntitiesPage) -> None:
    choose(page, "Àgora")
    editors = [editor for form in page.card.sheet.forms for editor in form.editors.values()]
    editors += list(page.card.contacts.form.editors.values())
    nameless = [e.widget for e in editors if not e.widget.accessibleName()]
    assert nameless == []


def test_the_page_fits_the_smallest_window(page: EntitiesPage) -> None:
    size = page.minimumSizeHint()
    assert size.width() <= 1024 - 52
    assert size.height() <= 400


def test_facets_are_not_read_while_typing(page: EntitiesPage, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> None:
        raise AssertionError("counts were read though no chip is open")

    monkeypatch.setattr(directory, "facets", refuse)
    page.filters.line.setText("escola")
    page.filters.apply_now()
    assert listed(page) == ["Escola 2", "Escola 10"]


def test_reading_twice_in_a_moment_leaves_no_window_behind(page: EntitiesPage, qtbot: QtBot) -> None:
    choose(page, "Àgora")
    choose(page, "Escola 2")
    qtbot.wait(50)
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not page] == []
