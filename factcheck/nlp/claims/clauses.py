"""Which clauses a sentence is made of, and one draft for each thing that each of them says."""

from __future__ import annotations

from dataclasses import dataclass, field

from factcheck.nlp.claims import facts, verbs
from factcheck.nlp.claims.drafts import Draft, tokens_of
from factcheck.nlp.claims.examples import Examples, listed
from factcheck.nlp.claims.lists import expand
from factcheck.nlp.claims.phrases import comma_before, detachable, list_opener, title_before
from factcheck.nlp.claims.tree import Tree

# Longer sentences than this (tokens) are taken whole: no sentence of prose comes near it, and it bounds
# the time that a hostile one takes.
LONGEST_SENTENCE = 250
_COMPLEMENTS = frozenset({"dobj", "attr", "acomp", "oprd", "dative", "xcomp", "ccomp", "iobj", "pcomp", "csubj", "expl", "nsubj", "nsubjpass", "csubjpass"})
_GROUP = frozenset({"aux", "auxpass", "neg", "prt"})
_ADJUNCTS = frozenset({"prep", "npadvmod", "advcl", "agent", "advmod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
# Conjunctions whose clause cannot be parted from the main one without changing what is said.
_BINDING = frozenset("if unless whether provided assuming lest that in than as though so".split())
_PARTING = frozenset("while although though whereas because when after before since as until once and but even".split())
_LINKED = frozenset("because when after before since until once as".split())
_CONNECTIVES = frozenset(
    "also however therefore moreover furthermore meanwhile additionally consequently thus hence nevertheless "
    "nonetheless then finally instead too".split()
)
_CONNECTING_PHRASES = frozenset(
    {"in addition", "on the other hand", "on the one hand", "for example", "for instance", "as a result", "in fact",
     "in particular", "in turn", "of course", "in contrast", "by contrast", "in other words", "in general", "after all",
     "in conclusion", "overall", "in summary", "for this reason", "on the contrary"}
)
# Verbs that say nothing without their “as”.
_AS_VERBS = frozenset("portray describe regard view see depict define treat characterize characterise know recognize recognise identify cite label perceive brand serve act".split())
_PEELED = frozenset("in at for from with on during as by since after before alongside under".split())
_GERUND_LINKS = frozenset({"before", "after", "since", "besides", "by"})


@dataclass(slots=True)
class Clause:
    """A predicate with its subject and what surrounds it."""

    verb: int
    subject: list[int | str]
    lent: bool
    """Whether the subject stands elsewhere and was supplied."""
    group: list[int] = field(default_factory=list)
    complements: list[int] = field(default_factory=list)
    adjuncts: list[int] = field(default_factory=list)
    recast: dict[int, str] = field(default_factory=dict)
    lent_group: list[int] = field(default_factory=list)
    lent_words: list[int] = field(default_factory=list)
    tail: list[int | str] = field(default_factory=list)
    skip: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Unit:
    """A phrase that can be said in a statement of its own, and the phrases it stands in."""

    words: frozenset[int]
    within: frozenset[int]


class SentenceSplitter:
    """Takes one sentence apart. `atomic` also parts modifiers and lists; else only clauses."""

    def __init__(self, tree: Tree, *, atomic: bool, quoted: frozenset[int] = frozenset(), full: frozenset[int] = frozenset()) -> None:
        self.tree = tree
        self.atomic = atomic
        self.quoted = quoted
        self.full = full
        self.loose = False
        self.drafts: list[Draft] = []
        self.detached: set[int] = set()
        self.safe: set[int] = self.detached
        self.opaque = _titles(tree) - full
        self.removed: frozenset[int] = frozenset()
        self.elsewhere: frozenset[int] = frozenset()
        self.examples: dict[int, Examples] = {}
        self.clausal: set[int] = set()

    def split(self) -> list[Draft]:
        """All drafts of the sentence, main clause first."""
        tree = self.tree
        if len(tree) > LONGEST_SENTENCE or not verbs.is_predicate(tree, tree.root):
            return [self._whole()]
        self._detach()
        self.safe = self.detached - self.quoted
        self._clause(Clause(verb=tree.root, subject=[], lent=False), depth=0)
        facts.add(self)
        facts.embedded(self)
        return self.drafts or [self._whole()]

    def _whole(self) -> Draft:
        tokens = list(range(len(self.tree)))
        return Draft(pieces=list(tokens), own=frozenset(tokens), predicate=self.tree.root, rule="whole", loose=self.tree.root in self.quoted)

    # -- what comes out of noun phrases ------------------------------------------------------------

    def _detach(self) -> None:
        tree = self.tree
        for i in range(len(tree)):
            relation = tree.dep[i]
            if i in self.removed:
                continue
            if relation == "appos":
                if facts.can_state_apposition(tree, i):
                    self.detached.add(i)
            elif relation == "relcl":
                if detachable(tree, i) and facts.can_state_relative(tree, i):
                    self.detached.add(i)
            elif relation == "acl":
                if tree.tag[i] in {"VBG", "VBN"} and detachable(tree, i):
                    self.detached.add(i)
            elif self.atomic and relation == "prep" and list_opener(tree, i) is not None:
                self.detached.add(i)
                found = listed(tree, i)
                if found:
                    self.examples[i] = found
                    self.removed |= found.taken
                    self.opaque |= found.taken
            if self.atomic and relation == "relcl" and i not in self.detached and facts.can_state_relative(tree, i):
                self.elsewhere |= frozenset(tree.under(i))
        if self.atomic:
            for i in range(len(tree)):
                if tree.run[i] and i not in self.quoted:
                    self.detached.update(title_before(tree, i))

    def words(self, i: int, *, without: frozenset[int] = frozenset()) -> list[int]:
        """The words of the phrase under `i` without what is stated by itself."""
        out = self.detached if self.loose else self.safe
        found = self.tree.under(i, out | without if without else out)
        return [t for t in found if t not in self.removed] if self.removed else found

    # -- clauses -----------------------------------------------------------------------------------

    def _clause(self, clause: Clause, depth: int) -> None:
        """Sort what hangs under the verb, emit its drafts, then go on to the verbs it leads to."""
        tree, v = self.tree, clause.verb
        if depth > 12 or v in self.clausal or v in self.opaque:
            return
        self.clausal.add(v)
        loose_before, self.loose = self.loose, v in self.quoted
        following: list[Clause] = []
        own_subject: list[int] = []
        participles: list[int] = []
        adverbials: list[int] = []
        conjuncts: list[int] = []
        asides: list[int] = []
        guarded = False
        for k in tree.kids[v]:
            relation = tree.dep[k]
            if k in self.detached or k in clause.skip:
                continue
            if relation in _SUBJECTS:
                own_subject.append(k)
            elif relation in _GROUP:
                clause.group.append(k)
                guarded = guarded or relation == "neg"
            elif relation == "advmod":
                if tree.low[k] in {"when", "where", "why", "how"}:
                    clause.group.append(k)
                elif len(tree.kids[k]) == 0:
                    if tree.low[k] not in _CONNECTIVES or clause.verb != tree.root:
                        clause.group.append(k)
                    guarded = guarded or tree.low[k] in verbs.NEGATIVE
                else:
                    clause.adjuncts.append(k)
            elif relation == "mark":
                guarded = guarded or tree.low[k] in {"if", "unless", "whether"}
            elif relation == "advcl":
                adverbials.append(k)
            elif relation in _ADJUNCTS:
                clause.adjuncts.append(k)
            elif relation == "conj":
                conjuncts.append(k)
            elif relation in {"ccomp", "parataxis"} and tree.subject_of(k) is not None and self._aside(v, k):
                asides.append(k)
            elif relation in _COMPLEMENTS:
                clause.complements.append(k)
            elif relation in {"cc", "punct", "preconj", "intj", "meta"}:
                continue
            elif relation in {"parataxis", "dep"}:
                if verbs.is_predicate(tree, k):
                    asides.append(k)
                else:
                    clause.complements.append(k)
            else:
                clause.complements.append(k)
        if own_subject:
            clause.subject = [t for k in own_subject for t in self.words(k)]
            clause.lent = False
        for k in adverbials:
            self._sort_adverbial(clause, k, following)
        for k in conjuncts:
            self._sort_conjunct(clause, k, following)
        self._gerunds(clause, following)
        reported = [] if guarded else [c for c in clause.complements if tree.dep[c] == "ccomp" and tree.lemma[v] in verbs.SPEAKING]
        if not self._introduces(clause):
            kept = self.elsewhere
            for c in reported:
                words = self.words(c)
                if not any(t in self.quoted for t in words) and tree.subject_of(c) is not None:
                    self.elsewhere |= frozenset(words)
            self._emit(clause, guarded=guarded)
            self.elsewhere = kept
        for k in asides:
            following.append(Clause(verb=k, subject=[], lent=False))
        following += [Clause(verb=c, subject=[], lent=False) for c in reported]
        if not guarded:
            facts.credited_deeds(self, clause, following)
        for one in following:
            self._clause(one, depth + 1)
        self.loose = loose_before

    def _introduces(self, clause: Clause) -> bool:
        """Whether the clause does nothing but introduce a full quotation, which is a claim by itself."""
        tree, v = self.tree, clause.verb
        return (
            v not in self.quoted
            and tree.lemma[v] in verbs.SPEAKING
            and any(c in self.full for c in clause.complements)
        )

    def _aside(self, v: int, k: int) -> bool:
        """Whether the clause `k` beside the verb `v` is another sentence joined by a comma or semicolon."""
        tree = self.tree
        if (k in self.quoted) != (v in self.quoted):
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

    def _cuts(self, tokens: list[int]) -> bool:
        """Whether taking these words out would part words that were quoted together."""
        inside = set(tokens)
        return any(
            t in self.quoted and any(n in self.quoted and n not in inside for n in (t - 1, t + 1)) for t in tokens
        )

    def _sort_adverbial(self, clause: Clause, k: int, following: list[Clause]) -> None:
        tree, v = self.tree, clause.verb
        marks = [tree.low[m] for m in tree.kids[k] if tree.dep[m] == "mark" or (tree.dep[m] == "advmod" and tree.low[m] in {"when", "once"})]
        subject = tree.subject_of(k)
        tokens = tree.under(k)
        if k in self.opaque or (not self.loose and self._cuts(tokens)):
            clause.adjuncts.append(k)
            return
        if subject is None and not marks and tree.tag[k] in {"VBG", "VBN"}:
            set_off = k < v or comma_before(tree, k) or (tree.tag[k] == "VBG" and verbs.results(tree, k))
            if set_off and not tree.has(k, "neg") and (clause.subject or clause.lent):
                one = Clause(verb=k, subject=list(clause.subject), lent=True)
                verbs.make_finite(tree, one, matrix=v)
                following.append(one)
                return
            clause.adjuncts.append(k)
            return
        if subject is None and marks == ["while"] and tree.tag[k] == "VBG" and clause.subject and not tree.has(k, "neg"):
            one = Clause(verb=k, subject=list(clause.subject), lent=True)
            verbs.make_finite(tree, one, matrix=v)
            following.append(one)
            return
        if subject is not None and not marks and tree.tag[k] in {"VBG", "VBN"} and comma_before(tree, k) and not tree.has(k, "neg"):
            one = Clause(verb=k, subject=list(self.words(subject)), lent=False)
            verbs.make_finite(tree, one, matrix=v)
            following.append(one)
            return
        if subject is not None and marks and marks[0] in _PARTING and not any(m in {"if", "unless"} for m in marks):
            if verbs.is_finite(tree, k):
                skip = frozenset(m for m in tree.kids[k] if tree.low[m] in _PARTING and tree.dep[m] in {"mark", "advmod"})
                following.append(Clause(verb=k, subject=[], lent=False, skip=skip))
                if marks[0] in _LINKED and self.atomic:
                    clause.adjuncts.append(k)
                return
        clause.adjuncts.append(k)

    def _sort_conjunct(self, clause: Clause, k: int, following: list[Clause]) -> None:
        tree, v = self.tree, clause.verb
        if k in self.opaque or (k in self.quoted and v in self.quoted and not self.loose):
            clause.complements.append(k)
            return
        if tree.subject_of(k) is not None:
            following.append(Clause(verb=k, subject=[], lent=False))
            return
        joiner = [tree.low[c] for c in tree.kids[v] if tree.dep[c] == "cc"]
        if "or" in joiner or not verbs.is_predicate(tree, k):
            clause.complements.append(k)
            return
        one = Clause(verb=k, subject=list(clause.subject), lent=True)
        if not tree.has(k, "aux") and not tree.has(k, "auxpass"):
            if tree.tag[k] in {"VBN", "VBG", "VB"} and (tree.tag[k] == tree.tag[v] or tree.tag[k] == "VB"):
                one.lent_group = [a for a in clause.group if tree.dep[a] in {"aux", "auxpass", "neg"}]
            elif v in clause.recast and tree.tag[k] in {"VBN", "VBG"}:
                pass
        if v in clause.recast and tree.tag[k] in {"VBN", "VBG"} and not one.lent_group:
            verbs.make_finite(tree, one, matrix=v, as_of=clause.recast.get(v))
        objects = [c for c in tree.kids[k] if tree.dep[c] in {"dobj", "attr", "agent", "prep"}]
        if objects and not any(tree.dep[c] in {"dobj", "attr", "prep", "agent", "acomp", "xcomp"} and c > v for c in tree.kids[v]) and all(
            tree.dep[t] in {"cc", "punct", "advmod", "conj"} for t in range(v + 1, k)
        ):
            clause.lent_words = [t for c in objects for t in self.words(c)]
        following.append(one)

    def _gerunds(self, clause: Clause, following: list[Clause]) -> None:
        tree = self.tree
        for a in list(clause.adjuncts):
            if tree.dep[a] != "prep" or tree.low[a] not in {"before", "after"}:
                continue
            gerund = next((c for c in tree.kids[a] if tree.dep[c] == "pcomp" and tree.tag[c] == "VBG"), None)
            if gerund is None or tree.has(gerund, "neg") or tree.subject_of(gerund) is not None:
                continue
            if not verbs.is_past(tree, clause.verb):
                continue
            one = Clause(verb=gerund, subject=list(clause.subject), lent=True)
            verbs.make_finite(tree, one, matrix=clause.verb)
            clause.adjuncts.remove(a)
            following.append(one)

    # -- drafts ------------------------------------------------------------------------------------

    def _emit(self, clause: Clause, *, guarded: bool) -> None:
        tree, v = self.tree, clause.verb
        if not clause.subject and verbs.needs_subject(tree, v):
            return
        group = {*clause.group, v, *tokens_of(clause.lent_group)}
        clause.adjuncts = sorted(a for a in clause.adjuncts if not self._connects(a))
        everything = set(group) | set(clause.lent_words)
        for k in [*clause.complements, *clause.adjuncts]:
            everything.update(self.words(k))
        if not self.atomic or guarded:
            self._draft(clause, everything)
            return
        core, units = set(group) | set(clause.lent_words), []
        for c in clause.complements:
            core.update(self._peeled(c, frozenset(), units))
            origin = facts.origin(tree, c) if tree.dep[c] == "attr" and tree.lemma[v] == "be" else []
            if origin:
                core.difference_update(origin)
                self._draft(clause, {*group, *origin}, own=frozenset(origin), rule="origin")
        has_object = bool(clause.lent_words) or any(
            tree.dep[c] in {"dobj", "attr", "acomp", "oprd", "xcomp", "ccomp"} for c in clause.complements
        )
        if tree.lemma[v] == "take" and any(tree.lemma[c] in {"place", "part"} for c in clause.complements):
            has_object = False
        for a in clause.adjuncts:
            if self._binds(a, v):
                core.update(self.words(a))
                has_object = True
                continue
            inner: list[Unit] = []
            words = self._peeled(a, frozenset(), inner)
            if not has_object and a > v and tree.dep[a] == "prep" and not tree.has(v, "auxpass") and not self._dated(words):
                core.update(words)
                units += inner
                has_object = True
                continue
            units.append(Unit(frozenset(words), frozenset()))
            units += [Unit(one.words, one.within | frozenset(words)) for one in inner]
        if (has_object and len(units) < 2) or not units:
            for alternative in expand(self, core, clause):
                self._draft(clause, alternative.tokens, own=alternative.own, articles=alternative.articles)
        based = has_object and len(units) < 2
        for n, unit in enumerate(units):
            mine = unit.words if based or n else None
            for alternative in expand(self, core | unit.words | unit.within, clause, only=unit.words):
                own = alternative.own if alternative.own is not None else mine
                self._draft(clause, alternative.tokens, own=own, articles=alternative.articles, rule="adjunct")

    def _peeled(self, k: int, within: frozenset[int], units: list[Unit]) -> set[int]:
        """The words under `k` without the phrases that can be said one at a time, which go to `units`."""
        tree = self.tree
        stack, kept, later = [k], set(), []
        while stack:
            t = stack.pop()
            kept.add(t)
            for c in tree.kids[t]:
                if c in self.detached or c in self.removed:
                    continue
                if c != k and self._peels(c):
                    later.append(c)
                else:
                    stack.append(c)
        for c in sorted(later):
            inner: list[Unit] = []
            words = frozenset(self._peeled(c, within, inner))
            units.append(Unit(words, within))
            units += [Unit(one.words, one.within | words) for one in inner]
        return kept

    def _peels(self, c: int) -> bool:
        tree = self.tree
        head = tree.head[c]
        return (
            tree.dep[c] == "prep"
            and tree.pos[head] in {"NOUN", "PROPN"}
            and tree.low[c] in _PEELED
            and (self.loose or c not in self.quoted)
            and c not in self.opaque
            and any(tree.entity[t] in {"DATE", "GPE", "LOC"} for t in tree.kids[c])
        )

    def _binds(self, a: int, v: int) -> bool:
        tree = self.tree
        if tree.dep[a] == "advcl":
            if a > v and any(tree.low[m] == "to" for m in tree.kids[a] if tree.dep[m] == "aux"):
                return False
            marks = {tree.low[m] for m in tree.kids[a] if tree.dep[m] in {"mark", "advmod"}}
            return not (marks & _LINKED)
        if tree.low[a] == "as" and tree.lemma[v] in _AS_VERBS:
            return True
        return tree.low[a] in {"according", "without", "except", "unlike", "despite", "like"}

    def _connects(self, a: int) -> bool:
        """Whether the adjunct only links the sentence to the one before: “on the other hand”."""
        return self.tree.dep[a] == "prep" and " ".join(self.tree.low[t] for t in self.tree.under(a)) in _CONNECTING_PHRASES

    def _dated(self, words: list[int]) -> bool:
        return any(self.tree.entity[t] in {"DATE", "TIME"} for t in words)

    def _draft(self, clause: Clause, tokens: set[int], *, own: frozenset[int] | None = None, articles: frozenset[int] = frozenset(), rule: str = "clause") -> None:
        subject, tree, v = clause.subject, self.tree, clause.verb
        tokens = tokens | set() if clause.lent else tokens | set(tokens_of(subject))
        tokens = tokens | {t for t in tree.kids[v] if tree.pos[t] == "PUNCT" and t - 1 in tokens and t + 1 in tokens}
        for opening, closing in tree.pairs.items():
            if opening < closing and opening + 1 in tokens:
                inside = [t for t in range(opening + 1, closing) if t not in tokens]
                if all(tree.pos[t] == "PUNCT" for t in inside):
                    tokens |= {opening, closing, *inside}
        lent = sorted(tokens_of(clause.lent_group))
        pieces: list[int | str] = []
        if clause.lent:
            body = sorted(t for t in tokens if t not in lent)
            pieces = [*subject, *lent, *body] if not clause.lent_words else [*subject, *lent, *body]
            mine = frozenset(t for t in body if t not in clause.lent_words)
        else:
            pieces = list(sorted(tokens))
            mine = frozenset(t for t in tokens if t not in clause.lent_words)
        mine = frozenset(t for t in mine if t not in self.elsewhere)
        self.drafts.append(
            Draft(
                pieces=_with_articles(tree, [*pieces, *clause.tail], articles),
                own=(own & mine if own is not None else mine) or mine or frozenset(tokens),
                predicate=clause.verb,
                subject=list(subject),
                recast=dict(clause.recast),
                rule=rule,
                loose=self.loose,
            )
        )


def _titles(tree: Tree) -> frozenset[int]:
    """The tokens between quotation marks that are the title of a work: its verbs say nothing."""
    found: set[int] = set()
    for opening, closing in tree.pairs.items():
        inside = range(opening + 1, closing)
        if closing - opening > 12 or tree.words[opening] not in {'"', "“"}:
            continue
        words = [t for t in inside if tree.words[t][0].isalpha() and len(tree.words[t]) > 3]
        if all(tree.words[t][0].isupper() for t in words):
            found.update(inside)
    return frozenset(found)


def _with_articles(tree: Tree, pieces: list[int | str], before: frozenset[int]) -> list[int | str]:
    if not before:
        return pieces
    out: list[int | str] = []
    for piece in pieces:
        if piece in before:
            out.append("an" if tree.low[piece][0] in "aeiou" else "a")
        out.append(piece)
    return out
