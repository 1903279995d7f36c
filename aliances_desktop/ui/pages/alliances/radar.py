"""The prevention radar: what the facts of the file warn of, what helps, and setting a warning aside with a reason."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QSplitter

from aliances_desktop.i18n import N_
from aliances_desktop.model import (
    Alliance,
    Commitment,
    Dismissal,
    Entity,
    Evaluation,
    FactorRating,
    Involvement,
    Letter,
    Partner,
    Project,
    Rating,
    Task,
)
from aliances_desktop.model.codes import LEVELS
from aliances_desktop.model.codes_alliance import PROBLEMS
from aliances_desktop.services import factors, radar
from aliances_desktop.services.factors import Factor
from aliances_desktop.services.radar_rules import Fact
from aliances_desktop.ui.context import Context, Route
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.steps_tab import StepsTab
from aliances_desktop.ui.widgets.labels import Card, button, column, label, row, scrolled
from aliances_desktop.ui.widgets.lines import LinesTable, new_line
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable

_DIGITS: Final = "0123"


class WarningsStep(RecordTab):
    """Warnings on the left, the card of their problem on the right."""

    TITLE = N_("Warnings")
    WATCHES = frozenset(
        {Alliance, Partner, Entity, Commitment, Dismissal, Evaluation, Rating, Involvement, Letter, Project, Task}
    )  # fmt: skip

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._facts: dict[str, Fact] = {}
        model: RowsModel[Fact] = RowsModel(
            (
                Column(N_("Problem"), lambda fact: _(PROBLEMS[fact.problem]), 130, icon=self._icon, hidden_below=380),
                Column(N_("Why"), self._said, 280),
                Column(N_("Since"), self._since, 92, least=92),
            ),
            lambda keys: {key: self._facts[key] for key in keys if key in self._facts},
        )  # fmt: skip
        self.table: RowsTable[Fact] = RowsTable(model, _("Warnings"))
        self.table.chosen.connect(lambda _key: self._show())
        self.table.opened.connect(lambda _key: self.mend())
        self._count = label(role="secondary", wrap=True)
        self._card = Card()
        self._title, self._why, self._measures = (
            label(role="group", wrap=True),
            label(wrap=True),
            label(wrap=True),
        )
        self._aside = label(role="secondary", wrap=True)
        self.mend_there = button(_("Mend it there"), self.mend, icon="arrow-right", primary=True)
        self.reason = new_line(_("Why this is no problem here, then Enter sets it aside"), self.set_aside)
        self.raise_again = button(_("Raise it again"), self.take_back, icon="undo-2")
        for widget in (self.reason, self.raise_again):
            widget.setEnabled(self.is_writable)
        helps = label(_("What helps"), role="secondary")
        for text in (self._title, self._why, helps, self._measures, self._aside):
            self._card.body.addWidget(text)
        self._card.body.addLayout(row(self.mend_there, self.raise_again, None))
        self._card.body.addWidget(self.reason)
        self._card.body.addStretch(1)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(12)
        splitter.addWidget(self.table)
        splitter.addWidget(scrolled(self._card))
        splitter.setSizes([520, 380])
        layout = column(self._count, splitter, margin=12)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _icon(self, fact: Fact) -> str:
        return "circle-check" if fact.reason else "triangle-alert"

    def _said(self, fact: Fact) -> str:
        return _(fact.sentence, **radar.words(fact.values, current().language, _))

    def _since(self, fact: Fact) -> str:
        return current().short_day(fact.since) if fact.since else ""

    def fill(self) -> None:
        """Read the warnings."""
        today = self.context.today()
        found = self.context.read(radar.warnings, self.record_id, today) if self.record_id else []
        found.sort(key=lambda fact: bool(fact.reason))
        self._facts = {f"{fact.problem}/{fact.fact}": fact for fact in found}
        self.table.show_ids(list(self._facts))
        if self._facts and self.table.current_id() is None:
            self.table.choose(next(iter(self._facts)))
        left = sum(not fact.reason for fact in found)
        self._count.setText(
            ngettext("{n} warning to look at", "{n} warnings to look at", left) if left
            else _("Nothing in the file warns of any of the six common problems.")
        )  # fmt: skip
        self._show()

    def _fact(self) -> Fact | None:
        return self._facts.get(self.table.current_id() or "")

    def _show(self) -> None:
        fact = self._fact()
        self._card.setVisible(fact is not None)
        if fact is None:
            return
        card = self.context.read(radar.cards).get(fact.problem)
        since = _("Since {day}", day=current().day(fact.since)) if fact.since else ""
        self._title.setText(_(PROBLEMS[fact.problem]))
        self._why.setText("\n".join(filter(None, (self._said(fact), since))))
        self._measures.setText(card.detail.get(current().language) if card else "")
        self._aside.setText(_("Set aside: {reason}", reason=fact.reason) if fact.reason else "")
        self._aside.setVisible(bool(fact.reason))
        self.raise_again.setVisible(bool(fact.reason))
        self.reason.setVisible(not fact.reason)

    def mend(self) -> None:
        """Go to where the fact of the current warning can be changed."""
        fact = self._fact()
        if fact is not None:
            self.context.routed.emit(Route("alliances", self.record_id, fact.tab))

    def set_aside(self, reason: str) -> None:
        """Set the current warning aside."""
        fact = self._fact()
        if fact is not None:
            today = self.context.today()
            what = (self.record_id, fact.problem, fact.fact, reason, today)
            self.context.edit(N_("Set a warning aside"), radar.set_aside, *what)

    def take_back(self) -> None:
        """Raise the current warning again."""
        fact = self._fact()
        if fact is not None:
            self.context.edit(
                N_("Raise a warning again"), radar.take_back, self.record_id, fact.problem, fact.fact
            )


class FactorsStep(RecordTab):
    """The twenty factors, rated by digits, with evidence; earlier ratings stay to be seen."""

    TITLE = N_("Factors")
    WATCHES = frozenset({FactorRating})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._factors: dict[str, Factor] = {}
        model: RowsModel[Factor] = RowsModel(
            (
                Column(N_("Factor"), lambda one: one.card.text.get(current().language), 300, icon=self._icon),
                Column(N_("Now"), self._now, 90, least=80),
                Column(N_("Evidence"), self._evidence, 240, edit=self._evidence, field="evidence"),
                Column(N_("Before"), self._before, 130, hidden_below=620),
            ),
            lambda codes: {code: self._factors[code] for code in codes if code in self._factors},
            self._commit if self.is_writable else None,
        )
        self.table: LinesTable[Factor] = LinesTable(model, _("Factors"), letters=_DIGITS)
        self.table.typed.connect(lambda digit: self.rate(int(digit)))
        self.table.deleted.connect(self.take_back)
        hint = _("0–3 how far it is there today · F2 the evidence · Del takes the latest rating back")
        layout = column(self.table, label(hint, role="secondary", wrap=True), margin=12)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    @staticmethod
    def _icon(one: Factor) -> str:
        return "plus" if one.is_success else "minus"

    @staticmethod
    def _now(one: Factor) -> str:
        return _(LEVELS[one.latest.level]) if one.latest else ""

    @staticmethod
    def _evidence(one: Factor) -> str:
        return one.latest.evidence if one.latest else ""

    @staticmethod
    def _before(one: Factor) -> str:
        return " · ".join(
            f"{rating.level} ({current().short_day(rating.day)})" for rating in reversed(one.ratings[:-1])
        )

    def fill(self) -> None:
        """Read the factors."""
        found = self.context.read(factors.factors, self.record_id) if self.record_id else []
        self._factors = {one.code: one for one in found}
        self.table.show_ids(list(self._factors))

    def rate(self, level: int) -> None:
        """Rate the current factor today, and go on to the next."""
        code = self.table.current_id()
        if code is None or not self.is_writable:
            return
        today = self.context.today()
        self.context.edit(N_("Rate a factor"), factors.rate, self.record_id, code, level, today)
        codes = list(self._factors)
        self.table.choose(codes[min(codes.index(code) + 1, len(codes) - 1)])

    def take_back(self) -> None:
        """Take back the latest rating of the current factor."""
        code = self.table.current_id()
        if code is not None and self.is_writable:
            self.context.edit(N_("Take a rating back"), factors.take_back, self.record_id, code)

    def _commit(self, code: str, _column: Column[Factor], text: str) -> None:
        self.context.edit(N_("Write the evidence"), factors.set_evidence, self.record_id, code, text)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return taking back."""
        return {"edit.delete": self.take_back}


class RadarTab(StepsTab):
    """What might go wrong, and how the factors of success and failure stand."""

    NAME = "alliances"
    TITLE = N_("Radar")
    STEPS = (WarningsStep, FactorsStep)
    HEADER = ("radar.print",)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the step shown does, and printing the cards."""
        return {**super().handlers(), "radar.print": self.print_cards}

    def print_cards(self) -> None:
        """Go to the cards of the six problems, ready to print."""
        self.context.go("print", self.record_id, "alliance/problem_cards")
