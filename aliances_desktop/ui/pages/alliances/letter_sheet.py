"""The sheet of a letter: place, day and purpose, how it will read, and the gate of what is still missing."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from aliances_desktop.documents.letter_words import LetterContent, preview
from aliances_desktop.i18n import N_, translator
from aliances_desktop.model import Letter
from aliances_desktop.services import gather_letter, letters
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, ngettext
from aliances_desktop.ui.widgets.editors import Day, Line, Text
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import (
    Card,
    badge,
    button,
    clear,
    column,
    label,
    link,
    row,
    scrolled,
    set_tone,
)

_MOST: Final = 40
"""Lines of the gate that are shown."""


class SheetView(QWidget):
    """One letter at a glance. `put(field, value)` changes it, `open_place(where, code, entity_id)` shows a place."""

    def __init__(
        self,
        context: Context,
        put: Callable[[str, Any], object],
        open_place: Callable[[str, str, int], object],
    ) -> None:
        super().__init__()
        self._context, self._put, self._open_place = context, put, open_place
        self._letter: Letter | None = None
        self._language = "ca"
        self.form = Form(self._fields(), self._commit, _("Letter"))
        self.form.set_enabled_fields(not context.store.is_read_only)
        self.sentence = label(wrap=True)
        self._kept = label(role="secondary", wrap=True)
        self.postpone = button(_("Signing put off"), self._postpone, icon="clock")
        self.postpone.setEnabled(not context.store.is_read_only)
        self._postponed = label(role="secondary")
        self.state = badge("", "neutral")
        self._gate = QVBoxLayout()
        self._gate.setSpacing(2)
        self.reason = Form(
            (
                Field(
                    "override", N_("Reason to sign although something is missing"), lambda: Text(2, 4),
                    hint=N_("It is kept in the file and not printed in the letter."),
                ),
            ),
            self._commit,
            _("Reason to sign although something is missing"),
        )  # fmt: skip
        self.reason.set_enabled_fields(not context.store.is_read_only)
        self.setLayout(column(scrolled(self._arranged())))

    def _fields(self) -> tuple[Field, ...]:
        def day() -> Day:
            return Day(self._context.today)

        return (
            Field("place", N_("Place"), Line, 2),
            Field("day", N_("Day"), day, 2),
            Field("signed_on", N_("Signed on"), day, 2),
            Field(
                "purpose", N_("What the alliance is to promote"), lambda: Text(2, 4),
                hint=N_("As it goes on after “an alliance that promotes”, without a full stop."),
            ),
        )  # fmt: skip

    def _arranged(self) -> QWidget:
        reads, gate = Card(_("How it reads")), Card(_("Before it is signed"))
        reads.body.addWidget(self.sentence)
        reads.body.addWidget(self._kept)
        gate.body.addLayout(row(self.state, None))
        gate.body.addLayout(self._gate)
        gate.body.addWidget(self.reason)
        left = column(reads, self.form, row(self.postpone, self._postponed, None), None, spacing=12)
        right = column(gate, None)
        whole = row(left, right, spacing=16)
        whole.setStretch(0, 1)
        whole.setStretch(1, 1)
        inside = QWidget()
        inside.setLayout(whole)
        return inside

    # Reading

    def show_letter(self, letter: Letter, language: str) -> None:
        """Show a letter in a language."""
        self._letter, self._language = letter, language
        content = self._context.read(gather_letter.content, letter.key)
        self.sentence.setText(preview(content, translator(language)))
        self.form.load(
            {
                "place": letter.place,
                "day": letter.day,
                "signed_on": letter.signed_on,
                "purpose": letter.purpose.own(language),
            }
        )
        has_purpose = letter.kind != "withdrawal" and not self._context.store.is_read_only
        self.form.editors["purpose"].widget.setEnabled(has_purpose)
        self.reason.load(letter)
        self._kept.setText(
            _("This version is kept as it is; a change makes the next one.") if letter.kept_at else ""
        )
        self._kept.setVisible(letter.kept_at is not None)
        times = ngettext("Put off {n} time", "Put off {n} times", letter.postponed)
        self._postponed.setText(times if letter.postponed else "")
        self._show_gate(content)

    def _show_gate(self, content: LetterContent) -> None:
        clear(self._gate)
        count = len(content.missing)
        if not count:
            self.state.setText(_("Ready to be signed"))
        elif content.is_overridden:
            self.state.setText(ngettext("{n} missing, overridden", "{n} missing, overridden", count))
        else:
            self.state.setText(ngettext("{n} thing missing", "{n} things missing", count))
        set_tone(self.state, "ok" if not count else "neutral" if content.is_overridden else "warning")
        for one in content.missing[:_MOST]:
            go = partial(self._open_place, one.where, one.code, one.entity_id)
            self._gate.addWidget(link(_(one.msgid, **one.values), go))
        self.reason.setVisible(bool(count) or content.is_overridden)

    def focus(self, code: str) -> None:
        """Put the cursor in the field of something missing."""
        if code in self.form.editors:
            self.form.focus(code)

    # Changing

    def _commit(self, field: str, value: Any) -> None:
        if self._letter is not None:
            if field == "purpose":
                value = self._letter.purpose.put(self._language, value)
            self._put(field, value)

    def _postpone(self) -> None:
        if self._letter is not None:
            self._context.edit(N_("Signing put off"), letters.postpone, self._letter.key)

    def save_all(self) -> None:
        """Commit what is being typed."""
        self.form.save_all()
        self.reason.save_all()
