"""The market-place on paper for each person: the route card, and the slips on which interest is marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from reportlab.lib.colors import black
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Spacer

from aliances_desktop.charts import fonts
from aliances_desktop.documents.attendance import Person
from aliances_desktop.documents.sheet import LINE, Document, Drawn, Occasion, box, dark_block, rule
from aliances_desktop.documents.text import GREY, write, write_block
from aliances_desktop.i18n import Translator


@dataclass(frozen=True)
class Stop:
    """A round of somebody's route: where and with whom, or a rest when `table` is None."""

    round: int
    at: time | None
    table: int | None
    partner: str = ""
    partner_person: str = ""


@dataclass(frozen=True)
class RouteCard:
    """One person's way through the market-place."""

    occasion: Occasion
    person: Person
    stops: tuple[Stop, ...]


_STOP_HEIGHT = 44 * mm
_GAP = 3 * mm


def route_card(data: RouteCard, t: Translator) -> Document:
    """Return the route card: five rounds a page, the table large, two lines and three boxes for each meeting."""

    def story() -> list[Flowable]:
        flowables: list[Flowable] = []
        for stop in data.stops:
            flowables += [_stop(stop, t), Spacer(1, _GAP)]
        return flowables[:-1]

    person = data.person
    return Document(
        t.gettext("Your route through the market-place"), t.language, story,
        instruction=t.gettext("Follow the rounds in order; at the signal, change tables."),
        owner=f"{person.name} · {person.entity}", number=person.number,
        code=f"ROUTE-{person.number:02d}-{data.occasion.code}", footer=data.occasion.line(t),
    )  # fmt: skip


def _stop(stop: Stop, t: Translator) -> Drawn:
    block = 22 * mm

    def draw(canvas: Canvas, wide: float, high: float) -> None:
        canvas.setStrokeColor(black)
        canvas.setLineWidth(0.9)
        canvas.roundRect(0, 0, wide, high, 2 * mm)
        x, width = block + 5 * mm, wide - block - 9 * mm
        when = t.gettext("Round {n}", n=stop.round)
        when = f"{when} · {t.time(stop.at)}" if stop.at else when
        write(canvas, x, high - 7 * mm, when, 9, width=width * 0.55, colour=GREY)
        if stop.table is None:
            write(canvas, 0, high / 2 - 3 * mm, "—", 24, font=fonts.BOLD, width=block, align="centre")
            _rest(canvas, t, x, width, high)
        else:
            dark_block(canvas, block, high, t.gettext("TABLE"), str(stop.table))
            _meeting(canvas, stop, t, x, width, high)

    return Drawn(173 * mm, _STOP_HEIGHT, draw)


def _rest(canvas: Canvas, t: Translator, x: float, width: float, high: float) -> None:
    text = t.gettext("You rest this round: watch, and write down what you would still like to ask.")
    write_block(canvas, x, high - 14 * mm, text, 10.5, width=width, least=0.85)
    for number in range(1, 3):
        rule(canvas, x, high - 16 * mm - number * LINE, width)


def _meeting(canvas: Canvas, stop: Stop, t: Translator, x: float, width: float, high: float) -> None:
    person = width * 0.42
    write(
        canvas,
        x + width - person,
        high - 7 * mm,
        stop.partner_person,
        9,
        width=person,
        align="right",
        colour=GREY,
    )
    write_block(canvas, x, high - 13.5 * mm, stop.partner, 13, font=fonts.BOLD, width=width, least=0.8)
    caption, size = fonts.fitted(t.gettext("What we could do together"), fonts.REGULAR, 8, width * 0.5)
    write(canvas, x, high - 21 * mm, caption, size, colour=GREY)
    offset = fonts.width(caption, fonts.REGULAR, size) + 3 * mm
    rule(canvas, x + offset, high - 21.5 * mm, width - offset)
    rule(canvas, x, high - 21.5 * mm - LINE, width)
    for number, answer in enumerate(answers(t)):
        box(canvas, x + number * width / 3, 3.5 * mm, answer, width=width / 3)


def answers(t: Translator) -> Sequence[str]:
    """Return the three outcomes of a meeting, in the order of their digits."""
    return (t.gettext("Yes, let us go on"), t.gettext("Maybe"), t.gettext("Not now"))


@dataclass(frozen=True)
class Slip:
    """A meeting to be marked by both sides."""

    round: int
    table: int
    a: Person
    b: Person


@dataclass(frozen=True)
class InterestSlips:
    """A slip for every meeting, in the order of rounds and tables."""

    occasion: Occasion
    slips: tuple[Slip, ...]


_SLIP_WIDTH, _SLIP_HEIGHT = 174 * mm, 44 * mm


def interest_slips(data: InterestSlips, t: Translator) -> Document:
    """Return the slips left on the tables, six a page: one answer from each side, typed in by table and digit."""

    def story() -> list[Flowable]:
        return [_slip(slip, data.occasion, t) for slip in data.slips]

    return Document(
        t.gettext("Interest slips"), t.language, story, has_header=False,
        margins=(18 * mm, 18 * mm, 14 * mm, 14 * mm),
    )  # fmt: skip


def _slip(slip: Slip, occasion: Occasion, t: Translator) -> Drawn:
    block = 22 * mm

    def draw(canvas: Canvas, wide: float, high: float) -> None:
        canvas.saveState()
        canvas.setDash(2, 2)
        canvas.setLineWidth(0.5)
        canvas.setStrokeColor(GREY)
        canvas.line(0, 0, wide, 0)
        canvas.translate(0, 4 * mm)
        dark_block(canvas, block, high - 8 * mm, t.gettext("TABLE"), str(slip.table))
        canvas.restoreState()
        x, width = block + 5 * mm, wide - block - 5 * mm
        place = t.gettext("Round {round} · Table {table}", round=slip.round, table=slip.table)
        write(canvas, x, high - 8.5 * mm, place, 11, font=fonts.BOLD, width=width * 0.4)
        write(canvas, x + width * 0.44, high - 8.5 * mm, occasion.line(t), 7.5, width=width * 0.56, align="right",
              colour=GREY)  # fmt: skip
        for row, person in enumerate((slip.a, slip.b)):
            _side(canvas, person, t, x, high - (19 + 13 * row) * mm, width)

    return Drawn(_SLIP_WIDTH, _SLIP_HEIGHT, draw)


def _side(canvas: Canvas, person: Person, t: Translator, x: float, y: float, width: float) -> None:
    """Draw one side's line: who, and the three answers with the digit to type."""
    names, room = width * 0.42, width * 0.18
    write(canvas, x, y, f"{person.number:02d} · {person.entity}", 10.5, width=names)
    write(canvas, x, y - 4.2 * mm, person.name, 8.5, width=names, colour=GREY)
    for number, answer in enumerate((t.gettext("Yes"), t.gettext("Maybe"), t.gettext("Not now"))):
        box(canvas, x + width * 0.46 + number * room, y - 3.2 * mm, f"{number + 1}  {answer}", width=room)
