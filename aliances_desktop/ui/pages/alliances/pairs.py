"""Pair by pair: conflicts, gains, duplications and complementarities of any two partners, with what the directory suggests."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Entity, Offer, Pair, Partner
from aliances_desktop.services import pairs
from aliances_desktop.services.pairs import FIELDS, Cell, Matrix, Suggestion
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.pages.alliances.pair_grid import PairGrid, paint_mark
from aliances_desktop.ui.pages.alliances.pair_wording import sentence
from aliances_desktop.ui.widgets.editors import Text
from aliances_desktop.ui.widgets.flow import FlowLayout
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import button, clear, column, label, row, scrolled


class _Mark(QWidget):
    """A mark of the legend."""

    def __init__(self, number: int, *, is_written: bool = True) -> None:
        super().__init__()
        self._number, self._is_written = number, is_written
        self.setFixedSize(14, 18)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mark(painter, 7, 9, self._number, is_written=self._is_written, is_suggested=True)
        painter.end()


def _keyed(mark: _Mark, text: str) -> QWidget:
    keyed = QWidget()
    keyed.setLayout(row(mark, label(text, role="secondary"), spacing=4))
    return keyed


class PairsStep(RecordTab):
    """The matrix beside the texts of the pair chosen."""

    TITLE = N_("Pair by pair")
    WATCHES = frozenset({Pair, Partner, Entity, Offer})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._matrix = Matrix((), {})
        self._pair: tuple[int, int] | None = None
        self.grid = PairGrid(_("Pair by pair"))
        self.grid.walked.connect(self._show)
        self.grid.opened.connect(self._begin)
        self._title = label(role="group", wrap=True)
        fields = tuple(Field(name, title, lambda: Text(2), 3) for name, title in FIELDS.items())
        self.form = Form(fields, self._commit, _("What stands between the two"))
        self.form.set_enabled_fields(self.is_writable)
        self.suggested = column(spacing=6)
        detail = QWidget()
        detail.setLayout(column(self._title, self.form, self.suggested, None, margin=12))
        legend = QWidget()
        marks = [_keyed(_Mark(number), _(title)) for number, title in enumerate(FIELDS.values())]
        legend.setLayout(
            FlowLayout(*marks, _keyed(_Mark(1, is_written=False), _("Only suggested")), spacing=10)
        )
        side = QWidget()
        left = column(self.grid, legend)
        left.setStretch(0, 1)
        side.setLayout(left)
        self._whole = whole = QSplitter(Qt.Orientation.Horizontal)
        whole.addWidget(side)
        whole.addWidget(scrolled(detail))
        whole.setChildrenCollapsible(False)
        whole.setHandleWidth(12)
        few = label(_("Pairs are compared once there are two partners."), role="secondary", wrap=True)
        few.setAlignment(Qt.AlignmentFlag.AlignTop)
        few.setContentsMargins(12, 12, 12, 12)
        self._stack = QStackedWidget()
        self._stack.addWidget(few)
        self._stack.addWidget(whole)
        self.setLayout(column(self._stack, margin=12))

    def fill(self) -> None:
        """Read the matrix; the texts follow the pair chosen."""
        before = self._matrix.sides
        self._matrix = self.context.read(pairs.matrix, self.record_id)
        self._stack.setCurrentIndex(1 if len(self._matrix.sides) > 1 else 0)
        if self._matrix.sides != before:
            wished = self.grid.show_matrix(self._matrix)
            self._whole.setSizes([wished, max(self.width() - wished - 36, 1)])
        else:
            self.grid.show_matrix(self._matrix)
        self._show(self.grid.pair())

    def _show(self, pair: Any) -> None:
        if self._pair != pair:
            self.leave()
        names = {side.entity_id: side.name for side in self._matrix.sides}
        self._pair = pair if pair and set(pair) <= set(names) else None
        self.form.setVisible(self._pair is not None)
        clear(self.suggested)
        if self._pair is None:
            self._title.setText("")
            return
        cell = self._matrix.cell(*self._pair)
        self._title.setText(" – ".join(names[id] for id in self._pair))
        self.form.load(cell.texts)
        self._show_suggestions(cell)

    def _show_suggestions(self, cell: Cell) -> None:
        still = [one for one in cell.suggestions if sentence(one) not in cell.texts[one.field]]
        if still:
            self.suggested.addWidget(label(_("Suggested by the directory: is it so?"), role="group"))
        for one in still:
            text = label(sentence(one), wrap=True)
            write = button(
                _("Write under {heading}", heading=_(FIELDS[one.field])),
                partial(self.accept, one),
                icon="plus",
            )
            write.setEnabled(self.is_writable)
            self.suggested.addWidget(text)
            self.suggested.addLayout(row(write, None))

    # Changing

    def _commit(self, name: str, value: Any) -> None:
        if self._pair is not None:
            self.context.edit(N_("Change the pair"), pairs.set_text, self.record_id, *self._pair, name, value)

    def accept(self, suggestion: Suggestion) -> None:
        """Write a suggestion under its heading."""
        if self._pair is not None and self.is_writable:
            self.form.save_all()
            self.context.edit(
                N_("Accept a suggestion"), pairs.accept, self.record_id, *self._pair, suggestion.field,
                sentence(suggestion),
            )  # fmt: skip
            self.grid.setFocus()

    def _begin(self) -> None:
        self.form.focus("conflicts")

    def leave(self) -> None:
        """Commit what is being typed."""
        if self._pair is not None and self.is_writable:
            self.form.save_all()
