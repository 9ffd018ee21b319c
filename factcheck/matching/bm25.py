"""Texts found by their words: BM25 over an index that can be kept, a text at a time.

Okapi BM25 as Robertson and Zaragoza give it (The Probabilistic Relevance Framework: BM25 and Beyond, 2009),
with the constants they name as usual. Words are cut to their stem by their endings alone.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from factcheck.nlp.word_lists import words

K1, B = 1.2, 0.75
Postings = dict[str, list[int]]
"""For each word the texts that hold it: number and how often, number and how often, …, in one flat list, which is
read back three times as fast as pairs."""

_WORD = re.compile(r"\d[\d,.]*\d|\w+")
_ADDRESS = re.compile(r"https?://\S+")
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ENDINGS = ("ing", "ied", "ed", "ies", "es", "s")
_STEM = 4
"""The least that is left of a word: "being" and "uses" stay as they are."""
# The commonest words of English that name nothing (articles, prepositions, pronouns, auxiliaries).
_EMPTY = words("""a an the of to in on at for and or but is are was were be been being by with from that this
    these those it its as has have had having he she they i you we his her their our my me him them us not do
    does did will would could should can may might must there here than then so if into about over under""")


def terms(text: str) -> list[str]:
    """The words of a text as they are compared: lower case, without endings, addresses left out."""
    plain = _JOINED.sub(" ", _ADDRESS.sub(" ", text)).lower().replace("’", "'")
    return [_stem(word) for word in _WORD.findall(plain) if word not in _EMPTY]


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word[: -len(ending)]
    return word.replace(",", "") if word[0].isdigit() else word


class WrittenPostings:
    """Postings as the JSON they are kept as, of which only what a query asks for is read.

    Finding a word's list among the characters costs a hundredth of reading all of them.
    """

    __slots__ = ("_written",)

    def __init__(self, written: str) -> None:
        self._written = written

    def get(self, word: str, default: Sequence[int] = ()) -> Sequence[int]:
        """The list of a word; words hold no quotes (`terms`), so that only a key can look like one."""
        mark = json.dumps(word) + ": ["
        at = self._written.find(mark)
        if at < 0:
            return default
        begin = at + len(mark)
        found: list[int] = json.loads(f"[{self._written[begin : self._written.index(']', begin)]}]")
        return found


@dataclass(frozen=True, slots=True)
class WordIndex:
    """The words of some texts. `lengths` has the number of words of each."""

    lengths: tuple[int, ...]
    postings: Postings | WrittenPostings = field(hash=False)


def index(texts: Iterable[str]) -> WordIndex:
    """The index of `texts`, numbered from 0."""
    lengths: list[int] = []
    postings: Postings = {}
    for number, text in enumerate(texts):
        found = terms(text)
        lengths.append(len(found))
        for word, often in Counter(found).items():
            postings.setdefault(word, []).extend((number, often))
    return WordIndex(tuple(lengths), postings)


def score(query: str, indexes: Sequence[WordIndex]) -> tuple[list[dict[int, float]], float]:
    """For each index the texts that share a word with `query`, weighed as if all were one collection.

    With them the score of an ideal text, which holds every word of the query once: what divides by it can
    be compared from one query to the next, and added to cosines.
    """
    total = sum(len(one.lengths) for one in indexes)
    usual = (sum(sum(one.lengths) for one in indexes) / total if total else 0.0) or 1.0
    scores: list[dict[int, float]] = [{} for _ in indexes]
    ideal = 0.0
    for word in set(terms(query)):
        holding = [one.postings.get(word, ()) for one in indexes]
        texts = sum(map(len, holding)) // 2
        rarity = math.log(1 + (total - texts + 0.5) / (texts + 0.5))
        ideal += rarity
        for place, found in enumerate(holding):
            lengths, own = indexes[place].lengths, scores[place]
            for number, often in zip(found[::2], found[1::2], strict=True):
                length = 1 - B + B * lengths[number] / usual
                weight = rarity * often * (K1 + 1) / (often + K1 * length)
                own[number] = own.get(number, 0.0) + weight
    return scores, ideal or 1.0
