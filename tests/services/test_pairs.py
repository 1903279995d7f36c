"""The pairwise matrix: what is written of two partners, and what the directory suggests with its reason."""

from itertools import combinations
from typing import Any

from aliances_desktop.model import Entity, Offer, Pair
from aliances_desktop.services import alliances, pairs
from aliances_desktop.services.pairs import Suggestion
from aliances_desktop.store import Store
from tests.factories import an_entity


def of(name: str, **values: Any) -> Entity:
    return Entity(name=name, sort_name=name, **values)


def test_the_same_groups_place_and_services_may_be_a_duplication() -> None:
    one = of(
        "A", target_groups=("youth", "women"), municipality="Igualada", services="Servei d'Orientació laboral"
    )
    other = of(
        "B", target_groups=("youth",), municipality="igualada", services="orientacio i acollida, servei"
    )
    (found,) = pairs.suggest(one, other, {}, {})
    assert found == Suggestion("same_work", "duplications", ("youth",), ("Igualada", "orientació"))


def test_another_place_is_no_duplication_but_a_wider_reach() -> None:
    one = of("A", target_groups=("youth",), municipality="Igualada", services="Orientació")
    other = of("B", target_groups=("youth",), municipality="Òdena", services="Orientació")
    (found,) = pairs.suggest(one, other, {}, {})
    assert found == Suggestion("reach", "gains", ("youth",), ("Igualada", "Òdena"))


def test_an_offer_meets_a_need_of_its_category_in_both_directions() -> None:
    first = {"offer": {"space": ["Sala gran"]}, "need": {"training": ["Curs"]}}
    second = {"offer": {"training": ["Comptabilitat"]}, "need": {"space": ["Un local"]}}
    found = pairs.suggest(of("A"), of("B", short_name="b"), first, second)
    assert found == (
        Suggestion("meets", "complementarities", ("space",), ("Sala gran",), "A", "b"),
        Suggestion("meets", "complementarities", ("training",), ("Comptabilitat",), "b", "A"),
    )


def test_other_is_no_category_to_meet_in() -> None:
    assert pairs.suggest(of("A"), of("B"), {"offer": {"other": ["x"]}}, {"need": {"other": ["y"]}}) == ()


def test_two_that_live_on_subsidies_in_one_place_and_field_may_ask_the_same_funders() -> None:
    values: dict[str, Any] = {"sectors": ("social",), "municipality": "Igualada"}
    one, other = of("A", subsidies_percent=80.0, **values), of("B", subsidies_percent=50.0, **values)
    (found,) = pairs.suggest(one, other, {}, {})
    assert (found.kind, found.field, found.codes) == ("same_funds", "conflicts", ("social",))
    assert pairs.suggest(one, of("C", subsidies_percent=49.0, **values), {}, {}) == ()
    assert pairs.suggest(one, of("D", **values), {}, {}) == ()


def matrix_of(store: Store, count: int) -> tuple[int, list[int]]:
    with store.edit("Add") as session:
        ids = [an_entity(session, f"Entitat {n}").key for n in range(count)]
        session.add(Offer(entity_id=ids[0], side="offer", category="space", text="Sala"))
        session.add(Offer(entity_id=ids[1], side="need", category="space", text="Local"))
        alliance = alliances.add_alliance(session, title="Xarxa", entity_ids=ids)
    return alliance.key, ids


def test_a_matrix_has_every_pair_once_and_reads_the_same_from_both_sides(store: Store) -> None:
    alliance_id, ids = matrix_of(store, 5)
    with store.read() as session:
        found = pairs.matrix(session, alliance_id)
    assert len(found.cells) == 10
    assert all(found.cell(a, b) is found.cell(b, a) for a, b in combinations(ids, 2))
    assert [one.kind for one in found.cell(ids[1], ids[0]).suggestions] == ["meets"]


def test_what_is_written_of_a_pair_stays_with_the_pair_and_an_empty_one_is_not_kept(store: Store) -> None:
    alliance_id, ids = matrix_of(store, 3)
    with store.edit("Write") as session:
        pairs.set_text(session, alliance_id, ids[2], ids[0], "gains", " Un sol  local ")
    with store.read() as session:
        assert pairs.matrix(session, alliance_id).cell(ids[0], ids[2]).texts["gains"] == "Un sol local"
        assert pairs.matrix(session, alliance_id).cell(ids[0], ids[2]).is_written
    with store.edit("Write") as session:
        pairs.set_text(session, alliance_id, ids[0], ids[2], "gains", "")
    with store.read() as session:
        assert session.get(Pair, 1) is None


def test_an_accepted_suggestion_is_added_once_to_what_is_written(store: Store) -> None:
    alliance_id, ids = matrix_of(store, 2)
    with store.edit("Write") as session:
        pairs.set_text(
            session, alliance_id, ids[0], ids[1], "complementarities", "Ja comparteixen furgoneta."
        )
    for _again in range(2):
        with store.edit("Accept") as session:
            pairs.accept(session, alliance_id, ids[0], ids[1], "complementarities", "A ofereix una sala a B.")
    with store.read() as session:
        text = pairs.matrix(session, alliance_id).cell(ids[0], ids[1]).texts["complementarities"]
    assert text == "Ja comparteixen furgoneta.\nA ofereix una sala a B."
