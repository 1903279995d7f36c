"""The parts of one meeting: its sheet, who came, the minutes with what was agreed, and what a learning space adds."""

from typing import Any

from PySide6.QtWidgets import QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Attendance, Gathering
from aliances_desktop.model.codes_alliance import GATHERING_KINDS, SESSION_AIMS
from aliances_desktop.services import following, gatherings
from aliances_desktop.services.following import Owner
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _
from aliances_desktop.ui.widgets.editors import Choice, Clock, Codes, Day, Decimal, Line, Text
from aliances_desktop.ui.widgets.following.commitments import CommitmentList, agreement_line
from aliances_desktop.ui.widgets.following.owned import SpaceKey
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import column, label
from aliances_desktop.ui.widgets.lines import LineColumn, LinesList


class _Sheet(QWidget):
    """A form of some columns of a meeting."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._gathering_id = 0
        self.form = self._make_form()
        self.setLayout(column(self.form, *self._below(), None, margin=10))

    def _make_form(self) -> Form:
        form = Form(self._fields(), self._commit, _("Meeting"))
        form.set_enabled_fields(not self._context.store.is_read_only)
        return form

    def _fields(self) -> tuple[Field, ...]:
        raise NotImplementedError

    def _below(self) -> tuple[QWidget, ...]:
        return ()

    def _day(self) -> Day:
        return Day(self._context.today)

    def show_gathering(self, gathering: Gathering, owner: Owner) -> None:
        """Show a meeting; what was being typed for another one is kept first."""
        if self._gathering_id not in (0, gathering.key) and not self._context.store.is_read_only:
            self.form.save_all()
        self._gathering_id = gathering.key
        self.form.load(gathering)

    def _commit(self, field: str, value: Any) -> None:
        self._context.edit(N_("Change the meeting"), gatherings.set_value, self._gathering_id, field, value)


class MeetingSheet(_Sheet):
    """Which meeting, when and where, and what it is to talk about."""

    def __init__(self, context: Context) -> None:
        self._commissions: dict[int, str] = {}
        super().__init__(context)

    def _fields(self) -> tuple[Field, ...]:
        commissions = dict(self._commissions)
        return (
            Field("day", N_("Day"), self._day, 2),
            Field("starts_at", N_("Begins"), Clock, 2),
            Field("ends_at", N_("Ends"), Clock, 2),
            Field("kind", N_("Kind"), lambda: Choice(GATHERING_KINDS), 3),
            Field(
                "commission_id", N_("Commission"),
                lambda: Choice(commissions, blank=_("None"), is_translated=True), 3,
            ),
            Field("title", N_("Title"), Line, 3),
            Field("place", N_("Place"), Line, 3),
            Field("agenda", N_("To talk about"), lambda: Text(3, 10)),
        )  # fmt: skip

    def show_gathering(self, gathering: Gathering, owner: Owner) -> None:
        """Show a meeting, with the commissions of its owner to choose from."""
        found = self._context.read(following.commissions, owner)
        names = {one.key: one.title for one in found}
        if names != self._commissions:
            self._commissions = names
            old, self.form = self.form, self._make_form()
            layout = self.layout()
            assert layout is not None
            layout.replaceWidget(old, self.form)
            old.hide()
            old.deleteLater()
            self._gathering_id = 0
        super().show_gathering(gathering, owner)


class MinutesSheet(_Sheet):
    """What was said, and below it what was agreed, one commitment a line."""

    def _fields(self) -> tuple[Field, ...]:
        return (Field("minutes", N_("Minutes taken"), lambda: Text(4, 12)),)

    def _below(self) -> tuple[QWidget, ...]:
        self.agreed = CommitmentList(self._context, "all", has_views=False)
        self.agreed.table.setMinimumHeight(120)
        self.line = agreement_line(self.agreed.add, not self._context.store.is_read_only)
        return label(_("Agreements"), role="group"), self.line, self.agreed

    def show_gathering(self, gathering: Gathering, owner: Owner) -> None:
        """Show the minutes and the agreements of a meeting."""
        super().show_gathering(gathering, owner)
        self.agreed.show_gathering(owner, gathering.key)


class SessionSheet(_Sheet):
    """What a session of a learning space adds: aims, the programme sent ahead, and what was learnt from it."""

    def _fields(self) -> tuple[Field, ...]:
        return (
            Field("aims", N_("Aims"), lambda: Codes(SESSION_AIMS), 3),
            Field("sent_on", N_("Programme sent on"), self._day, 3),
            Field("call", N_("Call for experiences"), lambda: Text(2, 6)),
            Field("satisfaction", N_("Satisfaction, 1 to 5"), Decimal, 2),
            Field("improved_on", N_("Improvement made on"), self._day, 4),
            Field("comments", N_("Comments received"), lambda: Text(2, 6)),
            Field("improvement", N_("Improvement agreed"), lambda: Text(2, 6)),
        )


class AttendanceList(LinesList[Attendance]):
    """Who was expected and who came: Space changes it."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            Attendance,
            "gathering_id",
            (
                LineColumn("person", N_("Person"), 130),
                LineColumn("entity_id", N_("Entity"), 150),
                LineColumn("is_present", N_("Came"), 60),
                LineColumn("experience", N_("Experience told"), 150, hidden_below=380),
            ),
            name=_("Attendance"),
            prompt=_("Name of a person, then Enter"),
            hint=_("Space came or not · F2 edit · Alt+↑↓ move · Del delete"),
            first="person",
        )
        self._space = SpaceKey(self.table, self.turn)
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(10, 10, 10, 10)

    def turn(self) -> None:
        """Change whether those chosen came."""
        ids = self.table.chosen_ids()
        if ids and self._is_writable:
            self._context.edit(N_("Change the attendance"), gatherings.turn_presence, ids)
