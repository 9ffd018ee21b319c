from __future__ import annotations

import pytest

from factcheck.exporters.markdown import escaped, exporter
from tests.exporters.nasty import REPORT


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("*never* [pay](x)", r"\*never\* \[pay\](x)"),
        ("<script>", r"\<script\>"),
        ("one\n# two\n- three", "one # two - three"),
        ("&lt;b&gt; ~~x~~", r"\&lt;b\&gt; \~\~x\~\~"),
        ("said “yes”", "said “yes”"),
    ],
)
def test_marks_are_made_plain(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_no_line_of_the_article_starts_a_format_of_its_own() -> None:
    text = exporter.render(REPORT).decode()

    assert "<b>" not in text
    assert "](javascript" not in text
    assert (
        "[Harbour office, list of \\<losses\\> \\& wrecks](<https://harbour.example/list?year=2031&page=2>)"
        in text
    )
