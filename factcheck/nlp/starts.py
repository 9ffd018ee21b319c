"""Which tokens a value may begin with: the one look that most words of an article get."""

from __future__ import annotations

from factcheck.nlp.dates import present, recurring
from factcheck.nlp.dates.calendar_words import (
    DECADES,
    MODIFIERS,
    MONTHS,
    PARTS_OF_DAY,
    SEASONS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
)
from factcheck.nlp.dates.holidays import FIRST_WORDS as FIRST_HOLIDAY_WORDS
from factcheck.nlp.dates.periods import FIRST_WORDS as PERIODS
from factcheck.nlp.dates.portions import ENDED
from factcheck.nlp.dates.reader import LEADING
from factcheck.nlp.dates.single import starts_date
from factcheck.nlp.quantities.bounds import FIRST_WORDS, SECOND_WORDS
from factcheck.nlp.quantities.currencies import (
    ADJECTIVES,
    BEFORE,
    CODES,
    DOLLARS,
    HUNDREDTHS,
    NAMES,
    SIGNS,
)
from factcheck.nlp.quantities.number_words import (
    DENOMINATORS,
    FUSED,
    ONES,
    ORDINAL_FUSED,
    ORDINAL_ONES,
    ORDINAL_SCALES,
    ORDINAL_TENS,
    PLURAL_SCALES,
    SCALES,
    TENS,
    VAGUE,
    VULGAR,
)
from factcheck.nlp.quantities.places import FIRST_WORDS as PLACES
from factcheck.nlp.quantities.unit_names import TIME, UNIT_WORDS
from factcheck.nlp.tokens import APOSTROPHES, MINUSES, Tokens
from factcheck.nlp.word_lists import words

_WORDS = (
    frozenset(ONES) | frozenset(FUSED) | frozenset(ORDINAL_FUSED) | frozenset(TENS) | frozenset(SCALES) | frozenset(PLURAL_SCALES) | frozenset(VAGUE)
    | frozenset(DENOMINATORS) | frozenset(ORDINAL_ONES) | frozenset(ORDINAL_TENS) | frozenset(ORDINAL_SCALES)
    | FIRST_WORDS | PLACES | recurring.FIRST_WORDS | LEADING | words("during throughout following") | frozenset(SIGNS) | frozenset(VULGAR) | frozenset(BEFORE) | frozenset(DOLLARS)
    | frozenset(code.lower() for code in CODES)
    | words("a an between from hundred dozen minus negative aged age ages his her their my your our its most "
        "majority bulk the twice thrice double doubled doubles doubling triple tripled triples tripling treble "
        "trebled quadruple quadrupled quintupled halve halved halves halving decades centuries millennia all another full whole further "
        "years months weeks hours ad a.d. roaring swinging - – ~ . half quarter few") | MINUSES
)  # fmt: skip


# Words too common to try every reader at: they begin a value only before one of `_SECOND`.
_LIGHT = words(
    "the a an in on at by from between this that next last past previous first second third fourth final before "
    "after since until till his her their my your our its about some around over under up as not no near only "
    "just well above below at during throughout following"
) - words("first second third fourth final")
_SECOND = (
    _WORDS
    | frozenset(MODIFIERS) | frozenset(PARTS_OF_DAY) | frozenset(MONTHS) | frozenset(WEEKDAYS) | frozenset(SEASONS)
    | frozenset(DECADES) | frozenset(SHORT_WEEKDAYS) | frozenset(TIME) | frozenset(f"{word}s" for word in TIME)
    | frozenset(UNIT_WORDS) | frozenset(NAMES) | FIRST_HOLIDAY_WORDS | SECOND_WORDS | PERIODS | frozenset(HUNDREDTHS)
    | words(
        "but few score gross baker couple handful number estimated minimum maximum total little bit lot average more less fewer least most "
        "to many much high long excess same following preceding coming recent past last next weekend fiscal financial "
        "region order than until sooner not nineteen eighteen roaring swinging latter opening closing order end beginning start close rest remainder week fifth qtr eom eoy today yesterday tomorrow now this next later earlier vast overwhelming great large clear slim narrow single"
    )
)  # fmt: skip


def may_start(tokens: Tokens, at: int) -> bool:
    """Whether a value may begin at token `at`."""
    token = tokens[at]
    if token.kind == "n":
        return True
    word = token.lower
    if word in _LIGHT and not (tokens.asked and word in present.FIRST_WORDS):
        follows = tokens[at + 1]
        return follows.kind == "n" or follows.lower in _SECOND or follows.text in APOSTROPHES
    if word in ENDED and (tokens[at + 1].text in APOSTROPHES or tokens.hyphen(at + 1)):
        return True  # "year-end"
    if word in _WORDS or word.endswith("fold") or starts_date(token):
        return True
    return tokens.asked and (
        word in present.FIRST_WORDS
        or word in recurring.ASKED_WORDS
        or word == "within"
        or word.removesuffix("s") in recurring.ASKED_WORDS
        or word.removesuffix("s") in NAMES
        or word in ADJECTIVES
        or (tokens[at + 1].text in SIGNS and word.upper() in CODES)
    )
