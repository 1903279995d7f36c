"""The results report of a workshop: outputs and outcomes as the guide's practical case tells them, with the numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from aliances_desktop.documents.focus import FocusResults, IdeaResult, judged_grid, results_outline
from aliances_desktop.documents.outline import Block, Figures, Grid, Heading, Words, flow
from aliances_desktop.documents.returns import SharedAnswer, words
from aliances_desktop.documents.sheet import Document, Occasion
from aliances_desktop.documents.text import cut
from aliances_desktop.i18n import Translator
from aliances_desktop.model import Texts


@dataclass(frozen=True)
class OutcomeLine:
    """Something that came of the workshop, its evidence and date."""

    text: str
    evidence: str
    day: date | None


@dataclass(frozen=True)
class MemberLine:
    """An entity that took part and the people it sent. How to reach them stays out of what is published."""

    entity: str
    people: tuple[str, ...]


@dataclass(frozen=True)
class WallGroup:
    """Notes of a section of the wall (label, a msgid); each with the card it was matched to, empty where to none."""

    label: str
    notes: tuple[tuple[str, Texts], ...]


@dataclass(frozen=True)
class Sent:
    """A questionnaire that was given out: sheets out and back."""

    title: str
    sent: int
    returned: int


@dataclass(frozen=True)
class Rated:
    """A question of the session's evaluation on a scale: the mean of `answers` answers, of at most `most`."""

    question: Texts
    answers: int
    mean: float
    most: int


@dataclass(frozen=True)
class WorkshopReport:
    """What there is to tell of a workshop.

    `figures` are (label, a msgid; number), `matches` each entity with those that it wants to go on with and they with it.
    """

    occasion: Occasion
    facilitators: str
    organiser: str
    figures: tuple[tuple[str, int], ...]
    outputs: tuple[OutcomeLine, ...]
    outcomes: tuple[OutcomeLine, ...]
    ideas: tuple[IdeaResult, ...]
    matches: tuple[tuple[str, tuple[str, ...]], ...]
    wall: tuple[WallGroup, ...]
    concerns: tuple[tuple[str, str], ...]
    shared: tuple[tuple[str, SharedAnswer], ...]
    focus: FocusResults | None
    sent: tuple[Sent, ...]
    rated: tuple[Rated, ...]
    members: tuple[MemberLine, ...]
    next_on: date | None = None
    next_text: str = ""


def workshop_report(data: WorkshopReport, t: Translator) -> Document:
    """Return the report as it is printed."""
    return Document(
        t.gettext("Results report"), t.language, lambda: flow(report_outline(data, t)), owner=data.occasion.title,
        instruction=t.gettext("What was done, what came of it, and what comes next."),
        code=f"REP-{data.occasion.code}", footer=data.occasion.line(t),
    )  # fmt: skip


def report_outline(data: WorkshopReport, t: Translator) -> list[Block]:
    """Return what the report says, for paper and for the document file."""
    blocks: list[Block] = [*_occasion(data, t)]
    blocks.append(Figures(tuple((t.gettext(label), t.number(n)) for label, n in data.figures)))
    blocks += _outcomes(t.gettext("Outputs: what was done and made"), data.outputs, t)
    blocks += _outcomes(t.gettext("Outcomes: what has changed"), data.outcomes, t)
    if data.focus is not None:
        blocks += results_outline(data.focus, t)
    else:
        blocks += _ideas(data.ideas, t)
    blocks += _matches(data.matches, t)
    for group in data.wall:
        blocks += _wall(group, t)
    if data.shared:
        rows = tuple((one.card.get(t.language), entity, words(one, t)) for entity, one in data.shared)
        head = (t.gettext("Question"), t.gettext("Entity"), t.gettext("What it shares"))
        blocks += [Heading(t.gettext("Motives that are shared")), Grid(head, rows, (3, 2, 3))]
    if data.concerns:
        head2 = (t.gettext("Concern"), t.gettext("Entity"))
        blocks += [Heading(t.gettext("Concerns")), Grid(head2, data.concerns, (3, 2))]
    blocks += _evaluation(data, t)
    blocks += _members(data, t)
    return [*blocks, *_next(data, t)]


def _occasion(data: WorkshopReport, t: Translator) -> list[Block]:
    lines = [data.occasion.line(t)]
    if data.organiser:
        lines.append(t.gettext("Organised by {name}", name=data.organiser))
    if data.facilitators:
        lines.append(t.gettext("Led by {name}", name=data.facilitators))
    return [Words("\n".join(lines), is_quiet=True)]


def _outcomes(title: str, lines: Sequence[OutcomeLine], t: Translator) -> list[Block]:
    if not lines:
        return []
    rows = tuple(
        (line.text, line.evidence or "–", t.short_day(line.day) if line.day else "–") for line in lines
    )
    head = (t.gettext("What"), t.gettext("Evidence"), t.gettext("Date"))
    return [Heading(title), Grid(head, rows, (5, 4, 1.7))]


def _ideas(ideas: Sequence[IdeaResult], t: Translator) -> list[Block]:
    if not ideas:
        return []
    rows = []
    for idea in ideas:
        entities = "; ".join(name for name, interest, *_rest in idea.judgements if interest != 0)
        mark = t.gettext("Candidate project") if idea.is_candidate else ""
        rows.append((idea.title, idea.description, entities or "–", mark))
    head = (t.gettext("Idea"), t.gettext("What it is about"), t.gettext("Who is interested"), "")
    blocks: list[Block] = [Heading(t.gettext("Ideas")), Grid(head, tuple(rows), (3, 4, 3, 1.8))]
    for idea in ideas:
        if any(level is not None for _name, *levels in idea.judgements for level in levels):
            blocks += [Heading(t.gettext("How it is judged: {title}", title=cut(idea.title, 200)), 2)]
            blocks += judged_grid(idea, t)
    return blocks


def _matches(matches: Sequence[tuple[str, tuple[str, ...]]], t: Translator) -> list[Block]:
    if not matches:
        return []
    head = (t.gettext("Entity"), t.gettext("Both want to go on"))
    rows = tuple((entity, "; ".join(others)) for entity, others in matches)
    return [Heading(t.gettext("Mutual matches")), Grid(head, rows, (2, 3))]


def _wall(group: WallGroup, t: Translator) -> list[Block]:
    title = Heading(t.gettext(group.label))
    if any(card for _text, card in group.notes):
        rows = tuple((text, card.get(t.language) or "–") for text, card in group.notes)
        return [title, Grid((t.gettext("What the room said"), t.gettext("In the guide")), rows, (1, 1))]
    return [title, *(Words(f"– {text}") for text, _card in group.notes)]


def _evaluation(data: WorkshopReport, t: Translator) -> list[Block]:
    blocks: list[Block] = []
    if data.sent:
        rows = tuple((one.title, t.number(one.sent), t.number(one.returned)) for one in data.sent)
        head = (t.gettext("Questionnaire"), t.gettext("Given out"), t.gettext("Returned"))
        blocks += [Heading(t.gettext("Questionnaires")), Grid(head, rows, (5, 1.4, 1.4))]
    if data.rated:
        rated = tuple(
            (
                one.question.get(t.language),
                t.number(one.answers),
                t.gettext("{mean} of {most}", mean=t.number(one.mean, 1), most=t.number(one.most)),
            )
            for one in data.rated
        )
        head = (t.gettext("Question"), t.gettext("Answers"), t.gettext("Mean"))
        blocks += [Heading(t.gettext("Evaluation of the session")), Grid(head, rated, (5, 1.4, 1.8))]
    return blocks


def _members(data: WorkshopReport, t: Translator) -> list[Block]:
    if not data.members:
        return []
    rows = tuple((one.entity, "; ".join(one.people)) for one in data.members)
    head = (t.gettext("Entity"), t.gettext("Who came"))
    return [Heading(t.gettext("Who took part")), Grid(head, rows, (3, 2))]


def _next(data: WorkshopReport, t: Translator) -> list[Block]:
    if data.next_on is None and not data.next_text:
        return []
    lines = [t.weekday(data.next_on)] if data.next_on else []
    return [
        Heading(t.gettext("Next date")),
        Words("\n".join([*lines, *([data.next_text] if data.next_text else [])])),
    ]
