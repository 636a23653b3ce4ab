"""The attendance block: headings, lists on one line or one a line, columns that conversion has pushed apart."""

from __future__ import annotations

import re

import msgspec

from ingest.facts.attending.alternate import read_turns, turns
from ingest.facts.attending.attendees import CHAIRING, Attendee, Group, beside_of, chair_of, shift
from ingest.facts.attending.columns import Pair, column_run, one_space, pair_up, table_head, table_row
from ingest.facts.attending.headings import BARE_LIST, Heading, group_of, heading_at, is_heading, whole_heading
from ingest.facts.attending.led import heads_business, heads_staff, led_people
from ingest.facts.attending.notes import ORGANISATION, Beside
from ingest.facts.attending.prose import OVER, told_there
from ingest.facts.attending.remotely import arrived, bare_footnote, footnote, known_as, told_remote
from ingest.facts.attending.roll import SENTENCE, Roll, add_people, is_prose, read_fragment
from ingest.facts.attending.rolls import Stretch, read_stretches
from ingest.facts.attending.rows import headless_row
from ingest.given import looks_personal
from ingest.names import Named, first_job, read_people, strip_title
from ingest.reading import CONTENT, Reading

_IN_CHAIR = re.compile(
    r"(?P<name>.{3,80}?)(?:,| [–—-])? \(?(?:who )?(?:(?:took|was in|were in|was|in)? ?(?:in )?the chair"
    r"|presided|presiding)\)?[.:]?",
    re.IGNORECASE,
)
_TO = re.compile(
    r"^To\b|\b(?:meeting|minutes|summons|membership|agenda|quorum|contact|telephone|email)\b", re.IGNORECASE
)
# `Primary Headteachers: Ann Bell`: what the people of a line are called, within a list.
_LABEL = re.compile(r"(?P<label>[A-Z][\w /&’'()-]{3,60}?): +(?=[A-Z])")
_MANY = re.compile(
    r"(?:s|men|women|people|staff|sector|schools?|group|side|party|provision|education|years|ward|area|division"
    r"|district)$"
    r"|\b(?:council|members|representing)\b",
    re.IGNORECASE,
)
_NOTE = re.compile(r"(?:Note|N\.?B|\*)\b ?[:.]?", re.IGNORECASE)
_AREA = re.compile(
    r"(?:(?:north|south|east|west|central|mid|inner|outer|city|rural|town)\b[ /-]*){1,3}|.{3,60}\b(?:wards?"
    r"|electoral area"
    r"|lea|municipal district|division|group|party|area|district|borough)|(?:non[- ]?party|independents?|labour"
    r"|conservatives?|liberal democrats?|greens?|fianna f[áa]il|fine gael|sinn f[ée]in|social democrats|snp"
    r"|plaid cymru|dup"
    r"|sdlp|alliance|uup|aont[úu])",
    re.IGNORECASE,
)


def read_attendance(reading: Reading, zone: list[int]) -> list[Attendee]:
    """The people of the blocks `zone`, under the headings that stand there."""
    roll = Roll(reading=reading, stretches=read_stretches(reading, zone), found=[])
    at = 0
    while at < len(roll.stretches):
        at = _step(roll, at)
    _read_behind(roll, zone)
    return roll.found


def _read_behind(roll: Roll, zone: list[int]) -> None:
    """Where the last heading of the list stands right before the first item, its people may stand behind that."""
    group, blocks = roll.group, roll.reading.blocks
    if group is None or not zone or any(attendee.group is group for attendee in roll.found):
        return
    behind = [i for i in range(zone[-1] + 1, min(zone[-1] + 8, len(blocks))) if blocks[i].kind in CONTENT]
    for stretch in read_stretches(roll.reading, behind):
        people = [] if is_prose(stretch.text) else read_people(stretch.text)
        if people and people[0].title:
            add_people(roll, stretch, people, group)


def _step(roll: Roll, at: int) -> int:
    """Read one line, or all lines of a column; where to go on."""
    stretch = roll.stretches[at]
    if at and _section(roll, at) != _section(roll, at - 1):
        roll.group = None
    if roll.group and roll.group.plural and (run := _column(roll, at)):
        return _read_column(roll, run)
    if roll.group and (pairs := turns(roll, at)):
        return read_turns(roll, at, pairs, roll.group)
    text = stretch.text
    if groups := _group_columns(roll, stretch):
        roll.abreast, roll.group = groups, None
        stretch.take(roll.reading)
        return at + 1
    if roll.abreast and stretch.row:
        _read_abreast(roll, stretch)
        return at + 1
    if stretch.row and heads_business(text.split("\t")):
        roll.group, roll.columns = None, []
        return at + 1
    if stretch.row and heads_staff(text.split("\t")):
        stretch.take(roll.reading)
        return at + 1
    if head := table_head(text):
        roll.group, roll.columns = roll.group or Group("present"), head
        stretch.take(roll.reading)
        return at + 1
    if bare_footnote(text, roll.found):
        stretch.take(roll.reading)
        return at + 1
    if roll.reading.blocks[stretch.first].kind == "margin" and roll.found and read_fragment(roll, stretch, text):
        return at + 1
    labelled = text.replace("\t", ":", 1) if stretch.row and not text[:1].isdigit() else text
    hit = heading_at(labelled)
    start = 0
    if hit and is_heading(hit, labelled) and not (roll.prose >= OVER and hit.meaning != "apologies"):
        roll.group, start, roll.loose = _next_group(roll, hit), hit.end, False
        if inner := whole_heading(text[start:]):  # `Officers: The following officers were present throughout:`
            roll.group, start = _next_group(roll, inner), len(text)
        stretch.take(roll.reading, 0, start)
    if text[start:].strip():
        _read_line(roll, at, start)
    return at + 1


def _next_group(roll: Roll, hit: Heading) -> Group | None:
    """The group that a heading opens. `Councillors:` below `Apologies: Aldermen:` names more who sent apologies."""
    before = roll.group
    if before and before.capacity == "apologies" and BARE_LIST.fullmatch(hit.words.strip()):
        none_yet = not any(a.group is before for a in roll.found)
        if none_yet or any(a.group.capacity in ("member", "present") for a in roll.found):
            return msgspec.structs.replace(before, plural=True)
    group = group_of(hit, before)
    bare = group and before and before.capacity == group.capacity and BARE_LIST.fullmatch(hit.words.strip())
    return msgspec.structs.replace(group, remote=before.remote) if group and before and bare else group


def _group_columns(roll: Roll, stretch: Stretch) -> list[Group]:
    """`Present | Apologies`: a table's head whose columns are lists of their own."""
    cells = stretch.text.split("\t") if stretch.row else []
    hits = [whole_heading(cell) for cell in cells]
    groups = [group_of(hit, roll.group) for hit in hits if hit]
    return [group for group in groups if group] if len(cells) > 1 and all(hits) and all(groups) else []


def _read_abreast(roll: Roll, stretch: Stretch) -> None:
    """A row below such a head: each cell under its own heading."""
    cells = stretch.text.split("\t")
    if len(cells) != len(roll.abreast):
        roll.abreast = roll.abreast if len(cells) < len(roll.abreast) else []
        return
    start = 0
    for cell, group in zip(cells, roll.abreast, strict=True):
        people = read_people(cell, plural=group.plural)
        if people:
            add_people(roll, stretch, [shift(person, start) for person in people], group)
        start += len(cell) + 1


def _section(roll: Roll, at: int) -> int | None:
    section = roll.reading.section_of(roll.stretches[at].first)
    return section.heading if section else None


def _column(roll: Roll, at: int) -> list[int]:
    headings = [heading_at(stretch.text) is not None for stretch in roll.stretches]
    return column_run(roll.stretches, at, headings)


def _read_column(roll: Roll, run: list[int]) -> int:
    """Surnames and first names on lines of their own. A heading pushed in between opens what follows the column."""
    group = roll.group or Group("member")
    for pair in pair_up(roll.stretches, run):
        roll.found.append(_of_pair(roll, pair, group))
    for i in range(run[0], run[-1] + 1):
        roll.stretches[i].take(roll.reading)
        hit = heading_at(roll.stretches[i].text) if i not in run else None
        roll.group = group_of(hit, roll.group) if hit else roll.group
    return run[-1] + 1


def _of_pair(roll: Roll, pair: Pair, group: Group) -> Attendee:
    evidence = tuple(e for token in pair.tokens for e in roll.stretches[token.index].evidence(roll.reading))
    named = Named(name=pair.name, start=0, end=0)
    remote = True if any(token.remote for token in pair.tokens) else None
    return Attendee(named=named, beside=Beside(remote=remote), group=group, evidence=evidence, sure=0.75)


def _read_line(roll: Roll, at: int, start: int) -> None:
    """A line that is no heading, or what stands behind a heading on its line."""
    stretch = roll.stretches[at]
    text = stretch.text
    if footnote(text[start:], roll.found) or told_remote(text[start:], roll.found):
        stretch.take(roll.reading)
        return
    if roll.found and roll.group and told_there(roll, stretch, start):
        return
    people, remote = arrived(text[start:]) if roll.found else ([], None)
    if people:
        _late(roll, stretch, people, remote)
        return
    if chair := _chairing(text[start:]):
        _in_chair(roll, chair, stretch)
        if roll.group is None and roll.found and not roll.headed:
            roll.group = Group("present")
        return
    if roll.group is None:
        _without_heading(roll, stretch)
        return
    if _people(roll, at, start):
        roll.loose = False
        if roll.group and roll.group.office and roll.group.heading and _is_one(roll.group):
            roll.group = Group("member")
        return
    if not start and is_prose(text) and told_there(roll, stretch, 0):
        return
    if start == 0 and not _may_go_on(text):
        roll.group = None
    roll.loose = True
    roll.prose += bool(roll.found) and len(text) > 60 and SENTENCE.search(text) is not None


def _late(roll: Roll, stretch: Stretch, people: list[Named], remote: bool | None) -> None:
    """Councillors of whom a sentence below the list says that they came."""
    fresh = [person for person in people if known_as(roll.found, person.name) is None]
    if fresh:
        add_people(roll, stretch, fresh, Group(roll.found[0].group.capacity, remote=remote))
    stretch.take(roll.reading)


def _is_one(group: Group) -> bool:
    """Whether a heading names one person: `In the Chair:`."""
    return group.capacity == "present" and group.office is not None


def _chairing(text: str) -> re.Match[str] | None:
    label, tab, _ = text.strip().partition("\t")
    if len(text) > 110 or (tab and not (strip_title(label)[1] or looks_personal(label))):
        return None
    return _IN_CHAIR.fullmatch(text.strip())


def _in_chair(roll: Roll, match: re.Match[str], stretch: Stretch) -> None:
    """`Mrs A Bell – in the Chair` on a line of its own: the office of somebody in the list, or a person."""
    people = read_people(match.group("name"), known=True)
    if not people or len(people) > 1 or not (people[0].title or roll.group or roll.found):
        return
    stretch.take(roll.reading)
    known = known_as(roll.found, people[0].name)
    evidence = stretch.evidence(roll.reading)
    if known is None:
        group = Group("present")
        roll.found.append(Attendee(named=people[0], beside=chair_of(people[0]), group=group, evidence=evidence))
    elif not any(CHAIRING.search(office) for office in known.beside.offices):
        known.beside.offices += chair_of(people[0]).offices
        known.evidence += evidence


def _opens(roll: Roll, stretch: Stretch) -> bool:
    """Whether a list begins here that no heading announces: titled councillors, or names of which one is the chair."""
    text = stretch.text
    if roll.headed or stretch.heading or len(text) > 1200 or is_prose(text) or _TO.search(text):
        return False
    people = read_people(text)
    if not people or text[: people[0].start].strip(" .").count(" ") > 2:
        return False
    besides = [beside_of(person) for person in people]
    chaired = any(CHAIRING.search(office) for beside in besides for office in beside.offices)
    if people[0].is_councillor:
        return chaired or len(people) > 2
    return chaired and len(people) > 2 and all(looks_personal(person.name) for person in people)


def _without_heading(roll: Roll, stretch: Stretch) -> None:
    """`Councillors A Bell and C Dunn were present remotely.`: a sentence that is an attendance list."""
    if _opens(roll, stretch):
        roll.group = Group("present")
        add_people(roll, stretch, read_people(stretch.text), roll.group)
        return
    told = told_there(roll, stretch, 0)
    roll.prose += not told and bool(roll.found) and len(stretch.text) > 60 and SENTENCE.search(stretch.text) is not None


def _people(roll: Roll, at: int, start: int) -> bool:
    """The people of one line; true where it held any, or belonged to one before it."""
    stretch, group = roll.stretches[at], roll.group
    text = stretch.text
    start = _past_label(text, start) if group else start
    if group and not roll.columns and (led := led_people(stretch, start)):
        add_people(roll, stretch, led, group)
        return True
    row = _row(roll, stretch, start)
    if group and row:
        evidence = stretch.evidence(roll.reading)
        status = Group("apologies") if row[2] else group
        roll.found.append(Attendee(named=row[0], beside=row[1], group=status, evidence=evidence))
        stretch.take(roll.reading)
        return True
    if group is None or ("polog" in text[:80].lower() and group.capacity != "apologies"):
        return group is not None
    if _NOTE.match(text, start) or is_prose(text[start:]):
        return False
    if roll.found and roll.found[-1].unfinished and not start and not strip_title(text)[1] and len(text) < 60:
        return read_fragment(roll, stretch, text)
    people = read_people(text[start:], plural=group.plural)
    people = [shift(one, start) for one in people if one.title or not ORGANISATION.fullmatch(one.name)]
    if people and not _acceptable(roll, at, start, people):
        return False
    if (not people or _one_run(text, people)) and (column := one_space(roll.reading, text, start)):
        named, beside, unfinished = column
        evidence = stretch.evidence(roll.reading)
        roll.found.append(Attendee(named=named, beside=beside, group=group, evidence=evidence, unfinished=unfinished))
        stretch.take(roll.reading)
        return True
    if not people:
        return bool(roll.found) and not start and read_fragment(roll, stretch, text.strip())
    add_people(roll, stretch, people, group)
    return True


def _past_label(text: str, start: int) -> int:
    """Where the people begin behind a label that is no post of one person."""
    label = _LABEL.match(text, start)
    if label is None or strip_title(label.group("label"))[1] or not _MANY.search(label.group("label")):
        return start
    return label.end()


def _row(roll: Roll, stretch: Stretch, start: int) -> tuple[Named, Beside, bool] | None:
    """A row of a table: below a head that says what its columns hold, or with cells that tell it themselves."""
    if start or not roll.group:
        return None
    if roll.columns and (row := table_row(stretch.text, roll.columns)):
        return row
    return headless_row(stretch.text, roll.group.plural) if stretch.row and "\t" in stretch.text else None


def _one_run(text: str, people: list[Named]) -> bool:
    """One person whose name and post nothing parts but a space."""
    one = people[0]
    behind = text[one.start :].removeprefix(one.name).removeprefix(one.honours)
    return len(people) == 1 and bool(one.after) and not one.notes and re.match(r" [A-Z]", behind) is not None


def _acceptable(roll: Roll, at: int, start: int, people: list[Named]) -> bool:
    """Whether what looks like a name is one: a heading of two words (`Matters Arising`, `NORTH EAST:`) is none."""
    stretch = roll.stretches[at]
    text = stretch.text[start:].strip()
    bare = not (people[0].title or people[0].honours or people[0].rank or people[0].before or people[0].notes)
    if roll.loose and not start and bare and len(people) < 2:
        return False
    if start or not bare or people[0].after or len(people) > 1:
        return True
    if text.endswith(":") or _AREA.fullmatch(text.rstrip(" :.")) or _heads_titled(roll, at):
        return False
    if looks_personal(people[0].name) or stretch.heading or not roll.found:
        return looks_personal(people[0].name)
    return roll.found[-1].alone or _is_post(roll, at + 1)


def _is_post(roll: Roll, at: int) -> bool:
    """Whether a line is a post or an organisation that belongs to a name on a line of its own."""
    text = roll.stretches[at].text.strip() if at < len(roll.stretches) else ""
    return (
        len(text) < 90
        and (first_job(text) is not None or ORGANISATION.fullmatch(text) is not None)
        and not is_prose(text)
    )


def _heads_titled(roll: Roll, at: int) -> bool:
    """A line in capitals or bold above people who all bear titles."""
    behind = roll.stretches[at + 1].text if at + 1 < len(roll.stretches) else ""
    return roll.stretches[at].heading and bool(strip_title(behind)[1]) and bool(read_people(behind))


def _may_go_on(text: str) -> bool:
    """Whether a line without people may stand inside a list (a note, a party's name)."""
    return len(text) < 160 and not text.endswith(":-") and not is_prose(text)
