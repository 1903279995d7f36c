"""What surrounds the sample's workshop: its agenda and questionnaires, one held before it, and a focus group after."""

import json
import random
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlmodel import Session, select

from aliances_desktop.model import Batch, Entity, Meeting, Outcome, Participant, WallNote, Workshop
from aliances_desktop.paths import resource
from aliances_desktop.progress import Progress
from aliances_desktop.services import (
    aftermath,
    batches,
    cases,
    entry,
    focus,
    grouping,
    groups,
    ideas,
    instruments,
    judging,
    live,
    market,
    participants,
    pitches,
    plan,
    questionnaires,
    wall,
    workshops,
)
from aliances_desktop.services.batches import Addressee
from aliances_desktop.services.entry_fields import NUMBER, TEXT, Field, fields

_HELD_WEEKS_AGO: Final = 36
_EVALUATED: Final = 22


def _read() -> Any:
    return json.loads(resource("sample", "day.json").read_text("utf-8"))


class _Room:
    """Makes up what people answer, the same at every run."""

    def __init__(self, session: Session, said: Mapping[str, Sequence[str]], now: datetime) -> None:
        self.session = session
        self.now = now
        self._said = said
        self._random = random.Random(2012)  # noqa: S311 - a story, not a secret

    def one_of(self, choices: Sequence[Any], weights: Sequence[float] | None = None) -> Any:
        """Return one of some choices."""
        return self._random.choices(choices, weights)[0]

    def sample(self, choices: Sequence[Any], count: int) -> list[Any]:
        """Return some of the choices in any order."""
        return self._random.sample(list(choices), min(count, len(choices)))

    def fill(self, batch: Batch, returned: int) -> None:
        """Type in `returned` sheets of a batch, some questions left blank."""
        content = entry.content_of(self.session, batch.key)
        sheets = batches.replies(self.session, batch.key)
        for sheet in sorted(self.sample(sheets, returned), key=lambda one: one.number):
            for one in fields(content):
                held = entry.given(self.session, sheet.id, content)
                if entry.is_asked(one, held) and self._random.random() > 0.08:
                    given = self._answer(one, held)
                    if given:
                        entry.save(self.session, sheet.id, one, given, is_checked=False)
            entry.finish(self.session, sheet.id, self.now)

    def _answer(self, one: Field, held: Mapping[Any, entry.Given]) -> entry.Given:
        if one.kind == TEXT:
            said = self._said.get(one.asked.code, ("",))
            taken = {given.text for key, given in held.items() if key.question_id == one.asked.id}
            return entry.Given(text=self.one_of([text for text in said if text not in taken] or [""]))
        if one.kind == NUMBER and one.asked.kind == "scale":
            steps = list(range(one.asked.least, one.asked.most + 1))
            return entry.Given(
                codes=(str(self.one_of(steps, [step * step for step in range(1, len(steps) + 1)])),)
            )
        codes = [choice.code for choice in one.choices if choice.code != questionnaires.OTHER]
        if one.kind == NUMBER:
            taken_codes = {
                code for key, given in held.items() if key.question_id == one.asked.id for code in given.codes
            }
            free = (
                [code for code in codes if code not in taken_codes] if one.asked.kind == "ranking" else codes
            )
            return entry.Given(codes=(self.one_of(free, range(len(free), 0, -1)),))
        chosen = self.sample(codes, self.one_of((1, 2, 3)))
        return entry.Given(codes=tuple(code for code in codes if code in chosen))


def prepare_day(session: Session, workshop_id: int, now: datetime, progress: Progress) -> None:
    """Give the sample's workshop its agenda, cases and groups, and the questionnaire sent to all, 18 returned."""
    data = _read()
    instruments.use(session, instruments.builtin("agenda-workshop"), workshop_id=workshop_id)
    for origin in ("case-1", "case-2", "case-3"):
        cases.use_case(session, workshop_id, instruments.builtin(origin))
    exercise = groups.add_exercise(session, workshop_id, data["exercise"], 3)
    grouping.plan(session, exercise.key, progress)
    workshop = workshops.load(session, workshop_id)
    everyone = session.exec(select(Entity.id)).all()
    addressees = batches.entities_addressed(session, [key for key in everyone if key is not None])
    batch = batches.make_batch(
        session,
        instruments.builtin("questionnaire-before-workshop"),
        addressees,
        title=data["batch"]["title"],
        workshop_id=workshop_id,
        sent_on=now.date() - timedelta(days=10),
        due_on=workshop.day - timedelta(days=3) if workshop.day else None,
    )
    _Room(session, data["answers"], now).fill(batch, data["returned"])


def add_held_workshop(session: Session, sample_id: int, now: datetime, progress: Progress) -> Workshop:
    """Add a workshop held some weeks ago by the same people: market-place played, sheets typed in, results told."""
    data = _read()
    held = data["held"]
    workshop = workshops.duplicate(session, sample_id, title=held["title"])
    day = _thursday(now.date() - timedelta(weeks=_HELD_WEEKS_AGO))
    for name in ("place", "address", "notes"):
        workshops.set_value(session, workshop.key, name, held[name])
    workshops.set_value(session, workshop.key, "day", day)
    workshops.set_value(
        session, workshop.key, "next_on", _thursday(now.date() + timedelta(weeks=data["focus"][0]["weeks"]))
    )
    workshops.set_value(session, workshop.key, "next_text", held["next_text"])
    workshops.set_value(session, workshop.key, "state", "done")
    instruments.use(session, instruments.builtin("agenda-workshop"), workshop_id=workshop.key)
    people = _attend(session, workshop.key, held["absent"])
    room = _Room(session, data["answers"], now)
    _play(session, workshop.key, room, data["notes"], progress)
    _work_on_cases(session, workshop.key, data, progress)
    _say(session, workshop.key, data, people)
    addressees = [
        Addressee(one.entity_id, one.person, one.language)
        for one in sorted(people.values(), key=lambda one: one.number)
        if one.attendance == "arrived"
    ]
    evaluation = batches.make_batch(
        session,
        instruments.builtin("questionnaire-session-evaluation"),
        addressees,
        title=workshop.title,
        moment="after",
        workshop_id=workshop.key,
        sent_on=day,
    )
    room.fill(evaluation, _EVALUATED)
    return workshop


def _thursday(day: date) -> date:
    return day + timedelta(days=(3 - day.weekday()) % 7)


def _attend(session: Session, workshop_id: int, absent: Sequence[str]) -> dict[str, Participant]:
    people = session.exec(select(Participant).where(Participant.workshop_id == workshop_id)).all()
    missing = [one.key for one in people if one.person in absent]
    participants.set_attendance(session, [one.key for one in people if one.key not in missing], "arrived")
    participants.set_attendance(session, missing, "absent")
    market.sync_stands(session, workshop_id)
    return {one.person: one for one in people}


def _play(session: Session, workshop_id: int, room: _Room, notes: Sequence[str], progress: Progress) -> None:
    """Hold every round of the market-place, with what both sides answered."""
    plan.plan_rounds(session, workshop_id, progress)
    meetings = session.exec(
        select(Meeting).where(Meeting.workshop_id == workshop_id).order_by(Meeting.id)  # type: ignore[arg-type]
    ).all()
    for number, meeting in enumerate(meetings):
        answers = [room.one_of(("yes", "maybe", "no", ""), (5, 4, 3, 1)) for _side in "ab"]
        live.set_interest(session, meeting.key, *answers)
        if answers == ["yes", "yes"] and number % 3 == 0:
            live.set_note(session, meeting.key, room.one_of(notes))
    live.hold_round(session, workshop_id, market.load(session, workshop_id).rounds)


def _work_on_cases(session: Session, workshop_id: int, data: Mapping[str, Any], progress: Progress) -> None:
    """Type in the work sheets of three groups, a case each."""
    for origin in ("case-1", "case-2", "case-3"):
        cases.use_case(session, workshop_id, instruments.builtin(origin))
    exercise = groups.add_exercise(session, workshop_id, data["exercise"], len(data["groups"]))
    grouping.plan(session, exercise.key, progress)
    for one, wrote in zip(groups.view(session, exercise.key).groups, data["groups"], strict=True):
        for field, text in wrote.items():
            groups.set_group(session, one.id, field, text)


def _say(
    session: Session, workshop_id: int, data: Mapping[str, Any], people: Mapping[str, Participant]
) -> None:
    """Write down what the room said: wall, ideas with who is interested, presentations, outcomes."""
    for section, text, *code in data["wall"]:
        note: WallNote = wall.add_note(session, workshop_id, section, text)
        if code:
            wall.match(session, [note.key], code[0])
    for title, description, names, is_candidate in data["ideas"]:
        idea = ideas.add_idea(session, workshop_id, title=title)
        ideas.set_value(session, idea.key, "description", description)
        ideas.set_entities(session, idea.key, [people[name].entity_id for name in names])
        if is_candidate:
            judging.set_candidate(session, idea.key, True)
    for kind, text, evidence in data["outcomes"]:
        outcome: Outcome = aftermath.add_outcome(session, workshop_id, kind, text, evidence)
        outcome.day = None
    for position, name in enumerate(data["ideas"][0][2][:3], 1):
        pitches.set_presenter(session, workshop_id, position, people[name].key)


def add_focus_groups(session: Session, sample_id: int, now: datetime) -> list[Workshop]:
    """Add the focus groups that the held workshop led to: topic, design, data sheet, people, moments, ideas."""
    return [_focus_group(session, sample_id, data, now) for data in _read()["focus"]]


def _focus_group(session: Session, sample_id: int, data: Mapping[str, Any], now: datetime) -> Workshop:
    source = workshops.load(session, sample_id)
    workshop = workshops.add_workshop(
        session,
        title=data["title"],
        kind="focus_group",
        day=_thursday(now.date() + timedelta(weeks=data["weeks"])),
        place=data["place"],
        languages=source.languages,
        facilitators=source.facilitators,
        organiser=source.organiser,
    )
    workshops.set_value(session, workshop.key, "state", "done")
    people = {}
    for one in session.exec(select(Participant).where(Participant.workshop_id == sample_id)).all():
        if one.person in data["people"]:
            came = {**one.model_dump(exclude={"id", "workshop_id"}), "attendance": "arrived"}
            people[one.person] = Participant(**came, workshop_id=workshop.key)
            session.add(people[one.person])
    session.flush()
    participants.renumber(session, workshop.key)
    _design(session, workshop.key, data)
    instruments.use(session, instruments.builtin("agenda-focus-group"), workshop_id=workshop.key)
    for title, description, names in data.get("ideas", ()):
        idea = ideas.add_idea(session, workshop.key, title=title)
        ideas.set_value(session, idea.key, "description", description)
        ideas.set_entities(session, idea.key, [people[name].entity_id for name in names if name in people])
    return workshop


def _design(session: Session, workshop_id: int, data: Mapping[str, Any]) -> None:
    focus.set_design(session, workshop_id, "topic", data["topic"])
    for field, value in data["design"].items():
        focus.set_design(session, workshop_id, field, value)
    for datum, (_label, value, source_name) in zip(
        focus.add_data(session, workshop_id, [label for label, _value, _source in data["data"]]),
        data["data"],
        strict=True,
    ):
        focus.set_datum(session, datum.key, "value", value)
        focus.set_datum(session, datum.key, "source", source_name)
