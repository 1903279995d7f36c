"""One writer for a file: a side file says which machine and which person has it open.

On one machine the operating system's own lock decides, so a killed program leaves nothing to clean up. Between
machines, where such locks cannot be trusted, the side file's age does: its holder touches it every minute.
"""

import getpass
import json
import os
import socket
import threading
import time
from dataclasses import dataclass
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
    """Who has the file open."""

    host: str
    user: str


class FileLock:
    """Held while the file is open for writing; `release` lets it go."""

    def __init__(self, side: Path, system: SystemLock) -> None:
        self._side = side
        self._system = system
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="lock heartbeat", daemon=True)
        self._thread.start()

    @classmethod
    def take(cls, path: Path) -> "tuple[FileLock | None, str | None]":
        """Return (lock, None), or (None, host) when another machine has the file, or (None, None) when the folder is
        read-only. Raises AlreadyOpen when this machine has it open.
        """
        side = path.with_name(path.name + ".lock")
        if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
            return None, None
        holder = _holder(side)
        if holder is not None and holder.host != socket.gethostname() and _age(side) < STALE_SECONDS:
            return None, holder.host
        system = SystemLock(str(side) + ".held", timeout=0)
        try:
            system.acquire()
            side.write_text(
                json.dumps({"host": socket.gethostname(), "user": getpass.getuser()}), encoding="utf-8"
            )
        except Timeout:
            raise AlreadyOpen(N_("{name} is open already in another window."), name=path.name) from None
        except OSError:
            return None, None
        return cls(side, system), None

    def _beat(self) -> None:
        while not self._stop.wait(HEARTBEAT_SECONDS):
            try:
                os.utime(self._side)
            except OSError:
                continue  # the stick may be back at the next beat

    def release(self) -> None:
        """Let the file go and remove the side files."""
        self._stop.set()
        self._side.unlink(missing_ok=True)
        self._system.release()
        Path(self._system.lock_file).unlink(missing_ok=True)


def _holder(side: Path) -> Holder | None:
    try:
        content = json.loads(side.read_text(encoding="utf-8"))
        return Holder(str(content["host"]), str(content["user"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _age(side: Path) -> float:
    try:
        return abs(time.time() - side.stat().st_mtime)
    except OSError:
        return STALE_SECONDS
