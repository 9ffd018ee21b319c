"""A report that was exported as JSON, read back: `factcheck/report@1` to the report it was made from.

What is read is checked against the shapes of `factcheck.domain.report` and against itself: each claim and
finding has to stand in the text where it says, and the text has to have the SHA-256 that is given.
"""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from hashlib import sha256
from typing import Any, NoReturn, Union, get_args, get_origin, get_type_hints

from factcheck.domain.errors import InputError
from factcheck.domain.report import Report
from factcheck.domain.span import Span
from factcheck.domain.value import Value
from factcheck.importers.row import LARGEST, demand_writable

SCHEMA = "factcheck/report@1"
_DERIVED = {"schema", "article", "record", "open", "not_checked"}


def is_report(data: bytes) -> bool:
    """Whether the bytes are one of our own reports in JSON."""
    return SCHEMA.encode() in data[:200]


def from_json(data: bytes) -> Report:
    """The report.

    Raises:
        InputError: it is not one, or does not agree with itself; the message says where.
    """
    try:
        whole = json.loads(data, parse_constant=_refused)
    except (ValueError, RecursionError):
        raise InputError("the report is not JSON in UTF-8; export it again") from None
    if not isinstance(whole, dict) or whole.get("schema") != SCHEMA:
        raise InputError(f"this is not a report of the schema {SCHEMA}")
    try:
        article, record = whole["article"], whole["record"]
        flat = {key: value for key, value in whole.items() if key not in _DERIVED}
        flat |= {key: value for key, value in article.items() if key != "id"}
        flat |= {"article": article["id"], "head": record["head"], "events": record["events"]}
        flat["checkpoint"] = record.get("checkpoint", "")
        report = _made(Report, flat, "report")
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError(f"the report lacks {error}; export it again") from None
    assert isinstance(report, Report)  # what was asked for  # noqa: S101
    _demand_agreement(report)
    return report


def _demand_agreement(report: Report) -> None:
    if sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest() != report.sha256:
        raise InputError("the report’s text is not the one its SHA-256 names; it was changed")
    places = {
        "claim": [(one.id, one.start, one.end, one.text) for one in report.claims],
        "finding": [(one.id, one.start, one.end, one.text) for one in report.findings],
    }
    for kind, found in places.items():
        for number, start, end, text in found:
            if report.text[start:end] != text or not text:
                raise InputError(
                    f"{kind} {number} of the report is not where it says it is; it was changed"
                )
        if len(found) != len({number for number, *_ in found}):
            raise InputError(f"two of the report’s {kind}s have one number; it was changed")


@cache
def _hints(shape: type) -> Mapping[str, Any]:
    return get_type_hints(shape)


def _made(shape: Any, value: Any, where: str) -> Any:  # noqa: ANN401 - whatever the shape says
    """`value` as JSON gives it, in the form its annotation `shape` asks for."""
    if get_origin(shape) is not None:
        return _of_generic(shape, value, where)
    if shape is Value:
        spot = _demand(dict, value, where)
        span = Span(_demand(int, spot.get("start"), where), _demand(int, spot.get("end"), where))
        return _dataclass(shape, spot, where, span=span)
    if is_dataclass(shape):
        return _dataclass(shape, _demand(dict, value, where), where)
    if isinstance(shape, type) and issubclass(shape, Enum):
        try:
            return shape(value)
        except ValueError:
            raise InputError(f"{where}: “{str(value)[:40]}” is none of its values") from None
    if shape is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return _demand(shape, value, where)


def _of_generic(shape: Any, value: Any, where: str) -> Any:  # noqa: ANN401 - see above
    """The same for `X | None`, `tuple[X, ...]`, `tuple[X, Y]` and `Mapping[str, X]`."""
    origin, arguments = get_origin(shape), get_args(shape)
    if origin in {Union, types.UnionType}:
        if value is None and type(None) in arguments:
            return None
        return _made(next(one for one in arguments if one is not type(None)), value, where)
    if origin is not tuple:
        items = _demand(dict, value, where).items()
        return {str(key): _made(arguments[1], one, where) for key, one in items}
    items = _demand(list, value, where)
    if arguments[-1] is Ellipsis:
        return tuple(_made(arguments[0], one, where) for one in items)
    if len(items) != len(arguments):
        raise InputError(f"{where} has to have {len(arguments)} parts")
    return tuple(_made(one, item, where) for one, item in zip(arguments, items, strict=True))


def _dataclass(shape: Any, given: Mapping[str, Any], where: str, **ready: Any) -> Any:  # noqa: ANN401 - as above
    made = dict(ready)
    for one in fields(shape):
        if one.name in made:
            continue
        if one.name in given:
            made[one.name] = _made(_hints(shape)[one.name], given[one.name], f"{where}.{one.name}")
        elif one.default is MISSING and one.default_factory is MISSING:
            raise InputError(f"{where} has no “{one.name}”; export it again")
    return shape(**made)


def _demand(shape: Any, value: Any, where: str) -> Any:  # noqa: ANN401 - as above
    if not isinstance(value, shape) or (isinstance(value, bool) and shape is not bool):
        raise InputError(f"{where} has to be {_NAMES.get(shape, shape)}")
    if isinstance(value, str):
        try:
            demand_writable(where, value)
        except ValueError as error:
            raise InputError(f"{error}; it was changed") from None
    if isinstance(value, int) and abs(value) > LARGEST:
        raise InputError(f"{where} is too large a number; it was changed")
    return value


def _refused(name: str) -> NoReturn:
    """NaN and the infinities are no JSON (RFC 8259, 6)."""
    raise ValueError(name)


_NAMES = {str: "words", int: "a whole number", float: "a number", bool: "true or false",
          list: "a list", dict: "an object"}  # fmt: skip
