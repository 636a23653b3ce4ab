"""Attendance in columns: a table's columns one space apart, and surnames and first names each on a line of its own."""

from __future__ import annotations

import re

import msgspec

from ingest.facts.attending.notes import ORGANISATION, Beside, is_office, read_beside, remote_of, split_organisation
from ingest.facts.attending.rolls import Stretch
from ingest.given import is_given
from ingest.names import Named, clean_name, first_job, has_role, is_name, job_ends, read_people, strip_title
from ingest.reading import Reading

ENDS_OPEN = re.compile(r"(?:,|\band|&|\bof|\bfor|/)$")
_TOKEN = re.compile(r"[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*)?")
_BRACKET = re.compile(r"\(?(?:remote(?:ly)?|online|virtual|ms teams|teams|via teams|zoom)\)?", re.IGNORECASE)


_HOW = re.compile(r" ?\([^()]{2,40}\)$")
# What stands above the columns of an attendance table, by what the cells below it hold.
_HEADS = {
    "name": re.compile(
        r"names?|attendees?|(?:(?:panel|committee|sub-committee|board|cabinet|council|commission|forum|elected|voting"
        r"|core|name of)[ -])?(?:members?|councillors?|representatives?)(?:['’]? names?)?|present|in attendance",
        re.IGNORECASE,
    ),
    "portfolio": re.compile(
        r"portfolios?(?: held)?|(?:cabinet |executive )?responsibilit(?:y|ies)|office(?: held)?", re.IGNORECASE
    ),
    "post": re.compile(r"roles?|titles?|job titles?|positions?|posts?|designation|office", re.IGNORECASE),
    "organisation": re.compile(
        r"organi[sz]ations?|representing|represents|agency|body|company|sector|council|authority|school|nominated by",
        re.IGNORECASE,
    ),
    "status": re.compile(
        r"status|attendance|attended|(?:how|whether) (?:attended|present)|apologies|present ?/ ?apologies|present\??"
        r"|in attendance",
        re.IGNORECASE,
    ),
    "other": re.compile(r"initials|ward|party|group|division|electoral area|email|no\.?|date", re.IGNORECASE),
}
_THERE = re.compile(
    r"present|attended|yes|y|in (?:the )?(?:room|chamber)|(?:(?:present|✓|✔)[, ]*)?\(?(?:online|remote|virtual"
    r"|in person|via \w+)?\)?",
    re.IGNORECASE,
)
_ABSENT = re.compile(r"apolog(?:y|ies)|absent|a|no|sent apologies|not present|x|✗|✘", re.IGNORECASE)


class Token(msgspec.Struct, kw_only=True):
    """A line of a column: a surname, a first name or both; where it stands; whether `(Online)` stands below it."""

    text: str
    index: int
    first: bool
    remote: bool = False


class Pair(msgspec.Struct, kw_only=True):
    """A surname and a first name that belong together, as written."""

    tokens: list[Token]

    @property
    def name(self) -> str:
        """The name in the order of the lines."""
        return clean_name(" ".join(token.text for token in self.tokens))


def one_space(reading: Reading, text: str, start: int) -> tuple[Named, Beside, bool] | None:
    """`Jane Orchard Head of Roads Ashcombe Council`: columns that stand one space apart."""
    body, title = strip_title(text[start:].strip())
    words = body.split()
    job = first_job(body)
    if len(words) < 3 or job is None:
        return None
    size = 3 if len(words) > 3 and re.fullmatch(r"[A-Z]\.?", words[1]) else 2
    name = " ".join(words[:size])
    if not is_name(name) or job.start() < len(name):
        return None
    post, organisation = _off_column(reading, body[len(name) :].strip(" \t,–-"))
    at = text.find(name, start)
    named = Named(name=clean_name(name), start=at, end=len(text), title=title)
    beside = Beside(organisation=organisation)
    (beside.offices if is_office(post) else beside.posts).append(post.rstrip(" ,"))
    return named, beside, bool(ENDS_OPEN.search(post))


def _off_column(reading: Reading, post: str) -> tuple[str, str | None]:
    """The post, and the organisation that stands behind it without a sign between."""
    authority = reading.meeting.authority
    if authority and post.endswith(authority):
        return post[: -len(authority)].rstrip(), authority
    last = job_ends(post)
    for match in re.finditer(r"(?<=\s)[A-Z]", post):
        name = post[match.start() :]
        plain = re.sub(r"^(?:Department|Ministry|Office|Diocese|University|Church|Institute)\b", "", name).rpartition(
            " "
        )[0]
        if last and match.start() >= last[-1] and ORGANISATION.fullmatch(name) and not has_role(plain):
            return post[: match.start()].rstrip(), name
    return split_organisation(post)


def column_run(stretches: list[Stretch], start: int, is_heading: list[bool]) -> list[int]:
    """The lines from `start` on that hold a name's half each; empty where that is not how the list is set."""
    run: list[int] = []
    for i in range(start, len(stretches)):
        text = stretches[i].text.strip()
        if (_TOKEN.fullmatch(text) and not has_role(text) and not is_heading[i]) or (_BRACKET.fullmatch(text) and run):
            run.append(i)
        elif not (is_heading[i] and run and _more_behind(stretches, i + 1)):
            break
    single = sum(1 for i in run if " " not in stretches[i].text.strip())
    return run if len(run) >= 6 and single >= 0.6 * len(run) else []


def _more_behind(stretches: list[Stretch], at: int) -> bool:
    """A heading that a neighbouring column has pushed in between: at least four halves of names follow."""
    behind = [s.text.strip() for s in stretches[at : at + 4]]
    return len(behind) == 4 and all(_TOKEN.fullmatch(text) and not has_role(text) for text in behind)


def pair_up(stretches: list[Stretch], run: list[int]) -> list[Pair]:
    """Surnames and first names put together: a run of first names belongs to as many surnames before it."""
    waiting: list[Token] = []
    ahead: list[Token] = []
    pairs: list[Pair] = []
    tokens = _tokens(stretches, run)
    at = 0
    while at < len(tokens):
        if not tokens[at].first:
            if ahead:
                pairs.append(Pair(tokens=[tokens[at], ahead.pop(0)]))
            else:
                waiting.append(tokens[at])
            at += 1
            continue
        end = at
        while end < len(tokens) and tokens[end].first:
            end += 1
        _meet(pairs, waiting, ahead, tokens[at:end])
        at = end
    return pairs + _left_over(waiting)


def _meet(pairs: list[Pair], waiting: list[Token], ahead: list[Token], firsts: list[Token]) -> None:
    """A run of first names meets the surnames that wait: the last as many of them, in their order."""
    count = min(len(firsts), len(waiting))
    for surname, first in zip(waiting[len(waiting) - count :], firsts, strict=False):
        pairs.append(Pair(tokens=[surname, first]))
    del waiting[len(waiting) - count :]
    if len(waiting) == 2 and waiting[1].index - waiting[0].index == 1:
        pairs.append(Pair(tokens=waiting[:]))
        waiting.clear()
    rest = firsts[count:]
    if len(rest) == 1 and pairs:
        pairs[-1].tokens.append(rest[0])
    else:
        ahead += rest


def _left_over(waiting: list[Token]) -> list[Pair]:
    """Lines whose kind no list of first names told: neighbours belong together."""
    found, at = [], 0
    while at + 1 < len(waiting):
        if waiting[at + 1].index - waiting[at].index <= 2:
            found.append(Pair(tokens=waiting[at : at + 2]))
            at += 1
        at += 1
    return found


def _tokens(stretches: list[Stretch], run: list[int]) -> list[Token]:
    found: list[Token] = []
    for i in run:
        text = stretches[i].text.strip()
        if remote_of(text) and _BRACKET.fullmatch(text):
            found[-1].remote = True
            continue
        words = text.split()
        firsts = [is_given(word) for word in words]
        if len(words) == 2 and firsts[0] != firsts[1]:
            found += [Token(text=word, index=i, first=first) for word, first in zip(words, firsts, strict=True)]
        else:
            found.append(Token(text=text, index=i, first=all(firsts)))
    return found


def table_head(text: str) -> list[str]:
    """What each column of an attendance table holds, where this row is its head; empty where it is none."""
    cells = [cell.strip(" :") for cell in text.split("\t")]
    if len(cells) < 2:
        return []
    kinds = [_head_kind(cell, first=not at) for at, cell in enumerate(cells)]
    return kinds if all(kinds) and kinds[0] == "name" and set(kinds) != {"name"} else []


def _head_kind(cell: str, first: bool) -> str:
    """What one column holds; `Sector / Role` is a column of posts and of organisations, which each cell tells."""
    found = [
        next((kind for kind, head in _HEADS.items() if head.fullmatch(half) and (first or kind != "name")), "")
        for half in map(str.strip, [cell, *cell.split("/")])
        if half
    ]
    if found and found[0]:
        return found[0]
    halves = found[1:]
    return ("either" if "post" in halves else halves[-1]) if len(halves) > 1 and all(halves) else ""


def table_row(text: str, columns: list[str]) -> tuple[Named, Beside, bool] | None:
    """A row below such a head: the person, what stands beside, and whether the row says that they were absent."""
    cells = [cell.strip() for cell in text.split("\t")]
    people = read_people(cells[0], known=True)
    if len(people) != 1 or len(cells) > len(columns):
        return None
    named, beside, absent = people[0], read_beside(people[0]), False
    for cell, kind in zip(cells[1:], _kinds(cells, columns), strict=True):
        if kind == "either" and cell:
            kind = "post" if is_office(cell) or (first_job(cell) and not ORGANISATION.search(cell)) else "organisation"
        if kind == "organisation" and cell:
            beside.organisation = beside.organisation or cell
        elif kind == "portfolio" and cell:
            beside.offices.append(cell)
        elif kind == "post" and cell:
            _post_cell(beside, cell)
        elif kind == "status":
            absent = _ABSENT.fullmatch(cell) is not None
            beside.remote = remote_of(cell)
    return named, beside, absent


def _post_cell(beside: Beside, cell: str) -> None:
    """`Chief Officer, Hollow Mill Trust (by Teams)`: the post, the organisation, and how the person came."""
    if (how := _HOW.search(cell)) and remote_of(how.group()) is not None:
        beside.remote, cell = remote_of(how.group()), cell[: how.start()].strip()
    post, organisation = (cell, None) if is_office(cell) else split_organisation(cell)
    beside.organisation = beside.organisation or organisation
    (beside.offices if is_office(post) else beside.posts).append(post)


def _kinds(cells: list[str], columns: list[str]) -> list[str]:
    """What each cell behind the name holds. Where empty cells were lost, the cells themselves tell."""
    if len(cells) == len(columns):
        return columns[1:]
    return [
        "status" if _ABSENT.fullmatch(c) or _THERE.fullmatch(c) else "post" if first_job(c) or is_office(c) else "other"
        for c in cells[1:]
    ]
