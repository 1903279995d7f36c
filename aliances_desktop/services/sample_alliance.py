"""The sample's story after the workshop: its process, the alliance that came of it from its projects to its roadmap."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from sqlmodel import Session, select

from aliances_desktop.model import (
    Accompaniment,
    Alliance,
    Attachment,
    AttachmentContent,
    Commission,
    CommissionMember,
    Contact,
    DiaryEntry,
    Indicator,
    Outcome,
    Partner,
    Phase,
    Process,
    Task,
    Texts,
    Workshop,
)
from aliances_desktop.model.codes_alliance import KEYS, TEST
from aliances_desktop.paths import resource
from aliances_desktop.services import (
    alliances,
    commitments,
    evaluations,
    factors,
    gatherings,
    involvement,
    letters,
    lines,
    pairs,
    partners,
    phases,
    processes,
    programmes,
    projects,
    selection,
    timeline_moves,
    voting,
)

_PLAN: Final = "process-yearly-plan"
_PHASES: Final = "process-five-phases"
_ENVIRONMENT: Final = {"g": "good", "n": "neutral", "b": "bad"}
_TRUST: Final = {"y": "yes", "n": "no", "u": "unknown"}


@dataclass(frozen=True)
class _Story:
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


def tell_story(session: Session, now: datetime, held: Workshop, groups: Sequence[Workshop]) -> Alliance:
    """Add the process, the alliance that came out of it with its roadmap, a second one, and a yearly plan."""
    said = json.loads(resource("sample", "alliance.json").read_text("utf-8"))
    people = {one.name: one for one in session.exec(select(Contact)) if one.name}
    story = _Story(said, people, now.date(), now)
    process = _process(session, story, held, groups)
    alliance = _alliance(session, story, process)
    _take_part(session, story, process, alliance)
    _projects(session, story, alliance.key)
    _test(session, story, alliance)
    _letter(session, story, alliance)
    commissions = _follow(session, story, alliance.key)
    _roadmap(session, story, alliance, commissions)
    _second(session, story, process.key)
    _yearly_plan(session, story)
    return alliance


# The process


def _process(session: Session, story: _Story, held: Workshop, groups: Sequence[Workshop]) -> Process:
    said = story.said["process"]
    process = processes.from_template(session, _PHASES, title=_same(said["title"]))
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
    session: Session, story: _Story, said: Mapping[str, Any], found: Mapping[str, Phase]
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


def _take_part(session: Session, story: _Story, process: Process, alliance: Alliance) -> None:
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


# The alliance


def _alliance(session: Session, story: _Story, process: Process) -> Alliance:
    said = story.said["alliance"]
    alliance = alliances.add_alliance(session, title=said["title"], today=story.day(-30))
    for field in (
        "problem", "objective", "recipients", "impact", "scope", "relation", "form", "purpose", "motivation",
        "motivation_evidence",
    ):  # fmt: skip
        setattr(alliance, field, said[field])
    alliance.process_id = process.key
    for axis, (code, strength, weakness) in said["types"].items():
        for field, value in (("code", code), ("strength", strength), ("weakness", weakness)):
            alliances.set_type(session, alliance.key, axis, field, value)
    for wrote in said["partners"]:
        _partner(session, story, alliance.key, wrote)
    for one, other, field, text in said["pairs"]:
        pairs.set_text(session, alliance.key, story.entity(one), story.entity(other), field, text)
    alliances.set_stage(session, alliance.key, "running", story.day(-8))
    alliance.started_on = story.day(-14)
    session.flush()
    return alliance


def _partner(session: Session, story: _Story, alliance_id: int, wrote: Mapping[str, Any]) -> None:
    contact = story.people[wrote["person"]]
    (partner,) = partners.add_partners(session, alliance_id, [contact.entity_id], story.day(-30))
    partner.contact_id = contact.key
    contact.knows_entity, contact.is_constructive, contact.has_empathy, contact.has_time = 3, 3, 2, 2
    name, post, gender = wrote["signatory"]
    values = {
        "contribution": wrote["contribution"], "gain": wrote["gain"], "required": wrote["required"],
        "given": wrote["given"], "hours": float(wrote["hours"]), "skills": wrote["skills"],
        "money_cents": wrote["money"], "opportunity_cost": wrote["cost"], "aims": wrote["aims"],
        "signatory": name, "signatory_post": post, "signatory_gender": gender, "signatory_is_top": True,
        "is_leader": wrote["leader"], "decided_on": story.day(-26), "approved_on": story.day(-15),
        "informed_on": story.day(-4), "motivation": "proactive",
    }  # fmt: skip
    for field, value in values.items():
        lines.change(session, Partner, partner.key, field, value)
    for code, level in zip(KEYS, wrote["keys"], strict=True):
        partners.set_key(session, partner.key, code, "level", level)


def _projects(session: Session, story: _Story, alliance_id: int) -> None:
    """Write the sheets, publish the criteria, hold the vote, and note what the entities decided."""
    said = story.said["alliance"]
    criteria = [selection.add_criterion(session, alliance_id, text) for text, _weight in said["criteria"]]
    for criterion, (_text, weight) in zip(criteria, said["criteria"], strict=True):
        selection.change_criterion(session, criterion.key, "weight", float(weight))
    members = [row.entity.key for row in partners.rows(session, alliance_id)]
    for wrote in said["projects"]:
        project = projects.add(session, alliance_id, wrote["title"])
        for field, value in wrote.items():
            if field not in ("title", "scores", "state", "reason"):
                projects.change(session, project.key, field, value)
        for criterion, value in zip(criteria, wrote["scores"], strict=True):
            selection.set_score(session, project.key, criterion.key, float(value))
        for number, entity_id in enumerate(members):
            projects.set_part(session, project.key, entity_id, "commitment", 3 - number % 3)
    voting.open_vote(session, alliance_id, story.day(-28))
    for number, digit in enumerate(said["votes"], 1):
        voting.cast(session, alliance_id, number, digit, story.day(-27), is_remote=number > 3)
    for project, wrote in zip(projects.sheets(session, alliance_id), said["projects"], strict=True):
        projects.change(session, project.key, "reason", wrote["reason"])
    chosen = projects.sheets(session, alliance_id)[0]
    projects.choose(session, chosen.key, story.day(-26))


def _test(session: Session, story: _Story, alliance: Alliance) -> None:
    """Fill in the evaluation test of every partner, and a second one of the first a few months later."""
    said = story.said["alliance"]
    members = [row.entity.key for row in partners.rows(session, alliance.key)]
    chosen = projects.chosen(session, alliance.key)[0]
    for number, entity_id in enumerate(members):
        made = evaluations.add_test(session, alliance.key, entity_id, story.day(-27), project_id=chosen.key)
        _rate(session, said, made.key, number)
        for other, name in enumerate(members):
            if other != number:
                for item, answers in said["trust"].items():
                    value = _TRUST[answers[other]]
                    evaluations.rate(session, made.key, "5", item, value, subject=str(name))
            for field, values in (("municipalities", tuple(said["reach"][other])), ("population", said["population"][other]),
                                  ("beneficiaries", said["beneficiaries"][other])):  # fmt: skip
                evaluations.set_reach(session, made.key, name, field, values)
        for field, value in zip(
            ("municipalities", "population", "beneficiaries"), said["allied"], strict=True
        ):
            evaluations.set_reach(
                session, made.key, None, field, tuple(value) if isinstance(value, list) else value
            )
    later = evaluations.add_test(session, alliance.key, members[0], story.day(-3), copies_last=True)
    evaluations.rate(session, later.key, "2.1", "JUR", "2")
    evaluations.rate(session, later.key, "1", "COLL", "3")
    alliance.talked_on, alliance.talked_notes = story.day(-18), said["talked"]
    session.flush()


def _rate(session: Session, said: Mapping[str, Any], evaluation_id: int, number: int) -> None:
    for table, items in said["test"].items():
        for item, answers in items.items():
            value = _ENVIRONMENT[answers[number]] if table == "7" else answers[number]
            evaluations.rate(session, evaluation_id, table, item, value)
    for person, levels in said["skills"].items():
        for item, level in zip(TEST["6"].items, levels, strict=True):
            evaluations.rate(session, evaluation_id, "6", item, level, subject=person)


def _letter(session: Session, story: _Story, alliance: Alliance) -> None:
    said = story.said["alliance"]["letter"]
    signed = story.day(said["weeks"])
    letter = letters.make_letter(session, alliance.key, "commitment", signed)
    letters.change(session, letter.key, "place", said["place"])
    letters.change(session, letter.key, "purpose", Texts(**said["purpose"]))
    letters.keep(session, letter.key, datetime.combine(signed, time(9), story.now.tzinfo))
    letter.signed_on = signed
    session.flush()


# What goes on


def _follow(session: Session, story: _Story, alliance_id: int) -> list[Commission]:
    said, owner = story.said["alliance"], {"alliance_id": alliance_id}
    made = []
    for title, purpose, members in said["commissions"]:
        commission = lines.add(session, Commission, owner, title=title, purpose=purpose)
        for number, person in enumerate(members):
            lines.add(
                session, CommissionMember, {"commission_id": commission.key}, person=person,
                entity_id=story.entity(person), is_coordinator=number == 0,
            )  # fmt: skip
        made.append(commission)
    for weeks, title, agenda, minutes in said["meetings"]:
        meeting = gatherings.add(session, owner, story.day(weeks), kind="nucleus")
        for field, value in (
            ("day", story.day(weeks)), ("title", title), ("agenda", agenda), ("minutes", minutes),
            ("place", "Escola d'Adults La Sínia"), ("starts_at", time(18)), ("ends_at", time(19, 30)),
        ):  # fmt: skip
            gatherings.set_value(session, meeting.key, field, value)
    for person, text, weeks, state in said["commitments"]:
        one = commitments.add(session, owner, text, story.day(-9))
        one.entity_id, one.person = story.entity(person), person
        one.due_on = one.first_due_on = story.day(weeks) + timedelta(days=2)
        if state == "done":
            one.state, one.done_on = "done", one.due_on
    for code, level, evidence in said["factors"]:
        factors.rate(session, alliance_id, code, level, story.day(-10))
        factors.set_evidence(session, alliance_id, code, evidence)
    factors.rate(session, alliance_id, "success.5", 3, story.day(-2))
    _attach(session, story, alliance_id)
    return made


def _attach(session: Session, story: _Story, alliance_id: int) -> None:
    name, text = story.said["alliance"]["document"]
    content = f"{text}\n".encode()
    document = Attachment(
        alliance_id=alliance_id, position=1, name=name, size=len(content), added_at=story.now
    )
    session.add(document)
    session.flush()
    session.add(AttachmentContent(attachment_id=document.key, content=content))
    session.flush()


def _roadmap(session: Session, story: _Story, alliance: Alliance, commissions: Sequence[Commission]) -> None:
    said = story.said["roadmap"]
    roadmap = processes.add_process(session, title=_same(said["title"]), kind="roadmap")
    alliance.plan_id = roadmap.key
    for title, start, end, tasks in said["phases"]:
        phase = phases.add(session, roadmap.key, title, "ca")
        phase.starts_on, phase.ends_on = story.day(start), story.day(end)
        phase.is_active = start <= 0 <= end
        phase.closed_on = phase.ends_on if end < 0 and not phase.is_active else None
        for text, commission, first, last, target, actual, unit, sdgs in tasks:
            task = lines.add(session, Task, {"phase_id": phase.key}, title=_same(text), unit=_same(unit))
            task.kind = "milestone" if commission is None else "task"
            task.commission_id = commissions[commission].key if commission is not None else None
            task.owner = "" if commission is not None else "Gemma Torrents Pla"
            task.starts_on, task.ends_on = story.day(first), story.day(last)
            task.target, task.actual = target, actual
            task.sdgs = tuple(sdgs.split(","))
            if target is not None and actual is not None and actual >= target:
                task.started_on, task.done_on = task.starts_on, task.ends_on
    for text, target, actual, unit, evidence, sdgs in said["indicators"]:
        one = lines.add(session, Indicator, {"process_id": roadmap.key}, text=_same(text), unit=_same(unit))
        one.target, one.actual, one.evidence = float(target), float(actual), evidence
        one.measured_on, one.sdgs = story.day(-1), tuple(sdgs.split(","))
    processes.change(session, roadmap.key, "starts_on", story.day(-12))
    processes.change(session, roadmap.key, "ends_on", story.day(20))


def _second(session: Session, story: _Story, process_id: int) -> None:
    said = story.said["second"]
    alliance = alliances.add_alliance(session, title=said["title"], today=story.day(-6))
    alliance.problem, alliance.objective, alliance.purpose = (
        said["problem"],
        said["objective"],
        said["purpose"],
    )
    alliance.process_id = process_id
    ids = [story.entity(person) for person in said["people"]]
    partners.add_partners(session, alliance.key, ids, story.day(-6))
    alliances.set_stage(session, alliance.key, "exploration", story.day(-4))


def _yearly_plan(session: Session, story: _Story) -> None:
    said = story.said["plan"]
    first = date(story.today.year, 1, 1)
    plan = processes.from_template(
        session, _PLAN, title=_same(f"{said['title']} {first.year}"), starts_on=first
    )
    processes.change(session, plan.key, "ends_on", date(first.year, 12, 31))
    for number, task in enumerate(programmes.plan_tasks(session, plan.key)):
        if task.target:
            share = min(said["reached"] + (number % 5) / 8, 1.1)
            task.actual = float(round(task.target * share))
    session.flush()


def _same(text: str) -> Texts:
    """Return a text of the story, which is told in Catalan."""
    return Texts(ca=text)
