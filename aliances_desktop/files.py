"""Writing a file whole or not at all: a temporary file, flushed to the disk, takes the old one's place."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_


@contextmanager
def replace_with(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write; on leaving it replaces `path`, on any exception `path` stays as it was.

    The folder is flushed too: without that a power cut could bring the old file back after "saved" was said.
    UserError when the disk is full or the folder cannot be written.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
        _sync_folder(path.parent)
    except OSError as error:
        raise UserError(
            N_("{name} could not be written. Is there room on the disk, and may this folder be written?"),
            name=path.name, details=str(error),
        ) from error  # fmt: skip
    finally:
        # Of a name too long for the disk there is nothing to take away either.
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows cannot open a folder, and keeps its names in a journal of its own
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
