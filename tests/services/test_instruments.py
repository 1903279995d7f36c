"""Instruments: every built-in template used, copied, exchanged, in three languages; broken files refused."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aliances_desktop import method
from aliances_desktop.errors import UserError
from aliances_desktop.i18n import LANGUAGES, N_
from aliances_desktop.model import Texts
from aliances_desktop.services import instruments
from aliances_desktop.store import Store
from tests.store.test_store import dump

TEMPLATES = [one for family in method.FAMILIES for one in method.templates(family)]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.create(tmp_path / "f.aliances", backups=tmp_path / "b")


def test_every_family_has_a_built_in_template() -> None:
    assert {one.family for one in TEMPLATES} == set(method.FAMILIES)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.origin)
def test_a_template_is_used_whole_and_exchanged_without_loss(
    store: Store, tmp_path: Path, template: method.Template
) -> None:
    part = method.FAMILIES[template.family].part
    with store.edit(N_("Use template")) as session:
        made = instruments.use(session, template, is_template=True)
        data = instruments.to_data(session, made)
        said = list(instruments.texts_in(template.content, part))
        kept = list(instruments.texts_in(data, part))
        assert len(kept) == len(said)
        assert all(isinstance(one, dict) and all(one[code] for code in LANGUAGES) for one in kept)
        assert [one["en"] for one in kept if isinstance(one, dict)] == said
        instruments.write_file(session, made, tmp_path / "x.json")
        read = instruments.read_file(session, tmp_path / "x.json")
        assert instruments.to_data(session, read) == data
        assert (read.origin, read.edition) == (template.origin, template.edition)


def test_using_a_template_is_one_undo_step(store: Store) -> None:
    before = dump(store)
    with store.edit(N_("Use template")) as session:
        instruments.use(session, TEMPLATES[0])
    assert dump(store) != before
    store.undo()
    assert dump(store) == before


def test_a_copy_has_another_title_and_leaves_what_was_lived_behind(store: Store) -> None:
    with store.edit(N_("Duplicate")) as session:
        made = instruments.use(session, method.templates("questionnaire")[0], is_template=True)
        copied = instruments.copy(session, made, Texts(ca="Còpia"))
        assert copied.title == Texts(ca="Còpia")
        first, second = (instruments.to_data(session, one) for one in (made, copied))
        assert first.pop("title") != second.pop("title")
        assert first == second


BROKEN = {
    "not JSON": "{",
    "a list": "[]",
    "another format": json.dumps({"format": "other/1"}),
    "an unknown family": json.dumps({"format": instruments.FORMAT, "family": "poem"}),
    "a number for a text": json.dumps({"format": instruments.FORMAT, "family": "wording", "title": 5}),
    "a word for a number": json.dumps(
        {
            "format": instruments.FORMAT,
            "family": "agenda",
            "title": {"ca": "x"},
            "rows": [{"minutes": "many"}],
        }
    ),
    "minutes no day has": json.dumps(
        {"format": instruments.FORMAT, "family": "agenda", "title": {"ca": "x"}, "rows": [{"minutes": 9999}]}
    ),
    "rows that are no rows": json.dumps(
        {"format": instruments.FORMAT, "family": "agenda", "title": {"ca": "x"}, "rows": [5]}
    ),
    "a kind there is not": json.dumps(
        {"format": instruments.FORMAT, "family": "process", "title": {"ca": "x"}, "kind": "poem"}
    ),
    "not a number": json.dumps(
        {
            "format": instruments.FORMAT,
            "family": "process",
            "title": {"ca": "x"},
            "indicators": [{"target": float("nan")}],
        }
    ),
    "a goal there is not": json.dumps(
        {
            "format": instruments.FORMAT,
            "family": "process",
            "title": {"ca": "x"},
            "indicators": [{"sdgs": ["18"]}],
        }
    ),
    "days no phase has": json.dumps(
        {"format": instruments.FORMAT, "family": "process", "title": {"ca": "x"}, "phases": [{"days": 0}]}
    ),
    "nested without end": "[" * 100_000,
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=list(BROKEN))
def test_a_file_that_is_no_instrument_is_refused_and_adds_nothing(
    store: Store, tmp_path: Path, content: str
) -> None:
    (tmp_path / "x.json").write_text(content, encoding="utf-8")
    before = dump(store)
    with pytest.raises(UserError), store.edit(N_("Import instrument")) as session:
        instruments.read_file(session, tmp_path / "x.json")
    assert dump(store) == before


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.builds(Texts, ca=st.text("abc \n", max_size=5), es=st.text("xyz", max_size=5), en=st.just(""))
)
def test_texts_come_back_as_they_were_and_fall_back_to_a_language_that_has_them(
    store: Store, texts: Texts
) -> None:
    with store.edit(N_("Add")) as session:
        made = instruments.use(session, method.templates("questionnaire")[0], is_template=True)
        made.intro = texts
        session.flush()
        session.expire(made)
        assert made.intro == texts
        assert made.intro.get("en") == (texts.ca or texts.es)
        assert set(made.intro.missing) == (
            {code for code in LANGUAGES if not texts.own(code)} if texts else set()
        )
