"""Add the chosen entities to a workshop."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model.codes import WORKSHOP_STATES
from aliances_desktop.services import participants, workshops
from aliances_desktop.services.workshops import WorkshopRow
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.widgets.labels import button, column, label, row
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable


class InviteDialog(QDialog):
    """A list of workshops; Enter adds the entities to the one chosen."""

    def __init__(self, context: Context, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Add to a workshop"))
        rows = context.read(workshops.rows, context.read(workshops.workshop_ids))
        by_id = {line.id: line for line in rows}
        model: RowsModel[WorkshopRow] = RowsModel(
            (
                Column(N_("Workshop"), lambda line: line.title, 260),
                Column(N_("Date"), lambda line: current().short_day(line.day) if line.day else "", 90),
                Column(N_("State"), lambda line: _(WORKSHOP_STATES[line.state]), 110),
            ),
            lambda keys: {key: by_id[key] for key in keys},
        )
        self.table = RowsTable(model, _("Workshops"))
        self.table.show_ids(list(by_id))
        self.table.opened.connect(lambda _id: self.accept())
        self._add = button(_("Add"), self.accept, primary=True)
        sentence = ngettext("Add {n} entity to this workshop:", "Add {n} entities to this workshop:", count)
        if not by_id:
            sentence = _("There is no workshop yet. Make one first.")
        self._add.setEnabled(bool(by_id))
        self.table.setVisible(bool(by_id))
        cancel = button(_("Cancel"), self.reject)
        self.setLayout(
            column(
                label(sentence, wrap=True), self.table, row(None, cancel, self._add), margin=16, spacing=12
            )
        )
        self.resize(560, 360 if by_id else 120)
        if by_id:
            self.table.choose(next(iter(by_id)))
            self.table.setFocus()

    def workshop_id(self) -> int | None:
        """Return the workshop chosen."""
        chosen: int | None = self.table.current_id()
        return chosen


def choose_workshop(context: Context, entity_ids: Sequence[int], parent: QWidget) -> None:
    """Let the person choose a workshop and invite the entities to it."""
    dialog = InviteDialog(context, len(entity_ids), parent)
    is_chosen = dialog.exec() == QDialog.DialogCode.Accepted
    workshop_id = dialog.workshop_id()
    if not is_chosen or workshop_id is None:
        return
    invited = context.edit(N_("Add participants"), participants.add_entities, workshop_id, entity_ids)
    already = len(entity_ids) - len(invited)
    sentence = ngettext(
        "{n} entity added to the workshop", "{n} entities added to the workshop", len(invited)
    )
    if already:
        more = ngettext("{n} was there already", "{n} were there already", already)
        sentence = _("{added}; {already}", added=sentence, already=more)
    context.tell(sentence, can_undo=bool(invited))
