"""The status bar: file, last saved, running task with cancel, and the two languages."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QProgressBar, QStatusBar, QToolButton

from aliances_desktop.i18n import LANGUAGE_NAMES
from aliances_desktop.ui import theme
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.menus import language_menu
from aliances_desktop.ui.tasks import Task
from aliances_desktop.ui.widgets.labels import button, label


class Status(QStatusBar):
    """Says that everything is saved, and what is under way."""

    choose_language = Signal(str)
    choose_handouts = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setSizeGripEnabled(False)
        self._file = label()
        self._saved = label()
        self.addWidget(self._file)
        self.addWidget(self._saved)
        self._task: Task | None = None
        self._doing = label()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(140, 10)
        self._cancel = button(_("Cancel"), self._cancel_task, icon="x")
        for widget in (self._doing, self._bar, self._cancel):
            self.addWidget(widget)
            widget.hide()
        preferences = context.preferences
        self._add_language(_("Window"), preferences.language, self.choose_language.emit)
        self._add_language(_("Handouts"), preferences.handout_language, self.choose_handouts.emit)
        self.refresh()

    def _add_language(self, caption: str, chosen: str, choose: Callable[[str], object]) -> None:
        tool = QToolButton()
        tool.setAutoRaise(True)
        tool.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        tool.setText(f"{caption}: {LANGUAGE_NAMES[chosen]}")
        tool.setAccessibleName(tool.text())
        tool.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        holder = QMenu(tool)
        menu = language_menu(holder, caption, chosen, choose)
        tool.setMenu(menu)
        tool.setIcon(theme.icon("languages"))
        self.addPermanentWidget(tool)

    def refresh(self) -> None:
        """Write the file's name and when it was last saved."""
        store = self._context.store
        self._file.setText(store.path.name)
        self._file.setToolTip("")
        saved = store.saved_at
        if store.is_read_only:
            self._saved.setText(_("Read only"))
        elif saved is not None:
            self._saved.setText(_("Saved {time}", time=current().time(saved)))
        else:
            self._saved.setText(_("Everything is saved"))

    def _cancel_task(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def follow(self, task: Task) -> None:
        """Show a task until it has finished."""
        self._task = task
        self._doing.setText(task.label)
        self._bar.setRange(0, 0)
        task.progressed.connect(self._on_progressed)
        task.finished.connect(self._on_finished)
        for widget in (self._doing, self._bar, self._cancel):
            widget.show()

    def _on_progressed(self, done: int, total: int, _msgid: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _on_finished(self) -> None:
        self._task = None
        for widget in (self._doing, self._bar, self._cancel):
            widget.hide()
