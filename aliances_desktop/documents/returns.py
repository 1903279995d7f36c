"""The return page: within the day, each entity gets back what it said, whom it met, and what comes next."""

from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from aliances_desktop.documents.results import Match
from aliances_desktop.documents.sheet import Document, Occasion, figures, table
from aliances_desktop.documents.text import BODY, CELL, CELL_BOLD, CELL_TIGHT, GROUP, LEAD, cut, paragraph
from aliances_desktop.documents.wording import fill
from aliances_desktop.i18n import Translator
from aliances_desktop.model import Texts
from aliances_desktop.model.codes import DOUBTS

_WIDTH: Final = 173 * mm


@dataclass(frozen=True)
class Met:
    """An encounter at the market-place."""

    round: int
    entity: str
    person: str


@dataclass(frozen=True)
class Heard:
    """Something the entity said: `where` is a msgid or a text of the agenda, `text` its words."""

    where: str | Texts
    text: str


@dataclass(frozen=True)
class SharedAnswer:
    """An answer to a reflection card that the entity shares; `answer` is one of `DOUBTS` or ""."""

    card: Texts
    answer: str
    text: str


@dataclass(frozen=True)
class Joined:
    """An idea the entity is interested in, with the others who are."""

    title: str
    description: str
    others: tuple[str, ...]
    is_candidate: bool = False


@dataclass(frozen=True)
class ReturnPage:
    """What one entity takes home; `number` is that of its first person. Private reflections and signs of leadership have no place here."""

    occasion: Occasion
    number: int
    entity: str
    people: tuple[str, ...]
    greeting: Texts
    organiser: str
    heard: tuple[Heard, ...]
    shared: tuple[SharedAnswer, ...]
    offers: tuple[str, ...]
    needs: tuple[str, ...]
    met: tuple[Met, ...]
    mutual: tuple[Match, ...]
    ideas: tuple[Joined, ...]
    next_on: date | None = None
    next_text: str = ""


def return_page(data: ReturnPage, t: Translator) -> Document:
    """Return the page of an entity, to be handed over or sent within the day."""

    def story() -> list[Flowable]:
        flowables: list[Flowable] = [paragraph(_greeting(data, t), BODY), Spacer(1, 2 * mm)]
        if data.people:
            flowables += [paragraph(t.gettext("You were there: {people}", people=t.join(data.people)), LEAD)]
        flowables += _figures(data, t)
        flowables += _next(data, t)
        flowables += _mutual(data, t)
        flowables += _ideas(data, t)
        flowables += _said(data, t)
        flowables += _met(data, t)
        return flowables

    return Document(
        t.gettext("What you take home"), t.language, story, owner=data.entity, number=data.number,
        code=f"RET-{data.number:02d}-{data.occasion.code}", footer=data.occasion.line(t),
    )  # fmt: skip


def _greeting(data: ReturnPage, t: Translator) -> str:
    values = {
        "workshop": data.occasion.title,
        "entity": data.entity,
        "organiser": data.organiser or t.gettext("the organisers"),
        "day": t.day(data.occasion.day) if data.occasion.day else "",
        "place": data.occasion.place,
    }
    return fill(data.greeting.get(t.language), values)


def _figures(data: ReturnPage, t: Translator) -> list[Flowable]:
    counted = (
        (t.gettext("Entities you met"), len({one.entity for one in data.met})),
        (t.gettext("Mutual matches"), len(data.mutual)),
        (t.gettext("Ideas you joined"), len(data.ideas)),
    )
    return [Spacer(1, 2 * mm), figures([(text, t.number(n)) for text, n in counted], _WIDTH)]


def _next(data: ReturnPage, t: Translator) -> list[Flowable]:
    if data.next_on is None and not data.next_text:
        return []
    words = [paragraph(t.gettext("Next date"), GROUP)]
    if data.next_on is not None:
        words.append(paragraph(t.weekday(data.next_on), CELL_BOLD))
    return [*words, *([paragraph(data.next_text, BODY)] if data.next_text else [])]


def _mutual(data: ReturnPage, t: Translator) -> list[Flowable]:
    if not data.mutual:
        return []
    rows = []
    for match in data.mutual:
        who = " · ".join(part for part in (match.person, match.phone) if part)
        contact = "\n".join(part for part in (who, match.email) if part)
        name, reached = paragraph(cut(match.entity, 300), CELL_BOLD), paragraph(cut(contact, 300), CELL_TIGHT)
        rows.append([name, reached, match.note])
    head = [
        t.gettext("You both want to go on with"),
        t.gettext("How to reach them"),
        t.gettext("What was written down"),
    ]
    return [paragraph(t.gettext("Mutual matches"), GROUP), table(head, rows, [70 * mm, 55 * mm, 48 * mm])]


def _ideas(data: ReturnPage, t: Translator) -> list[Flowable]:
    if not data.ideas:
        return []
    rows = []
    for idea in data.ideas:
        words = [paragraph(cut(idea.title, 300), CELL_BOLD), paragraph(cut(idea.description, 1200), CELL)]
        if idea.is_candidate:
            words.append(paragraph(t.gettext("It goes on as a candidate project."), CELL))
        rows.append([words, "; ".join(idea.others) or "–"])
    head = [t.gettext("Idea"), t.gettext("Who else is interested")]
    return [paragraph(t.gettext("Ideas you joined"), GROUP), table(head, rows, [100 * mm, 73 * mm])]


def _met(data: ReturnPage, t: Translator) -> list[Flowable]:
    """Return the other encounters: those with mutual matches stand above with how to reach them."""
    matched = {(match.entity, match.person) for match in data.mutual}
    others = [one for one in data.met if (one.entity, one.person) not in matched]
    if not others:
        return []
    met = [[str(one.round), paragraph(cut(_called(one), 300), CELL_TIGHT)] for one in others]
    half = -(-len(met) // 2)
    rows = [[*left, *right] for left, right in zip_longest(met[:half], met[half:], fillvalue=["", ""])]
    head = [t.gettext("Round"), t.gettext("Entity")]
    widths = [15 * mm, 71.5 * mm] * 2
    title = t.gettext("You also met") if matched else t.gettext("Whom you met")
    return [paragraph(title, GROUP), table([*head, *head], rows, widths)]


def _called(one: Met) -> str:
    return f"{one.entity} ({one.person})" if one.person else one.entity


def _said(data: ReturnPage, t: Translator) -> list[Flowable]:
    rows = [
        (caption, "; ".join(lines))
        for caption, lines in ((t.gettext("You offer"), data.offers), (t.gettext("You look for"), data.needs))
        if lines
    ]
    for one in data.heard:
        where = one.where.get(t.language) if isinstance(one.where, Texts) else t.gettext(one.where)
        rows.append((cut(where, 300), one.text))
    rows += [(cut(answer.card.get(t.language), 300), words(answer, t)) for answer in data.shared]
    if not rows:
        return []
    return [paragraph(t.gettext("What you said"), GROUP), table((), rows, [53 * mm, 120 * mm], valign="TOP")]


def words(answer: SharedAnswer, t: Translator) -> str:
    """Return an answer that is shared: yes, no or in doubt, and what was added."""
    given = t.gettext(DOUBTS[answer.answer]) if answer.answer else ""
    return ". ".join(part for part in (given, answer.text) if part)
