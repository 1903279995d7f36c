"""One writer for a file: a side file says which machine and which person has it open.

On one machine the operating system's own lock decides, so a killed program leaves nothing to clean up. Between
machines, where such locks cannot be trusted, the side file's age does: its holder touches it every minute.
"""

import contextlib
import getpass
import json
import os
import socket
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from filelock import FileLock as SystemLock
from filelock import Timeout

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_

HEARTBEAT_SECONDS: Final = 60
STALE_SECONDS: Final = 180
"""A holder on another machine that has not been heard of for this long is taken to be gone."""


class AlreadyOpen(UserError):
    """Another start of the program on this machine has the file open."""


@dataclass(frozen=True)
class Holder:
    """Who has the file open, by machine, person and process, and since when."""

    host: str
    user: str
    process: int = 0
    since: float = 0.0


class FileLock:
    """Held while the file is open for writing; `release` lets it go."""

    def __init__(self, side: Path, system: SystemLock, mine: Holder) -> None:
        self._side = side
        self._system = system
        self._mine = mine
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="lock heartbeat", daemon=True)
        self._thread.start()

    @classmethod
    def take(cls, path: Path) -> "tuple[FileLock | None, str | None]":
        """Return (lock, None), or (None, host) when another machine has the file, or (None, None) when the folder is
        read-only. Raises AlreadyOpen when this machine has it open.
        """
        path = path.resolve()
        side = path.with_name(path.name + ".lock")
        if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
            return None, None
        holder = _holder(side)
        if holder is not None and holder.host != socket.gethostname() and _age(side) < STALE_SECONDS:
            return None, holder.host
        system = SystemLock(str(side) + ".held", timeout=0)
        mine = Holder(socket.gethostname(), _user(), os.getpid(), time.time())
        try:
            system.acquire()
        except Timeout:
            raise AlreadyOpen(N_("{name} is open already in another window."), name=path.name) from None
        except OSError:
            return None, None
        try:
            side.write_text(json.dumps(asdict(mine)), encoding="utf-8")
        except OSError:
            _let_go(system)
            return None, None
        return cls(side, system, mine), None

    def taken_over_by(self) -> str | None:
        """Return the machine that took the file while this one was not heard of (asleep, say); None when it is ours."""
        holder = _holder(self._side)
        return None if holder is None or holder == self._mine else holder.host

    def _beat(self) -> None:
        while not self._stop.wait(HEARTBEAT_SECONDS):
            if self.taken_over_by() is not None:
                return
            try:
                os.utime(self._side)
            except OSError:
                continue  # the stick may be back at the next beat

    def release(self) -> None:
        """Let the file go and remove the side files."""
        self._stop.set()
        try:
            if self.taken_over_by() is None:
                self._side.unlink(missing_ok=True)
        except OSError:
            pass  # the stick is gone; on this machine the system's lock decides, elsewhere the file's age
        _let_go(self._system)


def _let_go(system: SystemLock) -> None:
    # While the lock is held: afterwards the file may be the next one's already. Windows removes it by itself.
    with contextlib.suppress(OSError):
        Path(system.lock_file).unlink(missing_ok=True)
    system.release()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""  # a system that knows its people by number only


def _holder(side: Path) -> Holder | None:
    try:
        content = json.loads(side.read_text(encoding="utf-8"))
        return Holder(
            str(content["host"]),
            str(content["user"]),
            int(content.get("process", 0)),
            float(content.get("since", 0)),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _age(side: Path) -> float:
    try:
        return abs(time.time() - side.stat().st_mtime)
    except OSError:
        return STALE_SECONDS
