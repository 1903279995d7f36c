"""Where an entity takes part: workshops and alliances, each a link to it."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from aliances_desktop.model.codes import ATTENDANCE
from aliances_desktop.model.codes_alliance import STAGES
from aliances_desktop.services import entities, partners
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.widgets.labels import badge, clear, label, link, row

_TONES = {"confirmed": "ok", "arrived": "ok", "absent": "error"}


class Links(QWidget):
    """The workshops an entity is invited to or has been at, and the alliances it is or was in."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(12, 12, 12, 12)

    def load(self, entity_id: int) -> None:
        """Show where an entity takes part."""
        clear(self._body)
        found = self.context.read(entities.links, entity_id)
        if not found:
            self._body.addWidget(label(_("It takes part in no workshop yet."), role="secondary", wrap=True))
        for line in found:
            day = current().short_day(line.day) if line.day else _("No date yet")
            title = link(line.title, partial(self.context.go, "workshops", line.workshop_id))
            state = badge(_(ATTENDANCE[line.attendance]), _TONES.get(line.attendance, "neutral"))
            self._body.addLayout(row(title, None, label(day, role="secondary"), state))
        joined = self.context.read(partners.of_entity, entity_id)
        if joined:
            self._body.addWidget(label(_("Alliances"), role="group"))
        for one in joined:
            since = current().short_day(one.joined_on) if one.joined_on else ""
            title = link(one.title, partial(self.context.go, "alliances", one.alliance_id))
            state = badge(_("Has left") if one.left_on else _(STAGES[one.stage]), "neutral")
            self._body.addLayout(row(title, None, label(since, role="secondary"), state))
        self._body.addStretch(1)
