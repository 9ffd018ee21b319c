"""Which clauses a sentence is made of: what hangs under each verb, sorted, and the verbs it leads to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from factcheck.nlp.claims import appositions, embedded, shared_subjects, verbs
from factcheck.nlp.claims.absolutes import sort_absolutes, sort_gerunds
from factcheck.nlp.claims.adverbials import sort_adverbial, sort_conjunct
from factcheck.nlp.claims.composing import emit
from factcheck.nlp.claims.drafts import Clause, whole_draft
from factcheck.nlp.claims.phrases import comma_before
from factcheck.nlp.claims.tree import Tree

if TYPE_CHECKING:
    from factcheck.nlp.claims.splitter import SentenceSplitter

_GROUP = frozenset({"aux", "auxpass", "neg", "prt"})
_ADJUNCTS = frozenset({"prep", "npadvmod", "agent"})
_CLAUSES = frozenset({"ccomp", "parataxis"})
_SKIPPED = frozenset({"cc", "punct", "preconj", "intj", "meta"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
# Adverbs that tie a sentence to the one before and say nothing by themselves.
_CONNECTIVES = frozenset(
    [
        "also",
        "however",
        "therefore",
        "moreover",
        "furthermore",
        "meanwhile",
        "additionally",
        "consequently",
        "thus",
        "hence",
        "nevertheless",
        "nonetheless",
        "then",
        "finally",
        "instead",
        "too",
    ]
)
_DEEPEST = 12  # clauses within clauses


@dataclass(slots=True)
class _Beside:
    """What hangs under a verb and is no plain part of its statement."""

    subjects: list[int] = field(default_factory=list)
    adverbials: list[int] = field(default_factory=list)
    conjuncts: list[int] = field(default_factory=list)
    asides: list[int] = field(default_factory=list)
    guarded: bool = False
    """Whether the clause is denied or conditional, so that it must be said whole."""


def read_clause(splitter: SentenceSplitter, clause: Clause, depth: int) -> None:
    """Sort what hangs under the verb, add its drafts, then go on to the verbs it leads to."""
    v = clause.verb
    if depth > _DEEPEST or v in splitter.clausal or v in splitter.opaque:
        return
    splitter.clausal.add(v)
    before, splitter.loose = splitter.loose, v in splitter.quoted
    beside = _Beside()
    for k in splitter.tree.kids[v]:
        if not (k in splitter.detached or k in splitter.removed or k in clause.skip):
            _sort(splitter, clause, beside, k)
    for one in _say(splitter, clause, beside):
        read_clause(splitter, one, depth + 1)
    splitter.loose = before


def _say(splitter: SentenceSplitter, clause: Clause, beside: _Beside) -> list[Clause]:
    """Add the drafts of the clause; what comes back are the clauses to be read next."""
    tree, v = splitter.tree, clause.verb
    following: list[Clause] = []
    _set_subject(splitter, clause, beside)
    for k in beside.adverbials:
        sort_adverbial(splitter, clause, k, following)
    for k in beside.conjuncts:
        sort_conjunct(splitter, clause, k, following)
    sort_gerunds(splitter, clause, following)
    if not beside.guarded:
        sort_absolutes(splitter, clause, following)
    reported = [
        c
        for c in clause.complements
        if not beside.guarded and tree.dep[c] == "ccomp" and _reports(splitter, v, c)
    ]
    if beside.asides and tree.lemma[v] in verbs.SPEAKING and _resumes(splitter, clause):
        splitter.drafts.append(replace(whole_draft(tree), predicate=v))
    elif not _introduces(splitter, clause):
        kept = splitter.elsewhere
        for c in reported:
            if tree.subject_of(c) is not None:
                splitter.elsewhere |= frozenset(splitter.words(c))
        emit(splitter, clause, guarded=beside.guarded)
        splitter.elsewhere = kept
    following += [Clause(verb=k, subject=[], lent=False) for k in (*beside.asides, *reported)]
    if not beside.guarded:
        embedded.credited_deeds(splitter, clause, following)
    return following


def _set_subject(splitter: SentenceSplitter, clause: Clause, beside: _Beside) -> None:
    """Give the clause the subject that stands in it; without one it keeps what it was lent."""
    if not beside.subjects:
        return
    clause.subject = [t for k in beside.subjects for t in _spoken_of(splitter, clause, k)]
    clause.lent = False
    if len(beside.subjects) == 1 and not beside.guarded:
        clause.members = shared_subjects.members_of(splitter, clause, beside.subjects[0])


def _spoken_of(splitter: SentenceSplitter, clause: Clause, k: int) -> list[int]:
    """The words of the subject `k`: the name, where one stands beside it."""
    name = [] if any(c < k for c in clause.complements) else appositions.bearer(splitter, k)
    return name or splitter.words(k)


def _sort(splitter: SentenceSplitter, clause: Clause, beside: _Beside, k: int) -> None:
    """Put `k`, which hangs under the verb, where it belongs."""
    tree, v = splitter.tree, clause.verb
    relation = tree.dep[k]
    if relation in _SKIPPED:
        if tree.low[k] in {"neither", "nor", "not"}:
            clause.group += tree.under(k)
            beside.guarded = True
        return
    if relation in _GROUP:
        clause.group.append(k)
        beside.guarded = beside.guarded or relation == "neg"
    elif relation == "advmod":
        _sort_adverb(tree, clause, beside, k)
    elif relation == "mark":
        beside.guarded = beside.guarded or tree.low[k] in {"if", "unless", "whether"}
        if v == tree.root:
            clause.group.append(k)
    elif (relation in _CLAUSES and tree.subject_of(k) is not None and _aside(splitter, v, k)) or (
        relation in {"parataxis", "dep"} and verbs.is_predicate(tree, k)
    ):
        beside.asides.append(k)
    else:
        {
            "advcl": beside.adverbials,
            "conj": beside.conjuncts,
            **dict.fromkeys(_SUBJECTS, beside.subjects),
            **dict.fromkeys(_ADJUNCTS, clause.adjuncts),
        }.get(relation, clause.complements).append(k)


def _sort_adverb(tree: Tree, clause: Clause, beside: _Beside, k: int) -> None:
    if tree.low[k] in {"when", "where", "why", "how"}:
        clause.group.append(k)
    elif any(tree.low[t] in {"no", "not"} for t in tree.under(k)):
        clause.group += tree.under(k)  # “no longer”, “not yet”
        beside.guarded = True
    elif tree.kids[k]:
        clause.adjuncts.append(k)
    else:
        if tree.low[k] not in _CONNECTIVES or clause.verb != tree.root:
            clause.group.append(k)
        beside.guarded = beside.guarded or tree.low[k] in verbs.NEGATIVE


def _reports(splitter: SentenceSplitter, v: int, c: int) -> bool:
    """Whether the clause `c` under `v` is what somebody said, to be stated as theirs."""
    tree = splitter.tree
    if c in splitter.full:
        return tree.lemma[v] in verbs.SPEAKING
    after = tree.under(c)[-1] + 1
    if any(tree.tag[t] in {"WP", "WRB", "WDT"} for t in tree.under(c)[:1]):
        return False  # “told what it meant” puts nothing forward
    cut_off = after < len(tree) and tree.tag[after] in {"VBZ", "VBD", "MD", "VBP"}
    return splitter.atomic and tree.lemma[v] in verbs.ASSERTING and not cut_off


def _resumes(splitter: SentenceSplitter, clause: Clause) -> bool:
    """“The gate, Ann Vey said, to the south”: what follows goes on with what was said."""
    tree = splitter.tree
    return any(k > clause.verb and comma_before(tree, k) for k in clause.adjuncts)


def _introduces(splitter: SentenceSplitter, clause: Clause) -> bool:
    """Whether the clause does nothing but introduce a full quotation, which is a claim by itsplitter."""
    tree, v = splitter.tree, clause.verb
    return (
        v not in splitter.quoted
        and tree.lemma[v] in verbs.SPEAKING
        and any(c in splitter.full for c in clause.complements)
    )


def _aside(splitter: SentenceSplitter, v: int, k: int) -> bool:
    """Whether the clause `k` beside the verb `v` is another sentence joined by a comma or semicolon."""
    tree = splitter.tree
    if (k in splitter.quoted) != (v in splitter.quoted):
        return False
    words = tree.under(k)
    if tree.dep[k] == "parataxis":
        return tree.lemma[k] not in verbs.SPEAKING
    after = words[-1] + 1
    return (
        k < v
        and tree.lemma[v] not in verbs.SPEAKING
        and after < len(tree)
        and tree.low[after] in {",", ";"}
        and not tree.has(k, "mark")
    )
