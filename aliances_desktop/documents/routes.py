"""The market-place on paper for each person: the route card, and the slips on which interest is marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from reportlab.lib.colors import black, white
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Spacer

from aliances_desktop.charts import fonts
from aliances_desktop.documents.attendance import Person
from aliances_desktop.documents.sheet import BOX, LINE, Document, Drawn, Occasion, box, rule
from aliances_desktop.documents.text import DARK, GREY, write
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
_PER_PAGE = 5


def route_card(data: RouteCard, t: Translator) -> Document:
    """Return the route card: five rounds a page, the table large, two lines and three boxes for each meeting."""

    def story() -> list[Flowable]:
        flowables: list[Flowable] = []
        for stop in data.stops:
            flowables += [_stop(stop, t), Spacer(1, _GAP)]
        return flowables[:-1]

    person = data.person
    who = f"{person.number:02d} · {person.name} · {person.entity}"
    return Document(
        t.gettext("Your route through the market-place"), t.language, story, instruction=who,
        code=f"ROUTE-{person.number:02d}-{data.occasion.code}", footer=data.occasion.line(t),
    )  # fmt: skip


def _stop(stop: Stop, t: Translator) -> Drawn:
    width = 173 * mm

    def draw(canvas: Canvas, wide: float, high: float) -> None:
        canvas.setStrokeColor(black)
        canvas.setLineWidth(0.9)
        canvas.roundRect(0, 0, wide, high, 2 * mm)
        block = 22 * mm
        if stop.table is None:
            write(canvas, 0, high / 2 - 3 * mm, "—", 24, font=fonts.BOLD, width=block, align="centre")
        else:
            canvas.setFillColor(DARK)
            canvas.roundRect(0, 0, block, high, 2 * mm, stroke=0, fill=1)
            caption = t.gettext("TABLE")
            write(
                canvas, 1 * mm, high - 11 * mm, caption, 8, width=block - 2 * mm, align="centre", colour=white
            )
            number = str(stop.table)
            write(
                canvas,
                0,
                high / 2 - 7 * mm,
                number,
                34,
                font=fonts.BOLD,
                width=block,
                align="centre",
                colour=white,
            )
        _meeting(canvas, stop, t, block + 5 * mm, wide - block - 9 * mm, high)

    return Drawn(width, _STOP_HEIGHT, draw)


def _meeting(canvas: Canvas, stop: Stop, t: Translator, x: float, width: float, high: float) -> None:
    when = t.gettext("Round {n}", n=stop.round)
    when = f"{when} · {t.time(stop.at)}" if stop.at else when
    write(canvas, x, high - 7 * mm, when, 9, width=width, colour=GREY)
    if stop.table is None:
        text = t.gettext("You rest this round: watch, and write down what you would still like to ask.")
        write(canvas, x, high / 2 - 1.5 * mm, text, 10.5, width=width)
        return
    write(canvas, x, high - 13.5 * mm, stop.partner, 13, font=fonts.BOLD, width=width)
    if stop.partner_person:
        share = width * 0.4
        write(
            canvas,
            x + width - share,
            high - 7 * mm,
            stop.partner_person,
            9,
            width=share,
            align="right",
            colour=GREY,
        )
    caption = t.gettext("What we could do together")
    write(canvas, x, high - 20.5 * mm, caption, 8, width=width, colour=GREY)
    offset = fonts.width(caption, fonts.REGULAR, 8) + 3 * mm
    rule(canvas, x + offset, high - 21 * mm, width - offset)
    rule(canvas, x, high - 21 * mm - LINE, width)
    for number, answer in enumerate(answers(t)):
        box(canvas, x + number * width / 3, 4 * mm, answer)


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


_SLIP_HEIGHT = 44 * mm


def interest_slips(data: InterestSlips, t: Translator) -> Document:
    """Return the slips left on the tables, six a page: one answer from each side, typed in by table and digit."""

    def story() -> list[Flowable]:
        return [_slip(slip, t) for slip in data.slips]

    return Document(
        t.gettext("Interest slips"), t.language, story, has_header=False, footer=data.occasion.line(t),
        margins=(18 * mm, 18 * mm, 14 * mm, 14 * mm),
    )  # fmt: skip


def _slip(slip: Slip, t: Translator) -> Drawn:
    def draw(canvas: Canvas, wide: float, high: float) -> None:
        canvas.setDash(2, 2)
        canvas.setLineWidth(0.5)
        canvas.setStrokeColor(GREY)
        canvas.line(0, 0, wide, 0)
        canvas.setDash()
        place = t.gettext("Round {round} · Table {table}", round=slip.round, table=slip.table)
        write(canvas, 0, high - 8 * mm, place, 13, font=fonts.BOLD, width=wide)
        for row, person in enumerate((slip.a, slip.b)):
            y = high - (19 + 14 * row) * mm
            name = f"{person.number:02d}  {person.entity}"
            write(canvas, 0, y, name, 11, width=wide * 0.42)
            write(canvas, 0, y - 4.5 * mm, person.name, 8.5, width=wide * 0.42, colour=GREY)
            for number, answer in enumerate((t.gettext("Yes"), t.gettext("Maybe"), t.gettext("Not now")), 1):
                x = wide * (0.46 + 0.18 * (number - 1))
                box(canvas, x, y - 2.5 * mm)
                room = wide * 0.18 - BOX - 4 * mm
                write(canvas, x + BOX + 2 * mm, y - 0.6 * mm, f"{number}  {answer}", 9, width=room)

    return Drawn(174 * mm, _SLIP_HEIGHT, draw)
