"""A list whose lines take turns: a name, and below it what the person is, or whom they come from."""

from __future__ import annotations

import re

import msgspec

from ingest.facts.attending.attendees import Attendee, Group
from ingest.facts.attending.headings import heading_at
from ingest.facts.attending.notes import Beside, is_office, remote_of
from ingest.facts.attending.roll import Roll, is_prose
from ingest.names import first_job, is_name, read_people

_LEAST, _JOBS = 4, 2  # so many pairs prove that the lines take turns; fewer where each second line is a job
_JOB = re.compile(r"[A-ZÀ-Þ][^\t:;]{1,80}(?<![.\s])")
_TAKES = re.compile(r", (?:note|minute)[- ]?taker$|, (?:minutes|notes)$", re.IGNORECASE)
_HOW = re.compile(r" ?\(([^()]{2,40})\)$")
_NOTE = re.compile(r"[A-ZÀ-Þ][^\t:;,\d]{1,60}(?<![.\s])")
# Words in capitals that end so are no person's name.
_BODY = re.compile(
    r".* (?:Centre|Group|Association|Council|Trust|Forum|Network|Partnership|Board|Services?|University|College|School"
    r"|Union|Society|Federation|Alliance|Chamber|Agency)"
)


def turns(roll: Roll, at: int) -> int:
    """How many pairs of a name and a note begin at a line of the list."""
    pairs = 0
    while at + 1 < len(roll.stretches) and _is_pair(roll.stretches[at].text, roll.stretches[at + 1].text):
        pairs, at = pairs + 1, at + 2
    jobs = all(first_job(roll.stretches[at - 2 * n + 1].text) for n in range(1, pairs + 1))
    return pairs if pairs >= (_JOBS if jobs else _LEAST) else 0


def read_turns(roll: Roll, at: int, pairs: int, group: Group) -> int:
    """Take these pairs into the list; where to go on."""
    if group.capacity == "mixed" and not roll.found:  # the only list of members: what follows it says `also`
        group = msgspec.structs.replace(group, capacity="present")
    for i in range(at, at + 2 * pairs, 2):
        name, note = roll.stretches[i], roll.stretches[i + 1]
        people = read_people(name.text, known=True)
        evidence = (*name.evidence(roll.reading), *note.evidence(roll.reading))
        roll.found += [Attendee(named=p, beside=_beside(note.text), group=group, evidence=evidence) for p in people[:1]]
        name.take(roll.reading)
        note.take(roll.reading)
    roll.group = group
    return at + 2 * pairs


def _is_pair(name: str, note: str) -> bool:
    name, note = name.strip(), note.strip()
    if not is_name(name) or len(name.split()) < 2 or heading_at(name) or len(read_people(name, known=True)) != 1:
        return False
    hit = heading_at(note)
    headed = hit is not None and hit.meaning != "chair"
    named = is_name(note) and not _BODY.fullmatch(note)
    told = _NOTE.fullmatch(note) or (first_job(note) and _JOB.fullmatch(note))
    return not headed and not named and told is not None and not is_prose(note)


def _beside(note: str) -> Beside:
    note, remote = _TAKES.sub("", note.strip()), None
    if (how := _HOW.search(note)) and remote_of(how.group(1)) is not None:
        note, remote = note[: how.start()], remote_of(how.group(1))
    if is_office(note):
        return Beside(offices=[note], remote=remote)
    return Beside(posts=[note], remote=remote) if first_job(note) else Beside(organisation=note, remote=remote)
