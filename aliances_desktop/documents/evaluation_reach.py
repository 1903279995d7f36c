"""Table 3 of the evaluation test on paper: parts, sum, allied and gain, to be filled in or with the figures."""

from dataclasses import dataclass
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph

from aliances_desktop.documents.sheet import table
from aliances_desktop.documents.text import BAND, CAPTION, CELL, CELL_BOLD, CELL_TIGHT, SMALL, cut, paragraph
from aliances_desktop.i18n import Translator

_WIDTHS: Final = (42 * mm, 60 * mm, 24 * mm, 28 * mm, 19 * mm)
_WRITING: Final = 11 * mm


@dataclass(frozen=True)
class ReachLine:
    """What an entity reaches; None where it is not known. `share` is of one, `municipalities` are names."""

    name: str
    municipalities: tuple[str, ...] = ()
    population: int | None = None
    beneficiaries: int | None = None
    share: float | None = None


@dataclass(frozen=True)
class GainLine:
    """How much more the allied reach: absolute and, relative to the sum, of one; municipalities, population,
    beneficiaries and share in this order. The absolute gain of the share is in percentage points of one.
    """

    absolute: tuple[float | None, float | None, float | None, float | None]
    relative: tuple[float | None, float | None, float | None, float | None]


@dataclass(frozen=True)
class ReachTable:
    """Table 3; `whole` and `gain` are None on a blank sheet. `shared` are municipalities with who shares them."""

    parts: tuple[ReachLine, ...]
    whole: ReachLine | None = None
    allied: ReachLine | None = None
    gain: GainLine | None = None
    shared: tuple[tuple[str, tuple[str, ...]], ...] = ()


def reach_table(data: ReachTable, t: Translator) -> list[Flowable]:
    """Return the table with its head; on a blank sheet the derived rows are there to be worked out."""
    head = [
        t.gettext("Entity"), t.gettext("Municipalities"), t.gettext("Target population"), t.gettext("Beneficiaries"), "%",
    ]  # fmt: skip
    rows: list[list[object]] = [_line(one, t, is_bold=False) for one in data.parts]
    gain = data.gain or GainLine((None,) * 4, (None,) * 4)
    whole, allied = data.whole or ReachLine(""), data.allied or ReachLine("")
    rows += [
        _line(ReachLine(t.gettext("Sum"), whole.municipalities, whole.population, whole.beneficiaries, whole.share), t),
        _line(ReachLine(t.gettext("Allied"), allied.municipalities, allied.population, allied.beneficiaries, allied.share), t),
        _gains(t.gettext("Gain: allied less sum"), gain, t, is_relative=False),
        _gains(t.gettext("Gain, in percent of the sum"), gain, t, is_relative=True),
    ]  # fmt: skip
    first = len(data.parts) + 1
    derived = [
        ("BACKGROUND", (0, first), (-1, first), BAND),
        ("BACKGROUND", (0, first + 2), (-1, first + 3), BAND),
    ]
    heights = _WRITING if data.whole is None else None
    found: list[Flowable] = [
        table(head, rows, _WIDTHS, row_height=heights, bands=False, more=derived),
        paragraph(
            t.gettext("A municipality that several reach counts once. The % is beneficiaries by population: never add it up."),
            CAPTION,
        ),
    ]  # fmt: skip
    for name, who in data.shared[:12]:
        shared = t.gettext("Shared: {name} ({entities})", name=name, entities=t.join(who))
        found.append(paragraph(cut(shared, 300), SMALL))
    return found


def _line(one: ReachLine, t: Translator, *, is_bold: bool = True) -> list[object]:
    name = paragraph(one.name, CELL_BOLD) if is_bold else cut(one.name, 120)
    return [
        name, _names(one.municipalities, t), _figure(one.population, t), _figure(one.beneficiaries, t), _share(one.share, t),
    ]  # fmt: skip


def _names(municipalities: tuple[str, ...], t: Translator) -> Paragraph:
    if not municipalities:
        return paragraph("", CELL)
    count = t.number(len(municipalities))
    return paragraph(cut(f"{count}: {', '.join(municipalities)}", 220), CELL_TIGHT)


def _figure(value: int | None, t: Translator) -> str:
    return "" if value is None else t.number(value)


def _share(value: float | None, t: Translator) -> str:
    return "" if value is None else f"{t.number(value * 100, 1)} %"


def _gains(name: str, gain: GainLine, t: Translator, *, is_relative: bool) -> list[object]:
    values = gain.relative if is_relative else gain.absolute
    cells: list[object] = [paragraph(name, CELL_BOLD)]
    for place, value in enumerate(values):
        if value is None:
            cells.append("")
        elif is_relative:
            cells.append(signed(value * 100, t, 1) + " %")
        elif place == len(values) - 1:
            cells.append(t.gettext("{n} points", n=signed(value * 100, t, 1)))
        else:
            cells.append(signed(value, t))
    return cells


def signed(value: float, t: Translator, decimals: int = 0) -> str:
    """Return a number with its sign, also where it is a gain."""
    shown = t.number(value, decimals)
    return f"+{shown}" if value > 0 else shown
