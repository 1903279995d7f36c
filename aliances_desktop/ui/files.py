"""Opening, creating, backing up and restoring files: what stands between the window and the store."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.store import AlreadyOpen, Backup, Damaged, Store
from aliances_desktop.ui.faults import message_box, show_error
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.preferences import Preferences

SUFFIX = ".aliances"


class FileDesk(QObject):
    """Asks which file, opens it, and announces the open store."""

    opened = Signal(object)
    """A `Store`, open and locked."""
    passed_on = Signal(object)
    """The path of a file another start of the program on this machine has open."""

    def __init__(self, preferences: Preferences, parent_window: Callable[[], QWidget | None]) -> None:
        super().__init__()
        self._preferences = preferences
        self._window = parent_window

    def handlers(self, store: Store) -> dict[str, Callable[[], object]]:
        """Return the file actions of the window on an open file."""
        return {
            "file.new": self.create,
            "file.open": self.ask_and_open,
            "file.sample": self.open_sample,
            "file.restore_point": lambda: self.make_restore_point(store),
            "file.restore": lambda: self.restore(store),
        }

    def open(self, path: Path) -> bool:
        """Open `path`; on damage offer the newest good backup. True when a store was announced."""
        try:
            store = Store.open(path)
        except AlreadyOpen:
            self.passed_on.emit(path)
            return False
        except Damaged as error:
            return self._offer_backup(error)
        except UserError as error:
            show_error(error, self._window())
            return False
        self._announce(store)
        return True

    def _announce(self, store: Store) -> None:
        self._preferences.remember(store.path)
        self.opened.emit(store)

    def _offer_backup(self, error: Damaged) -> bool:
        if error.backup is None:
            show_error(error, self._window())
            return False
        sentence = _(error.msgid, **error.values)
        question = _(
            "There is a good copy of {moment}. Open it? The damaged file stays where it is.",
            moment=current().moment(error.backup.made_at),
        )
        box = message_box(
            QMessageBox.Icon.Warning, f"{sentence}\n\n{question}", error.details, self._window()
        )
        yes = box.addButton(_("Open the copy"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is yes and self._open_copy(error.backup)

    def _open_copy(self, backup: Backup) -> bool:
        target = self._free_path(_("{name} restored", name=backup.original.stem), backup.original.parent)
        Store.restore(backup, target)
        return self.open(target)

    def _documents(self) -> Path:
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(place or Path.home())

    def _free_path(self, stem: str, folder: Path) -> Path:
        path, number = folder / f"{stem}{SUFFIX}", 2
        while path.exists():
            path, number = folder / f"{stem} {number}{SUFFIX}", number + 1
        return path

    def ask_and_open(self) -> None:
        """Let the person choose a file and open it."""
        chosen, _filter = QFileDialog.getOpenFileName(
            self._window(), _("Open a file"), str(self._documents()), _("Aliances files (*.aliances)")
        )
        if chosen:
            self.open(Path(chosen))

    def create(self) -> None:
        """Let the person name a new file, and open it empty."""
        start = self._free_path(_("My network"), self._documents())
        chosen, _filter = QFileDialog.getSaveFileName(
            self._window(), _("New file"), str(start), _("Aliances files (*.aliances)")
        )
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
        try:
            if path.exists():
                raise UserError(
                    N_("There is already a file called {name}. Choose another name."), name=path.name
                )
            self._announce(Store.create(path))
        except UserError as error:
            show_error(error, self._window())

    def open_sample(self) -> None:
        """Open a fresh copy of the sample network, in a folder of its own, to try things without fear."""
        from aliances_desktop.services.demo import build_sample

        folder = Path(tempfile.gettempdir()) / "aliances-desktop-sample"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        path = self._free_path(_("Sample"), folder)
        try:
            store = Store.create(path)
            build_sample(store)
            self._announce(store)
        except UserError as error:
            show_error(error, self._window())

    def make_restore_point(self, store: Store) -> None:
        """Ask for a name and keep a copy under it."""
        name, is_given = QInputDialog.getText(
            self._window(),
            _("Restore point"),
            _("Everything is saved already. Name this moment to come back to it:"),
        )
        if is_given and name.strip():
            store.backup("named", name.strip())

    def restore(self, store: Store) -> None:
        """Let the person choose one of the backups, and open a copy of it."""
        backups = store.backups()
        if not backups:
            show_error(UserError(N_("There is no backup of this file yet.")), self._window())
            return
        texts = [f"{number}. {self._describe(backup)}" for number, backup in enumerate(backups, 1)]
        chosen, is_chosen = QInputDialog.getItem(
            self._window(),
            _("Open a backup"),
            _("A copy opens; today's file stays as it is."),
            texts,
            0,
            False,
        )
        if is_chosen:
            self._open_copy(backups[texts.index(chosen)])

    def _describe(self, backup: Backup) -> str:
        moment = current().moment(backup.made_at)
        return f"{moment} · {backup.name}" if backup.name else moment
