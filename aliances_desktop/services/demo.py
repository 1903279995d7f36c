"""The main job from end to end on the sample network: a file, a planned market-place, the whole pack in three languages."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from sqlmodel import select

from aliances_desktop import clock
from aliances_desktop.i18n import LANGUAGES, N_
from aliances_desktop.model import Workshop
from aliances_desktop.progress import Progress
from aliances_desktop.services import plan, sample, sample_alliance, sample_day, subjects
from aliances_desktop.services.folders import make_folder
from aliances_desktop.services.plan import PlanResult
from aliances_desktop.store import Store

FILE_NAME = "demo.aliances"
_AFTER: Final = ("group_sheets", "results", "matches", "returns", "report")


@dataclass(frozen=True)
class Demo:
    """What the demo left: the file, the workshop in it, its plan in figures and the PDFs."""

    file: Path
    workshop_id: int
    plan: PlanResult
    sheets: tuple[Path, ...]


def build_sample(
    store: Store, now: clock.Clock = clock.now, progress: Progress | None = None
) -> tuple[int, PlanResult]:
    """Fill an empty file with the sample and plan its market-place; return the workshop and the plan in figures.

    Beside the workshop to come there are one held the year before, its two focus groups, and the alliance that came of
    them, from the choice of its project to its roadmap.
    """
    progress = progress or Progress()
    with store.edit(N_("Load the sample")) as session:
        workshop_id = sample.load_sample(session, now().date()).key
        sample_day.prepare_day(session, workshop_id, now(), progress)
        held = sample_day.add_held_workshop(session, workshop_id, now(), progress)
        groups = sample_day.add_focus_groups(session, workshop_id, now())
        sample_alliance.tell_story(session, now(), held, groups)
    with store.edit(N_("Plan the market-place")) as session:
        return workshop_id, plan.plan_rounds(session, workshop_id, progress)


def make_demo(folder: Path, progress: Progress, now: clock.Clock = clock.now) -> Demo:
    """Make the sample file in `folder` anew, plan its market-place and print everything in every language.

    The PDFs go to a folder for each language; what the workshop already held leaves behind, such as the return pages
    in each entity's own language, goes to `after`, and the sheets of each alliance, each process and the year to folders
    of their own. A `UserError` when the folder cannot be written.
    """
    file = folder / FILE_NAME
    make_folder(folder)
    file.unlink(missing_ok=True)
    store = Store.create(file)
    try:
        workshop_id, planned = build_sample(store, now, progress)
        sheets = _print(store, workshop_id, folder, progress, now())
        sheets += _print_after(store, folder / "after", progress)
        sheets += _print_story(store, folder, progress, now().date())
    finally:
        store.close()
    return Demo(file, workshop_id, planned, tuple(sheets))


def _print(store: Store, workshop_id: int, folder: Path, progress: Progress, now: datetime) -> list[Path]:
    # The window opens the sample too, and needs nothing of paper for that.
    from aliances_desktop.services import pack, printing

    sheets: list[Path] = []
    for language in LANGUAGES:
        with store.read() as session:
            report = pack.write_pack(
                session, workshop_id, folder / language, language=language, progress=progress
            )
        sheets += report.files
        with store.edit(N_("Print")) as session:
            printing.mark_printed(session, workshop_id, report.pieces, now)
    return sheets


def _print_after(store: Store, folder: Path, progress: Progress) -> tuple[Path, ...]:
    """Print what came of the workshop already held."""
    from aliances_desktop.services import pack

    with store.read() as session:
        held = session.exec(
            select(Workshop.id).where(Workshop.state == "done", Workshop.kind == "alliances")
        ).one()
        report = pack.write_pack(session, held or 0, folder, selection=_AFTER, progress=progress)
    return report.files


def _print_story(store: Store, folder: Path, progress: Progress, today: date) -> list[Path]:
    """Print the alliances, the processes and the year, a folder each, in the language the story is told in."""
    from aliances_desktop.services import pack, pieces_of

    sheets: list[Path] = []
    with store.read() as session:
        told = [*subjects.subjects(session, LANGUAGES[0]), ("file", 0, store.path.stem)]
        for kind, record_id, title in told:
            subject = pieces_of.Subject(kind, record_id, title)
            found = pieces_of.pieces_of(session, subject, (), LANGUAGES[0], today)
            place = folder / (f"{kind}-{record_id}" if record_id else "year")
            if kind == "file":
                found = [piece for piece in found if piece.sheet.subject == "file"]
            if found:
                sheets += pack.write_pieces(found, place, progress).files
    return sheets
