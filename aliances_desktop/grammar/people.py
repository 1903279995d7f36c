"""People as letters name them: by gender, with posts that agree with it, or without either where none is said."""

import re
from typing import Final

from aliances_desktop.grammar.names import capital
from aliances_desktop.text import fold

_TITLES: Final = {
    "ca": {"m": "el Sr. ", "f": "la Sra. "},
    "es": {"m": "el Sr. ", "f": "la Sra. "},
    "en": {"m": "Mr ", "f": "Ms "},
}
POSTS: Final = {
    "president": {
        "ca": ("president", "presidenta", "la presidència"),
        "es": ("presidente", "presidenta", "la presidencia"),
        "en": ("president", "president", "president"),
    },
    "vice-president": {
        "ca": ("vicepresident", "vicepresidenta", "la vicepresidència"),
        "es": ("vicepresidente", "vicepresidenta", "la vicepresidencia"),
        "en": ("vice-president", "vice-president", "vice-president"),
    },
    "secretary": {
        "ca": ("secretari", "secretària", "la secretaria"),
        "es": ("secretario", "secretaria", "la secretaría"),
        "en": ("secretary", "secretary", "secretary"),
    },
    "treasurer": {
        "ca": ("tresorer", "tresorera", "la tresoreria"),
        "es": ("tesorero", "tesorera", "la tesorería"),
        "en": ("treasurer", "treasurer", "treasurer"),
    },
    "general director": {
        "ca": ("director general", "directora general", "la direcció general"),
        "es": ("director general", "directora general", "la dirección general"),
        "en": ("general director", "general director", "general director"),
    },
    "director": {
        "ca": ("director", "directora", "la direcció"),
        "es": ("director", "directora", "la dirección"),
        "en": ("director", "director", "director"),
    },
    "manager": {
        "ca": ("gerent", "gerent", "la gerència"),
        "es": ("gerente", "gerente", "la gerencia"),
        "en": ("manager", "manager", "manager"),
    },
    "coordinator": {
        "ca": ("coordinador", "coordinadora", "la coordinació"),
        "es": ("coordinador", "coordinadora", "la coordinación"),
        "en": ("coordinator", "coordinator", "coordinator"),
    },
    "mayor": {
        "ca": ("alcalde", "alcaldessa", "l’alcaldia"),
        "es": ("alcalde", "alcaldesa", "la alcaldía"),
        "en": ("mayor", "mayor", "mayor"),
    },
}
"""Posts that a person who signs may have: masculine, feminine, and the office itself, for when no gender is said."""


def person(name: str, gender: str, language: str) -> str:
    """Return how a person is named in a sentence: el Sr. Pere Vila, la Sra. Núria Vila, or the bare name."""
    return f"{_TITLES[language].get(gender, '')}{name}"


def gender_said(written: str) -> str:
    """Return the gender that a post tells by its form alone: "f" for presidenta, "" for president or anything else."""
    return _post_forms(written, "", "ca")[1]


def post(written: str, gender: str, language: str) -> str:
    """Return a post in the letter's language and the person's gender: presidenta; que ocupa la presidència.

    A post that is not in `POSTS` stays as it was written.
    """
    forms, gender = _post_forms(written, gender, language)
    if forms is None:
        return written
    if gender:
        return forms[0] if gender == "m" else forms[1]
    return forms[2] if language == "en" else f"que ocupa {forms[2]}"


def post_title(written: str, gender: str, language: str) -> str:
    """Return a post as it stands over a signature: Presidenta, or Presidència where no gender is said."""
    forms, gender = _post_forms(written, gender, language)
    if forms is None:
        return capital(written)
    return capital(re.sub("^(la |l’)", "", forms[{"m": 0, "f": 1, "": 2}[gender]]))


def _post_forms(written: str, gender: str, language: str) -> tuple[tuple[str, str, str] | None, str]:
    """Return the forms of a post, whatever the language it was written in, and its gender if only the post says it."""
    wanted = fold(written)
    for forms in POSTS.values():
        men, women = ({fold(one[n]) for one in forms.values()} for n in range(2))
        if wanted in men | women | {f"{man}/a" for man in men}:
            return forms[language], gender or ("f" if wanted in women - men else "")
    return None, gender
