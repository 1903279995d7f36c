"""One open `.aliances` file: reading, editing, undo, backups; every edit is a committed transaction."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from aliances_desktop import clock
from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import UNLOGGED, metadata
from aliances_desktop.store import admission, backup, migrate, search
from aliances_desktop.store.backup import Backup, BackupFolder
from aliances_desktop.store.connection import connect, engine, translated
from aliances_desktop.store.lock import AlreadyOpen, FileLock
from aliances_desktop.store.undo import Step, UndoLog


class Store:
    """An open file. Make one with `create` or `open`; `read` and `edit` are the only doors to its rows.

    One connection writes, another only reads; both may be used from any thread, edits one at a time.
    """

    def __init__(self, path: Path, lock: FileLock | None, holder: str | None, backups: BackupFolder) -> None:
        self.path = path
        self.holder = holder
        self.is_read_only = lock is None
        self.saved_at: datetime | None = None
        self.listeners: list[Callable[[Step], None]] = []
        self._lock = lock
        self._backups = backups
        self._turn = threading.Lock()
        self._has_changed = False
        self._has_removed = False
        self._is_closed = False
        self._reader = connect(path, mode="ro")
        self._read_engine = engine(self._reader, is_writer=False)
        self._reading = threading.RLock()
        self._writer: sqlite3.Connection | None = None
        if lock is not None:
            self._writer = connect(path, mode="rw")
            self._write_engine = engine(self._writer, is_writer=True)
            logged = {
                t.name: [c.name for c in t.columns] for t in metadata.sorted_tables if t.name not in UNLOGGED
            }
            self._undo = UndoLog(self._writer, logged, UNLOGGED)

    # Opening and closing

    @classmethod
    def create(cls, path: Path, *, backups: Path | None = None) -> "Store":
        """Make a new, empty file and open it; UserError when there is one already or the folder is read-only."""
        if path.exists():
            raise UserError(N_("There is already a file called {name}. Choose another name."), name=path.name)
        try:
            migrate.create(path)
        except (sqlite3.Error, OSError) as error:
            path.unlink(missing_ok=True)
            raise _told(error, path) from error
        return cls.open(path, backups=backups)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, backups: Path | None = None) -> "Store":
        """Open a file after checking it; an older one is backed up and migrated first.

        Open elsewhere, or in a read-only folder: opens read-only. Raises AlreadyOpen when this machine has it open,
        Damaged when it is broken (with the newest good backup), UserError otherwise.
        """
        folder = BackupFolder(path, backups)
        admission.check_header(path)
        lock, holder = (None, None) if read_only else FileLock.take(path)
        try:
            version = admission.check(path, folder)
            if version < migrate.NEWEST and lock is not None:
                folder.make("migration", clock.now())
                migrate.upgrade(path)
            store = cls(path, lock, holder, folder)
        except BaseException as error:
            if lock is not None:
                lock.release()
            if isinstance(error, sqlite3.Error):
                raise _told(error, path) from error
            raise
        if lock is not None:
            store.backup("opened")
        return store

    def close(self) -> None:
        """Let the file go; harmless when it is closed already."""
        with self._turn:
            if self._is_closed:
                return
            self._is_closed = True
            self._read_engine.dispose()
            self._reader.close()
            if self._writer is not None:
                if self._has_removed:
                    # The index keeps words of deleted rows until its parts are merged.
                    self._writer.execute("INSERT INTO search_words(search_words) VALUES('optimize')")
                # TRUNCATE leaves an empty journal beside the file; the stick should hold one file.
                self._writer.execute("PRAGMA journal_mode=DELETE")
                self._write_engine.dispose()
                self._writer.close()
            if self._lock is not None:
                self._lock.release()

    # Reading and editing

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session that can only read; records stay readable after it."""
        with self._reading, Session(self._read_engine, expire_on_commit=False, autoflush=False) as session:
            yield session

    @contextmanager
    def edit(self, label: str, /, **values: object) -> Iterator[Session]:
        """Give a session whose changes become one commit, one undo step under `label`, and one notice.

        Any exception rolls everything back. UserError when the disk is full, the file read-only or out of reach.
        """
        if self._writer is None:
            raise UserError(N_("This file is open for reading only, so nothing can be changed."))
        if not self._turn.acquire(timeout=60):
            raise UserError(N_("A long task is still writing. Wait until it has finished or cancel it."))
        try:
            step = None
            try:
                with Session(self._write_engine, expire_on_commit=False) as session:
                    # The connection is taken up now, so that the transaction begins before anything is read.
                    session.connection()
                    self._undo.begin()
                    yield session
                    session.flush()
                    self._has_removed |= search.update(self._writer, self._undo.touched())
                    step = self._undo.collect(label, values)
                    session.commit()
            except (DBAPIError, sqlite3.Error) as error:
                raise _told(error, self.path) from error
            self._undo.push(step)
        finally:
            self._turn.release()
        self._announce(step)

    def _announce(self, step: Step) -> None:
        self._has_changed = True
        self.saved_at = clock.now()
        for listener in list(self.listeners):
            listener(step)

    # Undo and redo

    @property
    def undo_step(self) -> Step | None:
        """The step `undo` would take back."""
        return self._undo.done[-1] if self._writer is not None and self._undo.done else None

    @property
    def redo_step(self) -> Step | None:
        """The step `redo` would bring back."""
        return self._undo.undone[-1] if self._writer is not None and self._undo.undone else None

    def undo(self) -> Step | None:
        """Take the last step back and return it; None when there is none."""
        return self._turn_step("done", "undone")

    def redo(self) -> Step | None:
        """Bring back the step undone last and return it; None when there is none."""
        return self._turn_step("undone", "done")

    def _turn_step(self, source: str, target: str) -> Step | None:
        if self._writer is None:
            return None
        steps: list[Step] = getattr(self._undo, source)
        with self._turn:
            if not steps:
                return None
            step = steps[-1]
            try:
                inverse = self._run_back(self._writer, step)
            except sqlite3.Error as error:
                raise _told(error, self.path) from error
            steps.pop()
            getattr(self._undo, target).append(inverse)
        self._announce(inverse)
        return step

    def _run_back(self, writer: sqlite3.Connection, step: Step) -> Step:
        writer.execute("BEGIN IMMEDIATE")
        try:
            self._undo.begin()
            self._undo.apply(step)
            self._has_removed |= search.update(writer, self._undo.touched())
            inverse = self._undo.collect(step.label, step.values)
            writer.execute("COMMIT")
        except BaseException:
            if writer.in_transaction:
                writer.execute("ROLLBACK")
            raise
        return inverse

    # Backups

    def backup(self, kind: str, name: str = "") -> Backup | None:
        """Keep a verified copy; `kind` is "opened", "timed", "import", "migration" or "named". None when it failed."""
        return self._backups.make(kind, clock.now(), name)

    def backup_if_due(self, now: datetime) -> Backup | None:
        """Keep a copy when something has changed since the last one; called every 15 minutes."""
        if not self._has_changed:
            return None
        self._has_changed = False
        return self._backups.make("timed", now)

    def backups(self) -> list[Backup]:
        """Return the copies kept of this file, the newest first."""
        return self._backups.list()

    @staticmethod
    def restore(copy: Backup | Path, to: Path) -> None:
        """Write a backup as a new file at `to`; the file it was made from stays as it is."""
        backup.restore(copy.path if isinstance(copy, Backup) else copy, to)


def _told(error: Exception, path: Path) -> UserError:
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return translated(cause, path)
    return translated(sqlite3.OperationalError(str(cause)), path)


__all__ = ["AlreadyOpen", "Store"]
