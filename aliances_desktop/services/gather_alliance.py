"""The content of the sheets of an alliance: its own, its partners pair by pair, and the map of the network."""

from collections.abc import Iterable
from datetime import date
from itertools import combinations
from typing import Final

from sqlmodel import Session

from aliances_desktop.documents.alliance import AllianceSheet, PartnerEntry, TypeEntry
from aliances_desktop.documents.network import NetworkMap, YearLine
from aliances_desktop.documents.pairs import PairMatrix
from aliances_desktop.documents.sheet import Occasion
from aliances_desktop.model import Alliance, Contact
from aliances_desktop.model.codes import CONDITIONS
from aliances_desktop.model.codes_alliance import AXES, KEYS
from aliances_desktop.services import alliances, network, pairs, partners, records
from aliances_desktop.services.network_map import map_hubs
from aliances_desktop.services.partners import PartnerRow

Content = Iterable[tuple[int, int, object]]
_SAID: Final = ("problem", "objective", "recipients", "impact", "scope", "outcome")
_YEARS: Final = 12
"""Years of the table beneath the map, the last ones."""


def sheet(session: Session, alliance_id: int, today: date) -> Content:
    """Yield the sheet of an alliance."""
    alliance = records.fetch(session, Alliance, alliance_id)
    found = alliances.types(session, alliance_id)
    types = tuple(
        TypeEntry(axis, found[axis].code, found[axis].strength, found[axis].weakness)
        if axis in found
        else TypeEntry(axis, "", "", "")
        for axis in AXES
    )
    levels = {key: one.level for key, one in partners.keys(session, alliance_id).items()}
    rows = partners.rows(session, alliance_id)
    yield 0, 0, AllianceSheet(
        Occasion(alliance.title), today, alliance.stage, alliance.stage_since, alliance.relation, alliance.form,
        alliance.purpose, alliance.motivation, alliance.motivation_evidence,
        {field: str(getattr(alliance, field)) for field in _SAID}, types,
        tuple(_partner(row, levels) for row in rows if row.partner.left_on is None),
        tuple(
            (row.entity.name, row.partner.left_on, row.partner.left_reason)
            for row in rows
            if row.partner.left_on is not None
        ),
        f"ALL-{alliance_id:02d}",
    )  # fmt: skip


def _partner(row: PartnerRow, levels: dict[tuple[int, str], int | None]) -> PartnerEntry:
    one = row.partner
    return PartnerEntry(
        row.entity.name, one.contribution, one.gain, one.required, one.given,
        ", ".join(filter(None, (row.contact.name, row.contact.post))) if row.contact else "",
        _conditions(row.contact), one.is_leader, one.motivation, one.motivation_evidence, one.hours, one.skills,
        one.money_cents, one.opportunity_cost, tuple(levels.get((row.id, code)) for code in KEYS),
    )  # fmt: skip


def _conditions(contact: Contact | None) -> dict[str, int] | None:
    if contact is None:
        return None
    rated = {name: getattr(contact, name) for name in CONDITIONS}
    return {name: level for name, level in rated.items() if level is not None}


def pair_matrix(session: Session, alliance_id: int, today: date) -> Content:
    """Yield the matrix of an alliance with at least two partners."""
    matrix = pairs.matrix(session, alliance_id)
    if len(matrix.sides) < 2:
        return
    sides = matrix.sides
    texts = {
        (n, m): matrix.cell(sides[n].entity_id, sides[m].entity_id).texts
        for n, m in combinations(range(len(sides)), 2)
    }
    title = records.fetch(session, Alliance, alliance_id).title
    names = tuple(side.label for side in sides)
    yield 0, 0, PairMatrix(Occasion(title), today, names, texts, f"PAIR-{alliance_id:02d}")


def alliance_map(session: Session, alliance_id: int, today: date) -> Content:
    """Yield the map of what the partners of an alliance are in together."""
    title = records.fetch(session, Alliance, alliance_id).title
    yield from _map(session, title, today, alliance_id, f"MAP-{alliance_id:02d}")


def network_map(session: Session, title: str, today: date) -> Content:
    """Yield the map of the whole file, called `title`."""
    yield from _map(session, title, today, None, "MAP")


def _map(session: Session, title: str, today: date, alliance_id: int | None, code: str) -> Content:
    every = network.years(session, today)
    found = [network.network(session, year, alliance_id) for year in every[-_YEARS:]]
    last = found[-1]
    if any(one.hubs for one in found):
        yield 0, 0, NetworkMap(
            Occasion(title), today, tuple(node.label for node in last.nodes),
            tuple(map_hubs(last, alliance_id or 0)), tuple(hub.title for hub in last.hubs),
            tuple(YearLine(one.year, len(one.hubs), len(one.nodes), len(one.shared)) for one in found), code,
        )  # fmt: skip
