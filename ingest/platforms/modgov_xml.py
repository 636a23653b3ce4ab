"""ModernGov's web service: the answer to GetMeeting as a meeting; meetings, committees and members as lists."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterator

import msgspec

from ingest.formats.errors import Unreadable
from ingest.model import Document, Stated, StatedItem
from ingest.platforms import trees
from ingest.platforms.laid import Sheet
from ingest.platforms.trees import name_of, text_of, under
from ingest.platforms.values import SURE, attendee, clock, day, place
from ontology.record import DocumentFacts, DocumentKind, Evidence, ItemRow, MeetingFacts, PersonRow, ReferralRow, Source

_MINUTES = re.compile(r"minutes?\w*(?:html|text|body)\w*")
_DECISION = re.compile(r"decisions?\w*(?:html|text|body)\w*")
_AGENDA = re.compile(r"agenda\w*(?:html|text|body)\w*")
_SUB_NUMBER = re.compile(r"\d+(?:\.\d+)+")
_LISTED = """getmeetings committees getcommittees councillorsbyward councillorsbypostcode getcouncillors
    committeesbyuser wards getdecisions decisions"""
_LISTS = frozenset(_LISTED.split())
_ENTRIES = ("committeeid", "meetingid", "councillorid", "memberid", "wardid", "decisionid")
_FIELDS = {  # the words for a meeting's fields in the page text, in its order
    "meetingid": "Meeting",
    "meetingdate": "Meeting date",
    "meetingstatus": "Status",
    "meetingtime": "Time",
    "meetingactualstarttime": "Actual start time",
    "meetingplannedfinishtime": "Planned finish time",
    "meetingactualfinishtime": "Actual finish time",
    "meetinglocation": "Venue",
    "meetingroom": "Room",
}
Told = list[tuple[str, int, int, int]]


def read(source: Source, data: bytes) -> Document:
    """The Document of an answer. Raises Unreadable for XML that is broken, unsafe or of another kind."""
    root = trees.parse(data)
    if name_of(root) in _LISTS or under(root, "committeemeetings"):
        return _listing(source, root)
    meetings = [one for one in under(root, "meeting") if text_of(one, "meetingid") and text_of(one, "meetingdate")]
    if len(meetings) == 1:
        return Meeting(source, meetings[0]).document()
    if meetings or any(name_of(one) in _ENTRIES for one in root.iter()):
        return _listing(source, root)
    raise Unreadable("the file is XML of a kind that is not known here", "save the page as HTML")


def _listing(source: Source, root: ET.Element) -> Document:
    """A list, a line for each field: nothing in it records a meeting."""
    sheet = Sheet(source)
    first: tuple[Evidence, ...] = ()
    for element in root.iter():
        evidence = sheet.field(name_of(element), " ".join((element.text or "").split()), aside=False)
        first = first or evidence
    if not first:
        raise Unreadable("the XML holds no entries", "check that it is the right file")
    return sheet.document(Stated(document=DocumentFacts(kind="other", evidence=first[:1], confidence=SURE)))


class Meeting:
    """A meeting's element laid out as a page, with what its fields state."""

    def __init__(self, source: Source, element: ET.Element) -> None:
        self._element = element
        self._sheet = Sheet(source)
        self._at: dict[str, tuple[Evidence, ...]] = {}
        self._body = _own_committee(element)
        self._told: Told = []
        self._referrals: list[ReferralRow] = []

    def document(self) -> Document:
        """The page and the facts: first the meeting's fields, then who was there, then the business."""
        if self._body:
            self._at["committee"] = self._sheet.field("Committee", self._body)
        for name, label in _FIELDS.items():
            self._at[name] = self._sheet.field(label, text_of(self._element, name))
        people = [row for one in under(self._element, "attendee") if (row := self._person(one))]
        items = [item for one in under(self._element, "agendaitem") for item in self._item(one)]
        stated = Stated(
            document=self._kind(),
            meeting=self._meeting(),
            actual=bool(self._at["meetingactualstarttime"] or self._at["meetingactualfinishtime"]),
            people=tuple(people),
            items=tuple(items),
            referrals=tuple(self._referrals),
            told=tuple(self._told),
        )
        return self._sheet.document(stated)

    def _field(self, name: str, value: Callable[[str], str | None]) -> str | None:
        """What a field's value means."""
        return value(text_of(self._element, name))

    def _meeting(self) -> MeetingFacts:
        venue = [found for name in ("meetingroom", "meetinglocation") if (found := self._field(name, place))]
        return MeetingFacts(
            body=self._body,
            date=self._field("meetingdate", day),
            start=self._field("meetingactualstarttime", clock) or self._field("meetingtime", clock),
            end=self._field("meetingactualfinishtime", clock),
            venue=", ".join(dict.fromkeys(venue)) or None,
            evidence=tuple(piece for name, pieces in self._at.items() if name not in _SILENT for piece in pieces),
            confidence=SURE,
        )

    def _kind(self) -> DocumentFacts:
        """Minutes where minutes are; a notice where only decisions are; else the agenda of a meeting to come."""
        kinds: list[tuple[str, DocumentKind]] = [("minutes", "minutes"), ("decision", "decision_notice")]
        told = {what for what, *_ in self._told}
        kind: DocumentKind = next((kind for what, kind in kinds if what in told), "agenda")
        date = self._field("meetingdate", day) if kind == "agenda" else None
        evidence = self._at["meetingdate"] + self._at["meetingstatus"]
        return DocumentFacts(kind=kind, date=date, evidence=evidence, confidence=SURE)

    def _person(self, element: ET.Element) -> PersonRow | None:
        said = {name.lower(): " ".join(value.split()) for name, value in element.attrib.items()}
        said |= {name_of(child): text_of(element, name_of(child)) for child in element}
        name, role, status = said.get("name", ""), said.get("roledescription", ""), said.get("attendance", "")
        shown = [name, role, status, *(said.get(key, "") for key in ("keyposts", "politicalparty", "ward"))]
        member = f"member {said['memberid']}" if said.get("memberid") else ""
        evidence = self._sheet.field("Attendance", "; ".join(one for one in (*shown, member) if one))
        return attendee(name, role, status, said.get("keyposts", "").replace(",", ";"), evidence) if name else None

    def _item(self, element: ET.Element) -> Iterator[StatedItem]:
        """The business of an item; one that is only a part of the item above opens nothing of its own."""
        number, title = _number(element), text_of(element, "agendaitemtitle")
        part_only = bool(number and _SUB_NUMBER.fullmatch(number))
        heading = self._sheet.heading(title, number or "", aside=part_only)
        closed = text_of(element, "isrestricted").lower() == "true"
        row = ItemRow(
            number=number, title=title, part="closed" if closed else "open", evidence=heading, confidence=SURE
        )
        if heading and not part_only:
            yield StatedItem(heading[0].page, heading[0].start, heading[0].end, row if number else None)
        self._texts(element)
        self._asides(element, row)

    def _texts(self, element: ET.Element) -> None:
        """Agenda, decision and minutes, in this order; what an agenda asks for is no record of what was done."""
        kinds = (("", _AGENDA, "Agenda"), ("decision", _DECISION, "Decision"), ("minutes", _MINUTES, "Minutes"))
        for kind, called, label in kinds:
            for child in element:
                if not (called.fullmatch(name_of(child)) and (child.text or "").strip()):
                    continue
                self._sheet.label(label, aside=not kind)
                stretch = self._sheet.html(child.text or "", aside=not kind)
                if kind and stretch:
                    self._told.append((kind, *stretch))

    def _asides(self, element: ET.Element, row: ItemRow) -> None:
        for number in range(1, 10):
            label = text_of(element, f"commentlabel{number}") or "Comment"
            self._sheet.field(label, text_of(element, f"commenttext{number}"))
        if text_of(element, "iscallin").lower() == "true":
            self._sheet.field("Call-in", "True")
        self._referred(text_of(element, "refertocommittee"), row)
        for linked in under(element, "linkeddoc"):
            self._sheet.field("Document", text_of(linked, "title"))

    def _referred(self, other: str, row: ItemRow) -> None:
        """Business that goes to another committee; one's own says nothing."""
        evidence = self._sheet.field("Refer to committee", other)
        if not (evidence and self._body) or _fold(other) == _fold(self._body):
            return
        self._referrals.append(
            ReferralRow(
                item=row.number,
                from_=self._body,
                to=other,
                act="refer",
                stage="made",
                text=f"Refer to committee: {other}",
                evidence=_with_label(evidence[0], "Refer to committee: "),
                confidence=0.8,
            )
        )


_SILENT = ("meetingid", "meetingstatus", "meetingplannedfinishtime")


def _with_label(evidence: Evidence, label: str) -> tuple[Evidence, ...]:
    start = evidence.start - len(label)
    return (msgspec.structs.replace(evidence, start=start, quote=label + evidence.quote),)


def _fold(name: str) -> str:
    return " ".join(name.casefold().replace("&", "and").split())


def _own_committee(element: ET.Element) -> str | None:
    """The body that met: as the meeting says, as its own documents say, or as all of its items say alike."""
    for name in ("committeetitle", "committeename"):
        if title := text_of(element, name):
            return title
    date = text_of(element, "meetingdate")
    linked = [one for one in under(element, "linkeddoc") if text_of(one, "meetingdate") in ("", date)]
    titles = Counter(title for one in linked if (title := text_of(one, "committeetitle")))
    if titles:
        return titles.most_common(1)[0][0]
    named = {title for one in under(element, "agendaitem") if (title := text_of(one, "refertocommittee"))}
    return named.pop() if len(named) == 1 else None


def _number(element: ET.Element) -> str | None:
    """The number as printed: the minute's, where there is one, else the agenda's."""
    shown = text_of(element, "fulldisplaynumberformat").rstrip(". )").lstrip("(")
    minute = text_of(element, "minutesitemnumber").rstrip(".")
    if minute.isdigit() and minute != "0" and minute not in re.findall(r"\d+", shown):
        sub = text_of(element, "minutesitemsubnumber").strip(" .0")
        return f"{minute}{'.' if sub[:1].isdigit() else ''}{sub}"
    agenda = text_of(element, "agendaitemnumber").rstrip(".")
    return shown or (agenda if agenda.strip("0") else None)
