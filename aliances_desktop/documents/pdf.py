"""Documents → one PDF: the only place that builds pages. The same input gives the same bytes."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageBreak, PageTemplate, Spacer

from aliances_desktop.charts import fonts
from aliances_desktop.documents.furniture import draw_footer, draw_header
from aliances_desktop.documents.sheet import Document
from aliances_desktop.files import replace_with
from aliances_desktop.progress import Progress


@dataclass(frozen=True)
class PrintReport:
    """What came out: pages, and the characters no embedded font could draw."""

    pages: int
    undrawable: str


class _NumberedCanvas(Canvas):
    """Keeps every page until all are known, then writes "n/N" of its document at the foot of each."""

    def __init__(self, *args: Any, documents: Sequence[Document], **values: Any) -> None:
        super().__init__(*args, **values)
        self._documents = documents
        self._kept: list[dict[str, Any]] = []
        self.document_number = 0

    def showPage(self) -> None:
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        totals = Counter(page["document_number"] for page in self._kept)
        so_far: Counter[int] = Counter()
        for page in self._kept:
            self.__dict__.update(page)
            number = self.document_number
            so_far[number] += 1
            document = self._documents[number]
            if document.has_header:
                draw_footer(self, document, so_far[number], totals[number])
            if so_far[number] == 1:
                self.bookmarkPage(f"document-{number}")
                self.addOutlineEntry(_clean(document.owner or document.title), f"document-{number}", 0)
            super().showPage()
        super().save()


def write_pdf(
    documents: Sequence[Document], target: Path | BinaryIO, progress: Progress | None = None
) -> PrintReport:
    """Write `documents`, at least one, one after another, each with its own paper, language and page numbers.

    A file at the path `target` is replaced whole or stays as it was. UserError when the disk is full.
    """
    if isinstance(target, Path):
        with replace_with(target) as file:
            return _build(documents, file, progress or Progress())
    return _build(documents, target, progress or Progress())


def _build(documents: Sequence[Document], file: BinaryIO, progress: Progress) -> PrintReport:
    fonts.register()
    fonts.undrawable.clear()
    first = documents[0]
    template = BaseDocTemplate(
        file, pagesize=first.size, invariant=1, lang=first.language, title=_clean(first.title), author="",
        creator="Aliances Desktop", allowSplitting=1,
        pageTemplates=[_page(d, n, partial(progress.step, n, len(documents))) for n, d in enumerate(documents)],
    )  # fmt: skip
    story: list[Any] = []
    for number, document in enumerate(documents):
        if number:
            story += [NextPageTemplate(str(number)), PageBreak()]
        story += document.story() or [Spacer(1, 1)]
    template.build(
        story, canvasmaker=lambda *args, **values: _NumberedCanvas(*args, documents=documents, **values)
    )
    return PrintReport(template.page, "".join(sorted(fonts.undrawable)))


def _page(document: Document, number: int, step: Callable[[], None]) -> PageTemplate:
    left, _right, _top, bottom = document.margins
    frame = Frame(left, bottom, document.width, document.height, 0, 0, 0, 0, id="body")

    def on_page(canvas: Any, _template: BaseDocTemplate) -> None:
        step()
        canvas.document_number = number
        if document.has_header:
            draw_header(canvas, document)

    return PageTemplate(id=str(number), frames=[frame], onPage=on_page, pagesize=document.size)


def _clean(title: str) -> str:
    # A lone surrogate in a title would only be noticed when everything has been drawn.
    return title.encode("utf-8", "replace").decode("utf-8")
