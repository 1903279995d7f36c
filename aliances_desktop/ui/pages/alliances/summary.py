"""The sheet of an alliance: what it is about, its stage, why it is wanted, and where it comes from."""

from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QComboBox, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Alliance, AllianceType, Idea, Process, Project
from aliances_desktop.model.codes import RELATIONS, Codes
from aliances_desktop.model.codes_alliance import AXES, FORMS, MOTIVATIONS, PURPOSES, STAGES
from aliances_desktop.services import alliances, projects, records, subjects
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.page import RecordTab
from aliances_desktop.ui.widgets.editors import Choice, Day, Line, Text
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import Card, button, clear, column, label, row, scrolled

_TYPE_PARTS: Final = {"strength": N_("Strength"), "weakness": N_("Weakness")}


class SummaryTab(RecordTab):
    """What the alliance is about."""

    TITLE = N_("Fact sheet")
    HEADER = ("alliance.add", "print.open")
    WATCHES = frozenset({Alliance, AllianceType, Process, Project, Idea})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.form = Form(self._fields(), self._commit, _("Sheet of the alliance"))
        self.types = Form(_type_fields(), self._commit_type, _("Types of the alliance"))
        for form in (self.form, self.types):
            form.set_enabled_fields(self.is_writable)
        self._origin = column()
        about, types = Card(), Card(_("Types, each with its strength and its weakness"))
        about.body.addLayout(self._origin)
        about.body.addWidget(self.form)
        types.body.addWidget(self.types)
        inside = QWidget()
        inside.setLayout(column(about, types, None, margin=12))
        self.setLayout(column(scrolled(inside)))

    def _fields(self) -> tuple[Field, ...]:
        def day() -> Day:
            return Day(self.context.today)

        return (
            Field("title", N_("Title"), Line),
            Field("stage", N_("Stage"), lambda: Choice(STAGES), 2),
            Field("relation", N_("Relation"), lambda: Choice(RELATIONS), 2),
            Field("form", N_("Form of the agreement"), lambda: Choice(FORMS), 2),
            Field("problem", N_("Problem"), Text, 3),
            Field("objective", N_("Objective"), Text, 3),
            Field("recipients", N_("Who it is for"), Text, 3),
            Field("impact", N_("Impact"), Text, 3),
            Field("scope", N_("Scope"), Line, 3),
            Field("purpose", N_("Purpose"), lambda: Choice({"": N_("None"), **PURPOSES}), 3),
            Field("motivation", N_("Motivation"), lambda: Choice(MOTIVATIONS), 2),
            Field("motivation_evidence", N_("What shows it"), Line, 4),
            Field("started_on", N_("Begun on"), day, 2),
            Field("ended_on", N_("Ended on"), day, 2),
            Field(
                "process_id", N_("Process it came out of"), lambda: Choice({}, _("None"), is_translated=True), 2
            ),
            Field("outcome", N_("What came of it, or why it was stopped"), lambda: Text(2)),
            Field("notes", N_("Notes"), lambda: Text(2)),
        )  # fmt: skip

    # Reading

    def fill(self) -> None:
        """Read the sheet."""
        self._fill_processes()
        alliance = self.context.read(records.fetch, Alliance, self.record_id)
        self.form.load(alliance)
        found = self.context.read(alliances.types, self.record_id)
        self.types.load(
            {
                f"{axis}.{part}": getattr(found[axis], part) if axis in found else ""
                for axis in AXES
                for part in ("code", *_TYPE_PARTS)
            }
        )
        self._fill_origin(alliance)

    def _fill_processes(self) -> None:
        combo = self.form.editors["process_id"].widget
        assert isinstance(combo, QComboBox)
        wanted = {
            id: title
            for kind, id, title in self.context.read(subjects.subjects, current().language)
            if kind == "process"
        }
        shown = {combo.itemData(n): combo.itemText(n) for n in range(1, combo.count())}
        if wanted != shown:
            chosen = combo.currentData()
            while combo.count() > 1:
                combo.removeItem(1)
            for id, title in wanted.items():
                combo.addItem(title or _("Without a title"), id)
            combo.setCurrentIndex(max(combo.findData(chosen), 0))

    def _fill_origin(self, alliance: Alliance) -> None:
        """Say which idea it came out of, and offer what its chosen projects can give."""
        clear(self._origin)
        if alliance.idea_id is not None:
            idea = self.context.read(records.fetch, Idea, alliance.idea_id)
            self._origin.addWidget(
                label(
                    _("It began as an idea of a workshop: {idea}", idea=idea.title),
                    role="secondary",
                    wrap=True,
                )
            )
        for project in self.context.read(projects.chosen, self.record_id):
            take = button(_("Fill in the sheet from it"), partial(self.take_project, project.key))
            begin = button(_("Begin an alliance of it"), partial(self.begin_from, project.key), icon="plus")
            for one in (take, begin):
                one.setEnabled(self.is_writable)
            chosen = label(_("Chosen project: {title}", title=project.title), wrap=True)
            line = row(chosen, take, begin)
            line.setStretch(0, 1)
            self._origin.addLayout(line)

    # Changing

    def _commit(self, field: str, value: Any) -> None:
        today = self.context.today()
        self.context.edit(N_("Change the alliance"), alliances.set_value, self.record_id, field, value, today)

    def _commit_type(self, field: str, value: Any) -> None:
        axis, _dot, part = field.partition(".")
        self.context.edit(
            N_("Change the types of the alliance"), alliances.set_type, self.record_id, axis, part, value
        )

    def take_project(self, project_id: int) -> None:
        """Fill in what the sheet leaves empty from a chosen project."""
        self.context.edit(N_("Fill in the sheet"), alliances.take_project, project_id)
        self.context.tell(_("The empty fields have been filled in."), can_undo=True)

    def begin_from(self, project_id: int) -> None:
        """Begin an alliance of its own for a chosen project, and show it."""
        added = self.context.edit(
            N_("Add alliance"), alliances.add_from_project, project_id, self.context.today()
        )
        self.context.go("alliances", added.key, "summary")

    def begin(self) -> None:
        """Put the cursor in the title, all of it marked."""
        self.form.focus("title")

    def leave(self) -> None:
        """Commit the field being typed."""
        if self.is_writable and self.record_id:
            self.form.save_all()
            self.types.save_all()


def _type_choice(codes: Codes) -> Choice:
    return Choice({"": N_("Not known yet"), **codes})


def _type_fields() -> tuple[Field, ...]:
    return tuple(
        field
        for axis, (title, codes) in AXES.items()
        for field in (
            Field(f"{axis}.code", title, partial(_type_choice, codes), 2),
            *(Field(f"{axis}.{part}", text, Line, 2) for part, text in _TYPE_PARTS.items()),
        )
    )
