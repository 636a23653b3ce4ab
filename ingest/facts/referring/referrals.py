"""How business moves between bodies: sent, received, planned."""

from __future__ import annotations

import re

import msgspec

from ingest.clause import Clause
from ingest.dates import find_dates
from ingest.facts.referring.answers import answers, once
from ingest.mask import BODY, compiled
from ingest.quick import Quick
from ingest.reading import CONTENT, Reading, Section
from ingest.wordings import Found, family
from ontology.record import DecisionRow, Evidence, ReferralRow

_NOT = Quick(
    r"\bno (?:items?|matters?|outstanding|referrals?|response|reply)\b|\b(?:if|whether) (?:an?|any"
    r"|the) (?:response|reply)\b|\bnot (?:be )?referred\b",
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
_SHORT = 12
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
        rows += _way(reading, place, masked)
    rows += [row for section in reading.sections if (row := _titled_report(reading, section))]
    rows += answers(reading, rows)
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
                if not any(a < sentence.end and b > sentence.start for a, b in taken.get(i, [])):
                    places.append(Place(section, i, sentence.start, sentence.end, None, i == section.heading))
    return sorted(places, key=lambda p: (p.block, p.start))


def _lead_place(reading: Reading, section: Section, clause: Clause, row: DecisionRow) -> Place | None:
    """The lead-in, where it names a body (`RECOMMENDED to Council that`)."""
    lead = clause.lead.strip()
    if "ecommend" not in lead.lower() or not lead:
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
    where = "title" if place.title else "decision" if place.decision else "prose"
    for hit in family("referrals").all(masked):
        wanted = hit.wording.more.get("where")
        if (wanted and wanted != where) or (place.title and not hit.wording.more.get("titles")):
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


def _rows(reading: Reading, place: Place, hit: Found) -> list[ReferralRow]:
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
    relay = _relayed(reading, place, hit)
    rows = [_row(reading, place, hit, relay or sender, receiver)] if _moves(sender, receiver) else []
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
    first = family("referrals").wordings[0].pattern.search(before)
    mention = None
    if first:
        name = next(group for group in ("to", "to2", "to3", "to4") if first.group(group))
        mention = reading.body_of(place.block, place.start + first.start(name), place.start + first.end(name))
    return reading.resolve(place.block, mention) if mention else None


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
        return _plain(reading, reading.resolve(place.block, mention))
    if _GROUP.fullmatch(groups[name]):
        return _group_before(reading, place)
    named = re.sub(r"^the ", "", reading.blocks[place.block].text[start:end].strip(" ,"), flags=re.IGNORECASE)
    return _spelt_out(reading, named) if re.fullmatch(r"[A-Z]{3,6}|(?:[A-Z]\.){2,5}", named) else named


def _plain(reading: Reading, name: str) -> str:
    """A body's name without the item's number before it; `the SPC` is the one that met, where its name ends so."""
    name = _NUMBERED.sub("", name.rsplit("\t", 1)[-1])
    own = reading.meeting.body or ""
    if re.fullmatch(r"[A-Z]{3,6}", name) and "".join(re.findall(r"\b[A-Z]", own)).endswith(name):
        return own
    return name


def _spelt_out(reading: Reading, letters: str) -> str:
    """What a body's initials stand for, where the document says it in full; else the initials."""
    plain = letters.replace(".", "")
    words = r"(?:,? (?:&|and|of|for|the|an|na|agus))*,? ".join(rf"{c}[\w’'-]+" for c in plain)
    pattern = re.compile(rf"\b{words}")
    found = (match for block in reading.blocks if (match := pattern.search(block.text)))
    match = next(found, None)
    return match.group() if match else letters


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
    if place.then and place.decision and len(text.split()) < _SHORT and len(place.decision.text.split()) < 2 * _SHORT:
        text, more = f"{text.rstrip()} {place.decision.text}", place.decision.evidence
    reading.take(place.block, start, end)
    act, stage = hit.meaning, hit.wording.more["stage"]
    if hit.wording.id == "further_to_minute" and "recommend" in text.lower():
        act = "recommend"
    stated = (place.section.number, place.section.part, sender, receiver, act, stage, text)
    return ReferralRow(
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
