"""The card of the clock: round, time, bar, and every button of the stage with its key."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from aliances_desktop.ui import theme
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.pages.live import scenes
from aliances_desktop.ui.pages.live.session import LiveSession
from aliances_desktop.ui.widgets.bar import Bar
from aliances_desktop.ui.widgets.editors import QuietComboBox
from aliances_desktop.ui.widgets.labels import Card, badge, button, label, row, set_tone

_WIDTH = 304
_COLOURS = {"soon": "warning", "last": "error"}


class ClockCard(Card):
    """Shows a session and lets it be run with the mouse; the page takes the keys."""

    def __init__(self) -> None:
        super().__init__()
        self.session: LiveSession | None = None
        self.setFixedWidth(max(_WIDTH, self.fontMetrics().averageCharWidth() * 40))
        self._round = label(role="group")
        self._time = label()
        self._time.setAlignment(Qt.AlignmentFlag.AlignCenter)
        font = self._time.font()
        font.setPointSizeF(font.pointSizeF() * 3.6)
        font.setBold(True)
        self._time.setFont(font)
        self._bar = Bar()
        self._message = label()
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._end = badge("", "neutral")
        self._end.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._end.setMinimumHeight(self._end.fontMetrics().height() + 8)
        self.start = self._live("", lambda s: s.toggle(), "play", primary=True)
        self.body.setSpacing(6)
        for widget in (self._round, self._time, self._bar, self._message, self.start):
            self.body.addWidget(widget)
        less, more = (
            self._live(_("−1 min"), lambda s: s.add_minute(-1)),
            self._live(_("+1 min"), lambda s: s.add_minute(1)),
        )
        back = self._live("", lambda s: s.go_to(-1), "skip-back")
        forward = self._live("", lambda s: s.go_to(1), "skip-forward")
        for widget, name, key in (
            (less, _("One minute less"), "−"), (more, _("One minute more"), "+"),
            (back, _("Previous round"), "←"), (forward, _("Next round"), "→"),
        ):  # fmt: skip
            widget.setAccessibleName(name)
            widget.setToolTip(f"{name} ({key})")
        self.body.addLayout(row(back, less, more, forward, spacing=6))
        self.body.addStretch(1)
        self._add_projector()
        self.body.addStretch(1)
        self.body.addWidget(self._end)

    def _live(
        self, text: str, act: Callable[[LiveSession], object], icon: str = "", *, primary: bool = False
    ) -> QPushButton:
        made = button(
            text,
            lambda: self.session is not None and act(self.session),
            icon=icon,
            primary=primary,
            live=True,
        )
        # The keys of the stage must not depend on which button was pressed last.
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return made

    def _add_projector(self) -> None:
        self.chooser = QuietComboBox()
        self.chooser.setAccessibleName(_("Screen of the projector"))
        self.chooser.activated.connect(self._choose_screen)
        self.show_button = self._live("", lambda s: s.projection.toggle(), "monitor")
        self.freeze = self._live("", lambda s: s.projection.freeze(), "snowflake")
        self.black = self._live("", lambda s: s.projection.black(), "square")
        self.body.addWidget(self.chooser)
        self.body.addWidget(self.show_button)
        self.body.addLayout(row(self.freeze, self.black))

    def show_session(self, session: LiveSession) -> None:
        """Show another session."""
        self.session = session
        self.refresh()

    def refresh(self) -> None:
        """Write everything that changes by a decision."""
        session = self.session
        if session is None:
            return
        timer = session.timer
        text = _("Pause (Space)") if timer.is_running else _("Start (Space)")
        self.start.setText(text)
        self.start.setIcon(theme.icon("pause" if timer.is_running else "play", theme.current().on_primary))
        self.start.setEnabled(session.is_planned and timer.phase != "ended")
        projector = session.projection.window
        self.show_button.setText(_("Close the projector (P)") if projector else _("Show the projector (P)"))
        self.freeze.setText(_("Go on (F)") if projector and projector.is_frozen else _("Freeze (F)"))
        self.black.setText(_("Picture (B)") if projector and projector.is_black else _("Black (B)"))
        for widget in (self.freeze, self.black):
            widget.setEnabled(projector is not None)
        self._fill_screens()
        self.tick()

    def _fill_screens(self) -> None:
        session = self.session
        if session is None:
            return
        screens = session.projection.screens()
        texts = [
            _("Screen {n} ({width}×{height})", n=n, width=s.size().width(), height=s.size().height())
            for n, s in enumerate(screens, 1)
        ]
        if len(screens) < 2:
            texts = [_("One screen only: in a window")]
        if texts != [self.chooser.itemText(n) for n in range(self.chooser.count())]:
            self.chooser.clear()
            for text, screen in zip(texts, screens, strict=True):
                self.chooser.addItem(text, screen.name())
        remembered = self.chooser.findData(session.context.preferences.projector_screen)
        self.chooser.setCurrentIndex(remembered if remembered >= 0 else min(1, len(screens) - 1))
        self.chooser.setEnabled(len(screens) > 1)

    def _choose_screen(self) -> None:
        if self.session is not None:
            self.session.context.preferences.projector_screen = str(self.chooser.currentData())
            self.session.projection.place()

    def tick(self) -> None:
        """Write what changes with time."""
        session = self.session
        if session is None or not session.is_planned:
            return
        timer = session.timer
        colour = theme.tone(_COLOURS[timer.urgency])[0] if timer.urgency and timer.is_running else ""
        self._round.setText(scenes.round_title(timer))
        self._time.setText(scenes.minutes(timer.left_seconds))
        # A style sheet would win over the palette's colour.
        self._time.setStyleSheet(f"color: {colour or theme.current().text};")
        self._bar.show_share(timer.share_left, colour)
        self._message.setText(scenes.message(timer))
        self._write_end(session)

    def _write_end(self, session: LiveSession) -> None:
        if session.timer.phase == "ended":
            self._end.hide()
            return
        ending = session.ending()
        at, late = current().time(ending.at), ending.late_minutes or 0
        if late > 0:
            text = ngettext(
                "Ends at {time}, {n} minute late", "Ends at {time}, {n} minutes late", late, time=at
            )
        elif late < 0:
            text = ngettext(
                "Ends at {time}, {n} minute early", "Ends at {time}, {n} minutes early", -late, time=at
            )
        else:
            text = _("Ends at {time}", time=at)
        tone = "warning" if late > 0 else "neutral"
        self._end.show()
        if self._end.text() != text or self._end.property("tone") != tone:
            self._end.setText(text)
            set_tone(self._end, tone)
