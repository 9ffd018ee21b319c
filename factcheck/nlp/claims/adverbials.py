"""Clauses beside the main one: of time, cause and manner, and verbs joined by “and”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.nlp.claims import verbs
from factcheck.nlp.claims.drafts import Clause, Draft
from factcheck.nlp.claims.phrases import comma_before
from factcheck.nlp.claims.tree import Tree
from factcheck.nlp.word_lists import words as word_list

if TYPE_CHECKING:
    from factcheck.nlp.claims.splitter import SentenceSplitter

_PARTING = word_list(
    """while whilst although though whereas because when after before since as until once and but even"""
)
_NOUNS = frozenset({"NOUN", "PROPN"})
# How long before or after: no part of what was done then.
_HOW_LONG = word_list("shortly soon just long right immediately well")
_WANTING = word_list("call push press lobby argue campaign plead advocate talk think dream speak")
# Where a thing is done may be said once for two verbs: “lived and worked in Aford”.
_SHARED_PLACE = frozenset({"in", "at", "near", "throughout", "by"})
# Of these, the ones whose relation to the main clause is a statement of its own.
LINKED = frozenset(["because", "when", "after", "before", "since", "until", "once", "as"])


def cuts(splitter: SentenceSplitter, tokens: list[int]) -> bool:
    """Whether taking these words out would part words that were quoted together."""
    inside = set(tokens)
    return any(
        t in splitter.quoted
        and any(n in splitter.quoted and n not in inside for n in (t - 1, t + 1))
        for t in tokens
    )


def sort_adverbial(
    splitter: SentenceSplitter, clause: Clause, k: int, following: list[Clause]
) -> None:
    """Make the adverbial clause `k` a statement of its own, leave it with the main one, or both."""
    tree = splitter.tree
    if k not in splitter.opaque and (splitter.loose or not cuts(splitter, tree.under(k))):
        subject = tree.subject_of(k)
        marks = [
            tree.low[m]
            for m in tree.kids[k]
            if tree.dep[m] == "mark"
            or (tree.dep[m] == "advmod" and tree.low[m] in {"when", "once"})
        ]
        if _is_participial(splitter, clause, k, marks):
            lent = subject is None
            matrix, doer = _who_does(splitter, clause, k)
            if lent and doer is None:
                return  # “…”, calling it hard: who speaks is not in the sentence
            words = [*((doer or []) if subject is None else splitter.words(subject))]
            one = Clause(verb=k, subject=words, lent=lent)
            verbs.make_finite(tree, one, matrix=matrix)
            following.append(one)
            return
        parts = subject is not None and marks and marks[0] in _PARTING and verbs.is_finite(tree, k)
        if (
            parts
            and not {"if", "unless"}.intersection(marks)
            and not verbs.left_open(tree, k, marks[0])
        ):
            skip = frozenset(
                m
                for m in tree.kids[k]
                if (tree.low[m] in _PARTING and tree.dep[m] in {"mark", "advmod"})
                or (
                    subject is not None
                    and m < subject
                    and (tree.dep[m] == "npadvmod" or tree.low[m] in _HOW_LONG)
                )
            )
            following.append(Clause(verb=k, subject=[], lent=False, skip=skip))
            if marks[0] not in LINKED or not splitter.atomic:
                return
    clause.adjuncts.append(k)


def _who_does(
    splitter: SentenceSplitter, clause: Clause, k: int
) -> tuple[int, list[int | str] | None]:
    """The verb whose time and subject the participle `k` shares: the cue's, where it stands outside a quotation."""
    tree, v = splitter.tree, clause.verb
    if v not in splitter.quoted or k in splitter.quoted:
        return v, clause.subject
    above = tree.head[v]
    beside = [above, *(c for c in tree.kids[v] if tree.lemma[c] in verbs.SPEAKING)]
    for said in beside:
        speaker = tree.subject_of(said) if said not in splitter.quoted else None
        if speaker is not None and tree.lemma[said] in verbs.SPEAKING:
            return said, [*splitter.words(speaker)]
    return v, None


def _is_participial(splitter: SentenceSplitter, clause: Clause, k: int, marks: list[str]) -> bool:
    """Whether `k` is a participle that says a thing of its own: “…, killing two”, “while living there”."""
    tree, v = splitter.tree, clause.verb
    if tree.tag[k] not in {"VBG", "VBN"} or tree.has(k, "neg"):
        return False
    if tree.subject_of(k) is not None:
        return not marks and comma_before(tree, k)
    if not clause.subject or marks not in ([], ["while"]):
        return False
    if marks:
        return tree.tag[k] == "VBG"
    if k < v:
        # Only what opens the sentence is surely said of its subject.
        return tree.under(k)[0] <= 1
    return _set_off(tree, v, k)


# What comes of, or hangs on, something else than the subject: “convicted of fraud, stemming from …”.
_OF_THE_WHOLE = word_list("""stem result date range depend include involve follow regard mean correspond coincide comprise
    consist contain""")


def _set_off(tree: Tree, v: int, k: int) -> bool:
    """Whether the participle behind the verb surely speaks of the subject."""
    leads = tree.low[k] == "leading" and k + 1 < len(tree) and tree.low[k + 1] == "to"
    if tree.tag[k] == "VBG" and (leads or tree.lemma[k] in _OF_THE_WHOLE):
        return False
    if tree.words[k][0].isupper():
        return False
    perfect = any(tree.low[a] == "having" for a in tree.kids[k] if tree.dep[a] == "aux")
    if (
        tree.tag[k] == "VBN"
        and not perfect
        and any(tree.pos[t] in _NOUNS for t in range(v + 1, tree.under(k)[0]))
    ):
        return False  # “died in the attack, planned by …”: it may be either that was planned
    if _has_own_doer(tree, v, k):
        return False
    return comma_before(tree, k) or (tree.tag[k] == "VBG" and verbs.results(tree, k))


def _has_own_doer(tree: Tree, v: int, k: int) -> bool:
    """“…, with the next town, Estrick, losing 40 homes”: Estrick lost them."""
    opener = tree.under(k)[0]
    return tree.tag[k] == "VBG" and any(
        tree.low[p] == "with"
        and v < p < k
        and comma_before(tree, p)
        and tree.under(p)[-1] >= opener - 2
        for p in tree.kids[v]
    )


def sort_conjunct(
    splitter: SentenceSplitter, clause: Clause, k: int, following: list[Clause]
) -> None:
    tree, v = splitter.tree, clause.verb
    if k in splitter.opaque or (
        k in splitter.quoted and v in splitter.quoted and not splitter.loose
    ):
        clause.complements.append(k)
        return
    own = tree.subject_of(k)
    if own is not None or tree.has(k, "expl"):
        words = [*splitter.words(own)] if own is not None else []
        one = Clause(verb=k, subject=[*words], lent=False)
        if v in clause.recast:
            verbs.make_finite(tree, one, matrix=tree.head[v])
        following.append(one)
    elif tree.pos[k] == "NOUN" and tree.dep[v] == "acl" and tree.subject_of(v) is not None:
        _existing(splitter, k)
    elif not verbs.is_predicate(tree, k) and tree.pos[k] in {"NOUN", "PROPN", "NUM"}:
        clause.broken = True
    elif _tags(tree, v, k):
        splitter.shaky = True
    elif (wanted := _wanted(tree, v, k)) is not None:
        one = Clause(verb=k, subject=[*clause.subject, v, wanted], lent=True)
        one.recast = {**clause.recast, k: tree.words[k]}
        following.append(one)
    elif _kept_together(tree, v, k):
        clause.complements.append(k)
        clause.joiners += [c for c in tree.kids[v] if tree.dep[c] == "cc" and v < c < k]
    elif _unjoined(tree, v, k):
        splitter.shaky = True
    else:
        following.append(_sharing(splitter, clause, k))


def _tags(tree: Tree, v: int, k: int) -> bool:
    """“It will hold, argued its builder”: the second verb says who says it, behind a comma."""
    return (
        tree.lemma[k] in verbs.SPEAKING
        and tree.low[k - 1] == ","
        and tree.lemma[v] not in verbs.SPEAKING
        and not any(tree.dep[c] == "cc" for c in (*tree.kids[v], *tree.kids[k]) if c < k)
    )


def _kept_together(tree: Tree, v: int, k: int) -> bool:
    """Whether the two verbs say one thing: “or”, “not only … but”, or no subject to share."""
    joiner = {tree.low[c] for c in tree.kids[v] if tree.dep[c] == "cc"}
    return (
        tree.has(v, "expl")
        or bool(joiner & {"or", "nor"})
        or _not_only(tree, v, k)
        or not verbs.is_predicate(tree, k)
        or (tree.tag[k] == "VBG" and tree.tag[v] != "VBG" and not tree.has(k, "aux"))
    )


def _wanted(tree: Tree, v: int, k: int) -> int | None:
    """The “for” of “some calling for talks and lifting the ban”: the lifting is only called for, too."""
    if tree.tag[v] != "VBG" or tree.tag[k] != "VBG" or tree.low[k - 1] != "and":
        return None
    if tree.lemma[v] not in _WANTING:
        return None
    return next((p for p in tree.kids[v] if tree.low[p] in {"for", "of"} and v < p < k), None)


def _unjoined(tree: Tree, v: int, k: int) -> bool:
    """Whether neither an “and” nor a comma stands between the two: the parse lost a subject."""
    if any(tree.dep[c] == "cc" for c in (*tree.kids[v], *tree.kids[k])):
        return False
    left = min([k, *(c for c in tree.kids[k] if tree.pos[c] != "PUNCT")])
    return tree.pos[left - 1] in {"NOUN", "PROPN"} and verbs.is_finite(tree, k)


def _sharing(splitter: SentenceSplitter, clause: Clause, k: int) -> Clause:
    """The clause of the verb `k`, which shares the subject, and more, of the one before."""
    tree, v = splitter.tree, clause.verb
    one = Clause(verb=k, subject=list(clause.subject), lent=True)
    bare = not tree.has(k, "aux") and not tree.has(k, "auxpass")
    # “are audited and require proofs”: a base form behind a passive is a present tense misread.
    misread = tree.tag[k] == "VB" and tree.has(v, "auxpass") and not tree.has(v, "aux")
    if (
        bare
        and not misread
        and (tree.tag[k] == "VB" or (tree.tag[k] in {"VBN", "VBG"} and tree.tag[k] == tree.tag[v]))
    ):
        one.lent_group = [
            a for a in clause.group if tree.dep[a] in {"aux", "auxpass", "neg"}
        ] or list(clause.lent_group)
    if v in clause.recast and tree.tag[k] in {"VBN", "VBG"} and not one.lent_group:
        verbs.make_finite(tree, one, matrix=v)
    objects = [
        c
        for c in tree.kids[k]
        if tree.dep[c] in {"dobj", "attr", "agent"}
        or (tree.dep[c] == "prep" and tree.low[c] in _SHARED_PLACE and tree.tag[k] == tree.tag[v])
    ]
    if (
        objects
        and not misread
        and not any(
            tree.dep[c] in {"dobj", "attr", "prep", "agent", "acomp", "xcomp"} and c > v
            for c in tree.kids[v]
        )
        and all(
            tree.dep[t] in {"cc", "advmod", "conj"} or tree.low[t] == "-" for t in range(v + 1, k)
        )
    ):
        clause.lent_words = [t for c in objects for t in splitter.words(c)]
    return one


def _existing(splitter: SentenceSplitter, k: int) -> None:
    """“…, the first involving ships and then a march” also says that there was a march."""
    tree = splitter.tree
    words = [t for t in splitter.words(k) if tree.dep[t] != "cc" and tree.low[t] != "then"]
    link = "there were" if tree.tag[k] in {"NNS", "NNPS"} else "there was"
    splitter.drafts.append(
        Draft(pieces=[link, *words], own=frozenset(words), predicate=k, rule="existence")
    )


def _not_only(tree: Tree, v: int, k: int) -> bool:
    """Whether “not only … but also” joins the two, which neither denies."""
    return any(
        tree.low[t] == "not" and tree.low[t + 1] in {"only", "just", "merely"}
        for t in range(max(0, v - 3), k)
    )
