"""Text of others stays text in tooltips, chips and dialogs, and only real addresses are ever opened."""

import html
import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog, QLabel, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from aliances_desktop.errors import UserError
from aliances_desktop.services import directory, entities
from aliances_desktop.text import normalise
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.pages.entities import EntitiesPage
from aliances_desktop.ui.pages.entities.addresses import address_menu
from aliances_desktop.ui.pages.entities.merge import MergeDialog
from aliances_desktop.ui.widgets.chips import FilterChip, Option
from aliances_desktop.ui.widgets.labels import tip


@pytest.fixture
def names(shared: Path) -> list[str]:
    """Every hostile name as it is stored, blank ones left out."""
    listed = json.loads((shared / "hostile" / "names.json").read_text("utf-8"))["names"]
    return [name for entry in listed if (name := normalise(entry["value"], limit=300))]


def test_a_tooltip_shows_every_hostile_name_as_it_is(english: None, names: list[str]) -> None:
    for name in names:
        shown = tip(name)
        if shown == name:
            continue
        document = QTextDocument()
        document.setHtml(shown)
        assert document.toPlainText().split() == name.split(), name
        assert html.escape(name) in shown


def test_a_chip_filters_by_a_hostile_municipality(qtbot: QtBot, english: None, names: list[str]) -> None:
    chip = FilterChip("Municipality")
    qtbot.addWidget(chip)
    options = [Option(name, name, 1) for name in dict.fromkeys(names)]
    for option in options:
        chip.choose([option.value])
        chip.set_options(options)
        assert chip.chosen() == (option.value,)
        assert chip.list._items()[0].text(0) == option.label
        # A doubled & is how a button shows one.
        assert chip.button.text().replace("&&", "&") == chip.button.accessibleName()


def test_hostile_names_can_be_told_apart_when_merging(
    qtbot: QtBot, context: Context, names: list[str]
) -> None:
    with context.store.edit("Add") as session:
        keys = []
        for name in names:
            try:
                keys.append(entities.add_entity(session, name=name).key)
            except UserError:
                continue
    for pair in zip(keys[::2], keys[1::2], strict=False):
        dialog = MergeDialog(context, [context.read(entities.entity, key) for key in pair])
        qtbot.addWidget(dialog)
        shown = [radio.accessibleName() for radio in dialog.findChildren(QRadioButton)]
        for key in pair:
            assert f"Stays: {context.read(entities.entity, key).name}" in shown
        assert all(w.textFormat() == Qt.TextFormat.PlainText for w in dialog.findChildren(QLabel))
        dialog.done(QDialog.DialogCode.Rejected)


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "\\\\server\\share", "javascript:alert(1)", "", "C:\\x.exe", "a b.cat"]
)
def test_what_is_no_address_is_never_offered_to_be_opened(qtbot: QtBot, english: None, address: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    assert address_menu(address, parent) is None


def test_the_menu_of_an_address_says_first_where_it_leads(qtbot: QtBot, english: None) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    for address, url in (
        ("www.ab.cat/?x=1&y", "https://www.ab.cat/?x=1&y"),
        ("maria@agora.example", "mailto:maria@agora.example"),
    ):
        menu = address_menu(address, parent)
        assert menu is not None
        first = menu.actions()[0]
        assert not first.isEnabled()
        assert first.text().replace("&&", "&") == url


def test_only_a_contact_with_an_address_can_be_written_to(qtbot: QtBot, context: Context) -> None:
    with context.store.edit("Add") as session:
        key = entities.add_entity(session, name="Àgora").key
        entities.add_contact(session, key, name="Maria", email="maria@agora.example")
        entities.add_contact(session, key, name="Pere", email="no en té")
    page = EntitiesPage(context)
    qtbot.addWidget(page)
    page.reload()
    contacts = page.card.contacts
    found = {c.name: c.key for c in context.read(entities.contacts, key)}
    contacts.table.choose(found["Maria"])
    assert contacts._write.isEnabled()
    contacts.table.choose(found["Pere"])
    assert not contacts._write.isEnabled()
    assert context.read(directory.count) == 1
