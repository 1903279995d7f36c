"""Folders that things are written into."""

from pathlib import Path

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_


def make_folder(folder: Path) -> None:
    """Make a folder and those above it where they are missing; a `UserError` when that is not allowed."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            N_("The folder {folder} cannot be written."), folder=folder, details=str(error)
        ) from error
