"""Everything that can happen, and the sentence the history tells it in.

An action is a noun and a past participle. A sentence is a format string over the event's data; a name
it uses is a name the workflow must put there, and a test fills every one of them.
"""

from __future__ import annotations

from enum import StrEnum


class Action(StrEnum):
    """One kind of line in the record."""

    STORE_CREATED = "store.created"
    ARTICLE_INGESTED = "article.ingested"
    SOURCE_ADDED = "source.added"
    SOURCE_FETCHED = "source.fetched"
    SOURCE_MARKED = "source.marked"
    COPY_ACCEPTED = "copy.accepted"
    COPY_REFUSED = "copy.refused"
    EVIDENCE_ADDED = "evidence.added"
    EVIDENCE_WITHDRAWN = "evidence.withdrawn"
    VERDICT_RECORDED = "verdict.recorded"
    VERDICT_REVISED = "verdict.revised"
    VERDICT_UPHELD = "verdict.upheld"
    CLAIMS_IMPORTED = "claims.imported"
    VERDICT_REUSED = "verdict.reused"
    MATCH_REFUSED = "match.refused"
    RELATION_MADE = "relation.made"
    RELATION_REFUSED = "relation.refused"
    RELATION_ENDED = "relation.ended"
    CLAIM_MARKED_STALE = "claim.marked_stale"
    CLAIM_CONFIRMED = "claim.confirmed"
    QUESTION_ANSWERED = "question.answered"
    CLAIM_EDITED = "claim.edited"
    CLAIM_ADDED = "claim.added"
    CLAIM_SPLIT = "claim.split"
    CLAIM_MERGED = "claim.merged"
    CLAIM_VALUES_SET = "claim.values_set"
    CLAIM_CREDITED = "claim.credited"
    CLAIM_TAKEN_IN = "claim.taken_in"
    FINDING_RAISED = "finding.raised"
    EVENT_UNDONE = "event.undone"
    CLAIM_EXCLUDED = "claim.excluded"
    CLAIM_SETTLED = "claim.settled"
    CLAIM_REOPENED = "claim.reopened"
    CLAIM_VERDICTS_SET = "claim.verdicts_set"
    ARTICLE_VERDICTS_SET = "article.verdicts_set"
    CLAIM_ASSIGNED = "claim.assigned"
    CLAIM_TAKEN = "claim.taken"
    CLAIM_HANDED_OUT = "claim.handed_out"
    CLAIM_HANDED_BACK = "claim.handed_back"
    CLAIM_SENT_BACK = "claim.sent_back"
    CLAIM_SETTLED_ALONE = "claim.settled_alone"
    CLAIM_WITHDRAWN = "claim.withdrawn"
    COMMENT_WRITTEN = "comment.written"
    COMMENT_EDITED = "comment.edited"
    COMMENT_WITHDRAWN = "comment.withdrawn"
    MENTION_PUT_AWAY = "mention.put_away"
    SCALE_MADE = "scale.made"
    SETTING_CHANGED = "setting.changed"
    FINDING_CONFIRMED = "finding.confirmed"
    FINDING_EXPLAINED = "finding.explained"
    FINDING_DISMISSED = "finding.dismissed"
    FINDING_REOPENED = "finding.reopened"
    ARTICLES_COMPARED = "articles.compared"
    DETECTORS_RERUN = "detectors.rerun"
    DETECTOR_SWITCHED = "detector.switched"
    SUGGESTION_ACCEPTED = "suggestion.accepted"
    SUGGESTION_DROPPED = "suggestion.dropped"
    MODEL_ASKED = "model.asked"
    MODEL_ANSWERED = "model.answered"
    SUGGESTION_TAKEN = "suggestion.taken"
    SUGGESTION_DISMISSED = "suggestion.dismissed"
    REFERENCE_ATTACHED = "reference.attached"
    REFERENCE_WITHDRAWN = "reference.withdrawn"
    VERSION_PROPOSED = "version.proposed"
    VERSION_DECLINED = "version.declined"
    VERSION_LINKED = "version.linked"
    CLAIM_CARRIED = "claim.carried"
    CLAIMS_CARRIED = "claims.carried"
    CLAIM_LEFT_BEHIND = "claim.left_behind"
    CLAIMS_ASSIGNED = "claims.assigned"
    CLAIMS_HANDED_BACK = "claims.handed_back"
    CLAIMS_DUE = "claims.due"
    CLAIMS_EXCLUDED = "claims.excluded"
    CLAIMS_VERDICTS_SET = "claims.verdicts_set"
    FINDINGS_CONFIRMED = "findings.confirmed"
    FINDINGS_EXPLAINED = "findings.explained"
    FINDINGS_DISMISSED = "findings.dismissed"
    RULE_FOLLOWED = "rule.followed"
    OBJECTION_RAISED = "objection.raised"
    OBJECTION_ANSWERED = "objection.answered"
    REPORT_EXPORTED = "report.exported"
    REPORT_PUBLISHED = "report.published"
    REPORT_UNPUBLISHED = "report.unpublished"
    REPORT_IMPORTED = "report.imported"
    ACCOUNT_ADDED = "account.added"
    ACCOUNT_ROLE_CHANGED = "account.role_changed"
    ACCOUNT_DISABLED = "account.disabled"
    ACCOUNT_ENABLED = "account.enabled"
    PASSWORD_SET = "password.set"  # noqa: S105 - the name of an action
    LINK_ISSUED = "link.issued"
    SESSION_STARTED = "session.started"
    SESSION_ENDED = "session.ended"
    SIGN_IN_REFUSED = "sign_in.refused"
    KEY_MADE = "key.made"
    KEY_ROTATED = "key.rotated"
    TOKEN_MADE = "token.made"  # noqa: S105 - the name of an action
    TOKEN_REVOKED = "token.revoked"  # noqa: S105 - the name of an action
    ACCOUNT_ERASED = "account.erased"
    CONTACT_ERASED = "contact.erased"


SENTENCES: dict[Action, str] = {
    Action.STORE_CREATED: "opened the record",
    Action.ARTICLE_INGESTED: "took in “{title}” with {claims} claims and {findings} findings",
    Action.SOURCE_ADDED: "added the source “{title}”",
    Action.SOURCE_FETCHED: "looked at the address of “{title}” again: {outcome}",
    Action.SOURCE_MARKED: "marked the source “{title}” as {closeness}, {grade}",
    Action.COPY_ACCEPTED: "took “{title}” for a copy of “{original}”",
    Action.COPY_REFUSED: "said that “{title}” is no copy of “{original}”",
    Action.EVIDENCE_ADDED: "attached “{source}” to claim {claim}: it {stance}",
    Action.EVIDENCE_WITHDRAWN: "withdrew “{source}” from claim {claim} — “{reason}”",
    Action.VERDICT_RECORDED: "found claim {claim} {label} — “{rationale}”",
    Action.VERDICT_REVISED: "changed the verdict on claim {claim} from {before} to {label} — “{rationale}”",
    Action.CLAIMS_IMPORTED: "brought in {claims} claims from “{file}”",
    Action.VERDICT_UPHELD: "stood by {label} on claim {claim} — “{rationale}”",
    Action.VERDICT_REUSED: "took {label} over from claim {earlier} for claim {claim} — “{rationale}”",
    Action.MATCH_REFUSED: "said that claim {other} is not the same as claim {claim}",
    Action.RELATION_MADE: "said that claim {claim} {words} claim {other} — “{reason}”",
    Action.RELATION_REFUSED: "refused that claim {claim} {words} claim {other}, which {proposed} proposed — “{reason}”",
    Action.RELATION_ENDED: "took back that claim {claim} {words} claim {other} — “{reason}”",
    Action.CLAIM_MARKED_STALE: "marked claim {claim} stale: {what}, on claim {because} (event {event})",
    Action.CLAIM_CONFIRMED: "looked at claim {claim} again and found that it still holds — “{reason}”",
    Action.QUESTION_ANSWERED: "answered on claim {claim} “{question}”: “{answer}”",
    Action.CLAIM_EDITED: "reworded claim {claim} — “{reason}”",
    Action.CLAIM_ADDED: "made claim {claim} by hand: “{statement}”",
    Action.CLAIM_SPLIT: "split claim {claim} into {children} — “{reason}”",
    Action.CLAIM_MERGED: "merged {parents} into claim {claim} — “{reason}”",
    Action.CLAIM_VALUES_SET: "set the values of claim {claim} to {after} (before: {before}) — “{reason}”",
    Action.CLAIM_CREDITED: "credited claim {claim} to {after} (before: {before}) — “{reason}”",
    Action.CLAIM_TAKEN_IN: "took claim {claim} back in — “{reason}”",
    Action.FINDING_RAISED: "flagged “{words}” as finding {finding} ({kind}): “{message}”",
    Action.EVENT_UNDONE: "undid event {undone} ({what})",
    Action.CLAIM_EXCLUDED: "excluded claim {claim} — “{reason}”",
    Action.CLAIM_SETTLED: "settled claim {claim} as {label} — “{reason}”",
    Action.CLAIM_REOPENED: "reopened claim {claim} — “{reason}”",
    Action.CLAIM_VERDICTS_SET: "asked for {wanted} independent verdicts on claim {claim} (before: {before})",
    Action.ARTICLE_VERDICTS_SET: "asked for {wanted} independent verdicts on each of {claims} claims of “{title}”",
    Action.CLAIM_ASSIGNED: "gave claim {claim} to {reviewer}",
    Action.CLAIM_TAKEN: "took claim {claim} in hand",
    Action.CLAIM_HANDED_OUT: "was handed claim {claim}",
    Action.CLAIM_HANDED_BACK: "handed claim {claim} back for {reviewer} — “{reason}”",
    Action.CLAIM_SENT_BACK: "sent claim {claim} back to its reviewers and asked: “{question}”",
    Action.CLAIM_SETTLED_ALONE: "settled claim {claim} as {label}, having judged it too, as the only one here who may settle — “{reason}”",
    Action.CLAIM_WITHDRAWN: "withdrew the verdict “{label}” on claim {claim} — “{reason}”",
    Action.COMMENT_WRITTEN: "wrote about {on}: “{words}”",
    Action.COMMENT_EDITED: "changed a comment on {on} to: “{words}”",
    Action.COMMENT_WITHDRAWN: "withdrew a comment on {on}",
    Action.MENTION_PUT_AWAY: "put away a comment on {on} that called for them",
    Action.SCALE_MADE: "made the scale “{label}”, version {version}",
    Action.SETTING_CHANGED: "set “{setting}” to {value} (before: {before})",
    Action.FINDING_CONFIRMED: "confirmed finding {finding} ({kind}) — “{reason}”",
    Action.FINDING_EXPLAINED: "explained finding {finding} ({kind}) — “{reason}”",
    Action.FINDING_DISMISSED: "dismissed finding {finding} ({kind}) — “{reason}”",
    Action.FINDING_REOPENED: "reopened finding {finding} ({kind}) — “{reason}”",
    Action.ARTICLES_COMPARED: "held “{title}” against the other articles: {findings} findings",
    Action.DETECTORS_RERUN: "ran the detectors on “{title}” again: {added} new findings, {withdrawn} no longer raised, {kept} as they were",
    Action.DETECTOR_SWITCHED: "set the detector {detector} to “{setting}” (before: {before}) — “{reason}”",
    Action.SUGGESTION_ACCEPTED: "accepted “{words}” as what finding {finding} ({kind}) should read; the article stays as printed",
    Action.SUGGESTION_DROPPED: "took back having accepted “{words}” on finding {finding} ({kind})",
    Action.MODEL_ASKED: "had text of “{title}” sent to {host}, to ask the model {model} for {wanted}",
    Action.MODEL_ANSWERED: "got {kept} suggestions ({wanted}) of the model {model} for “{title}”; {refused} more were refused",
    Action.SUGGESTION_TAKEN: "accepted suggestion {suggestion} of the model {model}: {became}",
    Action.SUGGESTION_DISMISSED: "dismissed suggestion {suggestion} of the model {model}",
    Action.REFERENCE_ATTACHED: "held “{title}” against “{name}”: {findings} findings on its quotations",
    Action.REFERENCE_WITHDRAWN: "took away “{name}”, which “{title}” was held against — “{reason}”",
    Action.VERSION_PROPOSED: "noticed that “{title}” shares {share} of its wording with article {earlier}; a person says whether it is a new version",
    Action.VERSION_DECLINED: "said that “{title}” is no new version of article {earlier}",
    Action.VERSION_LINKED: "made “{title}” the new version of article {earlier}: {unchanged} claims unchanged, {moved} moved, {changed} reworded, {vanished} gone",
    Action.CLAIM_CARRIED: "carried claim {claim} over to the new version as claim {carried}: {found}",
    Action.CLAIMS_CARRIED: "carried {claims} claims with unchanged words over to “{title}”",
    Action.CLAIM_LEFT_BEHIND: "left claim {claim} behind in the earlier version: {found}",
    Action.CLAIMS_ASSIGNED: "put {number} claims at once into the hands of {reviewer}",
    Action.CLAIMS_HANDED_BACK: "handed {number} claims back at once for {reviewer} — “{reason}”",
    Action.CLAIMS_DUE: "set {number} claims at once due on {due}",
    Action.CLAIMS_EXCLUDED: "excluded {number} claims at once — “{reason}”",
    Action.CLAIMS_VERDICTS_SET: "asked for {wanted} independent verdicts on {number} claims at once",
    Action.FINDINGS_CONFIRMED: "confirmed {number} findings at once — “{reason}”",
    Action.FINDINGS_EXPLAINED: "explained {number} findings at once — “{reason}”",
    Action.FINDINGS_DISMISSED: "dismissed {number} findings at once — “{reason}”",
    Action.RULE_FOLLOWED: "reopened claim {claim} by the desk’s rule “{rule}”: finding {finding} ({kind}), event {event}",
    Action.OBJECTION_RAISED: "objected to the verdict on claim {claim} — “{reason}”",
    Action.OBJECTION_ANSWERED: "answered objection {objection} to the verdict on claim {claim}: {answer} — “{reason}”",
    Action.REPORT_IMPORTED: "brought in the report on “{title}” by {desk} with {claims} claims and {findings} findings",
    Action.REPORT_PUBLISHED: "published version {version} of the report on “{title}” — “{reason}”",
    Action.REPORT_UNPUBLISHED: "withdrew the published report on “{title}” — “{reason}”",
    Action.REPORT_EXPORTED: "exported the report on “{title}” as {format}",
    Action.ACCOUNT_ADDED: "added {email} as {role}",
    Action.ACCOUNT_ROLE_CHANGED: "changed the role of {email} from {before} to {role}",
    Action.ACCOUNT_DISABLED: "disabled the account {email}",
    Action.ACCOUNT_ENABLED: "enabled the account {email}",
    Action.PASSWORD_SET: "set the password of {email}",
    Action.LINK_ISSUED: "issued a one-time link for {email}",
    Action.SESSION_STARTED: "signed in",
    Action.SESSION_ENDED: "signed out",
    Action.SIGN_IN_REFUSED: "was refused at sign-in for {email}",
    Action.KEY_MADE: "made the key that signs checkpoints, {key}",
    Action.KEY_ROTATED: "put the signing key {key} in the place of {before}",
    Action.TOKEN_MADE: "made the token “{token}” for a program, as {role}",
    Action.TOKEN_REVOKED: "revoked the token “{token}”",
    Action.ACCOUNT_ERASED: "erased the personal data of {person} — “{reason}”",
    Action.CONTACT_ERASED: "erased the contact of “{source}” — “{reason}”",
}
