"""Freezes the projects of an alliance, their selection and the vote for paper."""

from collections.abc import Iterable
from typing import Final

from sqlmodel import Session

from aliances_desktop.documents.projects import Candidates, Contributions, ProjectSheet
from aliances_desktop.documents.selection import SelectionSheet, TallySheet, VotingSlip, VotingSlips
from aliances_desktop.i18n import N_
from aliances_desktop.model import Alliance, Project
from aliances_desktop.model.codes import RELATIONS
from aliances_desktop.model.codes_alliance import FORMS
from aliances_desktop.services import partners, projects, records, selection, voting

Content = Iterable[tuple[int, int, object]]
_CODES: Final = {"relation": RELATIONS, "form": FORMS}
_DECISIONS: Final = {"candidate": "", "chosen": N_("Chosen by the entities"), "discarded": N_("Discarded")}


def sheets(session: Session, alliance_id: int) -> Content:
    """Return the sheet of each project."""
    return [(one.key, 0, _sheet(session, alliance_id, one)) for one in projects.sheets(session, alliance_id)]


def blank(session: Session, alliance_id: int) -> Content:
    """Return a blank sheet with the partners of the alliance."""
    fields = tuple((label, "", False) for label in projects.FIELDS.values())
    parts = tuple((row.entity.name, "", None) for row in partners.rows(session, alliance_id, with_left=False))
    return [(0, 0, ProjectSheet(_title(session, alliance_id), "", fields, parts))]


def candidates(session: Session, alliance_id: int) -> Content:
    """Return all projects side by side, where there are at least two."""
    found = [_sheet(session, alliance_id, one) for one in projects.sheets(session, alliance_id)]
    return [(0, 0, Candidates(_title(session, alliance_id), tuple(found)))] if len(found) > 1 else []


def contributions(session: Session, alliance_id: int) -> Content:
    """Return what each partner would put into each project."""
    found = projects.sheets(session, alliance_id)
    given = projects.parts(session, alliance_id)
    rows = []
    for row in partners.rows(session, alliance_id, with_left=False):
        parts = [given.get((one.key, row.entity.key)) for one in found]
        cells = tuple((part.contribution, part.commitment) if part else ("", None) for part in parts)
        rows.append((row.entity.name, cells))
    if not found or not rows:
        return []
    titles = tuple(one.title for one in found)
    return [(0, 0, Contributions(_title(session, alliance_id), titles, tuple(rows)))]


def selected(session: Session, alliance_id: int) -> Content:
    """Return criteria, formula and result, once there are criteria and projects."""
    ranking = selection.ranking(session, alliance_id)
    if not ranking.standards or not ranking.standings:
        return []
    return [(0, 0, SelectionSheet(_title(session, alliance_id), ranking))]


def slips(session: Session, alliance_id: int) -> Content:
    """Return the slips of the vote, once it has been opened."""
    vote, title = voting.vote(session, alliance_id), _title(session, alliance_id)
    options = tuple((one.digit, one.title) for one in vote.tally.options)
    made = tuple(
        VotingSlip(title, one.number, one.entity, options, vote.opens_on, vote.closes_on)
        for one in vote.slips
    )
    return [(0, 0, VotingSlips(made))] if made else []


def tally(session: Session, alliance_id: int) -> Content:
    """Return the vote as it is counted, once a slip is back."""
    vote = voting.vote(session, alliance_id)
    if not any(one.cast_on for one in vote.slips):
        return []
    title = _title(session, alliance_id)
    return [(0, 0, TallySheet(title, vote.tally, vote.opens_on, vote.closes_on, vote.notes))]


def _sheet(session: Session, alliance_id: int, project: Project) -> ProjectSheet:
    given = projects.parts(session, alliance_id)
    texts = []
    for field, label in projects.FIELDS.items():
        value = str(getattr(project, field))
        codes = _CODES.get(field, {})
        texts.append((label, codes.get(value, value), value in codes))
    parts = []
    for row in partners.rows(session, alliance_id, with_left=False):
        part = given.get((project.key, row.entity.key))
        if part is not None and (part.contribution or part.commitment is not None):
            parts.append((row.entity.name, part.contribution, part.commitment))
    return ProjectSheet(
        _title(session, alliance_id), project.title, tuple(texts), tuple(parts), _DECISIONS[project.state],
        project.reason, project.decided_on,
    )  # fmt: skip


def _title(session: Session, alliance_id: int) -> str:
    return records.fetch(session, Alliance, alliance_id).title
