"""Pronouns in a form that their place does not take: “him said”, “my watched the race”, “in we minds”.

After Huddleston and Pullum, The Cambridge Grammar of the English Language (2002): 5.16 (the case of
pronouns), 5.10 (possessives ask for a noun), 17.2 (reflexives are no subjects).
"""

from __future__ import annotations

from spacy.tokens import Token

from factcheck.nlp.wording.breach import Breach
from factcheck.nlp.wording.lexicon import word_set
from factcheck.nlp.wording.word_classes import classes

_OWNERS = word_set("my our your their its his")
_SURE_OWNERS = word_set("my our your their its")
_SURE_MODALS = word_set("could would should must cannot")
_OPENS_OBJECT = word_set(
    "the a an that this these those my our your their it him them us me her himself"
)
_VERBS = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OBJECTS = word_set("him them us me")
_SAYS = word_set("""said says told tells added adds asked asks predicted predicts explained explains warned warns noted notes
    wrote writes claimed claims insisted insists admitted admits recalled recalls argued argues""")
_REFLEXIVES = word_set(
    "myself yourself herself ourself yourselves himself itself themselves ourselves"
)
_OPENERS = word_set("that because when if while although but where since though whether")
_SUBJECTS = word_set("he she they we")
_PREPOSITIONS = word_set("of in on at by with from into about to during against")
_SHUT = frozenset({"”", '"', "''"})
_OPENING = 4
"""Words ahead of a comma that opens a sentence: “In rich countries, …”."""


def pronoun_clash(before: Token, word: Token, following: Token) -> Breach | None:
    """Why the pronoun `word` cannot stand before `following`, or `following` behind the preposition `word`."""
    left, right = word.lower_, following.lower_
    if not word.whitespace_ or following.text != right:
        return None
    if left in _OWNERS:
        return _owner(word, following)
    if left in _OBJECTS and right in _SAYS and before is not None and before.text in _SHUT:
        return Breach(f"“{word.text}” cannot be the subject of “{right}”")
    if left in _REFLEXIVES:
        return _reflexive(before, word, following)
    if left in _PREPOSITIONS and right in _SUBJECTS and following.whitespace_:
        return _subject_behind_preposition(word, following)
    return None


def _owner(word: Token, following: Token) -> Breach | None:
    left, right = word.lower_, following.lower_
    if left in _SURE_OWNERS and right in _SURE_MODALS and following.tag_ == "MD":
        return Breach(f"no noun follows “{word.text}”")
    if (
        left in _SURE_OWNERS
        and right in {"may", "might"}
        and _next(following) in {"be", "have", "not"}
    ):
        return Breach(f"no noun follows “{word.text}”")
    if (
        following.tag_ in _VERBS
        and "verb" in classes(following.lemma_)
        and not classes(right) & {"noun", "adj"}
        and following.whitespace_
        and _next(following) in _OPENS_OBJECT
    ):
        return Breach(f"“{word.text}” cannot be the subject of “{right}”")
    return None


def _reflexive(before: Token, word: Token, following: Token) -> Breach | None:
    """A reflexive that opens a clause: not the one that stresses a noun before it."""
    opens = (
        before is None
        or before.lower_ in _OPENERS
        or before.text in {"“", '"'}
        or (before.text == "," and before.i - word.sent.start <= _OPENING)
    )
    verb = following
    if following.tag_ == "RB" and following.i + 1 < following.sent.end:
        verb = following.nbor()
    if not opens or verb.tag_ not in _VERBS or verb.text != verb.lower_:
        return None
    if before is not None and before.text == "," and before.i > word.sent.start:
        ahead = before.nbor(-1)
        if ahead.tag_ in {"NNP", "PRP"}:
            return None  # “Lind, himself wounded, …”
    return Breach(f"“{word.text}” cannot be the subject of “{verb.text}”")


def _subject_behind_preposition(word: Token, following: Token) -> Breach | None:
    """“in we minds”, “of we concern.”: a noun and no verb follows."""
    noun = following.nbor() if following.i + 1 < following.sent.end else None
    if noun is None or noun.tag_ not in {"NN", "NNS"} or noun.text != noun.lower_:
        return None
    after = noun.nbor() if noun.i + 1 < noun.sent.end else None
    if after is not None and (
        after.tag_[:2] in {"VB", "MD", "DT", "PR", "RB"}
        or (not noun.whitespace_ and not after.is_punct)
    ):
        return None
    if "noun" not in classes(noun.lemma_) or classes(noun.lower_) & {"adj", "adv"}:
        return None
    if following.dep_ == "nsubj" and following.head.i != noun.i and following.head.i > following.i:
        return None
    return Breach(f"“{following.text}” cannot stand behind “{word.text}” before a noun")


def _next(token: Token) -> str:
    return str(token.nbor().lower_) if token.i + 1 < token.sent.end else ""
