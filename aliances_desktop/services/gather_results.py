"""The content of the sheets made after the market-place: the report, and each participant's matches."""

from collections import Counter
from collections.abc import Iterable, Mapping

from sqlmodel import Session

from aliances_desktop.charts.network import Link
from aliances_desktop.documents.results import (
    IdeaLine,
    Match,
    MatchLine,
    MatchSheet,
    PitchLine,
    ResultsReport,
)
from aliances_desktop.i18n import N_
from aliances_desktop.model import Contact
from aliances_desktop.model.codes import INTERESTS
from aliances_desktop.services import ideas, reach, results
from aliances_desktop.services.gather import Material
from aliances_desktop.services.market import StandRow
from aliances_desktop.services.results import Encounter, Network

_AGREED = ("mutual", "possible")


def results_report(session: Session, m: Material, found: list[Encounter]) -> ResultsReport:
    """Return the market-place in figures and names."""
    network = results.network(session, m.workshop.key)
    ordered = sorted(network.nodes, key=lambda node: (node.sector, node.name))
    place = {node.entity_id: position for position, node in enumerate(ordered)}
    return ResultsReport(
        occasion=m.occasion,
        meetings_planned=sum(len(one.meetings) for one in m.rounds),
        meetings_held=len(found),
        answers=_answers(found),
        mutual=tuple(
            MatchLine(one.meeting.a.entity, one.meeting.b.entity, one.meeting.round, one.meeting.note)
            for one in found
            if one.outcome in _AGREED
        ),
        one_sided=tuple(_one_sided(one) for one in found if one.outcome == "one_sided"),
        nodes=tuple(node.label for node in ordered),
        links=_links(network, place),
        ideas=tuple(
            IdeaLine(row.title, row.description, row.entities) for row in ideas.rows(session, m.workshop.key)
        ),
        pitches=tuple(
            PitchLine(row.presenter.person, row.project, row.questions, row.offers, row.comments)
            for row in m.pitches
            if row.presenter
        ),
    )


def _answers(found: Iterable[Encounter]) -> tuple[tuple[str, int], ...]:
    counts = Counter(side for one in found for side in (one.meeting.a_interest, one.meeting.b_interest))
    return (*((label, counts[code]) for code, label in INTERESTS.items()), (N_("No answer"), counts[""]))


def _one_sided(one: Encounter) -> MatchLine:
    row = one.meeting
    first, second = (row.b, row.a) if one.keen == row.b else (row.a, row.b)
    return MatchLine(first.entity, second.entity, row.round, row.note)


def _links(network: Network, place: Mapping[int, int]) -> tuple[Link, ...]:
    """Return a link for each interest, a mutual one once."""
    return tuple(
        Link(place[link.from_entity_id], place[link.to_entity_id], link.is_mutual)
        for link in network.links
        if not link.is_mutual or link.from_entity_id < link.to_entity_id
    )


def match_sheets(session: Session, m: Material, found: list[Encounter]) -> dict[int, MatchSheet]:
    """Return the sheet of matches of each participant who met anybody, by participant."""
    contacts = reach.ways(session, m.people)
    sheets: dict[int, MatchSheet] = {}
    for stand in m.stands:
        own = [one for one in found if stand.id in (one.meeting.a.id, one.meeting.b.id)]
        if own:
            sheets[stand.participant_id] = MatchSheet(
                occasion=m.occasion,
                number=stand.number,
                person=stand.person,
                entity=stand.entity,
                mutual=tuple(
                    _match(one.meeting.partner(stand.id), one.meeting.note, contacts)
                    for one in own
                    if one.outcome in _AGREED
                ),
                interested=tuple(
                    one.meeting.partner(stand.id).entity
                    for one in own
                    if one.outcome not in _AGREED and _said(one, stand) in {"yes", "maybe"}
                ),
            )
    return sheets


def _said(one: Encounter, stand: StandRow) -> str:
    """Return what the partner of `stand` said of it."""
    row = one.meeting
    return row.b_interest if row.a.id == stand.id else row.a_interest


def _match(partner: StandRow, note: str, contacts: Mapping[int, Contact]) -> Match:
    contact = contacts.get(partner.participant_id)
    return Match(
        partner.entity,
        partner.person,
        contact.phone if contact else "",
        contact.email if contact else "",
        note,
    )
