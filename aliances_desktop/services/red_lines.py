"""The red lines of an alliance, from the latest test of each entity; and that they were talked through."""

from datetime import date

from sqlmodel import Session

from aliances_desktop.model import Alliance
from aliances_desktop.model.red_lines import Party, RedLines
from aliances_desktop.planning.red_lines import red_lines
from aliances_desktop.services import evaluations, records


def of_alliance(session: Session, alliance_id: int) -> RedLines:
    """Return the red lines of the entities that have not left the alliance."""
    alliance = records.fetch(session, Alliance, alliance_id)
    tests = evaluations.latest(session, alliance_id)
    parties = [
        Party(one.entity_id, one.name, tests[one.entity_id].day if one.entity_id in tests else None)
        for one in evaluations.partners_of(session, alliance_id)
    ]
    said = {
        key: {place: (one.value, one.text) for place, one in test.said.items()} for key, test in tests.items()
    }
    return red_lines(parties, said, alliance.form)


def mark_talked(session: Session, alliance_id: int, day: date | None, notes: str | None = None) -> None:
    """Note the day on which the red lines were talked through, None to take it back, and what was agreed."""
    alliance = records.fetch(session, Alliance, alliance_id)
    alliance.talked_on = records.day(day)
    if notes is not None:
        alliance.talked_notes = records.note(notes)
    session.flush()
