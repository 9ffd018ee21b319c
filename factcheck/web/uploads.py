"""The bytes of one text that was pasted or sent as a file."""

from __future__ import annotations

from typing import Any

from factcheck.domain.errors import InputError

PASTED = "pasted text"
"""What pasted text is called where a file would have its name."""


def uploaded(file: Any, text: str | None) -> tuple[bytes, str]:  # noqa: ANN401 - a WTForms field
    """The bytes and the name of the file, or of the pasted text; empty where there is neither.

    Raises:
        InputError: the pasted text holds half a character.
    """
    sent = file.data
    if sent and getattr(sent, "filename", ""):
        name = "".join(one for one in sent.filename if one.isprintable())[:200] or "file"
        return sent.read(), name
    if not text or not text.strip():
        return b"", PASTED
    try:
        return text.encode(), PASTED
    except UnicodeEncodeError:
        raise InputError(
            "The pasted text holds half a character; remove it and paste again."
        ) from None
