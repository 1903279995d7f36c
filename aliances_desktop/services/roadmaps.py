"""The roadmap of an alliance: the process that is its action plan, made when it is first wanted."""

from datetime import date

from sqlmodel import Session

from aliances_desktop.i18n import LANGUAGES, N_, translator
from aliances_desktop.model import Alliance, Phase, Process, Texts
from aliances_desktop.services import lines, processes, records, timeline
from aliances_desktop.services.timeline import Row

_TITLE = N_("Roadmap: {alliance}")
_FIRST = N_("First steps")


def roadmap(session: Session, alliance_id: int) -> Process | None:
    """Return the action plan of an alliance, None while there is none."""
    plan_id = records.fetch(session, Alliance, alliance_id).plan_id
    return None if plan_id is None else session.get(Process, plan_id)


def rows(session: Session, alliance_id: int, today: date) -> list[Row]:
    """Return the phases and tasks of the roadmap."""
    plan = roadmap(session, alliance_id)
    return [] if plan is None else timeline.rows(session, plan.key, today)


def make(session: Session, alliance_id: int, today: date) -> Process:
    """Make the roadmap of an alliance with a first phase, or return the one it has."""
    plan = roadmap(session, alliance_id)
    if plan is not None:
        return plan
    alliance = records.fetch(session, Alliance, alliance_id)
    title = {code: translator(code).gettext(_TITLE, alliance=alliance.title) for code in LANGUAGES}
    first = {code: translator(code).gettext(_FIRST) for code in LANGUAGES}
    plan = processes.add_process(session, title=Texts(**title), kind="roadmap", starts_on=today)
    lines.add(session, Phase, {"process_id": plan.key}, title=Texts(**first), is_active=True)
    alliance.plan_id = plan.key
    session.flush()
    return plan
