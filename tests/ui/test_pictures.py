"""Pictures of every page, made from a copy."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from aliances_desktop.services.demo import build_sample
from aliances_desktop.store import Store
from aliances_desktop.ui.master import MasterPage
from aliances_desktop.ui.pictures import SIZE, picture_pages
from aliances_desktop.ui.sections import PAGES


@pytest.mark.usefixtures("english")
def test_every_page_has_its_picture_and_the_file_stays_as_it_was(
    qapp: QApplication, store: Store, tmp_path: Path
) -> None:
    build_sample(store)
    store.close()
    before = store.path.read_bytes()
    made = picture_pages(store.path, tmp_path / "pictures", language="es", theme="dark")
    kinds = [section.page() for section in PAGES.values()]
    tabs = sum(len(kind.TABS) if issubclass(kind, MasterPage) else 1 for kind in kinds)
    # The focus group's tab is none of a workshop's, and the projector is a picture of its own.
    assert len(made) == tabs - 1 + 1
    assert len({path.read_bytes() for path in made}) == len(made), "no two look alike"
    assert store.path.read_bytes() == before
    sizes = {
        (QImage(str(path)).width(), QImage(str(path)).height()) for path in made if path.stem != "projector"
    }
    assert sizes == {SIZE}
