"""Part of speech and morphology from tags, remembered: the model's own rules, asked once a case.

The model's attribute ruler matches 179 patterns against every word, a sixth of the whole parse. What it
decides depends on little: the tag, whether the word is one that a rule names, the relation where a rule
asks for it. So its answer is kept for each such case; the few rules over two words are left to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.attrs import DEP, IS_SPACE, LOWER, TAG
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

NAME = "remembered_attribute_ruler"
Answer = tuple[int, int, int, int, int]
"""Part of speech, morphology, lemma, tag, relation: each as the vocabulary's number."""


class RememberedRuler:
    """Stands in for the pipeline's attribute ruler, with the same result word for word."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler = ruler
        self._known: dict[tuple[int, int, int, int], Answer] = {}
        strings = ruler.vocab.strings
        patterns = [pattern for rule in ruler.patterns for pattern in rule["patterns"]]
        singles = [pattern[0] for pattern in patterns if len(pattern) == 1]
        self._words = {strings.add(word) for one in singles for word in _named(one, "LOWER")}
        self._relations = {strings.add(dep) for one in singles for dep in _named(one, "DEP")}
        # A rule over two words is told by the one it names; the other lies so far from it.
        self._pairs: dict[int, list[tuple[int, dict[str, Any]]]] = {}
        for pattern in patterns:
            if len(pattern) > 1:
                named = next(n for n, part in enumerate(pattern) if _named(part, "LOWER"))
                other = 1 - named
                for word in _named(pattern[named], "LOWER"):
                    beside = (other - named, pattern[other])
                    self._pairs.setdefault(strings.add(word), []).append(beside)
        self._strings = strings

    def __call__(self, doc: Doc) -> Doc:
        cases = self._cases(doc)
        if cases is None:
            return self._ruler(doc)
        known = self._known
        if not all(case in known for case in cases):
            doc = self._ruler(doc)
            for token, case in zip(doc, cases, strict=True):
                known[case] = (token.pos, token.morph.key, token.lemma, token.tag, token.dep)
            return doc
        for token, case in zip(doc, cases, strict=True):
            pos, morph, lemma, tag, dep = known[case]
            token.pos = pos
            token.set_morph(morph)
            if lemma:
                token.lemma = lemma
            if case[3]:  # white space alone is given a tag and a relation too
                token.tag, token.dep = tag, dep
        return doc

    def pipe(self, docs: Iterator[Doc], **_settings: Any) -> Iterator[Doc]:  # noqa: ANN401 - spaCy's
        """Each text in turn."""
        yield from map(self, docs)

    def _cases(self, doc: Doc) -> list[tuple[int, int, int, int]] | None:
        """For each word what the rules look at; None where a rule over two words might hold."""
        rows = doc.to_array([TAG, LOWER, DEP, IS_SPACE]).tolist()
        for at, row in enumerate(rows):
            if row[1] in self._pairs and self._may_hold(rows, at):
                return None
        words, relations = self._words, self._relations
        return [
            (tag, word if word in words else 0, dep if dep in relations else 0, space)
            for tag, word, dep, space in rows
        ]

    def _may_hold(self, rows: list[list[int]], at: int) -> bool:
        """Whether a rule over two words may hold at a word it names."""
        for step, part in self._pairs[rows[at][1]]:
            place = at + step
            if 0 <= place < len(rows) and self._fits(part, rows[place]):
                return True
        return False

    def _fits(self, part: dict[str, Any], row: list[int]) -> bool:
        """Whether a word is one the part asks for, as far as its relation and its letters tell."""
        relations, words = _named(part, "DEP"), _named(part, "LOWER")
        if relations and self._strings[row[2]] not in relations:
            return False
        return not words or self._strings[row[1]] in words


def _named(part: dict[str, Any], attribute: str) -> list[str]:
    asked = part.get(attribute)
    if isinstance(asked, str):
        return [asked]
    if not isinstance(asked, dict):
        return []
    return [*asked.get("IN", []), *asked.get("NOT_IN", [])]


@Language.factory(NAME)  # type: ignore[untyped-decorator]
def _make(nlp: Language, name: str) -> RememberedRuler:  # noqa: ARG001 - spaCy asks for both
    return RememberedRuler(nlp.get_pipe("attribute_ruler"))


def remember(nlp: Language) -> Language:
    """The pipeline with its attribute ruler remembered."""
    nlp.add_pipe(NAME, after="attribute_ruler")
    nlp.disable_pipe("attribute_ruler")
    return nlp
