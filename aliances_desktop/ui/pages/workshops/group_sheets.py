"""The work sheets that come back: a group's case, what it wrote, what each entity of the case contributes and gains."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Case, CaseEntity, Exercise, GroupFinding, GroupMember, WorkGroup
from aliances_desktop.model.codes import RELATIONS
from aliances_desktop.services import cases, groups
from aliances_desktop.services.groups import GroupView
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current
from aliances_desktop.ui.pages.workshops.tab import WorkshopTab
from aliances_desktop.ui.projector.projection import Projection
from aliances_desktop.ui.projector.scene import Scene, TableLine
from aliances_desktop.ui.widgets.editors import Choice, Line, Text
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import beside, button, column, label, scrolled
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable


@dataclass(frozen=True)
class _Found:
    entity: CaseEntity
    contributes: str
    gains: str


class GroupSheets(WorkshopTab):
    """The groups on the left, the sheet of the one chosen on the right; each left field is saved."""

    TITLE = N_("Work sheets")
    WATCHES = frozenset({Exercise, WorkGroup, GroupFinding, GroupMember, Case, CaseEntity})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._groups: dict[int, GroupView] = {}
        self._names: dict[int, str] = {}
        self._found: dict[int, _Found] = {}
        self._case_names: dict[int, str] = {}
        model: RowsModel[GroupView] = RowsModel(
            (Column(N_("Group"), lambda one: self._names.get(one.id, ""), 200),),
            lambda ids: {id: self._groups[id] for id in ids if id in self._groups},
        )
        self.table: RowsTable[GroupView] = RowsTable(model, _("Groups"))
        self.table.chosen.connect(lambda _id: self._show())
        self.present = button(_("Show on the projector"), self.show_on_projector, icon="monitor")
        left = QWidget()
        left.setLayout(column(self.table, self.present))
        left.setMinimumWidth(190)
        self.form: Form | None = None
        found: RowsModel[_Found] = RowsModel(
            (
                Column(N_("Entity"), lambda one: one.entity.code, 60),
                Column(N_("What it contributes"), lambda one: one.contributes, 200,
                       edit=lambda one: one.contributes, field="contributes"),
                Column(N_("What it gains"), lambda one: one.gains, 200, edit=lambda one: one.gains, field="gains"),
            ),
            lambda ids: {id: self._found[id] for id in ids if id in self._found},
            self._commit_finding if self.is_writable else None,
        )  # fmt: skip
        self.findings: RowsTable[_Found] = RowsTable(found, _("What each entity contributes and gains"))
        self.findings.setMinimumHeight(150)
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, 0, 8, 0)
        self._place.addWidget(label(_("What each entity contributes and gains"), role="group"))
        self._place.addWidget(self.findings)
        inside = QWidget()
        inside.setLayout(self._place)
        splitter = beside(left, scrolled(inside), (220, 700), grows=1)
        self.setLayout(column(splitter, margin=12))
        self.projection = Projection(context.preferences, self)
        context.closing.connect(self.projection.close)

    # Reading

    def fill(self) -> None:
        """Read groups and sheets again."""
        views = self.context.read(groups.all_views, self.workshop_id)
        self._groups = {one.id: one for view in views for one in view.groups}
        self._names = {
            one.id: self._name(view.exercise.title, one, len(views) > 1)
            for view in views
            for one in view.groups
        }
        offered = self.context.read(cases.of_workshop, self.workshop_id)
        names = {case.key: case.title.get(current().language) for case in offered}
        if self.form is None or names != self._case_names:
            self._case_names = names
            self._build_form()
        self.table.show_ids(list(self._groups))
        if self._groups and self.table.current_id() is None:
            self.table.choose(next(iter(self._groups)))
        self._show()

    def _name(self, exercise: str, one: GroupView, is_many: bool) -> str:
        name = _("Group {n}", n=one.group.number)
        case = one.case.title.get(current().language) if one.case else ""
        return " · ".join(part for part in (exercise if is_many else "", name, case) if part)

    def _build_form(self) -> None:
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
        names = self._case_names
        fields = (
            Field("case_id", N_("Case"), lambda: Choice(names, _("No case"), is_translated=True), 3),
            Field("presenter", N_("Who presents it"), Line, 3),
            Field("alliances", N_("Possible alliances"), lambda: Text(2)),
            Field("opportunities", N_("Opportunities"), lambda: Text(2)),
            Field("risks", N_("Risks"), lambda: Text(2)),
            Field("overlaps", N_("Where they overlap"), lambda: Text(2)),
            Field("complementarities", N_("Where they complement each other"), lambda: Text(2)),
            Field("relation", N_("Kind of alliance"), lambda: Choice(RELATIONS, _("Not said")), 3),
            Field("proposal", N_("What you propose"), lambda: Text(2)),
        )
        self.form = Form(fields, self._commit, _("Work sheet of the group"))
        self._place.insertWidget(0, self.form)

    def _show(self) -> None:
        one = self._groups.get(self.table.current_id() or 0)
        self.present.setEnabled(one is not None)
        if self.form is None:
            return
        self.form.setVisible(one is not None)
        self.form.set_enabled_fields(self.is_writable)
        self._found = {}
        if one is not None:
            self.form.load(one.group)
            written = self.context.read(groups.findings, one.id)
            entities = self.context.read(cases.entities, one.case.key) if one.case else []
            self._found = {
                e.key: _Found(e, *(_text(written.get(e.key), f) for f in ("contributes", "gains")))
                for e in entities
            }
        self.findings.show_ids(list(self._found))
        self._project()

    # Editing

    def _commit(self, name: str, value: Any) -> None:
        id = self.table.current_id()
        if id is not None:
            self.context.edit(N_("Change work sheet"), groups.set_group, id, name, value)

    def _commit_finding(self, id: int, field: Column[_Found], text: str) -> None:
        group_id = self.table.current_id()
        if group_id is not None:
            self.context.edit(N_("Change work sheet"), groups.set_finding, group_id, id, field.field, text)

    def leave(self) -> None:
        """Commit the field being typed."""
        if self.form is not None and self.is_writable and self.table.current_id() is not None:
            self.form.save_all()

    # The projector

    def show_on_projector(self) -> None:
        """Show the sheet of the group chosen, or close the projector; choosing another group shows that one."""
        self.projection.toggle()
        self._project()

    def _project(self) -> None:
        if self.projection.window is not None and self.table.current_id() is not None:
            self.projection.show(self.scene())

    def scene(self) -> Scene:
        """Return what the projector shows of the group chosen."""
        one = self._groups[self.table.current_id() or 0]
        group = one.group
        relation = _(RELATIONS[group.relation]) if group.relation else ""
        message = " · ".join(part for part in (relation, group.proposal or group.alliances) if part)
        return Scene(
            title=self._names[one.id],
            time="",
            message=message or _("Work in groups"),
            following=_("Presented by {person}", person=group.presenter) if group.presenter else "",
            wall_clock=current().time(self.context.clock()),
            share_left=0,
            urgency="quiet",
            tables_title=_("What each contributes, what each gains") if self._found else "",
            tables=tuple(
                TableLine(number, f"{found.entity.code}: {found.contributes or '–'}", found.gains or "–")
                for number, found in enumerate(self._found.values(), 1)
            ),
        )


def _text(found: GroupFinding | None, field: str) -> str:
    return "" if found is None else str(getattr(found, field))
