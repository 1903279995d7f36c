"""Made-up content for the sheets of projects, their selection and the vote."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from aliances_desktop.documents.projects import Candidates, Contributions, ProjectSheet
from aliances_desktop.documents.selection import SelectionSheet, TallySheet, VotingSlip, VotingSlips
from aliances_desktop.model.selection import Count, Option, Ranking, Slip, Standard, Standing, Tally
from aliances_desktop.services.projects import FIELDS

SHEETS = {
    "project_sheets",
    "project_blank",
    "candidates",
    "contributions",
    "selection",
    "vote_slips",
    "tally",
}
OPENS, CLOSES = date(2026, 5, 12), date(2026, 5, 27)
_TITLES = (
    "Reforç escolar de barri",
    "Magatzem compartit",
    "Primeres feines amb mentor",
    "Cuina oberta",
    "Xarxa de cures",
)


def content(sheet: str, name: str, entities: Sequence[str], count: int = 8) -> Any:
    """Return the data of one of `SHEETS` for `count` entities; with `name`, every text in it is that name."""
    alliance = name or "Reforç escolar de barri"
    if sheet in {"project_sheets", "project_blank", "candidates"}:
        return _projects(sheet, name, alliance, entities[:count])
    if sheet == "contributions":
        cells = tuple((name or "Quatre aules", n) for n in range(3))
        rows = tuple((name or entity, cells) for entity in entities[:count])
        return Contributions(alliance, tuple(name or title for title in _TITLES[:3]), rows)
    if sheet == "selection":
        standards = tuple(Standard(n, name or f"Criteri {n}", n + 0.5) for n in range(6))
        standings = tuple(
            Standing(n, name or title, (5, 4.5, None, 3, 2, 1), 4.25, n + 1 if n < 4 else None, () if n < 4 else (name or "Criteri 2",))
            for n, title in enumerate(_TITLES)
        )  # fmt: skip
        return SelectionSheet(alliance, Ranking(standards, standings))
    options = tuple(Option(n, n, name or title) for n, title in enumerate(_TITLES, 1))
    if sheet == "vote_slips":
        marks = tuple((one.digit, one.title) for one in options)
        return VotingSlips(
            tuple(VotingSlip(alliance, n, name or one, marks, OPENS, CLOSES) for n, one in enumerate(entities[:count], 1))
        )  # fmt: skip
    slips = tuple(Slip(n, n, name or one) for n, one in enumerate(entities[:count], 1))
    first, second = Count((3, 2, 1, 0, 0), 1), Count((3, 1, 2, 0, 0), 1)
    return TallySheet(
        alliance, Tally(options, first, second, slips[:1], slips[1:2], slips[2:], (), slips[:2], ()), OPENS, CLOSES, name
    )  # fmt: skip


def _projects(sheet: str, name: str, alliance: str, entities: Sequence[str]) -> Any:
    text = (
        "" if sheet == "project_blank" else name or "Dues tardes per setmana, noranta alumnes el primer curs."
    )
    fields = tuple((label, text, False) for label in FIELDS.values())
    parts = tuple(
        (name or one, text, None if sheet == "project_blank" else n % 4) for n, one in enumerate(entities)
    )
    made = tuple(
        ProjectSheet(alliance, name or title, fields, parts, "Discarded" if n else "Chosen by the entities", text, CLOSES)
        for n, title in enumerate(_TITLES)
    )  # fmt: skip
    if sheet == "candidates":
        return Candidates(alliance, made)
    return made[0] if sheet == "project_sheets" else ProjectSheet(alliance, "", fields, parts)
