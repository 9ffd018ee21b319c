"""What was reached once and may not be lost: the figures in `floors.json`, and how they are moved.

`UPDATE_FLOORS=1 pytest tests/quality` writes what is measured, less a margin, where that is better than
what stands there. It refuses to make a floor worse, unless `ALLOW_LOWER=1` says that this is meant: say why
in the commit. Not to be run by several processes at once.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("floors.json")
MARGIN = 0.01
"""Below what was measured: what another machine's arithmetic may change."""


class Below(AssertionError):  # noqa: N818 - the test's own word
    """A figure is worse than its floor, or was measured on other rows than the floor."""


def kept(name: str) -> dict[str, Any]:
    """What stands in the file under `name`: "own", or "datasets/NAME"; empty where nothing does."""
    entry = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    for part in name.split("/"):
        entry = entry.get(part, {})
    return dict(entry)


def hold(
    name: str, digest: str, figures: dict[str, float], counts: dict[str, int] | None = None
) -> str:
    """Hold `figures` (more is better) and `counts` of mistakes (fewer is better) against the floors.

    Returns a line for each figure. Raises `Below`, naming each that is worse.
    """
    if os.environ.get("UPDATE_FLOORS") == "1":
        _write(name, digest, figures, counts or {})
    entry = kept(name)
    if entry.get("digest") != digest:
        raise Below(f"{name}: the rows are not those the floors were measured on; UPDATE_FLOORS=1")
    floors, ceilings = entry["floors"], entry.get("ceilings", {})
    unknown = set(figures) ^ set(floors) | set(counts or {}) ^ set(ceilings)
    if unknown:
        raise Below(f"{name}: figures without a floor, or floors without a figure: {unknown}")
    below = [
        f"{name} {figure}: {value:.3f} is below its floor of {floors[figure]:.3f}"
        for figure, value in figures.items()
        if value < floors[figure]
    ] + [
        f"{name} {count}: {value} are more than the {ceilings[count]} that are borne with"
        for count, value in (counts or {}).items()
        if value > ceilings[count]
    ]
    if below:
        raise Below("\n".join(below))
    return "\n".join(
        [
            f"{name} {figure}: {value:.3f} (floor {floors[figure]:.3f})"
            for figure, value in figures.items()
        ]
        + [
            f"{name} {count}: {n} (at most {ceilings[count]})"
            for count, n in (counts or {}).items()
        ]
    )


def _write(name: str, digest: str, figures: dict[str, float], counts: dict[str, int]) -> None:
    entry = kept(name)
    floors, ceilings = entry.get("floors", {}), entry.get("ceilings", {})
    wanted = {figure: round(value - MARGIN, 3) for figure, value in figures.items()}
    if os.environ.get("ALLOW_LOWER") != "1":
        worse = [
            f"{f}: {figures[f]:.3f} < {floors[f]}" for f in figures if figures[f] < floors.get(f, 0)
        ]
        worse += [f"{c}: {n} > {ceilings[c]}" for c, n in counts.items() if n > ceilings.get(c, n)]
        if worse:
            raise Below(f"{name}: not lowered without ALLOW_LOWER=1: {'; '.join(worse)}")
        wanted = {figure: max(value, floors.get(figure, value)) for figure, value in wanted.items()}
    whole = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    place = whole
    *parents, last = name.split("/")
    for part in parents:
        place = place.setdefault(part, {})
    place[last] = {"digest": digest, "floors": wanted} | ({"ceilings": counts} if counts else {})
    FLOORS.write_text(json.dumps(whole, indent=1, sort_keys=True) + "\n", "utf-8")
