"""What a cell of an online form's table says: codes recognised by their texts in the three languages, by code or number."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import LANGUAGES, N_
from aliances_desktop.services.answers_columns import Target
from aliances_desktop.services.entry import Given
from aliances_desktop.services.entry_fields import Key
from aliances_desktop.services.questionnaires import OTHER, Asked, Choice
from aliances_desktop.services.values import yes
from aliances_desktop.text import normalise, words

_LIMIT: Final = 50_000
_YES: Final = frozenset({"yes", "si", "s", "y", "true", "cert", "verdadero"})
_NO: Final = frozenset({"no", "n", "false", "fals", "falso"})
_LEADING: Final = re.compile(r"^\s*(-?\d+)\b")
_YES_AND: Final = re.compile(r"^\s*(\w+)\s*[,.:;(–-]\s*(.*)$", re.DOTALL)
_BREAKS: Final = re.compile(r"\s*[;\n|]\s*")
Parts = dict[Key, Given]
"""What a cell gives: parts of an answer and what they hold. Ticks of one question come together under its row."""


def read_cell(target: Target, typed: str) -> Parts:
    """Return what a cell says; nothing for a blank one. A `UserError` when it is no answer to the question."""
    typed = normalise(typed, limit=_LIMIT, multiline=True)
    asked = target.asked
    if not typed or asked is None:
        return {}
    if target.key.part == "text":
        if asked.kind == "texts" and not target.key.item:
            return _several_texts(asked, typed)
        return {target.key: Given(text=typed)}
    if asked.kind == "grid":
        return _grid(target, asked, typed)
    if asked.kind == "multiple":
        if target.key.item:
            return {Key(asked.id): Given((target.key.item,))} if _is_ticked(typed, target, asked) else {}
        return _words_apart(asked, Key(asked.id), Key(asked.id, OTHER, "text"), typed)
    if asked.kind == "ranking":
        return _ranking(target, asked, typed)
    return _one(asked, target.key, typed)


def _several_texts(asked: Asked, typed: str) -> Parts:
    parts = [part for part in _BREAKS.split(typed) if part]
    # More than there is room for stay together in the last one: nothing that was said is lost.
    kept = [*parts[: asked.count - 1], "; ".join(parts[asked.count - 1 :])]
    return {Key(asked.id, str(n), "text"): Given(text=part) for n, part in enumerate(kept, 1) if part}


def _one(asked: Asked, key: Key, typed: str) -> Parts:
    code = _code(asked.rows, typed)
    beside = Key(key.question_id, key.item, "text")
    if asked.kind == "yes_no":
        match = _YES_AND.match(typed)
        plain = _plain(match[1] if match else typed)
        said = match[2].strip(" )") if match and not code else ""
        code = code or ("yes" if plain in _YES else "no" if plain in _NO else "")
        if code:
            return {key: Given((code,))} | ({beside: Given(text=said)} if said and asked.has_text else {})
    elif asked.kind == "scale":
        code = code or _scale(asked, typed)
    if code:
        return {key: Given((code,))}
    if asked.has_other and asked.kind == "single":
        return {key: Given((OTHER,)), beside: Given(text=typed)}
    raise _unknown(typed)


def _unknown(typed: str) -> UserError:
    return UserError(N_("“{text}” is not one of the answers."), text=typed[:60])


def _scale(asked: Asked, typed: str) -> str:
    """Return the point of a scale: `4`, `4.0`, `5 - Very much`, or the words of one of its ends."""
    match = _LEADING.match(typed)
    if match is not None:
        return match[1] if asked.least <= int(match[1]) <= asked.most else ""
    for texts, point in ((asked.least_label, asked.least), (asked.most_label, asked.most)):
        if _plain(typed) in {_plain(texts.own(code)) for code in LANGUAGES if texts.own(code)}:
            return str(point)
    return ""


def _plain(text: str) -> str:
    return " ".join(words(text))


def _spellings(choices: Sequence[Choice]) -> Iterator[tuple[str, str]]:
    """Give (folded words, code) of every choice in every language."""
    for choice in choices:
        for code in LANGUAGES:
            if choice.text.own(code):
                yield _plain(choice.text.own(code)), choice.code


def _code(choices: Sequence[Choice], typed: str) -> str:
    """Return the code that a text, a code or a number printed on the sheet stands for, "" for none."""
    plain = _plain(typed)
    found = next((code for spelling, code in _spellings(choices) if spelling == plain), "")
    if found:
        return found
    by_code = {choice.code.casefold(): choice.code for choice in choices}
    if typed.casefold() in by_code:
        return by_code[typed.casefold()]
    is_number = typed.isdecimal() and 1 <= int(typed) <= len(choices)
    return choices[int(typed) - 1].code if is_number else ""


def _words_apart(asked: Asked, key: Key, own: Key, typed: str) -> Parts:
    """Return the ticks of a list of answers; what is none of them are the words of "other" where there is such."""
    codes, rest = _listed(asked.rows, typed)
    if rest and not asked.has_other:
        raise _unknown(rest)
    chosen = set(codes) | ({OTHER} if rest else set())
    ticked = tuple(choice.code for choice in asked.rows if choice.code in chosen)
    return {key: Given(ticked)} | ({own: Given(text=rest)} if rest else {})


def _listed(choices: Sequence[Choice], typed: str) -> tuple[list[str], str]:
    """Return (codes, words that are no answer) of a list separated by semicolons, lines or commas.

    An answer may itself hold commas, so the longest run of parts that is an answer counts as one.
    """
    codes: list[str] = []
    rest: list[str] = []
    for part in _BREAKS.split(typed):
        pieces = [piece for piece in part.split(",") if piece.strip()]
        while pieces:
            lengths = range(len(pieces), 0, -1)
            found = ((n, _code(choices, ",".join(pieces[:n]).strip())) for n in lengths)
            length, code = next(((n, code) for n, code in found if code), (1, ""))
            if code:
                codes.append(code)
            else:
                rest.append(pieces[0].strip())
            pieces = pieces[length:]
    return codes, ", ".join(rest)


def _is_ticked(typed: str, target: Target, asked: Asked) -> bool:
    """Tell whether a column of its own for an answer is ticked: 1, x, yes, or the answer's text again."""
    plain = _plain(typed)
    if typed == "0" or plain in _NO:
        return False
    own = {spelling for spelling, code in _spellings(asked.rows) if code == target.key.item}
    if yes(typed) or plain in own:
        return True
    raise _unknown(typed)


def _ranking(target: Target, asked: Asked, typed: str) -> Parts:
    own = Key(asked.id, OTHER, "text")
    if target.key.item:
        code = _code(asked.rows, typed)
        if code:
            return {target.key: Given((code,))}
        if asked.has_other:
            return {target.key: Given((OTHER,)), own: Given(text=typed)}
        raise _unknown(typed)
    codes, rest = _listed(asked.rows, typed)
    if rest and not asked.has_other:
        raise _unknown(rest)
    ordered = list(dict.fromkeys([*codes, *([OTHER] if rest else [])]))[: asked.count]
    ranks: Parts = {Key(asked.id, str(n)): Given((code,)) for n, code in enumerate(ordered, 1)}
    return ranks | ({own: Given(text=rest)} if rest and OTHER in ordered else {})


def _grid(target: Target, asked: Asked, typed: str) -> Parts:
    if target.column:
        if typed == "0" or _plain(typed) in _NO:
            return {}
        if yes(typed) or _code(asked.columns, typed) == target.column:
            return {target.key: Given((target.column,))}
        raise _unknown(typed)
    codes, rest = _listed(asked.columns, typed)
    if rest:
        raise _unknown(rest)
    return {target.key: Given(tuple(c.code for c in asked.columns if c.code in codes))}
