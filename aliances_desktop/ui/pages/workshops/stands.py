"""Step 2: what each stand offers and seeks, and in which rounds it is there."""

import re
from typing import Any

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.services import market
from aliances_desktop.services.market import StandRow
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _
from aliances_desktop.ui.pages.workshops.tab import WorkshopTab
from aliances_desktop.ui.widgets.labels import button, column, label, row
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable

_ROUNDS = re.compile(r"^\s*(\d*)\s*[-–]?\s*(\d*)\s*$")


def rounds_text(stand: StandRow) -> str:
    """Return the rounds a stand is there for as people write them: "3–", "–8", "" for all."""
    if stand.from_round is None and stand.to_round is None:
        return ""
    return f"{stand.from_round or ''}–{stand.to_round or ''}"


class StandsStep(WorkshopTab):
    """A table edited in place."""

    TITLE = N_("Stands")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: dict[int, StandRow] = {}
        model: RowsModel[StandRow] = RowsModel(
            (
                Column(N_("No."), lambda s: str(s.number), 44, align="right"),
                Column(N_("Entity"), lambda s: s.entity, 200),
                Column(
                    N_("Offers"),
                    lambda s: _one_line(s.offers),
                    250,
                    edit=lambda s: _one_line(s.offers),
                    field="offers",
                ),
                Column(
                    N_("Seeks"),
                    lambda s: _one_line(s.seeks),
                    250,
                    edit=lambda s: _one_line(s.seeks),
                    field="seeks",
                ),
                Column(N_("Rounds"), rounds_text, 70, edit=rounds_text, field="rounds"),
                Column(N_("Person"), lambda s: s.person, 130),
            ),
            lambda ids: {id: self._rows[id] for id in ids if id in self._rows},
            self._commit if self.is_writable else None,
        )
        self.table = RowsTable(model, _("Stands"))
        self._sync = button(_("Bring in everyone who is coming"), self.sync, icon="refresh-cw")
        hint = label(
            _("Offers and seeks are separated by “;”. Rounds: 3– comes late, –8 leaves early, empty stays all the time."),
            role="secondary", wrap=True,
        )  # fmt: skip
        self.setLayout(column(self.table, row(hint, self._sync), margin=12))

    def fill(self) -> None:
        """Read the stands again."""
        found = [line for line in self.context.read(market.stand_rows, self.workshop_id) if line.is_coming]
        self._rows = {line.id: line for line in found}
        self.table.show_ids(list(self._rows))
        self._sync.setEnabled(self.is_writable)

    def sync(self) -> None:
        """Give everyone who is coming a stand, filled from the entity's offers and needs."""
        self.context.edit(N_("Set up the stands"), market.sync_stands, self.workshop_id)

    def _commit(self, stand_id: int, column: Column[StandRow], typed: str) -> None:
        if column.field == "rounds":
            first, last = self._rounds(typed)
            self.context.edit(N_("Change stand"), market.set_availability, stand_id, first, last)
            return
        text: Any = "\n".join(part.strip() for part in typed.split(";") if part.strip())
        self.context.edit(N_("Change stand"), market.set_stand, stand_id, column.field, text)

    def _rounds(self, typed: str) -> tuple[int | None, int | None]:
        match = _ROUNDS.match(typed)
        if match is None:
            raise UserError(N_("“{text}” says no rounds. Write 3–, –8 or 3–8."), text=typed)
        first, last = (int(part) if part else None for part in match.groups())
        is_one = bool(typed.strip()) and "-" not in typed and "–" not in typed
        return first, first if is_one else last


def _one_line(text: str) -> str:
    return "; ".join(line for line in text.split("\n") if line)
