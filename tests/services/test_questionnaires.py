"""Questionnaires built in and changed, batches, and what comes back from paper."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select

from aliances_desktop.errors import UserError
from aliances_desktop.model import Answer, Batch, Question, QuestionOption, Texts
from aliances_desktop.model.codes import CODE_LISTS, QUESTION_KINDS
from aliances_desktop.paths import resource
from aliances_desktop.services import (
    batches,
    entry,
    entry_check,
    entry_fields,
    instruments,
    questionnaire_edit,
    questionnaires,
)
from aliances_desktop.services.batches import Addressee
from aliances_desktop.services.entry import Given
from aliances_desktop.services.entry_fields import Field
from aliances_desktop.store import Store
from tests.factories import a_workshop, some_entities

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
BUILT_IN = [one.origin for one in instruments.templates("questionnaire")]


def a_batch(session: Session, origin: str = "questionnaire-before-workshop", sheets: int = 5) -> Batch:
    return batches.make_batch(session, instruments.builtin(origin), [Addressee()] * sheets, title="Lot")


def by_code(session: Session, batch: Batch, code: str) -> list[Field]:
    content = entry.content_of(session, batch.key)
    return [one for one in entry_fields.fields(content) if one.asked.code == code]


def sheet(session: Session, batch: Batch, number: int = 1) -> int:
    return batches.reply_at(session, batch.key, number).id


# Built in


def test_the_guides_questionnaires_and_the_learning_spaces_are_built_in() -> None:
    counts = {origin: len(instruments.builtin(origin).content["questions"]) for origin in BUILT_IN}
    assert counts["questionnaire-before-workshop"] == 7
    assert counts["questionnaire-before-focus-group"] == 9
    assert set(counts) == {
        "questionnaire-before-workshop", "questionnaire-before-focus-group", "questionnaire-three-reasons",
        "questionnaire-topics", "questionnaire-session-evaluation", "questionnaire-needs",
        "questionnaire-satisfaction",
    }  # fmt: skip


@pytest.mark.parametrize("origin", BUILT_IN)
def test_every_built_in_question_has_a_code_of_its_own_and_answers_of_the_common_lists(origin: str) -> None:
    questions = instruments.builtin(origin).content["questions"]
    assert len({q["code"] for q in questions}) == len(questions)
    for question in questions:
        assert question["kind"] in QUESTION_KINDS
        codes = [o["code"] for o in question.get("options", ()) if o.get("axis", "row") == "row"]
        assert len(set(codes)) == len(codes)
        assert questionnaires.OTHER not in codes
        if question.get("code_list"):
            assert set(codes) <= set(CODE_LISTS[question["code_list"]])


def test_the_same_motives_have_the_same_codes_in_all_sheets() -> None:
    found = set()
    for path in resource("method").glob("*/questionnaire-*.json"):
        for question in json.loads(path.read_text("utf-8"))["questions"]:
            if question.get("code_list") == "motives":
                found |= {(o["code"], o["text"]) for o in question["options"]}
    assert found == {(code, CODE_LISTS["motives"][code]) for code, _text in found}


def test_the_topic_stands_wherever_the_texts_name_it(store: Store) -> None:
    with store.edit("Add") as session:
        record = instruments.use(session, instruments.builtin("questionnaire-before-focus-group"))
        questionnaire_edit.set_text(session, record.key, "topic", "ca", "reforç escolar")
        content = questionnaires.load(session, record.key)
    said = [content.intro.ca, *(q.text.ca for q in content.questions)]
    assert sum("reforç escolar" in text for text in said) >= 5
    assert not [text for text in said if "{topic}" in text]


# Changing


def test_questions_are_added_moved_and_deleted_and_undone(store: Store) -> None:
    with store.edit("Add") as session:
        record = instruments.use(session, instruments.builtin("questionnaire-three-reasons"))
        first = questionnaires.load(session, record.key).questions[0].id
        scale = questionnaire_edit.add_question(session, record.key, "scale", "ca", "Com ha anat?")
        single = questionnaire_edit.add_question(session, record.key, "single", "ca", "Quina?", after=first)
    with store.edit("Move question") as session:
        questionnaire_edit.move_question(session, scale.key, -9)
    with store.edit("Delete question") as session:
        questionnaire_edit.delete_question(session, first)
    with store.read() as session:
        asked = questionnaires.load(session, record.key).questions
        assert [(q.id, q.number) for q in asked] == [(scale.key, 1), (single.key, 2)]
        assert [c.code for c in asked[0].rows] == ["1", "2", "3", "4", "5"]
        assert len(asked[1].rows) == 2
    store.undo()
    store.undo()
    with store.read() as session:
        assert [q.id for q in questionnaires.load(session, record.key).questions] == [
            first, single.key, scale.key,
        ]  # fmt: skip


def test_options_get_codes_not_used_yet_and_can_take_those_of_a_list(store: Store) -> None:
    with store.edit("Add") as session:
        record = instruments.use(session, instruments.builtin("questionnaire-three-reasons"))
        question = questionnaire_edit.add_question(session, record.key, "multiple", "es", "¿Por qué?")
        added = questionnaire_edit.add_option(session, question.key, "es", "Otra más")
        codes = [
            o.code
            for o in session.exec(select(QuestionOption).where(QuestionOption.question_id == question.key))
        ]
        assert len(set(codes)) == 3
        questionnaire_edit.set_question(session, question.key, "code_list", "motives")
        questionnaire_edit.set_option_code(session, added.key, "ECON")
        with pytest.raises(ValueError, match="NONE"):
            questionnaire_edit.set_option_code(session, added.key, "NONE")
        questionnaire_edit.move_option(session, added.key, -2)
        assert questionnaires.load(session, record.key).question(question.key).rows[0].code == "ECON"


def test_gaps_name_what_is_missing_in_each_language(store: Store) -> None:
    with store.edit("Add") as session:
        record = instruments.use(session, instruments.builtin("questionnaire-three-reasons"))
        content = questionnaires.load(session, record.key)
        assert [questionnaires.gaps(content, code) for code in ("ca", "es", "en")] == [[], [], []]
        questionnaire_edit.add_question(session, record.key, "open", "ca", "Res més?")
        content = questionnaires.load(session, record.key)
        assert questionnaires.gaps(content, "ca") == []
        assert [(g.number, g.what) for g in questionnaires.gaps(content, "es")] == [(2, "Question")]


def test_what_has_been_answered_keeps_its_kind_and_options(store: Store) -> None:
    with store.edit("Add") as session:
        batch = a_batch(session)
        one = by_code(session, batch, "annex1.motives")[0]
        entry.save(session, sheet(session, batch), one, Given(("ECON",)))
        for change in ("kind", "scale"):
            with pytest.raises(UserError):
                if change == "kind":
                    questionnaire_edit.set_question(session, one.asked.id, "kind", "single")
                else:
                    questionnaire_edit.delete_option(session, one.choices[0].id)
        questionnaire_edit.set_question(session, one.asked.id, "text", "Per què?", "ca")


def test_a_scale_goes_up_within_its_limits(store: Store) -> None:
    with store.edit("Add") as session:
        record = instruments.use(session, instruments.builtin("questionnaire-three-reasons"))
        key = questionnaire_edit.add_question(session, record.key, "scale", "ca", "?").key
        questionnaire_edit.set_question(session, key, "most", 10)
        for field, value in (("least", 10), ("most", 11), ("most", 1), ("count", 0)):
            with pytest.raises(UserError):
                questionnaire_edit.set_question(session, key, field, value)
        assert session.get_one(Question, key).most == 10


# Batches


def test_a_batch_is_a_copy_with_a_numbered_sheet_for_each_addressee(store: Store) -> None:
    with store.edit("Add") as session:
        keys = [entity.key for entity in some_entities(session, 12)]
        template = instruments.use(
            session, instruments.builtin("questionnaire-before-workshop"), is_template=True
        )
        people = batches.entities_addressed(session, keys, "es")
        batch = batches.make_batch(session, template, people, title="Abans")
        batches.add_sheets(session, batch.key, people[:3])
        row = batches.load(session, batch.key)
        sheets = batches.replies(session, batch.key)
    assert (row.expected, row.entered, row.is_anonymous) == (12, 0, False)
    assert row.questionnaire_id != template.key
    assert [s.number for s in sheets] == list(range(1, 13))
    assert [s.entity for s in sheets][:3] == ["Entitat 1", "Entitat 2", "Entitat 3"]
    assert {s.language for s in sheets} == {"es"}
    assert sheets[0].person == "Persona 1"


def test_a_workshops_participants_get_a_sheet_each_in_their_language(store: Store) -> None:
    workshop = a_workshop(store, 6)
    with store.edit("Add") as session:
        people = batches.participants_addressed(session, workshop.key)
        batch = batches.make_batch(
            session,
            instruments.builtin("questionnaire-session-evaluation"),
            people,
            title="Valoració",
            moment="after",
            workshop_id=workshop.key,
        )
        assert [s.name for s in batches.replies(session, batch.key)] == [f"Entitat {n}" for n in range(1, 7)]
        assert batches.batch_ids(session, text="taller de") == [batch.key]
        assert batches.batch_ids(session, text="res de res") == []


def test_nobody_and_too_many_are_refused(store: Store) -> None:
    with store.edit("Add") as session:
        for people in ([], [Addressee()] * (batches.MOST_SHEETS + 1)):
            with pytest.raises(UserError):
                batches.make_batch(session, instruments.builtin("questionnaire-needs"), people, title="x")
        with pytest.raises(UserError):
            batches.make_batch(session, instruments.builtin("questionnaire-needs"), [Addressee()], title=" ")


def test_deleting_a_batch_takes_all_of_it_and_undo_brings_it_back(store: Store) -> None:
    with store.edit("Add") as session:
        batch = a_batch(session)
        entry.save(
            session, sheet(session, batch), by_code(session, batch, "annex1.idea")[0], Given(text="Una")
        )
    with store.edit("Delete batch") as session:
        batches.delete_batch(session, batch.key)
        assert not session.exec(select(Answer)).all()
        assert not session.exec(select(Question)).all()
    store.undo()
    with store.read() as session:
        assert batches.load(session, batch.key).begun == 1


# Entry


def test_fields_follow_the_paper(store: Store) -> None:
    with store.edit("Add") as session:
        batch = a_batch(session)
        numbers = [(f.number, f.kind) for f in entry_fields.fields(entry.content_of(session, batch.key))]
    assert numbers == [
        ("1", "number"), ("1", "text"), ("2", "ticks"), ("2", "text"), ("3", "ticks"), ("3", "text"),
        ("4.1", "text"), ("4.2", "text"), ("4.3", "text"), ("5.1", "text"), ("5.2", "text"), ("5.3", "text"),
        ("6", "text"), ("7", "text"),
    ]  # fmt: skip


def test_a_digit_means_one_thing_or_waits_for_the_second(store: Store) -> None:
    with store.edit("Add") as session:
        batch = a_batch(session, "questionnaire-session-evaluation")
        key = by_code(session, batch, "session.useful")[0].asked.id
        five = by_code(session, batch, "session.useful")[0]
        questionnaire_edit.set_question(session, key, "most", 10)
        ten = by_code(session, batch, "session.useful")[0]
        questionnaire_edit.set_question(session, key, "least", 0)
        zero = by_code(session, batch, "session.useful")[0]
    choice = entry_fields.choice_of(five, "5")
    assert choice is not None
    assert choice.code == "5"
    with pytest.raises(UserError):
        entry_fields.choice_of(five, "6")
    assert entry_fields.choice_of(ten, "1") is None
    assert entry_fields.confirmed(ten, "1").code == "1"
    assert getattr(entry_fields.choice_of(ten, "10"), "code", "") == "10"
    assert getattr(entry_fields.choice_of(ten, "7"), "code", "") == "7"
    assert entry_fields.is_blank_key(five, "0")
    assert not entry_fields.is_blank_key(zero, "0")
    assert getattr(entry_fields.choice_of(zero, "0"), "code", "") == "0"


def test_what_is_saved_is_read_back_in_every_kind_of_question(store: Store) -> None:
    values = {
        "number": Given(("yes",)), "ticks": Given(("ECON", "OTH")), "text": Given(text="Unes paraules"),
    }  # fmt: skip
    with store.edit("Add") as session:
        for origin in BUILT_IN:
            batch = a_batch(session, origin)
            content = entry.content_of(session, batch.key)
            reply, said = sheet(session, batch), {}
            for n, one in enumerate(entry_fields.fields(content)):
                codes = tuple(c.code for c in one.choices)
                value = {
                    "number": Given(codes[n % len(codes) :][:1] if codes else ()),
                    "ticks": Given(codes),
                }.get(one.kind, values["text"])
                if one.asked.kind == "ranking" and one.kind == "number":
                    value = Given((codes[-one.rank],))
                if one.asked.kind == "single":
                    value = Given(codes[-1:]) if one.kind == "number" else values["text"]
                entry.save(session, reply, one, value)
                said[one.key] = value
            assert entry.given(session, reply, content) == said
            for one in reversed(entry_fields.fields(content)):
                entry.save(session, reply, one, Given())
            assert entry.given(session, reply, content) == {}
            assert not session.exec(select(Answer).where(Answer.reply_id == reply)).all()


def test_a_ranking_has_no_choice_twice(store: Store) -> None:
    with store.edit("Add") as session:
        batch = a_batch(session, "questionnaire-three-reasons")
        first, second = by_code(session, batch, "chapter2.reasons")[:2]
        entry.save(session, sheet(session, batch), first, Given(("ECON",)))
        entry.save(session, sheet(session, batch), first, Given(("ECON",)))
        with pytest.raises(UserError):
            entry.save(session, sheet(session, batch), second, Given(("ECON",)))


def test_words_of_other_need_other_ticked_and_go_with_it(store: Store) -> None:
    with store.edit("Add") as session:
        batch = a_batch(session)
        reply = sheet(session, batch)
        ticks, words = by_code(session, batch, "annex1.motives")
        assert not entry.is_asked(words, {ticks.key: Given(("ECON",))})
        assert entry.is_asked(words, {ticks.key: Given(("ECON", "OTH"))})
        with pytest.raises(UserError):
            entry.save(session, reply, words, Given(text="Perquè sí"))
        entry.save(session, reply, ticks, Given(("OTH",)))
        entry.save(session, reply, words, Given(text="Perquè sí"))
        entry.save(session, reply, ticks, Given(("POL",)))
        assert entry.given(session, reply, entry.content_of(session, batch.key)) == {
            ticks.key: Given(("POL",))
        }


def test_states_go_from_missing_to_typed_in_twice(store: Store) -> None:
    with store.edit("Add") as session:
        batch = a_batch(session)
        one = by_code(session, batch, "annex1.experience")[0]
        states = []
        for act in (
            lambda reply: None,
            lambda reply: entry.save(session, reply, one, Given(("yes",))),
            lambda reply: entry.finish(session, reply, NOW),
            lambda reply: entry.finish(session, reply, NOW, 2),
        ):
            act(sheet(session, batch))
            states.append(batches.reply_at(session, batch.key, 1).state)
        assert states == ["missing", "begun", "entered", "checked"]
        with pytest.raises(UserError):
            batches.reply_at(session, batch.key, 6)


def test_the_next_sheet_is_the_next_missing_and_then_from_the_beginning(store: Store) -> None:
    with store.edit("Add") as session:
        batch = a_batch(session)
        for number in (2, 3, 5):
            entry.finish(session, sheet(session, batch, number), NOW)
        sheets = batches.replies(session, batch.key)
        following = [getattr(entry.next_sheet(sheets, after), "number", None) for after in (0, 1, 4, 5)]
        assert following == [1, 4, 1, 1]
        for number in (1, 4):
            entry.finish(session, sheet(session, batch, number), NOW)
        assert entry.next_sheet(batches.replies(session, batch.key), 1) is None


def test_texts_wait_in_the_order_of_the_sheets_until_they_are_typed(store: Store) -> None:
    with store.edit("Add") as session:
        batch = a_batch(session)
        (idea,) = by_code(session, batch, "annex1.idea")
        keys = by_code(session, batch, "annex1.keys")
        for number in (3, 1):
            for one in (idea, keys[1]):
                entry.save(session, sheet(session, batch, number), one, Given(is_waiting=True))
        queue = entry_check.waiting(session, batch.key)
        assert [(w.sheet, w.field.number) for w in queue] == [(1, "4.2"), (1, "6"), (3, "4.2"), (3, "6")]
        entry.save(session, queue[0].reply_id, queue[0].field, Given(text="La confiança"))
        assert batches.load(session, batch.key).waiting == 3
        ticks, words = by_code(session, batch, "annex1.motives")
        entry.save(session, sheet(session, batch), ticks, Given(("OTH",)))
        entry.save(session, sheet(session, batch), words, Given(is_waiting=True))
        assert [w.field.number for w in entry_check.waiting(session, batch.key)][:2] == ["2", "6"]


def test_a_second_entry_shows_what_differs_and_one_of_them_holds(store: Store) -> None:
    with store.edit("Add") as session:
        batch = a_batch(session, "questionnaire-three-reasons")
        reply, content = sheet(session, batch), entry.content_of(session, batch.key)
        ranks = [f for f in entry_fields.fields(content) if f.kind == "number"]
        for one, first, second in zip(ranks, ("ECON", "POL", "TERR"), ("POL", "ECON", "TERR"), strict=True):
            entry.save(session, reply, one, Given((first,)))
            entry.save(session, reply, one, Given((second,)), 2)
        found = entry_check.differences(session, reply, content)
        assert [(d.field.number, d.first.codes, d.second.codes) for d in found] == [
            ("1.1", ("ECON",), ("POL",)), ("1.2", ("POL",), ("ECON",)),
        ]  # fmt: skip
        for difference in found:
            entry_check.settle(session, reply, difference, 2)
        assert entry_check.differences(session, reply, content) == []
        assert [entry.given(session, reply, content)[one.key].codes[0] for one in ranks] == [
            "POL",
            "ECON",
            "TERR",
        ]


def test_one_sheet_in_ten_is_typed_twice(store: Store) -> None:
    with store.edit("Add") as session:
        batch = a_batch(session, sheets=40)
        assert entry_check.sample(batches.replies(session, batch.key)) == []
        for number in range(1, 39):
            entry.finish(session, sheet(session, batch, number), NOW)
        assert [s.number for s in entry_check.sample(batches.replies(session, batch.key))] == [6, 16, 26, 36]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.integers(0, 9), st.integers(1, 10), st.text("0123456789", min_size=1, max_size=3))
def test_digits_are_either_a_number_of_the_scale_or_refused(least: int, span: int, typed: str) -> None:
    points = range(least, min(least + span, 10) + 1)
    choices = tuple(questionnaires.Choice(str(n), Texts(ca=str(n))) for n in points)
    asked = questionnaires.Asked(
        1,
        1,
        "",
        "scale",
        Texts(),
        Texts(),
        "",
        3,
        points[0],
        points[-1],
        Texts(),
        Texts(),
        False,
        False,
        choices,
    )
    one = Field(entry_fields.Key(1), "number", asked, choices=choices, first=points[0])
    try:
        found = entry_fields.choice_of(one, typed)
    except UserError:
        assert typed not in map(str, points)
        assert not any(str(n).startswith(typed) for n in points)
    else:
        assert found is None or found.code == typed
        assert found is not None or typed in {"1"}


def test_templates_are_where_the_package_reads_them(tmp_path: Path) -> None:
    assert {path.stem for path in resource("method").glob("*/questionnaire-*.json")} == set(BUILT_IN)
