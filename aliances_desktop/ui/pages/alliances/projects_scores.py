"""Published criteria with their weights, the scores of the projects by digits, and the result with its formula."""

from collections.abc import Callable, Hashable
from typing import Final

from PySide6.QtWidgets import QSplitter, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Criterion, Project, Score
from aliances_desktop.model.selection import FORMULA, Ranking
from aliances_desktop.services import lines, selection
from aliances_desktop.ui import theme
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.pages.alliances.projects_grid import Grid, Head
from aliances_desktop.ui.pages.alliances.projects_side import LABEL
from aliances_desktop.ui.widgets.editors import Decimal
from aliances_desktop.ui.widgets.labels import column, label, scrolled
from aliances_desktop.ui.widgets.lines import new_line
from aliances_desktop.ui.widgets.picture import Picture

_WEIGHT: Final = "weight"
_WIDTH: Final = 300.0


def figure(value: float) -> str:
    """Return a score or a weight as it is read."""
    return current().number(value, 2)


class ScoresStep(RecordTab):
    """A row for each criterion, its weight, a column for each project; beside it the ranking."""

    TITLE = N_("Criteria and scores")
    WATCHES = frozenset({Project, Criterion, Score})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.line = new_line(_("A criterion, then Enter"), self.add)
        self.line.setEnabled(self.is_writable)
        self.grid = Grid(_("Scores"), "012345-", self._commit if self.is_writable else None)
        self.grid.typed.connect(self.type_score)
        self.grid.moved.connect(self.move_by)
        self._hint = label(
            _("Digits 0 to 5 score · F2 edits criterion, weight or decimals · Alt+↑↓ order · Del empties"),
            role="secondary", wrap=True,
        )  # fmt: skip
        self._formula = label(_(FORMULA), role="secondary", wrap=True)
        self.picture = Picture(_("Ranking of the projects"))
        self._result = label(wrap=True)
        left, right = QWidget(), QWidget()
        layout = column(self.line, self.grid, self._hint)
        layout.setStretch(1, 1)
        left.setLayout(layout)
        right.setLayout(
            column(
                label(_("Result"), role="group"), self._formula, self.picture, self._result, None, margin=4
            )
        )
        splitter = QSplitter()
        splitter.setHandleWidth(12)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(scrolled(right))
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([600, 330])
        self.setLayout(column(splitter, margin=12))

    # Reading

    def fill(self) -> None:
        """Read criteria and scores, and rank."""
        ranking = self.context.read(selection.ranking, self.record_id)
        projects = self.context.read(lines.rows, Project, alliance_id=self.record_id)
        standings = {one.key: one for one in ranking.standings}
        heads = [
            Head(LABEL, _("Criterion"), 2, is_edited=True),
            Head(_WEIGHT, _("Weight"), 0.7, is_centred=True, is_edited=True),
            *(Head(one.key, one.title, 1, is_centred=True, is_edited=True) for one in projects),
        ]
        cells: dict[tuple[Hashable, Hashable], str] = {}
        for place, one in enumerate(ranking.standards):
            cells[one.key, LABEL] = one.text
            cells[one.key, _WEIGHT] = figure(one.weight)
            for project in projects:
                score = standings[project.key].scores[place]
                cells[one.key, project.key] = "" if score is None else figure(score)
        self.grid.show_cells([one.key for one in ranking.standards], heads, cells)
        self._show_result(ranking)

    def _show_result(self, ranking: Ranking) -> None:
        scored = [one for one in ranking.standings if one.mean is not None]
        self.picture.setVisible(bool(scored))
        self._result.setText("\n".join(sentences(ranking)))
        if not scored:
            return
        # Drawing is loaded with the first scores.
        from aliances_desktop.charts.bars import bars
        from aliances_desktop.charts.palette import Palette
        from aliances_desktop.charts.svg import to_svg

        colours = theme.current()
        palette = Palette(text=colours.text, quiet=colours.border, main=colours.primary)
        items = [
            (one.title if one.place is None else f"{one.place}. {one.title}", one.mean or 0) for one in scored
        ]
        drawing = bars(items, _WIDTH, palette=palette, label_share=0.5, figure=figure)
        self.picture.setFixedSize(round(_WIDTH), round(drawing.height))
        self.picture.show_svg(lambda: to_svg(drawing))

    # Changing

    def add(self, text: str) -> None:
        """Add a criterion."""
        if self.record_id and self.is_writable:
            added = self.context.edit(N_("Add criterion"), selection.add_criterion, self.record_id, text)
            self.grid.choose(added.key, _WEIGHT)

    def type_score(self, key: str) -> None:
        """Set the cell under the cursor and go on to the next criterion; on the criterion itself Delete deletes it."""
        cell = self.grid.cell
        if cell is None or not self.is_writable:
            return
        criterion_id, place = cell
        if place == LABEL:
            if not key:
                self.delete()
            return
        if place == _WEIGHT and not key.isdecimal():
            return
        self._commit(criterion_id, place, key if key.isdecimal() else "")
        if key:
            self.grid.go_on()

    def move_by(self, step: int) -> None:
        """Move the criterion of the cursor up or down."""
        cell = self.grid.cell
        if cell is not None and self.is_writable:
            self.context.edit(N_("Move criterion"), lines.move, Criterion, cell[0], step, "alliance_id")
            self.grid.choose(*cell)

    def delete(self) -> None:
        """Delete the criterion of the cursor with its scores; a toast offers to undo it."""
        cell = self.grid.cell
        if cell is not None and self.is_writable:
            self.context.edit(N_("Delete criterion"), lines.delete, Criterion, [cell[0]])
            self.context.tell(_("Criterion deleted"), can_undo=True)

    def _commit(self, row: Hashable, place: Hashable, text: str) -> None:
        assert isinstance(row, int)
        if place == LABEL:
            self.context.edit(N_("Change criterion"), selection.change_criterion, row, "text", text)
            return
        value = Decimal().read(text)
        if place == _WEIGHT:
            self.context.edit(N_("Change the weight"), selection.change_criterion, row, "weight", value)
        else:
            assert isinstance(place, int)
            self.context.edit(N_("Score a project"), selection.set_score, place, row, value)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return emptying the cell, or deleting the criterion it names."""
        return {"edit.delete": lambda: self.type_score("")}


def sentences(ranking: Ranking) -> list[str]:
    """Return the result in words: who is first or tied, and what is not fully scored."""
    if not ranking.standards:
        return [_("No criterion yet: type the first one in and publish them before scoring.")]
    if not ranking.standings:
        return [_("Add projects in “Project sheets” first.")]
    found = []
    first = [one.title for one in ranking.standings if one.place == 1]
    if len(first) > 1:
        found.append(_("Tied in the first place: {titles}", titles=current().join(first)))
    elif first:
        found.append(_("First: {title}", title=first[0]))
    for one in ranking.standings:
        if one.missing:
            missing = current().join(one.missing)
            found.append(
                _("{title}: not ranked, without a score for {criteria}", title=one.title, criteria=missing)
            )
    found.append(_("The scores advise: the entities decide."))
    return found
