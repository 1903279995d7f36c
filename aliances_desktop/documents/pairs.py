"""Partners compared two by two: the matrix with what is written of each pair on A4, and a large one to fill in together."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from reportlab.lib.colors import black, white
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from aliances_desktop.documents.sheet import Document, Drawn, Occasion, table
from aliances_desktop.documents.text import (
    BAND,
    CELL,
    CELL_BOLD,
    CELL_TIGHT,
    GROUP,
    HEAD,
    LEAD,
    RULE,
    cut,
    paragraph,
    write,
)
from aliances_desktop.i18n import N_, Translator

HEADINGS: Final = {
    "conflicts": N_("Conflicts"),
    "gains": N_("Gains"),
    "duplications": N_("Duplications"),
    "complementarities": N_("Complementarities"),
}
_FREE_GROUP: Final = GROUP.clone("group before a long table", keepWithNext=0)
_CELL: Final = 13 * mm
_LARGE_ROWS: Final = 228 * mm
"""Height the rows of the large matrix share."""
_SMALL_HEAD: Final = HEAD.clone("small head", fontSize=7, leading=8.4)
"""For cells of the large matrix in which the longest heading would break."""
_MOST_IN_GRID: Final = 150
"""Characters of a text in a cell of the large matrix."""


@dataclass(frozen=True)
class PairMatrix:
    """The partners of an alliance and the texts of each pair by heading; pairs are positions, the smaller first."""

    occasion: Occasion
    day: date
    partners: tuple[str, ...]
    texts: Mapping[tuple[int, int], Mapping[str, str]]
    code: str = ""


def pair_matrix(data: PairMatrix, t: Translator) -> Document:
    """Return the matrix with a mark for each heading, and beneath it what is written of the pairs."""

    def story() -> list[Flowable]:
        written = {pair: texts for pair, texts in data.texts.items() if any(texts.values())}
        flowables: list[Flowable] = [_overview(data, t), Spacer(1, 3 * mm), _legend(t)]
        flowables += [
            CondPageBreak(45 * mm),
            paragraph(t.gettext("What is written of the pairs"), _FREE_GROUP),
        ]
        if not written:
            return [*flowables, paragraph(t.gettext("Nothing written yet"), LEAD)]
        rows = [
            [
                [paragraph(cut(data.partners[n], 120), CELL_BOLD) for n in pair],
                *(cut(texts.get(name, ""), 700) for name in HEADINGS),
            ]
            for pair, texts in sorted(written.items())
        ]
        head = [t.gettext("Pair"), *(t.gettext(title) for title in HEADINGS.values())]
        return [*flowables, table(head, rows, [48 * mm, *[53 * mm] * 4], valign="TOP")]

    return _document(data, story, t, "A4L")


def _document(data: PairMatrix, story: Callable[[], list[Flowable]], t: Translator, paper: str) -> Document:
    return Document(
        t.gettext("Partners, pair by pair"), t.language, story, paper, owner=data.occasion.title,
        instruction=t.gettext("Conflicts, gains, duplications and complementarities of any two partners"),
        code=data.code, footer=Occasion(data.occasion.title, data.day).line(t),
    )  # fmt: skip


def _overview(data: PairMatrix, t: Translator) -> Flowable:
    """Return the partners by themselves; columns go by number, so that twelve stay readable."""
    count = len(data.partners)
    head = ["", *(paragraph(str(n + 1), HEAD) for n in range(count))]
    rows = []
    for n, name in enumerate(data.partners):
        cells: list[object] = [paragraph(f"{n + 1}  {cut(name, 120)}", CELL)]
        cells += ["" if n == m else _marks(data.texts.get((min(n, m), max(n, m)), {})) for m in range(count)]
        rows.append(cells)
    grey = [("BACKGROUND", (n + 1, n + 1), (n + 1, n + 1), BAND) for n in range(count)]
    grid = ("INNERGRID", (0, 0), (-1, -1), 0.4, RULE)
    return table(head, rows, [70 * mm, *[_CELL] * count], bands=False, more=[*grey, grid])


def _dot(canvas: Canvas, x: float, y: float, number: int, *, is_written: bool) -> None:
    """Draw the mark of a heading: disc, ring, square, diamond; a speck where nothing is written."""
    canvas.setStrokeColor(black)
    canvas.setFillColor(black)
    canvas.setLineWidth(1)
    if not is_written:
        canvas.circle(x, y, 0.5, stroke=0, fill=1)
    elif number == 0:
        canvas.circle(x, y, 2.4, stroke=1, fill=1)
    elif number == 1:
        canvas.setFillColor(white)
        canvas.circle(x, y, 2.4, stroke=1, fill=1)
    elif number == 2:
        canvas.rect(x - 2.2, y - 2.2, 4.4, 4.4, stroke=1, fill=1)
    else:
        path = canvas.beginPath()
        path.moveTo(x, y + 3.2)
        for step in ((3.2, 0), (0, -3.2), (-3.2, 0)):
            path.lineTo(x + step[0], y + step[1])
        path.close()
        canvas.setFillColor(white)
        canvas.drawPath(path, stroke=1, fill=1)


def _marks(texts: Mapping[str, str]) -> Drawn:
    def draw(canvas: Canvas, wide: float, high: float) -> None:
        for number, name in enumerate(HEADINGS):
            x = wide / 2 + (-5 if number % 2 == 0 else 5)
            y = high / 2 + (5 if number < 2 else -5)
            _dot(canvas, x, y, number, is_written=bool(texts.get(name)))

    return Drawn(_CELL - 8, 7 * mm, draw)


def _legend(t: Translator) -> Drawn:
    titles = [t.gettext(title) for title in HEADINGS.values()]

    def draw(canvas: Canvas, _wide: float, _high: float) -> None:
        for number, title in enumerate(titles):
            x = 6 + number * 48 * mm
            _dot(canvas, x, 5, number, is_written=True)
            write(canvas, x + 8, 2, title, 8.5, width=42 * mm)

    return Drawn(200 * mm, 5 * mm, draw)


def pair_matrix_large(data: PairMatrix, t: Translator) -> Document:
    """Return the matrix as large as the paper is: each pair has room for its four texts, to fill in by hand."""

    def story() -> list[Flowable]:
        width = 383 * mm
        count = max(len(data.partners), 2)
        first = 34 * mm
        column = (width - first) / (count - 1)
        blank = min(max((_LARGE_ROWS / (count - 1) - 78) / len(HEADINGS), 1 * mm), 20 * mm)
        head = ["", *(paragraph(cut(name, 80), HEAD) for name in data.partners[1:])]
        rows = [
            [
                paragraph(cut(name, 80), CELL_BOLD),
                *(_room(data, n, m, blank, t) if n < m else "" for m in range(1, len(data.partners))),
            ]
            for n, name in enumerate(data.partners[:-1])
        ]
        grid = ("GRID", (0, 0), (-1, -1), 0.5, RULE)
        grey = [("BACKGROUND", (1, n), (n - 1, n), BAND) for n in range(2, len(rows) + 1)]
        if not rows:
            return [paragraph(t.gettext("Pairs are compared once there are two partners."), LEAD)]
        return [
            table(head, rows, [first, *[column] * (count - 1)], bands=False, valign="TOP", more=[*grey, grid])
        ]

    return _document(data, story, t, "A3L")


def _room(data: PairMatrix, n: int, m: int, blank: float, t: Translator) -> Sequence[Flowable]:
    texts = data.texts.get((n, m), {})
    cell: list[Flowable] = []
    for name, title in HEADINGS.items():
        cell.append(paragraph(t.gettext(title), _SMALL_HEAD))
        text = texts.get(name, "")
        cell.append(paragraph(cut(text, _MOST_IN_GRID), CELL_TIGHT) if text else Spacer(1, blank))
    return cell
