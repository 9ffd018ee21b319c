"""Numbers that name and do not count: "Boeing 747", "Route 66", "G-20", "No. 10", "version 2.1", 3-1."""

# ruff: noqa: C901, PLR0911, PLR0912 - a grammar by hand: one form a line, one return a form
# ruff: noqa: PLR2004 - how many digits, days or hours there are: the numbers are the grammar

from __future__ import annotations

from factcheck.nlp.quantities.number_words import SCALES
from factcheck.nlp.tokens import MINUSES, Tokens
from factcheck.nlp.word_lists import words

# Nouns whose number is a name or an address, singular, before the number.
LABELS = words(
    "no nos number nr route flight section sections article articles chapter part page pages pp line "
    "figure fig table highway interstate area channel unit formula room suite apartment apt floor gate "
    "platform track lane exit district ward precinct zone sector block building hall pier terminal "
    "paragraph para clause annex appendix schedule act title rule amendment resolution proposition "
    "question item lot step phase stage level grade class category type tier version release edition "
    "volume vol issue chapter verse episode season series season round week day game match race heat "
    "group pool seed rank model serial bus tram train line route road rue psalm boeing airbus apollo "
    "soyuz gemini voyager pioneer cessna embraer antonov tupolev iphone ipad ios macos iso din windows android playstation "
    "xbox galaxy agenda studio opus op symphony catch fahrenheit blink channel radio fm am super world "
    "war size sizes shirt code zip box po ext extension tel phone telephone fax call dial isbn id error "
    "port stall bay camp site plot mile point points rd st ave street avenue"
) - {"week", "day", "round", "point", "points", "mile", "am", "call", "world", "war", "st", "size"}

_SPELT = words("iphone ipad ios macos iso din")
"""Labels that have capitals of their own."""
BEFORE_A_MINUS = frozenset("<>≤≥=(")
_VERBS = words("was is has does says as its this")
_STREETS = words(
    "street st road rd avenue ave lane ln drive boulevard blvd square place terrace way court"
)

# Capitalised words that go before a number that does count.
_NOT_NAMES = words(
    "the a an in on at by for from of to with and or but if than as is are was were be over under about "
    "some only nearly almost around up more less at least most between after before since until during "
    "within when while that these those all both another other his her their our its my your he she it "
    "they we you i there here then not no so who whose which what how why police officials authorities "
    "mr mrs ms dr killed killing left left including plus minus another additional per last next past "
    "first second third jan feb mar apr may jun jul aug sep sept oct nov dec january february march "
    "april june july august september october november december monday tuesday wednesday thursday "
    "friday saturday sunday nearly roughly approximately us uk eu un total"
)


def names(tokens: Tokens, at: int, end: int) -> bool:
    """Whether the number in digits from `at` to `end` is part of a name, a code or a score."""
    token, before = tokens[at], tokens[at - 1]
    after, beyond = tokens[end], tokens[end + 1]
    if token.kind == "w":  # "the Big Four", "Formula One"
        if (
            before.lower == "of" and tokens[at - 2].text.istitle() and at > 2
        ):  # "the Group of Seven"
            return token.text.istitle()
        apart = before.kind == "w" and before.text.istitle() and at > 1
        counts = after.kind == "w" and after.text.islower() and after.lower.endswith("s")
        return apart and token.text.istitle() and not counts and before.lower not in _NOT_NAMES
    if token.kind != "n":
        return False
    if token.glued and before.kind == "w":
        return True
    before_it = tokens[at - 2] if at >= 2 else None
    if before.text in MINUSES and before_it and before_it.lower == "the" and token.glued:
        return True  # "the -200", a make
    if tokens.hyphen(at - 1) and before_it and before_it.text not in BEFORE_A_MINUS:
        return before_it.lower != "magnitude"
    if (
        end == at + 1
        and token.plain
        and (after.kind == before.kind == "n" or token.text[0] == "0" < token.text[1:])
    ):
        return True  # a telephone number: "+44 20 7946 0958"
    if token.glued and before.text in {".", "/", "_", "#", ":", "@", "=", "&", "\\"} and at >= 2:
        return tokens[at - 1].glued
    if after.kind and tokens[at + 1].text == "K" and tokens[at + 1].glued and token.number < 10:
        return True  # "a 4K screen", "a 5K run"
    if before.text in {"#", "№"} or (before.text == "+" and token.glued):
        return True
    if _address(tokens, end) or _list_mark(tokens, at, end):
        return True
    if before.text == "(" and after.text == ")" and beyond.kind == "n":
        return True
    if _code(tokens, at, end):
        return True
    if end > at + 1 and tokens[at + 1].lower in SCALES:
        return False
    if not token.plain and not (token.kind == "n" and "," not in token.text and "." in token.text):
        return False
    label = before
    if before.text == "." and before.glued:
        label = tokens[at - 2]
    spelt = label.text.istitle() or label.lower == label.text or label.lower in _SPELT
    if label.lower in LABELS and spelt:
        return not (
            after.lower in {"percent", "%"}
            or (
                label.lower in {"floor", "act", "no"}
                and label is before
                and label.lower == label.text
            )
        )
    if (
        before.kind == "w"
        and before.text[0].isupper()
        and before.lower not in _NOT_NAMES
        and at >= 2
    ):
        # "Channel 4 said", "Apollo 11 landed"; a plural after it makes it a count ("Israel 300 rockets").
        counted = (
            after.kind == "w"
            and after.lower.endswith("s")
            and after.lower not in _VERBS
            and not after.text.istitle()
        )
        return (
            not counted
            and after.kind in {"w", "s", ""}
            and after.text not in {"%", "°"}
            and (beyond.kind != "" or True)
        )
    return False


def _address(tokens: Tokens, end: int) -> bool:
    """Such as "12 Main Street", "221B Baker Street", "1600 Pennsylvania Ave."."""
    for k in range(end, end + 4):
        token = tokens[k]
        if token.kind != "w" or not token.text[0].isupper():
            return False
        if k > end and token.lower in _STREETS:
            return True
    return False


def _list_mark(tokens: Tokens, at: int, end: int) -> bool:
    """Such as "1. The first point", "2) The second", at the start of a line."""
    token, after = tokens[at], tokens[end]
    if not token.plain or len(token.text) > 2 or after.text not in {".", ")"} or not after.glued:
        return False
    line_start = at == 0 or "\n" in tokens.text[tokens[at - 1].end : token.start]
    return line_start and tokens[end + 1].kind == "w"


def _code(tokens: Tokens, at: int, end: int) -> bool:
    """Digits glued to letters or to more digits: "3D", "747-8", "555-0199", "10.0.0.1", "3-1"."""
    after, beyond = tokens[end], tokens[end + 1]
    if after.glued and after.kind == "w" and end == at + 1:
        if after.text == "B" and tokens[end + 1].text[:1].isupper() and tokens[end + 1].kind == "w":
            return True
        return after.lower not in {"st", "nd", "rd", "th"}
    if after.text in {".", ":", "/"} and after.glued and beyond.glued and beyond.kind == "n":
        return True
    if after.text == "-" and after.glued and beyond.glued and beyond.kind == "n":
        return True
    return after.glued and after.kind == "n"
