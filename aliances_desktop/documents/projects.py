"""The sheets on which a project is described and chosen (guide, phase III): one by one, side by side, what each asks."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from aliances_desktop.documents.sheet import Document, table, writing_lines
from aliances_desktop.documents.text import BODY, CAPTION, CELL_BOLD, GROUP, cut, paragraph
from aliances_desktop.i18n import Translator
from aliances_desktop.model.codes import LEVELS

_WIDTH: Final = 173 * mm
_WIDE: Final = 260 * mm
_LARGE: Final = 383 * mm
_MOST_ON_A4: Final = 4


@dataclass(frozen=True)
class ProjectSheet:
    """A project: `fields` are (label, a msgid; text; whether the text is a msgid too), `parts` (entity, contribution,
    commitment 0–3 or None).

    A blank sheet has an empty `title` and is written on. `decision` is a msgid, "" while nothing has been decided.
    """

    alliance: str
    title: str
    fields: tuple[tuple[str, str, bool], ...]
    parts: tuple[tuple[str, str, int | None], ...]
    decision: str = ""
    reason: str = ""
    day: date | None = None

    def said(self, number: int, t: Translator) -> str:
        """Return the text of a field in words."""
        _label, text, is_code = self.fields[number]
        return t.gettext(text) if is_code and text else text


def project_sheet(data: ProjectSheet, t: Translator) -> Document:
    """Return the sheet of a project, filled in or with lines to write on."""

    def story() -> list[Flowable]:
        flowables: list[Flowable] = []
        if data.decision:
            flowables += [paragraph(_decided(data, t), CELL_BOLD), Spacer(1, 2 * mm)]
        for number, (label, text, _is_code) in enumerate(data.fields):
            if text or not data.title:
                flowables.append(paragraph(t.gettext(label), CAPTION))
                said = cut(data.said(number, t), 3000)
                flowables.append(paragraph(said, BODY) if text else writing_lines(_WIDTH, 2))
        flowables += _parts(data, t)
        return flowables

    return Document(
        t.gettext("Project sheet"), t.language, story, owner=data.title or data.alliance,
        instruction=t.gettext("What it is about, what it takes, and what each entity would put in."),
        footer=data.alliance,
    )  # fmt: skip


def _decided(data: ProjectSheet, t: Translator) -> str:
    day = t.short_day(data.day) if data.day else ""
    return " · ".join(filter(None, (t.gettext(data.decision), day, cut(data.reason, 600))))


def _parts(data: ProjectSheet, t: Translator) -> list[Flowable]:
    if not data.parts:
        return []
    head = (t.gettext("Entity"), t.gettext("What it contributes"), t.gettext("Commitment"))
    rows = [(cut(entity, 160), cut(text, 600), _level(level, t)) for entity, text, level in data.parts]
    widths = (60 * mm, 85 * mm, 28 * mm)
    height = None if data.title else 11 * mm
    return [
        paragraph(t.gettext("Contributions and commitment"), GROUP),
        table(head, rows, widths, row_height=height),
    ]


def _level(level: int | None, t: Translator) -> str:
    return "" if level is None else f"{level} · {t.gettext(LEVELS[level])}"


@dataclass(frozen=True)
class Candidates:
    """All projects side by side; every sheet has the same fields."""

    alliance: str
    sheets: tuple[ProjectSheet, ...]


def candidates(data: Candidates, t: Translator) -> Document:
    """Return the projects as columns, on A4 while they are few, else on A3."""
    is_wide = len(data.sheets) > _MOST_ON_A4
    width = _LARGE if is_wide else _WIDE
    column = (width - 34 * mm) / max(len(data.sheets), 1)
    most = 500 if is_wide else 700

    def story() -> list[Flowable]:
        head = ("", *(cut(one.title, 160) for one in data.sheets))
        rows = []
        for number, (label, _text, _is_code) in enumerate(data.sheets[0].fields if data.sheets else ()):
            texts = [cut(one.said(number, t), most) for one in data.sheets]
            if any(texts):
                rows.append((paragraph(t.gettext(label), CELL_BOLD), *texts))
        decided = [t.gettext(one.decision) if one.decision else "" for one in data.sheets]
        if any(decided):
            rows.append((paragraph(t.gettext("Decision"), CELL_BOLD), *decided))
        return [table(head, rows, (34 * mm, *[column] * len(data.sheets)), valign="TOP")]

    return Document(
        t.gettext("Projects side by side"), t.language, story, "A3L" if is_wide else "A4L", owner=data.alliance,
        instruction=t.gettext("Read across: the same question for every project."), footer=data.alliance,
        margins=(22 * mm, 15 * mm, 14 * mm, 16 * mm),
    )  # fmt: skip


@dataclass(frozen=True)
class Contributions:
    """What each entity would put into each project, and the commitment it takes."""

    alliance: str
    projects: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[str, int | None], ...]], ...]
    """(entity, for each project its contribution and commitment)."""


def contributions(data: Contributions, t: Translator) -> Document:
    """Return the table entity by project; what is blank can be written on it."""
    is_wide = len(data.projects) > _MOST_ON_A4
    width = _LARGE if is_wide else _WIDE
    column = (width - 48 * mm) / max(len(data.projects), 1)

    def story() -> list[Flowable]:
        head = (t.gettext("Entity"), *(cut(title, 160) for title in data.projects))
        rows = [
            (
                cut(entity, 160),
                *("\n".join(filter(None, (cut(text, 300), _level(level, t)))) for text, level in cells),
            )
            for entity, cells in data.rows
        ]
        return [table(head, rows, (48 * mm, *[column] * len(data.projects)), valign="TOP")]

    levels = t.join([f"{level} {t.gettext(text)}" for level, text in LEVELS.items()])
    return Document(
        t.gettext("Contributions and commitment"), t.language, story, "A3L" if is_wide else "A4L", owner=data.alliance,
        instruction=t.gettext("Commitment a project takes: {levels}", levels=levels), footer=data.alliance,
    )  # fmt: skip
