"""What hangs in the room: table signs, round posters, the plenary sheet, and the wall of offers and needs."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from reportlab.lib.colors import white
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak, Spacer

from aliances_desktop.charts import fonts
from aliances_desktop.documents.sheet import Document, Drawn, Occasion, dark_block, table, writing_lines
from aliances_desktop.documents.text import (
    BAND,
    BODY,
    CELL_LARGE,
    GREY,
    GROUP,
    GROUP_LARGE,
    HEAD_LARGE,
    NAME_LARGE,
    cut,
    paragraph,
    write,
    write_block,
)
from aliances_desktop.i18n import Translator


@dataclass(frozen=True)
class TableSigns:
    """The numbers of the tables, from 1."""

    occasion: Occasion
    tables: int


def table_signs(data: TableSigns, t: Translator) -> Document:
    """Return a sign for each table, A5 landscape, its number to be read across the room."""

    def sign(number: int) -> Drawn:
        def draw(canvas: Canvas, wide: float, high: float) -> None:
            write(canvas, 0, high - 12 * mm, t.gettext("Table"), 30, width=wide, align="centre", colour=GREY)
            write(canvas, 0, 18 * mm, str(number), 280, font=fonts.BOLD, width=wide, align="centre")
            write(canvas, 0, 2 * mm, data.occasion.title, 10, width=wide, align="centre", colour=GREY)

        return Drawn(180 * mm, 120 * mm, draw)

    def story() -> list[Flowable]:
        return [sign(number) for number in range(1, data.tables + 1)]

    margin = 14 * mm
    return Document(
        t.gettext("Table signs"), t.language, story, paper="A5L", has_header=False,
        margins=(15 * mm, 15 * mm, margin, margin),
    )  # fmt: skip


@dataclass(frozen=True)
class PosterLine:
    """A table of a round and who sits at it."""

    table: int
    a: str
    b: str


@dataclass(frozen=True)
class RoundPoster:
    """One round: its tables, and who rests."""

    round: int
    at: time | None
    lines: tuple[PosterLine, ...]
    resting: tuple[str, ...] = ()


@dataclass(frozen=True)
class RoundPosters:
    """All rounds of a market-place."""

    occasion: Occasion
    rounds: tuple[RoundPoster, ...]


def round_posters(data: RoundPosters, t: Translator) -> list[Document]:
    """Return an A3 poster for each round: who meets whom at which table."""
    return [_poster(data.occasion, poster, t) for poster in data.rounds]


def _poster(occasion: Occasion, poster: RoundPoster, t: Translator) -> Document:
    def story() -> list[Flowable]:
        flowables: list[Flowable] = [_poster_lines(poster.lines)]
        if poster.resting:
            resting = t.gettext("Rest: {names}", names=t.join(cut(name, 80) for name in poster.resting))
            flowables += [Spacer(1, 6 * mm), paragraph(resting, CELL_LARGE)]
        return flowables

    title = t.gettext("Round {n}", n=poster.round)
    title = f"{title} · {t.time(poster.at)}" if poster.at else title
    return Document(
        title, t.language, story, paper="A3", instruction=t.gettext("Look for your entity and go to that table."),
        code=f"ROUND-{poster.round:02d}-{occasion.code}", footer=occasion.line(t), scale=2.2,
    )  # fmt: skip


def _poster_lines(lines: Sequence[PosterLine]) -> Drawn:
    """Draw the tables as large as the sheet allows: to be read from three steps away."""
    row = min(24 * mm, 315 * mm / max(len(lines), 1))
    size, block, gap = row * 0.34, 24 * mm, 6 * mm

    def draw(canvas: Canvas, wide: float, high: float) -> None:
        name = (wide - block - 2 * gap - 2 * mm) / 2
        for position, line in enumerate(lines):
            y = high - (position + 1) * row
            if position % 2:
                canvas.setFillColor(BAND)
                canvas.rect(0, y, wide, row, stroke=0, fill=1)
            canvas.saveState()
            canvas.translate(0, y + row * 0.08)
            dark_block(canvas, block, row * 0.84, "", str(line.table))
            canvas.restoreState()
            base = y + row / 2 - size * 0.35
            for place, text in enumerate((line.a, line.b)):
                x = block + gap + place * (name + gap)
                write_block(canvas, x, base, text, size, width=name, least=0.7)

    return Drawn(260 * mm, row * max(len(lines), 1), draw)


@dataclass(frozen=True)
class PlenarySheet:
    """The presentations of the plenary; names are empty while nobody has been chosen."""

    occasion: Occasion
    presenters: tuple[tuple[str, str], ...]
    minutes: int = 5


def plenary_sheet(data: PlenarySheet, t: Translator) -> Document:
    """Return a page for each presenter: project, and the room's questions, offers and comments (guide, Annex II)."""
    width = 173 * mm
    captions = (t.gettext("Project"), t.gettext("Questions"), t.gettext("Offers"), t.gettext("Comments"))

    def story() -> list[Flowable]:
        flowables: list[Flowable] = []
        for number, (person, project) in enumerate(data.presenters, 1):
            flowables.append(paragraph(t.gettext("Presentation {n}", n=number), GROUP))
            flowables.append(paragraph(person, BODY) if person else writing_lines(width, 1))
            for caption, lines in zip(captions, (2, 6, 6, 5), strict=True):
                content: list[Flowable] = [paragraph(project)] if caption == captions[0] and project else []
                flowables.append(
                    KeepTogether([paragraph(caption, GROUP), *content, writing_lines(width, lines)])
                )
            flowables.append(PageBreak())
        return flowables[:-1]

    return Document(
        t.gettext("Plenary"), t.language, story,
        instruction=t.ngettext("{n} minute each; write down what the room answers.",
                               "{n} minutes each; write down what the room answers.", data.minutes),
        code=f"PLEN-{data.occasion.code}", footer=data.occasion.line(t),
    )  # fmt: skip


@dataclass(frozen=True)
class WallLine:
    """Something offered or needed, and by whom."""

    entity: str
    text: str


@dataclass(frozen=True)
class WallGroup:
    """A category (a msgid) with what is offered and what is needed in it."""

    category: str
    offers: tuple[WallLine, ...]
    needs: tuple[WallLine, ...]


@dataclass(frozen=True)
class WallSheet:
    """Offers and needs of everyone, by category."""

    occasion: Occasion
    groups: tuple[WallGroup, ...]


def wall_sheet(data: WallSheet, t: Translator) -> Document:
    """Return the A3 sheet for the wall: offers on the left, needs on the right, category by category."""
    widths = [125 * mm, 10 * mm, 125 * mm]

    def story() -> list[Flowable]:
        flowables: list[Flowable] = []
        head = [paragraph(t.gettext("Offers"), HEAD_LARGE), "", paragraph(t.gettext("Needs"), HEAD_LARGE)]
        for group in data.groups:
            rows = [
                [_wall_lines(offer), "", _wall_lines(need)]
                for offer, need in itertools.zip_longest(group.offers, group.needs)
            ]
            flowables += [CondPageBreak(40 * mm), paragraph(t.gettext(group.category), GROUP_LARGE)]
            flowables.append(table(head, rows, widths, bands=False, valign="TOP", more=_GUTTER))
        return flowables

    return Document(
        t.gettext("Offers and needs"), t.language, story, paper="A3",
        instruction=t.gettext("Mark what you could use and what you could give."),
        code=f"WALL-{data.occasion.code}", footer=data.occasion.line(t), scale=1.7,
    )  # fmt: skip


_GUTTER = (("LINEBELOW", (1, 0), (1, -1), 2, white),)
"""A white rule over the grey one parts the two columns."""


def _wall_lines(line: WallLine | None) -> list[Flowable]:
    if line is None:
        return []
    return [paragraph(cut(line.entity, 150), NAME_LARGE), paragraph(cut(line.text, 600), CELL_LARGE)]
