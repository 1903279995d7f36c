"""Writing a pack to a folder: one PDF for each sheet and language, or one for each entity."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import Session, col, select

from aliances_desktop.documents.contents import PackContents, PackLine
from aliances_desktop.documents.pdf import write_pdf
from aliances_desktop.documents.registry import BY_ID, SHEETS, Sheet
from aliances_desktop.i18n import N_, translator
from aliances_desktop.model import Entity
from aliances_desktop.progress import Progress
from aliances_desktop.services import gather, printing
from aliances_desktop.services.folders import make_folder
from aliances_desktop.services.pieces import CONTENTS, OWN, Piece, pieces
from aliances_desktop.text import slug

_ORDER = {sheet.id: number for number, sheet in enumerate(SHEETS, 1)}


@dataclass(frozen=True)
class PackReport:
    """What was written: the files, the pieces in them (for `printing.mark_printed`), and what no font could draw."""

    files: tuple[Path, ...]
    pieces: tuple[Piece, ...]
    undrawable: str = ""


def write_pack(
    session: Session,
    workshop_id: int,
    folder: Path,
    *,
    selection: Collection[str] = (),
    language: str = OWN,
    is_by_entity: bool = False,
    only_changed: bool = False,
    progress: Progress,
) -> PackReport:
    """Print a workshop's sheets into `folder`: one PDF for each sheet and language, or one for each entity.

    All sheets with content when `selection` is empty, with a page of contents. A `UserError` when the folder cannot
    be written or a sheet does not exist; files already written stay.
    """
    chosen = pieces(session, workshop_id, selection, language)
    if only_changed:
        chosen = printing.only_changed(session, workshop_id, chosen)
    if is_by_entity:
        return write_by_entity(session, chosen, folder, progress)
    if chosen and (not selection or CONTENTS in selection):
        chosen.append(_contents(session, workshop_id, chosen, language))
    return write_pieces(chosen, folder, progress)


def write_pieces(chosen: Sequence[Piece], folder: Path, progress: Progress) -> PackReport:
    """Write one PDF for each sheet and language of `chosen` into `folder`."""
    batches: dict[tuple[str, str], list[Piece]] = {}
    for piece in chosen:
        batches.setdefault((piece.sheet.id, piece.language), []).append(piece)
    named = [(_file_name(BY_ID[sheet_id], code), batch) for (sheet_id, code), batch in batches.items()]
    return _write(named, folder, progress)


def write_by_entity(
    session: Session, chosen: Sequence[Piece], folder: Path, progress: Progress
) -> PackReport:
    """Write one PDF for each entity with all that is its own: badges, route cards, matches, entity sheet."""
    batches: dict[int, list[Piece]] = {}
    for piece in chosen:
        if piece.entity_id:
            batches.setdefault(piece.entity_id, []).append(piece)
    entities = session.exec(select(Entity).where(col(Entity.id).in_(batches)).order_by(col(Entity.sort_name)))
    # The key keeps two entities of one name apart.
    named = [(f"{slug(entity.name)}-{entity.key}.pdf", batches[entity.key]) for entity in entities]
    return _write(named, folder, progress)


def _write(named: Sequence[tuple[str, Sequence[Piece]]], folder: Path, progress: Progress) -> PackReport:
    make_folder(folder)
    files: list[Path] = []
    undrawable: set[str] = set()
    for number, (name, batch) in enumerate(named):
        report = write_pdf(printing.documents(batch), folder / name, _share(progress, number, len(named)))
        undrawable |= set(report.undrawable)
        files.append(folder / name)
    printed = tuple(piece for _, batch in named for piece in batch if piece.sheet.id != CONTENTS)
    return PackReport(tuple(files), printed, "".join(sorted(undrawable)))


def _share(progress: Progress, number: int, total: int) -> Progress:
    """Return the progress of one file among several, so that a long one can be cancelled too."""
    return Progress(lambda done, of, _: progress.step(number * of + done, total * of, N_("Printing")))


def _file_name(sheet: Sheet, language: str) -> str:
    return f"{_ORDER[sheet.id]:02d}-{slug(translator(language).gettext(sheet.title))}-{language}.pdf"


def _contents(session: Session, workshop_id: int, chosen: Iterable[Piece], language: str) -> Piece:
    """Return the page to tick off: each sheet with its copies in each language."""
    m = gather.material(session, workshop_id)
    counts: dict[tuple[str, str], int] = {}
    for piece in chosen:
        counts[piece.sheet.id, piece.language] = counts.get((piece.sheet.id, piece.language), 0) + 1
    lines = tuple(
        PackLine(
            BY_ID[sheet_id].title,
            BY_ID[sheet_id].paper,
            printing.copies(sheet_id, count, len(m.expected)),
            code,
        )
        for (sheet_id, code), count in counts.items()
    )
    own = m.workshop.languages[0] if language == OWN else language
    return Piece(BY_ID[CONTENTS], 0, own, PackContents(m.occasion, lines))
