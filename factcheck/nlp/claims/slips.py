"""Attachments that the small model gets wrong again and again, put right before a sentence is taken apart.

Each rule looks at signs on the surface (commas, numbers, capitals, agreement) that the parse
contradicts; where the signs leave doubt the parse stays as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.nlp.claims.tree import Tree

_COMMAS = frozenset({",", "–", "—", "--", ";", "("})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PLURAL = frozenset({"NNS", "NNPS"})
_SINGULAR = frozenset({"NN", "NNP"})
_BACKED = frozenset({"of", "at", "for", "in", "from", "to", "with"})
# Words that stand for one of some things named before (Quirk et al., 1985, §6.45).
_ONE_OF_TWO = frozenset({"first", "second", "third", "last", "latter", "former", "other"})
_PLURAL_VERBS = frozenset({"are", "were", "have"})
_SINGULAR_VERBS = frozenset({"is", "was", "has"})
_COLLECTIVE = (
    "number range variety series majority police people group band team family staff couple pair "
    "crew cast total"
)
_MANY = frozenset(_COLLECTIVE.split())
_HIGHEST = 8  # relations climbed
# Names of people by what they do, are or are to others: endings and the plain words without one.
_PERSON = re.compile(
    r"\w{1,24}(?:man|woman|person|[^w]er|or|ist|ian|eer|ess|ee|ant|graph|star|crat)|chief|head|boss|king|queen|prince|pope|judge|"
    r"chair|coach|captain|general|colonel|premier|president|agent|envoy|deputy|secretary|aide|guard|clerk|pilot|"
    r"cook|chef|poet|host|hero|heir|son|wife|husband|partner|friend|rival|victim|witness|student|resident|"
    r"colleague|attorney|advocate|diplomat|candidate|delegate|magnate|sheriff|marshal|monarch|monk|nun|rabbi|imam|"
    r"critic|cleric|medic|mechanic|expert|native|veteran|champion|lieutenant|sergeant|ambassador|representative|executive|"
    r"boy|girl|child|baby|twin|niece|nephew|uncle|aunt|spouse|fiancée?|bride|groom|suspect|defendant|inmate|activist"
)
_THINGS = (
    "access barrier border business cancer career carrier center centre chapter charter "
    "cluster coffee color committee computer container corner cover degree dinner "
    "disaster door error explorer factor fee fighter floor grant graph guarantee harbor "
    "headquarter helicopter labor letter liner list matter mess mist monster motor murder "
    "newspaper number offer order paper paragraph photograph plant poster power press "
    "process quarter reactor restaurant river sector series skyscraper steamer success "
    "summer tanker theater thriller tractor trailer trawler tree tutor twist water "
    "weather winter "
)
_NO_PERSON = frozenset(_THINGS.split())


def names_a_person(tree: Tree, i: int) -> bool:
    """Whether the noun `i` says what a person is: “engineer”, “spokeswoman”, “wife”."""
    if tree.entity[i] == "PERSON":
        return True
    lemma = tree.lemma[i].lower()
    return lemma not in _NO_PERSON and _PERSON.fullmatch(lemma) is not None


def mend(tree: Tree) -> bool:
    """Put the slips of `tree` right; whether anything changed."""
    changed = False
    for i in range(len(tree)):
        relation = tree.dep[i]
        if relation == "appos":
            done = _name_behind_office(tree, i)
        elif relation == "prep":
            done = tree.low[i] == "including" and _examples_of_object(tree, i)
        elif relation == "conj":
            done = _conjunct(tree, i)
        elif relation == "advcl":
            done = _absolute(tree, i)
        elif relation == "advmod":
            done = _the_first(tree, i)
        elif relation in {"nmod", "compound"}:
            done = tree.has(i, "conj") and _callings(tree, i)
        elif relation == "relcl":
            done = _agreement(tree, i)
        elif tree.entity[i] == "DATE" and tree.run[i] and (not i or tree.run[i - 1] != tree.run[i]):
            done = _one_date(tree, i) or _interval(tree, i)
        elif tree.tag[i] == "POS":
            done = _possessor(tree, i)
        else:
            continue
        if done:
            changed = True
            tree.attach()
    return changed


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


def _examples_of_object(tree: Tree, i: int) -> bool:
    """“killed 40 people in the valley, including 6 in Aford”: six of the people."""
    v = tree.head[i]
    if tree.pos[v] != "VERB" or i < v:
        return False
    objects = [k for k in tree.kids[v] if tree.dep[k] in {"dobj", "attr"} and k < i]
    if len(objects) != 1 or tree.tag[objects[0]] not in _PLURAL:
        return False
    tree.head[i] = objects[0]
    return True


def _conjunct(tree: Tree, i: int) -> bool:
    head = tree.head[i]
    if tree.pos[i] == "VERB":
        return _purpose(tree, i, head) or _said_too(tree, i, head) or _done_too(tree, i, head)
    if tree.dep[head] != "pobj" or not tree.has(i, "nummod") or tree.has(head, "nummod"):
        return False
    # “killed five children in a bus and two drivers”: what is counted goes with what is counted.
    above = tree.head[tree.head[head]]
    if tree.tag[above] not in _PLURAL or not tree.has(above, "nummod"):
        return False
    tree.head[i] = above
    for k in list(tree.kids[head]):
        if tree.dep[k] == "cc" and k < i:
            tree.head[k] = above
    return True


def _purpose(tree: Tree, i: int, head: int) -> bool:
    """“thanked him for sending teams to lead the search and help the town”: to lead and to help."""
    if tree.tag[i] != "VB" or tree.tag[head] == "VB" or tree.subject_of(i) is not None:
        return False
    if any(tree.dep[k] == "aux" for k in tree.kids[i]):
        return False
    for t in range(i - 1, head, -1):
        if tree.tag[t] == "VB" and any(tree.low[k] == "to" for k in tree.kids[t]):
            tree.head[i] = t
            for k in list(tree.kids[head]):
                if tree.dep[k] == "cc" and t < k < i:
                    tree.head[k] = t
            return True
    return False


def _said_too(tree: Tree, i: int, head: int) -> bool:
    """“said the man fled and hid”: without a comma the man hid, not the one who said it."""
    said = [
        k
        for k in tree.kids[head]
        if tree.dep[k] == "ccomp" and head < k < i and tree.subject_of(k) is not None
    ]
    if len(said) != 1 or tree.subject_of(i) is not None or not _finite(tree, i):
        return False
    joiners = [k for k in tree.kids[head] if tree.dep[k] == "cc" and said[0] < k < i]
    if len(joiners) != 1 or tree.low[joiners[0]] != "and" or tree.low[joiners[0] - 1] in _COMMAS:
        return False
    if joiners[0] + 1 != min([i, *tree.kids[i]]) or tree.lemma[i] == tree.lemma[head]:
        return False
    tree.head[i] = tree.head[joiners[0]] = said[0]
    return True


def _done_too(tree: Tree, i: int, head: int) -> bool:
    """“was rescued alive and flown home”: the verb goes with the verb."""
    above = tree.head[head]
    if tree.pos[head] not in {"ADJ", "ADV"} or tree.dep[head] not in {"acomp", "oprd", "advmod"}:
        return False
    if tree.tag[i] != tree.tag[above]:
        return False
    tree.head[i] = above
    for k in list(tree.kids[head]):
        if tree.dep[k] == "cc" and k < i:
            tree.head[k] = above
    return True


def _finite(tree: Tree, i: int) -> bool:
    return tree.tag[i] in {"VBD", "VBZ", "VBP"}


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


def _callings(tree: Tree, i: int) -> bool:
    """“an inventor and computer scientist”: two callings, not a scientist of two kinds."""
    head = tree.head[i]
    second = [k for k in tree.kids[i] if tree.dep[k] == "conj"]
    if len(second) != 1 or second[0] > head or not tree.has(i, "cc"):
        return False
    one = second[0]
    if not names_a_person(tree, i) or not names_a_person(tree, head) or names_a_person(tree, one):
        return False
    tree.dep[i], tree.head[i] = tree.dep[head], tree.head[head]
    tree.dep[head], tree.head[head] = "conj", i
    tree.dep[one], tree.head[one] = "compound", head
    for k in range(i):
        if tree.head[k] == head and tree.pos[k] in {"DET", "ADJ", "NOUN", "PROPN"}:
            tree.head[k] = i
    return True


def _interval(tree: Tree, i: int) -> bool:
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
