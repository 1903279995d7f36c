"""The yearly report of a file with 300 entities, 60 alliances and 40 workshops, against printing plain pages."""

import io
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from reportlab.pdfgen.canvas import Canvas

from aliances_desktop.documents.pdf import write_pdf
from aliances_desktop.documents.yearly import yearly_report as draw
from aliances_desktop.i18n import N_, translator
from aliances_desktop.model import Commitment, Entity, Outcome, Participant, Workshop
from aliances_desktop.services import alliances, partners, processes, yearly
from aliances_desktop.store import Store

ENTITIES, ALLIANCES, WORKSHOPS = 300, 60, 40
TODAY = date(2026, 12, 31)


def build(path: Path, backups: Path) -> Store:
    """Make the file of a busy year."""
    random = Random(3)
    store = Store.create(path, backups=backups)
    with store.edit(N_("Add")) as session:
        entities = [Entity(name=f"Entitat {n}", sort_name=f"entitat {n:03d}") for n in range(ENTITIES)]
        session.add_all(entities)
        session.flush()
        keys = [one.key for one in entities]
        for n in range(WORKSHOPS):
            workshop = Workshop(title=f"Taller {n}", day=date(2026, 1, 8) + timedelta(days=n * 9))
            session.add(workshop)
            session.flush()
            for number, key in enumerate(random.sample(keys, 28), 1):
                session.add(
                    Participant(workshop_id=workshop.key, entity_id=key, number=number, attendance="arrived")
                )
            session.add(Outcome(workshop_id=workshop.key, position=1, text=f"Què n’ha sortit {n}"))
        for n in range(ALLIANCES):
            day = date(2026, 1, 8) + timedelta(days=n * 5)
            made = alliances.add_alliance(session, title=f"Aliança {n}", today=day)
            partners.add_partners(session, made.key, random.sample(keys, 5), day)
            session.add_all(
                Commitment(alliance_id=made.key, position=k, text=f"Compromís {k}", due_on=day, done_on=day, state="done")
                for k in range(10)
            )  # fmt: skip
        for _copy in range(5):
            processes.from_template(session, "process-yearly-plan", starts_on=date(2026, 1, 1))
    return store


def run() -> dict[str, float]:
    """Return seconds to gather and to draw, and the latter over plain pages of text."""
    with TemporaryDirectory() as folder:
        store = build(Path(folder, "a.aliances"), Path(folder, "b"))
        start = time.perf_counter()
        with store.read() as session:
            data = yearly.yearly_report(session, 2026, "xarxa", TODAY)
        gathered = time.perf_counter() - start
        start = time.perf_counter()
        report = write_pdf([draw(data, translator("ca"))], io.BytesIO())
        drawn = time.perf_counter() - start
        store.close()
    start = time.perf_counter()
    canvas = Canvas(io.BytesIO())
    for _page in range(report.pages):
        for line in range(45):
            canvas.drawString(60, 780 - line * 16, f"{line} una línia de text com qualsevol altra")
        canvas.showPage()
    canvas.save()
    plain = time.perf_counter() - start
    return {
        "yearly report of 300 entities, gathered (s)": gathered,
        "yearly report of 300 entities, drawn (s)": drawn,
        "yearly report of 300 entities, pages": float(report.pages),
        "yearly report of 300 entities, drawn over plain pages": drawn / plain,
    }
