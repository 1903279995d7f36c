"""Processes: begun from every template, laid out, listed, kept as a template, copied, ended, undone."""

from datetime import date

import pytest
from sqlmodel import select

from aliances_desktop import method
from aliances_desktop.documents.registry import SHEETS
from aliances_desktop.errors import UserError
from aliances_desktop.i18n import LANGUAGES, N_
from aliances_desktop.model import Alliance, Dependency, Process, Task, TeamMember, Texts
from aliances_desktop.services import instruments, lines, phases, process_ends, processes, programmes
from aliances_desktop.store import Store
from tests.store.test_store import dump

TEMPLATES = method.templates("process")
START = date(2027, 1, 11)
TODAY = date(2027, 3, 1)


def begun(store: Store, source: str = "process-five-phases", **values: object) -> int:
    with store.edit(N_("Add process")) as session:
        made = processes.from_template(session, source, **{"starts_on": START, **values})  # type: ignore[arg-type]
        return made.key


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.origin)
def test_a_process_of_every_template_has_its_phases_the_first_active_and_is_undone_in_one_step(
    store: Store, template: method.Template
) -> None:
    before = dump(store)
    process_id = begun(store, template.origin)
    with store.read() as session:
        found = phases.of_process(session, process_id)
        is_plan = template.content["kind"] == "plan"
        assert [one.is_active for one in found] == [not is_plan] + [False] * (len(found) - 1)
        assert found[0].starts_on == START
        assert [len(lines.rows(session, Task, phase_id=one.key)) for one in found] == [
            len(one["tasks"]) for one in template.content["phases"]
        ]
        (row,) = processes.rows(session, [process_id])
        assert row.state == "running"
        assert row.active == (None if is_plan else found[0].title)
        assert row.done == 0
        assert row.total > 0
        assert all(row.title.own(code) for code in LANGUAGES)
    store.undo()
    assert dump(store) == before


def test_the_five_phases_are_laid_out_as_far_as_the_guide_gives_their_length(store: Store) -> None:
    process_id = begun(store)
    with store.read() as session:
        spans = [(one.starts_on, one.ends_on) for one in phases.of_process(session, process_id)]
    assert spans == [
        (START, START),
        (date(2027, 1, 12), date(2027, 1, 12)),
        (date(2027, 1, 13), date(2027, 1, 27)),
        (date(2027, 1, 28), None),
        (None, None),
    ]


def test_the_five_phases_have_cards_functions_and_gates() -> None:
    five = method.template("process-five-phases").content["phases"]
    assert [one["code"] for one in five] == ["I", "II", "III", "IV", "V"]
    assert [one.get("gate", "") for one in five] == ["", "", "", "decision", "approval"]
    assert [sum(task.get("kind") == "duty" for task in one["tasks"]) for one in five] == [4, 5, 2, 2, 1]
    card = ("stage", "purpose", "contents", "participants", "duration", "method", "result")
    assert all(one[field] for one in five for field in card)


def test_templates_say_what_their_sources_say_in_numbers() -> None:
    programme = method.template("process-programme").content
    assert [len(one["tasks"]) for one in programme["phases"]] == [1, 1, 11, 3]
    assert [line["amount_cents"] for line in programme["budget"]] == [70_000_000]
    assert len(programme["objectives"].split("\n")) == 4
    plan = method.template("process-yearly-plan").content
    assert [line["amount_cents"] for line in plan["budget"]] == [20_461_600, 14_795_800, 20_551_100]
    assert {one["line"] for one in plan["team"]} == {one["title"] for one in plan["phases"]}
    assert sum(one["weekly_hours"] for one in plan["team"]) == 107.5 + 146.5 + 200
    assert all(task["period"] for one in plan["phases"] for task in one["tasks"])
    actions = [task["title"] for one in method.template("process-practical-case").content["phases"]
               for task in one["tasks"] if task["title"][0].isdigit()]  # fmt: skip
    assert {title[0] for title in actions} == set("12345678")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.origin)
def test_phases_name_sheets_that_can_be_printed(template: method.Template) -> None:
    named = {sheet for one in template.content["phases"] for sheet in one.get("sheets", ())}
    assert named <= {sheet.id for sheet in SHEETS}


def test_a_yearly_plan_fills_the_year_and_keeps_its_periods(store: Store) -> None:
    process_id = begun(store, "process-yearly-plan", starts_on=date(2027, 1, 1))
    with store.read() as session:
        process = processes.load(session, process_id)
        assert (process.starts_on, process.ends_on) == (date(2027, 1, 1), date(2027, 12, 31))
        for phase in phases.of_process(session, process_id):
            assert (phase.starts_on, phase.ends_on) == (date(2027, 1, 1), date(2027, 12, 31))
            for task in phases.tasks(session, phase.key):
                assert task.period
                assert task.starts_on is None


def test_a_process_from_nothing_needs_a_title_and_ends_after_it_starts(store: Store) -> None:
    other_id = begun(store)
    with pytest.raises(UserError), store.edit(N_("Add process")) as session:
        processes.add_process(session, title=Texts(ca="  "))
    with store.edit(N_("Add process")) as session:
        made = processes.add_process(session, title=Texts(ca="Xarxa"), kind="space", starts_on=START)
        assert (made.title, made.kind, made.starts_on) == (Texts(ca="Xarxa"), "space", START)
    with pytest.raises(UserError), store.edit(N_("Change")) as session:
        processes.change(session, made.key, "ends_on", date(2026, 1, 1))
    with pytest.raises(UserError), store.edit(N_("Change")) as session:
        processes.change(session, made.key, "title", Texts())
    with store.edit(N_("Change")) as session:
        assert processes.change(session, made.key, "territory", " Vilaclara ").territory == "Vilaclara"
    with pytest.raises(UserError), store.edit(N_("Lay out")) as session:
        processes.plan(session, other_id, date(9999, 12, 31))


def test_a_template_does_not_count_as_a_process_and_the_list_is_filtered(store: Store) -> None:
    first = begun(store, title=Texts(ca="Inclusió a Òdena"))
    second = begun(store, "process-yearly-plan")
    with store.edit(N_("Save as a template")) as session:
        processes.save_as_template(session, first)
    with store.read() as session:
        assert processes.process_ids(session) == [first, second]
        assert processes.process_ids(session, text="odena inclu") == []
        assert processes.process_ids(session, text="odena") == [first]
        assert processes.process_ids(session, kinds=["plan"]) == [second]
        assert [row.id for row in processes.rows(session, [second, 999, first])] == [second, first]


def test_kept_as_a_template_dates_become_lengths_and_what_was_lived_stays_behind(store: Store) -> None:
    process_id = begun(store)
    with store.edit(N_("Change")) as session:
        third = phases.of_process(session, process_id)[2]
        lines.change(session, type(third), third.key, "ends_on", date(2027, 2, 1))
        task = phases.tasks(session, third.key)[0]
        task.starts_on, task.ends_on, task.done_on = START, date(2027, 1, 15), TODAY
        task.actual, task.owner = 3.0, "Secretaria"
        lines.add(session, TeamMember, {"process_id": process_id}, person="Marta", weekly_hours=20)
        processes.change(session, process_id, "responsible", "Marta")
        processes.change(session, process_id, "territory", "Vilaclara")
    with store.edit(N_("Save as a template")) as session:
        made = processes.save_as_template(session, process_id)
        assert made.is_template
        assert (made.starts_on, made.responsible, made.territory) == (None, "", "")
        copied = phases.of_process(session, made.key)[2]
        assert (copied.days, copied.starts_on, copied.ends_on) == (20, None, None)
        kept = phases.tasks(session, copied.key)[0]
        assert (kept.days, kept.starts_on, kept.done_on, kept.actual, kept.owner) == (
            5, None, None, None, "Secretaria",
        )  # fmt: skip
        (member,) = lines.rows(session, TeamMember, process_id=made.key)
        assert (member.person, member.weekly_hours) == ("", 20)
        assert not any(phase.is_active for phase in phases.of_process(session, made.key))
    again = begun(store, instruments.own_origin(made))
    with store.read() as session:
        assert [
            (one.starts_on, one.ends_on) for one in phases.of_process(session, again)[:3]
        ] == [(START, START), (date(2027, 1, 12), date(2027, 1, 12)), (date(2027, 1, 13), date(2027, 2, 1))]  # fmt: skip


def test_a_copy_keeps_people_and_dependencies_and_begins_anew(store: Store) -> None:
    process_id = begun(store)
    with store.edit(N_("Change")) as session:
        first = phases.tasks(session, phases.of_process(session, process_id)[0].key)
        session.add(Dependency(task_id=first[1].key, on_id=first[0].key, lag_days=3))
        first[0].done_on = TODAY
        lines.add(session, TeamMember, {"process_id": process_id}, person="Marta")
    with store.edit(N_("Duplicate")) as session:
        made = processes.duplicate(session, process_id, title=Texts(ca="Segona volta"), starts_on=TODAY)
        tasks = phases.tasks(session, phases.of_process(session, made.key)[0].key)
        (link,) = session.exec(select(Dependency).where(Dependency.task_id == tasks[1].key)).all()
        assert (link.on_id, link.lag_days) == (tasks[0].key, 3)
        assert tasks[0].done_on is None
        assert [one.person for one in lines.rows(session, TeamMember, process_id=made.key)] == ["Marta"]
        assert made.starts_on == TODAY
        assert processes.rows(session, [made.key])[0].title == Texts(ca="Segona volta")


def test_laying_out_again_leaves_what_has_begun_where_it_was(store: Store) -> None:
    process_id = begun(store)
    with store.edit(N_("Lay out")) as session:
        found = phases.of_process(session, process_id)
        held = next(task for task in phases.tasks(session, found[0].key) if task.days)
        held.started_on = START
        phases.close(session, found[0].key, "Dues idees", START)
        processes.plan(session, process_id, TODAY)
        found = phases.of_process(session, process_id)
        assert (found[0].starts_on, held.starts_on) == (START, START)
        assert found[1].starts_on == date(2027, 3, 2)


def test_the_state_follows_the_phases_and_stopping_needs_a_reason(store: Store) -> None:
    process_id = begun(store)
    with pytest.raises(UserError), store.edit(N_("Stop")) as session:
        process_ends.stop(session, process_id, "  ", TODAY)
    with store.edit(N_("Stop")) as session:
        process_ends.stop(session, process_id, "No hi ha prou convicció", TODAY)
        found = phases.of_process(session, process_id)
        assert (found[0].outcome, found[0].closed_on) == ("No hi ha prou convicció", TODAY)
        (row,) = processes.rows(session, [process_id])
        assert (row.state, row.active, row.ends_on) == ("ended", None, TODAY)
    store.undo()
    with store.edit(N_("Go on")) as session:
        assert processes.rows(session, [process_id])[0].state == "running"
        for phase in phases.of_process(session, process_id):
            phases.close(session, phase.key, "Fet", TODAY)
        assert processes.rows(session, [process_id])[0].state == "ended"


def test_a_process_that_ends_in_an_alliance_is_known_to_be_where_it_came_from(store: Store) -> None:
    process_id = begun(store)
    with store.edit(N_("End")) as session:
        alliance = Alliance(title="Reforç escolar")
        session.add(alliance)
        session.flush()
        process_ends.end_in_alliance(session, process_id, alliance.key, TODAY)
        assert alliance.process_id == process_id
        assert phases.of_process(session, process_id)[0].outcome == "Reforç escolar"
        assert processes.rows(session, [process_id])[0].state == "ended"


def test_indicators_with_a_purpose_count_the_alliances_of_the_process(store: Store) -> None:
    process_id = begun(store, "process-accompaniment")
    with store.edit(N_("Add alliances")) as session:
        for purpose, stage in (
            ("innovation", "running"),
            ("efficiency", "letter"),
            ("innovation", "idea"),
            ("", "ended"),
        ):
            session.add(Alliance(title="A", purpose=purpose, stage=stage, process_id=process_id))
        session.add(Alliance(title="D’un altre", purpose="innovation", stage="running"))
        other = lines.rows(
            session, type(programmes.measured(session, process_id)[0].indicator), process_id=process_id
        )[5]
        lines.change(session, type(other), other.key, "purpose", "")
        lines.change(session, type(other), other.key, "actual", 2.5)
    with store.read() as session:
        found = programmes.measured(session, process_id)
    assert [one.actual for one in found] == [3, 1, 0, 0, 1, 2.5]
    assert [one.is_counted for one in found] == [True] * 5 + [False]
    assert found[0].indicator.target == 8


def test_deleting_a_process_leaves_its_alliances(store: Store) -> None:
    process_id = begun(store)
    with store.edit(N_("Add")) as session:
        session.add(Alliance(title="Reforç", process_id=process_id))
    before = dump(store)
    with store.edit(N_("Delete")) as session:
        processes.delete_processes(session, [process_id])
    with store.read() as session:
        assert session.get(Process, process_id) is None
        assert session.exec(select(Alliance)).one().process_id is None
        assert session.exec(select(Task)).all() == []
    store.undo()
    assert dump(store) == before


def test_a_process_may_end_in_alliances_of_its_own_or_of_none(store: Store) -> None:
    process_id, other_id = begun(store), begun(store)
    with store.edit(N_("Add")) as session:
        for title, owner in (("Lliure", None), ("Pròpia", process_id), ("D’un altre", other_id)):
            session.add(Alliance(title=title, process_id=owner))
    with store.read() as session:
        found = process_ends.ending(session, process_id)
        assert [title for _id, title in found.alliances] == ["Pròpia", "Lliure"]
        assert (found.state, found.outcome) == ("running", "")
    with store.edit(N_("Stop")) as session:
        process_ends.stop(session, process_id, "Massa aviat", TODAY)
        assert process_ends.ending(session, process_id).outcome == "Massa aviat"


def test_the_next_plan_is_for_the_year_after_and_another_process_from_today_on(store: Store) -> None:
    plan_id, process_id = begun(store, "process-yearly-plan"), begun(store)
    with store.edit(N_("Copy")) as session:
        plan = processes.copy_next(session, plan_id, "(còpia)", TODAY)
        assert (plan.starts_on, plan.ends_on) == (date(2028, 1, 1), date(2028, 12, 31))
        assert plan.title.ca.endswith(" (còpia)")
        assert processes.copy_next(session, process_id, "(còpia)", TODAY).starts_on == TODAY
