"""Search: every searched table, words spread over an entity's sheet, the quick first rows, the index kept current."""

import random

import pytest
from sqlmodel import col, select

from aliances_desktop.model import SEARCHED, Contact, Entity, Offer
from aliances_desktop.services import entities
from aliances_desktop.store import Store, search
from aliances_desktop.text import words
from tests.store.test_store import LABEL, add, dump, found

WORDS = ("ateneu", "Òdena", "dones", "cultural", "jove", "xarxa", "Anoia", "porta")


def matched(store: Store, typed: str) -> list[int]:
    with store.read() as session:
        query = search.matching(select(Entity.id), typed)
        return list(session.exec(query.order_by(col(Entity.sort_name), col(Entity.id))))


def first(store: Store, typed: str, limit: int) -> list[int]:
    with store.read() as session:
        query = select(Entity.id).order_by(col(Entity.sort_name), col(Entity.id))
        return list(session.exec(search.first_matching(session, query, typed, limit)))


@pytest.fixture
def many(store: Store) -> Store:
    """1,500 entities: some words are frequent, some rare, and one in ten stands only in a contact or an offer."""
    chance = random.Random(3)
    with store.edit(LABEL) as session:
        for n in range(1500):
            entity = entities.add_entity(
                session, name=f"{chance.choice(WORDS)} {n}", notes="arreu" if n % 50 else "rar"
            )
            if n % 10 == 0:
                entities.add_contact(session, entity.key, name=f"Núria {chance.choice(WORDS)}")
                entities.add_offer(session, entity.key, "need", "space", f"Sala {chance.choice(WORDS)} {n}")
    return store


def test_every_searched_table_has_its_number_for_good() -> None:
    assert set(search.NUMBERS) == set(SEARCHED)
    assert search.NUMBERS["entity"] == 0
    assert len(set(search.NUMBERS.values())) == len(search.NUMBERS)
    assert max(search.NUMBERS.values()) < 64


def test_words_may_stand_in_different_parts_of_an_entitys_sheet(store: Store) -> None:
    id = add(store, "Ateneu Popular")
    add(store, "Ateneu Vell")
    with store.edit(LABEL) as session:
        entities.add_contact(session, id, name="Núria Muñoz")
        entities.add_offer(session, id, "offer", "space", "Una nau industrial")
    assert matched(store, "nau munoz popu") == [id]
    assert matched(store, "nau munoz vell") == []
    assert len(matched(store, "ate")) == 2
    assert len(matched(store, "   ")) == 2


@pytest.mark.parametrize(
    "typed",
    [
        "arreu",
        "rar",
        "odena",
        "nuria",
        "sala 1",
        "arreu ateneu",
        "rar jove",
        "nuria sala xarxa",
        "res",
        "",
        "15",
    ],
)
@pytest.mark.parametrize(
    ("frequent", "most"), [(10**6, 10**6), (1, 10**6), (1, 1)], ids=["few", "many", "most"]
)
def test_the_first_rows_are_the_beginning_of_all(
    many: Store, typed: str, frequent: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "_FREQUENT", frequent)
    monkeypatch.setattr(search, "_MOST", most)
    for limit in (1, 50, 5000):
        assert first(many, typed, limit) == matched(many, typed)[:limit]


@pytest.mark.parametrize("typed", ["nuria", "nuria ateneu", "sala xarxa 7", "o 1", "rar dones"])
def test_what_is_found_is_what_reading_every_sheet_finds(many: Store, typed: str) -> None:
    with many.read() as session:
        sheets = {e.key: f"{e.name} {e.notes}" for e in session.exec(select(Entity))}
        for contact in session.exec(select(Contact)):
            sheets[contact.entity_id] += f" {contact.name}"
        for offer in session.exec(select(Offer)):
            sheets[offer.entity_id] += f" {offer.text}"
    wanted = words(typed)
    expected = {
        key for key, sheet in sheets.items()
        if all(any(word.startswith(w) for word in words(sheet)) for w in wanted)
    }  # fmt: skip
    assert expected
    assert set(matched(many, typed)) == expected


def test_hits_tell_their_table_and_lead_to_their_entity(store: Store) -> None:
    id = add(store, "Ateneu")
    with store.edit(LABEL) as session:
        contact = entities.add_contact(session, id, name="Ateneu Vell").key
    with store.read() as session:
        hits = search.find(session, "aten", 20)
    assert hits == [search.Hit("entity", id, id), search.Hit("contact", contact, id)]


def test_changing_many_rows_at_once_keeps_the_index_current(many: Store) -> None:
    before = dump(many)
    with many.edit(LABEL) as session:
        session.connection().exec_driver_sql("UPDATE entity SET notes='canviat' WHERE id % 2 = 0")
        session.connection().exec_driver_sql("DELETE FROM entity WHERE id > 1400")
    assert len(matched(many, "canviat")) == 700
    assert all(id <= 1400 for id in matched(many, "arreu"))
    assert "contact" not in {table for table, id in found(many, "nuria") if id > 140}
    many.undo()
    assert dump(many) == before
    assert matched(many, "canviat") == []


def test_the_index_holds_what_the_tables_hold(many: Store) -> None:
    writer = many._writer
    assert writer is not None
    writer.execute("INSERT INTO search_words(search_words, rank) VALUES('integrity-check', 1)")
    places = {row[0] for row in dump(many)["search_text"]}
    assert places == {
        id * 64 + search.NUMBERS[table] for table in SEARCHED for id in (row[0] for row in dump(many)[table])
    }
