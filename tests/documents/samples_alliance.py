"""Made-up content for the sheets of an alliance: the sheet itself, the pairs of its partners, the map of the network."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations
from typing import Any

from aliances_desktop.charts.alliances_map import MapHub
from aliances_desktop.documents.alliance import AllianceSheet, PartnerEntry, TypeEntry
from aliances_desktop.documents.network import NetworkMap, YearLine
from aliances_desktop.documents.pairs import HEADINGS, PairMatrix
from aliances_desktop.documents.sheet import Occasion
from aliances_desktop.model.codes import CONDITIONS
from aliances_desktop.model.codes_alliance import AXES

SHEETS = {"alliance_sheet", "pair_matrix", "pair_matrix_a3", "alliance_map", "network_map"}
_DAY = date(2026, 11, 21)


def content(sheet: str, name: str, entities: Sequence[str], count: int = 8) -> Any:
    """Return the data of one of `SHEETS` for `count` partners; with `name`, every text in it is that name."""
    occasion = Occasion(name or "Reforç escolar compartit")
    if sheet == "alliance_sheet":
        return _sheet(occasion, name, entities, count)
    if sheet in {"pair_matrix", "pair_matrix_a3"}:
        return _pairs(occasion, name, entities, count)
    hubs = tuple(
        MapHub(tuple((n * 3 + m) % count for m in range(2 + n % 3)), n % 2 == 0, n == 1) for n in range(4)
    )
    years = tuple(YearLine(2022 + n, 1 + n, 4 + 2 * n, 6 + 5 * n) for n in range(5))
    titles = tuple(name or f"Aliança número {n + 1} per a l’acollida" for n in range(4))
    return NetworkMap(occasion, _DAY, tuple(entities[:count]), hubs, titles, years, "MAP-01")


def _sheet(occasion: Occasion, name: str, entities: Sequence[str], count: int) -> AllianceSheet:
    said = {
        "problem": name or "Cada entitat fa el reforç pel seu compte i hi ha barris sense cap aula oberta a la tarda.",
        "objective": name or "Una sola oferta de reforç, amb els mateixos criteris i un calendari comú.",
        "recipients": name or "Infants de 6 a 12 anys",
        "impact": name or "Cent vint infants atesos el primer any",
        "scope": name or "Els quatre barris del nord",
    }  # fmt: skip
    types = tuple(
        TypeEntry(axis, next(iter(codes)), name or "Es coneixen bé", name or "Costa sumar-n’hi de nous")
        for axis, (_title, codes) in AXES.items()
    )
    partners = tuple(
        PartnerEntry(
            entities[n], name or "Dues aules i material escolar", name or "Voluntariat format",
            name or "Una reunió al mes", name or "Sí, amb suplent", name or f"Persona {n}, coordinació",
            {code: (n + k) % 4 for k, code in enumerate(CONDITIONS)}, n == 1, "proactive", name or "Acta de la junta",
            40 + 12.5 * n, name or "Pedagogia", 150_000 * n, name or "L’activitat de lleure dels dijous",
            (3, 2, None, n % 4, 1),
        )
        for n in range(count)
    )  # fmt: skip
    return AllianceSheet(
        occasion, _DAY, "elaboration", date(2026, 9, 1), "alliance", "network", "integral", "proactive",
        name or "Ho demanen totes", said, types, partners, ((entities[9], date(2026, 10, 2), name or "Canvi de junta"),),
        "ALL-01",
    )  # fmt: skip


def _pairs(occasion: Occasion, name: str, entities: Sequence[str], count: int) -> PairMatrix:
    texts = {
        pair: {
            heading: (name or f"El que hi ha entre {pair[0] + 1} i {pair[1] + 1}, dit en una frase curta.")
            if (number + place) % 3 == 0
            else ""
            for place, heading in enumerate(HEADINGS)
        }
        for number, pair in enumerate(combinations(range(count), 2))
    }
    return PairMatrix(occasion, _DAY, tuple(entities[:count]), texts, "PAIR-01")
