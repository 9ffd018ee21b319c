"""Attachments that the small model gets wrong again and again, put right before a sentence is taken apart.

Each rule looks at signs on the surface (commas, numbers, capitals, agreement) that the parse
contradicts; where the signs leave doubt the parse stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from factcheck.nlp.claims import attachments, belonging, clause_openers, compounds, subordination
from factcheck.nlp.claims.conjuncts import callings, conjunct
from factcheck.nlp.claims.people import names_a_person
from factcheck.nlp.word_lists import words as word_list

if TYPE_CHECKING:
    from factcheck.nlp.claims.tree import Tree

# Longer sentences than this (tokens) are taken whole: no sentence of prose comes near it, and it bounds
# the time that a hostile one takes.
LONGEST_SENTENCE = 250
_COMMAS = frozenset({",", "–", "—", "--", ";", "("})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PLURAL = frozenset({"NNS", "NNPS"})
_SINGULAR = frozenset({"NN", "NNP"})
_BACKED = frozenset({"of", "at", "for", "in", "from", "to", "with"})
# Words that stand for one of some things named before (Quirk et al., 1985, §6.45).
_ONE_OF_TWO = frozenset({"first", "second", "third", "last", "latter", "former", "other"})
_PLURAL_VERBS = frozenset({"are", "were", "have"})
_SINGULAR_VERBS = frozenset({"is", "was", "has"})
_MANY = word_list(
    "number range variety series majority police people group band team family staff couple pair "
    "crew cast total"
)
_HIGHEST = 8  # relations climbed


def mend(tree: Tree) -> bool:
    """Put the slips of `tree` right; whether anything changed."""
    if len(tree) > LONGEST_SENTENCE:
        return False
    changed = False
    sound = (tree.head[:], tree.dep[:])
    for i in range(len(tree)):
        rule = _RULES.get(tree.dep[i])
        done = rule is not None and rule(tree, i)
        if not done and tree.entity[i] == "DATE" and (not i or tree.run[i - 1] != tree.run[i]):
            done = _one_date(tree, i) or clause_openers.interval(tree, i)
        if not done and tree.tag[i] == "POS":
            done = _possessor(tree, i)
        if done:
            if _runs_in_a_ring(tree.head):  # two rules that each are right may close one together
                tree.head[:], tree.dep[:] = sound
            else:
                changed, sound = True, (tree.head[:], tree.dep[:])
            tree.attach()
    return changed


def _runs_in_a_ring(head: list[int]) -> bool:
    """Whether following the heads up from some token never ends."""
    known = [0] * len(head)
    for i in range(len(head)):
        walk, at = i + 1, i
        while not known[at]:
            known[at] = walk
            if head[at] == at:
                break
            at = head[at]
        else:
            if known[at] == walk:
                return True
    return False


def _name_behind_office(tree: Tree, i: int) -> bool:
    """“the engineer of the dam, Ann Vey,” names the engineer and not the dam."""
    head = tree.head[i]
    if tree.entity[i] != "PERSON" or names_a_person(tree, head) or tree.dep[head] != "pobj":
        return False
    above = head
    for _ in range(_HIGHEST):
        if tree.dep[above] != "pobj" or tree.low[tree.head[above]] not in _BACKED:
            return False
        above = tree.head[tree.head[above]]
        if tree.pos[above] not in {"NOUN", "PROPN"}:
            return False
        if names_a_person(tree, above):
            tree.head[i] = above
            return True
    return False


def _absolute(tree: Tree, i: int) -> bool:
    """“with crowds filling the hall and Ann Vey promising …”: the last noun is she who promises."""
    first = tree.head[i]
    if tree.tag[i] != "VBG" or tree.dep[first] != "pcomp" or tree.subject_of(i) is not None:
        return False
    for k in tree.kids[first]:
        if tree.dep[k] != "dobj":
            continue
        last = [c for c in tree.kids[k] if tree.dep[c] == "conj"]
        if len(last) == 1 and tree.under(last[0])[-1] == tree.under(i)[0] - 1 == i - 1:
            tree.dep[last[0]], tree.head[last[0]] = "nsubj", i
            tree.dep[i] = "conj"
            return True
    return False


def _the_first(tree: Tree, i: int) -> bool:
    """“…, the first involving three ships”: the first is what involves them."""
    verb = tree.head[i]
    if tree.low[i] not in _ONE_OF_TWO or tree.dep[verb] != "acl" or verb != i + 1:
        return False
    if tree.low[i - 1] != "the" or tree.subject_of(verb) is not None:
        return False
    tree.dep[i], tree.pos[i], tree.tag[i] = "nsubj", "NOUN", "NN"
    if tree.head[i - 1] != i:
        tree.head[i - 1], tree.dep[i - 1] = i, "det"
    return True


def _agreement(tree: Tree, i: int) -> bool:
    """“her remarks about the crowd, which were …”: a plural verb speaks of the plural noun."""
    word = next((k for k in tree.kids[i] if tree.dep[k] in _SUBJECTS), None)
    if word is None or tree.low[word] not in {"which", "that", "who"}:
        return False
    wanted = number_of(tree, i)
    head = tree.head[i]
    if wanted is None or _agrees(tree, head, wanted):
        return False
    above = head
    for _ in range(_HIGHEST):
        if tree.dep[above] != "pobj":
            return False
        above = tree.head[tree.head[above]]
        if tree.pos[above] not in {"NOUN", "PROPN"}:
            return False
        if _agrees(tree, above, wanted):
            tree.head[i] = above
            return True
    return False


def number_of(tree: Tree, v: int) -> str | None:
    """“plural” or “singular” where the form of the verb `v` tells."""
    forms = [k for k in tree.kids[v] if tree.dep[k] in {"aux", "auxpass"}] + [v]
    low = tree.low[forms[0]]
    if low in _PLURAL_VERBS or (forms[0] == v and tree.tag[v] == "VBP"):
        return "plural"
    if low in _SINGULAR_VERBS or (forms[0] == v and tree.tag[v] == "VBZ"):
        return "singular"
    return None


def disagrees(tree: Tree, i: int) -> bool:
    """Whether the relative clause `i` has a verb that cannot speak of what it hangs on."""
    wanted = number_of(tree, i)
    return wanted is not None and not _agrees(tree, tree.head[i], wanted)


def _agrees(tree: Tree, noun: int, wanted: str) -> bool:
    if tree.has(noun, "conj") or tree.dep[noun] == "conj" or tree.pos[noun] in {"PRON", "NUM"}:
        return True
    if tree.tag[noun] in _PLURAL:
        return (
            wanted == "plural" or tree.entity[noun] in {"ORG", "GPE"} or tree.pos[noun] == "PROPN"
        )
    if tree.tag[noun] in _SINGULAR:
        return wanted == "singular" or _names_many(tree, noun)
    return True


def _names_many(tree: Tree, noun: int) -> bool:
    """Whether a singular noun may take a plural verb: “a number of”, “police”, “the band”."""
    return tree.low[noun] in _MANY or tree.entity[noun] == "ORG"


def _one_date(tree: Tree, i: int) -> bool:
    """“born 16 May 1970”: the day belongs to the month."""
    last = i
    while last + 1 < len(tree) and tree.run[last + 1] == tree.run[i]:
        last += 1
    loose = [t for t in range(i, last + 1) if not i <= tree.head[t] <= last]
    if len(loose) < 2 or any(tree.pos[t] not in {"NUM", "PROPN"} for t in loose):  # noqa: PLR2004 - two heads
        return False
    main = next((t for t in loose if tree.pos[t] == "PROPN"), loose[-1])
    if len({tree.head[t] for t in loose}) > 1:
        return False
    for t in loose:
        if t != main:
            tree.head[t], tree.dep[t] = main, "nummod"
    tree.dep[main] = "npadvmod" if tree.pos[tree.head[main]] == "VERB" else tree.dep[main]
    return True


def _possessor(tree: Tree, i: int) -> bool:
    """“of Kent’s banned Salt Party”: what owns and what is owned are one phrase."""
    owner = tree.head[i]
    if tree.dep[owner] == "poss" or owner != i - 1 or i + 1 >= len(tree):
        return False
    owned = i + 1
    for _ in range(_HIGHEST):
        if tree.head[owned] <= owned:
            break
        owned = tree.head[owned]
    if tree.pos[owned] not in {"NOUN", "PROPN"} or owned == tree.head[owner]:
        return False
    if tree.dep[owned] not in {"dobj", "pobj", "appos", "conj", "npadvmod", "dep", "attr"}:
        return False
    if any(tree.low[t] in _COMMAS for t in range(i + 1, owned)) or owned - i > _HIGHEST:
        return False
    tree.dep[owned], tree.head[owned] = tree.dep[owner], tree.head[owner]
    tree.dep[owner], tree.head[owner] = "poss", owned
    return True


def _preposition(tree: Tree, i: int) -> bool:
    return (
        belonging.examples_of(tree, i)
        or belonging.nearest_of(tree, i)
        or attachments.of_the_doer(tree, i)
        or attachments.place_of_event(tree, i)
        or attachments.time_of_saying(tree, i)
        or attachments.score(tree, i)
        or clause_openers.measure_of_interval(tree, i)
    )


def _conjunct(tree: Tree, i: int) -> bool:
    return conjunct(tree, i) or belonging.lost_subject(tree, i) or clause_openers.same_form(tree, i)


def _compound(tree: Tree, i: int) -> bool:
    return callings(tree, i) or compounds.kind_of_title(tree, i)


_RULES: dict[str, Callable[[Tree, int], bool]] = {
    "appos": lambda tree, i: (
        _name_behind_office(tree, i)
        or belonging.list_of_bodies(tree, i)
        or belonging.behind_dash(tree, i)
        or belonging.of_place_before(tree, i)
    ),
    "amod": belonging.deed_behind_name,
    "attr": belonging.list_of_bodies,
    "cc": attachments.paired_dates,
    "prep": _preposition,
    "npadvmod": lambda tree, i: (
        attachments.time_of_saying(tree, i)
        or attachments.week_of_day(tree, i)
        or attachments.time_of_zone(tree, i)
    ),
    "acl": lambda tree, i: belonging.state_of_subject(tree, i) or compounds.verbal_noun(tree, i),
    "preconj": belonging.left_alone,
    "conj": _conjunct,
    "ccomp": belonging.named_topic,
    "advcl": lambda tree, i: (
        _absolute(tree, i)
        or belonging.clause_behind_date(tree, i)
        or subordination.of_the_sentence(tree, i)
        or subordination.behind_infinitive(tree, i)
        or clause_openers.went_on_to(tree, i)
    ),
    "det": clause_openers.that_of_report,
    "advmod": lambda tree, i: _the_first(tree, i) or subordination.relative_place(tree, i),
    "nmod": _compound,
    "compound": _compound,
    "relcl": lambda tree, i: (
        belonging.thing_behind_date(tree, i)
        or belonging.last_of_list(tree, i)
        or subordination.who_of_person(tree, i)
        or _agreement(tree, i)
        or clause_openers.which_of_thing(tree, i)
        or clause_openers.which_of_works(tree, i)
    ),
}
