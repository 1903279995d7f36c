"""What every page and tab has in common."""

import pytest
from PySide6.QtWidgets import QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.page import RecordTab


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
