"""The evaluation test in the file: answers, partners, persons, completeness, copies and deleting."""

from datetime import date

import pytest
from sqlmodel import select

from aliances_desktop.errors import UserError
from aliances_desktop.model import Evaluation, Pair, Partner, Rating, Reach
from aliances_desktop.services import entities, evaluations, merging, partners
from aliances_desktop.services.evaluation_answers import TABLES, Said
from aliances_desktop.store import Store
from tests.factories import an_entity
from tests.services.evaluated import DAY, an_alliance, fill_in, partner_ids


def test_a_new_test_is_blank_and_one_filled_in_is_complete(store: Store) -> None:
    with store.edit("Add") as session:
        alliance = an_alliance(session, 3)
        first = partner_ids(session, alliance.key)[0]
        blank = evaluations.load(session, evaluations.add_test(session, alliance.key, first, DAY).key)
        full = evaluations.load(session, fill_in(session, alliance.key, first))
    assert blank.whole.done == 0
    assert blank.whole.total == 9 + 5 + 4 + 3 * 4 + 8 + 2 * 13 + 8 + 5
    assert full.whole.is_complete
    assert all(full.fill(table).is_complete for table in TABLES)
    assert full.persons == ("Núria Vila", "Pau Riera")
    assert full.fill("6").total == 16


def test_taking_an_answer_back_leaves_no_row(store: Store) -> None:
    with store.edit("Add") as session:
        alliance = an_alliance(session)
        test = evaluations.add_test(session, alliance.key, partner_ids(session, alliance.key)[0], DAY)
        evaluations.rate(session, test.key, "1", "NEWP", "3")
        evaluations.rate(session, test.key, "1", "NEWP", "1")
    with store.read() as session:
        assert [r.value for r in session.exec(select(Rating))] == ["1"]
    with store.edit("Take back") as session:
        evaluations.rate(session, test.key, "1", "NEWP")
    with store.read() as session:
        assert not session.exec(select(Rating)).all()


def test_a_blank_row_counts_once_it_has_words(store: Store) -> None:
    with store.edit("Add") as session:
        alliance = an_alliance(session)
        test = evaluations.add_test(session, alliance.key, partner_ids(session, alliance.key)[0], DAY)
        before = evaluations.load(session, test.key).fill("2.1")
        evaluations.write(session, test.key, "2.1", "OTH", "Mantenir\u00a0la seu al barri")
        named = evaluations.load(session, test.key)
        evaluations.rate(session, test.key, "2.1", "OTH", "3")
        rated = evaluations.load(session, test.key)
    assert named.fill("2.1").total == before.total + 1
    assert rated.fill("2.1").done == 1
    assert rated.answer("2.1", "OTH").text == "Mantenir la seu al barri"


def test_the_source_of_an_answer_stays_when_the_answer_changes(store: Store) -> None:
    with store.edit("Add") as session:
        alliance = an_alliance(session)
        ours, theirs, _third = partner_ids(session, alliance.key)
        test = evaluations.add_test(session, alliance.key, ours, DAY)
        evaluations.rate(session, test.key, "5", "track", "yes", subject=str(theirs), text="Memòria 2025")
        evaluations.rate(session, test.key, "5", "track", "unknown", subject=str(theirs))
        evaluations.write(session, test.key, "5", "concerns", "Qui ho sap?", subject=str(theirs))
        loaded = evaluations.load(session, test.key)
    assert loaded.answer("5", "track", str(theirs)) == Said("unknown", "Memòria 2025")
    assert loaded.answer("5", "concerns", str(theirs)).text == "Qui ho sap?"
    assert loaded.fill("5").done == 1
    assert ours not in [one.entity_id for one in loaded.others]


@pytest.mark.parametrize(
    ("table", "item", "value"), [("1", "NEWP", "4"), ("1", "JUR", "1"), ("5", "known", "yes")]
)
def test_what_the_table_does_not_have_is_no_answer(store: Store, table: str, item: str, value: str) -> None:
    with store.edit("Add") as session:
        alliance = an_alliance(session)
        test = evaluations.add_test(session, alliance.key, partner_ids(session, alliance.key)[0], DAY)
    with pytest.raises(ValueError, match=value if item == "NEWP" else item), store.edit("Rate") as session:
        evaluations.rate(session, test.key, table, item, value)


def test_a_copy_starts_from_the_last_test_and_changes_alone(store: Store) -> None:
    with store.edit("Add") as session:
        alliance = an_alliance(session)
        entity = partner_ids(session, alliance.key)[0]
        first = fill_in(session, alliance.key, entity)
        later = evaluations.add_test(session, alliance.key, entity, date(2027, 5, 3), copies_last=True)
        evaluations.rate(session, later.key, "1", "NEWP", "2")
        old, new = evaluations.load(session, first), evaluations.load(session, later.key)
        shown = evaluations.history(session, alliance.key, entity)
    assert new.whole == old.whole
    assert new.reach == old.reach
    assert old.answer("1", "NEWP").value == "1"
    assert [one.day for one in shown] == [DAY, date(2027, 5, 3)]


def test_deleting_takes_the_answers_along_and_undo_brings_them_back(store: Store) -> None:
    with store.edit("Add") as session:
        alliance = an_alliance(session)
        key = fill_in(session, alliance.key, partner_ids(session, alliance.key)[0])
    with store.edit("Delete") as session:
        evaluations.delete(session, [key])
    with store.read() as session:
        assert not [
            *session.exec(select(Rating)),
            *session.exec(select(Reach)),
            *session.exec(select(Evaluation)),
        ]
    store.undo()
    with store.read() as session:
        assert evaluations.load(session, key).whole.is_complete


def test_municipalities_are_kept_once_and_figures_within_reason(store: Store) -> None:
    with store.edit("Add") as session:
        alliance = an_alliance(session)
        ours, theirs, _third = partner_ids(session, alliance.key)
        test = evaluations.add_test(session, alliance.key, ours, DAY)
        evaluations.set_reach(session, test.key, ours, "municipalities", ("Vic", "Òdena", "odena", " "))
        evaluations.set_reach(session, test.key, theirs, "municipalities", ("ÒDENA", "Calaf"))
        evaluations.set_reach(session, test.key, None, "population", 9000)
        table = evaluations.load(session, test.key).extension
    assert table.sum.municipalities == ("Vic", "Òdena", "Calaf")
    assert [one.name for one in table.shared] == ["Òdena"]
    assert table.allied.population == 9000
    with pytest.raises(UserError), store.edit("Set") as session:
        evaluations.set_reach(session, test.key, ours, "population", -1)


def test_a_conductor_is_taken_out_with_the_answers(store: Store) -> None:
    with store.edit("Add") as session:
        alliance = an_alliance(session)
        key = fill_in(session, alliance.key, partner_ids(session, alliance.key)[0])
        assert evaluations.load(session, key).persons == ("Núria Vila", "Pau Riera")
        evaluations.drop_person(session, key, "Pau Riera")
        assert evaluations.load(session, key).persons == ("Núria Vila",)


def test_an_entity_that_left_is_no_longer_compared(store: Store) -> None:
    with store.edit("Add") as session:
        alliance = an_alliance(session)
        ids = partner_ids(session, alliance.key)
        for entity in ids:
            fill_in(session, alliance.key, entity)
        session.exec(select(Partner).where(Partner.entity_id == ids[1])).one().left_on = DAY
        session.flush()
        assert list(evaluations.latest(session, alliance.key)) == [ids[0], ids[2]]
        assert len(evaluations.rows(session, alliance.key)) == 3


def test_merging_two_entities_keeps_what_was_said_of_both(store: Store) -> None:
    with store.edit("Add") as session:
        alliance = an_alliance(session, 4)
        ours, theirs, twin, last = partner_ids(session, alliance.key)
        test = evaluations.add_test(session, alliance.key, ours, DAY)
        for item, entity, value in (
            ("track", theirs, "no"),
            ("staff", theirs, "yes"),
            ("staff", twin, "unknown"),
        ):
            evaluations.rate(session, test.key, "5", item, value, subject=str(entity))
        session.add_all(
            [
                Pair(alliance_id=alliance.key, one_id=ours, other_id=theirs, gains="Un local"),
                Pair(alliance_id=alliance.key, one_id=theirs, other_id=last, conflicts="El mateix barri"),
                Pair(alliance_id=alliance.key, one_id=theirs, other_id=twin),
            ]
        )
    with store.edit("Merge") as session:
        merging.merge_entities(session, last, [theirs], {})
        kept = evaluations.load(session, test.key)
        pairs = [(pair.one_id, pair.other_id, pair.gains) for pair in session.exec(select(Pair))]
    assert [one.entity_id for one in kept.others] == [twin, last]
    assert kept.answer("5", "track", str(last)).value == "no"
    assert kept.answer("5", "staff", str(last)).value == "yes"
    assert kept.answer("5", "staff", str(twin)).value == "unknown"
    assert pairs == [(ours, last, "Un local"), (twin, last, "")]


@pytest.mark.parametrize("goes", ["deleted", "merged"])
def test_what_is_said_of_an_entity_that_goes_is_not_said_of_the_next_one_with_its_number(
    store: Store, goes: str
) -> None:
    with store.edit("Add") as session:
        alliance = an_alliance(session, 3)
        first, second, last = partner_ids(session, alliance.key)
        test = evaluations.add_test(session, alliance.key, first, DAY).key
        for about in (second, last):
            evaluations.rate(session, test, "5", "track", "no", subject=str(about), text="font")
    with store.edit("Go") as session:
        if goes == "deleted":
            entities.delete_entities(session, [last])
        else:
            merging.merge_entities(session, second, [last], {})
    with store.edit("Add") as session:
        new = an_entity(session, "Nova")
        partners.add_partners(session, alliance.key, [new.key])
        assert new.key == last
        assert evaluations.load(session, test).answer("5", "track", str(new.key)) == Said()
        assert evaluations.load(session, test).answer("5", "track", str(second)).value == "no"
