"""An alliance of some entities with tests, for tests of the evaluation test and what comes of it."""

from datetime import date
from typing import Any

from sqlmodel import Session

from aliances_desktop.model import Alliance, Partner
from aliances_desktop.model.codes_alliance import TEST
from aliances_desktop.services import evaluations
from tests.factories import an_entity

DAY = date(2026, 11, 20)
_NAMES = (
    "Fundació Mans Obertes", "Associació de Veïnes i Veïns del Barri de la Ribera", "Cooperativa El Teler",
    "Casal de la Gent Gran", "Esplai Xiroia", "Creu Verda del Bages", "Ateneu Popular la Sínia",
    "Grup de Suport a les Persones Nouvingudes",
)  # fmt: skip


def an_alliance(session: Session, entities: int = 3, **values: Any) -> Alliance:
    """Add an alliance of so many new entities."""
    alliance = Alliance(title="Reforç escolar compartit", **values)
    session.add(alliance)
    session.flush()
    for position, name in enumerate(_NAMES[:entities], 1):
        entity = an_entity(session, name)
        session.add(Partner(alliance_id=alliance.key, position=position, entity_id=entity.key))
    session.flush()
    return alliance


def partner_ids(session: Session, alliance_id: int) -> list[int]:
    """Return the entities of an alliance."""
    return [one.entity_id for one in evaluations.partners_of(session, alliance_id)]


def fill_in(session: Session, alliance_id: int, entity_id: int, day: date = DAY, shift: int = 0) -> int:
    """Add a test of an entity with every item of every table answered; `shift` makes answers differ."""
    test = evaluations.add_test(session, alliance_id, entity_id, day)
    loaded = evaluations.load(session, test.key)
    for number, (table, kind) in enumerate(TEST.items()):
        subjects = loaded.subjects(table) if kind.subject != "person" else ("Núria Vila", "Pau Riera")
        codes = list(kind.scale)
        for subject in subjects:
            for place, item in enumerate(kind.items):
                value = codes[(number + place + shift) % len(codes)]
                evaluations.rate(session, test.key, table, item, value, subject=subject)
    for number, key in enumerate([*partner_ids(session, alliance_id), None]):
        names = (
            ("Vic", "Manresa", f"Poble {number}")[number % 2 :]
            if key
            else ("Vic", "Manresa", "Berga", "Moià", "Calaf")
        )
        evaluations.set_reach(session, test.key, key, "municipalities", names)
        evaluations.set_reach(session, test.key, key, "population", 12_000 * (number + 1 if key else 40))
        evaluations.set_reach(session, test.key, key, "beneficiaries", 300 * (number + 1 if key else 60))
    return test.key
