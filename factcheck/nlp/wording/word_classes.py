"""Which parts of speech a word can be at all, by the dictionary rather than by the tagger.

A tagger makes a verb of any word that stands where a verb belongs. What a word can be is told by the
index of lemmas that the English model brings for its lemmatizer (WordNet 3.0, WordNet licence), joined
with the word's ending where new verbs and nouns are made every day (“to tweet”, “an ask”).
"""

from __future__ import annotations

from functools import lru_cache

from factcheck.nlp.model import load
from factcheck.nlp.wording.lexicon import is_known, word_set

_CLASSES = ("noun", "verb", "adj", "adv")
# Endings that make nouns and adjectives only; no new verb is coined on them.
_NOUN_ENDINGS = ("tion", "sion", "ment", "ness", "ance", "ence", "ity", "ism", "ship")
_ADJECTIVE_ENDINGS = ("al", "ive", "ous", "ful", "less", "able", "ible", "ic", "ary", "ish")
_NAMING_ACTS = ("ion", "ation", "ment", "ance", "ence", "al")
# Verbs that trades use as nouns (“an install”), and of-the-moment words.
_TRADE_NOUNS = word_set("install commit deploy redirect redesign reboot reload adjust embed refer")
_SHORTEST = 5


@lru_cache(maxsize=20_000)
def classes(word: str) -> frozenset[str]:
    """The classes of a lower-case word as it is written: of “noun”, “verb”, “adj” and “adv”."""
    index = load().get_pipe("lemmatizer").lookups.get_table("lemma_index")
    return frozenset(name for name in _CLASSES if word in index[name])


@lru_cache(maxsize=20_000)
def is_noun_only(word: str) -> bool:
    """A noun by its ending that can be nothing else: “importance”, “explanation”."""
    return word.endswith(_NOUN_ENDINGS) and classes(word) == {"noun"}


@lru_cache(maxsize=20_000)
def is_adjective_only(word: str) -> bool:
    """An adjective by its ending that can be nothing else: “marital”, “satisfactory” is none."""
    return word.endswith(_ADJECTIVE_ENDINGS) and classes(word) == {"adj"}


@lru_cache(maxsize=20_000)
def is_adverb_only(word: str) -> bool:
    """An adverb in “-ly” that is no adjective: “legally”, not “early”."""
    return word.endswith("ly") and classes(word) == {"adv"}


@lru_cache(maxsize=20_000)
def is_verb_only(word: str) -> bool:
    """A verb in its base form that leaves the noun to another word: “inspect” beside “inspection”."""
    if len(word) < _SHORTEST or word in _TRADE_NOUNS or classes(word) != {"verb"}:
        return False
    stem = word.removesuffix("e")
    return any(is_known(stem + ending) for ending in _NAMING_ACTS)
