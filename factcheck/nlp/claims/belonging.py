"""Nouns, subjects and modifiers that the small model ties to the wrong word, tied to the right one.

As in `slips`, each rule looks at signs on the surface and leaves the parse alone where they are in doubt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.nlp.claims.attachments import goes_up
from factcheck.nlp.claims.people import names_a_person

if TYPE_CHECKING:
    from factcheck.nlp.claims.tree import Tree

_TIMES = frozenset({"DATE", "TIME"})
_NAMED = frozenset({"GPE", "LOC", "FAC", "ORG"})
_HIGHEST = 8  # relations climbed
# What is said of a place in passing, rather than of who was there.
_OF_PLACES = frozenset(
    ["locate", "situate", "know", "call", "name", "base", "hit", "destroy", "found", "border"]
)
_COORDINATED = frozenset({"pobj", "dobj", "attr", "conj"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PLURAL = frozenset({"NNS", "NNPS"})


def _opened_by(tree: Tree, word: int) -> int | None:
    """The second verb of a sentence whose group the finite `word` opens."""
    verb = word
    for _ in range(_HIGHEST):
        if tree.dep[verb] not in {"aux", "auxpass", "neg"}:
            break
        verb = tree.head[verb]
    group = [k for k in tree.kids[verb] if tree.dep[k] in {"aux", "auxpass", "neg"}]
    if tree.dep[verb] not in {"conj", "advcl"} or min([verb, *group]) != word:
        return None
    return verb if tree.tag[word] in {"VBD", "VBZ", "VBP", "MD"} else None


def examples_of(tree: Tree, i: int) -> bool:
    """“killed 40 people in the valley, including 6 in Aford”: six of the people."""
    v = tree.head[i]
    if tree.low[i] != "including" or tree.pos[v] != "VERB" or i < v:
        return False
    objects = [k for k in tree.kids[v] if tree.dep[k] in {"dobj", "attr"} and k < i]
    if not objects and not any(tree.tag[t] in _PLURAL for t in range(v, i)):
        # “many halls were built on campus, including a library”: of the halls.
        objects = [k for k in tree.kids[v] if tree.dep[k] in _SUBJECTS and tree.low[i - 1] == ","]
    if len(objects) != 1 or tree.tag[objects[0]] not in _PLURAL:
        return False
    tree.head[i] = objects[0]
    return True


def lost_subject(tree: Tree, i: int) -> bool:
    """“were infected with cholera and nine have died”: nine is what has died."""
    head = tree.head[i]
    if tree.dep[head] not in _COORDINATED or tree.pos[i] not in {"NUM", "NOUN", "PROPN", "PRON"}:
        return False
    words = tree.under(i)
    following = words[-1] + 1
    if following >= len(tree) or tree.pos[following] not in {"VERB", "AUX"}:
        return False
    verb = _opened_by(tree, following)
    if verb is None or tree.subject_of(verb) is not None:
        return False
    joiner = words[0] - 1
    if joiner < 0 or tree.dep[joiner] != "cc" or tree.head[joiner] != head:
        return False
    if any(tree.dep[k] == "cc" for k in tree.kids[i]) or tree.head[verb] > head:
        return False
    tree.dep[i], tree.head[i] = "nsubj", verb
    tree.head[joiner], tree.dep[verb] = tree.head[verb], "conj"
    return True


def named_topic(tree: Tree, i: int) -> bool:
    """“one of the plans Fenn will discuss is …”: it is the plan that is; Fenn only discusses it."""
    subjects = [k for k in tree.kids[i] if tree.dep[k] in {"nsubj", "nsubjpass"} and k < i]
    if len(subjects) != 2 or tree.has(i, "dobj") or tree.has(i, "ccomp"):  # noqa: PLR2004 - one too many
        return False
    first, second = subjects
    words = tree.under(first)
    if words[-1] + 1 != tree.under(second)[0] or tree.pos[words[-1]] not in {"NOUN", "PROPN"}:
        return False
    said = tree.under(i)[-1] + 1
    if said >= len(tree) or tree.tag[said] not in {"VBZ", "VBD", "VBP"}:
        return False
    if tree.subject_of(said) is not None or tree.head[said] != tree.head[i]:
        return False
    tree.dep[said], tree.dep[i] = tree.dep[i], "relcl"
    tree.head[i], tree.head[first] = words[-1], said
    for k in tree.kids[i]:
        if tree.dep[k] == "mark":
            tree.head[k] = said
    return True


def list_of_bodies(tree: Tree, i: int) -> bool:
    """“of the Salt Union, the Tide League and the Reed Guild”: three bodies, not one under two names."""
    head = tree.head[i] if tree.dep[i] == "appos" else _body_before(tree, min(tree.under(i)) - 1)
    others = [k for k in tree.kids[i] if tree.dep[k] == "conj"]
    if (
        head is None
        or len(others) != 1
        or tree.has(head, "conj")
        or tree.low[min(tree.under(i)) - 1] != ","
    ):
        return False
    members = [head, i, *others]
    if any(tree.pos[k] != "PROPN" or tree.entity[k] in {"PERSON", "GPE"} for k in members):
        return False
    if len({any(tree.low[c] == "the" for c in tree.kids[k]) for k in members}) > 1:
        return False
    joined = tree.has(i, "cc")
    if joined:
        tree.dep[i], tree.head[i] = "conj", head
    return joined


def _body_before(tree: Tree, comma: int) -> int | None:
    """The name with “the” that ends at the comma: “the Guild of Glass Blowers”."""
    at = comma - 1
    for _ in range(_HIGHEST):
        if tree.pos[at] == "PROPN" and any(tree.low[k] == "the" for k in tree.kids[at]):
            return at
        if tree.head[at] >= at and tree.dep[at] != "compound":
            return None
        at = tree.head[at]
    return None


def behind_dash(tree: Tree, i: int) -> bool:
    """“a ruling on the recess — a pause in business —”: what stands before the dash is the pause."""
    dash = min(tree.under(i)) - 1
    if dash < 1 or tree.low[dash] not in {"—", "–", "--"} or tree.entity[i] == "PERSON":
        return False
    noun = dash - 1
    if tree.head[i] == noun or tree.pos[noun] not in {"NOUN", "PROPN"} or tree.entity[noun]:
        return False
    if tree.dep[noun] != "pobj" or goes_up(tree, noun, i):
        return False
    tree.head[i] = noun
    return True


def state_of_subject(tree: Tree, i: int) -> bool:
    """“died at home in Aford, surrounded by friends”: not the town was."""
    head = tree.head[i]
    if tree.entity[head] not in {"GPE", "LOC", "FAC"} or tree.dep[head] != "pobj":
        return False
    if (
        tree.tag[i] != "VBN"
        or tree.lemma[i] in _OF_PLACES
        or tree.low[min(tree.under(i)) - 1] != ","
    ):
        return False
    verb = tree.head[tree.head[head]]
    if tree.pos[verb] != "VERB" or tree.has(verb, "auxpass") or not tree.has(i, "agent"):
        return False
    tree.dep[i], tree.head[i] = "advcl", verb
    return True


def clause_behind_date(tree: Tree, i: int) -> bool:
    """“founded the works in 1936, which became …”, where “which became” hangs on the founding."""
    verb, first = tree.head[i], min(tree.under(i))
    if tree.low[first] != "which" or tree.head[first] != i or tree.low[first - 1] != ",":
        return False
    things = [k for k in tree.kids[verb] if tree.dep[k] == "dobj" and verb < k < first]
    if tree.entity[first - 2] not in _TIMES or len(things) != 1 or tree.pos[things[0]] == "PRON":
        return False
    tree.dep[i], tree.head[i] = "relcl", things[0]
    return True


def thing_behind_date(tree: Tree, i: int) -> bool:
    """“founded the works in 1936, which became …”: the works became it, not the year."""
    date = tree.head[i]
    if tree.entity[date] not in _TIMES or tree.low[tree.under(i)[0]] not in {"which", "who"}:
        return False
    above = tree.head[date]
    for _ in range(_HIGHEST):
        if tree.pos[above] in {"VERB", "AUX"} or tree.head[above] == above:
            break
        above = tree.head[above]
    things = [k for k in tree.kids[above] if tree.dep[k] == "dobj" and above < k < date]
    if tree.pos[above] != "VERB" or len(things) != 1 or tree.pos[things[0]] == "PRON":
        return False
    tree.head[i] = things[0]
    return True


def last_of_list(tree: Tree, i: int) -> bool:
    """“his style and lyrics that often tell …”: a plural verb speaks of the plural noun beside it."""
    head = tree.head[i]
    members = [k for k in tree.kids[head] if tree.dep[k] == "conj" and head < k < i]
    if len(members) != 1 or tree.under(i)[0] <= members[0] or tree.low[members[0] + 1] == ",":
        return False
    if tree.tag[head] not in {"NN", "NNP"} or tree.tag[members[0]] not in {"NNS", "NNPS"}:
        return False
    tree.head[i] = members[0]
    return True


def left_alone(tree: Tree, i: int) -> bool:
    """“neither was hurt”: neither is who was not hurt."""
    verb = tree.head[i]
    if tree.low[i] not in {"neither", "both", "each"} or i + 1 >= len(tree):
        return False
    if tree.pos[i + 1] not in {"AUX", "VERB"} or tree.subject_of(verb) is not None or i > verb:
        return False
    tree.dep[i] = "nsubj"
    return True


def nearest_of(tree: Tree, i: int) -> bool:
    """“is a painter and member of the guild”: what goes before “of” is what is of the guild."""
    noun = i - 1
    if tree.low[i] != "of" or noun < 0 or tree.dep[noun] != "conj":
        return False
    if tree.head[noun] != tree.head[i] or tree.pos[noun] not in {"NOUN", "PROPN"}:
        return False
    tree.head[i] = noun
    return True


def deed_behind_name(tree: Tree, i: int) -> bool:
    """“was born in Aford and studied law”: to study is a second deed, and no “studied law” was born in."""
    noun = tree.head[i]
    name = tree.head[noun]
    if tree.tag[i] not in {"VBN", "VBD"} or i < 1 or tree.low[i - 1] != "and":
        return False
    if tree.dep[noun] != "conj" or tree.pos[noun] != "NOUN" or tree.under(noun)[0] != i:
        return False
    if tree.pos[name] != "PROPN" and tree.entity[name] not in _TIMES:
        return False
    verb = name
    for _ in range(_HIGHEST):
        if tree.pos[verb] == "VERB":
            break
        verb = tree.head[verb]
    else:
        return False
    tree.dep[i], tree.head[i], tree.tag[i], tree.pos[i] = "conj", verb, "VBD", "VERB"
    tree.dep[noun], tree.head[noun] = "dobj", i
    tree.head[i - 1], tree.dep[i - 1] = verb, "cc"
    return True


def of_place_before(tree: Tree, i: int) -> bool:
    """“Ann Vey is the mayor of Aford, the old capital”: Aford is the capital."""
    head = tree.head[i]
    opener = tree.under(i)[0]
    place = opener - 2
    if tree.pos[i] != "NOUN" or names_a_person(tree, i) or not names_a_person(tree, head):
        return False
    if place <= head or tree.low[opener - 1] != "," or tree.entity[place] not in _NAMED:
        return False
    tree.head[i] = place
    return True
