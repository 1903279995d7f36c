"""What a batch answered: exact counts of sheets made by hand, the guide's order, two batches, themes, exports."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from sqlmodel import Session

from aliances_desktop.errors import UserError
from aliances_desktop.model import Answer, Batch
from aliances_desktop.services import answers_results, batches, entry, instruments, themes
from aliances_desktop.services.answers_results import GUIDE_RANKING, QuestionResult
from aliances_desktop.services.batches import Addressee
from aliances_desktop.store import Store
from tests.factories import some_entities

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
Given = tuple[str, str, str, str]
"""Code of the question, item, value, text."""


def a_batch(session: Session, origin: str, sheets: Sequence[Sequence[Given]], expected: int = 0) -> Batch:
    people = batches.entities_addressed(session, [one.key for one in some_entities(session, len(sheets))])
    people = people or [Addressee()]
    batch = batches.make_batch(
        session,
        instruments.builtin(f"questionnaire-{origin}"),
        [*people, *[Addressee()] * expected],
        title="Lot",
    )
    ids = {asked.code: asked.id for asked in entry.content_of(session, batch.key).questions}
    for number, given in enumerate(sheets, 1):
        key = batches.reply_at(session, batch.key, number).id
        for code, item, value, text in given:
            session.add(Answer(reply_id=key, question_id=ids[code], item=item, value=value, text=text))
        entry.finish(session, key, NOW)
    return batch


def asked(results: Sequence[QuestionResult], code: str) -> QuestionResult:
    return next(one for one in results if one.asked.code == code)


def ranks(*codes: str) -> list[Given]:
    return [("chapter2.reasons", str(n), code, "") for n, code in enumerate(codes, 1)]


ANNEX = [
    [
        ("annex1.experience", "", "yes", "Amb dues"),
        ("annex1.motives", "ECON", "1", ""),
        ("annex1.motives", "OTH", "1", "Per gust"),
        ("annex1.keys", "1", "", "Confiança"),
        ("annex1.keys", "2", "", "Temps"),
        ("annex1.idea", "", "", "Un magatzem"),
    ],
    [("annex1.experience", "", "no", ""), ("annex1.motives", "ECON", "1", ""), ("annex1.motives", "IMG", "1", "")],
    [("annex1.experience", "", "yes", ""), ("annex1.keys", "1", "", "Temps")],
    [],
]  # fmt: skip


def test_choices_are_counted_and_shared_among_those_who_answered(store: Store) -> None:
    with store.edit("Add") as session:
        batch = a_batch(session, "before-workshop", ANNEX, expected=2)
        results = answers_results.question_results(session, batch.key)
    yes_no, motives = asked(results, "annex1.experience"), asked(results, "annex1.motives")
    assert (yes_no.sheets, yes_no.answered, yes_no.blanks) == (4, 3, 1)
    assert [(o.code, o.count, round(o.share, 2)) for o in yes_no.options] == [
        ("yes", 2, 0.67),
        ("no", 1, 0.33),
    ]
    assert [s.text for s in yes_no.said] == ["Amb dues"]
    assert (motives.answered, motives.blanks) == (2, 2)
    assert {o.code: (o.count, o.share) for o in motives.options if o.count} == {
        "ECON": (2, 1.0), "IMG": (1, 0.5), "OTH": (1, 0.5),
    }  # fmt: skip
    assert [(s.code, s.text) for s in motives.said] == [("OTH", "Per gust")]
    keys = asked(results, "annex1.keys")
    assert [(s.sheet, s.text) for s in keys.said] == [(1, "Confiança"), (1, "Temps"), (3, "Temps")]
    assert (keys.answered, keys.options) == (2, ())


def test_sheets_begun_and_second_entries_do_not_count(store: Store) -> None:
    with store.edit("Add") as session:
        batch = a_batch(session, "before-workshop", ANNEX, expected=1)
        question = entry.content_of(session, batch.key).questions[0].id
        begun = batches.reply_at(session, batch.key, 5).id
        first = batches.reply_at(session, batch.key, 1).id
        session.add(Answer(reply_id=begun, question_id=question, value="no"))
        session.add(Answer(reply_id=first, question_id=question, value="no", entry=2))
        session.flush()
        result = answers_results.question_results(session, batch.key)[0]
    assert (result.sheets, [o.count for o in result.options]) == (4, [2, 1])


def test_only_the_entities_of_a_kind(store: Store) -> None:
    with store.edit("Add") as session:
        batch = a_batch(session, "before-workshop", ANNEX)
        session.flush()
        first = batches.reply_at(session, batch.key, 1)
        from aliances_desktop.services import entities

        entities.set_value(session, first.entity_id or 0, "kind", "company")
        assert answers_results.kinds(session, batch.key) == ["association", "company"]
        result = answers_results.question_results(session, batch.key, "company")[0]
    assert (result.sheets, result.answered, [o.count for o in result.options]) == (1, 1, [1, 0])


def test_a_ranking_gives_three_two_and_one_points_and_stands_beside_the_guides(store: Store) -> None:
    sheets = [ranks("TERR", "ECON", "COM"), ranks("TERR", "POL"), ranks("ECON", "TERR", "OTH"), []]
    with store.edit("Add") as session:
        batch = a_batch(session, "three-reasons", sheets)
        result = answers_results.question_results(session, batch.key)[0]
    found = {o.code: (o.points, o.firsts, o.count) for o in result.options}
    assert found == {
        "ECON": (5, 1, 2), "POL": (2, 0, 1), "TERR": (8, 2, 3), "COLL": (0, 0, 0), "COM": (1, 0, 1),
        "QUAL": (0, 0, 0), "OTH": (1, 0, 1),
    }  # fmt: skip
    beside = answers_results.beside_guide(result)
    assert [one.code for one in beside] == list(GUIDE_RANKING)
    assert [one.guide for one in beside] == [1, 2, 3, 4, 5, 6, 7]
    assert [one.room for one in beside] == [2, 3, 1, None, 4, None, 4]


def test_a_scale_has_its_distribution_mean_and_median(store: Store) -> None:
    points = ("5", "4", "4", "1")
    sheets: list[list[Given]] = [[("session.useful", "", point, "")] for point in points]
    with store.edit("Add") as session:
        batch = a_batch(session, "session-evaluation", [*sheets, []])
        results = answers_results.question_results(session, batch.key)
    scale = asked(results, "session.useful")
    assert [o.count for o in scale.options] == [1, 0, 0, 2, 1]
    assert (scale.mean, scale.median, scale.blanks) == (3.5, 4.0, 1)
    blank = asked(results, "session.cases")
    assert (blank.mean, blank.median, blank.answered) == (None, None, 0)
    assert {o.share for o in blank.options} == {0.0}


def test_a_grid_counts_every_cell(store: Store) -> None:
    with store.edit("Add") as session:
        made = batches.make_batch(
            session, instruments.builtin("questionnaire-topics"), [Addressee()] * 2, title="Temes"
        )
        grid = entry.content_of(session, made.key).questions[0]
        row, column = grid.rows[0].code, grid.columns[0].code
        key = batches.reply_at(session, made.key, 1).id
        session.add(Answer(reply_id=key, question_id=grid.id, item=f"{row}:{column}", value="1"))
        entry.finish(session, key, NOW)
        result = answers_results.question_results(session, made.key)[0]
    assert len(result.options) == len(grid.rows) * len(grid.columns)
    assert [(o.code, o.count, o.share) for o in result.options if o.count] == [(f"{row}:{column}", 1, 1.0)]


def test_batches_are_compared_by_the_list_of_their_options_or_the_same_question(store: Store) -> None:
    with store.edit("Add") as session:
        before = a_batch(session, "before-workshop", ANNEX)
        reasons = a_batch(session, "three-reasons", [ranks("ECON", "QUAL"), ranks("COM", "QUAL")])
        again = a_batch(session, "before-workshop", ANNEX[1:2])
        (crossed,) = answers_results.compare(session, before.key, reasons.key)
        same = answers_results.compare(session, before.key, again.key)
    assert (crossed.a.asked.code, crossed.b.asked.code) == ("annex1.motives", "chapter2.reasons")
    lines = {line.code: (line.a, line.b) for line in crossed.lines}
    assert lines["ECON"] == (1.0, 0.5)
    assert lines["IMG"] == (0.5, None)
    assert lines["QUAL"] == (None, 1.0)
    assert lines["OTH"] == (0.5, 0.0)
    codes = [(one.a.asked.code, one.b.asked.code) for one in same]
    assert codes == [(code, code) for code in ("annex1.experience", "annex1.motives", "annex1.conditions")]
    assert [(line.a, line.b) for line in same[0].lines] == [(2 / 3, 0.0), (1 / 3, 1.0)]


def test_scales_are_compared_by_their_means(store: Store) -> None:
    with store.edit("Add") as session:
        one = a_batch(session, "session-evaluation", [[("session.useful", "", "2", "")]])
        other = a_batch(session, "session-evaluation", [[("session.useful", "", "5", "")]])
        found = answers_results.compare(session, one.key, other.key)
    assert (found[1].a.mean, found[1].b.mean) == (2.0, 5.0)


# Themes


def test_words_are_put_under_themes_and_every_step_can_be_undone(store: Store) -> None:
    with store.edit("Add") as session:
        batch = a_batch(session, "before-workshop", ANNEX)
        keys = asked(answers_results.question_results(session, batch.key), "annex1.keys")
        question = keys.asked.id

    def counted() -> tuple[list[tuple[str, int]], int]:
        with store.read() as session:
            result = asked(answers_results.question_results(session, batch.key), "annex1.keys")
        return [(theme.title, theme.count) for theme in result.themes], result.without_theme

    with store.edit("Add theme") as session:
        time = themes.add_theme(session, question, " Temps ").key
    with store.edit("Add theme") as session:
        trust = themes.add_theme(session, question, "Confiança").key
    with store.edit("Choose theme") as session:
        themes.assign(session, [keys.said[1].id, keys.said[2].id], time)
    assert counted() == ([("Temps", 2), ("Confiança", 0)], 1)
    with store.edit("Rename theme") as session:
        themes.rename_theme(session, time, "Dedicació")
    with store.edit("Delete theme") as session:
        themes.delete_theme(session, time)
    assert counted() == ([("Confiança", 0)], 3)
    store.undo()
    assert counted() == ([("Dedicació", 2), ("Confiança", 0)], 1)
    store.undo()
    store.undo()
    assert counted() == ([("Temps", 0), ("Confiança", 0)], 3)
    store.redo()
    with store.edit("Choose theme") as session:
        themes.assign(session, [keys.said[1].id], None)
        themes.assign(session, [keys.said[0].id], trust)
    assert counted() == ([("Temps", 1), ("Confiança", 1)], 1)


def test_a_theme_needs_a_title_of_its_own_and_holds_answers_to_its_question_only(store: Store) -> None:
    with store.edit("Add") as session:
        batch = a_batch(session, "before-workshop", ANNEX)
        results = answers_results.question_results(session, batch.key)
        theme = themes.add_theme(session, asked(results, "annex1.keys").asked.id, "Temps")
        for title in (" ", "TEMPS"):
            with pytest.raises(UserError):
                themes.add_theme(session, theme.question_id, title)
        themes.rename_theme(session, theme.key, "temps")
        with pytest.raises(ValueError):
            themes.assign(session, [asked(results, "annex1.idea").said[0].id], theme.key)
