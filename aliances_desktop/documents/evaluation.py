"""The evaluation test on paper: blank, to be filled in by hand, or with what was typed in; the same sheet for both."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer

from aliances_desktop.charts import fonts
from aliances_desktop.documents.evaluation_reach import ReachTable, reach_table
from aliances_desktop.documents.sheet import BOX, LINE, Document, Drawn, Occasion, box, rule
from aliances_desktop.documents.text import BAND, BODY, GREY, GROUP, SMALL, cut, paragraph, write, write_block
from aliances_desktop.i18n import N_, Translator
from aliances_desktop.model.codes_alliance import PARTNER_REVIEW, TEST

Key = tuple[str, str, str]
"""Table, subject and item of an answer."""
_WIDTH: Final = 173 * mm
_ROW: Final = 8 * mm
_NUMBER: Final = 9 * mm
_BLANK_PERSONS: Final = 3
"""Conductors there is room for beside each other."""
ASKED: Final[Mapping[str, str]] = {
    "1": N_("How much does each aim matter to our entity?"),
    "2.1": N_("How much does it matter that this stays as it is?"),
    "2.2": N_("How heavy is each risk for our entity?"),
    "3": N_("What each reaches today, and what all of them would reach allied."),
    "4": N_("What would the alliance give us, or let us use better?"),
    "5": N_("What we know of {name}. “Don't know” is better than a guess; say where you know it from."),
    "6": N_("From 1, little, to 5, a lot; a column for each person."),
    "7": N_("How does what is around us look upon the alliance?"),
}
"""What each table asks, in the words of the form and of the window."""


@dataclass(frozen=True)
class EvaluationPaper:
    """A test of an entity: `partners` are the others (id, name), `said` its answers as (value, text).

    `persons` conduct the process; without any there are columns to write names over.
    """

    occasion: Occasion
    entity: str
    partners: tuple[tuple[int, str], ...]
    reach: ReachTable
    said: Mapping[Key, tuple[str, str]] = field(default_factory=dict)
    day: date | None = None
    filled_by: str = ""
    project: str = ""
    persons: tuple[str, ...] = ()
    notes: str = ""
    code: str = ""

    def answer(self, table: str, item: str, subject: str = "") -> tuple[str, str]:
        """Return the code and the words of an answer, "" where there is none."""
        return self.said.get((table, subject, item), ("", ""))


def evaluation_test(data: EvaluationPaper, t: Translator) -> Document:
    """Return the seven tables; each stands whole on its page, and each partner of table 5 has a page."""

    def story() -> list[Flowable]:
        flowables: list[Flowable] = [_particulars(data, t)]
        for table in ("1", "2.1", "2.2"):
            flowables.append(KeepTogether(_rated(table, data, t)))
        flowables += [KeepTogether([*_title("3", t), *reach_table(data.reach, t)])]
        flowables += [KeepTogether(_rated("4", data, t))]
        for key, name in data.partners:
            flowables += [PageBreak(), *_rated("5", data, t, str(key), name), *_review(data, str(key), t)]
        flowables += [PageBreak(), *_skills(data, t), KeepTogether(_rated("7", data, t))]
        if data.notes:
            flowables += [paragraph(t.gettext("Notes"), GROUP), paragraph(cut(data.notes, 1500), BODY)]
        return flowables

    return Document(
        t.gettext("Evaluation test of the alliance"), t.language, story, owner=data.entity, code=data.code,
        instruction=t.gettext("One box a line; what you cannot say yet stays blank."), footer=data.occasion.line(t),
    )  # fmt: skip


def _particulars(data: EvaluationPaper, t: Translator) -> Drawn:
    """Return the line with the day, who filled it in and the project, to be written on where they are not known."""
    parts = (
        (t.gettext("Day"), t.short_day(data.day) if data.day else "", 0.2),
        (t.gettext("Filled in by"), data.filled_by, 0.4),
        (t.gettext("Project"), data.project, 0.4),
    )

    def draw(canvas: Canvas, wide: float, high: float) -> None:
        x = 0.0
        for caption, value, share in parts:
            room = wide * share - 4 * mm
            size = fonts.width(caption, fonts.REGULAR, 8.5) + 2 * mm
            write(canvas, x, 2.5 * mm, caption, 8.5, colour=GREY)
            if value:
                write(canvas, x + size, 2.5 * mm, value, 9.5, width=room - size)
            else:
                rule(canvas, x + size, 1.5 * mm, room - size)
            x += wide * share

    return Drawn(_WIDTH, 9 * mm, draw)


def _title(table: str, t: Translator, name: str = "") -> list[Flowable]:
    title = t.gettext("Territorial extension") if table == "3" else t.gettext(TEST[table].title)
    shown = f"{table} · {title}" + (f": {cut(name, 120)}" if name else "")
    asked = t.gettext(ASKED[table], name=cut(name, 120)) if name else t.gettext(ASKED[table])
    return [paragraph(shown, GROUP), paragraph(asked, SMALL)]


def _rated(
    table: str, data: EvaluationPaper, t: Translator, subject: str = "", name: str = ""
) -> list[Flowable]:  # fmt: skip
    """Return a table of items with a box for each code of its scale."""
    kind = TEST[table]
    step = 16.5 * mm if table == "5" else 27 * mm
    left = 92 * mm if table == "5" else _WIDTH - len(kind.scale) * step
    found: list[Flowable] = [*_title(table, t, name), _scale_heads(table, left, step, t)]
    for number, (item, text) in enumerate(kind.items.items(), 1):
        value, words = data.answer(table, item, subject)
        found.append(
            _row(
                f"{table}.{number}", t.gettext(text), tuple(kind.scale), value, left, step,
                source=words if table == "5" else None, band=number % 2 == 0,
            )
        )  # fmt: skip
    if kind.spare:
        value, words = data.answer(table, kind.spare, subject)
        number = len(kind.items) + 1
        text = words or t.gettext("Other:")
        found.append(
            _row(
                f"{table}.{number}", text, tuple(kind.scale), value, left, step, is_open=not words,
                source="" if table == "5" else None, band=number % 2 == 0,
            )
        )  # fmt: skip
    return found


def _scale_heads(table: str, left: float, step: float, t: Translator) -> Drawn:
    def draw(canvas: Canvas, wide: float, _high: float) -> None:
        for place, text in enumerate(TEST[table].scale.values()):
            x = left + place * step
            write_block(canvas, x, 2.2 * mm, t.gettext(text), 8, width=step - 3 * mm, font=fonts.BOLD)
        if table == "5":
            write(
                canvas,
                left + 3 * step,
                2.2 * mm,
                t.gettext("Source"),
                8,
                font=fonts.BOLD,
                width=wide - left - 3 * step,
            )
        rule(canvas, 0, 0, wide)

    return Drawn(_WIDTH, 7.5 * mm, draw)


def _row(
    number: str, text: str, codes: Sequence[str], chosen: str, left: float, step: float, *,
    source: str | None = None, is_open: bool = False, band: bool = False,
) -> Drawn:  # fmt: skip
    """Return an item with its boxes; `source` is the text beside them, "" for a line, None for neither."""

    def draw(canvas: Canvas, wide: float, high: float) -> None:
        if band:
            canvas.setFillColor(BAND)
            canvas.rect(0, 0, wide, high, stroke=0, fill=1)
        write(canvas, 1 * mm, high / 2 - 3, number, 8, width=_NUMBER - mm, colour=GREY)
        if is_open:
            size = fonts.width(text, fonts.REGULAR, 9.5) + 2 * mm
            write(canvas, _NUMBER, high / 2 - 3.2, text, 9.5)
            rule(canvas, _NUMBER + size, 1.4 * mm, left - _NUMBER - size - 3 * mm)
        else:
            write_block(canvas, _NUMBER, high / 2 - 3.2, text, 9.5, width=left - _NUMBER - 3 * mm, least=0.85)
        _boxes(canvas, codes, chosen, left, high, step)
        if source is None:
            return
        x = left + len(codes) * step
        if source:
            write_block(canvas, x, high / 2 - 2.6, source, 8, width=wide - x)
        else:
            rule(canvas, x, 1.4 * mm, wide - x)

    return Drawn(_WIDTH, _ROW, draw)


def _boxes(
    canvas: Canvas, codes: Sequence[str], chosen: str, left: float, high: float, step: float
) -> None:  # fmt: skip
    """Draw a box for each code, with the digit that is typed for it; the one chosen is crossed."""
    for place, code in enumerate(codes):
        x, y = left + place * step, (high - BOX) / 2
        box(canvas, x, y)
        if code == chosen:
            cross(canvas, x, y)
        write(canvas, x + BOX + 1.2 * mm, y + 1.6 * mm, str(place + 1), 7.5, colour=GREY)


def cross(canvas: Canvas, x: float, y: float, size: float = BOX) -> None:
    """Cross a box whose lower left corner is at (x, y)."""
    canvas.setLineWidth(1.8)
    inset = size * 0.2
    canvas.line(x + inset, y + inset, x + size - inset, y + size - inset)
    canvas.line(x + inset, y + size - inset, x + size - inset, y + inset)


def _review(data: EvaluationPaper, subject: str, t: Translator) -> list[Flowable]:
    """Return what is written beside table 5: whether the information is enough, and what is still to be done."""
    found: list[Flowable] = [paragraph(t.gettext("Review and further actions"), GROUP)]
    for item, text in PARTNER_REVIEW.items():
        words = data.answer("5", item, subject)[1]
        if words:
            found += [paragraph(t.gettext(text), SMALL), paragraph(cut(words, 700), BODY)]
        else:
            found.append(Drawn(_WIDTH, LINE + 4 * mm, _line_under(t.gettext(text))))
    return found


def _line_under(caption: str) -> Callable[[Canvas, float, float], None]:
    def draw(canvas: Canvas, wide: float, high: float) -> None:
        write(canvas, 0, high - 3.6 * mm, caption, 8.5, width=wide, colour=GREY)
        rule(canvas, 0, 1.2 * mm, wide)

    return draw


def _skills(data: EvaluationPaper, t: Translator) -> list[Flowable]:
    """Return table 6: a column of five boxes for each person, three persons beside each other."""
    found: list[Flowable] = _title("6", t)
    persons: tuple[str, ...] = data.persons or ("",) * _BLANK_PERSONS
    for start in range(0, len(persons), _BLANK_PERSONS):
        some = persons[start : start + _BLANK_PERSONS]
        rows: list[Flowable] = [Drawn(_WIDTH, 10 * mm, _person_heads(some, t))]
        for number, (item, text) in enumerate(TEST["6"].items.items(), 1):
            values = tuple(data.answer("6", item, person)[0] if person else "" for person in some)
            rows.append(
                Drawn(_WIDTH, _ROW, _skill_row(f"6.{number}", t.gettext(text), values, number % 2 == 0))
            )
        found += [KeepTogether(rows), Spacer(1, 2 * mm)]
    return found


_SKILL_LEFT: Final = 50 * mm
_PERSON: Final = 41 * mm


def _person_heads(persons: Sequence[str], t: Translator) -> Callable[[Canvas, float, float], None]:
    def draw(canvas: Canvas, wide: float, _high: float) -> None:
        for place, person in enumerate(persons):
            x = _SKILL_LEFT + place * _PERSON
            if person:
                write_block(canvas, x, 3 * mm, person, 9, width=_PERSON - 3 * mm, font=fonts.BOLD)
            else:
                write(canvas, x, 6.5 * mm, t.gettext("Name"), 7.5, colour=GREY)
                rule(canvas, x, 1.5 * mm, _PERSON - 3 * mm)
        rule(canvas, 0, 0, wide)

    return draw


def _skill_row(
    number: str, text: str, values: Sequence[str], band: bool
) -> Callable[[Canvas, float, float], None]:  # fmt: skip
    def draw(canvas: Canvas, wide: float, high: float) -> None:
        if band:
            canvas.setFillColor(BAND)
            canvas.rect(0, 0, wide, high, stroke=0, fill=1)
        write(canvas, 1 * mm, high / 2 - 3, number, 8, width=_NUMBER - mm, colour=GREY)
        write_block(canvas, _NUMBER, high / 2 - 3.2, text, 9, width=_SKILL_LEFT - _NUMBER - 2 * mm)
        for place, value in enumerate(values):
            for digit in range(1, 6):
                x, y = _SKILL_LEFT + place * _PERSON + (digit - 1) * 7.4 * mm, (high - BOX) / 2
                box(canvas, x, y)
                if value == str(digit):
                    cross(canvas, x, y)
                else:
                    write(canvas, x, y + 1.7 * mm, str(digit), 8, width=BOX, align="centre", colour=GREY)

    return draw
