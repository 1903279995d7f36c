"""Asking where to write."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from aliances_desktop.errors import UserError
from aliances_desktop.ui.widgets.save_file import ask_save


def ask(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answer: tuple[str, str]) -> Path | None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_args: answer))
    parent = QWidget()
    qtbot.addWidget(parent)
    return ask_save(parent, "Save", "Pla d'acció 2026", ".docx", ".pdf")


@pytest.mark.parametrize(
    ("name", "kind", "written"),
    [
        ("acta", "PDF (*.pdf)", "acta.pdf"),
        ("acta", "", "acta.docx"),
        ("acta.PDF", "Word document (*.docx)", "acta.PDF"),
        ("acta v1.2", "PDF (*.pdf)", "acta v1.2.pdf"),
    ],
)
def test_a_name_without_a_known_ending_gets_that_of_the_kind_chosen(
    english: None,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    name: str,
    kind: str,
    written: str,
) -> None:
    assert ask(qtbot, monkeypatch, (str(tmp_path / name), kind)) == tmp_path / written


def test_a_file_the_dialog_did_not_ask_about_is_not_replaced(
    english: None, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "acta.pdf").write_text("kept")
    with pytest.raises(UserError, match="acta.pdf"):
        ask(qtbot, monkeypatch, (str(tmp_path / "acta"), "PDF (*.pdf)"))
    # Named whole, it was asked about.
    assert ask(qtbot, monkeypatch, (str(tmp_path / "acta.pdf"), "")) == tmp_path / "acta.pdf"


def test_nothing_chosen_is_nothing_written(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask(qtbot, monkeypatch, ("", "")) is None
