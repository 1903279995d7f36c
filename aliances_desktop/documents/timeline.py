"""The timeline of a process on A4 or A3: fitted to one page as far as it can be read, or tiled over several."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from reportlab.graphics.shapes import Drawing
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Spacer

from aliances_desktop.charts.gantt import HEAD, Gantt, GanttRow, gantt
from aliances_desktop.charts.gantt_marks import legend
from aliances_desktop.charts.palette import PAPER, Palette
from aliances_desktop.charts.timescale import Heading, months, weeks
from aliances_desktop.documents.process import About
from aliances_desktop.documents.sheet import Document
from aliances_desktop.documents.text import LEAD, paragraph
from aliances_desktop.i18n import N_, Translator
from aliances_desktop.model.codes_alliance import TIMELINE_COLUMNS
from aliances_desktop.model.texts import Texts

_LEAST_ROW: Final = 9.5
_MOST_ROW: Final = 22.0
_TILE_ROW: Final = 17.0
_TITLE: Final = 150.0
_WIDTHS: Final = {"who": 92.0, "from": 47.0, "to": 47.0, "waits": 40.0, "state": 76.0}
_DAY_WIDTHS: Final = {"year": 1.1, "quarter": 3.2, "month": 9.0}
"""Points a day takes where a timeline is tiled."""
_MOST_TILES: Final = 80
_LONGEST: Final = timedelta(days=366 * 40)
"""What a calendar shows at most: a date typed wrong must not fill a thousand pages."""
_FARTHEST: Final = date(9980, 12, 31)
_LEGEND: Final = (
    ("phase", N_("Phase")),
    ("planned", N_("Planned")),
    ("done", N_("Planned, done")),
    ("actual", N_("What really happened")),
    ("milestone", N_("Milestone")),
    ("link", N_("Waits for")),
    ("due", N_("Decision due")),
    ("decided", N_("Decision taken")),
    ("late", N_("Late")),
    ("today", N_("Today")),
)


@dataclass(frozen=True)
class TimelineRow:
    """A row: `kind` is "phase", "task", "milestone" or "decision" (of an entity, `title` its name).

    `state` is a msgid; `after` are the keys of the rows it waits for, `waits` the same as numbers.
    """

    key: tuple[str, int]
    kind: str
    title: Texts
    start: date | None = None
    end: date | None = None
    started: date | None = None
    done: date | None = None
    owner: str = ""
    state: str = ""
    is_late: bool = False
    number: int = 0
    after: tuple[tuple[str, int], ...] = ()
    waits: str = ""
    target: float | None = None
    actual: float | None = None
    unit: Texts = field(default_factory=Texts)


@dataclass(frozen=True)
class TimelineSheet:
    """What is printed: `columns` of `TIMELINE_COLUMNS`, the days from `first` to `last` or all, on a `paper` of `PAPERS`.

    With a `zoom` of year, quarter or month it is tiled over as many pages as that takes, without one fitted.
    """

    about: About
    rows: tuple[TimelineRow, ...]
    columns: tuple[str, ...] = ("who", "from", "to", "state")
    first: date | None = None
    last: date | None = None
    paper: str = "A4L"
    zoom: str = ""


def timeline_sheet(data: TimelineSheet, t: Translator) -> Document:
    """Return the timeline on its paper."""
    first, last = _days(data)
    document = Document(
        t.gettext("Timeline"), t.language, lambda: _story(data, t, document), paper=data.paper,
        owner=data.about.name(t), instruction=_instruction(data, (first, last), t),
        footer=data.about.footer(t),
    )  # fmt: skip
    return document


def timeline_drawing(data: TimelineSheet, t: Translator, width: float, palette: Palette = PAPER) -> Drawing:
    """Return the whole timeline as one picture, `width` points wide, as tall as its rows need."""
    return gantt(_chart(data, t, *_days(data), width), width, palette=palette)


def _instruction(data: TimelineSheet, days: tuple[date, date], t: Translator) -> str:
    span = t.gettext("{start} to {end}", start=t.short_day(days[0]), end=t.short_day(days[1]))
    return t.gettext("{span} · as of {day}", span=span, day=t.short_day(data.about.today))


# The days shown


def _days(data: TimelineSheet) -> tuple[date, date]:
    """Return the first and the last day shown: those chosen, else whole months around all that has a date."""
    days = [
        day for row in data.rows for day in (row.start, row.end, row.started, row.done) if day is not None
    ]
    if any(row.start is not None and row.end is None for row in data.rows):
        days.append(data.about.today)
    first = min(data.first or min(days, default=data.about.today).replace(day=1), _FARTHEST)
    last = data.last or max([*days, first + timedelta(days=27)])
    last = max(min(last, first + _LONGEST, _FARTHEST), first)
    return first, last if data.last else next(months(last, last, 1))[1] - timedelta(days=1)


def _zoom(days: int) -> str:
    """Return the headings that suit so many days on one page."""
    return "month" if days <= 130 else "quarter" if days <= 800 else "year"


def _heads(
    first: date, last: date, zoom: str, t: Translator
) -> tuple[tuple[Heading, ...], tuple[Heading, ...]]:
    """Return the upper and the lower line of the calendar."""
    quarters = list(months(first, last, 3))
    singles = list(months(first, last, 1))
    if zoom == "year":
        upper = tuple(Heading(str(start.year), start, end) for start, end in months(first, last, 12))
        return upper, tuple(
            Heading(t.gettext("Q{n}", n=(start.month + 2) // 3), start, end) for start, end in quarters
        )
    if zoom == "quarter":
        upper = tuple(
            Heading(t.gettext("Q{n} {year}", n=(start.month + 2) // 3, year=start.year), start, end)
            for start, end in quarters
        )
        return upper, tuple(Heading(t.month(start), start, end) for start, end in singles)
    upper = tuple(Heading(f"{t.month(start)} {start.year}", start, end) for start, end in singles)
    return upper, tuple(Heading(str(start.day), start, end) for start, end in weeks(first, last))


# The chart


def _chart(data: TimelineSheet, t: Translator, first: date, last: date, width: float) -> Gantt:
    shown = [row for row in data.rows if row.kind != "decision" and _is_shown(row, data, first, last)]
    places = {row.key: place for place, row in enumerate(shown)}
    # Columns leave at least two fifths of the width to the bars.
    wanted = [_TITLE, *(_WIDTHS[code] for code in data.columns)]
    scale = min(max(width / 760, 1.0), 1.5)
    scale = min(scale, width * 0.6 / sum(wanted))
    heads = [t.gettext("What"), *(t.gettext(TIMELINE_COLUMNS[code]) for code in data.columns)]
    upper, lower = _heads(first, last, data.zoom or _zoom((last - first).days), t)
    return Gantt(
        (*(_row(row, data, places, t) for row in shown), *_lane(data, t, first, last)),
        tuple((head, wide * scale) for head, wide in zip(heads, wanted, strict=True)),
        first, last, upper, lower, data.about.today, t.gettext("Today"),
    )  # fmt: skip


def _is_shown(row: TimelineRow, data: TimelineSheet, first: date, last: date) -> bool:
    """Whether a row belongs to the days chosen; without a choice all do."""
    if data.first is None and data.last is None:
        return True
    days = [day for day in (row.start, row.end, row.started, row.done) if day is not None]
    if not days:
        return row.kind == "phase"
    return min(days) <= last and (max(days) >= first or (row.end is None and row.done is None))


def _row(
    row: TimelineRow, data: TimelineSheet, places: dict[tuple[str, int], int], t: Translator
) -> GanttRow:
    title = row.title.get(t.language)
    if row.number and "waits" in data.columns:
        title = f"{row.number}. {title}"
    texts = {
        "who": row.owner,
        "from": t.short_day(row.start) if row.start else "",
        "to": t.short_day(row.end) if row.end else "",
        "waits": row.waits,
        "state": _state(row, t),
    }
    return GanttRow(
        row.kind, (title, *(texts[code] for code in data.columns)), row.start, row.end, row.started, row.done,
        row.is_late, _label(row, data.columns, t), tuple(places[key] for key in row.after if key in places),
    )  # fmt: skip


def _state(row: TimelineRow, t: Translator) -> str:
    if row.kind != "phase" and row.done is not None:
        return t.gettext("Done on {day}", day=t.short_day(row.done))
    if row.target is not None:
        reached = t.gettext("{n} of {total}", n=t.number(row.actual or 0, 2), total=t.number(row.target, 2))
        return " ".join(filter(None, (reached, row.unit.get(t.language))))
    return t.gettext(row.state)


def _label(row: TimelineRow, columns: tuple[str, ...], t: Translator) -> str:
    """Return what stands beside a bar: the owner and the dates, as far as no column says them."""
    parts = [] if "who" in columns else [row.owner]
    if row.start is not None and not {"from", "to"} & set(columns):
        parts.append(t.short_day(row.start))
        if row.end is not None and row.end != row.start:
            parts[-1] = t.gettext("{start} to {end}", start=parts[-1], end=t.short_day(row.end))
    return " · ".join(filter(None, parts))


def _lane(data: TimelineSheet, t: Translator, first: date, last: date) -> Iterator[GanttRow]:
    """Yield the lane of the entities' decisions: a line for each entity, with all its deadlines."""
    found: dict[str, list[TimelineRow]] = {}
    for row in data.rows:
        if row.kind == "decision" and _is_shown(row, data, first, last):
            found.setdefault(row.title.get(t.language), []).append(row)
    if not found:
        return
    yield GanttRow("lane", (t.gettext("Decisions of the entities"), *("" for _ in data.columns)))
    for entity, rows in found.items():
        taken = sum(row.done is not None for row in rows)
        waited = [row.end for row in rows if row.done is None and row.end is not None]
        texts = {
            "who": rows[0].owner,
            "to": t.short_day(min(waited)) if waited else "",
            "state": t.gettext("{n} of {total}", n=taken, total=len(rows)),
        }
        marks = tuple((row.end, row.done) for row in rows)
        yield GanttRow("decisions", (entity, *(texts.get(code, "") for code in data.columns)), marks=marks)


# The pages


def _story(data: TimelineSheet, t: Translator, document: Document) -> list[Flowable]:
    first, last = _days(data)
    chart = _chart(data, t, first, last, document.width)
    if not chart.rows:
        return [paragraph(t.gettext("Nothing has been planned for these days."), LEAD)]
    signs = legend([(sign, t.gettext(text)) for sign, text in _LEGEND if _has(sign, chart)], document.width)
    room = document.height - signs.height - 4 * mm
    pages = (
        _tiles(chart, data.zoom, document.width, room) if data.zoom else _fitted(chart, document.width, room)
    )
    found: list[Flowable] = []
    for page in pages:
        if found:
            found.append(PageBreak())
        found += [page, Spacer(1, 2 * mm), signs]
    return found


def _has(sign: str, chart: Gantt) -> bool:
    """Whether a sign stands somewhere in the chart."""
    rows = chart.rows
    kinds = {row.kind for row in rows}
    return {
        "planned": "task" in kinds,
        "phase": "phase" in kinds,
        "milestone": "milestone" in kinds,
        "due": "decisions" in kinds,
        "decided": any(taken for row in rows for _due, taken in row.marks),
        "done": any(row.done and row.kind == "task" for row in rows),
        "actual": any(row.started for row in rows),
        "link": any(row.after for row in rows),
        "late": any(row.is_late for row in rows),
        "today": chart.first <= chart.today <= chart.last,
    }[sign]


def _fitted(chart: Gantt, width: float, room: float) -> Iterator[Drawing]:
    """Yield the chart on one page; on more, evenly filled, where its rows would be too low to read."""
    count = len(chart.rows)
    pages = -(-count // int((room - HEAD) / _LEAST_ROW))
    on_page = -(-count // pages)
    row = min((room - HEAD) / on_page, _MOST_ROW)
    for start in range(0, count, on_page):
        places = range(start, min(start + on_page, count))
        yield gantt(chart, width, row_height=row, places=places)


def _tiles(chart: Gantt, zoom: str, width: float, room: float) -> Iterator[Drawing]:
    """Yield the chart page by page: the days of some rows one after the other, then those of the rows that follow.

    The heads stand on every page and the titles too; the other columns only on the first page of some rows. Where a
    zoom would take too many pages a coarser one is used.
    """
    on_page = int((room - HEAD) / _TILE_ROW)
    count = len(chart.rows)
    narrow = replace(
        chart, columns=chart.columns[:1], rows=tuple(replace(row, cells=row.cells[:1]) for row in chart.rows)
    )
    a_day = _DAY_WIDTHS[zoom]
    total = (chart.last - chart.first).days + 1
    rows = -(-count // on_page)
    a_day = min(a_day, max(_MOST_TILES / rows, 1) * (width - narrow.table_width) / total)
    for start in range(0, count, on_page):
        places = range(start, min(start + on_page, count))
        day = chart.first
        while day <= chart.last:
            shown = chart if day == chart.first else narrow
            days = max(int((width - shown.table_width) / a_day), 1)
            until = min(day + timedelta(days=days - 1), chart.last)
            wide = shown.table_width + a_day * ((until - day).days + 1)
            yield gantt(shown, wide, row_height=_TILE_ROW, places=places, days=(day, until))
            day = until + timedelta(days=1)
