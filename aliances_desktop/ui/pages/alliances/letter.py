"""The letter of commitment and its sister papers: what they say, who signs, what is still missing, who withdraws."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from aliances_desktop.i18n import LANGUAGE_NAMES, N_
from aliances_desktop.model import (
    Alliance,
    Attachment,
    Clause,
    Commitment,
    Contact,
    Entity,
    Letter,
    Partner,
)
from aliances_desktop.model.codes_alliance import LETTER_KINDS
from aliances_desktop.services import letters
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.pages.alliances.letter_leaving import LeavingView
from aliances_desktop.ui.pages.alliances.letter_parties import PartiesView
from aliances_desktop.ui.pages.alliances.letter_sheet import SheetView
from aliances_desktop.ui.pages.alliances.letter_text import TextView
from aliances_desktop.ui.widgets.combos import QuietComboBox
from aliances_desktop.ui.widgets.labels import button, column, label, literal, row
from aliances_desktop.ui.widgets.save_file import ask_save
from aliances_desktop.ui.widgets.segments import Segments

_VIEWS: Final = {
    "sheet": N_("Letter"),
    "parties": N_("Who signs"),
    "text": N_("Text"),
    "leaving": N_("Withdrawal"),
}
SHEETS: Final = {
    "commitment": "letter",
    "intentions": "intentions",
    "agreement": "agreement",
    "withdrawal": "withdrawal",
}
"""Kind of letter → the sheet it is printed as."""


class LetterTab(RecordTab):
    """The letters of an alliance: one of them at a time, in one language at a time."""

    TITLE = N_("Letter")
    WATCHES = frozenset({Alliance, Attachment, Clause, Commitment, Contact, Entity, Letter, Partner})
    HEADER = ("letter.save", "letter.print", "letter.keep")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._letters: dict[int, Letter] = {}
        self.letter_id = 0
        self.combo = QuietComboBox()
        self.combo.setMinimumContentsLength(34)
        self.combo.setAccessibleName(_("Letter and version"))
        self.combo.activated.connect(lambda _number: self._choose(self.combo.currentData()))
        self.add = button(_("New letter"), icon="plus")
        self.add.setMenu(self._menu())
        self.add.setEnabled(self.is_writable)
        self.languages = Segments(LANGUAGE_NAMES, _("Language of the letter"))
        self.languages.choose(current().language)
        self.languages.chosen.connect(self._speak)
        self.view = Segments({code: _(text) for code, text in _VIEWS.items()}, _("View"))
        self.view.chosen.connect(lambda _code: self._turn())
        self.sheet = SheetView(context, self.put, self.open_place)
        self.parties = PartiesView(context)
        self.text = TextView(context, self.write)
        self.leaving = LeavingView(context, self.make)
        self._stack = QStackedWidget()
        for view in (self.sheet, self.parties, self.text, self.leaving):
            self._stack.addWidget(view)
        self._whole = QStackedWidget()
        self._whole.addWidget(self._empty())
        self._whole.addWidget(self._arranged())
        self.setLayout(column(self._whole))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for kind, text in LETTER_KINDS.items():
            menu.addAction(literal(_(text)), partial(self.begin, kind))
        return menu

    def _arranged(self) -> QWidget:
        top = row(self.combo, self.add, self.languages)
        top.setStretch(2, 1)
        top.setAlignment(self.languages, Qt.AlignmentFlag.AlignVCenter)
        layout = column(top, self.view, self._stack, margin=12)
        layout.setStretch(2, 1)
        whole = QWidget()
        whole.setLayout(layout)
        return whole

    def _empty(self) -> QWidget:
        sentence = label(
            _("No letter yet. The alliance is sealed in steps: intentions first, then the letter, then an agreement."),
            wrap=True,
        )  # fmt: skip
        begin = [
            button(
                _(LETTER_KINDS[kind]), partial(self.begin, kind), icon="plus", primary=kind == "commitment"
            )
            for kind in ("intentions", "commitment", "agreement")
        ]
        for one in begin:
            one.setEnabled(self.is_writable)
        empty = QWidget()
        empty.setLayout(column(sentence, *(row(one, None) for one in begin), None, margin=24, spacing=12))
        return empty

    # Reading

    def show_record(self, record_id: int) -> None:
        """Show the letters of an alliance, the newest letter of commitment first."""
        if record_id != self.record_id:
            self.letter_id = 0
        super().show_record(record_id)

    def fill(self) -> None:
        """Read the letters and the one chosen."""
        found: Sequence[Letter] = self.context.read(letters.letters, self.record_id)
        before = self._letters.get(self.letter_id)
        self._letters = {one.key: one for one in found}
        if self.letter_id not in self._letters:
            alike = [one for one in found if before is not None and one.kind == before.kind]
            self.letter_id = next((one.key for one in (*alike, *found)), 0)
        self.combo.clear()
        for one in found:
            self.combo.addItem(_label(one), one.key)
        self.combo.setCurrentIndex(self.combo.findData(self.letter_id))
        self._turn()
        self.trailed.emit()

    @property
    def letter(self) -> Letter | None:
        """The letter chosen."""
        return self._letters.get(self.letter_id)

    @property
    def language(self) -> str:
        """The language it is shown and printed in."""
        return self.languages.current

    def _turn(self) -> None:
        """Fill the view in sight."""
        self._stack.setCurrentIndex(list(_VIEWS).index(self.view.current))
        letter = self.letter
        # An entity may withdraw before there is any letter.
        is_leaving = self.view.current == "leaving"
        self._whole.setCurrentIndex(1 if letter is not None or is_leaving else 0)
        if is_leaving:
            self.leaving.show_alliance(self.record_id)
        elif letter is None:
            return
        elif self.view.current == "sheet":
            self.sheet.show_letter(letter, self.language)
        elif self.view.current == "parties":
            self.parties.show_letter(letter, self.language)
        else:
            self.text.show_letter(letter, self.language)

    def _speak(self, _language: str) -> None:
        self.leave()
        self._turn()

    def _choose(self, letter_id: int) -> None:
        self.leave()
        self.letter_id = letter_id
        self._turn()
        self.trailed.emit()

    def open_place(self, where: str, code: str, entity_id: int) -> None:
        """Show where something missing is put right."""
        if where == "letter" and entity_id:
            self.view.choose("parties")
            self._turn()
            self.parties.choose_entity(entity_id, code)
        elif where == "letter":
            self.sheet.focus(code)
        else:
            self.context.go("alliances", self.record_id, {"test": "red"}.get(where, where))

    # Changing

    def begin(self, kind: str) -> None:
        """Make a letter; for a withdrawal note, ask first who withdraws."""
        if kind == "withdrawal":
            self.view.choose("leaving")
            self._turn()
            self.leaving.entity.setFocus()
        else:
            self.make(kind)

    def make(self, kind: str, entity_id: int | None = None) -> None:
        """Make the next letter of a kind and show it."""
        if not self.is_writable:
            return
        self.leave()
        today = self.context.today()
        made = self.context.edit(
            N_("New letter"), letters.make_letter, self.record_id, kind, today, entity_id
        )
        self.view.choose("sheet")
        self.letter_id = made.key
        self.fill()

    def put(self, field: str, value: Any) -> None:
        """Set a field of the letter chosen; a kept version stays, the next one takes the change."""
        changed = self.context.edit(N_("Change the letter"), letters.change, self.letter_id, field, value)
        self._show_made(changed.key)

    def write(self, label: str, change: Callable[..., Letter | Clause], *values: Any) -> Letter | Clause:
        """Change the text of the letter by `change(session, *values)`, which returns what it has written in."""
        changed = self.context.edit(label, change, *values)
        self._show_made(changed.letter_id if isinstance(changed, Clause) else changed.key)
        return changed

    def _show_made(self, letter_id: int) -> None:
        before = self.letter
        if letter_id != self.letter_id:
            self.letter_id = letter_id
            self.fill()
        after = self.letter
        if before is not None and after is not None and before.kept_at and after.version > before.version:
            told = _(
                "Version {old} stays as it was kept: this is version {n}.",
                old=before.version,
                n=after.version,
            )
            self.context.tell(told, can_undo=True)

    def keep(self) -> None:
        """Keep the version as it is, and where nothing is missing a PDF of it among the documents."""
        from aliances_desktop.services.letters_save import keep_letter

        self.leave()
        now = self.context.clock()
        copy = self.context.edit(N_("Keep the version"), keep_letter, self.letter_id, self.language, now)
        if copy is None:
            self.context.tell(_("Kept: from now on a change makes the next version."), can_undo=True)
        else:
            self.context.tell(_("Kept, with {name} among the documents.", name=copy.name), can_undo=True)

    def delete(self) -> None:
        """Delete the version shown; a toast offers to undo it."""
        letter = self.letter
        if letter is not None and self.is_writable and self.view.current == "sheet":
            self.context.edit(N_("Delete the letter"), letters.delete_letter, letter.key)
            self.context.tell(_("Deleted: {name}", name=_label(letter)), can_undo=True)
        elif self.view.current == "text":
            self.text.delete()

    def print_letter(self) -> None:
        """Go to the print page with this kind of letter ticked."""
        self.leave()
        letter = self.letter
        if letter is not None:
            self.context.go("print", self.record_id, f"alliance/{SHEETS[letter.kind]}")

    def save(self) -> None:
        """Save the version shown as DOCX or PDF, as the name ends."""
        self.leave()
        letter = self.letter
        if letter is None:
            return
        path = ask_save(self, _("Save the letter"), letter.title.get(self.language), ".docx", ".pdf")
        if path is not None:
            from aliances_desktop.services.letters_save import save_letter

            is_whole = self.context.read(save_letter, letter.key, self.language, path)
            told = (
                N_("Saved as {name}")
                if is_whole
                else N_("Saved as {name}: the page that says what is missing")
            )
            self.context.tell(_(told, name=path.name))

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return saving, printing, keeping, making letters and withdrawing."""
        return {
            "letter.save": self.save,
            "letter.print": self.print_letter,
            "letter.keep": self.keep,
            "letter.add": lambda: self.begin("commitment"),
            "letter.withdraw": lambda: self.begin("withdrawal"),
            "edit.delete": self.delete,
        }

    def available(self, action_id: str) -> bool:
        """Most need a letter; what is kept is kept."""
        letter = self.letter
        if action_id in ("letter.save", "letter.print"):
            return letter is not None
        if action_id == "letter.keep":
            return letter is not None and letter.kept_at is None and self.is_writable
        return self.is_writable

    def leave(self) -> None:
        """Commit what is being typed."""
        if self.is_writable and self.record_id and self.letter is not None:
            for view in (self.sheet, self.parties, self.text):
                if view is self._stack.currentWidget():
                    view.save_all()


def _label(letter: Letter) -> str:
    t = current()
    values = {"kind": _(LETTER_KINDS[letter.kind]), "n": letter.version}
    if letter.signed_on is not None:
        return _("{kind} · version {n} · signed {day}", day=t.short_day(letter.signed_on), **values)
    if letter.kept_at is not None:
        return _("{kind} · version {n} · kept {day}", day=t.short_day(letter.kept_at.date()), **values)
    return _("{kind} · version {n} · draft", **values)
