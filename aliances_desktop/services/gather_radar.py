"""Freezes the radar of an alliance for paper."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session

from aliances_desktop.documents.radar import ProblemCard, ProblemCards, RaisedFact
from aliances_desktop.i18n import LANGUAGES, translator
from aliances_desktop.model import Alliance, Texts
from aliances_desktop.model.codes_alliance import PROBLEMS
from aliances_desktop.services import factors, radar, records
from aliances_desktop.services.radar_rules import Fact


def problem_cards(session: Session, alliance_id: int, today: date) -> Iterable[tuple[int, int, ProblemCards]]:
    """Return the six cards with the facts that raise them, and the factors as last rated."""
    facts = radar.warnings(session, alliance_id, today)
    known = radar.cards(session)
    cards = tuple(
        ProblemCard(
            known[problem].text,
            known[problem].detail,
            tuple(_frozen(fact) for fact in facts if fact.problem == problem),
        )
        for problem in PROBLEMS
    )
    rated = tuple(
        (one.card.text, one.latest.level, one.latest.evidence)
        for one in factors.factors(session, alliance_id)
        if one.latest is not None
    )
    title = records.fetch(session, Alliance, alliance_id).title
    return [(0, 0, ProblemCards(title, cards, rated, today))]


def _frozen(fact: Fact) -> RaisedFact:
    said = {}
    for code in LANGUAGES:
        t = translator(code)
        said[code] = t.gettext(fact.sentence, **radar.words(fact.values, code, t.gettext))
    return RaisedFact(Texts(**said), fact.since, fact.reason)
