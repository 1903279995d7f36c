"""The main job from end to end on the sample network: a file, a planned market-place, the whole pack in three languages."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import LANGUAGES, N_
from aliances_desktop.progress import Progress
from aliances_desktop.services import pack, plan, printing, sample
from aliances_desktop.services.plan import PlanResult
from aliances_desktop.store import Store

FILE_NAME = "demo.aliances"


@dataclass(frozen=True)
class Demo:
    """What the demo left: the file, the workshop in it, its plan in figures and the PDFs."""

    file: Path
    workshop_id: int
    plan: PlanResult
    sheets: tuple[Path, ...]


def make_demo(folder: Path, now: datetime, progress: Progress) -> Demo:
    """Make the sample file in `folder` anew, plan its market-place and print everything in every language.

    The PDFs go to a folder for each language. A `UserError` when the folder cannot be written.
    """
    file = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(
            N_("The folder {folder} cannot be written."), folder=folder, details=str(error)
        ) from error
    store = Store.create(file)
    try:
        with store.edit(N_("Open the sample")) as session:
            workshop = sample.load_sample(session, now.date())
        with store.edit(N_("Plan the market-place")) as session:
            planned = plan.plan_rounds(session, workshop.key, progress)
        sheets: list[Path] = []
        for language in LANGUAGES:
            with store.read() as session:
                report = pack.write_pack(
                    session, workshop.key, folder / language, language=language, progress=progress
                )
            sheets += report.files
            with store.edit(N_("Print")) as session:
                printing.mark_printed(session, workshop.key, report.pieces, now)
    finally:
        store.close()
    return Demo(file, workshop.key, planned, tuple(sheets))
