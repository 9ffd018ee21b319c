"""What opens or measures a clause and was read as something else, put where it belongs.

As in `slips`, each rule looks at signs on the surface and leaves the parse alone where they are in doubt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.nlp.word_lists import words as word_list

if TYPE_CHECKING:
    from factcheck.nlp.claims.tree import Tree

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BEFORE_OR_AFTER = frozenset({"after", "before"})
# What works, firms and buildings do, and towns do not.
_OF_WORKS = word_list(
    "employ produce make manufacture process operate supply cost house sell close open"
)
_HIGHEST = 6  # verbs climbed
# After these a clause without a comma follows (Quirk et al., 1985, §16.30).
_TELLING = word_list(
    "say tell add announce report claim state argue note insist warn stress explain confirm "
    "acknowledge admit allege maintain reveal show find believe suggest estimate"
)


def that_of_report(tree: Tree, i: int) -> bool:
    """“explained that fuel, which …, had run out”: “that” opens the clause, it points at no fuel."""
    noun = tree.head[i]
    verb = tree.head[noun]
    if tree.low[i] != "that" or tree.dep[noun] not in _SUBJECTS or tree.dep[verb] != "ccomp":
        return False
    above = tree.head[verb]
    if tree.lemma[above] not in _TELLING or not above < i:
        return False
    if tree.has(verb, "mark") or tree.under(verb)[0] != i:
        return False
    tree.dep[i], tree.head[i], tree.tag[i] = "mark", verb, "IN"
    return True


def measure_of_interval(tree: Tree, i: int) -> bool:
    """“was killed a few weeks after posting it”: the weeks tell how long after."""
    head = tree.head[i]
    if tree.low[i] not in _BEFORE_OR_AFTER or not i:
        return False
    measures = [
        k
        for k in tree.kids[head]
        if tree.dep[k] in {"npadvmod", "dobj"} and k == i - 1 and tree.entity[k] in {"DATE", "TIME"}
    ]
    if not measures or tree.pos[head] not in {"VERB", "AUX"} or head > i:
        return False
    if any(tree.low[k] in {"last", "next", "this"} for k in tree.kids[measures[0]]):
        return False  # “closed last month after …”
    tree.dep[measures[0]], tree.head[measures[0]] = "npadvmod", i
    return True


def went_on_to(tree: Tree, i: int) -> bool:
    """“went on to say”: what one went on to do is no purpose."""
    head = tree.head[i]
    if (
        tree.lemma[head] != "go"
        or tree.tag[i] != "VB"
        or tree.low[head + 1 : head + 3] != ["on", "to"]
    ):
        return False
    tree.dep[i] = "xcomp"
    return True


def same_form(tree: Tree, i: int) -> bool:
    """“managed to find it and kept it”: the verb in the past goes with the verb in the past."""
    head = tree.head[i]
    if (
        tree.tag[i] not in {"VBD", "VBZ"}
        or tree.tag[head] != "VB"
        or tree.subject_of(i) is not None
    ):
        return False
    if not any(tree.low[k] == "to" for k in tree.kids[head]):
        return False
    above = head
    for _ in range(_HIGHEST):
        if tree.dep[above] not in {"xcomp", "conj", "ccomp", "advcl"}:
            return False
        above = tree.head[above]
        if tree.tag[above] == tree.tag[i]:
            tree.head[i] = above
            for k in list(tree.kids[head]):
                if tree.dep[k] == "cc" and head < k < i:
                    tree.head[k] = above
            return True
    return False


def which_of_works(tree: Tree, i: int) -> bool:
    """“a plant in Aford, which employs 850 people”: the plant employs them."""
    near = tree.head[i]
    by = tree.head[near]
    if tree.lemma[i] not in _OF_WORKS or tree.low[tree.under(i)[0]] != "which":
        return False
    if tree.pos[near] != "PROPN" or tree.dep[near] != "pobj":
        return False
    far = tree.head[by]
    if tree.pos[far] == "VERB":
        far = next((k for k in tree.kids[far] if k == by - 1 and tree.dep[k] == "dobj"), far)
    if tree.low[by] not in {"in", "at", "near", "outside"} or tree.pos[far] != "NOUN":
        return False
    tree.head[i] = far
    return True


def which_of_thing(tree: Tree, i: int) -> bool:
    """“a post on Facebook, in which she …”: in the post, for a name has no “which” of its own here."""
    near = tree.head[i]
    opener = tree.under(i)[0]
    by = tree.head[near]
    if tree.tag[opener] != "IN" or tree.low[opener + 1 : opener + 2] != ["which"]:
        return False
    if tree.low[opener] != "in" or tree.dep[near] != "pobj" or tree.low[by] == "of":
        return False
    far = tree.head[by]
    if tree.pos[far] != "NOUN" or not any(tree.low[k] in {"a", "an"} for k in tree.kids[far]):
        return False
    named = tree.pos[near] == "PROPN" or any(
        tree.dep[k] == "poss" or tree.entity[k] == "DATE" for k in tree.kids[near]
    )
    if not named:
        return False
    tree.head[i] = far
    return True


def interval(tree: Tree, i: int) -> bool:
    """“to 22 members more than ten years after …”: the words of one interval are one phrase."""
    run = tree.run[i]
    last = i
    while last + 1 < len(tree) and tree.run[last + 1] == run:
        last += 1
    verb = next(
        (
            t
            for t in range(last + 2, len(tree))
            if tree.dep[t] == "advcl" and any(k == last + 1 for k in tree.kids[t])
        ),
        None,
    )
    if verb is None or tree.low[last + 1] not in {"after", "before"} or tree.pos[last] != "NOUN":
        return False
    if tree.head[last] == verb and tree.dep[last] == "npadvmod":
        return False
    for t in range(i, last):
        if not i <= tree.head[t] <= last:
            tree.head[t] = last
    tree.dep[last], tree.head[last] = "npadvmod", verb
    return True
