"""Drafts from a clause: which of its phrases are said together and which one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.nlp.claims import name_lists, shared_subjects, titles, verbs
from factcheck.nlp.claims.adjuncts import connects, parted, peeled, sort_adjuncts
from factcheck.nlp.claims.drafts import Clause, Draft, Unit, tokens_of
from factcheck.nlp.claims.inflection import indefinite
from factcheck.nlp.claims.lists import expand
from factcheck.nlp.claims.phrases import chain_of, comma_before
from factcheck.nlp.claims.seams import holds_together
from factcheck.nlp.claims.tree import Tree

if TYPE_CHECKING:
    from factcheck.nlp.claims.splitter import SentenceSplitter


def emit(splitter: SentenceSplitter, clause: Clause, *, guarded: bool) -> None:
    """Add the drafts of a clause: one if it is `guarded`, else one for each thing that it says."""
    tree, v = splitter.tree, clause.verb
    if any(_stray(tree, a) for a in clause.adjuncts):
        clause.broken = True  # “were declared … Aford on May 3”: the list was lost
    if clause.broken:
        splitter.shaky = True
        return
    if not clause.subject and (v != tree.root or verbs.is_finite(tree, v)):
        splitter.shaky = splitter.shaky or v == tree.root
        return
    if any(tree.subject_of(k) is not None for k in tree.below(v, {"aux", "auxpass"})):
        splitter.shaky = True  # “had lanes closed”: two subjects, one of them lost
        return
    clause.adjuncts = sorted(a for a in clause.adjuncts if not connects(splitter, a))
    _credit(splitter, clause)
    first = len(splitter.drafts)
    guarded = guarded or bool(clause.joiners)
    _compose(splitter, clause, guarded=guarded or _gapped(tree, clause) or _reports_thing(tree, v))
    if clause.members:
        splitter.drafts[first:] = shared_subjects.apart(
            splitter, splitter.drafts[first:], clause.members
        )
    splitter.drafts[first:] = name_lists.apart(splitter, splitter.drafts[first:])
    if all(holds_together(draft, tree) for draft in splitter.drafts[first:]):
        return
    del splitter.drafts[first:]
    _compose(splitter, clause, guarded=True)
    splitter.drafts[first:] = name_lists.apart(splitter, splitter.drafts[first:])
    if not all(holds_together(draft, tree) for draft in splitter.drafts[first:]):
        del splitter.drafts[first:]
        splitter.shaky = True


def _credit(splitter: SentenceSplitter, clause: Clause) -> None:
    """Say “…, according to the mayor” once, as what the mayor said; the claims themselves go without it."""
    tree, v = splitter.tree, clause.verb
    said = [a for a in clause.adjuncts if tree.low[a] == "according" and a not in splitter.quoted]
    if not splitter.atomic or len(said) != 1 or clause.lent or tree.lemma[v] in verbs.SPEAKING:
        return
    everything = {*clause.group, v}
    for k in [*clause.complements, *clause.adjuncts]:
        everything.update(splitter.words(k))
    credit = frozenset(splitter.words(said[0]))
    _draft(splitter, clause, everything, own=credit, rule="credit")
    splitter.drafts[-1].predicate = said[0]
    if holds_together(splitter.drafts[-1], tree):
        clause.adjuncts.remove(said[0])
    else:
        splitter.drafts.pop()


def _stray(tree: Tree, a: int) -> bool:
    """Whether a name hangs on the verb as if it told when."""
    return tree.dep[a] == "npadvmod" and tree.entity[a] in {"GPE", "LOC", "ORG", "PERSON", "NORP"}


def _reports_thing(tree: Tree, v: int) -> bool:
    """“reported the attack the worst since …”: what was said of the thing is one claim."""
    objects = tree.below(v, {"dobj"})
    return tree.lemma[v] in verbs.SPEAKING and bool(objects) and tree.has(v, "oprd")


def _gapped(tree: Tree, clause: Clause) -> bool:
    """“limited to two terms and members to three”: the second half has lost its verb."""
    for a in clause.adjuncts:
        before = a - 1
        if tree.dep[a] != "prep" or before < 0 or tree.dep[before] != "conj":
            continue
        governing = tree.head[tree.head[before]]
        if tree.dep[governing] == "prep" and tree.low[governing] == tree.low[a]:
            return True
    return False


def _compose(splitter: SentenceSplitter, clause: Clause, *, guarded: bool) -> None:
    tree, v = splitter.tree, clause.verb
    group = {*clause.group, v, *tokens_of(clause.lent_group), *clause.lent_words, *clause.joiners}
    if not splitter.atomic or guarded:
        everything = set(group)
        for k in [*clause.complements, *clause.adjuncts]:
            everything.update(splitter.words(k))
        said = frozenset() if guarded else _set_off(tree, clause)
        for one in expand(splitter, everything, verb=v, only=said):
            _draft(splitter, clause, one.tokens, own=one.own, articles=one.articles)
        return
    core = set(group)
    units: list[Unit] = []
    for c in clause.complements:
        core.update(peeled(splitter, c, frozenset(), units))
        origin = titles.origin(tree, c) if tree.dep[c] == "attr" and tree.lemma[v] == "be" else []
        if origin:
            core.difference_update(origin)
            _draft(splitter, clause, {*group, *origin}, own=frozenset(origin), rule="origin")
    complete = sort_adjuncts(splitter, clause, core, units)
    # With two phrases or more each says the core again, so that the core need not be said alone.
    outer = [unit for unit in units if not unit.within]
    purpose = len(outer) == 1 and parted(splitter, clause, outer[0])
    alone = complete and (len(units) <= 1 or purpose)
    if alone or not units:
        for one in expand(splitter, core, verb=v):
            _draft(splitter, clause, one.tokens, own=one.own, articles=one.articles)
    for n, unit in enumerate(units):
        mine = unit.words if alone or n else None
        for one in expand(splitter, core | unit.words | unit.within, verb=v, only=unit.words):
            own = one.own if one.own is not None else mine
            _draft(splitter, clause, one.tokens, own=own, articles=one.articles, rule="adjunct")


def _set_off(tree: Tree, clause: Clause) -> frozenset[int]:
    """What is said of the subject in two steps, a comma between: “is a port, and a market for wool”."""
    return frozenset(
        c
        for c in clause.complements
        if tree.lemma[clause.verb] == "be" and tree.dep[c] in {"attr", "acomp"}
        for members in [chain_of(tree, c)]
        if len(members) == 2 and comma_before(tree, tree.under(members[1])[0] - 1)  # noqa: PLR2004 - a pair
    )


def _draft(
    splitter: SentenceSplitter,
    clause: Clause,
    tokens: set[int],
    *,
    own: frozenset[int] | None = None,
    articles: frozenset[int] = frozenset(),
    rule: str = "clause",
) -> None:
    subject, tree, v = clause.subject, splitter.tree, clause.verb
    tokens = tokens | set() if clause.lent else tokens | set(tokens_of(subject))
    tokens = tokens | {
        t
        for t in tree.kids[v]
        if tree.dep[t] == "cc" and t + 1 in tokens and t > v and _joined_before(tree, t, tokens)
    }
    tokens = tokens | {
        t
        for t in tree.kids[v]
        if tree.pos[t] == "PUNCT"
        and t + 1 in tokens
        and t not in splitter.removed
        and (
            t - 1 in tokens
            or (
                tree.low[t] == ","
                and (t - 1 in splitter.removed or _fronted(tree, clause, t, tokens))
            )
        )
    }
    for opening, closing in tree.pairs.items():
        aside = tree.low[opening] in {"(", "["} and opening < v < closing
        if opening < closing and opening + 1 in tokens and not aside:
            inside = [t for t in range(opening + 1, closing) if t not in tokens]
            if all(tree.pos[t] == "PUNCT" for t in inside):
                tokens |= {opening, closing, *inside}
    lent = sorted(tokens_of(clause.lent_group))
    pieces: list[int | str] = []
    if clause.lent:
        body = sorted(t for t in tokens if t not in lent)
        pieces = [*subject, *lent, *body]
    else:
        body = sorted(tokens)
        pieces = list(body)
    mine = frozenset(t for t in body if t not in clause.lent_words)
    mine = frozenset(t for t in mine if t not in splitter.elsewhere)
    if clause.instead:
        pieces = [
            one
            for piece in pieces
            for one in (clause.instead.get(piece, [piece]) if isinstance(piece, int) else [piece])
        ]
    if clause.filler:
        pieces = _filled(tree, pieces, v, clause.filler)
    splitter.drafts.append(
        Draft(
            pieces=_with_articles(tree, [*pieces, *clause.tail], articles),
            own=(own & mine if own is not None else mine) or mine or frozenset(tokens),
            predicate=clause.verb,
            subject=list(subject),
            recast=dict(clause.recast),
            rule=rule,
            loose=splitter.loose,
            part_of=clause.part_of,
        )
    )


def _fronted(tree: Tree, clause: Clause, t: int, tokens: set[int]) -> bool:
    """Whether the comma `t` closes a phrase before the subject of which a part is said: “After his fall [in May], …”."""
    return any(
        a < t < clause.verb and not tokens.isdisjoint(tree.under(a)) and t - 1 in tree.under(a)
        for a in clause.adjuncts
    )


def _joined_before(tree: Tree, t: int, tokens: set[int]) -> bool:
    """Whether what the “and” joins on its left is said, too: “void and of no effect”."""
    return t - 1 in tokens or (tree.low[t - 1] == "," and t - 2 in tokens)


def _filled(
    tree: Tree, pieces: list[int | str], v: int, filler: list[int | str]
) -> list[int | str]:
    """The pieces with an object put in behind the verb and its particle."""
    at = next((n for n, piece in enumerate(pieces) if piece == v), len(pieces) - 1) + 1
    if at < len(pieces) and any(pieces[at] == k for k in tree.below(v, {"prt", "dative"})):
        at += 1
    return [*pieces[:at], *filler, *pieces[at:]]


def _with_articles(tree: Tree, pieces: list[int | str], before: frozenset[int]) -> list[int | str]:
    out: list[int | str] = []
    for piece in pieces:
        if isinstance(piece, int) and piece in before:
            out.append(indefinite(tree.words[piece]))
        out.append(piece)
    return out
