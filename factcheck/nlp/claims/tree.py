"""The grammar of one sentence in plain lists: what the splitter walks, fast and with known slips mended.

spaCy's tokens are views that look everything up anew; here each token is a number from 0 and each
property a list. A few slips that the small model makes again and again in news prose are put right here,
so that no rule further on has to know of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from factcheck.nlp.claims import slips

# Verbs that do take "somebody doing something" as one complement (Quirk et al., 1985, §16.42-16.54).
# After any other verb the parse "hit [Turkey killing many]" is a slip for "hit Turkey, killing many".
_WITH_SMALL_CLAUSE = frozenset(
    [
        "see",
        "hear",
        "watch",
        "find",
        "keep",
        "leave",
        "catch",
        "feel",
        "have",
        "get",
        "imagine",
        "remember",
        "stop",
        "prevent",
        "risk",
        "mean",
        "involve",
        "mind",
        "hate",
        "like",
        "love",
        "want",
        "notice",
        "observe",
        "start",
        "spot",
        "show",
        "send",
        "bring",
        "set",
        "picture",
        "recall",
        "resent",
        "dislike",
        "envisage",
        "anticipate",
        "favor",
        "favour",
        "oppose",
        "report",
        "justify",
        "entail",
    ]
)
# With these a that-clause is what was said (Quirk et al., 1985, §16.31).
_REPORTING = frozenset(
    [
        "say",
        "add",
        "announce",
        "report",
        "state",
        "note",
        "declare",
        "claim",
        "warn",
        "reply",
        "write",
        "insist",
        "tweet",
    ]
)
_HIGHEST = 6  # prepositional phrases climbed in search of the reporting verb
_BEGINS = 3  # spaCy's code for the first token of a name
_CLOSES = {")": "(", "]": "[", "”": "“", '"': '"', "''": "``"}
_OPENS = frozenset("([“") | {"``"}
_CLAUSAL = frozenset({"ROOT", "conj", "relcl", "ccomp", "advcl", "parataxis", "acl", "pcomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})


class Tree:
    """One sentence: words, tags, relations and places, each a list over its tokens."""

    __slots__ = (
        "dep",
        "ends",
        "entity",
        "head",
        "kids",
        "lemma",
        "low",
        "pairs",
        "pos",
        "root",
        "run",
        "starts",
        "tag",
        "words",
    )

    def __init__(self, parse: Any, offset: int) -> None:  # noqa: ANN401 - a spaCy Span, which has no types
        first, size, runs = parse.start, len(parse), 0
        self.words: list[str] = []
        self.low: list[str] = []
        self.lemma: list[str] = []
        self.pos: list[str] = []
        self.tag: list[str] = []
        self.dep: list[str] = []
        self.entity: list[str] = []
        self.run: list[int] = []
        self.head: list[int] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for token in parse:
            word = token.text
            self.words.append(word)
            self.low.append(word.lower())
            self.lemma.append(token.lemma_)
            self.pos.append(token.pos_)
            self.tag.append(token.tag_)
            self.dep.append(token.dep_)
            kind = token.ent_type_
            runs += token.ent_iob == _BEGINS
            self.entity.append(kind)
            self.run.append(runs if kind else 0)
            # Where the parser's sentence was cut in two, a head may stand in the other half.
            head = token.head.i - first
            self.head.append(head if 0 <= head < size else token.i - first)
            start = token.idx + offset
            self.starts.append(start)
            self.ends.append(start + len(word))
        self.root = parse.root.i - first
        self.kids: list[list[int]] = [[] for _ in self.words]
        self.pairs = self._paired_marks()
        self.attach()
        if self._mend():
            self.attach()
        slips.mend(self)

    def __len__(self) -> int:
        return len(self.words)

    def attach(self) -> None:
        """List anew what hangs under each token."""
        for below in self.kids:
            below.clear()
        for i, head in enumerate(self.head):
            if head != i:
                self.kids[head].append(i)

    def _mend(self) -> bool:
        changed = False
        for i in range(len(self.words)):
            head = self.head[i]
            if head == i:
                continue
            if self.tag[i] == "VBG" and self.dep[i] == "ccomp" and head < i:
                changed |= self._mend_small_clause(i, head)
            elif self.dep[i] == "advcl" and self.tag[i] == "VBG" and self.lemma[i] in _REPORTING:
                changed |= self._mend_added(i, head)
            elif self.dep[i] == "prep" and self.low[i] in {"as", "including"}:
                changed |= self._mend_examples(i, head)
            elif self.dep[i] == "relcl":
                changed |= self._mend_reported(i)
            elif self.dep[i] == "conj" and self.entity[i] == "GPE" == self.entity[head]:
                changed |= self._mend_place(i, head)
            elif (
                self.dep[i] == "npadvmod"
                and self.entity[i] == "GPE"
                and self.pos[head] == "PROPN"
                and head < i
                and self.low[self.kids_start(i) - 1] == ","
            ):
                self.dep[i] = "appos"
                changed = True
        return changed

    def kids_start(self, i: int) -> int:
        """The first token of the phrase of `i`, one level down."""
        return min([i, *self.kids[i]])

    def _mend_small_clause(self, i: int, head: int) -> bool:
        """“hit [the coast killing many]” → “hit the coast”, “killing many”."""
        if self.lemma[head] in _WITH_SMALL_CLAUSE or self.dep[head] not in _CLAUSAL:
            return False
        if any(self.dep[k] in {"dobj", "aux"} and k > head for k in self.kids[head]):
            return False
        subject = [k for k in self.kids[i] if self.dep[k] in {"nsubj", "nsubjpass"} and k < i]
        if len(subject) != 1 or any(self.dep[k] == "aux" for k in self.kids[i]):
            return False
        self.dep[subject[0]], self.head[subject[0]] = "dobj", head
        self.dep[i] = "advcl"
        return True

    def _mend_added(self, i: int, head: int) -> bool:
        """“said he would stay, adding that …”: the one who said it added it."""
        above = self.head[head]
        if self.dep[head] != "ccomp" or self.lemma[above] not in _REPORTING or i < head:
            return False
        if self.low[self.kids_start(i) - 1] != ",":
            return False
        self.head[i] = above
        return True

    def _mend_examples(self, i: int, head: int) -> bool:
        """“the towns in our valley, such as …” are examples of the towns."""
        if self.low[i] == "as" and (not i or self.low[i - 1] != "such"):
            return False
        above = self.head[self.head[head]]
        if self.tag[head] not in {"NN", "NNP"} or self.dep[head] != "pobj" or above >= head:
            return False
        if self.tag[above] != "NNS":
            return False
        self.head[i] = above
        return True

    def _mend_reported(self, i: int) -> bool:
        """“said in a note after the vote that …” reports what was said; it is no clause about the vote."""
        that = next((k for k in self.kids[i] if self.low[k] == "that"), None)
        if that is None:
            stranded = [k for k in self.kids[i] if self.dep[k] == "prep" and k > i]
            that = next((c for k in stranded for c in self.kids[k] if self.low[c] == "that"), None)
            if that is None:
                return False
        elif self.dep[that] in {"nsubj", "nsubjpass"}:
            return False
        above = self.head[i]
        for _ in range(_HIGHEST):
            if self.dep[above] not in {"pobj", "prep"}:
                break
            above = self.head[above]
        if self.lemma[above] not in _REPORTING or self.dep[self.head[i]] != "pobj":
            return False
        if any(self.dep[k] in {"dobj", "ccomp"} for k in self.kids[above]):
            return False
        self.dep[i], self.head[i] = "ccomp", above
        self.dep[that], self.head[that], self.tag[that] = "mark", i, "IN"
        return True

    def _mend_place(self, i: int, head: int) -> bool:
        """“in Aford, Kent” is a place within a place, not two places: no “and” stands between."""
        between = range(head + 1, i)
        if any(self.low[k] in {"and", "or", "&"} for k in between):
            return False
        if any(self.dep[k] in {"conj", "cc"} for k in self.kids[i]) or self.dep[head] == "conj":
            return False
        if any(self.dep[k] in {"conj", "cc"} and k != i for k in self.kids[head]):
            return False
        if not any(self.low[k] == "," for k in between):
            return False
        self.dep[i] = "appos"
        return True

    def _paired_marks(self) -> dict[int, int]:
        """Quotation marks and brackets by token, each with its partner."""
        pairs: dict[int, int] = {}
        waiting: list[int] = []
        for i, word in enumerate(self.words):
            if word in _CLOSES:
                if waiting and self.words[waiting[-1]] in _CLOSES[word]:
                    opening = waiting.pop()
                    pairs[opening], pairs[i] = i, opening
                elif word == '"':
                    waiting.append(i)
            elif word in _OPENS:
                waiting.append(i)
        return pairs

    def subject_of(self, i: int) -> int | None:
        """The subject of the predicate `i`, where it has its own."""
        return next((k for k in self.kids[i] if self.dep[k] in _SUBJECTS), None)

    def under(self, i: int, without: frozenset[int] | set[int] = frozenset()) -> list[int]:
        """`i` and all under it in order of the text, leaving out the subtrees that start in `without`."""
        found, stack = [], [i]
        while stack:
            k = stack.pop()
            found.append(k)
            stack.extend(c for c in self.kids[k] if c not in without)
        found.sort()
        return found

    def has(self, i: int, relation: str) -> bool:
        """Whether something hangs under `i` by `relation`."""
        return any(self.dep[k] == relation for k in self.kids[i])

    def below(self, i: int, relations: Iterable[str]) -> list[int]:
        """What hangs directly under `i` by one of `relations`."""
        wanted = frozenset(relations)
        return [k for k in self.kids[i] if self.dep[k] in wanted]
