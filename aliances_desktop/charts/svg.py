"""A drawing as SVG for the screen, with what Qt's renderer would misread put right."""

import re
from typing import Final

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Drawing

from aliances_desktop.charts import fonts

# Qt takes "NotoSans-Bold" for a family; it wants family and weight apart.
_FAMILIES: Final = (
    (re.compile(r"font-family:\s*'?NotoSans-Bold'?"), "font-family: 'Noto Sans'; font-weight: bold"),
    (re.compile(r"font-family:\s*'?NotoSans'?(?=[;\"])"), "font-family: 'Noto Sans'"),
    (re.compile(r"font-family:\s*'?NotoSansSymbols2'?"), "font-family: 'Noto Sans Symbols 2'"),
)

_CLIP: Final = re.compile(r"<clipPath.*?</clipPath>", re.DOTALL)


def to_svg(drawing: Drawing) -> bytes:
    """Return the drawing as SVG bytes for QSvgRenderer."""
    fonts.register()
    text = renderSVG.drawToString(drawing)
    for pattern, replacement in _FAMILIES:
        text = pattern.sub(replacement, text)
    # A name goes on behind a symbol with a space, which would be dropped.
    text = text.replace("<text ", '<text xml:space="preserve" ')
    # Qt knows no clip paths and would paint the clipping rectangle black.
    text = _CLIP.sub("", text).replace("clip-path: url(#clip)", "")
    return bytes(text, "utf-8")
