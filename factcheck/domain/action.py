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
    EVIDENCE_ADDED = "evidence.added"
    EVIDENCE_WITHDRAWN = "evidence.withdrawn"
    VERDICT_RECORDED = "verdict.recorded"
    VERDICT_REVISED = "verdict.revised"
    CLAIM_EDITED = "claim.edited"
    CLAIM_EXCLUDED = "claim.excluded"
    CLAIM_SETTLED = "claim.settled"
    CLAIM_REOPENED = "claim.reopened"
    FINDING_CONFIRMED = "finding.confirmed"
    FINDING_EXPLAINED = "finding.explained"
    FINDING_DISMISSED = "finding.dismissed"
    FINDING_REOPENED = "finding.reopened"
    REPORT_EXPORTED = "report.exported"
    ACCOUNT_ADDED = "account.added"
    ACCOUNT_ROLE_CHANGED = "account.role_changed"
    ACCOUNT_DISABLED = "account.disabled"
    ACCOUNT_ENABLED = "account.enabled"
    PASSWORD_SET = "password.set"  # noqa: S105 - the name of an action
    LINK_ISSUED = "link.issued"
    SESSION_STARTED = "session.started"
    SESSION_ENDED = "session.ended"
    SIGN_IN_REFUSED = "sign_in.refused"


SENTENCES: dict[Action, str] = {
    Action.STORE_CREATED: "opened the record",
    Action.ARTICLE_INGESTED: "took in “{title}” with {claims} claims and {findings} findings",
    Action.SOURCE_ADDED: "added the source “{title}”",
    Action.EVIDENCE_ADDED: "attached “{source}” to claim {claim}: it {stance}",
    Action.EVIDENCE_WITHDRAWN: "withdrew “{source}” from claim {claim} — “{reason}”",
    Action.VERDICT_RECORDED: "found claim {claim} {label} — “{rationale}”",
    Action.VERDICT_REVISED: "changed the verdict on claim {claim} from {before} to {label} — “{rationale}”",
    Action.CLAIM_EDITED: "reworded claim {claim} — “{reason}”",
    Action.CLAIM_EXCLUDED: "excluded claim {claim} — “{reason}”",
    Action.CLAIM_SETTLED: "settled claim {claim} as {label} — “{reason}”",
    Action.CLAIM_REOPENED: "reopened claim {claim} — “{reason}”",
    Action.FINDING_CONFIRMED: "confirmed finding {finding} ({kind}) — “{reason}”",
    Action.FINDING_EXPLAINED: "explained finding {finding} ({kind}) — “{reason}”",
    Action.FINDING_DISMISSED: "dismissed finding {finding} ({kind}) — “{reason}”",
    Action.FINDING_REOPENED: "reopened finding {finding} ({kind}) — “{reason}”",
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
}
