"""The catalogues: every message there, in every language, nothing else, placeholders kept."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog

from aliances_desktop.i18n import LANGUAGES, translator
from aliances_desktop.paths import resource

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "packaging"))
import catalogues

TEMPLATE = catalogues.extract()


def keys(catalogue: Catalog) -> set[Any]:
    return {(m.context, m.id) for m in catalogue if m.id}


def fields(text: str) -> set[str]:
    return set(re.findall(r"\{(\w*)", text)) - {"n"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_holds_exactly_the_messages_of_the_sources(language: str) -> None:
    catalogue = catalogues.read(language)
    assert keys(catalogue) == keys(TEMPLATE), "run `make catalogues`"
    assert not catalogue.obsolete


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_and_keeps_its_placeholders(language: str) -> None:
    for message in catalogues.read(language):
        if not message.id:
            continue
        sources = message.id if isinstance(message.id, tuple) else (message.id,)
        translations = message.string if isinstance(message.string, tuple) else (message.string,)
        assert not message.fuzzy, message.id
        assert all(translations), f"{language}: {message.id}"
        for text in translations:
            assert fields(text) == fields(sources[-1]), f"{language}: {message.id}"
            assert text.endswith("…") == sources[0].endswith("…"), f"{language}: {message.id}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_msgfmt_accepts_the_catalogue(language: str, tmp_path: Path) -> None:
    if shutil.which("msgfmt") is None:
        pytest.skip("msgfmt is not here")
    done = subprocess.run(
        ["msgfmt", "-c", "-o", str(tmp_path / "x.mo"), str(catalogues.path_of(language))],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_help_page_is_there_in_every_language(language: str) -> None:
    names = {p.name for p in resource("help", "en").glob("*.md")}
    assert {p.name for p in resource("help", language).glob("*.md")} == names


def test_a_translation_with_other_placeholders_falls_back_to_the_source(
    caplog: pytest.LogCaptureFixture,
) -> None:
    t = translator("ca")
    assert t._checked("{a} of {b}", "{a} de {c}") == "{a} of {b}"
    assert "placeholders differ" in caplog.text


def test_an_empty_message_stays_empty() -> None:
    assert translator("es").gettext("") == ""


@pytest.mark.parametrize(
    ("language", "money", "day"),
    [
        ("ca", "250.000 €", "26 de novembre del 2026"),
        ("es", "250.000 €", "26 de noviembre de 2026"),
        ("en", "250,000 €", "26 November 2026"),
    ],
)
def test_amounts_and_dates_are_written_as_in_the_language(language: str, money: str, day: str) -> None:
    from datetime import date

    t = translator(language)
    assert t.money(250_000).replace("\u00a0", " ") == money
    assert t.day(date(2026, 11, 26)) == day


def test_no_message_hides_inside_an_f_string() -> None:
    # Before Python 3.12 an f-string is one token, and what is translated inside it is never extracted.
    hidden = re.compile(r"""\bf(["']).*?\{[^{}]*\b(?:_|gettext|ngettext|pgettext|N_)\(\s*["'].*?\1""")
    for path in sorted((ROOT / "aliances_desktop").rglob("*.py")):
        lines = path.read_text("utf-8").splitlines()
        assert [line.strip() for line in lines if hidden.search(line)] == [], path.name
