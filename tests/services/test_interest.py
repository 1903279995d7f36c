"""Suggested interest: complementarity raises it, duplication is named and lowers it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from aliances_desktop.model.codes import OFFER_CATEGORIES, SECTORS, TARGET_GROUPS
from aliances_desktop.services.interest import HIGHEST, Profile, stems, suggest, suggest_all

PLAIN = Profile(1, 1, frozenset(), frozenset(), {}, {}, frozenset(), frozenset(), "", "")
OTHER = replace(PLAIN, stand_id=2, entity_id=2)


def test_nothing_in_common_suggests_nothing() -> None:
    assert suggest(PLAIN, OTHER) is None


def test_getting_what_one_seeks_weighs_more_than_giving_it() -> None:
    seeker = replace(PLAIN, needed=frozenset({"space"}))
    giver = replace(OTHER, offered=frozenset({"space"}))
    gains, gives = suggest(seeker, giver), suggest(giver, seeker)
    assert gains is not None
    assert gives is not None
    assert gains.score > gives.score > 0
    assert gains.reasons[0].msgid == "Offers what you seek: {what}"
    assert gains.reasons[0].labels == ("Space",)
    assert gives.reasons[0].msgid == "Seeks what you offer: {what}"


def test_the_same_words_raise_what_the_categories_say() -> None:
    seeker = replace(PLAIN, needed=frozenset({"space"}), need_words=stems("Un magatzem sec"))
    giver = replace(OTHER, offered=frozenset({"space"}), offer_words=stems("Magatzems al polígon"))
    plain_giver = replace(giver, offer_words={})
    with_words, without = suggest(seeker, giver), suggest(seeker, plain_giver)
    assert with_words is not None
    assert without is not None
    assert with_words.score > without.score
    assert with_words.reasons[0].words == ("magatzems",)


def test_doing_the_same_in_the_same_sector_is_named_and_weighs_less() -> None:
    one = replace(
        PLAIN, offered=frozenset({"training"}), sectors=frozenset({"social"}), municipality="Vilaclara"
    )
    same = replace(one, stand_id=2, entity_id=2)
    complementary = replace(same, needed=frozenset({"training"}), offered=frozenset({"space"}))
    doubled, fitting = suggest(one, same), suggest(one, complementary)
    assert doubled is not None
    assert fitting is not None
    assert [reason.labels for reason in doubled.reasons if reason.is_duplication] == [("Training",)]
    assert doubled.score < fitting.score


def test_people_of_one_entity_are_never_suggested_to_each_other() -> None:
    one = replace(PLAIN, offered=frozenset({"space"}), needed=frozenset({"space"}))
    assert suggest_all([one, replace(one, stand_id=2)]) == {}


def test_plural_gender_accents_and_filling_words_do_not_matter() -> None:
    assert stems("Sales i formació per als joves").keys() == stems("sala, FORMACIONS, jove").keys()
    assert list(stems("Col\u2219lectiu").values()) == ["col·lectiu"]


def codes(known: object) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(list(known)), max_size=4)  # type: ignore[call-overload]


@given(
    *[
        st.builds(
            Profile,
            stand_id=st.just(number),
            entity_id=st.just(number),
            offered=codes(OFFER_CATEGORIES),
            needed=codes(OFFER_CATEGORIES),
            offer_words=st.text(max_size=60).map(stems),
            need_words=st.text(max_size=60).map(stems),
            sectors=codes(SECTORS),
            target_groups=codes(TARGET_GROUPS),
            municipality=st.sampled_from(["", "Vilaclara", "Riudelles"]),
            comarca=st.sampled_from(["", "Bages"]),
        )
        for number in (1, 2)
    ]
)
def test_a_suggestion_always_has_a_reason_and_stays_below_a_wish(a: Profile, b: Profile) -> None:
    suggestion = suggest(a, b)
    assert suggestion is None or (1 <= suggestion.score <= HIGHEST < 60 and suggestion.reasons)
