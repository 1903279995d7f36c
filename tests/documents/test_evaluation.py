"""The sheets of the evaluation test, for two and for eight entities, in three languages."""

import io
import re

import pytest
from pypdf import PdfReader

from aliances_desktop.documents.comparison import evaluation_comparison
from aliances_desktop.documents.evaluation import evaluation_test
from aliances_desktop.documents.pdf import write_pdf
from aliances_desktop.documents.red_lines import red_lines_sheet
from aliances_desktop.documents.sheet import Document, Occasion
from aliances_desktop.i18n import LANGUAGES, translator
from aliances_desktop.model.codes_alliance import TEST
from aliances_desktop.model.red_lines import CLASHES
from tests.documents.samples import NAMES
from tests.documents.samples_evaluation import content

EVENT = Occasion("Reforç escolar compartit", code="A01")


def pages(document: Document) -> list[str]:
    buffer = io.BytesIO()
    write_pdf([document], buffer)
    return [
        re.sub(r"\s+", "", page.extract_text()) for page in PdfReader(io.BytesIO(buffer.getvalue())).pages
    ]


def plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("count", [2, 8])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_red_lines_are_one_page_with_every_aim_and_condition(language: str, count: int) -> None:
    t = translator(language)
    said = pages(red_lines_sheet(content("red_lines", "", EVENT, NAMES, count), t))
    assert len(said) == 1
    for table in ("1", "2.1", "2.2"):
        assert [text for text in TEST[table].items.values() if plain(t.gettext(text)) not in said[0]] == []
    assert plain(t.gettext(CLASHES[0].source)) in said[0]


@pytest.mark.parametrize("count", [2, 8])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sheet", ["test_blank", "test_filled"])
def test_the_test_has_a_page_for_each_other_partner_and_all_items(
    language: str, count: int, sheet: str
) -> None:
    t = translator(language)
    said = pages(evaluation_test(content(sheet, "", EVENT, NAMES, count), t))
    assert len(said) in {count + 2, count + 3}
    for table in TEST.values():
        assert [text for text in table.items.values() if plain(t.gettext(text)) not in "".join(said)] == []
    for number in range(1, count):
        assert any(plain(NAMES[number])[:12] in page and "5.13" in page for page in said)


@pytest.mark.parametrize("count", [2, 8])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_comparison_takes_two_pages_for_each_view(language: str, count: int) -> None:
    t = translator(language)
    said = pages(evaluation_comparison(content("test_comparison", "", EVENT, NAMES, count), t))
    assert len(said) == 4
    assert plain(t.gettext(TEST["7"].title)) in said[1]


def test_the_comparison_of_forty_partners_takes_more_pages_and_names_them_all() -> None:
    names = [f"Associació de Veïnes i Veïns del barri número {n}" for n in range(40)]
    said = pages(evaluation_comparison(content("test_comparison", "", EVENT, names, 40), translator("ca")))
    assert all(any(f"número{n}" in page for page in said) for n in range(40))
    # Four parts of 10 tests, each with its two pages and two more for table 5; then one over time, three tests.
    assert len(said) == 4 * 4 + 2 * 2
