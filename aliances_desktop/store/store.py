"""One open `.aliances` file: reading, editing, undo, backups; every edit is a committed transaction."""

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from aliances_desktop import clock
from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import UNLOGGED, metadata
from aliances_desktop.store import admission, backup, migrate, search, sidefiles
from aliances_desktop.store.backup import Backup, BackupFolder
from aliances_desktop.store.connection import connect, engine
from aliances_desktop.store.faults import READ_ONLY, in_plain_words
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
        self._turn_owner: int | None = None
        self._has_removed = False
        self._is_closed = False
        # With the lock in hand what is not the file's own was set aside; without it, it is only not looked at.
        self._reader = connect(path, mode="ro", is_alone=lock is None and sidefiles.has_foreign(path))
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
        with in_plain_words(path):
            migrate.create(path)
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
            with in_plain_words(path):
                if lock is not None:
                    sidefiles.set_aside_foreign(path)
                version = admission.check(path, folder)
                was_killed = sidefiles.journal(path).exists()
                if lock is not None and sidefiles.has_hot_journal(path):
                    sidefiles.recover(path)
                if version < migrate.NEWEST:
                    _bring_up_to_date(path, lock, folder)
                store = cls(path, lock, holder, folder)
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        if lock is not None:
            # Whoever was killed has not tidied the index: words it erased may still be there.
            store._has_removed = was_killed
            folder.make_if_changed("opened", clock.now())
        return store

    def close(self) -> None:
        """Let the file go; harmless when it is closed already, or when its disk is gone."""
        with self._turn:
            if self._is_closed:
                return
            self._is_closed = True
            self._read_engine.dispose()
            self._reader.close()
            if self._writer is not None:
                # All is committed: what fails here costs tidiness, no data.
                with contextlib.suppress(sqlite3.Error):
                    self._tidy(self._writer)
                self._write_engine.dispose()
                self._writer.close()
            if self._lock is not None:
                self._lock.release()

    def _tidy(self, writer: sqlite3.Connection) -> None:
        if self._has_removed:
            # The index keeps words of deleted rows until its parts are merged.
            writer.execute("INSERT INTO search_words(search_words) VALUES('optimize')")
        # TRUNCATE leaves an empty journal beside the file; the stick should hold one file.
        writer.execute("PRAGMA journal_mode=DELETE")

    # Reading and editing

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session that can only read; records stay readable after it."""
        with (
            in_plain_words(self.path),
            self._reading,
            Session(self._read_engine, expire_on_commit=False, autoflush=False) as session,
        ):
            yield session

    @contextmanager
    def edit(self, label: str, /, **values: object) -> Iterator[Session]:
        """Give a session whose changes become one commit, one undo step under `label`, and one notice.

        Any exception rolls everything back. UserError when the disk is full, the file read-only or out of reach.
        An edit inside an edit is a bug: a service would commit what its caller may still take back.
        """
        if self._writer is None:
            raise UserError(N_("This file is open for reading only, so nothing can be changed."))
        with self._writing(), in_plain_words(self.path):
            with Session(self._write_engine, expire_on_commit=False) as session:
                # The connection is taken up now, so that the transaction begins before anything is read.
                session.connection()
                self._undo.begin()
                yield session
                session.flush()
                has_removed = search.update(self._writer, self._undo.touched())
                step = self._undo.collect(label, values)
                session.commit()
            self._has_removed |= has_removed
            self._undo.push(step)
        self._announce(step)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Have the turn to write, one thread at a time."""
        if self._turn_owner == threading.get_ident():
            raise RuntimeError("an edit inside an edit")
        host = self._lock.taken_over_by() if self._lock is not None else None
        if host is not None:
            raise UserError(N_("This file is open on {host}, so here it can only be read."), host=host)
        if not self._turn.acquire(timeout=60):
            raise UserError(N_("A long task is still writing. Wait until it has finished or cancel it."))
        self._turn_owner = threading.get_ident()
        try:
            yield
        finally:
            self._turn_owner = None
            self._turn.release()

    def _announce(self, step: Step) -> None:
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
        with self._writing(), in_plain_words(self.path):
            if not steps:
                return None
            step = steps[-1]
            inverse = self._run_back(self._writer, step)
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
        return None if self.is_read_only else self._backups.make_if_changed("timed", now)

    def backups(self) -> list[Backup]:
        """Return the copies kept of this file, the newest first."""
        return self._backups.list()

    @staticmethod
    def restore(copy: Backup | Path, to: Path) -> None:
        """Write a backup as a new file at `to`; the file it was made from stays as it is."""
        backup.restore(copy.path if isinstance(copy, Backup) else copy, to)


def _bring_up_to_date(path: Path, lock: FileLock | None, folder: BackupFolder) -> None:
    if lock is None:
        # Its tables are not those of today's model, and nothing may be written to bring them there.
        raise UserError(READ_ONLY, name=path.name)
    if folder.make("migration", clock.now()) is None:
        raise UserError(
            N_("{name} could not be written. Is there room on the disk, and may this folder be written?"),
            name=folder.path.name,
        )
    migrate.upgrade(path)


__all__ = ["AlreadyOpen", "Store"]
