"""What a phase needs before it begins, the sheets it works with, and the workshops held in it."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QMenu, QSizePolicy, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import (
    Alliance,
    Entity,
    Involvement,
    Letter,
    Partner,
    Phase,
    PhaseWorkshop,
    Workshop,
)
from aliances_desktop.model.codes_alliance import GATES
from aliances_desktop.services import gates, phases
from aliances_desktop.services.gates import Evidence
from aliances_desktop.services.phases import Held
from aliances_desktop.ui import theme
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.widgets.combos import MenuButton
from aliances_desktop.ui.widgets.labels import (
    Card,
    button,
    clear,
    column,
    label,
    link,
    literal,
    row,
    scrolled,
)

_ICONS: Final = {True: "circle-check", False: "triangle-alert"}


class PhaseGate(RecordTab):
    """The gate of a phase line by line, its models as links to printing, its workshops as links to them."""

    NAME = "processes"
    TITLE = N_("Condition and models")
    WATCHES = frozenset(
        {Phase, Involvement, Entity, Alliance, Partner, Letter, PhaseWorkshop, Workshop}
    )  # fmt: skip

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._phase: Phase | None = None
        self._gate, self._sheets, self._workshops = (column(spacing=4) for _n in range(3))
        inside = QWidget()
        body = column(margin=12)
        for title, lines in (
            (_("Before it begins"), self._gate),
            (_("Sheets to work with"), self._sheets),
            (_("Workshops of the phase"), self._workshops),
        ):
            card = Card(title)
            card.body.addLayout(lines)
            body.addWidget(card)
        body.addStretch(1)
        inside.setLayout(body)
        self.setLayout(column(scrolled(inside)))

    def fill(self) -> None:
        """Read the phase and all that its gate asks for."""
        phase = self._phase = self.context.read(phases.find, self.record_id)
        if phase is None:
            return
        for lines in (self._gate, self._sheets, self._workshops):
            clear(lines)
        self._fill_gate(phase)
        self._fill_sheets(phase)
        self._fill_workshops()

    # The gate

    def _fill_gate(self, phase: Phase) -> None:
        self._gate.addWidget(label(_(GATES[phase.gate]), wrap=True))
        today = self.context.today()
        for line in self.context.read(gates.evidence, phase.key, today):
            self._gate.addLayout(self._evidence(line, phase))

    def _evidence(self, line: Evidence, phase: Phase) -> QHBoxLayout:
        sentence = label(_(line.msgid, **_shown(line.values)), wrap=True)
        sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        tone = "ok" if line.is_there else "warning"
        word = label(_("There") if line.is_there else _("Still missing"))
        widths = (
            word.fontMetrics().horizontalAdvance(_(text)) for text in (N_("There"), N_("Still missing"))
        )
        word.setMinimumWidth(max(widths) + 4)
        parts: list[QWidget | QLayout | None] = [_picture(_ICONS[line.is_there], tone), word, sentence]
        if not line.is_there:
            parts.append(link(_("Enter it"), partial(self._go, line, phase)))
        made = row(*parts)
        made.setStretch(2, 1)
        return made

    def _go(self, line: Evidence, phase: Phase) -> None:
        if line.target == "alliances":
            self.context.go("alliances", line.record_id)
        else:
            self.context.go("processes", phase.process_id, line.target)

    # Sheets

    def _fill_sheets(self, phase: Phase) -> None:
        # What draws paper is loaded when a phase's sheets come into sight, not with the page.
        from aliances_desktop.documents.registry import BY_ID

        known = [BY_ID[id] for id in dict.fromkeys(("phase_cards", *phase.sheets)) if id in BY_ID]
        for sheet in known:
            tab = sheet.id if sheet.subject == "workshop" else f"{sheet.subject}/{sheet.id}"
            pressed = partial(self.context.go, "print", self._subject_id(sheet.subject, phase), tab)
            self._sheets.addLayout(row(link(_(sheet.title), pressed), None))

    def _subject_id(self, subject: str, phase: Phase) -> int | None:
        """What a sheet of the phase is printed of: the process, its first alliance, or the first workshop held."""
        if subject == "process":
            return phase.process_id
        if subject == "alliance":
            return self.context.read(phases.first_alliance, phase.process_id)
        held = self.context.read(phases.workshops, self.record_id)
        return held[0].id if held else None

    # Workshops

    def _fill_workshops(self) -> None:
        held = self.context.read(phases.workshops, self.record_id)
        for one in held:
            open_it = link(_named(one), partial(self.context.go, "workshops", one.id))
            out = button(_("Take out of the phase"), partial(self._unlink, one), icon="x")
            out.setEnabled(self.is_writable)
            self._workshops.addLayout(row(open_it, None, out))
        if not held:
            text = _("No workshop is part of this phase yet.")
            self._workshops.addWidget(label(text, role="secondary", wrap=True))
        choose = MenuButton()
        choose.setText(_("Add a workshop"))
        choose.setEnabled(self.is_writable)
        menu = QMenu(choose)
        menu.aboutToShow.connect(partial(self._fill_menu, menu))
        choose.setMenu(menu)
        self._workshops.addLayout(row(choose, None))

    def _fill_menu(self, menu: QMenu) -> None:
        menu.clear()
        for one in self._free():
            menu.addAction(literal(_named(one)), partial(self.link, one.id))
        menu.addSeparator()
        menu.addAction(_("New workshop…"), partial(self.context.trigger, "workshop.add"))

    def _free(self) -> Iterable[Held]:
        return self.context.read(phases.free_workshops)[:30]

    def link(self, workshop_id: int) -> None:
        """Make a workshop part of the phase."""
        self.context.edit(
            N_("Add a workshop to the phase"), phases.link_workshop, self.record_id, workshop_id
        )

    def _unlink(self, held: Held) -> None:
        self.context.edit(N_("Take a workshop out of the phase"), phases.unlink_workshop, held.id)
        self.context.tell(_("No longer in the phase: {name}", name=held.title), can_undo=True)


def _named(held: Held) -> str:
    return held.title if held.day is None else f"{held.title} · {current().short_day(held.day)}"


def _shown(values: dict[str, object]) -> dict[str, object]:
    return {
        name: current().short_day(value) if isinstance(value, date) else value
        for name, value in values.items()
    }


def _picture(icon: str, tone: str) -> QLabel:
    picture = QLabel()
    picture.setPixmap(theme.pixmap(icon, theme.tone(tone)[0]))
    return picture
