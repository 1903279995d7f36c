"""Made-up content for the radar, the yearly report and the timeline."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from aliances_desktop.documents.path import PathSheet, PathStep
from aliances_desktop.documents.process import About
from aliances_desktop.documents.radar import ProblemCard, ProblemCards, RaisedFact
from aliances_desktop.documents.report import OutcomeLine
from aliances_desktop.documents.timeline import TimelineRow, TimelineSheet
from aliances_desktop.documents.yearly import (
    AllianceLine,
    MeasuredLine,
    MoneyLine,
    SupportLine,
    WorkshopLine,
    YearlyReport,
)
from aliances_desktop.model import Texts
from aliances_desktop.model.codes_alliance import ACCOMPANIMENTS, PROBLEMS, SDGS, STAGES, TIMELINE_COLUMNS

SHEETS = {"problem_cards", "yearly_report", "timeline", "timeline_large", "timeline_tiled", "path"}
TODAY = date(2026, 11, 21)


def _same(text: str) -> Texts:
    return Texts(text, text, text)


def content(sheet: str, name: str, entities: Sequence[str]) -> Any:
    """Return the data of one of `SHEETS`; with `name`, every text in it is that name."""
    if sheet == "problem_cards":
        return _radar(name, entities)
    if sheet == "yearly_report":
        return _year(name, entities)
    about = About(_same(name or "La xarxa d’aliances"), "alliance", TODAY)
    if sheet == "path":
        steps = tuple(
            PathStep(kind, _same(name or "Fer la carta"), TODAY, name or "Carme") for kind in _KINDS * 6
        )
        return PathSheet(about, steps[:8], steps[8:], 0.25)
    paper = "A3L" if sheet == "timeline_large" else "A4L"
    return TimelineSheet(
        about,
        _rows(name),
        tuple(TIMELINE_COLUMNS),
        None,
        None,
        paper,
        "quarter" if sheet.endswith("tiled") else "",
    )


_KINDS = ("phase", "task", "task", "milestone")


def _rows(name: str) -> tuple[TimelineRow, ...]:
    rows = []
    for n in range(40):
        kind = _KINDS[n % 4] if n < 36 else "decision"
        start = TODAY + timedelta(days=n * 6 - 120)
        rows.append(
            TimelineRow(
                ("phase" if kind == "phase" else "task", n), kind, _same(name or f"Tasca {n}"), start,
                start + timedelta(days=20) if kind in ("phase", "task") else start, start if n < 10 else None,
                start + timedelta(days=22) if n < 10 else None, name or "Carme Solanes Prat", "Done" if n < 10 else "Planned",
                n == 12, n, (("task", n - 1),) if n % 4 == 2 else (), str(n - 1) if n % 4 == 2 else "",
            )
        )  # fmt: skip
    return tuple(rows)


def _radar(name: str, entities: Sequence[str]) -> ProblemCards:
    facts = tuple(
        RaisedFact(_same(name or f"{entity} no ha dit quin òrgan decideix."), TODAY, name if n % 3 else "")
        for n, entity in enumerate(entities[:5])
    )
    cards = tuple(
        ProblemCard(
            _same(name or title), _same(name or "Clarificar qui decideix i fins quan."), facts[: n + 1]
        )
        for n, title in enumerate(PROBLEMS.values())
    )
    factors = tuple((_same(name or f"Factor {n}"), n % 4, name or "Es coneixen del barri") for n in range(20))
    return ProblemCards(name or "Reforç escolar de barri", cards, factors, TODAY)


def _year(name: str, entities: Sequence[str]) -> YearlyReport:
    said = _same(name or "Tardes d’estudi")
    measured = tuple(MeasuredLine(said, said, 20.0 + n, 12.5 + n, _same(name or "tardes")) for n in range(30))
    outcomes = tuple(OutcomeLine(name or "Full de ruta amb dues comissions", name, TODAY) for _n in range(4))
    workshops = tuple(WorkshopLine(name or "Taller d’aliances", TODAY, 26, 28, 3) for _n in range(5))
    alliances = tuple(
        AllianceLine(name or "Reforç escolar", stage, tuple(name or one for one in entities[:8]), name, TODAY)
        for stage in STAGES.values()
    )
    return YearlyReport(
        2026, name or "xarxa", (("Workshops", 5), ("People who came", 140), ("Alliances", 7)), workshops, alliances,
        measured, measured[:3], outcomes, outcomes, tuple(SupportLine(kind, 3, 12, 30.5) for kind in ACCOMPANIMENTS.values()),
        (MoneyLine(said, said, 20461600),), tuple(SDGS.values()),
    )  # fmt: skip
