"""Text from outside: normalised, folded, sorted, made safe for file names."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aliances_desktop import text


@pytest.mark.parametrize(
    "typed",
    [
        "col·lectiu",
        "col∙lectiu",
        "col.lectiu",
        "col-lectiu",
        "coŀlectiu",
        "COL·LECTIU",
        "collectiu",
        "col•lectiu",
    ],
)
def test_every_spelling_of_the_double_l_is_one_word(typed: str) -> None:
    assert text.words(typed) == ["collectiu"]


def test_names_sort_by_catalan_rules() -> None:
    names = ["Òdena", "Escola 10", "agost", "Àger", "Escola 2", "l’Hospitalet", "Zebra", "odi"]
    assert sorted(names, key=text.sort_key) == [
        "Àger",
        "agost",
        "Escola 2",
        "Escola 10",
        "l’Hospitalet",
        "Òdena",
        "odi",
        "Zebra",
    ]
    assert sorted(["ñu", "nz", "na", "o"], key=lambda n: text.sort_key(n, "es")) == ["na", "nz", "ñu", "o"]


@given(st.text())
def test_normalising_twice_changes_nothing_more(value: str) -> None:
    once = text.normalise(value)
    assert text.normalise(once) == once
    assert not any(ord(c) < 32 or 0xD800 <= ord(c) < 0xE000 for c in once)


@given(st.text())
def test_a_slug_is_always_a_safe_stem(value: str) -> None:
    slug = text.slug(value)
    assert slug
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug not in {"con", "nul", "prn", "aux", "com1", "lpt1"}
    assert len(slug) <= 82


def test_no_mark_of_any_script_survives_folding() -> None:
    marks = [chr(n) for n in range(sys.maxunicode + 1) if unicodedata.combining(chr(n))]
    assert len(marks) > 900
    assert [mark for mark in marks if any(map(unicodedata.combining, text.fold(f"a{mark}")))] == []
