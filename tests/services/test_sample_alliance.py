"""The sample's story: from its first workshop to a roadmap under way, each instrument of the method in it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import col, select

from aliances_desktop.model import Alliance, Letter, Phase, Process, Texts, Workshop
from aliances_desktop.services import (
    alliances,
    commitments,
    evaluations,
    following,
    gates,
    letter_gate,
    partners,
    phases,
    projects,
    radar,
    selection,
    timeline,
    voting,
)
from aliances_desktop.services.demo import build_sample
from aliances_desktop.store import Store

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("story")
    store = Store.create(folder / "xarxa.aliances", backups=folder / "b")
    build_sample(store, lambda: NOW)
    store.close()
    return folder / "xarxa.aliances"


@pytest.fixture
def told(story: Path, tmp_path: Path) -> Store:
    return Store.open(story, read_only=True)


def test_the_process_leads_from_the_workshop_over_two_focus_groups_to_the_last_phase(told: Store) -> None:
    with told.read() as session:
        process = session.exec(select(Process).where(Process.kind == "alliance")).one()
        found = phases.of_process(session, process.key)
        assert [phase.code for phase in found if phase.is_active] == ["V"]
        assert all(phase.outcome for phase in found[:-1])
        kinds = [held.id for phase in found for held in phases.workshops(session, phase.key)]
        held = [session.get_one(Workshop, key) for key in kinds]
        assert [one.kind for one in held] == ["alliances", "focus_group", "focus_group"]
        assert all(one.day and one.day < TODAY for one in held)
        assert all(gates.missing(session, phase.key, TODAY) == 0 for phase in found[3:])
        rows = timeline.rows(session, process.key, TODAY)
        assert {row.kind for row in rows} == {"phase", "task", "milestone", "decision"}
        assert any(row.after for row in rows)


def test_the_alliance_chose_its_project_by_vote_and_criteria(told: Store) -> None:
    with told.read() as session:
        ranked = selection.ranking(session, 1)
        vote = voting.vote(session, 1)
        chosen = projects.chosen(session, 1)
        discarded = [one for one in projects.sheets(session, 1) if one.state == "discarded"]
    assert [one.title for one in chosen] == ["Reforç escolar de barri"]
    assert len(discarded) == 2
    assert all(one.reason for one in discarded)
    assert [one.title for one in ranked.standings if one.place == 1] == [one.title for one in chosen]
    assert [one.title for one in vote.tally.leaders] == [one.title for one in chosen]


def test_its_tests_letter_and_roadmap_are_there_and_the_gate_is_open(told: Store) -> None:
    with told.read() as session:
        alliance = session.get_one(Alliance, 1)
        tests = evaluations.rows(session, 1)
        letter = session.exec(select(Letter).where(col(Letter.alliance_id) == 1)).one()
        assert letter_gate.missing(session, letter) == ()
        assert letter.signed_on is not None
        assert alliance.plan_id is not None
        plan = timeline.rows(session, alliance.plan_id, TODAY)
        assert len(following.commissions(session, {"alliance_id": 1})) == 2
        assert len(partners.rows(session, 1)) == 5
    assert len(tests) == 6
    assert {row.state for row in plan} >= {"done", "running", "planned"}


def test_something_is_due_and_the_radar_says_so(told: Store) -> None:
    with told.read() as session:
        counted = commitments.counts(session, TODAY)
        facts = {fact.problem for fact in radar.warnings(session, 1, TODAY)}
    assert counted["overdue"] >= 1
    assert "breach" in facts


def test_a_second_alliance_and_a_yearly_plan_stand_beside_it(told: Store) -> None:
    with told.read() as session:
        found = alliances.rows(session, alliances.alliance_ids(session))
        plan = session.exec(select(Process).where(Process.kind == "plan")).one()
        count = len(session.exec(select(Phase).where(Phase.process_id == plan.key)).all())
    assert {row.stage for row in found} == {"running", "exploration"}
    assert plan.title == Texts(ca="Pla anual d'acompanyament 2026")
    assert count == 3
