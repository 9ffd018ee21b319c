"""Two words, or a mark and a word, run together where a space was lost.

Flagged: “After the stormNorland closed its ports.” — “He left.The talks went on.” — “sheleft early”
Passed: “iPhone”, “eBay”, “McDonald”, “e.g.this”, “www.example.org”, “3,000”, “livestream”

An error is told where a small letter is followed by a capital inside one word and the first half is an
English word, and where a full stop, comma or closing bracket touches the word after it. A warning is
told where a word that is not in the lexicon splits into two common words, one of which is an article,
preposition or the like.

Source: the Chicago Manual of Style, 17th ed., 6.7 (one space between words and after each sentence).
Names with a capital inside follow the owner's spelling (same, 8.69), hence the first half must be an
English word of four letters or more, and the second a word or a name used elsewhere in the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import Span
from factcheck.nlp.abbreviations import is_abbreviation
from factcheck.nlp.prose import prose_sentences
from factcheck.nlp.wording.lexicon import COMMON, band, is_common, is_known, word_set
from factcheck.nlp.wording.other_languages import foreign_places
from factcheck.nlp.wording.word_classes import classes

_CAPITAL_INSIDE = re.compile(
    r"(?<![\w.@/#\-])([A-Z]?[a-z]{2,30})([A-Z][a-z]{2,30})(?![\w@/]|\.[a-z])"
)
_AFTER_STOP = re.compile(
    r"(?<![\w.@/#\-])([A-Za-z]?[a-z]{2,30})([.!?][”\"’]?)([A-Z][a-z]{1,30})(?![\w@/.]|\.[a-z])"
)
_AFTER_COMMA = re.compile(
    r"(?<![\w.@/#&\-])([A-Za-z][a-z]{1,30})([,;])([A-Za-z][a-z]{1,30})(?![\w@/]|[.;,][a-z])"
)
_AFTER_MARK = re.compile(
    r"(?<![\w@/#\-])([A-Za-z]{2,30})([,.]?[”]|\))((?!e?s\b|ed\b|ing\b)[A-Za-z]{2,30})(?![\w@/])"
)
_BEFORE_MARK = re.compile(r"(?<![\w@/#\-])([a-z]{2,30})([“]|\((?=[A-Z]))([A-Za-z]{2,30})")
_OPENS_AFTER_STOP = re.compile(r"(?<![\w@/#\-])([a-z]{2,30})[.,;:!?]“([A-Za-z]{1,30})")
_SMALL = re.compile(r"(?<![\w.@/#'’\-])([a-z]{5,30})(?![\w@/'’\-]|\.[a-z])")
_YEAR = re.compile(
    r"(?<![\w.@/#\-])(in|since|until|by|from|of|on|before|after)((?:19|20)[0-9]{2})(?![\w@/]|\.\w)"
)

_COUNTED = re.compile(r"(?<![\w.,@/#:\-$€£])([0-9][0-9,]{0,12})([a-z]{4,20})(?![\w@/\-])")
_MONTH = re.compile(
    r"(?<![\w.@/#\-])(January|February|March|April|May|June|July|August|September|October|November|December)((?:19|20)[0-9]{2}|[0-3]?[0-9])(?![\w@/]|\.\w)"
)
_UNITS = re.compile(
    r"(?:[a-z]{0,8}(?:metres?|meters?|litres?|liters?|grams?|watts?|hertz|bits?|bytes?)|hours?|mins?|minutes?|seconds?|days?|weeks?|months?|years?|miles?|yards?|feet|inch(?:es)?|pounds?|tonnes?|tons|volts?|amps?|knots|fold|million|billion)$"
)
"""Words that some houses print without a space behind a number: “50metres”, “24hours”."""
_SHORTEST = 4
_OF_BRANDS = word_set("wiki open info")
"""First halves of names that are written in one: “wikiHow”, “openSUSE”."""
_BOTH_COMMON = 13
"""Band of the lexicon both halves have where neither is a little word: “longcareer”."""
_WITH_A_LONG_LITTLE_WORD = 8
"""Where one half is a little word of four letters or more, the other may be rarer: “thesesacrifices”."""
_LITTLE = word_set("""the a an of to for from with at as and or but than into about under between against in on by is was
    were are be been has have had will would could should his her its their our this that these those
    some any all more most many only also even just said both each every other such after before during since until because there here than very it he she they we who which what when where while if so not no us him them even""")


def detect(document: Document) -> Iterator[Finding]:
    """Each place where a space is missing, with the words parted as a suggestion."""
    names = _words_standing_alone(document)
    foreign = foreign_places(document)
    for paragraph in _prose_paragraphs(document):
        yield from _around_marks(document.text, paragraph)
        yield from _before_marks(document.text, paragraph)
    for sentence in prose_sentences(document):
        for match in _CAPITAL_INSIDE.finditer(
            document.text, sentence.span.start, sentence.span.end
        ):
            if _two_words(match[1], match[2], names):
                yield _finding(match, f"{match[1]} {match[2]}")
        for finding in _glued(document.text, sentence.span, names):
            if not foreign.holds(finding.span):
                yield finding


def _prose_paragraphs(document: Document) -> Iterator[Span]:
    """The paragraphs that hold prose: a lost space may have misled the splitting of sentences."""
    for number in sorted({sentence.paragraph for sentence in prose_sentences(document)}):
        if number < len(document.paragraphs):
            yield document.paragraphs[number]


def _words_standing_alone(document: Document) -> dict[str, int]:
    """Every word of the article with the number of times it is printed."""
    counts: dict[str, int] = {}
    for match in re.finditer(r"[^\W\d_]+", document.text):
        counts[match[0]] = counts.get(match[0], 0) + 1
    return counts


def _two_words(first: str, second: str, names: dict[str, int]) -> bool:
    """Whether the halves around a capital are two words rather than a name with a capital inside."""
    if names.get(first + second, 0) > 1:
        return False
    if first[0].isupper():
        # “BuzzFeed”, “FaceTime”, “TheStreet”: only a small word behind can tell.
        return second.lower() in _LITTLE and len(first) >= _SHORTEST and is_known(first.lower())
    if first in _OF_BRANDS or (len(first) < _SHORTEST and first not in _LITTLE):
        return False
    return is_known(first) and (is_known(second.lower()) or second in names)


def _around_marks(text: str, within: Span) -> Iterator[Finding]:
    for pattern in (_AFTER_STOP, _AFTER_COMMA, _AFTER_MARK):
        for match in pattern.finditer(text, within.start, within.end):
            first, mark, second = match.groups()
            if pattern is _AFTER_STOP and (
                is_abbreviation(first)
                or not is_known(second.lower())
                or not is_known(first.lower())
            ):
                continue
            if (
                mark == ")"
                and "(" not in text[max(within.start, match.start() - 200) : match.start()]
            ):
                continue
            if pattern is _AFTER_COMMA and not (
                is_known(first.lower()) or is_known(second.lower())
            ):
                continue
            yield _finding(match, f"{first}{mark} {second}")


def _before_marks(text: str, within: Span) -> Iterator[Finding]:
    """An opening mark, a year or a number that touches the word beside it."""
    for match in _BEFORE_MARK.finditer(text, within.start, within.end):
        if is_known(match[1]):
            yield _finding(match, f"{match[1]} {match[2]}{match[3]}")
    for match in _OPENS_AFTER_STOP.finditer(text, within.start, within.end):
        first, second = match.groups()
        if is_known(first):
            yield _finding(match, match[0][: len(first) + 1] + " “" + second)
    for match in _COUNTED.finditer(text, within.start, within.end):
        if is_common(match[2]) and not _UNITS.match(match[2]):
            # A name may be written so: “88rising”.
            yield _finding(match, f"{match[1]} {match[2]}", Severity.WARNING)
    for match in _MONTH.finditer(text, within.start, within.end):
        yield _finding(match, f"{match[1]} {match[2]}")
    for match in _YEAR.finditer(text, within.start, within.end):
        yield _finding(match, f"{match[1]} {match[2]}")


def _glued(text: str, within: Span, names: dict[str, int]) -> Iterator[Finding]:
    for match in _SMALL.finditer(text, within.start, within.end):
        word = match[1]
        if names.get(word, 0) > 1 or is_known(word):
            continue
        parted = _parted(word)
        if parted:
            yield _finding(match, parted, Severity.WARNING)


def _parted(word: str) -> str | None:
    """The word as two words that every reader knows, one of them a little one or both of some length."""
    best: tuple[int, str] | None = None
    for cut in range(1, len(word)):
        first, second = word[:cut], word[cut:]
        shorter = min(len(first), len(second))
        if shorter == 1 and "a" not in (first, second):
            continue
        commonness = min(band(first) or 0, band(second) or 0)
        little = first in _LITTLE or second in _LITTLE
        least = COMMON if little else _BOTH_COMMON
        if little and shorter >= _SHORTEST:
            least = _WITH_A_LONG_LITTLE_WORD
        elif not little and (shorter < _SHORTEST or _is_compound(first, second)):
            continue
        if commonness >= least and (best is None or commonness > best[0]):
            best = (commonness, f"{first} {second}")
    return best[1] if best else None


def _is_compound(first: str, second: str) -> bool:
    """Two nouns, or what stands before nouns, may be one word that the lexicon lacks: “watchlist”."""
    return first == "counter" or (
        "noun" in classes(first) and bool(classes(second) | classes(second[:-1]))
    )


def _finding(match: re.Match[str], parted: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(
        kind="missing-space",
        severity=severity,
        span=Span(match.start(), match.end()),
        message=f"“{match[0]}” runs two words together. Read “{parted}”?",
        suggestion=parted,
    )


detector = Detector(
    name="missing-space",
    label="Missing space",
    version=3,
    kinds=("missing-space",),
    detect=detect,
)
