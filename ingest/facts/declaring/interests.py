"""Declarations of interest: who, of what type, on which item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from ingest.facts.declaring.interest_items import items_of, numbers_in
from ingest.facts.declaring.interest_tables import table_rows
from ingest.facts.declaring.mentions import stated
from ingest.facts.holding.whom import full_name
from ingest.names import Named, read_people
from ingest.quick import Quick
from ingest.reading import CONTENT, Reading, Section
from ingest.wordings import family
from ontology.record import InterestRow, PersonRow

_TYPE = re.compile(
    r"\b((?:disclosable |other |non[- ])?(?:pecuniary|registrable|registerable"
    r"|registered)(?: and prejudicial)?(?: interest)?|personal (?:and|but not"
    r"|but non[- ]?)(?: a)? ?prejudicial(?: interest)?|personal(?: interest)|prejudicial(?: interest)"
    r"|significant (?:other )?(?:interest)|(?:financial|non-financial|conflict(?:ing)?|lobbying|DPI|dpi"
    r"|NPI)(?: interest)?|conflict of interest)s?\b",
    re.IGNORECASE,
)
_TITLE = r"(?:Cllrs?|Councillors?|Alderm[ae]n|Mr|Mrs|Ms|Miss|Dr|Bailie)\b\.?"
_NUMBER_FIRST = re.compile(
    r"(?:(?:agenda )?(?:items?|minutes?) )?(?:no\.? )?[A-Z/]{0,6}\d[\w/]{0,8} ?[–:,-] ?(?=[A-Z])", re.IGNORECASE
)
_AND_ANOTHER = re.compile(
    rf"(?:,|;|\band)(?: and)? (?={_TITLE} (?:[A-Z][\w’'.-]* ){{1,4}}(?:(?:also )?(?:declared|disclosed|registered)\b"
    r"|an? (?:[\w-]+ ){1,3}(?:one|interest)\b))"
)
_EACH = re.compile(
    rf"(?P<person>{_TITLE} (?:(?:Mrs|Ms|Miss|Dr)\.? )?(?:[A-Z][\w’'.-]*(?: |(?=[,:(]))){{1,4}}) ?[(:,–-] ?"
    r"(?P<rest>[^;()]{0,60}\)?[^;]{0,160})(?:;|$)"
)
_NO_INTEREST = re.compile(
    r"\bdeclared? (?:an? |the )?(?:\w+ )?connections?\b(?! of interest)|\btransparency statement\b"
    r"|\b(?:did|does|do) not (?:consider|believe|think|feel|regard)\b"
    r"|\b(?:had|has|have) no (?:\w+ ){0,3}interests?\b|\bdid not (?:amount|constitute|have)\b"
    r"|\bnot (?:amount|constitute|such as)\b|\bno longer\b|\bif (?:they|he|she|any)\b"
    r"|\b(?:should|must|may|to) declare\b"
    r"|\b(?:last|previous|earlier) meeting\b|\bdeclared? (?:that )?(?:no|nothing|none)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"(?P<person>He|She|They)(?: also| then| further| had| both)* (?:declared|disclosed|declares|stated|registered)\b"
    r"(?P<rest>.*)",
    re.DOTALL,
)
_LIKEWISE = re.compile(
    rf"(?P<person>{_TITLE} (?:[A-Z][\w’'.-]* ){{1,5}}?)(?:did likewise|did the same|did so too)\b(?P<rest>.*)",
    re.DOTALL,
)
_NOTED_THAT = re.compile(r"^(?:That )?it (?:be|was) (?:noted|recorded) that ", re.IGNORECASE)
_ABOUT = Quick(r"\binterests?\b", re.IGNORECASE)
_HEADED = re.compile(
    r"\binterests?\b|\b(?:m?ddiddordeb|diddordeb\w*|buddiant\w*|buddiannau|leasa)\b"
    r"|^(?:members[’'] )?(?:declarations?|disclosures?)$",
    re.IGNORECASE,
)
_LEFT = Quick(
    r"\b(?:said|stated|declared|advised|mentioned|explained|reminded|noted|as|being|because|since)\b[^.;]{3,160}?\b(?:left"
    r"|withdrew|vacated|stood out|took no part|did not (?:vote|take part|participate)|recused|absented)\b"
)
_OFFICE = re.compile(
    r"The (?P<office>Chair(?:man|woman|person)?|Cathaoirleach|Vice[- ]?Chair(?:man|woman|person)?|Convener"
    r"|Convenor|Mayor"
    r"|Provost|Leader)(?: also| then| had| has)* (?:declared|disclosed|declares|registered|stated)\b",
)
_BY_ITEM = re.compile(
    r"^(?:[^:]{0,60}: ?)?(?P<item>(?:agenda )?items?(?: (?:no|number)\.?)? \d{1,3}[a-z]?\b)"
    r"(?! (?:and|was|were|as)\b)[^–:]{0,80} ?[–:-] ?(?=(?:Cllr|Councillor|Ald|Mr|Ms|Dr|[A-Z]))",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    r"(?P<person>\b(?:Cllr|Councillor|Mr|Mrs|Ms|Dr|Alderman|Bailie)\b\.? (?:[A-Z][\w’'.-]* ?){1,4}) ?"
    r"\((?P<rest>[^()]*\b(?:items?\b|minutes?\b|(?-i:[A-Z]{1,6})[./]\d)[^()]*)\)"
    r"(?P<after>[:;,]? ?[^.;()]{0,60}interest)?",
    re.IGNORECASE,
)
_LISTED_PEOPLE = re.compile(
    r"\b(?P<people>(?:Cllrs?|Councillors?|Alderm[ae]n|Mr|Mrs|Ms|Dr)\b\.? .{2,120}?)"
    r"(?= regarding\b| as\b| in respect| in relation| due\b| because| by virtue| declared| [–-] |;| \(|\.$|\n|$)"
)
_NIL = re.compile(r"\b(?:no|none|nil)\b[^.]{0,60}\b(?:declar|interest)|\bnone\b\.?$", re.IGNORECASE)
_LOOSE = 0.7
_AGENDA_ITEM = re.compile(r"\bitems? (?:no\.? ?)?\d", re.IGNORECASE)
_SAME = re.compile(r"\bthe same (?:item|matter|minute|application|business|report)s?\b", re.IGNORECASE)
_TOLD_TIE = re.compile(
    r"\b(?:declared|disclosed|stated|advised)\b[^.;]{0,40}? (?:that (?:his|her|their|he|she|they)|(?:his|her|their)"
    r" (?:membership|employment|role|position|directorship))\b"
)
_DECLARES = re.compile(r"\b(?:declared|disclosed|registered) (?:an?|his|her|their)\b")
_BY_VIRTUE = re.compile(
    r"\b(?:by virtue of|because|as (?:a|an|he|she|they|his|her|the)|due to|in that|being|item|minute|interest"
    r"|member of|employed|governor|owner|trustee|chair\w*|vice-chair\w*|president|secretary|treasurer|director|patron"
    r"|shareholder|tenant|resident|spouse|partner|employee)\b",
    re.IGNORECASE,
)


def read_interests(reading: Reading, people: Sequence[PersonRow] = ()) -> list[InterestRow]:
    """One row for each person and item that a declaration names. `people`: who `the Chair`, `Bell`, `AB` may be."""
    rows: list[InterestRow] = []
    for section in reading.sections:
        about = _HEADED.search(section.title.strip(" .:")) is not None
        tabled = _in_tables(reading, section, people) if about else []
        rows += tabled
        for i in range(section.first, section.last):
            block = reading.blocks[i]
            if block.kind not in CONTENT or i == section.heading or (tabled and block.kind == "row"):
                continue
            if not (about or _ABOUT.search(block.text) or _LEFT.search(block.text)):
                continue
            found = _in_block(reading, section, i, about) + _by_office(reading, section, i, people)
            rows += found or (_mentioned(reading, section, i, people) if about else [])
    return _once(_in_full(rows, people))


def _mentioned(reading: Reading, section: Section, block: int, people: Sequence[PersonRow]) -> list[InterestRow]:
    """What is told of people under the heading, in whatever words."""
    rows: list[InterestRow] = []
    text = reading.blocks[block].text
    if _NIL.search(text[:160]) and not _DECLARES.search(text):
        return rows
    for start, end, named, rest in stated(text, people):
        if not _NO_INTEREST.search(rest):
            rows += _rows(reading, section, (block, start, end), named, rest, True)
    for row in rows:
        row.confidence = _LOOSE
    return rows


def _in_tables(reading: Reading, section: Section, people: Sequence[PersonRow]) -> list[InterestRow]:
    rows: list[InterestRow] = []
    for told in table_rows(reading, section, people):
        place = (told.block, 0, len(reading.blocks[told.block].text))
        if not _NO_INTEREST.search(told.rest):
            rows += _rows(reading, section, place, told.people, told.rest, True, told.which)
    return rows


def _in_full(rows: list[InterestRow], people: Sequence[PersonRow]) -> list[InterestRow]:
    """The names as the attendance list has them; sure are those of people who were there, about an item that is."""
    present = {person.name for person in people}
    for row in rows:
        row.person = full_name(row.person, people)
        if row.confidence > _LOOSE:
            row.confidence = 0.92 if row.person in present and row.item_id and _tells_number(row) else 0.8
    return rows


def _tells_number(row: InterestRow) -> bool:
    """Whether the words hold the item's number, or none at all; else it was told from the agenda's order."""
    quote = " ".join(part.quote for part in row.evidence)
    return (row.item or "") in quote or _AGENDA_ITEM.search(quote) is None


def _by_office(reading: Reading, section: Section, block: int, people: Sequence[PersonRow]) -> list[InterestRow]:
    """`The Chair declared …`: the person who holds that office in this meeting."""
    rows: list[InterestRow] = []
    for sentence in reading.sentences(block):
        match = _OFFICE.match(sentence.text)
        if match is None or not _ABOUT.search(sentence.text):
            continue
        wanted = match.group("office").casefold()[:5]
        held = [p for p in people if any(o.casefold().startswith(wanted) for o in (p.office or "").split("; "))]
        held = [p for p in held if p.capacity == "member"] or held
        if len(held) == 1:
            named = Named(name=held[0].name, start=0, end=0)
            place = (block, sentence.start, sentence.end)
            rest = sentence.text[match.end() :]
            rows += _rows(reading, section, place, [named], rest, _ABOUT.search(section.title) is not None)
    return rows


def _in_block(reading: Reading, section: Section, block: int, about: bool) -> list[InterestRow]:
    text = reading.blocks[block].text
    if _NIL.search(text[:160]) and not _DECLARES.search(text):
        reading.take(block)
        return []
    if about and (grouped := _BY_ITEM.search(text)):
        return _grouped(reading, section, block, grouped)
    if about and (bracketed := list(_BRACKETED.finditer(text))):
        rows: list[InterestRow] = []
        for told in bracketed:
            named = read_people(told.group("person"), known=True)
            rows += _rows(reading, section, (block, *told.span()), named, told.group("rest"), about)
        return rows
    each = list(_EACH.finditer(text)) if about else []
    if len(each) > 1 and all(re.search(r"\d", told.group("rest")) for told in each):
        return [
            row
            for told in each
            for row in _rows(
                reading, section, (block, *told.span()), _people(told.group("person")), told["rest"], about
            )
        ]
    listed = next(w.pattern for w in family("interests").wordings if w.meaning == "listed").match(text)
    if listed and _BY_VIRTUE.search(listed.group("rest")) and (about or _TYPE.search(text)):
        people = read_people(listed.group("person"), known=True)
        return _rows(reading, section, (block, 0, len(text)), people, listed.group("rest"), about)
    return _in_sentences(reading, section, block, about)


def _in_sentences(reading: Reading, section: Section, block: int, about: bool) -> list[InterestRow]:
    found: list[InterestRow] = []
    last: list[Named] = []
    said = ""
    for start, end in _statements(reading, block):
        text = reading.blocks[block].text[start:end]
        if said and (like := _LIKEWISE.match(text)):
            found += _rows(reading, section, (block, start, end), _people(like.group("person")), said, about)
            continue
        ties = about and _TOLD_TIE.search(text)
        if not (_ABOUT.search(text) or _LEFT.search(text) or ties) or _NO_INTEREST.search(text):
            continue
        lead = _NUMBER_FIRST.match(text) if about else None
        told = _NOTED_THAT.sub("", text[lead.end() :] if lead else text)
        match = _PRONOUN.match(told) if last else None
        people = last if match else []
        if match is None and (match := _declared(told)):
            people = [] if _OFFICE.match(told) else _people(match.group("person"))
        if match is None:
            continue
        last, said = people or last, match.group("rest")
        rows = _rows(reading, section, (block, start, end), people, match.group("rest"), about)
        if _SAME.search(text) and found:  # `in the same item`: as the one before
            for row in rows:
                row.item, row.item_id = found[-1].item, found[-1].item_id
        found += rows
    return found


def _statements(reading: Reading, block: int) -> list[tuple[int, int]]:
    """The sentences of a block; one that joins two persons' declarations is two."""
    spans = []
    for sentence in reading.sentences(block):
        text = sentence.text
        cuts = [0, *(m.end() for m in _AND_ANOTHER.finditer(text) if _ABOUT.search(text, 0, m.start())), len(text)]
        spans += [(sentence.start + a, sentence.start + b) for a, b in pairwise(cuts)]
    return spans


def _people(told: str) -> list[Named]:
    """Who a declaration names: by name, or by initials that the attendance list explains."""
    letters = re.findall(r"\b[A-Z]{2,3}\b", told)
    if letters and re.fullmatch(r"[A-Z]{2,3}(?:(?:,| and|, and) [A-Z]{2,3})*", told.strip()):
        return [Named(name=short, start=0, end=0) for short in letters]
    return read_people(told, known=True)


def _declared(text: str) -> re.Match[str] | None:
    """The first wording of a declaration that stands in a sentence."""
    wordings = (wording for wording in family("interests").wordings if wording.meaning != "listed")
    return next((match for wording in wordings if (match := wording.pattern.search(text))), None)


def _grouped(reading: Reading, section: Section, block: int, lead: re.Match[str]) -> list[InterestRow]:
    """`Item 10, Grants – Cllrs. Bell and Hart regarding the show. Cllr. Dunn regarding …`: one item, its people."""
    text = reading.blocks[block].text
    rows: list[InterestRow] = []
    found = list(_LISTED_PEOPLE.finditer(text, lead.end("item")))
    for match, follows in zip_longest(found, found[1:]):
        people = read_people(match.group("people"), plural=True, known=True)
        place = (block, match.start(), follows.start() if follows else len(text))
        rows += _rows(reading, section, place, people, lead.group("item"), True)
    return rows


def _rows(
    reading: Reading,
    section: Section,
    place: tuple[int, int, int],
    people: list[Named],
    rest: str,
    about: bool,
    which: str | None = None,
) -> list[InterestRow]:
    block, start, end = place
    if not people:
        return []
    reading.take(block, start, end)
    whole = reading.blocks[block].text[start:end]
    kind = _TYPE.search(rest) or _TYPE.search(whole)
    items = items_of(reading, section, which, about, column=True) if which else [(None, None)]
    if items == [(None, None)]:
        items = numbers_in(reading, rest) or numbers_in(reading, whole) or items_of(reading, section, rest, about)
    return [
        InterestRow(
            id=reading.id("interest", number, person.name, kind.group().lower() if kind else None),
            item=number,
            item_id=item_id,
            person=person.name,
            type=_type(kind.group(1)) if kind else None,
            evidence=reading.evidence(block, start, end),
            confidence=0.85,
        )
        for person in people
        for number, item_id in items
    ]


def _type(text: str) -> str:
    low = text.lower()
    return low if "interest" in low or low in ("dpi", "npi") else f"{low} interest"


def _once(rows: list[InterestRow]) -> list[InterestRow]:
    kept: dict[tuple[str, str | None], InterestRow] = {}
    for row in rows:
        kept.setdefault((row.person.casefold(), row.item), row)
    told = {person for person, item in kept if item is not None}
    return [row for (person, item), row in kept.items() if item is not None or person not in told]
