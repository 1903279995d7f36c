"""The one door for text onto paper: escaped, fitted, in embedded fonts. Nothing else builds a Paragraph."""

from typing import Final
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.colors import Color, black
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from aliances_desktop.charts import fonts

# Markup never comes from outside, so nothing may be evaluated or fetched for it.
rl_config.toColorCanUse = None
rl_config.trustedHosts = None
rl_config.trustedSchemes = []

GREY: Final = Color(0.35, 0.35, 0.35)
RULE: Final = Color(0.55, 0.55, 0.55)
BAND: Final = Color(0.94, 0.94, 0.94)
DARK: Final = Color(0.15, 0.15, 0.15)
_MOST: Final = 20_000
"""Characters of one text that are printed; longer notes are cut with an ellipsis."""
_LINE: Final = 60
"""Characters a line break counts for, or a list of short lines would fill hundreds of pages."""


def _style(
    name: str, size: float, *, font: str = fonts.REGULAR, leading: float = 1.32, **values: object
) -> ParagraphStyle:
    return ParagraphStyle(
        name, fontName=font, fontSize=size, leading=size * leading, splitLongWords=1, **values
    )


BODY: Final = _style("body", 10.5)
SMALL: Final = _style("small", 8.5, textColor=GREY)
CELL: Final = _style("cell", 9.5, leading=1.25)
CELL_TIGHT: Final = _style("cell tight", 7.5, leading=1.15)
CELL_LARGE: Final = _style("cell large", 13, leading=1.25)
NAME_LARGE: Final = _style("name large", 12, font=fonts.BOLD, leading=1.25)
CELL_BOLD: Final = _style("cell bold", 9.5, font=fonts.BOLD, leading=1.25)
HEAD: Final = _style("head", 8.5, font=fonts.BOLD, leading=1.2)
TITLE: Final = _style("title", 16, font=fonts.BOLD, leading=1.2)
GROUP: Final = _style("group", 12, font=fonts.BOLD, spaceBefore=8, spaceAfter=3, keepWithNext=1)
CAPTION: Final = _style("caption", 8.5, textColor=GREY, spaceBefore=3, keepWithNext=1)
LEAD: Final = _style("lead", 10.5, textColor=GREY)
GROUP_LARGE: Final = _style("group large", 18, font=fonts.BOLD, spaceBefore=14, spaceAfter=4, keepWithNext=1)
HEAD_LARGE: Final = _style("head large", 12, font=fonts.BOLD, leading=1.2)


def paragraph(text: str, style: ParagraphStyle = BODY) -> Paragraph:
    """Return a paragraph that shows `text` literally; line breaks are kept."""
    fonts.register()
    text = cut(text, _MOST)
    lines = [
        "".join(
            escape(piece) if name == style.fontName else f'<font name="{name}">{escape(piece)}</font>'
            for name, piece in fonts.runs(line, style.fontName)
        )
        for line in text.split("\n")
    ]
    return Paragraph("<br/>".join(lines), style)


def cut(text: str, most: int) -> str:
    """Return `text`, with an ellipsis in place of what is beyond `most` characters; a line break counts as a line."""
    room = most
    for position, character in enumerate(text):
        room -= _LINE if character == "\n" else 1
        if room < 0:
            return f"{text[: max(position - 1, 0)].rstrip()}…"
    return text


def write_block(
    canvas: Canvas, x: float, y: float, text: str, size: float, *, width: float, font: str = fonts.REGULAR,
    most: int = 2, least: float = 0.75, colour: Color = black,
) -> None:  # fmt: skip
    """Write a name that may take more than one line, its lines centred about the baseline `y` of a single one."""
    lines, size = fonts.wrapped(text, font, size, width, most=most, least=least)
    leading = size * 1.2
    y += leading * (len(lines) - 1) / 2
    for line in lines:
        write(canvas, x, y, line, size, font=font, width=width, colour=colour)
        y -= leading


def write(
    canvas: Canvas, x: float, y: float, text: str, size: float, *, font: str = fonts.REGULAR, width: float = 0,
    align: str = "left", colour: Color = black,
) -> None:  # fmt: skip
    """Write one line on the canvas with its baseline at `y`; with `width` it is fitted, `x` is the left edge of it."""
    fonts.register()
    if width:
        text, size = fonts.fitted(text, font, size, width)
    wide = fonts.width(text, font, size)
    if align == "centre":
        x += (width - wide) / 2
    elif align == "right":
        x += width - wide
    canvas.setFillColor(colour)
    for name, piece in fonts.runs(text, font):
        canvas.setFont(name, size)
        canvas.drawString(x, y, piece)
        x += fonts.width(piece, name, size)
