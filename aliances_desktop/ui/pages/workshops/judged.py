"""Ideas of alliance as the entities judge them, and the ones that go on as candidate projects."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSplitter

from aliances_desktop.i18n import N_
from aliances_desktop.model import Entity, Idea, IdeaEntity, Participant
from aliances_desktop.model.codes import LEVELS
from aliances_desktop.services import ideas, judging
from aliances_desktop.services.judging import JudgedIdea, Judgement
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.pages.workshops.tab import WorkshopTab
from aliances_desktop.ui.widgets.labels import button, column, label, row
from aliances_desktop.ui.widgets.lines import LinesTable, new_line
from aliances_desktop.ui.widgets.rows import Column, RowsModel

_LEVELS: Final = {"": N_("–"), **{str(level): text for level, text in LEVELS.items()}}
_CLEAR: Final = "-"


class JudgedStep(WorkshopTab):
    """The ideas, and below them what each entity says of the one chosen."""

    TITLE = N_("Ideas")
    WATCHES = frozenset({Idea, IdeaEntity, Participant, Entity})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._ideas: dict[int, JudgedIdea] = {}
        self._rows: dict[int, Judgement] = {}
        self.line: QLineEdit = new_line(_("An idea, then Enter"), self.add)
        self.line.setEnabled(self.is_writable)
        self.ideas: LinesTable[JudgedIdea] = LinesTable(self._ideas_model(), _("Ideas"), "c")
        self.ideas.chosen.connect(lambda _id: self._fill_judgements())
        self.ideas.deleted.connect(self.delete)
        self.ideas.typed.connect(lambda _key: self.toggle())
        self._candidate = button(_("Choose as a candidate"), self.toggle, icon="star")
        self.table: LinesTable[Judgement] = LinesTable(self._model(), _("How it is judged"), "0123-")
        self.table.typed.connect(self.judge)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setHandleWidth(12)
        splitter.setChildrenCollapsible(False)
        for table in (self.ideas, self.table):
            table.setMinimumHeight(90)
            splitter.addWidget(table)
        keys = _(
            "Keys: C candidate · 0 to 3 the level in the column of the cursor · – blank · F2 edit · Del delete"
        )
        hint = label(keys, role="secondary", wrap=True)
        layout = column(row(self.line, self._candidate), splitter, hint, margin=12)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _ideas_model(self) -> RowsModel[JudgedIdea]:
        def total(place: int) -> Callable[[JudgedIdea], str]:
            return lambda idea: current().number(idea.totals[place]) if idea.totals[place] else ""

        return RowsModel(
            (
                Column(N_("Idea"), lambda i: i.title, 200, edit=lambda i: i.title, field="title"),
                Column(
                    N_("What it is about"), lambda i: i.description, 220, edit=lambda i: i.description,
                    field="description", hidden_below=560,
                ),
                Column(N_("Interest"), total(0), 70, align="right"),
                Column(N_("Viability"), total(1), 70, align="right"),
                Column(N_("Commitment"), total(2), 90, align="right"),
                Column(
                    N_("Candidate"), lambda i: _("Candidate") if i.is_candidate else "", 90,
                    tone=lambda i: "ok" if i.is_candidate else "",
                    icon=lambda i: "star" if i.is_candidate else "",
                ),
            ),
            lambda ids: {id: self._ideas[id] for id in ids if id in self._ideas},
            self._commit_idea if self.is_writable else None,
        )  # fmt: skip

    def _model(self) -> RowsModel[Judgement]:
        def level(field: str) -> Callable[[Judgement], str]:
            return lambda one: "" if getattr(one, field) is None else str(getattr(one, field))

        def shown(field: str) -> Callable[[Judgement], str]:
            return lambda one: _(_LEVELS[level(field)(one)])

        judged = tuple(
            Column(title, shown(field), 110, edit=level(field), field=field, choices=_LEVELS)
            for field, title in judging.JUDGED.items()
        )
        return RowsModel(
            (Column(N_("Entity"), lambda one: one.entity, 240), *judged),
            lambda ids: {id: self._rows[id] for id in ids if id in self._rows},
            self._commit if self.is_writable else None,
        )

    # Reading

    def fill(self) -> None:
        """Read the ideas, and the judgements of the one chosen."""
        self._ideas = {idea.id: idea for idea in self.context.read(judging.ideas, self.workshop_id)}
        self.ideas.show_ids(list(self._ideas))
        if self._ideas and self.ideas.current_id() is None:
            self.ideas.choose(next(iter(self._ideas)))
        self._fill_judgements()

    def _fill_judgements(self) -> None:
        idea = self._ideas.get(self.ideas.current_id() or 0)
        found = self.context.read(judging.judgements, idea.id) if idea is not None else []
        self._rows = {one.entity_id: one for one in found}
        self.table.show_ids(list(self._rows))
        self._candidate.setEnabled(idea is not None and self.is_writable)
        is_candidate = idea is not None and idea.is_candidate
        self._candidate.setText(_("Not a candidate any more") if is_candidate else _("Choose as a candidate"))

    # Changing

    def add(self, title: str) -> None:
        """Write an idea down, and make it the current one."""
        idea = self.context.edit(N_("Add idea"), ideas.add_idea, self.workshop_id, title=title)
        self.ideas.choose(idea.key)

    def toggle(self) -> None:
        """Choose the current idea as a candidate project, or not any more."""
        idea = self._ideas.get(self.ideas.current_id() or 0)
        if idea is not None and self.is_writable:
            self.context.edit(N_("Choose a candidate"), judging.set_candidate, idea.id, not idea.is_candidate)

    def delete(self) -> None:
        """Delete the ideas chosen; a toast offers to undo it."""
        ids = self.ideas.chosen_ids()
        if ids and self.is_writable:
            self.context.edit(N_("Delete ideas"), ideas.delete_ideas, ids)
            self.context.tell(ngettext("{n} idea deleted", "{n} ideas deleted", len(ids)), can_undo=True)

    def judge(self, key: str) -> None:
        """Set the level of the cell under the cursor, and go on to the next entity."""
        column = self.table.rows.columns[self.table.currentIndex().column()]
        entity_id = self.table.current_id()
        if not column.field or entity_id is None or not self.is_writable:
            return
        self._commit(entity_id, column, "" if key == _CLEAR else key)
        below = self.table.currentIndex().siblingAtRow(self.table.currentIndex().row() + 1)
        if below.isValid():
            self.table.setCurrentIndex(below)

    def _commit_idea(self, idea_id: int, column: Column[JudgedIdea], text: str) -> None:
        self.context.edit(N_("Change idea"), ideas.set_value, idea_id, column.field, text)

    def _commit(self, entity_id: int, column: Column[Judgement], text: str) -> None:
        idea_id = self.ideas.current_id()
        if idea_id is not None:
            level = int(text) if text else None
            self.context.edit(N_("Judge an idea"), judging.judge, idea_id, entity_id, column.field, level)

    def handlers(self) -> dict[str, Callable[[], Any]]:
        """Return deleting."""
        return {"edit.delete": self.delete}
