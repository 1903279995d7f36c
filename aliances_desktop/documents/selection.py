"""The papers of a choice (guide, phase III): criteria with their formula and result, voting slips, the tally to sign."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, Spacer

from aliances_desktop.documents.sheet import Document, Drawn, box, rule, table
from aliances_desktop.documents.text import BODY, GROUP, LEAD, RULE, cut, paragraph, write
from aliances_desktop.i18n import Translator
from aliances_desktop.model.selection import FORMULA, Ranking, Slip, Tally

_WIDTH: Final = 173 * mm


@dataclass(frozen=True)
class SelectionSheet:
    """Criteria, scores and where the projects stand."""

    alliance: str
    ranking: Ranking


def selection_sheet(data: SelectionSheet, t: Translator) -> Document:
    """Return criteria, weights, formula and result together, so that anybody can count again."""
    standards, standings = data.ranking.standards, data.ranking.standings

    def story() -> list[Flowable]:
        criteria = [(cut(one.text, 300), t.number(one.weight, 2)) for one in standards]
        flowables: list[Flowable] = [
            paragraph(t.gettext("Published criteria"), GROUP),
            table((t.gettext("Criterion"), t.gettext("Weight")), criteria, (150 * mm, 23 * mm)),
            Spacer(1, 3 * mm),
            paragraph(t.gettext(FORMULA), LEAD),
            paragraph(t.gettext("Result"), GROUP),
        ]
        share = (_WIDTH - 95 * mm) / max(len(standards), 1)
        head = (
            t.gettext("Place"), t.gettext("Project"), *(str(n) for n, _one in enumerate(standards, 1)), t.gettext("Result"),
        )  # fmt: skip
        rows = [
            (
                str(one.place) if one.place else "–",
                cut(one.title, 200),
                *(t.number(score, 2) if score is not None else "–" for score in one.scores),
                t.number(one.mean, 2) if one.mean is not None else "–",
            )
            for one in standings
        ]
        flowables.append(table(head, rows, (15 * mm, 62 * mm, *[share] * len(standards), 18 * mm)))
        unscored = [one for one in standings if one.missing]
        for one in unscored:
            sentence = t.gettext(
                "{title}: not ranked, without a score for {criteria}",
                title=cut(one.title, 200),
                criteria=cut(t.join(one.missing), 600),
            )
            flowables.append(paragraph(sentence, BODY))
        flowables += [
            Spacer(1, 3 * mm),
            paragraph(t.gettext("The scores advise: the entities decide."), LEAD),
        ]
        return flowables

    return Document(
        t.gettext("Criteria and result"), t.language, story, owner=data.alliance,
        instruction=t.gettext("Scores go from 0 to 5. Columns are numbered as the criteria above them."), footer=data.alliance,
    )  # fmt: skip


@dataclass(frozen=True)
class VotingSlip:
    """A slip of an entity with its number; `options` are (digit, title)."""

    alliance: str
    number: int
    entity: str
    options: tuple[tuple[int, str], ...]
    opens_on: date | None
    closes_on: date | None


@dataclass(frozen=True)
class VotingSlips:
    """The slips of a vote."""

    slips: tuple[VotingSlip, ...]


def voting_slips(data: VotingSlips, t: Translator) -> Document:
    """Return the slips one below the other, with lines to cut along."""

    def story() -> list[Flowable]:
        return [KeepTogether([_slip(one, t), _cut_line()]) for one in data.slips]

    alliance = data.slips[0].alliance if data.slips else ""
    return Document(
        t.gettext("Voting slips"), t.language, story, owner=alliance,
        instruction=t.gettext("Cut along the lines: one slip for each entity."), footer=alliance,
    )  # fmt: skip


def _slip(one: VotingSlip, t: Translator) -> Drawn:
    line = 9 * mm
    options = [*one.options, (0, t.gettext("Blank vote"))]
    height = 24 * mm + line * len(options) + 12 * mm

    def draw(canvas: Canvas, wide: float, high: float) -> None:
        write(canvas, 0, high - 7 * mm, t.gettext("Slip {number}", number=one.number), 14, width=40 * mm)
        write(canvas, 42 * mm, high - 7 * mm, one.entity, 12, width=wide - 42 * mm)
        write(canvas, 0, high - 14 * mm, cut(one.alliance, 160), 9.5, width=wide)
        write(canvas, 0, high - 19 * mm, t.gettext("Mark one project."), 9.5, width=wide)
        y = high - 24 * mm
        for digit, title in options:
            y -= line
            box(canvas, 0, y, f"{digit}   {cut(title, 160)}", width=wide)
        write(canvas, 0, 5 * mm, _window(one, t), 9, width=wide * 0.62)
        write(canvas, wide * 0.64, 5 * mm, t.gettext("Signature"), 9, width=20 * mm)
        rule(canvas, wide * 0.64 + 20 * mm, 4 * mm, wide * 0.36 - 20 * mm)

    return Drawn(_WIDTH, height, draw)


def _window(one: VotingSlip, t: Translator) -> str:
    if one.opens_on and one.closes_on:
        days = (t.short_day(one.opens_on), t.short_day(one.closes_on))
        return t.gettext("Hand it in or send it back from {first} to {last}.", first=days[0], last=days[1])
    return t.gettext("Hand it in or send it back to whoever convenes the vote.")


def _cut_line() -> Drawn:
    def draw(canvas: Canvas, wide: float, high: float) -> None:
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.6)
        canvas.setDash(4, 3)
        canvas.line(0, high / 2, wide, high / 2)
        canvas.setDash()

    return Drawn(_WIDTH, 8 * mm, draw)


@dataclass(frozen=True)
class TallySheet:
    """A vote counted, with its window."""

    alliance: str
    tally: Tally
    opens_on: date | None
    closes_on: date | None
    notes: str = ""


def tally_sheet(data: TallySheet, t: Translator) -> Document:
    """Return votes by project, a second count beside the first, who is missing, and lines to sign on."""
    tally = data.tally

    def story() -> list[Flowable]:
        second = tally.second
        head = (t.gettext("Project"), t.gettext("First count"), t.gettext("Second count"))
        rows = [
            (
                f"{option.digit}   {cut(option.title, 200)}",
                t.number(tally.first.votes[n]),
                t.number(second.votes[n]) if second else "",
            )
            for n, option in enumerate(tally.options)
        ]
        rows.append(
            (t.gettext("Blank vote"), t.number(tally.first.blank), t.number(second.blank) if second else "")
        )
        rows.append(
            (t.gettext("Votes in all"), t.number(tally.first.total), t.number(second.total) if second else "")
        )
        flowables: list[Flowable] = [table(head, rows, (113 * mm, 30 * mm, 30 * mm)), Spacer(1, 3 * mm)]
        flowables += [paragraph(sentence, BODY) for sentence in _sentences(tally, t)]
        if data.notes:
            flowables.append(paragraph(cut(data.notes, 2000), BODY))
        return [*flowables, KeepTogether(_signatures(t))]

    days = (t.short_day(day) if day else "–" for day in (data.opens_on, data.closes_on))
    return Document(
        t.gettext("Tally of the vote"), t.language, story, owner=data.alliance,
        instruction=t.gettext("Vote from {first} to {last}", first=next(days), last=next(days)), footer=data.alliance,
    )  # fmt: skip


def _sentences(tally: Tally, t: Translator) -> list[str]:
    said = []
    if len(tally.leaders) == 1:
        said.append(t.gettext("Most votes: {title}", title=cut(tally.leaders[0].title, 200)))
    elif tally.leaders:
        said.append(
            t.gettext("Tied: {titles}", titles=cut(t.join([one.title for one in tally.leaders]), 600))
        )
    elif tally.second is not None:
        said.append(t.gettext("No result yet: the two counts do not agree."))
    for sentence, slips in (
        (t.gettext("Not back:"), tally.awaited),
        (t.gettext("Back before the vote opened, not counted:"), tally.early),
        (t.gettext("Late, not counted:"), tally.late),
        (t.gettext("Read otherwise the second time:"), tally.differing),
    ):
        if slips:
            said.append(f"{sentence} {_names(slips, t)}")
    return said


def _names(slips: Sequence[Slip], t: Translator) -> str:
    return cut(t.join([f"{one.number} {one.entity}" for one in slips]), 800)


def _signatures(t: Translator) -> list[Flowable]:
    def draw(canvas: Canvas, wide: float, _high: float) -> None:
        for number in range(3):
            x = number * wide / 3
            rule(canvas, x, 8 * mm, wide / 3 - 8 * mm)
            write(canvas, x, 3 * mm, t.gettext("Name and signature"), 8, width=wide / 3 - 8 * mm)

    return [paragraph(t.gettext("Who counted"), GROUP), Drawn(_WIDTH, 26 * mm, draw)]
