"""The hash chain, so short that an auditor can redo it in any language.

    digest = SHA-256(previous digest + newline + canonical JSON of the event)

Canonical: keys sorted, no spaces, UTF-8, no NaN. The first event's previous digest is 64 zeros.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

GENESIS = "0" * 64


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
