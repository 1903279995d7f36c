"""What every page and tab has in common."""

import pytest
from PySide6.QtWidgets import QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.services import alliances
from aliances_desktop.store import Store
from aliances_desktop.ui.context import Context, Route
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.pages.alliances import AlliancesPage
from aliances_desktop.ui.pages.alliances.projects_vote import VoteStep
from aliances_desktop.ui.steps_tab import StepsTab
from tests.services.evaluated import an_alliance


class Failing(RecordTab):
    """A tab whose record has been deleted meanwhile, or that has a fault."""

    fault: Exception

    def fill(self) -> None:
        raise self.fault


@pytest.mark.parametrize(
    "fault",
    [UserError(N_("This record has been deleted meanwhile. Undo brings it back.")), OverflowError("1")],
)
def test_what_fails_while_a_tab_comes_into_sight_is_told_in_its_own_words(
    qtbot: QtBot, context: Context, fault: Exception
) -> None:
    tabs, tab = QTabWidget(), Failing(context)
    tab.fault = fault
    tabs.addTab(QWidget(), "1")
    tabs.addTab(tab, "2")
    qtbot.addWidget(tabs)
    tabs.show()
    tab.show_record(1)
    with qtbot.capture_exceptions() as caught:
        tabs.setCurrentIndex(1)
        qtbot.waitUntil(lambda: bool(caught))
    assert [error for _kind, error, _trace in caught] == [fault]


def test_steps_out_of_sight_do_not_look_for_a_record_that_has_been_deleted(
    qtbot: QtBot, context: Context, store: Store
) -> None:
    with store.edit("Add") as session:
        keys = [an_alliance(session).key, alliances.add_alliance(session, title="Una altra").key]
    page = AlliancesPage(context)
    qtbot.addWidget(page)
    page.show()
    page.reload()
    page.go(Route("alliances", keys[0], "projects"))
    projects = page.pages["projects"]
    assert isinstance(projects, StepsTab)
    projects.step(VoteStep)
    page.go(Route("alliances", keys[0], "summary"))
    with qtbot.capture_exceptions() as caught:
        context.edit("Delete", alliances.delete_alliances, [keys[0]])
        page.go(Route("alliances", keys[1], "projects"))
        qtbot.wait(1)
    assert caught == []
