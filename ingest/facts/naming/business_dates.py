"""A body and a date in a sentence that says what the body did or will do on that day.

`The Audit Committee had looked at it on 5 March`, `Cabinet will be asked to approve it on 6 May`, `at its meeting on
4 March 2025 (minute 12 refers) the Cabinet had agreed`. All patterns read masked text.
"""

from __future__ import annotations

import re

from ingest.mask import compiled

_SMALL = (
    r"(?:also|already|previously|recently|first|then|since|later|earlier|formally|unanimously|jointly|both|next|now)"
)
_DID = (
    r"(?:considered|discussed|agreed|approved|endorsed|supported|scrutinised|received|noted|reviewed|examined|heard"
    r"|debated|decided|determined|resolved|recommended|adopted|accepted|rejected|deferred|referred|remitted"
    r"|looked (?:at|into)|dealt with|signed off|been (?:told|advised|informed|shown|given|consulted|briefed)|asked"
    r"|requested|commented on|confirmed|set|taken|took|seen|saw|called in|made|passed|gave|given)"
)
_HAD_DONE = (  # with `had` before it, any participle tells a deed of that day
    r"(?!opened|closed|launched|started|begun|installed|built)(?:[a-z]+ed|gone|had|been|sent|put|given|made|held|met"
    r"|sat|seen|left|written|drawn|set|told|heard|found)"
)
_WILL_DO = (
    r"(?:consider|discuss|agree|approve|endorse|scrutinise|receive|note|review|examine|hear|debate|decide|determine"
    r"|take|adopt|look at|look into|deal with|sign off|be (?:asked|invited|requested|recommended|told|advised|briefed)"
    r"|be (?:considering|discussing|taking|receiving|reviewing)|meet|have|see|vote)"
)
_WORDS = r"(?:\s++[^\s⟦⟪;:.]{1,30}+){0,14}?"
_WHEN = (
    r",? (?:on|upon|at (?:its|their|the|a) (?:\w+ ){0,2}meetings?(?: (?:held|due))?(?: (?:on|of|in))?|of)(?: the)? $"
)
_DONE = compiled(
    rf"(?:[’']s?)?(?: (?:had|has|have|having))?(?: {_SMALL}){{0,2}} {_DID}\b{_WORDS}{_WHEN}", re.IGNORECASE
)
_HAD = compiled(
    rf"(?:[’']s?)? (?:had|has|have|having)(?: {_SMALL}){{0,2}} {_HAD_DONE}\b{_WORDS}{_WHEN}"
    rf"|,? (?:in|when|on|while|having|after) \w++{_WORDS}{_WHEN}",
    re.IGNORECASE,
)
_DONE_IN = compiled(
    rf"(?:[’']s?)? (?:had|has|have|having)(?: {_SMALL}){{0,2}} {_DID}\b{_WORDS},? in (?:(?:early|mid|late) )?$",
    re.IGNORECASE,
)
_ITS_MEETING = compiled(
    r"\b(?:its|their) (?:\w+ ){0,2}meetings?(?: (?:held|due|planned))?(?: (?:on|of|in))?(?: the)? $", re.IGNORECASE
)
_WILL = compiled(
    rf",?(?: (?:which|who))? (?:would|will|shall|should|is to|was to|are to|were to|is due to|was due to)"
    rf"(?: {_SMALL}){{0,2}} {_WILL_DO}\b{_WORDS}(?:{_WHEN}|,? in $)",
    re.IGNORECASE,
)
_IN_BRACKETS = compiled(
    r"[’']?s?,? [(\[](?:see |further to |under |at |in )?(?:(?:(?:minutes?|items?|resolutions?|paragraphs?"
    r"|refs?)\b[^⟪⟦()]{0,40})?(?:meeting )?)(?:(?:held )?(?:on|of),? )?(?:the )?(?:\w+ of )?$",
    re.IGNORECASE,
)
_HELD = compiled(
    r"(?: meeting)? (?:would|will|shall|is to|was to|is due to) (?:now |then |also )?(?:be (?:held|convened|called)"
    r"|take place)(?: [^\s⟪⟦]+){0,6}? on (?:the )?$",
    re.IGNORECASE,
)
_MEETING_OF = re.compile(r"\bmeetings? (?:of|for) (?:the )?(?:full )?$", re.IGNORECASE)
_THAT = re.compile(r"\bthat\b", re.IGNORECASE)
_ASKS = re.compile(r"\b(?:asked|invited|requested|recommended|due) to\b|\bto (?:approve|agree|adopt|consider)\b", re.I)
_INFINITIVE = re.compile(r"\bto (?!the\b|a\b|its\b|be\b)[a-z]+\b")
_AT_ITS = re.compile(
    r"(?:\bat (?:its|their|the|a|an) (?:\w+ ){0,3}meetings?(?: (?:held|took place))?(?: (?:on|of))?|(?:^|[.;] )on"
    r"|\bmeeting on)(?: the)? $",
    re.IGNORECASE,
)
_THEN_BODY = re.compile(r"(?: \([^()]{0,60}\))?,? ?(?:the |this )?$", re.IGNORECASE)
_BODY_DID = re.compile(rf"(?: (?:had|has|have|was|were))?(?: {_SMALL}){{0,2}} (?:{_DID}|had|was|were)\b", re.IGNORECASE)
_GOES = re.compile(
    r"\b(?:to|before|by|at|from)(?: (?:the|this|that|its|a|our|their|full|next|future))* $", re.IGNORECASE
)
_IN = re.compile(r"(?:[’']s)? ?(?:meeting )?(?:in|during|for)(?: (?:early|mid|late))? $", re.IGNORECASE)

_FAR = 90
_BACK = compiled(
    r"\b(?:report|reports|reported|reporting|bring|brought|come|comes|return|returns|returned|go|submitted|present"
    r"|presented|feed|referred)(?: \w+){0,2}? back(?: to (?:the|this|a|its) (?:\w+ ){0,3}?meeting)? (?:in|on|by|at)"
    r"(?: the)? $",
    re.IGNORECASE,
)
_COMES = compiled(
    r"\b(?:would|will|to) (?:now |then )?(?:come|be (?:brought|made|presented|submitted|reported))(?: back)? to"
    r" (?:the|a) (?:\w+ )?meeting (?:of|on)(?: the)? $",
    re.IGNORECASE,
)
_PUT_OFF = compiled(
    r"\b(?:adjourned|deferred|postponed|stood over|held over|reconvened?|put back|relisted)(?: [a-z]+){0,3}?"
    r" (?:to|until|till|on|for)(?: the| a)?(?: (?:meeting|hearing))?(?: (?:on|of))? $",
    re.IGNORECASE,
)
_MINUTE_OF = compiled(
    r"\b(?:paragraph|item|section|para)s?\.? \S{1,12} of (?:the |its )?minutes? of (?:the )?$", re.IGNORECASE
)


def comes_to_meeting(before: str) -> bool:
    """`The Board's report would come to the meeting of`: of the body that met, whosever the report is."""
    return _COMES.search(before[-90:]) is not None


def comes_back(before: str) -> bool:
    """Whether the words before a date say that business was put off to it, or is a minute of it."""
    late = before[-90:]
    return bool(
        comes_to_meeting(before) or _BACK.search(late) or _PUT_OFF.search(late) or _MINUTE_OF.search(before[-60:])
    )


def did_on(masked: str, end: int, at: int) -> bool:
    """Whether the body that ends at `end` did something on the date at `at`."""
    between = masked[end:at]
    if _IN_BRACKETS.fullmatch(between):
        return True
    done = _DONE.fullmatch(between) or (_HAD.fullmatch(between) if len(between) < _FAR else None)
    return done is not None and not _THAT.search(between) and not _INFINITIVE.search(between)


def done_in(masked: str, end: int, at: int) -> bool:
    """`the Council had approved the plan in July 2025`: what a body did, and the month."""
    between = masked[end:at]
    return _DONE_IN.fullmatch(between) is not None and not _THAT.search(between) and not _INFINITIVE.search(between)


def at_its_meeting(masked: str, at: int) -> bool:
    """`… at its meeting on`: of the body that the sentence is about."""
    return _ITS_MEETING.search(masked[max(0, at - 60) : at]) is not None


def will_on(masked: str, start: int, end: int, at: int) -> bool:
    """Whether the body at `start:end` is to do something, or to meet, on the date at `at`."""
    between = masked[end:at]
    if _HELD.fullmatch(between):
        return _MEETING_OF.search(masked[max(0, start - 30) : start]) is not None or between.startswith(" meeting")
    if _WILL.fullmatch(between) is None or _THAT.search(between):
        return False
    return _ASKS.search(between) is not None or not _INFINITIVE.search(between)


def on_did(masked: str, date_start: int, date_end: int, start: int, end: int) -> bool:
    """Whether on the date the body that stands behind it, at `start:end`, did something."""
    if not _AT_ITS.search(masked[max(0, date_start - 60) : date_start]):
        return False
    return bool(_THEN_BODY.fullmatch(masked[date_end:start]) and _BODY_DID.match(masked, end))


def goes_in(masked: str, start: int, end: int, at: int) -> bool:
    """`to the Board in May 2025`: a body to which business goes, and a month."""
    between = masked[end:at]
    goes = _GOES.search(masked[max(0, start - 40) : start]) is not None or "meeting" in between
    return goes and _IN.fullmatch(between) is not None
