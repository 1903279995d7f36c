"""Spreadsheets: what is written is what is read."""

from datetime import date
from pathlib import Path

import pytest
import python_calamine

from aliances_desktop.services.spreadsheet import spreadsheet


def read(path: Path, number: int = 0) -> list[list[object]]:
    return python_calamine.load_workbook(str(path)).get_sheet_by_index(number).to_python()


def test_text_stays_text_days_are_days_and_nothing_is_empty(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    with spreadsheet(target) as book:
        book.table("Dades", ("Què", "Quan"), [("=1+1", date(2026, 3, 1)), ("12", date(1, 1, 1)), (2.5, None)])
    assert read(target) == [
        ["Què", "Quan"],
        ["=1+1", date(2026, 3, 1)],
        ["12", "0001-01-01"],
        [2.5, ""],
    ]


def test_a_text_too_long_for_a_cell_is_cut_and_not_lost(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    with spreadsheet(target) as book:
        book.table("Notes", ("Nota",), [("a" * 50_000,)])
    assert read(target)[1] == ["a" * 32_000]


def test_a_title_loses_the_signs_a_spreadsheet_does_not_take(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    with spreadsheet(target) as book:
        book.table("Què? [1/2]: l'any " + "a" * 40, ("Nota",), [])
    assert python_calamine.load_workbook(str(target)).sheet_names == ["Què 12 lany aaaaaaaaaaaaaaaaaaa"]


def test_a_failure_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_text("kept")
    with pytest.raises(KeyError), spreadsheet(target):
        raise KeyError
    assert target.read_text() == "kept"
