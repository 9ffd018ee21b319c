"""Values read, held against values a checker would write: `gold/*.toml` under `values`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from factcheck.domain.value import Value, ValueKind
from tests.quality.pairing import pairs

_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 2629746}
_SECONDS |= {"year": 31556952, "decade": 315569520, "century": 3155695200}


def _same_number(value: Value, wanted: Any) -> bool:
    close: Callable[[float | None, float], bool] = lambda a, b: (  # noqa: E731
        a is not None and abs(a - b) <= 1e-3 * abs(b)
    )
    if isinstance(wanted, list):
        return close(value.low, wanted[0]) and close(value.high, wanted[1])
    return close(value.number, wanted)


def _found(value: Value, gold: list[Any]) -> bool:
    """Whether the value has the kind and the number or date."""
    kind, wanted, unit = [*gold, ""][:3]
    if value.kind.value not in kind.split("|"):
        return False
    if kind == "date":
        return wanted == "" or value.date in wanted.split("|")
    if kind == "time":
        return wanted in {"", value.iso8601}
    if kind == "duration" and unit in _SECONDS and value.unit in _SECONDS and value.number:
        return abs(value.number * _SECONDS[value.unit] / (wanted * _SECONDS[unit]) - 1) < 1e-3
    return wanted == "" or _same_number(value, wanted)


def _exact(value: Value, gold: list[Any]) -> bool:
    """Whether the unit and the bound are right besides."""
    unit, comparator = [*gold[2:], "", ""][:2] if len(gold) < 4 else gold[2:4]
    if value.kind in {ValueKind.DATE, ValueKind.TIME}:
        return True
    same_unit = unit in {"", value.unit or "-"} or value.kind is ValueKind.DURATION
    return same_unit and (value.comparator.value == (comparator or "=") or gold[1] == "")


def value_likeness(value: Value, gold: list[Any]) -> float:
    """0 for another value, 1 for the same kind and number, 2 where unit and bound are right as well."""
    return _found(value, gold) * (1 + _exact(value, gold))


def value_figures(
    sentences: Iterable[tuple[list[Value], list[list[Any]]]],
) -> dict[str, float]:
    """Precision, recall and the share of gold values read exactly, over pairs of ours and gold."""
    hits = exact = ours = gold = 0.0
    for read, wanted in sentences:
        found = pairs(read, wanted, value_likeness)
        hits += len(found)
        exact += sum(value > 1 for value, _, _ in found)
        ours += len(read)
        gold += len(wanted)
    return {
        "values_precision": hits / ours,
        "values_recall": hits / gold,
        "values_exact": exact / gold,
    }


def said(value: Value) -> str:
    """A value in one line, for a person."""
    number = value.number if value.number is not None else (value.low, value.high)
    what = value.date or value.iso8601 or number
    return f"{value.kind.value} {what} {value.unit or ''} {value.comparator.value} “{value.text}”"
