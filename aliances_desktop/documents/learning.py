"""A learning space on paper: the programme sent ahead with its call for experiences, and the satisfaction sheet."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any, Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from aliances_desktop.documents.process import WIDTH, About
from aliances_desktop.documents.sheet import Document, table, tick_box, writing_lines
from aliances_desktop.documents.text import BODY, CELL, CELL_BOLD, GROUP, LEAD, SMALL, cut, paragraph
from aliances_desktop.i18n import N_, Translator
from aliances_desktop.model import Texts
from aliances_desktop.model.codes_alliance import SESSION_AIMS

_MOST: Final = 2000


@dataclass(frozen=True)
class Experience:
    """What a member brings to a session."""

    entity: str
    person: str
    title: str


@dataclass(frozen=True)
class Session:
    """A session of the space: when, where, which of the five aims it serves, what is done, what is called for."""

    title: str
    day: date | None
    starts_at: time | None
    ends_at: time | None
    place: str
    aims: tuple[str, ...]
    programme: str
    call: str
    experiences: tuple[Experience, ...]


@dataclass(frozen=True)
class ChosenTopic:
    """A topic that members asked for, and why it was chosen."""

    text: Texts
    asked_by: int
    reason: str


@dataclass(frozen=True)
class SpaceProgramme:
    """The programme of a learning space as it is sent to its members."""

    about: About
    topics: tuple[ChosenTopic, ...]
    sessions: tuple[Session, ...]


def space_programme(data: SpaceProgramme, t: Translator) -> Document:
    """Return the programme: topics chosen, sessions, and a slip to offer an experience."""

    def story() -> list[Flowable]:
        flowables: list[Flowable] = [
            paragraph(
                t.gettext("This is sent to all members before the session: read it, and offer an experience of yours."),
                LEAD,
            )
        ]  # fmt: skip
        if data.topics:
            rows = [
                [cut(one.text.get(t.language), 300), t.number(one.asked_by), cut(one.reason, 300)]
                for one in data.topics
            ]
            head = [t.gettext("Topic"), t.gettext("Asked for by"), t.gettext("Why it was chosen")]
            flowables += [
                paragraph(t.gettext("Topics chosen"), GROUP),
                table(head, rows, [80 * mm, 27 * mm, WIDTH - 107 * mm], valign="TOP"),
            ]
        for session in data.sessions:
            flowables += _session(session, t)
        flowables.append(KeepTogether(_slip(t)))
        return flowables

    return Document(
        data.about.name(t), t.language, story, instruction=t.gettext("Programme and call for experiences"),
        footer=data.about.footer(t),
    )  # fmt: skip


def when(session: Session, t: Translator) -> str:
    """Return day, times and place of a session in one line."""
    times = [t.time(one) for one in (session.starts_at, session.ends_at) if one is not None]
    day = t.weekday(session.day) if session.day is not None else ""
    parts = [day, " – ".join(times), session.place]
    return " · ".join(cut(part, 200) for part in parts if part)


def _session(session: Session, t: Translator) -> list[Flowable]:
    flowables: list[Flowable] = [paragraph(cut(session.title, 200) or t.gettext("Session"), GROUP)]
    if line := when(session, t):
        flowables.append(paragraph(line, CELL_BOLD))
    if session.aims:
        aims = t.join([t.gettext(SESSION_AIMS[one]) for one in session.aims if one in SESSION_AIMS])
        flowables.append(paragraph(t.gettext("Aims: {list}", list=aims), SMALL))
    if session.programme:
        flowables += [Spacer(1, 1 * mm), paragraph(cut(session.programme, _MOST), BODY)]
    if session.call:
        call = paragraph(cut(session.call, _MOST), BODY)
        flowables += [Spacer(1, 2 * mm), paragraph(t.gettext("Call for experiences"), CELL_BOLD), call]
    if session.experiences:
        rows = [
            [cut(one.entity, 200), cut(one.person, 100), cut(one.title, 300)] for one in session.experiences
        ]
        head = [t.gettext("Entity"), t.gettext("Person"), t.gettext("Experience")]
        flowables.append(Spacer(1, 2 * mm))
        flowables.append(table(head, rows, [55 * mm, 45 * mm, WIDTH - 100 * mm], valign="TOP"))
    return flowables


def _slip(t: Translator) -> list[Flowable]:
    asked = (
        t.gettext("Who brings it: entity and person"),
        t.gettext("Title of the experience"),
        t.gettext("What others can learn from it"),
        t.gettext("Materials and documents you share"),
    )
    rows: list[list[Any]] = [[paragraph(text, CELL_BOLD), ""] for text in asked]
    return [
        paragraph(t.gettext("I offer an experience"), GROUP),
        table((), rows, [52 * mm, WIDTH - 52 * mm], row_height=13 * mm, bands=False),
    ]


# Satisfaction


@dataclass(frozen=True)
class SpaceSatisfaction:
    """The sheet with which a session is valued; `session` is None where none has been planned."""

    about: About
    session: Session | None


_ASKED: Final = (
    N_("The topic answers to a need of ours"),
    N_("What I learned is of use in my work"),
    N_("There was time to exchange experiences"),
    N_("The programme and the materials came in time"),
    N_("The way it was led"),
    N_("The place and the hours"),
    N_("The session as a whole"),
)


def space_satisfaction(data: SpaceSatisfaction, t: Translator) -> Document:
    """Return the sheet: seven statements with boxes from 1 to 5, what to keep and what to change."""

    def story() -> list[Flowable]:
        flowables: list[Flowable] = []
        if data.session is not None:
            flowables += [
                paragraph(cut(data.session.title, 200) or t.gettext("Session"), GROUP),
                paragraph(when(data.session, t), CELL),
                Spacer(1, 3 * mm),
            ]
        boxes: list[Any] = [tick_box() for _number in range(5)]
        rows: list[list[Any]] = [[t.gettext(text), *boxes] for text in _ASKED]
        head = [t.gettext("1 is very poor, 5 is very good"), *(str(number) for number in range(1, 6))]
        flowables.append(table(head, rows, [WIDTH - 65 * mm, *[13 * mm] * 5]))
        for question in (
            t.gettext("What should we keep?"),
            t.gettext("What should we change for the next session?"),
            t.gettext("Which topic does your entity need next?"),
        ):
            flowables += [paragraph(question, GROUP), writing_lines(WIDTH, 3)]
        return flowables

    return Document(
        t.gettext("What did you think of the session?"), t.language, story,
        instruction=t.gettext("No name is needed. What is agreed because of it is told at the next session."),
        footer=data.about.footer(t),
    )  # fmt: skip
