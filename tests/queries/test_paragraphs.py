"""Paragraphs without sentences."""

from __future__ import annotations

from factcheck.queries.segments import paragraphs_of


def test_blank_lines_part_paragraphs_and_line_breaks_do_not() -> None:
    text = "  One line\nand its next.\n \n\tAnother one.\n\n"

    assert [text[start:end] for start, end, _, _ in paragraphs_of(text)] == [
        "One line\nand its next.",
        "Another one.",
    ]
