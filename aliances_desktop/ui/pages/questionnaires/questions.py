"""The questionnaire of a batch: its questions in order, each with its form, written in one language at a time."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from aliances_desktop.i18n import LANGUAGE_NAMES, LANGUAGES, N_
from aliances_desktop.model import Texts
from aliances_desktop.model.codes import QUESTION_KINDS
from aliances_desktop.services import batches, questionnaire_edit, questionnaires
from aliances_desktop.services.questionnaire_edit import TEXTS, WHOLE
from aliances_desktop.services.questionnaires import Asked, Content
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.pages.questionnaires.question_options import Options
from aliances_desktop.ui.pages.questionnaires.tab import BatchTab
from aliances_desktop.ui.widgets.editors import Choice, Line, Number, Text, Tick
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import Card, beside, button, column, label, literal, row, scrolled
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable
from aliances_desktop.ui.widgets.segments import Segments

_LISTS: Final = {"": N_("Nothing"), "motives": N_("Motives"), "conditions": N_("Minimum conditions")}
_WHOLE: Final = 0
"""Stands in the list for the questionnaire's own texts; questions have keys from 1."""
_WHOLE_FIELDS: Final = (
    Field("title", N_("Title"), Line),
    Field("intro", N_("Introduction"), lambda: Text(3)),
    Field("topic", N_("Topic, wherever a text says {topic}"), Line),
    Field("closing", N_("How to return it"), lambda: Text(2)),
)
_CHOICES: Final = ("single", "multiple", "ranking")


class QuestionsTab(BatchTab):
    """The list of questions, the languages with what each lacks, and the form of the one chosen."""

    TITLE = N_("Questions")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._content: Content | None = None
        self._language = current().language
        self._rows: dict[int, Asked | Content] = {}
        self.form: Form | None = None
        self._shape: tuple[object, ...] = ()
        self.languages = Segments(LANGUAGE_NAMES, _("Language of the texts"))
        self.languages.choose(self._language)
        self.languages.chosen.connect(self._speak)
        model: RowsModel[Asked | Content] = RowsModel(
            (
                Column(N_("No."), lambda r: str(r.number) if isinstance(r, Asked) else "", 46),
                Column(N_("Question"), self._said, 240),
                Column(N_("Kind"), lambda r: _(QUESTION_KINDS[r.kind]) if isinstance(r, Asked) else "", 110),
            ),
            lambda ids: {id: self._rows[id] for id in ids if id in self._rows},
        )
        self.table: RowsTable[Asked | Content] = RowsTable(model, _("Questions"))
        self.table.chosen.connect(lambda _id: self._show())
        self.table.deleted.connect(self.delete)
        self.options = Options(context)
        self._missing = label(role="secondary", wrap=True)
        self._build()

    def _build(self) -> None:
        self._add = button(_("Add question"), icon="plus")
        menu = QMenu(self._add)
        for kind, text in QUESTION_KINDS.items():
            menu.addAction(literal(_(text)), partial(self.add, kind))
        self._add.setMenu(menu)
        self._up = button("", lambda: self.move_by(-1), icon="chevron-up")
        self._down = button("", lambda: self.move_by(1), icon="chevron-down")
        self._delete = button("", self.delete, icon="trash-2")
        for widget, text in (
            (self._up, _("Move up")), (self._down, _("Move down")), (self._delete, _("Delete question")),
        ):  # fmt: skip
            widget.setAccessibleName(text)
            widget.setToolTip(text)
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        inside.setLayout(column(self._place, self.options, None, margin=4))
        card = Card()
        card.body.addWidget(scrolled(inside))
        left = QWidget()
        left.setLayout(
            column(self.table, row(self._add, self._up, self._down, self._delete, None, spacing=6))
        )
        left.setMinimumWidth(250)
        splitter = beside(left, card, (430, 430))
        layout = column(self.languages, self._missing, splitter, margin=12)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _said(self, line: Asked | Content) -> str:
        if isinstance(line, Content):
            return _("Title, introduction, closing")
        return line.text.own(self._language) or f"({line.text.get(self._language)})"

    # Reading

    def fill(self) -> None:
        """Read the questionnaire again."""
        batch = self.context.read(batches.load, self.batch_id)
        content = self.context.read(questionnaires.load, batch.questionnaire_id, is_filled=False)
        self._content = content
        self._rows = {_WHOLE: content, **{asked.id: asked for asked in content.questions}}
        self.table.show_ids(list(self._rows))
        if self.table.current_id() is None:
            self.table.choose(content.questions[0].id if content.questions else _WHOLE)
        for code in LANGUAGES:
            count = len(questionnaires.gaps(content, code))
            name = LANGUAGE_NAMES[code]
            self.languages.set_text(
                code, _("{language} · {n} missing", language=name, n=count) if count else name
            )
        self._write_missing()
        self._show()

    def _write_missing(self) -> None:
        """Say which texts the language shown lacks: the first of them, in the order of the paper."""
        assert self._content is not None
        gaps = questionnaires.gaps(self._content, self._language)
        named = [f"{gap.number} {_(gap.what)}" if gap.number else _(gap.what) for gap in gaps[:6]]
        more = " …" if len(gaps) > len(named) else ""
        self._missing.setText(_("Not written yet: {what}", what=", ".join(named) + more))
        self._missing.setVisible(bool(gaps))

    def _speak(self, language: str) -> None:
        self.leave()
        self._language = language
        if self._content is not None:
            self.table.viewport().update()
            self._write_missing()
            self._show()

    def _show(self) -> None:
        row_id = self.table.current_id()
        line = self._rows.get(row_id) if row_id is not None else None
        if line is None:
            return
        is_question = isinstance(line, Asked)
        for widget in (self._up, self._down, self._delete):
            widget.setEnabled(self.is_writable and is_question)
        self._add.setEnabled(self.is_writable)
        shape = (line.id, line.kind, self._language) if isinstance(line, Asked) else (_WHOLE, self._language)
        if shape != self._shape:
            self._shape = shape
            self._build_form(_fields(line) if isinstance(line, Asked) else _WHOLE_FIELDS, line)
        assert self.form is not None
        self.form.load({name: self._value(line, name) for name in self.form.editors})
        if isinstance(line, Asked):
            self.options.show_question(line, self._language)
        else:
            self.options.hide()

    def _value(self, line: Asked | Content, name: str) -> Any:
        value = getattr(line, name)
        return value.own(self._language) if isinstance(value, Texts) else value

    def _build_form(self, fields: tuple[Field, ...], line: Asked | Content) -> None:
        if self.form is not None:
            self.form.hide()
            self._place.removeWidget(self.form)
            self.form.deleteLater()
        # The form left may still tell of its last field, so it keeps the record and the language it was made for.
        commit = partial(self._commit, line.id, isinstance(line, Asked), self._language)
        self.form = Form(fields, commit, _("Question"))
        self.form.set_enabled_fields(self.is_writable)
        self._place.addWidget(self.form)

    # Changing

    def _commit(self, id: int, is_question: bool, language: str, field: str, value: Any) -> None:
        label = N_("Change questionnaire")
        if not is_question:
            assert field in WHOLE
            self.context.edit(label, questionnaire_edit.set_text, id, field, language, value)
            return
        if value is None and field not in TEXTS:
            value = 0
        self.context.edit(label, questionnaire_edit.set_question, id, field, value, language)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the tab does."""
        return {"edit.delete": self.delete}

    def add(self, kind: str) -> None:
        """Add a question behind the one chosen, and begin to write it."""
        if self._content is None:
            return
        self.leave()
        after = self.table.current_id() or None
        text = _("New question")
        added = self.context.edit(
            N_("Add question"),
            questionnaire_edit.add_question,
            self._content.id,
            kind,
            self._language,
            text,
            after,
        )
        self.table.choose(added.key)
        if self.form is not None:
            self.form.focus("text")

    def move_by(self, by: int) -> None:
        """Move the question chosen up or down."""
        question_id = self.table.current_id()
        if question_id:
            self.context.edit(N_("Move question"), questionnaire_edit.move_question, question_id, by)

    def delete(self) -> None:
        """Delete the question chosen; a toast offers to undo it."""
        question_id = self.table.current_id()
        if question_id and self.is_writable:
            self.context.edit(N_("Delete question"), questionnaire_edit.delete_question, question_id)
            self.context.tell(_("Question deleted"), can_undo=True)

    def leave(self) -> None:
        """Commit the field being typed."""
        if self.is_writable and self.form is not None:
            self.form.save_all()


def _fields(asked: Asked) -> tuple[Field, ...]:
    """Return the fields that a kind of question has."""
    fields = [
        Field("text", N_("Question"), lambda: Text(2)),
        Field("help", N_("Explanation"), Line),
        Field("kind", N_("Kind"), lambda: Choice(QUESTION_KINDS), 3),
    ]
    if asked.kind in (*_CHOICES, "grid"):
        fields.append(
            Field("code_list", N_("Compared with other questionnaires by"), lambda: Choice(_LISTS), 3)
        )
    if asked.kind in {"ranking", "texts"}:
        fields.append(Field("count", N_("How many"), Number, 3))
    if asked.kind == "scale":
        fields += [
            Field("least", N_("From"), Number, 1),
            Field("most", N_("To"), Number, 1),
            Field("least_label", N_("Words for the lowest"), Line, 3),
            Field("most_label", N_("Words for the highest"), Line, 3),
        ]
    if asked.kind in _CHOICES:
        fields.append(Field("has_other", N_("With “Other”, in one's own words"), _tick_other))
    if asked.kind == "yes_no":
        fields.append(Field("has_text", N_("With a line for words beside it"), _tick_text))
    return tuple(fields)


def _tick_other() -> Tick:
    return Tick(_("With “Other”, in one's own words"))


def _tick_text() -> Tick:
    return Tick(_("With a line for words beside it"))
