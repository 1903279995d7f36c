"""The sheets of a focus group (guide, Annex V): the guide for whoever leads it, the data sheet, the results."""

from dataclasses import dataclass
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from aliances_desktop.documents.outline import Block, Grid, Heading, Words, flow
from aliances_desktop.documents.sheet import Document, Occasion, table, writing_lines
from aliances_desktop.documents.text import BODY, CAPTION, GROUP, LEAD, cut, paragraph
from aliances_desktop.i18n import Translator
from aliances_desktop.model import Texts
from aliances_desktop.model.codes import LEVELS

_WIDTH: Final = 173 * mm


@dataclass(frozen=True)
class GuideMoment:
    """A moment of the group: how long, what is asked and how."""

    title: Texts
    questions: Texts
    method: Texts
    minutes: int


@dataclass(frozen=True)
class FocusGuide:
    """How a focus group is to be led; `factors` are (label, level) and `advice` sentences, all msgids."""

    occasion: Occasion
    topic: str
    factors: tuple[tuple[str, str], ...]
    advice: tuple[str, ...]
    notes: str
    entities: tuple[str, ...]
    moments: tuple[GuideMoment, ...]


def focus_guide(data: FocusGuide, t: Translator) -> Document:
    """Return the guide: topic, design, who comes, and for each moment its questions and room for notes."""

    def story() -> list[Flowable]:
        flowables: list[Flowable] = [paragraph(t.gettext("Design"), GROUP)]
        factors = [(t.gettext(label), t.gettext(level) if level else "–") for label, level in data.factors]
        flowables.append(table((), factors, [90 * mm, 83 * mm]))
        flowables += [Spacer(1, 2 * mm), *(paragraph(f"– {t.gettext(one)}", BODY) for one in data.advice)]
        if data.notes:
            flowables += [paragraph(t.gettext("Notes"), CAPTION), paragraph(data.notes, BODY)]
        if data.entities:
            flowables += [paragraph(t.gettext("Who comes"), GROUP), paragraph(t.join(data.entities), BODY)]
        for number, moment in enumerate(data.moments, 1):
            flowables += _moment(number, moment, t)
        return flowables

    return Document(
        t.gettext("Guide of the focus group"), t.language, story, owner=data.topic,
        instruction=t.gettext("Keep time for the third moment: it is where proposals are made."),
        code=f"FG-{data.occasion.code}", footer=data.occasion.line(t),
    )  # fmt: skip


def _moment(number: int, moment: GuideMoment, t: Translator) -> list[Flowable]:
    minutes = t.ngettext("{n} minute", "{n} minutes", moment.minutes)
    title = cut(moment.title.get(t.language), 300)
    head: list[Flowable] = [paragraph(f"{number}. {title}", GROUP), paragraph(minutes, LEAD)]
    questions = _lines(moment.questions.get(t.language))
    mark = "– " if len(questions) > 1 else ""
    head += [paragraph(mark + line, BODY) for line in questions]
    if moment.method:
        head += [paragraph(t.gettext("Method"), CAPTION), paragraph(moment.method.get(t.language), BODY)]
    is_long = len(moment.questions.get(t.language)) > 3000
    room: list[Flowable] = [
        paragraph(t.gettext("What is said, what is agreed"), CAPTION),
        writing_lines(_WIDTH, 5),
    ]
    return [*head, *room] if is_long else [KeepTogether([*head, *room])]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in cut(text, 6000).splitlines() if line.strip()]


@dataclass(frozen=True)
class DataLine:
    """A datum: what it is, its value and where it comes from."""

    label: str
    value: str
    source: str


@dataclass(frozen=True)
class FocusData:
    """What is known of the topic before the group meets."""

    occasion: Occasion
    topic: str
    lines: tuple[DataLine, ...]


def focus_data(data: FocusData, t: Translator) -> Document:
    """Return the data sheet; what is not known yet has room to be written in."""

    def story() -> list[Flowable]:
        head = [t.gettext("What"), t.gettext("What is known"), t.gettext("Source")]
        rows = [[line.label, line.value or writing_lines(80 * mm, 2), line.source] for line in data.lines]
        return [table(head, rows, [54 * mm, 84 * mm, 35 * mm], valign="TOP")]

    return Document(
        t.gettext("Data sheet of the focus group"), t.language, story, owner=data.topic,
        instruction=t.gettext("So that all of us start from the same facts."),
        code=f"FGD-{data.occasion.code}", footer=data.occasion.line(t),
    )  # fmt: skip


@dataclass(frozen=True)
class MomentResult:
    """What was said, entity by entity, and agreed in a moment."""

    title: Texts
    said: tuple[tuple[str, str], ...]
    agreements: str


@dataclass(frozen=True)
class IdeaResult:
    """An idea with what each entity says of it: (entity, interest, viability, commitment), None where it has not."""

    title: str
    description: str
    is_candidate: bool
    judgements: tuple[tuple[str, int | None, int | None, int | None], ...]


@dataclass(frozen=True)
class FocusResults:
    """What came of a focus group."""

    occasion: Occasion
    topic: str
    moments: tuple[MomentResult, ...]
    ideas: tuple[IdeaResult, ...]


def focus_results(data: FocusResults, t: Translator) -> Document:
    """Return the results: candidates first, then every idea as it was judged, then moment by moment."""
    return Document(
        t.gettext("Results of the focus group"), t.language, lambda: flow(results_outline(data, t)),
        owner=data.topic, instruction=t.gettext("What we said, what we agreed, and the ideas that go on."),
        code=f"FGR-{data.occasion.code}", footer=data.occasion.line(t),
    )  # fmt: skip


def results_outline(data: FocusResults, t: Translator) -> list[Block]:
    """Return what the result sheet says."""
    blocks: list[Block] = []
    chosen = [idea for idea in data.ideas if idea.is_candidate]
    if chosen:
        blocks.append(Heading(t.gettext("Candidate projects")))
        blocks += [Words(_called(idea)) for idea in chosen]
    for idea in data.ideas:
        blocks += [Heading(t.gettext("Idea: {title}", title=cut(idea.title, 300)))]
        if idea.description and not idea.is_candidate:
            blocks.append(Words(idea.description))
        blocks += judged_grid(idea, t)
    for moment in data.moments:
        blocks += _moment_blocks(moment, t)
    return blocks


def _called(idea: IdeaResult) -> str:
    return f"{idea.title}: {idea.description}" if idea.description else idea.title


def judged_grid(idea: IdeaResult, t: Translator) -> list[Block]:
    """Return the table of who judges an idea how, nothing where nobody has."""
    rows = tuple(
        (entity, *(t.gettext(LEVELS[level]) if level is not None else "–" for level in levels))
        for entity, *levels in idea.judgements
    )
    head = (t.gettext("Entity"), t.gettext("Interest"), t.gettext("Viability"), t.gettext("Commitment"))
    return [Grid(head, rows, (4, 1.6, 1.6, 1.8))] if rows else []


def _moment_blocks(moment: MomentResult, t: Translator) -> list[Block]:
    if not moment.said and not moment.agreements:
        return []
    blocks: list[Block] = [Heading(cut(moment.title.get(t.language), 300))]
    if moment.said:
        blocks.append(Grid((t.gettext("Entity"), t.gettext("What it said")), moment.said, (1, 2)))
    if moment.agreements:
        blocks += [Heading(t.gettext("What was agreed"), 2), Words(moment.agreements)]
    return blocks
