"""Processes on paper: what their sheets share, and the card of each phase with the officer's check-list (chapter 7)."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from aliances_desktop.documents.sheet import Document, Drawn, box, figures, table, writing_lines
from aliances_desktop.documents.text import BODY, CELL, CELL_BOLD, GROUP, SMALL, cut, paragraph
from aliances_desktop.i18n import N_, Translator
from aliances_desktop.model import Texts
from aliances_desktop.model.codes_alliance import GATES

WIDTH: Final = 173 * mm
MOST: Final = 2500
"""Characters of one text of a card that are printed."""


@dataclass(frozen=True)
class About:
    """The process a sheet belongs to, and the day it was printed."""

    title: Texts
    kind: str
    today: date
    territory: str = ""
    starts_on: date | None = None
    ends_on: date | None = None

    def name(self, t: Translator) -> str:
        """Return the title."""
        return cut(self.title.get(t.language), 200)

    def footer(self, t: Translator) -> str:
        """Return the line at the foot: title and day."""
        return f"{self.name(t)} · {t.day(self.today)}"

    def when(self, t: Translator) -> str:
        """Return from when to when the process goes, as far as it is known."""
        return span(t, self.starts_on, self.ends_on)


def span(t: Translator, starts_on: date | None, ends_on: date | None) -> str:
    """Return a stretch of days, one of which or both may not be known."""
    if starts_on is not None and starts_on == ends_on:
        return t.day(starts_on)
    if starts_on is None:
        return t.gettext("until {day}", day=t.day(ends_on)) if ends_on is not None else ""
    if ends_on is None:
        return t.gettext("from {day}", day=t.day(starts_on))
    return f"{t.day(starts_on)} – {t.day(ends_on)}"


@dataclass(frozen=True)
class Step:
    """A function of the officer or a task: what, who, when, and when it was done."""

    title: Texts
    owner: str = ""
    when: tuple[date | None, date | None] = (None, None)
    done_on: date | None = None


@dataclass(frozen=True)
class Proof:
    """A line of a gate: a msgid with its values, and whether it is there."""

    msgid: str
    values: tuple[tuple[str, object], ...]
    is_there: bool


@dataclass(frozen=True)
class PhaseCard:
    """A phase as its card tells it; `sheets` are titles (msgids), `entities` those who take part, `left` those gone and why."""

    about: About
    title: Texts
    stage: Texts
    purpose: Texts
    contents: Texts
    participants: Texts
    duration: Texts
    method: Texts
    result: Texts
    state: str
    starts_on: date | None
    ends_on: date | None
    closed_on: date | None
    outcome: str
    gate: str
    proofs: tuple[Proof, ...]
    sheets: tuple[str, ...]
    duties: tuple[Step, ...]
    tasks: tuple[Step, ...]
    entities: tuple[str, ...]
    left: tuple[tuple[str, str], ...] = ()


_PARTS: Final = (
    ("purpose", N_("Purpose")),
    ("contents", N_("Contents")),
    ("participants", N_("Who takes part")),
    ("duration", N_("Recommended duration")),
    ("method", N_("Method")),
    ("result", N_("Expected result")),
)
STATES: Final = {"active": N_("Active phase"), "closed": N_("Closed"), "": N_("To come")}


def phase_card(data: PhaseCard, t: Translator) -> Document:
    """Return the card of a phase with its check-list, its gate and what it leads to."""

    def story() -> list[Flowable]:
        flowables: list[Flowable] = [_standing(data, t), Spacer(1, 2 * mm), _parts(data, t)]
        flowables += _checklist(t, t.gettext("Functions of the municipal officer"), data.duties, most=40)
        flowables += _checklist(t, t.gettext("Tasks"), data.tasks, most=60)
        flowables += _gate(data, t)
        if data.sheets:
            titles = t.join([t.gettext(title) for title in data.sheets])
            flowables += [paragraph(t.gettext("Sheets to work with"), GROUP), paragraph(titles, CELL)]
        flowables.append(KeepTogether(_ending(data, t)))
        return flowables

    return Document(
        t.gettext("Phase card"), t.language, story, owner=cut(data.title.get(t.language), 200),
        instruction=data.about.name(t), footer=data.about.footer(t),
    )  # fmt: skip


def _standing(data: PhaseCard, t: Translator) -> Flowable:
    done = sum(step.done_on is not None for step in data.duties)
    items = [
        (t.gettext("State"), t.gettext(STATES[data.state])),
        (t.gettext("Functions done"), f"{t.number(done)} / {t.number(len(data.duties))}"),
        (t.gettext("Entities taking part"), t.number(len(data.entities))),
    ]
    return figures(items, WIDTH)


def _parts(data: PhaseCard, t: Translator) -> Flowable:
    rows: list[list[Any]] = []
    when = span(t, data.starts_on, data.ends_on)
    for name, caption in _PARTS:
        text = cut(getattr(data, name).get(t.language), MOST)
        if text:
            rows.append([paragraph(t.gettext(caption), CELL_BOLD), text])
    for caption, text in (
        (t.gettext("Stage"), data.stage.get(t.language)),
        (t.gettext("Dates"), when),
        (t.gettext("Entities"), t.join(data.entities)),
        (t.gettext("Have left"), "\n".join(_gone(one) for one in data.left)),
    ):
        if text:
            rows.append([paragraph(caption, CELL_BOLD), text])
    return table((), rows or [["", ""]], [38 * mm, WIDTH - 38 * mm], valign="TOP")


def _gone(one: tuple[str, str]) -> str:
    name, reason = (cut(text, 200) for text in one)
    return f"{name}: {reason}" if reason else name


def _ticked(is_done: bool) -> Drawn:
    """A box, with a tick in it for what is done."""

    def draw(canvas: Any, _width: float, _height: float) -> None:
        side = 4.2 * mm
        box(canvas, 0, 0, size=side)
        if is_done:
            canvas.setLineWidth(1.6)
            canvas.lines([(0.8 * mm, 2.1 * mm, 1.7 * mm, 1.1 * mm), (1.7 * mm, 1.1 * mm, 3.4 * mm, 3.3 * mm)])

    return Drawn(4.2 * mm, 4.2 * mm, draw)


def _checklist(t: Translator, title: str, steps: tuple[Step, ...], *, most: int) -> list[Flowable]:
    if not steps:
        return []
    rows: list[list[Any]] = [
        [
            _ticked(step.done_on is not None),
            cut(step.title.get(t.language), 400),
            cut(step.owner, 80),
            t.short_day(step.done_on) if step.done_on is not None else _planned(t, step),
        ]
        for step in steps[:most]
    ]
    if len(steps) > most:
        rest = t.ngettext("and {n} more", "and {n} more", len(steps) - most)
        rows.append(["", rest, "", ""])
    head = ["", t.gettext("What"), t.gettext("Who"), t.gettext("Done, or when")]
    return [paragraph(title, GROUP), table(head, rows, [8 * mm, 97 * mm, 32 * mm, 36 * mm], valign="TOP")]


def _planned(t: Translator, step: Step) -> str:
    days = dict.fromkeys(t.short_day(day) for day in step.when if day is not None)
    return " – ".join(days)


def _gate(data: PhaseCard, t: Translator) -> list[Flowable]:
    if not data.gate:
        return []
    rows: list[list[Any]] = [
        [
            _ticked(proof.is_there),
            t.gettext(proof.msgid, **_said(t, proof)),
            t.gettext("There") if proof.is_there else t.gettext("Still missing"),
        ]
        for proof in data.proofs[:60]
    ]
    gate = paragraph(t.gettext(GATES[data.gate]), BODY)
    flowables: list[Flowable] = [paragraph(t.gettext("Before it begins"), GROUP), gate]
    if rows:
        flowables.append(table((), rows, [8 * mm, WIDTH - 34 * mm, 26 * mm], valign="TOP"))
    return flowables


def _said(t: Translator, proof: Proof) -> dict[str, object]:
    return {
        name: t.day(value) if isinstance(value, date) else cut(str(value), 200)
        for name, value in proof.values
    }


def _ending(data: PhaseCard, t: Translator) -> list[Flowable]:
    flowables: list[Flowable] = [paragraph(t.gettext("What came of it"), GROUP)]
    if data.closed_on is not None:
        closed = t.gettext("Closed on {day}", day=t.day(data.closed_on))
        flowables.append(paragraph(closed, SMALL))
    flowables.append(paragraph(cut(data.outcome, MOST), BODY) if data.outcome else writing_lines(WIDTH, 3))
    return flowables
