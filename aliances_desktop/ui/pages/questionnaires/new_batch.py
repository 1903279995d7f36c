"""A new batch: which questionnaire, for whom, by when; one small form."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtWidgets import QDialog, QSpinBox, QWidget

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import LANGUAGE_NAMES, N_
from aliances_desktop.method import Template
from aliances_desktop.model.codes import BATCH_MOMENTS
from aliances_desktop.services import batches, directory, instruments, questionnaire_edit, workshops
from aliances_desktop.services.batches import Addressee
from aliances_desktop.services.questionnaires import TOPIC
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.widgets.editors import Choice, Day, Editor, Line
from aliances_desktop.ui.widgets.entity_picker import pick_entities
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import button, column, label, row

PARTICIPANTS, ALL, CHOSEN, ANONYMOUS = "participants", "all", "chosen", "anonymous"
_WHO: Final = {
    PARTICIPANTS: N_("The participants of the workshop"),
    ALL: N_("All entities of the directory"),
    CHOSEN: N_("Entities I choose"),
    ANONYMOUS: N_("Anonymous sheets"),
}
_FIRST: Final = "questionnaire-before-workshop"
_AFTER: Final = frozenset({"questionnaire-session-evaluation", "questionnaire-satisfaction"})
_DURING: Final = frozenset({"questionnaire-three-reasons"})


class Count(Editor):
    """A number of sheets."""

    def __init__(self) -> None:
        self.box = QSpinBox()
        super().__init__(self.box)
        self.box.setRange(1, batches.MOST_SHEETS)
        self.box.setValue(25)
        self.box.setMinimumHeight(30)

    def value(self) -> int:
        return self.box.value()

    def set_value(self, value: Any) -> None:
        self.box.setValue(value)


class NewBatch(QDialog):
    """Enter makes the batch. The title is the questionnaire's until another is typed."""

    def __init__(self, context: Context, parent: QWidget, workshop_id: int | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("New batch of questionnaires"))
        self.context = context
        self.batch_id: int | None = None
        self._chosen: list[int] = []
        self._sources = self._read_sources()
        ids = context.read(workshops.workshop_ids)
        titles = {one.id: one.title for one in context.read(workshops.rows, ids)}
        self.form = Form(self._fields(titles), lambda _name, _value: None, _("New batch"))
        self._edit("source").set_value(_FIRST)
        self._edit("workshop").set_value(workshop_id)
        who = ALL if workshop_id is None else PARTICIPANTS
        self._edit("who").set_value(who)
        self._said = label(wrap=True, role="field-error")
        self._who = label(role="secondary", wrap=True)
        self._pick = button(_("Choose entities…"), self._choose)
        make = button(_("Make the batch"), self.make, primary=True)
        make.setDefault(True)
        self.setLayout(
            column(
                self.form, row(self._who, self._pick, None), self._said,
                row(None, button(_("Cancel"), self.reject), make), margin=16, spacing=12,
            )
        )  # fmt: skip
        for name in ("source", "who", "workshop"):
            self._edit(name).left.connect(self._show_whom)
        self._edit("source").left.connect(self._name_it)
        self.resize(620, 380)
        self._name_it()
        self._show_whom()

    def _edit(self, name: str) -> Editor:
        return self.form.editors[name]

    def _read_sources(self) -> dict[str, Any]:
        """Return the built-in questionnaires and those of the file's own library, by a key of the form."""
        built_in: dict[str, Any] = {one.origin: one for one in instruments.templates("questionnaire")}
        own = self.context.read(instruments.stored, "questionnaire")
        return {str(one.key): one for one in own} | built_in

    def _title(self, source: Any) -> str:
        is_built_in = isinstance(source, Template)
        return _(source.title) if is_built_in else str(source.title.get(current().language))

    def _fields(self, titles: dict[int, str]) -> Sequence[Field]:
        sources = {key: self._title(one) for key, one in self._sources.items()}
        return (
            Field("source", N_("Questionnaire"), lambda: Choice(sources, is_translated=True)),
            Field("title", N_("Title of the batch"), Line, 4),
            Field("moment", N_("When"), lambda: Choice(BATCH_MOMENTS), 2),
            Field("workshop", N_("Workshop"), lambda: Choice(titles, _("None"), is_translated=True), 4),
            Field("due_on", N_("To be returned by"), lambda: Day(self.context.today), 2),
            Field("who", N_("For whom"), lambda: Choice(_WHO), 4),
            Field("count", N_("Sheets"), Count, 2),
            Field("topic", N_("Topic"), Line, 4),
            Field(
                "language",
                N_("Language of the sheets"),
                lambda: Choice(LANGUAGE_NAMES, is_translated=True),
                2,
            ),
        )

    # What the person sees while choosing

    def _name_it(self) -> None:
        source = self._sources[self._edit("source").value()]
        self._edit("title").set_value(self._title(source))
        moment = "after" if source.origin in _AFTER else "during" if source.origin in _DURING else "before"
        self._edit("moment").set_value(moment)
        self._edit("topic").widget.setEnabled(self._has_topic(source))

    def _has_topic(self, source: Any) -> bool:
        if isinstance(source, Template):
            return TOPIC in str(source.content)
        return TOPIC in str(self.context.read(instruments.to_data, source))

    def _show_whom(self) -> None:
        who = self._edit("who").value()
        self._edit("count").widget.setEnabled(who == ANONYMOUS)
        self._edit("language").widget.setEnabled(who != PARTICIPANTS)
        self._pick.setVisible(who == CHOSEN)
        count = self._edit("count").value() if who == ANONYMOUS else len(self._addressees())
        self._who.setText(ngettext("{n} sheet", "{n} sheets", count))

    def _choose(self) -> None:
        self._chosen = pick_entities(self.context, _("Choose entities"), self._chosen, self) or self._chosen
        self._show_whom()

    def _addressees(self) -> list[Addressee]:
        who, language = self._edit("who").value(), self._edit("language").value()
        if who == ANONYMOUS:
            return [Addressee(language=language)] * self._edit("count").value()
        if who == PARTICIPANTS:
            workshop_id = self._edit("workshop").value()
            return self.context.read(batches.participants_addressed, workshop_id) if workshop_id else []
        ids = self._chosen if who == CHOSEN else self.context.read(directory.entity_ids)
        return self.context.read(batches.entities_addressed, ids, language)

    # Making it

    def make(self) -> None:
        """Make the batch as one undo step; what is wrong shows in the form."""
        try:
            values = self.form.values()
            self.batch_id = self._make(values)
        except UserError as error:
            self._said.setText(_(error.msgid, **error.values))
            return
        self.accept()

    def _make(self, values: dict[str, Any]) -> int:
        source, people = self._sources[values["source"]], self._addressees()
        with self.context.store.edit(N_("Make a batch of questionnaires")) as session:
            batch = batches.make_batch(
                session,
                source,
                people,
                title=values["title"],
                moment=values["moment"],
                workshop_id=values["workshop"],
                sent_on=self.context.today(),
                due_on=values["due_on"],
            )
            if values["topic"] and self._has_topic(source):
                for code in LANGUAGE_NAMES:
                    questionnaire_edit.set_text(
                        session, batch.questionnaire_id, "topic", code, values["topic"]
                    )
            return batch.key


def make_batch(context: Context, parent: QWidget, workshop_id: int | None = None) -> int | None:
    """Let the person make a batch; return it, None when it was cancelled."""
    dialog = NewBatch(context, parent, workshop_id)
    dialog.exec()
    made = dialog.batch_id
    dialog.deleteLater()
    return made
