"""All alliances at once: the board by stage, and the map of entities and alliances over the years."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSlider, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Alliance, Entity, Partner
from aliances_desktop.services import network
from aliances_desktop.services.network import Hub, Network
from aliances_desktop.ui import theme
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, ngettext
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.pages.alliances.board import BoardStep
from aliances_desktop.ui.steps_tab import StepsTab
from aliances_desktop.ui.widgets.labels import beside, column, label, row
from aliances_desktop.ui.widgets.picture import Picture
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable
from aliances_desktop.ui.widgets.segments import Segments

_SCOPES: Final = {"all": N_("Whole network"), "one": N_("Around this alliance")}


class MapStep(RecordTab):
    """The map of a year, with the numbers of its alliances beside it."""

    TITLE = N_("Map")
    WATCHES = frozenset({Alliance, Partner, Entity})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._hubs: dict[int, Hub] = {}
        self._names: dict[int, str] = {}
        self.scope = Segments({code: _(text) for code, text in _SCOPES.items()}, _("What the map shows"))
        self.scope.chosen.connect(lambda _code: self.fill())
        self.year = QSlider(Qt.Orientation.Horizontal)
        self.year.setAccessibleName(_("Year"))
        self.year.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.year.setPageStep(1)
        self.year.valueChanged.connect(lambda _year: self._show_year())
        self._year = label(role="group")
        self.picture = Picture(_("Map of entities and alliances"))
        self.table: RowsTable[Hub] = RowsTable(self._model(), _("Alliances of the year"))
        self.table.opened.connect(lambda id: context.go("alliances", id, "summary"))
        self._count = label(role="secondary", wrap=True)
        hint = label(
            _("The numbers are those of the list. Dashed: not begun that year. Thick: the one chosen. Enter opens it."),
            role="secondary", wrap=True,
        )  # fmt: skip
        side = QWidget()
        years = row(self._year, self.year)
        years.setStretch(1, 1)
        side.setLayout(column(self.scope, years, self._count, self.table, hint))
        whole = beside(self.picture, side, (560, 380))
        self.setLayout(column(whole, margin=12))

    def _model(self) -> RowsModel[Hub]:
        def partners(hub: Hub) -> str:
            return ", ".join(self._names[id] for id in hub.entity_ids)

        return RowsModel(
            (
                Column(N_("No."), lambda hub: str(list(self._hubs).index(hub.alliance_id) + 1), 40, align="right"),
                Column(N_("Alliance"), lambda hub: hub.title, 170),
                Column(N_("Partners"), partners, 170),
            ),
            lambda ids: {id: self._hubs[id] for id in ids if id in self._hubs},
        )  # fmt: skip

    def fill(self) -> None:
        """Read which years there are, and show the one chosen: this year to begin with."""
        years = self.context.read(network.years, self.context.today())
        is_first = self.year.maximum() < years[0]
        self.year.blockSignals(True)
        self.year.setRange(years[0], years[-1])
        if is_first:
            self.year.setValue(years[-1])
        self.year.blockSignals(False)
        self.year.setEnabled(len(years) > 1)
        self._show_year()

    def _show_year(self) -> None:
        only = self.record_id if self.scope.current == "one" else None
        found = self.context.read(network.network, self.year.value(), only)
        self._year.setText(str(found.year))
        self._names = {node.entity_id: node.label for node in found.nodes}
        self._hubs = {hub.alliance_id: hub for hub in found.hubs}
        self.table.show_ids(list(self._hubs))
        alliances = ngettext("{n} alliance", "{n} alliances", len(found.hubs))
        entities = ngettext("{n} entity", "{n} entities", len(found.nodes))
        self._count.setText(_("{alliances} of {entities}", alliances=alliances, entities=entities))
        self.picture.show_svg(lambda: self._svg(found))

    def _svg(self, found: Network) -> bytes:
        from aliances_desktop.charts.palette import Palette
        from aliances_desktop.services.network_map import map_svg

        colours = theme.current()
        palette = Palette(
            text=colours.text, quiet=colours.border, main=colours.primary, ground=colours.background
        )
        return map_svg(found, self.record_id, palette)


class OverviewTab(StepsTab):
    """The board and the map."""

    TITLE = N_("Overview")
    HEADER = ("alliance.add", "print.open")
    STEPS = (BoardStep, MapStep)
