"""Dates, copies and the numbers of clauses, as letters write them."""

from datetime import date
from typing import Final

from aliances_desktop.grammar.names import capital
from aliances_desktop.grammar.sounds import elides

_MONTHS: Final = {
    "ca": "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "en": "January February March April May June July August September October November December",
}


def letter_date(day: date, language: str) -> str:
    """Return a date as letters have it: 5 d’abril de 2027, 5 de abril de 2027, 5 April 2027."""
    month = _MONTHS[language].split()[day.month - 1]
    if language == "en":
        return f"{day.day} {month} {day.year}"
    before = "d’" if language == "ca" and elides(month) else "de "
    return f"{day.day} {before}{month} de {day.year}"


_COPIES: Final = {
    "ca": ("", "en un sol exemplar", "per duplicat", "per triplicat", "per quadruplicat", "per quintuplicat"),
    "es": ("", "en un solo ejemplar", "por duplicado", "por triplicado", "por cuadruplicado", "por quintuplicado"),
    "en": ("", "in a single copy", "in duplicate", "in triplicate", "in quadruplicate", "in five copies"),
}  # fmt: skip
_NUMBERS: Final = {
    "ca": "sis set vuit nou deu onze dotze",
    "es": "seis siete ocho nueve diez once doce",
    "en": "six seven eight nine ten eleven twelve",
}
_IN_COPIES: Final = {"ca": "en {} exemplars", "es": "en {} ejemplares", "en": "in {} copies"}


def copies(number: int, language: str) -> str:
    """Return how many copies are made, at least one: per duplicat, per triplicat, en sis exemplars."""
    if number < len(_COPIES[language]):
        return _COPIES[language][number]
    words = _NUMBERS[language].split()
    return _IN_COPIES[language].format(words[number - 6] if number - 6 < len(words) else number)


_ORDINALS: Final = {
    "ca": "primera segona tercera quarta cinquena sisena setena vuitena novena desena onzena dotzena",
    "es": "primera segunda tercera cuarta quinta sexta séptima octava novena décima undécima duodécima",
    "en": "",
}


def ordinal(number: int, language: str) -> str:
    """Return how the clause of that number, from 1, is called: Primera; in English, and beyond twelve, its figures."""
    words = _ORDINALS[language].split()
    return capital(words[number - 1]) if number <= len(words) else str(number)
