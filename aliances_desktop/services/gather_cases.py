"""The content of the case work's sheets, frozen: booklets, work sheets, lists and signs of the groups."""

from sqlmodel import Session

from aliances_desktop.documents.attendance import Person
from aliances_desktop.documents.cases import (
    CaseBooklet,
    CaseContent,
    CaseEntityLine,
    GroupLine,
    GroupLists,
    GroupSheet,
    GroupSigns,
    PlenaryWall,
)
from aliances_desktop.model import Case, CaseEntity, Texts
from aliances_desktop.model.codes import WALL_SECTIONS
from aliances_desktop.services import cases, groups
from aliances_desktop.services import wall as wall_notes
from aliances_desktop.services.gather import Material
from aliances_desktop.services.groups import SHEET, ExerciseView, GroupView

WALL = ("values", "models", "processes", "factors")
"""Sections of the wall on which cases are shared."""
Pieces = list[tuple[int, int, object]]


def booklets(session: Session, m: Material) -> Pieces:
    """Return a booklet for each group that has a case, or one for each case while there are no groups."""
    views = groups.all_views(session, m.workshop.key)
    found: Pieces = [
        (one.id, 0, CaseBooklet(m.occasion, view.exercise.title, _line(one), _content(session, one.case)))
        for view in views
        for one in view.groups
        if one.case is not None
    ]
    if found:
        return found
    return [
        (case.key, 0, CaseBooklet(m.occasion, "", None, _content(session, case)))
        for case in cases.of_workshop(session, m.workshop.key)
    ]


def _content(session: Session, case: Case) -> CaseContent:
    lines = tuple(_entity(one) for one in cases.entities(session, case.key))
    return CaseContent(case.position, case.title, case.description, case.funding, case.questions, lines)


def _entity(one: CaseEntity) -> CaseEntityLine:
    return CaseEntityLine(
        one.code, one.recipients, (one.staff_full, one.staff_part, one.staff_interns), one.volunteers,
        one.beneficiaries, one.budget_cents, (one.subsidies_percent, one.own_percent, one.contracts_percent),
        one.services, one.strengths, one.weaknesses, one.organisation, one.own_income,
    )  # fmt: skip


def _line(one: GroupView) -> GroupLine:
    return GroupLine(one.group.number, tuple(Person(m.number, m.person, m.entity) for m in one.members))


def sheets(session: Session, m: Material) -> Pieces:
    """Return the work sheet of every group, blank or with what was typed in."""
    return [
        (one.id, 0, _sheet(session, m, view, one))
        for view in groups.all_views(session, m.workshop.key)
        for one in view.groups
    ]


def _sheet(session: Session, m: Material, view: ExerciseView, one: GroupView) -> GroupSheet:
    entities = cases.entities(session, one.case.key) if one.case else []
    written = groups.findings(session, one.id)
    findings = tuple(
        (entity.code, written[entity.key].contributes, written[entity.key].gains)
        for entity in entities
        if entity.key in written
    )
    return GroupSheet(
        m.occasion, view.exercise.title, _line(one), one.case.title if one.case else Texts(),
        tuple(entity.code for entity in entities), tuple((name, getattr(one.group, name)) for name in SHEET),
        one.group.relation, one.group.presenter, findings,
    )  # fmt: skip


def lists(session: Session, m: Material) -> Pieces:
    """Return who is in which group, for each exercise that has people."""
    return [
        (view.exercise.key, 0, GroupLists(m.occasion, view.exercise.title, _titled(view)))
        for view in groups.all_views(session, m.workshop.key)
        if any(one.members for one in view.groups)
    ]


def signs(session: Session, m: Material) -> Pieces:
    """Return the signs of the groups' tables, for each exercise."""
    return [
        (view.exercise.key, 0, GroupSigns(m.occasion, _titled(view)))
        for view in groups.all_views(session, m.workshop.key)
        if view.groups
    ]


def _titled(view: ExerciseView) -> tuple[tuple[GroupLine, Texts], ...]:
    return tuple((_line(one), one.case.title if one.case else Texts()) for one in view.groups)


def wall(session: Session, m: Material) -> Pieces:
    """Return the wall of the plenary where a workshop works on cases, with the notes typed in."""
    if not cases.of_workshop(session, m.workshop.key):
        return []
    notes = wall_notes.rows(session, m.workshop.key, WALL)
    columns = tuple((WALL_SECTIONS[code], tuple(n.text for n in notes if n.section == code)) for code in WALL)
    return [(0, 0, PlenaryWall(m.occasion, columns))]
