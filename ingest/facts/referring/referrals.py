"""How business moves between bodies: sent, received, planned."""

from __future__ import annotations

import re

import msgspec

from ingest.bodies import Mention
from ingest.clause import Clause
from ingest.dates import find_dates
from ingest.facts.naming.whose import whose_body
from ingest.facts.referring.answers import answers, once
from ingest.facts.referring.context import (
    asks_for_act,
    is_clause,
    it_said,
    named_behind,
    names_receiver,
    recommends_behind,
    sent_first_to,
    spelt_out,
)
from ingest.facts.referring.replies import read_replies
from ingest.mask import BODY, compiled, mask
from ingest.quick import Quick
from ingest.reading import CONTENT, Reading, Section
from ingest.titles import spoken
from ingest.wordings import Found, family
from ontology.record import DecisionRow, Evidence, ReferralRow

_NOT = Quick(
    r"\bno (?:items?|matters?|outstanding|referrals?|response|reply)\b|\b(?:if|whether) (?:an?|any"
    r"|the) (?:response|reply)\b|\bnot (?:be )?referred\b"
    r"|\b(?:complaints?|applications?|payments?|enquiries) (?:\w+ ){0,4}(?:should|can|could|may|must) be\b",
    re.IGNORECASE,
)
_REPORT_TITLE = compiled(r"(?P<from>⟦·*⟧)[^⟦]{0,40}?\b(?:report|update)\b", re.IGNORECASE)
_STOP = compiled(r"(?P<to>⟦·*⟧|(?-i:\b[Ss]crutiny|\bAudit|\baudit))(?: meeting)?(?:,? (?:on|in|of|[–-]))? ⟪·*⟫")
_PRESENTS = re.compile(
    r"\b(?:introduced|presented|took|gave|received|considered|outlined)\b[^.]{0,60}\b(?:report|update|overview)\b"
    r"|\breport (?:was|had been) (?:presented|introduced|received|submitted|considered)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(?:[A-Z]{1,4}[. ]?)?\d[\w/.]*\s+(?=[A-Z])")
_SHORT, _BARE, _LEAST = 12, 5, 30
_DATED = compiled(r" of ⟪")
_GROUP = re.compile(r"(?:the )?group", re.IGNORECASE)


class Place(msgspec.Struct, frozen=True):
    """A sentence or clause: where it stands, and the decision that it is, if any."""

    section: Section
    block: int
    start: int
    end: int
    decision: DecisionRow | None = None
    title: bool = False
    then: bool = False  # a lead-in, which the decision goes on from


def read_referrals(reading: Reading) -> list[ReferralRow]:
    """One row for each statement that a matter came from, goes to or will go to another body."""
    rows: list[ReferralRow] = []
    for place in _places(reading):
        masked = reading.masked(place.block)[place.start : place.end]
        if _NOT.search(masked) or (place.decision and place.decision.act == "refuse"):
            continue
        for hit in _hits(masked, place):
            rows += _rows(reading, place, hit)
        rows += _way(reading, place, masked) + _it_said(reading, place)
    rows += [row for section in reading.sections if (row := _titled_report(reading, section))]
    rows += answers(reading, rows)
    rows += read_replies(reading, rows)
    return once(rows)


def _places(reading: Reading) -> list[Place]:
    """Leads and clauses of decisions, then the sentences that are no decision, in order."""
    taken: dict[int, list[tuple[int, int]]] = {}
    places: list[Place] = []
    leads: set[tuple[int, int]] = set()
    for section, clause, row in reading.clauses:
        lead = _lead_place(reading, section, clause, row)
        if lead and (lead.block, lead.start) not in leads:
            leads.add((lead.block, lead.start))
            places.append(lead)
            taken.setdefault(lead.block, []).append((lead.start, lead.end))
        for piece in clause.pieces:
            places.append(Place(section, piece.block, piece.start, piece.end, row))
            taken.setdefault(piece.block, []).append((piece.start, piece.end))
    for section in reading.sections:
        for i in range(section.first, section.last):
            if reading.blocks[i].kind not in CONTENT:
                continue
            for sentence in reading.sentences(i):
                own = sorted((a, b) for a, b in taken.get(i, []) if a < sentence.end and b > sentence.start)
                end = own[0][0] if own else sentence.end
                if not own or end - sentence.start > _LEAST:  # what stands before a decision in its sentence
                    places.append(Place(section, i, sentence.start, end, None, i == section.heading))
    return sorted(places, key=lambda p: (p.block, p.start))


def _lead_place(reading: Reading, section: Section, clause: Clause, row: DecisionRow) -> Place | None:
    """The lead-in, where it names a body (`RECOMMENDED to Council that`)."""
    lead = clause.lead.strip()
    if not names_receiver(mask(lead)):
        return None
    first = clause.pieces[0]
    for block in range(first.block, section.first - 1, -1):
        at = reading.blocks[block].text.find(lead.split(":")[0][:14])
        if at >= 0:
            stop = first.end if block == first.block else len(reading.blocks[block].text)
            return Place(section, block, at, stop, row, then=block != first.block)
        if first.block - block > 40:
            break
    return None


def _hits(masked: str, place: Place) -> list[Found]:
    """The wordings that speak in a sentence; each stretch of it is read once."""
    found: list[Found] = []
    spans: list[tuple[int, int, str]] = []
    where = _kinds(place, masked)
    for hit in [*family("referrals").all(masked), *family("moves").all(masked)]:
        wanted = hit.wording.more.get("where")
        if (wanted and wanted not in where) or (place.title and not hit.wording.more.get("titles")):
            continue
        groups = {k: v for k, v in hit.match.groupdict().items() if v}
        bodies = [hit.match.span(k) for k in groups if k.rstrip("234") in ("to", "from")]
        if any(a == c and b == d and act == hit.meaning for a, b in bodies for c, d, act in spans):
            continue
        if any(
            a == c and b == d
            for a, b in bodies
            for c, d, act in spans
            if {act, hit.meaning} != {"respond", "recommend"}
        ):
            continue
        spans += [(a, b, hit.meaning) for a, b in bodies]
        found.append(hit)
    return found


def _kinds(place: Place, masked: str) -> tuple[str, ...]:
    """What a place is to the wordings: what a body notes is told as in prose, and prose may be worded as a clause."""
    if place.title:
        return ("title",)
    if not place.decision:
        return ("prose", "decision") if is_clause(masked) else ("prose",)
    more = {"note": ("prose",), "recommend": ("recommend",)}
    return ("decision", *more.get(place.decision.act, ()))


def _rows(reading: Reading, place: Place, hit: Found) -> list[ReferralRow]:
    if hit.match.groupdict().get("self") and _named(reading, place, hit, "self") != reading.meeting.body:
        return []
    sender = _body(reading, place, hit, "from")
    receiver = _body(reading, place, hit, "to")
    onward = _named(reading, place, hit, "next")
    if hit.wording.id == "body_will_consider" and receiver == reading.meeting.body and reading.meeting.body:
        return []  # its own work is no business between bodies
    if hit.wording.id == "approved_for_submission" and sender == receiver:
        sender = None
        return [msgspec.structs.replace(_row(reading, place, hit, sender, receiver), stage="planned")]
    if hit.wording.id == "brought_to_own" and place.decision and _own_acts(reading, place, hit):
        sender = reading.meeting.body
    relay = _relayed(reading, place, hit) or _led_on(reading, place, hit, receiver)
    rows = [_row(reading, place, hit, relay or sender, receiver)] if _moves(sender, receiver) else []
    if rows and rows[0].stage == "made" and sender and _is_own(reading, receiver):
        rows[0].stage = "received"  # what another body sends to this one is not of its making
    if relay and rows:
        rows[0].stage = "planned"
    if onward:
        chained = "then" in (hit.match.groupdict().get("joins") or "then")
        first = receiver if chained else sender
        row = _row(reading, place, hit, first, onward)
        row.act = "refer" if chained and row.act == "report" else row.act
        row.stage = "planned" if chained else row.stage
        rows.append(row)
    return rows


def _is_own(reading: Reading, name: str | None) -> bool:
    return name is not None and name.casefold() == (reading.meeting.body or "").casefold()


def _own_acts(reading: Reading, place: Place, hit: Found) -> bool:
    """Whether it is the body that met that is to report: it stands before the verb, or nobody does."""
    before = reading.masked(place.block)[place.start : place.start + hit.match.start()]
    named = [m for m in reading.bodies(place.block) if place.start <= m.start < place.start + hit.match.start()]
    return (
        bool(named)
        and before.lstrip("thaeTHAE ").startswith(BODY)
        and (reading.resolve(place.block, named[0]) == reading.meeting.body)
    )


def _relayed(reading: Reading, place: Place, hit: Found) -> str | None:
    """`recommends that Cabinet approves …, and recommends to Council`: it is Cabinet that is to do the latter."""
    if hit.wording.id != "recommends_that_body":
        return None
    before = reading.masked(place.block)[place.start : place.start + hit.match.start()]
    if not before.rstrip().endswith(" and"):
        return None
    first = hit.wording.pattern.search(before)
    mention = None
    if first:
        name = next(group for group in ("to", "to2", "to3", "to4") if first.group(group))
        mention = reading.body_of(place.block, place.start + first.start(name), place.start + first.end(name))
    return reading.resolve(place.block, mention) if mention else None


def _led_on(reading: Reading, place: Place, hit: Found, receiver: str | None) -> str | None:
    """`RECOMMENDED TO CABINET: that Council be asked to …`: it is Cabinet that is to ask, if it agrees."""
    if hit.wording.more.get("from") != "own" or hit.wording.more["stage"] != "made" or place.decision is None:
        return None
    piece = next(c.pieces[0] for _, c, row in reading.clauses if row is place.decision)
    if (place.block, place.start) != (piece.block, piece.start) or place.then:
        return None
    first = sent_first_to(reading, place.block, place.decision)
    return first if first and receiver and first.casefold() != receiver.casefold() else None


def _moves(sender: str | None, receiver: str | None) -> bool:
    return bool(sender or receiver) and (sender or "").casefold() != (receiver or "").casefold()


def _body(reading: Reading, place: Place, hit: Found, end: str) -> str | None:
    source = hit.wording.more.get(end)
    if source == "own":
        return reading.meeting.body
    return _named(reading, place, hit, end) if source else None


def _named(reading: Reading, place: Place, hit: Found, group: str) -> str | None:
    groups = hit.match.groupdict()
    name = next((g for g in (group, f"{group}2", f"{group}3", f"{group}4") if groups.get(g)), None)
    if name is None:
        return None
    start, end = (place.start + at for at in hit.match.span(name))
    if mention := reading.body_of(place.block, start, end):
        return _full(reading, place, mention, _plain(reading, reading.resolve(place.block, mention)))
    if _GROUP.fullmatch(groups[name]):
        return _group_before(reading, place)
    named = re.sub(r"^the ", "", reading.blocks[place.block].text[start:end].strip(" ,"), flags=re.IGNORECASE)
    return spelt_out(reading, named) if re.fullmatch(r"[A-Z]{3,6}|(?:[A-Z]\.){2,5}", named) else named


def _full(reading: Reading, place: Place, mention: Mention, name: str) -> str:
    """`full Council`, as written, unless that is the body that met; another council's cabinet by both names."""
    if mention.generic and name == mention.name:
        dated = _DATED.match(reading.masked(place.block), mention.end) is not None
        name = named_behind(reading, place.block, mention) or (dated and reading.only_one(name)) or name
    name = spoken(name) if " " in name or place.title else name
    before = re.search(r"\bfull $", reading.blocks[place.block].text[: mention.start], re.IGNORECASE)
    if before and name != reading.meeting.body:
        return before.group() + name
    return whose_body(reading, place.block, mention) or name


def _plain(reading: Reading, name: str) -> str:
    """A body's name without the item's number before it; `the SPC` is the one that met, where its name ends so."""
    name = _NUMBERED.sub("", name.rsplit("\t", 1)[-1])
    own = reading.meeting.body or ""
    if re.fullmatch(r"[A-Z]{3,6}", name) and "".join(re.findall(r"\b[A-Z]", own)).endswith(name):
        return own
    return name


def _group_before(reading: Reading, place: Place) -> str | None:
    """The working group that `the group` means: the last one named under the item, its title included."""
    for i in range(place.block, place.section.first - 1, -1):
        for mention in reversed(reading.bodies(i)):
            if mention.name.casefold().endswith("group"):
                return mention.name
    return None


def _row(reading: Reading, place: Place, hit: Found, sender: str | None, receiver: str | None) -> ReferralRow:
    start, end = place.start, place.end
    if hit.match.groupdict().get("text"):
        start, end = place.start + hit.match.start("text"), place.start + hit.match.end("text")
    elif hit.wording.more.get("cut"):
        start += hit.match.start()
    text = reading.blocks[place.block].text[start:end]
    more: tuple[Evidence, ...] = ()
    words = len(text.split())
    if (
        place.then
        and place.decision
        and (words < _BARE or (words < _SHORT and len(place.decision.text.split()) < 2 * _SHORT))
    ):
        text, more = f"{text.rstrip()} {place.decision.text}", place.decision.evidence
    reading.take(place.block, start, end)
    act, stage = hit.meaning, hit.wording.more["stage"]
    if hit.wording.id == "further_to_minute":
        behind = None if "recommend" in text.lower() else recommends_behind(reading, place.block, end)
        end = behind.end if behind else end
        text = reading.blocks[place.block].text[start:end]
        act = "recommend" if "recommend" in text.lower() else act
    stated = (place.section.number, place.section.part, sender, receiver, act, stage, text)
    row = ReferralRow(
        id=reading.id("referral", *stated),
        item=place.section.number,
        item_id=place.section.item_id,
        from_=sender,
        to=receiver,
        act=act,  # type: ignore[arg-type]
        stage=stage,
        text=text,
        decision_id=place.decision.id if place.decision else None,
        evidence=reading.evidence(place.block, start, end) + more,
        confidence=0.85 if place.decision else 0.75,
    )
    row.act = "recommend" if asks_for_act(row) else row.act
    return row


def _titled_report(reading: Reading, section: Section) -> ReferralRow | None:
    """An item `Safeguarding Partnership annual report`: the partnership's report is received."""
    own = reading.meeting.body
    if section.heading is None or own is None:
        return None
    match = _REPORT_TITLE.match(reading.masked(section.heading))
    mention = reading.body_of(section.heading, *match.span("from")) if match else None
    if (
        mention is None
        or mention.generic
        or mention.name.casefold() in ("council", "cabinet", "executive", own.casefold())
    ):
        return None
    for i in reading.content(section)[:3]:
        for sentence in reading.sentences(i):
            if _PRESENTS.search(sentence.text):
                place = Place(section, i, sentence.start, sentence.end)
                name = re.sub(r"^\S*\d\S* ", "", mention.name)
                return _received(reading, place, name.title() if name.isupper() else name, own)
    return None


def _it_said(reading: Reading, place: Place) -> list[ReferralRow]:
    """`It recommends the smaller model`, behind a sentence about another body."""
    said = None if place.decision or place.title else it_said(reading, place.block, place.start, place.end)
    if said is None or reading.meeting.body is None:
        return []
    row = _received(reading, place, said[0], reading.meeting.body)
    row.act = said[1]  # type: ignore[assignment]
    return [row]


def _way(reading: Reading, place: Place, masked: str) -> list[ReferralRow]:
    """`Cabinet 19 December 2025, Council 25 January 2026`: a way told in advance, each stop with its date."""
    stops = list(_STOP.finditer(masked))
    if len(stops) < 2 or place.title or reading.meeting.date is None:
        return []
    rows = []
    for stop in stops:
        start, end = place.start + stop.start("to"), place.start + stop.end("to")
        dates = find_dates(reading.blocks[place.block].text[end : place.start + stop.end()], reading.year)
        mention = reading.body_of(place.block, start, end)
        name = reading.resolve(place.block, mention) if mention else stop.group("to")
        if name and dates and dates[0].value > reading.meeting.date:
            rows.append(_planned(reading, place, name))
    return rows


def _planned(reading: Reading, place: Place, receiver: str) -> ReferralRow:
    text = reading.blocks[place.block].text[place.start : place.end]
    return ReferralRow(
        id=reading.id("referral", place.section.number, receiver, "planned", text),
        item=place.section.number,
        item_id=place.section.item_id,
        to=receiver,
        act="report",
        stage="planned",
        text=text,
        decision_id=place.decision.id if place.decision else None,
        evidence=reading.evidence(place.block, place.start, place.end),
        confidence=0.65,
    )


def _received(reading: Reading, place: Place, sender: str, own: str) -> ReferralRow:
    text = reading.blocks[place.block].text[place.start : place.end]
    return ReferralRow(
        id=reading.id("referral", place.section.number, sender, own, text),
        item=place.section.number,
        item_id=place.section.item_id,
        from_=sender,
        to=own,
        act="report",
        stage="received",
        text=text,
        evidence=reading.evidence(place.block, place.start, place.end),
        confidence=0.65,
    )
