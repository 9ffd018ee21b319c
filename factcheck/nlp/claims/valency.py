"""What a verb needs to say anything, and what only ties a sentence to the one before: lists of words."""

from __future__ import annotations

from factcheck.nlp.word_lists import words as word_list

CONNECTING_PHRASES = frozenset(
    {
        "in addition",
        "on the other hand",
        "on the one hand",
        "for example",
        "for instance",
        "as a result",
        "in fact",
        "in particular",
        "in turn",
        "of course",
        "in contrast",
        "by contrast",
        "in other words",
        "in general",
        "after all",
        "in conclusion",
        "overall",
        "in summary",
        "for this reason",
        "on the contrary",
    }
)
# Verbs that say nothing without their “as”.
AS_VERBS = frozenset(
    [
        "portray",
        "describe",
        "regard",
        "view",
        "see",
        "depict",
        "define",
        "treat",
        "characterize",
        "characterise",
        "know",
        "recognize",
        "recognise",
        "identify",
        "cite",
        "label",
        "perceive",
        "brand",
        "serve",
        "act",
    ]
)
# Verbs that say nothing in the passive without what was told.
TELLING = frozenset({"tell", "inform", "remind", "warn", "notify", "assure"})
# Verbs of bringing something somewhere (VerbNet 9.1, 11.1, 11.3).
MOVING = frozenset(
    {"bring", "take", "send", "put", "place", "return", "move", "welcome", "bear", "carry"}
)
# Verbs that say nothing, or another thing, without what stands behind their “to” (VerbNet 13, 22.1, 29.5).
WITH_TO = word_list(
    "ascribe attribute devote dedicate liken compare expose confine restrict relegate commit "
    "subject owe contribute sentence condemn reduce convert add"
)
# What “was limited”, “was divided” and the like cannot do without.
AFTER_PASSIVE = frozenset({"to", "into", "of", "with"})
# Verbs that say something by themselves, with no object or phrase (Levin, 1993, 36, 45-48).
ENOUGH = frozenset(
    [
        "die",
        "retire",
        "resign",
        "graduate",
        "perish",
        "drown",
        "collapse",
        "explode",
        "crash",
        "erupt",
        "escape",
        "surrender",
        "divorce",
        "vanish",
        "disappear",
    ]
)
