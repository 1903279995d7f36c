"""What a letter says in one language, apart from how it is laid out: the same words become a PDF here and a DOCX in
`services`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from aliances_desktop import grammar
from aliances_desktop.documents.text import cut
from aliances_desktop.documents.wording import fill
from aliances_desktop.grammar import Name
from aliances_desktop.i18n import N_, Translator
from aliances_desktop.model import Texts

BLANK = "____________"
"""Stands where something has not been written yet."""
_MOST: Final = 1_000
"""Characters of a purpose or of the aims of a party: they stand in the middle of a sentence."""
_MOST_NAME: Final = 400
_MOST_BODY: Final = 10_000
"""Characters of a clause."""


@dataclass(frozen=True)
class Party:
    """An entity that signs, and who signs for it; `gender` is "f", "m" or "" where it is not said."""

    entity_id: int
    name: Name
    short_name: str = ""
    signatory: str = ""
    post: str = ""
    gender: str = ""
    id_number: str = ""
    aims: str = ""


@dataclass(frozen=True)
class Missing:
    """Something a letter still lacks: a msgid with its values, and where it is put right (a tab of the alliance)."""

    code: str
    msgid: str
    values: Mapping[str, object]
    where: str = "letter"
    entity_id: int = 0


@dataclass(frozen=True)
class Held:
    """What the file holds of an entity in one of its tables (label, a msgid), with names to know it by."""

    label: str
    count: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class LetterContent:
    """A letter of an alliance as it stands; `leaving` is who withdraws, one of the parties, in a withdrawal note.

    `missing` is what the letter lacks; it is printed in its place while `is_overridden` is not set.
    """

    kind: str
    alliance: str
    version: int
    is_kept: bool
    title: Texts
    place: str
    day: date | None
    purpose: Texts
    opening: Texts
    closing: Texts
    clauses: tuple[tuple[Texts, Texts], ...]
    parties: tuple[Party, ...]
    leaving: Party | None = None
    held: tuple[Held, ...] = ()
    missing: tuple[Missing, ...] = ()
    is_overridden: bool = False

    @property
    def is_ready(self) -> bool:
        """Whether the letter itself is printed, and not what it lacks."""
        return self.is_overridden or not self.missing

    @property
    def signing(self) -> tuple[Party, ...]:
        """The parties in the order in which they sign: who withdraws comes first."""
        first = () if self.leaving is None else (self.leaving,)
        return (*first, *(one for one in self.parties if one not in first))


@dataclass(frozen=True)
class Signature:
    """A box to sign in: the post, of which entity, and the person's name."""

    post: str
    entity: str
    person: str


@dataclass(frozen=True)
class Section:
    """A part of the letter: its heading and paragraphs; each clause is a part of its own, of `level` 2."""

    heading: str
    paragraphs: tuple[str, ...]
    level: int = 1


@dataclass(frozen=True)
class LetterWords:
    """A letter in one language."""

    title: str
    subtitle: str
    dateline: str
    sections: tuple[Section, ...]
    closing: str
    signatures: tuple[Signature, ...]
    held: tuple[tuple[str, str, str], ...] = ()


_SUBTITLES = {
    "commitment": N_("between {parties}, to create an alliance that promotes {purpose}"),
    "intentions": N_("between {parties}, about an alliance that promotes {purpose}"),
    "agreement": N_("between {parties}, in an alliance that promotes {purpose}"),
    "withdrawal": N_("{of_entity}, from the alliance “{alliance}”"),
}


def letter_words(data: LetterContent, t: Translator) -> LetterWords:
    """Return what a letter says in the language of `t`, with every name inflected."""
    values = _values(data, t)
    language = t.language
    subtitle = t.gettext(_SUBTITLES[data.kind])
    sections = [
        Section(t.gettext("The parties"), tuple(_party(one, t) for one in data.signing)),
        Section(t.gettext("They state"), tuple(_stated(data, values, t))),
    ]
    if data.clauses:
        sections.append(Section(t.gettext("Clauses"), ()))
    for number, (heading, body) in enumerate(data.clauses, 1):
        title = cut(fill(heading.get(language), values), _MOST)
        ordinal = grammar.ordinal(number, language)
        sections.append(
            Section(f"{ordinal}. {title}".rstrip(" ."), tuple(_paragraphs(body.get(language), values)), 2)
        )
    return LetterWords(
        data.title.get(language),
        fill(subtitle, values),
        _dateline(data, language),
        tuple(sections),
        fill(cut(data.closing.get(language), _MOST), values),
        tuple(_signature(one, language) for one in data.signing),
        tuple((t.gettext(one.label), t.number(one.count), "; ".join(one.names)) for one in data.held),
    )


def preview(data: LetterContent, t: Translator) -> str:
    """Return the sentence that shows the grammar of a letter at a glance: its title and what follows it."""
    words = letter_words(data, t)
    return f"{words.title} {words.subtitle}."


def _values(data: LetterContent, t: Translator) -> dict[str, str]:
    language = t.language
    others = [_name(one) for one in data.parties if one != data.leaving]
    leaving = _name(data.leaving) if data.leaving else Name(BLANK, "")
    return {
        "purpose": cut(data.purpose.get(language), _MOST).rstrip(" .") or BLANK,
        "parties": grammar.joined_names(others, language) or BLANK,
        "of_parties": grammar.joined_names(others, language, grammar.of) or BLANK,
        "to_parties": grammar.joined_names(others, language, grammar.to) or BLANK,
        "copies": grammar.copies(max(len(data.signing), 1), language),
        "place": cut(data.place or BLANK, _MOST_NAME),
        "alliance": cut(data.alliance, _MOST_NAME),
        "entity": grammar.the(leaving, language),
        "of_entity": grammar.of(leaving, language),
    }


def _name(party: Party) -> Name:
    return replace(party.name, text=cut(party.name.text, _MOST_NAME))


def _dateline(data: LetterContent, language: str) -> str:
    day = grammar.letter_date(data.day, language) if data.day else BLANK
    return f"{cut(data.place or BLANK, _MOST_NAME)}, {day}"


def _party(party: Party, t: Translator) -> str:
    gender = party.gender or grammar.gender_said(party.post)
    person = grammar.person(party.signatory or BLANK, gender, t.language)
    post = grammar.post(party.post, party.gender, t.language) or BLANK
    values = {"person": person, "post": post, "of_entity": grammar.of(_name(party), t.language)}
    if party.id_number:
        sentence = t.gettext(
            "{person}, with identity number {number}, {post} {of_entity}, in whose name and on whose behalf they act.",
            number=party.id_number, **values,
        )  # fmt: skip
    else:
        sentence = t.gettext(
            "{person}, {post} {of_entity}, in whose name and on whose behalf they act.", **values
        )
    return grammar.capital(sentence)


def _stated(data: LetterContent, values: Mapping[str, str], t: Translator) -> Iterator[str]:
    if data.kind != "withdrawal":
        for party in data.parties:
            entity = grammar.the(_name(party), t.language)
            if party.short_name and party.short_name != party.name.text:
                entity = t.gettext("{entity} (hereinafter “{short}”)", entity=entity, short=party.short_name)
            aims = cut(party.aims or BLANK, _MOST).rstrip(" .")
            if party.name.is_plural:
                yield t.gettext(
                    "That {entity} have as their purpose and aims: {aims}.", entity=entity, aims=aims
                )
            else:
                yield t.gettext(
                    "That {entity} has as its purpose and aims: {aims}.", entity=entity, aims=aims
                )
    yield from _paragraphs(data.opening.get(t.language), values)


def _paragraphs(text: str, values: Mapping[str, str]) -> Iterator[str]:
    for line in fill(cut(text, _MOST_BODY), values).split("\n"):
        if line.strip():
            yield line.strip()


def _signature(party: Party, language: str) -> Signature:
    return Signature(
        grammar.post_title(party.post, party.gender, language) or BLANK,
        grammar.of(_name(party), language),
        party.signatory,
    )
