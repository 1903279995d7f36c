"""What is said of a vote: how it stands today, and what typing in a slip did."""

from datetime import date

from aliances_desktop.services.voting import Cast, Vote
from aliances_desktop.ui.language import _, current, ngettext


def window_state(vote: Vote, today: date) -> tuple[str, str]:
    """Return how the vote stands today, and the tone of that."""
    left = vote.days_left(today)
    if vote.opens_on is None:
        return _("Not opened yet"), "neutral"
    if today < vote.opens_on:
        return _("Opens on {day}", day=current().day(vote.opens_on)), "neutral"
    if left is None:
        return _("Open, without a closing day"), "warning"
    if left < 0:
        return ngettext("Closed {n} day ago", "Closed {n} days ago", -left), "neutral"
    if left == 0:
        return _("Open: closes today"), "warning"
    return ngettext("Open: {n} day left", "Open: {n} days left", left), "ok"


def spoken(done: Cast, is_outside: bool) -> str:
    """Return what typing in a slip did, with a warning where it was read otherwise before or is out of the window."""
    names = {
        "number": done.slip.number,
        "entity": done.slip.entity,
        "vote": _("blank") if done.option is None else done.option.title,
        "before": _("blank") if done.before is None else done.before.title,
    }
    said = _("Slip {number} · {entity}: {vote}", **names)
    if done.is_again and done.before != done.option:
        said = _("Slip {number} · {entity}: {vote}. It had been typed in before as: {before}", **names)
    outside = _("outside the window: named, not counted")
    return f"{said} · {outside}" if is_outside else said
