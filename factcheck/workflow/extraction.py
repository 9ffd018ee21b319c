"""From the bytes of a file to the text of an article, by the first extractor that recognises them."""

from __future__ import annotations

from factcheck.domain.errors import InputError
from factcheck.domain.plugin import Extracted
from factcheck.plugins import extractors


def extract(data: bytes, *, name: str, max_bytes: int) -> tuple[Extracted, str]:
    """The text in `data`, and the name of the extractor that read it.

    Raises:
        InputError: there is nothing to read, or too much; the message names the file and what to do.
    """
    if len(data) > max_bytes:
        raise InputError(
            f"{name}: {len(data) / 1e6:.1f} MB is more than the {max_bytes / 1e6:.0f} MB an article may "
            "have; cut it, or raise FACTCHECK_MAX_ARTICLE_MB"
        )
    for extractor in extractors().values():
        if extractor.recognises(data, name):
            try:
                return extractor.extract(data), extractor.name
            except InputError as error:
                said = str(error)
                raise type(error)(said if said.startswith(name) else f"{name}: {said}") from None
    raise InputError(f"{name}: not a kind of file that can be read; save it as plain text in UTF-8")
