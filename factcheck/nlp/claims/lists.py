"""Lists within one clause: “kept jets and troops there” says two things; “met Ann and Bob” may be one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.nlp.claims.people import names_a_person
from factcheck.nlp.claims.phrases import chain_of
from factcheck.nlp.claims.tree import Tree

if TYPE_CHECKING:
    from factcheck.nlp.claims.splitter import SentenceSplitter

# More drafts than this from one clause help nobody; the clause then keeps its lists as they are.
MOST_ALTERNATIVES = 30
_SHARED = frozenset({"det", "poss", "predet"})
_SEVERAL = frozenset({"several", "many", "numerous", "various", "multiple"})
_DEEPEST = 12  # relations climbed; a list that stands deeper is left alone
_COLLECTIVE = frozenset({"between", "among", "amongst", "amid"})
_LISTABLE = frozenset(
    {
        "dobj",
        "attr",
        "pobj",
        "oprd",
        "acomp",
        "amod",
        "conj",
        "prep",
        "nmod",
        "compound",
        "nummod",
        "agent",
        "pcomp",
        "xcomp",
        "advcl",
        "npadvmod",
    }
)


@dataclass(frozen=True, slots=True)
class Alternative:
    """The words of a clause with one member of each list; `own` are those that only this one has."""

    tokens: set[int]
    own: frozenset[int] | None
    articles: frozenset[int] = frozenset()
    """Words before which the “a” of the list's first member has to be said again."""


def expand(
    splitter: SentenceSplitter,
    tokens: set[int],
    *,
    verb: int,
    only: frozenset[int] | None = None,
) -> list[Alternative]:
    """The clause of `verb` once for each member of its lists; `only` limits them to those among these words."""
    done: list[Alternative] = []
    open_: list[tuple[Alternative, frozenset[int]]] = [(Alternative(tokens, None), frozenset())]
    while open_:
        alternative, seen = open_.pop(0)
        found = _first_list(
            splitter.tree,
            alternative.tokens,
            seen,
            only,
            frozenset() if splitter.loose else splitter.quoted,
            verb,
        )
        if found is None:
            done.append(alternative)
            continue
        if len(open_) + len(done) + len(found) > MOST_ALTERNATIVES:
            return [Alternative(tokens, None)]
        seen = seen | frozenset(found)
        open_ = [(one, seen) for one in _members(splitter.tree, alternative, found)] + open_
    return done


def _first_list(
    tree: Tree,
    tokens: set[int],
    seen: frozenset[int],
    only: frozenset[int] | None,
    quoted: frozenset[int],
    verb: int,
) -> list[int] | None:
    for i in sorted(tokens):
        if i in seen or (only is not None and i not in only) or i in quoted:
            continue
        if tree.dep[i] not in _LISTABLE or tree.dep[i] == "conj":
            continue
        if not any(tree.dep[k] == "conj" and k in tokens for k in tree.kids[i]):
            continue
        if _together(tree, i, tokens, verb):
            continue
        chain = chain_of(tree, i)
        if len(chain) > 1 and all(k in tokens for k in chain) and _parallel(tree, chain):
            return chain
    return None


def _parallel(tree: Tree, chain: list[int]) -> bool:
    """Whether each member can stand in the place of the first."""
    first = chain[0]
    with_article = any(tree.low[k] == "the" for k in tree.kids[first])
    governing = tree.low[tree.head[first]]
    if not _alike(tree, chain):
        return False
    for k in chain[1:]:
        low = {tree.low[c] for c in tree.kids[k] if c > k and tree.dep[c] == "prep"}
        if tree.dep[first] == "pobj" and governing in low and governing in {"to", "from", "at"}:
            return False  # “limited to two terms and members to three”
        after = tree.under(k)[-1] + 1
        if tree.dep[first] == "pobj" and after < len(tree) and tree.low[after] == governing:
            return False
        bare = not any(tree.dep[c] in {"det", "poss"} for c in tree.kids[k])
        if (
            with_article
            and bare
            and tree.pos[k] == tree.pos[first] == "PROPN"
            and not tree.entity[k]
            and not (names_a_person(tree, k) and names_a_person(tree, first))
        ):
            return False  # “the Senate and House”
    return True


def _alike(tree: Tree, chain: list[int]) -> bool:
    """Whether the members are words of one kind and number."""
    first = chain[0]
    if len({tree.pos[k] in {"VERB", "AUX"} for k in chain}) > 1:
        return False
    if tree.dep[first] == "attr" and tree.lemma[tree.head[first]] == "be":
        several = {tree.tag[k] in {"NNS", "NNPS"} for k in chain}
        if len(several) > 1:
            return False  # “is the last court on civil as well as criminal matters”
    graded = [any(tree.dep[c] == "advmod" for c in tree.kids[k]) for k in chain]
    if tree.pos[first] == "ADJ" and graded[0] and not all(graded):
        return False  # “largely free and fair”
    # “by classic and new writers” read as “by classic”
    return len({tree.pos[k] == "ADJ" for k in chain}) == 1


def _together(tree: Tree, i: int, tokens: set[int], verb: int) -> bool:
    """Whether the list at `i` stands in a phrase that takes it as one: “between …”, “who …”, “said that …”."""
    for _ in range(_DEEPEST):
        if i == verb:
            return False
        if tree.dep[i] in {"relcl", "acl", "ccomp"}:
            return True
        above = tree.head[i]
        if tree.low[above] in _COLLECTIVE:
            return True
        if above not in tokens or above == i:
            return False
        i = above
    return True


def _members(tree: Tree, alternative: Alternative, chain: list[int]) -> list[Alternative]:
    tokens = alternative.tokens
    members = frozenset(chain)
    everything = set(tree.under(chain[0]))
    found = []
    indefinite = any(
        tree.low[c] in {"a", "an"} for c in tree.kids[chain[0]] if tree.dep[c] == "det"
    )
    for n, k in enumerate(chain):
        own = {t for t in tree.under(k, members) if t in tokens and not _joins(tree, t, members)}
        shared: set[int] = set()
        if (
            n
            and tree.tag[k] in {"NN", "NNS"}
            and not any(tree.dep[c] in _SHARED | {"nummod"} for c in tree.kids[k])
        ):
            bare = not any(c < k and tree.dep[c] in {"amod", "compound"} for c in tree.kids[k])
            for c in tree.kids[chain[0]]:
                several = tree.low[c] in _SEVERAL and tree.tag[k] == "NNS" and bare
                if several or (
                    tree.dep[c] in _SHARED
                    and tree.low[c] not in {"a", "an"}
                    and not any(tree.low[m] == "such" for m in tree.kids[k])
                ):
                    shared.update(tree.under(c))
        if n and tree.tag[k] == "VB" and not tree.has(k, "aux"):
            shared.update(
                c for c in tree.kids[chain[0]] if tree.low[c] == "to" and tree.dep[c] == "aux"
            )
        if n < len(chain) - 1 and tree.pos[k] == "VERB":
            shared |= _shared_object(tree, chain, n, tokens)
        kept = {t for t in tokens if t not in everything} | own | shared
        articles = alternative.articles
        if (
            n
            and tree.tag[k] == "NN"
            and indefinite
            and not any(tree.dep[c] in {"det", "poss", "nummod"} for c in tree.kids[k])
        ):
            articles = articles | {min(own)}
        mine = alternative.own if n == 0 else frozenset(own | _behind(own, kept))
        found.append(Alternative(kept, mine, articles))
    return found


def _behind(own: set[int], kept: set[int]) -> set[int]:
    """What the last member of a list shares with the others and stands right behind it: “troops [at the base]”."""
    last, found = max(own) + 1, set()
    while last in kept:
        found.add(last)
        last += 1
    return found


def _joins(tree: Tree, t: int, members: frozenset[int]) -> bool:
    return (
        (
            tree.head[t] in members
            and tree.dep[t] in {"cc", "punct", "preconj"}
            and t not in members
            and tree.low[t] not in {"(", ")", "“", "”", '"', "-"}
        )
        or (tree.low[t] in {"as", "well"} and tree.dep[tree.head[t]] == "cc")
        or (tree.dep[t] == "advmod" and tree.dep[tree.head[t]] == "cc")
    )


def _shared_object(tree: Tree, chain: list[int], n: int, tokens: set[int]) -> set[int]:
    """What the last of some verbs governs, where the others stand bare before it: “finding and hiring staff”."""
    last = chain[-1]
    if any(tree.dep[k] in {"dobj", "prep", "attr", "xcomp", "ccomp"} for k in tree.kids[chain[n]]):
        return set()
    if any(tree.dep[t] not in {"cc", "punct", "conj"} for t in range(chain[n] + 1, last)):
        return set()
    return {
        t
        for k in tree.kids[last]
        if k > last and tree.dep[k] in {"dobj", "prep"}
        for t in tree.under(k)
        if t in tokens
    }
