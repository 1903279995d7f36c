"""An entity withdraws: what the file holds of it, its confidential documents, the note to sign, and erasing it for good."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from aliances_desktop.documents.letter_words import Held
from aliances_desktop.i18n import N_
from aliances_desktop.services import holdings, partners
from aliances_desktop.services.partners import PartnerRow
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.faults import message_box
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.widgets.combos import QuietComboBox
from aliances_desktop.ui.widgets.editors import Line
from aliances_desktop.ui.widgets.flow import FlowLayout
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import button, column, label, row, scrolled
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable


class LeavingView(QWidget):
    """The steps of a withdrawal, from the note to erasing. `make(kind, entity_id)` makes the note."""

    def __init__(self, context: Context, make: Callable[[str, int], object]) -> None:
        super().__init__()
        self._context, self._make = context, make
        self._is_writable = not context.store.is_read_only
        self._alliance_id = 0
        self._rows: dict[int, PartnerRow] = {}
        self._held: dict[str, tuple[Held, int]] = {}
        self.entity = QuietComboBox()
        self.entity.setMinimumContentsLength(24)
        self.entity.setAccessibleName(_("Who withdraws"))
        self.entity.activated.connect(lambda _number: self._show())
        who = label(_("Who withdraws"), role="secondary")
        who.setBuddy(self.entity)
        self.table: RowsTable[tuple[Held, int]] = RowsTable(self._model(), _("What the file holds"))
        self._nothing = label(_("The file holds nothing of it."), role="secondary")
        self.reason = Form(
            (Field("left_reason", N_("Why it withdraws"), Line),), self._commit, _("Withdrawal")
        )
        self._buttons = {
            "note": button(_("Make the withdrawal note"), self.make_note, icon="file-text", primary=True),
            "save": button(_("Save its confidential documents…"), self.save_documents, icon="download"),
            "destroy": button(
                _("Destroy its confidential documents…"), self.destroy_documents, icon="trash-2"
            ),
            "erase": button(_("Erase it from this alliance…"), self.erase_here, icon="trash-2"),
            "erase_all": button(_("Erase it from the whole file…"), self.erase_all, icon="trash-2"),
        }
        tools = QWidget()
        tools.setLayout(FlowLayout(*self._buttons.values(), spacing=8))
        sentence = _(
            "On withdrawing, confidential documents are returned or destroyed. Print the note before erasing: afterwards the file holds nothing to print it from."
        )
        self.table.setMinimumHeight(130)
        top = row(column(who, self.entity, spacing=3), self.reason, spacing=12)
        top.setStretch(1, 1)
        layout = column(
            top, label(_("What the file holds of it"), role="group"), self._nothing, self.table,
            label(sentence, role="secondary", wrap=True), tools,
        )  # fmt: skip
        layout.setStretch(3, 1)
        inside = QWidget()
        inside.setLayout(layout)
        self.setLayout(column(scrolled(inside)))

    def _model(self) -> RowsModel[tuple[Held, int]]:
        def count(number: int) -> str:
            return current().number(number) if number else "–"

        return RowsModel(
            (
                Column(N_("What"), lambda line: _(line[0].label), 240),
                Column(N_("In this alliance"), lambda line: count(line[1]), 100, align="right"),
                Column(N_("In the whole file"), lambda line: count(line[0].count), 100, align="right"),
                Column(N_("Names"), lambda line: "; ".join(line[0].names), 260, hidden_below=520),
            ),
            lambda ids: {id: self._held[id] for id in ids if id in self._held},
        )

    # Reading

    def show_alliance(self, alliance_id: int) -> None:
        """Show the partners of an alliance, among them those that have left."""
        self._alliance_id = alliance_id
        chosen = self.entity.currentData()
        found = self._context.read(partners.rows, alliance_id)
        self._rows = {line.entity.key: line for line in found}
        self.entity.clear()
        for line in found:
            self.entity.addItem(line.entity.name, line.entity.key)
        self.entity.setCurrentIndex(max(self.entity.findData(chosen), 0) if found else -1)
        self._show()

    @property
    def line(self) -> PartnerRow | None:
        """The partner chosen."""
        return self._rows.get(self.entity.currentData())

    def _show(self) -> None:
        line = self.line
        self._held = {}
        documents = 0
        if line is not None:
            here = self._context.read(holdings.held, line.entity.key, self._alliance_id)
            counts = {one.label: one.count for one in here}
            for one in self._context.read(holdings.held, line.entity.key):
                self._held[one.label] = (one, counts.get(one.label, 0))
            documents = len(self._context.read(holdings.confidential, line.entity.key, self._alliance_id))
            self.reason.load(line.partner)
        self.table.show_ids(list(self._held))
        self._nothing.setVisible(not self._held)
        self.reason.set_enabled_fields(line is not None and self._is_writable)
        for name, widget in self._buttons.items():
            is_possible = line is not None and (documents > 0 or name not in ("save", "destroy"))
            widget.setEnabled(is_possible and (self._is_writable or name == "save"))

    # Changing

    def _commit(self, field: str, value: Any) -> None:
        line = self.line
        if line is not None and value:
            today = self._context.today()
            self._context.edit(N_("A partner leaves"), partners.leave, line.id, today, value)

    def make_note(self) -> None:
        """Make the note that is signed."""
        line = self.line
        if line is not None and self.reason.save_all():
            self._make("withdrawal", line.entity.key)

    def save_documents(self) -> None:
        """Save the entity's confidential documents in a folder, to be returned."""
        line = self.line
        folder = QFileDialog.getExistingDirectory(self, _("Save its confidential documents"))
        if line is not None and folder:
            saved = self._context.read(
                holdings.save_confidential, line.entity.key, self._alliance_id, Path(folder)
            )
            self._context.tell(ngettext("{n} document saved", "{n} documents saved", len(saved)))

    def destroy_documents(self) -> None:
        """Destroy the entity's confidential documents, once confirmed."""
        line = self.line
        if line is not None and self._is_sure(
            _("Destroy the confidential documents of {name} that this file keeps?", name=line.entity.name),
            _("Destroy"),
        ):
            here = (line.entity.key, self._alliance_id)
            count = self._context.edit(
                N_("Destroy confidential documents"), holdings.destroy_confidential, *here
            )
            told = ngettext("{n} document destroyed", "{n} documents destroyed", count)
            self._context.tell(told, can_undo=True)

    def erase_here(self) -> None:
        """Erase the entity from the alliance, once confirmed."""
        line = self.line
        if line is not None and self._is_sure(
            _("Erase everything that this alliance holds of {name}?", name=line.entity.name), _("Erase")
        ):
            self._erase(line, self._alliance_id)

    def erase_all(self) -> None:
        """Erase the entity from the whole file, once confirmed."""
        line = self.line
        if line is not None and self._is_sure(
            _(
                "Erase {name} from the whole file: its sheet, its people, and its part in every workshop, process and alliance?",
                name=line.entity.name,
            ),
            _("Erase"),
        ):
            self._erase(line, None)

    def _erase(self, line: PartnerRow, alliance_id: int | None) -> None:
        self._context.edit(N_("Erase an entity"), holdings.erase, line.entity.key, alliance_id)
        self._context.tell(_("Erased: {name}", name=line.entity.name), can_undo=True)

    def _is_sure(self, question: str, answer: str) -> bool:
        """Ask, and tell honestly what erasing does not reach."""
        count = len(self._context.store.backups())
        reach = _(
            "It can be undone until you close the file. Minutes, other free text and letters kept as PDF stay as they are."
        )
        kept = ngettext(
            "{n} backup made before still holds it.", "{n} backups made before still hold it.", count
        )
        copies = _("So do copies of the file that you have sent or saved elsewhere; delete those by hand.")
        box = message_box(QMessageBox.Icon.Warning, question, parent=self)
        box.setInformativeText("\n".join([reach, *([kept] if count else []), copies]))
        yes = box.addButton(answer, QMessageBox.ButtonRole.DestructiveRole)
        no = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(no)
        box.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        box.exec()
        return box.clickedButton() is yes
