"""The sheets of an alliance with few and many partners: read back from the PDF."""

import io

import pytest
from pypdf import PdfReader

from aliances_desktop.documents.pdf import write_pdf
from aliances_desktop.documents.registry import BY_ID
from aliances_desktop.i18n import LANGUAGES, translator
from tests.documents import samples_alliance
from tests.documents.samples import NAMES


def pages(sheet: str, count: int, language: str = "ca") -> list[str]:
    data = samples_alliance.content(sheet, "", NAMES, count)
    buffer = io.BytesIO()
    write_pdf(BY_ID[sheet].documents(data, translator(language)), buffer)
    return [" ".join(page.extract_text().split()) for page in PdfReader(buffer).pages]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("count", "most"), [(2, 2), (8, 3)])
def test_the_sheet_names_every_partner_and_stays_short(count: int, most: int, language: str) -> None:
    found = pages("alliance_sheet", count, language)
    assert len(found) <= most
    whole = " ".join(found)
    assert all(name.replace("’", "’") in whole for name in NAMES[:count])
    total = translator(language).money(sum(1500 * n for n in range(count)))
    assert total.replace("\u00a0", " ") in whole.replace("\u00a0", " ")


@pytest.mark.parametrize("count", [2, 8, 12])
def test_the_large_matrix_has_a_place_for_every_pair(count: int) -> None:
    heading = translator("ca").gettext("Complementarities")
    assert sum(page.count(heading) for page in pages("pair_matrix_a3", count)) >= count * (count - 1) / 2


def test_the_matrix_says_what_is_written_of_the_pairs() -> None:
    whole = " ".join(pages("pair_matrix", 8))
    assert "El que hi ha entre 7 i 8" in whole


@pytest.mark.parametrize("sheet", ["alliance_map", "network_map"])
def test_the_map_names_its_entities_and_lists_the_alliances_by_number(sheet: str) -> None:
    whole = " ".join(pages(sheet, 8))
    assert "Aliança número 4" in whole
    assert "Esplai Quatre Vents" in whole
    assert "2026" in whole
