"""What came of the market-place: the report for everyone, and for each entity the sheet of its own matches."""

from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from aliances_desktop.charts.bars import bars
from aliances_desktop.charts.network import Link, network
from aliances_desktop.documents.sheet import Document, Occasion, figures, table, writing_lines
from aliances_desktop.documents.text import BODY, CAPTION, CELL, CELL_BOLD, GROUP, LEAD, SMALL, cut, paragraph
from aliances_desktop.i18n import Translator

_WIDTH = 173 * mm


@dataclass(frozen=True)
class MatchLine:
    """Two entities that met and their interest; `note` is what was written down."""

    a: str
    b: str
    round: int
    note: str = ""


@dataclass(frozen=True)
class IdeaLine:
    """An idea of alliance and the entities interested in it."""

    title: str
    description: str
    entities: tuple[str, ...]


@dataclass(frozen=True)
class PitchLine:
    """A presentation of the plenary and what the room answered."""

    person: str
    project: str
    questions: str
    offers: str
    comments: str


@dataclass(frozen=True)
class ResultsReport:
    """The market-place in figures and names. `interests` counts answers by label (a msgid); `links` refer to `nodes`."""

    occasion: Occasion
    meetings_planned: int
    meetings_held: int
    answers: tuple[tuple[str, int], ...]
    mutual: tuple[MatchLine, ...]
    one_sided: tuple[MatchLine, ...]
    nodes: tuple[str, ...]
    links: tuple[Link, ...]
    ideas: tuple[IdeaLine, ...]
    pitches: tuple[PitchLine, ...]


def results_report(data: ResultsReport, t: Translator) -> Document:
    """Return the report: figures, mutual and one-sided interest, the map, ideas and presentations."""

    def story() -> list[Flowable]:
        held = t.gettext(
            "{held} of {planned} meetings were held.", held=data.meetings_held, planned=data.meetings_planned
        )
        counted = (
            (t.gettext("Meetings"), data.meetings_held),
            (t.gettext("Mutual interest"), len(data.mutual)),
            (t.gettext("One-sided interest"), len(data.one_sided)),
            (t.gettext("Ideas"), len(data.ideas)),
        )
        flowables: list[Flowable] = [figures([(text, t.number(n)) for text, n in counted], _WIDTH)]
        flowables += [Spacer(1, 3 * mm), paragraph(held, BODY), Spacer(1, 2 * mm)]
        answers = [(t.gettext(text), n) for text, n in data.answers]
        flowables.append(bars(answers, _WIDTH, label_share=0.25, figure=t.number))
        flowables += _matches(
            t.gettext("Mutual interest"), data.mutual, (t.gettext("Entity"), t.gettext("Entity")), t
        )
        heads = (t.gettext("Interested"), t.gettext("In whom"))
        flowables += _matches(t.gettext("One-sided interest"), data.one_sided, heads, t)
        flowables += _ideas(data.ideas, t)
        flowables += _pitches(data.pitches, t)
        if data.links:
            flowables += [CondPageBreak(185 * mm), paragraph(t.gettext("Who wants to work with whom"), GROUP)]
            caption = t.gettext("Thick lines: both want to. Thin arrows: only one does so far.")
            flowables += [paragraph(caption, SMALL), network(data.nodes, data.links, 170 * mm)]
        return flowables

    return Document(
        t.gettext("Results of the market-place"), t.language, story, instruction=data.occasion.title,
        code=f"RES-{data.occasion.code}", footer=data.occasion.line(t),
    )  # fmt: skip


def _matches(
    title: str, lines: tuple[MatchLine, ...], heads: tuple[str, str], t: Translator
) -> list[Flowable]:
    flowables: list[Flowable] = [paragraph(title, GROUP)]
    if not lines:
        return [*flowables, paragraph(t.gettext("None so far."), LEAD)]
    rows = [[line.a, line.b, str(line.round), line.note] for line in lines]
    head = [*heads, t.gettext("Round"), t.gettext("Note")]
    return [*flowables, table(head, rows, [54 * mm, 54 * mm, 16 * mm, 49 * mm])]


def _ideas(ideas: tuple[IdeaLine, ...], t: Translator) -> list[Flowable]:
    if not ideas:
        return []
    rows = [
        [[paragraph(i.title, CELL_BOLD), paragraph(i.description, CELL)], "; ".join(i.entities)]
        for i in ideas
    ]
    head = [t.gettext("Idea"), t.gettext("Who is interested")]
    return [paragraph(t.gettext("Ideas"), GROUP), table(head, rows, [100 * mm, 73 * mm])]


def _pitches(pitches: tuple[PitchLine, ...], t: Translator) -> list[Flowable]:
    flowables: list[Flowable] = []
    for pitch in pitches:
        flowables.append(
            paragraph(t.gettext("Presentation: {project}", project=pitch.project or pitch.person), GROUP)
        )
        for caption, text in (
            (t.gettext("Questions"), pitch.questions),
            (t.gettext("Offers"), pitch.offers),
            (t.gettext("Comments"), pitch.comments),
        ):
            if text:
                flowables += [paragraph(caption, CAPTION), paragraph(text, BODY)]
    return flowables


@dataclass(frozen=True)
class Match:
    """A partner one has agreed with: whom to call, how, and what was written down."""

    entity: str
    person: str
    phone: str
    email: str
    note: str = ""


@dataclass(frozen=True)
class MatchSheet:
    """One participant's matches: mutual ones, and those who would like to meet again."""

    occasion: Occasion
    number: int
    person: str
    entity: str
    mutual: tuple[Match, ...]
    interested: tuple[str, ...] = ()


def match_sheet(data: MatchSheet, t: Translator) -> Document:
    """Return the page to take home: with whom both sides want to go on, and the next step to write down."""

    def story() -> list[Flowable]:
        if not data.mutual:
            flowables: list[Flowable] = [
                paragraph(
                    t.gettext("No meeting ended with interest on both sides yet. That can still change."),
                    BODY,
                )
            ]
        else:
            flowables = [paragraph(t.gettext("You both want to go on with:"), BODY), Spacer(1, 2 * mm)]
        for match in data.mutual:
            flowables.append(KeepTogether(_match(match, t)))
        if data.interested:
            flowables += [paragraph(t.gettext("They would like to meet you again"), GROUP)]
            flowables += [paragraph(t.join(data.interested), BODY)]
        return flowables

    return Document(
        t.gettext("Your matches"), t.language, story, owner=f"{data.person} · {data.entity}", number=data.number,
        code=f"MATCH-{data.number:02d}-{data.occasion.code}", footer=data.occasion.line(t),
    )  # fmt: skip


def _match(match: Match, t: Translator) -> list[Flowable]:
    contact = " · ".join(x for x in (match.person, match.phone, match.email) if x)
    flowables: list[Flowable] = [paragraph(cut(match.entity, 300), GROUP), paragraph(contact, BODY)]
    flowables += [paragraph(cut(match.note, 1500), LEAD)] if match.note else []
    return [*flowables, paragraph(t.gettext("Next step, who and when"), CAPTION), writing_lines(_WIDTH, 2)]
