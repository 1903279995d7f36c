"""Backups: verified copies in the person's own data folder, thinned out with age, never because the clock jumped."""

import hashlib
import os
import re
import sqlite3
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from aliances_desktop.errors import UserError
from aliances_desktop.files import replace_with
from aliances_desktop.i18n import N_
from aliances_desktop.store.connection import change_counter, connect, give_identity
from aliances_desktop.store.faults import DAMAGED
from aliances_desktop.text import slug

KEPT: Final[tuple[tuple[int, Callable[[datetime], object] | None], ...]] = (
    (20, None),
    (7, lambda made: made.date()),
    (4, lambda made: made.isocalendar()[:2]),
    (12, lambda made: (made.year, made.month)),
)
"""How many are kept: the 20 newest, then the newest of 7 days, 4 weeks and 12 months that have one."""
_STAMP: Final = "%Y%m%dT%H%M%S"
_SUFFIX: Final = ".aliances"
_NAME: Final = re.compile(
    r"(?P<stamp>\d{8}T\d{6})-(?P<kind>[a-z]+)-(?P<number>\d{6})-(?P<state>[0-9a-f]{8})(-.*)?"
)
"""A copy's name: when it was made, why, the how-manyth it is, the file's change counter, and what it was called."""


@dataclass(frozen=True)
class Backup:
    """A copy kept: where, of which file, when, why ("opened", "timed", "import", "migration", "named") and its name."""

    path: Path
    original: Path
    made_at: datetime
    kind: str
    name: str = ""
    number: int = 0
    """Counts up with every copy: the order in which they were made, whatever the clock said."""
    state: str = ""
    """The file's change counter when it was copied: as long as it is the same, another copy would be too."""


def data_folder() -> Path:
    """Return the folder of this person's program data, by the customs of the system."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "aliances-desktop"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "aliances-desktop"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "aliances-desktop"


class BackupFolder:
    """The copies of one file."""

    def __init__(self, original: Path, root: Path | None = None) -> None:
        self.original = original
        mark = hashlib.sha256(str(original.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:8]
        self.path = (root or data_folder() / "backups") / f"{slug(original.stem, limit=40)}-{mark}"

    def make(self, kind: str, now: datetime, name: str = "") -> Backup | None:
        """Copy the file, check the copy, and only then count it as a backup; None when that failed.

        A failed backup must not stop the work: the file itself is sound, and the next one may succeed.
        """
        try:
            return self._make(kind, now, name)
        except (sqlite3.Error, OSError):
            return None

    def _make(self, kind: str, now: datetime, name: str) -> Backup | None:
        self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        number = max((copy.number for copy in self.list()), default=0) + 1
        stem = f"{now.astimezone():{_STAMP}}-{kind}-{number:06d}-{self._state()}"
        target = self.path / f"{stem}{f'-{slug(name, limit=40)}' if name else ''}{_SUFFIX}"
        temporary = target.with_suffix(".part")
        try:
            temporary.unlink(missing_ok=True)
            _copy(self.original, temporary)
            if not is_sound(temporary):
                return None
            if name:
                target.with_suffix(".txt").write_text(name, encoding="utf-8")
            _sync(temporary)
            os.replace(temporary, target)
        finally:
            temporary.unlink(missing_ok=True)
        self._thin()
        return self._read(target)

    def make_if_changed(self, kind: str, now: datetime) -> Backup | None:
        """Keep a copy unless the newest one holds the same: opening a file often must not push older copies out."""
        try:
            newest, state = next(iter(self.list()), None), self._state()
        except OSError:
            return None
        return None if newest is not None and newest.state == state else self.make(kind, now)

    def _state(self) -> str:
        return f"{change_counter(self.original):08x}"

    def list(self) -> "list[Backup]":
        """Return the copies, the newest first."""
        copies = [self._read(path) for path in self.path.glob(f"*{_SUFFIX}")] if self.path.is_dir() else []
        return sorted((c for c in copies if c is not None), key=lambda c: c.number, reverse=True)

    def newest_good(self) -> Backup | None:
        """Return the newest copy that passes the check."""
        return next((copy for copy in self.list() if is_sound(copy.path)), None)

    def _read(self, path: Path) -> Backup | None:
        parts = _NAME.fullmatch(path.stem)
        if parts is None:
            return None
        note = path.with_suffix(".txt")
        return Backup(
            path,
            self.original,
            datetime.strptime(parts["stamp"], _STAMP).astimezone(),
            parts["kind"],
            note.read_text(encoding="utf-8") if note.exists() else "",
            int(parts["number"]),
            parts["state"],
        )

    def _thin(self) -> None:
        copies = self.list()
        kept = {copy.path for copy in copies if copy.kind == "named"} | set(_kept(copies))
        for copy in copies:
            if copy.path not in kept:
                copy.path.unlink(missing_ok=True)


def _kept(copies: Iterable[Backup]) -> Iterable[Path]:
    unnamed = [copy for copy in copies if copy.kind != "named"]
    for most, period in KEPT:
        if period is None:
            yield from (copy.path for copy in unnamed[:most])
            continue
        newest: dict[object, Backup] = {}
        for copy in unnamed:
            newest.setdefault(period(copy.made_at), copy)
        by_date = sorted(newest.values(), key=lambda copy: copy.made_at, reverse=True)
        yield from (copy.path for copy in by_date[:most])


def _copy(source: Path, target: Path) -> None:
    connection = connect(source, mode="ro")
    try:
        # A copy into another file counts as writing.
        connection.execute("PRAGMA query_only=OFF")
        connection.execute("VACUUM INTO ?", (str(target),))
    finally:
        connection.close()
    target.chmod(0o600)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def is_sound(path: Path) -> bool:
    """Tell whether a copy passes SQLite's whole integrity check."""
    try:
        connection = connect(path, mode="ro", is_alone=True)
        try:
            return bool(connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))
        finally:
            connection.close()
    except (sqlite3.Error, UnicodeDecodeError):
        return False


def restore(copy: Path, to: Path) -> None:
    """Write the checked content of `copy` as a new file at `to`, whole or not at all."""
    if to.exists():
        raise UserError(N_("There is already a file called {name}. Choose another name."), name=to.name)
    if not is_sound(copy):
        raise UserError(DAMAGED, name=copy.name)
    with replace_with(to) as file:
        file.write(copy.read_bytes())
        give_identity(file)
