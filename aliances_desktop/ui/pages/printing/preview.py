"""The sheet as it will come out: pages of a PDF one under the other, as wide as there is room."""

from PySide6.QtCore import QBuffer, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QStackedWidget, QWidget

from aliances_desktop.ui.language import _
from aliances_desktop.ui.pages.printing.paper import open_pdf
from aliances_desktop.ui.widgets.labels import button, column, label, row


class Preview(QWidget):
    """Shows a PDF, or a sentence in its place."""

    def __init__(self) -> None:
        super().__init__()
        self._open: tuple[QPdfDocument, QBuffer] | None = None
        self._empty = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setAccessibleName(_("Preview"))
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setDocument(self._empty)
        self.view.pageNavigator().currentPageChanged.connect(lambda _page: self._count())
        self._sentence = label(role="secondary", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = label(role="group")
        self.pages = label(role="secondary")
        back = button("", lambda: self._turn(-1), icon="chevron-left")
        forward = button("", lambda: self._turn(1), icon="chevron-right")
        back.setAccessibleName(_("Page before"))
        forward.setAccessibleName(_("Page after"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._sentence)
        self._stack.addWidget(self.view)
        self.setLayout(column(row(self.title, None, back, self.pages, forward), self._stack))

    def say(self, sentence: str) -> None:
        """Show a sentence instead of a sheet."""
        self._stack.setCurrentIndex(0)
        self._sentence.setText(sentence)
        self.pages.setText("")

    def show_pdf(self, pdf: bytes) -> None:
        """Show a PDF from its first page on."""
        before, self._open = self._open, open_pdf(pdf)
        self.view.setDocument(self._open[0])
        if before is not None:
            before[0].close()
        self._stack.setCurrentIndex(1)
        self.view.verticalScrollBar().setValue(0)
        self._count()

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return self._open[0].pageCount() if self._open is not None and self._stack.currentIndex() else 0

    def _turn(self, step: int) -> None:
        navigator = self.view.pageNavigator()
        page = navigator.currentPage() + step
        if 0 <= page < self.page_count:
            navigator.jump(page, navigator.currentLocation(), navigator.currentZoom())

    def _count(self) -> None:
        page = self.view.pageNavigator().currentPage() + 1
        self.pages.setText(_("Page {page} of {total}", page=page, total=self.page_count))
