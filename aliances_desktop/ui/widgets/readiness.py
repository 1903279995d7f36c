"""Lines of what is ready and what is not, each a link to where it is done; shown at Home and in a workshop."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QVBoxLayout

from aliances_desktop.i18n import N_
from aliances_desktop.services.readiness import ReadinessLine
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _
from aliances_desktop.ui.widgets.labels import badge, clear, link, row

_BADGES: Final = {"ok": N_("done"), "warning": N_("to check"), "todo": N_("to do")}
_TONES: Final = {"ok": "ok", "warning": "warning", "todo": "neutral"}


def fill_readiness(
    layout: QVBoxLayout, context: Context, workshop_id: int, lines: Sequence[ReadinessLine]
) -> None:
    """Put the lines in a layout in place of what stood there."""
    clear(layout)
    for line in lines:
        text = link(_(line.msgid, **line.values), partial(_go, context, workshop_id, line.target))
        layout.addLayout(row(text, None, badge(_(_BADGES[line.state]), _TONES[line.state])))


def _go(context: Context, workshop_id: int, target: str) -> None:
    if target == "sheets":
        context.go("print", workshop_id)
    else:
        context.go("workshops", workshop_id, target)
