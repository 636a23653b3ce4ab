"""An attendance list while it is read: its lines, the people found so far, the group that a heading has opened."""

from __future__ import annotations

import re

import msgspec

from ingest.facts.attending.attendees import Attendee, Group, beside_of, fill, go_on, share
from ingest.facts.attending.headings import heading_at
from ingest.facts.attending.notes import ORGANISATION, is_office
from ingest.facts.attending.rolls import Stretch
from ingest.names import Named, first_job, is_name
from ingest.reading import Reading

_ONLY_BRACKET = re.compile(r"\(([^()]{2,80})\)")
_BARE = re.compile(r"[A-Za-zÀ-ÿ’' -]{3,40}")
_MORE_POST = re.compile(r"(?:and|&) [A-Z]")
# Small letters only: `Will Fry` is a name.
SENTENCE = re.compile(
    r"\b(?:was|were|is|are|had|has|been|be|may|will|upon|agenda|welcomed|opened|presided|took|asked|thanked"
    r"|noted|stated)\b"
)


class Roll(msgspec.Struct, kw_only=True):
    """The list while it is read. `loose` says that a heading which tells nothing came last."""

    reading: Reading
    stretches: list[Stretch]
    found: list[Attendee] = []
    group: Group | None = None
    loose: bool = False
    prose: int = 0
    columns: list[str] = []
    abreast: list[Group] = []
    width: int = 0

    @property
    def headed(self) -> bool:
        """Whether any heading of the list opens the members' own list."""
        if self.opened is None:
            hits = (heading_at(s.text.replace("\t", ":", 1) if s.row else s.text) for s in self.stretches)
            self.opened = any(hit and hit.meaning in ("member", "present", "remote") for hit in hits)
        return self.opened

    opened: bool | None = None


def is_prose(text: str) -> bool:
    """Whether a line is a sentence, brackets apart."""
    return SENTENCE.search(re.sub(r"\([^()]*\)", " ", text[:300])) is not None


def add_people(roll: Roll, stretch: Stretch, people: list[Named], group: Group) -> None:
    """Take the people of a line into the list."""
    fresh = [
        Attendee(
            named=person,
            beside=beside_of(person),
            group=group,
            evidence=stretch.evidence(roll.reading, person.start, min(person.end, len(stretch.text))),
            wide=_is_wide(roll, stretch, people),
            alone=stretch.text.strip() == person.name,
        )
        for person in people
    ]
    if (
        group.post
        and not fresh[0].beside.posts
        and not fresh[0].named.rank
        and not any(a.group is group for a in roll.found)
    ):
        fresh[0].beside.posts.append(group.post)
    share(fresh)
    roll.found += fresh
    stretch.take(roll.reading)


def _is_wide(roll: Roll, stretch: Stretch, people: list[Named]) -> bool:
    """Whether a line with one person is as long as any so far: what it says may go on below."""
    length = len(stretch.text.rstrip())
    if len(people) != 1 or length < 45:
        return False
    roll.width = max(roll.width, length)
    return length >= 0.9 * roll.width


def read_fragment(roll: Roll, stretch: Stretch, text: str) -> bool:
    """A piece of a row that conversion has pushed onto a line of its own."""
    last = roll.found[-1]
    if bracket := _ONLY_BRACKET.fullmatch(text):
        last.named.notes = [*last.named.notes, bracket.group(1)]
        last.beside = beside_of(last.named)
    elif _MORE_POST.match(text) and last.beside.posts and len(text) < 80:
        last.beside.posts[-1] = f"{last.beside.posts[-1]} {text.rstrip('.')}"
    elif is_office(text) and _BARE.fullmatch(text) and not (last.beside.offices or last.beside.posts):
        last.beside.offices.append(text.strip(" .,"))
    elif (
        last.wide
        and last.beside.posts
        and len(text) < 70
        and not stretch.heading
        and not text.endswith(":")
        and not SENTENCE.search(text)
    ):
        last.beside.posts[-1] = f"{last.beside.posts[-1]} {text.rstrip('.')}"
        last.wide = False
    elif len(text) > 90 or text.endswith((".", ":")) or SENTENCE.search(text):
        return False
    elif last.unfinished:
        go_on(last, text)
    elif ORGANISATION.fullmatch(text) or text == roll.reading.meeting.authority:
        fill(roll.found, text, organisation=True)
    elif first_job(text) and not is_name(text) and roll.reading.blocks[stretch.first].label is None:
        fill(roll.found, text, organisation=False)
    else:
        return False
    last.evidence += stretch.evidence(roll.reading)
    stretch.take(roll.reading)
    return True
