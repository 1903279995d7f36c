"""What a letter says: its title, opening and closing, and clause by clause, in one language at a time."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtWidgets import QStackedWidget, QWidget

from aliances_desktop import grammar
from aliances_desktop.i18n import LANGUAGES, N_
from aliances_desktop.model import Clause, Letter, Texts
from aliances_desktop.services import letters
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _
from aliances_desktop.ui.widgets.editors import Editor, Line, Text
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import beside, button, column, label, row, scrolled
from aliances_desktop.ui.widgets.lines import LinesTable
from aliances_desktop.ui.widgets.rows import Column, RowsModel

WHOLE: Final = 0
"""Stands for the letter itself before its clauses: title, opening and closing."""
Write = Callable[..., Letter | Clause]


class TextView(QWidget):
    """The parts of the text on the left, the one chosen on the right; `write(label, use case, …)` changes them."""

    def __init__(self, context: Context, write: Write) -> None:
        super().__init__()
        self._context, self._write = context, write
        self._is_writable = not context.store.is_read_only
        self._letter: Letter | None = None
        self._language = "ca"
        self._clauses: dict[int, Clause] = {}
        model: RowsModel[Clause | Letter] = RowsModel(
            (
                Column(N_("No."), self._place, 80),
                Column(N_("Text"), self._said, 220),
                Column(N_("Missing"), _missing, 70, tone=lambda _one: "warning", hidden_below=300),
            ),
            lambda ids: {id: one for id in ids if (one := self._part(id)) is not None},
        )
        self.table: LinesTable[Clause | Letter] = LinesTable(model, _("Clauses"))
        self.table.chosen.connect(lambda _id: self._show())
        self.table.moved.connect(self.move_by)
        self.table.deleted.connect(self.delete)
        self.table.opened.connect(lambda _id: self.form.focus(next(iter(self.form.editors))))
        self.whole = Form(_fields(("title", "opening", "closing")), self._commit, _("Letter"))
        self.clause = Form(_fields(("heading", "body")), self._commit, _("Clause"))
        for form in (self.whole, self.clause):
            form.set_enabled_fields(self._is_writable)
        self._forms = QStackedWidget()
        self.setLayout(column(self._arranged()))

    def _arranged(self) -> QWidget:
        self.new = button(_("Add clause"), self.add, icon="plus")
        self.new.setEnabled(self._is_writable)
        left = QWidget()
        keys = label(_("Alt+↑↓ move · Del delete · Enter write"), role="secondary", wrap=True)
        left.setLayout(column(self.table, row(self.new, None), keys))
        for form in (self.whole, self.clause):
            page = QWidget()
            hint = _("{purpose}, {parties}, {of_parties}, {copies} and {alliance} stand for what they say.")
            page.setLayout(column(form, label(hint, role="secondary", wrap=True), None, margin=4))
            self._forms.addWidget(scrolled(page))
        return beside(left, self._forms, (360, 460))

    # Reading

    def show_letter(self, letter: Letter, language: str) -> None:
        """Show the text of a letter in a language."""
        is_other = self._letter is None or self._letter.key != letter.key
        place = self._places().index(self._chosen()) if self._chosen() in self._places() else 0
        self._letter, self._language = letter, language
        self._clauses = {one.key: one for one in self._context.read(letters.clauses, letter.key)}
        self.table.show_ids(self._places())
        if self.table.current_id() is None or is_other:
            # Of another version, the clause at the same place.
            self.table.choose(self._places()[min(place, len(self._clauses))])
        self._show()

    def _places(self) -> list[int]:
        return [WHOLE, *self._clauses]

    def _chosen(self) -> int:
        return self.table.current_id() or WHOLE

    def _part(self, id: int) -> Clause | Letter | None:
        return self._letter if id == WHOLE else self._clauses.get(id)

    def _place(self, one: Clause | Letter) -> str:
        return (
            "" if isinstance(one, Letter) else grammar.ordinal(self._places().index(one.key), self._language)
        )

    def _said(self, one: Clause | Letter) -> str:
        title = one.title if isinstance(one, Letter) else one.heading
        return " ".join(title.get(self._language).split())

    @property
    def form(self) -> Form:
        """The form of the part chosen."""
        return self.clause if self._chosen() in self._clauses else self.whole

    def _show(self) -> None:
        one = self._part(self._chosen())
        self._forms.setCurrentIndex(1 if isinstance(one, Clause) else 0)
        if one is not None:
            self.form.load({name: getattr(one, name).own(self._language) for name in self.form.editors})

    # Changing

    def _commit(self, field: str, value: Any) -> None:
        one = self._part(self._chosen())
        if one is None:
            return
        text: Texts = getattr(one, field).put(self._language, value)
        if isinstance(one, Clause):
            self._write(N_("Change the clause"), letters.change_clause, one.key, field, text)
        else:
            self._write(N_("Change the letter"), letters.change, one.key, field, text)

    def add(self) -> None:
        """Add a clause at the end and begin to write it."""
        if self._letter is not None and self._is_writable:
            self.save_all()
            added = self._write(N_("Add clause"), letters.add_clause, self._letter.key)
            self.table.choose(added.key)
            self.clause.focus("heading")

    def move_by(self, step: int) -> None:
        """Move the clause chosen."""
        if self._chosen() in self._clauses and self._is_writable:
            moved = self._write(N_("Move the clause"), letters.move_clause, self._chosen(), step)
            self.table.choose(moved.key)

    def delete(self) -> None:
        """Delete the clauses chosen; a toast offers to undo it."""
        chosen = [id for id in self.table.chosen_ids() if id in self._clauses]
        if chosen and self._letter is not None and self._is_writable:
            named = self._said(self._clauses[chosen[0]])
            self._write(N_("Delete clauses"), letters.delete_clauses, self._letter.key, chosen)
            self._context.tell(_("Deleted: {name}", name=named), can_undo=True)

    def save_all(self) -> None:
        """Commit what is being typed."""
        if self._letter is not None:
            self.form.save_all()


_LABELS: Final[Mapping[str, tuple[str, Callable[[], Editor]]]] = {
    "title": (N_("Title"), Line),
    "opening": (N_("Opening"), lambda: Text(2, 6)),
    "closing": (N_("Closing words"), lambda: Text(2, 6)),
    "heading": (N_("Heading"), Line),
    "body": (N_("Text"), lambda: Text(6, 14)),
}


def _fields(names: tuple[str, ...]) -> tuple[Field, ...]:
    return tuple(Field(name, *_LABELS[name]) for name in names)


def _missing(one: Clause | Letter) -> str:
    """Return the languages in which a part still says nothing."""
    names = ("title", "opening", "closing") if isinstance(one, Letter) else ("heading", "body")
    missing = {code for name in names for code in getattr(one, name).missing}
    return " ".join(code for code in LANGUAGES if code in missing)
