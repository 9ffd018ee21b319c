"""Something told as still to come that the article reports as done, or whose day has passed.

Flagged: “Lind met Wolan on Monday. … They will sign the pact when Lind meets Wolan on Monday.”
Passed: “Lind met Wolan on Monday. They will meet again on Monday.” — “Lind said she would meet Wolan.”

A preview that is updated after the event often keeps a sentence in the future tense. Told is a sentence
with “will”, “is to” or “is due to” and a weekday, where another sentence has a verb in the past, in the
article's own voice, with the same weekday and at least two of the same people or bodies, or the same
subject and verb (“the inquiry opened on Monday”, “when the inquiry opens on Monday”; what may be done
twice, such as to meet, needs the same object too), or the noun of the verb (“voters elected”, “the election
will be held”); and a future tense with a full date before the date of publication.

Source: Associated Press Stylebook, “time element”; Reuters Handbook, “tense” (a story is brought up to
date throughout).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from spacy.tokens import Token

from factcheck.domain.document import Document, Sentence
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import Span
from factcheck.nlp.dates.printed_days import printed_days
from factcheck.nlp.prose import Quoted, parsed_sentences, tokens_span
from factcheck.nlp.wording.lexicon import word_set

_WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
_SHARED = 2
"""Names two sentences must share to speak of one occasion."""
_OTHER_DAY = frozenset({"next", "again", "last", "previous", "following", "every", "each"})
_DUE = word_set("due set scheduled expected slated")
_TAKES_PLACE = word_set("hold take stage")
"""Of an event: “will be held”, “will take place”."""
_HELD = "be held"
_DONE_AGAIN = word_set(
    "meet vote sit play convene gather speak talk train travel work return visit march perform"
)
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_ENDING = re.compile(r"(?:ions?|ings?|ments?|e)$")
_LONG_STEM = 4
_NEAR = 12
"""Words between the future tense and the weekday of one clause."""


@dataclass(frozen=True, slots=True)
class _Told:
    sentence: Sentence
    days: frozenset[str]
    names: frozenset[str]
    occasions: frozenset[tuple[str, str]]


def detect(document: Document) -> Iterator[Finding]:
    """One warning a sentence."""
    quoted = Quoted(document)
    done: dict[str, list[_Told]] = {}
    coming: list[tuple[_Told, Token]] = []
    for sentence in parsed_sentences(document):
        days = _days(sentence)
        will = _future(sentence, quoted)
        if will is not None:
            coming.append((_told(sentence, days), will))
            yield from _day_passed(document, sentence, will)
        elif days and _is_past(sentence):
            told = _told(sentence, days)
            for day in days:
                done.setdefault(day, []).append(told)
    for told, will in coming:
        if _names_a_later_day(document, told.sentence):
            continue
        past = next(
            (
                p
                for day in told.days
                for p in done.get(day, [])[:20]
                if len(p.names & told.names) >= _SHARED or p.occasions & told.occasions
            ),
            None,
        )
        if past is not None:
            yield _finding(document, told, will, past)


def _told(sentence: Sentence, days: frozenset[str]) -> _Told:
    occasions = _occasions(sentence) if days else frozenset()
    return _Told(sentence, days, _names(sentence), occasions)


def _days(sentence: Sentence) -> frozenset[str]:
    """The weekdays of the sentence that are not set apart from this week's."""
    parse = sentence.parse
    found = set()
    for token in parse:
        if token.lower_ in _WEEKDAYS:
            neighbours = {
                parse.doc[i].lower_
                for i in range(max(parse.start, token.i - 1), min(parse.end, token.i + 2))
            }
            if not neighbours & _OTHER_DAY:
                found.add(token.lower_)
    return frozenset(found)


def _names(sentence: Sentence) -> frozenset[str]:
    """The last words of the names in the sentence: “Lind” for “Ada Lind”."""
    proper = [t for t in sentence.parse if t.pos_ == "PROPN" and t.lower_ not in _WEEKDAYS]
    inner = {t.i - 1 for t in proper}
    return frozenset(t.lower_ for t in proper if t.i not in inner)


def _future(sentence: Sentence, quoted: Quoted) -> Token | None:
    """The “will”, “is to” or “is due to” of the sentence, outside quotation marks."""
    first: Token = None
    nearest: Token = None
    for token in sentence.parse:
        if token.lower_ in _WEEKDAYS and nearest is not None and token.i - nearest.i <= _NEAR:
            return nearest
        if _looks_ahead(token) and not quoted.holds(tokens_span(sentence, token, token)):
            first, nearest = first or token, token
    return first


def _looks_ahead(token: Token) -> bool:
    if token.lower_ == "will":
        return bool(token.tag_ == "MD")
    if token.lower_ not in {"is", "are"} or token.i + 2 >= len(token.doc):
        return False
    following = token.nbor()
    if following.lower_ in _DUE and following.i + 2 < len(token.doc):
        following = following.nbor()
    return bool(
        following.lower_ == "to" and following.tag_ == "TO" and following.nbor().tag_ == "VB"
    )


def _occasions(sentence: Sentence) -> frozenset[tuple[str, str]]:
    """Who does what, where a weekday hangs on the verb: (“inquiry”, “open”) for “the inquiry opens on Thursday”."""
    found = set()
    for token in sentence.parse:
        if token.lower_ not in _WEEKDAYS:
            continue
        verb = next((t for t in islice(token.ancestors, 4) if t.pos_ == "VERB"), token)
        if verb.pos_ not in {"VERB", "AUX"}:
            continue
        if verb.tag_ in {"VBZ", "VBP"} or _is_finite_past(verb):
            found |= {(name, verb.lemma_) for name in _subjects(verb)}
            if _is_finite_past(verb):
                found |= {
                    (stem, _HELD) for stem in (_stem(verb.lemma_),) if len(stem) >= _LONG_STEM
                }
                found |= _with_objects(verb, verb)
        elif verb.tag_ == "VB" and (who := _who_will(verb)) is not None:
            found |= _with_objects(who, verb)
        elif verb.lemma_ in _TAKES_PLACE and verb.tag_ in {"VBN", "VB"}:
            found |= {(_stem(name), _HELD) for name in _subjects(verb)}
    return frozenset(found)


def _with_objects(subject_of: Token, verb: Token) -> set[tuple[str, str]]:
    """Who does what to whom; without an object only what is hardly done twice on a weekday."""
    objects = [child.lemma_.lower() for child in verb.children if child.dep_ in {"dobj", "obj"}]
    subjects = _subjects(subject_of)
    if verb.lemma_ in _TAKES_PLACE:
        return {(_stem(name), _HELD) for name in subjects}
    if objects:
        return {(name, f"{verb.lemma_} {objects[0]}") for name in subjects}
    if verb.lemma_ in _DONE_AGAIN:
        return set()
    return {(name, f"{verb.lemma_} alone") for name in subjects}


def _who_will(verb: Token) -> Token | None:
    """The verb that has the subject of one told as to come: its own with “will”, else “expected”, “due”."""
    if any(child.lower_ == "will" for child in verb.children):
        return verb
    head = verb.head
    return head if verb.dep_ in {"xcomp", "acomp", "ccomp"} and head.lower_ in _DUE else None


def _subjects(verb: Token) -> set[str]:
    own = verb if any(c.dep_ in _SUBJECT for c in verb.children) else verb.head
    return {
        child.lemma_.lower()
        for child in own.children
        if child.dep_ in _SUBJECT and child.pos_ != "PRON"
    }


def _stem(word: str) -> str:
    """“elect” of “election”, “meet” of “meeting”: enough to tell that a noun is of a verb."""
    return _ENDING.sub("", word.lower())


def _is_past(sentence: Sentence) -> bool:
    """Whether the article itself tells something as done."""
    root = sentence.parse.root
    return bool(root.pos_ == "VERB" and _is_finite_past(root))


def _is_finite_past(verb: Token) -> bool:
    """A past tense, also one taken for a participle: “An inquiry into the fire opened”."""
    if verb.tag_ == "VBD":
        return True
    kinds = {child.dep_ for child in verb.children}
    return bool(
        verb.tag_ == "VBN" and "nsubj" in kinds and not kinds & {"aux", "auxpass", "nsubjpass"}
    )


def _day_passed(document: Document, sentence: Sentence, will: Token) -> Iterator[Finding]:
    """A full date before the date of publication, in the clause of the “will”."""
    if document.published is None:
        return
    start, end = sentence.span.start, sentence.span.end
    at = will.idx + sentence.offset
    for printed in printed_days(document.text, start, end):
        day = printed.on_calendar(printed.year) if printed.year else None
        if day is None or printed.span.start < at or not _is_before(day, document.published):
            continue
        if will.head.i and any(
            t.tag_ in {"VBD", "VBN"}
            for t in will.doc[will.i + 1 : _token_at(sentence, printed.span)]
            if t.i > will.head.i
        ):
            continue
        yield Finding(
            kind="stale-tense",
            severity=Severity.WARNING,
            span=Span(at, printed.span.end),
            message=f"“{Span(at, printed.span.end).of(document.text)}” looks ahead to a day that was over when the article came out ({document.published.isoformat()}).",
        )


def _names_a_later_day(document: Document, sentence: Sentence) -> bool:
    """Whether the sentence prints a day that was still to come: “on Sunday, 26 May”."""
    if document.published is None:
        return False
    for printed in printed_days(document.text, sentence.span.start, sentence.span.end):
        day = printed.on_calendar(printed.year or document.published.year)
        if day is not None and day > document.published:
            return True
    return False


def _token_at(sentence: Sentence, span: Span) -> int:
    return next(
        (t.i for t in sentence.parse if t.idx + sentence.offset >= span.start),
        int(sentence.parse.end),
    )


def _is_before(day: date, published: date) -> bool:
    return day < published


def _finding(document: Document, told: _Told, will: Token, past: _Told) -> Finding:
    sentence = told.sentence
    last = max((t for t in sentence.parse if t.lower_ in told.days), key=lambda t: t.i)
    first, final = (will, last) if last.i > will.i else (will, will.head)
    span = tokens_span(sentence, first, final)
    day = next(iter(told.days & past.days)).capitalize()
    return Finding(
        kind="stale-tense",
        severity=Severity.WARNING,
        span=span,
        message=(
            f"“{span.of(document.text)}” tells as still to come what the article reports elsewhere as done on {day}."
            " Bring the tense up to date, or say which meeting is meant."
        ),
        related=(past.sentence.span,),
    )


detector = Detector(
    name="stale-tense",
    label="Stale tense",
    version=2,
    kinds=("stale-tense",),
    detect=detect,
)
