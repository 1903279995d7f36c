"""Where the files that travel with the program are: in a checkout, in a wheel, in a frozen bundle."""

import functools
import sys
from pathlib import Path


@functools.cache
def _home() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen)
    package = Path(__file__).resolve().parent
    return package if (package / "resources").is_dir() else package.parent


def resource(*parts: str) -> Path:
    """Path of a file or folder under `resources/`, for example `resource("fonts", "NotoSans-Regular.ttf")`."""
    return _home().joinpath("resources", *parts)


def catalogue_folder() -> Path:
    """Path of `i18n/`, the folder of the translation catalogues."""
    return _home() / "i18n"
