"""Who signs a letter for each entity, and how the entity stands in its sentences."""

from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from aliances_desktop import grammar
from aliances_desktop.documents.letter_words import Party
from aliances_desktop.i18n import N_
from aliances_desktop.model import Letter
from aliances_desktop.model.codes_alliance import GENDERS
from aliances_desktop.services import gather_letter, partners
from aliances_desktop.services.partners import PartnerRow
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _
from aliances_desktop.ui.widgets.editors import Choice, Line, Text
from aliances_desktop.ui.widgets.form import Field, Form
from aliances_desktop.ui.widgets.labels import column, label, link, row, scrolled
from aliances_desktop.ui.widgets.rows import Column, RowsModel, RowsTable

_FIELDS: Final = {
    "signatory": "signatory",
    "post": "signatory_post",
    "top": "signatory_is_top",
    "aims": "aims",
}
"""What may be missing of a party → the column in which it is written."""
_YES_NO: Final = {"1": N_("Yes"), "": N_("No")}


class PartiesView(QWidget):
    """The parties, edited in place; below the one chosen, its article and aims, and how it reads."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._language = "ca"
        self._rows: dict[int, PartnerRow] = {}
        self._is_writable = not context.store.is_read_only
        self.table: RowsTable[PartnerRow] = RowsTable(self._model(), _("Who signs"))
        self.table.chosen.connect(lambda _id: self._show())
        self.sentence = label(role="secondary", wrap=True)
        self._name = label(role="group", wrap=True)
        self._open = link(_("Its sheet in the directory"), self._open_entity)
        self.form = Form(self._fields(), self._commit, _("In the letter"))
        self.form.set_enabled_fields(self._is_writable)
        detail = QWidget()
        detail.setLayout(
            column(row(self._name, None, self._open), self.sentence, self.form, None, margin=4, spacing=6)
        )
        hint = label(_("F2 or a double click edits a cell"), role="secondary")
        upper = QWidget()
        upper.setLayout(column(self.table, hint))
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(10)
        splitter.addWidget(upper)
        splitter.addWidget(scrolled(detail))
        splitter.setSizes([240, 220])
        self.setLayout(column(splitter))

    def _fields(self) -> tuple[Field, ...]:
        words = {
            "": N_("None"),
            "l'": "l'",
            **{one: one for one in grammar.ARTICLES if one not in ("", "l'")},
        }
        return (
            Field("article", N_("Article before its name"), lambda: Choice(words, _("As its first word tells")), 3),
            Field("signatory_id_number", N_("Identity number"), Line, 3),
            Field(
                "aims", N_("Its purpose and aims"), lambda: Text(2, 5),
                hint=N_("As they go on after “has as its purpose and aims:”."),
            ),
        )  # fmt: skip

    def _model(self) -> RowsModel[PartnerRow]:
        def of(line: PartnerRow) -> str:
            return grammar.of(self._party(line).name, self._language)

        return RowsModel(
            (
                Column(N_("Entity"), of, 200),
                Column(
                    N_("Who signs"), lambda p: p.partner.signatory, 150, edit=lambda p: p.partner.signatory,
                    field="signatory",
                ),
                Column(
                    N_("Post"), lambda p: p.partner.signatory_post, 120,
                    edit=lambda p: p.partner.signatory_post, field="signatory_post", complete=self._posts,
                ),
                Column(
                    N_("Gender"), lambda p: _(GENDERS[p.partner.signatory_gender]), 90,
                    edit=lambda p: p.partner.signatory_gender, choices=GENDERS, field="signatory_gender",
                ),
                Column(
                    N_("Top officer"), lambda p: _("Yes") if p.partner.signatory_is_top else _("No"), 90,
                    edit=lambda p: "1" if p.partner.signatory_is_top else "", choices=_YES_NO,
                    field="signatory_is_top",
                ),
            ),
            lambda ids: {id: self._rows[id] for id in ids if id in self._rows},
            self._commit_cell if self._is_writable else None,
        )  # fmt: skip

    def _posts(self, typed: str) -> list[str]:
        forms = [form for post in grammar.POSTS.values() for form in post[self._language][:2]]
        return [form for form in dict.fromkeys(forms) if form.startswith(typed.lower())]

    # Reading

    def show_letter(self, letter: Letter, language: str) -> None:
        """Show the parties of a letter as they stand in a language."""
        self._language = language
        assert letter.alliance_id is not None
        found = self._context.read(partners.rows, letter.alliance_id)
        self._rows = {
            line.id: line
            for line in found
            if line.partner.left_on is None or line.entity.key == letter.entity_id
        }
        self.table.show_ids(list(self._rows))
        if self._rows and self.table.current_id() is None:
            self.table.choose(next(iter(self._rows)))
        self._show()

    @property
    def line(self) -> PartnerRow | None:
        """The party chosen."""
        return self._rows.get(self.table.current_id() or 0)

    def choose_entity(self, entity_id: int, code: str) -> None:
        """Choose the party of an entity and put the cursor where something of it is missing."""
        found = next((line for line in self._rows.values() if line.entity.key == entity_id), None)
        if found is None:
            return
        field = _FIELDS.get(code, "signatory")
        if field in self.form.editors:
            self.table.choose(found.id)
            self.form.focus(field)
        else:
            columns = [column.field for column in self.table.rows.columns]
            self.table.choose(found.id, columns.index(field))
            self.table.setFocus()

    def _party(self, line: PartnerRow) -> Party:
        return gather_letter.party(line.partner, line.entity)

    def _show(self) -> None:
        line = self.line
        self.form.setVisible(line is not None)
        self._open.setVisible(line is not None)
        if line is None:
            self._name.setText(_("Add partners to the alliance first."))
            self.sentence.setText("")
            return
        self._name.setText(line.entity.name)
        self.form.load(line.partner)
        self.sentence.setText(self._reading(self._party(line)))

    def _reading(self, party: Party) -> str:
        """Return how a party and who signs for it read in the letter's language."""
        gender = party.gender or grammar.gender_said(party.post)
        parts = [form(party.name, self._language) for form in (grammar.the, grammar.of, grammar.to)]
        if party.signatory:
            parts.append(grammar.person(party.signatory, gender, self._language))
        if party.post:
            parts.append(grammar.post(party.post, party.gender, self._language))
        return " · ".join(parts)

    # Changing

    def _commit(self, field: str, value: Any) -> None:
        line = self.line
        if line is not None:
            self._context.edit(N_("Change who signs"), partners.set_value, line.id, field, value)

    def _commit_cell(self, id: int, column: Column[PartnerRow], text: str) -> None:
        value: object = bool(text) if column.field == "signatory_is_top" else text
        self._context.edit(N_("Change who signs"), partners.set_value, id, column.field, value)

    def _open_entity(self) -> None:
        line = self.line
        if line is not None:
            self._context.go("entities", line.entity.key)

    def save_all(self) -> None:
        """Commit what is being typed."""
        if self.line is not None:
            self.form.save_all()
