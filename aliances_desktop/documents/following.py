"""What an alliance or a process is followed with on paper: the agenda of a meeting, its minutes, the commitments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from aliances_desktop.documents.sheet import Document, Occasion, table, tick_box, writing_lines
from aliances_desktop.documents.text import BODY, CELL_BOLD, GROUP, SMALL, paragraph
from aliances_desktop.i18n import N_, Translator
from aliances_desktop.model import Texts
from aliances_desktop.model.codes_alliance import COMMITMENT_STATES, GATHERING_KINDS, SESSION_AIMS

_WIDTH: Final = 173 * mm
_BLANK_AGREEMENTS: Final = 4
_SPARE_PEOPLE: Final = 2


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
class Attendee:
    """Someone expected at a meeting, whether they came, and the experience they told."""

    person: str
    entity: str
    is_present: bool = True
    experience: str = ""


@dataclass(frozen=True)
class MeetingSheet:
    """A meeting: `owner` is the title of its alliance or process, `still_open` what was agreed before and is not done.

    What only sessions of a learning space have is empty for others.
    """

    owner: Texts
    kind: str
    title: str = ""
    commission: str = ""
    day: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    agenda: str = ""
    minutes: str = ""
    people: tuple[Attendee, ...] = ()
    agreements: tuple[CommitmentEntry, ...] = ()
    still_open: tuple[CommitmentEntry, ...] = ()
    aims: tuple[str, ...] = ()
    call: str = ""
    satisfaction: float | None = None
    comments: str = ""
    improvement: str = ""
    improved_on: date | None = None
    next_on: date | None = None
    code: str = ""


@dataclass(frozen=True)
class CommitmentsSheet:
    """The commitments of an alliance or a process: those still open, then those done, as of a day."""

    owner: Texts
    as_of: date
    entries: tuple[CommitmentEntry, ...]
    code: str = ""


def _kind(data: MeetingSheet, t: Translator) -> str:
    return " · ".join(
        part for part in (t.gettext(GATHERING_KINDS[data.kind]), data.commission, data.title) if part
    )


def _when(data: MeetingSheet, t: Translator) -> str:
    hours = "–".join(t.time(one) for one in (data.starts_at, data.ends_at) if one)
    day = t.weekday(data.day) if data.day else ""
    return " · ".join(part for part in (day, hours, data.place) if part)


def meeting_agenda(data: MeetingSheet, t: Translator) -> Document:
    """Return the sheet to bring to a meeting: what to talk about, what is still open, who signs, room for agreements."""

    def story() -> list[Flowable]:
        found: list[Flowable] = [paragraph(_when(data, t), CELL_BOLD)] if _when(data, t) else []
        found += _session(data, t)
        found.append(paragraph(t.gettext("To talk about"), GROUP))
        found.append(paragraph(data.agenda, BODY) if data.agenda else writing_lines(_WIDTH, 4))
        if data.still_open:
            found.append(paragraph(t.gettext("Agreed before and still open"), GROUP))
            found.append(_entries(data.still_open, t, has_box=True))
        found += _signatures(data, t)
        blank = [["", "", ""] for _ in range(_BLANK_AGREEMENTS)]
        head = [t.gettext("What is agreed"), t.gettext("Who"), t.gettext("By when")]
        widths = [_WIDTH - 75 * mm, 45 * mm, 30 * mm]
        lines = table(head, blank, widths, row_height=9 * mm)
        found.append(KeepTogether([paragraph(t.gettext("Agreements"), GROUP), lines]))
        return found

    return Document(
        t.gettext("Agenda of the meeting"), t.language, story, instruction=_kind(data, t), owner=data.owner.get(t.language),
        code=data.code, footer=Occasion(data.owner.get(t.language), data.day, data.place).line(t),
    )  # fmt: skip


def _session(data: MeetingSheet, t: Translator) -> list[Flowable]:
    """Return what a session of a learning space says ahead: its aims and the call for experiences."""
    found: list[Flowable] = []
    if data.aims:
        aims = t.join(t.gettext(SESSION_AIMS[code]) for code in data.aims if code in SESSION_AIMS)
        found.append(paragraph(t.gettext("Aims: {aims}", aims=aims), BODY))
    if data.call:
        found.append(paragraph(t.gettext("Call for experiences"), GROUP))
        found.append(paragraph(data.call, BODY))
    return found


def _signatures(data: MeetingSheet, t: Translator) -> list[Flowable]:
    rows: list[Sequence[object]] = [[one.person, one.entity, tick_box(), ""] for one in data.people]
    rows += [["", "", tick_box(), ""] for _ in range(_SPARE_PEOPLE)]
    head = [t.gettext("Name"), t.gettext("Entity"), t.gettext("Came"), t.gettext("Signature")]
    widths = [48 * mm, 58 * mm, 17 * mm, 50 * mm]
    return [
        paragraph(t.gettext("Attendance"), GROUP),
        table(head, rows, widths, row_height=8 * mm),
        Spacer(1, 2 * mm),
    ]


def _entries(entries: Sequence[CommitmentEntry], t: Translator, *, has_box: bool) -> Flowable:
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


def meeting_minutes(data: MeetingSheet, t: Translator) -> Document:
    """Return the minutes of a meeting: who came, what was said, what was agreed, and room to approve them."""

    def story() -> list[Flowable]:
        found: list[Flowable] = [paragraph(_when(data, t), CELL_BOLD)] if _when(data, t) else []
        found += _session(data, t)
        found += _attended(data, t)
        for title, text in (
            (N_("To talk about"), data.agenda),
            (N_("What was said"), data.minutes),
            (N_("Comments received"), data.comments),
            (N_("Improvement agreed"), data.improvement),
        ):
            if text:
                found += [paragraph(t.gettext(title), GROUP), paragraph(text, BODY)]
        found += _judged(data, t)
        found.append(paragraph(t.gettext("Agreements"), GROUP))
        if data.agreements:
            found.append(_entries(data.agreements, t, has_box=False))
        else:
            found.append(paragraph(t.gettext("Nothing was agreed."), BODY))
        if data.next_on:
            found.append(Spacer(1, 2 * mm))
            found.append(paragraph(t.gettext("Next meeting: {day}", day=t.weekday(data.next_on)), CELL_BOLD))
        found += [Spacer(1, 6 * mm), _approval(t)]
        return found

    return Document(
        t.gettext("Minutes of the meeting"), t.language, story, instruction=_kind(data, t), owner=data.owner.get(t.language),
        code=data.code, footer=Occasion(data.owner.get(t.language), data.day, data.place).line(t),
    )  # fmt: skip


def _attended(data: MeetingSheet, t: Translator) -> list[Flowable]:
    came = [one for one in data.people if one.is_present]
    absent = [one for one in data.people if not one.is_present]
    if not data.people:
        return []
    has_experience = any(one.experience for one in came)
    title = t.gettext("Attendance: {present} of {all}", present=len(came), all=len(data.people))
    head = [t.gettext("Name"), t.gettext("Entity")]
    rows = [[one.person or "–", one.entity] for one in came]
    widths = [60 * mm, _WIDTH - 60 * mm]
    if has_experience:
        head.append(t.gettext("Experience told"))
        rows = [[*row, one.experience] for row, one in zip(rows, came, strict=True)]
        widths = [48 * mm, 60 * mm, _WIDTH - 108 * mm]
    found: list[Flowable] = [paragraph(title, GROUP)]
    found += [table(head, rows, widths)] if rows else []
    if absent:
        names = t.join(_name(one) for one in absent)
        found += [Spacer(1, mm), paragraph(t.gettext("Did not come: {names}", names=names), SMALL)]
    return found


def _name(one: Attendee) -> str:
    return f"{one.person} ({one.entity})" if one.person and one.entity else one.person or one.entity


def _judged(data: MeetingSheet, t: Translator) -> list[Flowable]:
    found: list[Flowable] = []
    if data.improved_on:
        done = t.gettext("Improvement made on {day}", day=t.short_day(data.improved_on))
        found.append(paragraph(done, SMALL))
    if data.satisfaction is not None:
        mean = t.number(data.satisfaction, 2)
        found.append(paragraph(t.gettext("Satisfaction: {mean} of 5", mean=mean), CELL_BOLD))
    return found


def _approval(t: Translator) -> Flowable:
    head = [t.gettext("Approved on"), t.gettext("Name and signature")]
    return KeepTogether([table(head, [["", ""]], [50 * mm, _WIDTH - 50 * mm], row_height=18 * mm)])


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
            found.append(_entries(others, t, has_box=False))
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
