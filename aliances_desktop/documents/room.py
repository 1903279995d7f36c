"""What hangs in the room: table signs, round posters, the plenary sheet, and the wall of offers and needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak, Spacer

from aliances_desktop.charts import fonts
from aliances_desktop.documents.sheet import Document, Drawn, Occasion, table, writing_lines
from aliances_desktop.documents.text import (
    BAND,
    CELL_LARGE,
    GREY,
    GROUP,
    GROUP_LARGE,
    HEAD_LARGE,
    LEAD,
    cut,
    paragraph,
    write,
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
            write(canvas, 0, high - 14 * mm, t.gettext("Table"), 26, width=wide, align="centre", colour=GREY)
            write(
                canvas, 0, high / 2 - 38 * mm, str(number), 240, font=fonts.BOLD, width=wide, align="centre"
            )
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
        resting = t.gettext("Rest: {names}", names=t.join(poster.resting)) if poster.resting else ""
        flowables: list[Flowable] = [_poster_lines(poster.lines)]
        return [*flowables, Spacer(1, 8 * mm), paragraph(resting, CELL_LARGE)] if resting else flowables

    title = t.gettext("Round {n}", n=poster.round)
    title = f"{title} · {t.time(poster.at)}" if poster.at else title
    return Document(
        title, t.language, story, paper="A3", instruction=t.gettext("Look for your entity and go to that table."),
        code=f"ROUND-{poster.round:02d}-{occasion.code}", footer=occasion.line(t),
    )  # fmt: skip


def _poster_lines(lines: Sequence[PosterLine]) -> Drawn:
    """Draw the tables as large as the sheet allows: to be read from three steps away."""
    row = min(22 * mm, 335 * mm / max(len(lines), 1))
    size = row * 0.36

    def draw(canvas: Canvas, wide: float, high: float) -> None:
        name = (wide - 26 * mm) / 2
        for position, line in enumerate(lines):
            y = high - (position + 1) * row
            if position % 2:
                canvas.setFillColor(BAND)
                canvas.rect(0, y, wide, row, stroke=0, fill=1)
            base = y + row / 2 - size * 0.35
            write(canvas, 2 * mm, base, str(line.table), size * 1.15, font=fonts.BOLD, width=20 * mm)
            write(canvas, 24 * mm, base, line.a, size, width=name - 4 * mm)
            write(canvas, 24 * mm + name, base, line.b, size, width=name - 4 * mm)

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
            flowables.append(paragraph(person, LEAD) if person else writing_lines(width, 1))
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

    def story() -> list[Flowable]:
        flowables: list[Flowable] = []
        head = [paragraph(t.gettext("Offers"), HEAD_LARGE), paragraph(t.gettext("Needs"), HEAD_LARGE)]
        for group in data.groups:
            rows = _pairs(group)
            cells = [[_wall_text(a), _wall_text(b)] for a, b in rows]
            flowables += [CondPageBreak(30 * mm), paragraph(t.gettext(group.category), GROUP_LARGE)]
            flowables.append(table(head, cells, [130 * mm, 130 * mm], bands=False))
        return flowables

    return Document(
        t.gettext("Offers and needs"), t.language, story, paper="A3",
        instruction=t.gettext("Mark what you could use and what you could give."),
        code=f"WALL-{data.occasion.code}", footer=data.occasion.line(t),
    )  # fmt: skip


def _pairs(group: WallGroup) -> list[tuple[WallLine | None, WallLine | None]]:
    count = max(len(group.offers), len(group.needs))
    offers = [*group.offers, *[None] * (count - len(group.offers))]
    needs = [*group.needs, *[None] * (count - len(group.needs))]
    return list(zip(offers, needs, strict=True))


def _wall_text(line: WallLine | None) -> Flowable:
    return paragraph("" if line is None else cut(f"{line.entity}: {line.text}", 600), CELL_LARGE)
