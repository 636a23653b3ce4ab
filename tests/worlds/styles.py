"""A Paper as minutes' text, in one of six house styles."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date
from textwrap import wrap

from tests.worlds.courses import MONTHS, said
from tests.worlds.papers import Clause, Entry, Move, Paper, Seat

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SLIPS = (("rn", "m"), ("l", "1"), ("O", "0"), ("e", "c"), ("ll", "II"), ("h", "li"), (" ", ""))
# As text comes out of a PDF: lines broken, pages parted.
WRAPPED, WIDTH, PAGE = ("borough", "titled"), 88, 40
Lines = Iterator[str]


def text(paper: Paper, ocr: float = 0.0) -> str:
    """The minutes as a text file; `ocr` is the share of letters that a scanner got wrong."""
    head, people, item, decided = STYLES[paper.style]
    blocks = [*head(paper), *people(paper)] if paper.kind == "minutes" else list(_notice_head(paper))
    for entry in paper.entries:
        blocks += [item(entry), *_body(paper, entry, decided)]
    blocks += ["The meeting ended at 12.10 pm."] if paper.kind == "minutes" else []
    if paper.style in WRAPPED:
        blocks = [
            "\n".join(wrap(line, WIDTH, break_on_hyphens=False)) for block in blocks for line in block.split("\n")
        ]
    written = "".join(_pages(paper, blocks) if paper.style in WRAPPED else [f"{block}\n\n" for block in blocks])
    return scanned(written, ocr, random.Random(f"ocr/{paper.name}")) if ocr else written


def _pages(paper: Paper, blocks: list[str]) -> Lines:
    """Pages as a PDF has them: a running head and a number on each, a page break between."""
    page, lines = 1, 0
    for block in blocks:
        if lines > PAGE:
            page, lines = page + 1, 0
            yield f"{page - 1}\n\f{_title(paper)} - {said(paper.date)}\n\n"
        lines += block.count("\n") + 2
        yield f"{block}\n\n"
    yield f"{page}\n"


def scanned(written: str, share: float, dice: random.Random) -> str:
    """With slips of a scanner in the share of its letters."""
    slips = int(len(written) * share + dice.random())
    for place in sorted((dice.randrange(len(written)) for _ in range(slips)), reverse=True):
        right, wrong = dice.choice(SLIPS)
        at = written.find(right, place)
        if at >= 0:
            written = written[:at] + wrong + written[at + len(right) :]
    return written


def _body(paper: Paper, entry: Entry, decided: Callable[[Paper, Entry], Lines]) -> Lines:
    talk = [*_reference(entry), *_interests(paper, entry), *entry.lines, *map(_moved, entry.moves)]
    decision = list(decided(paper, entry)) if entry.clauses else []
    if paper.style == "modern" and decision:
        yield from (*decision, *(["Minutes:", *talk] if talk else []))
    else:
        yield from (*talk, *decision)


def _reference(entry: Entry) -> Lines:
    if entry.reference:
        yield f"(Forward Plan ref. {entry.reference})"


def _interests(paper: Paper, entry: Entry) -> Lines:
    if entry.title.startswith("Declarations"):
        declared = [(e, name) for e in paper.entries for _, name in e.interests]
        for other, name in declared:
            yield f"Councillor {name} declared a personal interest in item {other.number} ({other.title})."
        if not declared:
            yield "None."


def _moved(move: Move) -> str:
    names = f"moved by Councillor {move.mover_name} and seconded by Councillor {move.seconder_name}"
    return f"It was {names} that {move.text}. On being put to the vote, the motion was {move.outcome}."


def _long(day: str) -> str:
    return f"{DAYS[date.fromisoformat(day).weekday()]}, {said(day)}"


def _ordinal(day: str) -> str:
    number = int(day[8:])
    end = "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{DAYS[date.fromisoformat(day).weekday()]}, {number}{end} {MONTHS.split()[int(day[5:7]) - 1]}, {day[:4]}"


def _notice_head(paper: Paper) -> Lines:
    yield paper.authority
    yield f"Notice of Decisions agreed at the {_title(paper)} held on {_long(paper.date)}"


def _shire_head(paper: Paper) -> Lines:
    yield paper.authority.upper()
    yield f"Minutes of the meeting of the {_title(paper)} held at Shire Hall on {_long(paper.date)} at 10.30 am"


def _borough_head(paper: Paper) -> Lines:
    yield paper.authority
    yield f"At a meeting of the {_title(paper).upper()} held at the Town Hall on {_long(paper.date)} at 7.00 pm"


def _modern_head(paper: Paper) -> Lines:
    yield paper.authority
    yield f"{_title(paper)} - {_ordinal(paper.date)} 6.00 pm"
    yield "Venue: Council Chamber, Civic Centre"


def _scots_head(paper: Paper) -> Lines:
    yield paper.authority.upper()
    named = _title(paper).upper()
    yield f"MINUTE of MEETING of the {named} held in the Council Offices on {said(paper.date)} at 2.00 pm."


def _parish_head(paper: Paper) -> Lines:
    yield paper.authority.upper()
    yield f"Minutes of the Parish Council Meeting held on {_ordinal(paper.date)} at 7.30pm in the Village Hall"


def _title(paper: Paper) -> str:
    return "Council" if paper.body == paper.authority else paper.body


def _present(paper: Paper) -> list[Seat]:
    return [seat for seat in paper.seats if seat.capacity == "member"]


def _officers(paper: Paper, form: str = "{0} ({1})") -> list[str]:
    named = [form.format(seat.name, seat.post) for seat in paper.seats if seat.capacity == "officer"]
    return [*named, *paper.unnamed]


def _office(seat: Seat) -> str:
    return f"{seat.name} ({seat.office})" if seat.office else seat.name


def _and(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def _list_people(paper: Paper) -> Lines:
    yield f"Present: Councillors {_and([_office(seat) for seat in _present(paper)])}"
    yield f"Officers in attendance: {_and(_officers(paper))}"


def _titled_people(paper: Paper) -> Lines:
    yield "PRESENT"
    offices = [f" ({seat.office})" if seat.office else "" for seat in _present(paper)]
    yield "\n".join(f"{s.title}. {s.name} CC{office}" for s, office in zip(_present(paper), offices, strict=True))
    yield "In attendance"
    yield "\n".join(_officers(paper, "{0}, {1}"))


def _line_people(paper: Paper) -> Lines:
    yield "Present:"
    yield "\n".join(f"Councillor {_office(seat)}" for seat in _present(paper))
    yield "Officers:"
    yield "\n".join(_officers(paper, "{0}, {1}"))


def _scots_people(paper: Paper) -> Lines:
    yield "Present:"
    yield f"Councillors {_and([_office(seat) for seat in _present(paper)])}."
    yield "In Attendance:"
    yield f"{'; '.join(_officers(paper, '{0}, {1}'))}."


def _parish_people(paper: Paper) -> Lines:
    yield f"Present: Cllrs {', '.join(_office(seat) for seat in _present(paper))}"
    yield f"In attendance: {', '.join(_officers(paper))}"


def _plain(entry: Entry) -> str:
    return f"{entry.number}. {entry.title}"


def _capitals(entry: Entry) -> str:
    return f"{entry.number}. {entry.title.upper()}"


def _bare(entry: Entry) -> str:
    return f"{entry.number} {entry.title}"


def _mark(clause: Clause) -> str:
    return f"({clause.label}) " if clause.label else ""


def _clauses(entry: Entry, lead: str = "That ") -> Lines:
    for clause in entry.clauses:
        end = "." if clause is entry.clauses[-1] else "; and" if clause is entry.clauses[-2] else ";"
        yield f"{_mark(clause)}{lead}{clause.text}{end}"


def _shire_decided(paper: Paper, entry: Entry) -> Lines:
    yield "RESOLVED:"
    yield from _clauses(entry)


def _borough_decided(paper: Paper, entry: Entry) -> Lines:
    yield f"RESOLVED – {' '.join(_clauses(entry))}"


def _modern_decided(paper: Paper, entry: Entry) -> Lines:
    yield "Decision:"
    yield "Resolved that:"
    yield from _clauses(entry, "")


def _scots_decided(paper: Paper, entry: Entry) -> Lines:
    yield "DECISION"
    yield f"The {_title(paper)} AGREED:-"
    yield from _clauses(entry, "that ")


def _parish_decided(paper: Paper, entry: Entry) -> Lines:
    for clause in entry.clauses:
        yield f"{_mark(clause)}It was RESOLVED that {clause.text}."


Style = tuple[
    Callable[[Paper], Lines], Callable[[Paper], Lines], Callable[[Entry], str], Callable[[Paper, Entry], Lines]
]
STYLES: dict[str, Style] = {
    "shire": (_shire_head, _list_people, _capitals, _shire_decided),
    "titled": (_shire_head, _titled_people, _plain, _shire_decided),
    "borough": (_borough_head, _list_people, _capitals, _borough_decided),
    "modern": (_modern_head, _line_people, _plain, _modern_decided),
    "scots": (_scots_head, _scots_people, _plain, _scots_decided),
    "parish": (_parish_head, _parish_people, _bare, _parish_decided),
}
