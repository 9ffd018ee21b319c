"""The words that report speech and thought: verbs, nouns and what they are said through.

Verbs after the reporting verbs of Quirk et al., A Comprehensive Grammar of the English Language
(1985), 16.30-31 ("public" and "private" factual verbs, suasive verbs), and VerbNet 3.3, classes 37
(communication), 29.4-5 (declare, conjecture) and 30 (see), as lemmas.
"""

from __future__ import annotations

from factcheck.nlp.word_lists import words as word_list

# With a that-clause or a quotation these report what somebody said.
SAYING = word_list("""say tell state add reaffirm reassert note announce report claim explain argue declare insist assert maintain
    acknowledge admit affirm allege aver avow boast caution comment concede conclude confess confide
    confirm contend counter cite describe disclose divulge echo elaborate emphasise emphasize exclaim
    hint imply indicate inform interject joke lament mention muse observe opine pledge point predict
    proclaim promise profess protest quip read recall recount reiterate rejoin relate remark remind repeat
    reply respond retort reveal reason reassure recommend scold signal speculate stress suggest
    summarise summarize swear testify tweet post underline underscore urge voice volunteer vow warn
    whisper write yell shout cry plead complain deny dismiss reject refute object agree stipulate
    specify assure advise notify brief lie certify deem rule quote clarify forecast project
    estimate highlight propose demand request ask instruct order call hail
    praise condemn denounce criticise criticize blast slam label brand characterise characterize accuse
    blame welcome laud decry defend liken portray paraphrase text email grumble mutter murmur gush
    begin continue conclude finish advocate apologise apologize""")

# Only with a that-clause (or one without "that"): what somebody thinks, finds or shows.
THINKING = word_list("""think believe feel know hope fear expect assume suspect doubt find show realise realize
    understand learn hear guess imagine consider determine discover judge reckon wish hold
    conjecture decide presume suppose anticipate dream bet calculate surmise regret worry""")

# These open a quotation or a clause, and mean nothing of the kind without one.
_ONLY_WITH_WORDS = (
    "begin continue finish read call order ask hail point post text rule project brief order"
)
WITH_WORDS = frozenset(_ONLY_WITH_WORDS.split())

# “accused the firm of lying”, “denied taking part”, “urged voters to wait”: not a that-clause, yet
# what was said. Lemma: the relations in which the words stand.
SUASIVE = word_list("accuse deny urge warn demand threaten promise vow pledge refuse offer blame")

# Adjectives with a that-clause.
FEELING = word_list("""concerned worried disappointed confident sure certain convinced afraid hopeful aware adamant
    glad sorry surprised optimistic doubtful""")

# “the announcement that …”, “fears that …”.
REPORTING_NOUNS = word_list("""announcement claim statement report allegation assertion accusation warning suggestion belief
    fear rumour rumor prediction admission conclusion insistence argument assurance promise pledge
    speculation theory charge complaint""")

# Where or through what something was said. Heads of a prepositional phrase at the verb.
CHANNEL_NOUNS = word_list("""statement interview tweet post message letter e-mail email conference briefing speech address
    report release article column op-ed editorial memo memorandum note blog podcast broadcast
    programme program show filing court lawsuit complaint affidavit testimony hearing parliament
    telegram call phone telephone television tv radio video twitter x facebook instagram telegram
    youtube tiktok linkedin whatsapp weibo substack truth social media website site page account
    newspaper magazine journal study paper book memoir documentary rally ceremony meeting
    spokesman spokeswoman spokesperson lawyer attorney translator interpreter channel agency response
    reply remarks comments text transcript announcement communique communiqué bulletin session
    notice comment series thread update""")
CHANNEL_PREPOSITIONS = word_list("in on at through via by over during to")

# People and bodies something is told to, when that makes it a channel (“told Reuters”).
TOLD = word_list("reporters journalists media press newspaper agency television radio")


def passive_reports(lemma: str) -> bool:
    """Whether “was …ed by X as saying” reports speech."""
    return lemma in ("quote", "cite", "report", "paraphrase")
