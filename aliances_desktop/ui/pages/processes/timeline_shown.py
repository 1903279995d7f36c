"""What of a timeline is shown: the columns beside the bars, and the days that are printed."""

from PySide6.QtWidgets import QSizePolicy

from aliances_desktop.i18n import N_
from aliances_desktop.model import Process
from aliances_desktop.model.codes_alliance import TIMELINE_COLUMNS
from aliances_desktop.services import processes
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _
from aliances_desktop.ui.widgets.editors import Codes, Day
from aliances_desktop.ui.widgets.form import Field, Form


class TimelineChoices:
    """The choices of one process, on screen and on paper; each is one edit."""

    def __init__(self, context: Context, is_writable: bool) -> None:
        self._context = context
        self._process_id = 0
        self._chosen: tuple[str, ...] = ()
        self.columns = Codes(TIMELINE_COLUMNS, N_("No columns"))
        self._dress(is_writable)
        self.columns.left.connect(self._commit_columns)

        def day() -> Day:
            return Day(context.today)

        self.printed = Form(
            (Field("shown_from", N_("Printed from"), day, 3), Field("shown_to", N_("Printed to"), day, 3)),
            self._commit,
            _("What is printed"),
        )
        self.printed.setFixedWidth(220)
        self.printed.set_enabled_fields(is_writable)

    def _dress(self, is_writable: bool) -> None:
        name, menu = _("Columns beside the bars"), self.columns.button
        menu.setAccessibleName(name)
        menu.setToolTip(name)
        menu.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        menu.setFixedWidth(130)
        menu.setEnabled(is_writable)

    def load(self, process: Process) -> None:
        """Show the choices of a process."""
        self._process_id, self._chosen = process.key, process.shown
        self.columns.set_value(process.shown)
        self.printed.load(process)

    def _commit_columns(self) -> None:
        wanted = self.columns.value()
        if self._process_id and wanted != self._chosen:
            self._context.edit(N_("Choose columns"), processes.change, self._process_id, "shown", wanted)

    def _commit(self, field: str, value: object) -> None:
        self._context.edit(N_("Choose what is printed"), processes.change, self._process_id, field, value)
