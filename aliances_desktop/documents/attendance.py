"""Who comes: the sheet to sign, and the badges."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import black
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Spacer

from aliances_desktop.charts import fonts
from aliances_desktop.documents.sheet import Document, Drawn, Occasion, table
from aliances_desktop.documents.text import GREY, RULE, SMALL, paragraph, write, write_block
from aliances_desktop.i18n import Translator


@dataclass(frozen=True)
class Person:
    """A participant as printed: number, name, entity."""

    number: int
    name: str
    entity: str


@dataclass(frozen=True)
class SignInSheet:
    """The people expected, by name of entity, and room for `spare_lines` more; `organiser` answers for the data."""

    occasion: Occasion
    organiser: str
    people: tuple[Person, ...]
    spare_lines: int = 4


def sign_in_sheet(data: SignInSheet, t: Translator) -> Document:
    """Return the attendance sheet, with the first layer of data-protection information beside the signatures."""
    organiser = data.organiser or t.gettext("the organisers of the workshop")
    notice = t.gettext(
        "Data protection. Controller: {organiser}. Purpose: to record who attended and to send what comes out of the"
        " workshop. Basis: your consent by signing. Your data go to nobody else. You may see, correct or delete them"
        " by asking the controller, who gives you the full information.",
        organiser=organiser,
    )

    def story() -> list[Flowable]:
        rows: list[Sequence[str]] = [[f"{p.number:02d}", p.name, p.entity, ""] for p in data.people]
        rows += [["", "", "", ""] for _ in range(data.spare_lines)]
        head = [t.gettext("No."), t.gettext("Name"), t.gettext("Entity"), t.gettext("Signature")]
        widths = [15 * mm, 48 * mm, 60 * mm, 50 * mm]
        edge = [("LINEBEFORE", (3, 0), (3, -1), 0.5, RULE)]
        lines = table(head, rows, widths, row_height=10.5 * mm, more=edge)
        return [paragraph(notice, SMALL), Spacer(1, 3 * mm), lines]

    return Document(
        t.gettext("Attendance"), t.language, story, instruction=t.gettext("Please sign beside your name."),
        code=f"SIGN-{data.occasion.code}", footer=data.occasion.line(t),
    )  # fmt: skip


@dataclass(frozen=True)
class Badges:
    """Badges to cut out, eight on a page."""

    occasion: Occasion
    people: tuple[Person, ...]


_BADGE_WIDTH, _BADGE_HEIGHT, _BADGE_COLUMNS, _BADGE_ROWS = 90 * mm, 65 * mm, 2, 4


def badges(data: Badges, t: Translator) -> Document:
    """Return the badges: name and entity to be read from a step away, with marks to cut along."""
    per_page = _BADGE_COLUMNS * _BADGE_ROWS

    def draw_page(people: Sequence[Person]) -> Drawn:
        def draw(canvas: Canvas, _width: float, height: float) -> None:
            for position, person in enumerate(people):
                row, column = divmod(position, _BADGE_COLUMNS)
                _badge(
                    canvas, column * _BADGE_WIDTH, height - (row + 1) * _BADGE_HEIGHT, person, data.occasion
                )

        return Drawn(_BADGE_WIDTH * _BADGE_COLUMNS, _BADGE_HEIGHT * _BADGE_ROWS, draw)

    def story() -> list[Flowable]:
        starts = range(0, max(len(data.people), 1), per_page)
        return [draw_page(data.people[start : start + per_page]) for start in starts]

    return Document(
        t.gettext("Badges"), t.language, story, has_header=False, margins=(15 * mm, 15 * mm, 18 * mm, 18 * mm)
    )


def _badge(canvas: Canvas, x: float, y: float, person: Person, occasion: Occasion) -> None:
    _cut_marks(canvas, x, y)
    inner, left, number = _BADGE_WIDTH - 14 * mm, x + 7 * mm, 16 * mm
    write(canvas, left, y + 55 * mm, occasion.title, 8, width=inner - number - 2 * mm, colour=GREY)
    write(canvas, left + inner - number, y + 53.5 * mm, f"{person.number:02d}", 20, font=fonts.BOLD, width=number,
          align="right")  # fmt: skip
    write_block(canvas, left, y + 33 * mm, person.name, 25, width=inner, font=fonts.BOLD, least=0.92)
    canvas.setLineWidth(0.9)
    canvas.setStrokeColor(black)
    canvas.line(left, y + 20 * mm, left + inner, y + 20 * mm)
    write_block(canvas, left, y + 11.5 * mm, person.entity, 13, width=inner, least=0.92)


def _cut_marks(canvas: Canvas, x: float, y: float) -> None:
    canvas.setLineWidth(0.4)
    canvas.setStrokeColor(GREY)
    mark = 3 * mm
    for corner_x in (x, x + _BADGE_WIDTH):
        for corner_y in (y, y + _BADGE_HEIGHT):
            canvas.line(corner_x - mark, corner_y, corner_x + mark, corner_y)
            canvas.line(corner_x, corner_y - mark, corner_x, corner_y + mark)
