"""A word that is in no dictionary and one slip of the keyboard away from one that is.

Flagged: “the ocuntry's ports” — “the mini stry” — “several membres” — “reffering to it” — “on Thu rsday”
Passed: names and foreign words — “livestream” — a word that the article uses twice — “colour” and “color”

A garbled letter hides what was meant, and in a figure's unit or a negation it changes it. Told are words in
small letters that the lexicon lacks, used once in the article, with a common word one letter away (two
in words of eight letters and more, if only one common word is so near or has the same letters), and words broken by a space where
only the joined word exists.

Source: Damerau, “A technique for computer detection and correction of spelling errors” (Communications of
the ACM 7, 1964): four slips make 80% of all spelling errors; the lexicon is described in
`factcheck.nlp.wording.lexicon`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import Span
from factcheck.nlp.prose import prose_sentences
from factcheck.nlp.wording.lexicon import (
    band,
    common_words,
    is_common,
    is_known,
    neighbours,
    word_set,
)
from factcheck.nlp.wording.other_languages import foreign_places, is_foreign

_WORD = re.compile(r"(?<![\w.@/#'’\-&$\[\]\ufffd])[a-z]{2,30}(?![\w@/'’\-\[\]]|\.[a-z])")
_LEAST_COMMON = {4: 13, 5: 11}
"""Band of the lexicon a correction must have, by letters: short words have many neighbours."""
_USUAL_BAND = 8
_FOREIGN = 3
"""Unknown words in one sentence, and one in four of all, from which it is taken for another language."""
_LEAST_JOINED = 2
_SHORTEST = 4
_COMMONEST = 17
_PHRASE = 4
"""Words from an unknown one on that show in which language it stands."""
_PARTICLES = word_set(
    "da de di du del der des dos das von van la le les el al bin ibn tem sed qua una les las los et und och"
)
_CAPITALISED = re.compile(r"([A-Z][a-z]{3,20})(?= [a-z0-9“])")
_BROKEN = re.compile(r"(?<![\w.@/#'’\-&$\[\]])([A-Z][a-z]{1,20}) ([a-z]{2,20})(?![\w@/'’\-\[\]])")
_RARE = 9
"""Band up to which the second half of a broken name is no word that anybody meant."""
_OPENERS = word_set(
    "about according after although among because before between despite during following from however into many"
    " meanwhile since there these they this those though through under unlike until what when where while with without"
)
_FARTHEST = 8
_REACH = 30
_FOREIGN_OPENERS = word_set("La Le Les El Los Las Il Lo Gli Der Das Une Un Una O Os As")
# The first half of a compound, said alone: “gastro outbreaks”.
_CLIPPED = word_set(
    "gastro cardio neuro ortho electro hydro thermo agro petro narco eco emo euro retro psycho bio geo homo hetero"
)
_LONG = 8
"""Letters from which two slips in one word still leave no doubt about it."""
_TWO_SLIPS = 2
_MOST_TRIED = 400
"""Unknown words looked up in one article; a text with more is not English prose."""
# Endings that make new words from old ones; such words are regular and need no dictionary.
_REGULAR = re.compile(
    r"(?:s|es|ed|ing|er|ers|ly|ness|able|ish|like|less|ism|ist|ists|isation|ization|ise|ize|ised|ized)$"
)
_PREFIXES = re.compile(
    r"^(?:anti|auto|bio|co|counter|cross|cyber|de|dis|eco|extra|geo|hyper|inter|intra|macro|mega|micro|mid|mini|mis|mono|multi|nano|neo|non|out|over|para|photo|poly|post|pre|pro|pseudo|psycho|re|semi|socio|sub|super|tele|trans|ultra|un|under|up)"
)


def detect(document: Document) -> Iterator[Finding]:  # noqa: C901 - one question a line
    """One warning a word."""
    counts: dict[str, int] = {}
    for match in _WORD.finditer(document.text):
        counts[match[0]] = counts.get(match[0], 0) + 1
    tried = 0
    joined_to = -1
    foreign = foreign_places(document)
    for words in _english_sentences(document):
        for index, match in enumerate(words):
            word = match[0]
            if (counts[word] > 1 and len(word) >= _SHORTEST) or is_known(word):
                continue
            if foreign.holds(Span(match.start(), match.end())):
                continue
            joined = _joined_to_neighbour(document.text, words, index)
            if joined:
                if joined.span.start >= joined_to:
                    yield joined
                joined_to = joined.span.end
                continue
            if _is_meant(document.text, words, index):
                continue
            tried += 1
            if tried > _MOST_TRIED or counts[word] > 1 or _is_regular(word):
                continue
            correction = _correction(word)
            if correction:
                yield _finding(match.start(), match.end(), word, correction)
    yield from _first_words(document)
    yield from _broken_capitalised(document)


def _english_sentences(document: Document) -> Iterator[list[re.Match[str]]]:
    """The words in small letters, sentence by sentence, without sentences in other languages."""
    for sentence in prose_sentences(document):
        words = list(_WORD.finditer(document.text, sentence.span.start, sentence.span.end))
        if not _is_foreign(words):
            yield words


def _is_foreign(words: list[re.Match[str]]) -> bool:
    """Whether the sentence is in another language: too many of its words are unknown."""
    unknown = sum(not is_known(match[0]) for match in words)
    return unknown >= _FOREIGN and unknown * 4 > len(words)


def _in_foreign_phrase(words: list[re.Match[str]], index: int) -> bool:
    """Whether the words around are of another language: “the phrase pamoja tulinde maisha”."""
    around = words[max(0, index - 2) : index + _PHRASE]
    if is_foreign(" ".join(near[0] for near in around)):
        return True
    beside = words[max(0, index - 1) : index] + words[index + 1 : index + 2]
    return any(
        near.end() + 1 >= words[index].start()
        and near.start() <= words[index].end() + 1
        and len(near[0]) > _SHORTEST
        and not is_known(near[0])
        and not _is_regular(near[0])
        and _correction(near[0]) is None
        for near in beside
    )


def _is_meant(text: str, words: list[re.Match[str]], index: int) -> bool:
    """Whether an unknown word is a particle of a name or one of a foreign phrase."""
    match = words[index]
    short = len(match[0]) < _SHORTEST and not _among_words(text, match)
    return short or _in_foreign_phrase(words, index) or _behind_foreign(text, match)


def _behind_foreign(text: str, match: re.Match[str]) -> bool:
    """Whether a foreign article in capitals stands before it: “La notte”."""
    before = text[max(0, match.start() - _FARTHEST) : match.start()].split()
    return bool(before) and before[-1].lstrip("(“\"'") in _FOREIGN_OPENERS


def _joined_to_neighbour(text: str, words: list[re.Match[str]], index: int) -> Finding | None:
    previous = words[index - 1] if index else None
    following = words[index + 1] if index + 1 < len(words) else None
    return _joined(text, previous, words[index]) or _joined(text, words[index], following)


def _joined(text: str, first: re.Match[str] | None, second: re.Match[str] | None) -> Finding | None:
    """A word broken by a space: “mini stry”."""
    if first is None or second is None or text[first.end() : second.start()] != " ":
        return None
    whole = first[0] + second[0]
    if (band(whole) or 0) < _LEAST_JOINED or len(whole) <= _SHORTEST:
        return None
    return _finding(first.start(), second.end(), f"{first[0]} {second[0]}", whole)


def _is_regular(word: str) -> bool:
    """A word built by rule from a known one: “unelectable”, “rewilding”."""
    stem = _REGULAR.sub("", word)
    bare = _PREFIXES.sub("", word)
    if (
        bare != word
        and len(bare) >= _SHORTEST
        and (is_known(bare) or is_known(_REGULAR.sub("", bare)))
    ):
        return True
    if stem == word or len(stem) < _SHORTEST or (band(stem) or 0) >= _COMMONEST:
        return word in _CLIPPED  # no verb is made of “from”
    doubled = stem[-1] == stem[-2] and is_known(stem[:-1])
    return doubled or is_known(stem) or is_known(stem + "e")


def _among_words(text: str, match: re.Match[str]) -> bool:
    """Whether a short word stands between words in small letters: not “Vasco da Gama”."""
    before, after = (
        text[max(0, match.start() - 2) : match.start()],
        text[match.end() : match.end() + 2],
    )
    around = before[:1] + after[1:]
    if match[0] in _PARTICLES or not (around.isalpha() and around.islower()):
        return False
    # Neighbours that are names, or words of no English dictionary, make it a particle of theirs.
    nearby = (
        text[max(0, match.start() - _REACH) : match.start()].split()[-1:]
        + text[match.end() : match.end() + _REACH].split()[:1]
    )
    return all(word[0].islower() and is_known(word.strip(".,;:!?)(’'”“\"")) for word in nearby)


def _little_word(word: str) -> str | None:
    """One of the commonest words with a letter lost or two exchanged: “nd”, “yuo”."""
    near = (n for n in neighbours(word) if len(n) > len(word) or sorted(n) == sorted(word))
    best = max(near, key=lambda n: band(n) or 0, default=None)
    return best if best is not None and (band(best) or 0) >= _COMMONEST else None


def _first_words(document: Document) -> Iterator[Finding]:
    """A little word misspelled at the head of a sentence, where its capital hides it."""
    for sentence in prose_sentences(document):
        match = _CAPITALISED.match(document.text, sentence.span.start, sentence.span.end)
        if match is None or is_known(match[1].lower()):
            continue
        near = next((n for n in neighbours(match[1].lower()) if n in _OPENERS), None)
        if near is not None:
            yield _finding(match.start(1), match.end(1), match[1], near.capitalize())


def _broken_capitalised(document: Document) -> Iterator[Finding]:
    """A word with a capital broken by a space: “Thu rsday”."""
    for sentence in prose_sentences(document):
        for match in _BROKEN.finditer(document.text, sentence.span.start, sentence.span.end):
            first, second = match[1], match[2]
            whole = (first + second).lower()
            if is_known(second) and (is_known(first.lower()) or (band(second) or 0) > _RARE):
                continue
            if (band(whole) or 0) >= _USUAL_BAND and second not in _PARTICLES:
                yield _finding(match.start(), match.end(), match[0], first + second)


def _correction(word: str) -> str | None:
    """The commonest known word one slip away, where it is common enough to be meant."""
    if len(word) < _SHORTEST:
        return _little_word(word)
    if _is_compound(word, _SHORTEST):
        return None
    best = max(neighbours(word), key=lambda near: band(near) or 0, default=None)
    if best is None or (band(best) or 0) < _LEAST_COMMON.get(len(word), _USUAL_BAND):
        return _twice_mistaken(word) if best is None else None
    # “mandato”, “nationale”: a cognate in a Romance language, not a slip.
    cognate = word[-1] in "aeio" and word[-1] != best[-1]
    return None if cognate else best


def _is_compound(word: str, shortest: int) -> bool:
    """Whether it is two words that every reader knows in one: “skytrain”, “mixtapes”."""
    return any(
        is_common(word[:cut]) and (is_common(word[cut:]) or is_common(word[cut:-1]))
        for cut in range(shortest, len(word) - shortest + 1)
    )


def _twice_mistaken(word: str) -> str | None:
    """The one common word that two slips make of a long one: “reffering”, “expierence”."""
    if len(word) < _LONG or _is_compound(word, _SHORTEST - 1):
        return None
    near = [
        common
        for common in common_words().get(word[0], ())
        if abs(len(common) - len(word)) <= _TWO_SLIPS
        and OSA.distance(word, common, score_cutoff=_TWO_SLIPS) <= _TWO_SLIPS
    ]
    same_letters = [common for common in near if set(common) == set(word)]
    if len(same_letters) == 1:
        return same_letters[0]
    if len(near) != 1:
        return None
    cognate = word[-1] in "aeio" and word[-1] != near[0][-1]
    return None if cognate else near[0]


def _finding(start: int, end: int, word: str, correction: str) -> Finding:
    return Finding(
        kind="garbled-text",
        severity=Severity.WARNING,
        span=Span(start, end),
        message=f"“{word}” is in no dictionary. Read “{correction}”?",
        suggestion=correction,
    )


detector = Detector(
    name="misspelling",
    label="Misspelling",
    version=3,
    kinds=("garbled-text",),
    detect=detect,
)
