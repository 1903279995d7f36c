"""A new process: from which template, called what, from which day on; one small form."""

from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.model import Texts
from aliances_desktop.services import processes
from aliances_desktop.services.library import LibraryRow
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.widgets.editors import Choice, Day, Line
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import button, column, label, row

_FIRST = "process-five-phases"
_NOTHING = ""


class NewProcess(QDialog):
    """Enter makes the process. The title is the template's until another is typed."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("New process"))
        self.context = context
        self.process_id: int | None = None
        self._sources: dict[str, LibraryRow] = {one.id: one for one in context.read(processes.sources)}
        titles = {id: one.title.get(current().language) for id, one in self._sources.items()}
        titles[_NOTHING] = _("From nothing")
        fields = (
            Field("source", N_("Template"), lambda: Choice(titles, is_translated=True)),
            Field("title", N_("Title"), Line, 4),
            Field("starts_on", N_("From"), lambda: Day(context.today), 2),
        )
        self.form = Form(fields, lambda _name, _value: None, _("New process"))
        first = next((id for id in self._sources if id.endswith(_FIRST)), _NOTHING)
        self.form.load({"source": first, "title": "", "starts_on": context.today()})
        self._said = label(wrap=True, role="field-error")
        self._said.hide()
        self._hint = label(
            _("Phases and tasks are laid out one after the other from that day on, as long as the template says."),
            role="secondary",
            wrap=True,
        )  # fmt: skip
        make = button(_("Make the process"), self.make, primary=True)
        make.setDefault(True)
        buttons = row(None, button(_("Cancel"), self.reject), make)
        self.setLayout(column(self.form, self._hint, self._said, buttons, margin=16, spacing=12))
        self.form.editors["source"].left.connect(self._name_it)
        self._named = ""
        self.resize(560, 260)
        self._name_it()

    def _name_it(self) -> None:
        title = self.form.editors["title"]
        source = self._sources.get(self.form.editors["source"].value())
        name = source.title.get(current().language) if source else ""
        if title.value() in ("", self._named):
            title.set_value(name)
            self._named = name

    def make(self) -> None:
        """Make the process and close; what is wrong is said below."""
        try:
            self.process_id = self._made()
        except UserError as error:
            self._said.setText(_(error.msgid, **error.values))
            self._said.show()
            return
        self.accept()

    def _made(self) -> int:
        values: dict[str, Any] = self.form.values()
        source = self._sources.get(values["source"])
        title = Texts().put(current().language, values["title"])
        if source is None:
            added = self.context.edit(
                N_("Add process"), processes.add_process, title=title, starts_on=values["starts_on"]
            )
        else:
            # Under the template's own name it is called so in every language.
            own = None if values["title"] == self._named else title
            added = self.context.edit(
                N_("Add process"),
                processes.from_template,
                source.id,
                title=own,
                starts_on=values["starts_on"],
            )
        return added.key


def ask_process(context: Context, parent: QWidget) -> int | None:
    """Let the person make a process; return its id, None where they think better of it."""
    dialog = NewProcess(context, parent)
    dialog.exec()
    return dialog.process_id
