"""Notes on the wall, typed as they are said; a digit puts a note beside the card of the guide it belongs to."""

from collections.abc import Callable
from typing import Any, ClassVar, Final

from PySide6.QtWidgets import QLayout, QSplitter, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Deck, Entity, Participant, WallNote
from aliances_desktop.model.codes import WALL_SECTIONS
from aliances_desktop.services import decks, participants, wall
from aliances_desktop.services.wall import NoteRow
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.pages.workshops.tab import WorkshopTab
from aliances_desktop.ui.widgets.combos import QuietComboBox
from aliances_desktop.ui.widgets.labels import Card, button, clear, column, label, row, scrolled
from aliances_desktop.ui.widgets.lines import LinesTable, new_line
from aliances_desktop.ui.widgets.rows import Column, RowsModel

DIGITS: Final = "1234567890"
_TAKE_OFF: Final = "-"


class WallStep(WorkshopTab):
    """A line to type in, the notes of the sections shown, and the cards they are matched to."""

    TITLE = N_("Wall")
    WATCHES = frozenset({WallNote, Deck, Participant, Entity})
    SECTIONS: ClassVar[tuple[str, ...]] = tuple(WALL_SECTIONS)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: dict[int, NoteRow] = {}
        self._texts: dict[str, str] = {}
        self._deck = ""
        self.section = self._combo(_("Section"))
        for code in self.SECTIONS:
            self.section.addItem(_(WALL_SECTIONS[code]), code)
        self.section.setVisible(len(self.SECTIONS) > 1)
        self.entity = self._combo(_("Who says it"))
        self.line = new_line(_("What the note says, then Enter"), self.add)
        self.table: LinesTable[NoteRow] = LinesTable(
            self._model(), _("Notes on the wall"), DIGITS + _TAKE_OFF
        )
        self.table.moved.connect(self.move_note)
        self.table.deleted.connect(self.delete)
        self.table.typed.connect(self.match)
        self.table.chosen.connect(lambda _id: self._show_note_deck())
        self.section.activated.connect(lambda _n: self._show_deck(str(self.section.currentData())))
        for widget in (self.section, self.entity, self.line):
            widget.setEnabled(self.is_writable)
        self._use = button(_("Use the guide's cards"), self.use_cards, icon="copy")
        self._cards = column(spacing=6)
        layout = column(self._top(), self._middle(), self._foot(), margin=12)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _combo(self, name: str) -> QuietComboBox:
        combo = QuietComboBox()
        combo.setAccessibleName(name)
        combo.setToolTip(name)
        return combo

    def _top(self) -> QLayout:
        top = row(self.section, self.line, self.entity)
        top.setStretch(1, 1)
        return top

    def _middle(self) -> QWidget:
        cards = Card(_("Cards of the guide"))
        inside = QWidget()
        inside.setLayout(column(self._cards, None))
        cards.body.addWidget(scrolled(inside))
        cards.setMinimumWidth(220)
        cards.setVisible(self._has_decks)
        splitter = QSplitter()
        splitter.setHandleWidth(12)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(cards)
        splitter.setSizes([560, 320])
        return splitter

    def _foot(self) -> QLayout:
        hint = _("Keys: 1 to 9 and 0 match a card · – takes it off · Alt+↑↓ move · F2 edit · Del delete")
        if not self._has_decks:
            hint = _("Keys: Alt+↑↓ move · F2 edit · Del delete")
        self._use.setVisible(self._has_decks)
        foot = row(label(hint, role="secondary", wrap=True), self._use)
        foot.setStretch(0, 1)
        return foot

    @property
    def _has_decks(self) -> bool:
        return any(wall.deck_of(section) for section in self.SECTIONS)

    def _model(self) -> RowsModel[NoteRow]:
        sections = {code: WALL_SECTIONS[code] for code in self.SECTIONS}
        columns: list[Column[NoteRow]] = [
            Column(N_("Note"), lambda n: n.text, 300, edit=lambda n: n.text, field="text"),
            Column(N_("Who says it"), lambda n: n.entity, 120, hidden_below=480),
        ]
        if len(sections) > 1:
            columns.insert(
                0,
                Column(
                    N_("Section"), lambda n: _(WALL_SECTIONS[n.section]), 150, edit=lambda n: n.section,
                    field="section", choices=sections,
                ),
            )  # fmt: skip
            columns.append(Column(N_("Card"), self._card_text, 170))
        return RowsModel(
            columns,
            lambda ids: {id: self._rows[id] for id in ids if id in self._rows},
            self._commit if self.is_writable else None,
        )

    def _card_text(self, note: NoteRow) -> str:
        return self._texts.get(note.code, "") if note.code else ""

    # Reading

    def fill(self) -> None:
        """Read the notes, the entities that may say something, and the cards."""
        found = self.context.read(wall.rows, self.workshop_id, self.SECTIONS)
        self._rows = {note.id: note for note in found}
        self._texts = {
            card.code: f"{number} · {card.text.get(current().language)}"
            for origin in (decks.SUCCESS, decks.FAILURE)
            for number, card in enumerate(self.context.read(decks.deck, self.workshop_id, origin).cards, 1)
        }
        self._fill_entities()
        self.table.show_ids(list(self._rows))
        self._deck = ""
        self._show_note_deck()
        is_used = bool(self.context.read(decks.in_use, self.workshop_id))
        self._use.setEnabled(self.is_writable and not is_used)

    def _fill_entities(self) -> None:
        chosen = self.entity.currentData()
        people = self.context.read(participants.rows, self.workshop_id, sort="entity")
        self.entity.clear()
        self.entity.addItem(_("The room"), None)
        for entity_id, name in dict.fromkeys((line.entity_id, line.entity) for line in people):
            self.entity.addItem(name, entity_id)
        self.entity.setCurrentIndex(max(self.entity.findData(chosen), 0))

    def _show_note_deck(self) -> None:
        note = self._rows.get(self.table.current_id() or 0)
        self._show_deck(note.section if note is not None else str(self.section.currentData()))

    def _show_deck(self, section: str) -> None:
        """Show the cards that notes of a section are matched to, with how many are at each."""
        if not self._has_decks or section == self._deck:
            return
        self._deck = section
        clear(self._cards)
        deck = self.context.read(wall.deck, self.workshop_id, section)
        if deck is None:
            self._cards.addWidget(
                label(_("Notes of this section are not matched to cards."), role="secondary", wrap=True)
            )
            return
        counts = wall.counts(self._rows.values())
        for card in deck.cards:
            count = counts.get(card.code, 0)
            text = self._texts.get(card.code, card.text.get(current().language))
            shown = label(f"{text}  ({current().number(count)})" if count else text, wrap=True)
            if not count:
                shown.setProperty("role", "secondary")
            self._cards.addWidget(shown)

    # Changing

    def add(self, text: str) -> None:
        """Put a note up in the section chosen, and make it the current one."""
        section, entity_id = str(self.section.currentData()), self.entity.currentData()
        note = self.context.edit(
            N_("Write a note"), wall.add_note, self.workshop_id, section, text, entity_id=entity_id
        )
        self.table.choose(note.key)

    def match(self, key: str) -> None:
        """Put the notes chosen beside the card of a digit, or take them off."""
        note = self._rows.get(self.table.current_id() or 0)
        deck = self.context.read(wall.deck, self.workshop_id, note.section) if note is not None else None
        ids = [id for id in self.table.chosen_ids() if self._is_like(id, note)]
        if deck is None or not ids or not self.is_writable:
            return
        place = DIGITS.find(key)
        if place < len(deck.cards):
            code = deck.cards[place].code if place >= 0 else ""
            self.context.edit(N_("Match notes to a card"), wall.match, ids, code)

    def _is_like(self, id: int, note: NoteRow | None) -> bool:
        other = self._rows.get(id)
        return (
            note is not None
            and other is not None
            and wall.deck_of(other.section) == wall.deck_of(note.section)
        )

    def move_note(self, step: int) -> None:
        """Move the current note within its section."""
        note_id = self.table.current_id()
        if note_id is not None and self.is_writable:
            self.context.edit(N_("Move a note"), wall.move, note_id, step)

    def delete(self) -> None:
        """Take the notes chosen down; a toast offers to undo it."""
        ids = self.table.chosen_ids()
        if ids and self.is_writable:
            self.context.edit(N_("Delete notes"), wall.delete_notes, ids)
            self.context.tell(ngettext("{n} note deleted", "{n} notes deleted", len(ids)), can_undo=True)

    def use_cards(self) -> None:
        """Copy the guide's cards into the workshop, to print them."""
        self.context.edit(N_("Use the guide's cards"), decks.use_all, self.workshop_id)
        self.context.tell(_("The cards are among the sheets to print now."), can_undo=True)

    def _commit(self, note_id: int, column: Column[NoteRow], text: str) -> None:
        self.context.edit(N_("Change a note"), wall.set_value, note_id, column.field, text)

    def handlers(self) -> dict[str, Callable[[], Any]]:
        """Return deleting."""
        return {"edit.delete": self.delete}


class ConcernsStep(WallStep):
    """The concerns of the room alone, which the guide wants to be listed and answered."""

    TITLE = N_("Concerns")
    SECTIONS = (wall.CONCERN,)
