"""Powers in print: "10^6 cells", "2.5 × 10^6", "6.02 x 10²³", "1.1^-2"."""

from __future__ import annotations

from factcheck.nlp.tokens import Tokens

_RAISED = {ord(mark): str(digit) for digit, mark in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")} | {ord("⁻"): "-"}
_TIMES = frozenset({"×", "x", "*", "·"})
_TEN = "10"
_MOST_MARKS = 4
"""Raised signs an exponent takes at most: a float ends at 10³⁰⁸."""


def read_power(tokens: Tokens, end: int, value: float) -> tuple[int, float] | None:
    """The token after the power whose base, or whose factor, ended at `end`, and what it comes to."""
    if tokens[end].lower in _TIMES and tokens[end + 1].text == _TEN:
        exponent = _exponent(tokens, end + 2)
        return _raised(exponent, _TEN, value) if exponent else None
    exponent = _exponent(tokens, end)
    if exponent is None or (tokens[end].text != "^" and tokens[end - 1].text != _TEN):
        return None  # "2023²" has a footnote
    return _raised(exponent, str(value), 1.0)


def _raised(exponent: tuple[int, int], base: str, times: float) -> tuple[int, float] | None:
    try:
        return exponent[0], times * float(base) ** exponent[1]
    except (OverflowError, ZeroDivisionError):
        return None


def _exponent(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The token after the exponent at `at`, and the exponent."""
    if not tokens[at].glued:
        return None
    if tokens[at].text == "^":
        signed = tokens[at + 1].text in {"-", "+", "−"}  # noqa: RUF001 - the sign itself
        digits = tokens[at + 1 + signed]
        if not (digits.plain and digits.glued):
            return None
        sign = -1 if signed and tokens[at + 1].text != "+" else 1
        return at + 2 + signed, sign * int(digits.text[:_MOST_MARKS])
    place, said = at, ""
    while tokens[place].glued and len(said) < _MOST_MARKS:
        mark = tokens[place].text.translate(_RAISED)
        if mark == tokens[place].text or (not mark.lstrip("-").isdecimal() and mark != "-"):
            break
        said, place = said + mark, place + 1
    return (place, int(said)) if said.lstrip("-").isdecimal() else None
