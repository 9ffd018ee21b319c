"""What a noun phrase takes for granted: “the disputed election” says that the election was disputed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.nlp.claims import verbs
from factcheck.nlp.claims.drafts import Draft

if TYPE_CHECKING:
    from factcheck.nlp.claims.splitter import SentenceSplitter

# Words that judge what they stand before, so that a checker asks for the grounds (Recasens et al., ACL
# 2013, on one-sided and framing adjectives; MPQA subjectivity lexicon, strong).
_JUDGING = (
    "devastating catastrophic disastrous deadly lethal fatal bloody brutal violent peaceful "
    "unprecedented historic controversial disputed rigged fraudulent corrupt illegal unlawful "
    "unconstitutional banned secret widespread disgraced "
    "unprovoked deliberate indiscriminate ongoing crippling destructive unanimous "
    "ill-fated short-lived long-running long-standing"
)
_JUDGING_WORDS = frozenset(_JUDGING.split())
_AS_NOUN = frozenset({"surprise"})


def add(splitter: SentenceSplitter) -> None:
    """Add what the judging words of the sentence state."""
    tree = splitter.tree
    for i in range(len(tree)):
        if tree.low[i] not in _JUDGING_WORDS and tree.low[i] not in _AS_NOUN:
            continue
        if i in splitter.quoted or i in splitter.removed or i in splitter.opaque:
            continue
        noun = tree.head[i]
        if tree.dep[i] not in {"amod", "compound"} or noun < i or tree.pos[noun] not in _NOUNS:
            continue
        if not tree.has(noun, "neg") and not unsure(splitter, i):
            _state(splitter, i, noun)


_NOUNS = frozenset({"NOUN", "PROPN"})
_HIGHEST = 8  # relations climbed in search of a doubt
_OPEN = frozenset({"no", "any", "every", "each", "some", "few", "most", "many", "all", "such"})


def unsure(splitter: SentenceSplitter, i: int) -> bool:
    """Whether the thing itself is denied, supposed or one of any number."""
    tree = splitter.tree
    noun = tree.head[i]
    if any(tree.low[k] in _OPEN for k in tree.kids[noun]):
        return True
    if tree.has(noun, "conj") and not (tree.has(noun, "det") or tree.has(noun, "poss")):
        return True
    if tree.dep[noun] in {"attr", "conj", "appos"} or any(
        tree.dep[k] in {"advmod", "neg"} for k in tree.kids[i]
    ):
        return True
    at = noun
    for _ in range(_HIGHEST):
        above = tree.head[at]
        if any(
            tree.dep[k] == "neg"
            or tree.tag[k] == "MD"
            or (tree.dep[k] == "aux" and tree.low[k] == "to")
            or (tree.dep[k] == "mark" and tree.low[k] in {"if", "unless", "whether"})
            for k in tree.kids[above]
        ):
            return True
        if above == at:
            return False
        at = above
    return True


def _state(splitter: SentenceSplitter, i: int, noun: int) -> None:
    tree = splitter.tree
    phrase = [t for t in tree.under(noun) if t <= noun and t not in tree.under(i)]
    phrase = [t for t in phrase if tree.low[t] not in _JUDGING_WORDS and tree.low[t] != ","]
    if not phrase or phrase[0] > i + 1 or phrase[-1] != noun:
        return
    subject: list[int | str] = [*phrase]
    if tree.low[phrase[0]] in {"a", "an"} or tree.dep[phrase[0]] not in {"det", "poss"}:
        determined = tree.dep[phrase[0]] == "poss" or any(
            tree.dep[tree.head[t]] == "poss" or tree.dep[t] in {"poss", "case"} for t in phrase
        )
        bare = phrase[1:] if tree.low[phrase[0]] in {"a", "an"} else phrase
        subject = [*phrase] if determined else ["the", *bare]
    plural = verbs.is_plural(tree, [*phrase])
    form = verbs.tense(tree, tree.head[noun] if tree.head[noun] != noun else noun)
    shown = verbs.be("past" if form in {"past", "perfect"} else "present", plural=plural)
    link = f"{shown} a" if tree.low[i] in _AS_NOUN else shown
    splitter.drafts.append(
        Draft(
            pieces=[*subject, link, i],
            own=frozenset([*phrase, i]),
            predicate=i,
            subject=subject,
            rule="presupposed",
        )
    )
