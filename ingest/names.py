"""People's names as British minutes list them: initials, titles, honours, roles in brackets or behind a comma.

A small grammar of our own. `read_people` takes a stretch of an attendance list and gives each person with what stands
beside the name; it never guesses a name out of prose.
"""

from __future__ import annotations

import re

from ingest.given import is_given, looks_personal
from ingest.given import same_person as same_person
from ingest.honorifics import (
    HONOURS,
    IS_COUNCILLOR,
    LEADING_HONOURS,
    OFFICE_BEFORE,
    ONLY_HONOURS,
    ONLY_OFFICE,
    POST_BEFORE,
    RANK,
)
from ingest.inverted import read_inverted
from ingest.persons import Named as Named
from ingest.persons import clean_name as clean_name
from ingest.persons import is_name as is_name
from ingest.persons import strip_title as strip_title
from ingest.posts import first_job as first_job
from ingest.posts import has_role as has_role
from ingest.posts import job_ends as job_ends
from ingest.posts_first import posts_first, pure_post, tail_name

_OFFICE_WORD = re.compile(
    r"(?:Vice|Deputy|Chair|Leader|Mayor|Lord|Convener|Convenor|Cabinet|Lead|Executive|Substitut|Co-opted)",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{0,160})[)\]]\s*")
_PLURAL = re.compile(
    r"\s*+(?:(?:Borough|County|Town|Parish|City|District|Community) )?(?:Councillors|Cllrs|Aldermen|Messrs"
    r"|Bailies|Members"
    r"|Comhairleoirí|Cynghorwyr)\b",
    re.IGNORECASE,
)
# A title parts two people, unless the word before it belongs to it or leads up to it (`Assistant to Dr Hart`).
_BEFORE_TITLE = (
    r"(?<=[\w.)])(?<!Cllr)(?<!Cllr\.)(?<!Cllrs)(?<!Cllrs\.)(?<!Cllrs:)(?<!Councillor)(?<!Councillors)(?<!County)(?<!Borough)"
    r"(?<!District)(?<!Ward)(?<!Unitary)(?<!Town)(?<!Parish)(?<!City)(?<!Community)(?<!\bto)(?<!\bof)(?<!\bfor)(?<!\bby)(?<!\bwith)(?<!\bwhom)(?<!Honorary)(?<!\bHon)(?<!\band)"
    r"(?<!\bvice)(?<!representing)(?<!Comhairleoir)(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!City)(?<!Deputy)(?<!Lord)(?<!Clerk)(?<!Clerk:)"
)
_SPLIT = re.compile(
    r"[,;\t\n|](?:\s*(?:and|AND|&)\s+(?:(?:also )?from )?)?|\s+(?:and|AND|&)\s+(?:(?:also )?from )?"
    rf"|{_BEFORE_TITLE}\s+(?=(?:(?:(?:[A-Z][a-z]+ )?(?:County|District|Borough|City|Ward|Unitary) )?(?:Councillors?"
    rf"|Cllrs?)\b[.:]?|Comhairleoir[ií]?|(?:(?:City|Deputy|Lord) )?Mayor|Mrs?\.?"
    r"|Ms\.?|Miss|Dr\.?|Alderm[ae]n)\s+[A-ZÀ-Þ])"
    r"|\s+plus\s+|(?<=[a-z])\s+ac?\s+(?=[A-Z]\.)|,?\s+(?:together |along )with\s+(?=[A-Z])"
    r"|(?<=\))\.?\s+(?=(?:[A-Z]\.? ){1,3}[A-Z][a-z]|[A-ZÀ-Þ][a-zà-ÿ]+ [A-ZÀ-Þ][\w’'-]+\s*(?:[,(;]|$))"
    r"|(?<=[a-z])(?<!Committee)\s+(?=(?:Parish |Town |Deputy |Assistant )?Clerk:? (?:(?:Mr|Mrs|Ms|Miss"
    r"|Dr)\.? )?[A-Z])|\s•\s"
)
_STOP = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)*\. (?=(?:Mrs?|Ms|Miss|Dr|Cllr|Councillor)\.? [A-Z])")
_ONE_INITIALLED = (
    r"(?:[A-Z]\. ?|[A-Z] (?![A-Z]\b.? ?$)){1,3}(?:(?:Ó|Ní|Nic|Mac|Uí|de|De|van) )?(?!Cyngh)[A-ZÀ-Þ][a-zà-ÿ’'-][\w’'-]*"
)
_INITIALLED = re.compile(rf"\s{{0,9}}(?:{_ONE_INITIALLED}\s{{0,9}}){{2,}}")
_EACH_INITIALLED = re.compile(_ONE_INITIALLED)
# `Ashcombe District Councillor A Bell`: the first word belongs to the title.
_OWN_COUNCIL = re.compile(r"\s*[A-Z][a-z]+")
_OTHER_COUNCILLOR = re.compile(r"(?:County|District|Borough|City) (?:Councillor|Cllr)")
_CROWD = re.compile(
    r"(?:and )?(?:\d+|[a-z]+(?:-[a-z]+)?)? ?(?:other )?"
    r"(?:members? of (?:the )?(?:public|press|staff)|(?:other )?(?:officials?|officers|staff)(?=\W*$)"
    r"|residents?|guests|others|public|press|folk|villagers|people from"
    r"|parishioners|electors)\b",
    re.IGNORECASE,
)
_MARK = re.compile(r"(?<=[\w.)])\s?([*^#†])")
_GIVEN_AND = re.compile(r"[A-Z][a-z’'-]+ (?:Holder|Head|Chair|Leader|Clerk|Cabinet|Forum|Parish|Church|House|Street)")
_DASH = re.compile(r"\s{1,9}[-–—]\s{1,9}|\s{0,9}[–—]\s{0,9}|:\s{1,9}")


ONLY_POST = re.compile(
    r"(?:[Tt]he )?(?:(?:Parish|Town|Community|Deputy|Assistant|Acting) )*Clerk(?: to the (?:Council|Committee"
    r"|Board))?:?"
    r"|Minute[- ]taker:?|RFO|In the [Cc]hair:?|Member of the [Pp]ublic:?"
)
# `Dan Holly S.E.`: the letters of a post.
_LETTERS = re.compile(r"(?P<name>[A-Z]\S+ (?:\S+ )?[A-Z][a-z’']\S+) (?P<post>(?:[A-Z]\.){1,3}[A-Z])")
_PREFIXES = ("O’", "O'", "Ó", "Ní", "Nic", "Mac", "Mc", "Uí", "de", "De", "van", "von", "St", "Le")


def read_people(text: str, plural: bool = False, known: bool = False) -> list[Named]:
    """The people of a list. `plural`: surnames alone are names (`Councillors Hart, Barker`); `known`: one may be."""
    if inverted := read_inverted(text, plural or known):
        return inverted
    found, at = [], 0
    for start, end, person in posts_first(text):
        found += [_moved(one, at) for one in _read_list(text[at:start].rstrip(), plural, known)]
        found, at = [*found, person], end
    return found + [_moved(one, at) for one in _read_list(text[at:], plural, known)]


def _moved(person: Named, by: int) -> Named:
    person.start, person.end = person.start + by, person.end + by
    return person


def _read_list(text: str, plural: bool, known: bool) -> list[Named]:
    found: list[Named] = []
    bare, pending = plural, ""
    spans = _segments(text)
    posts_lead = bool(spans) and pure_post(text[spans[0][0] : spans[0][1]])
    for start, end in spans:
        if posts_lead and pure_post(text[start:end]):
            post = re.sub(r"^[Tt]he ", "", text[start:end].strip(" ,.:–-"))
            pending = f"{pending}, {post}".strip(" ,–-")
            continue
        if (office := _only_before(text, start, end)) and _leads(text, start, office, bool(found)):
            pending = office
            continue
        bare = bare or _PLURAL.match(text, start) is not None
        person = _person(text, start, end, bare or bool(pending) or (known and not found))
        if person and found and _belongs(text, found[-1], person):
            person = None
        if found and ONLY_HONOURS.fullmatch(text[start:end]):
            found[-1].honours += " " + text[start:end]
        elif person:
            _leave_letters(person, found)
            found.append(_led(person, pending))
        elif found:
            _beside(found[-1], text, start, end)
        pending = ""
    return found


def _belongs(text: str, before: Named, person: Named) -> bool:
    """`Ann Bell – Headteacher, Hill Primary; C Dunn – …`: where semicolons part people, commas do not."""
    cut = text.rfind(";", 0, person.start)
    if ";" not in text or cut > before.start or person.title or person.before or person.notes or person.rank:
        return False
    alone = text[cut + 1 :].partition(";")[0].count(",") == 1 and not before.title and looks_personal(before.name)
    return bool(before.after or before.before or alone) and not looks_personal(person.name)


def _leave_letters(person: Named, found: list[Named]) -> None:
    """`A Bell, ADC Clerk J Dunn`, where a line's end was lost: the letters tell whom the one before comes from."""
    letters = re.fullmatch(r"(?P<letters>[A-Z]{2,5}) (?P<post>Clerk.*)", person.before[0]) if person.before else None
    if letters and found and not found[-1].after:
        found[-1].after.append(letters.group("letters"))
        person.before[0] = letters.group("post")


def _led(person: Named, office: str) -> Named:
    if office:
        person.before = [office, *person.before]
        person.after = [note for note in person.after if note != "in the Chair"]
    return person


def _only_before(text: str, start: int, end: int) -> str:
    """A piece that is nothing but an office or a post: `The Mayor`, `Clerk`."""
    piece = text[start:end].strip(" .")
    if match := ONLY_OFFICE.fullmatch(piece):
        return match.group("before")
    return re.sub(r"^[Tt]he ", "", piece).rstrip(":") if ONLY_POST.fullmatch(piece) else ""


def _leads(text: str, start: int, office: str, any_found: bool) -> bool:
    """Whether an office stands before its holder and not behind: at the start, after a semicolon, with an article."""
    if not any_found:
        return True
    before = text[:start].rstrip()
    return before.endswith((";", "\n")) or (bool(re.match(r"\s*(?:The|An) ", text[start:])) and office[0].isupper())


def _segments(text: str) -> list[tuple[int, int]]:
    """Stretches between commas, semicolons, tabs, "and" and repeated titles, brackets kept whole."""
    depth_at = _depths(text)
    spans, at = [], 0
    for match in _SPLIT.finditer(text):
        if depth_at[match.start()] or match.start() < at:
            continue
        behind_bracket = match.group().isspace() and text[match.start() - 1 : match.start()] == ")"
        if behind_bracket and not _starts_name(text, match.end()):
            continue
        if _OWN_COUNCIL.fullmatch(text, at, match.start()) and _OTHER_COUNCILLOR.match(text, match.end()):
            continue
        joined = re.search(r"and|AND|&", match.group()) is not None and match.group()[0] not in ",;\t\n|"
        if joined and not _parts_people(text[at : match.start()], text[match.end() :]):
            continue
        spans.append((at, match.start()))
        at = match.end()
    spans.append((at, len(text)))
    return [one for a, b in spans if text[a:b].strip() for one in _run_of_initials(text, a, b)]


def _starts_name(text: str, at: int) -> bool:
    """Whether what stands behind a bracket is the next person, and not more about the one before it."""
    word = re.match(r"[A-ZÀ-Þ][\w’'.-]*", text[at:])
    if word is None or not text[at - 1].isspace() or strip_title(text[at:])[1]:
        return True
    return word.group().endswith(".") or len(word.group()) < 3 or is_given(word.group())


def _run_of_initials(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """`W. Fern J. Gorse S. Heath`: columns of initials and surnames with no sign between."""
    if _INITIALLED.fullmatch(text, start, end) is None:
        return [(start, end)]
    starts = [match.start() for match in _EACH_INITIALLED.finditer(text, start, end)]
    return list(zip(starts, [*starts[1:], end], strict=True))


def _depths(text: str) -> list[int]:
    depths, depth = [], 0
    for i, char in enumerate(text):
        if char in "([" and (")" in text[i : i + 170] or "]" in text[i : i + 170]):
            depth += 1
        depths.append(depth)
        if char in ")]" and depth:
            depth -= 1
    return depths


def _parts_people(before: str, after: str) -> bool:
    """Whether an "and" stands between two people, not within a post (`Adults and Communities`)."""
    left = _BRACKET.sub(" ", before).strip()
    stop = _SPLIT.search(after.strip())
    right = after.strip()[: stop.start()] if stop else after.strip()
    right = re.split(r"\(", right, maxsplit=1)[0].strip(" .*^#†")
    left_name, right_name = strip_title(left)[0], strip_title(right)[0]
    left_name = HONOURS.sub("", left_name.split(",")[0])
    if re.fullmatch(r"[A-Z]{2,5}", left_name) and re.fullmatch(r"(?:[A-Z]\.? ?){1,3} [A-Z][\w’'-]+", right_name):
        return True
    if re.match(r"(?:Rescue|Wellbeing|Crime)\b", right):
        return False
    if strip_title(right)[1] or RANK.match(right) or _CROWD.match(right):
        return True
    right_name = HONOURS.sub("", right_name)
    if first_job(left_name) and len(right_name.split()) > 1 and is_name(right_name) and looks_personal(right_name):
        return not has_role(right_name)
    return is_name(left_name, alone=True) and is_name(right_name, alone=True)


def _person(text: str, start: int, end: int, bare: bool) -> Named | None:
    piece = text[start:end]
    notes = [match.group(1).strip() for match in _BRACKET.finditer(piece)]
    head = _BRACKET.split(piece)[0] if notes else piece
    rest = _BRACKET.sub(" ", piece[len(head) :]).strip(" ,.;:") if notes else ""
    before, body = _before(head.strip(" ,.;:*–-"))
    body, title = strip_title(body)
    rank = RANK.match(body)
    body = body[rank.end() :] if rank else body
    body = body.strip(" .,;:*^#†–-")
    alone = bare or bool(title) or bool(before) or bool(rank)
    honours = HONOURS.search(body)
    body, seat = _in_chair(HONOURS.sub("", body))
    if not before and not title and not notes and (tail := tail_name(body)):
        before, body = tail
    name, post = _name_and_post(body, alone)
    if name is None and title:
        name, post = (body, "") if _GIVEN_AND.fullmatch(body) and is_given(body.split()[0]) else _run_together(body)
    if name is None:
        return None
    where = text.find(name.split()[0], start, end)
    rest = "" if _CROWD.match(rest) else rest.lstrip("–- ")
    after = [part for part in (post, "" if before else seat, rest) if part]
    return Named(
        name=clean_name(name),
        start=where,
        end=end,
        title=title,
        before=[before] if before else [],
        honours=honours.group() if honours else "",
        rank=rank.group(1) if rank else None,
        notes=notes,
        after=after,
        mark=mark.group(1) if (mark := _MARK.search(piece)) else "",
    )


def _before(head: str) -> tuple[str, str]:
    """An office or post before the name, and the rest: `Cathaoirleach Councillor A Bell`, `Clerk J Dunn`."""
    match = OFFICE_BEFORE.match(head) or POST_BEFORE.match(head)
    return (match.group("before"), head[match.end() :]) if match else ("", head)


def _in_chair(body: str) -> tuple[str, str]:
    match = re.search(r"[, ]+(?:was |took |who took )?(?:in )?the [Cc]hair$", body)
    return (body[: match.start()], "in the Chair") if match else (body, "")


def _run_together(body: str) -> tuple[str | None, str]:
    """`Ann Bell Senior Planner`, with a title before it: the columns of a table that stand one space apart."""
    words = body.split()
    job = first_job(body)
    if job is None or len(words) < 3:
        return None, ""
    for size in (3, 2):
        name = " ".join(words[:size])
        if len(words) > size and job.start() >= len(name) and is_name(name) and not has_role(name):
            second = words[1]
            if size == 3 and not (re.fullmatch(r"[A-Z]\.?", second) or second in _PREFIXES or is_given(second)):
                continue
            return name, body[len(name) :].strip()
    return None, ""


def _name_and_post(body: str, alone: bool) -> tuple[str | None, str]:
    if letters := _LETTERS.fullmatch(body):
        return letters.group("name"), letters.group("post")
    if is_name(body, alone):
        return body, ""
    parts = _DASH.split(body, maxsplit=1)
    if len(parts) == 2:
        left, right = parts[0].strip(), parts[1].strip()
        bare, title = strip_title(right)
        if IS_COUNCILLOR.match(title) and not has_role(left) and is_name(bare, alone=True):
            return bare, ""
        if is_name(HONOURS.sub("", left), alone):
            return HONOURS.sub("", left), right
        right_name = HONOURS.sub("", strip_title(right)[0])
        if has_role(left) and is_name(right_name):
            return right_name, left
    return None, ""


def _beside(person: Named, text: str, start: int, end: int) -> None:
    """Words behind a comma belong to the person before them."""
    if _CROWD.match(text[start:end].strip()):
        return
    start = match.end() if (match := LEADING_HONOURS.match(text, start, end)) else start
    piece = text[start:end]
    person.notes = person.notes + [match.group(1).strip() for match in _BRACKET.finditer(piece)]
    words = _BRACKET.sub(" ", piece).strip(" ,.;:")
    if words in ("the", "and", "also"):
        return
    joiner = text[person.end : start].strip()
    if words and person.after and joiner and not _OFFICE_WORD.match(words):
        person.after = [*person.after[:-1], f"{person.after[-1]}{', ' if joiner == ',' else ' and '}{words}"]
    elif words:
        person.after = [*person.after, words]
    person.end = end
