"""Indicators of a process, and for a learning space its members and the topics they ask for."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Alliance, Entity, Indicator, Membership, Topic
from aliances_desktop.model.codes_alliance import SDGS
from aliances_desktop.services import lines, programmes
from aliances_desktop.services.programmes import Measured
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.pages.processes.programme_money import halves
from aliances_desktop.ui.widgets.entity_picker import pick_entities
from aliances_desktop.ui.widgets.labels import button, column, label, row
from aliances_desktop.ui.widgets.lines import LineColumn, LinesList
from aliances_desktop.ui.widgets.rows import Column


class IndicatorLines(LinesList[Indicator]):
    """Indicators; one that counts alliances shows what was counted, which cannot be typed over."""

    def __init__(self, context: Context) -> None:
        self._measured: dict[int, Measured] = {}
        super().__init__(
            context, Indicator, "process_id",
            (
                LineColumn("text", N_("Indicator"), 240), LineColumn("purpose", N_("Counts alliances for"), 110, 640),
                LineColumn("target", N_("Target"), 60), LineColumn("actual", N_("Actual"), 60),
                LineColumn("unit", N_("Unit"), 80, 560), LineColumn("measured_on", N_("Measured on"), 90, 560),
                LineColumn("evidence", N_("Evidence"), 120, 780), LineColumn("sdgs", N_("SDGs"), 60),
            ),
            name=_("Indicators"), prompt=_("An indicator, then Enter"),
        )  # fmt: skip

    def read(self) -> list[Indicator]:
        """Return the indicators, with what has been reached."""
        found = self._context.read(programmes.measured, self._owner_id)
        self._measured = {one.indicator.key: one for one in found}
        return [one.indicator for one in found]

    def measured(self, indicator: Indicator) -> Measured:
        """Return an indicator of the list with what has been reached."""
        return self._measured[indicator.key]

    def _shown(self, field: str, choices: Mapping[str, str] | None, row: Indicator) -> str:
        if field == "actual" and self.measured(row).is_counted:
            return current().number(self.measured(row).actual or 0)
        return super()._shown(field, choices, row)

    def _commit(self, id: int, column: Column[Indicator], text: str) -> None:
        if column.field == "actual" and self._measured[id].is_counted:
            raise UserError(N_("The alliances of this purpose are counted: it cannot be typed over."))
        super()._commit(id, column, text)


class IndicatorsStep(RecordTab):
    """What the process is measured by, and the goals it serves."""

    NAME = "processes"
    TITLE = N_("Indicators")
    WATCHES = frozenset({Indicator, Alliance})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.lines = IndicatorLines(context)
        self.reached = label(role="secondary", wrap=True)
        self.goals = label(role="secondary", wrap=True)
        layout = column(self.lines, self.reached, self.goals, margin=12)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def fill(self) -> None:
        """Read the indicators, how many have reached their target, and the goals named."""
        self.lines.show_owner(self.record_id)
        aimed = [one for one in self.lines.records if one.target]
        reached = sum((self.lines.measured(one).actual or 0) >= (one.target or 0) for one in aimed)
        number = current().number
        self.reached.setText(
            _(
                "{n} of {total} indicators with a target have reached it.",
                n=number(reached),
                total=number(len(aimed)),
            )
        )
        goals = sorted({goal for one in self.lines.records for goal in one.sdgs if goal in SDGS}, key=int)
        self.goals.setText(_("Goals: {list}", list=" · ".join(_(SDGS[goal]) for goal in goals)))
        self.goals.setVisible(bool(goals))

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return deleting."""
        return self.lines.handlers()


class MemberLines(LinesList[Membership]):
    """Members of a learning space by the names of entities, each once."""

    def add(self, text: str) -> None:
        """Add the entity of that name."""
        entity_id = self._context.read(lines.entity_named, text)
        if any(one.entity_id == entity_id for one in self.records):
            raise UserError(N_("{name} is a member already."), name=text)
        super().add(text)


class MembersStep(RecordTab):
    """Who belongs to the space and how far its plan is; what they need, and which topics are chosen because of it."""

    NAME = "processes"
    TITLE = N_("Members and topics")
    WATCHES = frozenset({Membership, Topic, Entity})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.members = MemberLines(
            context, Membership, "process_id",
            (
                LineColumn("entity_id", N_("Member"), 220, is_fixed=True), LineColumn("plan_state", N_("Its plan"), 120),
                LineColumn("needs", N_("What it needs"), 260),
            ),
            name=_("Members"), prompt=_("An entity of the directory, then Enter"), first="entity_id",
        )  # fmt: skip
        self.topics: LinesList[Topic] = LinesList(
            context, Topic, "process_id",
            (
                LineColumn("text", N_("Topic"), 260), LineColumn("asked_by", N_("Asked for by"), 80),
                LineColumn("is_chosen", N_("Chosen"), 70), LineColumn("reason", N_("Why, or why not"), 180),
            ),
            name=_("Topics"), prompt=_("A topic that members ask for, then Enter"),
        )  # fmt: skip
        self.pick = button(_("Add entities…"), self.add_several, icon="user-plus")
        self.pick.setEnabled(self.is_writable)
        self._count = label(role="secondary")
        upper, lower = QWidget(), QWidget()
        upper.setLayout(
            column(row(label(_("Members"), role="group"), None, self._count, self.pick), self.members)
        )
        lower.setLayout(column(label(_("Topics"), role="group"), self.topics))
        self.setLayout(column(halves(upper, lower)))

    def fill(self) -> None:
        """Read members and topics."""
        self.members.show_owner(self.record_id)
        self.topics.show_owner(self.record_id)
        count = len(self.members.records)
        self._count.setText(ngettext("{n} member", "{n} members", count))

    def add_several(self) -> None:
        """Let the person tick entities of the directory."""
        there = {one.entity_id for one in self.members.records}
        chosen = pick_entities(self.context, _("Members of the learning space"), there, self)
        if chosen:
            with self.context.store.edit(N_("Add members")) as session:
                for entity_id in chosen:
                    lines.add(session, Membership, {"process_id": self.record_id}, entity_id=entity_id)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return deleting from the list in which the person is."""
        return {"edit.delete": self.delete}

    def delete(self) -> None:
        """Delete what is chosen in the list in which the person is."""
        if self.topics.table.hasFocus():
            self.topics.delete()
        else:
            self.members.delete()
