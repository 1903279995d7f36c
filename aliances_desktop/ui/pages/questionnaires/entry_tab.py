"""Typing in from paper: the number of the sheet, Enter, then digits that go on by themselves; nothing needs the mouse."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QStackedWidget, QWidget

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.services import batches, entry, entry_check
from aliances_desktop.services.batches import ReplyRow
from aliances_desktop.services.entry import Given
from aliances_desktop.services.entry_fields import Field
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, ngettext
from aliances_desktop.ui.pages.questionnaires.entry_ask import AskBar
from aliances_desktop.ui.pages.questionnaires.entry_differences import Differences
from aliances_desktop.ui.pages.questionnaires.entry_form import EntryForm
from aliances_desktop.ui.pages.questionnaires.entry_queue import Queue
from aliances_desktop.ui.pages.questionnaires.entry_sheets import SheetList
from aliances_desktop.ui.pages.questionnaires.tab import BatchTab
from aliances_desktop.ui.widgets.labels import Card, Elided, button, column, label, row

_ROOMY: Final = 760
_FIRST, _SECOND = 1, 2


class EntryTab(BatchTab):
    """The list of sheets, the number, the form of the sheet at hand, and what is left to do of the batch."""

    TITLE = N_("Type in")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._sheet: ReplyRow | None = None
        self._entry = _FIRST
        self._last = 0
        self._sheets: list[ReplyRow] = []
        self.list = SheetList()
        self.list.table.opened.connect(lambda id: self._open_number(self.list.number_of(id)))
        self.number = QLineEdit()
        self.number.setAccessibleName(_("Number of the sheet"))
        self.number.setValidator(QIntValidator(0, 99_999, self))
        self.number.setFixedWidth(72)
        self.number.returnPressed.connect(self._open_typed)
        self.name = Elided(role="group")
        self._said = label(role="field-error", wrap=True)
        self.ask = AskBar()
        self.form = EntryForm(self._write)
        self.form.ended.connect(lambda: self._save.setFocus())
        self.form.returned.connect(self._wait_for_number)
        self.form.said.connect(self._say)
        self.queue = Queue(context)
        self.differences = Differences(context)
        self.queue.closed.connect(self._close_side)
        self.differences.closed.connect(self._close_side)
        self._stack = QStackedWidget()
        for widget in (self._nothing(), self.form, self.queue, self.differences):
            self._stack.addWidget(widget)
        self._build()

    def _build(self) -> None:
        hint = label(
            _("Digits answer and go on · 0 or Space blank · Backspace back · F8 words later · Ctrl+Enter next sheet"),
            role="secondary", wrap=True,
        )  # fmt: skip
        self._waiting = button("", self._show_queue, icon="clock")
        self._sample = label(role="secondary", wrap=True)
        self._save = button(_("Save and next"), self.save_and_next, icon="check", primary=True)
        self._save.setToolTip("Ctrl+Enter")
        head = row(label(_("Sheet no.")), self.number, self.name)
        head.setStretch(2, 1)
        foot = row(self._waiting, self._sample, None, self._save)
        foot.setStretch(1, 1)
        right = QWidget()
        card = Card()
        card.body.setContentsMargins(1, 6, 1, 6)
        card.body.addWidget(self._stack)
        layout = column(head, hint, self.ask, self._said, card, foot)
        layout.setStretch(4, 1)
        right.setLayout(layout)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(12, 12, 12, 12)
        whole.setSpacing(16)
        whole.addWidget(self.list)
        whole.addWidget(right, 1)
        self.list.setMaximumWidth(240)
        self.number.setEnabled(self.is_writable)

    def _nothing(self) -> QWidget:
        sentence = label(_("Type the number printed on the sheet, and Enter."), role="secondary", wrap=True)
        sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        holder = QWidget()
        holder.setLayout(column(None, sentence, None))
        return holder

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.setVisible(event.size().width() >= _ROOMY)

    # Reading

    def show_batch(self, batch_id: int) -> None:
        """Show a batch, waiting for the number of its next sheet."""
        if batch_id != self.batch_id:
            self._sheet, self._last = None, 0
            self.ask.hide()
            self._stack.setCurrentIndex(0)
        super().show_batch(batch_id)

    def fill(self) -> None:
        """Read the sheets and what is stored of the one at hand again."""
        self._sheets = self.context.read(batches.replies, self.batch_id)
        self.list.show_sheets(self._sheets)
        content = self.context.read(entry.content_of, self.batch_id)
        self.form.show_content(content)
        if self._sheet is not None:
            self._sheet = next((one for one in self._sheets if one.id == self._sheet.id), None)
        if self._sheet is None:
            if self._stack.currentIndex() <= 1:
                self._propose()
        else:
            self.form.show_values(self.context.read(entry.given, self._sheet.id, content, self._entry))
            self.list.table.choose(self._sheet.id)
        self.queue.show_batch(self.batch_id)
        self._write_left_to_do()

    def _write_left_to_do(self) -> None:
        count = sum(one.waiting for one in self._sheets)
        self._waiting.setText(ngettext("{n} text waits", "{n} texts wait", count))
        self._waiting.setVisible(count > 0)
        due = [one for one in entry_check.sample(self._sheets) if one.state == "entered"]
        is_all_in = bool(self._sheets) and all(one.is_entered for one in self._sheets)
        numbers = ", ".join(str(one.number) for one in due[:8])
        self._sample.setText(_("To be sure, type these in a second time: {numbers}", numbers=numbers))
        self._sample.setVisible(is_all_in and bool(due))
        self._save.setEnabled(self._sheet is not None and self.is_writable)

    # The number

    def _propose(self) -> None:
        """Put the number of the next sheet missing in the line."""
        self._sheet = None
        following = entry.next_sheet(self._sheets, self._last)
        self.number.setText(str(following.number) if following else "")
        self.name.setText("")
        self._stack.setCurrentIndex(0)
        self._save.setEnabled(False)

    def _wait_for_number(self) -> None:
        """Wait for a number: of the sheet at hand, or the next one proposed, ready to be typed over."""
        if self._sheet is None:
            self._propose()
        self.number.setFocus()
        self.number.selectAll()

    def _open_typed(self) -> None:
        typed = self.number.text().strip()
        if typed:
            self._open_number(int(typed))

    def _open_number(self, number: int) -> None:
        if not self.is_writable or not self.form.commit():
            return
        try:
            sheet = self.context.read(batches.reply_at, self.batch_id, number)
        except UserError as error:
            QApplication.beep()
            self._say(_(error.msgid, **error.values))
            self.number.selectAll()
            return
        self._say("")
        if sheet.is_entered:
            self._ask_about(sheet)
        else:
            self._open(sheet, _FIRST)

    def _ask_about(self, sheet: ReplyRow) -> None:
        QApplication.beep()
        sentence = _("Sheet {number} has been typed in already.", number=sheet.number)
        self.ask.ask(
            sentence,
            (
                (_("Look at it or mend it"), lambda: self._open(sheet, _FIRST)),
                (_("Type it in a second time"), lambda: self._open(sheet, _SECOND)),
                (_("Another number"), self._wait_for_number),
            ),
        )

    def _open(self, sheet: ReplyRow, number: int) -> None:
        self.ask.hide()
        self._sheet, self._entry = sheet, number
        self.number.setText(str(sheet.number))
        name = sheet.name or _("Anonymous")
        self.name.setText(_("{name}: second time", name=name) if number == _SECOND else name)
        content = self.context.read(entry.content_of, self.batch_id)
        self.form.show_values(self.context.read(entry.given, sheet.id, content, number))
        self._stack.setCurrentWidget(self.form)
        self.list.table.choose(sheet.id)
        self._write_left_to_do()
        self.form.start()

    # Saving

    def _write(self, field: Field, value: Given) -> None:
        assert self._sheet is not None
        self.context.edit(N_("Type in an answer"), entry.save, self._sheet.id, field, value, self._entry)

    def save_and_next(self) -> None:
        """Say that the sheet is in, and wait for the next number; after a second time show what differs."""
        if self._sheet is None or not self.is_writable or not self.form.commit():
            return
        sheet, number = self._sheet, self._entry
        self.context.edit(N_("Type in a sheet"), entry.finish, sheet.id, self.context.clock(), number)
        self._say("")
        self._sheet, self._last = None, sheet.number
        if number == _SECOND and self.differences.show_sheet(self.batch_id, sheet):
            self._stack.setCurrentWidget(self.differences)
            self.differences.setFocus()
            return
        if number == _SECOND:
            self.context.tell(_("Sheet {number}: both times the same.", number=sheet.number))
        self._wait_for_number()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and (event.modifiers() & Qt.KeyboardModifier.ControlModifier or self._save.hasFocus()):
            self.save_and_next()
        elif event.key() == Qt.Key.Key_Backspace and self._save.hasFocus():
            self.form.focus_last()
        elif event.key() == Qt.Key.Key_Escape and self._sheet is not None:
            self._wait_for_number()
        else:
            super().keyPressEvent(event)

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    # What is left to do

    def _show_queue(self) -> None:
        if self.form.commit():
            self._sheet = None
            self._stack.setCurrentWidget(self.queue)
            self.queue.start()

    def _close_side(self) -> None:
        self._stack.setCurrentIndex(0)
        self._wait_for_number()

    def begin(self) -> None:
        """Wait for the number of a sheet, or go on with the one at hand."""
        if self._sheet is None:
            self._wait_for_number()
        else:
            self.form.start()

    def leave(self) -> None:
        """Commit the words being typed."""
        if self.is_writable and self._sheet is not None:
            self.form.commit()
