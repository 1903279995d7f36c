"""Spreadsheets (XLSX): text stays text whatever it begins with, days are days, the file is written whole or not at all."""

import io
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from aliances_desktop.files import replace_with

Cell = str | float | date | None
_PLAIN_TEXT: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_NO_SIGNS: Final = str.maketrans(dict.fromkeys("[]:*?/\\'"))
_LONGEST: Final = 32_000
"""Characters a cell takes; a longer text would be left out altogether."""
_WIDEST: Final = 60
FIRST_DAY: Final = date(1900, 3, 1)
"""A spreadsheet counts wrong before this day."""


class Spreadsheet:
    """A spreadsheet being written, one sheet after another."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.head = book.add_format({"bold": True, "bottom": 1})
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self._day = book.add_format({"num_format": "dd/mm/yyyy", "align": "left", "valign": "top"})
        self._share = book.add_format({"num_format": "0%", "valign": "top"})

    def sheet(self, title: str) -> Any:
        """Add an empty sheet, its title cut to what a spreadsheet takes: 31 characters without its own signs."""
        return self.book.add_worksheet(title.translate(_NO_SIGNS)[:31])

    def table(
        self,
        title: str,
        heads: Sequence[str],
        lines: Sequence[Sequence[Cell]],
        *,
        frozen_columns: int = 0,
        shares: Collection[int] = (),
    ) -> None:
        """Add a sheet with a table to filter by; `shares` are the columns whose numbers (0–1) are shown as percent."""
        sheet = self.sheet(title)
        sheet.freeze_panes(1, frozen_columns)
        for column, head in enumerate(heads):
            sheet.write_string(0, column, head, self.head)
            number = self._share if column in shares else self.text
            for row, line in enumerate(lines, 1):
                self._write(sheet, row, column, line[column], number)
            widest = max(_width(cell) for cell in (head, *(line[column] for line in lines)))
            sheet.set_column(column, column, min(_WIDEST, widest + 3))
        if lines:
            sheet.autofilter(0, 0, len(lines), len(heads) - 1)

    def _write(self, sheet: Any, row: int, column: int, cell: Cell, number: Any) -> None:
        if isinstance(cell, date) and cell >= FIRST_DAY:
            sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), self._day)
        elif isinstance(cell, int | float):
            sheet.write_number(row, column, cell, number)
        elif cell is not None:
            sheet.write_string(row, column, str(cell)[:_LONGEST], self.text)


def _width(cell: Cell) -> int:
    if isinstance(cell, float):
        return 6
    return max(map(len, str(cell or "").split("\n")))


@contextmanager
def spreadsheet(path: Path, created: datetime | None = None) -> Iterator[Spreadsheet]:
    """Give a spreadsheet to fill; on leaving it replaces `path`, on any exception `path` stays as it was."""
    # Spreadsheets are written nowhere near the start of the program.
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, **_PLAIN_TEXT})
    if created is not None:
        book.set_properties({"created": created.replace(tzinfo=None)})
    yield Spreadsheet(book)
    book.close()
    with replace_with(path) as file:
        file.write(buffer.getvalue())
