"""Made-up content for the sheets of the evaluation test: eight entities that disagree on nearly everything."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from aliances_desktop.documents.comparison import Compared, Comparison, ComparisonReport
from aliances_desktop.documents.evaluation import EvaluationPaper
from aliances_desktop.documents.evaluation_reach import GainLine, ReachLine, ReachTable
from aliances_desktop.documents.red_lines import RedLinesSheet
from aliances_desktop.documents.sheet import Occasion
from aliances_desktop.model.codes_alliance import PARTNER_REVIEW, TEST
from aliances_desktop.model.red_lines import Party
from aliances_desktop.planning.red_lines import red_lines

SHEETS = {"test_blank", "test_filled", "test_comparison", "red_lines"}
DAY = date(2026, 11, 20)


def answers(partners: Sequence[int], name: str, shift: int) -> dict[tuple[str, str, str], tuple[str, str]]:
    """Every item answered; `shift` makes answers differ."""
    said: dict[tuple[str, str, str], tuple[str, str]] = {}
    for table, kind in TEST.items():
        subjects = {"partner": [str(key) for key in partners], "person": ["Núria Vila", "Pau Riera"]}
        codes = list(kind.scale)
        for subject in subjects.get(kind.subject, [""]):
            for place, item in enumerate(kind.items):
                said[(table, subject, item)] = (
                    codes[(place + shift) % len(codes)],
                    name if table == "5" else "",
                )
            if kind.spare:
                said[(table, subject, kind.spare)] = ("", name or "El local es queda al barri")
            if table == "5":
                said |= {("5", subject, item): ("", name) for item in PARTNER_REVIEW}
    said[("2.1", "", "OTH")] = ("3", name or "El local es queda al barri")
    return said


def content(sheet: str, name: str, event: Occasion, entities: Sequence[str], count: int = 8) -> Any:
    """Return the data of one of `SHEETS` for `count` entities; with `name`, every text in it is that name."""
    names = tuple((name or entities[n]) for n in range(count))
    partners = tuple(enumerate(names[1:], 2))
    parts = tuple(ReachLine(one, (name or "Vic", "Manresa"), 12_000, 300, 0.025) for one in names)
    gain = GainLine((2.0, 48_000.0, -300.0, 0.012), (0.5, 1.25, None, -0.4))
    full = ReachTable(parts, parts[0], parts[1], gain, ((name or "Manresa", names),))
    tests = tuple(
        Compared(one, DAY, answers(range(1, count + 1), name, n), gain) for n, one in enumerate(names)
    )
    parties = [Party(n, one, DAY) for n, one in enumerate(names, 1)]
    lines = red_lines(parties, {n: one.said for n, one in enumerate(tests, 1)}, "merger")
    blank = EvaluationPaper(
        event, names[0], partners, ReachTable(tuple(ReachLine(one) for one in names)), code="TEST-01-001"
    )
    return {
        "test_blank": blank,
        "test_filled": EvaluationPaper(
            event, names[0], partners, full, answers(range(2, count + 1), name, 0), DAY, name or "Núria Vila", name or "Reforç",
            (name or "Núria Vila", "Pau Riera"), name or "Es va respondre en junta.", "TEST-01-001",
        ),
        "test_comparison": ComparisonReport(
            event, Comparison(tests, tuple(enumerate(names, 1))), (Comparison(tests[:3], partners, over_time=True),), "TEST-01"
        ),
        "red_lines": RedLinesSheet(event, lines, DAY, name or "La marca es manté dos anys.", "RED-01"),
    }[sheet]  # fmt: skip
