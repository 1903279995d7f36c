"""The sheets an alliance and a process are followed with hold what the file holds."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session

from aliances_desktop.model import Alliance, Attendance, Process, Texts
from aliances_desktop.services import commitments, gatherings, lines
from aliances_desktop.services.pieces_of import Subject, pieces_of
from aliances_desktop.store import Store

TODAY = date(2026, 11, 21)
SHEETS = ("meeting_agenda", "minutes", "commitments")


def an_owner(session: Session, kind: str) -> dict[str, int]:
    record = Alliance(title="Xarxa") if kind == "alliance" else Process(title=Texts(ca="Xarxa"), kind="space")
    session.add(record)
    session.flush()
    return {f"{kind}_id": record.key}


@pytest.mark.parametrize("kind", ["alliance", "process"])
def test_a_meeting_to_come_has_an_agenda_and_one_held_has_minutes(store: Store, kind: str) -> None:
    with store.edit("Fill") as session:
        owner = an_owner(session, kind)
        held = gatherings.add(session, owner, TODAY - timedelta(days=14))
        assert held.day == TODAY - timedelta(days=7)
        lines.add(session, Attendance, {"gathering_id": held.key}, person="Aïcha")
        gatherings.agree(session, held.key, "Aïcha: trucar, +3\nfer l'acta", TODAY)
        coming = gatherings.add(session, owner, TODAY + timedelta(days=1))
        key = next(iter(owner.values()))
        found = {one.sheet.id: one for one in pieces_of(session, Subject(kind, key), SHEETS, "ca", TODAY)}
    agenda, minutes = found["meeting_agenda"], found["minutes"]
    assert (agenda.recipient_id, minutes.recipient_id) == (coming.key, held.key)
    assert [one.text for one in agenda.data.still_open] == ["trucar", "fer l'acta"]
    assert [one.person for one in minutes.data.people] == ["Aïcha"]
    assert [(one.text, one.who) for one in minutes.data.agreements] == [
        ("trucar", "Aïcha"),
        ("fer l'acta", ""),
    ]
    assert minutes.data.next_on == coming.day
    assert minutes.data.owner.ca == "Xarxa"


def test_the_list_of_commitments_keeps_what_was_done_for_three_months(store: Store) -> None:
    with store.edit("Fill") as session:
        owner = an_owner(session, "alliance")
        old, new, _still = (
            commitments.add(session, owner, text, TODAY) for text in ("antic", "nou", "obert, 1/11/2026")
        )
        commitments.set_done(session, [old.key], TODAY - timedelta(days=120))
        commitments.set_done(session, [new.key], TODAY - timedelta(days=5))
        (piece,) = pieces_of(session, Subject("alliance", owner["alliance_id"]), ["commitments"], "ca", TODAY)
    assert [(one.text, one.state, one.days_late) for one in piece.data.entries] == [
        ("obert", "open", 20),
        ("nou", "done", 0),
    ]


def test_without_meetings_and_commitments_there_is_nothing_to_print(store: Store) -> None:
    with store.edit("Fill") as session:
        owner = an_owner(session, "process")
        assert pieces_of(session, Subject("process", owner["process_id"]), SHEETS, "ca", TODAY) == []
