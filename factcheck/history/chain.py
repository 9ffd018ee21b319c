"""The hash chain, so short that an auditor can redo it in any language.

    digest = SHA-256(previous digest + newline + canonical JSON of the event)

Canonical: keys sorted, no spaces, UTF-8, no NaN. The first event's previous digest is 64 zeros.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

GENESIS = "0" * 64
_quoted = json.JSONEncoder(ensure_ascii=False).encode


def canonical(body: dict[str, Any]) -> str:
    """The one way to write `body` as JSON.

    Raises:
        ValueError: a number is not finite.
    """
    return json.dumps(
        body, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )


def digest(previous: str, body: str) -> str:
    """What an event with the canonical `body` adds to the chain that stood at `previous`."""
    return sha256(f"{previous}\n{body}".encode()).hexdigest()


def entry(number: int, previous: str, body: str, now: str) -> str:
    """The line that `factcheck history export` writes for an event, without its line break.

    In UTF-8 it is also what the Merkle tree takes as the event (`merkle.py`). `now` is the event's digest.
    """
    # Sorted keys, as canonical() has them; only the body needs escaping.
    return f'{{"body":{_quoted(body)},"digest":"{now}","previous":"{previous}","seq":{number}}}'
