"""The results of a workshop as a spreadsheet: one sheet each for matches, interest, meetings, ideas and the plenary."""

from collections.abc import Callable, Sequence
from pathlib import Path

from sqlmodel import Session

from aliances_desktop.i18n import N_
from aliances_desktop.model.codes import INTERESTS
from aliances_desktop.services import ideas, pitches, results
from aliances_desktop.services.results import OUTCOMES, Encounter
from aliances_desktop.services.spreadsheet import Cell, spreadsheet

Sheet = tuple[str, Sequence[str], list[list[Cell]]]
"""Title (a msgid), column headings (msgids), lines."""


def export_results(session: Session, workshop_id: int, path: Path, labels: Callable[[str], str]) -> None:
    """Write the results to an XLSX file, whole or not at all; `labels` puts a msgid into the reader's language."""
    with spreadsheet(path) as book:
        for title, headings, lines in _sheets(session, workshop_id, labels):
            book.table(labels(title), [labels(heading) for heading in headings], lines)


def _sheets(session: Session, workshop_id: int, labels: Callable[[str], str]) -> list[Sheet]:
    found = results.encounters(session, workshop_id)
    names = (N_("Number"), N_("Entity"), N_("Person"))
    return [
        (
            N_("Matches"),
            (N_("Outcome"), *names, *names, N_("Round"), N_("Note")),
            [_pair(one, labels) for one in found if one.outcome in {"mutual", "possible"}],
        ),
        (
            N_("One-sided interest"),
            (N_("Outcome"), *names, *names, N_("Round"), N_("Note")),
            [_pair(one, labels) for one in found if one.outcome == "one_sided"],
        ),
        (
            N_("Meetings"),
            (N_("Round"), N_("Table"), *names, N_("Interest"), *names, N_("Interest"), N_("Outcome"), N_("Note")),
            [_meeting(one, labels) for one in found],
        ),
        (
            N_("By participant"),
            (*names, N_("Meetings"), N_("Interested in"), N_("Of interest to"), N_("Mutual matches")),
            [
                [line.stand.number, line.stand.entity, line.stand.person, line.meetings, line.gave, line.received,
                 line.mutual]
                for line in results.by_stand(found)
            ],
        ),
        (
            N_("Ideas"),
            (N_("Idea"), N_("Description"), N_("Entities interested")),
            [[row.title, row.description, "\n".join(row.entities)] for row in ideas.rows(session, workshop_id)],
        ),
        (
            N_("Plenary"),
            (N_("Entity"), N_("Person"), N_("Project"), N_("Questions"), N_("Offers"), N_("Comments")),
            [
                [row.presenter.entity, row.presenter.person, row.project, row.questions, row.offers, row.comments]
                for row in pitches.rows(session, workshop_id)
                if row.presenter
            ],
        ),
    ]  # fmt: skip


def _pair(one: Encounter, labels: Callable[[str], str]) -> list[Cell]:
    row = one.meeting
    # Who is interested comes first, where only one side is.
    first, second = (row.b, row.a) if one.keen == row.b else (row.a, row.b)
    return [
        labels(OUTCOMES[one.outcome]),
        first.number,
        first.entity,
        first.person,
        second.number,
        second.entity,
        second.person,
        row.round,
        row.note,
    ]


def _meeting(one: Encounter, labels: Callable[[str], str]) -> list[Cell]:
    row = one.meeting
    sides: list[Cell] = []
    for stand, interest in ((row.a, row.a_interest), (row.b, row.b_interest)):
        sides += [stand.number, stand.entity, stand.person, labels(INTERESTS[interest]) if interest else ""]
    return [row.round, row.table_number, *sides, labels(OUTCOMES[one.outcome]), row.note]
