"""The columns of a list of commitments, and its states in words and tones."""

from collections.abc import Callable, Sequence

from aliances_desktop.i18n import N_
from aliances_desktop.model.codes_alliance import COMMITMENT_STATES
from aliances_desktop.services.commitments import CommitmentLine
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.widgets.rows import Column


def columns(
    complete: Callable[[str], Sequence[str]], *, is_wide: bool = False
) -> tuple[Column[CommitmentLine], ...]:
    """Return what, who (completed with names of entities), due and state; wide ones say whose each is, too."""

    def reviewed(one: CommitmentLine) -> str:
        return current().short_day(one.reviewed_on) if one.reviewed_on else ""

    def due(one: CommitmentLine) -> str:
        return current().short_day(one.due_on) if one.due_on else ""

    own = Column[CommitmentLine](
        N_("Belongs to"), lambda c: c.of.get(current().language), 150, hidden_below=520
    )
    return (
        Column(N_("What"), lambda c: c.text, 240, edit=lambda c: c.text, field="text"),
        Column(
            N_("Who"), lambda c: c.who, 140, edit=lambda c: c.who, field="who", complete=complete, hidden_below=380
        ),
        Column(N_("Due"), due, 104, edit=due, field="due_on", tone=tone),
        Column(
            N_("State"), state, 120, edit=lambda c: c.state, field="state", choices=COMMITMENT_STATES, tone=tone
        ),
        *([own] if is_wide else []),
        Column(N_("Reviewed"), reviewed, 90, hidden_below=640),
    )  # fmt: skip


def state(one: CommitmentLine) -> str:
    """Return the state of a commitment in words: how late, how soon, put off by how much, done when."""
    if one.state != "open":
        day = f" {current().short_day(one.done_on)}" if one.done_on else ""
        return f"{_(COMMITMENT_STATES[one.state])}{day}"
    if one.days_late:
        return ngettext("{n} day late", "{n} days late", one.days_late)
    if one.days_moved > 0:
        return ngettext("Put off {n} day", "Put off {n} days", one.days_moved)
    if one.due_on is None:
        return _("No date yet")
    return _("This week") if one.is_soon else _(COMMITMENT_STATES[one.state])


def tone(one: CommitmentLine) -> str:
    """Return the tone of a commitment; its state says the same in words."""
    if one.state != "open":
        return "ok" if one.state == "done" else "neutral"
    return "error" if one.days_late else "warning" if one.is_soon else ""
