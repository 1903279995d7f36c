"""The six common problems on paper (chapter 6): what warns of each, and what helps against it."""

from dataclasses import dataclass
from datetime import date

from aliances_desktop.documents.outline import Block, Grid, Heading, Words, flow
from aliances_desktop.documents.sheet import Document
from aliances_desktop.documents.text import cut
from aliances_desktop.i18n import Translator
from aliances_desktop.model import Texts


@dataclass(frozen=True)
class RaisedFact:
    """A warning in words of each language, since when it holds, and why it was set aside, "" where it was not."""

    sentence: Texts
    since: date | None
    reason: str


@dataclass(frozen=True)
class ProblemCard:
    """A problem with what helps, and the facts that raise it."""

    title: Texts
    measures: Texts
    facts: tuple[RaisedFact, ...]


@dataclass(frozen=True)
class ProblemCards:
    """The radar of an alliance on a day; `factors` are (factor, level 0–3, evidence) as last rated."""

    alliance: str
    cards: tuple[ProblemCard, ...]
    factors: tuple[tuple[Texts, int, str], ...]
    today: date


def problem_cards(data: ProblemCards, t: Translator) -> Document:
    """Return the cards: first what is raised, each with its measures; nothing of it is meant for the entities' eyes."""

    def blocks() -> list[Block]:
        found: list[Block] = []
        for card in sorted(data.cards, key=lambda card: not _open(card)):
            raised = len(_open(card))
            title = cut(card.title.get(t.language), 200)
            count = t.ngettext("{n} warning", "{n} warnings", raised)
            found.append(Heading(f"{title} · {count}" if raised else title))
            found += [Words(_said(fact, t)) for fact in card.facts]
            found.append(Words(cut(card.measures.get(t.language), 1500), is_quiet=True))
        if data.factors:
            head = (t.gettext("Factor"), t.gettext("Now"), t.gettext("Evidence"))
            rows = tuple(
                (cut(text.get(t.language), 200), f"{level} / 3", cut(evidence, 400))
                for text, level, evidence in data.factors
            )
            found += [Heading(t.gettext("Factors of success and failure")), Grid(head, rows, (5, 1, 4))]
        return found

    return Document(
        t.gettext("Prevention radar"), t.language, lambda: flow(blocks()), owner=data.alliance,
        instruction=t.gettext("For whoever facilitates: what the facts warn of, and what helps before it is too late."),
        footer=t.gettext("As of {day}", day=t.day(data.today)),
    )  # fmt: skip


def _open(card: ProblemCard) -> list[RaisedFact]:
    return [fact for fact in card.facts if not fact.reason]


def _said(fact: RaisedFact, t: Translator) -> str:
    since = t.gettext("since {day}", day=t.short_day(fact.since)) if fact.since else ""
    aside = t.gettext("set aside: {reason}", reason=fact.reason) if fact.reason else ""
    return "– " + " · ".join(filter(None, (cut(fact.sentence.get(t.language), 400), since, cut(aside, 400))))
