"""Verbs that cannot stand where they do: after “to”, after a modal, after “not”, beside their subject.

What machine translation and half-made edits do to a verb group, read from the words and from who
depends on whom in the parse. What people say in dialect (“we was”, “he don't”, “I seen”) is left alone.
After Huddleston and Pullum, The Cambridge Grammar of the English Language (2002): 3.1 and 3.2 (forms
of the verb, auxiliaries), 5.18 (subject and verb agree), 9.2 (where “not” stands), 5.4 (determiners).
"""

from __future__ import annotations

from spacy.tokens import Token

from factcheck.nlp.wording.breach import Breach, never
from factcheck.nlp.wording.lexicon import is_known, word_set

_MODALS = word_set("can could may might must shall should will would")
_HAVE = word_set("have has had")
_SUBJECTS = word_set("i he she it we they you")
_PLURAL_SUBJECTS = word_set("we they")
_SINGULAR_FORMS = word_set("is has does")
_AUXILIARIES = _MODALS | _HAVE | word_set("am is are was were do does did")
# Base forms that are participles too: “has put”, “have come”.
_BASE_IS_PARTICIPLE = word_set("""beat become bet bid burst bust cast come cost cut fit forecast hit hurt knit let
    offset outrun overcome put quit read reset rid run set shed shut slit split spread thrust undercut upset wed wet""")
# Plurals in form that take a singular verb, or either; sums of money, time and length are one amount.
_SINGULAR_SENSE = word_set("""news series species means headquarters barracks crossroads gallows works shambles billiards
    measles mumps states nations netherlands philippines dollars pounds euros cents crowns rubles rupees yuan
    years months weeks days hours minutes seconds miles kilometers kilometres meters metres yards feet inches
    acres hectares tons tonnes degrees points percent odds innings chess thanks lots plenty sports arms athletics
    communications operations logistics systems services games awards industries airlines holdings
    motors foods studios pictures records stars times""")
_PLURAL_OPENERS = word_set("the these those many some several all both our their his her its few")
_BEFORE_CLAUSE = word_set('that and but because when if while as although though “ "')
# Adjectives that are never nouns, so that “a new for” has lost one.
_NEVER_NOUNS = word_set("""new big large important recent major old different similar serious significant huge
    former current main strong wide difficult possible beautiful common useful necessary""")
_AFTER_LOST_NOUN = word_set("for of with by from at")
_NOT = frozenset({"not", "n't", "n’t"})
_FINITE_ONLY = word_set("has is are am was were does did")
# Past tenses that are no participles.
_PAST_ONLY = word_set("""went began broke chose drank drove ate fell flew forgot froze gave grew knew rode rose saw
    shook spoke stole took threw wore wrote tore drew""")
_COMPARATIVES = word_set("""better worse bigger larger smaller easier faster slower stronger weaker cheaper higher lower
    greater louder richer poorer safer warmer colder""")


def verb_clash(before: Token, word: Token, following: Token) -> Breach | None:  # noqa: PLR0911 - one return a rule
    """Why `word` cannot stand before `following`; None when it can.

    `before` is the token ahead of `word`, None at the head of the sentence.
    """
    left, right = word.lower_, following.lower_
    if not word.whitespace_ or following.text != right or _is_compound(following):
        return None
    if left == "to":
        return _after_to(before, word, following)
    if left in _MODALS:
        return _after_modal(before, word, following)
    if left in _HAVE:
        return _after_have(word, following)
    if left in _NOT and _is_after_do(before, word, following):
        return Breach(
            f"“{following.text}” cannot stand behind “{before.text} {word.text}”; read “{following.lemma_}”"
        )
    if left == "not":
        return _after_not(before, word, following)
    if (
        left in _PLURAL_SUBJECTS
        and right in _SINGULAR_FORMS
        and word.dep_ in {"nsubj", "nsubjpass"}
    ):
        return Breach(f"“{word.text}” and “{right}” do not agree")
    if right in {"is", "has", "was"} and word.tag_ == "NNS":
        return _plural_with_singular(word, following)
    return _between_nouns(before, word, following)


def _is_compound(word: Token) -> bool:
    """The first part of “the must-see film”."""
    return (
        not word.whitespace_ and word.i + 1 < len(word.doc) and word.nbor().text in {"-", "–", "/"}
    )


def _after_to(before: Token, word: Token, following: Token) -> Breach | None:
    if before is not None and _ends_a_relative(before):
        return None
    if word.tag_ == "TO" and following.tag_ == "MD" and following.head.i == word.head.i:
        return never(f"“{following.text}” cannot stand behind “to”")
    if before is not None and before.lower_ == "without" and following.tag_ == "VB":
        return Breach("“without to” is no English; read “without” and the verb in “-ing”")
    return None


def _ends_a_relative(verb: Token) -> bool:
    """The verb of “the town he moved to”: a noun, a subject, then the verb."""
    if verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"} or verb.i - 2 < verb.sent.start:
        return False
    return verb.nbor(-1).tag_ in {"PRP", "NNP", "NN"} and verb.nbor(-2).tag_ in {"NN", "NNS", "NNP"}


def _after_modal(before: Token, word: Token, following: Token) -> Breach | None:
    if before is None or word.tag_ != "MD" or word.text != word.lower_ or word.dep_ != "aux":
        return None
    if following.lower_ in _FINITE_ONLY and word.head.i in {following.i, following.head.i}:
        return Breach(f"“{following.text}” cannot stand behind “{word.text}”")
    if following.tag_ == "MD" and following.head.i == word.head.i and word.head.i > following.i:
        return Breach(f"two modal verbs, “{word.text} {following.text}”, follow each other")
    if word.head.i != following.i or following.tag_ not in {"VBZ", "VBD"}:
        return None
    if following.lower_ == following.lemma_.lower() or following.lower_ in _AUXILIARIES:
        return None
    return Breach(
        f"“{following.text}” cannot stand behind “{word.text}”; read “{following.lemma_}”"
    )


def _after_have(word: Token, following: Token) -> Breach | None:
    """“have agree”, “has announce”."""
    right = following.lower_
    if right in _PAST_ONLY and word.head.i == following.i and word.dep_ == "aux":
        return Breach(f"“{right}” cannot stand behind “{word.text}”; it takes the participle")
    if word.dep_ != "aux" or word.head.i != following.i or following.tag_ not in {"VB", "VBP"}:
        return None
    if right in _BASE_IS_PARTICIPLE or right in _AUXILIARIES or right != following.lemma_.lower():
        return None
    if not (is_known(right + "ed") or is_known(right + "d")):
        return None
    return Breach(f"“{right}” cannot stand behind “{word.text}” in this form")


def _is_after_do(before: Token, word: Token, following: Token) -> bool:
    """“did not attended”."""
    return bool(
        before is not None
        and before.lower_ in {"do", "does", "did"}
        and before.dep_ == "aux"
        and following.tag_ in {"VBD", "VBZ", "VBN"}
        and before.head.i == following.i == word.head.i
        and following.lower_ not in {following.lemma_.lower(), *_AUXILIARIES}
    )


def _after_not(before: Token, word: Token, following: Token) -> Breach | None:
    """“I not can”, “we not spoke”, where no auxiliary stands before the subject (“did we not …”)."""
    if before is None or before.lower_ not in _SUBJECTS:
        return None
    if following.tag_ not in {"MD", "VBD", "VBZ"} or (
        following.lower_ == following.lemma_.lower() and following.tag_ != "MD"
    ):
        return None
    if before.i > word.sent.start and before.nbor(-1).lower_ in _AUXILIARIES:
        return None
    return Breach(f"“not” cannot stand before “{following.text}”")


def _plural_with_singular(noun: Token, verb: Token) -> Breach | None:
    """“The villagers has wood”: a short subject at the head of its clause, one noun with “the”."""
    name = noun.lower_
    if noun.dep_ not in {"nsubj", "nsubjpass"} or not name.endswith("s") or noun.text != name:
        return None
    if (
        noun.head.i not in {verb.i, verb.head.i}
        or name in _SINGULAR_SENSE
        or name.endswith(("ics", "ss"))
    ):
        return None
    if noun.lemma_ == name or not is_known(noun.lemma_):
        return None
    first = noun.doc[noun.left_edge.i]
    if noun.right_edge.i != noun.i or noun.i - first.i != 1 or first.lower_ not in _PLURAL_OPENERS:
        return None
    ahead = first.nbor(-1) if first.i > noun.sent.start else None
    if ahead is not None and ahead.lower_ not in _BEFORE_CLAUSE:
        return None
    return Breach(f"“{noun.text}” and “{verb.text}” do not agree")


def _between_nouns(before: Token, word: Token, following: Token) -> Breach | None:
    left, right = word.lower_, following.lower_
    if left == "every" and right in {
        "the",
        "a",
        "an",
        "this",
        "these",
        "those",
        "our",
        "their",
        "his",
        "its",
    }:
        return Breach(f"two determiners, “{word.text} {right}”, follow each other")
    if left == "the" and right == "both" and following.i + 1 < len(following.doc):
        after = following.nbor()
        return (
            Breach("“the both” is no English before a noun; read “both”")
            if after.tag_ == "NNS"
            else None
        )
    if left == "which" and right == "that" and following.i + 1 < len(following.doc):
        after, behind_preposition = (
            following.nbor().lower_,
            before is not None and before.tag_ == "IN",
        )
        if after in _AUXILIARIES and not behind_preposition:
            return Breach("two relative words, “which that”, follow each other")
    if (
        left in _NEVER_NOUNS
        and right in _AFTER_LOST_NOUN
        and before is not None
        and before.lower_ in {"a", "an"}
    ):
        return Breach(f"no noun follows “{before.text} {word.text}”")
    if left == "more" and right in _COMPARATIVES and following.i + 1 < len(following.doc):
        after = following.nbor().text
        if after in {"than", ".", ","} and not (
            before is not None and before.lower_ in {"once", "no", "any"}
        ):
            return Breach(f"“more {right}” compares twice; read “{right}”")
    return None
