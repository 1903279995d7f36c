"""What a letter needs of Catalan, Spanish and English grammar: articles, elision, contractions, lists, posts, dates.

Names of entities come from outside and carry no grammar with them: their gender and number are guessed from the first
word, by the table `NOUNS`; a word that is not there takes no article, and the person may say another one.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from aliances_desktop.text import fold

_BY_KIND: Final = {
    "f": (
        "accio agencia ass asociacio agrupacio agrupacion alianca alianza ampa apa afa afan agora area asamblea assemblea asociacion"
        " asociation assoc assoc. associacio associacion association aula av avv banda biblioteca camara cambra"
        " casa cofradia colla comissio comision comunidad comunitat confederacio confederacion confraria congregacio"
        " congregacion cooperativa coordinadora coral corporacion corporacio creu cruz delegacio delegacion diocesi"
        " diocesis diputacio diputacion direccio direccion empresa entidad entitat escola escuela esglesia facultat"
        " facultad federacio federacion fraternidad fraternitat fundacio fundacion generalitat germandat gerencia hermandad iglesia"
        " iniciativa junta liga lliga llar mancomunidad mancomunitat mesa mutua obra oficina ong ongd orden orde"
        " organitzacio organizacion orquestra parroquia pena penya plataforma regidoria residencia secretaria"
        " seccio seccion societat sociedad taula ud tertulia unio union unitat unidad universitat universidad xarxa red ugt"
    ),
    "m": (
        "ajuntament aplec arquebisbat arxiu ateneo ateneu ayuntamiento banc banco bisbat cap casal casino castell ce"
        " ceip cd centre centro cep cercle cf circol circulo club colegio colectivo collectiu col·legi col.legi"
        " colegi collegi comite consejo consell consorci consorcio cor convent convento cos cp crae departament departamento"
        " equip equipo esbart esplai espai espacio fons fondo fc forum foro gabinet gabinete gremi gremio grup grupo"
        " hospital hotel ies ins institut instituto laboratori laboratorio mercat motoclub moviment movimiento museu museo"
        " nucli observatori observatorio orfeo orfeon patronat patronato pla plan pont programa projecte proyecto"
        " punt raco rincon secretariat secretariado servei servicio sindicat sindicato teatre teatro taller tennis"
        " agrupament viver vivero"
    ),
    "fp": (
        "aavv amigues associacions asociaciones cases dones entitats escoles filles germanes hijas hermanas"
        " mujeres religioses serventes voluntaries"
    ),
    "mp": (
        "amics amigos artesans artistes atletes bastoners bombers bomberos castellers caputxins diables escoltes esplais falcons geganters germans"
        " joves jovenes jesuites maristes miquelets minyons pares salesians salesianos serveis servicios trabucaires"
        " treballadors veins vecinos voluntaris voluntarios xiquets"
    ),
}
NOUNS: Final = {word: kind for kind, words in _BY_KIND.items() for word in words.split()}
"""First words of names, folded, and what they are: gender "f" or "m", with "p" in the plural."""

_ARTICLES: Final = {
    "ca": {"f": "la", "m": "el", "fp": "les", "mp": "els"},
    "es": {"f": "la", "m": "el", "fp": "las", "mp": "los"},
    "en": {"f": "the", "m": "the", "fp": "the", "mp": "the"},
}
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
    if language == "ca" and kind in ("f", "m") and _elides_article(_first(name.text), kind):
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


# Sounds (Catalan)

_VOWELS: Final = frozenset("aeiou")
_SPELLED: Final = frozenset("aefhilmnorsux")
"""Letters whose own name begins with a vowel."""
_ONSET: Final = re.compile(r"(?:[bcfgp][lr]|[dtv]r|ch|ll|ny|ps|qu|gu|[a-z][aeiouy])")
_STRESSED_A: Final = frozenset({"agora", "aguila", "alba", "alma", "area", "arca", "arpa", "aula", "anima"})
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


def _elides_article(word: str, kind: str) -> bool:
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


# People and their posts

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


# Dates, numbers

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
