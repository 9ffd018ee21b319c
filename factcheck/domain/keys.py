"""The keys of the workbench: what each does, which one it is, and what a person may make of it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from factcheck.domain.errors import InputError

KEYS: Mapping[str, str] = MappingProxyType(
    {
        "j": "next claim",
        "k": "previous claim",
        "v": "save the verdict and go on to the next claim that wants yours",
        "e": "attach evidence",
        "f": "answer the first open finding, or flag what you saw",
        "n": "new claim, of the words selected",
        "r": "take over the verdict of a known claim",
        "s": "split the claim",
        "m": "merge the claim with others",
        "c": "write a comment",
        "u": "undo what was done last",
        "/": "search",
        "?": "all keys",
    }
)
"""What is done, by the key that does it unless a person chose another."""

DIGITS = "1234567890"
"""The labels of the scale, in its order; these keys stay as they are."""

OFF = "off"
"""Under this name a person's choice says that no single key acts (WCAG 2.1.4)."""


def chosen_keys(keys: Mapping[str, str], *, off: bool) -> dict[str, str]:
    """A person's keys as they are kept: only what differs from the usual ones.

    `keys` gives the key for each of KEYS that is to have another.

    Raises:
        InputError: a key is no single sign, is a digit, or is given twice.
    """
    whole = {name: keys.get(name, "").strip() or name for name in KEYS}
    for name, key in whole.items():
        if len(key) != 1 or not key.isprintable():
            raise InputError(f"“{key}” is not one sign: “{KEYS[name]}” needs a single key.")
        if key in DIGITS:
            raise InputError(f"{key} chooses a label; give “{KEYS[name]}” another key.")
    for name, key in whole.items():
        twice = [KEYS[other] for other, one in whole.items() if one == key and other != name]
        if twice:
            raise InputError(f"“{key}” would mean two things: “{KEYS[name]}” and “{twice[0]}”.")
    changed = {name: key for name, key in whole.items() if key != name}
    return changed | ({OFF: "yes"} if off else {})
