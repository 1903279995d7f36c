"""Agenda: the rows of the day with their times, and the one chosen in full beside them."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStackedWidget, QStyleOptionViewItem, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Agenda, AgendaRow, Texts, Workshop
from aliances_desktop.model.codes import GROUPINGS, ROW_KINDS
from aliances_desktop.services import agenda, workshops
from aliances_desktop.services.agenda import AgendaLine, AgendaView
from aliances_desktop.ui import theme
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.pages.workshops.agenda_row import RowCard
from aliances_desktop.ui.pages.workshops.agenda_templates import TemplateChooser, TemplateMenu
from aliances_desktop.ui.pages.workshops.tab import WorkshopTab
from aliances_desktop.ui.widgets.cells import AnyIndex, CellDelegate
from aliances_desktop.ui.widgets.editors import read_time
from aliances_desktop.ui.widgets.labels import Card, badge, beside, button, column, row, set_tone
from aliances_desktop.ui.widgets.ordered import OrderedModel, OrderedTable
from aliances_desktop.ui.widgets.rows import Column
from aliances_desktop.ui.widgets.save_file import ask_save

BARS: Final = {kind: number for number, kind in enumerate(
    ("opening", "talk", "exercise", "market", "sharing", "break", "closing")
)} | {"moment": 2}  # fmt: skip
"""The colour of the bar of each kind of row."""
_BAR: Final = 6


class ActivityDelegate(CellDelegate):
    """Paints a bar of the kind's colour before the activity; the column beside it says the kind in words."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().paint(painter, option, index)
        model = index.model()
        line = model.row(index.row()) if isinstance(model, OrderedModel) else None
        if line is not None:
            place = QRect(option.rect.left() + 2, option.rect.top() + 4, _BAR, option.rect.height() - 8)
            painter.fillRect(place, QColor(theme.current().bars[BARS[line.row.kind]]))

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().initStyleOption(option, index)
        option.text = f"   {option.text}"

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return super().sizeHint(option, index) + QSize(_BAR, 0)


class AgendaTab(WorkshopTab):
    """Every edit times the rest anew; what does not fit is said below, with a proposal of what to cut."""

    NAME = "workshops"
    TITLE = N_("Agenda")
    WATCHES = frozenset({Agenda, AgendaRow, Workshop})
    HEADER = ("agenda.live", "agenda.pack", "agenda.add")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._lines: dict[int, AgendaLine] = {}
        self._view: AgendaView | None = None
        self.table = OrderedTable(self._model(), _("Agenda"))
        self.table.setItemDelegateForColumn(2, ActivityDelegate(self.table))
        self.table.moved.connect(self.move_row)
        self.table.deleted.connect(self.delete)
        self.table.chosen.connect(lambda _id: self._show())
        self.card = RowCard(context)
        self.footer = badge("", "neutral")
        self.cut = button(_("Shorten where it can be"), self.apply_cuts)
        self.templates = TemplateMenu(context, self.use)
        self._keep = button(_("Keep in the library"), self.keep)
        for widget in (self.templates, self._keep, self.cut):
            widget.setEnabled(self.is_writable)
        left = QWidget()
        left.setLayout(
            column(self.table, row(self.footer, self.cut, None, self.templates, self._keep), spacing=8)
        )
        side = Card()
        side.body.addWidget(self.card)
        splitter = beside(left, side, (620, 330), grows=0)
        self.chooser = TemplateChooser(context, self.use)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.chooser)
        self._stack.addWidget(splitter)
        layout = column(self._stack)
        layout.setContentsMargins(0, 12, 0, 0)
        self.setLayout(layout)

    def _model(self) -> OrderedModel[AgendaLine]:
        return OrderedModel(
            (
                Column(N_("Start"), _start, 62, edit=_start, field="fixed_at",
                       tone=lambda line: "error" if line.overlap else ""),
                Column(N_("Duration"), lambda line: minutes(line.row.minutes), 74,
                       edit=lambda line: str(line.row.minutes), field="minutes"),
                Column(N_("Activity"), self._activity, 220, edit=self._activity, field="activity"),
                Column(N_("Kind"), _kind, 110, edit=lambda line: line.row.kind, field="kind", choices=ROW_KINDS,
                       hidden_below=430),
                Column(N_("Grouping"), lambda line: _(GROUPINGS[line.row.grouping]), 100,
                       edit=lambda line: line.row.grouping, field="grouping", choices=GROUPINGS, hidden_below=700),
                Column(N_("Responsible"), lambda line: line.row.responsible, 110,
                       edit=lambda line: line.row.responsible, field="responsible", hidden_below=560),
                Column(N_("Sheets"), _sheets, 70, hidden_below=500),
            ),
            lambda ids: {id: self._lines[id] for id in ids if id in self._lines},
            self._commit if self.is_writable else None,
        )  # fmt: skip

    def _activity(self, line: AgendaLine) -> str:
        return line.row.activity.get(current().language)

    # Reading

    def fill(self) -> None:
        """Read the agenda again."""
        self._view = self.context.read(agenda.view, self.workshop_id)
        self._stack.setCurrentIndex(0 if self._view is None else 1)
        self._lines = {line.id: line for line in self._view.lines} if self._view else {}
        self.table.show_ids(list(self._lines))
        if self._lines and self.table.current_id() is None:
            self.table.choose(next(iter(self._lines)))
        self._show()
        self._write_footer()
        self.chooser.refresh()

    def _show(self) -> None:
        line = self._lines.get(self.table.current_id() or 0)
        self.card.show_line(line)
        self.trailed.emit()

    def _write_footer(self) -> None:
        view = self._view
        if view is None:
            return
        ends = current().time(view.ends)
        if view.over:
            cut = ngettext("{n} minute to cut", "{n} minutes to cut", view.over)
            self.footer.setText(_("Ends at {time}: {cut}", time=ends, cut=cut))
        elif view.until is None or view.until == view.ends:
            self.footer.setText(_("Ends at {time}", time=ends))
        else:
            self.footer.setText(
                _("Ends at {time}, before {until}", time=ends, until=current().time(view.until))
            )
        set_tone(self.footer, "error" if view.over else "ok")
        self.cut.setVisible(bool(view.over))

    # Editing

    def _commit(self, id: int, field: Column[AgendaLine], text: str) -> None:
        value: Any = text
        if field.field == "activity":
            value = self._lines[id].row.activity.put(current().language, text)
        elif field.field == "fixed_at":
            value = read_time(text.lstrip("· "))
        self.context.edit(N_("Change agenda"), agenda.set_value, id, field.field, value)

    def use(self, source: Any) -> None:
        """Take a copy of a template in place of the agenda there is."""
        had = self._view is not None
        self.context.edit(N_("Use agenda"), agenda.use_template, self.workshop_id, source)
        if had:
            self.context.tell(_("The agenda was replaced."), can_undo=True)
        self.table.setFocus()

    def keep(self) -> None:
        """Keep the agenda in the library, for the next workshop."""
        title = self.context.read(workshops.load, self.workshop_id).title
        self.context.edit(
            N_("Keep agenda"), agenda.save_as_template, self.workshop_id, title, current().language
        )
        self.context.tell(_("Kept in the library as “{title}”.", title=title), can_undo=True)

    def add(self) -> None:
        """Add a row behind the one chosen and begin with its activity."""
        activity = Texts().put(current().language, _("New row"))
        made = self.context.edit(
            N_("Add row"), agenda.add_row, self.workshop_id, activity, self.table.current_id()
        )
        self.table.choose(made.key)
        self.card.focus()

    def delete(self) -> None:
        """Delete the row chosen; a toast offers to undo it."""
        line = self._lines.get(self.table.current_id() or 0)
        if line is not None and self.is_writable:
            self.context.edit(N_("Delete row"), agenda.delete_rows, [line.id])
            self.context.tell(_("Deleted: {name}", name=self._activity(line)), can_undo=True)

    def move_row(self, id: int, steps: int) -> None:
        """Move a row; what follows is timed anew."""
        if self.is_writable:
            self.context.edit(N_("Move row"), agenda.move_row, id, steps)

    def apply_cuts(self) -> None:
        """Shorten the rows that can be, by what is too much."""
        if self._view is None:
            return
        cuts = agenda.propose_cuts([line.row for line in self._view.lines], self._view.over)
        self.context.edit(N_("Shorten the agenda"), agenda.apply_cuts, cuts)
        shown = ", ".join(
            f"{self._activity(self._lines[cut.id])} −{minutes(cut.minutes)}"
            for cut in cuts
            if cut.id in self._lines
        )
        self.context.tell(_("Shortened: {rows}", rows=shown), can_undo=True)

    # Actions

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what can be done with an agenda."""
        return {
            "agenda.add": self.add,
            "agenda.live": self.run,
            "agenda.calendar": self.save_calendar,
            "agenda.pack": self.print_pack,
            "edit.delete": self.delete,
        }

    def available(self, action_id: str) -> bool:
        """Running and giving away need an agenda."""
        needs_rows = action_id in {"agenda.live", "agenda.calendar", "agenda.pack", "edit.delete"}
        return bool(self._lines) if needs_rows else True

    def run(self) -> None:
        """Open the stage of the agenda."""
        self.context.go("day", self.workshop_id)

    def print_pack(self) -> None:
        """Open Print with the sheets that the agenda needs ticked: Enter prints them."""
        self.context.go("print", self.workshop_id, "pack")

    def save_calendar(self) -> None:
        """Write a calendar file of the workshop, for a mail or a phone."""
        # Calendars are read and written nowhere else.
        from aliances_desktop.services.calendar import write_calendar

        title = self.context.read(workshops.load, self.workshop_id).title
        path = ask_save(self, _("Save the calendar file"), title, ".ics")
        if path is not None:
            language = current().language
            self.context.read(write_calendar, self.workshop_id, language, path, self.context.clock())
            self.context.tell(_("Written to {name}", name=path.name))

    def leave(self) -> None:
        """Commit the field being typed."""
        if self.is_writable and self.workshop_id:
            self.card.leave()


def minutes(count: int) -> str:
    """Return a duration as it is read: 45 min, 1 h 15."""
    hours, rest = divmod(count, 60)
    if not hours:
        return _("{n} min", n=rest)
    return _("{hours} h {minutes:02d}", hours=hours, minutes=rest) if rest else _("{hours} h", hours=hours)


def _start(line: AgendaLine) -> str:
    mark = "· " if line.row.fixed_at is not None else ""
    return f"{mark}{line.starts:%H:%M}"


def _kind(line: AgendaLine) -> str:
    kind = _(ROW_KINDS[line.row.kind])
    return _("{kind} · group {n}", kind=kind, n=line.row.track) if line.row.track else kind


def _sheets(line: AgendaLine) -> str:
    return ngettext("{n} sheet", "{n} sheets", len(line.row.sheets)) if line.row.sheets else "–"
