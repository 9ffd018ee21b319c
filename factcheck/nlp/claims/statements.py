"""Putting a draft into words: one grammatical sentence that stands alone, and how it came about."""

from __future__ import annotations

from dataclasses import dataclass, field

from factcheck.domain.claim import Edit, EditReason
from factcheck.nlp.claims.drafts import Draft
from factcheck.nlp.claims.leaning import Leaning
from factcheck.nlp.claims.tree import Tree

_OPENING = frozenset("([{“‘$£€#")
_CLOSING = frozenset(")]},.;:!?%”’")
_EDGE = " ,;:–—-\n\t"  # noqa: RUF001 - the dashes themselves
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


def put_into_words(draft: Draft, tree: Tree, text: str, leaning: Leaning) -> Worded:
    """The sentence that `draft` makes; an empty one if nothing of it can be said."""
    pieces = _without_loose_marks(draft, tree)
    worded = Worded("")
    words = _shown(draft, pieces, tree, text, leaning, worded)
    worded.edits += _clause_edits(words)
    out: list[str] = []
    for word in words:
        if out and word.spaced and out[-1][-1:] not in _OPENING:
            out.append(" ")
        out.append(word.shown)
    sentence = " ".join("".join(out).split()).strip(_EDGE)
    if not any(letter.isalnum() for letter in sentence):
        return worded
    if sentence[0].islower():
        sentence = sentence[0].upper() + sentence[1:]
    worded.statement = sentence if sentence.endswith(_ENDS) else sentence + "."
    return worded


def _shown(
    draft: Draft,
    pieces: list[int | str],
    tree: Tree,
    text: str,
    leaning: Leaning,
    worded: Worded,
) -> list[_Word]:
    words: list[_Word] = []
    named: set[int] = set()
    last: int | None = None
    skip_to = 0
    present = {piece for piece in pieces if isinstance(piece, int)}
    settled = bool(draft.subject) and not leaning.leans(draft.subject)
    for n, piece in enumerate(pieces):
        if isinstance(piece, str):
            words.append(_Word(piece, "", None, own=False, spaced=True))
            last = None
            continue
        if n < skip_to:
            last = piece
            continue
        shown = draft.recast.get(piece, tree.words[piece])
        own = piece in draft.own
        spaced = _spaced(tree, text, last, piece, shown)
        if piece not in draft.recast:
            found = leaning.at(piece)
            if found is not None and all(t in present for t in range(piece, found.last + 1)):
                within = found.entity is not None and found.entity in named
                if found.entity is not None:
                    named.add(found.entity)
                if not within and found.after != found.before:
                    worded.edits.append(Edit(before=found.before, after=found.after, why=found.why))
                    words.append(_Word(found.after, found.before, piece, own=own, spaced=spaced))
                    skip_to = n + found.last - piece + 1
                    last = piece
                    continue
            elif leaning.pronoun(piece) and piece not in leaning.filled:
                instead = leaning.resolved(piece)
                in_subject = piece in draft.subject
                if instead is not None and instead.entity not in named:
                    if settled and not in_subject and leaning.agrees(piece, draft.subject):
                        pass
                    else:
                        named.add(instead.entity or -1)
                        worded.edits.append(Edit(before=tree.words[piece], after=instead.after, why=EditReason.PRONOUN))
                        shown = instead.after
                elif instead is None and not (settled and not in_subject):
                    worded.unresolved.append(tree.words[piece])
        if piece == 0 and words and _common(tree, 0):
            shown = shown[:1].lower() + shown[1:]
        if shown in {"a", "an", "A", "An"}:
            shown = _article(shown, tree, pieces, n)
        words.append(_Word(shown, tree.words[piece], piece, own=own, spaced=spaced))
        last = piece
    return words


def _spaced(tree: Tree, text: str, last: int | None, piece: int, shown: str) -> bool:
    if last is not None and piece == last + 1:
        return tree.ends[last] < tree.starts[piece]
    glued = tree.tag[piece] == "POS" or tree.low[piece] in {"n't", "n’t"}
    return not glued and shown[:1] not in _CLOSING


def _clause_edits(words: list[_Word]) -> list[Edit]:
    """One edit for each stretch of words that another clause lent, or that changed their form."""
    edits: list[Edit] = []
    lent: list[str] = []
    before = ""
    for word in words:
        if not word.own:
            if any(c.isalnum() for c in word.shown):
                lent.append(word.shown)
            continue
        if lent:
            edits.append(Edit(before=word.printed, after=f"{' '.join(lent)} {word.shown}", why=EditReason.CLAUSE))
            lent = []
        elif word.token is not None and word.shown.lower() != word.printed.lower() and " ".join(word.shown.split()[-1:]) != word.printed and _is_recast(word):
            edits.append(Edit(before=word.printed, after=word.shown, why=EditReason.CLAUSE))
        before = word.printed
    if lent:
        edits.append(Edit(before=before, after=f"{before} {' '.join(lent)}".strip(), why=EditReason.CLAUSE))
    return edits


def _is_recast(word: _Word) -> bool:
    return word.shown[:1].islower() and word.printed[:1].islower()


def _common(tree: Tree, i: int) -> bool:
    """Whether the first word of a sentence would be lower-case further on."""
    return tree.pos[i] != "PROPN" and not tree.run[i] and tree.words[i] != "I" and not tree.words[i][1:2].isupper()


def _article(word: str, tree: Tree, pieces: list[int | str], n: int) -> str:
    """“a” or “an” before the word that now follows."""
    following = pieces[n + 1] if n + 1 < len(pieces) else None
    if not isinstance(following, int) or following == pieces[n] + 1:  # type: ignore[operator]
        return word
    return word[0] + ("n" if tree.low[following][0] in "aeiou" else "")


def _without_loose_marks(draft: Draft, tree: Tree) -> list[int | str]:
    """The pieces without commas and brackets whose surroundings were taken out."""
    pieces = draft.pieces
    present = {piece for piece in pieces if isinstance(piece, int)}
    kept: list[int | str] = []
    for n, piece in enumerate(pieces):
        if isinstance(piece, int):
            if piece in draft.dropped or tree.pos[piece] == "SPACE":
                continue
            if piece in tree.pairs:
                if not _whole_pair(piece, tree.pairs[piece], present):
                    continue
            elif tree.pos[piece] == "PUNCT" and not _stands(tree, pieces, n):
                continue
        kept.append(piece)
    return kept


def _whole_pair(mark: int, partner: int, present: set[int]) -> bool:
    """Whether a pair of marks still encloses all that it enclosed."""
    inside = range(min(mark, partner) + 1, max(mark, partner))
    return partner in present and bool(inside) and all(t in present for t in inside)


def _stands(tree: Tree, pieces: list[int | str], n: int) -> bool:
    """Whether the mark at `n` still has the neighbours that it parts."""
    piece = pieces[n]
    before = pieces[n - 1] if n else None
    after = pieces[n + 1] if n + 1 < len(pieces) else None
    if not isinstance(piece, int):
        return True
    if after is None:
        return tree.low[piece] in {".", "!", "?", "…", "..."}
    return before == piece - 1 and after == piece + 1
