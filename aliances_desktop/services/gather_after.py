"""The content of what is made after the day: a return page for each entity, and the results report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from sqlmodel import Session

from aliances_desktop.documents.report import MemberLine, OutcomeLine, WallGroup, WorkshopReport
from aliances_desktop.documents.results import Match
from aliances_desktop.documents.returns import Heard, Joined, Met, ReturnPage, SharedAnswer
from aliances_desktop.i18n import N_
from aliances_desktop.model import Contact, Outcome, Texts
from aliances_desktop.model.codes import WALL_SECTIONS
from aliances_desktop.services import (
    aftermath,
    decks,
    focus,
    gather_focus,
    judging,
    questionnaire_figures,
    reach,
    reflections,
    results,
    wall,
    wordings,
)
from aliances_desktop.services.gather import Material
from aliances_desktop.services.judging import JudgedIdea
from aliances_desktop.services.market import StandRow
from aliances_desktop.services.participants import ParticipantRow
from aliances_desktop.services.reflections import SharedRow
from aliances_desktop.services.results import Encounter
from aliances_desktop.services.wall import NoteRow
from aliances_desktop.text import sort_key

_AGREED: Final = ("mutual", "possible")


@dataclass(frozen=True)
class Day:
    """All that is known of a day once it is over, read once for every entity's page and for the report."""

    m: Material
    greeting: Texts
    met: Sequence[Encounter]
    notes: Sequence[NoteRow]
    moments: Sequence[focus.Moment]
    shared: Sequence[SharedRow]
    ideas: Sequence[JudgedIdea]
    outcomes: Sequence[Outcome]
    contacts: Mapping[int, Contact]

    @cached_property
    def people(self) -> list[ParticipantRow]:
        """Who was there; everyone who has not said no while nobody has been checked in."""
        arrived = [row for row in self.m.people if row.attendance == "arrived"]
        return arrived or self.m.expected

    @property
    def has_content(self) -> bool:
        """Whether anything has come of the day."""
        is_said = any(s.text for one in self.moments for s in one.said) or any(
            o.agreements for o in self.moments
        )
        return bool(self.met or self.notes or self.shared or self.ideas or self.outcomes) or is_said


def day(session: Session, m: Material) -> Day:
    """Read what came of a day. Private reflections and signs of leadership are not among it."""
    workshop_id = m.workshop.key
    return Day(
        m=m,
        greeting=wordings.body(session, workshop_id, wordings.GREETING),
        met=results.encounters(session, workshop_id) if m.setup else (),
        notes=wall.rows(session, workshop_id),
        moments=focus.moments(session, workshop_id),
        shared=reflections.shared(session, workshop_id),
        ideas=judging.ideas(session, workshop_id),
        outcomes=aftermath.outcomes(session, workshop_id),
        contacts=reach.ways(session, m.people),
    )


# The return pages


def return_pages(session: Session, m: Material) -> dict[int, ReturnPage]:
    """Return the page of every entity that was there, by entity; none while nothing has come of the day."""
    known = day(session, m)
    if not known.has_content:
        return {}
    return {key: _return_page(known, key) for key in dict.fromkeys(row.entity_id for row in known.people)}


def _return_page(known: Day, entity_id: int) -> ReturnPage:
    people = [row for row in known.people if row.entity_id == entity_id]
    stands = [stand for stand in known.m.stands if stand.entity_id == entity_id]
    own = [
        (one, stand)
        for one in known.met
        for stand in stands
        if stand.id in (one.meeting.a.id, one.meeting.b.id)
    ]
    workshop = known.m.workshop
    return ReturnPage(
        occasion=known.m.occasion,
        number=people[0].number,
        entity=people[0].entity,
        people=tuple(row.person for row in people if row.person),
        greeting=known.greeting,
        organiser=workshop.organiser,
        heard=_heard(known, entity_id),
        shared=tuple(
            SharedAnswer(s.card, s.answer, s.text) for s in known.shared if s.entity_id == entity_id
        ),
        offers=tuple(dict.fromkeys(stand.offers for stand in stands if stand.offers)),
        needs=tuple(dict.fromkeys(stand.seeks for stand in stands if stand.seeks)),
        met=tuple(_met(one, stand) for one, stand in own),
        mutual=tuple(_match(known, one, stand) for one, stand in own if one.outcome in _AGREED),
        ideas=tuple(_joined(idea, entity_id) for idea in known.ideas if _has_joined(idea, entity_id)),
        next_on=workshop.next_on,
        next_text=workshop.next_text,
    )


def _met(one: Encounter, stand: StandRow) -> Met:
    partner = one.meeting.partner(stand.id)
    return Met(one.meeting.round, partner.entity, partner.person)


def _match(known: Day, one: Encounter, stand: StandRow) -> Match:
    partner = one.meeting.partner(stand.id)
    contact = known.contacts.get(partner.participant_id)
    phone, email = (contact.phone, contact.email) if contact else ("", "")
    return Match(partner.entity, partner.person, phone, email, one.meeting.note)


def _heard(known: Day, entity_id: int) -> tuple[Heard, ...]:
    """Return what an entity said: in the moments, on the wall, and when it presented a project."""
    heard = [
        Heard(one.title, s.text)
        for one in known.moments
        for s in one.said
        if s.entity_id == entity_id and s.text
    ]
    heard += [
        Heard(WALL_SECTIONS[note.section], note.text) for note in known.notes if note.entity_id == entity_id
    ]
    for pitch in known.m.pitches:
        if pitch.presenter is not None and pitch.presenter.entity_id == entity_id:
            heard += [
                Heard(label, text)
                for label, text in (
                    (N_("The project you presented"), pitch.project),
                    (N_("What the room asked"), pitch.questions),
                    (N_("What the room offered"), pitch.offers),
                    (N_("What the room commented"), pitch.comments),
                )
                if text
            ]
    return tuple(heard)


def _has_joined(idea: JudgedIdea, entity_id: int) -> bool:
    return any(one.entity_id == entity_id and one.interest != 0 for one in idea.judgements)


def _joined(idea: JudgedIdea, entity_id: int) -> Joined:
    others = tuple(one.entity for one in idea.judgements if one.entity_id != entity_id and one.interest != 0)
    return Joined(idea.title, idea.description, others, idea.is_candidate)


# The report


def workshop_report(session: Session, m: Material) -> WorkshopReport | None:
    """Return what there is to tell of a workshop, None while nothing has come of it."""
    known = day(session, m)
    sent = questionnaire_figures.sent(session, m.workshop.key)
    rated = questionnaire_figures.rated(session, m.workshop.key)
    if not known.has_content and not rated:
        return None
    matches = [one for one in known.met if one.outcome in _AGREED]
    return WorkshopReport(
        occasion=m.occasion,
        facilitators=m.workshop.facilitators,
        organiser=m.workshop.organiser,
        figures=_figures(known, matches),
        outputs=_outcomes(known, "output"),
        outcomes=_outcomes(known, "outcome"),
        ideas=gather_focus.idea_results(session, m),
        matches=_matched(matches),
        wall=_wall(session, known),
        concerns=tuple((n.text, n.entity or "–") for n in known.notes if n.section == wall.CONCERN),
        shared=tuple((s.entity, SharedAnswer(s.card, s.answer, s.text)) for s in known.shared),
        focus=gather_focus.focus_results(session, m),
        sent=sent,
        rated=rated,
        members=_members(known),
        next_on=m.workshop.next_on,
        next_text=m.workshop.next_text,
    )


def _figures(known: Day, matches: Sequence[Encounter]) -> tuple[tuple[str, int], ...]:
    """Return the numbers of the day, those of nothing left out."""
    figures = (
        (N_("Entities"), len({row.entity_id for row in known.people})),
        (N_("People"), len(known.people)),
        (N_("Meetings"), len(known.met)),
        (N_("Mutual matches"), len(matches)),
        (N_("Ideas"), len(known.ideas)),
        (N_("Candidate projects"), sum(idea.is_candidate for idea in known.ideas)),
    )
    return tuple((label, n) for label, n in figures if n)


def _matched(matches: Sequence[Encounter]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each entity with those it has agreed with, however many people of both have met."""
    others: dict[str, dict[str, None]] = {}
    for one in matches:
        for own, other in ((one.meeting.a, one.meeting.b), (one.meeting.b, one.meeting.a)):
            others.setdefault(own.entity, {})[other.entity_label] = None
    return tuple(
        (name, tuple(sorted(found, key=sort_key)))
        for name, found in sorted(others.items(), key=lambda pair: sort_key(pair[0]))
    )


def _outcomes(known: Day, kind: str) -> tuple[OutcomeLine, ...]:
    return tuple(OutcomeLine(o.text, o.evidence, o.day) for o in known.outcomes if o.kind == kind)


def _wall(session: Session, known: Day) -> tuple[WallGroup, ...]:
    groups = []
    for section, label in WALL_SECTIONS.items():
        notes = [note for note in known.notes if note.section == section]
        if notes and section != wall.CONCERN:
            origin = wall.deck_of(section)
            cards = decks.deck(session, known.m.workshop.key, origin).by_code if origin else {}
            texts = {code: card.text for code, card in cards.items()}
            groups.append(WallGroup(label, tuple((n.text, texts.get(n.code, Texts())) for n in notes)))
    return tuple(groups)


def _members(known: Day) -> tuple[MemberLine, ...]:
    people: dict[str, list[str]] = {}
    for row in known.people:
        people.setdefault(row.entity, []).append(row.person)
    return tuple(MemberLine(entity, tuple(p for p in persons if p)) for entity, persons in people.items())
