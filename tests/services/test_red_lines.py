"""Red lines: shared aims, two steps apart, conditions against the form, risks, environment, what is not known."""

from datetime import date

import pytest

from aliances_desktop.i18n import LANGUAGES, translator
from aliances_desktop.model import Alliance
from aliances_desktop.model.red_lines import CLASHES, Clash, RedLines
from aliances_desktop.services import evaluations, red_lines
from aliances_desktop.store import Store
from tests.services.evaluated import DAY, an_alliance, partner_ids


def lines_of(store: Store, answers: list[dict[tuple[str, str], str]], form: str = "network") -> RedLines:
    """The red lines of as many entities, each with the answers given as (table, item) → value."""
    with store.edit("Fill in") as session:
        alliance = an_alliance(session, len(answers), form=form)
        for entity, said in zip(partner_ids(session, alliance.key), answers, strict=True):
            test = evaluations.add_test(session, alliance.key, entity, DAY)
            for (table, item), value in said.items():
                evaluations.rate(session, test.key, table, item, value)
    with store.read() as session:
        return red_lines.of_alliance(session, alliance.key)


def kinds(found: RedLines) -> list[str]:
    return [point.kind for point in found.talk]


def test_an_aim_fundamental_for_all_is_where_to_start(store: Store) -> None:
    found = lines_of(store, [{("1", "IMP"): "3", ("1", "POL"): "3"}, {("1", "IMP"): "3", ("1", "POL"): "2"}])
    assert kinds(found) == ["shared"]
    assert found.talk[0].items == ("More impact",)
    assert [line.item for line in found.aims if line.is_shared] == ["IMP"]


def test_nothing_in_common_is_said(store: Store) -> None:
    assert kinds(lines_of(store, [{("1", "IMP"): "3"}, {("1", "POL"): "3"}])) == ["unshared"]


def test_one_step_is_no_conflict_and_two_steps_are(store: Store) -> None:
    near = lines_of(store, [{("2.1", "DEC"): "3"}, {("2.1", "DEC"): "2"}])
    assert "opposed" not in kinds(near)
    far = lines_of(store, [{("2.1", "DEC"): "3"}, {("2.1", "DEC"): "1"}])
    point = next(point for point in far.talk if point.kind == "opposed")
    assert point.entities == ("Fundació Mans Obertes",)
    assert point.others == ("Associació de Veïnes i Veïns del Barri de la Ribera",)
    assert point.is_conflict


@pytest.mark.parametrize("rule", CLASHES, ids=lambda rule: f"{rule.item}×{rule.form}")
def test_a_fundamental_condition_is_held_against_the_form_chosen(store: Store, rule: Clash) -> None:
    said = [{(rule.table, rule.item): "3"}, {(rule.table, rule.item): "3"}]
    clashing = lines_of(store, said, rule.form)
    point = next(point for point in clashing.talk if point.rule is not None)
    assert point.kind == ("barred" if rule.is_barred else "agree")
    for language in LANGUAGES:
        said_aloud = point.say(translator(language))
        assert translator(language).gettext(rule.reason) in said_aloud
        assert translator(language).gettext(rule.source) in said_aloud
    assert not [point for point in lines_of(store, said, "network").talk if point.rule]


def test_a_relevant_condition_clashes_with_no_form(store: Store) -> None:
    found = lines_of(store, [{("2.1", "JUR"): "2"}, {("2.1", "JUR"): "2"}], "merger")
    assert not [point for point in found.talk if point.rule]


def test_risks_environment_and_what_is_not_known_are_listed_the_gravest_first(store: Store) -> None:
    with store.edit("Fill in") as session:
        alliance = an_alliance(session, 3, form="merger")
        ours, theirs, _third = partner_ids(session, alliance.key)
        test = evaluations.add_test(session, alliance.key, ours, DAY)
        for table, item, value in (
            ("2.1", "JUR", "3"), ("2.2", "reputation", "3"), ("7", "law", "bad"), ("7", "local", "good"),
        ):  # fmt: skip
            evaluations.rate(session, test.key, table, item, value)
        evaluations.rate(session, test.key, "5", "track", "unknown", subject=str(theirs))
        evaluations.rate(session, test.key, "5", "staff", "unknown", subject=str(theirs))
        evaluations.rate(session, test.key, "2.1", "OTH", "3", text="Seguir al barri")
        found = red_lines.of_alliance(session, alliance.key)
    assert kinds(found) == ["barred", "own", "risk", "environment", "silent", "unknown"]
    assert found.talk[1].say(translator("en")).endswith("Fundació Mans Obertes: Seguir al barri.")
    assert found.talk[4].entities == (found.parties[1].name, found.parties[2].name)
    assert found.talk[5].number == 2
    assert "2" in found.talk[5].say(translator("en"))


def test_the_latest_test_of_an_entity_counts(store: Store) -> None:
    with store.edit("Fill in") as session:
        alliance = an_alliance(session, 2, form="merger")
        ours = partner_ids(session, alliance.key)[0]
        later = evaluations.add_test(session, alliance.key, ours, date(2027, 3, 1))
        earlier = evaluations.add_test(session, alliance.key, ours, DAY)
        evaluations.rate(session, earlier.key, "2.1", "JUR", "3")
        evaluations.rate(session, later.key, "2.1", "JUR", "1")
        found = red_lines.of_alliance(session, alliance.key)
    assert kinds(found) == ["silent"]
    assert found.parties[0].day == date(2027, 3, 1)


def test_talking_it_through_is_noted_and_taken_back(store: Store) -> None:
    with store.edit("Add") as session:
        alliance = an_alliance(session)
        red_lines.mark_talked(session, alliance.key, DAY, "La marca es manté dos anys.")
    with store.read() as session:
        kept = session.get(Alliance, alliance.key)
        assert kept is not None
        assert (kept.talked_on, kept.talked_notes) == (DAY, "La marca es manté dos anys.")
    with store.edit("Take back") as session:
        red_lines.mark_talked(session, alliance.key, None)
    with store.read() as session:
        kept = session.get(Alliance, alliance.key)
        assert kept is not None
        assert (kept.talked_on, kept.talked_notes) == (None, "La marca es manté dos anys.")
