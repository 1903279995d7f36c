"""The content of the sheets of the evaluation test: blank and filled in, side by side, and the red lines."""

from collections import Counter
from collections.abc import Iterable

from sqlmodel import Session

from aliances_desktop.documents.comparison import Compared, Comparison, ComparisonReport
from aliances_desktop.documents.evaluation import EvaluationPaper
from aliances_desktop.documents.evaluation_reach import GainLine, ReachLine, ReachTable
from aliances_desktop.documents.red_lines import RedLinesSheet
from aliances_desktop.documents.sheet import Occasion
from aliances_desktop.model import Alliance, Project
from aliances_desktop.planning.extension import Extension, Part
from aliances_desktop.services import evaluations, lines, records, red_lines
from aliances_desktop.services.evaluation_answers import EvaluationTest

Content = Iterable[tuple[int, int, object]]
"""(recipient, entity, frozen data) of each sheet; 0 where there is none."""


def blank(session: Session, alliance_id: int) -> Content:
    """Yield a blank test for each partner, with the others printed on it."""
    occasion = _occasion(session, alliance_id)
    partners = evaluations.partners_of(session, alliance_id)
    names = lines.entity_names(session, [one.entity_id for one in partners])
    parts = tuple(ReachLine(one.name) for one in partners)
    for own in partners:
        others = tuple((one.entity_id, one.name) for one in partners if one != own)
        yield own.entity_id, own.entity_id, EvaluationPaper(
            occasion, names[own.entity_id], others, ReachTable(parts), code=_code(alliance_id, own.entity_id)
        )  # fmt: skip


def filled(session: Session, alliance_id: int) -> Content:
    """Yield the latest test of each entity that has filled one in."""
    occasion = _occasion(session, alliance_id)
    for entity_id, test in evaluations.latest(session, alliance_id).items():
        yield entity_id, entity_id, _paper(session, test, occasion)


def comparison(session: Session, alliance_id: int) -> Content:
    """Yield the tests side by side, once there is one."""
    latest = side_by_side(session, alliance_id)
    if latest.tests:
        counts = Counter(one.entity_id for one in evaluations.all_tests(session, alliance_id))
        several = [
            one.entity_id
            for one in evaluations.partners_of(session, alliance_id)
            if counts[one.entity_id] > 1
        ]
        histories = tuple(over_time(session, alliance_id, entity_id) for entity_id in several)
        yield 0, 0, ComparisonReport(
            _occasion(session, alliance_id), latest, histories, f"TEST-{alliance_id:02d}"
        )  # fmt: skip


def red_lines_sheet(session: Session, alliance_id: int) -> Content:
    """Yield the red lines, once there are partners."""
    alliance = records.fetch(session, Alliance, alliance_id)
    found = red_lines.of_alliance(session, alliance_id)
    if found.parties:
        yield 0, 0, RedLinesSheet(
            _occasion(session, alliance_id), found, alliance.talked_on, alliance.talked_notes, f"RED-{alliance_id:02d}"
        )  # fmt: skip


# Side by side, for paper and for the window


def side_by_side(session: Session, alliance_id: int) -> Comparison:
    """Return the latest test of each entity."""
    found = evaluations.latest(session, alliance_id)
    return Comparison(tuple(_compared(test) for test in found.values()), _partners(session, alliance_id))


def over_time(session: Session, alliance_id: int, entity_id: int) -> Comparison:
    """Return the tests of an entity, the oldest first; of more than eight the latest eight."""
    found = evaluations.history(session, alliance_id, entity_id)[-8:]
    others = tuple(one for one in _partners(session, alliance_id) if one[0] != entity_id)
    return Comparison(tuple(_compared(test) for test in found), others, over_time=True)


def _partners(session: Session, alliance_id: int) -> tuple[tuple[int, str], ...]:
    return tuple((one.entity_id, one.name) for one in evaluations.partners_of(session, alliance_id))


def _compared(test: EvaluationTest) -> Compared:
    short = {one.entity_id: one.name for one in test.partners}
    said = {key: (one.value, one.text) for key, one in test.said.items()}
    return Compared(short.get(test.entity_id, test.entity), test.day, said, gain_line(test.extension))


def gain_line(found: Extension) -> GainLine:
    """Return the gain of table 3 in figures: municipalities, population, beneficiaries, share."""
    gains = (found.municipalities_gain, found.population_gain, found.beneficiaries_gain, found.share_gain)
    first, second, third, fourth = gains
    return GainLine(
        (first.absolute, second.absolute, third.absolute, fourth.absolute),
        (first.relative, second.relative, third.relative, fourth.relative),
    )


# The sheet of one test


def _paper(session: Session, test: EvaluationTest, occasion: Occasion) -> EvaluationPaper:
    project = session.get(Project, test.project_id) if test.project_id is not None else None
    return EvaluationPaper(
        occasion, test.entity, tuple((one.entity_id, one.name) for one in test.others), _reach(test),
        {key: (one.value, one.text) for key, one in test.said.items()}, test.day, test.filled_by,
        project.title if project else "", test.persons, test.notes, _code(test.alliance_id, test.entity_id),
    )  # fmt: skip


def _reach(test: EvaluationTest) -> ReachTable:
    found = test.extension
    names = [one.name for one in test.partners]
    parts = tuple(_reach_line(name, part) for name, part in zip(names, found.parts, strict=True))
    whole = ReachLine(
        "", found.sum.municipalities, found.sum.population, found.sum.beneficiaries, found.sum_share
    )
    shared = tuple((one.name, tuple(names[place] for place in one.parts)) for one in found.shared)
    return ReachTable(parts, whole, _reach_line("", found.allied), gain_line(found), shared)


def _reach_line(name: str, part: Part) -> ReachLine:
    return ReachLine(name, part.municipalities, part.population, part.beneficiaries, part.share)


def _occasion(session: Session, alliance_id: int) -> Occasion:
    alliance = records.fetch(session, Alliance, alliance_id)
    return Occasion(alliance.title, code=f"A{alliance_id:02d}")


def _code(alliance_id: int, entity_id: int) -> str:
    return f"TEST-{alliance_id:02d}-{entity_id:03d}"
