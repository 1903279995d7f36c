"""What is printed: pieces, copies, languages, and only what has changed."""

from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pytest
from sqlmodel import select

from aliances_desktop.documents.registry import AFTER, BEFORE, DIRECTORY, MARKET, SHEETS
from aliances_desktop.errors import UserError
from aliances_desktop.model import Meeting
from aliances_desktop.progress import Cancelled, Progress
from aliances_desktop.services import (
    agenda,
    instruments,
    live,
    market,
    pack,
    participants,
    pieces,
    plan,
    printing,
    readiness,
    replan,
    rounds,
    workshops,
)
from aliances_desktop.store import Store
from tests.factories import a_workshop

NOON = datetime(2026, 11, 26, 11, tzinfo=UTC)


@pytest.fixture
def workshop_id(store: Store) -> int:
    """A workshop of eight with a planned market-place that starts at noon."""
    workshop = a_workshop(store, entities=8)
    with store.edit("Plan") as session:
        plan.plan_rounds(session, workshop.key, Progress())
    return workshop.key


def text(path: Path) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def print_all(store: Store, workshop_id: int) -> None:
    with store.edit("Print") as session:
        printing.mark_printed(session, workshop_id, pieces.pieces(session, workshop_id), NOON)


def test_every_sheet_of_the_registry_can_be_gathered(store: Store, workshop_id: int) -> None:
    with store.edit("Play") as session:
        live.hold_round(session, workshop_id, 1)
        live.type_result(session, workshop_id, 1, "111")
        found = {piece.sheet.id for piece in pieces.pieces(session, workshop_id)}
    # What belongs to an agenda, an exercise or a focus group waits until the workshop has one.
    waiting = {"agenda", "agenda_lead", "agenda_poster", "checklist", "contents"}
    of_every_workshop = {sheet.id for sheet in SHEETS if sheet.group in {BEFORE, MARKET, AFTER, DIRECTORY}}
    assert of_every_workshop - waiting <= found


def test_results_are_not_offered_before_anything_was_held(store: Store, workshop_id: int) -> None:
    with store.read() as session:
        found = {job.sheet.id for job in printing.jobs(session, workshop_id)}
    assert not found & {"results", "matches"}
    assert {"route_cards", "sign_in", "wall"} <= found


def test_copies_are_counted_by_person_round_and_table_with_spares_for_what_all_are_given(
    store: Store, workshop_id: int
) -> None:
    with store.read() as session:
        copies = {job.sheet.id: job.copies for job in printing.jobs(session, workshop_id, spares=3)}
    assert (copies["route_cards"], copies["badges"], copies["round_posters"]) == (8, 8, 7)
    assert (copies["interest_slips"], copies["directory"], copies["sign_in"]) == (28, 11, 1)


def test_a_route_card_says_when_where_and_whom(store: Store, workshop_id: int, tmp_path: Path) -> None:
    with store.read() as session:
        first = rounds.meeting_rows(session, workshop_id, 1)[0]
        (card,) = [
            p
            for p in pieces.pieces(session, workshop_id, ["route_cards"])
            if p.recipient_id == first.a.participant_id
        ]
    stop = card.data.stops[0]
    assert (stop.round, stop.table) == (1, first.table_number)
    assert stop.partner.endswith(first.b.entity)
    assert stop.partner_person == first.b.person
    assert len(card.data.stops) == 7


def test_rounds_have_times_when_the_market_place_has_one(store: Store, workshop_id: int) -> None:
    with store.edit("Time") as session:
        market.load(session, workshop_id).starts_at = NOON.time().replace(hour=12, minute=5)
        posters = [p.data.rounds[0] for p in pieces.pieces(session, workshop_id, ["round_posters"])]
    assert [f"{poster.at:%H:%M}" for poster in posters][:3] == ["12:05", "12:11", "12:17"]


def test_the_language_is_the_jobs_or_each_persons_own(store: Store, workshop_id: int) -> None:
    with store.edit("Language") as session:
        row = participants.rows(session, workshop_id)[2]
        participants.set_value(session, row.id, "language", "en")
        own = pieces.pieces(session, workshop_id, ["route_cards", "entity", "sign_in"])
        all_es = pieces.pieces(session, workshop_id, ["route_cards", "sign_in"], "es")
    spoken = {(p.sheet.id, p.recipient_id): p.language for p in own}
    assert [key for key, language in spoken.items() if language == "en"] == [
        ("route_cards", row.id),
        ("entity", row.entity_id),
    ]
    assert {p.language for p in all_es} == {"es"}


def test_a_sheet_that_does_not_exist_is_named(store: Store, workshop_id: int) -> None:
    with store.read() as session, pytest.raises(UserError, match="nonsense"):
        pieces.pieces(session, workshop_id, ["nonsense"])


def test_what_was_printed_is_not_printed_again_and_leaves_no_undo_step(
    store: Store, workshop_id: int
) -> None:
    step = store.undo_step
    print_all(store, workshop_id)
    with store.read() as session:
        everything = pieces.pieces(session, workshop_id)
        assert printing.only_changed(session, workshop_id, everything) == []
        assert all(job.is_printed and not job.changed for job in printing.jobs(session, workshop_id))
    assert store.undo_step == step


def test_after_a_replan_only_the_changed_sheets_are_printed_again(store: Store, workshop_id: int) -> None:
    with store.edit("Fewer rounds") as session:
        market.set_value(session, workshop_id, "rounds", 4)
        plan.plan_rounds(session, workshop_id, Progress())
    print_all(store, workshop_id)
    with store.edit("Replan") as session:
        market.load(session, workshop_id).held_rounds = 2
        people = participants.rows(session, workshop_id)
        participants.set_attendance(session, [people[0].id, people[1].id], "absent")
        before = {
            (r.round, r.table_number, r.a.id, r.b.id) for r in rounds.meeting_rows(session, workshop_id)
        }
        result = replan.replan(session, workshop_id, Progress())
        changed = printing.only_changed(session, workshop_id, pieces.pieces(session, workshop_id))
        after = {(r.round, r.table_number, r.a.id, r.b.id) for r in rounds.meeting_rows(session, workshop_id)}
    posters = {p.recipient_id for p in changed if p.sheet.id == "round_posters"}
    cards = {p.recipient_id for p in changed if p.sheet.id == "route_cards"}
    assert set(result.changed_rounds) <= posters
    assert not posters & {1, 2}
    assert cards == {row.participant_id for row in result.changed_stands}
    assert not [p for p in changed if p.sheet.id in {"badges", "table_signs", "plenary", "entity"}]
    slips = {p.recipient_id for p in changed if p.sheet.id == "interest_slips"}
    assert slips == {number * 1000 + table for number, table, *_ in after - before}


def test_printing_the_change_in_another_language_makes_the_old_copies_waste(
    store: Store, workshop_id: int
) -> None:
    print_all(store, workshop_id)
    with store.edit("Title") as session:
        workshops.set_value(session, workshop_id, "title", "Un altre títol")
        found = pieces.pieces(session, workshop_id, ["sign_in"], "es")
        printing.mark_printed(session, workshop_id, found, NOON)
        (job,) = [j for j in printing.jobs(session, workshop_id) if j.sheet.id == "sign_in"]
        assert job.is_printed
        workshops.set_value(session, workshop_id, "title", "Taller de prova")
        (job,) = [j for j in printing.jobs(session, workshop_id) if j.sheet.id == "sign_in"]
    assert (job.printed, job.changed) == (0, 1)


def test_a_pack_is_one_pdf_for_each_sheet_with_a_page_of_contents(
    store: Store, workshop_id: int, tmp_path: Path
) -> None:
    with store.read() as session:
        report = pack.write_pack(session, workshop_id, tmp_path / "pack", language="en", progress=Progress())
    names = [path.name for path in report.files]
    assert names == sorted(names)
    assert len(names) == 12
    assert "Route cards\nA4\n8\nEnglish" in text(report.files[-1])
    assert "Directory of entities\nA4\n10\nEnglish" in text(report.files[-1])
    cards = next(path for path in report.files if "route" in path.name)
    assert all(f"Entitat {n}" in text(cards) for n in range(1, 9))
    assert report.undrawable == ""


def test_the_same_pack_is_the_same_bytes(store: Store, workshop_id: int, tmp_path: Path) -> None:
    content = []
    for name in ("one", "two"):
        with store.read() as session:
            report = pack.write_pack(
                session,
                workshop_id,
                tmp_path / name,
                selection=["round_posters"],
                language="ca",
                progress=Progress(),
            )
        content.append(report.files[0].read_bytes())
    assert content[0] == content[1]


def test_badges_to_print_again_share_a_page(store: Store, workshop_id: int, tmp_path: Path) -> None:
    with store.read() as session:
        report = pack.write_pack(
            session, workshop_id, tmp_path, selection=["badges"], language="ca", progress=Progress()
        )
    assert len(pypdf.PdfReader(report.files[0]).pages) == 1
    assert len(report.pieces) == 8


def test_one_file_for_each_entity_holds_what_is_its_own(
    store: Store, workshop_id: int, tmp_path: Path
) -> None:
    with store.read() as session:
        report = pack.write_pack(
            session, workshop_id, tmp_path, language="ca", is_by_entity=True, progress=Progress()
        )
    assert len(report.files) == 8
    assert {piece.sheet.id for piece in report.pieces} == {"invitation", "badges", "route_cards", "entity"}
    assert "Entitat 1\n" in text(report.files[0])


def test_a_cancelled_pack_stops(store: Store, workshop_id: int, tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with store.read() as session, pytest.raises(Cancelled):
        pack.write_pack(session, workshop_id, tmp_path / "pack", language="ca", progress=progress)
    assert list((tmp_path / "pack").iterdir()) == []


def test_the_matches_of_each_name_whom_to_call(store: Store, workshop_id: int) -> None:
    with store.edit("Play") as session:
        live.hold_round(session, workshop_id, 1)
        live.type_result(session, workshop_id, 1, "111")
        live.type_result(session, workshop_id, 1, "231")
        rows = rounds.meeting_rows(session, workshop_id, 1)
        sheets = {p.recipient_id: p.data for p in pieces.pieces(session, workshop_id, ["matches"])}
        (report,) = [p.data for p in pieces.pieces(session, workshop_id, ["results"])]
    matched, courted = sheets[rows[0].a.participant_id], sheets[rows[1].a.participant_id]
    assert [m.entity for m in matched.mutual] == [rows[0].b.entity]
    assert (courted.mutual, courted.interested) == ((), (rows[1].b.entity,))
    assert (report.meetings_held, report.meetings_planned) == (4, 28)
    assert dict(report.answers) == {"Yes": 3, "Maybe": 0, "Not now": 1, "No answer": 4}
    assert [(line.a, line.b) for line in report.one_sided] == [(rows[1].b.entity, rows[1].a.entity)]


def test_readiness_goes_from_todo_to_ok_and_back_to_a_warning(store: Store) -> None:
    with store.edit("Add") as session:
        empty = workshops.add_workshop(session, title="Buit")
        lines = readiness.readiness(session, empty.key)
    assert [line.state for line in lines] == ["todo"] * 5
    workshop = a_workshop(store, entities=6)
    with store.edit("Plan") as session:
        plan.plan_rounds(session, workshop.key, Progress())
        agenda.use_template(session, workshop.key, instruments.builtin("agenda-workshop"))
    print_all(store, workshop.key)
    with store.read() as session:
        lines = readiness.readiness(session, workshop.key)
    assert [line.state for line in lines] == ["ok"] * 5
    assert all(line.msgid.format(**line.values) for line in lines)
    with store.edit("Somebody new, somebody gone") as session:
        meeting = session.exec(select(Meeting)).first()
        assert meeting is not None
        session.delete(meeting)
        participants.set_attendance(session, [participants.rows(session, workshop.key)[0].id], "absent")
        lines = readiness.readiness(session, workshop.key)
    assert {line.target: line.state for line in lines} == {
        "summary": "ok",
        "agenda": "ok",
        "participants": "ok",
        "market": "warning",
        "sheets": "warning",
    }
