"""Where an article names somebody or something, and what each name is by the vote of its mentions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Span as Words
from spacy.tokens import Token

from factcheck.domain.document import Document, Sentence, SentenceRole
from factcheck.domain.span import Span
from factcheck.nlp.names.countries import COUNTRIES
from factcheck.nlp.names.words import BODIES, FIRST_NAMES, GENDERED, TITLES
from factcheck.nlp.word_lists import words as word_list

# OntoNotes 5 types that name something; the others are numbers and dates.
TYPES = word_list("PERSON ORG GPE LOC NORP FAC EVENT WORK_OF_ART LAW PRODUCT LANGUAGE")
_ARTICLE = re.compile(r"\A(?:the|a|an)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’](?:s|S)?$")
# Letters in the longest set of initials; longer words in capitals are words printed in capitals.
LONGEST_INITIALS = 5
# How far before a name its title is looked for, in words.
TITLE_REACH = 4
_MISTAKEN = word_list("ORG GPE LOC FAC PRODUCT WORK_OF_ART NORP")
_LONGEST_PERSON = 3  # words of a first name, a middle name and a surname
_PLACING = word_list("in at from to near into across outside toward towards through")
# First names that are as often a town's or a state's, and begin the names of its teams and firms.
_TOWNS = word_list("""charlotte florence victoria virginia sydney georgia carolina lorena regina santiago
    austin orlando houston jackson madison lincoln milan troy eugene montgomery diego francisco jose""")
# Last words of bodies, works and places that are named after a person.
_OF_BODIES = word_list("""university college school institute institution hospital clinic center centre foundation trust
    fund street road avenue square bridge airport park stadium arena hall house museum library church
    cathedral award awards prize cup trophy bank group company corporation inc ltd llc brothers & and of
    island islands bay river lake mountain mount fort county city town beach hills valley act law bill
    street's hotel theatre theater festival show times post news tribune herald gazette daily party army
    navy force commission committee council court press records pictures studios entertainment airlines
    motors industries international holdings partners associates space telescope medical children's""")
# What a mention counts in the vote where capitals tell nothing (headlines, datelines), against 1.
WEAK = 0.25


@dataclass(frozen=True, slots=True)
class Named:
    """A mention with what the model made of it."""

    span: Span
    name: str
    label: str
    weight: float
    gender: str | None
    placed: bool = False
    """Whether it stands behind “in” or “from”, as a place does."""


def named_in(document: Document) -> Iterator[Named]:
    text = document.text
    for sentence in document.sentences:
        if sentence.role is SentenceRole.FURNITURE:
            continue
        shouted = _shouted(sentence, text)
        weight = WEAK if shouted or sentence.role is not SentenceRole.BODY else 1.0
        for found in named_spans(sentence.parse):
            if found[0].ent_type_ not in TYPES:
                continue
            words, label = _judged(found)
            if sentence.role is SentenceRole.TAGLINE and words.start == 0 and len(words) > 1:
                label = "PERSON"  # who reported, wrote or edited stands first in it
            for piece in _cleaned(words):
                span = Span(piece.start_char, piece.end_char).shifted(sentence.offset)
                name = _tidy(span.of(text))
                if name:
                    yield Named(span, name, label, weight, _titled(piece), _is_placed(piece))
        yield from _unnamed_people(sentence, text)


def _judged(words: Words) -> tuple[Words, str]:
    """What the model named and called it, put right by the first names that everybody knows."""
    label = words[0].ent_type_
    if label in _MISTAKEN:
        words = _behind_title(words)
        if _called_like_a_person(words):
            label = "PERSON"
    return (_with_first_name(words) if label == "PERSON" else words), label


def _is_placed(words: Words) -> bool:
    doc = words.doc
    owns = words.end < len(doc) and doc[words.end].tag_ == "POS"
    return not owns and words.start > 0 and doc[words.start - 1].lower_ in _PLACING


def _behind_title(words: Words) -> Words:
    """“United States Representative Ada Orsk”, taken for a body, without what stands before the person."""
    for token in islice(words, 1, None):
        if token.lower_ in FIRST_NAMES and token.doc[token.i - 1].lower_ in TITLES:
            return token.doc[token.i : words.end]
    return words


def _with_first_name(words: Words) -> Words:
    """“Maya [Orsk Vey]”: the first name that the model left outside."""
    before = words.start - 1
    doc = words.doc
    if before < 0 or doc[before].ent_type_ or doc[before].pos_ != "PROPN":
        return words
    known = doc[before].lower_ in FIRST_NAMES
    alone = len(words) == 1 and doc[before].is_title and doc[before].lower_ not in TITLES
    beside = doc[before].dep_ == "compound" and doc[before].head in words
    return doc[before : words.end] if known or (alone and beside) else words


def _called_like_a_person(words: Words) -> bool:
    """Whether a name of two or three words begins with a person's first name: “Maya Orsk Vey”."""
    inner = [token for token in words if token.tag_ != "POS" and not token.is_punct]
    return (
        1 < len(inner) <= _LONGEST_PERSON
        and inner[0].lower_ in FIRST_NAMES
        and inner[0].lower_ not in _TOWNS
        and inner[-1].tag_ != "NNPS"
        and all(token.is_title and token.lower_ not in _OF_BODIES for token in inner)
    )


def _unnamed_people(sentence: Sentence, text: str) -> Iterator[Named]:
    """People whom the model took for nothing: a first name and a capital behind it."""
    parse = sentence.parse
    for token in parse:
        word = token.text
        if not word[0].isupper() or word.lower() not in FIRST_NAMES:
            continue
        if token.ent_type_ or token.pos_ != "PROPN":
            continue
        last = token
        for _ in range(_LONGEST_PERSON - 1):
            following = last.i + 1
            if following >= parse.end or token.doc[following].ent_type_:
                break
            after = token.doc[following]
            if after.pos_ != "PROPN" or not after.is_title or after.lower_ in _OF_BODIES:
                break
            last = after
        before = token.doc[token.i - 1] if token.i > parse.start else None
        joined = before is not None and (before.pos_ == "PROPN" and before.lower_ not in TITLES)
        if last.i > token.i and not joined:
            span = Span(token.idx, last.idx + len(last)).shifted(sentence.offset)
            yield Named(span, _tidy(span.of(text)), "PERSON", 1.0, None)


def named_spans(parse: Words) -> Iterator[Words]:
    """The model's entities in a sentence; `Span.ents` would read all those of its paragraph."""
    start: int | None = None
    for token in parse:
        if start is not None and token.ent_iob_ != "I":
            yield parse.doc[start : token.i]
            start = None
        if token.ent_iob_ == "B":
            start = token.i
    if start is not None:
        yield parse.doc[start : parse.end]


def _shouted(sentence: Sentence, text: str) -> bool:
    """Whether capitals tell nothing in the sentence (a headline in title case, a dateline)."""
    words = [w for w in sentence.span.of(text).split() if w[:1].isalpha()]
    capital = sum(w[0].isupper() for w in words)
    return len(words) > 2 and capital > 0.8 * len(words)  # noqa: PLR2004 - names of two words


def _cleaned(words: Words) -> Iterator[Words]:
    """The name itself: without article, title, possessive and marks at its ends."""
    start, end = words.start, words.end
    doc = words.doc
    while start < end and (
        doc[start].is_punct
        or doc[start].is_space
        or doc[start].lower_ in ("the", "a", "an")
        or (words[0].ent_type_ == "PERSON" and doc[start].lower_ in TITLES and start + 1 < end)
    ):
        start += 1
    while end > start and (
        doc[end - 1].is_punct or doc[end - 1].is_space or doc[end - 1].tag_ == "POS"
    ):
        end -= 1
    if start < end and any(
        token.text[0].isupper() or token.text[0] in "@#" for token in doc[start:end]
    ):
        yield doc[start:end]


def _tidy(name: str) -> str:
    name = _POSSESSIVE.sub("", " ".join(name.split()))
    return _ARTICLE.sub("", name) or name


def _titled(words: Words) -> str | None:
    """Tells “he” or “she”, where a title before the name tells ("Mrs. Lind", "spokesman Ole Lind")."""
    doc = words.doc
    for index in range(words.start - 1, max(-1, words.start - 1 - TITLE_REACH), -1):
        token = doc[index]
        gender = GENDERED.get(token.lower_)
        if gender:
            return gender
        if token.is_punct or not (token.is_title or token.pos_ in ("NOUN", "PROPN", "ADJ")):
            return None
    return None


def labels_by_vote(found: Iterable[Named]) -> dict[str, str]:
    """What each name is by the vote of its mentions."""
    found = list(found)
    placed = {named.name for named in found if named.placed}
    votes: dict[str, Counter[str]] = {}
    for named in found:
        votes.setdefault(named.name, Counter())[named.label] += named.weight  # type: ignore[assignment]
        if named.gender:
            votes[named.name]["PERSON"] += 1
    labels = {
        name: "ORG" if name in BODIES else counter.most_common(1)[0][0]
        for name, counter in votes.items()
    }
    # A name that is once a person's, and somebody's surname, is that person's however else it was
    # taken; “Jordan” beside “Michael Jordan”, only ever a country, stays the country, and
    # “Halden” that somebody is in or from the town.
    surnames = {
        name.rsplit(" ", 1)[1]
        for name, label in labels.items()
        if label == "PERSON" and " " in name
    }
    for name, counter in votes.items():
        known = counter["PERSON"] or (name not in placed and name not in COUNTRIES)
        if name in surnames and known and name not in BODIES:
            labels[name] = "PERSON"
        elif name.isupper() and len(name) > LONGEST_INITIALS and name.title() in labels:
            labels[name] = labels[name.title()]
    return labels


def _first_name_before(surname: Token) -> Token | None:
    """The capitalised word that the parser ties to a surname and that is no title."""
    if not surname.i:
        return None
    before = surname.doc[surname.i - 1]
    named = before.pos_ == "PROPN" and before.is_title and not before.ent_type_
    tied = before.dep_ == "compound" and before.head == surname
    return before if named and tied and before.lower_ not in TITLES else None


def overlooked(document: Document, found: list[Named], labels: dict[str, str]) -> Iterator[Named]:
    """Mentions the model missed: names of one word, or last names, seen elsewhere in the article."""
    known = {name for name in labels if " " not in name and len(name) > 2}  # noqa: PLR2004
    known |= {
        name.rsplit(" ", 1)[1]
        for name, label in labels.items()
        if label == "PERSON" and " " in name
    }
    known = {name for name in known if name[:1].isupper()}
    taken = {named.span.start for named in found}
    spans = sorted(named.span for named in found)
    starts = [span.start for span in spans]
    for sentence in document.sentences:
        if sentence.role is SentenceRole.FURNITURE:
            continue
        for token in sentence.parse:
            if token.text not in known or token.pos_ in ("VERB", "AUX", "ADP"):
                continue
            start = token.idx + sentence.offset
            at = bisect_right(starts, start) - 1
            if start in taken or (at >= 0 and spans[at].end > start):
                continue
            if token.ent_type_ and token.ent_type_ not in TYPES:
                continue
            gender = _titled(token.doc[token.i : token.i + 1])
            label = labels.get(token.text, "PERSON")
            first = _first_name_before(token) if label == "PERSON" else None
            if first is not None:  # “Ilse Orsk” beside an Ada Orsk: somebody else
                span = Span(first.idx + sentence.offset, start + len(token))
                yield Named(span, f"{first.text} {token.text}", label, 1.0, gender)
                continue
            yield Named(Span(start, start + len(token)), token.text, label, WEAK, gender)
