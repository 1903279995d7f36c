"""Every sheet of the registry, in three languages, with ordinary and with hostile text; read back from the PDF."""

import io
import json
import re
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from aliances_desktop.documents.pdf import write_pdf
from aliances_desktop.documents.registry import BY_ID, SHEETS, Sheet
from aliances_desktop.documents.sheet import Document
from aliances_desktop.documents.text import paragraph
from aliances_desktop.errors import UserError
from aliances_desktop.i18n import LANGUAGES, translator
from tests.documents.samples import content

AWKWARD = (
    "Casal <b>Jove", "</para>", "Fundació <Nova> Vida", "=1+1", "Col·lectiu d’Òdena", "A & B", "&#1114112;",
    '<img src="/etc/hostname"/>', "<font color='eval(1)'>x", "100 % {n} ☐ ✓",
)  # fmt: skip


def printed(documents: list[Document]) -> bytes:
    buffer = io.BytesIO()
    write_pdf(documents, buffer)
    return buffer.getvalue()


def words(pdf: bytes) -> str:
    return re.sub(r"\s+", "", "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def sheets_with(name: str) -> list[tuple[Sheet, bytes]]:
    return [(s, printed(s.documents(content(s.id, name), translator("ca")))) for s in SHEETS]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda s: s.id)
def test_every_sheet_says_its_language_embeds_its_fonts_and_keeps_its_margins(
    sheet: Sheet, language: str
) -> None:
    documents = sheet.documents(content(sheet.id), translator(language))
    pdf = printed(documents)
    assert pdf == printed(sheet.documents(content(sheet.id), translator(language)))
    reader = PdfReader(io.BytesIO(pdf))
    assert reader.trailer["/Root"]["/Lang"] == language
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            kind = font.get_object()
            assert "FontFile2" in str(kind["/FontDescriptor"].get_object()), kind["/BaseFont"]
    assert_margins(pdf, documents[0])


def assert_margins(pdf: bytes, document: Document) -> None:
    left, right, top, bottom = document.margins
    slack = 3 if document.has_header else 12  # cut marks stand outside the badges
    for page in pypdfium2.PdfDocument(pdf):
        picture = page.render(scale=1, grayscale=True).to_pil()
        width, height = picture.size
        ink = picture.point(lambda v: 255 if v < 200 else 0).getbbox()
        if ink is None:
            continue
        assert ink[0] >= left - slack
        assert ink[1] >= top - slack
        assert ink[2] <= width - right + slack
        assert ink[3] <= height - bottom + slack + 6.5 * 72 / 25.4


@pytest.mark.parametrize("name", AWKWARD)
def test_awkward_names_print_literally_on_every_sheet(name: str) -> None:
    wanted = re.sub(r"\s+", "", name)
    for sheet, pdf in sheets_with(name):
        if sheet.id not in {"table_signs", "contents"}:
            assert wanted in words(pdf), sheet.id
        assert not any("/XObject" in page.get("/Resources", {}) for page in PdfReader(io.BytesIO(pdf)).pages)


def test_the_hostile_names_stop_no_printing(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    data = json.loads((shared / "hostile" / "names.json").read_text(encoding="utf-8"))
    names = next(v for v in data.values() if isinstance(v, list))
    everything = "\n".join(str(n["value"])[:300].encode("utf-8", "replace").decode() for n in names)
    for n in names:
        value = str(n["value"]).encode("utf-8", "replace").decode().replace("\0", "")
        for sheet in ("matches", "sign_in"):
            printed(BY_ID[sheet].documents(content(sheet, value[:300] or "–"), translator("es")))
    printed(BY_ID["results"].documents(content("results", everything), translator("en")))
    assert not list(tmp_path.rglob("ALIANCES_MARKER"))


def test_a_note_of_many_thousand_words_is_cut_and_prints() -> None:
    note = "paraula " * 12_500
    for sheet in ("entity", "wall"):
        assert printed(BY_ID[sheet].documents(content(sheet, note), translator("ca")))


def test_pages_are_counted_for_each_document_apart() -> None:
    card, sign = (BY_ID[s].documents(content(s), translator("ca")) for s in ("route_cards", "sign_in"))
    reader = PdfReader(io.BytesIO(printed([*card, *sign])))
    feet = [re.search(r"(\d+)/(\d+)\s*$|· (\d+)/(\d+)", page.extract_text()) for page in reader.pages]
    numbers = [next(x for x in foot.groups() if x) for foot in feet if foot]
    assert len(reader.pages) == 3 + 2
    assert numbers == ["1", "2", "3", "1", "2"]
    assert [entry.title for entry in reader.outline] == [card[0].owner, sign[0].title]  # type: ignore[union-attr]


def test_five_rounds_stand_on_a_page_of_the_route_card() -> None:
    pages = PdfReader(
        io.BytesIO(printed(BY_ID["route_cards"].documents(content("route_cards"), translator("en"))))
    ).pages
    assert [len(re.findall(r"Round \d+", page.extract_text())) for page in pages] == [5, 5, 2]


def test_what_no_font_can_draw_is_reported(tmp_path: Path) -> None:
    document = Document("x", "ca", lambda: [paragraph("abc \U0001f984 \u3042")])
    assert write_pdf([document], tmp_path / "x.pdf").undrawable == "\u3042\U0001f984"


def test_a_folder_that_cannot_be_written_leaves_no_half_file(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        write_pdf(
            BY_ID["badges"].documents(content("badges"), translator("ca")), tmp_path / "missing" / "x.pdf"
        )
    assert list(tmp_path.glob("**/*.part")) == []
