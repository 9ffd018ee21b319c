"""Claims in tables: CSV, Excel workbooks and JSON Lines, with the columns of our own exports.

`statement` is the one column a table must have. `text` (the words in the article) with `start` and `end`,
and `article` (its id) or `article_sha256` tie a claim to a stored article; `kind`, `claimant`, `cue` and
`channel` are taken as they stand. Other columns are left aside.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.etree import ElementTree as ET

from factcheck.domain.errors import InputError
from factcheck.importers.row import LARGEST, Problem, Row, Rows, demand_writable

MOST_ROWS = 200_000
_LONGEST_STATEMENT = 5_000
# A workbook is a ZIP file; what it unpacks to is bounded before it is opened.
_MOST_UNPACKED = 200 * 2**20
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# What reading a damaged or a hostile workbook ends with: of the ZIP file, and of openpyxl.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, IndexError, TypeError, AttributeError,
    OSError, RuntimeError, NotImplementedError,
)  # fmt: skip
# What starts a formula in a spreadsheet, as in the CSV export.
_FORMULA = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")
_ANEW = frozenset("\t\r\n")
_COLUMNS = ("statement", "text", "kind", "claimant", "cue", "channel", "article_sha256")
_NUMBERS = ("article", "start", "end")


def from_csv(data: bytes) -> Rows:
    """The rows of a CSV file (RFC 4180; UTF-8 with or without a byte order mark, UTF-16 with one).

    Raises:
        InputError: it is not Unicode, or has no column “statement”.
    """
    try:
        text = data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"the table is not UTF-8 (byte {error.start}); save it as “CSV UTF-8” and try again"
        ) from None
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return _from_lines(((f"row {lines.line_num}", row) for row in lines), undefused=True)
    except csv.Error:
        # Whatever breaks the rules of quoting is noticed only where the table no longer makes sense.
        raise InputError(
            f"the table cannot be read up to line {lines.line_num}: a quotation mark is not closed, "
            f"stands alone, or a cell has more than {csv.field_size_limit():,} characters; "
            "save it again as CSV"
        ) from None


def from_xlsx(data: bytes) -> Rows:
    """The rows of the sheet “Claims” of an Excel workbook, or of its first sheet.

    Raises:
        InputError: it is no workbook, unpacks to too much, or has no column “statement”.
    """
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(one.file_size for one in packed.infolist())
        if size > _MOST_UNPACKED:
            raise InputError("the workbook unpacks to more than 200 MB; save the claims as CSV")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book["Claims"] if "Claims" in book.sheetnames else book.worksheets[0]
        # What the sheet says of its own size is not believed: all its empty cells would be made.
        sheet.reset_dimensions()
        lines = (
            (f"row {number}", ["" if cell is None else str(cell) for cell in row])
            for number, row in enumerate(sheet.iter_rows(values_only=True), 1)
        )
        return _from_lines(lines)
    except (InvalidFileException, ET.ParseError, *_BROKEN):
        raise InputError(
            "this is not an Excel workbook that can be read; save it as .xlsx"
        ) from None


def from_jsonl(data: bytes) -> Rows:
    """One JSON object a line, with the same keys as the columns; our own JSON Lines give their claims.

    Raises:
        InputError: no line holds a claim.
    """
    found = Rows()
    for number, line in enumerate(data.decode("utf-8-sig", errors="replace").splitlines(), 1):
        if not line.strip():
            continue
        place = f"line {number}"
        try:
            item = json.loads(line)
        except (ValueError, RecursionError):
            found.problems.append(Problem(place=place, message="is not JSON"))
            continue
        if not isinstance(item, dict):
            found.problems.append(Problem(place=place, message="is not a JSON object"))
        elif item.get("type", "claim") == "claim":
            _take(found, place, item)
    if not found.rows and not found.problems:
        raise InputError("no line of this file is a claim; each needs a “statement”")
    return found


def _from_lines(lines: Iterable[tuple[str, list[str]]], *, undefused: bool = False) -> Rows:
    found = Rows()
    walk: Iterator[tuple[str, list[str]]] = iter(lines)
    header = next(walk, ("", []))[1]
    names = [name.strip().lower().replace(" ", "_") for name in header]
    if "statement" not in names:
        raise InputError(
            "the table has no column “statement”; its first row has to name the columns"
        )
    for name in (*_COLUMNS, *_NUMBERS):
        if names.count(name) > 1:
            raise InputError(f"the table has the column “{name}” twice; name one of them otherwise")
    for place, cells in walk:
        row = dict(zip(names, cells, strict=False))
        if undefused:
            row = {name: _as_it_was(cell) for name, cell in row.items()}
        if any(cell.strip() for cell in cells):
            _take(found, place, row)
    return found


def _as_it_was(cell: str) -> str:
    """A cell without the apostrophe that our own exports put before what looks like a formula."""
    if not cell.startswith("'"):
        return cell
    bare = cell.lstrip("'")
    return cell[1:] if bare[:1] in _ANEW or bare.lstrip()[:1] in _FORMULA else cell


def _take(found: Rows, place: str, item: Mapping[str, Any]) -> None:
    if len(found.rows) >= MOST_ROWS:
        raise InputError(f"the file has more than {MOST_ROWS:,} claims; split it")
    try:
        found.rows.append(_row(place, item))
    except ValueError as error:
        found.problems.append(Problem(place=place, message=str(error)))


def _row(place: str, item: Mapping[str, Any]) -> Row:
    words = {name: _words(item, name) for name in _COLUMNS}
    numbers = {name: _number(item, name) for name in _NUMBERS}
    statement = words.pop("statement")
    if not statement:
        raise ValueError("has no statement")
    if len(statement) > _LONGEST_STATEMENT:
        raise ValueError(f"its statement is longer than {_LONGEST_STATEMENT:,} characters")
    if (numbers["start"] is None) != (numbers["end"] is None):
        raise ValueError("has only one of “start” and “end”")
    return Row(place=place, statement=statement, **words, **numbers)  # type: ignore[arg-type]


def _words(item: Mapping[str, Any], name: str) -> str | None:
    value = item.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValueError(f"“{name}” has to be words")  # noqa: TRY004 - told to a person as a row's problem
    demand_writable(name, value)
    return (value if name == "text" else value.strip()) or None


def _number(item: Mapping[str, Any], name: str) -> int | None:
    value = item.get(name)
    if isinstance(value, dict) or value is None or value == "":
        return None
    try:
        number = int(str(value))
    except ValueError:
        raise ValueError(f"“{name}” has to be a whole number, not “{str(value)[:40]}”") from None
    if number < 0:
        raise ValueError(f"“{name}” cannot be negative")
    if number > LARGEST:
        raise ValueError(f"“{name}” is too large a number")
    return number
