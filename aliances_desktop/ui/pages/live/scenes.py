"""What the projector and the clock's card say of a moment: words made from the timer and the rounds."""

from collections.abc import Sequence
from datetime import datetime
from math import ceil

from aliances_desktop.planning.timer import RoundTimer
from aliances_desktop.services.rounds import RoundRows
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.projector.scene import Scene, TableLine


def minutes(seconds: float) -> str:
    """Return seconds as "4:05", a second begun counted as whole."""
    whole = ceil(seconds)
    return f"{whole // 60:02d}:{whole % 60:02d}"


def round_title(timer: RoundTimer) -> str:
    """Return which round it is, of how many."""
    if timer.phase == "ended":
        return _("Plenary")
    return _("Round {n} of {total}", n=timer.round, total=timer.rounds)


def message(timer: RoundTimer) -> str:
    """Return in words what the colour says too."""
    if timer.phase == "ended":
        return _("The rounds have ended")
    if not timer.is_running:
        return _("Paused") if has_begun(timer) else _("About to begin")
    if timer.phase == "change":
        return _("Change tables")
    if timer.urgency == "last":
        return _("Say goodbye")
    return _("Finish the conversation") if timer.urgency == "soon" else _("Meeting under way")


def has_begun(timer: RoundTimer) -> bool:
    """Tell whether the present round is not at its very beginning."""
    return timer.is_running or timer.phase != "round" or timer.share_left < 1


def tone(timer: RoundTimer) -> str:
    """Return the projector's colour: "" for a round, "soon", "last", or "quiet" when nobody meets."""
    return timer.urgency if timer.phase == "round" and timer.is_running else "quiet"


def round_on_stage(timer: RoundTimer) -> int:
    """Return the round whose tables are to be seen: while people change tables, the one they go to."""
    return timer.round + 1 if timer.phase == "change" else timer.round


def scene(timer: RoundTimer, rounds: Sequence[RoundRows], title: str, now: datetime) -> Scene:
    """Return what the projector shows now."""
    number = round_on_stage(timer)
    shown = rounds[number - 1] if timer.phase != "ended" and number <= len(rounds) else None
    coming = timer.rounds > timer.round and timer.phase != "ended"
    return Scene(
        title=title,
        time=minutes(timer.left_seconds) if timer.phase != "ended" else "",
        message=message(timer),
        following=_("Next: round {n}", n=timer.round + 1) if coming else "",
        wall_clock=current().time(now),
        share_left=timer.share_left,
        urgency=tone(timer),
        tables_title=_("Round {n} of {total}", n=number, total=timer.rounds) if shown else "",
        tables=tuple(
            TableLine(row.table_number, row.a.entity_label, row.b.entity_label) for row in shown.meetings
        )
        if shown
        else (),
        resting=_("Resting: {names}", names=current().join(row.entity_label for row in shown.idle))
        if shown and shown.idle
        else "",
    )
