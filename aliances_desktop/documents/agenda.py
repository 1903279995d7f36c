"""The agenda on paper (guide, Annex II): for participants, for whoever leads it, on the wall; and what the room needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any, Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from aliances_desktop.documents.sheet import LEFT, RIGHT, Document, Occasion, table, tick_box, writing_lines
from aliances_desktop.documents.text import (
    BODY,
    CAPTION,
    CELL,
    CELL_BOLD,
    CELL_LARGE,
    GROUP,
    HEAD_LARGE,
    NAME_LARGE,
    SMALL,
    cut,
    paragraph,
)
from aliances_desktop.documents.wording import fill
from aliances_desktop.i18n import Translator
from aliances_desktop.model import Texts
from aliances_desktop.model.codes import GROUPINGS, ROW_KINDS

_WIDTH: Final = 173 * mm
_MOST: Final = 1000
"""Characters of each text of a row that are printed."""


@dataclass(frozen=True)
class Entry:
    """A row of the agenda with its times; `sheets` are the titles (msgids) of what it needs on paper."""

    starts: time
    ends: time
    minutes: int
    kind: str
    track: int
    activity: Texts
    description: Texts
    method: Texts
    grouping: str
    responsible: str
    room: str
    materials: Texts
    sheets: tuple[str, ...]
    notes: str


@dataclass(frozen=True)
class DayAgenda:
    """An agenda with all its times; `notes` are for whoever leads it."""

    occasion: Occasion
    facilitators: str
    entries: tuple[Entry, ...]
    ends: time
    notes: Texts


def _times(t: Translator, entry: Entry) -> str:
    return f"{t.time(entry.starts)} – {t.time(entry.ends)}"


def _track(t: Translator, entry: Entry) -> str:
    return t.gettext("Group {n}", n=entry.track) if entry.track else ""


def agenda(data: DayAgenda, t: Translator) -> Document:
    """Return the agenda for participants: when, what, where."""

    def story() -> list[Flowable]:
        rows: list[list[Any]] = []
        for entry in data.entries:
            what: list[Flowable] = [paragraph(cut(entry.activity.get(t.language), 200), CELL_BOLD)]
            if entry.kind != "break" and entry.description:
                what.append(paragraph(cut(entry.description.get(t.language), _MOST), CELL))
            where = " · ".join(part for part in (_track(t, entry), entry.room) if part)
            rows.append([_times(t, entry), what, where])
        rows.append([t.time(data.ends), [paragraph(t.gettext("End"), CELL_BOLD)], ""])
        head = [t.gettext("When"), t.gettext("What"), t.gettext("Where")]
        return [table(head, rows, [30 * mm, 108 * mm, 35 * mm], valign="TOP")]

    return Document(
        t.gettext("Agenda"), t.language, story, instruction=data.facilitators and t.gettext(
            "Led by {people}", people=data.facilitators), code=f"AG-{data.occasion.code}",
        footer=data.occasion.line(t),
    )  # fmt: skip


def agenda_lead(data: DayAgenda, t: Translator) -> Document:
    """Return the agenda for whoever leads the day: how, with what, who, and notes."""

    def story() -> list[Flowable]:
        flowables: list[Flowable] = []
        if data.notes:
            flowables += [paragraph(data.notes.get(t.language), BODY), Spacer(1, 3 * mm)]
        rows = [[_when(t, entry), _what(t, entry), _needs(t, entry)] for entry in data.entries]
        head = [t.gettext("When"), t.gettext("What and how"), t.gettext("Who, where, with what")]
        flowables.append(table(head, rows, [26 * mm, 92 * mm, 55 * mm], valign="TOP"))
        flowables += [paragraph(t.gettext("Notes of the day"), GROUP), writing_lines(_WIDTH, 4)]
        return flowables

    return Document(
        t.gettext("Agenda for whoever leads it"), t.language, story,
        instruction=t.gettext("Not for handing out: it has the notes."), code=f"AGL-{data.occasion.code}",
        footer=data.occasion.line(t),
    )  # fmt: skip


def _when(t: Translator, entry: Entry) -> list[Flowable]:
    minutes = t.ngettext("{n} minute", "{n} minutes", entry.minutes)
    return [paragraph(_times(t, entry), CELL_BOLD), paragraph(minutes, SMALL)]


def _what(t: Translator, entry: Entry) -> list[Flowable]:
    kind = " · ".join(
        part
        for part in (t.gettext(ROW_KINDS[entry.kind]), t.gettext(GROUPINGS[entry.grouping]), _track(t, entry))
        if part
    )
    found: list[Flowable] = [
        paragraph(cut(entry.activity.get(t.language), 200), CELL_BOLD),
        paragraph(kind, SMALL),
    ]
    for text in (entry.description.get(t.language), entry.method.get(t.language), entry.notes):
        if text:
            found.append(paragraph(cut(text, _MOST), CELL))
    return found


def _needs(t: Translator, entry: Entry) -> list[Flowable]:
    lines = [cut(part, 200) for part in (entry.responsible, entry.room) if part]
    lines += [line for line in cut(entry.materials.get(t.language), _MOST).splitlines() if line.strip()]
    lines += [t.gettext(sheet) for sheet in entry.sheets]
    return [paragraph(f"– {line}", CELL) for line in lines] or [paragraph("–", CELL)]


def agenda_poster(data: DayAgenda, t: Translator) -> Document:
    """Return the agenda as a poster to be read from across the room."""
    width = 297 * mm - LEFT - RIGHT

    def story() -> list[Flowable]:
        rows: list[list[Any]] = [
            [
                paragraph(t.time(entry.starts), NAME_LARGE),
                paragraph(cut(entry.activity.get(t.language), 200), CELL_LARGE),
                paragraph(cut(" · ".join(p for p in (_track(t, entry), entry.room) if p), 100), CELL_LARGE),
            ]
            for entry in data.entries
        ]
        rows.append([paragraph(t.time(data.ends), NAME_LARGE), paragraph(t.gettext("End"), CELL_LARGE), ""])
        head = [
            paragraph(text, HEAD_LARGE) for text in (t.gettext("When"), t.gettext("What"), t.gettext("Where"))
        ]
        return [table(head, rows, [40 * mm, width - 110 * mm, 70 * mm])]

    return Document(
        data.occasion.title, t.language, story, paper="A3", scale=1.6, footer=data.occasion.line(t),
        instruction=t.gettext("Agenda"),
    )  # fmt: skip


@dataclass(frozen=True)
class RoomChecklist:
    """What has to be there: `materials` in each language are (name, count), count 0 where none was given.

    `sheets` are the titles (msgids) of the sheets that rows need; `rooms` those named in the agenda.
    """

    occasion: Occasion
    materials: Mapping[str, tuple[tuple[str, int], ...]]
    sheets: tuple[str, ...]
    rooms: tuple[str, ...]


def checklist(data: RoomChecklist, t: Translator) -> Document:
    """Return the check-list of the room, with a box to tick for each thing."""

    def listed(lines: list[tuple[str, str]]) -> Flowable:
        return table((), [[tick_box(), count, name] for name, count in lines], [9 * mm, 16 * mm, 148 * mm])

    def story() -> list[Flowable]:
        flowables: list[Flowable] = []
        materials = [(name, str(count) if count else "") for name, count in data.materials[t.language]]
        sheets = [(t.gettext(sheet), "") for sheet in data.sheets]
        rooms = [(room, "") for room in data.rooms]
        for title, lines in (
            (t.gettext("Rooms"), rooms), (t.gettext("Materials"), materials), (t.gettext("Sheets printed"), sheets),
        ):  # fmt: skip
            if lines:
                flowables += [paragraph(title, GROUP), listed(lines)]
        flowables += [paragraph(t.gettext("Also"), CAPTION), writing_lines(_WIDTH, 4)]
        return flowables

    return Document(
        t.gettext("Check-list of the room"), t.language, story,
        instruction=t.gettext("Tick what is ready before the doors open."), code=f"CHK-{data.occasion.code}",
        footer=data.occasion.line(t),
    )  # fmt: skip


@dataclass(frozen=True)
class Invitation:
    """An invitation to an entity; `body` with its placeholders still in braces."""

    occasion: Occasion
    entity: str
    person: str
    body: Texts
    starts: time
    place: str
    organiser: str


def invited(data: Invitation, t: Translator) -> str:
    """Return the text of an invitation in a language."""
    day = data.occasion.day
    return fill(
        data.body.get(t.language),
        {
            "workshop": data.occasion.title, "day": t.day(day) if day else "…", "time": t.time(data.starts),
            "place": data.place or "…", "organiser": data.organiser, "entity": data.entity,
        },
    )  # fmt: skip


def invitation(data: Invitation, t: Translator) -> Document:
    """Return the invitation as a letter."""

    def story() -> list[Flowable]:
        parts = [part for part in invited(data, t).split("\n\n") if part.strip()]
        return [flowable for part in parts for flowable in (paragraph(part, BODY), Spacer(1, 4 * mm))]

    return Document(
        data.occasion.title, t.language, story, owner=" · ".join(p for p in (data.person, data.entity) if p),
        footer=data.occasion.line(t),
    )  # fmt: skip
