"""The directory: filters, sorting, the sheet's values, contacts, offers, addresses."""

import pytest
from sqlmodel import Session, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Contact
from aliances_desktop.services import directory, entities
from aliances_desktop.services.directory import Filter
from aliances_desktop.store import Store


@pytest.fixture
def town(store: Store) -> Store:
    with store.edit(N_("Add entity")) as session:
        for name, place, sectors in (
            ("Àger solidari", "Òdena", ("social",)),
            ("agost cultural", "Igualada", ("culture", "social")),
            ("Escola 10", "Òdena", ("education",)),
            ("Escola 2", "Igualada", ("education",)),
            ("Col·lectiu Zebra", "", ()),
        ):
            entities.add_entity(session, name=name, municipality=place, sectors=sectors, tags=("a|b",))
    return store


def names(store: Store, chosen: Filter | None = None, **order: object) -> list[str]:
    with store.read() as session:
        ids = directory.entity_ids(session, chosen or Filter(), **order)
        rows = directory.entity_rows(session, ids)
    return [rows[id].name for id in ids]


def test_names_sort_as_in_a_catalan_directory(town: Store) -> None:
    ordered = ["Àger solidari", "agost cultural", "Col·lectiu Zebra", "Escola 2", "Escola 10"]
    assert names(town) == ordered
    assert names(town, is_descending=True) == ordered[::-1]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (Filter(text="odena"), ["Àger solidari", "Escola 10"]),
        (Filter(text="COL.LECTIU zeb"), ["Col·lectiu Zebra"]),
        (Filter(text='esc" OR *'), []),
        (Filter(text="escola", municipalities=frozenset({"Igualada"})), ["Escola 2"]),
        (Filter(sectors=frozenset({"social"})), ["Àger solidari", "agost cultural"]),
        (Filter(tags=frozenset({"a/b"}), sectors=frozenset({"culture"})), ["agost cultural"]),
        (Filter(kinds=frozenset({"union"})), []),
    ],
)
def test_a_filter_leaves_what_meets_all_of_it(town: Store, chosen: Filter, expected: list[str]) -> None:
    assert names(town, chosen) == expected


def test_words_may_stand_in_contacts_and_offers(town: Store) -> None:
    with town.edit(N_("Add contact")) as session:
        id = directory.entity_ids(session, Filter(text="zebra"))[0]
        entities.add_contact(session, id, name="Núria")
        entities.add_offer(session, id, "offer", "space", "Una nau")
    assert names(town, Filter(text="nuria nau zebra")) == ["Col·lectiu Zebra"]
    town.undo()
    assert names(town, Filter(text="nuria")) == []


def test_the_chips_count_what_is_there(town: Store) -> None:
    with town.read() as session:
        facets = directory.facets(session)
    assert facets.sectors == {"social": 2, "education": 2, "culture": 1}
    assert facets.municipalities == {"Òdena": 2, "Igualada": 2}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "  \u200b "),
        ("own_percent", 101),
        ("staff_full", -1),
        ("founded_year", 12),
        ("comarca", "Mordor"),
    ],
)
def test_impossible_values_are_refused_and_change_nothing(town: Store, field: str, value: object) -> None:
    before = names(town)
    with pytest.raises(UserError), town.edit(N_("Change entity")) as session:
        entities.set_value(session, 1, field, value)
    assert names(town) == before
    assert town.undo_step is not None
    assert town.undo_step.label == "Add entity"


def test_pasted_names_are_stored_in_one_spelling(town: Store) -> None:
    with town.edit(N_("Change entity")) as session:
        entities.set_value(session, 1, "name", " Col\u2219lectiu\u00a0 A\u0300ger ")
    assert "Col·lectiu Àger" in names(town)


@pytest.mark.parametrize(
    ("typed", "opened"),
    [
        ("www.exemple.cat", "https://www.exemple.cat"),
        ("hhtps://exemple.cat/x", "https://exemple.cat/x"),
        ("http://exemple.cat", "http://exemple.cat"),
        ("nuria@exemple.cat", "mailto:nuria@exemple.cat"),
        ("file:///etc/passwd", None),
        ("\\\\server\\share", None),
        ("javascript:alert(1)", None),
        ("http://user@host.cat/", None),
        ("C:\\x.exe", None),
        ("", None),
    ],
)
def test_only_web_and_mail_addresses_open(typed: str, opened: str | None) -> None:
    assert entities.openable_url(typed) == opened


def test_a_split_that_misses_100_says_by_how_much(town: Store) -> None:
    with town.edit(N_("Change entity")) as session:
        for field, value in (("subsidies_percent", 35), ("own_percent", 10), ("contracts_percent", 50)):
            entities.set_value(session, 1, field, value)
        assert entities.entity(session, 1).budget_gap == -5
        entities.set_value(session, 1, "contracts_percent", 55)
        assert entities.entity(session, 1).budget_gap == 0


def test_many_entities_go_with_all_that_is_theirs_and_one_undo_brings_everything_back(store: Store) -> None:
    with store.edit(N_("Add entity")) as session:
        for number in range(1203):
            entity = entities.add_entity(session, name=f"Entitat {number}")
            entities.add_contact(session, entity.key, name=f"Persona {number}")
            entities.add_offer(session, entity.key, "need", "space", "Una sala")
    with store.read() as session:
        ids = directory.entity_ids(session)
    with store.edit(N_("Delete entities ({n})"), n=1201) as session:
        entities.delete_entities(session, ids[1:-1])
    with store.read() as session:
        assert directory.entity_ids(session) == [ids[0], ids[-1]]
        assert len(contacts(session)) == 2
        assert len(directory.entity_ids(session, Filter(text="persona"))) == 2
    store.undo()
    with store.read() as session:
        assert directory.entity_ids(session) == ids
        assert len(contacts(session)) == 1203
        assert len(directory.entity_ids(session, Filter(text="persona"))) == 1203


def contacts(session: Session) -> list[Contact]:
    return list(session.exec(select(Contact)))


def test_deleting_an_entity_that_is_gone_deletes_none(town: Store) -> None:
    with town.read() as session:
        ids = directory.entity_ids(session)
    with (
        pytest.raises(UserError, match="deleted meanwhile"),
        town.edit(N_("Delete entities ({n})"), n=2) as session,
    ):
        entities.delete_entities(session, [ids[0], 10**6])
    assert len(names(town)) == 5
