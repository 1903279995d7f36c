"""What people write in tables, read as what it means: numbers, amounts, dates, kinds, sectors, in three languages."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import LANGUAGES, N_, translator
from aliances_desktop.model.codes import KINDS, SECTORS, TARGET_GROUPS
from aliances_desktop.services.tables import Cell, as_text
from aliances_desktop.text import fold, words

_NUMBER: Final = re.compile(r"^[-+]?[\d.,' ]+$")

# Beginnings of words, folded; the labels of the three languages are added below.
_KIND_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "association": ("associ", "asoci", "ass", "agrup", "penya", "pena", "colla", "club", "ampa", "afa", "aavv", "amics", "entitat"),
    "foundation": ("fundaci", "foundation"),
    "cooperative": ("cooperativ", "sccl", "coop"),
    "company": ("empres", "sl", "slu", "sa", "sll", "societat limitada", "company", "autonom"),
    "administration": ("ajuntament", "ayuntamiento", "administraci", "consell comarcal", "diputaci", "generalitat", "mancomunitat", "public"),
    "university": ("universi",),
    "union": ("sindicat", "ugt", "ccoo", "trade union"),
    "job_agency": ("ett", "intermediaci", "agencia de colocaci", "job agency"),
}  # fmt: skip
_SECTOR_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "social": ("social", "sociosolidari", "solidari", "suport", "serveis socials", "benestar", "cooperacio"),
    "culture": ("cultur", "art", "music", "teatr", "tradicion", "religi", "historia"),
    "sports": ("esport", "deport", "sport", "futbol", "basquet"),
    "environment": ("medi ambient", "mediambient", "medio ambiente", "ambient", "ecolog", "environment", "natura", "animal"),
    "business": ("empres", "comer", "professional", "profesional", "business", "econom"),
    "education": ("educa", "ampa", "afa", "escol", "formaci", "lleure"),
    "health": ("salut", "salud", "sanit", "health", "malalt"),
    "employment": ("ocupaci", "empleo", "insercio", "laboral", "employment", "treball"),
    "community": ("veina", "vecin", "comunit", "barri", "civic", "dones", "gent gran", "jove", "joventut"),
    "public": ("administraci", "public"),
}  # fmt: skip


def number(cell: Cell) -> tuple[float | None, bool]:
    """Return (number, whether it is doubtful): `250.000 €`, `1.234,5`, `1,234.56`; `1.000` alone may be one or thousand.

    UserError when there is no number in it.
    """
    if cell is None or cell == "":
        return None, False
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell), False
    typed = as_text(cell)
    plain = re.sub(r"(?i)€|eur(os)?|%|\s", "", typed.replace("\u00a0", " "))
    if not plain or not _NUMBER.match(plain) or not any(c.isdigit() for c in plain):
        raise UserError(N_("“{text}” is not a number."), text=typed[:60])
    plain = plain.replace("'", "")
    has_unit = bool(re.search(r"(?i)€|eur", typed))
    dot, comma = plain.rfind("."), plain.rfind(",")
    if dot >= 0 and comma >= 0:
        decimal = "." if dot > comma else ","
        plain = plain.replace("," if decimal == "." else ".", "").replace(decimal, ".")
        return float(plain), False
    mark = "." if dot >= 0 else ","
    if mark not in plain:
        return float(plain), False
    if plain.count(mark) > 1:
        return float(plain.replace(mark, "")), False
    behind = len(plain) - plain.index(mark) - 1
    if behind == 3 and not plain.lstrip("-+").startswith("0"):
        # Three digits behind one mark: a thousand here, but somebody may have meant three decimals.
        return float(plain.replace(mark, "")), mark == "." and not has_unit
    return float(plain.replace(mark, ".")), False


def whole(cell: Cell) -> tuple[int | None, bool]:
    """Return (whole number, whether it is doubtful); UserError when it is none or below 0."""
    value, is_doubtful = number(cell)
    if value is None:
        return None, False
    if value < 0 or not float(value).is_integer():
        raise UserError(N_("“{text}” is not a whole number."), text=as_text(cell)[:60])
    return int(value), is_doubtful


_DATE: Final = re.compile(r"^(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(?:[ T].*)?$")


def day(cell: Cell) -> date | None:
    """Return a date written in figures, the day first unless a year of four digits is; UserError when it is none."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    match = _DATE.match(as_text(cell).strip())
    try:
        if match is None:
            raise ValueError
        a, b, c = (int(part) for part in match.groups())
        return date(a, b, c) if len(match[1]) == 4 else date(c + (2000 if c < 100 else 0), b, a)
    except ValueError:
        raise UserError(N_("“{text}” is not a date."), text=as_text(cell)[:60]) from None


def year(cell: Cell) -> int | None:
    """Return a year, taken from a date where one is given; None when there is none in it."""
    match = re.search(r"\b(1[0-9]{3}|20[0-9]{2})\b", as_text(cell))
    return int(match[1]) if match else None


def yes(cell: Cell) -> bool:
    """Return whether a cell says yes in one of the three languages."""
    return fold(as_text(cell)).strip() in {"si", "s", "yes", "y", "x", "1", "true", "cert", "verdadero", "✓"}


def _beginnings(known: Mapping[str, str], more: Mapping[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    found = [(fold(translator(t).gettext(label)), code) for t in LANGUAGES for code, label in known.items()]
    found += [(beginning, code) for code, all_words in more.items() for beginning in all_words]
    found += [(code, code) for code in known]
    return sorted(found, key=lambda pair: -len(pair[0]))


def _match(typed: str, beginnings: list[tuple[str, str]]) -> str:
    folded = " ".join(words(typed))
    for beginning, code in beginnings:
        # A short one must be the whole word: "sa" is a company, "salut" is not.
        end = r"\b" if len(beginning) <= 4 else ""
        if re.search(rf"\b{re.escape(beginning)}{end}", folded):
            return code
    return ""


class Coder:
    """Turns words into codes; made once for an import, since the lists of words are put together from the catalogues."""

    def __init__(self) -> None:
        self._kinds = _beginnings(KINDS, _KIND_WORDS)
        self._sectors = _beginnings(SECTORS, _SECTOR_WORDS)
        self._groups = _beginnings(TARGET_GROUPS, {})
        self._seen: dict[tuple[str, str], str] = {}

    def _code(self, kind: str, typed: str, beginnings: list[tuple[str, str]]) -> str:
        key = (kind, typed)
        if key not in self._seen:
            self._seen[key] = _match(typed, beginnings)
        return self._seen[key]

    def kind(self, typed: str, name: str = "") -> str:
        """Return the code of a kind; where the words say nothing the entity's own name may ("Fundació …")."""
        found = self._code("kind", typed, self._kinds) if typed else ""
        if found and found != "other":
            return found
        guess = _match(
            name, [(b, c) for b, c in self._kinds if c not in {"other", "association"} and len(b) > 1]
        )
        return guess or found or "association"

    def sectors(self, typed: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return (codes, words that mean no sector we know) of a list of sectors."""
        return self._several("sector", typed, self._sectors)

    def target_groups(self, typed: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return (codes, words that mean no group we know) of a list of target groups."""
        return self._several("group", typed, self._groups)

    def _several(
        self, kind: str, typed: str, beginnings: list[tuple[str, str]]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        parts = [part.strip() for part in re.split(r"[,;|/\n]", typed) if part.strip()]
        codes = {part: self._code(kind, part, beginnings) for part in parts}
        return tuple(dict.fromkeys(c for c in codes.values() if c)), tuple(
            p for p, c in codes.items() if not c
        )
