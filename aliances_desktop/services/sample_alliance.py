"""The sample's story after the workshop: its process, the alliance that came of it from its projects to its roadmap."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any, Final

from sqlmodel import Session, select

from aliances_desktop.model import (
    Alliance,
    Attachment,
    AttachmentContent,
    Commission,
    CommissionMember,
    Contact,
    Partner,
    Process,
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
    letters,
    lines,
    pairs,
    partners,
    projects,
    selection,
    voting,
)
from aliances_desktop.services.sample_process import (
    Story,
    add_roadmap,
    add_story_process,
    add_yearly_plan,
    take_part,
)

_ENVIRONMENT: Final = {"g": "good", "n": "neutral", "b": "bad"}
_TRUST: Final = {"y": "yes", "n": "no", "u": "unknown"}


def tell_story(session: Session, now: datetime, held: Workshop, groups: Sequence[Workshop]) -> Alliance:
    """Add the process, the alliance that came out of it with its roadmap, a second one, and a yearly plan."""
    said = json.loads(resource("sample", "alliance.json").read_text("utf-8"))
    people = {one.name: one for one in session.exec(select(Contact)) if one.name}
    story = Story(said, people, now.date(), now)
    process = add_story_process(session, story, held, groups)
    alliance = _alliance(session, story, process)
    take_part(session, story, process, alliance)
    _projects(session, story, alliance.key)
    _test(session, story, alliance)
    _letter(session, story, alliance)
    commissions = _follow(session, story, alliance.key)
    add_roadmap(session, story, alliance, commissions)
    _second(session, story, process.key)
    add_yearly_plan(session, story)
    return alliance


# The alliance


def _alliance(session: Session, story: Story, process: Process) -> Alliance:
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


def _partner(session: Session, story: Story, alliance_id: int, wrote: Mapping[str, Any]) -> None:
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


def _projects(session: Session, story: Story, alliance_id: int) -> None:
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


def _test(session: Session, story: Story, alliance: Alliance) -> None:
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


def _letter(session: Session, story: Story, alliance: Alliance) -> None:
    said = story.said["alliance"]["letter"]
    signed = story.day(said["weeks"])
    letter = letters.make_letter(session, alliance.key, "commitment", signed)
    letters.change(session, letter.key, "place", said["place"])
    letters.change(session, letter.key, "purpose", Texts(**said["purpose"]))
    letters.keep(session, letter.key, datetime.combine(signed, time(9), story.now.tzinfo))
    letter.signed_on = signed
    session.flush()


# What goes on


def _follow(session: Session, story: Story, alliance_id: int) -> list[Commission]:
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


def _attach(session: Session, story: Story, alliance_id: int) -> None:
    name, text = story.said["alliance"]["document"]
    content = f"{text}\n".encode()
    document = Attachment(
        alliance_id=alliance_id, position=1, name=name, size=len(content), added_at=story.now
    )
    session.add(document)
    session.flush()
    session.add(AttachmentContent(attachment_id=document.key, content=content))
    session.flush()


def _second(session: Session, story: Story, process_id: int) -> None:
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
