"""What is due this week in alliances and processes, on the first page."""

from functools import partial
from typing import Final

from aliances_desktop.i18n import N_
from aliances_desktop.services import following
from aliances_desktop.services.following import Coming
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.widgets.flow import FlowLayout
from aliances_desktop.ui.widgets.following.commitments import CommitmentList
from aliances_desktop.ui.widgets.labels import Card, clear, label, link

_MOST_DATES: Final = 6
_LEAST_ROWS, _MOST_ROWS = 2, 6
_KINDS: Final = {
    "meeting": N_("Meeting"),
    "vote": N_("Vote closes"),
    "decision": N_("Decision due: {title}"),
    "task": N_("Task: {title}"),
}


class DueCard(Card):
    """Commitments to be worked with single keys, and below them the dates that are near; hidden while there are none."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.list = CommitmentList(context, "due", title=_("Follow-up"), is_wide=True)
        self.list.counted.connect(self._fit)
        self._dates = FlowLayout(spacing=4)
        self.body.addWidget(self.list)
        self.body.addLayout(self._dates)
        self._total = 0

    def fill(self) -> None:
        """Read what is due."""
        self.list.fill()
        coming = self._context.read(following.coming, self._context.today())
        clear(self._dates)
        for one in coming[:_MOST_DATES]:
            name, key = one.owner
            go = partial(self._context.go, following.PAGES[name], key)
            self._dates.addWidget(link(_sentence(one), go))
        more = len(coming) - _MOST_DATES
        if more > 0:
            rest = ngettext("and {n} more date", "and {n} more dates", more)
            self._dates.addWidget(label(rest, role="secondary"))
        self.setVisible(bool(self._total or coming))
        # The list is where a person arrives: a date is moved or ticked off with the first key.
        self.setFocusProxy(self.list.table if self.list.records else None)  # type: ignore[arg-type]

    def _fit(self, counts: dict[str, int]) -> None:
        """Give the list the height of its rows, so that only the page scrolls."""
        self._total = counts["all"]
        table = self.list.table
        rows = min(max(len(self.list.records), _LEAST_ROWS), _MOST_ROWS)
        height = table.verticalHeader().defaultSectionSize() * rows
        table.setFixedHeight(height + table.horizontalHeader().sizeHint().height() + 2 * table.frameWidth())


def _sentence(one: Coming) -> str:
    language = current().language
    what = _(_KINDS[one.kind], title=one.title.get(language))
    return _(
        "{day} · {what} · {alliance}",
        day=current().short_day(one.day),
        what=what,
        alliance=one.of.get(language),
    )
