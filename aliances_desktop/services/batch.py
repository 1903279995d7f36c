"""What the command line does with a whole file and nobody to ask: import, export, print."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlmodel import Session, col, select

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import LANGUAGES, N_
from aliances_desktop.model import Market
from aliances_desktop.progress import Progress
from aliances_desktop.services import results, workshops
from aliances_desktop.services.columns import match_columns
from aliances_desktop.services.exporting import export_entities
from aliances_desktop.services.folders import make_folder
from aliances_desktop.services.importing import (
    MERGE,
    Draft,
    Duplicate,
    ImportResult,
    find_duplicates,
    import_entities,
    prepare,
)
from aliances_desktop.services.pack import PackReport, write_pack, write_pieces
from aliances_desktop.services.pieces_of import Subject, language_of, pieces_of
from aliances_desktop.services.results_export import export_results
from aliances_desktop.services.tables import read_table
from aliances_desktop.store import Store
from aliances_desktop.text import slug


@dataclass(frozen=True)
class BatchImport:
    """What an import did, or would do: the draft with its rejected rows, likely duplicates, and where the rows went."""

    draft: Draft
    likely: tuple[Duplicate, ...]
    result: ImportResult


def import_file(file: Path, data: Path, *, is_dry_run: bool, progress: Progress) -> BatchImport:
    """Import a table into a file, made when there is none; columns are matched by name.

    Rows that are certainly there already are merged; likely duplicates are added and told, for nobody is there to ask.
    A dry run writes nothing, not even a new file. A `UserError` when the table has no column of names.
    """
    table = read_table(data)
    draft = prepare(table, match_columns(table.columns), progress)
    if is_dry_run and not file.exists():
        count = len(draft.candidates)
        return BatchImport(draft, (), ImportResult(count, 0, 0, len(draft.rejected)))
    store = Store.open(file, read_only=is_dry_run) if file.exists() else Store.create(file)
    try:
        with store.read() as session:
            duplicates = find_duplicates(session, draft, progress)
        merged = {one.candidate: (MERGE, one.entity_id) for one in duplicates if one.is_certain}
        likely = tuple(one for one in duplicates if not one.is_certain)
        if is_dry_run:
            added = len(draft.candidates) - len(merged)
            return BatchImport(draft, likely, ImportResult(added, len(merged), 0, len(draft.rejected)))
        store.backup("import")
        with store.edit(N_("Import {count} entities"), count=len(draft.candidates)) as session:
            result = import_entities(session, draft, merged, progress)
    finally:
        store.close()
    return BatchImport(draft, likely, result)


def export_file(file: Path, folder: Path, labels: Callable[[str], str]) -> list[Path]:
    """Write the directory as CSV and XLSX, and the results of every market-place that was played, into `folder`."""
    store = Store.open(file, read_only=True)
    try:
        make_folder(folder)
        stem = slug(labels(N_("Directory of entities")))
        written = [folder / f"{stem}.csv", folder / f"{stem}.xlsx"]
        with store.read() as session:
            for path in written:
                export_entities(session, path, labels)
            for workshop_id in _played(session):
                title = slug(workshops.load(session, workshop_id).title, limit=60)
                results = slug(labels(N_("Results")))
                written.append(folder / f"{results}-{title}-{workshop_id}.xlsx")
                export_results(session, workshop_id, written[-1], labels)
    finally:
        store.close()
    return written


def _played(session: Session) -> list[int]:
    markets = session.exec(select(Market.workshop_id).order_by(col(Market.workshop_id))).all()
    return [key for key in markets if results.encounters(session, key)]


def print_file(
    file: Path,
    folder: Path,
    *,
    workshop_id: int | None,
    subject: tuple[str, int] | None = None,
    sheets: Collection[str],
    language: str,
    today: date,
    progress: Progress,
) -> PackReport:
    """Print from a file that is only read: a workshop's sheets (the next one's unless said), without marking them.

    With a `subject` the sheets of that alliance or process or ("file", 0) of the whole file instead; the latter also
    where there is no workshop. A `UserError` when nothing is there to print.
    """
    store = Store.open(file, read_only=True)
    try:
        with store.read() as session:
            if workshop_id is None and subject is None:
                workshop_id = workshops.next_workshop(session, today) or next(
                    iter(workshops.workshop_ids(session)), None
                )
            if workshop_id is not None:
                report = write_pack(
                    session, workshop_id, folder, selection=sheets, language=language, progress=progress
                )
            else:
                kind, record_id = subject or ("file", 0)
                own = language_of(language, LANGUAGES[0])
                found = pieces_of(session, Subject(kind, record_id, file.stem), sheets, own, today)
                report = write_pieces(found, folder, progress)
    finally:
        store.close()
    if not report.files:
        raise UserError(N_("There is nothing to print yet."))
    return report
