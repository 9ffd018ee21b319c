"""Predicates: which words are one, how they say whether a thing is, was or is not, and their finite form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.nlp.claims import inflection
from factcheck.nlp.claims.tree import Tree

if TYPE_CHECKING:
    from factcheck.nlp.claims.drafts import Clause

# Verbs of saying whose that-clause is put forward as true by the one who speaks
# (VerbNet 37.7 say, 37.1 transfer of a message, 37.9 advise; Levin, 1993).
ASSERTING = frozenset(
    [
        "say",
        "tell",
        "add",
        "announce",
        "report",
        "claim",
        "state",
        "argue",
        "note",
        "insist",
        "warn",
        "stress",
        "explain",
        "declare",
        "reply",
        "respond",
        "confirm",
        "acknowledge",
        "admit",
        "assert",
        "allege",
        "maintain",
        "emphasize",
        "emphasise",
        "reiterate",
        "affirm",
        "reaffirm",
        "reassert",
        "underline",
        "underscore",
        "write",
        "tweet",
        "testify",
        "concede",
    ]
)
# With those that leave it open, or that tell of a thought or a commitment.
SPEAKING = ASSERTING | frozenset(
    [
        "believe",
        "caution",
        "comment",
        "complain",
        "conclude",
        "contend",
        "deny",
        "estimate",
        "hope",
        "observe",
        "pledge",
        "post",
        "predict",
        "promise",
        "recall",
        "remark",
        "suggest",
        "think",
        "vow",
    ]
)
NEGATIVE = frozenset(
    [
        "not",
        "n't",
        "n’t",
        "never",
        "no",
        "hardly",
        "scarcely",
        "barely",
        "rarely",
        "seldom",
        "neither",
        "nor",
        "without",
        "only",
    ]
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PLURAL = frozenset({"NNS", "NNPS"})


def is_predicate(tree: Tree, i: int) -> bool:
    """Whether `i` heads a clause: a verb, or what a copula was read into."""
    if tree.pos[i] in {"VERB", "AUX"}:
        return True
    return any(tree.dep[k] in {"nsubj", "nsubjpass", "cop"} for k in tree.kids[i]) and any(
        tree.dep[k] in {"aux", "auxpass", "cop"} for k in tree.kids[i]
    )


def is_finite(tree: Tree, v: int) -> bool:
    """Whether the verb `v`, with its auxiliaries, has a tense."""
    return tree.tag[v] in _FINITE or any(
        tree.tag[k] in _FINITE for k in tree.kids[v] if tree.dep[k] in {"aux", "auxpass"}
    )


def is_past(tree: Tree, v: int) -> bool:
    """Whether the clause of `v` speaks of the past: “won”, “was born”, “has won”."""
    return tense(tree, v) in {"past", "perfect"}


def needs_subject(tree: Tree, v: int) -> bool:
    """Whether the clause of `v` says nothing without a subject; an order (“Stir the mixture”) needs none."""
    return not (tree.tag[v] in {"VB", "VBP"} or v == tree.root)


def tense(tree: Tree, v: int) -> str:
    """“past”, “present”, “perfect” or the modal verb itself, looked up from `v` through what governs it."""
    for _ in range(8):
        forms = [
            (tree.low[k], tree.tag[k]) for k in tree.kids[v] if tree.dep[k] in {"aux", "auxpass"}
        ]
        forms.append((tree.low[v], tree.tag[v]))
        word, tag = next(((w, t) for w, t in forms if t in _FINITE), ("", ""))
        if tag == "MD":
            return word
        if word in {"has", "have", "’ve", "'ve"} and tree.tag[v] in {"VBN", "VBG"}:
            return "perfect"
        if tag == "VBD":
            return "past"
        if tag:
            return "present"
        if tree.head[v] == v:
            break
        v = tree.head[v]
    return "past"


def left_open(tree: Tree, v: int, opener: str) -> bool:
    """Whether “before they ever met”, “when it is heated” leaves open that the deed of `v` was done."""
    if opener == "before":
        return any(
            tree.low[t] in {"ever", "even", "any"} or tree.tag[t] == "MD" for t in tree.under(v)
        )
    if opener not in {"when", "once", "until", "after"}:
        return False
    return tense(tree, v) not in {"past", "perfect"}


def results(tree: Tree, v: int) -> bool:
    """Whether a participle without a comma tells what came of the event: it has an object that is counted."""
    return any(tree.dep[k] == "dobj" and tree.has(k, "nummod") for k in tree.kids[v])


def is_plural(tree: Tree, pieces: list[int | str]) -> bool:
    """Whether the words of a subject take a plural verb."""
    tokens = [p for p in pieces if isinstance(p, int)]
    inside = set(tokens)
    heads = [t for t in tokens if tree.head[t] not in inside or tree.head[t] == t]
    if not heads:
        return False
    head = heads[0]
    if any(tree.dep[k] == "conj" and k in inside for k in tree.kids[head]):
        return True
    return tree.tag[head] in _PLURAL or tree.low[head] in {
        "they",
        "we",
        "these",
        "those",
        "you",
        "some",
        "many",
        "several",
        "both",
        "few",
    }


def be(form: str, *, plural: bool) -> str:
    """The form of “be” for a tense."""
    if form == "past":
        return "were" if plural else "was"
    if form == "perfect":
        return "have been" if plural else "has been"
    if form == "present":
        return "are" if plural else "is"
    return f"{form} be"


def make_finite(tree: Tree, clause: Clause, *, matrix: int) -> None:
    """Give the participle of `clause` the tense of the clause it leans on."""
    v = clause.verb
    if is_finite(tree, v):
        return
    form = tense(tree, matrix)
    plural = is_plural(tree, clause.subject)
    auxiliaries = [k for k in tree.kids[v] if tree.dep[k] in {"aux", "auxpass"}]
    if auxiliaries:
        _recast_auxiliary(tree, clause, auxiliaries[0], form)
        return
    if tree.tag[v] == "VBN":
        dated = tree.low[v] != "known" and any(tree.entity[t] == "DATE" for t in tree.under(v))
        if form == "present" and dated:
            form = "past"
        if tree.low[v] in {"born", "founded", "killed"}:
            form = "past"
        if tree.low[v] == "born":
            _say_when(tree, clause)
        first = v
        while first and tree.dep[first - 1] == "advmod" and tree.head[first - 1] in {v, first}:
            first -= 1  # “best known” → “is best known”
        clause.recast[first] = f"{be(form, plural=plural)} {tree.words[first].lower()}"
        return
    lemma = tree.lemma[v].lower()
    clause.recast[v] = finite(lemma, form, plural=plural)


def _recast_auxiliary(tree: Tree, clause: Clause, first: int, form: str) -> None:
    """“having won” → “has won”, or “won” where it says when; “being held” → “was held”."""
    v = clause.verb
    plural = is_plural(tree, clause.subject)
    if tree.low[first] == "being":
        clause.recast[first] = be(form, plural=plural)
    elif tree.low[first] == "having":
        dated = any(tree.entity[t] == "DATE" for t in tree.under(v))
        if form == "present" and dated and tree.tag[v] == "VBN" and not tree.has(v, "auxpass"):
            clause.recast[first] = ""
            clause.recast[v] = inflection.past(tree.lemma[v].lower())
        else:
            clause.recast[first] = "had" if form == "past" else "have" if plural else "has"


def _say_when(tree: Tree, clause: Clause) -> None:
    """“(born 3 May 1960)” → “was born on 3 May 1960”."""
    date = next((k for k in tree.kids[clause.verb] if tree.dep[k] == "npadvmod"), None)
    if date is None or tree.entity[date] != "DATE" or date < clause.verb:
        return
    words = tree.under(date)
    first = words[0]
    if tree.low[first - 1].isdigit() and tree.head[first - 1] == clause.verb:
        first -= 1  # the day before the month, read by itself
    day = any(tree.low[t].isdigit() and len(tree.low[t]) <= 2 for t in [first, *words])  # noqa: PLR2004 - digits of a day
    clause.recast[first] = f"{'on' if day else 'in'} {tree.words[first]}"


def finite(lemma: str, form: str, *, plural: bool) -> str:
    """The verb `lemma` in a tense."""
    if lemma == "be":
        return be(form, plural=plural)
    if form == "past":
        return inflection.past(lemma)
    if form == "perfect":
        return f"{'have' if plural else 'has'} {inflection.participle(lemma)}"
    if form == "present":
        return lemma if plural else inflection.third_person(lemma)
    return f"{form} {lemma}"
