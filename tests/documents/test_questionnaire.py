"""Questionnaires on paper: boxes at the same places in the three languages, digits as they are typed, items whole."""

from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from aliances_desktop.documents.questionnaire import questionnaire
from aliances_desktop.i18n import LANGUAGES, N_, translator
from aliances_desktop.progress import Progress
from aliances_desktop.services import batches, entry, instruments
from aliances_desktop.services.entry_fields import NUMBER, TICKS, fields
from aliances_desktop.services.gather_questionnaires import items
from aliances_desktop.services.printing import documents
from aliances_desktop.services.questionnaire_print import batch_pieces, save_sheets
from aliances_desktop.store import Store
from tests.documents.samples import occasion
from tests.documents.samples_questionnaires import a_sheet
from tests.documents.test_sheets import printed

ORIGINS = [one.origin for one in instruments.templates("questionnaire")]


def boxes(pdf: bytes) -> list[tuple[int, int, int, int]]:
    """Return (page, x, y, size) of every square box, in half points."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(pdf)):
        for thing in page.get_objects(filter=[2]):
            left, bottom, right, top = thing.get_bounds() if hasattr(thing, "get_bounds") else thing.get_pos()
            if 14 < right - left < 30 and abs((right - left) - (top - bottom)) < 0.5:
                found.append((number, round(left * 2), round(bottom * 2), round((right - left) * 2)))
    return sorted(found)


@pytest.mark.parametrize("origin", ORIGINS)
def test_boxes_stand_at_the_same_places_in_the_three_languages(origin: str) -> None:
    data = a_sheet(origin, occasion(), number=12, entity="Esplai", batch=1)
    found = [boxes(printed([questionnaire(data, translator(code))])) for code in LANGUAGES]
    assert found[0] == found[1] == found[2]
    has_boxes = any(item.kind not in {"open", "texts"} and item.choices for item in data.items)
    assert bool(found[0]) == has_boxes


@pytest.mark.parametrize("origin", ORIGINS)
def test_what_is_printed_beside_a_box_is_what_is_typed_for_it(store: Store, origin: str) -> None:
    with store.edit(N_("Make a batch")) as session:
        batch = batches.make_batch(
            session, instruments.builtin(origin), [batches.Addressee(None, "", "ca")], title="Prova"
        )
        content = entry.content_of(session, batch.key)
    shown = {item.number: item for item in items(content)}
    for one in fields(content):
        if one.kind in {NUMBER, TICKS}:
            digits = [str(number) for number, _choice in enumerate(one.choices, one.first)]
            item = shown[one.asked.number]
            assert [choice.digits for choice in item.choices] == digits
            assert [choice.text for choice in item.choices] == [choice.text for choice in one.choices]


def test_every_sheet_expected_is_printed_in_its_own_language_and_a_returned_one_no_more(
    store: Store, tmp_path: Path
) -> None:
    with store.edit(N_("Make a batch")) as session:
        people = [batches.Addressee(None, "", code) for code in ("ca", "es", "ca")]
        batch = batches.make_batch(
            session, instruments.builtin("questionnaire-three-reasons"), people, title="Prova"
        )
    with store.read() as session:
        found = batch_pieces(session, batch.key)
        assert [piece.language for piece in found] == ["ca", "es", "ca"]
        assert [piece.data.number for piece in found] == [1, 2, 3]
        assert len(pypdfium2.PdfDocument(printed(documents(found)))) == 3
        target = tmp_path / "fulls.pdf"
        assert save_sheets(session, batch.key, target, Progress()) == ""
        assert target.read_bytes().startswith(b"%PDF")
        assert {piece.language for piece in batch_pieces(session, batch.key, "en")} == {"en"}
    with store.edit(N_("Type in")) as session:
        for reply in batches.replies(session, batch.key)[:2]:
            entry.finish(session, reply.id, datetime(2026, 11, 21, tzinfo=UTC))
    with store.read() as session:
        assert [piece.data.number for piece in batch_pieces(session, batch.key)] == [3]
