"""Lines of what is ready and what is not, each a link to where it is done; shown at Home and in a workshop."""

from functools import partial
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.progress import Progress
from aliances_desktop.services.readiness import ReadinessLine, preparation, sheets
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _
from aliances_desktop.ui.widgets.labels import badge, clear, link, row

_BADGES: Final = {"ok": N_("done"), "warning": N_("to check"), "todo": N_("to do")}
_LATER_MS: Final = 100
_TONES: Final = {"ok": "ok", "warning": "warning", "todo": "neutral"}


def fill_readiness(layout: QVBoxLayout, context: Context, workshop_id: int) -> None:
    """Put the lines of a workshop in a layout in place of what stood there."""
    clear(layout)
    for line in context.read(preparation, workshop_id):
        layout.addLayout(_line(context, workshop_id, line))
    layout.addWidget(_Sheets(context, workshop_id))


def _line(context: Context, workshop_id: int, line: ReadinessLine) -> QHBoxLayout:
    text = link(_(line.msgid, **line.values), partial(_go, context, workshop_id, line.target))
    return row(text, None, badge(_(_BADGES[line.state]), _TONES[line.state]))


class _Sheets(QWidget):
    """The line on sheets, which comes a moment later: the whole pack is gathered for it, beside the work."""

    def __init__(self, context: Context, workshop_id: int) -> None:
        super().__init__()
        self._context = context
        self._workshop_id = workshop_id
        # The lines below must not jump when it comes.
        self.setMinimumHeight(badge("", "neutral").sizeHint().height())
        # Not before the page is painted, nor for one that is filled again at once.
        later = QTimer(self, singleShot=True, interval=_LATER_MS)
        later.timeout.connect(self._begin)
        context.closing.connect(later.stop)
        later.start()

    def _begin(self) -> None:
        self._context.run("", self._read).succeeded.connect(self._show)

    def _read(self, _progress: Progress) -> ReadinessLine | None:
        try:
            return self._context.read(sheets, self._workshop_id)
        except UserError:
            return None  # the workshop has been deleted meanwhile

    def _show(self, line: ReadinessLine | None) -> None:
        if line is not None:
            shown = _line(self._context, self._workshop_id, line)
            shown.setContentsMargins(0, 0, 0, 0)
            self.setLayout(shown)


def _go(context: Context, workshop_id: int, target: str) -> None:
    if target == "questionnaires":
        context.go("questionnaires")
    elif target == "sheets":
        context.go("print", workshop_id)
    else:
        context.go("workshops", workshop_id, target)
