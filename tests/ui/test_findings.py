"""Every record that Ctrl+K finds has a look, and a page and tab that are there."""

from aliances_desktop.model import SEARCHED
from aliances_desktop.ui import findings
from aliances_desktop.ui.pages.alliances import AlliancesPage
from aliances_desktop.ui.pages.processes import ProcessesPage
from aliances_desktop.ui.pages.workshops import WorkshopsPage
from aliances_desktop.ui.sections import PAGES


def test_every_searched_table_has_a_look_and_leads_somewhere() -> None:
    assert set(findings._LOOK) == set(SEARCHED)
    assert set(findings._PAGES.values()) <= set(PAGES)
    pages = {"workshop": WorkshopsPage, "alliance": AlliancesPage, "process": ProcessesPage}
    assert set(findings._TABS) == set(pages)
    for owner, page in pages.items():
        assert set(findings._TABS[owner].values()) <= set(page.TABS)
        assert set(findings._TABS[owner]) <= set(SEARCHED)
