"""Lines that are no prose: rows of a table pasted as text, and the names before the lines of a transcript.

A row of figures states nothing a sentence could be checked for, and read as one it makes nonsense claims.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.nlp.word_lists import words

# A row is short; what is longer is prose with a tab in it.
LONGEST_ROW = 300
_CELLS = re.compile(r"\t+| {2,}|[ \t]{0,20}\|[ \t]{0,20}|;\s?")
_COMMA = re.compile(r",(?! )")
_FIGURE = re.compile(r"[-+−(]?[$€£]?\d[\d.,:]{0,20}\s?[%)]?[a-z]{0,3}\Z")  # noqa: RUF001 - the minus itself
_RULE = re.compile(r"[\s|+:=_—-]{3,300}\Z")
# "Kadra 3 Brask 1", "Lunden 2-2 Orvell": a list of results.
_RESULT = re.compile(
    r"(?:[A-Z][\w.'’-]{0,30} ){1,4}\d{1,4}(?: ?[-–,] ?\d{1,4})?(?: (?:[A-Z][\w.'’-]{0,30} ?){1,4}(?:\d{1,4})?)?\Z"
)
_LABEL = re.compile(
    r"(?P<who>(?:(?:Mr|Mrs|Ms|Dr|MR|MRS|MS|DR|Sen|SEN|Rep|REP|Gov|GOV|Gen|GEN)\. )?"
    r"(?:[A-Z][\w'’.-]{0,30})(?: (?:[A-Z][\w'’.-]{0,30}|of|the|de|van|von|al)){0,4}(?: \([^)]{1,60}\))?) ?: (?=\S)"
)
_NOBODY = words(
    "q a question answer reporter journalist moderator interviewer host audience speaker voice caller update watch video "
    "photo photos source sources note read related topics tags live breaking correction opinion analysis editorial "
    "address phone email e-mail tel date time place price cost score result final total"
)
_ASKERS = words(
    "q a question answer reporter journalist moderator interviewer host audience speaker voice caller"
)
_FEWEST_LABELS = 2


def table_rows(lines: Sequence[str]) -> frozenset[int]:
    """Which of the lines are rows of a table: two or more together, of as many cells, with figures in them."""
    found: set[int] = set()
    start = 0
    while start < len(lines):
        width = _width(lines[start])
        stop = start + 1
        while stop < len(lines) and width and _width(lines[stop]) in {width, -1}:
            stop += 1
        run = range(start, stop)
        if width and stop - start > 1 and any(_holds_figures(lines[k]) for k in run):
            found.update(run)
        start = stop
    return frozenset(found)


def _width(line: str) -> int:
    """How many cells a line has; 0 for prose, -1 for a rule between rows."""
    if len(line) > LONGEST_ROW:
        return 0
    if _RULE.match(line):
        return -1
    if _RESULT.match(line):
        return 100
    cells = _cells(line)
    return len(cells) if len(cells) > 1 and max(map(len, cells)) <= LONGEST_ROW // 4 else 0


def _cells(line: str) -> list[str]:
    cells = [cell for cell in _CELLS.split(line.strip("| \t")) if cell]
    if len(cells) > 1 and not (";" in line and line.count(";") < len(cells) - 1):
        return cells if ";" not in line or len(cells) > 2 else []  # noqa: PLR2004 - prose has one semicolon
    cells = _COMMA.split(line)
    return cells if len(cells) > 2 and not line.endswith(".") else []  # noqa: PLR2004 - "Town,Dead,Hurt"


def _holds_figures(line: str) -> bool:
    if _RESULT.match(line):
        return True
    return any(_FIGURE.match(cell.strip()) for cell in _cells(line))


def speaker_labels(lines: Sequence[str]) -> dict[int, tuple[int, str | None]]:
    """Where in which line of a transcript the words begin, and whose they are; None for one who only asks.

    A transcript has two or more such lines, and they are a third of it at least: "Note: …" once is prose.
    """
    found: dict[int, tuple[int, str | None]] = {}
    for index, line in enumerate(lines):
        match = _LABEL.match(line[: LONGEST_ROW // 2])
        if match is None:
            continue
        who = match["who"].strip()
        low = who.lower().rstrip(".")
        if low in _NOBODY and low not in _ASKERS:
            continue
        found[index] = (match.end(), None if low in _ASKERS else who)
    speakers = {who for _, who in found.values()}
    capitals = sum(bool(who is None or who.isupper()) for _, who in found.values())
    again = len(found) > len(speakers) or capitals == len(found)
    enough = len(found) >= _FEWEST_LABELS and 3 * len(found) >= len(lines)
    return found if enough and again else {}
