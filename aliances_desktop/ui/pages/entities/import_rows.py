"""Third step of an import: what may be there already, and what cannot be imported; nothing is written yet."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model.codes import KINDS, SECTORS
from aliances_desktop.services.importing import ADD, MERGE, SKIP, Candidate, Draft, Duplicate, Rejected
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.pages.entities.jobs import Comparison, Decisions
from aliances_desktop.ui.widgets.flow import FlowLayout
from aliances_desktop.ui.widgets.labels import badge, button, clear, column, label, row
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable
from aliances_desktop.ui.widgets.steps import Step

DECISIONS = {MERGE: N_("Merge"), ADD: N_("Keep both"), SKIP: N_("Skip the row")}
_KEYS = {Qt.Key.Key_M: MERGE, Qt.Key.Key_K: ADD, Qt.Key.Key_S: SKIP}
_ALL = {MERGE: N_("Merge all"), ADD: N_("Keep all"), SKIP: N_("Skip all")}


class RowsStep(Step):
    """Duplicates with a decision each, rejected rows with their reason."""

    TITLE = N_("Duplicates")

    def __init__(self) -> None:
        super().__init__()
        self._draft = Draft((), (), ())
        self._duplicates: dict[int, Duplicate] = {}
        self._rejected: dict[int, Rejected] = {}
        self._chosen: dict[int, str] = {}
        self._badges = FlowLayout()
        summary = QWidget()
        summary.setLayout(self._badges)
        self.duplicates = self._duplicates_table()
        self.duplicates.setSelectionMode(RowsTable.SelectionMode.ExtendedSelection)
        self.duplicates.installEventFilter(self)
        self.rejected = self._rejected_table()
        self.new = self._new_table()
        self.doubts = label(wrap=True)
        choose = [button(_(text), partial(self._decide_all, code)) for code, text in _ALL.items()]
        hint = label(_("For the rows chosen: M merges, K keeps both, S skips."), role="secondary", wrap=True)
        merging = label(
            _("Merging fills what is blank in the directory and overwrites nothing."),
            role="secondary",
            wrap=True,
        )
        first = QWidget()
        first.setLayout(column(row(*choose, None), self.duplicates, hint, merging, spacing=8))
        second = QWidget()
        second.setLayout(column(self.rejected))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(first, "")
        self.tabs.addTab(second, "")
        third = QWidget()
        third.setLayout(column(self.new))
        self.tabs.addTab(third, "")
        layout = column(summary, self.doubts, self.tabs, margin=16, spacing=12)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _duplicates_table(self) -> RowsTable[Duplicate]:
        def name(found: Duplicate) -> str:
            return str(self._draft.candidates[found.candidate].values["name"])

        columns: tuple[Column[Duplicate], ...] = (
            Column(N_("Line"), lambda d: str(self._draft.candidates[d.candidate].line), 50, align="right"),
            Column(N_("In the file"), name, 190),
            Column(N_("In the directory"), lambda d: " · ".join(filter(None, (d.name, d.municipality))), 230),
            Column(N_("Likeness"), lambda d: current().percent(d.score / 100), 70, align="right"),
            Column(
                N_("What to do"), lambda d: _(DECISIONS[self._chosen[d.candidate]]), 160,
                edit=lambda d: self._chosen[d.candidate], choices=DECISIONS,
            ),
        )  # fmt: skip
        model: RowsModel[Duplicate] = RowsModel(
            columns,
            lambda keys: {key: self._duplicates[key] for key in keys},
            lambda key, _column, code: self.decide(code, [key]),
        )
        return RowsTable(model, _("Duplicates"))

    def _rejected_table(self) -> RowsTable[Rejected]:
        columns: tuple[Column[Rejected], ...] = (
            Column(N_("Line"), lambda r: str(r.line), 50, align="right"),
            Column(N_("Reason"), lambda r: _(r.reason, **r.values), 260),
            Column(N_("The row"), lambda r: r.excerpt, 300),
        )
        model: RowsModel[Rejected] = RowsModel(
            columns, lambda keys: {key: self._rejected[key] for key in keys}
        )
        return RowsTable(model, _("Rejected rows"))

    def _new_table(self) -> RowsTable[Candidate]:
        def value(name: str) -> Callable[[Candidate], str]:
            return lambda candidate: str(candidate.values.get(name) or "")

        columns: tuple[Column[Candidate], ...] = (
            Column(N_("Line"), lambda c: str(c.line), 50, align="right"),
            Column(N_("Name"), value("name"), 260),
            Column(N_("Kind"), lambda c: _(KINDS[c.values["kind"]]), 110),
            Column(N_("Municipality"), value("municipality"), 120),
            Column(N_("Sectors"), lambda c: ", ".join(_(SECTORS[s]) for s in c.values["sectors"]), 150),
        )
        model: RowsModel[Candidate] = RowsModel(
            columns, lambda keys: {key: self._draft.candidates[key] for key in keys}
        )
        return RowsTable(model, _("New entities"))

    def show_comparison(self, found: Comparison) -> None:
        """Show what was found; certain duplicates are merged unless decided otherwise, likely ones kept."""
        self._draft = found.draft
        self._duplicates = {duplicate.candidate: duplicate for duplicate in found.duplicates}
        self._chosen = {d.candidate: MERGE if d.is_certain else ADD for d in found.duplicates}
        self._rejected = dict(enumerate(found.draft.rejected))
        self.duplicates.show_ids(list(self._duplicates))
        self.rejected.show_ids(list(self._rejected))
        new = [n for n in range(len(self._draft.candidates)) if n not in self._duplicates]
        self.new.show_ids(new)
        if self._duplicates:
            self.duplicates.choose(next(iter(self._duplicates)))
        self.doubts.setText("\n".join(_(doubt.msgid, **doubt.values) for doubt in found.draft.doubts))
        self.doubts.setVisible(bool(found.draft.doubts))
        for number, (title, count) in enumerate(
            (
                (_("Duplicates"), len(self._duplicates)),
                (_("Rejected rows"), len(self._rejected)),
                (_("New entities"), len(new)),
            )
        ):
            self.tabs.setTabText(number, f"{title} · {current().number(count)}")
            self.tabs.setTabVisible(number, count > 0)
        self.tabs.setCurrentIndex(next((n for n in range(3) if self.tabs.isTabVisible(n)), 0))
        self._summarise()

    def _summarise(self) -> None:
        clear(self._badges)
        merged, skipped = (list(self._chosen.values()).count(code) for code in (MERGE, SKIP))
        added = len(self._draft.candidates) - merged - skipped
        rejected = len(self._rejected)
        for n, tone, text in (
            (added, "ok", ngettext("{n} new entity", "{n} new entities", added)),
            (merged, "ok", ngettext("{n} merged", "{n} merged", merged)),
            (skipped, "neutral", ngettext("{n} row skipped", "{n} rows skipped", skipped)),
            (rejected, "warning", ngettext("{n} row rejected", "{n} rows rejected", rejected)),
        ):
            if n:
                self._badges.addWidget(badge(text, tone))
        self.changed.emit()

    def enter(self) -> None:
        if self._duplicates:
            self.duplicates.setFocus()

    def decide(self, code: str, candidates: Iterable[int]) -> None:
        """Decide the same for several candidates."""
        for candidate in candidates:
            self._chosen[candidate] = code
        self.duplicates.show_ids(list(self._duplicates))
        self._summarise()

    def _decide_all(self, code: str) -> None:
        self.decide(code, self._duplicates)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            code = _KEYS.get(Qt.Key(event.key()))
            if code is not None and not event.modifiers():
                self.decide(code, self.duplicates.chosen_ids())
                return True
        return False

    def decisions(self) -> Decisions:
        """Return candidate → decision, with the entity to merge into."""
        return {
            key: (code, self._duplicates[key].entity_id if code == MERGE else None)
            for key, code in self._chosen.items()
        }

    def is_ready(self) -> bool:
        return len(self._draft.candidates) > list(self._chosen.values()).count(SKIP)
