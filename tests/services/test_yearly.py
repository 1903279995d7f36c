"""The report of a year: counted over the whole file, saved as PDF, DOCX and XLSX."""

from datetime import date, timedelta
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import LANGUAGES, N_, translator
from aliances_desktop.model import (
    Accompaniment,
    BudgetLine,
    Commitment,
    Indicator,
    Outcome,
    Participant,
    Phase,
    Process,
    Task,
    Texts,
    Workshop,
)
from aliances_desktop.services import (
    alliances,
    entities,
    lines,
    partners,
    phases,
    processes,
    yearly,
    yearly_save,
)
from aliances_desktop.store import Store

TODAY = date(2027, 6, 30)


@pytest.fixture
def told(store: Store) -> Store:
    """A year with a workshop, two alliances of which one is over, a plan, support and money; and a year before it."""
    with store.edit(N_("Add")) as session:
        keys = [entities.add_entity(session, name=name).key for name in ("Ateneu", "Banc", "Casal")]
        for day, title in ((date(2026, 5, 1), "Vell"), (date(2027, 3, 1), "Taller")):
            workshop = Workshop(title=title, day=day)
            session.add(workshop)
            session.flush()
            for number, key in enumerate(keys, 1):
                attendance = "arrived" if number < 3 else "absent"
                session.add(
                    Participant(workshop_id=workshop.key, entity_id=key, number=number, attendance=attendance)
                )
            session.add(Outcome(workshop_id=workshop.key, position=1, text=f"Producte de {title}"))
        alive = alliances.add_alliance(session, title="Viva", today=date(2027, 2, 1))
        partners.add_partners(session, alive.key, keys[:2], date(2027, 2, 1))
        over = alliances.add_alliance(session, title="Acabada", today=date(2026, 1, 10))
        over.started_on, over.ended_on, over.stage = date(2026, 1, 10), date(2026, 11, 1), "ended"
        session.add(
            Commitment(alliance_id=alive.key, position=1, text="x", state="done", done_on=date(2027, 4, 1))
        )
        plan = processes.add_process(session, title=Texts(ca="Pla"), kind="plan", starts_on=date(2027, 1, 1))
        owner = {"process_id": plan.key}
        phase = phases.add(session, plan.key, "Línia", "ca")
        lines.add(
            session, Task, {"phase_id": phase.key}, title=Texts(ca="Reunions"), target=20.0, actual=15.0,
            unit=Texts(ca="reunions"), sdgs=("17",),
        )  # fmt: skip
        lines.add(session, Task, {"phase_id": phase.key}, title=Texts(ca="Sense xifra"))
        lines.add(session, Indicator, owner, text=Texts(ca="Usos"), target=100.0, actual=40.0)
        lines.add(session, Outcome, owner, kind="outcome", text="Es coneixen", day=date(2027, 5, 1))
        lines.add(session, Accompaniment, owner, text="x", kind="group", sessions=3, hours=4.5)
        lines.add(session, BudgetLine, owner, text=Texts(ca="Equip"), year=2027, amount_cents=20461600)
        lines.add(session, BudgetLine, owner, text=Texts(ca="Passat"), year=2026, amount_cents=100)
    return store


def test_only_what_happened_in_the_year_is_told(told: Store) -> None:
    with told.read() as session:
        data = yearly.yearly_report(session, 2027, "xarxa", TODAY)
        before = yearly.yearly_report(session, 2026, "xarxa", TODAY)
        assert yearly.years(session, TODAY) == [2027, 2026]
    assert [one.title for one in data.workshops] == ["Taller"]
    assert (data.workshops[0].people, data.workshops[0].entities) == (2, 2)
    assert [(one.title, one.partners) for one in data.alliances] == [("Viva", ("Ateneu", "Banc"))]
    assert [one.title for one in before.alliances] == ["Acabada"]
    assert [(one.text.ca, one.target, one.actual) for one in data.tasks] == [("Reunions", 20, 15)]
    assert [one.text for one in data.outputs] == ["Producte de Taller"]
    assert [one.text for one in data.outcomes] == ["Es coneixen"]
    assert [(one.count, one.sessions, one.hours) for one in data.support] == [(1, 3, 4.5)]
    assert [one.cents for one in data.money] == [20461600]
    assert data.goals == ("17 Partnerships for the goals",)
    figures = dict(data.figures)
    assert (figures["Workshops"], figures["People who came"], figures["New alliances"]) == (1, 2, 1)
    assert figures["Commitments kept"] == 1


def test_what_is_yet_to_come_is_not_told(told: Store) -> None:
    with told.read() as session:
        data = yearly.yearly_report(session, 2027, "xarxa", date(2027, 2, 15))
    assert data.workshops == ()
    assert dict(data.figures)["Commitments kept"] == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_and_word_document_say_the_same(told: Store, tmp_path: Path, language: str) -> None:
    with told.read() as session:
        for ending in (".pdf", ".docx"):
            yearly_save.save_report(session, 2027, "xarxa", language, tmp_path / f"r{ending}", TODAY)
    paper = " ".join(page.extract_text() for page in PdfReader(tmp_path / "r.pdf").pages)
    document = docx.Document(str(tmp_path / "r.docx"))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    written = " ".join([*(one.text for one in document.paragraphs), *cells])
    for text in ("Taller", "Viva", "Reunions", "Es coneixen", translator(language).money(204616)):
        assert text.split()[0] in paper
        assert text.split()[0] in written


def test_a_spreadsheet_has_a_page_for_every_table_and_no_formulas(told: Store, tmp_path: Path) -> None:
    with told.edit(N_("x")) as session:
        session.add(Workshop(title="=1+1", day=date(2027, 3, 2)))
    target = tmp_path / "r.xlsx"
    with told.read() as session:
        yearly_save.save_report(session, 2027, "xarxa", "ca", target, TODAY)
    book = CalamineWorkbook.from_path(target)
    assert len(book.sheet_names) == len(set(book.sheet_names)) > 6
    workshops = book.get_sheet_by_index(1).to_python()
    assert [row[1] for row in workshops[1:]] == ["Taller", "=1+1"]


def test_another_ending_is_refused(told: Store, tmp_path: Path) -> None:
    with told.read() as session, pytest.raises(UserError):
        yearly_save.save_report(session, 2027, "xarxa", "ca", tmp_path / "r.odt", TODAY)
    assert list(tmp_path.glob("r.*")) == []


def test_a_template_is_no_plan_of_the_year(store: Store) -> None:
    with store.edit(N_("x")) as session:
        process = processes.from_template(session, "process-yearly-plan", starts_on=date(2027, 1, 1))
        kept = processes.save_as_template(session, process.key)
        assert session.get_one(Process, kept.key).is_template
        data = yearly.yearly_report(session, 2027, "xarxa", TODAY)
        count = sum(task.target is not None for task in _tasks_of(session, process.key))
    assert len(data.tasks) == count


def _tasks_of(session: object, process_id: int) -> list[Task]:
    from sqlmodel import Session, select

    assert isinstance(session, Session)
    query = select(Task).join(Phase).where(Phase.process_id == process_id)
    return list(session.exec(query).all())


def test_a_year_that_ends_in_the_middle_counts_alliances_to_its_end(told: Store) -> None:
    with told.read() as session:
        for day in (TODAY, TODAY + timedelta(days=400)):
            assert len(yearly.yearly_report(session, 2027, "x", day).alliances) == 1
