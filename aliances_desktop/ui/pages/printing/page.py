"""Print: which sheets of which workshop, in which language; what they look like; on paper or as PDF."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFileDialog, QSpinBox, QWidget

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import LANGUAGE_NAMES, N_
from aliances_desktop.model import Alliance, Entity, Meeting, Participant, Printed, Process, Stand, Workshop
from aliances_desktop.services import agenda, subjects, workshops
from aliances_desktop.ui.context import Context, Route
from aliances_desktop.ui.language import _, ngettext
from aliances_desktop.ui.language import current as language_now
from aliances_desktop.ui.page import Page
from aliances_desktop.ui.pages.printing import jobs
from aliances_desktop.ui.pages.printing.jobs import Drawn, Line, Order, Printout
from aliances_desktop.ui.pages.printing.tree import SheetTree
from aliances_desktop.ui.widgets.editors import QuietComboBox
from aliances_desktop.ui.widgets.labels import Card, beside, button, column, label, row

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from aliances_desktop.services.pack import PackReport
    from aliances_desktop.services.pieces import Piece

_PAUSE_MS: Final = 150
WORKSHOP, FILE = "workshop", "file"
_NAMED: Final = {"alliance": N_("Alliance: {title}"), "process": N_("Process: {title}")}
CHANGED: Final = "changed"
"""Tab of a route that asks for nothing but what has changed."""
PACK: Final = "pack"
"""Tab of a route that asks for the sheets that the rows of the agenda need, with the agenda itself."""
_ALWAYS_IN_PACK: Final = ("agenda", "agenda_lead", "checklist", "contents")


class PrintPage(Page):
    """Sheets on the left, the one chosen on the right; Enter prints what is ticked."""

    NAME = "print"
    TITLE = N_("Print")
    WATCHES = frozenset({Alliance, Process, Workshop, Participant, Stand, Meeting, Entity, Printed})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        # PDF and printers are loaded with the first visit, not with the program.
        from aliances_desktop.ui.pages.printing.preview import Preview

        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._draw)
        self.workshop = QuietComboBox()
        self.workshop.setAccessibleName(_("What is printed"))
        self.workshop.activated.connect(lambda _index: self._fill())
        self.language = QuietComboBox()
        self.language.setAccessibleName(_("Language of the sheets"))
        self.language.addItem(_("Each person's own"), jobs.OWN)
        for code, name in LANGUAGE_NAMES.items():
            self.language.addItem(name, code)
        self.language.currentIndexChanged.connect(lambda _index: self._fill())
        self.only_changed = QCheckBox(_("Only what changed"))
        self.only_changed.toggled.connect(lambda _on: self._write_total())
        self.spares = QSpinBox()
        self.spares.setRange(0, 99)
        self.spares.setValue(2)
        self.spares.setAccessibleName(_("Spare copies of what everyone is given"))
        self.spares.setToolTip(self.spares.accessibleName())
        self.spares.valueChanged.connect(lambda _number: self._fill())
        self.tree = SheetTree()
        self.tree.chosen.connect(lambda _id: self._pause.start())
        self.tree.ticked.connect(self._write_total)
        self.total = label(role="secondary", wrap=True)
        self.by_entity = QCheckBox(_("One PDF for each entity"))
        self.print = button(_("Print"), self.print_ticked, icon="printer", primary=True)
        self.print.setDefault(True)
        self.save = button(_("Save as PDF…"), self.save_ticked, icon="file-down")
        self.preview = Preview()
        context.closing.connect(self._pause.stop)
        self._is_drawing = False
        self._drawn_sheet = ""
        self._is_stale = True
        self._is_narrowed = False
        self.ask_printer: Callable[[], QPrinter | None] = self._ask_printer
        self.ask_folder: Callable[[], Path | None] = self._ask_folder
        self._arrange()

    def _arrange(self) -> None:
        sheets, shown = Card(), Card()
        caption = label(role="secondary")
        caption.setText(_("Spares"))
        sheets.body.addWidget(self.workshop)
        choices = row(self.language, caption, self.spares)
        choices.setStretch(0, 1)
        self.spares.setMaximumWidth(self.spares.sizeHint().width() + 12)
        sheets.body.addLayout(choices)
        sheets.body.addWidget(self.tree, 1)
        sheets.body.addLayout(row(self.only_changed, None, self.by_entity))
        sheets.body.addWidget(self.total)
        sheets.body.addLayout(row(self.save, None, self.print))
        sheets.setMinimumWidth(330)
        shown.body.addWidget(self.preview)
        splitter = beside(sheets, shown, (440, 700), grows=1)
        whole = QWidget()
        whole.setLayout(column(splitter, margin=12))
        self.setLayout(column(whole))
        QWidget.setTabOrder(self.language, self.print)
        self.setFocusProxy(self.print)

    # Reading

    def reload(self) -> None:
        """Read workshops and sheets again; out of sight, when the page is next shown."""
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self._fill_workshops()
            self._fill()

    def go(self, route: Route) -> None:
        """Show the sheets of a workshop, ready for Enter; without one those of the workshop coming next.

        A tab that begins with "alliance/", "process/" or "file/" asks for that subject instead; the rest is what is asked.
        """
        self._fill_workshops()
        subject, slash, asked = route.tab.partition("/")
        if not slash:
            subject, asked = WORKSHOP, route.tab
        wanted = (subject, route.id or (self._coming() if subject == WORKSHOP else 0))
        self.workshop.setCurrentIndex(max(self._place_of(wanted), 0))
        self.only_changed.setChecked(asked == CHANGED)
        self._is_stale = False
        self._fill()
        self._tick_as_asked(asked)
        self.print.setFocus()
        self.trailed.emit()

    def _tick_as_asked(self, asked: str) -> None:
        """Tick what a route asks for: one sheet, or the workshop's pack; with the next route all are ticked again."""
        wanted: tuple[str, ...] = ()
        if asked == PACK:
            named = self.context.read(agenda.sheets_wanted, self.workshop_id)
            wanted = tuple(id for id in self.tree.lines if id in {*named, *_ALWAYS_IN_PACK})
        elif asked in self.tree.lines:
            wanted = (asked,)
        if wanted:
            self.tree.tick_only(wanted)
            self.tree.choose(wanted[0])
        elif self._is_narrowed:
            self.tree.tick_only(list(self.tree.lines))
        self._is_narrowed = bool(wanted)

    def _coming(self) -> int:
        if self.workshop_id:
            return self.workshop_id
        coming = self.context.read(workshops.next_workshop, self.context.today())
        ids = self.context.read(workshops.workshop_ids)
        return coming or (ids[0] if ids else 0)

    def _fill_workshops(self) -> None:
        current = self._subject()
        self.workshop.blockSignals(True)
        self.workshop.clear()
        for line in self.context.read(workshops.rows, self.context.read(workshops.workshop_ids)):
            self.workshop.addItem(line.title, (WORKSHOP, line.id))
        for kind, id, title in self.context.read(subjects.subjects, language_now().language):
            self.workshop.addItem(_(_NAMED[kind], title=title), (kind, id))
        self.workshop.addItem(_("The whole file: directory and reports"), (FILE, 0))
        self.workshop.setCurrentIndex(max(self._place_of(current), 0))
        self.workshop.blockSignals(False)

    def _place_of(self, subject: tuple[str, int]) -> int:
        # Qt hands tuples back as lists, which it does not find by their content.
        return next((n for n in range(self.workshop.count()) if self._subject_at(n) == subject), -1)

    def _subject_at(self, place: int) -> tuple[str, int]:
        kind, id = self.workshop.itemData(place) or (FILE, 0)
        return str(kind), int(id)

    def _subject(self) -> tuple[str, int]:
        return self._subject_at(self.workshop.currentIndex())

    @property
    def workshop_id(self) -> int:
        """The workshop whose sheets are shown, 0 for something else."""
        kind, id = self._subject()
        return id if kind == WORKSHOP else 0

    def _order(self, sheets: tuple[str, ...]) -> Order:
        kind, id = self._subject()
        return Order(
            kind, id, sheets, str(self.language.currentData()), self.context.store.path.stem,
            self.context.preferences.handout_language, self.context.today(), self.only_changed.isChecked(), self.spares.value(),
        )  # fmt: skip

    def _fill(self) -> None:
        self.tree.show_lines(self.context.read(jobs.lines, self._order(())))
        self.only_changed.setEnabled(self.workshop_id > 0)
        self._write_total()
        self._pause.start()

    def _ticked(self) -> list[Line]:
        return [self.tree.lines[sheet_id] for sheet_id in self.tree.ticks()]

    def _write_total(self) -> None:
        ticked = self._ticked()
        if self.only_changed.isChecked():
            count = sum(line.pieces - line.printed for line in ticked)
            self.total.setText(
                ngettext("{n} sheet is new or changed", "{n} sheets are new or changed", count)
            )
        else:
            count = sum(line.copies for line in ticked)
            self.total.setText(ngettext("{n} copy in all", "{n} copies in all", count))
        for widget in (self.print, self.save):
            widget.setEnabled(count > 0)

    # Preview

    def _draw(self) -> None:
        sheet_id = self.tree.current_sheet()
        self.preview.title.setText(_(self.tree.lines[sheet_id].title) if sheet_id else "")
        if not sheet_id:
            self.preview.say(_("There is nothing to print yet: add entities or participants first."))
            return
        if self._is_drawing:
            self._pause.start()
            return
        self._is_drawing = True
        order = self._order((sheet_id,))
        task = self.context.run(_("Drawing the preview"), jobs.preview, self.context.store, order)
        self._drawn_sheet = sheet_id
        task.succeeded.connect(self._show)
        task.finished.connect(self._on_drawn)

    def _on_drawn(self) -> None:
        self._is_drawing = False

    def _show(self, drawn: Drawn | None) -> None:
        if self._drawn_sheet != self.tree.current_sheet():
            return
        if drawn is None:
            self.preview.say(_("This sheet is empty."))
        else:
            self.preview.show_pdf(drawn.pdf)

    # Printing

    def _ask_printer(self) -> "QPrinter | None":
        from aliances_desktop.ui.pages.printing.paper import ask_printer

        return ask_printer(self, _("Print"))

    def print_ticked(self) -> None:
        """Print what is ticked, on the printer the person chooses."""
        printer = self.ask_printer() if self.print.isEnabled() else None
        if printer is None:
            return
        order = self._order(self.tree.ticks())
        task = self.context.run(_("Printing"), jobs.print_order, self.context.store, order, printer)
        task.succeeded.connect(lambda out: self._on_printed(order, out))

    def _on_printed(self, order: Order, out: Printout) -> None:
        self._mark(order, out.pieces)
        self._tell(ngettext("{n} page printed", "{n} pages printed", out.pages), out.undrawable)

    def _mark(self, order: Order, pieces: "tuple[Piece, ...]") -> None:
        from aliances_desktop.services import printing

        if order.workshop_id and not self.context.store.is_read_only:
            now = self.context.clock()
            self.context.edit(N_("Print"), printing.mark_printed, order.workshop_id, pieces, now)

    def _tell(self, sentence: str, undrawable: str) -> None:
        if undrawable:
            drawn = " ".join(undrawable)
            sentence = _("{done}. The font cannot draw: {characters}", done=sentence, characters=drawn)
        self.context.tell(sentence)

    # Files

    def _ask_folder(self) -> Path | None:
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen = QFileDialog.getExistingDirectory(self, _("Folder for the PDF files"), start)
        return Path(chosen) if chosen else None

    def save_ticked(self) -> None:
        """Write what is ticked as PDF files into a folder the person chooses."""
        folder = self.ask_folder() if self.save.isEnabled() else None
        if folder is None:
            return
        order = self._order(self.tree.ticks())
        is_everything = len(order.sheets) == len(self.tree.lines)
        task = self.context.run(
            _("Saving the sheets"), jobs.save, self.context.store, order, folder,
            self.by_entity.isChecked(), is_everything,
        )  # fmt: skip
        task.succeeded.connect(lambda report: self._on_saved(order, report))

    def _on_saved(self, order: Order, report: "PackReport") -> None:
        self._mark(order, report.pieces)
        count = len(report.files)
        if not count:
            raise UserError(N_("Nothing of what is ticked belongs to an entity, so no file was written."))
        folder = str(report.files[0].parent)
        done = ngettext("{n} file in {folder}", "{n} files in {folder}", count, folder=folder)
        self._tell(done, report.undrawable)

    # Frame

    def trail(self) -> list[str]:
        """Return page and workshop."""
        return [_(self.TITLE), self.workshop.currentText()] if self._subject()[1] else [_(self.TITLE)]

    def route(self) -> Route:
        """Return what is shown."""
        kind, id = self._subject()
        return Route(self.NAME, id or None, "" if kind == WORKSHOP else f"{kind}/")

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return printing: pressed again, Ctrl+P prints."""
        return {"print.open": self.print_ticked}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.print_ticked()
        else:
            super().keyPressEvent(event)
