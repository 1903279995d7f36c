"""Meetings of an alliance or a process on paper: the agenda to bring, and the minutes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from aliances_desktop.documents.commitments import CommitmentEntry, entries_table
from aliances_desktop.documents.sheet import Document, Occasion, table, tick_box, writing_lines
from aliances_desktop.documents.text import BODY, CELL_BOLD, GROUP, SMALL, paragraph
from aliances_desktop.i18n import N_, Translator
from aliances_desktop.model import Texts
from aliances_desktop.model.codes_alliance import GATHERING_KINDS, SESSION_AIMS

_WIDTH: Final = 173 * mm
_BLANK_AGREEMENTS: Final = 4
_SPARE_PEOPLE: Final = 2


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
    documents: tuple[str, ...] = ()
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
            found.append(entries_table(data.still_open, t, has_box=True))
        found += _signatures(data, t)
        blank = [["", "", ""] for _ in range(_BLANK_AGREEMENTS)]
        head = [t.gettext("What is agreed"), t.gettext("Who"), t.gettext("By when")]
        widths = [_WIDTH - 75 * mm, 45 * mm, 30 * mm]
        lines = table(head, blank, widths, row_height=9 * mm)
        found.append(KeepTogether([paragraph(t.gettext("Agreements"), GROUP), lines]))
        return found

    return _document(t.gettext("Agenda of the meeting"), story, data, t)


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


def _document(title: str, story: Callable[[], list[Flowable]], data: MeetingSheet, t: Translator) -> Document:
    owner = data.owner.get(t.language)
    return Document(
        title, t.language, story, instruction=_kind(data, t), owner=owner, code=data.code,
        footer=Occasion(owner, data.day, data.place).line(t),
    )  # fmt: skip


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
            found.append(entries_table(data.agreements, t, has_box=False))
        else:
            found.append(paragraph(t.gettext("Nothing was agreed."), BODY))
        if data.documents:
            found += [paragraph(t.gettext("Documents"), GROUP), paragraph("\n".join(data.documents), BODY)]
        if data.next_on:
            found.append(Spacer(1, 2 * mm))
            found.append(paragraph(t.gettext("Next meeting: {day}", day=t.weekday(data.next_on)), CELL_BOLD))
        found += [Spacer(1, 6 * mm), _approval(t)]
        return found

    return _document(t.gettext("Minutes of the meeting"), story, data, t)


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
