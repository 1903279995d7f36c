"""The tally of a vote in words and bars, and the second count; it never says that anything is decided."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aliances_desktop.model.selection import Slip, Tally
from aliances_desktop.services.voting import Vote
from aliances_desktop.ui import theme
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.widgets.labels import button, column, label, row
from aliances_desktop.ui.widgets.picture import Picture

_WIDTH: Final = 300.0


class TallyView(QWidget):
    """Bars of the votes, what is to be told beside them, and the buttons of the second count."""

    recounted = Signal(bool)
    """Please begin the second count, or give it up."""
    taken = Signal()
    """Please correct the first count by the second reading."""

    def __init__(self, is_writable: bool) -> None:
        super().__init__()
        self._is_writable = is_writable
        self._is_recounted = False
        self.picture = Picture(_("Votes by project"))
        self.result = label(wrap=True)
        self.warnings = label(role="secondary", wrap=True)
        self.recount = button("", lambda: self.recounted.emit(not self._is_recounted), icon="refresh-cw")
        self.take = button(_("The second reading is right"), self.taken.emit, icon="check")
        self.setLayout(
            column(
                label(_("Tally"), role="group"), self.picture, self.result, self.warnings,
                row(self.recount, None), row(self.take, None), None, margin=4,
            )
        )  # fmt: skip

    def show_vote(self, vote: Vote) -> None:
        """Show the tally of a vote."""
        self._is_recounted = vote.is_recounted
        tally = vote.tally
        self.result.setText(result(vote))
        self.warnings.setText("\n".join(warnings(tally)))
        self.recount.setText(_("Give up the second count") if vote.is_recounted else _("Count again"))
        self.recount.setEnabled(self._is_writable and (vote.is_recounted or bool(tally.first.total)))
        self.take.setVisible(bool(tally.differing))
        self.take.setEnabled(self._is_writable)
        self.picture.setVisible(bool(tally.first.total))
        if tally.first.total:
            self._draw(tally)

    def _draw(self, tally: Tally) -> None:
        # Drawing is loaded with the first votes.
        from aliances_desktop.charts.bars import bars
        from aliances_desktop.charts.palette import Palette
        from aliances_desktop.charts.svg import to_svg

        colours = theme.current()
        palette = Palette(text=colours.text, quiet=colours.border, main=colours.primary)
        items = [
            (f"{option.digit} {option.title}", float(votes))
            for option, votes in zip(tally.options, tally.first.votes, strict=True)
        ]
        drawing = bars(
            [*items, (_("0 blank"), float(tally.first.blank))], _WIDTH, palette=palette, label_share=0.55
        )
        self.picture.setFixedSize(round(_WIDTH), round(drawing.height))
        self.picture.show_svg(lambda: to_svg(drawing))


def result(vote: Vote) -> str:
    """Return the result of the count in a sentence or two, for as long as both counts agree."""
    tally = vote.tally
    if not vote.slips:
        return _("No slips yet: opening the vote numbers one for each partner.")
    if not tally.first.total:
        return _("No vote has been typed in yet.")
    if not tally.is_agreed:
        return _("No result yet: the two counts do not agree.")
    if not tally.leaders:
        return _("All votes are blank.")
    most = max(tally.first.votes)
    count = ngettext("{n} vote", "{n} votes", most)
    titles = current().join(option.title for option in tally.leaders)
    if len(tally.leaders) > 1:
        return _("Tied with {votes} each: {titles}. The entities decide.", votes=count, titles=titles)
    return _("Most votes: {title}, {votes}. The entities decide.", votes=count, title=titles)


def warnings(tally: Tally) -> list[str]:
    """Return what is to be told beside the figures: slips not back, outside of the window, not read alike."""
    said = []
    if tally.awaited:
        said.append(_("Not back: {names}", names=_names(tally.awaited)))
    if tally.early:
        said.append(_("Back before the vote opened, not counted: {names}", names=_names(tally.early)))
    if tally.late:
        said.append(_("Late, not counted: {names}", names=_names(tally.late)))
    if tally.unread:
        said.append(_("Not counted again yet: {names}", names=_names(tally.unread)))
    if tally.differing:
        said.append(_("Read otherwise the second time: {names}", names=_names(tally.differing)))
    return said


def _names(slips: tuple[Slip, ...]) -> str:
    return current().join(f"{slip.number} {slip.entity}" for slip in slips)
