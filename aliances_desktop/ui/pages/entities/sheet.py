"""The entity sheet of the guide's Annex III as a form, with what a directory needs besides."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from aliances_desktop.i18n import N_
from aliances_desktop.model import Entity
from aliances_desktop.model.codes import KINDS, SECTORS, TARGET_GROUPS
from aliances_desktop.model.territory import COMARQUES
from aliances_desktop.services import directory
from aliances_desktop.text import fold
from aliances_desktop.ui.language import _
from aliances_desktop.ui.widgets.budget import BudgetCheck
from aliances_desktop.ui.widgets.editors import Choice, Codes, Decimal, Line, Number, Tags, Text
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import column, label

Complete = Callable[[str], Sequence[str]]
Group = tuple[str, tuple[Field, ...]]
_BUDGET = N_("Budget")


class Comarca(Line):
    """A comarca by its name; the code is stored."""

    def __init__(self) -> None:
        super().__init__(complete=directory.comarques)

    def value(self) -> str:
        typed = self.line.text().strip()
        return next((code for code, name in COMARQUES.items() if fold(name) == fold(typed)), typed)

    def set_value(self, value: Any) -> None:
        super().set_value(COMARQUES.get(value, value))


def _groups(municipalities: Complete, tags: Complete) -> tuple[Group, ...]:
    return (
        (
            N_("Who they are"),
            (
                Field("name", N_("Name"), Line),
                Field("short_name", N_("Short name"), Line, 3),
                Field("legal_form", N_("Legal form"), Line, 3),
                Field("kind", N_("Kind"), lambda: Choice(KINDS), 3),
                Field("sectors", N_("Sectors"), lambda: Codes(SECTORS), 3),
                Field("municipality", N_("Municipality"), lambda: Line(complete=municipalities), 3),
                Field("comarca", N_("Comarca"), Comarca, 3),
                Field("address", N_("Address"), Line, 4),
                Field("founded_year", N_("Founded in"), Number, 2),
                Field("website", N_("Website"), Line),
                Field("tags", N_("Tags, separated by commas"), lambda: Tags(complete=tags)),
            ),
        ),
        (
            N_("Whom they serve"),
            (
                Field("target_groups", N_("Target groups"), lambda: Codes(TARGET_GROUPS), 3),
                Field("territory", N_("Territory covered"), Line, 3),
                Field("beneficiaries", N_("Beneficiaries a year"), Number, 2),
                Field("beneficiaries_text", N_("Who the beneficiaries are"), Line, 4),
                Field("services", N_("Services"), Text),
            ),
        ),
        (
            N_("With what"),
            (
                Field("staff_full", N_("Full-time staff"), Number, 3),
                Field("staff_part", N_("Part-time staff"), Number, 3),
                Field("staff_interns", N_("Interns"), Number, 3),
                Field("volunteers", N_("Volunteers"), Number, 3),
            ),
        ),
        (
            _BUDGET,
            (
                Field("budget_cents", N_("Yearly budget (€)"), lambda: Decimal(100)),
                Field("subsidies_percent", N_("Subsidies (%)"), Decimal, 2),
                Field("own_percent", N_("Own income (%)"), Decimal, 2),
                Field("contracts_percent", N_("Contracts (%)"), Decimal, 2),
            ),
        ),
        (
            N_("Strengths and weaknesses"),
            (
                Field("strengths", N_("Strengths"), Text),
                Field("weaknesses", N_("Weaknesses"), Text),
            ),
        ),
        (
            N_("How it decides"),
            (
                Field("decision_body", N_("Body that decides"), Line, 3),
                Field("decision_days", N_("Usual days"), Line, 3),
            ),
        ),
        (N_("Notes"), (Field("notes", N_("Notes"), Text),)),
    )


class Sheet(QWidget):
    """All fields of an entity in groups; `commit(field, value)` is called for each field left changed."""

    def __init__(
        self,
        commit: Callable[[str, Any], object],
        municipalities: Complete,
        tags: Complete,
    ) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.budget = BudgetCheck()
        parts: list[QWidget] = []
        for title, fields in _groups(municipalities, tags):
            form = Form(fields, commit, title)
            self.forms.append(form)
            parts += [label(_(title), role="group"), form]
            if title == _BUDGET:
                parts.append(self.budget)
        self.setLayout(column(*parts, None, margin=12, spacing=8))

    def load(self, entity: Entity) -> None:
        """Show an entity."""
        for form in self.forms:
            form.load(entity)
        self.budget.show_entity(entity)

    def set_enabled_fields(self, enabled: bool) -> None:
        """Allow or forbid editing."""
        for form in self.forms:
            form.set_enabled_fields(enabled)

    def save_all(self) -> None:
        """Commit what is still being typed."""
        for form in self.forms:
            form.save_all()

    def focus(self, name: str) -> None:
        """Put the cursor in a field."""
        for form in self.forms:
            if name in form.editors:
                form.focus(name)
