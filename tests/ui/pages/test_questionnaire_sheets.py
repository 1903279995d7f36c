"""The sheets of a batch are saved as a PDF from its page, beside the interface."""

from pathlib import Path

import pypdfium2
from pytestqt.qtbot import QtBot

from aliances_desktop.services import batches, instruments
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.pages.questionnaires import QuestionnairesPage


def test_the_sheets_of_a_batch_are_saved_each_in_its_language(
    context: Context, qtbot: QtBot, saved_in: Path, told: list[tuple[str, bool]]
) -> None:
    people = [batches.Addressee(None, "", code) for code in ("ca", "es", "en")]
    source = instruments.builtin("questionnaire-three-reasons")
    context.edit("Make", batches.make_batch, source, people, title="Tres raons")
    page = QuestionnairesPage(context)
    qtbot.addWidget(page)
    page.show()
    page.reload()
    assert page.available("batch.print")
    page.print_sheets()
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    (written,) = saved_in.glob("*.pdf")
    assert written.name == "tres-raons.pdf"
    texts = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(written)]
    assert len(texts) == 3
    assert len(set(texts)) == 3
