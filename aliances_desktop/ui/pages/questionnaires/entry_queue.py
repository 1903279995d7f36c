"""The texts left for later, one after the other: the paper in one hand, Enter saves and goes on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.services import entry, entry_check
from aliances_desktop.services.entry import Given
from aliances_desktop.services.entry_check import Waiting
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.pages.questionnaires.entry_words import WordsEdit
from aliances_desktop.ui.widgets.labels import button, column, label, row


class Queue(QWidget):
    """One waiting text at a time; F8 leaves it waiting still and goes on."""

    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._batch_id = 0
        self._texts: list[Waiting] = []
        self._at: tuple[int, str, int] | None = None
        self._count = label(role="secondary")
        self._sheet = label(role="group", wrap=True)
        self._question = label(wrap=True)
        self._said = label(role="field-error", wrap=True)
        self.edit = WordsEdit()
        self.edit.setAccessibleName(_("Text from the paper"))
        self.edit.left.connect(self._leave)
        self.edit.postponed.connect(lambda: self._step(1))
        back = button(_("Back to the sheets"), self._close, icon="chevron-left")
        self.setLayout(
            column(
                self._count, self._sheet, self._question, self.edit, self._said, row(back, None), None,
                margin=12, spacing=12,
            )
        )  # fmt: skip

    def show_batch(self, batch_id: int) -> None:
        """Read the texts of a batch that wait; the one at hand stays."""
        self._batch_id = batch_id
        if not self.isVisible():
            return
        self._texts = self._context.read(entry_check.waiting, batch_id)
        self._show()

    def start(self) -> None:
        """Begin with the first text."""
        self._texts = self._context.read(entry_check.waiting, self._batch_id)
        self._at = _place(self._texts[0]) if self._texts else None
        self._show()
        self.edit.setFocus()

    def _current(self) -> Waiting | None:
        same = (one for one in self._texts if _place(one) == self._at)
        later = (one for one in self._texts if self._at is not None and _place(one) > self._at)
        return next(same, None) or next(later, None) or (self._texts[0] if self._texts else None)

    def _show(self) -> None:
        one = self._current()
        self._count.setText(ngettext("{n} text waits", "{n} texts wait", len(self._texts)))
        self.edit.setEnabled(one is not None)
        self._said.setVisible(False)
        if one is None:
            self._sheet.setText(_("Nothing waits any more."))
            self._question.setText("")
            return
        if _place(one) != self._at:
            self.edit.clear()
        self._at = _place(one)
        self._sheet.setText(_("Sheet {number}: {name}", number=one.sheet, name=one.name or _("Anonymous")))
        row_text = f" · {one.field.row.text.get(current().language)}" if one.field.row else ""
        asked = one.field.asked.text.get(current().language)
        self._question.setText(f"{one.field.number}  {asked}{row_text}")

    def _leave(self, by: int) -> None:
        one, text = self._current(), self.edit.toPlainText().strip()
        if one is None:
            return
        if by < 0 or not text:
            self._step(by)
            return
        try:
            self._context.edit(
                N_("Type in a text that waited"), entry.save, one.reply_id, one.field, Given(text=text)
            )
        except UserError as error:
            self._said.setText(_(error.msgid, **error.values))
            self._said.setVisible(True)
            return
        self.edit.clear()
        if not self._texts:
            self._close()

    def _step(self, by: int) -> None:
        """Go to the next text that waits, or back, round and round."""
        one = self._current()
        if one is None:
            return
        place = (self._texts.index(one) + by) % len(self._texts)
        self._at = _place(self._texts[place])
        self.edit.clear()
        self._show()

    def _close(self) -> None:
        self._at = None
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()


def _place(one: Waiting) -> tuple[int, str, int]:
    return one.sheet, f"{one.field.asked.number:03d}", one.field.rank
