"""Little words that cannot stand side by side, whatever the sentence is about.

Each rule names two neighbours that the grammar of English does not allow, and the places where the
neighbourhood is right after all (a stranded preposition, an inversion, a word mentioned as a word). The
rules read words rather than tags: a tagger makes the best of a garbled sentence. After Huddleston and
Pullum, The Cambridge Grammar of the English Language (2002): 5.2 and 5.4 (what may follow a
determiner), 3.2 and 4.5 (auxiliaries and their complements), 5.16 (case of pronouns), 7.4 (stranding).
"""

from __future__ import annotations

from spacy.tokens import Token

from factcheck.nlp.wording.breach import Breach, never, often
from factcheck.nlp.wording.lexicon import word_set

ARTICLES = frozenset({"the", "a", "an"})
_DETERMINERS = ARTICLES | {"my", "our", "your", "their", "its"}
_PREPOSITIONS = word_set("""of with from to at for by into onto upon during among against towards toward behind without despite
    amid via beyond""")
_BE_HAVE = word_set("is are was were has")
_FINITE = _BE_HAVE | {"had", "have", "am", "does", "did", "could", "would", "should"}
_MODALS = word_set("could would should can will may might must")
_SURE_MODALS = word_set("could would should")
_CONJUNCTIONS = word_set("and or but because although when than")
_NOMINATIVE = word_set("he she they we")
_OBJECTIVE = word_set("him them us me")
_REFLEXIVE = word_set("himself herself itself themselves ourselves")
_SOME = word_set(
    "many most some all half none few several both each any majority dozens hundreds thousands scores third quarter"
)
_NO_NOUN = (
    {"in", "after", "before", "since", "until", "between"}
    | _PREPOSITIONS
    | _FINITE
    | _CONJUNCTIONS
    | _NOMINATIVE
    | _OBJECTIVE
    | {"it", "which", "whom", "be", "been", "not"}
)
_CLAUSE_OPENERS = word_set("that because when if while although but where since though whether")
_RELATIVE = word_set("what who which where how whatever whoever whom why that all")
_CLAUSES = word_set("relcl csubj pcomp acl advcl xcomp")
_AFTER_SUBJECT = word_set("PRP NN NNS NNP NNPS")
_TIMES = word_set(
    "today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday home something anything nothing everything all both each people"
)
_NO_POSSESSIVE = word_set("him them me himself itself themselves")
_BEFORE_OWNER = word_set("on of in with from at by into about under against")
_OPENING = 3
"""Words before a comma that opens a sentence: “However, …”."""


def clash(before: Token, word: Token, following: Token, opens: Token) -> Breach | None:  # noqa: C901, PLR0911 - one return a rule
    """Why `word` cannot stand before `following`; None when it can.

    `before` is the token ahead of `word` (None at the head of the sentence), `opens` the sentence's
    first token. All are spaCy tokens of one sentence.
    """
    left, right = word.lower_, following.lower_
    # “the to-do list”, “a by-product”; “A” and “US” in capitals are names.
    if (
        following.whitespace_ == ""
        and following.i + 1 < len(following.doc)
        and following.nbor().text in {"-", "–", "/"}
    ):
        return None
    if (left in _DETERMINERS and word.whitespace_ and word.text != "A") or (
        left in _DETERMINERS and word.text == "A" and word.i == opens.i
    ):
        return _after_determiner(word, following)
    if left in _PREPOSITIONS:
        return _after_preposition(word, following)
    if left in _MODALS:
        return _after_modal(before, word, following)
    if left == "be" and right in _MODALS | _BE_HAVE and not _has_relative(word, opens):
        return never(f"“be” cannot stand before “{right}”")
    if left in _BE_HAVE and right in _BE_HAVE and not _has_relative(word, opens):
        return never(f"two verbs, “{left} {right}”, follow each other")
    if left in _OBJECTIVE | _REFLEXIVE and not (
        word.text.isupper() or (left == "us" and word.text != "us")
    ):
        return _after_object_pronoun(before, word, following)
    if left in {"theirs", "ours", "hers", "yours"} and following.tag_ in {"NN", "NNS"}:
        return Breach(f"“{left}” cannot stand before a noun")
    if (
        left in {"is", "was", "are", "were", "has"}
        and before is None
        and right not in {"n't", "n’t", "not"}
    ):
        last = word.sent[-1] if word.sent[-1].text not in {'"', "”"} else word.sent[-2]
        if (
            last.text == "."
            and following.tag_ in {"DT", "VBN", "IN", "RB", "JJ", "TO"}
            and not any(t.text == "?" for t in word.sent)
        ):
            return often("the sentence has lost its subject")
    return None


def _after_determiner(word: Token, following: Token) -> Breach | None:
    right = following.lower_
    if right in _NO_NOUN and following.text[0].islower():
        if word.lower_ in {"a", "an"} and right in {"have", "not"}:
            return None
        return never(f"no noun follows “{word.text}”")
    if following.tag_ == "VBZ" and following.dep_ in {"ROOT", "ccomp"} and following.text.islower():
        return never(f"no noun follows “{word.text}”")
    if right in ARTICLES and right != word.lower_ and following.text.islower():
        return never(f"two articles, “{word.text} {following.text}”, follow each other")
    if word.lower_ in {"a", "an"} and following.i + 1 < len(following.doc):
        after = following.nbor()
        if (
            following.tag_ == "JJ"
            and right not in {"few", "little", "lot", "couple", "great", "good"}
            and following.text.islower()
            and after.tag_ in {"VBD", "VBZ", "MD"}
            and after.lower_ in _FINITE | {"said", "will"} | _SURE_MODALS
        ):
            return Breach(f"no noun follows “{word.text} {following.text}”")
    return None


def _after_preposition(word: Token, following: Token) -> Breach | None:  # noqa: C901, PLR0911 - one return a rule
    left, right = word.lower_, following.lower_
    if not word.whitespace_ or following.text != right:
        return None
    if word.text != left and word.i and not word.nbor(-1).is_punct:
        return None  # “James To of the Harbour Party”
    if right in _NOMINATIVE and left not in {"for", "despite", "to"} and not _is_stranded(word):
        return Breach(f"“{right}” cannot stand behind “{left}”")
    if right in {"be", "been"} and left not in {"to", "of"}:
        return never(f"“{right}” cannot stand behind “{left}”")
    if right == "of" and left in {
        "with",
        "to",
        "at",
        "for",
        "by",
        "into",
        "from",
        "during",
        "against",
        "among",
    }:
        return Breach(f"“{left} of” has lost a word")
    if (
        left in {"of", "at", "into", "during", "among", "against", "by", "from", "with"}
        and right in _FINITE
        and not _is_stranded(word)
    ):
        return Breach(f"“{right}” cannot stand behind “{left}”")
    if (
        left == "to"
        and right in {"is", "was", "were", "are", "has", "had", "would", "could", "should", "been"}
        and not _is_stranded(word)
    ):
        return Breach(f"“{right}” cannot stand behind “to”")
    if left in {"of", "to", "from", "with", "at", "by"} and right in {
        "to",
        "with",
        "and",
        "or",
        "that",
    } - ({"that"} if left != "of" else set()):
        if left == "of" and right in {"to", "with"} and not _is_stranded(word):
            return Breach(f"“{left} {right}” has lost a word")
        if left in {"from", "with", "at"} and right == "to" and not _is_stranded(word):
            return Breach(f"“{left} {right}” has lost a word")
    return None


def _is_stranded(preposition: Token) -> bool:
    """Whether the preposition's own noun stands before it: “the house he lives in is …”."""
    head = preposition.head
    if preposition.dep_ in {"prt", "advmod"} or head.tag_ in {"VBN", "VBG"}:
        return True
    for _ in range(4):
        if head.dep_ in _CLAUSES:
            return True
        if head.head.i == head.i:
            break
        head = head.head
    return any(
        token.lower_ in _RELATIVE
        for token in preposition.doc[preposition.sent.start : preposition.i]
    )


def _after_modal(before: Token, word: Token, following: Token) -> Breach | None:
    left, right = word.lower_, following.lower_
    if before is None or (word.tag_ != "MD" and left not in _SURE_MODALS):
        return None
    subject = before.tag_ in _AFTER_SUBJECT
    if (
        right in {"is", "was", "were", "are", "has", "had", "been", "am"}
        and (left in _SURE_MODALS or before.tag_ == "PRP")
        and not (right == "is" and left in {"will", "can", "might", "must"})
    ):
        return Breach(f"“{left} {right}”: a verb in its base form is missing")
    if (
        right in {"the", "a", "an", "to"}
        and subject
        and word.sent[-1].text != "?"
        and left in _SURE_MODALS
        and not _inverted(before)
    ):
        return Breach(f"no verb follows “{left}”")
    return None


def _inverted(before: Token) -> bool:
    return before.lower_ in {"nor", "neither", "so", "only", "how", "why"}


def _after_object_pronoun(before: Token, word: Token, following: Token) -> Breach | None:
    left, right = word.lower_, following.lower_
    finite = (
        right in _FINITE
        or following.tag_ == "MD"
        or (following.tag_ in {"VBZ", "VBD"} and right != "said")
    )
    if (
        finite
        and left in _OBJECTIVE
        and (
            before is None
            or before.lower_ in _CLAUSE_OPENERS
            or (before.text == "," and before.i - word.sent.start <= _OPENING)
        )
        and following.text.islower()
    ):
        return Breach(f"“{word.text}” cannot be the subject of “{following.text}”")
    if left in _REFLEXIVE and finite and before is not None and before.lower_ == "and":
        return Breach(f"“{word.text}” cannot be the subject of “{following.text}”")
    possessive = (
        left in _NO_POSSESSIVE
        and before is not None
        and before.lower_ in _BEFORE_OWNER
        and not _is_some_of(before)
        and following.tag_ in {"NN", "NNS"}
        and before.head.lemma_ != "be"
        and right not in _TIMES
        and following.text.islower()
        and word.whitespace_
    )
    return Breach(f"“{word.text}” cannot stand before “{following.text}”") if possessive else None


def _is_some_of(word: Token) -> bool:
    """“Many of them foreigners”: a clause without a verb follows, in which the pronoun is right."""
    if word.lower_ != "of" or word.i == word.sent.start:
        return False
    counted = word.nbor(-1)
    return bool(counted.tag_ == "CD" or counted.lower_ in _SOME)


def _has_relative(word: Token, opens: Token) -> bool:
    """Whether a clause that opened since the last comma may end at `word`: “What it is is …”."""
    for index in range(word.i - 1, opens.i - 1, -1):
        token = word.doc[index]
        if token.text in {",", ";", ":"}:
            return False
        if token.lower_ in _RELATIVE or token.dep_ in {"relcl", "csubj"}:
            return True
    return False
