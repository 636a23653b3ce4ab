"""People's names as British minutes list them: initials, titles, honours, roles in brackets or behind a comma.

A small grammar of our own. `read_people` takes a stretch of an attendance list and gives each person with what stands
beside the name; it never guesses a name out of prose.
"""

from __future__ import annotations

import re

import msgspec

_JOB = re.compile(
    r"\b(?:Officer|Director|Manager|Head|Clerk|Solicitor|Secretary|Treasurer|Commissioner|Scrutineer|Adviser"
    r"|Advisor|Consultant|Accountant|Auditor|Engineer|Nurse|Doctor|Executive|President"
    r"|Lead|Assistant|Administrator|Coordinator|Co-ordinator|Counsel|Lawyer|Analyst|Trustee|Principal|Specialist"
    r"|Planner|Surveyor|Governor|Headteacher|Cabinet|Chair\w*|Leader|Member|Superintendent|Inspector"
    r"|Representative|Service|Children's|Children’s)\b"
)
_TITLE = re.compile(
    r"(?:(?:(?:County|Borough|District|City|Town|Parish) )?(?:Councillors?|Cllrs?|Cllr’s)|Alderm[ae]n"
    r"|Alderwom[ae]n|Ald|Baill?ies?|Depute|Messrs|Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame"
    r"|Lord|Lady|Baroness|Lord Provost|Provost|Revd?|Reverend|Canon|Professor|Prof|The Rt Hon|Rt Hon|Hon|The"
    r"|Members?)\b(?:\(s\))?[.:]?\s*(?:[-–—]\s+)?",
    re.IGNORECASE,
)
_RANK = re.compile(
    r"((?:(?:Chief|Detective|Temporary|Acting|Deputy|Assistant) )*(?:Superintendent|Inspector|Sergeant|Constable"
    r"|Sgt|Insp|PCSO?|Supt"
    r"|Commander|Major|Colonel|Captain|Lieutenant|Brigadier|Station Manager|Group Manager"
    r"|Area Manager)\b(?: Colonel)?\.?)\s+(?=[A-Z])"
)
_HONOUR = (
    r"CC|OBE|MBE|CBE|KBE|BEM|JP|DL|MP|MSP|MS|AM|MLA|QC|KC|QPM|QFSM|FCA|FRSA|PhD|BA|MA|BSc|TD|RD|CMG|CB|LLB|FCIPD"
    r"|CPFA|CIPFA|Esq|QAM|RN|VR|DCC"
)
_HONOURS = re.compile(rf"(?:[,\s]+(?:{_HONOUR})\b\.?)+$")
_ONLY_HONOURS = re.compile(rf"\s*(?:{_HONOUR})\.?(?:[,\s]+(?:{_HONOUR})\.?)*\s*")
_INITIALS = re.compile(r"(?:[A-Z]\.?){1,4}|[a-z]\.?")
_PARTICLE = {
    "de",
    "van",
    "von",
    "der",
    "den",
    "la",
    "le",
    "du",
    "di",
    "da",
    "bin",
    "ap",
    "ab",
    "ni",
    "y",
    "el",
    "al",
    "dos",
    "st",
    "st.",
}
_WORD = re.compile(r"(?:[A-ZÀ-Þ][\w’'‘`´-]*\.?|[A-ZÀ-Þ][’'][A-Z]\w+|[a-z][’'][A-Z]\w+|d[’'][A-Z]\w+)")
_ROLE_WORD = re.compile(
    r"\b(?:Chair\w*|Vice|Deputy|Leader|Mayor\w*|Provost|Convenor|Convener|Members?|Officers?|Directors?|Managers?"
    r"|Heads? (?:of|for)|Clerk"
    r"|Lead (?:Member|Officer|for)|Secretary|Solicitor|Treasurer|Commissioner|Scrutineer|Advis[eo]r|Consultant"
    r"|Accountant|Auditor|Engineer|Planner"
    r"|Surveyor|Headteacher|Governor|Inspector|Superintendent|Executive|President|Portfolio|Holder|Cabinet"
    r"|Committee|Council|Councillors?|Panel|Board"
    r"|Whip|Spokes\w+|Representative|Assistant|Administrator|Coordinator|Co-ordinator|Counsel|Lawyer|Strategist"
    r"|Analyst|Apprentice|Trustee|Principal"
    r"|Specialist|Education|Services?|Children|Children's|Children’s|Finance|Housing|Health|Care|Planning"
    r"|Resources|Environment|Communities|Transport"
    r"|Highways|Governance|Democratic|Legal|Police|Authority|Trust|Association|Department|Diocese|University"
    r"|College|School|Group|Independent"
    r"|Conservative|Labour|Liberal|Party|Public|Press|None|Apologies|Absent|Present|Attendance|Substitutes?"
    r"|Observers?|Also|Item|Minutes?|Meeting|Date"
    r"|Time|Venue|Remote|Remotely|Online|Virtual|Vacancy|Vacant|Nil|Residents?|Others?|Note|Part|Business|Agenda"
    r"|Report|Statutory|Scrutiny|Corporate|Senior|Strategic|Operations|Operational|Social|Adults?|Young|People"
    r"|Safeguarding|Commissioning|Support|Economic"
    r"|Regeneration|Digital|Customer|Community|Technical|Regulatory|Street|Waste|Leisure|Culture|Procurement"
    r"|Insurance|Pensions?|Payroll|Estates?|Assets?)\b",
    re.IGNORECASE,
)
_OFFICE_WORD = re.compile(
    r"(?:Vice|Deputy|Chair|Leader|Mayor|Lord|Convener|Convenor|Cabinet|Lead|Executive|Substitut|Co-opted)",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{0,160})[)\]]\s*")
_PLURAL = re.compile(
    r"\s*(?:(?:Borough|County|Town|Parish) )?(?:Councillors|Cllrs|Aldermen|Messrs|Bailies|Members)\b", re.IGNORECASE
)
_SPLIT = re.compile(
    r"[,;\t\n|]|\s+(?:and|&)\s+"
    r"|(?<=[a-z.)C])(?<!Cllr)(?<!Cllr\.)(?<!Cllrs)(?<!Councillor)(?<!Councillors)(?<!County)(?<!Borough)"
    r"(?<!District)(?<!Town)(?<!Parish)(?<!City)\s+(?=(?:Councillor|Cllr|Mrs?\.?|Ms\.?|Miss|Dr\.?"
    r"|Alderman)\s+[A-Z])|\s•\s"
)
_CROWD = re.compile(
    r"(?:\d+|one|two|three|four|five|six|several|some|a|the|no)? ?(?:other )?(?:members? of the (?:public|press)"
    r"|residents?|others|public|press|parishioners|electors)\b",
    re.IGNORECASE,
)
_LEADING_HONOURS = re.compile(rf"\s*(?:(?:{_HONOUR})\b\.?[\s,]*)+")
_DASH = re.compile(r"\s+[-–—]\s+|\s*[–—]\s*|:\s+")


class Named(msgspec.Struct, kw_only=True):
    """A person in a list: `name` cleaned, its place in the text, and the words beside it.

    `title` is what stood before the name (Councillor, Mrs), `rank` a rank, `notes` the brackets, `after` what follows
    behind a comma or dash, `end` where all of it ends.
    """

    name: str
    start: int
    end: int
    title: str = ""
    rank: str | None = None
    notes: list[str] = []
    after: list[str] = []

    @property
    def is_councillor(self) -> bool:
        """Whether a councillor's title stood before the name."""
        return bool(re.match(r"(?:\w+ )?(?:Councillor|Cllr|Alder)", self.title, re.IGNORECASE))


def clean_name(text: str) -> str:
    """The name alone: no titles, no honours, initials without full stops."""
    text = strip_title(text.strip(" ,.;:–—-"))[0]
    text = _HONOURS.sub("", text).strip(" ,;")
    text = re.sub(r"\b([A-Z])\.(?=\s?[A-Z])", r"\1 ", text)
    text = re.sub(r"\b([A-Z])\.(?=\s|$)", r"\1", text)
    return " ".join(text.split())


def strip_title(text: str) -> tuple[str, str]:
    """The text without its leading titles, and the titles."""
    at = 0
    while (match := _TITLE.match(text, at)) and match.end() < len(text):
        at = match.end()
    return text[at:], text[:at].strip(" .:–-")


def first_job(text: str) -> re.Match[str] | None:
    """The first word of a text that names a job or an office (Officer, Head, Clerk)."""
    return _JOB.search(text)


def job_ends(text: str) -> list[int]:
    """Where each such word ends."""
    return [match.end() for match in _JOB.finditer(text)]


def has_role(text: str) -> bool:
    """Whether a word of posts, offices or services stands in a text."""
    return _ROLE_WORD.search(text) is not None


def is_name(text: str, alone: bool = False) -> bool:
    """Whether a text is a name: at least two words of which one is a surname; one word will do where `alone`."""
    words = text.split()
    if not words or len(words) > 6 or len(text) > 60 or _ROLE_WORD.search(text):
        return False
    proper = 0
    for i, word in enumerate(words):
        if (word.lower() in _PARTICLE and 0 < i < len(words) - 1) or word in ("St", "St.", "De", "O’", "O'"):
            continue
        if _INITIALS.fullmatch(word) and not (word.islower() and len(words) == 1):
            continue
        if not _WORD.fullmatch(word):
            return False
        proper += 1
    return proper > 0 and (len(words) > 1 or alone)


def read_people(text: str, plural: bool = False, known: bool = False) -> list[Named]:
    """The people of a list. `plural`: surnames alone are names (`Councillors Hart, Barker`); `known`: one may be."""
    found: list[Named] = []
    bare = plural
    for start, end in _segments(text):
        bare = bare or _PLURAL.match(text, start) is not None
        person = _person(text, start, end, bare or (known and not found))
        if person:
            found.append(person)
        elif found and not _ONLY_HONOURS.fullmatch(text[start:end]):
            _beside(found[-1], text, start, end)
    return found


def _segments(text: str) -> list[tuple[int, int]]:
    """Stretches between commas, semicolons, tabs, "and" and repeated titles, brackets kept whole."""
    depth_at = _depths(text)
    spans, at = [], 0
    for match in _SPLIT.finditer(text):
        if depth_at[match.start()] or match.start() < at:
            continue
        joined = "and" in match.group() or "&" in match.group()
        if joined and not _parts_people(text[at : match.start()], text[match.end() :]):
            continue
        spans.append((at, match.start()))
        at = match.end()
    spans.append((at, len(text)))
    return [(a, b) for a, b in spans if text[a:b].strip()]


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
    right = re.split(r"[,;\t(]|\s+and\s+", after.strip(), maxsplit=1)[0].strip()
    left_name, right_name = strip_title(left)[0], strip_title(right)[0]
    left_name = _HONOURS.sub("", left_name.split(",")[0])
    if strip_title(right)[1] or _CROWD.match(right):
        return True
    return is_name(left_name, alone=True) and is_name(_HONOURS.sub("", right_name), alone=True)


def _person(text: str, start: int, end: int, bare: bool) -> Named | None:
    piece = text[start:end]
    notes = [match.group(1).strip() for match in _BRACKET.finditer(piece)]
    head = _BRACKET.split(piece)[0] if notes else piece
    rest = _BRACKET.sub(" ", piece[len(head) :]).strip(" ,.;:") if notes else ""
    body, title = strip_title(head.strip())
    rank = _RANK.match(body)
    body = body[rank.end() :] if rank else body
    name, post = _name_and_post(_HONOURS.sub("", body.strip(" .,;:*–-")), bare or bool(title))
    if name is None:
        return None
    where = text.find(name.split()[0], start, end)
    after = [part for part in (post, rest.lstrip("–- ")) if part]
    clean = clean_name(name)
    return Named(
        name=clean, start=where, end=end, title=title, rank=rank.group(1) if rank else None, notes=notes, after=after
    )


def _name_and_post(body: str, alone: bool) -> tuple[str | None, str]:
    if is_name(body, alone):
        return body, ""
    parts = _DASH.split(body, maxsplit=1)
    if len(parts) == 2:
        left, right = parts[0].strip(), parts[1].strip()
        if is_name(_HONOURS.sub("", left), alone):
            return _HONOURS.sub("", left), right
        right_name = _HONOURS.sub("", strip_title(right)[0])
        if _ROLE_WORD.search(left) and is_name(right_name):
            return right_name, left
    return None, ""


def _beside(person: Named, text: str, start: int, end: int) -> None:
    """Words behind a comma belong to the person before them."""
    if _CROWD.match(text[start:end].strip()):
        return
    start = match.end() if (match := _LEADING_HONOURS.match(text, start, end)) else start
    piece = text[start:end]
    person.notes = person.notes + [match.group(1).strip() for match in _BRACKET.finditer(piece)]
    words = _BRACKET.sub(" ", piece).strip(" ,.;:")
    joiner = text[person.end : start].strip()
    if words and person.after and joiner and not _OFFICE_WORD.match(words):
        person.after = [*person.after[:-1], f"{person.after[-1]}{', ' if joiner == ',' else ' and '}{words}"]
    elif words:
        person.after = [*person.after, words]
    person.end = end


def same_person(a: str, b: str) -> bool:
    """Whether two writings may be one person: same surname, and initials or names that do not contradict."""
    x, y = a.split(), b.split()
    if not x or not y or x[-1].casefold() != y[-1].casefold():
        return False
    if len(x) == 1 or len(y) == 1:
        return True
    return x[0][0].casefold() == y[0][0].casefold()
