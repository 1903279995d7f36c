"""How a Catalan word begins to be said, which decides whether what stands before it loses its vowel."""

import re
from typing import Final

from aliances_desktop.text import fold

_VOWELS: Final = frozenset("aeiou")
_SPELLED: Final = frozenset("aefhilmnorsux")
"""Letters whose own name begins with a vowel."""
_ONSET: Final = re.compile(r"(?:[bcfgp][lr]|[dtv]r|ch|ll|ny|ps|qu|gu|[a-z][aeiouy])")
_NOT_ELIDED: Final = frozenset({"una", "ira", "host", "asimetria", "anormalitat", "amoralitat", "asepsia"})
_HIATUS: Final = frozenset({"io", "ion", "hiat"})
_FINAL: Final = re.compile(r"(?:[aeiou]s?|en|in)$")


def elides(word: str) -> bool:
    """Tell whether "de" and "el" lose their vowel before a Catalan word: before a vowel sound, h being mute."""
    if word[:1].isdigit():
        return bool(re.match(r"11?(?!\d)", word))
    plain = re.sub(r"^[^a-z]+", "", fold(word))
    if not plain:
        return False
    if is_spelled(word):
        return plain[0] in _SPELLED
    sound = plain.removeprefix("h")
    if re.match(r"s[^aeiouyh]", sound):
        return True  # A liquid s is said with an e before it: d'Sri Lanka.
    if sound[:1] not in _VOWELS:
        return False
    # i and u before another vowel sound as consonants: el iogurt, de Huelva; but l'ió, l'hiat, l'IES.
    is_acronym = word.isupper() and len(word) <= 3
    return not re.match(r"[iu][aeiou]", sound) or plain in _HIATUS or is_acronym


def is_spelled(word: str) -> bool:
    """Tell whether an acronym is read letter by letter: FMI, LGTBI, but not AMPA."""
    letters = re.sub(r"[^a-z]", "", fold(word))
    if not letters or word != word.upper() or len(letters) > 6 or "·" in word:
        return False
    if "." in word.rstrip(".") or not set(letters[1:]) & _VOWELS or set(letters) <= _VOWELS:
        return True
    return letters[0] not in _VOWELS and not _ONSET.match(letters)


def elides_article(word: str, kind: str) -> bool:
    """Tell whether "el" or "la" (`kind` "m" or "f") loses its vowel before a word; "la" does not before a weak i or u."""
    if not elides(word) or fold(word) in _NOT_ELIDED:
        return False
    sound = fold(word).removeprefix("h")
    return kind == "m" or sound[:1] not in "iu" or is_stressed_first(word)


def is_stressed_first(word: str) -> bool:
    """Tell whether the stress of a Catalan word falls on its first syllable; an acronym's falls on its last."""
    groups = _syllables(word)
    marked = [number for number, group in enumerate(groups) if _MARKED.search(group)]
    if marked:
        return marked[0] == 0
    if is_spelled(word):
        return False
    if len(groups) == 1:
        return True
    return len(groups) == 2 and bool(_FINAL.search(fold(word)))


_MARKED: Final = re.compile("[àèéíòóú]")


def _syllables(word: str) -> list[str]:
    """Return the vowels of a word, syllable by syllable: only falling diphthongs stay together (ai, eu…)."""
    lower = re.sub(r"([qg])u(?=[eiéèí])", r"\1", word.lower().replace("qua", "ka"))
    return re.findall(r"[aeoàèéòó][iu](?![aeiouàèéíòóúïü])|[aeiouàèéíòóúïü]", lower)
