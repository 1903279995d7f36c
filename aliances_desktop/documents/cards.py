"""Cards of an exercise to cut out, and the sheet on which an entity reflects on its motives (chapters 2 and 5)."""

from dataclasses import dataclass
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, Spacer

from aliances_desktop.charts import fonts
from aliances_desktop.documents.sheet import Document, Drawn, Occasion, box, rule
from aliances_desktop.documents.text import (
    CELL_BOLD,
    GREY,
    GROUP,
    RULE,
    SMALL,
    cut,
    paragraph,
    write,
    write_block,
)
from aliances_desktop.i18n import Translator
from aliances_desktop.model import Texts
from aliances_desktop.model.codes import DOUBTS

_WIDTH: Final = 173 * mm
_CARD: Final = (_WIDTH / 2, 48 * mm)
_A_PAGE: Final = 10


@dataclass(frozen=True)
class CardLine:
    """A card: its number, what it says and, small, what helps to understand it."""

    number: int
    text: Texts
    detail: Texts


@dataclass(frozen=True)
class CardSheet:
    """A deck of cards."""

    occasion: Occasion
    title: Texts
    intro: Texts
    cards: tuple[CardLine, ...]


def card_sheet(data: CardSheet, t: Translator) -> Document:
    """Return the cards of a deck, ten a page; the last page is filled with blank ones for the room's own words."""

    def story() -> list[Flowable]:
        cards: list[CardLine | None] = list(data.cards)
        cards += [None] * (-len(cards) % _A_PAGE)
        return [_pair(cards[n], cards[n + 1], t) for n in range(0, len(cards), 2)]

    return Document(
        data.title.get(t.language), t.language, story, instruction=data.intro.get(t.language),
        code=f"CARD-{data.occasion.code}", footer=data.occasion.line(t),
    )  # fmt: skip


def _pair(left: CardLine | None, right: CardLine | None, t: Translator) -> Drawn:
    def draw(canvas: Canvas, _wide: float, _high: float) -> None:
        _card(canvas, 0, left, t)
        _card(canvas, _CARD[0], right, t)

    return Drawn(_WIDTH, _CARD[1], draw)


def _card(canvas: Canvas, x: float, card: CardLine | None, t: Translator) -> None:
    wide, high = _CARD
    canvas.saveState()
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.5)
    canvas.setDash(3, 3)
    canvas.rect(x, 0, wide, high, stroke=1, fill=0)
    canvas.restoreState()
    left, room = x + 6 * mm, wide - 12 * mm
    if card is None:
        for number in range(3):
            rule(canvas, left, 10 * mm + number * 10 * mm, room)
        return
    text, detail = (cut(one.get(t.language), 400) for one in (card.text, card.detail))
    write(canvas, left, high - 11 * mm, str(card.number), 20, font=fonts.BOLD, width=room, colour=GREY)
    write_block(canvas, left, high - 23 * mm, text, 12.5, width=room, font=fonts.BOLD, most=3, least=1)
    write_block(canvas, left, 7 * mm, detail, 9, width=room, least=1, colour=GREY)


@dataclass(frozen=True)
class ReflectionGroup:
    """A point of view (label, a msgid) with its questions, each with what helps to answer it."""

    label: str
    questions: tuple[tuple[Texts, Texts], ...]


@dataclass(frozen=True)
class ReflectionSheet:
    """The questions an entity answers for itself; `number` is that of its first person. What it has answered is never printed."""

    occasion: Occasion
    number: int
    entity: str
    groups: tuple[ReflectionGroup, ...]


def reflection_sheet(data: ReflectionSheet, t: Translator) -> Document:
    """Return the sheet to answer: each question with its three answers, room to write, and a box to share it."""

    def story() -> list[Flowable]:
        flowables: list[Flowable] = []
        for group in data.groups:
            first: list[Flowable] = [paragraph(t.gettext(group.label), GROUP)]
            for text, detail in group.questions:
                flowables.append(KeepTogether([*first, *_question(text, detail, t)]))
                first = []
        return flowables

    return Document(
        t.gettext("Reflection on our motives"), t.language, story, owner=data.entity, number=data.number,
        instruction=t.gettext("For your entity alone. Tick “We share it” only where the others may read it."),
        code=f"MOT-{data.number:02d}-{data.occasion.code}", footer=data.occasion.line(t),
    )  # fmt: skip


def _question(text: Texts, detail: Texts, t: Translator) -> list[Flowable]:
    words = [paragraph(cut(text.get(t.language), 600), CELL_BOLD)]
    if detail:
        words.append(paragraph(cut(detail.get(t.language), 600), SMALL))
    return [Spacer(1, 1.5 * mm), *words, _answers(t)]


def _answers(t: Translator) -> Drawn:
    """Return three boxes, a line to write on beside them, and below it one more with the box to share."""
    labels = [t.gettext(text) for text in DOUBTS.values()]

    def draw(canvas: Canvas, wide: float, high: float) -> None:
        side, column, y = 4.5 * mm, 24 * mm, high - 6.5 * mm
        for number, text in enumerate(labels):
            box(canvas, number * column, y, text, size=side, width=column)
        rule(canvas, 3 * column, y, wide - 3 * column)
        rule(canvas, 0, 1.5 * mm, wide - 44 * mm)
        box(canvas, wide - 40 * mm, 1.5 * mm, t.gettext("We share it"), size=side, width=40 * mm)

    return Drawn(_WIDTH, 17 * mm, draw)
