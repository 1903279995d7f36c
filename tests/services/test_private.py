"""What is private is on no sheet: the diary, notes to oneself, confidential documents."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlmodel import select, update

from aliances_desktop.model import (
    Alliance,
    Attachment,
    Commitment,
    DiaryEntry,
    Entity,
    Process,
)
from aliances_desktop.services import timeline_calendar
from aliances_desktop.services.demo import build_sample
from aliances_desktop.services.pieces_of import Subject, pieces_of
from aliances_desktop.services.subjects import subjects
from aliances_desktop.store import Store

SECRET = "zaragusta"


@pytest.fixture
def told(store: Store) -> Store:
    """The sample, with a word in every private place."""
    build_sample(store)
    with store.edit("Note") as session:
        for table, column in (
            (DiaryEntry, "text"), (Alliance, "notes"), (Process, "notes"), (Entity, "notes"), (Commitment, "notes"),
            (Attachment, "notes"),
        ):  # fmt: skip
            assert session.exec(select(table)).first() is not None
            session.execute(update(table).values({column: SECRET}))
        session.execute(update(Attachment).values(name=f"{SECRET}.pdf", is_confidential=True))
    return store


def test_the_diary_and_private_notes_are_on_no_sheet_of_alliances_processes_and_the_file(told: Store) -> None:
    with told.read() as session:
        found = [Subject(*one) for one in subjects(session, "ca")] + [Subject("file", 0, "Fitxer")]
        pieces = [p for one in found for p in pieces_of(session, one, (), "ca", date(2026, 11, 21))]
    assert {one.kind for one in found} == {"alliance", "process", "file"}
    assert len({piece.sheet.id for piece in pieces}) > 25
    assert [piece.sheet.id for piece in pieces if SECRET in repr(piece.data)] == []


def test_the_calendar_of_a_process_tells_nothing_private_either(told: Store, tmp_path: Path) -> None:
    path = tmp_path / "calendari.ics"
    with told.read() as session:
        process_id = session.exec(select(Process.id)).first() or 0
        now = datetime(2026, 11, 21, 9, tzinfo=UTC)
        timeline_calendar.write_timeline_calendar(session, process_id, "ca", path, now)
    assert path.read_bytes()
    assert SECRET.encode() not in path.read_bytes()
