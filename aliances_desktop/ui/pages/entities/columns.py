"""The columns of the directory's table."""

from collections.abc import Mapping

from aliances_desktop.i18n import N_
from aliances_desktop.model.codes import KINDS, SECTORS
from aliances_desktop.services import directory
from aliances_desktop.services.directory import EntityRow
from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _
from aliances_desktop.ui.widgets.rows import Column


def columns(context: Context) -> tuple[Column[EntityRow], ...]:
    """Return the columns; those with one plain value are edited in place."""
    return (
        Column(N_("Name"), lambda row: row.name, 300, "name", edit=lambda row: row.name, field="name"),
        Column(
            N_("Kind"), lambda row: _(KINDS[row.kind]), 110, "kind", edit=lambda row: row.kind, choices=KINDS,
            field="kind",
        ),
        Column(
            N_("Municipality"), lambda row: row.municipality, 120, "municipality",
            edit=lambda row: row.municipality, field="municipality",
            complete=lambda typed: context.read(directory.municipalities, typed),
        ),
        Column(N_("Sectors"), lambda row: _in_words(row.sectors, SECTORS), 130, "sectors"),
        Column(
            N_("Tags"), lambda row: ", ".join(row.tags), 100, "tags", edit=lambda row: ", ".join(row.tags),
            field="tags", hidden_below=500,
        ),
    )  # fmt: skip


def _in_words(codes: tuple[str, ...], known: Mapping[str, str]) -> str:
    return ", ".join(_(known[code]) for code in codes if code in known)
