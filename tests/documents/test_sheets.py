"""Every sheet of the registry, in three languages, with ordinary and with hostile text; read back from the PDF."""

import io
import json
import re
import sys
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from aliances_desktop.charts import fonts
from aliances_desktop.documents.pdf import write_pdf
from aliances_desktop.documents.registry import BY_ID, SHEETS, Sheet
from aliances_desktop.documents.sheet import Document
from aliances_desktop.documents.text import paragraph
from aliances_desktop.errors import UserError
from aliances_desktop.i18n import LANGUAGES, Translator, translator
from aliances_desktop.progress import Cancelled, Progress
from aliances_desktop.text import normalise
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


@pytest.fixture
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder one works in, in which a name that is taken for a command or a file would leave traces."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def hostile_names(shared: Path) -> list[str]:
    """The hostile names as they come past the border: normalised, none of them blank."""
    data = json.loads((shared / "hostile" / "names.json").read_text(encoding="utf-8"))
    return [name for entry in data["names"] if (name := normalise(entry["value"], limit=1000))]


def is_said(name: str, said: str) -> bool:
    """Whether a name stands in a text: whole, or cut with an ellipsis; a box for what no font has."""
    wanted = re.sub(r"\s+", "", "".join(piece for _font, piece in fonts.runs(name, fonts.REGULAR)))
    if wanted in said:
        return True
    return any(f"{wanted[:length]}…" in said for length in range(len(wanted) - 1, 15, -1))


def test_every_hostile_name_prints_literally_wherever_names_stand_in_lists(
    shared: Path, empty_folder: Path
) -> None:
    # Hundreds of accents on one letter have no width at all: only that they print can be asked of them.
    names = [n for n in hostile_names(shared) if len(re.findall("[\u0300-\u036f]", n)) < 20]
    assert len(names) > 90
    for start in range(0, len(names), 14):
        some = [*names[start : start + 14], *names[:14]][:14]
        for id in ("sign_in", "badges", "interest_slips", "round_posters", "results", "directory"):
            said = words(printed(BY_ID[id].documents(content(id, names=some), translator("ca"))))
            assert [name for name in some if not is_said(name, said)] == [], id
    assert not list(empty_folder.iterdir())


def test_every_hostile_name_prints_on_what_belongs_to_one(shared: Path, empty_folder: Path) -> None:
    for name in hostile_names(shared):
        for id in ("matches", "entity", "route_cards"):
            pdf = printed(BY_ID[id].documents(content(id, name), translator("es")))
            assert b"/Link" not in pdf
            assert b"/JavaScript" not in pdf
    assert not list(empty_folder.iterdir())


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda s: s.id)
@pytest.mark.parametrize(
    "word", ["paraula ", "paraula\n", "paraulamoltllarga"], ids=["words", "lines", "one word"]
)
def test_a_note_of_many_thousand_words_is_cut_and_prints_inside_the_margins(sheet: Sheet, word: str) -> None:
    documents = sheet.documents(content(sheet.id, (word * 12_500).strip()), translator("ca"))
    pdf = printed(documents)
    assert_margins(pdf, documents[0])
    assert len(pypdfium2.PdfDocument(pdf)) < 120


def test_pages_are_counted_for_each_document_apart() -> None:
    card, sign = (BY_ID[s].documents(content(s), translator("ca")) for s in ("route_cards", "sign_in"))
    reader = PdfReader(io.BytesIO(printed([*card, *sign])))
    feet = [re.search(r"(\d+)/(\d+)\s*$|· (\d+)/(\d+)", page.extract_text()) for page in reader.pages]
    numbers = [next(x for x in foot.groups() if x) for foot in feet if foot]
    assert len(reader.pages) == 3 + 2
    assert numbers == ["1", "2", "3", "1", "2"]
    assert [entry.title for entry in reader.outline] == [card[0].owner, sign[0].title]  # type: ignore[union-attr]


class Wordy(Translator):
    """Says everything at twice the length, as a wordy translator would."""

    def gettext(self, msgid: str, /, **values: object) -> str:
        message = super().gettext(msgid, **values)
        return f"{message} {message}"


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda s: s.id)
def test_messages_twice_as_long_stay_inside_the_margins(sheet: Sheet) -> None:
    documents = sheet.documents(content(sheet.id), Wordy("ca"))
    assert_margins(printed(documents), documents[0])


@pytest.mark.parametrize(
    ("sheet", "pages"),
    [("sign_in", 2), ("badges", 4), ("route_cards", 3), ("table_signs", 14), ("round_posters", 2), ("interest_slips", 3),
     ("plenary", 3), ("wall", 1), ("matches", 1), ("entity", 1), ("contents", 1),
     ("returns", 1), ("cards", 1), ("reflections", 2), ("focus_data", 1), ("focus_results", 2)],
)  # fmt: skip
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workshop_of_28_takes_the_pages_planned(sheet: str, pages: int, language: str) -> None:
    pdf = printed(BY_ID[sheet].documents(content(sheet), translator(language)))
    assert len(pypdfium2.PdfDocument(pdf)) == pages


def test_the_sheets_bear_their_number_and_personal_ones_their_owner_and_the_owners_number() -> None:
    (card,) = BY_ID["route_cards"].documents(content("route_cards"), translator("en"))
    assert card.title == "Sheet 3 · Your route through the market-place"
    said = PdfReader(io.BytesIO(printed([card]))).pages[0].extract_text()
    assert re.search(r"^07$", said, re.MULTILINE)
    assert "Aïcha Muñoz · Club Bàsquet Vilaclara" in said
    (poster, _) = BY_ID["round_posters"].documents(content("round_posters"), translator("en"))
    assert poster.title == "Round 1 · 12:05"


def test_a_table_sign_can_be_read_across_the_room() -> None:
    sizes: list[float] = []
    page = PdfReader(
        io.BytesIO(printed(BY_ID["table_signs"].documents(content("table_signs"), translator("ca"))))
    ).pages[11]
    page.extract_text(
        visitor_text=lambda text, _cm, _tm, _font, size: sizes.append(size) if text.strip() == "12" else None
    )
    assert max(sizes) >= 120


def test_a_document_in_another_language_and_paper_keeps_its_own_in_a_common_file() -> None:
    documents = [
        d
        for id, language in (("sign_in", "ca"), ("round_posters", "es"), ("table_signs", "en"))
        for d in BY_ID[id].documents(content(id), translator(language))
    ]
    pages = PdfReader(io.BytesIO(printed(documents))).pages
    said = [pages[n].extract_text() for n in (0, 2, 4)]
    assert all(word in text for word, text in zip(("Assistència", "Turno 1", "Table"), said, strict=True))
    assert [round(float(pages[n].mediabox.width) * 25.4 / 72) for n in (0, 2, 4)] == [210, 297, 210]


def test_five_rounds_stand_on_a_page_of_the_route_card() -> None:
    pages = PdfReader(
        io.BytesIO(printed(BY_ID["route_cards"].documents(content("route_cards"), translator("en"))))
    ).pages
    assert [len(re.findall(r"Round \d+", page.extract_text())) for page in pages] == [5, 5, 2]


def test_what_no_font_can_draw_is_reported(tmp_path: Path) -> None:
    document = Document("x", "ca", lambda: [paragraph("abc \U0001f984 \u3042")])
    assert write_pdf([document], tmp_path / "x.pdf").undrawable == "\u3042\U0001f984"


def test_characters_beyond_the_first_plane_can_be_copied_out_of_the_file() -> None:
    document = Document("x", "ca", lambda: [paragraph("bandera \U0001f3f3 blanca")])
    assert "bandera\U0001f3f3blanca" in words(printed([document]))


def test_a_print_can_be_cancelled_between_pages_and_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    target.write_bytes(b"old")
    seen: list[tuple[int, int]] = []

    def stop_at_the_third(done: int, total: int, _msgid: str) -> None:
        seen.append((done, total))
        if done == 2:
            progress.cancel()

    progress = Progress(stop_at_the_third)
    cards = BY_ID["route_cards"].documents(content("route_cards"), translator("ca")) * 5
    with pytest.raises(Cancelled):
        write_pdf(cards, target, progress)
    assert max(seen) == (2, 5)
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["x.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot limit the size of a file")
def test_a_full_disk_is_said_plainly_and_leaves_the_old_file(tmp_path: Path) -> None:
    import resource

    target = tmp_path / "x.pdf"
    target.write_bytes(b"old")
    documents = BY_ID["badges"].documents(content("badges"), translator("ca"))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(UserError) as told:
            write_pdf(documents, target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert told.value.values == {"name": "x.pdf"}
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["x.pdf"]


def test_a_folder_that_cannot_be_written_leaves_no_half_file(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        write_pdf(
            BY_ID["badges"].documents(content("badges"), translator("ca")), tmp_path / "missing" / "x.pdf"
        )
    assert list(tmp_path.glob("**/*.part")) == []
