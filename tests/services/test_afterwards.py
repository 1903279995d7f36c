"""Sheets of the focus group, the exercises and the day after, gathered from a real file; nothing private among them."""

import io
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from aliances_desktop.documents.pdf import write_pdf
from aliances_desktop.documents.returns import ReturnPage
from aliances_desktop.errors import UserError
from aliances_desktop.i18n import LANGUAGES, translator
from aliances_desktop.model import Agenda, AgendaRow, Answer, Batch, Question, Questionnaire, Reply, Texts
from aliances_desktop.progress import Progress
from aliances_desktop.services import (
    aftermath,
    decks,
    focus,
    ideas,
    judging,
    live,
    participants,
    pieces,
    pitches,
    plan,
    printing,
    questionnaire_figures,
    reflections,
    reports,
    rounds,
    wall,
    wordings,
    workshops,
)
from aliances_desktop.store import Store
from tests.factories import a_workshop
from tests.services.test_focus import a_focus_group

SECRET, SIGN = "ConfidencialPerANosaltres", "LideratgeQueNomesEmMiro"
TODAY = date(2026, 11, 26)


def ids_of(store: Store, workshop_id: int, *selection: str) -> list[str]:
    with store.read() as session:
        return [piece.sheet.id for piece in pieces.pieces(session, workshop_id, selection)]


def pages(store: Store, workshop_id: int) -> dict[int, ReturnPage]:
    with store.read() as session:
        found = pieces.pieces(session, workshop_id, ["returns"])
    assert all(isinstance(piece.data, ReturnPage) for piece in found)
    return {piece.entity_id: piece.data for piece in found}


def a_day(store: Store, entities: int = 6) -> int:
    """Add a workshop whose market-place was held, with ideas, notes, reflections and a next date."""
    workshop_id = a_workshop(store, entities).key
    with store.edit("The day") as session:
        plan.plan_rounds(session, workshop_id, Progress())
        people = participants.rows(session, workshop_id)
        keys = [row.entity_id for row in people]
        live.hold_round(session, workshop_id, 1)
        first = rounds.meeting_rows(session, workshop_id, 1)[0]
        live.set_interest(session, first.id, "yes", "yes")
        live.set_note(session, first.id, "Trucar-nos al gener")
        idea = ideas.add_idea(session, workshop_id, title="Rebost", entity_ids=keys[:3])
        judging.judge(session, idea.key, keys[1], "interest", 0)
        wall.add_note(session, workshop_id, "success", "Bona gent", entity_id=keys[0])
        wall.add_note(session, workshop_id, "concern", "Qui paga?", entity_id=keys[2])
        pitches.set_presenter(session, workshop_id, 1, people[0].id)
        pitches.set_text(session, workshop_id, 1, "offers", "Una furgoneta")
        reflections.set_value(session, workshop_id, keys[0], "hidden.3", "text", SECRET, TODAY)
        reflections.set_value(session, workshop_id, keys[0], "mission.1", "answer", "doubt", TODAY)
        reflections.set_value(session, workshop_id, keys[0], "mission.1", "is_private", False, TODAY)
        focus.add_signal(session, people[0].id, SIGN)
        aftermath.add_outcome(session, workshop_id, "output", "Un full de ruta", "acta")
        decks.use_all(session, workshop_id)
        workshops.set_value(session, workshop_id, "next_on", date(2026, 12, 17))
    return workshop_id


def test_before_the_day_there_is_neither_a_return_page_nor_a_report(store: Store) -> None:
    workshop_id = a_workshop(store, 4).key
    assert not {"returns", "report", "cards", "reflections", "focus_guide"} & set(ids_of(store, workshop_id))


def test_each_entity_gets_back_its_own_day_in_its_own_language(store: Store) -> None:
    workshop_id = a_day(store)
    with store.edit("Language") as session:
        person = participants.rows(session, workshop_id)[0]
        participants.set_value(session, person.id, "language", "es")
    found = pages(store, workshop_id)
    assert len(found) == 6
    with store.read() as session:
        languages = [piece.language for piece in pieces.pieces(session, workshop_id, ["returns"])]
    assert sorted(languages) == ["ca"] * 5 + ["es"]
    page = found[person.entity_id]
    assert (page.number, page.people, page.next_on) == (1, ("Persona 1",), date(2026, 12, 17))
    assert [one.text for one in page.heard] == ["Bona gent", "Una furgoneta"]
    assert [one.answer for one in page.shared] == ["doubt"]
    assert page.offers == ("Oferta 1",)
    assert [idea.others for idea in page.ideas] == [("Entitat 3",)]
    matched = [data for data in found.values() if data.mutual]
    assert len(matched) == 2
    assert {one.mutual[0].entity for one in matched} == {one.entity for one in matched}
    assert all(one.mutual[0].note == "Trucar-nos al gener" for one in matched)


def test_the_report_names_each_entity_with_all_it_agreed_with_once(store: Store) -> None:
    workshop_id = a_day(store)
    with store.read() as session:
        (piece,) = pieces.pieces(session, workshop_id, ["report"])
    (first, second), (same, again) = piece.data.matches
    assert (second, again) == ((same,), (first,))
    assert ("Mutual matches", 1) in piece.data.figures
    assert [one.text for one in piece.data.outputs] == ["Un full de ruta"]
    assert [one.label for one in piece.data.wall] == ["Success factors of the room"]


def test_an_entity_that_judged_an_idea_with_none_has_not_joined_it(store: Store) -> None:
    workshop_id = a_day(store)
    joined = {data.entity for data in pages(store, workshop_id).values() if data.ideas}
    assert joined == {"Entitat 1", "Entitat 3"}


def test_who_was_not_there_gets_no_page_once_people_have_been_checked_in(store: Store) -> None:
    workshop_id = a_day(store)
    with store.edit("Check in") as session:
        some = [row.id for row in participants.rows(session, workshop_id)[:2]]
        participants.set_attendance(session, some, "arrived", None)
    assert {data.entity for data in pages(store, workshop_id).values()} == {"Entitat 1", "Entitat 2"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_private_reflections_and_signs_of_leadership_stand_on_no_sheet_at_all(
    store: Store, tmp_path: Path, language: str
) -> None:
    workshop_id = a_day(store)
    with store.edit("Make it a focus group") as session:
        workshops.set_value(session, workshop_id, "kind", "focus_group")
        focus.add_data(session, workshop_id, ["Edats"])
    with store.read() as session:
        chosen = pieces.pieces(session, workshop_id, (), language)
        reports.save_report(session, workshop_id, language, tmp_path / "informe.docx")
    assert {"returns", "report", "reflections", "cards", "focus_guide", "focus_data", "focus_results"} <= {
        piece.sheet.id for piece in chosen
    }
    said = "".join(repr(piece.data) for piece in chosen)
    buffer = io.BytesIO()
    write_pdf(printing.documents(chosen), buffer)
    said += "".join(page.extract_text() for page in PdfReader(buffer).pages)
    said += zipfile.ZipFile(tmp_path / "informe.docx").read("word/document.xml").decode()
    assert "Bona gent" in said
    assert SECRET not in said
    assert SIGN not in said


def test_cards_are_printed_where_the_agenda_asks_for_them_even_if_nobody_has_copied_them(
    store: Store,
) -> None:
    workshop_id = a_workshop(store, 2).key
    assert ids_of(store, workshop_id, "cards", "reflections", "reading") == []
    with store.edit("Ask") as session:
        agenda = Agenda(workshop_id=workshop_id)
        session.add(agenda)
        session.flush()
        session.add(AgendaRow(agenda_id=agenda.key, position=1, sheets=("cards", "reflections", "reading")))
    found = ids_of(store, workshop_id, "cards", "reflections", "reading")
    assert found == ["reading"] * 2 + ["cards"] * 4 + ["reflections"] * 2


def test_the_focus_groups_sheets_say_what_was_agreed_and_which_ideas_go_on(store: Store) -> None:
    workshop_id = a_focus_group(store)
    assert ids_of(store, workshop_id, "focus_guide", "focus_data", "focus_results") == ["focus_guide"]
    with store.edit("Hold") as session:
        moment = focus.moments(session, workshop_id)[2]
        focus.set_agreements(session, moment.id, "Compartir voluntaris")
        idea = ideas.add_idea(session, workshop_id, title="Banc de voluntaris")
        judging.set_candidate(session, idea.key, True)
    with store.read() as session:
        (piece,) = pieces.pieces(session, workshop_id, ["focus_results"])
        (report,) = pieces.pieces(session, workshop_id, ["report"])
    assert [one.agreements for one in piece.data.moments] == ["", "", "Compartir voluntaris"]
    assert [one.is_candidate for one in piece.data.ideas] == [True]
    assert report.data.focus == piece.data
    assert ("Candidate projects", 1) in report.data.figures


def an_evaluation(store: Store, workshop_id: int) -> None:
    with store.edit("Evaluate") as session:
        sheet = Questionnaire(title=Texts(en="Valuation"), workshop_id=workshop_id)
        session.add(sheet)
        session.flush()
        question = Question(
            questionnaire_id=sheet.key, position=1, kind="scale", text=Texts(en="Was it useful?")
        )
        batch = Batch(questionnaire_id=sheet.key, workshop_id=workshop_id, title="Valoració", moment="after")
        session.add_all([question, batch])
        session.flush()
        for number, value in enumerate(("5", "4", ""), 1):
            back = datetime(2026, 11, 26, 14, tzinfo=UTC) if value else None
            reply = Reply(batch_id=batch.key, number=number, entered_at=back)
            session.add(reply)
            session.flush()
            if value:
                session.add(Answer(reply_id=reply.key, question_id=question.key, value=value))


def test_the_evaluation_stands_in_the_report_only_where_there_is_one(store: Store) -> None:
    workshop_id = a_day(store)
    with store.read() as session:
        assert pieces.pieces(session, workshop_id, ["report"])[0].data.rated == ()
    an_evaluation(store, workshop_id)
    with store.read() as session:
        (rated,) = questionnaire_figures.rated(session, workshop_id)
        (sent,) = questionnaire_figures.sent(session, workshop_id)
    assert (rated.answers, rated.mean, rated.most) == (2, 4.5, 5)
    assert (sent.title, sent.sent, sent.returned) == ("Valoració", 3, 2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_document_file_has_headings_heads_of_tables_and_its_language(
    store: Store, tmp_path: Path, language: str
) -> None:
    workshop_id = a_day(store)
    target = tmp_path / "informe.docx"
    t = translator(language)
    with store.read() as session:
        reports.save_report(session, workshop_id, language, target)
    document = docx.Document(str(target))
    headings = [
        p.text for p in document.paragraphs if p.style is not None and p.style.name.startswith("Heading")
    ]
    assert t.gettext("Outputs: what was done and made") in headings
    assert t.gettext("Mutual matches") in headings
    assert all(table.rows[0]._tr.trPr.xpath("w:tblHeader") for table in document.tables)
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["Un full de ruta", "acta", "–"]
    assert f'w:val="{language}-' in zipfile.ZipFile(target).read("word/styles.xml").decode()


def test_without_anything_to_tell_no_document_is_written(store: Store, tmp_path: Path) -> None:
    workshop_id = a_workshop(store, 2).key
    with store.read() as session, pytest.raises(UserError):
        reports.save_report(session, workshop_id, "ca", tmp_path / "x.docx")
    assert not list(tmp_path.glob("*.docx"))


def test_the_report_and_the_return_pages_are_saved_as_pdf_each_in_its_language(
    store: Store, tmp_path: Path
) -> None:
    workshop_id = a_day(store)
    with store.edit("Language") as session:
        person = participants.rows(session, workshop_id)[0]
        participants.set_value(session, person.id, "language", "en")
    with store.read() as session:
        reports.save_report(session, workshop_id, "en", tmp_path / "report.pdf")
        written = reports.save_returns(session, workshop_id, tmp_path / "returns.pdf")
    assert "Outputs: what was done and made" in PdfReader(tmp_path / "report.pdf").pages[0].extract_text()
    assert len(written) == 6
    first = PdfReader(tmp_path / "returns.pdf").pages[0].extract_text()
    assert "What you take home" in first
    assert SECRET not in first


def test_the_greeting_is_ones_own_once_it_is_changed(store: Store) -> None:
    workshop_id = a_day(store)
    with store.edit("Greet") as session:
        assert "{workshop}" in wordings.body(session, workshop_id, wordings.GREETING).get("en")
        wordings.set_body(session, workshop_id, wordings.GREETING, "ca", "Gràcies, {entity}!")
        wordings.set_body(session, workshop_id, wordings.GREETING, "ca", "Gràcies, {entity}! {què}")
    page = next(iter(pages(store, workshop_id).values()))
    assert page.greeting.ca == "Gràcies, {entity}! {què}"
    assert "{workshop}" in page.greeting.en
