"""The vote of the entities: its window, the slips, votes typed in by number and digit, the tally and a second count."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Alliance, Ballot, Entity, Partner, Project
from aliances_desktop.model.selection import DAYS_OPEN, Slip
from aliances_desktop.services import lines, voting
from aliances_desktop.services.voting import Vote
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.pages.alliances.projects_tally import TallyView
from aliances_desktop.ui.pages.alliances.vote_wording import spoken, window_state
from aliances_desktop.ui.widgets.editors import Day, Text
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import (
    badge,
    beside,
    button,
    column,
    label,
    literal,
    row,
    scrolled,
    set_tone,
)
from aliances_desktop.ui.widgets.lines import LinesTable
from aliances_desktop.ui.widgets.rows import Column, RowsModel

_WAYS: Final = {"": N_("Present"), "1": N_("Remote")}
_BLANK: Final = "–"


class VoteStep(RecordTab):
    """Window on top, the line to type votes in, the slips, and beside them the tally."""

    TITLE = N_("Vote")
    WATCHES = frozenset({Alliance, Project, Partner, Ballot, Entity})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.vote: Vote | None = None
        self._rows: dict[int, Slip] = {}

        def day() -> Day:
            return Day(context.today)

        fields = (
            Field("vote_opens_on", N_("The vote opens on"), day, 2),
            Field("vote_closes_on", N_("The vote closes on"), day, 2),
            Field("vote_notes", N_("Notes"), lambda: Text(1, 2), 2),
        )
        self.form = Form(fields, self._commit_window, _("Window of the vote"))
        self.form.set_enabled_fields(self.is_writable)
        self.state = badge("", "neutral")
        self.open_button = button("", self.open_vote, icon="check")
        self.slips_button = button(_("Slips for new partners"), self.make_slips, icon="plus")
        self.number = _entry_line(_("Slip"), _("Number of the slip, then Enter"))
        self.number.returnPressed.connect(self._to_digit)
        self.digit = _entry_line(_("Project"), _("Digit of the project, 0 for blank"))
        self.digit.textEdited.connect(self._on_digit)
        self.digit.returnPressed.connect(self._on_digit_entered)
        self.remote = QCheckBox(literal(_("Remote")))
        self.said = label(role="secondary", wrap=True)
        self.said.setAccessibleName(_("Last slip typed in"))
        self.table: LinesTable[Slip] = LinesTable(self._model(), _("Voting slips"), "0123456789")
        self.table.typed.connect(self._type_on_row)
        self.table.deleted.connect(self.take_back)
        self.tally = TallyView(self.is_writable)
        self.tally.recounted.connect(self.set_recount)
        self.tally.taken.connect(self.take_second)
        self._arrange()

    def _model(self) -> RowsModel[Slip]:
        def way(slip: Slip) -> str:
            return "1" if slip.is_remote else ""

        return RowsModel(
            (
                Column(N_("No."), lambda s: str(s.number), 40, align="right"),
                Column(N_("Entity"), lambda s: s.entity, 170),
                Column(N_("Vote"), lambda s: self._read(s.cast_on is not None, s.choice), 130),
                Column(
                    N_("Second count"), lambda s: self._read(s.is_reread, s.again), 110,
                    tone=lambda s: "error" if s.is_reread and s.again != s.choice else "",
                ),
                Column(
                    N_("Back on"), lambda s: current().short_day(s.cast_on) if s.cast_on else "", 80,
                    edit=lambda s: current().short_day(s.cast_on) if s.cast_on else "", field="cast_on",
                    tone=lambda s: "warning" if self._is_outside(s) else "",
                ),
                Column(
                    N_("How"), lambda s: _(_WAYS[way(s)]) if s.cast_on else "", 70, edit=way, choices=_WAYS,
                    field="is_remote", hidden_below=420,
                ),
            ),
            lambda ids: {id: self._rows[id] for id in ids if id in self._rows},
            self._commit_slip if self.is_writable else None,
        )  # fmt: skip

    def _arrange(self) -> None:
        for widget in (self.number, self.digit, self.remote):
            widget.setEnabled(self.is_writable)
        keys = label(
            _("Slip number, Enter, digit · or a digit on the slip in the list · Del takes a slip back"),
            role="secondary", wrap=True,
        )  # fmt: skip
        left = QWidget()
        layout = column(row(self.number, self.digit, self.remote, None), self.said, self.table, keys)
        layout.setStretch(2, 1)
        left.setLayout(layout)
        splitter = beside(left, scrolled(self.tally), (580, 340), grows=0)
        buttons = column(row(self.state, None), row(self.open_button, self.slips_button, None), None)
        head = row(self.form, buttons, spacing=16)
        head.setStretch(0, 1)
        whole = column(head, splitter, margin=12)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    # Reading

    def fill(self) -> None:
        """Read the vote as it stands."""
        vote = self.vote = self.context.read(voting.vote, self.record_id)
        self._rows = {slip.key: slip for slip in vote.slips}
        self.form.load(
            {"vote_opens_on": vote.opens_on, "vote_closes_on": vote.closes_on, "vote_notes": vote.notes}
        )
        self.table.show_ids(list(self._rows))
        self.table.setColumnHidden(3, not vote.is_recounted)
        self._show_state(vote)
        self.tally.show_vote(vote)
        if not self.said.text():
            self._legend(vote)

    def show_record(self, record_id: int) -> None:
        """Show an alliance; what was said of the last slip is of another one."""
        if record_id != self.record_id:
            self.said.setText("")
        super().show_record(record_id)

    def _show_state(self, vote: Vote) -> None:
        today = self.context.today()
        sentence, tone = window_state(vote, today)
        self.state.setText(sentence)
        set_tone(self.state, tone)
        is_new = vote.opens_on is None
        self.open_button.setText(ngettext("Open for {n} day", "Open for {n} days", DAYS_OPEN))
        self.open_button.setVisible(is_new or not vote.slips)
        self.open_button.setEnabled(self.is_writable)
        self.slips_button.setVisible(bool(vote.slips))
        self.slips_button.setEnabled(self.is_writable)

    def _legend(self, vote: Vote) -> None:
        names = [f"{option.digit} {option.title}" for option in vote.tally.options]
        self.said.setText(" · ".join([*names, _("0 blank")]) if names else "")

    def _read(self, is_read: bool, project_id: int | None) -> str:
        if not is_read or self.vote is None:
            return ""
        found = [one for one in self.vote.tally.options if one.key == project_id]
        return f"{found[0].digit} {found[0].title}" if found else _("0 blank")

    def _is_outside(self, slip: Slip) -> bool:
        return self.vote is not None and slip in (*self.vote.tally.early, *self.vote.tally.late)

    # The window

    def open_vote(self) -> None:
        """Open the vote today for the days proposed, with a slip for each partner."""
        today = (self.vote.opens_on if self.vote is not None else None) or self.context.today()
        self.context.edit(N_("Open the vote"), voting.open_vote, self.record_id, today)
        self.number.setFocus()

    def make_slips(self) -> None:
        """Give partners that have come since a slip."""
        new = self.context.edit(N_("Make slips"), voting.make_slips, self.record_id)
        self.context.tell(ngettext("{n} new slip", "{n} new slips", new), can_undo=bool(new))

    def _commit_window(self, field: str, value: Any) -> None:
        if field == "vote_notes":
            self.context.edit(N_("Change the vote"), lines.change, Alliance, self.record_id, field, value)
        else:
            self.context.edit(N_("Change the vote"), voting.set_window, self.record_id, field, value)

    # Typing votes in

    def _to_digit(self) -> None:
        """Check the number, and go on to the digit."""
        try:
            number = _whole(self.number.text())
            self.context.read(voting.find, self.record_id, number)
        except UserError as error:
            self.said.setText(_(error.msgid, **error.values))
            self.number.selectAll()
            return
        entity = next(slip.entity for slip in self._rows.values() if slip.number == number)
        self.said.setText(_("Slip {number} · {entity}: which project?", number=number, entity=entity))
        self.digit.setFocus()

    def _on_digit(self, typed: str) -> None:
        """Take a digit as soon as no longer number can begin with it."""
        options = self.vote.tally.options if self.vote is not None else ()
        is_whole = typed.isdecimal() and (int(typed) == 0 or int(typed) * 10 > len(options))
        if is_whole:
            self._on_digit_entered()

    def _on_digit_entered(self) -> None:
        if not self.number.text().strip():
            self.number.setFocus()
            return
        try:
            self._cast(_whole(self.number.text()), _whole(self.digit.text()))
        except UserError as error:
            self.said.setText(_(error.msgid, **error.values))
            self.digit.selectAll()
            return
        self.number.clear()
        self.digit.clear()
        self.number.setFocus()

    def _type_on_row(self, key: str) -> None:
        """Type a vote in on the current line of the list, and go on to the next."""
        slip = self._rows.get(self.table.current_id() or 0)
        if slip is None or not self.is_writable:
            return
        self._cast(slip.number, int(key))
        below = self.table.currentIndex().siblingAtRow(self.table.currentIndex().row() + 1)
        if below.isValid():
            self.table.setCurrentIndex(below)

    def _cast(self, number: int, digit: int) -> None:
        today = self.context.today()
        done = self.context.edit(
            N_("Type in a vote"), voting.cast, self.record_id, number, digit, today,
            is_remote=self.remote.isChecked(),
        )  # fmt: skip
        self.table.choose(done.slip.key)
        self.said.setText(spoken(done, self._is_outside(self._rows[done.slip.key])))

    def take_back(self) -> None:
        """Note that the slips chosen have not come back; a toast offers to undo it."""
        ids = [id for id in self.table.chosen_ids() if self._rows[id].cast_on is not None]
        if ids and self.is_writable:
            self.context.edit(N_("Take slips back"), voting.take_back, ids)
            self.context.tell(
                ngettext("{n} slip taken back", "{n} slips taken back", len(ids)), can_undo=True
            )

    def _commit_slip(self, id: int, column: Column[Slip], text: str) -> None:
        value: object = bool(text)
        if column.field == "cast_on":
            value = Day(self.context.today).read(text)
        self.context.edit(N_("Change a slip"), voting.set_slip, id, column.field, value)

    # Counting again

    def set_recount(self, is_recounted: bool) -> None:
        """Begin the second count, or give it up."""
        label = N_("Count again") if is_recounted else N_("Give up the second count")
        self.said.setText("")
        self.context.edit(label, voting.set_recount, self.record_id, is_recounted)
        self.number.setFocus()

    def take_second(self) -> None:
        """Correct the first count of the current slip, or of the first that differs, by the second one."""
        if self.vote is None:
            return
        differing = [slip.key for slip in self.vote.tally.differing]
        chosen = self.table.current_id()
        if differing:
            key = chosen if chosen in differing else differing[0]
            self.context.edit(N_("Take the second reading"), voting.take_second, key)
            self.table.choose(key)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return taking slips back."""
        return {"edit.delete": self.take_back}

    def leave(self) -> None:
        """Commit the field being typed."""
        if self.is_writable and self.vote is not None:
            self.form.save_all()


def _entry_line(title: str, name: str) -> QLineEdit:
    line = QLineEdit()
    line.setPlaceholderText(title)
    line.setAccessibleName(name)
    line.setToolTip(name)
    line.setFixedWidth(110)
    return line


def _whole(text: str) -> int:
    if not text.strip().isdecimal():
        raise UserError(N_("“{text}” is not a whole number."), text=text)
    return int(text)
