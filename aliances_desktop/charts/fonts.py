"""The embedded fonts, and what to do with characters they lack."""

import functools
import itertools
import re
import unicodedata
from typing import Final

from reportlab.pdfbase import pdfmetrics, ttfonts
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

_BOX: Final = "□"
"""Stands for what cannot be drawn: a glyph that is not there would read as nothing when the text is copied."""

undrawable: set[str] = set()
"""Characters met since the last printing began that no embedded font can draw; `pdf.write_pdf` reports them."""


def _to_unicode(name: str, subset: list[int]) -> str:
    """Return ReportLab's table for copying text, with characters beyond FFFF as the pairs that PDF wants."""
    table: str = _reportlab_to_unicode(name, subset)
    return re.sub(
        r"<([0-9A-F]{5,6})>",
        lambda code: f"<{chr(int(code[1], 16)).encode('utf-16-be').hex().upper()}>",
        table,
    )


_reportlab_to_unicode: Final = ttfonts.makeToUnicodeCMap
ttfonts.makeToUnicodeCMap = _to_unicode


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
    drawn = (_drawn(character, font) for character in text)
    return [
        (name, "".join(character for _name, character in piece))
        for name, piece in itertools.groupby(drawn, key=lambda pair: pair[0])
    ]


def _drawn(character: str, font: str) -> tuple[str, str]:
    """Return the font and character that stand for a character on paper."""
    if ord(character) in _glyphs(font) or character.isspace():
        return font, character
    if ord(character) in _glyphs(_SYMBOLS):
        return _SYMBOLS, character
    if unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f":
        return font, ""  # joiners and selectors of a look have nothing to draw
    undrawable.add(character)
    return _SYMBOLS, _BOX


def width(text: str, font: str, size: float) -> float:
    """Return the width of `text` in points."""
    register()
    return float(sum(pdfmetrics.stringWidth(piece, name, size) for name, piece in runs(text, font)))


def fitted(text: str, font: str, size: float, most: float, *, least: float = 0.75) -> tuple[str, float]:
    """Return `text` and a size at which it fits `most` points: smaller down to `least`, then cut with an ellipsis."""
    # No line holds more, and measuring a whole note letter by letter takes seconds.
    text = " ".join(text[:600].split())
    wide = width(text, font, size)
    if wide <= most or not text:
        return text, size
    size *= max(most / wide, least)
    if width(text, font, size) <= most + 0.01:
        return text, size
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if width(text[:middle] + "…", font, size) <= most else (low, middle - 1)
    return text[:low].rstrip() + "…", size


def wrapped(
    text: str, font: str, size: float, room: float, *, most: int = 2, least: float = 0.75
) -> tuple[list[str], float]:
    """Return the lines of `text` and their size: one line down to `least`, else up to `most` at that size.

    The last line may be too long for `room`; `fitted` cuts it.
    """
    text = " ".join(text[:600].split())
    wide = width(text, font, size)
    if wide * least <= room or " " not in text:
        return [text], size * min(1.0, max(room / wide, least)) if wide else size
    size *= least
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most - 1:
        line = words.pop(0)
        while words and width(f"{line} {words[0]}", font, size) <= room:
            line = f"{line} {words.pop(0)}"
        lines.append(line)
    return [*lines, " ".join(words)] if words else lines, size
