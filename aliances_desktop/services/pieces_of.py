"""The pieces of an alliance, of a process, or of the whole file: like those of a workshop, without any note of printing."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlmodel import Session

from aliances_desktop.documents.registry import SHEETS
from aliances_desktop.services import (
    gather_alliance,
    gather_directory,
    gather_evaluations,
    gather_following,
    gather_letter,
    gather_process,
    gather_projects,
    gather_radar,
    gather_timeline,
    yearly,
)
from aliances_desktop.services.pieces import OWN, Piece, known


@dataclass(frozen=True)
class Subject:
    """What sheets are printed of: `kind` is "alliance", "process" or "file", `id` 0 for the file, `title` its name."""

    kind: str
    id: int
    title: str = ""


Content = Iterable[tuple[int, int, Any]]
"""(recipient, entity, frozen data) of each piece; 0 where there is none."""
Gather = Callable[[Session, Subject, date], Content]


def pieces_of(
    session: Session, subject: Subject, selection: Collection[str], language: str, today: date
) -> list[Piece]:
    """Return what there is to print of a subject, in the order of the registry; sheets without content give no piece.

    A `UserError` for a sheet that does not exist.
    """
    known(selection)
    mine = [sheet for sheet in SHEETS if sheet.id in _GATHER.get(subject.kind, {})]
    return [
        Piece(sheet, recipient_id, language, data, entity_id)
        for sheet in mine
        if not selection or sheet.id in selection
        for recipient_id, entity_id, data in _GATHER[subject.kind][sheet.id](session, subject, today)
    ]


def language_of(language: str, handouts: str) -> str:
    """Return the language to print in where each person's own is asked for, which nobody here has."""
    return handouts if language == OWN else language


def _of(gather: Callable[[Session, int], Content]) -> Gather:
    """Gather by the id alone."""
    return lambda session, subject, _today: gather(session, subject.id)


def _dated(gather: Callable[[Session, int, date], Content]) -> Gather:
    """Gather by the id, as of today."""
    return lambda session, subject, today: gather(session, subject.id, today)


def _directory(session: Session, subject: Subject, _today: date) -> Content:
    sheets = gather_directory.entity_sheets(session, None)
    return [(0, 0, gather_directory.directory(session, subject.title, None))] if sheets else []


def _entities(session: Session, _subject: Subject, _today: date) -> Content:
    sheets = gather_directory.entity_sheets(session, None)
    return [(key, key, data) for key, data in sheets.items()]


_GATHER: Final[Mapping[str, Mapping[str, Gather]]] = {
    "alliance": {
        "alliance_sheet": _dated(gather_alliance.sheet),
        "pair_matrix": _dated(gather_alliance.pair_matrix),
        "pair_matrix_a3": _dated(gather_alliance.pair_matrix),
        "alliance_map": _dated(gather_alliance.alliance_map),
        "project_sheets": _of(gather_projects.sheets),
        "project_blank": _of(gather_projects.blank),
        "candidates": _of(gather_projects.candidates),
        "contributions": _of(gather_projects.contributions),
        "selection": _of(gather_projects.selected),
        "vote_slips": _of(gather_projects.slips),
        "tally": _of(gather_projects.tally),
        "problem_cards": _dated(gather_radar.problem_cards),
        "meeting_agenda": _dated(gather_following.meeting_agendas("alliance_id")),
        "minutes": _dated(gather_following.minutes("alliance_id")),
        "commitments": _dated(gather_following.commitment_list("alliance_id")),
        "test_blank": _of(gather_evaluations.blank),
        "test_filled": _of(gather_evaluations.filled),
        "test_comparison": _of(gather_evaluations.comparison),
        "red_lines": _of(gather_evaluations.red_lines_sheet),
        "letter": _of(gather_letter.of_kind("commitment")),
        "intentions": _of(gather_letter.of_kind("intentions")),
        "agreement": _of(gather_letter.of_kind("agreement")),
        "withdrawal": _of(gather_letter.withdrawal),
    },
    "process": {
        "timeline": _dated(gather_timeline.fitted),
        "timeline_large": _dated(gather_timeline.fitted_large),
        "timeline_tiled": _dated(gather_timeline.tiled),
        "path": _dated(gather_timeline.path),
        "phase_cards": _dated(gather_process.phase_cards),
        "programme_sheet": _dated(gather_process.programme_sheet),
        "plan_table": _dated(gather_process.plan_table),
        "plan_table_a3": _dated(gather_process.plan_table),
        "execution": _dated(gather_process.execution),
        "space_programme": _dated(gather_process.space_programme),
        "space_satisfaction": _dated(gather_process.space_satisfaction),
        "meeting_agenda": _dated(gather_following.meeting_agendas("process_id")),
        "minutes": _dated(gather_following.minutes("process_id")),
        "commitments": _dated(gather_following.commitment_list("process_id")),
    },
    "file": {
        "network_map": lambda session, subject, today: gather_alliance.network_map(session, subject.title, today),
        "yearly_report": lambda session, subject, today: yearly.pieces(session, subject.title, today),
        "directory": _directory,
        "entity": _entities,
    },
}  # fmt: skip
"""Kind of subject → sheet → what gathers its content; one line a sheet."""
