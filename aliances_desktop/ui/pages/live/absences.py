"""Who is missing or comes late: type the number, Enter; the coming rounds are planned anew, held ones stay."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model.codes import ATTENDANCE
from aliances_desktop.services import market, participants
from aliances_desktop.services.market import StandRow
from aliances_desktop.services.participants import ParticipantRow
from aliances_desktop.services.replan import ReplanResult
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.pages.live import jobs
from aliances_desktop.ui.pages.live.scenes import has_begun
from aliances_desktop.ui.pages.live.session import LiveSession
from aliances_desktop.ui.widgets.labels import button, column, label, row
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable


@dataclass(frozen=True)
class _Line:
    person: ParticipantRow
    stand: StandRow | None

    @property
    def is_here(self) -> bool:
        """Whether somebody counts on this person for the coming rounds."""
        return self.stand is not None and self.stand.is_coming and self.stand.to_round is None

    @property
    def state(self) -> str:
        """In words, from when to when."""
        if self.stand is not None and self.stand.is_coming:
            if self.stand.to_round is not None:
                return _("Left after round {n}", n=self.stand.to_round)
            if (self.stand.from_round or 1) > 1:
                return _("From round {n} on", n=self.stand.from_round)
        return _(ATTENDANCE[self.person.attendance])


class Absences(QWidget):
    """A line, the people it may mean, and after each change which sheets are to be printed again."""

    def __init__(self, context: Context, leave: Callable[[], object]) -> None:
        super().__init__()
        self._context = context
        self._leave = leave
        self.session: LiveSession | None = None
        self._lines: dict[int, _Line] = {}
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Number or name, then Enter"))
        self.line.setAccessibleName(_("Number or name of who is missing or has come"))
        self.line.setEnabled(not context.store.is_read_only)
        self.line.textChanged.connect(lambda _text: self.refresh())
        self.line.returnPressed.connect(self.mark)
        self._meaning = label(role="secondary", wrap=True)
        self.table = RowsTable(self._model(), _("People"))
        self.table.chosen.connect(lambda _id: self._say_meaning())
        self.table.opened.connect(lambda _id: self.mark())
        self.outcome = label(wrap=True)
        self.outcome.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.print_changed = button(_("Print what changed"), self._print, icon="printer")
        self.outcome.hide()
        self.print_changed.hide()
        back = button(_("Back to the results"), leave, icon="chevron-left")
        self.setLayout(
            column(
                self.line, self._meaning, self.table, self.outcome, row(back, None, self.print_changed), margin=12
            )
        )  # fmt: skip

    def _model(self) -> RowsModel[_Line]:
        return RowsModel(
            (
                Column(N_("No."), lambda p: str(p.person.number), 48, align="right"),
                Column(N_("Person"), lambda p: p.person.person, 190),
                Column(N_("Entity"), lambda p: p.person.entity, 250),
                Column(N_("Attendance"), lambda p: p.state, 150, tone=lambda p: "" if p.is_here else "warning",
                       icon=lambda p: "" if p.is_here else "user-x"),
            ),
            lambda ids: {id: self._lines[id] for id in ids if id in self._lines},
        )  # fmt: skip

    def _chosen(self) -> _Line | None:
        chosen = self.table.current_id()
        return None if chosen is None else self._lines.get(chosen)

    def begin(self) -> None:
        """Wait for a number."""
        self.line.clear()
        self.line.setFocus()
        self.refresh()

    def refresh(self) -> None:
        """Show whom the words typed may mean."""
        if self.session is None:
            return
        workshop_id = self.session.workshop_id
        found = self._context.read(participants.find, workshop_id, self.line.text().strip())
        stands = {s.participant_id: s for s in self._context.read(market.stand_rows, workshop_id)}
        self._lines = {person.id: _Line(person, stands.get(person.id)) for person in found}
        self.table.show_ids(list(self._lines))
        if self.line.text().strip() and found:
            self.table.choose(found[0].id)
        self._say_meaning()

    def _say_meaning(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            self._meaning.setText(_("The coming rounds are planned anew; rounds held stay as they are."))
            return
        values = {"number": chosen.person.number, "name": chosen.person.person or chosen.person.entity}
        self._meaning.setText(
            _("Enter: {number} {name} is missing from now on.", **values)
            if chosen.is_here
            else _("Enter: {number} {name} has come.", **values)
        )

    def mark(self) -> None:
        """Turn round whether the person chosen is here, and plan the coming rounds anew."""
        chosen = self._chosen()
        session = self.session
        if chosen is None or session is None or self._context.store.is_read_only:
            return
        job = jobs.plan_without if chosen.is_here else jobs.plan_with
        timer = session.timer
        begun = timer.round if has_begun(timer) else 0
        task = self._context.run(
            _("Planning the coming rounds"),
            job,
            self._context.store,
            session.workshop_id,
            chosen.person.id,
            begun,
        )
        task.succeeded.connect(self._tell)
        self.line.clear()

    def _tell(self, result: ReplanResult) -> None:
        names = current().join(row.entity_label for row in result.changed_stands)
        count = len(result.changed_stands)
        parts = [
            _("{kept} of {possible} announced meetings stay.", kept=result.kept, possible=result.possible),
            ngettext(
                "{n} route card changes: {names}.", "{n} route cards change: {names}.", count, names=names
            )
            if count
            else _("No route card changes."),
        ]
        if result.changed_rounds:
            rounds = current().join(str(number) for number in result.changed_rounds)
            parts.append(_("Posters that change: rounds {rounds}.", rounds=rounds))
        self.outcome.setText(" ".join(parts))
        self.outcome.show()
        self.print_changed.setVisible(bool(count or result.changed_rounds))

    def _print(self) -> None:
        if self.session is not None:
            self._context.go("print", self.session.workshop_id, "changed")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.table.keyPressEvent(event)
        else:
            # The keys of the stage are letters here.
            event.accept()
