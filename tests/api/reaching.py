"""Which functions of a floor a view comes to call, read from its compiled code and from what its doors' modules hold."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from types import CodeType, FunctionType, ModuleType
from typing import Any

from flask import Flask
from werkzeug.routing import Rule

DOORS = ("factcheck.web.", "factcheck.api.", "factcheck.jobs.")
API = "/api/"


def rules(app: Flask, *, api: bool) -> list[Rule]:
    """The routes of one of the two doors, by name."""
    found = [one for one in app.url_map.iter_rules() if one.rule.startswith(API) == api]
    return sorted(found, key=lambda one: str(one.endpoint))


def reached(view: Callable[..., Any], floor: str) -> set[str]:
    """The functions of a floor ("workflow") that work on a session or a store and that `view` comes to call.

    They are named as in "workflow.review.record_verdict". What a module of a door calls is followed, also
    into other modules of the doors; what a lower floor calls is its own affair.
    """
    found, seen = set(), set()
    waiting = [_bare(view)]
    while waiting:
        function = waiting.pop()
        if function in seen:
            continue
        seen.add(function)
        for one in _named(function):
            module = one.__module__ or ""
            if module.startswith(DOORS):
                waiting.append(_bare(one))
            elif module.startswith(f"factcheck.{floor}.") and _works_on_rows(one):
                found.add(f"{module.removeprefix('factcheck.')}.{one.__name__}")
    return found


def _bare(view: Callable[..., Any]) -> FunctionType:
    bare: Any = inspect.unwrap(view)
    return bare


def _works_on_rows(function: FunctionType) -> bool:
    return not {"session", "store"}.isdisjoint(inspect.signature(function).parameters)


def _named(function: FunctionType) -> Iterator[FunctionType]:
    """The functions whose names stand in a function's code, those of modules it names among them."""
    for code in _codes(function.__code__):
        for thing in _things(code, function.__globals__):
            if isinstance(thing, ModuleType):
                if thing.__name__.startswith("factcheck."):
                    said = (getattr(thing, name, None) for name in code.co_names)
                    yield from (one for one in said if inspect.isfunction(one))
            elif inspect.isfunction(thing):
                yield thing


def _things(code: CodeType, known: dict[str, Any]) -> Iterator[Any]:
    for name in code.co_names:
        if name in known:
            yield known[name]
        elif name.startswith("factcheck."):  # imported inside the function
            package = importlib.import_module(name)
            for part in code.co_names:
                inside = f"{name}.{part}"
                if hasattr(package, "__path__") and part.isidentifier() and find_spec(inside):
                    importlib.import_module(inside)
                if hasattr(package, part):
                    yield getattr(package, part)


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield from _codes(one)
