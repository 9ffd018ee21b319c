"""Who is called in a comment: “@ada” for ada@desk.example, “@lovelace” for the only one so named."""

from __future__ import annotations

import re
from collections.abc import Iterable

# An @ that begins a word, then an address or the part before its @. A mail address in running text
# (“write to ada@desk.example”) has a letter before its @ and calls nobody.
_CALL = re.compile(r"(?<![\w@.+-])@([\w+-]+(?:\.[\w+-]+)*(?:@[\w-]+(?:\.[\w-]+)*)?)")
_PARTS = re.compile(r"[._+-]+")


def mentioned(words: str, addresses: Iterable[str]) -> tuple[str, ...]:
    """The `addresses` that are called in `words`, each once, in order of the text.

    A name is the whole address, what stands before its @, or a part of that (first or last name) that
    only one of the addresses has. Upper and lower case are alike.
    """
    people = list(dict.fromkeys(addresses))
    called: dict[str, None] = {}
    for call in _CALL.finditer(words):
        for person in _named(call[1].casefold(), people):
            called[person] = None
    return tuple(called)


def _named(name: str, people: list[str]) -> list[str]:
    if "@" in name:
        return [one for one in people if one.casefold() == name]
    local = {one: one.partition("@")[0].casefold() for one in people}
    whole = [one for one in people if local[one] == name]
    if whole:
        return whole
    parts = [one for one in people if name in _PARTS.split(local[one])]
    return parts if len(parts) == 1 else []
