"""What a start reads: the parts that are heavy to load wait until somebody needs them."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from aliances_desktop.services.demo import build_sample
from aliances_desktop.store import Store
from aliances_desktop.ui.sections import PAGES

_START = """
import sys
from dataclasses import replace
from pathlib import Path
from aliances_desktop.ui.app import Desktop, make_application
from aliances_desktop.ui.preferences import Preferences
desktop = Desktop(make_application(), Preferences())
desktop.files.open(Path(sys.argv[1])) if len(sys.argv) > 1 else desktop.show_start()
desktop.window.grab()
print(getattr(desktop.window, "page", desktop.window).__class__.__name__)
print(*sys.modules)
import os; sys.stdout.flush(); os._exit(0)
"""
_HEAVY = {"reportlab", "rustworkx", "rapidfuzz", "xlsxwriter", "python_calamine", "alembic", "PySide6.QtPdf"}


def started(*arguments: str) -> tuple[str, set[str]]:
    """Return the class of the page a fresh start shows, and the modules it has imported."""
    done = subprocess.run(
        [sys.executable, "-c", _START, *arguments], capture_output=True, text=True, check=True, timeout=60
    )
    shown, modules = done.stdout.splitlines()
    return shown, set(modules.split())


@pytest.mark.parametrize("has_sample", [False, True])
def test_the_home_page_of_a_file_shows_before_anything_heavy_is_imported(
    tmp_path: Path, has_sample: bool
) -> None:
    path = tmp_path / "Xarxa.aliances"
    store = Store.create(path)
    if has_sample:
        build_sample(store)
    store.close()
    shown, modules = started(str(path))
    assert shown == "HomePage"
    assert modules & _HEAVY == set()
    pages = {name for name in modules if name.startswith("aliances_desktop.ui.pages.")}
    assert {name.split(".")[3] for name in pages} == {"home"}


def test_the_start_page_shows_before_even_the_store_is_imported() -> None:
    shown, modules = started()
    assert shown == "StartWindow"
    assert modules & (_HEAVY | {"sqlalchemy", "sqlmodel", "aliances_desktop.store"}) == set()


def test_the_registry_says_of_every_page_what_the_page_says_of_itself() -> None:
    for section in PAGES.values():
        page = section.page()
        assert section == replace(section, name=page.NAME, title=page.TITLE)
