"""Backups: verified copies in the person's own data folder, thinned out with age, never because the clock jumped."""

import hashlib
import os
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


@dataclass(frozen=True)
class Backup:
    """A copy kept: where, of which file, when, why ("opened", "timed", "import", "migration", "named") and its name."""

    path: Path
    original: Path
    made_at: datetime
    kind: str
    name: str = ""


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
        self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        stem = f"{now.astimezone():{_STAMP}}-{kind}"
        target = self._free(f"{stem}-{slug(name, limit=40)}" if name else stem)
        temporary = target.with_suffix(".part")
        try:
            temporary.unlink(missing_ok=True)
            _copy(self.original, temporary)
            if not is_sound(temporary):
                return None
            _sync(temporary)
            os.replace(temporary, target)
        except (sqlite3.Error, OSError):
            return None
        finally:
            temporary.unlink(missing_ok=True)
        if name:
            target.with_suffix(".txt").write_text(name, encoding="utf-8")
        self._thin()
        return self._read(target)

    def _free(self, stem: str) -> Path:
        target, number = self.path / f"{stem}{_SUFFIX}", 2
        while target.exists():
            target, number = self.path / f"{stem}-{number}{_SUFFIX}", number + 1
        return target

    def list(self) -> "list[Backup]":
        """Return the copies, the newest first."""
        copies = [self._read(path) for path in self.path.glob(f"*{_SUFFIX}")] if self.path.is_dir() else []
        return sorted(
            (c for c in copies if c is not None), key=lambda c: (c.made_at, c.path.name), reverse=True
        )

    def newest_good(self) -> Backup | None:
        """Return the newest copy that passes the check."""
        return next((copy for copy in self.list() if is_sound(copy.path)), None)

    def _read(self, path: Path) -> Backup | None:
        parts = path.stem.split("-")
        try:
            made = datetime.strptime(parts[0], _STAMP).astimezone()
        except ValueError:
            return None
        note = path.with_suffix(".txt")
        name = note.read_text(encoding="utf-8") if note.exists() else ""
        return Backup(path, self.original, made, parts[1] if len(parts) > 1 else "", name)

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
        newest: dict[object, Path] = {}
        for copy in unnamed:
            newest.setdefault(period(copy.made_at), copy.path)
        yield from list(newest.values())[:most]


def _copy(source: Path, target: Path) -> None:
    connection = sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
    try:
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
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
        try:
            connection.execute("PRAGMA trusted_schema=OFF")
            return bool(connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))
        finally:
            connection.close()
    except sqlite3.Error:
        return False


def restore(copy: Path, to: Path) -> None:
    """Write the checked content of `copy` as a new file at `to`, whole or not at all."""
    if to.exists():
        raise UserError(N_("There is already a file called {name}. Choose another name."), name=to.name)
    if not is_sound(copy):
        raise UserError(N_("{name} is damaged."), name=copy.name)
    with replace_with(to) as file:
        file.write(copy.read_bytes())
