"""Ctrl+K finds a record of every searched table, names it, and knows whose page shows it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import Session

from aliances_desktop.i18n import N_
from aliances_desktop.model import (
    SEARCHED,
    Agenda,
    AgendaRow,
    Alliance,
    Answer,
    Attachment,
    Batch,
    Case,
    Commission,
    Commitment,
    Contact,
    Contribution,
    DiaryEntry,
    Entity,
    Exercise,
    FocusGroup,
    Gathering,
    Idea,
    Letter,
    Offer,
    Outcome,
    Participant,
    Partner,
    Phase,
    Pitch,
    Process,
    Project,
    Question,
    Questionnaire,
    Reply,
    Stand,
    Task,
    Texts,
    WallNote,
    Wording,
    WorkGroup,
    Workshop,
)
from aliances_desktop.services.finding import find
from aliances_desktop.store import Store

OWNERS = {
    "entity": "entity", "contact": "entity", "offer": "entity", "batch": "batch", "answer": "batch",
    "questionnaire": "batch", "wording": "library", "alliance": "alliance", "partner": "alliance", "project": "alliance",
    "letter": "alliance", "commission": "alliance", "commitment": "alliance", "gathering": "process",
    "process": "process", "phase": "process", "task": "process", "diary_entry": "process", "attachment": "process",
}  # fmt: skip


def fill(session: Session) -> None:
    """One record of every searched table, each with the word “zirbl” and the table's name in it."""
    said = {table: f"zirbl {table}" for table in SEARCHED}
    session.add(Entity(name=said["entity"], sort_name=""))
    session.add(Workshop(title=said["workshop"]))
    session.flush()
    session.add(Contact(entity_id=1, name=said["contact"]))
    session.add(Offer(entity_id=1, side="offer", category="space", text=said["offer"]))
    session.add(Participant(workshop_id=1, entity_id=1, number=1, person=said["participant"]))
    session.flush()
    session.add(Stand(workshop_id=1, participant_id=1, offers=said["stand"]))
    session.add(Pitch(workshop_id=1, position=1, project=said["pitch"]))
    session.add(Idea(workshop_id=1, title=said["idea"]))
    session.add(Agenda(workshop_id=1))
    session.add(Questionnaire(title=Texts(ca=said["questionnaire"])))
    session.add(Case(workshop_id=1, title=Texts(es=said["case_study"])))
    session.add(Wording(is_template=True, title=Texts(ca=said["wording"])))
    session.add(WallNote(workshop_id=1, section="values", position=1, text=said["wall_note"]))
    session.add(FocusGroup(workshop_id=1, topic=said["focus_group"]))
    session.add(Outcome(workshop_id=1, position=1, text=said["outcome"]))
    session.add(Exercise(workshop_id=1, position=1))
    session.flush()
    session.add(AgendaRow(agenda_id=1, position=1, activity=Texts(en=said["agenda_row"])))
    session.add(Question(questionnaire_id=1, position=1))
    session.add(Batch(questionnaire_id=1, title=said["batch"]))
    session.add(WorkGroup(exercise_id=1, number=1, proposal=said["work_group"]))
    session.flush()
    session.add(Contribution(agenda_row_id=1, entity_id=1, text=said["contribution"]))
    session.add(Reply(batch_id=1, number=1))
    session.flush()
    session.add(Answer(reply_id=1, question_id=1, text=said["answer"]))
    follow(session, said)


def follow(session: Session, said: dict[str, str]) -> None:
    """The records of an alliance and of a process."""
    session.add(Alliance(title=said["alliance"]))
    session.add(Process(title=Texts(ca=said["process"])))
    session.flush()
    session.add(Partner(alliance_id=1, entity_id=1, position=1, contribution=said["partner"]))
    session.add(Project(alliance_id=1, position=1, title=said["project"]))
    session.add(Letter(alliance_id=1, title=Texts(ca=said["letter"])))
    session.add(Commission(alliance_id=1, position=1, title=said["commission"]))
    session.add(Commitment(alliance_id=1, position=1, text=said["commitment"]))
    session.add(Phase(process_id=1, position=1, title=Texts(es=said["phase"])))
    session.add(Gathering(process_id=1, title=said["gathering"]))
    session.add(DiaryEntry(process_id=1, position=1, text=said["diary_entry"]))
    session.add(
        Attachment(
            process_id=1,
            position=1,
            name=said["attachment"],
            size=1,
            added_at=datetime(2027, 1, 1, tzinfo=UTC),
        )
    )
    session.flush()
    session.add(Task(phase_id=1, position=1, title=Texts(en=said["task"])))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.create(tmp_path / "f.aliances", backups=tmp_path / "b")
    with store.edit(N_("Add")) as session:
        fill(session)
    return store


def test_a_record_of_every_searched_table_is_found_with_its_words_and_its_page(store: Store) -> None:
    with store.read() as session:
        found = {line.table: line for line in find(session, "zirbl", 50)}
    assert set(found) == set(SEARCHED)
    for table, line in found.items():
        assert line.title == f"zirbl {table}"
        assert line.owner == OWNERS.get(table, "workshop"), table
        assert line.owner_id == ("wording/own:1" if table == "wording" else 1)


def test_a_text_is_named_in_the_language_asked_for_and_found_in_all(store: Store) -> None:
    with store.edit(N_("Change")) as session:
        session.get_one(Wording, 1).title = Texts(ca="Carta oberta", es="Carta abierta", en="Open letter")
    with store.read() as session:
        assert [line.title for line in find(session, "abierta", 5, "en")] == ["Open letter"]
        assert [line.title for line in find(session, "oberta", 5, "es")] == ["Carta abierta"]
