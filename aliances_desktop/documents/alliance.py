"""The sheet of an alliance: what it is about, its types, its partners, what they invest and how far the keys are given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from aliances_desktop.documents.sheet import Document, Occasion, table
from aliances_desktop.documents.text import (
    BODY,
    CAPTION,
    CELL,
    CELL_BOLD,
    GROUP,
    LEAD,
    SMALL,
    cut,
    paragraph,
)
from aliances_desktop.i18n import N_, Translator
from aliances_desktop.model.codes import CONDITION_LEVELS, CONDITIONS, RELATIONS
from aliances_desktop.model.codes_alliance import AXES, FORMS, KEYS, MOTIVATIONS, PURPOSES, STAGES

_WIDTH: Final = 173 * mm
_MOST: Final = 600
"""Characters of a text of a partner: the rest of it is on screen."""
_SAID: Final = {
    "problem": N_("Problem"),
    "objective": N_("Objective"),
    "recipients": N_("Who it is for"),
    "impact": N_("Impact"),
    "scope": N_("Scope"),
    "outcome": N_("What came of it, or why it was stopped"),
}
_FREE_GROUP: Final = GROUP.clone("group before a long table", keepWithNext=0)
"""A long table goes on beneath its title on the page at hand, instead of moving to the next with it."""
_KEY_LEVELS: Final = {0: N_("Not at all"), 1: N_("A little"), 2: N_("Enough"), 3: N_("Fully")}


@dataclass(frozen=True)
class TypeEntry:
    """The type of the alliance on an axis of `AXES`, "" where it is not known yet."""

    axis: str
    code: str
    strength: str
    weakness: str


@dataclass(frozen=True)
class PartnerEntry:
    """A partner; `conditions` are those of its interlocutor by `CONDITIONS`, `keys` the levels by `KEYS`."""

    entity: str
    contribution: str = ""
    gain: str = ""
    required: str = ""
    given: str = ""
    interlocutor: str = ""
    conditions: Mapping[str, int] | None = None
    is_leader: bool = False
    motivation: str = ""
    motivation_evidence: str = ""
    hours: float | None = None
    skills: str = ""
    money_cents: int | None = None
    opportunity_cost: str = ""
    keys: tuple[int | None, ...] = (None,) * len(KEYS)


@dataclass(frozen=True)
class AllianceSheet:
    """An alliance as of `day`. `said` are its texts by column; `gone` are (entity, day, reason) of those who left."""

    occasion: Occasion
    day: date
    stage: str
    stage_since: date | None
    relation: str
    form: str
    purpose: str
    motivation: str
    motivation_evidence: str
    said: Mapping[str, str]
    types: tuple[TypeEntry, ...]
    partners: tuple[PartnerEntry, ...]
    gone: tuple[tuple[str, date, str], ...] = ()
    code: str = ""


def alliance_sheet(data: AllianceSheet, t: Translator) -> Document:
    """Return the sheet, one or two pages for most alliances."""

    def story() -> list[Flowable]:
        return [
            *_about(data, t),
            *_types(data.types, t),
            *_partners(data.partners, t),
            *_investment(data.partners, t),
            *_keys(data.partners, t),
            *_gone(data.gone, t),
        ]

    stage = t.gettext(STAGES[data.stage])
    since = t.gettext("since {day}", day=t.short_day(data.stage_since)) if data.stage_since else ""
    return Document(
        t.gettext("Sheet of the alliance"), t.language, story, owner=data.occasion.title,
        instruction=" ".join(filter(None, (stage, since))), code=data.code,
        footer=Occasion(data.occasion.title, data.day).line(t),
    )  # fmt: skip


def _about(data: AllianceSheet, t: Translator) -> list[Flowable]:
    facts = [
        (t.gettext("Relation"), t.gettext(RELATIONS[data.relation])),
        (t.gettext("Form of the agreement"), t.gettext(FORMS[data.form])),
        (t.gettext("Purpose"), t.gettext(PURPOSES[data.purpose]) if data.purpose else "–"),
        (t.gettext("Motivation"), _motivation(data.motivation, data.motivation_evidence, t)),
    ]
    cells = [[paragraph(caption, CAPTION), paragraph(cut(text, 300), CELL_BOLD)] for caption, text in facts]
    flowables: list[Flowable] = [table([], [cells], [_WIDTH / 4] * 4, bands=False, valign="TOP")]
    for field, title in _SAID.items():
        if data.said.get(field):
            flowables += [paragraph(t.gettext(title), CAPTION), paragraph(data.said[field], BODY)]
    return [*flowables, Spacer(1, 2 * mm)]


def _motivation(motivation: str, evidence: str, t: Translator) -> str:
    return ": ".join(filter(None, (t.gettext(MOTIVATIONS[motivation]) if motivation else "–", evidence)))


def _types(types: Sequence[TypeEntry], t: Translator) -> list[Flowable]:
    rows = []
    for one in types:
        axis, codes = AXES[one.axis]
        known = t.gettext(codes[one.code]) if one.code in codes else "–"
        head = [paragraph(t.gettext(axis), CAPTION), paragraph(known, CELL_BOLD)]
        rows.append([head, cut(one.strength, _MOST), cut(one.weakness, _MOST)])
    head = [t.gettext("Type"), t.gettext("Strength"), t.gettext("Weakness")]
    body = table(head, rows, [53 * mm, 60 * mm, 60 * mm], valign="TOP")
    return [paragraph(t.gettext("Types"), GROUP), body]


def _partners(partners: Sequence[PartnerEntry], t: Translator) -> list[Flowable]:
    title = paragraph(t.gettext("Partners"), _FREE_GROUP)
    if not partners:
        return [title, paragraph(t.gettext("None so far."), LEAD)]
    head = [
        t.gettext("Entity"), t.gettext("What it contributes"), t.gettext("What it gains"),
        t.gettext("Commitment asked of it"), t.gettext("Commitment it gives"),
    ]  # fmt: skip
    rows = [
        [_who(one, t), *(cut(text, _MOST) for text in (one.contribution, one.gain, one.required, one.given))]
        for one in partners
    ]
    body = table(head, rows, [45 * mm, *[32 * mm] * 4], valign="TOP")
    conditions = ", ".join(t.gettext(text) for text in CONDITIONS.values())
    levels = " · ".join(f"{level} {t.gettext(text)}" for level, text in CONDITION_LEVELS.items())
    note = t.gettext(
        "The figures under who speaks for an entity: {conditions} ({levels}).",
        conditions=conditions,
        levels=levels,
    )
    return [CondPageBreak(60 * mm), title, body, paragraph(note, SMALL)]


def _who(one: PartnerEntry, t: Translator) -> list[Flowable]:
    cell: list[Flowable] = [paragraph(cut(one.entity, 200), CELL_BOLD)]
    if one.interlocutor:
        cell.append(paragraph(cut(one.interlocutor, 200), CELL))
    if one.conditions:
        levels = (one.conditions.get(name) for name in CONDITIONS)
        cell.append(paragraph(" · ".join("–" if level is None else str(level) for level in levels), SMALL))
    more = [t.gettext("Natural leader")] if one.is_leader else []
    if one.motivation or one.motivation_evidence:
        more.append(_motivation(one.motivation, one.motivation_evidence, t))
    if more:
        cell.append(paragraph(cut(" · ".join(more), 120), SMALL))
    return cell


def _investment(partners: Sequence[PartnerEntry], t: Translator) -> list[Flowable]:
    if not partners:
        return []
    rows = [
        [
            cut(one.entity, 200), "" if one.hours is None else _hours(one.hours, t), cut(one.skills, _MOST),
            "" if one.money_cents is None else t.money(one.money_cents / 100), cut(one.opportunity_cost, _MOST),
        ]
        for one in partners
    ]  # fmt: skip
    hours = [one.hours for one in partners if one.hours is not None]
    money = [one.money_cents for one in partners if one.money_cents is not None]
    total = [
        t.gettext("Together"),
        _hours(sum(hours), t) if hours else "",
        "",
        t.money(sum(money) / 100) if money else "",
        "",
    ]
    rows.append([paragraph(text, CELL_BOLD) for text in total])
    head = [
        t.gettext("Entity"), t.gettext("Hours"), t.gettext("Skills"), t.gettext("Money"),
        t.gettext("Opportunity cost"),
    ]  # fmt: skip
    body = table(head, rows, [45 * mm, 16 * mm, 44 * mm, 24 * mm, 44 * mm], valign="TOP")
    return [CondPageBreak(50 * mm), paragraph(t.gettext("Investment"), _FREE_GROUP), body]


def _hours(hours: float, t: Translator) -> str:
    return t.number(hours, 0 if hours == round(hours) else 1)


def _keys(partners: Sequence[PartnerEntry], t: Translator) -> list[Flowable]:
    if not partners:
        return []
    head = [t.gettext("Entity"), *(t.gettext(title) for title in KEYS.values())]
    rows = [
        [cut(one.entity, 200), *("–" if level is None else str(level) for level in one.keys)]
        for one in partners
    ]
    legend = " · ".join(f"{level} {t.gettext(text)}" for level, text in _KEY_LEVELS.items())
    body = table(head, rows, [48 * mm, *[25 * mm] * 5])
    return [CondPageBreak(45 * mm), paragraph(t.gettext("Five keys"), GROUP), body, paragraph(legend, SMALL)]


def _gone(gone: Sequence[tuple[str, date, str]], t: Translator) -> list[Flowable]:
    if not gone:
        return []
    rows = [[cut(name, 200), t.short_day(day), cut(reason, _MOST)] for name, day, reason in gone]
    head = [t.gettext("Entity"), t.gettext("Left on"), t.gettext("Why")]
    return [
        CondPageBreak(30 * mm),
        paragraph(t.gettext("Those who have left"), GROUP),
        table(head, rows, [60 * mm, 25 * mm, 88 * mm], valign="TOP"),
    ]
