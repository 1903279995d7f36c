"""What came of the market-place: interest typed in, matches, the map, ideas, and the plenary."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtWidgets import QTabWidget, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Idea, IdeaEntity, Market, Meeting, Participant, Pitch
from aliances_desktop.model.codes import INTERESTS
from aliances_desktop.services import live, market, results, results_export
from aliances_desktop.services.results import Encounter, StandResult
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, ngettext
from aliances_desktop.ui.pages.workshops.ideas import Ideas
from aliances_desktop.ui.pages.workshops.tab import WorkshopTab
from aliances_desktop.ui.widgets.labels import button, column, label, literal, row
from aliances_desktop.ui.widgets.picture import Picture
from aliances_desktop.ui.widgets.plenary import Plenary
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable
from aliances_desktop.ui.widgets.save_file import ask_save

_BLANK: Final = {"": N_("–"), **INTERESTS}
_OUTCOMES: Final = {
    "mutual": N_("Both want to"), "one_sided": N_("One wants to"), "maybe": N_("Perhaps"), "none": N_("Not now"),
}  # fmt: skip


class ResultsTab(WorkshopTab):
    """Five views of one evening."""

    NAME = "workshops"
    TITLE = N_("Results")
    WATCHES = frozenset({Market, Meeting, Idea, IdeaEntity, Pitch, Participant})
    HEADER = ("market.export", "print.open")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._meetings: dict[int, Encounter] = {}
        self._stands: dict[int, StandResult] = {}
        self.entry = self._entry_table()
        self.by_stand = self._stand_table()
        self._summary = label(role="secondary", wrap=True)
        self.map = Picture(_("Who wants to work with whom"))
        self.ideas = Ideas(context)
        self.plenary = Plenary(context)
        self.tabs = QTabWidget()
        for widget, text in (
            (self._entry_page(), _("Interest")), (self.by_stand, _("By stand")), (self.map, _("Map")),
            (self.ideas, _("Ideas")), (self.plenary, _("Plenary")),
        ):  # fmt: skip
            self.tabs.addTab(widget, literal(text))
        layout = column(self._summary, self.tabs)
        layout.setContentsMargins(0, 12, 0, 0)
        self.setLayout(layout)

    def _entry_page(self) -> QWidget:
        hint = label(
            _("F2 or Enter edits a cell. During the market-place, type results on the live page."),
            role="secondary",
            wrap=True,
        )
        self._held = button(_("All rounds were held"), self.hold_all, icon="check")
        page = QWidget()
        page.setLayout(column(self.entry, row(hint, self._held), margin=12))
        return page

    def _entry_table(self) -> RowsTable[Encounter]:
        def interest(side: str) -> Callable[[Encounter], str]:
            return lambda e: str(getattr(e.meeting, f"{side}_interest"))

        def shown(side: str) -> Callable[[Encounter], str]:
            return lambda e: _(_BLANK[getattr(e.meeting, f"{side}_interest")])

        model: RowsModel[Encounter] = RowsModel(
            (
                Column(N_("Round"), lambda e: str(e.meeting.round), 56, align="right"),
                Column(N_("Table"), lambda e: str(e.meeting.table_number), 56, align="right"),
                Column(N_("Stand A"), lambda e: e.meeting.a.entity_label, 190),
                Column(N_("A says"), shown("a"), 92, edit=interest("a"), field="a", choices=_BLANK),
                Column(N_("Stand B"), lambda e: e.meeting.b.entity_label, 190),
                Column(N_("B says"), shown("b"), 92, edit=interest("b"), field="b", choices=_BLANK),
                Column(N_("Outcome"), lambda e: _(_OUTCOMES.get(e.outcome, N_("–"))), 140, tone=_tone),
                Column(
                    N_("Note"), lambda e: e.meeting.note, 180, edit=lambda e: e.meeting.note, field="note"
                ),
            ),
            lambda ids: {id: self._meetings[id] for id in ids if id in self._meetings},
            self._commit if self.is_writable else None,
        )
        return RowsTable(model, _("Interest"))

    def _stand_table(self) -> RowsTable[StandResult]:
        model: RowsModel[StandResult] = RowsModel(
            (
                Column(N_("No."), lambda s: str(s.stand.number), 50, align="right"),
                Column(N_("Entity"), lambda s: s.stand.entity, 280),
                Column(N_("Meetings"), lambda s: str(s.meetings), 90, align="right"),
                Column(N_("Interest given"), lambda s: str(s.gave), 110, align="right"),
                Column(N_("Interest received"), lambda s: str(s.received), 120, align="right"),
                Column(N_("Mutual"), lambda s: str(s.mutual), 80, align="right"),
            ),
            lambda ids: {id: self._stands[id] for id in ids if id in self._stands},
        )
        return RowsTable(model, _("By stand"))

    def fill(self) -> None:
        """Read the results again."""
        found = self.context.read(results.encounters, self.workshop_id) if self._has_market() else []
        self._meetings = {e.meeting.id: e for e in found}
        self.entry.show_ids(list(self._meetings))
        self._stands = {s.stand.id: s for s in results.by_stand(found)}
        self.by_stand.show_ids(list(self._stands))
        self._write_summary(results.counts(found), len(found))
        setup = self.context.read(market.load, self.workshop_id) if self._has_market() else None
        self._held.setVisible(self.is_writable and setup is not None and setup.held_rounds < setup.rounds)
        self.map.show_svg(self._map_svg)
        self.ideas.show_workshop(self.workshop_id)
        self.plenary.show_workshop(self.workshop_id)

    def hold_all(self) -> None:
        """Note that every planned round was held: its meetings can then be typed in."""
        rounds = self.context.read(market.load, self.workshop_id).rounds
        self.context.edit(N_("Note the rounds as held"), live.hold_round, self.workshop_id, rounds)

    def _write_summary(self, counts: Mapping[str, int], total: int) -> None:
        parts = [ngettext("{n} meeting", "{n} meetings", total)]
        parts += [f"{_(text)}: {counts.get(outcome, 0)}" for outcome, text in _OUTCOMES.items()]
        self._summary.setText("  ·  ".join(parts))

    def _has_market(self) -> bool:
        return self.context.read(market.has_market, self.workshop_id)

    def _map_svg(self) -> bytes:
        from aliances_desktop.services.results_map import map_svg
        from aliances_desktop.ui import theme

        colours = theme.current()
        return self.context.read(map_svg, self.workshop_id, colours.text, colours.border, colours.primary)

    def _commit(self, meeting_id: int, column: Column[Encounter], text: str) -> None:
        meeting = self._meetings[meeting_id].meeting
        if column.field == "note":
            self.context.edit(N_("Write a note"), live.set_note, meeting_id, text)
            return
        a = text if column.field == "a" else meeting.a_interest
        b = text if column.field == "b" else meeting.b_interest
        self.context.edit(N_("Type in interest"), live.set_interest, meeting_id, a, b)

    # Actions

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return exporting, and making an alliance of an idea."""
        return {"market.export": self.export, "alliance.from_idea": self.make_alliance}

    def make_alliance(self) -> None:
        """Make an alliance of the idea chosen; where the ideas are out of sight, show them first to choose one."""
        if self.tabs.currentWidget() is self.ideas:
            self.ideas.make_alliance()
        else:
            self.tabs.setCurrentWidget(self.ideas)
            self.ideas.table.setFocus()

    def export(self) -> None:
        """Write all results as a spreadsheet where the person says."""
        path = ask_save(self, _("Export the results"), _("Results"), ".xlsx")
        if path is not None:
            labels = self.context.handouts.gettext
            self.context.read(results_export.export_results, self.workshop_id, path, labels)
            self.context.tell(_("Saved as {name}", name=path.name))

    def leave(self) -> None:
        """Commit what is being typed."""
        self.ideas.leave()
        self.plenary.leave()


def _tone(encounter: Encounter) -> str:
    return {"mutual": "ok", "one_sided": "warning"}.get(encounter.outcome, "")
