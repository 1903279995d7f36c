"""Every record that Ctrl+K finds has a look, and a page and tab that are there."""

from aliances_desktop.model import SEARCHED
from aliances_desktop.ui import findings
from aliances_desktop.ui.pages.workshops.page import TABS
from aliances_desktop.ui.sections import PAGES


def test_every_searched_table_has_a_look_and_leads_somewhere() -> None:
    assert set(findings._LOOK) == set(SEARCHED)
    assert set(findings._PAGES.values()) <= set(PAGES)
    assert set(findings._TABS.values()) <= set(TABS)
    assert set(findings._TABS) <= set(SEARCHED)
