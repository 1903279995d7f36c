"""Reflections of each entity on its motives: card by card, kept to itself or shared."""

from typing import Any, Final

from PySide6.QtWidgets import QSplitter

from aliances_desktop.i18n import N_
from aliances_desktop.model import Deck, Entity, Participant, Reflection
from aliances_desktop.model.codes import DOUBTS, PERSPECTIVES
from aliances_desktop.services import participants, reflections
from aliances_desktop.services.reflections import ReflectionRow
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.pages.workshops.tab import WorkshopTab
from aliances_desktop.ui.widgets.labels import column, label
from aliances_desktop.ui.widgets.lines import LinesTable
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable

_BLANK: Final = {"": N_("–"), **DOUBTS}
_SHOWN: Final = {"private": N_("Private"), "shared": N_("Shared")}
_KEYS: Final = {"1": "yes", "2": "no", "3": "doubt", "0": ""}


class ReflectionsStep(WorkshopTab):
    """The entities, and the cards of the one chosen."""

    TITLE = N_("Reflections")
    WATCHES = frozenset({Reflection, Deck, Participant, Entity})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._entities: dict[int, tuple[str, int]] = {}
        self._rows: dict[str, ReflectionRow] = {}
        model: RowsModel[tuple[str, int]] = RowsModel(
            (
                Column(N_("Entity"), lambda line: line[0], 170),
                Column(
                    N_("Answered"),
                    lambda line: current().number(line[1]) if line[1] else "",
                    60,
                    align="right",
                ),
            ),
            lambda ids: {id: self._entities[id] for id in ids if id in self._entities},
        )
        self.entities = RowsTable(model, _("Entities"))
        self.entities.chosen.connect(lambda _id: self._fill_cards())
        self.table: LinesTable[ReflectionRow] = LinesTable(self._model(), _("Reflections"), "0123s")
        self.table.typed.connect(self.answer)
        self.table.chosen.connect(lambda _id: self._show_card())
        self.entities.opened.connect(lambda _id: self.table.setFocus())
        self._card = label(wrap=True)
        self._detail = label(role="secondary", wrap=True)
        splitter = QSplitter()
        splitter.setHandleWidth(12)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.entities)
        splitter.addWidget(self.table)
        splitter.setSizes([240, 640])
        splitter.setStretchFactor(1, 1)
        keys = _(
            "Keys: 1 yes · 2 no · 3 in doubt · 0 blank · S shared or private · F2 edit. Private answers are never printed."
        )
        hint = label(keys, role="secondary", wrap=True)
        layout = column(splitter, self._card, self._detail, hint, margin=12)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def _model(self) -> RowsModel[ReflectionRow]:
        return RowsModel(
            (
                Column(N_("Point of view"), lambda r: _(PERSPECTIVES[r.perspective]), 110, hidden_below=620),
                Column(N_("Question"), lambda r: r.card.get(current().language), 260),
                Column(
                    N_("Answer"), lambda r: _(_BLANK[r.answer]), 80, edit=lambda r: r.answer, field="answer",
                    choices=_BLANK,
                ),
                Column(N_("In words"), lambda r: r.text, 200, edit=lambda r: r.text, field="text"),
                Column(N_("Who answers"), lambda r: r.who, 100, edit=lambda r: r.who, field="who", hidden_below=700),
                Column(
                    N_("Shown"), lambda r: _(_SHOWN[_shown(r)]) if r.is_answered else "", 90, edit=_shown,
                    field="is_private", choices=_SHOWN, tone=lambda r: "" if r.is_private else "ok",
                ),
            ),
            lambda ids: {id: self._rows[id] for id in ids if id in self._rows},
            self._commit if self.is_writable else None,
        )  # fmt: skip

    # Reading

    def fill(self) -> None:
        """Read the entities and the cards of the one chosen."""
        people = self.context.read(participants.rows, self.workshop_id, sort="entity")
        counts = self.context.read(reflections.answered, self.workshop_id)
        self._entities = {line.entity_id: (line.entity, counts.get(line.entity_id, 0)) for line in people}
        self.entities.show_ids(list(self._entities))
        if self._entities and self.entities.current_id() is None:
            self.entities.choose(next(iter(self._entities)))
        self._fill_cards()

    def _fill_cards(self) -> None:
        entity_id = self.entities.current_id()
        found = (
            self.context.read(reflections.rows, self.workshop_id, entity_id) if entity_id is not None else []
        )
        self._rows = {line.code: line for line in found}
        self.table.show_ids(list(self._rows))
        if self._rows and self.table.current_id() is None:
            self.table.choose(next(iter(self._rows)))
        self._show_card()

    def _show_card(self) -> None:
        line = self._rows.get(self.table.current_id() or "")
        self._card.setText(line.card.get(current().language) if line else "")
        self._detail.setText(line.detail.get(current().language) if line else "")

    # Changing

    def answer(self, key: str) -> None:
        """Answer the cards chosen with a key, or share them."""
        for code in self.table.chosen_ids():
            if key == "s":
                self._write(code, "is_private", not self._rows[code].is_private)
            else:
                self._write(code, "answer", _KEYS[key])

    def _commit(self, code: str, column: Column[ReflectionRow], text: str) -> None:
        self._write(code, column.field, text != "shared" if column.field == "is_private" else text)

    def _write(self, code: str, field: str, value: Any) -> None:
        entity_id, today = self.entities.current_id(), self.context.today()
        if entity_id is not None and self.is_writable:
            self.context.edit(
                N_("Write a reflection"), reflections.set_value, self.workshop_id, entity_id, code, field, value, today
            )  # fmt: skip


def _shown(line: ReflectionRow) -> str:
    return "private" if line.is_private else "shared"
