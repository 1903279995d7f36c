"""The results of a batch on screen: chart and figures, texts under themes by keys, another batch, given away."""

from pathlib import Path

import pytest
import python_calamine
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import current
from aliances_desktop.ui.pages.questionnaires.results import ResultsTab
from tests.services.test_answers_results import ANNEX, a_batch, ranks


@pytest.fixture
def tab(context: Context, qtbot: QtBot) -> ResultsTab:
    with context.store.edit("Make batches") as session:
        first = a_batch(session, "before-workshop", ANNEX).key
        a_batch(session, "before-focus-group", [[("annex4.motives", "ECON", "1", "")]])
    made = ResultsTab(context)
    qtbot.addWidget(made)
    made.ask_title = lambda suggested: suggested
    made.resize(900, 520)
    made.show()
    made.show_batch(first)
    return made


def choose(tab: ResultsTab, code: str) -> None:
    tab.table.choose(next(id for id, one in tab._results.items() if one.asked.code == code))


def test_the_chart_and_the_figures_of_a_question_show_and_another_batch_stands_beside(
    tab: ResultsTab,
) -> None:
    choose(tab, "annex1.motives")
    assert tab.chart.grab().width() > 0
    assert tab.figures.isVisible()
    assert tab.figures.rows.index(0, 1).data() == f"2 · {current().percent(1)}"
    assert tab.figures.rows.index(0, 2).data() == "–"
    tab.other.setCurrentIndex(1)
    tab.other.activated.emit(1)
    assert tab.figures.rows.index(0, 2).data() == current().percent(1)
    assert "2 answered" in tab.summary.text()


def test_texts_are_put_under_a_theme_by_keys(tab: ResultsTab, qtbot: QtBot) -> None:
    choose(tab, "annex1.keys")
    first, second = tab.texts.rows.ids[:2]
    tab.texts.choose(first)
    tab.add_theme()
    assert tab.texts.rows.index(0, 2).data() == "Confiança (1)"
    tab.texts.choose(second, 2)
    qtbot.keyClick(tab.texts, Qt.Key.Key_F2)
    combo = tab.texts.findChild(QComboBox)
    assert combo is not None
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    qtbot.waitUntil(lambda: tab.texts.rows.index(1, 2).data() == "Confiança (2)")
    tab.texts.choose(first)
    tab.ask_title = lambda _suggested: "Confiar-hi"
    tab.rename_theme()
    assert tab.texts.rows.index(1, 2).data() == "Confiar-hi (2)"
    tab.context.store.undo()
    tab.delete_theme()
    assert tab.texts.rows.index(0, 2).data() == "No theme"
    tab.context.store.undo()
    assert tab.texts.rows.index(0, 2).data() == "Confiança (2)"


def test_the_results_are_given_away(tab: ResultsTab, saved_in: Path) -> None:
    tab.save_pdf()
    tab.save_spreadsheet()
    assert sorted(path.name for path in saved_in.iterdir() if path.suffix in {".pdf", ".xlsx"}) == [
        "lot.pdf",
        "lot.xlsx",
    ]


def test_words_beside_a_choice_are_behind_its_figures(tab: ResultsTab) -> None:
    choose(tab, "annex1.conditions")
    assert not tab.part.isVisible()
    choose(tab, "annex1.experience")
    assert tab.figures.isVisible()
    tab.part.buttons["texts"].click()
    assert [tab.texts.rows.index(row, 1).data() for row in range(tab.texts.rows.rowCount())] == ["Amb dues"]
    choose(tab, "annex1.conditions")
    assert tab.figures.isVisible()


def test_the_reasons_of_the_room_stand_beside_the_guides(tab: ResultsTab) -> None:
    with tab.context.store.edit("Make a batch") as session:
        made = a_batch(session, "three-reasons", [ranks("TERR", "ECON"), ranks("TERR")]).key
    tab.show_batch(made)
    assert tab.ranked.isVisible()
    assert not tab.figures.isVisible()
    lines = [[tab.ranked.rows.index(row, n).data() for n in (1, 2, 3)] for row in range(7)]
    assert lines[:4] == [["2", "2", "1"], ["0", "–", "2"], ["6", "1", "3"], ["0", "–", "4"]]


def test_the_spreadsheet_holds_the_kind_shown_only(tab: ResultsTab, saved_in: Path) -> None:
    tab.kind.setCurrentIndex(tab.kind.findData("company"))
    tab.kind.activated.emit(tab.kind.currentIndex())
    tab.save_spreadsheet()
    book = python_calamine.load_workbook(str(saved_in / "lot.xlsx"))
    rows = [book.get_sheet_by_index(number).to_python() for number in range(3)]
    assert {line[1] for line in rows[0][1:]} == {0}
    assert len(rows[2]) == 1
    tab.kind.setCurrentIndex(0)
    tab.kind.activated.emit(0)
    tab.save_spreadsheet()
    book = python_calamine.load_workbook(str(saved_in / "lot.xlsx"))
    rows = [book.get_sheet_by_index(number).to_python() for number in range(3)]
    assert rows[0][1][1:3] == [3, 1]
    assert [line[3] for line in rows[2][1:4]] == ["Amb dues", "Per gust", "Confiança"]
