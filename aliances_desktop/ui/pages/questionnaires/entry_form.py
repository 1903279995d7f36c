"""All fields of a sheet under each other; the focus goes from one to the next, and every one is saved as it is left."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from aliances_desktop.errors import UserError
from aliances_desktop.services import entry
from aliances_desktop.services.entry import Given
from aliances_desktop.services.entry_fields import TEXT, Field, Key, fields
from aliances_desktop.services.questionnaires import Asked, Content
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.pages.questionnaires.entry_numbers import NumberRow
from aliances_desktop.ui.pages.questionnaires.entry_words import WordsRow
from aliances_desktop.ui.widgets.labels import column, label, row, scrolled

Row = NumberRow | WordsRow
_SEVERAL: Final = ("ranking", "texts", "grid")


class EntryForm(QWidget):
    """`save(field, value)` writes a field and raises UserError when it cannot be; `ended` tells that no field follows."""

    ended = Signal()
    returned = Signal()
    """Back from the first field."""
    said = Signal(str)
    """Why something was refused, "" when that is over."""

    def __init__(self, save: Callable[[Field, Given], None]) -> None:
        super().__init__()
        self._save = save
        self._content: Content | None = None
        self._language = ""
        self.rows: dict[Key, Row] = {}
        self._inside = QWidget()
        self._place = QVBoxLayout(self._inside)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(0)
        self._scroll = scrolled(self._inside)
        self.setLayout(column(self._scroll))

    def show_content(self, content: Content) -> None:
        """Build the rows of a questionnaire; nothing happens when they stand there already."""
        if content == self._content and self._language == current().language:
            return
        self._content, self._language = content, current().language
        self._clear()
        before: Asked | None = None
        for one in fields(content):
            if one.asked != before:
                self._add_heading(one.asked, before)
                before = one.asked
            made = self._row(one)
            made.left.connect(lambda by, key=one.key: self._move(key, by))
            made.refused.connect(self.said)
            self.rows[one.key] = made
            self._add(made)
        self._place.addStretch(1)

    def _clear(self) -> None:
        self.rows.clear()
        while (item := self._place.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def _add(self, widget: QWidget) -> None:
        self._place.addWidget(widget)
        line = QFrame()
        line.setProperty("rule", True)
        line.setFixedHeight(1)
        self._place.addWidget(line)

    def _add_heading(self, asked: Asked, before: Asked | None) -> None:
        """Put the question over its rows, and the ends of a scale over the first of those that share them."""
        language = current().language
        if asked.kind in _SEVERAL:
            holder = QWidget()
            text = label(f"{asked.number}  {asked.text.get(language)}", wrap=True)
            text.setProperty("role", "heading")
            holder.setLayout(column(text))
            holder.setContentsMargins(8, 8, 6, 2)
            self._place.addWidget(holder)
        ends = (asked.least_label.get(language), asked.most_label.get(language))
        shown = (before.least_label.get(language), before.most_label.get(language)) if before else ("", "")
        if (
            asked.kind == "scale"
            and any(ends)
            and (before is None or before.kind != "scale" or ends != shown)
        ):
            text = label(f"{asked.least} {ends[0]} · {asked.most} {ends[1]}", role="secondary")
            holder = QWidget()
            holder.setLayout(row(None, text))
            holder.setContentsMargins(8, 6, 12, 2)
            self._place.addWidget(holder)

    def _row(self, one: Field) -> Row:
        text = _text_of(one)
        if one.kind == TEXT:
            return WordsRow(one, "" if one.is_beside else one.number, text, self._write)
        return NumberRow(one, text, self._write)

    # Values

    def show_values(self, held: Mapping[Key, Given]) -> None:
        """Show what is stored of the sheet at hand."""
        for key, made in self.rows.items():
            made.show_value(held.get(key, Given()))
        self._show_asked()

    def values(self) -> dict[Key, Given]:
        """Return what the rows hold."""
        return {key: made.value for key, made in self.rows.items() if made.value}

    def _show_asked(self) -> None:
        held = self.values()
        for made in self.rows.values():
            made.setVisible(entry.is_asked(made.field, held))

    def _write(self, one: Field, value: Given) -> bool:
        made = self.rows[one.key]
        if value != made.value:
            try:
                self._save(one, value)
            except UserError as error:
                made.show_refusal(_(error.msgid, **error.values))
                return False
            made.value = value
        self._show_asked()
        return True

    def commit(self) -> bool:
        """Save words still being typed; False when they were refused."""
        return all(made.commit() for made in self.rows.values() if isinstance(made, WordsRow))

    # The focus

    def start(self) -> None:
        """Go to the first field after the last one that holds something; to the first where all do or none does."""
        shown = [made for made in self.rows.values() if not made.isHidden()]
        filled = [n for n, made in enumerate(shown) if made.value]
        place = filled[-1] + 1 if filled and filled[-1] + 1 < len(shown) else 0
        if shown:
            self._focus(shown[place])

    def focus_last(self) -> None:
        """Go back to the last field."""
        shown = [made for made in self.rows.values() if not made.isHidden()]
        if shown:
            self._focus(shown[-1])

    def _move(self, key: Key, by: int) -> None:
        shown = [made for made in self.rows.values() if not made.isHidden() or made.field.key == key]
        place = next(n for n, made in enumerate(shown) if made.field.key == key) + by
        if place < 0:
            self.returned.emit()
        elif place >= len(shown):
            self.ended.emit()
        else:
            self._focus(shown[place])

    def _focus(self, made: Row) -> None:
        made.setFocus()
        self._scroll.ensureWidgetVisible(made, 0, 60)


def _text_of(one: Field) -> str:
    """Return what stands beside a field: the question, the row of a grid, or what the words are about."""
    language = current().language
    if one.is_beside:
        if one.asked.kind != "yes_no":
            return _("Other: in words")
        return one.asked.help.get(language) or _("In words")
    if one.row is not None:
        return one.row.text.get(language)
    return "" if one.asked.kind in _SEVERAL else one.asked.text.get(language)
