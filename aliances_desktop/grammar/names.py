"""An entity's name in a sentence: its article, what contracts with it, and several names in a row.

Names of entities come from outside and carry no grammar with them: their gender and number are guessed from the first
word, by the table `NOUNS`; a word that is not there takes no article, and the person may say another one.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from aliances_desktop.grammar.nouns import NOUNS
from aliances_desktop.grammar.sounds import elides, elides_article
from aliances_desktop.text import fold

_ARTICLES: Final = {
    "ca": {"f": "la", "m": "el", "fp": "les", "mp": "els"},
    "es": {"f": "la", "m": "el", "fp": "las", "mp": "los"},
    "en": {"f": "the", "m": "the", "fp": "the", "mp": "the"},
}
_STRESSED_A: Final = frozenset({"agora", "aguila", "alba", "alma", "area", "arca", "arpa", "aula", "anima"})
"""Feminine nouns that begin with a stressed a: in Spanish they take "el"."""
_KINDS_OF: Final = {
    "el": "m", "lo": "m", "la": "f", "els": "mp", "los": "mp", "les": "fp", "las": "fp", "l'": "m", "the": "m",
}  # fmt: skip
ARTICLES: Final = ("", "l'", "el", "la", "els", "les", "los", "las")
"""What a person may say that stands before a name, as it is stored; printed, the apostrophe is a typographic one."""
ELIDED: Final = "l’"


@dataclass(frozen=True)
class Name:
    """A name as it stands in a sentence: `article` is what a person said stands before it, None to be guessed."""

    text: str
    article: str | None = None

    @property
    def kind(self) -> str:
        """Gender and number: "f", "m", "fp", "mp", or "" where the name takes no article."""
        if self.article is None:
            return guess(self.text)
        if self.article == "l'":
            return guess(self.text)[:1] or "m"
        return _KINDS_OF.get(self.article, "")

    @property
    def is_plural(self) -> bool:
        """Whether verbs that go with it stand in the plural."""
        return self.kind.endswith("p")


def guess(name: str) -> str:
    """Return what the first word of a name is, of `NOUNS`; "" where it is not known or is an article itself."""
    return NOUNS.get(fold(_first(name)).replace(".", ""), "")


def _first(name: str) -> str:
    words = name.replace("’", "'").split()
    return words[0].strip('"“”«»(),;:') if words else ""


# Before a name


def article(name: Name, language: str) -> str:
    """Return the article before a name with the space after it: "l’", "la ", "els ", "" for none."""
    if name.article is not None and language == "ca" and name.article in ("l'", "el", "la"):
        # What a person said is taken at its word: they know how their acronym is read.
        return ELIDED if name.article == "l'" else f"{name.article} "
    kind = name.kind
    if not kind:
        return ""
    word = _ARTICLES[language][kind]
    if language == "ca" and kind in ("f", "m") and elides_article(_first(name.text), kind):
        return ELIDED
    if language == "es" and kind == "f" and fold(_first(name.text)) in _STRESSED_A:
        word = "el"
    return f"{word} "


def the(name: Name, language: str) -> str:
    """Return a name with its article: l’Associació, la Fundació, AMPANS."""
    return f"{article(name, language)}{name.text}"


def of(name: Name, language: str) -> str:
    """Return a name after "of": de l’Associació, del Casal, d’AMPANS."""
    return _after(name, language, {"ca": "de", "es": "de", "en": "of"}[language])


def to(name: Name, language: str) -> str:
    """Return a name after "to": a l’Associació, al Casal, als Amics."""
    return _after(name, language, {"ca": "a", "es": "a", "en": "to"}[language])


def by(name: Name, language: str) -> str:
    """Return a name after "by": per l’Associació, pel Casal; por el Casal."""
    return _after(name, language, {"ca": "per", "es": "por", "en": "by"}[language])


_CONTRACTED: Final = {
    ("ca", "de", "el "): "del ", ("ca", "de", "els "): "dels ", ("ca", "a", "el "): "al ", ("ca", "a", "els "): "als ",
    ("ca", "per", "el "): "pel ", ("ca", "per", "els "): "pels ", ("es", "de", "el "): "del ", ("es", "a", "el "): "al ",
}  # fmt: skip


def _after(name: Name, language: str, preposition: str) -> str:
    before = article(name, language)
    if not before and language == "ca" and preposition == "de" and elides(_first(name.text)):
        return f"d’{name.text}"
    return f"{_CONTRACTED.get((language, preposition, before), f'{preposition} {before}')}{name.text}"


def capital(sentence: str) -> str:
    """Return a sentence with its first letter large: L'Associació."""
    return sentence[:1].upper() + sentence[1:]


# Lists


def joined(items: Sequence[str], language: str, *, is_or: bool = False) -> str:
    """Return items in a row of words: "A, B i C"; in Spanish y turns to e before i, o to u before o."""
    if len(items) < 2:
        return "".join(items)
    last = items[-1]
    word = _AND_OR[language][is_or]
    if language == "es":
        sound = fold(last).lstrip('"“«(').removeprefix("h")
        if not is_or and re.match(r"i(?![aeo])", sound):
            word = "e"
        elif is_or and sound.startswith("o"):
            word = "u"
    return f"{', '.join(items[:-1])} {word} {last}"


_AND_OR: Final = {"ca": ("i", "o"), "es": ("y", "o"), "en": ("and", "or")}


def joined_names(names: Sequence[Name], language: str, form: Callable[[Name, str], str] = the) -> str:
    """Return names in a row of words, each with what stands before it (`the`, `of`, `to` or `by`)."""
    return joined([form(name, language) for name in names], language)
