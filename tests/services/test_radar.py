"""The radar by the clock: each problem is raised by facts, goes away when they are mended, and can be set aside."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import (
    Alliance,
    Commitment,
    Entity,
    Evaluation,
    Involvement,
    Letter,
    Partner,
    Phase,
    Process,
    Project,
    Rating,
    Task,
    Texts,
)
from aliances_desktop.model.codes_alliance import PROBLEMS
from aliances_desktop.services import alliances, entities, factors, partners, processes, radar
from aliances_desktop.services.radar_rules import UNINFORMED_WEEKS, UNSIGNED_DAYS
from aliances_desktop.store import Store

TODAY = date(2027, 3, 1)
WEEK = timedelta(weeks=1)


def open_count(session: Session, alliance_id: int, today: date) -> int:
    return sum(not one.reason for one in radar.warnings(session, alliance_id, today))


def said(session: Session, alliance_id: int, problem: str, today: date = TODAY) -> list[str]:
    """Return the keys of the facts that raise a problem and are not set aside."""
    found = radar.warnings(session, alliance_id, today)
    return [one.fact.split(":")[0] for one in found if one.problem == problem and not one.reason]


@pytest.fixture
def alliance_id(store: Store) -> int:
    """An alliance of two entities in which nothing is wrong yet."""
    with store.edit(N_("Add")) as session:
        alliance = alliances.add_alliance(session, title="Rebost compartit", today=TODAY)
        ids = [entities.add_entity(session, name=name, decision_body="Junta").key for name in ("A", "B")]
        made = partners.add_partners(session, alliance.key, ids, TODAY)
        partners.set_value(session, made[0].key, "is_leader", True)
        return alliance.key


def test_an_alliance_in_order_raises_nothing_and_one_that_is_over_neither(
    store: Store, alliance_id: int
) -> None:
    with store.read() as session:
        assert radar.warnings(session, alliance_id, TODAY) == []
    with store.edit(N_("x")) as session:
        for partner in session.exec(select(Partner)):
            partner.is_leader = False
    with store.edit(N_("x")) as session:
        assert open_count(session, alliance_id, TODAY) == 1
        alliances.set_stage(session, alliance_id, "stopped", TODAY, "They decided to stop.")
        assert radar.warnings(session, alliance_id, TODAY) == []


def test_rhythms_are_raised_by_missing_bodies_and_late_decisions(store: Store, alliance_id: int) -> None:
    with store.edit(N_("x")) as session:
        first, second = session.exec(select(Entity).order_by(Entity.name)).all()
        first.decision_body = ""
        process = processes.add_process(session, title=Texts(ca="Procés"))
        phase = Phase(process_id=process.key, position=1, title=Texts(ca="Nucli"))
        session.add(phase)
        session.flush()
        session.add(Involvement(phase_id=phase.key, entity_id=first.key, state="deciding"))
        session.add(Involvement(phase_id=phase.key, entity_id=second.key, state="deciding", due_on=TODAY))
        alliances.set_value(session, alliance_id, "process_id", process.key, TODAY)
    with store.read() as session:
        assert said(session, alliance_id, "rhythms") == ["body", "no-date"]
        assert said(session, alliance_id, "rhythms", TODAY + timedelta(days=1)) == ["body", "no-date", "late"]
    with store.edit(N_("x")) as session:
        for one in session.exec(select(Involvement)):
            one.decided_on, one.due_on = TODAY, TODAY
        for entity in session.exec(select(Entity)):
            entity.decision_body = "Assemblea"
        session.flush()
        assert said(session, alliance_id, "rhythms", TODAY + WEEK) == []


def test_boards_that_hear_nothing_are_out_of_touch_after_eight_weeks(store: Store, alliance_id: int) -> None:
    with store.edit(N_("x")) as session:
        partner = session.exec(select(Partner)).first()
        assert partner is not None
        contact = entities.add_contact(session, partner.entity_id, name="Laia", post="Tècnica")
        partner.contact_id = contact.key
    limit = TODAY + UNINFORMED_WEEKS * WEEK
    with store.edit(N_("x")) as session:
        assert said(session, alliance_id, "disconnection", limit) == []
        assert said(session, alliance_id, "disconnection", limit + timedelta(days=1)) == ["unheard"]
        for one in session.exec(select(Partner)):
            one.informed_on = limit
        session.flush()
        assert said(session, alliance_id, "disconnection", limit + timedelta(days=1)) == []
        assert said(session, alliance_id, "disconnection", limit + 9 * WEEK) == ["unheard"]


def test_a_president_speaks_for_the_board(store: Store, alliance_id: int) -> None:
    with store.edit(N_("x")) as session:
        for partner in session.exec(select(Partner)).all():
            contact = entities.add_contact(session, partner.entity_id, name="Núria", post="Presidenta")
            partner.contact_id = contact.key
        session.flush()
        assert said(session, alliance_id, "disconnection", TODAY + 30 * WEEK) == []


def test_letters_unsigned_or_put_off_are_raised_by_their_days(store: Store, alliance_id: int) -> None:
    kept = datetime(2027, 3, 1, tzinfo=UTC)
    with store.edit(N_("x")) as session:
        letter = Letter(alliance_id=alliance_id, kind="commitment", kept_at=kept, postponed=1, day=TODAY)
        session.add(letter)
        session.flush()
        in_time, late = (TODAY + timedelta(days=UNSIGNED_DAYS + n) for n in (0, 1))
        assert said(session, alliance_id, "disconnection", in_time) == []
        assert said(session, alliance_id, "disconnection", late) == ["unsigned"]
        assert said(session, alliance_id, "fear", in_time) == ["postponed"]
        letter.signed_on = late
        session.flush()
        assert (
            said(session, alliance_id, "disconnection", late)
            == said(session, alliance_id, "fear", late)
            == []
        )


def test_a_signatory_below_the_top_is_raised(store: Store, alliance_id: int) -> None:
    with store.edit(N_("x")) as session:
        partner = session.exec(select(Partner)).first()
        assert partner is not None
        partner.signatory = "Pau Roca"
        session.flush()
        assert said(session, alliance_id, "disconnection") == ["signatory"]
        partner.signatory_is_top = True
        session.flush()
        assert said(session, alliance_id, "disconnection") == []


def test_only_the_latest_test_of_an_entity_raises_fear(store: Store, alliance_id: int) -> None:
    with store.edit(N_("x")) as session:
        entity = session.exec(select(Entity)).first()
        assert entity is not None
        for day, value in ((TODAY, "3"), (TODAY + WEEK, "2")):
            test = Evaluation(alliance_id=alliance_id, entity_id=entity.key, day=day)
            session.add(test)
            session.flush()
            session.add(Rating(evaluation_id=test.key, table_number="2.2", item="autonomy", value=value))
            session.flush()
            assert said(session, alliance_id, "fear") == (["risk"] if value == "3" else [])


def test_realism_asks_for_resources_owners_a_plan_and_investments(store: Store, alliance_id: int) -> None:
    with store.edit(N_("x")) as session:
        session.add(Project(alliance_id=alliance_id, position=1, title="Rebost", state="chosen"))
        alliances.set_stage(session, alliance_id, "elaboration", TODAY)
        session.flush()
        assert said(session, alliance_id, "realism") == ["resources", "plan", "investment"]
        plan = Process(title=Texts(ca="Full de ruta"), kind="roadmap")
        session.add(plan)
        session.flush()
        phase = Phase(process_id=plan.key, position=1)
        session.add(phase)
        session.flush()
        task = Task(phase_id=phase.key, position=1, title=Texts(ca="Obrir"))
        session.add(task)
        alliances.set_value(session, alliance_id, "plan_id", plan.key, TODAY)
        for project in session.exec(select(Project)):
            project.resources = "Un local"
        for partner in session.exec(select(Partner)):
            partner.hours = 20
        session.flush()
        assert said(session, alliance_id, "realism") == ["unowned"]
        task.owner = "Laia"
        session.flush()
        assert said(session, alliance_id, "realism") == []


def test_commitments_undated_overdue_or_put_off_are_breaches(store: Store, alliance_id: int) -> None:
    with store.edit(N_("x")) as session:
        entity = session.exec(select(Entity)).first()
        assert entity is not None
        commitment = Commitment(alliance_id=alliance_id, position=1, text="Trucar", entity_id=entity.key)
        session.add(commitment)
        session.flush()
        assert said(session, alliance_id, "breach") == ["undated"]
        commitment.due_on = commitment.first_due_on = TODAY
        session.flush()
        assert said(session, alliance_id, "breach") == []
        assert said(session, alliance_id, "breach", TODAY + timedelta(days=1)) == ["overdue"]
        commitment.due_on = TODAY + 10 * WEEK
        session.flush()
        assert said(session, alliance_id, "breach", TODAY + 7 * WEEK) == ["moved"]
        commitment.state = "done"
        session.flush()
        assert said(session, alliance_id, "breach", TODAY + 20 * WEEK) == []


def test_leadership_is_missed_and_so_are_owners_among_the_entities(store: Store, alliance_id: int) -> None:
    with store.edit(N_("x")) as session:
        for number in range(3):
            session.add(
                Commitment(
                    alliance_id=alliance_id, position=number, text="x", person="La tècnica", due_on=TODAY
                )
            )
        session.flush()
        assert said(session, alliance_id, "leadership") == ["owners"]
        for partner in session.exec(select(Partner)):
            partner.is_leader = False
        session.flush()
        assert said(session, alliance_id, "leadership") == ["leader", "owners"]


def test_a_warning_is_set_aside_with_a_reason_until_its_fact_changes(store: Store, alliance_id: int) -> None:
    with store.edit(N_("x")) as session:
        entity = session.exec(select(Entity)).first()
        assert entity is not None
        session.add(
            Commitment(alliance_id=alliance_id, position=1, text="Trucar", entity_id=entity.key, due_on=TODAY)
        )
    later = TODAY + WEEK
    with store.edit(N_("Set aside")) as session:
        fact = radar.warnings(session, alliance_id, later)[0]
        with pytest.raises(UserError):
            radar.set_aside(session, alliance_id, fact.problem, fact.fact, " ", later)
        radar.set_aside(session, alliance_id, fact.problem, fact.fact, "Ja ho fan", later)
    with store.read() as session:
        assert [one.reason for one in radar.warnings(session, alliance_id, later)] == ["Ja ho fan"]
        assert open_count(session, alliance_id, later) == 0
    store.undo()
    with store.read() as session:
        assert open_count(session, alliance_id, later) == 1
    store.redo()
    with store.edit(N_("x")) as session:
        for one in session.exec(select(Commitment)):
            one.due_on = TODAY + timedelta(days=2)
        session.flush()
        assert open_count(session, alliance_id, later) == 1, "another date is another fact"


def test_every_problem_has_its_card_with_measures(store: Store) -> None:
    with store.read() as session:
        cards = radar.cards(session)
    assert list(cards) == list(PROBLEMS)
    assert all(card.detail.ca and card.text.ca for card in cards.values())


def test_factors_are_rated_by_day_and_taken_back(store: Store, alliance_id: int) -> None:
    with store.edit(N_("x")) as session:
        assert len(factors.factors(session, alliance_id)) == 20
        with pytest.raises(UserError):
            factors.set_evidence(session, alliance_id, "success.1", "Es coneixen")
        factors.rate(session, alliance_id, "success.1", 1, TODAY)
        factors.rate(session, alliance_id, "success.1", 2, TODAY)
        factors.set_evidence(session, alliance_id, "success.1", "Es coneixen")
        factors.rate(session, alliance_id, "success.1", 3, TODAY + WEEK)
        with pytest.raises(UserError):
            factors.rate(session, alliance_id, "success.1", 4, TODAY)
        first = factors.factors(session, alliance_id)[0]
        assert [rating.level for rating in first.ratings] == [2, 3]
        factors.take_back(session, alliance_id, "success.1")
        latest = factors.factors(session, alliance_id)[0].latest
        assert latest is not None
        assert (latest.level, latest.evidence) == (2, "Es coneixen")


def test_an_alliance_deleted_takes_its_ratings_along(store: Store, alliance_id: int) -> None:
    with store.edit(N_("x")) as session:
        factors.rate(session, alliance_id, "success.1", 1, TODAY)
    with store.edit(N_("x")) as session:
        alliances.delete_alliances(session, [alliance_id])
    with store.read() as session:
        assert session.exec(select(Alliance)).all() == []
    store.undo()
    with store.read() as session:
        assert len(factors.factors(session, alliance_id)[0].ratings) == 1
