from __future__ import annotations

from rich.cells import cell_len

from factcheck.analysis import Analysis
from factcheck.cli.terminal import article_lines, terminal_view
from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.span import Span


def _finding(text: str, words: str, severity: Severity = Severity.ERROR) -> Finding:
    start = text.index(words)
    return Finding(
        kind="doubled-word",
        severity=severity,
        span=Span(start, start + len(words)),
        message="Twice.",
    )


def test_a_finding_is_underlined_in_place() -> None:
    text = "The mayor went to to the port."

    lines = list(article_lines(text, [_finding(text, "to to")], 60))

    assert lines == [
        "The mayor went to to the port.",
        "               ~~~~~ f1 doubled-word",
    ]


def test_severities_are_told_by_shape() -> None:
    text = "one two three"
    findings = [
        _finding(text, "one", Severity.ERROR),
        _finding(text, "two", Severity.WARNING),
        _finding(text, "three", Severity.NOTICE),
    ]

    marks = [line.split()[0] for line in list(article_lines(text, findings, 60))[1:]]

    assert marks == ["~~~", "^^^", "....."]


def test_a_finding_over_two_lines_is_underlined_on_both_and_named_once() -> None:
    text = "aaaa bbbb cccc dddd"

    lines = list(article_lines(text, [_finding(text, "bbbb cccc")], 10))

    assert lines == ["aaaa bbbb", "     ~~~~ f1", "cccc dddd", "~~~~"]


def test_a_label_that_has_no_room_on_the_right_stands_on_the_left() -> None:
    text = "aaaa bbbb cccc dddd eeee ffff"

    lines = list(article_lines(text, [_finding(text, "eeee ffff")], 30))

    assert lines[1] == "    f1 doubled-word ~~~~~~~~~"


def test_wide_letters_take_their_two_cells() -> None:
    text = "東京 went went"

    assert list(article_lines(text, [_finding(text, "went went")], 40))[1].startswith(
        "     ~~~~~~~~~"
    )


def test_no_line_is_wider_than_asked_and_no_letter_is_lost() -> None:
    text = "word " * 40 + "x" * 95 + "\n\n" + "東京" * 40

    lines = list(article_lines(text, [], 30))

    assert max(cell_len(line) for line in lines) <= 30
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_nothing_in_an_article_commands_the_terminal() -> None:
    text = "A \x1b[31mred\x1b[0m word\x07 and\u202e a\u009b turn."
    document = Document(text=text, title=text)

    view = terminal_view(Analysis(document=document, findings=()), name="\x1b.txt")

    assert not {char for char in view if not char.isprintable()} - {"\n"}


def test_spans_count_code_points_also_after_emoji_and_line_ends() -> None:
    text = "🚧🚧 first\r\n\r\nthe the port"

    lines = list(article_lines(text, [_finding(text, "the the")], 40))

    assert lines == ["🚧🚧 first", "", "the the port", "~~~~~~~ f1 doubled-word"]
