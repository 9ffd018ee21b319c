"""Sums of money: the currency before or after an amount."""

# ruff: noqa: C901, PLR0911, PLR0912 - a grammar by hand: one form a line, one return a form

from __future__ import annotations

from factcheck.nlp.quantities.currencies import (
    BEFORE,
    CODES,
    DOLLARS,
    HUNDREDTHS,
    NAMES,
    OF_COUNTRY,
    SIGNS,
    WARY,
)
from factcheck.nlp.quantities.number_words import SCALES
from factcheck.nlp.quantities.units import PERCENT, POINTS, read_unit, time_unit
from factcheck.nlp.tokens import Tokens
from factcheck.nlp.word_lists import words

_HUNDREDTH = 0.01
_AFTER = {"RM": "MYR", "Kč": "CZK", "zł": "PLN", "Ft": "HUF"}
"""Abbreviations that follow an amount as they are printed at home."""
_WEIGHS = words("weigh weighs weighed weighing weight gained drop shed heavy")


def currency_before(tokens: Tokens, at: int) -> tuple[int, str] | None:
    """The token of the amount and the currency named before it: "$", "US$", "GBP", "Rs."."""
    token = tokens[at]
    if token.text in SIGNS:
        return at + 1, SIGNS[token.text]
    if token.kind != "w":
        return None
    if tokens.asked and tokens[at + 1].kind == "n" and _singular(token.lower) in NAMES:
        return at + 1, NAMES[_singular(token.lower)]  # "ringgit 42"
    country = OF_COUNTRY.get((token.lower, _singular(tokens[at + 1].lower)))
    if country and tokens[at + 2].kind == "n" and not tokens[at + 2].glued and tokens.asked:
        return at + 2, country  # "malaysian ringgit 42"
    place = at + 1
    letters = token.lower.replace(".", "")
    spelt = (token.text.isupper() and tokens[place].glued) or letters == "us"
    spelt = spelt or (tokens.asked and letters not in {"a", "s", "r", "j", "z"})  # "c $ 1.34"
    if spelt and letters in DOLLARS and tokens[place].text == "$":
        return place + 1, DOLLARS[letters]
    if token.text in CODES and tokens[at + 1].kind == "n":
        return at + 1, token.text
    code = token.text.upper() if tokens.asked else token.text
    if code in CODES and tokens[at + 1].text in SIGNS:
        return at + 2, code
    if token.text == "R" and tokens[place].glued and _is_a_sum(tokens, place):
        return place, "ZAR"  # "R20 million", but not "the R2 road"
    if token.lower in BEFORE and token.text[0].isupper():
        place = at + 2 if tokens[at + 1].text == "." else at + 1
        if tokens[place].kind == "n":
            return place, BEFORE[token.lower]
    return None


def _is_a_sum(tokens: Tokens, at: int) -> bool:
    """Whether the digits at `at` have a scale or groups, as no code has."""
    token, follows = tokens[at], tokens[at + 1]
    scaled = follows.lower in SCALES or follows.lower in {"bn", "m"}
    return token.kind == "n" and (scaled or "," in token.text)


def currency_after(tokens: Tokens, at: int) -> tuple[int, str, float] | None:
    """The token after the currency that follows an amount, the currency, and what its unit is worth in it."""
    token = tokens[at]
    if token.text == "-" and token.glued and tokens[at + 1].glued:
        at += 1
        token = tokens[at]
    behind = token.glued or tokens[at - 1].kind == "n"  # "20€", "20,50 €"
    if token.text in SIGNS and behind and tokens[at + 1].kind != "n":
        return at + 1, SIGNS[token.text], 1
    if token.text in CODES:
        before_the_next = tokens[at + 1].kind == "n" and tokens[at + 1].glued  # "3 USD50 cards"
        return None if before_the_next else (at + 1, token.text, 1)
    if token.text in _AFTER and tokens[at - 1].kind == "n":
        return at + 1, _AFTER[token.text], 1
    if token.text == "US" and token.glued and tokens[at + 1].text == "$":  # "3.14US$"
        return at + 2, "USD", 1
    if token.lower in {"¢", "c"} and token.glued:
        return at + 1, "USD", _HUNDREDTH
    name = _singular(token.lower)
    if name in HUNDREDTHS and (name != "p" or token.glued):
        return at + 1, HUNDREDTHS[name], _HUNDREDTH
    if name == "pound" and _of_weight(tokens, at):
        return None
    if name in NAMES and name not in WARY:
        end = at + 2 if name == "pound" and tokens[at + 1].lower == "sterling" else at + 1
        return end, NAMES[name], 1
    for length in (1, 2):
        country = " ".join(tokens.words(at, length)).replace(".", "")
        code = OF_COUNTRY.get((country, _singular(tokens[at + length].lower)))
        if code:
            return at + length + 1, code, 1
    code = OF_COUNTRY.get((tokens[at + 1].lower, _singular(tokens[at + 2].lower)))
    if code and (tokens[at].text[:1].isupper() or tokens.asked):  # "10 million South Korean won"
        return at + 3, code, 1
    if name in WARY and token.lower in {"francs", "bucks", "won", "rand"}:
        return at + 1, NAMES[name], 1
    return None


def _of_weight(tokens: Tokens, at: int) -> bool:
    """Whether pounds weigh: "a 200-pound man", "10 pounds of flour", "lost 20 pounds"."""
    if tokens[at - 1].text == "-" or tokens[at + 1].lower in {"heavier", "lighter", "overweight"}:
        return tokens[at - 1].text != "-" or tokens[at].lower == "pound"
    if tokens[at + 1].lower == "of":
        return tokens[at + 2].lower not in {
            "public",
            "taxpayers",
            "taxpayer",
            "government",
            "extra",
            "our",
            "their",
            "the",
        }
    before = {tokens[k].lower for k in range(max(0, at - 8), at)}
    return bool(before & _WEIGHS)


def paid_by(tokens: Tokens, end: int, currency: str) -> tuple[int, str]:
    """The end and unit of a rate of pay: "$15 an hour" is in USD / hour; otherwise as they were."""
    slash = tokens[end].text == "/" and tokens[end].glued
    if tokens.hyphen(end) and tokens.hyphen(end + 2):  # "a $3-a-day raise"
        hyphened = time_unit(tokens, end + 3)
        if tokens[end + 1].lower in {"a", "an", "per"} and hyphened:
            return hyphened.end, f"{currency} / {hyphened.name}"
    if not slash and tokens[end].lower not in {"a", "an", "per", "each", "every"}:
        return end, currency
    below = read_unit(tokens, end + 1)
    if (
        below is None
        or below.name in {PERCENT, POINTS}
        or tokens[below.end - 1].lower.endswith("s")
    ):
        return end, currency
    if tokens[below.end].lower in {"ago", "later", "earlier", "before", "after"}:
        return end, currency
    return below.end, f"{currency} / {below.name}"


def _singular(word: str) -> str:
    return (
        word[:-1]
        if word.endswith("s") and word not in NAMES
        else {"pennies": "penny"}.get(word, word)
    )
