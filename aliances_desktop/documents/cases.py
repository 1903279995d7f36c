"""Case work on paper (guide, Annex III): the booklet of a case, the sheet of a group, who is in which, signs."""

from dataclasses import dataclass
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, Spacer

from aliances_desktop.charts import fonts
from aliances_desktop.charts.bars import split_bar
from aliances_desktop.documents.attendance import Person
from aliances_desktop.documents.sheet import LEFT, RIGHT, Document, Drawn, Occasion, box, table, writing_lines
from aliances_desktop.documents.text import (
    BODY,
    CAPTION,
    CELL,
    CELL_BOLD,
    CELL_LARGE,
    GROUP,
    GROUP_LARGE,
    HEAD_LARGE,
    cut,
    paragraph,
    write,
    write_block,
)
from aliances_desktop.i18n import Translator
from aliances_desktop.model import Texts
from aliances_desktop.model.codes import RELATIONS

_WIDTH: Final = 173 * mm
_MOST: Final = 1500


@dataclass(frozen=True)
class CaseEntityLine:
    """An entity of a case; amounts in whole cents, `shares` are subsidies, own income and contracts in percent."""

    code: str
    recipients: Texts
    staff: tuple[int | None, int | None, int | None]
    volunteers: int | None
    beneficiaries: Texts
    budget_cents: int | None
    shares: tuple[float | None, float | None, float | None]
    services: Texts
    strengths: Texts
    weaknesses: Texts
    organisation: Texts
    own_income: Texts


@dataclass(frozen=True)
class CaseContent:
    """A case with its entities."""

    position: int
    title: Texts
    description: Texts
    funding: Texts
    questions: Texts
    entities: tuple[CaseEntityLine, ...]


@dataclass(frozen=True)
class GroupLine:
    """A group: its number and its people."""

    number: int
    people: tuple[Person, ...]


@dataclass(frozen=True)
class CaseBooklet:
    """What a group gets to work with; `group` is None where no group has been made."""

    occasion: Occasion
    exercise: str
    group: GroupLine | None
    case: CaseContent


def case_booklet(data: CaseBooklet, t: Translator) -> Document:
    """Return the booklet: the situation, an entity sheet each with its budget as a bar, the questions."""

    def story() -> list[Flowable]:
        said = [data.case.description.get(t.language)]
        if data.case.funding:
            said.append(t.gettext("Funding: {text}", text=data.case.funding.get(t.language)))
        flowables: list[Flowable] = [paragraph(cut(text, 4000), BODY) for text in said if text]
        flowables.append(Spacer(1, 2 * mm))
        for entity in data.case.entities:
            flowables += _entity(entity, t)
        questions = [
            line for line in cut(data.case.questions.get(t.language), 3000).splitlines() if line.strip()
        ]
        if questions:
            lines = [paragraph(f"{number}. {line}", BODY) for number, line in enumerate(questions, 1)]
            flowables.append(
                KeepTogether([paragraph(t.gettext("What you are asked, as consultants"), GROUP), *lines])
            )
        return flowables

    return Document(
        data.case.title.get(t.language) or t.gettext("Case"), t.language, story,
        instruction=t.gettext("Read it as consultants: you advise these entities."),
        owner=t.gettext("Group {n}", n=data.group.number) if data.group else "",
        number=data.group.number if data.group else None,
        code=f"CASE-{data.case.position}-{data.occasion.code}", footer=data.occasion.line(t),
    )  # fmt: skip


def _entity(entity: CaseEntityLine, t: Translator) -> list[Flowable]:
    lines: list[tuple[str, str]] = [
        (t.gettext("Who it is for"), entity.recipients.get(t.language)),
        (t.gettext("Staff"), _staff(entity, t)),
        (t.gettext("Volunteers"), "" if entity.volunteers is None else t.number(entity.volunteers)),
        (t.gettext("Beneficiaries"), entity.beneficiaries.get(t.language)),
        (t.gettext("Services"), entity.services.get(t.language)),
        (t.gettext("Strengths"), entity.strengths.get(t.language)),
        (t.gettext("Weaknesses"), entity.weaknesses.get(t.language)),
        (t.gettext("Organisation"), entity.organisation.get(t.language)),
        (t.gettext("Own income"), entity.own_income.get(t.language)),
    ]
    rows = [[paragraph(label, CELL_BOLD), paragraph(cut(text, _MOST), CELL)] for label, text in lines if text]
    head: list[Flowable] = [paragraph(t.gettext("Entity {code}", code=cut(entity.code, 20)), GROUP)]
    head += _budget(entity, t)
    is_long = sum(len(text) for _label, text in lines) > 3000
    body: list[Flowable] = [table((), rows, [36 * mm, 137 * mm], valign="TOP")] if rows else []
    return [*head, *body] if is_long else [KeepTogether([*head, *body])]


def _staff(entity: CaseEntityLine, t: Translator) -> str:
    full, part, interns = entity.staff
    parts = [
        t.ngettext("{n} full time", "{n} full time", full) if full else "",
        t.ngettext("{n} part time", "{n} part time", part) if part else "",
        t.ngettext("{n} intern", "{n} interns", interns) if interns else "",
    ]
    return t.join([part for part in parts if part]) if any(parts) else ""


def _budget(entity: CaseEntityLine, t: Translator) -> list[Flowable]:
    if entity.budget_cents is None:
        return []
    said = t.gettext("Budget: {amount}", amount=t.money(entity.budget_cents / 100))
    labels = (t.gettext("Subsidies"), t.gettext("Own income"), t.gettext("Contracts"))
    shares = [(label, float(share or 0)) for label, share in zip(labels, entity.shares, strict=True)]
    flowables: list[Flowable] = [paragraph(said, BODY)]
    if any(share for _label, share in shares):
        flowables.append(split_bar(shares, _WIDTH, figure=lambda share: t.number(share, 1)))
    return flowables


@dataclass(frozen=True)
class GroupSheet:
    """The answer sheet of a group; `texts` are what it wrote already, typed in afterwards, blank before."""

    occasion: Occasion
    exercise: str
    group: GroupLine
    case_title: Texts
    entities: tuple[str, ...]
    texts: tuple[tuple[str, str], ...] = ()
    relation: str = ""
    presenter: str = ""
    findings: tuple[tuple[str, str, str], ...] = ()


def block_titles(t: Translator) -> dict[str, str]:
    """Return the titles of the blocks of a work sheet."""
    return {
        "alliances": t.gettext("Possible alliances"),
        "opportunities": t.gettext("Opportunities"),
        "risks": t.gettext("Risks"),
        "overlaps": t.gettext("Where they overlap"),
        "complementarities": t.gettext("Where they complement each other"),
        "proposal": t.gettext("What you propose"),
    }


def group_sheet(data: GroupSheet, t: Translator) -> Document:
    """Return the answer sheet on A4."""
    return _group_sheet(data, t, "A4", _WIDTH, 2, 1)


def group_sheet_large(data: GroupSheet, t: Translator) -> Document:
    """Return the answer sheet on A3, to write on together and to hang up."""
    return _group_sheet(data, t, "A3", 260 * mm, 6, 1.4)


def _group_sheet(
    data: GroupSheet, t: Translator, paper: str, width: float, lines: int, scale: float
) -> Document:
    written = dict(data.texts)

    def story() -> list[Flowable]:
        flowables: list[Flowable] = []
        for name, title in block_titles(t).items():
            text = written.get(name, "")
            body: Flowable = paragraph(cut(text, _MOST), BODY) if text else writing_lines(width, lines)
            flowables.append(KeepTogether([paragraph(title, CAPTION), body]))
            if name == "risks":
                flowables += _contributions(data, t, width, scale)
        flowables.append(KeepTogether([Spacer(1, 2 * mm), _relations(data, t, width)]))
        flowables.append(_presenter(data, t, width))
        return flowables

    return Document(
        t.gettext("Work sheet of the group"), t.language, story, paper=paper, scale=scale,
        instruction=t.gettext("One sheet a group; one of you presents it."),
        owner=" · ".join(
            part for part in (t.gettext("Group {n}", n=data.group.number), data.case_title.get(t.language)) if part),
        number=data.group.number, code=f"GR{data.group.number}-{data.occasion.code}", footer=data.occasion.line(t),
    )  # fmt: skip


def _contributions(data: GroupSheet, t: Translator, width: float, scale: float) -> list[Flowable]:
    found = {code: (contributes, gains) for code, contributes, gains in data.findings}
    rows = [
        [cut(code, 12), *(cut(text, 400) for text in found.get(code, ("", "")))]
        for code in (data.entities or ("", "", ""))
    ]
    head = [t.gettext("Entity"), t.gettext("What it contributes"), t.gettext("What it gains")]
    widths = [22 * mm, (width - 22 * mm) / 2, (width - 22 * mm) / 2]
    is_blank = not data.findings
    return [
        Spacer(1, 3 * mm),
        table(
            head, rows, widths, row_height=13 * mm * scale if is_blank else None, bands=False, valign="TOP"
        ),
        Spacer(1, 2 * mm),
    ]


def _relations(data: GroupSheet, t: Translator, width: float) -> Drawn:
    caption = t.gettext("Kind of alliance")

    def draw(canvas: Canvas, wide: float, _high: float) -> None:
        write(canvas, 0, 3, caption, 8.5, width=wide * 0.24)
        room = wide * 0.76 / len(RELATIONS)
        for number, (code, label) in enumerate(RELATIONS.items()):
            x = wide * 0.24 + number * room
            box(canvas, x, 0, t.gettext(label), width=room)
            if code == data.relation:
                write(canvas, x + 1.6 * mm, 1.6 * mm, "X", 11, font=fonts.BOLD)

    return Drawn(width, 8 * mm, draw)


def _presenter(data: GroupSheet, t: Translator, width: float) -> Flowable:
    said = (
        t.gettext("Who presents it: {person}", person=cut(data.presenter, 120))
        if data.presenter
        else t.gettext("Who presents it")
    )
    return KeepTogether(
        [Spacer(1, 2 * mm), paragraph(said, CAPTION), *(() if data.presenter else (writing_lines(width, 1),))]
    )


@dataclass(frozen=True)
class GroupLists:
    """Who is in which group of an exercise, with the case each works on."""

    occasion: Occasion
    exercise: str
    groups: tuple[tuple[GroupLine, Texts], ...]


def group_lists(data: GroupLists, t: Translator) -> Document:
    """Return the lists as a poster for the door."""

    def story() -> list[Flowable]:
        flowables: list[Flowable] = []
        for group, case in data.groups:
            title = " · ".join(
                part for part in (t.gettext("Group {n}", n=group.number), case.get(t.language)) if part
            )
            rows = [[f"{p.number:02d}", paragraph(cut(p.name, 100), CELL_LARGE), paragraph(cut(p.entity, 120), CELL_LARGE)]
                    for p in group.people]  # fmt: skip
            flowables += [
                paragraph(cut(title, 200), GROUP_LARGE),
                table((), rows, [16 * mm, 95 * mm, 149 * mm]),
            ]
        return flowables

    return Document(
        data.exercise or t.gettext("Groups"), t.language, story, paper="A3", scale=1.6, footer=data.occasion.line(t),
        instruction=t.gettext("Find your name, and go to the table of your group."),
    )  # fmt: skip


@dataclass(frozen=True)
class GroupSigns:
    """A sign for the table of each group."""

    occasion: Occasion
    groups: tuple[tuple[GroupLine, Texts], ...]


def group_signs(data: GroupSigns, t: Translator) -> Document:
    """Return the signs, A5 landscape, the number to be read across the room."""

    def sign(group: GroupLine, case: Texts) -> Drawn:
        def draw(canvas: Canvas, wide: float, high: float) -> None:
            write(canvas, 0, high - 14 * mm, t.gettext("Group"), 26, width=wide, align="centre")
            write(
                canvas,
                0,
                high / 2 - 22 * mm,
                str(group.number),
                170,
                font=fonts.BOLD,
                width=wide,
                align="centre",
            )
            text = cut(case.get(t.language), 120)
            write_block(canvas, 0, 8 * mm, text, 16, width=wide)

        return Drawn(180 * mm, 118 * mm, draw)

    def story() -> list[Flowable]:
        return [sign(group, case) for group, case in data.groups]

    return Document(t.gettext("Signs of the groups"), t.language, story, paper="A5L", has_header=False,
                    margins=(15 * mm, 15 * mm, 12 * mm, 12 * mm))  # fmt: skip


@dataclass(frozen=True)
class PlenaryWall:
    """The wall on which the cases are shared: each column is a title (a msgid) and the notes already written."""

    occasion: Occasion
    columns: tuple[tuple[str, tuple[str, ...]], ...]


def plenary_wall(data: PlenaryWall, t: Translator) -> Document:
    """Return the wall as a poster: a column each for added values, models, processes and factors."""
    width = 420 * mm - LEFT - RIGHT
    room = width / max(len(data.columns), 1)

    def story() -> list[Flowable]:
        head = [paragraph(t.gettext(title), HEAD_LARGE) for title, _notes in data.columns]
        cells = [
            [paragraph(f"– {cut(note, 200)}", CELL_LARGE) for note in notes[:12]]
            or [writing_lines(room - 4 * mm, 16)]
            for _title, notes in data.columns
        ]
        return [table(head, [cells], [room] * len(data.columns), bands=False, valign="TOP")]

    return Document(
        t.gettext("What the cases teach us"), t.language, story, paper="A3L", scale=1.6, footer=data.occasion.line(t),
    )  # fmt: skip
