"""Colours, fonts and icons: explicit palettes on Fusion, and the one style sheet for rail, cards, header and chips."""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from aliances_desktop.paths import resource

SPACE = 8
"""The unit of spacing, in pixels: 4, 8, 12, 16, 24 are used."""
ROW_HEIGHT = 32
ICON = 20
_TOKEN = re.compile(r"@(\w+)")


@dataclass(frozen=True)
class Theme:
    """The colour tokens of one theme, as #rrggbb."""

    name: str
    background: str
    surface: str
    raised: str
    text: str
    secondary: str
    primary: str
    on_primary: str
    border: str
    rule: str
    selection: str
    ok: str
    ok_tint: str
    warning: str
    warning_tint: str
    error: str
    error_tint: str
    bars: tuple[str, ...]
    """Colours of the bars of an agenda, always beside a word that says the same."""


LIGHT = Theme(
    "light", "#F5F6F8", "#FFFFFF", "#EEF1F4", "#1A1D21", "#4B5563", "#0B5C6B", "#FFFFFF", "#7A8594", "#D5DAE0",
    "#D6ECEF", "#1E6B34", "#E3F3E7", "#7A4B00", "#FFF1D6", "#A3231F", "#FCE8E6",
    ("#5B6472", "#1F5FA8", "#0B7A75", "#A34700", "#6B3FA0", "#6B6B00", "#9C1F5A"),
)  # fmt: skip
DARK = Theme(
    "dark", "#15191E", "#1D232A", "#262E37", "#E8EBEF", "#B3BCC7", "#5CC4D3", "#06262C", "#7F8B99", "#38424D",
    "#12424C", "#7FD396", "#16341F", "#F0BE62", "#3A2B0B", "#FF9B93", "#421A18",
    ("#9AA5B4", "#7FB2EC", "#5CC9C2", "#F0995A", "#B79AE0", "#C9C95A", "#E27FB0"),
)  # fmt: skip
THEMES: Mapping[str, Theme] = {"light": LIGHT, "dark": DARK}

_current: list[Theme] = [LIGHT]


def current() -> Theme:
    """Return the theme in use."""
    return _current[0]


def tone(name: str) -> tuple[str, str]:
    """Return (text, tint) of a tone: "ok", "warning", "error" or "" for neutral."""
    theme = current()
    return {
        "ok": (theme.ok, theme.ok_tint),
        "warning": (theme.warning, theme.warning_tint),
        "error": (theme.error, theme.error_tint),
    }.get(name, (theme.secondary, theme.raised))


@functools.cache
def load_fonts() -> str:
    """Register the bundled fonts and return the family's name; a bare system has no font of its own."""
    family = ""
    for path in sorted(resource("fonts").glob("NotoSans-*.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        family = family or next(iter(QFontDatabase.applicationFontFamilies(number)), "")
    return family or "Noto Sans"


@functools.cache
def _platform_family() -> str:
    family = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    has_real_family = family and QFontDatabase.hasFamily(family)
    return family if has_real_family else load_fonts()


def interface_font(percent: int) -> QFont:
    """Return the interface's font at `percent` of 10 points."""
    load_fonts()
    font = QFont(_platform_family())
    font.setPointSizeF(10 * percent / 100)
    return font


def apply(application: QApplication, name: str, percent: int) -> None:
    """Dress the application in a theme and a text size."""
    theme = THEMES[name]
    _current[0] = theme
    _pixmap.cache_clear()
    application.setStyle("Fusion")
    application.setPalette(_palette(theme))
    application.setFont(interface_font(percent))
    application.setStyleSheet(_style_sheet(theme, percent))


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, theme.background), (roles.WindowText, theme.text), (roles.Base, theme.surface),
        (roles.AlternateBase, theme.background), (roles.Text, theme.text), (roles.Button, theme.surface),
        (roles.ButtonText, theme.text), (roles.BrightText, theme.error), (roles.Highlight, theme.selection),
        (roles.HighlightedText, theme.text), (roles.Link, theme.primary), (roles.LinkVisited, theme.primary),
        (roles.ToolTipBase, theme.raised), (roles.ToolTipText, theme.text), (roles.PlaceholderText, theme.secondary),
        (roles.Accent, theme.primary), (roles.Light, theme.surface), (roles.Midlight, theme.raised),
        (roles.Mid, theme.border), (roles.Dark, theme.border), (roles.Shadow, theme.rule),
    ):  # fmt: skip
        palette.setColor(role, QColor(colour))
    for role in (roles.Text, roles.ButtonText, roles.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.border))
    return palette


def _style_sheet(theme: Theme, percent: int) -> str:
    tokens = {name: str(getattr(theme, name)) for name in Theme.__dataclass_fields__}
    # Style sheets cannot colour a picture, so each theme has its own of these two.
    tokens |= {name: resource("icons", f"{name}-{theme.name}.svg").as_posix() for name in ("arrow", "tick")}
    tokens |= {"title_size": f"{16 * percent / 100}pt", "group_size": f"{12 * percent / 100}pt"}
    return _TOKEN.sub(lambda match: tokens[match[1]], resource("style.qss").read_text(encoding="utf-8"))


@functools.cache
def _pixmap(name: str, colour: str, size: int) -> QPixmap:
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(source.encode()))
    scale = 2
    pixmap = QPixmap(QSize(size, size) * scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap


def icon(name: str, colour: str = "") -> QIcon:
    """Return a Lucide icon in the theme's text colour, or another."""
    if not name:
        return QIcon()
    theme = current()
    result = QIcon(_pixmap(name, colour or theme.text, ICON))
    result.addPixmap(_pixmap(name, theme.border, ICON), QIcon.Mode.Disabled)
    return result


def pixmap(name: str, colour: str = "", size: int = ICON) -> QPixmap:
    """Return a Lucide icon as a picture, for labels."""
    return _pixmap(name, colour or current().text, size)


def icon_file(path: Path) -> QIcon:
    """Return a picture of our own as an icon."""
    return QIcon(str(path))
