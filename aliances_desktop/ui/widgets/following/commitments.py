"""Commitments as a list worked with single keys: Space done, D another date, R looked at, Enter opens its alliance."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Alliance, Commitment, Entity, Gathering, Process, Record
from aliances_desktop.services import agreements, commitments, following, gatherings, lines
from aliances_desktop.services.commitments import VIEWS, CommitmentLine
from aliances_desktop.services.following import Owner
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.widgets.following.commitment_columns import columns
from aliances_desktop.ui.widgets.labels import button, column, label, row
from aliances_desktop.ui.widgets.lines import LinesTable, new_line
from aliances_desktop.ui.widgets.rows import Column, RowsModel
from aliances_desktop.ui.widgets.segments import Segments

_KEYS: Final = " dr"
WATCHED: Final[frozenset[type[Record]]] = frozenset({Commitment, Gathering, Entity, Alliance, Process})
"""What a list of commitments has to be read again for."""


class CommitmentList(QWidget):
    """Commitments of one owner, of one meeting, or, until it is given either, of all that is under way.

    In a wide list a column tells whose each is, and Enter goes there.
    """

    counted = Signal(object)
    """How many each view holds, by code."""

    def __init__(
        self,
        context: Context,
        view: str = "open",
        *,
        title: str = "",
        is_wide: bool = False,
        has_views: bool = True,
    ) -> None:
        super().__init__()
        self._context, self._is_wide = context, is_wide
        self._owner: Owner | None = None
        self._gathering_id: int | None = None
        self._rows: dict[int, CommitmentLine] = {}
        self.is_writable = not context.store.is_read_only
        self.views = Segments({code: _(text) for code, text in VIEWS.items()}, _("Which commitments"))
        self.views.choose(view)
        self.views.chosen.connect(lambda _code: self.fill())
        self.views.setVisible(has_views)
        self.table: LinesTable[CommitmentLine] = LinesTable(self._model(), _("Commitments"), _KEYS)
        self.table.typed.connect(self._press)
        self.table.deleted.connect(self.delete)
        self.table.opened.connect(self.open)
        self.nothing = label(role="secondary", wrap=True)
        self.nothing.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        head = row(label(title, role="group"), self.views) if title else row(self.views)
        head.setStretchFactor(self.views, 1)
        layout = column(head, self.nothing, self.table, self._buttons())
        layout.setStretchFactor(self.table, 1)
        self.setLayout(layout)

    def _buttons(self) -> QWidget:
        self.done_button = button(_("Done"), self.turn_done, icon="check")
        self.date_button = button(_("New date"), self.edit_date, icon="calendar-clock")
        self.review_button = button(_("Reviewed"), self.review, icon="eye")
        self._line = QWidget()
        for one, key in (
            (self.done_button, _("Space bar")),
            (self.date_button, "D"),
            (self.review_button, "R"),
        ):
            one.setToolTip(f"{one.text()} ({key})")
            one.setEnabled(self.is_writable)
        hint = label(_("Space done · D new date · R reviewed · F2 edit"), role="secondary")
        hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        line = row(self.done_button, self.date_button, self.review_button, hint)
        line.setStretchFactor(hint, 1)
        self._line.setLayout(line)
        return self._line

    def _model(self) -> RowsModel[CommitmentLine]:
        return RowsModel(
            columns(lambda typed: self._context.read(lines.entities_like, typed), is_wide=self._is_wide),
            lambda ids: {id: self._rows[id] for id in ids if id in self._rows},
            self._commit if self.is_writable else None,
        )

    # Reading

    def show_owner(self, owner: Owner) -> None:
        """Show the commitments of an alliance or a process."""
        self._owner = owner
        self.fill()

    def show_gathering(self, owner: Owner, gathering_id: int | None) -> None:
        """Show what was agreed at a meeting."""
        self._owner, self._gathering_id = owner, gathering_id or 0
        self.fill()

    def fill(self) -> None:
        """Read the commitments again; where the current one has left the view, the next one takes its place."""
        number = max(self.table.currentIndex().row(), 0)
        today, view = self._context.today(), self.views.current
        found = self._context.read(commitments.rows, today, view, self._owner, self._gathering_id)
        self._rows = {one.id: one for one in found}
        ids = list(self._rows)
        self.table.show_ids(ids)
        if ids and self.table.current_id() is None:
            self.table.choose(ids[min(number, len(ids) - 1)])
        self.nothing.setText("" if ids else self._empty_sentence())
        self.nothing.setVisible(not ids)
        self.table.setVisible(bool(ids))
        self._line.setVisible(bool(ids))
        if self._gathering_id is None:
            self._count()

    def _empty_sentence(self) -> str:
        if self._gathering_id is not None:
            return _("Nothing agreed yet.")
        return (
            _("No commitments yet.") if self.views.current == "all" else _("Nothing here: all is in order.")
        )

    def _count(self) -> None:
        counts = self._context.read(commitments.counts, self._context.today(), self._owner)
        for code, text in VIEWS.items():
            self.views.set_text(code, f"{_(text)} {current().number(counts[code])}")
        self.counted.emit(counts)

    @property
    def records(self) -> list[CommitmentLine]:
        """The commitments shown, in order."""
        return list(self._rows.values())

    # Changing

    def _press(self, letter: str) -> None:
        {" ": self.turn_done, "d": self.edit_date, "r": self.review}[letter]()

    def turn_done(self) -> None:
        """Mark those chosen as done, or as open again where all of them are done."""
        chosen = [self._rows[id] for id in self.table.chosen_ids() if id in self._rows]
        if not chosen or not self.is_writable:
            return
        is_done = any(one.state != "done" for one in chosen)
        keys = [one.id for one in chosen]
        today = self._context.today()
        self._context.edit(N_("Commitment done"), commitments.set_done, keys, today, is_done)
        if is_done:
            self._context.tell(_("Done: {name}", name=chosen[0].text), can_undo=True)

    def edit_date(self) -> None:
        """Open the date of the current one: 26/11, or +7 for a week from today."""
        number = self.table.currentIndex().row()
        places = [one.field for one in self.table.rows.columns]
        if number >= 0 and self.is_writable:
            index = self.table.rows.index(number, places.index("due_on"))
            self.table.setCurrentIndex(index)
            self.table.edit(index)

    def review(self) -> None:
        """Note that those chosen were looked at today, and go on to the next one."""
        ids = self.table.chosen_ids()
        if not ids or not self.is_writable:
            return
        today = self._context.today()
        self._context.edit(N_("Commitment reviewed"), commitments.review, ids, today)
        following_row = self.table.rows.ids.index(ids[-1]) + 1
        if following_row < len(self.table.rows.ids):
            self.table.choose(self.table.rows.ids[following_row])

    def delete(self) -> None:
        """Delete those chosen; a toast offers to undo it."""
        ids = self.table.chosen_ids()
        if ids and self.is_writable:
            self._context.edit(N_("Delete commitments"), lines.delete, Commitment, ids)
            self._context.tell(
                ngettext("{n} commitment deleted", "{n} commitments deleted", len(ids)), can_undo=True
            )

    def open(self, id: int) -> None:
        """Go to the alliance or the process it belongs to."""
        if self._is_wide and id in self._rows:
            name, key = self._rows[id].owner
            self._context.go(following.PAGES[name], key, "follow")

    def _commit(self, id: int, place: Column[CommitmentLine], typed: str) -> None:
        today = self._context.today()
        value: object = agreements.read_due(typed, today) if place.field == "due_on" else typed
        self._context.edit(N_("Change a commitment"), commitments.set_value, id, place.field, value, today)

    def add(self, typed: str) -> None:
        """Add what a line says, to the owner or to what was agreed at the meeting shown."""
        if not self._owner or not self.is_writable:
            return
        today = self._context.today()
        if self._gathering_id:
            added = self._context.edit(
                N_("Add commitment"), gatherings.agree, self._gathering_id, typed, today
            )[0]
        else:
            added = self._context.edit(N_("Add commitment"), commitments.add, self._owner, typed, today)
        self.fill()
        self.table.choose(added.key)


def agreement_line(add: Callable[[str], object], is_writable: bool) -> QWidget:
    """Return the line in which a commitment is typed: who, what, by when."""
    line = new_line(_("Who: what, 26/11 – then Enter"), add)
    line.setEnabled(is_writable)
    return line
