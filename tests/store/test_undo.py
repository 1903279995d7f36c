"""Undo and redo over everything that changes the store: the same content comes back, step by step."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, col, select

from aliances_desktop.i18n import N_
from aliances_desktop.model import Entity, Offer, Participant, Stand, Workshop
from aliances_desktop.services import entities, importing
from aliances_desktop.services.importing import Candidate, Draft
from aliances_desktop.store import Store
from aliances_desktop.store.undo import MOST_STEPS
from tests.store.test_store import LABEL, add, dump

TEXTS = st.sampled_from(["", "Òdena", "l'hort; DROP TABLE", "dues\nlínies", "x" * 3000, "'", "1e5", "0.1"])


def _entity(session: Session, number: int) -> Entity | None:
    found = session.exec(select(Entity).order_by(col(Entity.id))).all()
    return found[number % len(found)] if found else None


def _add(session: Session, number: int, text: str) -> None:
    entities.add_entity(session, name=f"Entitat {number}", notes=text, own_percent=number / 3)


def _change(session: Session, number: int, text: str) -> None:
    if entity := _entity(session, number):
        entities.set_value(session, entity.key, "notes", text)


def _hang_on(session: Session, number: int, text: str) -> None:
    """A contact, an offer, and a place in a workshop with a stand: all of them go with the entity."""
    if entity := _entity(session, number):
        contact = entities.add_contact(session, entity.key, name=f"Núria {number}", post=text)
        entities.add_offer(session, entity.key, "need", "space", f"Sala {text}")
        workshop = session.exec(select(Workshop)).first() or Workshop(title="Taller")
        session.add(workshop)
        session.flush()
        number = len(session.exec(select(Participant)).all()) + 1
        person = Participant(
            workshop_id=workshop.key,
            entity_id=entity.key,
            contact_id=contact.key,
            person="Núria",
            number=number,
        )
        session.add(person)
        session.flush()
        session.add(Stand(workshop_id=workshop.key, participant_id=person.key, number=number, offers=text))


def _delete(session: Session, number: int, _text: str) -> None:
    if entity := _entity(session, number):
        entities.delete_entities(session, [entity.key])


def _delete_workshop(session: Session, _number: int, _text: str) -> None:
    for workshop in session.exec(select(Workshop)):
        session.delete(workshop)


def _import(session: Session, number: int, text: str) -> None:
    rows = tuple(
        Candidate(n, {"name": f"Lot {n}", "kind": "other", "notes": text}) for n in range(number * 4)
    )
    importing.import_entities(session, Draft(rows, (), ()), {})


def _all_at_once(session: Session, number: int, text: str) -> None:
    session.connection().exec_driver_sql("UPDATE entity SET services=? WHERE id % 2 = ?", (text, number % 2))
    session.connection().exec_driver_sql("DELETE FROM offer WHERE id % 3 = 0")


EDITS: tuple[Callable[[Session, int, str], None], ...] = (
    _add, _change, _hang_on, _delete, _delete_workshop, _import, _all_at_once,
)  # fmt: skip
ACTIONS = st.lists(
    st.tuples(st.sampled_from([*EDITS, "undo", "redo"]), st.integers(0, 9), TEXTS), max_size=30
)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTIONS)
def test_every_step_comes_back_and_forth_to_the_same_content(
    tmp_path_factory: pytest.TempPathFactory, actions: list[tuple[Any, int, str]]
) -> None:
    folder = tmp_path_factory.mktemp("undo")
    store = Store.create(folder / "a.aliances", backups=folder / "b")
    contents, here = [dump(store)], 0
    try:
        for action, number, text in actions:
            if action == "undo":
                here -= store.undo() is not None
            elif action == "redo":
                here += store.redo() is not None
            else:
                before = store.undo_step
                with store.edit(LABEL) as session:
                    action(session, number, text)
                if store.undo_step is not before:
                    contents[here + 1 :] = [dump(store)]
                    here += 1
            assert dump(store) == contents[here]
        while store.undo() is not None:
            here -= 1
            assert dump(store) == contents[here]
        assert here == 0
        while store.redo() is not None:
            here += 1
            assert dump(store) == contents[here]
        assert here == len(contents) - 1
    finally:
        store.close()


def test_an_import_is_one_step_with_its_label_and_number(store: Store) -> None:
    with store.edit(N_("Import {n} entities"), n=12) as session:
        _import(session, 3, "")
    step = store.undo_step
    assert step is not None
    assert (step.label, step.values, step.tables) == ("Import {n} entities", {"n": 12}, frozenset({"entity"}))
    assert store.undo() == step
    assert dump(store)["entity"] == []
    assert store.redo_step is not None
    assert store.redo_step.values == {"n": 12}


def test_undo_and_redo_tell_the_same_tables_as_the_edit(store: Store) -> None:
    told: list[frozenset[str]] = []
    with store.edit(LABEL) as session:
        _add(session, 1, "")
        _hang_on(session, 0, "")
    store.listeners.append(lambda step: told.append(step.tables))
    store.undo()
    store.redo()
    assert told == [frozenset({"entity", "contact", "offer", "workshop", "participant", "stand"})] * 2


def test_the_oldest_steps_are_forgotten(store: Store) -> None:
    for number in range(MOST_STEPS + 5):
        add(store, f"Entitat {number}")
    taken_back = 0
    while store.undo() is not None:
        taken_back += 1
    assert taken_back == MOST_STEPS
    assert len(dump(store)["entity"]) == 5


def test_the_file_itself_holds_no_trigger_and_no_log(store: Store) -> None:
    with store.edit(LABEL) as session:
        _add(session, 1, "")
    with store.read() as session:
        rows = session.connection().exec_driver_sql(
            "SELECT name FROM main.sqlite_schema WHERE type='trigger' OR name LIKE '%undo%'"
        )
        assert rows.all() == []


def test_a_failed_undo_leaves_the_step_to_be_tried_again(store: Store) -> None:
    id = add(store, "Abans")
    with store.edit(LABEL) as session:
        entities.delete_entities(session, [id])
    writer = store._writer
    assert writer is not None
    before = dump(store)
    writer.execute("PRAGMA query_only=ON")
    with pytest.raises(Exception, match="read-only"):
        store.undo()
    writer.execute("PRAGMA query_only=OFF")
    assert dump(store) == before
    assert store.undo() is not None
    assert len(dump(store)["entity"]) == 1


def test_deleting_a_child_then_its_parent_in_one_step_comes_back(store: Store) -> None:
    id = add(store, "Ateneu")
    with store.edit(LABEL) as session:
        _hang_on(session, 0, "")
    before = dump(store)
    with store.edit(LABEL) as session:
        for offer in session.exec(select(Offer)):
            session.delete(offer)
        session.flush()
        entities.delete_entities(session, [id])
    store.undo()
    assert dump(store) == before
