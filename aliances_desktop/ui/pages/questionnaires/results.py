"""What a batch says: question by question, drawn as on paper, texts put under themes, another batch beside it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QInputDialog, QLineEdit, QStackedWidget, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import (
    Answer,
    Batch,
    Entity,
    Question,
    Questionnaire,
    QuestionOption,
    Reply,
    Theme,
)
from aliances_desktop.model.codes import KINDS
from aliances_desktop.services import answers_results, batches, themes
from aliances_desktop.services.answers_results import Comparison, QuestionResult, Ranked, Said
from aliances_desktop.ui import theme
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.pages.questionnaires.tab import BatchTab
from aliances_desktop.ui.widgets.combos import QuietComboBox
from aliances_desktop.ui.widgets.flow import FlowLayout
from aliances_desktop.ui.widgets.labels import beside, button, column, label, row
from aliances_desktop.ui.widgets.picture import Picture
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable
from aliances_desktop.ui.widgets.save_file import ask_save
from aliances_desktop.ui.widgets.segments import Segments

_CHART_WIDTH = 430.0


class ResultsTab(BatchTab):
    """Questions on the left; on the right the chart and figures of the one chosen, or its texts."""

    TITLE = N_("Results")
    WATCHES = frozenset({Answer, Batch, Entity, Question, QuestionOption, Questionnaire, Reply, Theme})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._results: dict[int, QuestionResult] = {}
        self._said: dict[int, Said] = {}
        self._ranked: dict[str, Ranked] = {}
        self._themes: dict[str, str] = {}
        self._lines: dict[str, tuple[str, str, str]] = {}
        self._shown = (0, "")
        self.kind = self._combo(_("Kind of entity"))
        self.kind.addItem(_("Every kind of entity"), "")
        for code, text in KINDS.items():
            self.kind.addItem(_(text), code)
        self.kind.activated.connect(lambda _n: self.fill())
        self.other = self._combo(_("Compare with"))
        self.other.activated.connect(lambda _n: self._show())
        self.pdf = button(_("Report as PDF…"), self.save_pdf, icon="file-down")
        self.sheet = button(_("Spreadsheet…"), self.save_spreadsheet, icon="table")
        model: RowsModel[QuestionResult] = RowsModel(
            (
                Column(
                    N_("Question"),
                    lambda one: f"{one.asked.number}. {one.asked.text.get(current().language)}",
                    260,
                ),
                Column(N_("Answered"), lambda one: str(one.answered), 70, align="right"),
            ),
            lambda ids: {id: self._results[id] for id in ids if id in self._results},
        )
        self.table: RowsTable[QuestionResult] = RowsTable(model, _("Questions"))
        self.table.chosen.connect(lambda _id: self._show())
        self.title = label(role="group", wrap=True)
        self.summary = label(role="secondary", wrap=True)
        self.chart = Picture(_("Chart of the answers"))
        self.figures: RowsTable[tuple[str, str, str]] = RowsTable(self._figures_model(), _("Figures"))
        self.ranked: RowsTable[Ranked] = RowsTable(self._ranked_model(), _("Beside the guide"))
        self.part = Segments({"figures": _("Figures"), "texts": _("Texts")}, _("Part of the answers"))
        self.part.chosen.connect(lambda _code: self._show())
        self.texts: RowsTable[Said] = RowsTable(self._texts_model(), _("Texts"))
        self.texts.setSelectionMode(RowsTable.SelectionMode.ExtendedSelection)
        self._add_theme = button(_("Add theme"), self.add_theme, icon="plus")
        self._drop_theme = button(_("Delete"), self.delete_theme, icon="trash-2")
        self._rename_theme = button(_("Rename…"), self.rename_theme, icon="pencil")
        for widget in (self._add_theme, self._rename_theme, self._drop_theme):
            widget.setEnabled(self.is_writable)
        self._arrange()
        self.ask_title: Callable[[str], str] = self._ask_title

    def _combo(self, name: str) -> QuietComboBox:
        combo = QuietComboBox()
        combo.setAccessibleName(name)
        combo.setToolTip(name)
        return combo

    def _arrange(self) -> None:
        drawn, said = QWidget(), QWidget()
        drawn.setLayout(column(self.chart, self.figures, self.ranked))
        self.texts.setToolTip(_("F2 on the theme puts a text under one."))
        # A laptop's window is low: the chart gives way before the figures do.
        self.chart.setMinimumHeight(90)
        for table in (self.figures, self.ranked, self.texts):
            table.setMinimumHeight(96)
        told = row(self.summary, self.part)
        for place in (0, 1):
            told.setStretch(place, 1)
        tools = FlowLayout(self._add_theme, self._rename_theme, self._drop_theme)
        said.setLayout(column(self.texts, tools))
        self._stack = QStackedWidget()
        self._stack.addWidget(drawn)
        self._stack.addWidget(said)
        right = QWidget()
        right.setLayout(column(self.title, told, self._stack, spacing=4))
        splitter = beside(self.table, right, (330, 480), grows=1)
        self.table.setMinimumWidth(180)
        top = row(self.kind, self.other, self.pdf, self.sheet, spacing=6)
        for place in (0, 1):
            top.setStretch(place, 1)
        layout = column(top, splitter)
        layout.setStretch(1, 1)
        layout.setContentsMargins(0, 12, 0, 0)
        self.setLayout(layout)

    def _figures_model(self) -> RowsModel[tuple[str, str, str]]:
        return RowsModel(
            (
                Column(N_("Answer"), lambda line: line[0], 220),
                Column(N_("This batch"), lambda line: line[1], 100, align="right"),
                Column(N_("The other"), lambda line: line[2], 80, align="right"),
            ),
            lambda ids: {id: self._lines[id] for id in ids if id in self._lines},
        )

    def _ranked_model(self) -> RowsModel[Ranked]:
        return RowsModel(
            (
                Column(N_("Answer"), lambda one: one.text.get(current().language), 200),
                Column(N_("Points"), lambda one: str(one.points), 70, align="right"),
                Column(N_("Place here"), lambda one: str(one.room or "–"), 90, align="right"),
                Column(N_("Place in the guide"), lambda one: str(one.guide or "–"), 110, align="right"),
            ),
            lambda ids: {id: self._ranked[id] for id in ids if id in self._ranked},
        )

    def _texts_model(self) -> RowsModel[Said]:
        # The themes a text can be put under change with the question; the column keeps the one mapping.
        return RowsModel(
            (
                Column(N_("Who"), lambda one: one.entity or f"{one.sheet}", 120, hidden_below=360),
                Column(N_("Text"), lambda one: _words(one), 260),
                Column(N_("Theme"), self._theme_of, 130, edit=lambda one: str(one.theme_id or ""), choices=self._themes),
            ),
            lambda ids: {id: self._said[id] for id in ids if id in self._said},
            self._assign if self.is_writable else None,
        )  # fmt: skip

    def _theme_of(self, one: Said) -> str:
        return self._themes.get(str(one.theme_id), "") if one.theme_id else _("No theme")

    # Reading

    def fill(self) -> None:
        """Read the results again."""
        kind = self.kind.currentData()
        found = self.context.read(answers_results.question_results, self.batch_id, kind or "")
        self._results = {one.asked.id: one for one in found}
        self._fill_others()
        self.table.show_ids(list(self._results))
        if self._results and self.table.current_id() is None:
            self.table.choose(next(iter(self._results)))
        self._show()

    def _fill_others(self) -> None:
        chosen = self.other.currentData()
        self.other.clear()
        self.other.addItem(_("No other batch"), 0)
        for one in self.context.read(batches.rows):
            if one.id != self.batch_id and one.entered:
                self.other.addItem(one.title, one.id)
        self.other.setCurrentIndex(max(self.other.findData(chosen), 0))

    @property
    def result(self) -> QuestionResult | None:
        """The result of the question chosen."""
        return self._results.get(self.table.current_id() or 0)

    def _show(self) -> None:
        one = self.result
        for widget in (self.pdf, self.sheet):
            widget.setEnabled(bool(self._results))
        self._stack.setVisible(one is not None)
        if one is None:
            self.title.setText("")
            self.summary.setText("")
            return
        self.title.setText(f"{one.asked.number}. {one.asked.text.get(current().language)}")
        # Words beside yes, no and “other” are behind the figures.
        self.part.setVisible(bool(one.options and one.said))
        has_figures = bool(one.options) and (not one.said or self.part.current == "figures")
        compared = self._comparison(one)
        self.summary.setText(_summary(one, compared))
        self._stack.setCurrentIndex(0 if has_figures else 1)
        if has_figures:
            self._show_figures(one, compared)
        else:
            self._show_texts(one)

    def _show_figures(self, one: QuestionResult, compared: Comparison | None) -> None:
        # Names and texts of options are those of the report.
        from aliances_desktop.services.answers_report import text_of

        beside = [] if compared is not None else answers_results.beside_guide(one)
        self._ranked = {ranked.code: ranked for ranked in beside}
        self.ranked.show_ids(list(self._ranked))
        self.ranked.setVisible(bool(beside))
        self.figures.setVisible(not beside)
        other = {line.code: line.b for line in compared.lines} if compared is not None else {}
        self._lines = {}
        for number, option in enumerate(one.options):
            there = other.get(option.code)
            here = f"{option.count} · {current().percent(option.share)}"
            if one.asked.kind == "ranking":
                points = ngettext("{n} point", "{n} points", option.points)
                here = f"{points} · {option.count}"
            self._lines[str(number)] = (
                text_of(option).get(current().language) or option.code,
                here,
                "–" if there is None else current().percent(there),
            )
        self.figures.show_ids(list(self._lines))
        self.chart.show_svg(lambda: _chart(one))

    def _comparison(self, one: QuestionResult) -> Comparison | None:
        other = self.other.currentData()
        if not other:
            return None
        kind = self.kind.currentData() or ""
        found = self.context.read(answers_results.compare, self.batch_id, other, kind)
        return next((c for c in found if c.a.asked.id == one.asked.id), None)

    def _show_texts(self, one: QuestionResult) -> None:
        self._themes.clear()
        self._themes[""] = N_("No theme")
        self._themes.update({str(theme.id): f"{theme.title} ({theme.count})" for theme in one.themes})
        self._said = {said.id: said for said in one.said}
        self.texts.show_ids(list(self._said))

    # Themes

    def _assign(self, id: int, _column: Column[Said], code: str) -> None:
        chosen = self.texts.chosen_ids()
        ids = chosen if id in chosen else [id]
        self.context.edit(N_("Put under a theme"), themes.assign, ids, int(code) if code else None)

    def add_theme(self) -> None:
        """Ask for the title of a theme, suggesting the text chosen, and put the texts chosen under it."""
        one = self.result
        if one is None or not self.is_writable:
            return
        said = self._said.get(self.texts.current_id() or 0)
        title = self.ask_title(" ".join(said.text.split()[:5]) if said is not None else "")
        if not title:
            return
        with self.context.store.edit(N_("Add theme")) as session:
            made = themes.add_theme(session, one.asked.id, title)
            themes.assign(session, self.texts.chosen_ids(), made.key)

    def rename_theme(self) -> None:
        """Give the theme of the text chosen another title."""
        said = self._said.get(self.texts.current_id() or 0)
        if said is not None and said.theme_id is not None and self.is_writable:
            title = self.ask_title(said.theme)
            if title:
                self.context.edit(N_("Rename theme"), themes.rename_theme, said.theme_id, title)

    def _ask_title(self, suggested: str) -> str:
        title, is_given = QInputDialog.getText(
            self, _("Theme"), _("Title of the theme"), QLineEdit.EchoMode.Normal, suggested
        )
        return title.strip() if is_given else ""

    def delete_theme(self) -> None:
        """Delete the theme of the text chosen; its texts stay, under none."""
        said = self._said.get(self.texts.current_id() or 0)
        if said is not None and said.theme_id is not None and self.is_writable:
            name = said.theme
            self.context.edit(N_("Delete theme"), themes.delete_theme, said.theme_id)
            self.context.tell(_("Deleted: {name}", name=name), can_undo=True)

    # Giving away

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return giving the results away."""
        return {"batch.report": self.save_pdf}

    def _title(self) -> str:
        return self.context.read(batches.load, self.batch_id).title

    def save_pdf(self) -> None:
        """Save the report in the language of the handouts."""
        # Drawing is loaded with the first report.
        from aliances_desktop.services.answers_report import save_pdf

        path = ask_save(self, _("Save the results"), self._title(), ".pdf")
        if path is not None:
            kind = self.kind.currentData()
            language = self.context.handouts.language
            self.context.read(save_pdf, self.batch_id, language, path, kind or "")
            self.context.tell(_("Written to {name}", name=path.name))

    def save_spreadsheet(self) -> None:
        """Save figures and texts as a spreadsheet."""
        from aliances_desktop.services.answers_report import save_spreadsheet

        path = ask_save(self, _("Save the results"), self._title(), ".xlsx")
        if path is not None:
            self.context.read(
                save_spreadsheet, self.batch_id, current().language, path, _, self.kind.currentData() or ""
            )
            self.context.tell(_("Written to {name}", name=path.name))


def _words(said: Said) -> str:
    # As in the report and the spreadsheet.
    from aliances_desktop.services.answers_report import words_of

    return words_of(said, current().language)


def _summary(one: QuestionResult, compared: Comparison | None) -> str:
    parts = [ngettext("{n} answered", "{n} answered", one.answered), _("{n} blank", n=one.blanks)]
    if one.mean is not None and one.median is not None:
        parts.append(_("mean {mean}", mean=current().number(one.mean, 2)))
        parts.append(_("median {median}", median=current().number(one.median, 1)))
    if compared is not None and compared.b.mean is not None:
        parts.append(_("mean of the other {mean}", mean=current().number(compared.b.mean, 2)))
    return " · ".join(parts)


def _chart(one: QuestionResult) -> bytes:
    # The same drawing as in the report.
    from aliances_desktop.charts.palette import Palette
    from aliances_desktop.charts.svg import to_svg
    from aliances_desktop.documents.answers import answers_chart
    from aliances_desktop.services.answers_report import block

    colours = theme.current()
    palette = Palette(text=colours.text, quiet=colours.border, main=colours.primary)
    drawing: Any = answers_chart(block(one, current().language), current(), _CHART_WIDTH, palette)
    return to_svg(drawing)
