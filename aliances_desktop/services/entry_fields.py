"""The fields of a sheet of paper in their order, and what the digits typed in each of them mean."""

from dataclasses import dataclass, replace

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.services.questionnaires import OTHER, Asked, Choice, Content

NUMBER, TICKS, TEXT = "number", "ticks", "text"
"""Kinds of fields: one number, several numbers, words."""


@dataclass(frozen=True)
class Key:
    """Which part of an answer a field holds: `part` "text" is the words of it, "value" its code."""

    question_id: int
    item: str = ""
    part: str = "value"


@dataclass(frozen=True)
class Field:
    """A field of the sheet: what stands beside it is the question, and for a row of a grid the row's text.

    `choices` are what the numbers from `first` on stand for; `rank` counts rows, ranks and short texts from 1.
    """

    key: Key
    kind: str
    asked: Asked
    row: Choice | None = None
    rank: int = 0
    choices: tuple[Choice, ...] = ()
    first: int = 1

    @property
    def number(self) -> str:
        """What is printed beside it: 5, 5.2 for the second row or rank."""
        return f"{self.asked.number}.{self.rank}" if self.rank else str(self.asked.number)

    @property
    def is_beside(self) -> bool:
        """Whether it holds the words beside a choice: beside yes or no, or in place of "other"."""
        return self.key.part == "text" and self.asked.kind in {"yes_no", "single", "multiple", "ranking"}


def fields(content: Content) -> list[Field]:
    """Return every field of a questionnaire in the order of the paper."""
    return [one for asked in content.questions for one in _fields(asked)]


def _fields(asked: Asked) -> list[Field]:
    key = Key(asked.id)
    words = replace(key, part="text")
    if asked.kind == "scale":
        return [Field(key, NUMBER, asked, choices=asked.rows, first=asked.least)]
    if asked.kind in {"yes_no", "single"}:
        own = Field(words, TEXT, asked)
        has_words = asked.has_text if asked.kind == "yes_no" else asked.has_other
        return [Field(key, NUMBER, asked, choices=asked.rows), *([own] if has_words else [])]
    if asked.kind == "multiple":
        own = Field(Key(asked.id, OTHER, "text"), TEXT, asked)
        return [Field(key, TICKS, asked, choices=asked.rows), *([own] if asked.has_other else [])]
    if asked.kind == "ranking":
        ranks = range(1, asked.count + 1)
        numbers = [Field(Key(asked.id, str(n)), NUMBER, asked, rank=n, choices=asked.rows) for n in ranks]
        return [*numbers, *([Field(Key(asked.id, OTHER, "text"), TEXT, asked)] if asked.has_other else [])]
    if asked.kind == "texts":
        return [Field(Key(asked.id, str(n), "text"), TEXT, asked, rank=n) for n in range(1, asked.count + 1)]
    if asked.kind == "grid":
        return [_grid_field(asked, row, n) for n, row in enumerate(asked.rows, 1)]
    return [Field(words, TEXT, asked)]


def _grid_field(asked: Asked, row: Choice, rank: int) -> Field:
    if asked.columns:
        return Field(Key(asked.id, row.code), TICKS, asked, row, rank, asked.columns)
    return Field(Key(asked.id, row.code, "text"), TEXT, asked, row, rank)


# What the keys mean


def choice_of(one: Field, typed: str) -> Choice | None:
    """Return what the digits typed stand for; None while more digits could still follow and make another number.

    A `UserError` when they stand for nothing on the sheet.
    """
    found = _numbered(one, typed)
    could_go_on = any(str(n).startswith(typed) and str(n) != typed for n in _numbers(one))
    if found is None and not could_go_on:
        raise UserError(
            N_("{number} is not possible here: give a number from {least} to {most}."),
            number=typed,
            least=one.first,
            most=one.first + len(one.choices) - 1,
        )
    return None if could_go_on else found


def confirmed(one: Field, typed: str) -> Choice:
    """Return what the digits stand for, where the person says that no more will follow."""
    found = _numbered(one, typed)
    if found is None:
        choice_of(one, typed)
        raise UserError(N_("Type the second digit, or Backspace."))
    return found


def _numbers(one: Field) -> range:
    return range(one.first, one.first + len(one.choices))


def _numbered(one: Field, typed: str) -> Choice | None:
    number = int(typed) if typed.isdecimal() else -1
    return one.choices[number - one.first] if number in _numbers(one) and typed == str(number) else None


def is_blank_key(one: Field, typed: str) -> bool:
    """Tell whether a key leaves the field blank: Space, and 0 wherever the sheet has no 0."""
    return typed == " " or (typed == "0" and one.first > 0)


def tick_item(one: Field, code: str) -> str:
    """Return the item of the answer that a tick makes: the code, or row:column in a grid."""
    return f"{one.row.code}:{code}" if one.row is not None else code
