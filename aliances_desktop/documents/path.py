"""The path done and the path left of a process: the page that gives time a shape (guide, chapter 4)."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from reportlab.lib.colors import white
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from aliances_desktop.documents.process import About
from aliances_desktop.documents.sheet import Document, Drawn, figures, table
from aliances_desktop.documents.text import BODY, DARK, GROUP, HEAD, cut, paragraph
from aliances_desktop.i18n import Translator
from aliances_desktop.model.texts import Texts

_WIDTHS: Final = (9 * mm, 92 * mm, 24 * mm, 48 * mm)


@dataclass(frozen=True)
class PathStep:
    """A phase, task or milestone (`kind`), the day it was done or is planned for, and who has it."""

    kind: str
    title: Texts
    day: date | None
    owner: str


@dataclass(frozen=True)
class PathSheet:
    """The steps done and those left, and the share of tasks done, 0–1 (None without tasks)."""

    about: About
    done: tuple[PathStep, ...]
    left: tuple[PathStep, ...]
    share: float | None


def path_sheet(data: PathSheet, t: Translator) -> Document:
    """Return the page, to be read together at the start of a meeting."""

    def story() -> list[Flowable]:
        flowables: list[Flowable] = []
        if data.share is not None:
            ahead = sum(step.kind != "phase" for step in data.left)
            steps = t.ngettext("step ahead", "steps ahead", ahead)
            share = (t.gettext("of the way"), t.percent(data.share))
            flowables.append(figures([share, (steps, t.number(ahead))], sum(_WIDTHS)))
        halves = (
            (t.gettext("Path done"), data.done, t.gettext("Nothing is done yet: the first step is below.")),
            (t.gettext("Path left"), data.left, t.gettext("Everything planned is done.")),
        )
        for title, steps_of, nothing in halves:
            flowables.append(paragraph(title, GROUP.clone("path", keepWithNext=0)))
            lines = [_line(step, t, is_done=steps_of is data.done) for step in steps_of]
            flowables.append(table((), lines, _WIDTHS, bands=False) if lines else paragraph(nothing, BODY))
        return flowables

    return Document(
        t.gettext("Path done, path left"), t.language, story, owner=data.about.name(t),
        instruction=t.gettext("Read it together: a process takes time, and this is how far it has come."),
        footer=data.about.footer(t),
    )  # fmt: skip


def _line(step: PathStep, t: Translator, *, is_done: bool) -> list[object]:
    title = cut(step.title.get(t.language), 300)
    what = paragraph(title, HEAD) if step.kind == "phase" else title
    return [
        _mark(step.kind, is_done=is_done),
        what,
        t.short_day(step.day) if step.day else "",
        cut(step.owner, 120),
    ]


def _mark(kind: str, *, is_done: bool) -> Flowable:
    """Return a dot, a diamond for a milestone, nothing for a phase; full where it is done."""

    def draw(canvas: Canvas, _wide: float, high: float) -> None:
        canvas.setStrokeColor(DARK)
        canvas.setFillColor(DARK if is_done else white)
        canvas.setLineWidth(0.9)
        middle, half = high / 2, high * 0.38
        if kind == "milestone":
            corners = canvas.beginPath()
            corners.moveTo(middle, middle + half)
            for x, y in ((middle + half, middle), (middle, middle - half), (middle - half, middle)):
                corners.lineTo(x, y)
            corners.close()
            canvas.drawPath(corners, fill=1)
        elif kind != "phase":
            canvas.circle(middle, middle, half * 0.8, fill=1)

    return Drawn(4 * mm, 4 * mm, draw)
