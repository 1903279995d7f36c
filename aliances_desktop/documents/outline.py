"""What a report says, apart from how it is laid out: the same blocks become a PDF here and a DOCX in `services`."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from aliances_desktop.documents import sheet
from aliances_desktop.documents.text import BODY, CAPTION, GROUP, LEAD, paragraph

WIDTH = 173 * mm
_ROOM = 32 * mm
"""What a heading needs below it on its page: itself, and the first rows of a table."""
_TITLES = {
    1: GROUP.clone("outline-1", keepWithNext=0),
    2: CAPTION.clone("outline-2", keepWithNext=0),
}


@dataclass(frozen=True)
class Heading:
    """The title of a part, or with `level` 2 what stands over a table or text within it."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Words:
    """A paragraph; a quiet one is a remark of ours beside what the room said."""

    text: str
    is_quiet: bool = False


@dataclass(frozen=True)
class Figures:
    """Figures side by side: (label, value)."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Grid:
    """A table with a head; `shares` are the widths of its columns as parts of their sum."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]


Block = Heading | Words | Figures | Grid


def flow(blocks: Sequence[Block]) -> list[Flowable]:
    """Lay blocks out on a page of the usual width."""
    flowables: list[Flowable] = []
    for block in blocks:
        if isinstance(block, Heading):
            # Kept with the whole of a long table, a heading would leave the rest of its page empty.
            flowables += [CondPageBreak(_ROOM), paragraph(block.text, _TITLES[block.level])]
        elif isinstance(block, Words):
            flowables += [paragraph(block.text, LEAD if block.is_quiet else BODY), Spacer(1, 1.5 * mm)]
        elif isinstance(block, Figures):
            flowables += [*_figures(block.items), Spacer(1, 2 * mm)]
        else:
            whole = sum(block.shares)
            widths = [WIDTH * share / whole for share in block.shares]
            flowables += [sheet.table(block.head, block.rows, widths), Spacer(1, 2 * mm)]
    return flowables


def _figures(items: Sequence[tuple[str, str]]) -> list[Flowable]:
    """Return figures in rows of one width, four in a row at most."""
    rows = -(-len(items) // 4)
    columns = -(-len(items) // max(rows, 1))
    blank = [("", "")] * (rows * columns - len(items))
    filled = [*items, *blank]
    return [sheet.figures(filled[n : n + columns], WIDTH) for n in range(0, len(filled), max(columns, 1))]
