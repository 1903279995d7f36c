"""Reading a table from outside: CSV, XLSX, XLS or ODS, whatever its encoding, separator and clutter before the header."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

from aliances_desktop.errors import UserError
from aliances_desktop.i18n import N_

SEPARATORS: Final = (";", ",", "\t", "|")
MOST_COLUMNS: Final = 200
MOST_ROWS: Final = 200_000
MOST_IN_CELL: Final = 50_000
_MOST_BYTES: Final = 100_000_000
_MOST_RATIO: Final = 100
_BLANK_ROWS: Final = 1000
_MOST_IN_NAME: Final = 500
"""Online forms name a column by the whole question with the row of its grid."""
_HEADER_WITHIN: Final = 15

Cell = str | float | int | bool | date | datetime | time | timedelta | None


@dataclass(frozen=True)
class Doubt:
    """Something doubtful about the file, not refused: a msgid with its values."""

    msgid: str
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Options:
    """What a person may correct: None is found out. `header_row` counts rows of the file from 0; `sheet` is a name."""

    encoding: str | None = None
    separator: str | None = None
    header_row: int | None = None
    sheet: str | None = None


@dataclass(frozen=True)
class Table:
    """What was read: column names, rows of cells as wide as these, the file's line of each row, and how it was read."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    lines: tuple[int, ...]
    options: Options
    sheets: tuple[str, ...] = ()
    warnings: tuple[Doubt, ...] = ()

    def samples(self, column: int, most: int = 3) -> list[str]:
        """Return the first different values of a column as text."""
        found: dict[str, None] = {}
        for row in self.rows[:500]:
            if row[column] not in (None, ""):
                found[as_text(row[column])] = None
            if len(found) >= most:
                break
        return list(found)


def as_text(cell: Cell) -> str:
    """Return a cell as a person would write it: whole numbers without decimals, dates as year-month-day."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time.min:
        return cell.date().isoformat()
    return str(cell)


def read_table(path: Path, options: Options = Options()) -> Table:
    """Read a file's table; UserError when it is not one, is protected, damaged, empty or far too large."""
    try:
        with path.open("rb") as file:
            head = file.read(8)
        if head[:4] == b"PK\x03\x04" or head == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
            return _finish(path, _read_book(path, head, options))
        return _finish(path, _read_text(path, options))
    except OSError as error:
        raise UserError(N_("{name} cannot be read."), name=path.name, details=str(error)) from None


@dataclass(frozen=True)
class _Raw:
    rows: Sequence[Sequence[Cell]]
    options: Options
    sheets: tuple[str, ...] = ()
    warnings: tuple[Doubt, ...] = ()


# Text


def _decode(data: bytes, wanted: str | None) -> tuple[str, str, list[Doubt]]:
    if wanted is not None:
        text = data.decode(wanted, "replace")
        return text.lstrip("\ufeff"), wanted, []
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace"), "utf-16", []
    # Half the bytes of Latin text in UTF-16 are NUL, and cp1252 would "read" it.
    if data[:2000].count(0) > len(data[:2000]) // 4:
        return data.decode("utf-16-le", "replace"), "utf-16", []
    try:
        return data.decode("utf-8-sig"), "utf-8", []
    except UnicodeDecodeError:
        pass
    # A few bad bytes in a UTF-8 file leave most of its accents whole; cp1252 would spoil them all.
    clean = data.replace(b"\0", b"")
    utf = clean.decode("utf-8-sig", "replace")
    accents = sum(1 for c in utf if "\u00a0" <= c < "\ufffd")
    text, encoding = (
        (utf, "utf-8") if accents > utf.count("\ufffd") else (clean.decode("cp1252", "replace"), "cp1252")
    )
    is_damaged = clean != data or "\ufffd" in text
    doubt = Doubt(N_("The file holds bytes that are no text; look at the rows before importing."))
    return text, encoding, [doubt] if is_damaged else []


def _read_text(path: Path, options: Options) -> _Raw:
    if path.stat().st_size > _MOST_BYTES:
        raise UserError(N_("{name} is too large for a table."), name=path.name)
    data = path.read_bytes()
    if _is_binary(data):
        raise UserError(
            N_("{name} is not a table. CSV, Excel and OpenDocument files can be read."), name=path.name
        )
    text, encoding, warnings = _decode(data, options.encoding)
    first, _break, rest = text.partition("\n")
    separator = options.separator
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        separator, text = separator or first.strip()[4], rest
    separator = separator or _separator(text)
    csv.field_size_limit(2**31 - 1)
    rows: list[Sequence[Cell]] = []
    for row in csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=separator):
        rows.append(row)
        _check_size(len(row), len(rows), path)
    used = replace(options, encoding=encoding, separator=separator)
    return _Raw(rows, used, warnings=tuple(warnings))


def _is_binary(data: bytes) -> bool:
    signatures = (
        b"\x89PNG",
        b"GIF8",
        b"\xff\xd8\xff",
        b"%PDF",
        b"SQLite",
        b"\x7fELF",
        b"MZ",
        b"\x1f\x8b",
        b"Rar!",
    )
    return data.startswith(signatures)


def _separator(text: str) -> str:
    """Return the separator that splits the first lines most evenly."""
    lines = [line for line in text[:20_000].splitlines()[:30] if line.strip()]

    def evenness(separator: str) -> tuple[int, int]:
        widths = [len(row) for row in csv.reader(lines, delimiter=separator)]
        widest = max(set(widths), key=lambda w: (widths.count(w), w), default=1)
        return (widths.count(widest) if widest > 1 else 0, widest)

    return max(SEPARATORS, key=evenness)


# Spreadsheets


def _check_archive(path: Path) -> None:
    """Refuse an archive whose own directory says that it would fill the memory."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            size = sum(entry.file_size for entry in entries)
            packed = max(sum(entry.compress_size for entry in entries), 1)
            names = [entry.filename for entry in entries]
    except zipfile.BadZipFile:
        raise UserError(N_("{name} is damaged or cut off."), name=path.name) from None
    if size > _MOST_BYTES or (size > 5_000_000 and size / packed > _MOST_RATIO) or len(entries) > 2000:
        raise UserError(N_("{name} is too large for a table."), name=path.name)
    if len(set(names)) != len(names):
        raise UserError(N_("{name} is damaged or cut off."), name=path.name)
    _check_xml(path)


def _check_xml(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            # A table needs no entities; a document type is how files are read or memory is filled from inside.
            if (
                entry.filename.endswith((".xml", ".rels"))
                and b"<!DOCTYPE" in archive.open(entry).read(4096).upper()
            ):
                raise UserError(
                    N_("{name} holds instructions that do not belong in a table."), name=path.name
                )


def _read_book(path: Path, head: bytes, options: Options) -> _Raw:
    import python_calamine

    if head[:4] == b"PK\x03\x04":
        _check_archive(path)
    elif b"E\0n\0c\0r\0y\0p\0t\0e\0d" in path.read_bytes():
        raise UserError(N_("{name} is protected with a password: remove it and try again."), name=path.name)
    try:
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        sheets = tuple(book.sheet_names)
        name = options.sheet if options.sheet in sheets else sheets[0]
        rows = _rows_of(book.get_sheet_by_name(name).iter_rows(), path)
    except python_calamine.PasswordError:
        raise UserError(
            N_("{name} is protected with a password: remove it and try again."), name=path.name
        ) from None
    except (python_calamine.CalamineError, zipfile.BadZipFile, IndexError, ValueError) as error:
        raise UserError(N_("{name} is damaged or cut off."), name=path.name, details=str(error)) from None
    return _Raw(rows, replace(options, sheet=name), sheets)


def _rows_of(rows: Iterable[Sequence[Cell]], path: Path) -> list[Sequence[Cell]]:
    found: list[Sequence[Cell]] = []
    blank = 0
    for row in rows:
        blank = 0 if any(c not in ("", None) for c in row) else blank + 1
        if blank > _BLANK_ROWS:
            break
        found.append(row)
        width = max((n + 1 for n, c in enumerate(row) if c not in ("", None)), default=0)
        _check_size(width, len(found), path)
    return found


def _check_size(columns: int, rows: int, path: Path) -> None:
    if columns > MOST_COLUMNS:
        raise UserError(
            N_("{name} has more than {most} columns: is it really a list of entities?"),
            name=path.name,
            most=MOST_COLUMNS,
        )
    if rows > MOST_ROWS:
        raise UserError(N_("{name} has more than {most} rows."), name=path.name, most=MOST_ROWS)


# Header and rows


def _finish(path: Path, raw: _Raw) -> Table:
    filled = [n for n, row in enumerate(raw.rows) if any(c not in ("", None) for c in row)]
    header = raw.options.header_row if raw.options.header_row is not None else _header(raw.rows)
    body = [n for n in filled if n > header]
    if not body or header >= len(raw.rows):
        raise UserError(N_("{name} has no rows."), name=path.name)
    width = max(_width(raw.rows[n]) for n in (header, *body))
    names, warnings = _names(raw.rows[header], width)
    rows, cut_lines = [], []
    for n in body:
        row, is_cut = _cells(raw.rows[n], width)
        rows.append(row)
        cut_lines += [n + 1] if is_cut else []
    if cut_lines:
        warnings.append(Doubt(N_("A text in line {line} is too long and was cut."), {"line": cut_lines[0]}))
    return Table(
        path.name, names, tuple(rows), tuple(n + 1 for n in body), replace(raw.options, header_row=header), raw.sheets,
        (*raw.warnings, *warnings),
    )  # fmt: skip


def _width(row: Sequence[Cell]) -> int:
    return max((n + 1 for n, c in enumerate(row) if c not in ("", None)), default=0)


def _header(rows: Sequence[Sequence[Cell]]) -> int:
    """Return the row of column names: the first that is as wide as most of the table and holds only words."""
    widths = [sum(c not in ("", None) for c in row) for row in rows[:200]]
    usual = sorted(w for w in widths if w)[len([w for w in widths if w]) // 2] if any(widths) else 0
    for n, row in enumerate(rows[:_HEADER_WITHIN]):
        filled = [c for c in row if c not in ("", None)]
        has_rows = any(widths[n + 1 :])
        if has_rows and len(filled) >= max(min(usual, 3), 1) and all(isinstance(c, str) for c in filled):
            return n
    return next((n for n, w in enumerate(widths) if w), 0)


def _names(row: Sequence[Cell], width: int) -> tuple[tuple[str, ...], list[Doubt]]:
    names: list[str] = []
    warnings: list[Doubt] = []
    for n in range(width):
        name = as_text(row[n]).strip()[:_MOST_IN_NAME] if n < len(row) else ""
        if not name:
            name = f"({n + 1})"
        elif name in names:
            warnings.append(Doubt(N_("Two columns are called “{name}”."), {"name": name}))
            name = f"{name} ({n + 1})"
        names.append(name)
    return tuple(names), warnings


def _cells(row: Sequence[Cell], width: int) -> tuple[tuple[Cell, ...], bool]:
    cells: list[Any] = [row[n] if n < len(row) else "" for n in range(width)]
    is_cut = any(isinstance(c, str) and len(c) > MOST_IN_CELL for c in cells)
    return tuple(c[:MOST_IN_CELL] if isinstance(c, str) else c for c in cells), is_cut
