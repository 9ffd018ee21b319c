"""Whether other words are another meaning: negations, numbers, names, opposites, certainty.

The lists hold closed classes of English and pairs of opposites from its basic vocabulary (Quirk et al.,
A Comprehensive Grammar of the English Language, 10.54-10.70 on negation, 4.49-4.66 on modality).
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.nlp.dates.calendar_words import FULL_MONTHS, WEEKDAYS
from factcheck.nlp.speech.record import Word
from factcheck.nlp.word_lists import words
from factcheck.nlp.wording.lexicon import is_common

NEGATIONS = words(
    "not no never none nobody nothing neither nor nowhere without hardly scarcely barely"
)
CONDITIONS = words("if unless")
"""What an ellipsis may not swallow either: a promise without its condition is another promise."""
_CERTAINTY = words("perhaps maybe possibly probably allegedly reportedly supposedly")
_FIRM, _WEAK = words("will shall must cannot"), words("may might could")
_QUANTITY = (
    words("all every each both everyone everybody everything always"),
    words("some several few many most someone somebody something sometimes often rarely"),
    words("only"),
)
_SCALES = words(
    "hundred hundreds thousand thousands million millions billion billions trillion trillions dozen "
    "dozens half third quarter twice double triple first second"
)
_OPPOSITES = [
    "more/less",
    "more/fewer",
    "most/least",
    "up/down",
    "rise/fall",
    "rises/falls",
    "rose/fell",
    "rising/falling",
    "increase/decrease",
    "increases/decreases",
    "increased/decreased",
    "increasing/decreasing",
    "before/after",
    "above/below",
    "over/under",
    "high/low",
    "higher/lower",
    "highest/lowest",
    "good/bad",
    "better/worse",
    "best/worst",
    "long/short",
    "longer/shorter",
    "big/small",
    "bigger/smaller",
    "large/small",
    "larger/smaller",
    "early/late",
    "earlier/later",
    "first/last",
    "true/false",
    "right/wrong",
    "win/lose",
    "wins/loses",
    "won/lost",
    "winning/losing",
    "open/closed",
    "open/close",
    "opened/closed",
    "start/stop",
    "started/stopped",
    "start/end",
    "begin/end",
    "began/ended",
    "support/oppose",
    "supports/opposes",
    "supported/opposed",
    "accept/reject",
    "accepts/rejects",
    "accepted/rejected",
    "agree/disagree",
    "agreed/disagreed",
    "agree/refuse",
    "agreed/refused",
    "allow/forbid",
    "allowed/forbidden",
    "allow/ban",
    "allowed/banned",
    "confirm/deny",
    "confirms/denies",
    "confirmed/denied",
    "strong/weak",
    "stronger/weaker",
    "easy/hard",
    "safe/dangerous",
    "guilty/innocent",
    "legal/illegal",
    "war/peace",
    "friend/enemy",
    "ally/enemy",
    "alive/dead",
    "success/failure",
    "succeed/fail",
    "succeeded/failed",
    "buy/sell",
    "bought/sold",
    "give/take",
    "gave/took",
    "enter/leave",
    "entered/left",
    "join/leave",
    "joined/left",
    "in/out",
    "with/without",
    "day/night",
    "today/tomorrow",
    "today/yesterday",
    "tomorrow/yesterday",
    "north/south",
    "east/west",
    "northern/southern",
    "eastern/western",
    "left/right",
    "man/woman",
    "men/women",
    "his/her",
    "husband/wife",
    "brother/sister",
    "mother/father",
    "son/daughter",
    "he/she",
    "him/her",
    "here/there",
    "now/then",
    "cut/raise",
    "cuts/raises",
    "lower/raise",
    "lowered/raised",
    "gain/loss",
    "gains/losses",
    "gained/lost",
    "profit/loss",
    "near/far",
    "inside/outside",
    "public/private",
    "full/empty",
    "hot/cold",
    "warm/cold",
    "new/old",
    "young/old",
    "same/different",
    "can/cannot",
    "for/against",
    "love/hate",
    "attack/defend",
    "attacked/defended",
    "hope/fear",
    "ahead/behind",
    "yes/no",
    "rich/poor",
]
_PAIRS = frozenset(frozenset(pair.split("/")) for pair in _OPPOSITES)
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis", "anti")
_ARTICLES = frozenset({"a", "an", "the", "this", "that"})
_NEAR = 4
"""Words within which a negation that goes and one that comes are one negation, said otherwise."""


def is_number(plain: str) -> bool:
    """Whether the word is a figure or a word for one."""
    return plain[0].isdigit() or plain in _SCALES


def swallowed(words: Sequence[Word]) -> str | None:
    """The negation or condition among words left out."""
    return next((w.printed for w in words if w.plain in NEGATIONS or w.plain in CONDITIONS), None)


def turned(ours: Sequence[Word], theirs: Sequence[Word]) -> str | None:
    """Why `ours` for `theirs` changes what was said; None where only the wording differs.

    Both are the words at one place that differ; one may be empty.
    """
    said, recorded = {w.plain for w in ours}, {w.plain for w in theirs}
    mine, other = said - recorded, recorded - said
    number = next((w.printed for w in ours if w.plain in mine and is_number(w.plain)), None)
    if number and not (_all_ones(ours) and other & _ARTICLES):
        return f"the number “{number}” is not in the record"
    if ours and theirs:
        if why := _opposed(mine, other):
            return why
        if why := _other_name(ours, theirs):
            return why
    hedge = next(
        (w for w in (*ours, *theirs) if w.plain in _CERTAINTY and w.plain in mine ^ other), None
    )
    if hedge and not (mine & _CERTAINTY and other & _CERTAINTY):
        how = "put in" if hedge.plain in mine else "left out"
        return f"“{hedge.printed}” is {how}, which changes how sure it was"
    return None


def negation_turned(
    steps: Sequence[tuple[int, Sequence[Word], Sequence[Word]]],
) -> str | None:
    """A negation that only one side has, told; `steps` are (place, ours, theirs) where they differ."""
    loose: list[tuple[int, int, str]] = []
    for place, ours, theirs in steps:
        mine = [w.printed for w in ours if w.plain in NEGATIONS]
        other = [w.printed for w in theirs if w.plain in NEGATIONS]
        balance = len(mine) - len(other)
        if balance:
            loose.append((place, balance, (mine if balance > 0 else other)[0]))
    while loose:
        place, balance, word = loose.pop(0)
        mate = next(
            (at for at, (p, b, _) in enumerate(loose) if b == -balance and abs(p - place) <= _NEAR),
            None,
        )
        if mate is None:
            how = "put in" if balance > 0 else "left out"
            return f"“{word}” is {how}: the sense is turned round"
        loose.pop(mate)
    return None


def _opposed(mine: set[str], other: set[str]) -> str | None:
    for ours in sorted(mine):
        for theirs in sorted(other):
            if (
                frozenset({ours, theirs}) in _PAIRS
                or _prefixed(ours, theirs)
                or _prefixed(theirs, ours)
            ):
                return f"“{ours}” is the opposite of “{theirs}”"
            if ours in _FIRM and theirs in _WEAK:
                return f"“{ours}” is surer than “{theirs}”"
            if ours in _WEAK and theirs in _FIRM:
                return f"“{ours}” is less sure than “{theirs}”"
            if _of(ours) is not None and _of(theirs) is not None and _of(ours) != _of(theirs):
                return f"“{ours}” is another quantity than “{theirs}”"
    return None


def _prefixed(longer: str, shorter: str) -> bool:
    return len(shorter) > 3 and any(longer == prefix + shorter for prefix in _PREFIXES)  # noqa: PLR2004 - “do”, “ion” are no stems


def _of(word: str) -> int | None:
    return next((n for n, some in enumerate(_QUANTITY) if word in some), None)


def _all_ones(words: Sequence[Word]) -> bool:
    return all(word.plain == "1" for word in words if is_number(word.plain))


def _other_name(ours: Sequence[Word], theirs: Sequence[Word]) -> str | None:
    mine, other = _names(ours), _names(theirs)
    if not mine or not other or {w.plain for w in mine} & {w.plain for w in other}:
        return None
    if _initials(mine) == "".join(w.plain for w in other) or _initials(other) == "".join(
        w.plain for w in mine
    ):
        return None
    return (
        f"the name “{' '.join(w.printed for w in mine)}” stands for "
        f"“{' '.join(w.printed for w in other)}”"
    )


def _names(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if word.printed[0].isupper() and _is_name(word)]


def _is_name(word: Word) -> bool:
    if word.plain in {"i", "us"} or is_number(word.plain):
        return False
    if word.plain in WEEKDAYS or (word.plain in FULL_MONTHS and word.plain != "may"):
        return True
    return not (word.begins and is_common(word.plain))


def _initials(words: Sequence[Word]) -> str:
    return "".join(word.plain[0] for word in words)
