"""Evaluation tests side by side: several entities, or one entity over time; the same drawing on paper and screen."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from math import ceil
from statistics import fmean
from typing import Final

from reportlab.graphics.shapes import Drawing
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Spacer

from aliances_desktop.charts.marks import MARKS
from aliances_desktop.charts.matrix import MatrixGroup, MatrixRow, matrix
from aliances_desktop.charts.palette import PAPER, Palette
from aliances_desktop.documents.evaluation import Key
from aliances_desktop.documents.evaluation_reach import GainLine, signed
from aliances_desktop.documents.sheet import Document, Occasion
from aliances_desktop.documents.text import GROUP, LEAD, cut, paragraph
from aliances_desktop.i18n import N_, Translator
from aliances_desktop.model.codes_alliance import TEST

_WIDTH: Final = 173 * mm
_HEIGHT: Final = 232 * mm
_MOST_PARTNERS: Final = 24
_MOST_TESTS: Final = 12
_PAGES: Final = (("1", "2.1", "2.2", "3"), ("4", "5", "6", "7"))
TABLES: Final = tuple(table for page in _PAGES for table in page)
_GAINS: Final = (N_("Municipalities"), N_("Target population"), N_("Beneficiaries"), N_("Share reached"))
_NOTHING: Final = (None, None, None, None)
_NO_GAIN: Final = GainLine(_NOTHING, _NOTHING)
_FRAMED: Final = N_("changed since the one before")


@dataclass(frozen=True)
class Compared:
    """A test of a comparison: whose it is, when it was filled in, what it says, and the gain of its table 3."""

    entity: str
    day: date
    said: Mapping[Key, tuple[str, str]] = field(default_factory=dict)
    gain: GainLine = _NO_GAIN


@dataclass(frozen=True)
class Comparison:
    """Tests side by side. With `over_time` they are of one entity, the oldest first, and changes are framed.

    `partners` (id, name) are those that table 5 may speak of.
    """

    tests: tuple[Compared, ...]
    partners: tuple[tuple[int, str], ...]
    over_time: bool = False


@dataclass(frozen=True)
class ComparisonReport:
    """The latest tests of all entities beside each other, then each entity that has several over time."""

    occasion: Occasion
    latest: Comparison
    histories: tuple[Comparison, ...]
    code: str = ""


def comparison_chart(
    data: Comparison, tables: Sequence[str], t: Translator, width: float, palette: Palette = PAPER
) -> Drawing:
    """Return the tables asked for as one drawing."""
    heads = [t.short_day(one.day) if data.over_time else one.entity for one in data.tests]
    groups = [MatrixGroup(_title(table, t), _rows(table, data, t)) for table in tables]
    legend = _legend(tables, data.over_time, t)
    return matrix(heads, groups, width, palette=palette, legend=legend, label_share=0.42)


def _title(table: str, t: Translator) -> str:
    if table == "3":
        title = t.gettext("Gain in extension, in percent")
    elif table == "5":
        title = t.gettext("Partners: answers “yes” of {n}", n=len(TEST["5"].items))
    elif table == "6":
        title = t.gettext("Skills of those who conduct the process, on average")
    else:
        title = t.gettext(TEST[table].title)
    return f"{table} · {title}"


def _legend(tables: Sequence[str], over_time: bool, t: Translator) -> list[tuple[str, str]]:
    """Return what the marks mean; tables of one scale share it."""
    keys: list[tuple[str, str]] = []
    for table in tables:
        if table in MARKS and table not in {"5", "6"}:
            for code, text in TEST[table].scale.items():
                keys.append((MARKS[table][code], t.gettext(text)))
    keys += [("framed", t.gettext(_FRAMED))] if over_time else []
    return list(dict.fromkeys(keys))


def _rows(table: str, data: Comparison, t: Translator) -> tuple[MatrixRow, ...]:
    if table == "3":
        return _gains(data, t)
    if table == "5":
        return _partners(data, t)
    if table == "6":
        return _skills(data, t)
    rows = [_row(t.gettext(text), data, _marked(table, item)) for item, text in TEST[table].items.items()]
    return tuple(rows)


def _marked(table: str, item: str) -> Callable[[Compared], str]:
    return lambda one: MARKS[table].get(one.said.get((table, "", item), ("", ""))[0], "")


def _row(text: str, data: Comparison, mark_of: Callable[[Compared], str]) -> MatrixRow:
    marks = tuple(mark_of(one) for one in data.tests)
    changed = {n for n in range(1, len(marks)) if marks[n] and marks[n - 1] and marks[n] != marks[n - 1]}
    return MatrixRow(text, marks, framed=frozenset(changed) if data.over_time else frozenset())


def _gains(data: Comparison, t: Translator) -> tuple[MatrixRow, ...]:
    def said(place: int) -> Callable[[Compared], str]:
        def text(one: Compared) -> str:
            value = one.gain.relative[place]
            return "" if value is None else signed(value * 100, t)

        return text

    return tuple(_row(t.gettext(text), data, said(place)) for place, text in enumerate(_GAINS))


def _partners(data: Comparison, t: Translator) -> tuple[MatrixRow, ...]:
    def count(partner: int) -> Callable[[Compared], str]:
        def text(one: Compared) -> str:
            given = [
                value
                for (table, about, _item), (value, _text) in one.said.items()
                if table == "5" and about == str(partner)
            ]
            return str(given.count("yes")) if any(given) else ""

        return text

    return tuple(_row(name, data, count(key)) for key, name in data.partners)


def _skills(data: Comparison, t: Translator) -> tuple[MatrixRow, ...]:
    def mean(item: str) -> Callable[[Compared], str]:
        def text(one: Compared) -> str:
            given = [
                int(value)
                for (table, _who, what), (value, _text) in one.said.items()
                if (table, what) == ("6", item) and value
            ]
            return t.number(fmean(given), 1) if given else ""

        return text

    return tuple(_row(t.gettext(text), data, mean(item)) for item, text in TEST["6"].items.items())


def _legible(data: Comparison) -> Iterator[Comparison]:
    """Give the tests in parts of about as many, so that the marks of one do not run into those of the next."""
    parts = ceil(len(data.tests) / _MOST_TESTS)
    most = ceil(len(data.tests) / parts)
    for first in range(0, len(data.tests), most):
        yield replace(data, tests=data.tests[first : first + most])


def _drawings(data: Comparison, t: Translator) -> Iterator[Drawing]:
    """Give what a page holds each: two for most, more where table 5 speaks of more partners than fit beside the rest."""
    for tables in _PAGES:
        drawing = comparison_chart(data, tables, t, _WIDTH)
        if drawing.height <= _HEIGHT:
            yield drawing
            continue
        yield comparison_chart(data, [table for table in tables if table != "5"], t, _WIDTH)
        for first in range(0, len(data.partners), _MOST_PARTNERS):
            some = data.partners[first : first + _MOST_PARTNERS]
            yield comparison_chart(replace(data, partners=some), ["5"], t, _WIDTH)


def evaluation_comparison(data: ComparisonReport, t: Translator) -> Document:
    """Return the report: two pages for all entities together, two for each entity that has several tests."""

    def story() -> list[Flowable]:
        if not data.latest.tests:
            return [paragraph(t.gettext("No test has been filled in yet."), LEAD)]
        parts = [(t.gettext("Latest test of each entity"), data.latest)]
        parts += [
            (t.gettext("{name} over time", name=cut(one.tests[0].entity, 160)), one) for one in data.histories
        ]
        flowables: list[Flowable] = []
        for title, compared in parts:
            for drawing in chain.from_iterable(_drawings(one, t) for one in _legible(compared)):
                flowables += [PageBreak()] if flowables else []
                flowables += [paragraph(title, GROUP), Spacer(1, 1 * mm), drawing]
        return flowables

    return Document(
        t.gettext("Evaluation tests side by side"), t.language, story, code=data.code,
        instruction=data.occasion.title, footer=data.occasion.line(t),
    )  # fmt: skip
