"""Our dates, times and durations as the TIMEX values of Microsoft's Recognizers-Text.

The past reading comes first, ends of intervals are exclusive, a date with its time is one entity, and
"next three days" begin tomorrow. What repeats ("every Monday") and days no calendar has come out unresolved.
"""

# ruff: noqa: C901, PLR0911, PLR0912, PLR0915 - one convention a line, one return a form

from __future__ import annotations

import re
from datetime import datetime, timedelta

from factcheck.domain.value import Comparator, Value, ValueKind
from factcheck.nlp.dates import edtf
from factcheck.nlp.dates.calendar_words import MONTHS
from factcheck.nlp.values import values_in
from tests.quality.norms_recognizers_sets import (
    at_a_time,
    counted_time,
    of_account,
    part_of_the_day,
    repeating,
    repeats,
    weekday_beside,
    with_a_preposition,
)
from tests.quality.norms_recognizers_spans import rolling, span, whole_week, within
from tests.quality.norms_recognizers_times import WEEKDAY, lasting, time_of_day
from tests.quality.norms_timex import (
    NOW,
    PARTS,
    Row,
    between_dates,
    day_after,
    merged,
    part_of_day,
    shifted,
    timed,
)

_ROLLING = re.compile(r"\b(last|past|previous|next|coming|upcoming) ", re.IGNORECASE)
_WEEK_DAYS = 6


def durations(row: Row) -> list[Row]:
    """Lengths of time; Recognizers leaves "over" and "about" out."""
    values = values_in(row["input"], prefer="past")
    found = [lasting(v) if v.kind is ValueKind.DURATION else counted_time(v) for v in values]
    return [entity for entity in found if entity]


def datetimes(row: Row) -> list[Row]:
    """Dates and times of an utterance, each a TIMEX with its resolution."""
    text, now = row["input"], datetime.fromisoformat(row["reference"] or NOW)
    undated = {value.span: value for value in values_in(text, None, prefer="past")}
    found: list[Row] = []
    end = -9
    for value in values_in(text, now.date(), prefer="past"):
        before, after = text[: value.span.start], text[value.span.end :]
        entity = _entity(value, undated.get(value.span), now, before, after)
        if entity is None:
            continue
        gap = text[end : value.span.start - len(entity.pop("lead", ""))] if end >= 0 else ""
        joined = None
        if found:
            joined = (
                at_a_time(found[-1], entity, gap)
                or _at_a_time_before(found[-1], entity, gap)
                or weekday_beside(found[-1], entity, gap)
                or merged(found[-1], entity, gap)
            )
        if joined:
            found[-1] = joined
        else:
            found.append(entity)
        end = value.span.end + entity.pop("more", 0)
        with_a_preposition(found[-1], text)
    return found


def _at_a_time_before(clock: Row, entity: Row, gap: str) -> Row | None:
    joined = at_a_time(entity, clock, gap)
    return joined and joined | {"text": f"{clock['text']}{gap}{entity['text']}"}


def _entity(
    value: Value, undated: Value | None, now: datetime, before: str, after: str
) -> Row | None:
    if repeats(value):
        return repeating(value)
    if value.kind is ValueKind.COUNT:
        return counted_time(value)
    if value.kind is ValueKind.DURATION and value.iso8601:
        return lasting(value)
    if value.kind is ValueKind.TIME and (part := part_of_the_day(value)):
        return part
    if value.kind is ValueKind.TIME and value.iso8601:
        return time_of_day(value)
    if value.kind is ValueKind.DATE and value.iso8601 and value.text.endswith(("later", "earlier")):
        then = shifted(
            now, value.unit or "day", (value.number or 0) * (1 if "later" in value.text else -1)
        )
        moment = (
            then.isoformat() if value.unit in {"hour", "minute", "second"} else str(then.date())
        )
        said = re.sub("^(?:about|around) ", "", value.text)
        return timed(said, moment, value=moment.replace("T", " "))
    if value.kind is ValueKind.DATE and not value.date:
        return _undated(value, now)
    if value.kind is not ValueKind.DATE:
        return None
    part = PARTS.match(after)
    day = edtf.limits(value.date)[0]
    named = re.search(WEEKDAY + "$|today$|tomorrow$|yesterday$|\\d$", value.text, re.IGNORECASE)
    entity = _date(value, undated, now)
    if entity is not None and part and named and day:
        timex = entity["resolution"]["values"][0]["timex"]
        some = entity["resolution"]["values"][0].get("value") or day.isoformat()
        entity = part_of_day(entity["text"] + part[0], timex, some, part[1])
        entity["more"] = len(part[0])
    elif entity is not None and (
        said := re.search(r"\b(morning|afternoon|evening|night)$|tonight$|tonite$", value.text)
    ):
        some = day.isoformat() if day else ""
        entity = part_of_day(entity["text"], some, some, said[1] or "night")
    return entity


def _undated(value: Value, now: datetime) -> Row | None:
    """Such as "the last 13 minutes", which no calendar shows, and "Feb 30", which it has not."""
    said = _ROLLING.search(value.text)
    if value.number is not None and value.unit in {"hour", "minute", "second"} and said:
        return rolling(value, now, said[1])
    never = re.fullmatch(r"([A-Za-z]{3,9})\.? (3[0-9])", value.text)
    if never and (month := MONTHS.get(never[1].lower())):
        return timed(value.text, f"XXXX-{month:02d}-{never[2]}", value="not resolved")
    never = re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", value.text)
    if never:
        return timed(
            value.text, f"{never[3]}-{int(never[1]):02d}-{int(never[2]):02d}", value="not resolved"
        )
    return None


def _date(value: Value, undated: Value | None, now: datetime) -> Row | None:
    found, text = value.date or "", re.sub(r"(?<=[A-Za-z]{3})\.$", "", value.text)
    text = re.sub(r"^(?:the (?=\d+(?:st|nd|rd|th)? |late|mid|early|eoy|eom|end|last (?!week of)|next|past|beginning|following|[a-z]+day)|on )", "", text, flags=re.IGNORECASE)  # fmt: skip
    text = re.sub("^(?:about|around) ", "", text) if value.approximate else text
    text = re.sub("^(?:the (?=week [0-9])|about )", "", text)
    if re.match(
        "([Tt]he [0-9]+[a-z]+ (day|month|of)|the (first|second|third|last) month) ", value.text
    ):
        text = value.text
    if re.fullmatch("(right |just )?now|at (the|this) [a-z]+|at present", text.lower()):
        return timed(text, "PRESENT_REF", value=now.isoformat().replace("T", " "))
    said = None if value.text.lower().startswith("within") else _ROLLING.search(value.text)
    if value.number is not None and value.unit and said:
        return rolling(value, now, said[1])
    if value.number is not None and value.unit and value.iso8601 and "within" in text.lower():
        return within(value, text, now)
    if value.number is not None and value.unit and value.anchor == "published":
        back = re.search(r"\b(ago|earlier|before)$", text)
        then = shifted(now, value.unit, -value.number if back else value.number)
        fine = value.unit in {"hour", "minute", "second"}
        moment = then.isoformat() if fine else then.date().isoformat()
        return timed(text, moment, value=moment.replace("T", " "))
    timex = (undated.date if undated and undated.date else found).replace("..", "").strip("/")
    if value.anchor not in {None, "published"}:
        timex = found
    first, last = edtf.limits(found)
    if first and (account := of_account(value, first.year)):
        return account
    if (
        first
        and last
        and (
            nth := re.match(
                "(?:the )?(first|last|[1-5]st|[2-5][a-z]+) week (?:of|in) ", text.lower()
            )
        )
    ):
        return whole_week(text, nth[1], first, last)
    if first and last and (days := re.search("([0-9]+) business days", text)):
        after = day_after(last)
        return timed(text, f"({first},{after},P{days[1]}BD)", start=str(first), end=after)
    if first and last and re.search("end of the week$", text.lower()):
        year, week, _ = first.isocalendar()
        begin = first - timedelta(days=first == last - timedelta(days=2))
        return timed(text, f"{year}-W{week:02d}", start=str(begin), end=day_after(last))
    if first and re.search(r"/[34][0-9]$", value.text) and value.date:
        short = value.text[-2:]
        if int(short) < 40:
            return timed(text, f"XX{short}{value.date[4:]}", value=f"19{short}{value.date[4:]}")
        return timed(text, f"19{short}{value.date[4:]}", value=f"19{short}{value.date[4:]}")
    if first and last and (to_date := re.search("year to date$", text.lower())):
        return timed(to_date[0], f"{first.year}", start=str(first), end=str(last))
    if (
        first
        and last
        and value.number is not None
        and "/" in found
        and re.search("starting|beginning| from ", text)
    ):
        after = day_after(last)
        text = f"for {text}" if " from " in text else text
        return timed(text, f"({first},{after},{value.iso8601})", start=str(first), end=after)
    stepped = re.fullmatch(rf"(last|previous|past|this|next|following) ({WEEKDAY})", text.lower())
    if stepped and first:
        week = {"this": 0, "next": 1, "following": 1}.get(stepped[1], -1)
        monday = now.date() - timedelta(days=now.weekday())
        some = monday + timedelta(days=7 * week + first.weekday())
        return timed(text, some.isoformat(), value=some.isoformat())
    weekday = re.fullmatch(WEEKDAY + r"( \d+\w*)?", text.lower())
    if weekday and first:
        first -= timedelta(days=7 * (first == now.date() and not weekday[1]))
        return timed(text, f"XXXX-WXX-{first.isoweekday()}", value=first.isoformat())
    if first and (open_ := re.match("(more|less) than .* (before|after) ", value.text)):
        if open_[1] == "more":
            ends = {"end": found} if open_[2] == "before" else {"value": found}
            return timed(text, found, **ends)
        moved = shifted(datetime.fromisoformat(found), value.unit or "day", value.number or 0)
        start = shifted(datetime.fromisoformat(found), value.unit or "day", -(value.number or 0))
        one, other = (start.date(), first) if open_[2] == "after" else (first, moved.date())
        return timed(text, f"({one},{other},{value.iso8601})", start=str(one), end=str(other))
    if value.comparator is Comparator.LESS or value.comparator is Comparator.AT_MOST:
        return span(value, text, timex, now)
    if first and first == last and "/" not in found:
        return timed(text, timex, value=first.isoformat())
    if first and re.match("the week (of|beginning|starting|commencing)", text.lower()):
        return timed(
            text,
            f"XXXX{first.isoformat()[4:]}",
            start=first.isoformat(),
            end=day_after(last or first),
        )
    opened = "/.." in found and re.search(r"\bweek", text.lower())
    if opened and first and (whole := edtf.limits(edtf.week_of(first))[0]):
        year, week, _ = whole.isocalendar()
        return timed(text, f"{year}-W{week:02d}", start=str(whole))
    if first and last and (last - first).days == _WEEK_DAYS and re.search(r"\bweek", text.lower()):
        year, week, _ = first.isocalendar()
        if re.search("earlier|later|end|beginning", text.lower()):
            middle = (first + timedelta(days=3)).isoformat()
            half = (
                {"start": first.isoformat(), "end": middle}
                if "earl" in text.lower()
                else {"start": middle, "end": day_after(last)}
            )
            return timed(text, f"{year}-W{week:02d}", **half)
        return timed(text, f"{year}-W{week:02d}", start=first.isoformat(), end=day_after(last))
    if first and last and text.lower() == "that weekend":
        return timed(text, "XXXX-WXX-WE", start=first.isoformat(), end=day_after(last))
    if first and last and (same := re.fullmatch("(?:the )?same (month|year)", text.lower())):
        timex = "XXXX-XX" if same[1] == "month" else "XXXX"
        return timed(re.sub("^the ", "", text), timex, start=first.isoformat(), end=day_after(last))
    if first and last and "weekend" in text.lower():
        year, week, _ = first.isocalendar()
        return timed(text, f"{year}-W{week:02d}-WE", start=first.isoformat(), end=day_after(last))
    if value.comparator is Comparator.BETWEEN and first and last:
        return between_dates(value, undated, text)
    return span(value, text, timex, now)
