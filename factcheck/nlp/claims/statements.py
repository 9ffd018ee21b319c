"""Putting a draft into words: one grammatical sentence that stands alone, and how it came about."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from factcheck.domain.claim import Edit, EditReason
from factcheck.nlp.claims.drafts import Draft, tokens_of
from factcheck.nlp.claims.inflection import indefinite
from factcheck.nlp.claims.leaning import Leaning
from factcheck.nlp.claims.seams import keeps_comma
from factcheck.nlp.claims.tree import Tree

_OPENING = frozenset("([{“‘$£€#")
_CLOSING = frozenset(")]},.;:!?%”’")
_EDGE = " ,;:–—-•◦▪●■►*\n\t"
# Marks of direction and of no width, which turn or hide what stands around them (Unicode TR 36, §3).
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe0f]")
_ENDS = (".", "!", "?", ".”", "!”", "?”", '."', '!"', '?"')


@dataclass(slots=True)
class Worded:
    """A statement, the edits that led from the text to it, and what in it still leans on the article."""

    statement: str
    edits: list[Edit] = field(default_factory=list)
    unresolved: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Word:
    shown: str
    printed: str
    token: int | None
    own: bool
    spaced: bool
    replaced: bool = False
    """Whether it stands for other words, which has an edit of its own."""


def put_into_words(draft: Draft, tree: Tree, leaning: Leaning) -> Worded:
    """The sentence that `draft` makes; an empty one if nothing of it can be said."""
    pieces = _without_loose_marks(draft, tree)
    worded = Worded("")
    wording = _Wording(draft, pieces, tree, leaning)
    words = wording.words()
    worded.edits = [*wording.edits, *_clause_edits(words)]
    worded.unresolved = wording.unresolved
    sentence = _UNSEEN.sub("", " ".join(_run_together(words).split())).strip(_EDGE)
    if not any(letter.isalpha() for letter in sentence):
        return worded
    if sentence[0].islower():
        sentence = sentence[0].upper() + sentence[1:]
    worded.statement = sentence if sentence.endswith(_ENDS) else sentence + "."
    return worded


class _Wording:
    """Goes through the pieces of a draft, putting in what stands for words that lean on the article."""

    def __init__(self, draft: Draft, pieces: list[int | str], tree: Tree, leaning: Leaning) -> None:
        self.draft = draft
        self.tree = tree
        self.leaning = leaning
        self.pieces = pieces
        self.present = set(tokens_of(pieces))
        self.named: set[int] = set()
        self.edits: list[Edit] = []
        self.unresolved: list[str] = []
        # “Ann Vey is its leader”: what is whose cannot be the subject's own.
        self.settled = (
            bool(draft.subject) and draft.rule != "apposition" and not leaning.leans(draft.subject)
        )

    def words(self) -> list[_Word]:
        """The words of the statement in order."""
        words: list[_Word] = []
        last: int | None = None
        until = -1
        for n, piece in enumerate(self.pieces):
            if isinstance(piece, str):
                spaced = not piece.startswith("’")
                words.append(_Word(piece, "", None, own=False, spaced=spaced))
                last = None
                continue
            if n >= until:
                word, reach = self._word(piece, last)
                until = n + reach - piece + 1
                if word.shown in {"a", "an", "A", "An"}:
                    word.shown = _article(word.shown, self.tree, self.pieces, n)
                if piece == 0 and words and not word.replaced and _common(self.tree, 0):
                    word.shown = word.shown[:1].lower() + word.shown[1:]
                words.append(word)
            last = piece
        return words

    def _word(self, piece: int, last: int | None) -> tuple[_Word, int]:
        """The word for the token `piece`, and the last token that it stands for."""
        tree, draft = self.tree, self.draft
        printed = tree.words[piece]
        shown = draft.recast.get(piece, printed)
        word = _Word(
            shown, printed, piece, own=piece in draft.own, spaced=_spaced(tree, last, piece, shown)
        )
        if piece in draft.recast or (piece in self.leaning.quoted and not draft.loose):
            return word, piece
        found = self.leaning.at(piece)
        if found is not None and all(t in self.present for t in range(piece, found.last + 1)):
            known = found.entity is not None and found.entity in self.named
            if found.entity is not None:
                self.named.add(found.entity)
            if not known and found.after != found.before:
                self.edits.append(Edit(before=found.before, after=found.after, why=found.why))
                word.shown, word.printed, word.replaced = found.after, found.before, True
                return word, found.last
        elif self.leaning.pronoun(piece):
            self._pronoun(piece, word)
        return word, piece

    def _pronoun(self, piece: int, word: _Word) -> None:
        instead = self.leaning.resolved(piece)
        # A pronoun behind a full subject may well mean that subject, and then the statement stands alone.
        inside = (
            self.settled
            and piece not in self.draft.subject
            and self.leaning.may_mean(piece, self.draft.subject)
        )
        if instead is None:
            if not inside:
                self.unresolved.append(word.printed)
            return
        if instead.entity in self.named or (
            inside and self.leaning.agrees(piece, self.draft.subject)
        ):
            return
        if instead.entity is not None:
            self.named.add(instead.entity)
        self.edits.append(Edit(before=word.printed, after=instead.after, why=EditReason.PRONOUN))
        word.shown, word.replaced = instead.after, True


def _spaced(tree: Tree, last: int | None, piece: int, shown: str) -> bool:
    if last is not None and piece == last + 1:
        return tree.ends[last] < tree.starts[piece]
    closes = tree.pairs.get(piece, piece) < piece
    glued = closes or tree.tag[piece] == "POS" or tree.low[piece] in {"n't", "n’t"}
    return not glued and shown[:1] not in _CLOSING


def _clause_edits(words: list[_Word]) -> list[Edit]:
    """One edit for each stretch of words that another clause lent, or that changed their form."""
    edits: list[Edit] = []
    lent: list[_Word] = []
    before = ""
    for word in words:
        if not word.own:
            lent.append(word)
            continue
        if any(c.isalnum() for one in lent for c in one.shown):
            edits.append(
                Edit(before=word.printed, after=_run_together([*lent, word]), why=EditReason.CLAUSE)
            )
        elif word.token is not None and word.shown != word.printed and _is_recast(word):
            edits.append(Edit(before=word.printed, after=word.shown, why=EditReason.CLAUSE))
        lent = []
        before = word.printed
    if any(c.isalnum() for one in lent for c in one.shown):
        after = _run_together(lent)
        edits.append(Edit(before=before, after=f"{before} {after}".strip(), why=EditReason.CLAUSE))
    return edits


def _run_together(words: list[_Word]) -> str:
    out: list[str] = []
    for word in words:
        if out and word.spaced and out[-1][-1:] not in _OPENING:
            out.append(" ")
        out.append(word.shown)
    return "".join(out)


def _is_recast(word: _Word) -> bool:
    return not word.replaced and word.shown.lower() != word.printed.lower()


def _common(tree: Tree, i: int) -> bool:
    """Whether the first word of a sentence would be lower-case further on."""
    return (
        tree.pos[i] != "PROPN"
        and not tree.run[i]
        and tree.words[i] != "I"
        and not tree.words[i][1:2].isupper()
    )


def _article(word: str, tree: Tree, pieces: list[int | str], n: int) -> str:
    """“a” or “an” before the word that now follows."""
    following = pieces[n + 1] if n + 1 < len(pieces) else None
    if not isinstance(following, int) or following == pieces[n] + 1:  # type: ignore[operator]
        return word
    return word[0] + indefinite(tree.words[following])[1:]


def _without_loose_marks(draft: Draft, tree: Tree) -> list[int | str]:
    """The pieces without commas and brackets whose surroundings were taken out."""
    pieces = draft.pieces
    present = set(tokens_of(pieces))
    whole = len(present) == len(tree)
    kept: list[int | str] = []
    for n, piece in enumerate(pieces):
        if isinstance(piece, int):
            if piece in draft.dropped or tree.pos[piece] == "SPACE":
                continue
            if piece in tree.pairs:
                if not whole and not _whole_pair(tree, piece, present):
                    continue
            elif tree.pos[piece] == "PUNCT" and not _stands(tree, draft, n):
                continue
        kept.append(piece)
    while kept and isinstance(kept[-1], int) and tree.low[kept[-1]] in {"and", "or", "but", ","}:
        kept.pop()
    while kept and isinstance(kept[0], int) and tree.low[kept[0]] in {"and", "but", "or"}:
        del kept[0]
    return kept


def _whole_pair(tree: Tree, mark: int, present: set[int]) -> bool:
    """Whether a pair of marks still encloses all that it enclosed, but for the comma of an American list."""
    partner = tree.pairs[mark]
    last = max(mark, partner) - 1
    inside = range(min(mark, partner) + 1, last + 1)
    return (
        partner in present
        and bool(inside)
        and all(t in present or (t == last and tree.low[t] in {",", "."}) for t in inside)
    )


def _stands(tree: Tree, draft: Draft, n: int) -> bool:
    """Whether the mark at `n` still has the neighbours that it parts."""
    pieces = draft.pieces
    piece = pieces[n]
    before = pieces[n - 1] if n else None
    after = pieces[n + 1] if n + 1 < len(pieces) else None
    if not isinstance(piece, int):
        return True
    if after is None:
        return tree.low[piece] in {".", "!", "?", "…", "..."}
    if before == piece - 1 and after == piece + 1:
        return True
    last = next((p for p in reversed(pieces[:n]) if not _is_mark(tree, p)), None)
    return (
        after == piece + 1
        and isinstance(last, int)
        and last < piece
        and keeps_comma(tree, last, piece + 1, draft)
    )


def _is_mark(tree: Tree, piece: int | str) -> bool:
    return isinstance(piece, int) and tree.pos[piece] == "PUNCT"
