"""A word or a short phrase set twice in a row.

Flagged: “The minister went to to the port.” — “of the of the new council”
Passed: “He had had enough.” — “It was very, very cold.” — “Duran Duran played.”

English sets a few words twice on purpose: “had had”, “that that”, and words that are said twice for
weight (“very very”, “no no”). Names may be doubled too (“Pago Pago”), so a capitalised pair counts
only when the word is an ordinary one. Inside quotation marks people do repeat themselves; there only
articles, prepositions and auxiliaries, which nobody repeats in print, are told.

Source: Chicago Manual of Style, 17th ed., 2.111 (proofreading for repeated words); the list of words
that repeat in correct English is from Huddleston and Pullum, The Cambridge Grammar of the English
Language (2002), chapter 19 (reduplication) and chapter 15 (repetition for emphasis).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import Span
from factcheck.nlp.lexicon import is_common_noun_or_so, is_known
from factcheck.nlp.prose import in_quotation, prose_sentences
