"""What goes onto the sheets of the evaluation test."""

from datetime import date, timedelta

from aliances_desktop.services import gather_evaluations, pieces_of
from aliances_desktop.services.pieces_of import Subject
from aliances_desktop.store import Store
from tests.services.evaluated import DAY, an_alliance, fill_in, partner_ids


def test_every_partner_has_a_blank_test_with_the_others_on_it(store: Store) -> None:
    with store.edit("Add") as session:
        alliance = an_alliance(session, 4)
        ids = partner_ids(session, alliance.key)
        sheets = list(gather_evaluations.blank(session, alliance.key))
    assert [entity for _recipient, entity, _data in sheets] == ids
    for _recipient, entity, data in sheets:
        assert [key for key, _name in data.partners] == [key for key in ids if key != entity]
        assert len(data.reach.parts) == 4
        assert data.reach.whole is None


def test_only_those_who_filled_one_in_have_a_filled_test(store: Store) -> None:
    with store.edit("Add") as session:
        alliance = an_alliance(session, 3)
        second = partner_ids(session, alliance.key)[1]
        fill_in(session, alliance.key, second)
        (only,) = gather_evaluations.filled(session, alliance.key)
    assert only[1] == second
    names = [line.name for line in only[2].reach.parts]
    assert dict(only[2].reach.shared) == {"Vic": (names[0], names[2]), "Manresa": tuple(names)}
    assert only[2].persons == ("Núria Vila", "Pau Riera")


def test_nothing_is_compared_before_the_first_test_and_at_most_eight_dates(store: Store) -> None:
    with store.edit("Add") as session:
        alliance = an_alliance(session, 2)
        entity = partner_ids(session, alliance.key)[0]
        assert not list(gather_evaluations.comparison(session, alliance.key))
        for month in range(10):
            fill_in(session, alliance.key, entity, DAY + timedelta(days=30 * month), shift=month)
        ((_recipient, _entity, report),) = gather_evaluations.comparison(session, alliance.key)
    (history,) = report.histories
    assert len(history.tests) == 8
    assert [one.day for one in history.tests] == sorted(one.day for one in history.tests)
    assert history.tests[-1].day == report.latest.tests[0].day == DAY + timedelta(days=270)
    assert entity not in [key for key, _name in history.partners]


def test_an_alliance_prints_its_tests_and_red_lines(store: Store) -> None:
    with store.edit("Add") as session:
        alliance = an_alliance(session, 3)
        for entity in partner_ids(session, alliance.key):
            fill_in(session, alliance.key, entity)
    wanted = ["test_blank", "test_filled", "test_comparison", "red_lines"]
    with store.read() as session:
        subject = Subject("alliance", alliance.key, alliance.title)
        found = pieces_of.pieces_of(session, subject, wanted, "ca", date(2026, 11, 21))
    assert [piece.sheet.id for piece in found] == ["test_blank"] * 3 + ["test_filled"] * 3 + wanted[2:]
