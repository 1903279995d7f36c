"""What is followed for months: commitments, meetings, documents kept in the file."""

import os
from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aliances_desktop.clock import now
from aliances_desktop.errors import UserError
from aliances_desktop.model import (
    Alliance,
    Attachment,
    Attendance,
    Commission,
    CommissionMember,
    Commitment,
    Contact,
    Gathering,
    Partner,
    Phase,
    Process,
    Task,
    Texts,
)
from aliances_desktop.services import agreements, attachments, commitments, following, gatherings, lines
from aliances_desktop.store import Store
from tests.factories import an_entity

TODAY = date(2026, 11, 21)


@pytest.fixture
def owner(store: Store) -> dict[str, int]:
    """An alliance of two entities with their interlocutors."""
    with store.edit("Add") as session:
        alliance = Alliance(title="Xarxa d'acollida")
        session.add(alliance)
        session.flush()
        for number, name in enumerate(("Porta Oberta", "Ateneu"), 1):
            entity = an_entity(session, name)
            session.add(Contact(entity_id=entity.key, name=f"Persona {number}", is_interlocutor=True))
            session.add(Partner(alliance_id=alliance.key, position=number, entity_id=entity.key))
        key = alliance.key
    return {"alliance_id": key}


def add(store: Store, owner: dict[str, int], line: str) -> Commitment:
    with store.edit("Add") as session:
        return commitments.add(session, owner, line, TODAY)


def shown(store: Store, view: str, owner: dict[str, int] | None = None) -> list[str]:
    with store.read() as session:
        return [one.text for one in commitments.rows(session, TODAY, view, owner)]


# What is typed on one line


@pytest.mark.parametrize(
    ("line", "who", "what", "due"),
    [
        ("Porta Oberta: demanar la sala, 26/11", "Porta Oberta", "demanar la sala", date(2026, 11, 26)),
        ("Núria: trucar al banc +7", "Núria", "trucar al banc", date(2026, 11, 28)),
        ("fer l'acta (2/1)", "", "fer l'acta", date(2027, 1, 2)),
        ("Ateneu: pla d'usos, 3.12.2027", "Ateneu", "pla d'usos", date(2027, 12, 3)),
        ("A les 10:30 obrim la sala", "", "A les 10:30 obrim la sala", None),
        ("netejar l'aula 45/99", "", "netejar l'aula 45/99", None),
        ("llegir el decret del 9/10/1707", "", "llegir el decret del 9/10/1707", None),
    ],
)
def test_an_agreement_says_who_what_and_when(line: str, who: str, what: str, due: date | None) -> None:
    assert agreements.read(line, TODAY) == agreements.Agreement(who, what, due)


@given(st.text(max_size=200))
def test_reading_any_line_never_fails_and_loses_no_word(line: str) -> None:
    read = agreements.read(line, TODAY)
    assert bool(read.what) or not line.strip() or not agreements.records.note(line)


@pytest.mark.parametrize("typed", ["31/02", "demà", "+99999", "1/13/2026", "12"])
def test_what_is_no_date_is_told_in_plain_words(typed: str) -> None:
    with pytest.raises(UserError, match="is not a date"):
        agreements.read_due(typed, TODAY)


def test_a_name_is_an_entity_a_person_or_both(store: Store, owner: dict[str, int]) -> None:
    with store.read() as session:
        entity = agreements.read_who(session, "porta oberta").entity_id
        assert entity is not None
        assert agreements.read_who(session, "Núria (Porta Oberta)") == agreements.Who(entity, "Núria")
        assert agreements.read_who(session, "Núria (de tarda)") == agreements.Who(None, "Núria (de tarda)")
        assert agreements.read_who(session, " ") == agreements.Who()


# Commitments


def test_commitments_are_due_overdue_open_or_all(store: Store, owner: dict[str, int]) -> None:
    for line in ("tard, 20/11/2026", "aviat, 26/11/2026", "lluny, 26/12/2026", "sense data"):
        add(store, owner, line)
    done = add(store, owner, "fet, 25/11/2026")
    with store.edit("Done") as session:
        commitments.set_done(session, [done.key], TODAY)
    assert shown(store, "due") == ["tard", "aviat"]
    assert shown(store, "overdue") == ["tard"]
    assert shown(store, "open", owner) == ["tard", "aviat", "lluny", "sense data"]
    assert shown(store, "all", owner)[-1] == "fet"
    with store.read() as session:
        assert commitments.counts(session, TODAY, owner) == {"due": 2, "overdue": 1, "open": 4, "all": 5}


def test_the_date_first_agreed_stays_and_moves_are_counted(store: Store, owner: dict[str, int]) -> None:
    key = add(store, owner, "Ateneu: pla, 26/11/2026").key
    for day in (date(2026, 12, 3), date(2026, 12, 10)):
        with store.edit("Move") as session:
            commitments.set_value(session, key, "due_on", day, TODAY)
    with store.read() as session:
        (line,) = commitments.rows(session, TODAY)
    assert (line.first_due_on, line.days_moved, line.reviewed_on) == (date(2026, 11, 26), 14, TODAY)
    assert line.who == "Ateneu"


def test_doing_and_undoing_keeps_when_it_was_done(store: Store, owner: dict[str, int]) -> None:
    key = add(store, owner, "trucar").key
    with store.edit("Done") as session:
        commitments.set_done(session, [key], TODAY)
    with store.read() as session:
        assert lines.rows(session, Commitment, **owner)[0].done_on == TODAY
    store.undo()
    with store.read() as session:
        again = lines.rows(session, Commitment, **owner)[0]
    assert (again.state, again.done_on) == ("open", None)


def test_what_has_ended_or_is_a_template_is_no_longer_due(store: Store, owner: dict[str, int]) -> None:
    add(store, owner, "tard, 20/11/2026")
    with store.edit("Template") as session:
        template = Process(title=Texts(ca="Plantilla"), is_template=True)
        session.add(template)
        session.flush()
        commitments.add(session, {"process_id": template.key}, "mai, 20/11/2026", TODAY)
    assert shown(store, "due") == ["tard"]
    with store.edit("End") as session:
        lines.change(session, Alliance, owner["alliance_id"], "stage", "ended")
    assert shown(store, "due") == []
    assert shown(store, "due", owner) == ["tard"], "its own page still shows it"


# Meetings


def test_the_first_meeting_expects_the_interlocutors_and_the_next_one_who_came_before(
    store: Store, owner: dict[str, int]
) -> None:
    with store.edit("Meet") as session:
        first = gatherings.add(session, owner, TODAY)
        people = lines.rows(session, Attendance, gathering_id=first.key)
        assert [one.person for one in people] == ["Persona 1", "Persona 2"]
        gatherings.set_value(session, first.key, "starts_at", time(18))
        lines.add(session, Attendance, {"gathering_id": first.key}, person="Convidada")
        following_one = gatherings.add(session, owner, TODAY)
        people = lines.rows(session, Attendance, gathering_id=following_one.key)
    assert [one.person for one in people] == ["Persona 1", "Persona 2", "Convidada"]
    assert following_one.day == first.day + timedelta(days=7) if first.day else False
    assert following_one.starts_at == time(18)


@given(st.dates(date(2000, 1, 1), date(2026, 12, 31)))
def test_the_next_meeting_is_on_the_same_weekday_and_not_in_the_past(before: date) -> None:
    day = gatherings.week_on(before, TODAY)
    assert day.weekday() == before.weekday()
    assert day >= max(TODAY, before + gatherings.WEEK)
    assert day < max(TODAY, before + gatherings.WEEK) + gatherings.WEEK


def test_the_next_meeting_after_a_long_pause_is_not_in_the_past(store: Store, owner: dict[str, int]) -> None:
    with store.edit("Meet") as session:
        session.add(Gathering(**owner, day=date(2026, 1, 7)))  # type: ignore[arg-type]
        day = gatherings.next_day(session, owner, TODAY)
    assert day == date(2026, 11, 25)


def test_a_commission_meets_with_its_members(store: Store, owner: dict[str, int]) -> None:
    with store.edit("Commission") as session:
        commission = lines.add(session, Commission, owner, title="Comunicació")
        lines.add(session, CommissionMember, {"commission_id": commission.key}, person="Aïcha")
        meeting = gatherings.add(session, owner, TODAY, kind="commission", commission_id=commission.key)
        people = lines.rows(session, Attendance, gathering_id=meeting.key)
    assert [one.person for one in people] == ["Aïcha"]


def test_agreements_of_a_meeting_become_commitments_one_a_line(store: Store, owner: dict[str, int]) -> None:
    with store.edit("Meet") as session:
        meeting = gatherings.add(session, owner, TODAY)
        made = gatherings.agree(session, meeting.key, "Ateneu: la sala, +7\n\nfer l'acta\n", TODAY)
        (line,) = gatherings.rows(session, owner, TODAY)
    assert [one.text for one in made] == ["la sala", "fer l'acta"]
    assert made[0].due_on == meeting.day + timedelta(days=7) if meeting.day else False
    assert (line.agreements, line.agreements_open, line.people) == (2, 2, 2)


def test_a_meeting_keeps_its_times_and_its_mean_possible(store: Store, owner: dict[str, int]) -> None:
    with store.edit("Meet") as session:
        key = gatherings.add(session, owner, TODAY, kind="session").key
        gatherings.set_value(session, key, "starts_at", time(18))
        for field, value in (("ends_at", time(17)), ("satisfaction", 5.5)):
            with pytest.raises(UserError):
                gatherings.set_value(session, key, field, value)
        assert gatherings.set_value(session, key, "satisfaction", 4.25).satisfaction == 4.25


def test_what_is_coming_counts_meetings_votes_and_tasks_of_the_week(
    store: Store, owner: dict[str, int]
) -> None:
    with store.edit("Plan") as session:
        plan = Process(title=Texts(ca="Full de ruta"), kind="roadmap")
        session.add(plan)
        session.flush()
        phase = Phase(process_id=plan.key, position=1)
        session.add(phase)
        session.flush()
        session.add(Task(phase_id=phase.key, position=1, title=Texts(ca="Tasca"), ends_on=TODAY))
        session.add(Task(phase_id=phase.key, position=2, title=Texts(ca="Lluny"), ends_on=date(2027, 1, 1)))
        alliance = session.get(Alliance, owner["alliance_id"])
        assert alliance is not None
        alliance.plan_id, alliance.vote_closes_on = plan.key, date(2026, 11, 24)
        gatherings.add(session, owner, TODAY)
    with store.read() as session:
        found = following.coming(session, TODAY)
    assert [one.kind for one in found] == ["task", "vote", "meeting"]
    assert {one.of.ca for one in found} == {"Xarxa d'acollida"}


# Documents


@pytest.fixture
def attach(store: Store, owner: dict[str, int]) -> Callable[[Path], Attachment]:
    """Copies a document into the file."""

    def attached(path: Path) -> Attachment:
        with store.edit("Attach") as session:
            return attachments.attach(session, owner, path, now())

    return attached


def test_a_document_is_copied_whole_and_comes_back_the_same(
    store: Store, attach: Callable[[Path], Attachment], tmp_path: Path
) -> None:
    content = os.urandom(300_000)
    (tmp_path / "Acta núm. 1.pdf").write_bytes(content)
    key = attach(tmp_path / "Acta núm. 1.pdf").key
    (tmp_path / "Acta núm. 1.pdf").unlink()
    with store.read() as session:
        attachments.save_copy(session, key, tmp_path / "copy.pdf")
        opened = attachments.copy_to_open(session, key, tmp_path / "open")
        assert attachments.total_bytes(session) == len(content)
    assert (tmp_path / "copy.pdf").read_bytes() == opened.read_bytes() == content
    assert opened.name == "Acta núm. 1.pdf"


def test_a_document_of_the_limit_fits_and_one_byte_more_does_not(
    store: Store, attach: Callable[[Path], Attachment], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "video.mp4"
    with path.open("wb") as file:
        file.truncate(attachments.MOST_BYTES)
    assert attach(path).size == attachments.MOST_BYTES
    with path.open("wb") as file:
        file.truncate(attachments.MOST_BYTES + 1)
    with pytest.raises(UserError, match="20 MB"):
        attach(path)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_only_documents_are_attached(attach: Callable[[Path], Attachment], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path, Path("/dev/zero"), tmp_path / "missing.pdf"):
        with pytest.raises(UserError):
            attach(path)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "-..-etc-passwd"),
        ("C:\\Windows\\a.pdf", "C--Windows-a.pdf"),
        ("con.txt", "_con.txt"),
        ("nul .txt", "_nul.txt"),
        ("com¹.txt", "_com¹.txt"),
        ("🎉" * 200 + ".pdf", "🎉" * 55 + ".pdf"),
        ("fdp\u202efdp.exe", "fdpfdp.exe"),
        ("acta\x00\n.pdf", "acta.pdf"),
        (" . ", "document"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("<b>acta</b>.pdf", "-b-acta--b-.pdf"),
    ],
)
def test_hostile_names_are_made_harmless(name: str, kept: str) -> None:
    assert attachments.clean_name(name) == kept


@given(st.text(max_size=300))
def test_no_name_leaves_its_folder(name: str) -> None:
    kept = attachments.clean_name(name)
    assert Path(kept).name == kept
    assert kept not in ("", ".", "..")
    assert len(kept) <= 120
    assert len(f".{kept}.part".encode()) <= 255
    assert attachments.clean_name(kept) == kept


def test_what_could_be_a_program_is_not_opened(
    store: Store, attach: Callable[[Path], Attachment], tmp_path: Path
) -> None:
    for name in ("factura.pdf.exe", "run.desktop", "macro.docm", "noending"):
        (tmp_path / name).write_bytes(b"MZ")
        key = attach(tmp_path / name).key
        with store.read() as session, pytest.raises(UserError, match="save a copy"):
            attachments.copy_to_open(session, key, tmp_path / "open")


def test_replacing_and_deleting_can_be_undone_to_the_same_bytes(
    store: Store, attach: Callable[[Path], Attachment], tmp_path: Path
) -> None:
    first, second = os.urandom(50_000), os.urandom(20_000)
    (tmp_path / "pla.odt").write_bytes(first)
    key = attach(tmp_path / "pla.odt").key
    (tmp_path / "pla 2.odt").write_bytes(second)
    with store.edit("Replace") as session:
        assert attachments.replace(session, key, tmp_path / "pla 2.odt", now()).size == 20_000
    with store.edit("Delete") as session:
        lines.delete(session, Attachment, [key])
    with store.read() as session:
        assert attachments.total_bytes(session) == 0
    for expected in (second, first):
        store.undo()
        with store.read() as session:
            assert attachments.content_of(session, key) == expected


def test_an_undone_delete_is_on_the_disk_even_if_the_program_is_killed(
    store: Store, attach: Callable[[Path], Attachment], tmp_path: Path
) -> None:
    content = os.urandom(80_000)
    (tmp_path / "acta.pdf").write_bytes(content)
    key = attach(tmp_path / "acta.pdf").key
    with store.edit("Delete") as session:
        lines.delete(session, Attachment, [key])
    store.undo()
    # What a killed program leaves is what lies on the disk at that moment.
    copy = tmp_path / "after.aliances"
    copy.write_bytes(store.path.read_bytes())
    left: Any = Store.open(copy, read_only=True)
    try:
        with left.read() as session:
            assert attachments.content_of(session, key) == content
    finally:
        left.close()


def test_a_new_name_keeps_its_ending(
    store: Store, attach: Callable[[Path], Attachment], tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    key = attach(tmp_path / "a.pdf").key
    with store.edit("Rename") as session:
        assert attachments.rename(session, key, "Acta de maig").name == "Acta de maig.pdf"
