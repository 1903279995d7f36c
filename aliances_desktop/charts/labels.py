"""Text in a drawing: measured, cut to the room there is, symbols from the font that has them."""

from reportlab.graphics.shapes import Group, String
from reportlab.lib.colors import Color

from aliances_desktop.charts import fonts


def label(
    x: float, y: float, text: str, size: float, colour: Color, *, font: str = fonts.REGULAR, width: float = 0,
    is_right: bool = False,
) -> Group:  # fmt: skip
    """Return one line with its baseline at `y`, starting at `x` or, with `is_right`, ending there.

    With `width` in points the text is made smaller, then cut, until it fits.
    """
    if width:
        text, size = fonts.fitted(text, font, size, width, least=0.9)
    if is_right:
        x -= fonts.width(text, font, size)
    strings = []
    for name, piece in fonts.runs(text, font):
        strings.append(String(x, y, piece, fontName=name, fontSize=size, fillColor=colour))
        x += fonts.width(piece, name, size)
    return Group(*strings)
