"""Tests side by side: all entities, or one over time; the drawing is that of the printed sheet."""

from typing import Final

from PySide6.QtWidgets import QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.services import evaluations
from aliances_desktop.ui import theme
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.widgets.combos import QuietComboBox
from aliances_desktop.ui.widgets.labels import column, label, row, scrolled
from aliances_desktop.ui.widgets.picture import Picture
from aliances_desktop.ui.widgets.segments import Segments

_WIDTH: Final = 540.0
"""Width of the drawing in points; on screen it is a quarter larger."""
_SCALE: Final = 1.25
_PARTS: Final = {
    "1": N_("Aims, conditions and risks"),
    "3": N_("Extension and resources"),
    "5": N_("Partners, skills, environment"),
}
_TABLES: Final = {"1": ("1", "2.1", "2.2"), "3": ("3", "4"), "5": ("5", "6", "7")}


class SideBySide(QWidget):
    """Whose tests, which tables, and the drawing of them."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._alliance_id = 0
        self.whose = QuietComboBox()
        self.whose.setAccessibleName(_("Whose tests"))
        self.whose.setMinimumWidth(220)
        self.whose.activated.connect(lambda _n: self._draw())
        self.part = Segments({code: _(text) for code, text in _PARTS.items()}, _("Tables of the test"))
        self.part.chosen.connect(lambda _code: self._draw())
        self.picture = Picture(_("Tests side by side"))
        self._empty = label(role="secondary", wrap=True)
        inside = QWidget()
        inside.setLayout(column(self._empty, row(self.picture, None), None))
        top = row(self.whose, self.part)
        top.setStretch(1, 1)
        layout = column(top, scrolled(inside))
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def show_alliance(self, alliance_id: int) -> None:
        """Show the tests of an alliance."""
        chosen = self.whose.currentData() if alliance_id == self._alliance_id else None
        self._alliance_id = alliance_id
        found = self.context.read(evaluations.all_tests, alliance_id)
        self.whose.clear()
        self.whose.addItem(_("The latest of each entity"), 0)
        for key, name in {test.entity_id: test.entity for test in found}.items():
            self.whose.addItem(_("{name} over time", name=name), key)
        self.whose.setCurrentIndex(max(self.whose.findData(chosen), 0))
        self._draw()

    def _draw(self) -> None:
        # Drawing is loaded with the first comparison.
        from aliances_desktop.charts.palette import Palette
        from aliances_desktop.charts.svg import to_svg
        from aliances_desktop.documents.comparison import comparison_chart
        from aliances_desktop.services import gather_evaluations

        key = self.whose.currentData()
        if key:
            found = self.context.read(gather_evaluations.over_time, self._alliance_id, key)
        else:
            found = self.context.read(gather_evaluations.side_by_side, self._alliance_id)
        self.picture.setVisible(bool(found.tests))
        self._empty.setText("" if found.tests else _("No test has been filled in yet."))
        if not found.tests:
            return
        colours = theme.current()
        palette = Palette(text=colours.text, quiet=colours.border, main=colours.primary)
        drawing = comparison_chart(found, _TABLES[self.part.current], current(), _WIDTH, palette)
        self.picture.setFixedSize(round(_WIDTH * _SCALE), round(drawing.height * _SCALE))
        self.picture.show_svg(lambda: to_svg(drawing))
