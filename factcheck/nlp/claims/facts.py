"""What noun phrases state in passing: appositions, titles, relative and participial clauses, examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.nlp.claims import verbs
from factcheck.nlp.claims.drafts import Draft
from factcheck.nlp.claims.examples import Item, kind_of
from factcheck.nlp.claims.phrases import chain_of, list_opener, title_before
from factcheck.nlp.claims.tree import Tree

if TYPE_CHECKING:
    from factcheck.nlp.claims.clauses import Clause, SentenceSplitter

_PLACES = frozenset({"GPE", "LOC", "FAC"})
# Second members of participial compounds that state who owns, leads or backs a body.
_MADE = frozenset("led backed based owned born controlled run funded founded sponsored supported trained aligned".split())
# Verbs that need an object, so that a relative clause without one speaks of its antecedent.
_TRANSITIVE = frozenset(
    "control own run lead build make create found write direct produce publish release sell buy use have hold "
    "call name describe support oppose back sign win receive visit attack occupy seize capture kill meet".split()
)
# Verbs of judging somebody for a deed, with the preposition of the deed (VerbNet 33, judgment).
_CREDITING = {
    "thank": "for", "praise": "for", "credit": "for", "blame": "for", "criticize": "for", "criticise": "for",
    "condemn": "for", "congratulate": "for", "commend": "for", "accuse": "of",
}


def can_state_apposition(tree: Tree, i: int) -> bool:
    """Whether the apposition `i` can be a sentence about what it stands beside."""
    head = tree.head[i]
    one_of = tree.low[i] == "one" and tree.has(i, "prep")
    if (tree.pos[i] not in {"NOUN", "PROPN"} and not one_of) or tree.pos[head] not in {"NOUN", "PROPN"}:
        return False
    if i < head or tree.entity[i] in {"DATE", "TIME", "ORDINAL", "MONEY", "PERCENT"}:
        return False
    words = tree.under(i)
    if words[0] and tree.low[words[0] - 1] in {"(", "["} and (tree.words[i].isupper() or tree.pos[i] == "NUM"):
        return False
    plural = tree.tag[head] in {"NNS", "NNPS"}
    return not plural or tree.tag[i] in {"NNS", "NNPS"}


def relative_word(tree: Tree, i: int) -> int | None:
    """The relative word of the clause `i`: “which”, “who”, “whose”, “where”, or None."""
    for t in tree.under(i):
        if tree.tag[t] in {"WDT", "WP", "WP$", "WRB"}:
            return t
    return None


def can_state_relative(tree: Tree, i: int) -> bool:
    """Whether the relative clause `i` can be a sentence about its antecedent."""
    word = relative_word(tree, i)
    if not verbs.is_finite(tree, i):
        return False
    if word is None:
        return _has_gap(tree, i)
    if tree.dep[word] == "dobj" and tree.head[word] == i:
        return tree.subject_of(i) is not None
    if tree.tag[word] == "WRB":
        return tree.low[word] == "where" and tree.head[word] == i
    if tree.dep[word] in {"nsubj", "nsubjpass"} and tree.head[word] == i:
        return True
    return tree.dep[word] == "pobj" and tree.head[tree.head[word]] == i


def _has_gap(tree: Tree, i: int) -> bool:
    """Whether the antecedent is what the verb `i` lacks: “an island it controls”."""
    return (
        tree.subject_of(i) is not None
        and tree.lemma[i] in _TRANSITIVE
        and not any(tree.dep[k] in {"dobj", "attr", "acomp", "ccomp", "xcomp", "auxpass"} for k in tree.kids[i])
    )


def embedded(splitter: SentenceSplitter) -> None:
    """Finite clauses of time and cause that stand deep in a phrase: “a year after it was closed …”."""
    from factcheck.nlp.claims.clauses import Clause

    tree = splitter.tree
    for i in range(len(tree)):
        if tree.dep[i] not in {"advcl", "pcomp"} or i in splitter.clausal or i in splitter.opaque or i in splitter.quoted:
            continue
        if tree.subject_of(i) is None or not verbs.is_finite(tree, i) or verbs.tense(tree, i) not in {"past", "perfect"}:
            continue
        opener = tree.low[max(0, tree.under(i)[0] - (tree.dep[i] == "pcomp"))]
        marks = {tree.low[k] for k in tree.kids[i] if tree.dep[k] in {"mark", "advmod"}} | {opener}
        if not marks & {"after", "because", "when", "since"} or marks & {"if", "unless"} or _in_doubt(tree, i):
            continue
        skip = frozenset(k for k in tree.kids[i] if tree.dep[k] == "mark" or tree.low[k] == "when")
        splitter._clause(Clause(verb=i, subject=[], lent=False, skip=skip), 1)


def _in_doubt(tree: Tree, i: int) -> bool:
    """Whether a clause above is denied, conditional or only possible."""
    for _ in range(10):
        above = tree.head[i]
        if above == i:
            return False
        for k in tree.kids[above]:
            if tree.dep[k] == "neg" or (tree.dep[k] == "mark" and tree.low[k] in {"if", "unless", "whether"}) or tree.tag[k] == "MD":
                return True
        i = above
    return True


def credited_deeds(splitter: SentenceSplitter, clause: Clause, following: list[Clause]) -> None:
    """“thanked the town for sheltering them”: the town sheltered them, by the thanker's account."""
    from factcheck.nlp.claims.clauses import Clause as _Clause

    tree, v = splitter.tree, clause.verb
    wanted = _CREDITING.get(tree.lemma[v])
    if wanted is None:
        return
    doer = next((k for k in tree.kids[v] if tree.dep[k] == "dobj"), None)
    if doer is None:
        return
    for preposition in tree.kids[v]:
        if tree.dep[preposition] != "prep" or tree.low[preposition] != wanted:
            continue
        for k in tree.kids[preposition]:
            if tree.dep[k] == "pcomp" and tree.tag[k] == "VBG" and not tree.has(k, "neg"):
                one = _Clause(verb=k, subject=list(splitter.words(doer)), lent=True)
                verbs.make_finite(tree, one, matrix=v)
                following.append(one)


def add(splitter: SentenceSplitter) -> None:
    """Add the drafts of all that the noun phrases of the sentence state."""
    from factcheck.nlp.claims.clauses import Clause

    tree = splitter.tree
    for i in range(len(tree)):
        relation = tree.dep[i]
        if i in splitter.quoted or (i in splitter.removed and i not in splitter.examples):
            continue
        if relation == "appos" and i in splitter.detached:
            _apposition(splitter, i)
        elif relation == "relcl" and (i in splitter.detached or splitter.atomic) and can_state_relative(tree, i):
            clause = _relative(splitter, i)
            if clause:
                splitter._clause(clause, 1)
        elif relation == "acl" and i in splitter.detached:
            clause = Clause(verb=i, subject=antecedent(splitter, i), lent=True)
            verbs.make_finite(tree, clause, matrix=tree.head[i])
            splitter._clause(clause, 1)
        elif relation == "prep" and i in splitter.detached:
            _examples(splitter, i)
    if splitter.atomic:
        for i in range(len(tree)):
            if tree.low[i] in _MADE and tree.dep[i] == "amod" and tree.pos[tree.head[i]] == "PROPN" and i > 1 and tree.low[i - 1] == "-":
                _compound(splitter, i)
            if tree.run[i] and i not in splitter.quoted:
                title = title_before(tree, i)
                if title:
                    _title(splitter, i, title)


def antecedent(splitter: SentenceSplitter, i: int) -> list[int | str]:
    """The noun phrase that the modifier `i` speaks of, as the subject of a sentence of its own."""
    tree = splitter.tree
    head = tree.head[i]
    if tree.dep[head] == "attr":
        subject = tree.subject_of(tree.head[head])
        if subject is not None and tree.low[subject] not in {"there", "it", "this", "that"}:
            return list(splitter.words(subject))
    if tree.dep[head] == "appos" and head in splitter.detached:
        return antecedent(splitter, head)
    members = frozenset(chain_of(tree, head)[1:]) if tree.has(head, "conj") else frozenset()
    words = splitter.words(head, without=members | {i})
    words = [t for t in words if not (tree.dep[t] in {"cc", "punct"} and tree.head[t] == head and t > head)]
    return definite(tree, words, head)


def definite(tree: Tree, words: list[int], head: int) -> list[int | str]:
    """“a league” said again is “the league”."""
    out: list[int | str] = []
    for t in words:
        if tree.dep[t] == "det" and tree.head[t] == head and tree.low[t] in {"a", "an"}:
            out.append("the")
        else:
            out.append(t)
    return out


def _relative(splitter: SentenceSplitter, i: int):
    from factcheck.nlp.claims.clauses import Clause

    tree = splitter.tree
    word = relative_word(tree, i)
    subject = antecedent(splitter, i)
    if word is None:
        return Clause(verb=i, subject=[], lent=False, tail=_again(tree, subject))
    if tree.dep[word] in {"nsubj", "nsubjpass"}:
        return Clause(verb=i, subject=subject, lent=True, skip=frozenset({word}))
    if tree.tag[word] == "WRB":
        return Clause(verb=i, subject=[], lent=False, skip=frozenset({word}), tail=["in", *subject])
    if tree.dep[word] == "dobj":
        return Clause(verb=i, subject=[], lent=False, skip=frozenset({word}), tail=subject)
    preposition = tree.head[word]
    return Clause(verb=i, subject=[], lent=False, skip=frozenset({preposition}), tail=[preposition, *subject])


def _again(tree: Tree, pieces: list[int | str]) -> list[int | str]:
    """An object keeps its “a”: “controls an island”."""
    return [
        ("an" if isinstance(pieces[1], int) and tree.low[pieces[1]][0] in "aeiou" else "a") if n == 0 and piece == "the" and len(pieces) > 1 else piece
        for n, piece in enumerate(pieces)
    ]


def _apposition(splitter: SentenceSplitter, i: int) -> None:
    tree = splitter.tree
    head = tree.head[i]
    subject = antecedent(splitter, i)
    members = chain_of(tree, i)
    words = splitter.words(i)
    plural = verbs.is_plural(tree, subject)
    if tree.entity[i] in _PLACES and tree.entity[head] in _PLACES:
        link = "is in"
    else:
        link = "are" if plural else "is"
    for k in members:
        mine = splitter.words(k, without=frozenset(members) - {k}) if len(members) > 1 else words
        mine = [t for t in mine if not (tree.head[t] in members and tree.dep[t] in {"cc", "punct"})]
        if mine:
            splitter.drafts.append(
                Draft(pieces=[*subject, link, *mine], own=frozenset(mine), predicate=i, subject=subject, rule="apposition")
            )


def _compound(splitter: SentenceSplitter, i: int) -> None:
    """“the German-owned Fell Line” states that the Fell Line is German-owned."""
    tree = splitter.tree
    head = tree.head[i]
    words = sorted(t for t in tree.under(i) if t <= i)
    name: list[int | str] = [t for t in range(len(tree)) if tree.run[t] and tree.run[t] == tree.run[head]] or [head]
    if any(t in name for t in words):
        name = [t for t in name if t not in words]
    if tree.tag[head] in {"NNPS", "NNS"} and isinstance(name[0], int) and tree.low[name[0]] != "the":
        name = ["the", *name]
    link = "are" if tree.tag[head] in {"NNPS", "NNS"} else "is"
    splitter.drafts.append(
        Draft(pieces=[*name, link, *words], own=frozenset([*words, *(t for t in name if isinstance(t, int))]), predicate=i, subject=name, rule="compound")
    )


def _title(splitter: SentenceSplitter, head: int, title: list[int]) -> None:
    tree = splitter.tree
    run = [t for t in range(len(tree)) if tree.run[t] == tree.run[head]]
    name: list[int | str] = list(run)
    link = ["is"]
    if tree.pos[title[-1]] == "NOUN":
        link.append("an" if tree.low[title[0]][0] in "aeiou" else "a")
    splitter.drafts.append(
        Draft(pieces=[*name, *link, *title], own=frozenset([*title, *run]), predicate=title[-1], subject=name, rule="title")
    )


def _examples(splitter: SentenceSplitter, i: int) -> None:
    """Each item of “such as …”, “including …” in the place of what it is an example of."""
    tree = splitter.tree
    head = tree.head[i]
    found = splitter.examples.get(i)
    members = list(found.items) if found else _parsed_items(splitter, i)
    host = head
    while tree.head[host] != host and host not in splitter.clausal:
        host = tree.head[host]
    source = next((d for d in splitter.drafts if d.predicate == host and head in d.pieces and d.rule in {"clause", "adjunct"}), None)
    kind = kind_of(tree, head) if found else None
    phrase = set(splitter.words(head))
    for item in members:
        mine = list(item.words)
        if source is not None:
            pieces: list[int | str] = []
            placed = False
            for piece in source.pieces:
                if isinstance(piece, int) and piece in phrase:
                    if not placed:
                        pieces += mine
                        placed = True
                    continue
                pieces.append(piece)
            pieces, part_of = _with_noun(tree, pieces, mine, head)
            splitter.drafts.append(
                Draft(pieces=pieces, own=frozenset(mine), predicate=host, subject=list(source.subject), recast=dict(source.recast), rule="example", part_of=part_of, loose=source.loose)
            )
        if kind:
            splitter.drafts.append(
                Draft(pieces=[*mine, "is", *kind], own=frozenset(mine), predicate=head, subject=list(mine), rule="kind")
            )
        if item.year is not None:
            splitter.drafts.append(
                Draft(pieces=[*mine, "is from", item.year], own=frozenset([*mine, item.year]), predicate=head, subject=list(mine), rule="year")
            )


def _with_noun(tree: Tree, pieces: list[int | str], mine: list[int], head: int) -> tuple[list[int | str], frozenset[int]]:
    """“including 12 in Aford” counts what the whole counts: “12 people in Aford”, of the whole."""
    number = next((t for t in mine if tree.head[t] not in mine and tree.pos[t] == "NUM"), None)
    if number is None or tree.pos[head] not in {"NOUN", "PROPN"}:
        return pieces, frozenset()
    at = pieces.index(number)
    whole = frozenset(t for t in tree.under(head) if t <= head)
    return [*pieces[: at + 1], head, *pieces[at + 1 :]], whole


def _parsed_items(splitter: SentenceSplitter, i: int) -> list[Item]:
    tree = splitter.tree
    first = list_opener(tree, i)
    if first is None:
        return []
    members = chain_of(tree, first)
    found = []
    for k in members:
        mine = splitter.words(k, without=frozenset(members) - {k})
        mine = [t for t in mine if not (tree.head[t] in members and tree.dep[t] in {"cc", "punct", "preconj"})]
        if mine:
            found.append(Item(tuple(mine), None))
    return found


def origin(tree: Tree, noun: int) -> list[int]:
    """The nationality in “is a French painter”: a statement of its own beside “is a painter”."""
    if tree.pos[noun] != "NOUN" or not any(tree.low[k] in {"a", "an"} for k in tree.kids[noun] if tree.dep[k] == "det"):
        return []
    first = next((k for k in tree.kids[noun] if k < noun and tree.dep[k] in {"amod", "nmod", "compound"} and tree.entity[k] == "NORP"), None)
    if first is None:
        return []
    return [t for t in range(noun) if tree.run[t] == tree.run[first]]
