"""The content of the agenda's sheets and of the invitations, frozen."""

from sqlmodel import Session

from aliances_desktop.documents.agenda import DayAgenda, Entry, Invitation, RoomChecklist
from aliances_desktop.i18n import LANGUAGES
from aliances_desktop.model import Texts
from aliances_desktop.services import agenda, wordings
from aliances_desktop.services.agenda import AgendaLine
from aliances_desktop.services.gather import Material


def day_agenda(session: Session, m: Material) -> DayAgenda | None:
    """Return a workshop's agenda, None while it has no row."""
    view = agenda.view(session, m.workshop.key)
    if view is None or not view.lines:
        return None
    titles = _sheet_titles()
    return DayAgenda(
        m.occasion,
        m.workshop.facilitators,
        tuple(_entry(line, titles) for line in view.lines),
        view.ends,
        view.notes,
    )


def _sheet_titles() -> dict[str, str]:
    # The registry imports every family of sheets, this one's among them.
    from aliances_desktop.documents.registry import SHEETS

    return {sheet.id: sheet.title for sheet in SHEETS}


def _entry(line: AgendaLine, titles: dict[str, str]) -> Entry:
    row = line.row
    return Entry(
        line.starts, line.ends, row.minutes, row.kind, row.track, row.activity, row.description, row.method,
        row.grouping, row.responsible, row.room, row.materials,
        tuple(titles[sheet] for sheet in row.sheets if sheet in titles), row.notes,
    )  # fmt: skip


def checklist(session: Session, m: Material) -> RoomChecklist | None:
    """Return what the rows of a workshop's agenda need, summed; None while it has no row."""
    view = agenda.view(session, m.workshop.key)
    if view is None or not view.lines:
        return None
    rows = [line.row for line in view.lines]
    titles = _sheet_titles()
    wanted = agenda.sheets_wanted(session, m.workshop.key)
    return RoomChecklist(
        m.occasion,
        {code: tuple(agenda.materials(rows, code)) for code in LANGUAGES},
        tuple(titles[sheet] for sheet in wanted if sheet in titles),
        tuple(dict.fromkeys(part for part in (m.workshop.place, *(row.room for row in rows)) if part)),
    )


def invitations(session: Session, m: Material) -> dict[int, Invitation]:
    """Return the invitation of each entity expected, by its id."""
    return _letters(m, wordings.body(session, m.workshop.key, wordings.INVITATION))


def readings(session: Session, m: Material) -> dict[int, Invitation]:
    """Return what each entity reads beforehand, where the agenda asks for it or it has been worded for the workshop."""
    workshop_id = m.workshop.key
    is_asked = "reading" in agenda.sheets_wanted(session, workshop_id)
    if not is_asked and not wordings.is_own(session, workshop_id, wordings.READING):
        return {}
    return _letters(m, wordings.body(session, workshop_id, wordings.READING))


def _letters(m: Material, body: Texts) -> dict[int, Invitation]:
    place = ", ".join(part for part in (m.workshop.place, m.workshop.address) if part)
    starts = m.workshop.starts_at or agenda.STARTS_AT
    # Whoever comes first from an entity is who the letter is for.
    first = {row.entity_id: row for row in reversed(m.expected)}
    return {
        row.entity_id: Invitation(
            m.occasion, row.entity, row.person, body, starts, place, m.workshop.organiser
        )
        for row in sorted(first.values(), key=lambda row: row.number)
    }
