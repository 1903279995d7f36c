"""A test being typed in: one table after the other, so that a paper test needs no mouse."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model.codes_alliance import PARTNER_REVIEW, TEST
from aliances_desktop.services import evaluations
from aliances_desktop.services.evaluation_answers import TABLES, EvaluationTest
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _
from aliances_desktop.ui.pages.alliances.evaluation_reach import ReachGrid
from aliances_desktop.ui.pages.alliances.evaluation_rows import ItemRow
from aliances_desktop.ui.widgets.combos import QuietComboBox
from aliances_desktop.ui.widgets.editors import Text
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import Card, button, clear, column, label, row, scrolled
from aliances_desktop.ui.widgets.segments import Segments

_EDIT: Final = N_("Fill in the test")
_KEYS: Final = N_("A digit answers and goes on · 0 or Space blank · arrows move or change · Y N ? too")
_REACH_KEYS: Final = N_("Enter goes on · arrows up and down · sum, % and gain are worked out")


class EvaluationForm(QWidget):
    """The tables as chips with how far each is; below them the items of the table at hand."""

    ended = Signal()
    """The last row of the last table has been left."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.test: EvaluationTest | None = None
        self._shown: tuple[object, ...] = ()
        self._person = ""
        self.rows: list[ItemRow] = []
        self.tables = Segments({table: table for table in TABLES}, _("Tables of the test"))
        self.tables.chosen.connect(lambda _code: self._show_table())
        self.subject = QuietComboBox()
        self.subject.setAccessibleName(_("Whom the answers are about"))
        self.subject.activated.connect(lambda _n: self._choose_subject())
        self.subject.setMinimumWidth(240)
        self.person = QLineEdit()
        self.person.setMinimumWidth(170)
        self.person.setPlaceholderText(_("Add a person, then Enter"))
        self.person.setAccessibleName(self.person.placeholderText())
        self.person.returnPressed.connect(self.add_person)
        self.drop = button(_("Take out"), self.drop_person, icon="x")
        self.reach = ReachGrid(self._save_reach, self._municipalities)
        self.reach.ended.connect(lambda: self._next_part())
        self.review = self._form(PARTNER_REVIEW, self._write_review, _("Review and further actions"))
        self.notes = self._form({"notes": N_("Notes")}, self._write_notes, _("Notes"))
        self._title = label(role="group", wrap=True)
        self._hint = label(role="secondary", wrap=True)
        self._inside = QWidget()
        self._place = QVBoxLayout(self._inside)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(0)
        self._scroll = scrolled(self._inside)
        self._arrange()

    def _form(self, items: Any, commit: Callable[[str, Any], object], name: str) -> Form:
        form = Form([Field(item, text, lambda: Text(1, 5)) for item, text in items.items()], commit, name)
        form.setContentsMargins(8, 8, 8, 8)
        return form

    def _arrange(self) -> None:
        card = Card()
        card.body.setContentsMargins(1, 6, 1, 6)
        card.body.addWidget(self._scroll)
        about = row(self._title, self.subject, self.person, self.drop)
        about.setStretch(0, 1)
        layout = column(self.tables, about, self._hint, card, spacing=6)
        layout.setStretch(3, 1)
        self.setLayout(layout)
        is_writable = not self.context.store.is_read_only
        for widget in (self.person, self.drop, self._inside):
            widget.setEnabled(is_writable)

    # Showing

    def show_test(self, test: EvaluationTest) -> None:
        """Show a test, at the table and the row at hand when it is the same one."""
        if self.test is None or self.test.id != test.id:
            self._shown, self._person = (), ""
            self.tables.choose(TABLES[0])
        self.test = test
        for table in TABLES:
            fill = test.fill(table)
            text = _("{table}: {done}/{total}", table=table, done=fill.done, total=fill.total)
            self.tables.set_text(table, text)
            self.tables.buttons[table].setToolTip(title_of(table))
        self._show_table()

    @property
    def table(self) -> str:
        """The table at hand."""
        return self.tables.current

    def _subject(self) -> str:
        return str(self.subject.currentData() or "") if TEST_KINDS.get(self.table) else ""

    def _show_table(self) -> None:
        if self.test is None:
            return
        self._fill_subjects()
        subject = self._subject()
        shown = (self.test.id, self.table, subject, tuple(self.test.subjects("5")))
        if shown != self._shown:
            self._shown = shown
            self._build(subject)
        self._show_values(subject)

    def _choose_subject(self) -> None:
        self._person = ""
        self._show_table()
        self.begin()

    def _fill_subjects(self) -> None:
        """Fill the list of partners or of persons, keeping the one at hand."""
        assert self.test is not None
        kind = TEST_KINDS.get(self.table, "")
        chosen = self.subject.currentData()
        self.subject.clear()
        if kind == "partner":
            for one in self.test.others:
                self.subject.addItem(one.name, str(one.entity_id))
        elif kind == "person":
            for name in dict.fromkeys((*self.test.persons, *([self._person] if self._person else []))):
                self.subject.addItem(name, name)
            chosen = self._person or chosen
        self.subject.setCurrentIndex(max(self.subject.findData(chosen), 0) if self.subject.count() else -1)
        self.subject.setAccessibleName(_("Partner") if kind == "partner" else _("Person"))
        self.subject.setVisible(bool(kind) and self.subject.count() > 0)
        self.person.setVisible(kind == "person")
        self.drop.setVisible(kind == "person" and self.subject.count() > 0)

    def _build(self, subject: str) -> None:
        for lasting in (self.reach, self.review, self.notes):
            lasting.setParent(None)
        clear(self._place)
        self.rows.clear()
        self._title.setText(f"{self.table} · {title_of(self.table)}")
        self._hint.setText(_(_REACH_KEYS if self.table == "3" else _KEYS))
        if self.table == "3":
            self._place.addWidget(self.reach)
            self.reach.show()
        else:
            self._build_rows(subject)
        below = {"5": self.review, "7": self.notes}.get(self.table)
        if below is not None and (subject or self.table == "7"):
            self._place.addWidget(below)
            below.show()
        self._place.addStretch(1)
        self._scroll.verticalScrollBar().setValue(0)

    def _build_rows(self, subject: str) -> None:
        kind = TEST[self.table]
        if kind.subject and not subject:
            missing = N_("There is no other partner in the alliance yet.")
            missing = (
                N_("Write the name of who conducts the process.") if kind.subject == "person" else missing
            )
            empty = label(_(missing), role="secondary", wrap=True)
            empty.setContentsMargins(12, 12, 12, 12)
            self._place.addWidget(empty)
            return
        scale = {code: _(text) for code, text in kind.scale.items()}
        words = "source" if kind.subject == "partner" else ""
        items = [(item, _(text), words) for item, text in kind.items.items()]
        items += [(kind.spare, _("Other"), "own")] if kind.spare else []
        for number, (item, text, line) in enumerate(items, 1):
            made = ItemRow(item, f"{self.table}.{number}", text, scale, line, self._rate, self._write)
            made.left.connect(lambda by, made=made: self._move(made, by))
            self.rows.append(made)
            self._place.addWidget(made)
            made.show()  # a hidden row cannot take the focus
            rule = QFrame()
            rule.setProperty("rule", True)
            rule.setFixedHeight(1)
            self._place.addWidget(rule)

    def _show_values(self, subject: str) -> None:
        assert self.test is not None
        for made in self.rows:
            said = self.test.answer(self.table, made.item, subject)
            made.show_said(said.value, said.text)
        if self.table == "3":
            self.reach.show_test(self.test)
        elif self.table == "5":
            self.review.load({item: self.test.answer("5", item, subject).text for item in PARTNER_REVIEW})
        self.notes.load(self.test)

    # Storing

    def _edit(self, use_case: Callable[..., Any], *args: Any, **values: Any) -> None:
        assert self.test is not None
        self.context.edit(_EDIT, use_case, self.test.id, *args, **values)

    def _rate(self, item: str, code: str) -> None:
        self._edit(evaluations.rate, self.table, item, code, subject=self._subject())

    def _write(self, item: str, text: str) -> None:
        self._edit(evaluations.write, self.table, item, text, self._subject())

    def _write_review(self, item: str, text: Any) -> None:
        self._edit(evaluations.write, "5", item, text, self._subject())

    def _write_notes(self, field: str, text: Any) -> None:
        self._edit(evaluations.change_test, field, text)

    def _save_reach(self, key: int | None, field: str, value: Any) -> None:
        self._edit(evaluations.set_reach, key, field, value)

    def _municipalities(self, typed: str) -> list[str]:
        return self.context.read(evaluations.municipalities_like, typed)

    def add_person(self) -> None:
        """Name a person whose skills are rated next."""
        name = " ".join(self.person.text().split())
        if name:
            self._person = name
            self.person.clear()
            self._show_table()
            self.begin()

    def drop_person(self) -> None:
        """Take the person shown out of the table."""
        name = self._subject()
        self._person = ""
        if self.test is not None and name in self.test.persons:
            self._edit(evaluations.drop_person, name)
            self.context.tell(_("Deleted: {name}", name=name), can_undo=True)
        else:
            self._show_table()

    # The focus

    def begin(self) -> None:
        """Go to the first item without an answer, or to the first of all."""
        if self.table == "3":
            self.reach.begin()
            return
        if self.rows:
            blank = [made for made in self.rows if not made.boxes.value and not made.is_own]
            self._focus((blank or self.rows)[0])
        elif self.table == "6":
            self.person.setFocus()

    def _focus(self, made: ItemRow) -> None:
        made.begin()
        self._scroll.ensureWidgetVisible(made, 0, 60)

    def _move(self, made: ItemRow, by: int) -> None:
        place = self.rows.index(made) + by
        if 0 <= place < len(self.rows):
            self._focus(self.rows[place])
        elif by > 0:
            self._next_part()
        elif (at := TABLES.index(self.table)) > 0:
            self._turn_to(TABLES[at - 1])
            if self.rows:
                self._focus(self.rows[-1])

    def _next_part(self) -> None:
        """Go on with the next partner or person, then with the next table."""
        at = self.subject.currentIndex() + 1
        if TEST_KINDS.get(self.table) and 0 < at < self.subject.count():
            self._person = ""
            self.subject.setCurrentIndex(at)
            self._show_table()
            self.begin()
            return
        following = TABLES.index(self.table) + 1
        if following == len(TABLES):
            self.ended.emit()
            return
        self._turn_to(TABLES[following])
        self.begin()

    def _turn_to(self, table: str) -> None:
        self._person = ""
        self.tables.choose(table)
        self._show_table()

    def commit(self) -> None:
        """Store what is still being typed in."""
        for made in self.rows:
            made.commit()
        self.reach.commit()
        self.review.save_all()
        self.notes.save_all()


TEST_KINDS: Final = {table: kind.subject for table, kind in TEST.items()}
"""Table → what its answers are about: "partner", "person" or ""."""


def title_of(table: str) -> str:
    """Return what a table is called."""
    return _("Territorial extension") if table == "3" else _(TEST[table].title)
