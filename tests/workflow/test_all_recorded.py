"""Whatever changes state writes a line in the record: no function of the workflow is left out."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from sqlalchemy import select

import factcheck.workflow
from factcheck.store.session import Store
from factcheck.store.verdict import Scale
from tests import factories

FOLDER = Path(factcheck.workflow.__file__).parent

# What takes a session and a moment and yet writes no line, with the reason.
SILENT = {
    "touch_session": "when somebody was last seen; nobody decided anything",
    "shut_out": "part of disabling and erasing, which write the line",
    "add_checkpoint": "vouches for itself with its signature; a line would call for the next one",
    "demand_patience": "looks only",
    "clear_marks": "ends what is stale as part of a verdict, which writes the line",
    "end": "ends a hold as part of what is recorded",
    "take_out": "ends a hold as part of what is recorded",
    "put": "makes a hold as part of what is recorded",
    "answer": "answers a finding as part of what is recorded",
    "demand_free_hands": "looks only",
    "refusals": "looks only",
    "keep_findings": "part of holding an article against a reference, which writes the line",
    "take_key": "a key of a program's request; what the request changes writes the line",
    "keep_search": "a person's own list of searches; it is no state of the desk",
    "touch_token": "when a token was last used; nobody decided anything",
    "hand_over": "part of a split or a merger, which write the line",
    "bring_in_line": "part of linking or parting two wordings, of undoing that and of a re-run, which write the line",
}


# A queue: what it holds is no state of the desk (`no_state`), and every job's result is recorded.
QUEUES = {"job.py"}


def _functions() -> dict[tuple[str, str], ast.FunctionDef]:
    return {
        (file.name, node.name): node
        for file in sorted(FOLDER.glob("*.py"))
        for node in ast.parse(file.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef)
    }


def _called(node: ast.FunctionDef) -> set[str]:
    return {
        call.func.id if isinstance(call.func, ast.Name) else call.func.attr
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name | ast.Attribute)
    }


FUNCTIONS = _functions()
CHANGING = sorted(
    (file, name)
    for (file, name), node in FUNCTIONS.items()
    if not name.startswith("_")
    and {"session", "at"} <= {one.arg for one in (*node.args.args, *node.args.kwonlyargs)}
    and name not in SILENT
    and file not in QUEUES
)


@pytest.mark.parametrize(("file", "name"), CHANGING)
def test_every_function_that_changes_something_comes_to_record(file: str, name: str) -> None:
    seen: set[tuple[str, str]] = set()
    waiting = [(file, name)]
    while waiting:
        here, one = waiting.pop()
        if one == "record":
            return
        # A function of the same module, or else of any other.
        places = [(here, one)] if (here, one) in FUNCTIONS else [
            key for key in FUNCTIONS if key[1] == one and not one.startswith("_")
        ]  # fmt: skip
        for place in places:
            if place not in seen:
                seen.add(place)
                waiting += [(place[0], called) for called in _called(FUNCTIONS[place])]

    pytest.fail(f"{file}: {name} never writes a line in the record")


def test_the_silent_ones_are_still_there() -> None:
    assert set(SILENT) <= {name for _file, name in FUNCTIONS}
    assert len(CHANGING) > 20


def test_a_change_without_a_line_cannot_be_kept(store: Store) -> None:
    with pytest.raises(RuntimeError, match="without a line"), store.writing() as db:
        db.scalars(select(Scale)).first().label = "Another"  # type: ignore[union-attr]


def test_a_row_taken_away_without_a_line_cannot_be_kept(store: Store) -> None:
    with store.writing() as db:
        claim = factories.claim(db)
        factories.value(db, claim)
    with pytest.raises(RuntimeError, match="without a line"), store.writing() as db:
        db.delete(db.merge(claim).values[0])
