"""Ideas of alliances that came up, and the entities interested in each."""

from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.services import alliances, ideas, participants
from aliances_desktop.services.ideas import IdeaRow
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _
from aliances_desktop.ui.widgets.editors import Codes, Line, Text
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import button, column, label, row
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable


class Ideas(QWidget):
    """A list and the form of the idea chosen."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._workshop_id = 0
        self._rows: dict[int, IdeaRow] = {}
        self._entities: dict[str, str] = {}
        model: RowsModel[IdeaRow] = RowsModel(
            (
                Column(N_("Idea"), lambda i: i.title, 240),
                Column(N_("Who is interested"), lambda i: ", ".join(i.entities), 320),
            ),
            lambda ids: {id: self._rows[id] for id in ids if id in self._rows},
        )
        self.table = RowsTable(model, _("Ideas"))
        self.table.chosen.connect(lambda _id: self._show())
        self.table.deleted.connect(self.delete)
        self._add = button(_("Add idea"), self.add, icon="plus")
        self._delete = button(_("Delete"), self.delete, icon="trash-2")
        self._begin = button(_("Make an alliance of this idea"), self.make_alliance, icon="handshake")
        for widget in (self._add, self._delete, self._begin):
            widget.setEnabled(not context.store.is_read_only)
        self.form: Form | None = None
        self._detail = QStackedWidget()
        self._detail.addWidget(label(_("No idea written down yet."), role="secondary"))
        self.setLayout(
            column(row(self._add, self._delete, self._begin, None), self.table, self._detail, margin=12)
        )

    def show_workshop(self, workshop_id: int) -> None:
        """Show the ideas of a workshop."""
        people = self._context.read(participants.rows, workshop_id, sort="entity")
        entities = {str(line.entity_id): line.entity for line in people}
        if entities != self._entities or self.form is None:
            self._entities = entities
            self._build_form()
        self._workshop_id = workshop_id
        self._rows = {line.id: line for line in self._context.read(ideas.rows, workshop_id)}
        self.table.show_ids(list(self._rows))
        if self._rows and self.table.current_id() is None:
            self.table.choose(next(iter(self._rows)))
        self._show()

    def _build_form(self) -> None:
        if self.form is not None:
            self._detail.removeWidget(self.form)
            self.form.deleteLater()
        # Names of entities are no messages, and the catalogues return what they do not know unchanged.
        names = self._entities
        fields = (
            Field("title", N_("Idea"), Line),
            Field("description", N_("What it is about"), lambda: Text(2)),
            Field("entities", N_("Who is interested"), lambda: Codes(names)),
        )
        self.form = Form(fields, self._commit, _("Idea"))
        self.form.set_enabled_fields(not self._context.store.is_read_only)
        self._detail.addWidget(self.form)

    def _show(self) -> None:
        idea = self._rows.get(self.table.current_id() or 0)
        self._detail.setCurrentIndex(0 if idea is None else 1)
        if idea is not None and self.form is not None:
            self.form.load(
                {
                    "title": idea.title,
                    "description": idea.description,
                    "entities": tuple(str(id) for id in idea.entity_ids),
                }
            )

    def _commit(self, field: str, value: Any) -> None:
        idea_id = self.table.current_id() or 0
        if field == "entities":
            self._context.edit(N_("Change idea"), ideas.set_entities, idea_id, [int(id) for id in value])
        else:
            self._context.edit(N_("Change idea"), ideas.set_value, idea_id, field, value)

    def add(self) -> None:
        """Add an idea and begin with its title."""
        added = self._context.edit(N_("Add idea"), ideas.add_idea, self._workshop_id, title=_("New idea"))
        self.table.choose(added.key)
        if self.form is not None:
            self.form.focus("title")

    def delete(self) -> None:
        """Delete the idea chosen; a toast offers to undo it."""
        idea = self._rows.get(self.table.current_id() or 0)
        if idea is not None and not self._context.store.is_read_only:
            self._context.edit(N_("Delete idea"), ideas.delete_idea, idea.id)
            self._context.tell(_("Deleted: {name}", name=idea.title), can_undo=True)

    def make_alliance(self) -> None:
        """Begin an alliance of the idea chosen, with those interested as its partners; show the one there is already."""
        idea = self._rows.get(self.table.current_id() or 0)
        if idea is None or self._context.store.is_read_only:
            return
        self.leave()
        made = self._context.read(alliances.of_idea, idea.id)
        if made is None:
            made = self._context.edit(
                N_("Make an alliance of an idea"),
                alliances.add_from_idea,
                idea.id,
                self._context.today(),
            )
        self._context.go("alliances", made.key, "summary")

    def leave(self) -> None:
        """Commit what is being typed."""
        if (
            self.form is not None
            and self.table.current_id() is not None
            and not self._context.store.is_read_only
        ):
            self.form.save_all()
