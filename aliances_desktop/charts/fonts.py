"""The embedded fonts, and what to do with characters they lack."""

import functools
import itertools
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from aliances_desktop.paths import resource

REGULAR: Final = "NotoSans"
BOLD: Final = "NotoSans-Bold"
ITALIC: Final = "NotoSans-Italic"
_BOLD_ITALIC: Final = "NotoSans-BoldItalic"
_SYMBOLS: Final = "NotoSansSymbols2"
_FILES: Final = {
    REGULAR: "NotoSans-Regular", BOLD: "NotoSans-Bold", ITALIC: "NotoSans-Italic", _BOLD_ITALIC: "NotoSans-BoldItalic",
    _SYMBOLS: "NotoSansSymbols2-Regular",
}  # fmt: skip

undrawable: set[str] = set()
"""Characters met since the last printing began that no embedded font can draw; `pdf.write_pdf` reports them."""


@functools.cache
def register() -> None:
    """Make the fonts known to ReportLab; harmless to call again."""
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(resource("fonts", f"{file}.ttf"))))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=_BOLD_ITALIC)


@functools.cache
def _glyphs(font: str) -> frozenset[int]:
    register()
    return frozenset(pdfmetrics.getFont(font).face.charToGlyph)


def runs(text: str, font: str) -> list[tuple[str, str]]:
    """Split `text` into (font, piece): symbols the font lacks come from the symbol font, the rest shows as a box."""
    if all(ord(c) in _glyphs(font) for c in text):
        return [(font, text)]
    return [
        (name, "".join(piece)) for name, piece in itertools.groupby(text, key=lambda c: _font_for(c, font))
    ]


def _font_for(character: str, font: str) -> str:
    if ord(character) in _glyphs(font) or character.isspace():
        return font
    if ord(character) in _glyphs(_SYMBOLS):
        return _SYMBOLS
    undrawable.add(character)
    return font


def width(text: str, font: str, size: float) -> float:
    """Return the width of `text` in points."""
    register()
    return float(sum(pdfmetrics.stringWidth(piece, name, size) for name, piece in runs(text, font)))
