"""Made-up content for the radar, the yearly report and the timeline."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from aliances_desktop.documents.radar import ProblemCard, ProblemCards, RaisedFact
from aliances_desktop.documents.report import OutcomeLine
from aliances_desktop.documents.yearly import (
    AllianceLine,
    MeasuredLine,
    MoneyLine,
    SupportLine,
    WorkshopLine,
    YearlyReport,
)
from aliances_desktop.model import Texts
from aliances_desktop.model.codes_alliance import ACCOMPANIMENTS, PROBLEMS, SDGS, STAGES

SHEETS = {"problem_cards", "yearly_report"}
TODAY = date(2026, 11, 21)


def _same(text: str) -> Texts:
    return Texts(text, text, text)


def content(sheet: str, name: str, entities: Sequence[str]) -> Any:
    """Return the data of one of `SHEETS`; with `name`, every text in it is that name."""
    return _radar(name, entities) if sheet == "problem_cards" else _year(name, entities)


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
