"""What goes onto the sheets of a process, from the built-in templates on."""

from datetime import date, time

import pytest
from sqlmodel import Session

from aliances_desktop.documents.learning import SpaceProgramme, SpaceSatisfaction
from aliances_desktop.documents.plan import PlanTable
from aliances_desktop.documents.process import PhaseCard
from aliances_desktop.documents.programme import ProgrammeSheet
from aliances_desktop.i18n import translator
from aliances_desktop.model import Alliance, Attendance, Execution, Gathering, Indicator, Texts, Topic
from aliances_desktop.services import gather_process, involvement, lines, phases, processes
from aliances_desktop.services.pieces_of import Subject, pieces_of
from aliances_desktop.store import Store
from tests.factories import an_entity

TODAY = date(2026, 11, 21)
MINE = (
    "phase_cards", "programme_sheet", "plan_table", "plan_table_a3", "execution", "space_programme", "space_satisfaction",
)  # fmt: skip


def printed(session: Session, process_id: int) -> dict[str, int]:
    """How many pieces there are of each sheet."""
    found = pieces_of(session, Subject("process", process_id), MINE, "ca", TODAY)
    return {id: sum(piece.sheet.id == id for piece in found) for id in MINE}


@pytest.mark.parametrize("language", ["ca", "es", "en"])
def test_every_template_prints_its_phases_and_what_else_it_has(store: Store, language: str) -> None:
    with store.edit("x") as session:
        for source in processes.sources(session):
            process = processes.from_template(session, source.id, starts_on=TODAY)
            count = len(phases.of_process(session, process.key))
            numbers = printed(session, process.key)
            assert numbers["phase_cards"] == count > 0
            assert bool(numbers["space_satisfaction"]) == (process.kind == "space")
            for piece in pieces_of(session, Subject("process", process.key), MINE, language, TODAY):
                for document in piece.sheet.documents(piece.data, translator(language)):
                    assert document.story()


def test_a_card_tells_who_takes_part_what_is_done_and_what_its_gate_lacks(store: Store) -> None:
    with store.edit("x") as session:
        process = processes.from_template(session, "process-five-phases")
        fourth = phases.of_process(session, process.key)[3]
        stays, leaves = an_entity(session, "Ateneu"), an_entity(session, "Banc de Temps")
        involvement.add(session, fourth.key, [stays.key, leaves.key])
        involvement.set_state(session, fourth.key, leaves.key, "left")
        involvement.change(session, fourth.key, leaves.key, "reason", "Sense temps")
        phases.toggle_done(session, [phases.duties(session, fourth.key)[0].key], TODAY)
        card = next(
            data
            for key, _e, data in gather_process.phase_cards(session, process.key, TODAY)
            if key == fourth.key
        )
        assert isinstance(card, PhaseCard)
        assert card.entities == ("Ateneu",)
        assert card.left == (("Banc de Temps", "Sense temps"),)
        assert [step.done_on for step in card.duties][:1] == [TODAY]
        assert [proof.is_there for proof in card.proofs] == [False, False]
        assert card.about.today == TODAY


def test_a_programme_counts_its_alliances(store: Store) -> None:
    with store.edit("x") as session:
        process = processes.add_process(session, title=Texts(ca="Programa"), kind="programme")
        lines.add(
            session, Indicator, {"process_id": process.key}, text=Texts(ca="Noves"), purpose="innovation"
        )
        for stage in ("idea", "running"):
            session.add(Alliance(title="Reforç", purpose="innovation", stage=stage, process_id=process.key))
        session.flush()
        ((_key, _entity, sheet),) = gather_process.programme_sheet(session, process.key, TODAY)
        assert isinstance(sheet, ProgrammeSheet)
        assert [one.actual for one in sheet.measures] == [1]


def test_nothing_is_printed_of_what_a_process_does_not_have(store: Store) -> None:
    with store.edit("x") as session:
        process = processes.add_process(session, title=Texts(ca="Buit"), kind="roadmap")
        assert set(printed(session, process.key).values()) == {0}
        lines.add(session, Execution, {"process_id": process.key}, body="Ajuntament")
        assert printed(session, process.key)["execution"] == 1


def test_the_plan_prints_tasks_without_the_functions(store: Store) -> None:
    with store.edit("x") as session:
        process = processes.from_template(session, "process-five-phases")
        functions = sum(
            len(phases.duties(session, one.key)) for one in phases.of_process(session, process.key)
        )
        assert functions
        found = gather_process.plan_table(session, process.key, TODAY)
        titles = [
            action.title for _k, _e, data in found if isinstance(data, PlanTable) for action in data.actions
        ]
        duties = [
            task.title
            for one in phases.of_process(session, process.key)
            for task in phases.duties(session, one.key)
        ]
        assert not set(titles) & set(duties)


def test_the_programme_of_a_space_has_chosen_topics_and_the_sessions_to_come(store: Store) -> None:
    with store.edit("x") as session:
        process = processes.add_process(session, title=Texts(ca="Espai"), kind="space")
        ((_k, _e, blank),) = gather_process.space_satisfaction(session, process.key, TODAY)
        assert blank.session is None
        for text, is_chosen in (("Mesurar", True), ("Altres", False)):
            lines.add(session, Topic, {"process_id": process.key}, text=Texts(ca=text), is_chosen=is_chosen)
        past, coming = (
            Gathering(
                process_id=process.key,
                kind="session",
                title=title,
                day=day,
                starts_at=time(10),
                call="Porteu-ne",
            )
            for title, day in (("Passada", date(2026, 10, 1)), ("Propera", date(2026, 12, 3)))
        )
        session.add_all([past, coming])
        session.flush()
        entity = an_entity(session, "Ateneu")
        session.add(
            Attendance(gathering_id=coming.key, position=1, entity_id=entity.key, experience="Banc de temps")
        )
        session.flush()
        ((_k, _e, programme),) = gather_process.space_programme(session, process.key, TODAY)
        assert isinstance(programme, SpaceProgramme)
        assert [one.text.ca for one in programme.topics] == ["Mesurar"]
        assert [one.title for one in programme.sessions] == ["Propera"]
        assert [one.entity for one in programme.sessions[0].experiences] == ["Ateneu"]
        sheets = [data for _k, _e, data in gather_process.space_satisfaction(session, process.key, TODAY)]
        assert [s.session.title for s in sheets if isinstance(s, SpaceSatisfaction) and s.session] == [
            "Passada",
            "Propera",
        ]
