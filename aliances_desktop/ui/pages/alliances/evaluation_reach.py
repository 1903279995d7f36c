"""Table 3 of the evaluation test: a grid of figures, with sum and gain worked out while they are typed in."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.planning.extension import Extension, Gain, Part
from aliances_desktop.services.evaluation_answers import EvaluationTest
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.widgets.editors import Editor, Number, Tags
from aliances_desktop.ui.widgets.labels import column, label

_FIELDS: Final = {
    "municipalities": N_("Municipalities"),
    "population": N_("Target population"),
    "beneficiaries": N_("Beneficiaries"),
}
Save = Callable[[int | None, str, Any], object]


class ReachGrid(QWidget):
    """A row for each partner and one for all allied; Enter and Tab go on, the rest is worked out."""

    ended = Signal()

    def __init__(self, save: Save, complete: Callable[[str], Sequence[str]]) -> None:
        super().__init__()
        self._save, self._complete = save, complete
        self._keys: tuple[int | None, ...] = ()
        self.editors: dict[tuple[int | None, str], Editor] = {}
        self._shares: dict[int | None, QLabel] = {}
        self._derived: dict[tuple[str, str], QLabel] = {}
        self._stored: dict[tuple[int | None, str], Any] = {}
        self._holder = QWidget()
        self._notes = label(role="secondary", wrap=True)
        self._said = label(role="field-error", wrap=True)
        self._said.hide()
        self.setLayout(column(self._holder, self._said, self._notes, None, margin=8))

    def show_test(self, test: EvaluationTest) -> None:
        """Show what is stored; a field being typed in stays as it is."""
        keys = (*(one.entity_id for one in test.partners), None)
        if keys != self._keys:
            self._keys = keys
            self._build(test)
        for key in keys:
            part = test.reach.get(key, Part())
            for name in _FIELDS:
                value = getattr(part, name)
                editor = self.editors[(key, name)]
                if self._stored.get((key, name), _NOTHING) != value or not editor.widget.hasFocus():
                    editor.set_value(value)
                self._stored[(key, name)] = value
            self._shares[key].setText(_percent(part.share))
        self._show_derived(test.extension, [one.name for one in test.partners])

    def _build(self, test: EvaluationTest) -> None:
        self.editors.clear()
        self._stored.clear()
        self._shares.clear()
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for place, text in enumerate((_("Entity"), *(_(text) for text in _FIELDS.values()), "%")):
            grid.addWidget(label(text, role="secondary"), 0, place)
        for place, stretch in enumerate((3, 5, 2, 2, 1)):
            grid.setColumnStretch(place, stretch)
        line = 1
        for key, name in [*((one.entity_id, one.name) for one in test.partners), (None, _("Allied"))]:
            if key is None:
                self._add_derived(grid, line, "sum", _("Sum"))
                line += 1
            self._add_part(grid, line, key, name)
            line += 1
        self._add_derived(grid, line, "gain", _("Gain: allied less sum"))
        self._add_derived(grid, line + 1, "relative", _("Gain, in percent of the sum"))
        layout = self.layout()
        assert layout is not None
        layout.replaceWidget(self._holder, fresh)
        fresh.show()
        self._holder.hide()
        self._holder.deleteLater()
        self._holder = fresh

    def _add_part(self, grid: QGridLayout, line: int, key: int | None, name: str) -> None:
        grid.addWidget(label(name, wrap=True), line, 0)
        for place, (field, text) in enumerate(_FIELDS.items(), 1):
            editor: Editor = (
                Tags(_("separated by commas"), self._complete) if field == "municipalities" else Number()
            )
            widget = editor.widget
            assert isinstance(widget, QLineEdit)
            widget.setAccessibleName(f"{name}: {_(text)}")
            widget.setMinimumWidth(90 if place > 1 else 150)
            if place > 1:
                widget.setAlignment(Qt.AlignmentFlag.AlignRight)
            editor.left.connect(lambda key=key, field=field: self._commit(key, field))
            widget.returnPressed.connect(lambda key=key, field=field: self._go_on(key, field))
            grid.addWidget(widget, line, place)
            self.editors[(key, field)] = editor
        self._shares[key] = _figure()
        grid.addWidget(self._shares[key], line, 4)

    def _add_derived(self, grid: QGridLayout, line: int, kind: str, name: str) -> None:
        title = label(name, wrap=True)
        title.setProperty("role", "heading")
        grid.addWidget(title, line, 0)
        for place, field in enumerate((*_FIELDS, "share"), 1):
            figure = self._derived[(kind, field)] = _figure()
            figure.setAccessibleName(f"{name}: {_(_FIELDS.get(field, '%'))}")
            grid.addWidget(figure, line, place)

    def _show_derived(self, found: Extension, names: Sequence[str]) -> None:
        whole = found.sum
        self._derived[("sum", "municipalities")].setText(str(len(whole.municipalities) or ""))
        self._derived[("sum", "municipalities")].setToolTip(", ".join(whole.municipalities))
        self._derived[("sum", "population")].setText(_number(whole.population))
        self._derived[("sum", "beneficiaries")].setText(_number(whole.beneficiaries))
        self._derived[("sum", "share")].setText(_percent(found.sum_share))
        gains = (found.municipalities_gain, found.population_gain, found.beneficiaries_gain, found.share_gain)
        for field, gain in zip((*_FIELDS, "share"), gains, strict=True):
            self._derived[("gain", field)].setText(_absolute(gain, is_share=field == "share"))
            relative = gain.relative
            self._derived[("relative", field)].setText(
                "" if relative is None else _signed(relative * 100, 1) + " %"
            )
        said = [_("Municipalities that several reach count once; the % is never added up.")]
        said += [
            _(
                "Shared: {name} ({entities})",
                name=one.name,
                entities=current().join(names[n] for n in one.parts),
            )
            for one in found.shared
        ]
        self._notes.setText("\n".join(said))

    # Typing

    def begin(self) -> None:
        """Put the cursor in the first blank field, or the first of all."""
        blank = [place for place, value in self._stored.items() if not value and value != 0]
        self._focus(blank[0] if blank else next(iter(self.editors)))

    def _focus(self, place: tuple[int | None, str]) -> None:
        self.editors[place].widget.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_on(self, key: int | None, field: str) -> None:
        places = list(self.editors)
        following = places.index((key, field)) + 1
        if not self._commit(key, field):
            return
        if following < len(places):
            self._focus(places[following])
        else:
            self.ended.emit()

    def _commit(self, key: int | None, field: str) -> bool:
        place = (key, field)
        try:
            value = self.editors[place].value()
            if value != self._stored.get(place):
                self._save(key, field, value)
        except UserError as error:
            self._said.setText(_(error.msgid, **error.values))
            self._said.show()
            return False
        self._said.hide()
        return True

    def commit(self) -> None:
        """Store a field still being typed in."""
        for (key, field), editor in self.editors.items():
            if editor.widget.hasFocus():
                self._commit(key, field)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -len(_FIELDS), Qt.Key.Key_Down: len(_FIELDS)}.get(Qt.Key(event.key()))
        places = list(self.editors)
        at = next((n for n, place in enumerate(places) if self.editors[place].widget.hasFocus()), None)
        if step is None or at is None or not 0 <= at + step < len(places):
            super().keyPressEvent(event)
            return
        self._focus(places[at + step])


_NOTHING: Final = QObject()
"""Differs from everything a field can hold."""


def _figure() -> QLabel:
    figure = label()
    figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return figure


def _number(value: int | None) -> str:
    return "" if value is None else current().number(value)


def _percent(share: float | None) -> str:
    return "" if share is None else f"{current().number(share * 100, 1)} %"


def _signed(value: float, decimals: int = 0) -> str:
    shown = current().number(value, decimals)
    return f"+{shown}" if value > 0 else shown


def _absolute(gain: Gain, *, is_share: bool) -> str:
    if gain.absolute is None:
        return ""
    return _("{n} points", n=_signed(gain.absolute * 100, 1)) if is_share else _signed(gain.absolute)
