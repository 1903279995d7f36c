"""Questionnaires on paper: the same item numbers and the same places of the boxes in every language.

Every text is given the room that its longest language needs, so that a sheet in Catalan and one in Spanish can be
typed in, or laid on each other, alike. What is typed for an answer is printed beside its box.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, Spacer

from aliances_desktop.charts import fonts
from aliances_desktop.documents.sheet import BOX, LINE, Document, Drawn, Occasion, box, rule
from aliances_desktop.documents.text import GREY, cut, write
from aliances_desktop.i18n import LANGUAGES, Translator, translator
from aliances_desktop.model import Texts

_WIDTH: Final = 173 * mm
_INDENT: Final = 9 * mm
_GAP: Final = 3 * mm
_ROW: Final = 8 * mm
"""Height of a choice whose text takes one line."""
_OPEN_LINES: Final = 4
_SIZE: Final = 10.5
_SMALL: Final = 8.5
_MOST_LINES: Final = 6
_MOST_HIGH: Final = 220 * mm
"""Height up to which an item stays whole."""
_NOTHING: Final = Texts()


@dataclass(frozen=True)
class Choice:
    """Something to tick; `digits` are what is typed for it."""

    digits: str
    text: Texts


@dataclass(frozen=True)
class Item:
    """A question: `kind` as in `QUESTION_KINDS`; `rows` are those of a grid, `count` the ranks or short texts.

    `own` says whether there is a line for words of one's own beside the choices.
    """

    number: int
    kind: str
    text: Texts
    help: Texts = _NOTHING
    choices: tuple[Choice, ...] = ()
    rows: tuple[Texts, ...] = ()
    count: int = 1
    least_label: Texts = _NOTHING
    most_label: Texts = _NOTHING
    own: bool = False


@dataclass(frozen=True)
class QuestionnaireSheet:
    """A questionnaire for one entity or person, or a blank one: `number` is the sheet's, None on a blank one."""

    occasion: Occasion
    title: Texts
    intro: Texts
    closing: Texts
    items: tuple[Item, ...]
    number: int | None = None
    entity: str = ""
    person: str = ""
    due_on: date | None = None
    return_to: str = ""
    batch: int = 0


def questionnaire(data: QuestionnaireSheet, t: Translator) -> Document:
    """Return the sheet; an item is never split over two pages."""

    def story() -> list[Flowable]:
        flowables: list[Flowable] = []
        if data.intro:
            flowables += [_Words(data.intro, _WIDTH, _SIZE, colour_grey=True).drawn(t), Spacer(1, 2 * mm)]
        for item in data.items:
            flowables += [*_item(item, t), Spacer(1, _GAP)]
        flowables.append(_foot(data, t))
        return flowables

    number = f"{data.number:03d}" if data.number is not None else "0"
    return Document(
        cut(data.title.get(t.language), 160) or t.gettext("Questionnaire"), t.language, story,
        instruction=t.gettext("Tick the boxes; write in capitals where there is a line."),
        owner=" · ".join(part for part in (data.entity, data.person) if part), number=data.number,
        code=f"Q{data.batch}-{number}", footer=data.occasion.line(t),
    )  # fmt: skip


# Texts that take the same room in every language


_Draw = Callable[[Canvas, float], None]


class _Words:
    """A text with the lines it takes in each language; its height is that of the longest."""

    def __init__(
        self, texts: Texts, width: float, size: float, *, font: str = fonts.REGULAR, colour_grey: bool = False
    ) -> None:
        fonts.register()
        self.size, self.font, self.is_grey = size, font, colour_grey
        self._lines = {code: _split(cut(texts.get(code), 700), font, size, width) for code in LANGUAGES}
        self.width = width

    @property
    def height(self) -> float:
        """Height of the longest language."""
        return max(len(lines) for lines in self._lines.values()) * self.size * 1.3

    @property
    def is_one_line(self) -> bool:
        """Whether one line is enough in every language."""
        return all(len(lines) <= 1 for lines in self._lines.values())

    def draw(self, canvas: Canvas, x: float, top: float, language: str) -> None:
        """Write the text with its first line below `top`."""
        y = top - self.size
        for line in self._lines[language]:
            if self.is_grey:
                write(canvas, x, y, line, self.size, font=self.font, width=self.width, colour=GREY)
            else:
                write(canvas, x, y, line, self.size, font=self.font, width=self.width)
            y -= self.size * 1.3

    def drawn(self, t: Translator) -> Drawn:
        """Return the text as a flowable."""
        height = self.height
        return Drawn(self.width, height, lambda canvas, _wide, high: self.draw(canvas, 0, high, t.language))


def _split(text: str, font: str, size: float, width: float) -> list[str]:
    """Break a text into lines at its spaces, and a word too long for a line anywhere."""
    lines: list[str] = []
    for part in text.splitlines() or [""]:
        line = ""
        for word in part.split():
            tried = f"{line} {word}".strip()
            if fonts.width(tried, font, size) <= width:
                line = tried
                continue
            if line:
                lines.append(line)
            line = word
            while (wide := fonts.width(line, font, size)) > width:
                fits = max(int(len(line) * width / wide) - 1, 1)
                lines.append(line[:fits])
                line = line[fits:]
        lines.append(line)
    kept = [line for line in lines if line]
    if len(kept) > _MOST_LINES:
        kept = [*kept[: _MOST_LINES - 1], f"{kept[_MOST_LINES - 1][:-1]}…"]
    return kept


# Items


def _item(item: Item, t: Translator) -> list[Flowable]:
    """Return an item whole, or head and rows apart where it would not fit on a page."""
    text = _Words(item.text, _WIDTH - _INDENT, _SIZE, font=fonts.BOLD)
    help_text = _Words(item.help, _WIDTH - _INDENT, _SMALL, colour_grey=True)
    head = text.height + (help_text.height + 1 * mm if item.help else 0) + 1.5 * mm
    body = _body(item, t)

    def draw_head(canvas: Canvas, _wide: float, high: float) -> None:
        write(canvas, 0, high - _SIZE, f"{item.number}.", _SIZE, font=fonts.BOLD, width=_INDENT)
        text.draw(canvas, _INDENT, high, t.language)
        if item.help:
            help_text.draw(canvas, _INDENT, high - text.height - 1 * mm, t.language)

    parts = [Drawn(_WIDTH, head, draw_head), *(part.drawn() for part in body.parts)]
    return [KeepTogether(parts)] if head + body.height < _MOST_HIGH else list(parts)


@dataclass(frozen=True)
class _Part:
    """A row below a question; it draws with its upper left corner at the origin."""

    height: float
    draw: _Draw

    def drawn(self) -> Drawn:
        def draw(canvas: Canvas, wide: float, high: float) -> None:
            canvas.saveState()
            canvas.translate(_INDENT, high)
            self.draw(canvas, wide - _INDENT)
            canvas.restoreState()

        return Drawn(_WIDTH, self.height, draw)


class _Body:
    """What is answered below a question: its rows from the top down."""

    def __init__(self) -> None:
        self.parts: list[_Part] = []

    @property
    def height(self) -> float:
        """Height of all rows."""
        return sum(part.height for part in self.parts)

    def add(self, height: float, draw: _Draw) -> None:
        """Add a row."""
        self.parts.append(_Part(height, draw))


def _body(item: Item, t: Translator) -> _Body:
    body = _Body()
    width = _WIDTH - _INDENT
    if item.kind == "scale":
        _scale(body, item, t, width)
    elif item.kind == "grid":
        _grid(body, item, t, width)
    elif item.kind == "ranking":
        _choices(body, item, t, width, with_boxes=False)
        _ranks(body, item, width)
    elif item.kind in {"yes_no", "single", "multiple"}:
        _choices(body, item, t, width, with_boxes=True)
    elif item.kind == "texts":
        for number in range(1, item.count + 1):
            _line(body, f"{number}.", width)
    else:
        for _number in range(_OPEN_LINES):
            _line(body, "", width)
    if item.own:
        caption = {"yes_no": ""}.get(item.kind, t.gettext("Other, in your own words"))
        _line(
            body,
            caption,
            width,
            room=max(fonts.width(_own(code, item.kind), fonts.REGULAR, _SMALL) for code in LANGUAGES),
        )
    return body


def _own(code: str, kind: str) -> str:
    return "" if kind == "yes_no" else translator(code).gettext("Other, in your own words")


def _line(body: _Body, caption: str, width: float, *, room: float = 0) -> None:
    offset = max(room, 6 * mm if caption else 0)

    def draw(canvas: Canvas, _wide: float) -> None:
        if caption:
            write(canvas, 0, -LINE + 1.5 * mm, caption, _SMALL, width=offset + 1)
        rule(
            canvas,
            offset + (2 * mm if caption else 0),
            -LINE + 1 * mm,
            width - offset - (2 * mm if caption else 0),
        )

    body.add(LINE, draw)


def _choices(body: _Body, item: Item, t: Translator, width: float, *, with_boxes: bool) -> None:
    """Add the choices, two or three beside each other where all languages are short enough."""
    columns = _columns(item.choices, width)
    room = width / columns
    words = [_Words(choice.text, room - BOX - 12 * mm, _SIZE - 1) for choice in item.choices]
    for start in range(0, len(words), columns):
        chosen = list(zip(item.choices, words, strict=True))[start : start + columns]
        height = max(_ROW, *(one.height + 2 * mm for _choice, one in chosen))

        def draw(
            canvas: Canvas, _wide: float, chosen: Sequence[tuple[Choice, _Words]] = tuple(chosen)
        ) -> None:
            for place, (choice, one) in enumerate(chosen):
                x = place * room
                if with_boxes:
                    box(canvas, x, -BOX - 1 * mm)
                write(
                    canvas, x + BOX + 1 * mm, -BOX + 1 * mm, choice.digits, _SMALL, width=6 * mm, colour=GREY
                )
                one.draw(canvas, x + BOX + 7 * mm, -1.6 * mm, t.language)

        body.add(height, draw)


def _columns(choices: Sequence[Choice], width: float) -> int:
    for columns in (3, 2):
        room = width / columns - BOX - 12 * mm
        if len(choices) > 1 and all(_Words(c.text, room, _SIZE - 1).is_one_line for c in choices):
            return columns
    return 1


def _ranks(body: _Body, item: Item, width: float) -> None:
    """Add a box for each rank, to write the number of the choice in."""

    def draw(canvas: Canvas, _wide: float) -> None:
        room = width / max(item.count, 3)
        for rank in range(item.count):
            write(canvas, rank * room, -8 * mm, f"{rank + 1}.", _SIZE, font=fonts.BOLD, width=8 * mm)
            box(canvas, rank * room + 9 * mm, -10 * mm, size=9 * mm)

    body.add(13 * mm, draw)


def _scale(body: _Body, item: Item, t: Translator, width: float) -> None:
    """Add a row of boxes with their digits, the words of both ends beside them."""
    room = 34 * mm
    least, most = (
        _Words(label, room, _SMALL, colour_grey=True) for label in (item.least_label, item.most_label)
    )
    height = max(BOX + 3 * mm, least.height + 2 * mm, most.height + 2 * mm)
    count = max(len(item.choices), 1)
    step = min((width - 2 * room - 8 * mm) / count, 22 * mm)

    def draw(canvas: Canvas, _wide: float) -> None:
        least.draw(canvas, 0, -1 * mm, t.language)
        for place, choice in enumerate(item.choices):
            x = room + 4 * mm + place * step
            box(canvas, x, -BOX - 1 * mm)
            write(canvas, x + BOX + 1.5 * mm, -BOX + 0.8 * mm, choice.digits, _SIZE - 1, width=7 * mm)
        most.draw(canvas, room + 6 * mm + count * step, -1 * mm, t.language)

    body.add(height, draw)


def _grid(body: _Body, item: Item, t: Translator, width: float) -> None:
    if not item.choices:
        _text_grid(body, item, t, width)
        return
    left = width * 0.46
    room = (width - left) / len(item.choices)
    heads = [_Words(choice.text, room - 2 * mm, _SMALL) for choice in item.choices]
    top = max(one.height for one in heads) + 2 * mm

    def draw_head(canvas: Canvas, _wide: float) -> None:
        for place, one in enumerate(heads):
            one.draw(canvas, left + place * room, 0, t.language)

    body.add(top, draw_head)
    for number, row in enumerate(item.rows, 1):
        words = _Words(row, left - 12 * mm, _SIZE - 1)

        def draw(canvas: Canvas, _wide: float, number: int = number, words: _Words = words) -> None:
            write(canvas, 0, -BOX + 1 * mm, f"{item.number}.{number}", _SMALL, width=9 * mm, colour=GREY)
            words.draw(canvas, 10 * mm, -1.6 * mm, t.language)
            for place, choice in enumerate(item.choices):
                x = left + place * room
                box(canvas, x, -BOX - 1 * mm)
                write(
                    canvas,
                    x + BOX + 1.5 * mm,
                    -BOX + 0.8 * mm,
                    choice.digits,
                    _SMALL,
                    width=6 * mm,
                    colour=GREY,
                )

        body.add(max(_ROW, words.height + 2 * mm), draw)


def _text_grid(body: _Body, item: Item, t: Translator, width: float) -> None:
    left = width * 0.36
    for number, row in enumerate(item.rows, 1):
        words = _Words(row, left - 12 * mm, _SIZE - 1)

        def draw(canvas: Canvas, _wide: float, number: int = number, words: _Words = words) -> None:
            write(canvas, 0, -LINE + 1.6 * mm, f"{item.number}.{number}", _SMALL, width=9 * mm, colour=GREY)
            words.draw(canvas, 10 * mm, -2.2 * mm, t.language)
            rule(canvas, left, -LINE + 1 * mm, width - left)

        body.add(max(LINE, words.height + 3 * mm), draw)


def _foot(data: QuestionnaireSheet, t: Translator) -> Drawn:
    """Return how, when and to whom the sheet goes back."""

    def said(language: str) -> str:
        words = translator(language)
        parts = [data.closing.get(language)]
        if data.due_on is not None:
            parts.append(words.gettext("Return it by {day}.", day=words.day(data.due_on)))
        if data.return_to:
            parts.append(words.gettext("Return it to {whom}.", whom=cut(data.return_to, 200)))
        return " ".join(part for part in parts if part) or words.gettext("Thank you.")

    words = _Words(Texts(**{code: said(code) for code in LANGUAGES}), _WIDTH - 6 * mm, _SIZE - 0.5)

    def draw(canvas: Canvas, wide: float, high: float) -> None:
        canvas.setLineWidth(0.5)
        canvas.setStrokeColor(GREY)
        canvas.roundRect(0, 0, wide, high, 2 * mm)
        words.draw(canvas, 3 * mm, high - 2.2 * mm, t.language)

    return Drawn(_WIDTH, words.height + 6 * mm, draw)
