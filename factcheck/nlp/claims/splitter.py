"""One sentence taken apart: what is known of it, and the order in which its statements are found."""

from __future__ import annotations

from factcheck.nlp.claims import (
    ages,
    appositions,
    clauses,
    embedded,
    exemplified,
    included,
    name_lists,
    portions,
    presupposed,
    relatives,
    verbs,
    whereabouts,
)
from factcheck.nlp.claims.drafts import Clause, Draft, whole_draft
from factcheck.nlp.claims.examples import Examples, listed
from factcheck.nlp.claims.phrases import detachable, list_opener, title_before
from factcheck.nlp.claims.seams import holds_together, tells_nothing
from factcheck.nlp.claims.slips import LONGEST_SENTENCE
from factcheck.nlp.claims.tree import Tree

_LONGEST_TITLE = 12  # tokens, marks included
_TELLING = 3  # letters; shorter words of a title may be in lower case


class SentenceSplitter:
    """Takes one sentence apart. `atomic` also parts modifiers and lists; else only clauses.

    `quoted` are the tokens between quotation marks, `full` those of full quotations. While `loose`, a
    quotation is said in the article's voice and its words may be taken apart.
    """

    def __init__(
        self,
        tree: Tree,
        *,
        atomic: bool,
        quoted: frozenset[int] = frozenset(),
        full: frozenset[int] = frozenset(),
    ) -> None:
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
        self.beside: set[int] = set()
        """Appositions that are stated by themselves and yet stay where they are."""
        self.aged: list[int] = []
        """Ages told in passing, which are stated by themselves."""
        self.portions: list[portions.Portion] = []
        self.levels: list[portions.Level] = []
        self.names: list[name_lists.NameList] = []
        self.lying: dict[int, list[int]] = {}
        """Where a place lies, by the last token of its name."""
        self.shaky = False
        """Whether a clause could not be said even whole, so that the sentence is said as it stands."""

    def split(self) -> list[Draft]:
        """All drafts of the sentence, main clause first."""
        tree = self.tree
        if len(tree) > LONGEST_SENTENCE or not verbs.is_predicate(tree, tree.root):
            return [whole_draft(self.tree, loose=self.tree.root in self.quoted)]
        self._detach()
        self.safe = self.detached - self.quoted
        self.read(Clause(verb=tree.root, subject=[], lent=False), 0)
        relatives.add(self)
        appositions.add(self)
        (exemplified if self.atomic else included).add(self)
        whereabouts.add(self)
        embedded.add(self)
        if self.atomic:
            presupposed.add(self)
            ages.add(self)
            portions.add(self)
            name_lists.add(self)
        sound = [draft for draft in self.drafts if holds_together(draft, tree)]
        telling = [draft for draft in sound if not tells_nothing(draft, tree)]
        sound = telling or sound
        if self.shaky:
            sound.insert(0, whole_draft(tree))
        return sound or [whole_draft(self.tree, loose=self.tree.root in self.quoted)]

    def _detach(self) -> None:
        """Mark what comes out of noun phrases to be said by itself."""
        tree = self.tree
        if self.atomic:
            portions.detach(self)
            name_lists.detach(self)
        whereabouts.detach(self)
        for i in range(len(tree)):
            if i not in self.removed:
                self._detach_one(i)
        if self.atomic:
            ages.detach(self)
            for i in range(len(tree)):
                if tree.run[i] and i not in self.quoted:
                    self.detached.update(title_before(tree, i))

    def _detach_one(self, i: int) -> None:
        tree = self.tree
        relation = tree.dep[i]
        if relation == "appos":
            if appositions.can_state_apposition(tree, i, atomic=self.atomic):
                (self.beside if appositions.stays(tree, i) else self.detached).add(i)
        elif relation == "relcl":
            if not relatives.can_state_relative(tree, i):
                return
            if detachable(tree, i):
                self.detached.add(i)
            elif self.atomic:
                self.elsewhere |= frozenset(tree.under(i))
        elif relation == "acl" and relatives.can_state_participle(tree, i) and detachable(tree, i):
            self.detached.add(i)
        elif relation == "prep" and (
            included.opens(tree, i)
            or (
                self.atomic
                and list_opener(tree, i) is not None
                and not included.denied(tree, tree.head[i])
            )
        ):
            self._take_out_examples(i)

    def _take_out_examples(self, opener: int) -> None:
        self.detached.add(opener)
        found = listed(self.tree, opener)
        if found:
            self.examples[opener] = found
            self.removed |= found.taken
            self.opaque |= found.taken

    def restrictive(self, i: int) -> bool:
        """Whether the participle `i` narrows a plain plural down and may be stated of it as well."""
        tree = self.tree
        head = tree.head[i]
        return (
            self.atomic
            and relatives.can_state_participle(tree, i)
            and tree.tag[i] == "VBN"
            and tree.tag[head] == "NNS"
            and not any(
                tree.dep[k] in {"det", "nummod"} or tree.tag[k] in {"JJR", "JJS"}
                for k in tree.kids[head]
            )
            and tree.low[i - 1] == tree.low[head]
        )

    def words(self, i: int, *, without: frozenset[int] = frozenset()) -> list[int]:
        """The words of the phrase under `i` without what is stated by itself."""
        out = self.detached if self.loose else self.safe
        found = self.tree.under(i, out | without if without else out)
        return [t for t in found if t not in self.removed] if self.removed else found

    def read(self, clause: Clause, depth: int) -> None:
        """Add the drafts of a clause and of those that hang under it."""
        clauses.read_clause(self, clause, depth)


def _titles(tree: Tree) -> frozenset[int]:
    """The tokens between quotation marks that are the title of a work: its verbs say nothing."""
    found: set[int] = set()
    for opening, closing in tree.pairs.items():
        inside = range(opening + 1, closing)
        if closing - opening > _LONGEST_TITLE or tree.words[opening] not in {'"', "“"}:
            continue
        words = [t for t in inside if tree.words[t][0].isalpha() and len(tree.words[t]) > _TELLING]
        if all(tree.words[t][0].isupper() for t in words):
            found.update(inside)
    return frozenset(found)
