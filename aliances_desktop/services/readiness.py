"""What is still to be done before a workshop: lines for Home and the summary, each with a link to where it is done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session

from aliances_desktop.i18n import N_
from aliances_desktop.services import agenda, batches, market, participants, plan_checks, workshops
from aliances_desktop.services.rounds import meeting_rows


@dataclass(frozen=True)
class ReadinessLine:
    """One thing to have ready: a msgid with values; `state` is "ok", "warning" or "todo".

    `target` is the tab of the workshop where it is done, or "sheets" or "questionnaires".
    """

    msgid: str
    state: str
    target: str
    values: Mapping[str, Any] = field(default_factory=dict)


def readiness(session: Session, workshop_id: int) -> list[ReadinessLine]:
    """Return what is ready and what is not, in the order in which a workshop is prepared."""
    return [*preparation(session, workshop_id), sheets(session, workshop_id)]


def preparation(session: Session, workshop_id: int) -> list[ReadinessLine]:
    """Return the lines that are quickly known: all but the one on sheets."""
    workshop = workshops.load(session, workshop_id)
    lines = [
        _when_and_where(workshop.day is not None, bool(workshop.place)),
        _agenda(session, workshop_id),
        *_people(session, workshop_id),
        *_questionnaires(session, workshop_id),
    ]
    if workshop.kind == "alliances":
        lines += _market_place(session, workshop_id)
    return lines


def _when_and_where(has_day: bool, has_place: bool) -> ReadinessLine:
    if has_day and has_place:
        return ReadinessLine(N_("Date and place are set"), "ok", "summary")
    missing = N_("Date and place are missing") if not has_day and not has_place else (
        N_("The place is missing") if has_day else N_("The date is missing")
    )  # fmt: skip
    return ReadinessLine(missing, "todo", "summary")


def _agenda(session: Session, workshop_id: int) -> ReadinessLine:
    view = agenda.view(session, workshop_id)
    if view is None or not view.lines:
        return ReadinessLine(N_("There is no agenda yet"), "todo", "agenda")
    if view.over:
        return ReadinessLine(
            N_("The agenda does not fit: {minutes} minutes to cut"),
            "warning",
            "agenda",
            {"minutes": view.over},
        )
    return ReadinessLine(
        N_("The agenda fits: it ends at {time}"), "ok", "agenda", {"time": f"{view.ends:%H:%M}"}
    )


def _questionnaires(session: Session, workshop_id: int) -> list[ReadinessLine]:
    """Return a line on the questionnaires sent out before the workshop, where there are any."""
    ids = batches.batch_ids(session, workshop_id=workshop_id)
    sent = [row for row in batches.rows(session, ids) if row.moment == "before"] if ids else []
    expected, entered = (sum(getattr(row, name) for row in sent) for name in ("expected", "entered"))
    if not expected:
        return []
    values = {"entered": entered, "expected": expected}
    state = "ok" if entered == expected else "todo"
    return [
        ReadinessLine(N_("{entered} of {expected} questionnaires typed in"), state, "questionnaires", values)
    ]


def _people(session: Session, workshop_id: int) -> list[ReadinessLine]:
    counts = participants.counts(session, workshop_id)
    if not counts.total:
        return [ReadinessLine(N_("Nobody has been invited yet"), "todo", "participants")]
    coming = counts.confirmed + counts.arrived
    values = {"confirmed": coming, "total": counts.total}
    state = "todo" if not coming else "warning" if counts.invited else "ok"
    lines = [
        ReadinessLine(N_("{confirmed} of {total} participants confirmed"), state, "participants", values)
    ]
    nameless = sum(
        not row.person
        for row in participants.rows(session, workshop_id, attendance=(*participants.COMING, "invited"))
    )
    if nameless:
        lines.append(
            ReadinessLine(
                N_("Participants without a name: {count}"), "warning", "participants", {"count": nameless}
            )
        )
    return lines


def _market_place(session: Session, workshop_id: int) -> list[ReadinessLine]:
    meetings = meeting_rows(session, workshop_id)
    fit = market.fit(session, workshop_id)
    lines = []
    if not fit.fits:
        values = {"needed": fit.needed_minutes, "available": fit.available_minutes}
        lines.append(
            ReadinessLine(N_("The rounds take {needed} of {available} minutes"), "warning", "market", values)
        )
    if not meetings:
        return [*lines, ReadinessLine(N_("The market-place is not planned yet"), "todo", "market")]
    problems = plan_checks.problems(session, workshop_id)
    if problems:
        return [
            *lines,
            ReadinessLine(
                N_("The market-place plan no longer fits: {count} problems"),
                "warning",
                "market",
                {"count": len(problems)},
            ),
        ]
    values = {"meetings": len(meetings), "rounds": max(row.round for row in meetings)}
    return [
        *lines,
        ReadinessLine(
            N_("Market-place planned: {meetings} meetings in {rounds} rounds"), "ok", "market", values
        ),
    ]


def sheets(session: Session, workshop_id: int) -> ReadinessLine:
    """Return the line on what has been printed, for which the content of the whole pack is gathered."""
    # Drawing on paper is a heavy thing to load, and the first window shows before it is needed.
    from aliances_desktop.services import printing

    jobs = printing.jobs(session, workshop_id)
    changed = sum(job.changed > 0 for job in jobs)
    if changed:
        return ReadinessLine(
            N_("Sheets changed since they were printed: {changed}"), "warning", "sheets", {"changed": changed}
        )
    printed = sum(job.is_printed for job in jobs)
    state = "ok" if jobs and printed == len(jobs) else "todo"
    return ReadinessLine(
        N_("{printed} of {total} sheets printed"), state, "sheets", {"printed": printed, "total": len(jobs)}
    )
