"""The network over time: who was in what with whom, and the sheets that say so."""

from datetime import date

from sqlmodel import Session

from aliances_desktop.documents.alliance import AllianceSheet
from aliances_desktop.documents.network import NetworkMap
from aliances_desktop.documents.pairs import PairMatrix
from aliances_desktop.services import alliances, gather_alliance, network, pairs, partners
from aliances_desktop.services.network import Shared
from aliances_desktop.store import Store
from tests.factories import an_entity

TODAY = date(2026, 11, 21)


def two_alliances(store: Store) -> tuple[dict[str, int], int, int]:
    """A, B, C since 2024, of which C left in 2025; B, D in 2025 only."""
    with store.edit("Add") as session:
        ids = {name: an_entity(session, name).key for name in "ABCD"}
        first = alliances.add_alliance(
            session, title="Primera", today=date(2024, 3, 1), entity_ids=[ids[n] for n in "ABC"]
        )
        alliances.set_stage(session, first.key, "running", date(2025, 1, 10))
        partners.leave(session, _partner(session, first.key, ids["C"]), date(2025, 6, 1), "Prou")
        second = alliances.add_alliance(
            session, title="Segona", today=date(2025, 2, 1), entity_ids=[ids["B"], ids["D"]]
        )
        alliances.set_stage(session, second.key, "ended", date(2025, 9, 1), "Fet")
        alliances.add_alliance(session, title="Buida", today=TODAY)
    return ids, first.key, second.key


def _partner(session: Session, alliance_id: int, entity_id: int) -> int:
    return next(row.id for row in partners.rows(session, alliance_id) if row.entity.key == entity_id)


def test_an_entity_is_in_the_network_from_the_year_it_joins_to_the_year_it_leaves(store: Store) -> None:
    ids, first, second = two_alliances(store)
    with store.read() as session:
        assert network.years(session, TODAY) == range(2024, 2027)
        by_year = {year: network.network(session, year) for year in range(2023, 2027)}
    members = {
        year: {hub.alliance_id: set(hub.entity_ids) for hub in one.hubs} for year, one in by_year.items()
    }
    assert members == {
        2023: {},
        2024: {first: {ids["A"], ids["B"], ids["C"]}},
        2025: {first: {ids["A"], ids["B"], ids["C"]}, second: {ids["B"], ids["D"]}},
        2026: {first: {ids["A"], ids["B"]}},
    }
    assert [hub.is_begun for hub in by_year[2024].hubs] == [False]
    assert [hub.is_begun for hub in by_year[2025].hubs] == [True, False]


def test_entities_that_share_alliances_are_counted_and_stand_beside_each_other(store: Store) -> None:
    ids, first, _second = two_alliances(store)
    with store.edit("Add") as session:
        alliances.add_alliance(session, title="Altra", today=TODAY, entity_ids=[ids["B"], ids["A"], ids["D"]])
    with store.read() as session:
        found = network.network(session, 2026)
    assert found.shared[0] == Shared(ids["A"], ids["B"], 2)
    order = [node.entity_id for node in found.nodes]
    assert abs(order.index(ids["A"]) - order.index(ids["B"])) == 1
    assert set(order) == {ids["A"], ids["B"], ids["D"]}
    assert first in {hub.alliance_id for hub in found.hubs}


def test_around_an_alliance_only_its_partners_are_shown(store: Store) -> None:
    ids, first, second = two_alliances(store)
    with store.read() as session:
        found = network.network(session, 2025, second)
    assert {node.entity_id for node in found.nodes} == {ids["B"], ids["D"]}
    assert {hub.alliance_id: hub.entity_ids for hub in found.hubs}[first] == (ids["B"],)


def test_the_sheet_of_an_alliance_gathers_partners_keys_and_who_has_left(store: Store) -> None:
    ids, first, _second = two_alliances(store)
    with store.edit("Rate") as session:
        row = partners.rows(session, first)[1]
        partners.set_key(session, row.id, "trust", "level", 2)
        partners.set_value(session, row.id, "money_cents", 50_000)
        alliances.set_type(session, first, "vision", "code", "strategic")
    with store.read() as session:
        ((_recipient, _entity, data),) = gather_alliance.sheet(session, first, TODAY)
    assert isinstance(data, AllianceSheet)
    assert [one.entity for one in data.partners] == ["A", "B"]
    assert data.partners[1].keys == (None, 2, None, None, None)
    assert data.partners[1].money_cents == 50_000
    assert data.gone == (("C", date(2025, 6, 1), "Prou"),)
    assert [(one.axis, one.code) for one in data.types][1] == ("vision", "strategic")
    assert len(ids) == 4


def test_the_matrix_of_pairs_is_printed_by_position_and_not_for_one_partner(store: Store) -> None:
    ids, first, _second = two_alliances(store)
    with store.edit("Write") as session:
        pairs.set_text(session, first, ids["B"], ids["A"], "gains", "Un local")
        alone = alliances.add_alliance(session, title="Sola", entity_ids=[ids["A"]])
    with store.read() as session:
        ((_recipient, _entity, data),) = gather_alliance.pair_matrix(session, first, TODAY)
        assert list(gather_alliance.pair_matrix(session, alone.key, TODAY)) == []
    assert isinstance(data, PairMatrix)
    assert data.texts[0, 1]["gains"] == "Un local"


def test_the_map_of_the_file_counts_every_year_and_an_empty_file_has_none(store: Store) -> None:
    with store.read() as session:
        assert list(gather_alliance.network_map(session, "Xarxa", TODAY)) == []
    two_alliances(store)
    with store.read() as session:
        ((_recipient, _entity, data),) = gather_alliance.network_map(session, "Xarxa", TODAY)
    assert isinstance(data, NetworkMap)
    assert [(one.year, one.alliances, one.entities, one.pairs) for one in data.years] == [
        (2024, 1, 3, 3),
        (2025, 2, 4, 4),
        (2026, 1, 2, 1),
    ]
    assert data.nodes == ("A", "B")
