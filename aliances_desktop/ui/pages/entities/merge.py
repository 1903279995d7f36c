"""Merging entities: side by side, field by field, one stays and takes of each field the value chosen."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QDialog, QGridLayout, QRadioButton, QWidget

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Entity
from aliances_desktop.model.codes import KINDS, SECTORS, TARGET_GROUPS
from aliances_desktop.model.territory import COMARQUES
from aliances_desktop.services import entities
from aliances_desktop.services.columns import FIELDS
from aliances_desktop.services.merging import merge_entities
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.faults import show_error
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.widgets.labels import Elided, button, column, label, literal, row, scrolled, tip

MOST = 4
"""More entities than this do not fit beside each other."""
_LISTS: Mapping[str, Mapping[str, str] | None] = {
    "sectors": SECTORS,
    "target_groups": TARGET_GROUPS,
    "tags": None,
}


def _shown(entity: Entity, field: str) -> str:
    value = getattr(entity, field)
    if value in (None, "", ()):
        return ""
    if field in _LISTS:
        known = _LISTS[field]
        return ", ".join(_(known[code]) if known else code for code in value)
    if field == "kind":
        return _(KINDS[value])
    if field == "comarca":
        return COMARQUES.get(str(value), str(value))
    if field == "budget_cents":
        return current().money(value / 100)
    return str(value)


class MergeDialog(QDialog):
    """A column for each entity; a row for the one that stays and for each field in which they differ."""

    def __init__(self, context: Context, found: Sequence[Entity], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Merge entities"))
        self._entities = tuple(found)
        self._values: dict[str, list[Any]] = {}
        self.groups: dict[str, QButtonGroup] = {}
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        self._add_head(grid)
        fields = [name for name in FIELDS if name in entities.FIELDS]
        for name in fields:
            shown = [_shown(entity, name) for entity in self._entities]
            if len(set(shown)) > 1:
                self._add_field(grid, name, shown)
        grid.setRowStretch(grid.rowCount(), 1)
        grid.setColumnMinimumWidth(0, 150)
        for number in range(len(self._entities)):
            grid.setColumnStretch(number + 1, 3)
        explanation = label(
            _("Contacts, offers, needs and workshops of all of them go to the one that stays."),
            role="secondary",
            wrap=True,
        )
        merge = button(_("Merge"), self.accept, icon="merge", primary=True)
        merge.setDefault(True)
        buttons = row(button(_("Cancel"), self.reject), None, merge)
        self.setLayout(column(explanation, scrolled(inside), buttons, margin=16, spacing=12))
        self.resize(min(260 + 260 * len(self._entities), 1020), 470)

    def _add_head(self, grid: QGridLayout) -> None:
        grid.addWidget(label(_("Stays"), role="group"), 0, 0)
        group = self.groups[""] = QButtonGroup(self)
        for number, entity in enumerate(self._entities):
            choice = self._radio(entity.name, _("Stays: {name}", name=entity.name))
            group.addButton(choice, number)
            grid.addWidget(choice, 0, number + 1)
        # The one with the fullest sheet is the likeliest to stay.
        fullest = max(range(len(self._entities)), key=lambda n: self._fullness(self._entities[n]))
        group.button(fullest).setChecked(True)
        group.idClicked.connect(self._prefer)

    @staticmethod
    def _fullness(entity: Entity) -> int:
        return sum(getattr(entity, name) not in (None, "", ()) for name in entities.FIELDS)

    def _add_field(self, grid: QGridLayout, name: str, shown: Sequence[str]) -> None:
        values = [getattr(entity, name) for entity in self._entities]
        line = grid.rowCount()
        grid.addWidget(Elided(_(FIELDS[name]), role="secondary"), line, 0)
        group = self.groups[name] = QButtonGroup(self)
        for number, text in enumerate(shown):
            if text:
                choice = self._radio(text, _("{field}: {value}", field=_(FIELDS[name]), value=text))
                group.addButton(choice, number)
                grid.addWidget(choice, line, number + 1)
        if name in _LISTS:
            together = tuple(dict.fromkeys(code for value in values for code in value))
            values.append(together)
            choice = self._radio(_("All of them"), _("{field}: all of them", field=_(FIELDS[name])))
            group.addButton(choice, len(shown))
            grid.addWidget(choice, line, len(shown) + 1)
        self._values[name] = values
        self._choose(name, self.survivor_number())

    @staticmethod
    def _radio(text: str, name: str) -> QRadioButton:
        one_line = " ".join(text.split())
        choice = QRadioButton(literal(one_line if len(one_line) <= 40 else one_line[:39] + "…"))
        choice.setToolTip(tip(text))
        choice.setAccessibleName(name)
        return choice

    def _choose(self, name: str, preferred: int) -> None:
        group = self.groups[name]
        together = group.button(len(self._entities))
        chosen = together or group.button(preferred) or group.buttons()[0]
        chosen.setChecked(True)

    def _prefer(self, number: int) -> None:
        for name in self._values:
            self._choose(name, number)

    def survivor_number(self) -> int:
        """Return the position of the entity that stays."""
        return self.groups[""].checkedId()

    def survivor(self) -> Entity:
        """Return the entity that stays."""
        return self._entities[self.survivor_number()]

    def values(self) -> dict[str, Any]:
        """Return the value chosen for each field in which they differ."""
        return {name: values[self.groups[name].checkedId()] for name, values in self._values.items()}


def open_merge(context: Context, ids: Sequence[int], parent: QWidget) -> int | None:
    """Let the person merge entities; return the one that stays, None when nothing was merged."""
    if len(ids) > MOST:
        fault = UserError(N_("Choose at most {most} entities to compare them side by side."), most=MOST)
        show_error(fault, parent)
        return None
    dialog = MergeDialog(context, [context.read(entities.entity, key) for key in ids], parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    keep = dialog.survivor()
    others = [key for key in ids if key != keep.key]
    with context.store.edit(N_("Merge into {name}"), name=keep.name) as session:
        merge_entities(session, keep.key, others, dialog.values())
    n = len(others)
    context.tell(ngettext("{n} entity merged", "{n} entities merged", n + 1), can_undo=True)
    return keep.key
