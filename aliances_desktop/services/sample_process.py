"""The processes of the sample's story: the one that led to the alliance, its roadmap, and a yearly plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlmodel import Session

from aliances_desktop.model import (
    Accompaniment,
    Alliance,
    Commission,
    Contact,
    DiaryEntry,
    Indicator,
    Outcome,
    Phase,
    Process,
    Task,
    Texts,
    Workshop,
)
from aliances_desktop.services import (
    involvement,
    lines,
    partners,
    phases,
    processes,
    programmes,
    timeline_moves,
)

_PHASES: Final = "process-five-phases"
_PLAN: Final = "process-yearly-plan"


@dataclass(frozen=True)
class Story:
    """The texts of the story, the people in it, and the day it is told."""

    said: Mapping[str, Any]
    people: Mapping[str, Contact]
    today: date
    now: datetime

    def day(self, weeks: float) -> date:
        """Return the Tuesday so many weeks from now."""
        day = self.today + timedelta(weeks=weeks)
        return day + timedelta(days=1 - day.weekday())

    def entity(self, person: str) -> int:
        """Return the entity of a person."""
        return self.people[person].entity_id


def add_story_process(session: Session, story: Story, held: Workshop, groups: Sequence[Workshop]) -> Process:
    """Add the process of the workshop held and its two focus groups, up to its last phase."""
    said = story.said["process"]
    process = processes.from_template(session, _PHASES, title=in_catalan(said["title"]))
    for field in ("territory", "network", "programme", "responsible"):
        processes.change(session, process.key, field, said[field])
    found = {phase.code: phase for phase in phases.of_process(session, process.key)}
    for code, when in said["phases"].items():
        phase = found[code]
        phase.starts_on, phase.ends_on = story.day(when["from"]), story.day(when["to"]) + timedelta(days=3)
        phase.is_active = not when["outcome"]
        phase.closed_on, phase.outcome = (phase.ends_on, when["outcome"]) if when["outcome"] else (None, "")
    process.starts_on, process.ends_on = found["I"].starts_on, found["V"].ends_on
    tasks = _date_tasks(session, story, said, found)
    for task, number, on, other in said["waits"]:
        timeline_moves.set_dependency(session, tasks[task, number].key, tasks[on, other].key)
    for workshop, code in ((held, "I"), *((group, "II") for group in groups)):
        phases.link_workshop(session, found[code].key, workshop.key)
    owner = {"process_id": process.key}
    for kind, text, evidence, weeks in said["outcomes"]:
        lines.add(session, Outcome, owner, kind=kind, text=text, evidence=evidence, day=story.day(weeks))
    for text, kind, origin, sessions, hours, result in said["support"]:
        lines.add(
            session, Accompaniment, owner, text=text, kind=kind, origin=origin, sessions=sessions, hours=hours, result=result
        )  # fmt: skip
    for weeks, text in said["diary"]:
        lines.add(session, DiaryEntry, owner, text=text, day=story.day(weeks))
    return process


def _date_tasks(
    session: Session, story: Story, said: Mapping[str, Any], found: Mapping[str, Phase]
) -> dict[tuple[str, int], Task]:
    """Give the tasks of the phases their days; those that are over are done, and so are the officer's functions."""
    tasks: dict[tuple[str, int], Task] = {}
    for place, (code, number, start, end) in enumerate(said["dates"]):
        task = phases.tasks(session, found[code].key)[number]
        is_milestone = task.kind == "milestone"
        task.starts_on = story.day(end if is_milestone else start)
        task.ends_on = story.day(end) + timedelta(days=0 if is_milestone else 2)
        task.owner = said["owner"]
        if place < said["done"]:
            # What takes time ends now and then a few days late.
            task.started_on = task.starts_on
            task.done_on = task.ends_on + timedelta(days=(place % 3) * 2)
        tasks[code, number] = task
    for phase in found.values():
        if phase.closed_on is not None:
            for duty in phases.duties(session, phase.key):
                duty.done_on = phase.closed_on
    session.flush()
    return tasks


def take_part(session: Session, story: Story, process: Process, alliance: Alliance) -> None:
    """Let the partners decide one after the other to go on into the last two phases."""
    found = phases.of_process(session, process.key)
    members = [row.entity.key for row in partners.rows(session, alliance.key)]
    for phase in found[1:]:
        involvement.add(session, phase.key, members)
        for number, entity_id in enumerate(members):
            if phase.gate and phase.starts_on is not None:
                involvement.set_state(session, phase.key, entity_id, "in")
                involvement.change(session, phase.key, entity_id, "due_on", phase.starts_on)
                decided = phase.starts_on + timedelta(days=7 * (number - 2))
                involvement.change(session, phase.key, entity_id, "decided_on", decided)
    session.flush()


def add_roadmap(
    session: Session, story: Story, alliance: Alliance, commissions: Sequence[Commission]
) -> None:
    """Add the roadmap of the alliance: phases, tasks of its commissions, indicators."""
    said = story.said["roadmap"]
    roadmap = processes.add_process(session, title=in_catalan(said["title"]), kind="roadmap")
    alliance.plan_id = roadmap.key
    for title, start, end, tasks in said["phases"]:
        phase = phases.add(session, roadmap.key, title, "ca")
        phase.starts_on, phase.ends_on = story.day(start), story.day(end)
        phase.is_active = start <= 0 <= end
        phase.closed_on = phase.ends_on if end < 0 and not phase.is_active else None
        for text, commission, first, last, target, actual, unit, sdgs in tasks:
            task = lines.add(
                session, Task, {"phase_id": phase.key}, title=in_catalan(text), unit=in_catalan(unit)
            )
            task.kind = "milestone" if commission is None else "task"
            task.commission_id = commissions[commission].key if commission is not None else None
            task.owner = "" if commission is not None else "Gemma Torrents Pla"
            task.starts_on, task.ends_on = story.day(first), story.day(last)
            task.target, task.actual = target, actual
            task.sdgs = tuple(sdgs.split(","))
            if target is not None and actual is not None and actual >= target:
                task.started_on, task.done_on = task.starts_on, task.ends_on
    for text, target, actual, unit, evidence, sdgs in said["indicators"]:
        one = lines.add(
            session, Indicator, {"process_id": roadmap.key}, text=in_catalan(text), unit=in_catalan(unit)
        )
        one.target, one.actual, one.evidence = float(target), float(actual), evidence
        one.measured_on, one.sdgs = story.day(-1), tuple(sdgs.split(","))
    processes.change(session, roadmap.key, "starts_on", story.day(-12))
    processes.change(session, roadmap.key, "ends_on", story.day(20))


def add_yearly_plan(session: Session, story: Story) -> None:
    """Add the plan of the year, its targets reached in part."""
    said = story.said["plan"]
    first = date(story.today.year, 1, 1)
    plan = processes.from_template(
        session, _PLAN, title=in_catalan(f"{said['title']} {first.year}"), starts_on=first
    )
    processes.change(session, plan.key, "ends_on", date(first.year, 12, 31))
    for number, task in enumerate(programmes.plan_tasks(session, plan.key)):
        if task.target:
            share = min(said["reached"] + (number % 5) / 8, 1.1)
            task.actual = float(round(task.target * share))
    session.flush()


def in_catalan(text: str) -> Texts:
    """Return a text of the story, which is told in Catalan."""
    return Texts(ca=text)
