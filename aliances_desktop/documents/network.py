"""The map of entities and alliances on paper, the list its numbers refer to, and how the network grew year by year."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from aliances_desktop.charts.alliances_map import MapHub, alliances_map
from aliances_desktop.documents.sheet import Document, Occasion, table
from aliances_desktop.documents.text import GROUP, LEAD, SMALL, cut, paragraph
from aliances_desktop.i18n import Translator

_SIDE: Final = 134 * mm


@dataclass(frozen=True)
class YearLine:
    """A year of the network: alliances and entities in it, and pairs of entities that shared an alliance."""

    year: int
    alliances: int
    entities: int
    pairs: int


@dataclass(frozen=True)
class NetworkMap:
    """The network in the last of `years`; `hubs` refer to `nodes` by position, `titles` are those of the hubs."""

    occasion: Occasion
    day: date
    nodes: tuple[str, ...]
    hubs: tuple[MapHub, ...]
    titles: tuple[str, ...]
    years: tuple[YearLine, ...]
    code: str = ""


def network_map(data: NetworkMap, t: Translator) -> Document:
    """Return the map, the alliances by number, and the years."""

    def story() -> list[Flowable]:
        flowables: list[Flowable] = []
        if data.hubs:
            labels = [cut(name, 80) for name in data.nodes]
            legend = [t.gettext("The numbers are those of the list. Dashed lines: not begun that year.")]
            if any(hub.is_marked for hub in data.hubs):
                legend.append(t.gettext("Thick lines: the alliance of this sheet."))
            flowables += [alliances_map(labels, data.hubs, _SIDE), paragraph(" ".join(legend), SMALL)]
        else:
            flowables.append(paragraph(t.gettext("None so far."), LEAD))
        return [*flowables, *_list(data, t), *_years(data, t)]

    return Document(
        t.gettext("Map of entities and alliances"), t.language, story, owner=data.occasion.title,
        instruction=str(data.years[-1].year), code=data.code, footer=Occasion(data.occasion.title, data.day).line(t),
    )  # fmt: skip


def _list(data: NetworkMap, t: Translator) -> list[Flowable]:
    if not data.hubs:
        return []
    rows = [
        [str(number), cut(title, 200), cut(", ".join(data.nodes[n] for n in hub.members), 900)]
        for number, (title, hub) in enumerate(zip(data.titles, data.hubs, strict=True), 1)
    ]
    head = [t.gettext("No."), t.gettext("Alliance"), t.gettext("Partners")]
    return [
        paragraph(t.gettext("Alliances"), GROUP),
        table(head, rows, [12 * mm, 61 * mm, 100 * mm], valign="TOP"),
    ]


def _years(data: NetworkMap, t: Translator) -> list[Flowable]:
    rows = [
        [str(one.year), t.number(one.alliances), t.number(one.entities), t.number(one.pairs)]
        for one in data.years
    ]
    head = [
        t.gettext("Year"), t.gettext("Alliances"), t.gettext("Entities in them"), t.gettext("Pairs that share one"),
    ]  # fmt: skip
    return [
        Spacer(1, 2 * mm),
        paragraph(t.gettext("Year by year"), GROUP),
        table(head, rows, [30 * mm, 40 * mm, 50 * mm, 53 * mm]),
    ]
