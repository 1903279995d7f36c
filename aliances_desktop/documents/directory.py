"""The directory on paper: all entities in order, and the sheet of one (guide, Annex III)."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from aliances_desktop.charts.bars import split_bar
from aliances_desktop.documents.sheet import Document, figures, table
from aliances_desktop.documents.text import BODY, CELL, CELL_BOLD, GROUP, SMALL, cut, paragraph
from aliances_desktop.i18n import N_, Translator


@dataclass(frozen=True)
class ContactLine:
    """A person of an entity; `conditions` are the four of a good interlocutor as (msgid, 0–3 or None)."""

    name: str
    post: str
    email: str
    phone: str
    is_interlocutor: bool = False
    conditions: tuple[tuple[str, int | None], ...] = ()


@dataclass(frozen=True)
class OfferLine:
    """Something offered or needed, with its category (a msgid)."""

    category: str
    text: str


@dataclass(frozen=True)
class EntitySheet:
    """An entity as its sheet shows it. `kind` and the lists of labels are msgids; amounts are None while unknown."""

    name: str
    short_name: str
    kind: str
    sectors: tuple[str, ...]
    municipality: str
    comarca: str
    address: str
    territory: str
    target_groups: tuple[str, ...]
    services: str
    staff: tuple[int | None, int | None, int | None]
    volunteers: int | None
    beneficiaries: int | None
    beneficiaries_text: str
    budget_cents: int | None
    shares: tuple[float | None, float | None, float | None]
    strengths: str
    weaknesses: str
    legal_form: str
    founded_year: int | None
    website: str
    decision_body: str
    decision_days: str
    contacts: tuple[ContactLine, ...]
    offers: tuple[OfferLine, ...]
    needs: tuple[OfferLine, ...]


@dataclass(frozen=True)
class EntityDirectory:
    """The entities in the order to print them; `title` is the network's name."""

    title: str
    entities: tuple[EntitySheet, ...]


_WIDTH = 173 * mm
_COUNTED = (
    N_("Full-time staff"), N_("Part-time staff"), N_("Interns"), N_("Volunteers"), N_("Beneficiaries"),
)  # fmt: skip
_SHARES = (N_("Subsidies"), N_("Own income"), N_("Contracts"))


def entity_directory(data: EntityDirectory, t: Translator) -> Document:
    """Return the list of entities with where they are, what they do and whom to call, and an index by sector."""

    def story() -> list[Flowable]:
        entries = sorted(data.entities, key=lambda e: t.sort_key(e.name))
        rows = [[_who(e, t), _what(e, t), _whom(e)] for e in entries]
        head = [t.gettext("Entity"), t.gettext("What it does"), t.gettext("Contact")]
        flowables: list[Flowable] = [table(head, rows, [50 * mm, 76 * mm, 47 * mm], valign="TOP")]
        return [*flowables, Spacer(1, 6 * mm), paragraph(t.gettext("By sector"), GROUP), _index(entries, t)]

    return Document(
        t.gettext("Directory of entities"), t.language, story,
        instruction=t.ngettext("{n} entity", "{n} entities", len(data.entities)), code="DIR", footer=data.title,
    )  # fmt: skip


def _index(entries: Sequence[EntitySheet], t: Translator) -> Flowable:
    """Return the sectors with the names of their entities."""
    sectors = sorted({s for e in entries for s in e.sectors}, key=lambda s: t.sort_key(t.gettext(s)))
    rows = [
        [
            paragraph(t.gettext(sector), CELL_BOLD),
            "; ".join(cut(e.short_name or e.name, 80) for e in entries if sector in e.sectors),
        ]
        for sector in sectors
    ]
    return table((), rows, [50 * mm, 123 * mm], bands=False, valign="TOP") if rows else Spacer(1, 1)


def _who(entity: EntitySheet, t: Translator) -> list[Flowable]:
    place = " · ".join(x for x in (t.gettext(entity.kind), entity.municipality) if x)
    return [paragraph(cut(entity.name, 300), CELL_BOLD), paragraph(cut(place, 150), SMALL)]


def _what(entity: EntitySheet, t: Translator) -> list[Flowable]:
    lines = [paragraph(", ".join(t.gettext(s) for s in entity.sectors), SMALL)] if entity.sectors else []
    lines += [paragraph(cut(entity.services, 200), CELL)] if entity.services else []
    for title, offers in ((t.gettext("Offers"), entity.offers), (t.gettext("Needs"), entity.needs)):
        if offers:
            value = "; ".join(cut(line.text, 80) for line in offers[:4])
            lines.append(paragraph(t.gettext("{field}: {value}", field=title, value=value), SMALL))
    return lines or [paragraph("–", CELL)]


def _whom(entity: EntitySheet) -> list[Flowable]:
    contact = next((c for c in entity.contacts if c.is_interlocutor), next(iter(entity.contacts), None))
    if contact is None:
        return [paragraph("–", CELL)]
    return [
        paragraph(cut(line, 100), CELL) for line in (contact.name, contact.phone, contact.email) if line
    ] or [paragraph("–", CELL)]


def entity_sheet(data: EntitySheet, t: Translator) -> Document:
    """Return an entity's sheet with the fields of Annex III, contacts, offers and needs."""

    def story() -> list[Flowable]:
        flowables: list[Flowable] = [_facts(_identity(data, t)), Spacer(1, 2 * mm), *_texts(data, t)]
        flowables += _people_and_budget(data, t)
        flowables += _contacts(data.contacts, t)
        flowables += _offers(data, t)
        return flowables

    subtitle = " · ".join(x for x in (t.gettext(data.kind), data.municipality) if x)
    return Document(data.name, t.language, story, instruction=subtitle, footer=t.gettext("Entity sheet"))


def _identity(data: EntitySheet, t: Translator) -> list[tuple[str, str]]:
    return [
        (t.gettext("Short name"), data.short_name),
        (t.gettext("Sectors"), t.join(t.gettext(s) for s in data.sectors) if data.sectors else ""),
        (
            t.gettext("Target groups"),
            t.join(t.gettext(s) for s in data.target_groups) if data.target_groups else "",
        ),
        (t.gettext("Address"), data.address),
        (t.gettext("Comarca"), data.comarca),
        (t.gettext("Territory covered"), data.territory),
        (t.gettext("Legal form"), data.legal_form),
        (t.gettext("Founded"), str(data.founded_year) if data.founded_year else ""),
        (t.gettext("Website"), data.website),
        (t.gettext("How it decides"), " · ".join(x for x in (data.decision_body, data.decision_days) if x)),
    ]


def _people_and_budget(data: EntitySheet, t: Translator) -> list[Flowable]:
    counts = (*zip(_COUNTED, (*data.staff, data.volunteers, data.beneficiaries), strict=True),)
    known = [(t.gettext(text), t.number(n)) for text, n in counts if n is not None]
    budget = t.money(data.budget_cents / 100) if data.budget_cents is not None else ""
    facts = [(t.gettext("Who the beneficiaries are"), data.beneficiaries_text), (t.gettext("Budget"), budget)]
    content: list[Flowable] = [figures(known, _WIDTH), Spacer(1, 2 * mm)] if known else []
    content += [_facts(facts)] if any(value for _text, value in facts) else []
    if any(share is not None for share in data.shares):
        parts = [(t.gettext(text), share or 0) for text, share in zip(_SHARES, data.shares, strict=True)]
        content += [Spacer(1, 2 * mm), split_bar(parts, _WIDTH, figure=lambda share: t.number(share, 1))]
    return [paragraph(t.gettext("People and budget"), GROUP), *content] if content else []


def _facts(lines: Sequence[tuple[str, str]]) -> Flowable:
    rows = [[paragraph(name, SMALL), paragraph(value, CELL)] for name, value in lines if value]
    return table((), rows, [42 * mm, 131 * mm], bands=False) if rows else Spacer(1, 1)


def _texts(data: EntitySheet, t: Translator) -> list[Flowable]:
    flowables: list[Flowable] = []
    for title, text in (
        (t.gettext("Services"), data.services),
        (t.gettext("Strengths"), data.strengths),
        (t.gettext("Weaknesses"), data.weaknesses),
    ):
        if text:
            flowables += [paragraph(title, GROUP), paragraph(text, BODY)]
    return flowables


def _contacts(contacts: Sequence[ContactLine], t: Translator) -> list[Flowable]:
    if not contacts:
        return []
    rows = [
        [_person(c, t), c.post, "\n".join(x for x in (c.phone, c.email) if x), _conditions(c, t)]
        for c in contacts
    ]
    head = [
        t.gettext("Name"),
        t.gettext("Post"),
        t.gettext("Contact"),
        t.gettext("Conditions of the interlocutor (0–3)"),
    ]
    return [
        paragraph(t.gettext("Contacts"), GROUP),
        table(head, rows, [42 * mm, 36 * mm, 47 * mm, 48 * mm]),
    ]


def _person(contact: ContactLine, t: Translator) -> Flowable:
    if not contact.is_interlocutor:
        return paragraph(cut(contact.name, 300), CELL)
    role = t.gettext("Interlocutor")
    return paragraph(f"{cut(contact.name, 300)}\n{role}", CELL_BOLD)


def _conditions(contact: ContactLine, t: Translator) -> str:
    return "\n".join(f"{t.gettext(text)}: {level}" for text, level in contact.conditions if level is not None)


def _offers(data: EntitySheet, t: Translator) -> list[Flowable]:
    flowables: list[Flowable] = []
    for title, lines in ((t.gettext("Offers"), data.offers), (t.gettext("Needs"), data.needs)):
        if lines:
            head = paragraph(title, GROUP)
            rows = [[paragraph(t.gettext(line.category), SMALL), line.text] for line in lines]
            flowables.append(KeepTogether([head, table((), rows, [42 * mm, 131 * mm], bands=False)]))
    return flowables
