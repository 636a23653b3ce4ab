"""Who is given a seat on another body, as minutes say it: in a role, or in the words of a clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from ruamel.yaml import YAML

from graph.build.keys import Keyed
from graph.resolve.bodies.bodies import Bodies
from graph.resolve.people.identities import How, Seat, day_of
from graph.resolve.people.names import parse

WORDS = YAML(typ="safe").load(Path(__file__).with_name("appointments.yaml").read_text("utf-8"))
PATTERNS = tuple(re.compile(row["match"]) for row in WORDS["patterns"])
TAIL = re.compile(WORDS["tail"])
ASIDE, BETWEEN = re.compile(r"\s*\([^)]*\)"), re.compile(r",\s*(?:and\s+)?|\s+and\s+|\s*&\s*")
TITLE = re.compile(r"^(?:[Cc]ouncillors?|Cllrs?)\b[.’'s]*\s*")
NAME = re.compile(r"(?:[A-ZÀ-Þ][\w.'’-]*\s*){1,4}")


class Appointment(NamedTuple):
    """Names as written, without `Councillor`, and the body as written."""

    names: tuple[str, ...]
    body: str


@lru_cache(maxsize=4096)
def appointment(words: str) -> Appointment | None:
    """Whom a clause gives a seat on a body; None where it does not."""
    folded = " ".join(words.split())
    found = next((match for pattern in PATTERNS if (match := pattern.search(folded))), None)
    if found is None:
        return None
    names = (TITLE.sub("", part) for part in BETWEEN.split(ASIDE.sub("", found["who"])))
    return Appointment(tuple(name for name in names if NAME.fullmatch(name)), TAIL.sub("", found["body"]))


def appointed(keys: Keyed, bodies: Bodies) -> Iterator[Seat]:
    """Seats on other bodies that minutes give: two whom one meeting sends to one body are two people."""
    day, own = day_of(keys.record.meeting.date if keys.record.meeting else None), bodies.own(keys)
    for person, organisation, node in _told(keys):
        name, body = parse(person), bodies.of(keys, organisation)
        if name is not None and body in bodies.all and body != own:
            yield Seat(f"{keys.path}>{body}", day, node, body, name, person, how=How.TOLD)


def _told(keys: Keyed) -> Iterator[tuple[str, str | None, str]]:
    """Person and body as written, and the node that says it."""
    for row, node in keys.pairs("roles"):
        yield row.person, row.organisation, node
    for row, node in keys.pairs("decisions"):
        if row.act == "appoint" and (found := appointment(row.text)) is not None:
            for name in found.names:
                yield name, found.body, node
