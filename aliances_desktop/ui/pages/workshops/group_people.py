"""Who is in which group: made by the planner, mended by dragging or with the digit of a group."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QWidget,
)

from aliances_desktop.i18n import N_
from aliances_desktop.model import Case, Exercise, GroupMember, Participant, WorkGroup
from aliances_desktop.planning.groups import Cost
from aliances_desktop.progress import Progress
from aliances_desktop.services import grouping, groups
from aliances_desktop.services.groups import ExerciseView, GroupView
from aliances_desktop.services.participants import ParticipantRow
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.pages.workshops.tab import WorkshopTab
from aliances_desktop.ui.widgets.combos import QuietComboBox
from aliances_desktop.ui.widgets.labels import (
    badge,
    button,
    clear,
    column,
    label,
    literal,
    row,
    scrolled,
    set_tone,
)

_ID: Final = Qt.ItemDataRole.UserRole


class PeopleList(QListWidget):
    """The people of a group; one can be dragged to another list, or sent there by the digit of its group."""

    dropped = Signal(int)
    """The person of this id was dropped here."""
    sent = Signal(int, int)
    """Please put the person of this id into the group of this number, 0 for none."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setMinimumWidth(150)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_people(self, people: tuple[ParticipantRow, ...]) -> None:
        """Show people by number."""
        chosen = self.person()
        self.clear()
        for one in people:
            item = QListWidgetItem(f"{one.number:02d} {one.person or '–'} · {one.entity}")
            item.setData(_ID, one.id)
            item.setToolTip(item.text())
            self.addItem(item)
            if one.id == chosen:
                self.setCurrentItem(item)

    def person(self) -> int | None:
        """Return the id of the person chosen."""
        item = self.currentItem()
        return None if item is None else int(item.data(_ID))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if isinstance(event.source(), PeopleList):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        source = event.source()
        person = source.person() if isinstance(source, PeopleList) else None
        # The lists are filled again from the file; Qt must not move anything itself.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if person is not None and source is not self:
            self.dropped.emit(person)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        person = self.person()
        if person is not None and event.text().isdecimal() and not event.modifiers():
            self.sent.emit(person, int(event.text()))
        else:
            super().keyPressEvent(event)


class GroupPeople(WorkshopTab):
    """An exercise at a time: its groups side by side, those without a group first, and what it all costs."""

    TITLE = N_("Groups")
    WATCHES = frozenset({Exercise, WorkGroup, GroupMember, Participant, Case})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._view: ExerciseView | None = None
        self._cost = Cost(0, 0, 0)
        self.exercise = QuietComboBox()
        self.exercise.setAccessibleName(_("Exercise"))
        self.exercise.activated.connect(lambda _n: self._show())
        self.count = QSpinBox()
        self.count.setRange(1, groups.MOST_GROUPS)
        self.count.setAccessibleName(_("Number of groups"))
        self.count.setToolTip(self.count.accessibleName())
        self.count.valueChanged.connect(self._set_count)
        self.plan = button(_("Make the groups"), self.make, icon="sparkles", primary=True)
        self.door = button(_("Only who is missing or new"), self.mend)
        self.door.setToolTip(_("Those already in a group stay in it, as far as it goes."))
        self._add = button(_("Add exercise"), self.add, icon="plus")
        self._delete = button("", self.delete, icon="trash-2")
        self._delete.setAccessibleName(_("Delete the exercise"))
        self._delete.setToolTip(_("Delete the exercise"))
        self.cost = badge("", "neutral")
        self._lists: list[PeopleList] = []
        self._holders: list[QWidget] = []
        self._titles: dict[int, QLabel] = {}
        self._columns = QHBoxLayout()
        self._columns.setSpacing(8)
        inside = QWidget()
        inside.setLayout(self._columns)
        area = scrolled(inside)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        area.setMinimumWidth(300)
        caption = label(_("Groups"), role="secondary")
        hint = label(
            _("Drag a person, or press the digit of a group; 0 takes the person out."),
            role="secondary",
            wrap=True,
        )
        top = row(self.exercise, caption, self.count, self._add, self._delete, spacing=6)
        top.setStretch(0, 1)
        layout = column(top, row(self.plan, self.door, None), self.cost, area, hint, margin=12, spacing=6)
        layout.setStretch(3, 1)
        self.setLayout(layout)

    # Reading

    def fill(self) -> None:
        """Read the exercises again; the one shown stays."""
        found = self.context.read(groups.exercises, self.workshop_id)
        shown = self.exercise.currentData()
        self.exercise.clear()
        for number, one in enumerate(found, 1):
            self.exercise.addItem(one.title or _("Exercise {n}", n=number), one.key)
        self.exercise.setCurrentIndex(max(self.exercise.findData(shown), 0 if found else -1))
        self._show()

    def _show(self) -> None:
        exercise_id = self.exercise.currentData()
        self._view = None if exercise_id is None else self.context.read(groups.view, exercise_id)
        is_ready = self._view is not None and self.is_writable
        for widget in (self.plan, self.door, self.count, self._delete):
            widget.setEnabled(is_ready)
        self._add.setEnabled(self.is_writable)
        self._fill_lists()
        self.cost.setVisible(self._view is not None)
        if self._view is not None:
            self.count.blockSignals(True)
            self.count.setValue(self._view.exercise.groups)
            self.count.blockSignals(False)
            self._cost = self.context.read(grouping.cost_of, self._view)
            self._write_cost()

    def _write_cost(self) -> None:
        cost = self._cost
        text = _(
            "Same entity together: {conflicts} · Unbalanced: {balance} · Meet again: {repeated}",
            conflicts=cost.conflicts, balance=cost.off_balance, repeated=cost.repeated,
        )  # fmt: skip
        self.cost.setText(text)
        set_tone(
            self.cost, "error" if cost.conflicts else "warning" if cost.off_balance or cost.repeated else "ok"
        )

    def _fill_lists(self) -> None:
        view = self._view
        wanted = 0 if view is None else len(view.groups) + 1
        if len(self._lists) != wanted:
            clear(self._columns)
            self._lists, self._holders = [], []
            for number in range(wanted):
                self._add_list(number)
        if view is None:
            return
        for people, shown in zip(
            (view.unplaced, *(g.members for g in view.groups)), self._lists, strict=True
        ):
            shown.show_people(people)
        self._holders[0].setVisible(bool(view.unplaced))
        for number, one in enumerate(view.groups, 1):
            self._titles[number].setText(_title(one))

    def _add_list(self, number: int) -> None:
        name = _("Without a group") if number == 0 else _("Group {n}", n=number)
        people = PeopleList(name)
        people.dropped.connect(partial(self._drop, number))
        people.sent.connect(self.send)
        title = label(name, role="group", wrap=True)
        self._titles[number] = title
        holder = QWidget()
        holder.setLayout(column(title, people, spacing=4))
        self._columns.addWidget(holder, 1)
        self._holders.append(holder)
        self._lists.append(people)

    # Editing

    def add(self) -> None:
        """Add an exercise with three groups."""
        number = self.exercise.count() + 1
        made = self.context.edit(
            N_("Add exercise"), groups.add_exercise, self.workshop_id, _("Exercise {n}", n=number)
        )
        self.exercise.setCurrentIndex(self.exercise.findData(made.key))
        self._show()

    def delete(self) -> None:
        """Delete the exercise shown; a toast offers to undo it."""
        if self._view is not None and self.is_writable:
            name = self.exercise.currentText()
            self.context.edit(N_("Delete exercise"), groups.delete_exercise, self._view.exercise.key)
            self.context.tell(_("Deleted: {name}", name=name), can_undo=True)

    def _set_count(self, count: int) -> None:
        if self._view is not None and count != self._view.exercise.groups:
            self.context.edit(
                N_("Change the number of groups"),
                groups.set_exercise,
                self._view.exercise.key,
                "groups",
                count,
            )

    def make(self) -> None:
        """Make the groups anew; a first exercise is added where there is none."""
        self._plan(keeps_places=False)

    def mend(self) -> None:
        """Place those without a group and level what is left by those missing."""
        self._plan(keeps_places=True)

    def _plan(self, *, keeps_places: bool) -> None:
        if self._view is None or not self.is_writable:
            return
        store, exercise_id = self.context.store, self._view.exercise.key

        def job(progress: Progress) -> Cost:
            with store.edit(N_("Make the groups")) as session:
                return grouping.plan(session, exercise_id, progress, keeps_places=keeps_places)

        task = self.context.run(_("Making the groups"), job)
        task.succeeded.connect(lambda _cost: self.context.tell(_("The groups are made."), can_undo=True))

    def _drop(self, number: int, person: int) -> None:
        self.send(person, number)

    def send(self, person: int, number: int) -> None:
        """Put a person into the group of a number, 0 for none; what it costs more or less is said."""
        view = self._view
        if view is None or not self.is_writable or number > len(view.groups):
            return
        before = self._cost
        if number == 0:
            self.context.edit(
                N_("Take a person out of its group"), groups.take_out, person, view.exercise.key
            )
        else:
            self.context.edit(N_("Move a person"), groups.move, person, view.groups[number - 1].id)
        changes = [
            _("{what} {change}", what=what, change=f"{after - was:+d}")
            for what, was, after in (
                (_("Same entity together"), before.conflicts, self._cost.conflicts),
                (_("Unbalanced"), before.off_balance, self._cost.off_balance),
                (_("Meet again"), before.repeated, self._cost.repeated),
            )
            if after != was
        ]
        self.context.tell(current().join(changes) if changes else _("Moved at no cost."), can_undo=True)


def _title(one: GroupView) -> str:
    case = one.case.title.get(current().language) if one.case else ""
    count = len(one.members)
    text = _("Group {n} ({count})", n=one.group.number, count=count)
    return literal(f"{text} · {case}" if case else text)
