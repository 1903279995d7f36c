"""Which column of a table of answers goes into which question, found by its text in the three languages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from aliances_desktop.i18n import LANGUAGES, N_
from aliances_desktop.model import Texts
from aliances_desktop.services.entry_fields import Key
from aliances_desktop.services.questionnaires import OTHER, Asked, Content, translated
from aliances_desktop.text import words

SHEET, ENTITY, PERSON = "sheet", "entity", "person"
_WHO: Final = {
    SHEET: (N_("Sheet number"), ("sheet", "sheet number", "full", "numero de full", "num full", "hoja", "numero de hoja", "n", "num")),
    ENTITY: (N_("Entity"), ("entitat", "entidad", "entity", "organisation", "nom de l entitat", "nombre de la entidad",
                            "name of the entity", "name of your entity", "nom entitat", "organitzacio", "organizacion")),
    PERSON: (N_("Person"), ("persona", "person", "nom", "nombre", "name", "nom i cognoms", "nombre y apellidos", "your name")),
}  # fmt: skip
_ENOUGH: Final = 88
"""Likeness, of 100, from which a text is taken for that of a question."""
_NUMBER: Final = re.compile(r"^\s*(?:[pq]\s*)?(\d{1,2})(?:\.(\d{1,2}))?\s*[.):\-–]?\s*", re.IGNORECASE)
_BRACKETS: Final = re.compile(r"^(.*?)\s*[\[(]([^\])]+)[\])]\s*(?:[\[(]([^\])]+)[\])]\s*)?$", re.DOTALL)


_NO_KEY: Final = Key(0)


@dataclass(frozen=True)
class Target:
    """Where a column may go: whose sheet it is (`who`), a question whole, or one of its rows, ranks, ticks or words.

    `label` is shown to the person in each language; `key` names the part of the answer.
    """

    name: str
    label: Texts
    who: str = ""
    asked: Asked | None = None
    key: Key = _NO_KEY
    column: str = ""


def targets(content: Content) -> list[Target]:
    """Return every place a column of answers can go into, in the order of the paper."""
    found = [Target(name, translated(msgid), who=name) for name, (msgid, _known) in _WHO.items()]
    return found + [target for asked in content.questions for target in _of_question(asked)]


def _labelled(asked: Asked, *parts: Texts | str) -> Texts:
    def label(code: str) -> str:
        said = [part if isinstance(part, str) else part.get(code) for part in parts if part]
        return " · ".join([f"{asked.number}. {asked.text.get(code)}", *said])

    return Texts(**{code: label(code) for code in LANGUAGES})


def _of_question(asked: Asked) -> Iterator[Target]:
    number, key = str(asked.number), Key(asked.id)
    if asked.kind in {"open", "texts"}:
        key = Key(asked.id, "", "text")
    if asked.kind not in {"grid"}:
        yield Target(number, _labelled(asked), asked=asked, key=key)
    if asked.kind in {"texts", "ranking"}:
        part = "text" if asked.kind == "texts" else "value"
        for n in range(1, asked.count + 1):
            yield Target(
                f"{number}.{n}", _labelled(asked, str(n)), asked=asked, key=Key(asked.id, str(n), part)
            )
    if asked.kind == "multiple":
        for choice in asked.rows:
            yield Target(
                f"{number}.{choice.code}",
                _labelled(asked, choice.text),
                asked=asked,
                key=Key(asked.id, choice.code),
            )
    if asked.kind == "grid":
        for choice in asked.rows:
            part = "value" if asked.columns else "text"
            row_key = Key(asked.id, choice.code, part)
            name = f"{number}.{choice.code}"
            yield Target(name, _labelled(asked, choice.text), asked=asked, key=row_key)
            for mark in asked.columns:
                label = _labelled(asked, choice.text, mark.text)
                yield Target(f"{name}:{mark.code}", label, asked=asked, key=row_key, column=mark.code)
    if asked.has_text and asked.kind == "yes_no":
        beside = asked.help or translated(N_("In words"))
        yield Target(f"{number}.text", _labelled(asked, beside), asked=asked, key=Key(asked.id, "", "text"))
    elif asked.has_other and asked.kind in {"single", "multiple", "ranking"}:
        item = "" if asked.kind == "single" else OTHER
        label = _labelled(asked, translated(N_("Other")), translated(N_("In words")))
        yield Target(f"{number}.text", label, asked=asked, key=Key(asked.id, item, "text"))


def match_answers(names: Sequence[str], content: Content) -> dict[int, str]:
    """Return column number → name of the target, for columns that are surely a question's; each is given once."""
    offered = targets(content)
    scores = [
        (score, -place, column, target.name)
        for column, name in enumerate(names)
        for place, target in enumerate(offered)
        if (score := _likeness(name, target)) >= _ENOUGH
    ]
    found: dict[int, str] = {}
    for _score, _place, column, target_name in sorted(scores, reverse=True):
        if column not in found and target_name not in found.values():
            found[column] = target_name
    return dict(sorted(found.items()))


def _plain(text: str) -> str:
    return " ".join(words(text))


def _likeness(name: str, target: Target) -> float:
    folded = _plain(name)
    if target.who:
        return 100 if folded in _WHO[target.who][1] else 0
    assert target.asked is not None
    if folded == _plain(target.asked.code) and target.name == str(target.asked.number):
        return 102
    if name.strip().casefold() == target.name.casefold():
        return 101
    return max(_near(name, texts) for texts in _written(target))


def _written(target: Target) -> Iterator[tuple[str, ...]]:
    """Give, a language at a time, the question's text and those of its row and column, as a form would write them."""
    asked = target.asked
    assert asked is not None
    for code in LANGUAGES:
        parts = [asked.text.get(code)]
        tail = target.name.partition(".")[2]
        if tail == "text":
            parts.append(
                asked.help.get(code) if asked.kind == "yes_no" else translated(N_("Other")).get(code)
            )
        elif tail:
            item, _colon, mark = tail.partition(":")
            rows = {choice.code: choice.text.get(code) for choice in asked.rows}
            parts.append(item if asked.kind in {"texts", "ranking"} else rows.get(item, item))
            parts += [c.text.get(code) for c in asked.columns if c.code == mark]
        yield tuple(parts)


def _near(name: str, parts: tuple[str, ...]) -> float:
    """Return how like a column's name is: `Question`, `3. Question`, `Question [row]`, `Question [row] [column]`."""
    from rapidfuzz import fuzz

    match = _BRACKETS.match(name) if len(parts) > 1 else None
    if match is not None:
        given = [part for part in match.groups() if part]
        if len(given) != len(parts):
            return 0
        return min(fuzz.ratio(_plain(_bare(a)), _plain(b)) for a, b in zip(given, parts, strict=True))
    whole = _plain(" ".join(parts))
    if len(whole) < 3:
        return 0
    return max(fuzz.ratio(_plain(name), whole), fuzz.ratio(_plain(_bare(name)), whole))


def _bare(name: str) -> str:
    """Return a column's name without the number a form has put before it."""
    return _NUMBER.sub("", name, count=1) or name
