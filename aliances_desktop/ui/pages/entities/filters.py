"""What narrows the directory: a line to type in and four chips."""

from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model.codes import KINDS, SECTORS
from aliances_desktop.services import directory
from aliances_desktop.services.directory import Facets, Filter
from aliances_desktop.ui import theme
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.widgets.chips import FilterChip, Option
from aliances_desktop.ui.widgets.flow import FlowLayout
from aliances_desktop.ui.widgets.labels import column, label, row

_PAUSE_MS = 120
"""How long typing must rest before the list is read: shorter than noticed, longer than a quick typist's keys."""

CHIPS = {
    "municipalities": N_("Municipality"),
    "sectors": N_("Sector"),
    "kinds": N_("Kind"),
    "tags": N_("Tag"),
}
_CODES = {"sectors": SECTORS, "kinds": KINDS}


class Filters(QWidget):
    """Tells what the directory is narrowed to; `changed` comes after typing has rested, or at once after a tick."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Filter by any word of the sheet"))
        self.line.setAccessibleName(_("Filter entities"))
        self.line.setClearButtonEnabled(True)
        self.line.addAction(theme.icon("filter"), QLineEdit.ActionPosition.LeadingPosition)
        self.count = label(role="secondary")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self.line.textChanged.connect(lambda _text: self._pause.start())
        self.line.returnPressed.connect(self.apply_now)
        self.chips: dict[str, FilterChip] = {}
        for name, title in CHIPS.items():
            chip = FilterChip(_(title))
            chip.opening.connect(lambda name=name: self._fill(name))
            chip.changed.connect(self.apply_now)
            self.chips[name] = chip
        flow = QWidget()
        flow.setLayout(FlowLayout(*self.chips.values(), spacing=6))
        self.setLayout(column(row(self.line, self.count, spacing=12), flow))

    def filter(self) -> Filter:
        """Return what the list is narrowed to."""
        ticked: dict[str, Any] = {name: frozenset(chip.chosen()) for name, chip in self.chips.items()}
        return Filter(text=self.line.text(), **ticked)

    def apply_now(self) -> None:
        """Do not wait for typing to rest."""
        self._pause.stop()
        self.changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        # Nothing may be read once the page is gone: its file may be closed.
        if self._pause.isActive():
            self.apply_now()
        super().hideEvent(event)

    def clear(self) -> None:
        """Narrow to nothing."""
        for chip in self.chips.values():
            chip.choose(())
        self.line.clear()
        self.apply_now()

    def _fill(self, name: str) -> None:
        facets: Facets = self.context.read(directory.facets, self.filter())
        counts: dict[str, int] = getattr(facets, name)
        codes = _CODES.get(name)
        options = [
            Option(value, _(codes[value]) if codes else value, count)
            for value, count in counts.items()
            if value and (codes is None or value in codes)
        ]
        self.chips[name].set_options(sorted(options, key=lambda option: current().sort_key(option.label)))

    # Coming back

    def state(self) -> tuple[tuple[str, str], ...]:
        """Return what is typed and ticked, for a route."""
        ticked = ((name, "|".join(map(str, chip.chosen()))) for name, chip in self.chips.items())
        return (("text", self.line.text()), *ticked)

    def restore(self, state: tuple[tuple[str, str], ...]) -> None:
        """Type and tick what a route remembers."""
        for name, value in state:
            if name == "text":
                self.line.setText(value)
            elif name in self.chips:
                self.chips[name].choose(tuple(value.split("|")) if value else ())
                self._fill(name)
