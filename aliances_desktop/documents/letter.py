"""The letter of commitment (Annex VII) and its sister papers, or the page that says what is missing for it."""

from collections.abc import Sequence
from typing import Final

from reportlab.lib.colors import black
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer, Table, TableStyle

from aliances_desktop.charts import fonts
from aliances_desktop.documents.letter_words import (
    LetterContent,
    LetterWords,
    Missing,
    Section,
    Signature,
    letter_words,
)
from aliances_desktop.documents.sheet import Document, table, tick_box
from aliances_desktop.documents.text import BODY, GREY, cut, paragraph
from aliances_desktop.i18n import Translator
from aliances_desktop.model.codes_alliance import LETTER_KINDS

SIGN: Final = 35 * mm
"""Height of a box to sign in."""
_GAP: Final = 6 * mm
_LONG: Final = 110
"""Characters of post and entity beyond which they are written smaller, so that there is room left to sign."""
_MOST_TOP: Final = 260


def _style(name: str, size: float = 11, **values: object) -> ParagraphStyle:
    return ParagraphStyle(name, parent=BODY, fontSize=size, leading=size * 1.35, **values)


TEXT: Final = _style("letter", spaceAfter=5, allowWidows=0, allowOrphans=0)
_DATE: Final = _style("letter date", spaceAfter=8, alignment=2)
_SUBTITLE: Final = _style("letter subtitle", 12, fontName=fonts.BOLD, spaceAfter=6)
_HEADING: Final = _style("letter heading", fontName=fonts.BOLD, spaceBefore=7, spaceAfter=4, keepWithNext=1)
_CLAUSE: Final = _style("letter clause", fontName=fonts.BOLD, spaceBefore=4, spaceAfter=1, keepWithNext=1)
_POST: Final = _style("letter post", 9.5, fontName=fonts.BOLD)
_POST_SMALL: Final = _style("letter post small", 7.5, fontName=fonts.BOLD)
_PERSON: Final = _style("letter person", 9.5)
_PERSON_SMALL: Final = _style("letter person small", 7.5)


def letter(data: LetterContent, t: Translator) -> Document:
    """Return the letter, or while something is missing and it is not overridden, the page that says what."""
    return _letter(data, t) if data.is_ready else letter_missing(data, t)


def letter_missing(data: LetterContent, t: Translator) -> Document:
    """Return the page that lists what is missing before the letter can be signed."""
    return Document(
        t.gettext("What is missing: {letter}", letter=data.title.get(t.language)),
        t.language,
        lambda: _missing(data.missing, t),
        instruction=t.gettext("This page is printed in place of the letter until everything on it is there."),
        owner=data.alliance,
        footer=_footer(data, t),
    )


def _letter(data: LetterContent, t: Translator) -> Document:
    words = letter_words(data, t)
    return Document(
        words.title, t.language, lambda: _story(words, t), owner=data.alliance, footer=_footer(data, t)
    )


def _footer(data: LetterContent, t: Translator) -> str:
    kind = t.gettext(LETTER_KINDS[data.kind])
    parts = [kind, t.gettext("version {n}", n=t.number(data.version))]
    if not data.is_kept:
        parts.append(t.gettext("draft"))
    if data.day:
        parts.append(t.short_day(data.day))
    return " · ".join(parts)


def _story(words: LetterWords, t: Translator) -> list[Flowable]:
    flowables: list[Flowable] = [
        paragraph(words.dateline, _DATE),
        paragraph(f"{words.title} {words.subtitle}", _SUBTITLE),
    ]
    for section in words.sections:
        flowables += _section(section)
    if words.held:
        head = (t.gettext("What"), t.gettext("How many"), t.gettext("Names"))
        heading = paragraph(t.gettext("What the file holds"), _HEADING)
        flowables += [heading, table(head, words.held, (65 * mm, 20 * mm, 88 * mm))]
    return [*flowables, *_signing(words)]


def _section(section: Section) -> list[Flowable]:
    heading = paragraph(section.heading, _HEADING if section.level == 1 else _CLAUSE)
    return [heading, *(paragraph(text, TEXT) for text in section.paragraphs)]


def _signing(words: LetterWords) -> list[Flowable]:
    """Return the closing and all boxes on one page where they fit: nobody signs a page without words."""
    rows = [words.signatures[n : n + 2] for n in range(0, len(words.signatures), 2)]
    flowables: list[Flowable] = [Spacer(1, 3 * mm), paragraph(words.closing, TEXT), Spacer(1, 2 * mm)]
    for row in rows:
        flowables += [_boxes(row), Spacer(1, 4 * mm)]
    return [KeepTogether(flowables)]


def _boxes(signatures: Sequence[Signature]) -> Table:
    """Return one or two boxes side by side; a table of a fixed height is never split."""
    width = (173 * mm - _GAP) / 2
    cells: list[list[object]] = [["", "", ""], ["", "", ""]]
    commands: list[tuple[object, ...]] = [
        ("VALIGN", (0, 0), (-1, 0), "TOP"),
        ("VALIGN", (0, 1), (-1, 1), "BOTTOM"),
        ("LEFTPADDING", (0, 0), (-1, -1), 5),
        ("RIGHTPADDING", (0, 0), (-1, -1), 5),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ("NOSPLIT", (0, 0), (-1, -1)),
    ]
    for place, one in enumerate(signatures):
        column = 2 * place
        top, person = cut(f"{one.post} {one.entity}", _MOST_TOP), cut(one.person, _LONG)
        cells[0][column] = paragraph(top, _POST if len(top) <= _LONG else _POST_SMALL)
        cells[1][column] = paragraph(person, _PERSON if len(person) <= 60 else _PERSON_SMALL)
        commands.append(("BOX", (column, 0), (column, 1), 0.9, black))
    return Table(
        cells,
        colWidths=[width, _GAP, width],
        rowHeights=[SIGN * 0.62, SIGN * 0.38],
        style=TableStyle(commands),
        hAlign="LEFT",
    )


def _missing(missing: Sequence[Missing], t: Translator) -> list[Flowable]:
    if not missing:
        return [paragraph(t.gettext("Nothing is missing: the letter can be signed."), TEXT)]
    rows = [(tick_box(), t.gettext(one.msgid, **one.values)) for one in missing]
    line = _style("missing reason", textColor=GREY, spaceBefore=10)
    return [
        table(("", t.gettext("Still to be done")), rows, (10 * mm, 163 * mm)),
        paragraph(
            t.gettext("If the letter has to be signed all the same, write the reason beside it; it is kept in the file."),
            line,
        ),
    ]  # fmt: skip
