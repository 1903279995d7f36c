"""How an entity's budget is split: a bar of three parts with amounts, and a sentence on whether it adds up."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import CaseEntity, Entity
from aliances_desktop.ui import theme
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.widgets.labels import column, label, set_tone

SHARES = {
    "subsidies_percent": N_("Subsidies"),
    "own_percent": N_("Own income"),
    "contracts_percent": N_("Contracts"),
}
_COLOURS = {"light": ("#1F5FA8", "#0B7A75", "#A34700"), "dark": ("#7FB2EC", "#5CC9C2", "#F0995A")}
_BAR = 14


class BudgetBar(QWidget):
    """Three parts of a whole, each in its colour with its name, share and amount below it."""

    def __init__(self) -> None:
        super().__init__()
        self._shares = (0.0, 0.0, 0.0)
        self._budget: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(260, _BAR + 8 + 2 * self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_entity(self, entity: Entity | CaseEntity) -> None:
        """Show the split of an entity's budget."""
        first, second, third = ((getattr(entity, name) or 0) for name in SHARES)
        self._shares = (first, second, third)
        self._budget = entity.budget_cents
        self.setAccessibleName(", ".join(self._legend(number, " ") for number in range(3)))
        self.update()

    def _legend(self, number: int, separator: str) -> str:
        parts = [_(tuple(SHARES.values())[number]), current().percent(self._shares[number] / 100)]
        if self._budget:
            parts.append(current().money(round(self._budget * self._shares[number] / 10_000)))
        return separator.join(parts)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = [QColor(c) for c in _COLOURS[theme.current().name]]
        whole = QRectF(0, 0, self.width(), _BAR)
        outline = QPainterPath()
        outline.addRoundedRect(whole, _BAR / 2, _BAR / 2)
        painter.setClipPath(outline)
        painter.fillRect(whole, QColor(theme.current().raised))
        x, scale = 0.0, self.width() / max(sum(self._shares), 100)
        for share, colour in zip(self._shares, colours, strict=True):
            painter.fillRect(QRectF(x, 0, share * scale - (2 if share else 0), _BAR), colour)
            x += share * scale
        painter.setClipping(False)
        line, third = self.fontMetrics().lineSpacing(), self.width() / 3
        for number, colour in enumerate(colours):
            left, top = number * third, _BAR + 8
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(QRectF(left, top + line / 2 - 5, 10, 10), 2, 2)
            name, _line, figures = self._legend(number, "\n").partition("\n")
            for text, y, tone in (
                (name, top, theme.current().text),
                (figures.replace("\n", " · "), top + line, theme.current().secondary),
            ):
                painter.setPen(QColor(tone))
                shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(third - 22))
                painter.drawText(QRectF(left + 16, y, third - 18, line), Qt.AlignmentFlag.AlignVCenter, shown)


class BudgetCheck(QWidget):
    """The bar, and in words whether the shares add up to 100 %."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = BudgetBar()
        self.verdict = label(wrap=True)
        self.verdict.setProperty("tone", "neutral")
        self.setLayout(column(self.bar, self.verdict))

    def show_entity(self, entity: Entity | CaseEntity) -> None:
        """Show an entity's split and its verdict."""
        self.bar.show_entity(entity)
        known = [value for name in SHARES if (value := getattr(entity, name)) is not None]
        gap = entity.budget_gap
        total = current().number(sum(known), 1)
        if not known:
            tone, sentence = "neutral", _("Write the three shares of the budget; together they make 100 %.")
        elif gap is None:
            tone, sentence = "neutral", _("{total} % so far: fill in all three shares.", total=total)
        elif gap == 0:
            tone, sentence = "ok", _("The three shares add up to 100 %.")
        else:
            tone, sentence = (
                "error",
                _("The shares add up to {total} %, not 100 %. Correct one of them.", total=total),
            )
        self.verdict.setText(sentence)
        set_tone(self.verdict, tone)
