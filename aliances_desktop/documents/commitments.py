"""Commitments on paper: as a list to tick and put off, and as a table in the sheets of meetings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from aliances_desktop.documents.sheet import Document, Occasion, table, tick_box
from aliances_desktop.documents.text import BODY, GROUP, paragraph
from aliances_desktop.i18n import Translator
from aliances_desktop.model import Texts
from aliances_desktop.model.codes_alliance import COMMITMENT_STATES

_WIDTH: Final = 173 * mm


@dataclass(frozen=True)
class CommitmentEntry:
    """A commitment as printed; `days_late` is 0 for what is not late."""

    text: str
    who: str
    due_on: date | None
    state: str = "open"
    first_due_on: date | None = None
    done_on: date | None = None
    days_late: int = 0


@dataclass(frozen=True)
class CommitmentsSheet:
    """The commitments of an alliance or a process: those still open, then those done, as of a day."""

    owner: Texts
    as_of: date
    entries: tuple[CommitmentEntry, ...]
    code: str = ""


def commitments_list(data: CommitmentsSheet, t: Translator) -> Document:
    """Return the commitments with a box to tick and room for another date; those done stand at the end."""
    still = [one for one in data.entries if one.state == "open"]
    others = [one for one in data.entries if one.state != "open"]

    def story() -> list[Flowable]:
        found: list[Flowable] = []
        if still:
            found.append(_open_entries(still, t))
        if others:
            found.append(paragraph(t.gettext("Done or given up"), GROUP))
            found.append(entries_table(others, t, has_box=False))
        return found or [paragraph(t.gettext("No commitments yet."), BODY)]

    late = sum(1 for one in still if one.days_late)
    sums = t.gettext(
        "As of {day} · open: {open} · late: {late}", day=t.short_day(data.as_of), open=len(still), late=late
    )
    return Document(
        t.gettext("Commitments"), t.language, story, instruction=sums, owner=data.owner.get(t.language), code=data.code,
        footer=Occasion(data.owner.get(t.language), data.as_of).line(t),
    )  # fmt: skip


def _open_entries(entries: Sequence[CommitmentEntry], t: Translator) -> Flowable:
    head = [
        "",
        t.gettext("What"),
        t.gettext("Who"),
        t.gettext("Due"),
        t.gettext("State"),
        t.gettext("New date"),
    ]
    widths = [10 * mm, _WIDTH - 128 * mm, 42 * mm, 21 * mm, 31 * mm, 24 * mm]
    rows = [
        [
            tick_box(),
            one.text,
            one.who,
            t.short_day(one.due_on) if one.due_on else "–",
            entry_state(one, t),
            "",
        ]
        for one in entries
    ]
    return table(head, rows, widths, valign="TOP")


def entries_table(entries: Sequence[CommitmentEntry], t: Translator, *, has_box: bool) -> Flowable:
    """Return commitments as a table; with boxes to tick those still open."""
    head = [t.gettext("What"), t.gettext("Who"), t.gettext("Due"), t.gettext("State")]
    widths = [_WIDTH - 106 * mm, 44 * mm, 22 * mm, 30 * mm]
    rows: list[list[object]] = [
        [one.text, one.who, t.short_day(one.due_on) if one.due_on else "–", entry_state(one, t)]
        for one in entries
    ]
    if has_box:
        rows = [
            [tick_box() if one.state == "open" else "", *row] for one, row in zip(entries, rows, strict=True)
        ]
        return table(["", *head], rows, [10 * mm, *widths], valign="TOP")
    return table(head, rows, [widths[0] + 10 * mm, *widths[1:]], valign="TOP")


def entry_state(one: CommitmentEntry, t: Translator) -> str:
    """Return the state of a commitment in words: done when, how late, put off from when."""
    if one.state != "open":
        state = t.gettext(COMMITMENT_STATES[one.state])
        return f"{state} {t.short_day(one.done_on)}" if one.done_on else state
    said = [t.ngettext("{n} day late", "{n} days late", one.days_late)] if one.days_late else []
    if one.first_due_on and one.due_on and one.due_on > one.first_due_on:
        said.append(t.gettext("first agreed for {day}", day=t.short_day(one.first_due_on)))
    return ", ".join(said) or t.gettext(COMMITMENT_STATES[one.state])
