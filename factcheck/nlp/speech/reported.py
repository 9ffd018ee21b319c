"""What a reporting verb reports: the words of its clause, where the parser puts them and where not."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from factcheck.nlp.speech.words import SAYING
from factcheck.nlp.word_lists import words as word_list

_CLAUSE = frozenset({"ccomp", "parataxis"})
# These take the hearer as their object (“told the court the …”).
_WITH_HEARER = word_list("tell inform remind assure warn advise notify show ask")
# Words between a verb of saying and its “that”.
THAT_REACH = 12


def clause_of(verb: Token) -> list[Token] | None:
    """The words of the clause that the verb takes, before or after it."""
    for child in verb.children:
        if child.dep_ in _CLAUSE and child.i != verb.i:
            if child.dep_ == "parataxis" and child.i > verb.i:
                continue
            if not _finite(child) and child.i > verb.i:
                continue
            return stretched(clause_words(child), verb)
    # “As the mayor told the Herald, …”
    as_told = verb.dep_ == "advcl" and verb.i < verb.head.i and verb.head.pos_ in ("VERB", "AUX")
    if as_told and any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children):
        inside = {token.i for token in verb.subtree}
        return bare([t for t in verb.head.subtree if t.i not in inside and not t.is_space])
    return _after_that(verb)


def _after_that(verb: Token) -> list[Token] | None:
    """“said in a statement after the talks that …”: where the parser hangs the clause elsewhere.

    Between the verb and “that” stand only phrases without a verb; a “that” which takes up a noun as
    a relative has its clause, and is told from the other by what the verb can take.
    """
    if verb.lemma_.lower() not in SAYING or (verb.tag_ in ("VB", "VBN") and verb.dep_ != "ROOT"):
        return None
    doc = verb.doc
    end = verb.sent.end
    aside = False
    for index in range(verb.i + 1, min(verb.i + 1 + THAT_REACH, end)):
        token = doc[index]
        if token.text == "," and (aside or doc[min(index + 1, end - 1)].lower_ == "citing"):
            aside = not aside
            continue
        if aside:
            continue
        if token.lower_ == "that" and token.tag_ in ("IN", "WDT") and index + 1 < end:
            follows = doc[index + 1]
            if token.tag_ == "WDT" and follows.pos_ in ("VERB", "AUX"):
                return None  # “a law that bans”
            words = _up_to_own(doc[index + 1 : end], verb)
            if any(t.pos_ in ("VERB", "AUX") for t in words):
                return words
            return None
        if token.pos_ in ("VERB", "AUX", "SCONJ") or token.is_punct or token.pos_ == "CCONJ":
            return None
    return None


def _up_to_own(words: Iterable[Token], verb: Token) -> list[Token]:
    """`words` up to where the verb's own clause goes on (“, adding …”, “and warned …”)."""
    own = {
        child.left_edge.i
        for child in verb.children
        if child.i > verb.i
        and (child.dep_ == "conj" or (child.dep_ == "advcl" and child.tag_ == "VBG"))
    }
    taken: list[Token] = []
    for token in words:
        if token.i in own:
            break
        if not token.is_space:
            taken.append(token)
    return bare(taken)


def stretched(words: list[Token], verb: Token) -> list[Token]:
    """A clause behind its verb, to the next mark: parsers cut long clauses short."""
    if not words or words[0].i < verb.i:
        return words
    doc = verb.doc
    own = {
        child.left_edge.i
        for child in verb.children
        if child.dep_ in ("conj", "cc", "prep", "advcl", "npadvmod") and child.i > words[-1].i
    }
    more = list(words)
    if verb.lemma_ not in _WITH_HEARER:
        # “believed the movement in reaction to it helped”: the subject is taken for an object.
        for child in verb.children:
            if child.dep_ == "dobj" and verb.i < child.i < words[0].i:
                lost = [t for t in child.subtree if t.i < words[0].i]
                if lost and lost[-1].i == words[0].i - 1:
                    more = lost + more
    for index in range(words[-1].i + 1, verb.sent.end):
        token = doc[index]
        if index in own or token.is_space:
            break
        if token.is_punct and (doc[index - 1].whitespace_ or token.text not in "’'-–/"):
            break
        more.append(token)
    return bare(more)


def that_clause(noun: Token) -> Token | None:
    """The clause with “that” in it that a noun takes."""
    for child in noun.children:
        clause = child.dep_ in ("acl", "ccomp", "relcl") and child.i > noun.i
        if clause and any(t.dep_ == "mark" and t.lower_ == "that" for t in child.children):
            return child
    return None


def asks(first: Token) -> bool:
    """Whether a clause that begins so is a question (“whether they would”, “what it should mean”)."""
    return first.lower_ in ("whether", "if") or first.tag_ in ("WP", "WRB", "WDT", "WP$")


def _finite(clause: Token) -> bool:
    return any(
        child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj", "mark", "aux", "auxpass")
        for child in clause.children
    ) or clause.pos_ in ("NOUN", "PROPN", "ADJ", "INTJ", "AUX")


def clause_words(clause: Token) -> list[Token]:
    """The clause without its “that” and without the marks at its ends."""
    words = list(clause.subtree)
    # A comma and the cue may stand in the middle: “The dam, she said, will hold.”
    words = [token for token in words if not token.is_space]
    if len(words) > 1 and words[0].lower_ == "that" and _is_conjunction(words[0], words[1]):
        words = words[1:]
    return bare(words)


def _is_conjunction(that: Token, follows: Token) -> bool:
    return that.dep_ == "mark" or (
        that.tag_ in ("IN", "WDT") and follows.pos_ in ("PRON", "DET", "PROPN")
    )


def bare(words: list[Token]) -> list[Token]:
    while words and words[0].is_punct and words[0].text not in ("$", "#", "@"):
        words = words[1:]
    while words and (words[-1].is_punct or words[-1].dep_ == "cc"):
        words = words[:-1]
    return words


def around_aside(verb: Token, subject: Token | None) -> list[Token] | None:
    """“The dam, she said, will hold”, “…, the report said”: the rest of the sentence is the content.

    The parser hangs such a verb on the main one; it has a subject of its own and a comma before it.
    """
    if subject is None or verb.dep_ not in (
        "parataxis",
        "ccomp",
        "advcl",
        "conj",
        "dep",
        "ROOT",
        "relcl",
    ):
        return None
    if subject.head != verb and verb.dep_ != "ROOT":
        return None
    own = [token for token in verb.subtree if token.i >= min(verb.i, subject.left_edge.i)]
    if verb.dep_ == "parataxis" and verb.head != verb:
        inside = {token.i for token in own}
        words = [
            token for token in verb.head.subtree if token.i not in inside and not token.is_space
        ]
        return bare(words) or None
    return None


def suasive(verb: Token, lemma: str) -> list[Token] | None:
    """What was denied, urged, or somebody accused of, where no that-clause says it."""
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ == "xcomp" or (child.dep_ == "ccomp" and not _finite(child)):
            return bare([token for token in child.subtree if not token.is_space])
        if lemma in ("accuse", "blame", "warn") and child.dep_ == "prep":
            clause = next((t for t in child.children if t.dep_ == "pcomp"), None)
            if clause is not None:
                return stretched(bare([t for t in clause.subtree if not t.is_space]), verb)
    return None
