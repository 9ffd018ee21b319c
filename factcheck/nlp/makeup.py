"""What the lines of an article's make-up look like: bylines, datelines, taglines, page furniture.

The lists are of web and wire practice in English (what content systems print around an article, and how
the agencies' style books set bylines, datelines and taglines), not of any one site.
"""

from __future__ import annotations

import re

from factcheck.nlp.word_lists import words as word_list

# A line of make-up is short; a longer one is never looked at (words of prose, and time, are saved).
LONGEST_LINE = 240

_DASH = r"(?:—|–|―|--|-)"

# "MOSCOW (AP) —", "PARIS, March 3 (Reuters) -", "WASHINGTON/LONDON —", "St. Petersburg (Interfax) –":
# AP Stylebook, "datelines": a place in capitals, the agency in brackets, a dash. A place that is not
# in capitals counts only with an agency in brackets.
_PLACE = r"[A-Z][A-Z.'’\-]*[A-Z.](?:[ /][A-Z][A-Z.'’\-]+|/[A-Z]{2,}){0,4}"
_STATE = r"(?:, [A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+)?)?"
_DAY = (
    r"(?:,? (?:(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?|March|April|May|June|July)"
    r" \d{1,2}(?:, \d{4})?|,? \d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?)?"
)
_AGENCY = r"\((?:[A-Z][A-Za-z.&]*)(?:[ /][A-Z][A-Za-z.&]*){0,3}\)"
DATELINE = re.compile(
    rf"\A(?P<words>{_PLACE}{_STATE}{_DAY}(?: {_AGENCY})?"
    rf"|[A-Z][\w.'’\-]+(?:[ /][A-Z][\w.'’\-]+){{0,3}}{_STATE}{_DAY} {_AGENCY})"
    rf"(?: {_DASH} |\s?[—–] ?|: (?=[A-Z]))"
)
# Words in capitals before a dash that name a kind of piece, not a place.
NOT_PLACES = word_list(
    "BREAKING UPDATE UPDATED WATCH VIDEO LIVE EXCLUSIVE OPINION ANALYSIS EDITORIAL CORRECTION REVIEW "
    "PHOTOS NOTE Q A FACT FAQ"
)

# One loop over names and what joins them, so that a hostile line has one way to match, not many.
_NAMES = r"[^\W\d_][\w.'’\-]*(?:,? [^\W\d_&][\w.'’\-]*| &){0,30}"
BYLINE = re.compile(
    rf"\A(?:written |story |words |report |reporting )?by:? (?P<who>{_NAMES})"
    r"(?:\s*[|,•·/–—-].{0,80})?\.?",
    re.IGNORECASE,
)
_SOURCE_LINE = re.compile(
    r"\A(?:source|agencies|staff (?:writer|report(?:er|ers)?|and agencies)|associated press|reuters|"
    r"agence france-presse|afp|bbc news|from our (?:own )?correspondent|news desk|web desk)"
    r"(?:\s*[|,:•·/–—-].{0,60})?\.?",
    re.IGNORECASE,
)

_TAGLINES = re.compile(
    rf"\A(?:{_NAMES} "
    r"(?:(?:also )?(?:reported|reports|is reporting|wrote|filed) from .{2,80}|"
    r"contributed(?: (?:to )?(?:this|the) (?:report|story|article)| reporting)?(?: from .{2,80})?|"
    r"contributed reporting .{2,80}|"
    r"is an? .{0,60}\b(?:reporter|correspondent|journalist|editor|writer|columnist|freelancer?)\b.{0,80})"
    r"|(?:additional |further )?reporting (?:by|from) .{3,120}"
    r"|edit(?:ed|ing) by .{3,120}"
    r"|writing by .{3,120}"
    r"|with (?:reporting|files|additional reporting) (?:by|from) .{3,80}"
    r"|(?:the )?(?:associated press|reuters|agence france-presse|afp|ap|upi|dpa)(?: and .{2,60})? "
    r"contributed to this (?:report|story|article)"
    r"|this (?:report|story|article) (?:was|has been) (?:first |originally )?"
    r"(?:published|written|compiled|updated|corrected|produced) .{2,120}"
    r"|follow .{2,60} (?:on|at) (?:twitter|x|facebook|instagram|bluesky|mastodon|@?\S+)(?:.{0,60})?"
    r")\.?",
    re.IGNORECASE,
)

# Whole lines that content systems print. Each must be the whole line, up to punctuation and a number.
_FURNITURE = re.compile(
    r"\A[\W_]{0,6}(?:"
    r"(?:leave|post|write|add) (?:a |your )?(?:comment|reply)s?(?: below)?|(?:\d+ |no |view |show |see |hide )?(?:all )?comments?(?: \(?\d+\)?)?"
    r"|comments (?:are|have been) (?:closed|disabled).{0,40}|join the (?:conversation|discussion).{0,40}"
    r"|share(?: (?:this|on|via|to|the|with)\b.{0,60})?|tweet(?: this)?|facebook|twitter|whatsapp|linkedin|pinterest|reddit|e-?mail|telegram|copy link|link copied"
    r"|(?:print|save|bookmark|listen|like)(?: (?:this|to this) (?:page|article|story))?"
    r"|read (?:more|next|also|full (?:story|article))(?:\s*[:\u203a»>|–—-].{0,200}|.{0,40})?|(?:see|find out|learn|show|view|load) more"
    r"|(?:related|recommended|popular|trending|latest|more|top|editors?['’]s?|most (?:read|popular|viewed|shared))"
    r" (?:stories|articles|posts|news|topics|content|links|coverage|reading|videos?|picks|on this (?:story|topic)|from .{2,40})\s*:?.{0,3}"
    r"|you (?:may|might) (?:also )?(?:like|be interested in|enjoy)(?: these)?|don['’]t miss|in case you missed it|most read|trending(?: now)?|what to (?:read|watch) next"
    r"|(?:tags?|topics|filed under|categor(?:y|ies)|keywords|labels)\s*:.{0,160}"
    r"|(?:previous|next|older|newer)(?: (?:article|post|story|page|entry))?|back to (?:top|home.{0,10})|skip to (?:main )?(?:content|navigation)|jump to .{2,30}"
    r"|(?:story |article )?continues (?:below|after) (?:this )?(?:advertisement|ad)|advertise?ments?|advertising|sponsored(?: content| post)?|promoted(?: content)?|ad|paid post"
    r"|(?:click|tap) (?:here|to|on|through)\b.{0,120}|(?:download|get|install) (?:the|our) (?:\w+ )?app.{0,80}"
    r"|(?:subscribe|sign up|sign in|log ?in|register|become a (?:member|subscriber)|create (?:a |an |your )?(?:free )?account)\b(?: (?:to|for|now|today|here|with|or)\b.{0,120})?"
    r"|(?:get|receive) .{2,80}(?:newsletter|in(?:to)? your inbox|by e-?mail|breaking news).{0,60}|(?:our |the |free |daily |weekly )*newsletters?(?: sign-?up)?"
    r"|(?:we|this (?:web)?site|our (?:web)?site|this page) uses? cookies.{0,160}|(?:accept|manage|reject)(?: all)? cookies.{0,40}|cookie (?:policy|settings|notice|preferences)|by (?:continuing|clicking|using|signing)\b.{0,40}\byou (?:agree|accept|consent).{0,120}"
    r"|(?:privacy|terms|about us|contact(?: us)?|careers|help|faqs?|site ?map|terms (?:of (?:use|service)|and conditions)|privacy (?:policy|notice))(?: (?:and|&) .{3,30})?"
    r"|(?:copyright|©|\(c\))\s.{2,160}|all rights reserved\.?.{0,120}|this material may not be published, broadcast.{0,160}"
    r"|(?:main )?menu|search|home|close|open|loading\.*|support (?:us|our (?:journalism|work)).{0,80}|donate(?: now| today)?|please (?:enable|turn on|disable) (?:java ?script|your ad ?blocker).{0,80}"
    r"|(?:watch|listen|photos?|gallery|video|audio|in pictures)\s*[:|].{2,160}"
    r"|(?:image|photo|photograph|picture|file photo|getty(?: images)?|credit|image (?:source|caption|credit|copyright)|photo (?:by|credit))\s*[:|/].{1,100}"
    r"|(?:\d+ )?(?:min(?:ute)?s? read|shares?|likes|views|retweets)"
    r")[\W_]{0,6}",
    re.IGNORECASE,
)


def is_byline(line: str) -> str | None:
    """Who wrote it, where the line is nothing but a byline ("By Ann Lee and Bo Ray, staff")."""
    if len(line) > LONGEST_LINE:
        return None
    match = BYLINE.fullmatch(line)
    # A byline has names: every word of it but "and", "of", "de" … begins with a capital.
    if match and all(word[:1].isupper() or word.lower() in _SMALL for word in match["who"].split()):
        return match["who"].rstrip(".")
    return None


_SMALL = word_list("and & of de van von der den del la le di da al el bin ibn dos for the")


def is_source_line(line: str) -> bool:
    """Whether the line only names an agency or desk."""
    return len(line) <= LONGEST_LINE and _SOURCE_LINE.fullmatch(line) is not None


def is_tagline(line: str) -> bool:
    """Whether the line says who reported, wrote or edited from where, below an article."""
    if len(line) > LONGEST_LINE:
        return False
    if line[:1] in "([" and line[-1:] in ")]":
        line = line[1:-1]
    return line[:1].isupper() and _TAGLINES.fullmatch(line) is not None


def is_furniture(line: str) -> bool:
    """Whether the line belongs to the page ("Leave a Comment"), not to the article."""
    return len(line) <= LONGEST_LINE and _FURNITURE.fullmatch(line) is not None
