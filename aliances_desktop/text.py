"""Text from outside: normalised at the border, folded for searching, keyed for sorting, made safe for file names."""

import re
import unicodedata

# The sources of the method write l·l with U+2219 and hyphens with U+2010; office programs add a dozen spaces of their
# own. One spelling of each is kept.
_ALIKE = str.maketrans(
    {
        "\u2219": "·",
        "\u2022": "·",
        "\u2027": "·",
        "\u2010": "-",
        "\u2011": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2007": " ",
        "\u2009": " ",
        "\ufeff": "",
        "\u200b": "",
        "\u00ad": "",
        "\u2028": "\n",
        "\u2029": "\n",
        "\t": " ",
    }
)
_HAS_ALIKE = re.compile(f"[{''.join(map(chr, _ALIKE))}]")
# Asking each letter whether it combines takes most of the time of an import; hardly any text needs it.
_LATIN_MARKS = re.compile("[\u0300-\u036f]+")
_MAY_COMBINE = re.compile("[\u0483-\u1fff\u20d0-\U0010ffff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_ELA_GEMINADA = re.compile(r"l[·.\-]l")
_WORD = re.compile(r"[^\W_]+")
_RESERVED_STEMS = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"com{n}" for n in range(10)),
    *(f"lpt{n}" for n in range(10)),
}


def normalise(value: str, *, limit: int | None = None, multiline: bool = False) -> str:
    """Return `value` as it is stored: NFC, one kind of middle dot, hyphen and space, no control character, trimmed.

    Lone surrogates and control characters are cut. Line breaks stay only where `multiline`. `limit` cuts to that many
    characters.
    """
    value = value.replace("\r\n", "\n").replace("\r", "\n").translate(_ALIKE)
    value = unicodedata.normalize("NFC", _CONTROL.sub("", value))
    value = re.sub(r"[ ]+", " ", value) if multiline else re.sub(r"\s+", " ", value)
    value = value.strip()
    return value if limit is None else value[:limit].rstrip()


def fold(value: str) -> str:
    """Return `value` blind to accents, case and the spellings of l·l, for comparing and searching.

    >>> fold("Col·lectiu d’Òdena")
    "collectiu d'odena"
    """
    if _HAS_ALIKE.search(value):
        value = value.translate(_ALIKE)
    value = _LATIN_MARKS.sub("", unicodedata.normalize("NFKD", value.casefold()))
    if _MAY_COMBINE.search(value):
        value = "".join(c for c in value if not unicodedata.combining(c))
    # NFKD turns ŀ into l·; every spelling of the ela geminada becomes ll.
    return _ELA_GEMINADA.sub("ll", value).replace("’", "'").replace("`", "'")


def words(value: str) -> list[str]:
    """Return the folded words of `value`, in order."""
    return _WORD.findall(fold(value))


def slug(value: str, *, limit: int = 80) -> str:
    """Return a safe stem for a file name made of `value`: ASCII letters, digits and hyphens, never reserved or empty."""
    stem = "-".join(re.findall(r"[a-z0-9]+", fold(value)))[:limit].strip("-")
    if stem in _RESERVED_STEMS:
        stem += "-1"
    return stem or "sense-nom"


_DIGITS = re.compile(r"(\d+)")


def sort_key(value: str, language: str = "ca") -> str:
    """Return a key that sorts names as a directory does, the same on screen, in SQL and on paper.

    Blind to case and accents first (Àger < agost), numbers by value (Escola 2 < Escola 10), l·l as ll, ñ after n in
    Spanish; accents and case then break ties.
    """
    plain = value.casefold().strip()
    if language == "es":
        plain = plain.replace("ñ", "n\uffff")
    folded = fold(plain) if language != "es" else "n\uffff".join(fold(p) for p in plain.split("n\uffff"))
    folded = " ".join(re.findall(r"[\w\uffff]+", folded))
    parts = [f"{int(p):020d}" if p.isdecimal() and len(p) <= 20 else p for p in _DIGITS.split(folded)]
    return "".join(parts) + "\x01" + plain
