"""What the print page does with paper, each a plain function that can be cancelled. Paper is loaded on first use."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_
from aliances_desktop.progress import Progress
from aliances_desktop.store import Store

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from aliances_desktop.services.pack import PackReport
    from aliances_desktop.services.pieces import Piece

OWN: Final = "own"
MOST_PREVIEWED: Final = 24
"""Pieces of a sheet drawn for the preview: enough to judge it by."""


@dataclass(frozen=True)
class Order:
    """What is asked for: sheets of a subject: "workshop", "alliance", "process" or "file", whose `title` is its name.

    `handouts` is the language for what belongs to nobody in particular.
    """

    subject: str
    record_id: int
    sheets: tuple[str, ...]
    language: str
    title: str
    handouts: str
    today: date
    is_only_changed: bool = False
    spares: int = 2

    @property
    def workshop_id(self) -> int:
        """The workshop asked for, 0 for something else."""
        return self.record_id if self.subject == "workshop" else 0


@dataclass(frozen=True)
class Line:
    """A sheet that can be printed: its names as msgids, copies, and how many were printed as they are, or changed.

    `is_noted` says whether it is noted what has been printed: of workshops it is.
    """

    id: str
    title: str
    group: str
    paper: str
    pieces: int
    copies: int
    printed: int = 0
    changed: int = 0
    is_noted: bool = True


@dataclass(frozen=True)
class Drawn:
    """A PDF, and the characters no embedded font could draw."""

    pdf: bytes
    undrawable: str = ""


@dataclass(frozen=True)
class Printout:
    """What came out of the printer, to be noted as printed."""

    pieces: "tuple[Piece, ...]"
    pages: int
    undrawable: str


def lines(session: Any, order: Order) -> list[Line]:
    """Return the sheets that have content, with copies counted."""
    from aliances_desktop.documents.registry import BY_ID
    from aliances_desktop.services import printing

    if order.workshop_id:
        return [
            Line(
                j.sheet.id, j.sheet.title, j.sheet.group, j.sheet.paper, j.pieces, j.copies, j.printed, j.changed
            )
            for j in printing.jobs(session, order.workshop_id, order.language, order.spares)
        ]  # fmt: skip
    counted = Counter(piece.sheet.id for piece in _pieces(session, replace(order, sheets=())))
    sheets = [(BY_ID[sheet_id], n) for sheet_id, n in counted.items()]
    return [
        Line(sheet.id, sheet.title, sheet.group, sheet.paper, n, n, is_noted=False) for sheet, n in sheets
    ]


@contextmanager
def _reading(store: Store) -> Iterator[Any]:
    """Read the file beside the window, which would otherwise wait for its turn until everything is drawn."""
    beside = Store.open(store.path, read_only=True)
    try:
        with beside.read() as session:
            yield session
    finally:
        beside.close()


def _pieces(session: Any, order: Order) -> "list[Piece]":
    from aliances_desktop.services import pieces, pieces_of, printing

    if not order.workshop_id:
        subject = pieces_of.Subject(order.subject, order.record_id, order.title)
        language = pieces_of.language_of(order.language, order.handouts)
        return pieces_of.pieces_of(session, subject, order.sheets, language, order.today)
    found = pieces.pieces(session, order.workshop_id, order.sheets, order.language)
    return printing.only_changed(session, order.workshop_id, found) if order.is_only_changed else found


def _chosen(session: Any, order: Order) -> "list[Piece]":
    found = _pieces(session, order)
    if not found:
        raise UserError(
            N_("There is nothing to print: nothing of what you ticked has changed or has content.")
        )
    return found


def _draw(chosen: "Sequence[Piece]", progress: Progress) -> Drawn:
    from aliances_desktop.documents.pdf import write_pdf
    from aliances_desktop.services import printing

    file = BytesIO()
    report = write_pdf(printing.documents(chosen), file, progress)
    return Drawn(file.getvalue(), report.undrawable)


def preview(progress: Progress, store: Store, order: Order) -> Drawn | None:
    """Draw the first pieces of one sheet; None where there is nothing of it."""
    with store.read() as session:
        found = _pieces(session, replace(order, is_only_changed=False))[:MOST_PREVIEWED]
    return _draw(found, progress) if found else None


def print_order(progress: Progress, store: Store, order: Order, printer: "QPrinter") -> Printout:
    """Draw the sheets one after another and put them on the printer, in as many copies as were counted."""
    from aliances_desktop.ui.pages.printing.paper import Paper

    with _reading(store) as session:
        chosen = _chosen(session, order)
        counted = {line.id: line for line in lines(session, order)}
    by_sheet: dict[str, list[Piece]] = {}
    for piece in chosen:
        by_sheet.setdefault(piece.sheet.id, []).append(piece)
    undrawable: set[str] = set()
    with Paper(printer) as paper:
        for number, (sheet_id, batch) in enumerate(by_sheet.items()):
            progress.step(number, len(by_sheet), N_("Printing"))
            drawn = _draw(batch, Progress(lambda *_: progress.step(number, len(by_sheet))))  # noqa: B023
            undrawable |= set(drawn.undrawable)
            line = counted[sheet_id]
            paper.put(drawn.pdf, max(1, line.copies // max(line.pieces, 1)), progress)
    return Printout(tuple(chosen), paper.pages, "".join(sorted(undrawable)))


def save(
    progress: Progress, store: Store, order: Order, folder: Path, is_by_entity: bool, is_everything: bool
) -> "PackReport":
    """Write the sheets as PDF files: one for each sheet and language, or one for each entity."""
    from aliances_desktop.services import pack

    with _reading(store) as session:
        chosen = _chosen(session, order)
        if order.workshop_id:
            selection = () if is_everything else order.sheets
            return pack.write_pack(
                session, order.workshop_id, folder, selection=selection, language=order.language,
                is_by_entity=is_by_entity, only_changed=order.is_only_changed, progress=progress,
            )  # fmt: skip
        if is_by_entity:
            return pack.write_by_entity(session, chosen, folder, progress)
        return pack.write_pieces(chosen, folder, progress)
