"""The sample network: a fictitious town with 39 entities and a workshop, to try everything out without typing."""

import json
from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any

from sqlmodel import Session, select

from aliances_desktop.model import Contact, Entity, Offer, Participant, Pitch, Stand, Workshop
from aliances_desktop.paths import resource
from aliances_desktop.services import market, participants, wishes, workshops
from aliances_desktop.text import sort_key

_THURSDAY = 3


def load_sample(session: Session, today: date) -> Workshop:
    """Add the 39 entities and the workshop with its 28 confirmed participants, stands and wishes; not planned yet.

    The workshop falls on a Thursday two to three weeks after `today`.
    """
    people = _add_entities(session)
    data = _read("workshop.json")
    workshop = workshops.add_workshop(session, **_workshop_values(data["workshop"], today))
    _set_up(session, workshop.key, data["market"])
    taking_part = _add_participants(session, workshop, data["participants"], people)
    stands = _add_stands(session, workshop.key, data["participants"], taking_part)
    for giver, receiver, level in data["wishes"]:
        wishes.set_wish(session, stands[giver].key, stands[receiver].key, level)
    for position, (name, project) in enumerate(data["pitches"], 1):
        session.add(
            Pitch(
                workshop_id=workshop.key,
                position=position,
                participant_id=taking_part[name].key,
                project=project,
            )
        )
    session.flush()
    return workshop


def _read(name: str) -> Any:
    return json.loads(resource("sample", name).read_text("utf-8"))


def _add_entities(session: Session) -> dict[str, Contact]:
    """Add the entities with their contacts, offers and needs; return the named contacts by name."""
    people: dict[str, Contact] = {}
    for values in _read("entities.json"):
        contacts, offers, needs = (values.pop(key) for key in ("contacts", "offers", "needs"))
        budget_cents = values.pop("budget_euros") * 100
        entity = Entity.model_validate(
            {**values, "budget_cents": budget_cents, "sort_name": sort_key(values["name"])}
        )
        session.add(entity)
        session.flush()
        for contact_values in contacts:
            contact = Contact.model_validate({**contact_values, "entity_id": entity.key})
            session.add(contact)
            if contact.name:
                people[contact.name] = contact
        for side, lines in (("offer", offers), ("need", needs)):
            session.add_all(
                Offer(entity_id=entity.key, side=side, category=category, text=words)
                for category, words in lines
            )
    session.flush()
    return people


def _workshop_values(values: Mapping[str, Any], today: date) -> dict[str, Any]:
    in_two_weeks = today + timedelta(days=14)
    return {
        **values,
        "day": in_two_weeks + timedelta(days=(_THURSDAY - in_two_weeks.weekday()) % 7),
        "starts_at": time.fromisoformat(values["starts_at"]),
        "ends_at": time.fromisoformat(values["ends_at"]),
    }


def _set_up(session: Session, workshop_id: int, values: Mapping[str, Any]) -> None:
    for field, value in values.items():
        market.set_value(
            session, workshop_id, field, time.fromisoformat(value) if field == "starts_at" else value
        )


def _add_participants(
    session: Session, workshop: Workshop, lines: list[dict[str, Any]], people: Mapping[str, Contact]
) -> dict[str, Participant]:
    found = {
        line["person"]: participants.add_person(
            session,
            workshop.key,
            people[line["person"]].entity_id,
            contact=people[line["person"]],
            attendance="confirmed",
            language=line["language"],
        )
        for line in lines
    }
    participants.renumber(session, workshop.key)
    return found


def _add_stands(
    session: Session, workshop_id: int, lines: list[dict[str, Any]], taking_part: Mapping[str, Participant]
) -> dict[str, Stand]:
    market.sync_stands(session, workshop_id)
    market.propose(session, workshop_id)
    by_participant = {
        stand.participant_id: stand
        for stand in session.exec(select(Stand).where(Stand.workshop_id == workshop_id))
    }
    stands = {name: by_participant[participant.key] for name, participant in taking_part.items()}
    for line in lines:
        if "from_round" in line or "to_round" in line:
            market.set_availability(
                session, stands[line["person"]].key, line.get("from_round"), line.get("to_round")
            )
    return stands
