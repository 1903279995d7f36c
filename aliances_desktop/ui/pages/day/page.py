"""Runs an agenda from the keyboard: the clock on the left; all rows and what to cut on the right."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Agenda, AgendaRow, Workshop
from aliances_desktop.services import agenda, agenda_live, workshops
from aliances_desktop.ui import theme
from aliances_desktop.ui.context import Context, Route
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.page import Page
from aliances_desktop.ui.pages.day.session import DaySession, RowClock, clock_text, late_text
from aliances_desktop.ui.widgets.bar import Bar
from aliances_desktop.ui.widgets.labels import (
    Card,
    badge,
    button,
    clear,
    column,
    empty_page,
    label,
    literal,
    row,
    set_tone,
)
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable

_WIDTH: Final = 320
_STATES: Final = {"coming": N_("To come"), "on": N_("On now"), "done": N_("Done"), "skipped": N_("Left out")}


class DayPage(Page):
    """Space goes on to the next row; plus and minus lengthen and shorten what is on; S leaves the next row out."""

    NAME = "day"
    TITLE = N_("Agenda, live")
    WATCHES = frozenset({Workshop, Agenda, AgendaRow})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.workshop_id = 0
        self.session: DaySession | None = None
        model: RowsModel[AgendaRow] = RowsModel(
            (
                Column(N_("Planned"), lambda one: self._starts.get(one.key, ""), 70),
                Column(N_("Activity"), lambda one: one.activity.get(current().language), 260),
                Column(N_("Begun"), _begun, 70),
                Column(N_("Minutes"), _minutes, 80, align="right"),
                Column(N_("State"), lambda one: _(_STATES[state(one)]), 100, tone=_tone, hidden_below=420),
            ),
            lambda ids: {id: self._rows[id] for id in ids if id in self._rows},
        )
        self._rows: dict[int, AgendaRow] = {}
        self._starts: dict[int, str] = {}
        self._shown: list[tuple[RowClock, _ClockLine]] = []
        self.table: RowsTable[AgendaRow] = RowsTable(model, _("Agenda"))
        self.table.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._clocks = QVBoxLayout()
        self._clocks.setSpacing(theme.SPACE)
        self.late = badge("", "neutral")
        self.next = self._live(_("Begin"), self.go_on, "play", primary=True)
        self._less = self._live(_("−5 min"), lambda: self.extend(-5))
        self._more = self._live(_("+5 min"), lambda: self.extend(5))
        self._skip = self._live(_("Leave the next one out (S)"), self.skip)
        self.to_market = self._live(_("Run the market-place"), self._go_to_market, "store")
        self._show = self._live("", self._toggle_projector, "monitor")
        self._again = button(_("Begin the day again…"), self.reset)
        self._cuts = Card(_("To end in time"))
        self._cut_text = label(wrap=True)
        self.cut = button(_("Shorten these rows"), self.apply_cuts, primary=True)
        self._cuts.body.addWidget(self._cut_text)
        self._cuts.body.addLayout(row(self.cut, None))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self._whole())
        self.setLayout(column(self._stack))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _live(
        self, text: str, act: Callable[[], object], icon: str = "", *, primary: bool = False
    ) -> QPushButton:
        made = button(text, act, icon=icon, primary=primary, live=True)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return made

    def _whole(self) -> QWidget:
        clock = Card()
        clock.setFixedWidth(max(_WIDTH, self.fontMetrics().averageCharWidth() * 42))
        clock.body.addLayout(self._clocks)
        clock.body.addWidget(self.next)
        clock.body.addLayout(row(self._less, self._more))
        clock.body.addWidget(self._skip)
        clock.body.addWidget(self.to_market)
        clock.body.addStretch(1)
        clock.body.addWidget(self._show)
        clock.body.addWidget(self.late)
        right = QWidget()
        right.setLayout(column(self.table, self._cuts, row(None, self._again)))
        inside = row(clock, right, spacing=12)
        inside.setContentsMargins(12, 12, 12, 12)
        inside.setStretch(1, 1)
        whole = QWidget()
        whole.setLayout(inside)
        return whole

    def _empty(self) -> QWidget:
        choose = button(_("Choose an agenda"), self._go_to_agenda, primary=True)
        return empty_page(_("This workshop has no agenda yet."), choose)

    # Reading

    def go(self, route: Route) -> None:
        """Show the agenda of a workshop; without one that of the workshop coming next."""
        coming = self.context.read(workshops.next_workshop, self.context.today())
        wanted = route.id or self.workshop_id or coming or 0
        if wanted and wanted != self.workshop_id:
            self._follow(wanted)
        self.setFocus()
        self.trailed.emit()

    def _follow(self, workshop_id: int) -> None:
        if self.session is not None:
            self.session.moved.disconnect(self._fill)
            self.session.ticked.disconnect(self._on_tick)
            self.session.key_pressed.disconnect(self.press)
        self.workshop_id = workshop_id
        self.session = session = DaySession.of(self.context, workshop_id)
        session.moved.connect(self._fill)
        session.ticked.connect(self._on_tick)
        session.key_pressed.connect(self.press)
        self._fill()

    def reload(self) -> None:
        """Leave a workshop that is gone; the session itself reads the agenda."""
        if self.session is not None and not self.context.read(workshops.rows, [self.workshop_id]):
            self.session, self.workshop_id = None, 0
            self._stack.setCurrentIndex(0)
            self.trailed.emit()

    def _fill(self) -> None:
        session = self.session
        found = session.agenda if session else None
        self._stack.setCurrentIndex(1 if found is not None and found.rows else 0)
        if session is None or found is None:
            return
        view = self.context.read(agenda.view, self.workshop_id)
        self._starts = {line.id: f"{line.starts:%H:%M}" for line in view.lines} if view else {}
        self._rows = {one.key: one for one in found.rows}
        self.table.show_ids(list(self._rows))
        running = found.position.running
        if running:
            self.table.choose(running[0].id)
        self._fill_clocks()
        self._write_state()

    def _fill_clocks(self) -> None:
        clear(self._clocks)
        self._shown = []
        assert self.session is not None
        clocks = self.session.clocks()
        for one in clocks:
            line = _ClockLine(one, is_alone=len(clocks) == 1, go_on=partial(self.go_on, one.row.key))
            self._clocks.addWidget(line)
            self._shown.append((one, line))
        if not clocks:
            has_ended = self.session.agenda is not None and self.session.agenda.has_ended
            self._clocks.addWidget(
                label(_("The day has ended") if has_ended else _("About to begin"), role="group")
            )

    def _write_state(self) -> None:
        session = self.session
        assert session is not None
        assert session.agenda is not None
        position, is_writable = session.agenda.position, not self.context.store.is_read_only
        following = session.next_row()
        name = following.activity.get(current().language) if following else ""
        text = (
            _("Next: {activity}", activity=name)
            if position.running
            else _("Begin: {activity}", activity=name)
        )
        fits = self.next.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, _WIDTH - 80)
        self.next.setText(literal(fits if following else _("End the day")))
        # L10n: the key on the keyboard, as it is called in a menu.
        key = _("Space bar")
        self.next.setToolTip(f"{text} ({key})")
        self.next.setEnabled(is_writable and bool(following or position.running))
        for widget in (self._less, self._more):
            widget.setEnabled(is_writable and bool(position.running))
        self._skip.setEnabled(is_writable and following is not None)
        self._again.setEnabled(is_writable and session.agenda.has_begun)
        self.to_market.setVisible(any(one.row.kind == "market" for one in session.clocks()))
        is_shown = session.projection.window is not None
        self._show.setText(_("Close the projector (P)") if is_shown else _("Show on the projector (P)"))
        self.late.setText(late_text(position.late) if session.agenda.has_begun else _("Not begun yet"))
        set_tone(self.late, "error" if position.late > 0 else "ok" if session.agenda.has_begun else "neutral")
        cuts = session.agenda.cuts
        self._cuts.setVisible(bool(cuts))
        parts = [
            ngettext("{activity}: {n} minute less", "{activity}: {n} minutes less", cut.minutes,
                     activity=session.agenda.row(cut.id).activity.get(current().language))
            for cut in cuts
        ]  # fmt: skip
        self._cut_text.setText("\n".join(parts))

    def _on_tick(self) -> None:
        if self.session is None:
            return
        by_id = {one.row.key: one for one in self.session.clocks()}
        for one, line in self._shown:
            if one.row.key in by_id:
                line.show_clock(by_id[one.row.key])

    # Acting

    def _edit(self, name: str, use_case: Callable[..., object], *arguments: object) -> None:
        if not self.context.store.is_read_only:
            self.context.edit(name, use_case, *arguments)

    def go_on(self, row_id: int | None = None) -> None:
        """End what is on and begin the next row, or go on in one group only."""
        self._edit(
            N_("Go on in the agenda"), agenda_live.go_on, self.workshop_id, self.context.clock(), row_id
        )

    def extend(self, minutes: int) -> None:
        """Give every row that is on more time, or less."""
        if self.session is not None:
            for one in self.session.clocks():
                self._edit(N_("Change the time of a row"), agenda_live.extend, one.row.key, minutes)

    def skip(self) -> None:
        """Leave the next row out."""
        following = self.session.next_row() if self.session else None
        if following is not None:
            self._edit(N_("Leave a row out"), agenda_live.skip, following.key, self.context.clock())
            name = following.activity.get(current().language)
            self.context.tell(_("Left out: {name}", name=name), can_undo=True)

    def apply_cuts(self) -> None:
        """Shorten the coming rows as proposed."""
        if self.session is not None and self.session.agenda is not None:
            self._edit(N_("Shorten the agenda"), agenda_live.apply_cuts, self.session.agenda.cuts)

    def reset(self) -> None:
        """Begin the day again from its first row; a toast offers to undo it."""
        self._edit(N_("Begin the day again"), agenda_live.reset, self.workshop_id)
        self.context.tell(_("The day begins again."), can_undo=True)

    def _toggle_projector(self) -> None:
        if self.session is not None:
            self.session.projection.toggle()

    def _go_to_market(self) -> None:
        self.context.go("live", self.workshop_id)

    def _go_to_agenda(self) -> None:
        self.context.go("workshops", self.workshop_id or None, "agenda")

    # Frame and keys

    def trail(self) -> list[str]:
        """Return workshop and page."""
        return [self.session.title, _(self.TITLE)] if self.session else [_(self.TITLE)]

    def route(self) -> Route:
        """Return the workshop shown."""
        return Route(self.NAME, self.workshop_id or None)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """The market-place is run from here too."""
        return {"market.live": self._go_to_market, "agenda.live": self.setFocus}

    def available(self, action_id: str) -> bool:
        """Both need a workshop."""
        return bool(self.workshop_id)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key of the stage asks; False for a key that means nothing here."""
        if self.session is None or event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        ):
            return False
        if event.text() in ("+", "-", "−"):
            self.extend(5 if event.text() == "+" else -5)
            return True
        projection = self.session.projection
        actions: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Space: self.go_on, Qt.Key.Key_Right: self.go_on, Qt.Key.Key_S: self.skip,
            Qt.Key.Key_P: projection.toggle, Qt.Key.Key_F: projection.freeze, Qt.Key.Key_B: projection.black,
        }  # fmt: skip
        action = actions.get(Qt.Key(event.key()))
        if action is None:
            return False
        action()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.press(event):
            super().keyPressEvent(event)


class _ClockLine(QWidget):
    """A row that is on, with its time; in parallel with others each can go on by itself."""

    def __init__(self, clock: RowClock, *, is_alone: bool, go_on: Callable[[], object]) -> None:
        super().__init__()
        name = clock.row.activity.get(current().language)
        title = label(name if is_alone else f"{clock.row.track} · {name}", role="group", wrap=True)
        self.time = label()
        self.time.setAlignment(Qt.AlignmentFlag.AlignCenter)
        font = self.time.font()
        font.setPointSizeF(font.pointSizeF() * (3.4 if is_alone else 1.8))
        font.setBold(True)
        self.time.setFont(font)
        self.bar = Bar()
        layout = column(title, self.time, self.bar, spacing=4)
        if not is_alone:
            layout.addWidget(button(_("This group goes on"), go_on))
        self.setLayout(layout)
        self.show_clock(clock)

    def show_clock(self, clock: RowClock) -> None:
        """Show the time left."""
        colours = theme.current()
        self.time.setText(clock_text(clock.left_seconds))
        self.time.setAccessibleName(_("Time left: {time}", time=clock_text(clock.left_seconds)))
        self.bar.show_share(
            clock.share_left, {"soon": colours.warning, "last": colours.error}.get(clock.urgency, "")
        )


def state(one: AgendaRow) -> str:
    """Return where a row stands: "coming", "on", "done" or "skipped"."""
    if one.ended_at is not None:
        return "skipped" if one.started_at is None else "done"
    return "coming" if one.started_at is None else "on"


def _begun(one: AgendaRow) -> str:
    return f"{one.started_at.astimezone():%H:%M}" if one.started_at is not None else ""


def _minutes(one: AgendaRow) -> str:
    return f"{one.minutes} {one.extra_minutes:+d}" if one.extra_minutes else str(one.minutes)


def _tone(one: AgendaRow) -> str:
    return {"on": "ok", "skipped": "warning"}.get(state(one), "")
