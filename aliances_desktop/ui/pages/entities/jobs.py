"""The long work of the directory, each a plain function that can be cancelled."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from aliances_desktop.i18n import N_, Translator
from aliances_desktop.progress import Progress
from aliances_desktop.services.entities import delete_entities
from aliances_desktop.services.exporting import export_entities
from aliances_desktop.services.importing import (
    SKIP,
    Draft,
    Duplicate,
    ImportResult,
    find_duplicates,
    import_entities,
    prepare,
)
from aliances_desktop.services.tables import Table, read_table
from aliances_desktop.services.territory import import_municipalities, municipalities_of
from aliances_desktop.store import Store

_CHUNK = 200
Decisions = Mapping[int, tuple[str, int | None]]


@dataclass(frozen=True)
class Comparison:
    """A table made ready to import, and what of it may be in the directory already."""

    draft: Draft
    duplicates: tuple[Duplicate, ...]


def compare(progress: Progress, store: Store, table: Table, mapping: Mapping[int, str]) -> Comparison:
    """Read the rows and look for duplicates; nothing is written."""
    draft = prepare(table, mapping, progress)
    with store.read() as session:
        return Comparison(draft, tuple(find_duplicates(session, draft, progress)))


def write_import(progress: Progress, store: Store, draft: Draft, decisions: Decisions) -> ImportResult:
    """Keep a backup, then write the import as one undo step."""
    store.backup("import")
    skipped = sum(decision == SKIP for decision, _entity in decisions.values())
    with store.edit(N_("Import of {n} entities"), n=len(draft.candidates) - skipped) as session:
        return import_entities(session, draft, decisions, progress)


def delete(progress: Progress, store: Store, entity_ids: Sequence[int]) -> None:
    """Delete entities as one undo step."""
    with store.edit(N_("Delete entities ({n})"), n=len(entity_ids)) as session:
        for first in range(0, len(entity_ids), _CHUNK):
            progress.step(first, len(entity_ids))
            delete_entities(session, entity_ids[first : first + _CHUNK])


def import_territory(progress: Progress, store: Store, path: Path) -> tuple[int, int]:
    """Import the official list; return how many municipalities and how many entities got their comarca."""
    found = municipalities_of(read_table(path))
    with store.edit(N_("Import of the list of municipalities")) as session:
        return import_municipalities(session, found)


def write_export(
    progress: Progress,
    store: Store,
    path: Path,
    translator: Translator,
    entity_ids: Collection[int] | None,
    is_private: bool,
) -> int:
    """Write the directory to a file; return how many entities."""
    with store.read() as session:
        return export_entities(
            session, path, translator.gettext, entity_ids=entity_ids, is_private=is_private
        )
