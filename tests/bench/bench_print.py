"""A pack for 40 people against the same number of plain platypus pages."""

import io
import statistics
import time
from collections.abc import Callable

from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

from aliances_desktop.documents.pdf import write_pdf
from aliances_desktop.documents.registry import SHEETS
from aliances_desktop.documents.sheet import Document
from aliances_desktop.i18n import translator
from tests.documents.samples import content


def the_pack() -> list[Document]:
    """Return the sheets of the registry, those of each person forty times."""
    t = translator("ca")
    return [
        d for s in SHEETS for _ in range(40 if s.is_personal else 1) for d in s.documents(content(s.id), t)
    ]


def plain(pages: int) -> bytes:
    """Write as many pages of thirty plain paragraphs."""
    style = getSampleStyleSheet()["BodyText"]
    story = []
    for _ in range(pages):
        story += [
            Paragraph("Una línia de text com qualsevol altra, amb accents i tot.", style) for _ in range(30)
        ]
        story.append(PageBreak())
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer).build(story)
    return buffer.getvalue()


def median(job: Callable[[], object]) -> float:
    """Return the median seconds of three runs."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def run() -> dict[str, float]:
    """Return the ratio (target: at most 2)."""
    pages = write_pdf(the_pack(), io.BytesIO()).pages
    return {
        f"{pages} pages of a pack over as many plain ones": median(
            lambda: write_pdf(the_pack(), io.BytesIO())
        )
        / median(lambda: plain(pages))
    }
