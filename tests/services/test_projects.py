"""Projects of an alliance: their sheets, what each entity gives, criteria and scores, the vote, and the decision."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session, select

from aliances_desktop.errors import UserError
from aliances_desktop.model import Alliance, Ballot, Project, Score
from aliances_desktop.services import (
    ideas,
    judging,
    partners,
    projects,
    records,
    selection,
    voting,
    workshops,
)
from aliances_desktop.store import Store
from tests.factories import an_entity

TODAY = date(2026, 11, 21)
TITLES = ("Rebost compartit", "Reforç escolar", "Banc de temps")


def an_alliance(session: Session, entities: int = 4, titles: tuple[str, ...] = TITLES) -> int:
    alliance = Alliance(title="Taula del barri")
    session.add(alliance)
    session.flush()
    keys = [an_entity(session, f"Entitat {n}").key for n in range(1, entities + 1)]
    partners.add_partners(session, alliance.key, keys)
    for title in titles:
        projects.add(session, alliance.key, title)
    return alliance.key


def keys(session: Session, alliance_id: int) -> list[int]:
    return [one.key for one in projects.sheets(session, alliance_id)]


@pytest.fixture
def alliance_id(store: Store) -> int:
    with store.edit("Add") as session:
        return an_alliance(session)


# Sheets and contributions


def test_a_project_of_an_idea_brings_what_partners_said_and_is_made_once(
    store: Store, alliance_id: int
) -> None:
    with store.edit("Add") as session:
        mine = partners.rows(session, alliance_id)[0].entity
        workshop = workshops.add_workshop(session, title="Taller", day=TODAY)
        other = an_entity(session, "De fora")
        idea = ideas.add_idea(
            session, workshop.key, title="Hort", description="Un hort", entity_ids=[mine.key, other.key]
        )
        judging.judge(session, idea.key, mine.key, "commitment", 2)
        judging.judge(session, idea.key, other.key, "commitment", 3)
        made = projects.add_from_idea(session, alliance_id, idea.key)
        assert (made.title, made.objectives, made.position) == ("Hort", "Un hort", 4)
        found = projects.parts(session, alliance_id)
        assert {key: part.commitment for key, part in found.items()} == {(made.key, mine.key): 2}
        assert projects.ideas(session, alliance_id) == []
        with pytest.raises(UserError):
            projects.add_from_idea(session, alliance_id, idea.key)


def test_a_copy_has_the_same_sheet_and_contributions_and_is_a_candidate(
    store: Store, alliance_id: int
) -> None:
    with store.edit("Copy") as session:
        first = keys(session, alliance_id)[0]
        entity_id = partners.rows(session, alliance_id)[0].entity.key
        projects.change(session, first, "problem", "Es llença menjar")
        projects.change(session, first, "reason", "Massa car")
        projects.decide(session, first, "discarded", TODAY)
        projects.set_part(session, first, entity_id, "contribution", "El local")
        made = projects.copy(session, first, "Còpia")
        assert (made.problem, made.state, made.reason) == ("Es llença menjar", "candidate", "")
        assert projects.parts(session, alliance_id)[made.key, entity_id].contribution == "El local"


def test_a_part_that_says_nothing_is_not_kept(store: Store, alliance_id: int) -> None:
    with store.edit("Set") as session:
        first = keys(session, alliance_id)[0]
        entity_id = partners.rows(session, alliance_id)[0].entity.key
        projects.set_part(session, first, entity_id, "commitment", 0)
        assert projects.parts(session, alliance_id)[first, entity_id].commitment == 0
        projects.set_part(session, first, entity_id, "commitment", None)
        assert projects.parts(session, alliance_id) == {}
        with pytest.raises(UserError):
            projects.set_part(session, first, entity_id, "commitment", 4)


def test_a_project_needs_a_title(store: Store, alliance_id: int) -> None:
    with pytest.raises(UserError, match="title"), store.edit("Add") as session:
        projects.add(session, alliance_id, " \n ")


# The decision


def test_choosing_names_those_without_a_reason_and_changes_nothing(store: Store, alliance_id: int) -> None:
    with pytest.raises(UserError, match="Banc de temps") as refused, store.edit("Choose") as session:
        ids = keys(session, alliance_id)
        projects.change(session, ids[1], "reason", "Massa lluny")
        projects.choose(session, ids[0], TODAY)
    assert refused.value.values == {"titles": "Banc de temps"}
    with store.read() as session:
        assert {one.state for one in projects.sheets(session, alliance_id)} == {"candidate"}


def test_choosing_one_discards_the_others_in_one_step_that_is_undone(store: Store, alliance_id: int) -> None:
    with store.edit("Reasons") as session:
        ids = keys(session, alliance_id)
        for key in ids[1:]:
            projects.change(session, key, "reason", "Ara no")
    with store.edit("Choose") as session:
        projects.choose(session, ids[0], TODAY)
    with store.read() as session:
        found = projects.sheets(session, alliance_id)
        assert [one.state for one in found] == ["chosen", "discarded", "discarded"]
        assert {one.decided_on for one in found} == {TODAY}
        assert [one.key for one in projects.chosen(session, alliance_id)] == [ids[0]]
    store.undo()
    with store.read() as session:
        assert {(one.state, one.decided_on) for one in projects.sheets(session, alliance_id)} == {
            ("candidate", None)
        }


def test_taking_up_again_makes_all_candidates_and_keeps_the_reasons(store: Store, alliance_id: int) -> None:
    with store.edit("Decide") as session:
        first = keys(session, alliance_id)[0]
        projects.change(session, first, "reason", "Car")
        projects.decide(session, first, "discarded", TODAY)
        projects.reopen(session, alliance_id)
        one = projects.sheets(session, alliance_id)[0]
        assert (one.state, one.decided_on, one.reason) == ("candidate", None, "Car")


# Criteria


def test_scores_are_ranked_by_their_weights(store: Store, alliance_id: int) -> None:
    with store.edit("Score") as session:
        first, second, third = keys(session, alliance_id)
        impact = selection.add_criterion(session, alliance_id, "Impacte").key
        cost = selection.add_criterion(session, alliance_id, "Cost").key
        selection.change_criterion(session, impact, "weight", 3)
        for project, one, two in ((first, 2, 5), (second, 5, 0)):
            selection.set_score(session, project, impact, one)
            selection.set_score(session, project, cost, two)
        selection.set_score(session, third, impact, 5)
        ranking = selection.ranking(session, alliance_id)
        assert [(one.title, one.mean, one.place) for one in ranking.standings] == [
            ("Reforç escolar", 3.75, 1), ("Rebost compartit", 2.75, 2), ("Banc de temps", 5.0, None),
        ]  # fmt: skip
        selection.set_score(session, third, impact, None)
        assert session.exec(select(Score).where(Score.project_id == third)).all() == []


@pytest.mark.parametrize("weight", [-1, 1001, None])
def test_a_weight_out_of_range_is_refused(store: Store, alliance_id: int, weight: float | None) -> None:
    with pytest.raises(UserError, match="1000"), store.edit("Weight") as session:
        one = selection.add_criterion(session, alliance_id, "Impacte")
        selection.change_criterion(session, one.key, "weight", weight)


def test_a_score_out_of_range_is_refused(store: Store, alliance_id: int) -> None:
    with pytest.raises(UserError, match="0 to 5"), store.edit("Score") as session:
        one = selection.add_criterion(session, alliance_id, "Impacte")
        selection.set_score(session, keys(session, alliance_id)[0], one.key, 6)


# The vote


def vote_on(store: Store, alliance_id: int) -> None:
    with store.edit("Open") as session:
        voting.open_vote(session, alliance_id, TODAY)


def test_a_vote_is_open_for_fifteen_days_with_a_slip_each(store: Store, alliance_id: int) -> None:
    vote_on(store, alliance_id)
    with store.read() as session:
        vote = voting.vote(session, alliance_id)
        assert (vote.opens_on, vote.closes_on) == (TODAY, TODAY + timedelta(days=15))
        assert [(one.number, one.entity) for one in vote.slips] == [(n, f"Entitat {n}") for n in range(1, 5)]
        assert len(vote.tally.awaited) == 4
        assert vote.days_left(TODAY + timedelta(days=16)) == -1


def test_slips_keep_their_numbers_when_partners_come_and_go(store: Store, alliance_id: int) -> None:
    vote_on(store, alliance_id)
    with store.edit("Change") as session:
        rows = partners.rows(session, alliance_id)
        voting.cast(session, alliance_id, 1, 2, TODAY)
        partners.leave(session, rows[0].id, TODAY, "Ho deixa")
        partners.leave(session, rows[1].id, TODAY, "Ho deixa")
        partners.add_partners(session, alliance_id, [an_entity(session, "Nova").key])
        assert voting.make_slips(session, alliance_id) == 1
        slips = voting.vote(session, alliance_id).slips
        assert [(one.number, one.entity) for one in slips] == [
            (1, "Entitat 1"), (3, "Entitat 3"), (4, "Entitat 4"), (5, "Nova"),
        ]  # fmt: skip


def test_votes_are_typed_by_number_corrected_and_counted(store: Store, alliance_id: int) -> None:
    vote_on(store, alliance_id)
    with store.edit("Cast") as session:
        for number, digit in ((1, 2), (2, 2), (3, 0)):
            assert not voting.cast(session, alliance_id, number, digit, TODAY, is_remote=True).is_again
        again = voting.cast(session, alliance_id, 1, 3, TODAY + timedelta(days=1))
        assert again.is_again
        assert again.before is not None
        assert (again.before.digit, again.option and again.option.digit) == (2, 3)
        assert (again.slip.cast_on, again.slip.is_remote) == (TODAY, True)
        tally = voting.vote(session, alliance_id).tally
        assert (tally.first.votes, tally.first.blank) == ((0, 1, 1), 1)
        assert [one.title for one in tally.leaders] == ["Reforç escolar", "Banc de temps"]


@pytest.mark.parametrize(
    ("number", "digit", "said"), [(9, 1, "no slip"), (1, 4, "no project"), (1, -1, "no project")]
)
def test_a_slip_or_project_that_is_not_there_is_refused(
    store: Store, alliance_id: int, number: int, digit: int, said: str
) -> None:
    vote_on(store, alliance_id)
    with pytest.raises(UserError, match=said), store.edit("Cast") as session:
        voting.cast(session, alliance_id, number, digit, TODAY)


def test_a_late_slip_is_named_and_counts_when_the_window_is_widened(store: Store, alliance_id: int) -> None:
    vote_on(store, alliance_id)
    with store.edit("Cast") as session:
        voting.cast(session, alliance_id, 1, 1, TODAY + timedelta(days=16))
        tally = voting.vote(session, alliance_id).tally
        assert [one.entity for one in tally.late] == ["Entitat 1"]
        assert tally.first.total == 0
        voting.set_window(session, alliance_id, "vote_closes_on", TODAY + timedelta(days=20))
        assert voting.vote(session, alliance_id).tally.first.votes == (1, 0, 0)
    with pytest.raises(UserError, match="before it opens"), store.edit("Window") as session:
        voting.set_window(session, alliance_id, "vote_closes_on", TODAY - timedelta(days=1))


def test_a_recount_tells_differences_and_the_first_count_can_be_corrected(
    store: Store, alliance_id: int
) -> None:
    vote_on(store, alliance_id)
    with store.edit("Cast") as session:
        for number, digit in ((1, 1), (2, 1), (3, 0)):
            voting.cast(session, alliance_id, number, digit, TODAY)
        voting.set_recount(session, alliance_id, True)
        tally = voting.vote(session, alliance_id).tally
        assert ([one.number for one in tally.unread], tally.leaders) == ([1, 2, 3], ())
        for number, digit in ((1, 1), (2, 2), (3, 0)):
            voting.cast(session, alliance_id, number, digit, TODAY)
        found = voting.vote(session, alliance_id).tally
        assert [one.number for one in found.differing] == [2]
        voting.take_second(session, voting.find(session, alliance_id, 2).key)
        found = voting.vote(session, alliance_id).tally
        assert found.is_agreed
        assert found.first == found.second
        assert [one.digit for one in found.leaders] == [1, 2]
        with pytest.raises(UserError, match="first count"):
            voting.cast(session, alliance_id, 4, 1, TODAY)


def test_nothing_is_counted_again_before_a_slip_is_back(store: Store, alliance_id: int) -> None:
    vote_on(store, alliance_id)
    with pytest.raises(UserError, match="nothing to count"), store.edit("Recount") as session:
        voting.set_recount(session, alliance_id, True)


def test_the_digits_on_the_slips_stay_once_votes_are_in(store: Store, alliance_id: int) -> None:
    vote_on(store, alliance_id)
    with store.edit("Cast") as session:
        ids = keys(session, alliance_id)
        voting.cast(session, alliance_id, 1, 2, TODAY)
        for refused in (lambda: projects.move(session, ids[0], 1), lambda: projects.delete(session, ids[0])):
            with pytest.raises(UserError, match="Votes are in"):
                refused()
        for key in ids[1:]:
            projects.change(session, key, "reason", "Ara no")
        projects.choose(session, ids[0], TODAY)
        assert [one.key for one in voting.options(session, alliance_id)] == ids


def test_what_was_discarded_before_the_vote_is_not_on_the_slips(store: Store, alliance_id: int) -> None:
    with store.edit("Discard") as session:
        first, *others = keys(session, alliance_id)
        projects.change(session, first, "reason", "Car")
        projects.decide(session, first, "discarded", TODAY)
        voting.open_vote(session, alliance_id, TODAY)
        assert [one.key for one in voting.options(session, alliance_id)] == others
        projects.change(session, others[0], "reason", "Lluny")
        projects.decide(session, others[0], "discarded", TODAY)
        with pytest.raises(UserError, match="two projects"):
            voting.open_vote(session, alliance_id, TODAY + timedelta(days=1))


def test_a_slip_taken_back_names_nothing(store: Store, alliance_id: int) -> None:
    vote_on(store, alliance_id)
    with store.edit("Cast") as session:
        voting.cast(session, alliance_id, 1, 2, TODAY, is_remote=True)
        key = voting.find(session, alliance_id, 1).key
        voting.set_slip(session, key, "cast_on", None)
        ballot = records.fetch(session, Ballot, key)
        assert (ballot.project_id, ballot.is_remote, ballot.cast_on) == (None, False, None)


def test_a_vote_needs_partners(store: Store) -> None:
    with pytest.raises(UserError, match="partners"), store.edit("Open") as session:
        voting.open_vote(session, an_alliance(session, entities=0), TODAY)
    with store.read() as session:
        assert session.exec(select(Project)).all() == []
