from __future__ import annotations

import pytest

from factcheck.domain.errors import InputError
from factcheck.extractors.plaintext import extractor


def test_text_is_taken_as_it_stands() -> None:
    assert extractor.recognises(b"anything", "moe.txt")
    assert extractor.extract("\ufeffOne.\r\nTwo.".encode()).text == "\ufeffOne.\r\nTwo."


def test_binary_files_are_refused() -> None:
    with pytest.raises(InputError, match="NUL"):
        extractor.extract(b"\x7fELF\x00\x01")
