"""The plenary: three people present in five minutes each, and what the room answers is written down."""

from typing import Any, Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.services import participants, pitches
from aliances_desktop.services.pitches import PitchRow
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _
from aliances_desktop.ui.widgets.editors import Choice, Line, Text
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import Card, column, scrolled

_TEXTS: Final = ("project", "questions", "offers", "comments")


class Plenary(QWidget):
    """A card for each presentation."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._workshop_id = 0
        self._people: dict[int, str] = {}
        self._forms: list[Form] = []
        self._cards = QWidget()
        self._layout = QHBoxLayout(self._cards)
        self._layout.setContentsMargins(12, 12, 12, 12)
        self._layout.setSpacing(12)
        self.setLayout(column(scrolled(self._cards)))

    def show_workshop(self, workshop_id: int) -> None:
        """Show the presentations of a workshop."""
        people = {
            line.id: f"{line.number} {line.person or line.entity}"
            for line in self._context.read(participants.rows, workshop_id)
        }
        rows = self._context.read(pitches.rows, workshop_id)
        if people != self._people or workshop_id != self._workshop_id or len(rows) != len(self._forms):
            self._workshop_id, self._people = workshop_id, dict(people)
            self._build(rows)
        for form, pitch in zip(self._forms, rows, strict=True):
            values = {name: getattr(pitch, name) for name in _TEXTS}
            form.load({**values, "presenter": pitch.presenter.id if pitch.presenter else None})

    def _build(self, rows: list[PitchRow]) -> None:
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._forms.clear()
        for pitch in rows:
            card = Card(_("Presentation {n}", n=pitch.position))
            form = self._form(pitch.position)
            card.body.addWidget(form)
            card.body.addStretch(1)
            self._forms.append(form)
            self._layout.addWidget(card, 1)

    def _form(self, position: int) -> Form:
        people = self._people
        fields = (
            Field(
                "presenter", N_("Who presents"), lambda: Choice(people, _("Nobody yet"), is_translated=True)
            ),
            Field("project", N_("Project"), Line),
            Field("questions", N_("Questions"), Text),
            Field("offers", N_("Offers"), Text),
            Field("comments", N_("Comments"), Text),
        )
        form = Form(
            fields, lambda name, value: self._commit(position, name, value), _("Presentation {n}", n=position)
        )
        form.set_enabled_fields(not self._context.store.is_read_only)
        return form

    def _commit(self, position: int, field: str, value: Any) -> None:
        edit, workshop_id = self._context.edit, self._workshop_id
        if field == "presenter":
            edit(N_("Choose who presents"), pitches.set_presenter, workshop_id, position, value)
        else:
            edit(N_("Write down the plenary"), pitches.set_text, workshop_id, position, field, value)

    def leave(self) -> None:
        """Commit what is being typed."""
        if not self._context.store.is_read_only:
            for form in self._forms:
                form.save_all()
