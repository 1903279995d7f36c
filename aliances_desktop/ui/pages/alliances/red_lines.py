"""The red lines of an alliance: what its entities hold on to, side by side, and what to talk about before signing."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Alliance, Entity, Evaluation, Partner, Rating
from aliances_desktop.model.codes_alliance import FORMS, RELEVANCE
from aliances_desktop.model.red_lines import MAY_CHANGE, Line, RedLines
from aliances_desktop.services import records, red_lines
from aliances_desktop.ui import theme
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.pages.alliances.red_lines_points import (
    icon_of,
    point_line,
    reading,
    standing,
    text_of,
    tone_of,
)
from aliances_desktop.ui.widgets.editors import Day, Text
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import badge, button, clear, column, label, row, set_tone
from aliances_desktop.ui.widgets.picture import Picture
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable
from aliances_desktop.ui.widgets.segments import Segments

_VIEWS: Final = {"lines": N_("Side by side"), "talk": N_("What to talk about"), "paper": N_("As printed")}
_GROUPS: Final = (
    ("aims", N_("Aims of the entities")),
    ("conditions", N_("Minimum conditions")),
    ("risks", N_("Risks")),
    ("environment", N_("Environment of the alliance")),
)
_MARKS: Final = {"1": "○", "2": "◐", "3": "●", "good": "△", "neutral": "–", "bad": "▼", "": "·"}
_MOST_NAMES: Final = 2
"""Entities whose names fit over the columns of a table."""
_WIDTH: Final = 540.0
_SCALE: Final = 1.25


class RedLinesTab(RecordTab):
    """The table of lines, the list of points, the printed drawing, and the note that they were talked through."""

    TITLE = N_("Red lines")
    WATCHES = frozenset({Alliance, Entity, Evaluation, Partner, Rating})
    HEADER = ("alliance.talked", "print.open")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._lines: dict[str, tuple[str, Line]] = {}
        self._columns: tuple[str, ...] = ()
        self.view = Segments({code: _(text) for code, text in _VIEWS.items()}, _("View"))
        self.view.chosen.connect(lambda _code: self.fill())
        self.verdict = badge("", "neutral")
        self.form_chosen = label(role="secondary")
        self._table_place = QWidget()
        self._table_place.setLayout(column())
        self.table: RowsTable[tuple[str, Line]] | None = None
        self._legend = label(role="secondary", wrap=True)
        self._points = QVBoxLayout()
        self._points.setSpacing(10)
        self.picture = Picture(_("Red lines as printed"))
        fields = (
            Field("talked_on", N_("Talked through on"), lambda: Day(context.today), 2),
            Field("talked_notes", N_("What was agreed"), lambda: Text(1, 4), 4),
        )
        self.notes = Form(fields, self._commit, _("Talked through"))
        self.notes.set_enabled_fields(self.is_writable)
        self.talked = button(_("Talked through today"), self.mark_talked, icon="check")
        self._stack = QStackedWidget()
        self._arrange()

    def _arrange(self) -> None:
        talk, paper = QWidget(), QWidget()
        talk.setLayout(self._points)
        paper.setLayout(column(row(self.picture, None), None))
        lines = QWidget()
        layout = column(self._table_place, self._legend, spacing=4)
        layout.setStretch(0, 1)
        lines.setLayout(layout)
        for page in (
            lines,
            reading(talk, _("What to talk about")),
            reading(paper, _("Red lines as printed")),
        ):
            self._stack.addWidget(page)
        top = row(self.verdict, self.form_chosen, None)
        foot = row(self.notes, self.talked)
        foot.setStretch(0, 1)
        foot.setAlignment(self.talked, Qt.AlignmentFlag.AlignBottom)
        whole = column(self.view, top, self._stack, foot, margin=12)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    # Reading

    def fill(self) -> None:
        """Read the red lines again."""
        found = self.context.read(red_lines.of_alliance, self.record_id)
        alliance = self.context.read(records.fetch, Alliance, self.record_id)
        self.notes.load(alliance)
        self.talked.setVisible(alliance.talked_on is None)
        self.talked.setEnabled(self.is_writable and any(party.day for party in found.parties))
        self.form_chosen.setText(_("Form chosen: {form}", form=_(FORMS[found.form])))
        self._show_verdict(found)
        self._stack.setCurrentIndex(list(_VIEWS).index(self.view.current))
        count = len(found.talk)
        about = _("What to talk about ({n})", n=count) if count else _("What to talk about")
        self.view.set_text("talk", about)
        if self.view.current == "lines":
            self._show_lines(found)
        elif self.view.current == "talk":
            self._show_talk(found)
        else:
            self._draw(found)

    def _show_verdict(self, found: RedLines) -> None:
        conflicts = sum(point.is_conflict for point in found.talk)
        tested = sum(party.day is not None for party in found.parties)
        if conflicts:
            said = ngettext("{n} conflict", "{n} conflicts", conflicts)
        elif tested < 2:
            said = _("{n} of {total} tests", n=tested, total=len(found.parties))
        else:
            said = _("No conflict")
        self.verdict.setText(said)
        set_tone(self.verdict, "error" if conflicts else "ok" if tested > 1 else "neutral")

    def _show_lines(self, found: RedLines) -> None:
        names = tuple(party.name for party in found.parties)
        if self.table is None or names != self._columns:
            self._columns = names
            self._build_table()
        assert self.table is not None
        self._lines = {
            f"{line.table} {number}": (_(title), line)
            for group, title in _GROUPS
            for number, line in enumerate(getattr(found, group))
        }
        self.table.show_ids(list(self._lines))

    def _build_table(self) -> None:
        """Make the table again: it has a column for each entity, by its number where names would not fit."""
        heads = self._columns
        legend = " · ".join(f"{_MARKS[code]} {_(text)}" for code, text in RELEVANCE.items())
        if len(heads) > _MOST_NAMES:
            legend += "\n" + " · ".join(f"{n} {name}" for n, name in enumerate(heads, 1))
            heads = tuple(str(n) for n in range(1, len(heads) + 1))
        self._legend.setText(legend)

        def said(place: int) -> Callable[[tuple[str, Line]], str]:
            return lambda pair: _MARKS[pair[1].values[place]]

        columns: list[Column[tuple[str, Line]]] = [
            Column(N_("Part of the test"), lambda pair: pair[0], 110, hidden_below=860),
            Column(N_("Item"), lambda pair: text_of(pair[1]), 220),
            Column(N_("What stands out"), lambda pair: standing(pair[1])[0], 190, icon=icon_of, tone=tone_of),
        ]
        columns += [Column(name, said(place), 50, align="centre") for place, name in enumerate(heads)]
        model: RowsModel[tuple[str, Line]] = RowsModel(
            columns, lambda ids: {id: self._lines[id] for id in ids if id in self._lines}
        )
        table: RowsTable[tuple[str, Line]] = RowsTable(model, _("Red lines"))
        layout = self._table_place.layout()
        assert layout is not None
        clear(layout)
        layout.addWidget(table)
        self.table = table

    def _show_talk(self, found: RedLines) -> None:
        clear(self._points)
        for point in found.talk:
            self._points.addLayout(point_line(point))
        if not found.talk:
            self._points.addWidget(label(_("Nothing stands out yet."), role="secondary", wrap=True))
        elif any(point.kind in {"barred", "agree", "opposed", "own"} for point in found.talk):
            self._points.addWidget(label(_(MAY_CHANGE), role="secondary", wrap=True))
        self._points.addStretch(1)

    def _draw(self, found: RedLines) -> None:
        # Drawing is loaded with the first picture.
        from aliances_desktop.charts.palette import Palette
        from aliances_desktop.charts.svg import to_svg
        from aliances_desktop.documents.red_lines import red_lines_chart

        colours = theme.current()
        palette = Palette(text=colours.text, quiet=colours.border, main=colours.primary)
        drawing = red_lines_chart(found, current(), _WIDTH, palette)
        self.picture.setFixedSize(round(_WIDTH * _SCALE), round(drawing.height * _SCALE))
        self.picture.show_svg(lambda: to_svg(drawing))

    # Doing

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return noting that the red lines were talked through."""
        return {"alliance.talked": self.mark_talked}

    def available(self, action_id: str) -> bool:
        """They can be talked through once a test has been filled in."""
        return action_id != "alliance.talked" or (self.is_writable and bool(self.record_id))

    def mark_talked(self) -> None:
        """Note today as the day on which they were talked through, and put the cursor where it is said what was agreed."""
        if not self.is_writable or not self.record_id:
            return
        today = self.context.today()
        self.context.edit(
            N_("Note that the red lines were talked through"), red_lines.mark_talked, self.record_id, today
        )
        self.notes.focus("talked_notes")

    def _commit(self, field: str, value: Any) -> None:
        alliance = self.context.read(records.fetch, Alliance, self.record_id)
        day = value if field == "talked_on" else alliance.talked_on
        notes = value if field == "talked_notes" else None
        self.context.edit(
            N_("Note that the red lines were talked through"), red_lines.mark_talked, self.record_id, day, notes
        )  # fmt: skip

    def leave(self) -> None:
        """Store what is being typed in."""
        self.notes.save_all()
        super().leave()
