"""Lists that write a post or an office first and its holder in brackets: `the Chief Executive (Mrs A Bell)`."""

from __future__ import annotations

import re

from ingest.given import is_given, looks_personal
from ingest.honorifics import ONLY_OFFICE, RANK
from ingest.persons import Named, clean_name, is_name, strip_title
from ingest.posts import first_job, has_role

_BRACKET = re.compile(r" ?\(([^()]{3,60})\)")
_MORE = re.compile(r" ?[(\[]([^()\[\]]{2,80})[)\]]")
_AND = re.compile(r",? and |, ")
_WEAK = re.compile(r"Services?|Children[’']s")
_PIECE = re.compile(r"[;\t\n]|\.\s|(?<![Aa]nd),\s(?:and )?|\sand\s")
_DASHED = re.compile(r"\s[-–—]\s|[–—]|:\s")
_ARTICLE = re.compile(
    r"(?:and |also )?(?:The |the )?(?:(?:Right |Rt\.? )?Worshipful,? (?:the )?|(?:Her|His) Worship,? (?:the )?)?"
)
_NAME = (
    r"(?P<name>(?:(?:[A-Z]\.? ?){1,3}|[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-Z][a-z]+)? )(?:[A-Z]\.? )?"
    r"[A-ZÀ-Þ][\w’'-]+)"
)
_TITLED = r"[,:]? (?:(?:Mrs?|Ms|Miss|Dr|Prof|Revd?)\b\.? )"
_POST = r"(?P<post>[A-Z][\w’'&,/ -]{4,70}"
_POST_THEN_NAME = (
    re.compile(rf"{_POST}?){_TITLED}(?P<name>(?:[A-ZÀ-Þ][\w.’'-]* ?){{1,4}})"),
    re.compile(rf"{_POST}?)[,:]? {_NAME}"),
    re.compile(rf"{_POST})[,:]? {_NAME}"),
)


def posts_first(text: str) -> list[tuple[int, int, Named]]:
    """Stretches of a list that are a post and, in brackets, a name."""
    found: list[tuple[int, int, Named]] = []
    at = 0
    for match in _BRACKET.finditer(text):
        if match.start() < at:
            continue
        holders = _holders(match.group(1))
        named = holders[0] if holders else None
        start = _post_start(text, at, match.start()) if named else None
        if named is None or start is None:
            continue
        post = _ARTICLE.sub("", text[start : match.start()].strip(" ,;:-–"), count=1).strip()
        if not post:
            continue
        end, notes = match.end(), []
        while more := _MORE.match(text, end):
            notes.append(more.group(1).strip())
            end = more.end()
        named.before, named.notes = [post], notes
        named.start, named.end = match.start(1) + match.group(1).index(named.name.split()[0].strip(".")), end
        found.append((start, end, named))
        found += _others(named, holders[1:], match.start(1), match.group(1), end)
        at = end
    return found


def _holders(words: str) -> list[Named]:
    """The people whom a bracket names: one, or several who hold one post."""
    parts = _AND.split(words) if _AND.search(words) else [words]
    found = [_holder(part) for part in parts]
    return [one for one in found if one] if all(found) else []


def _others(first: Named, more: list[Named], at: int, words: str, end: int) -> list[tuple[int, int, Named]]:
    """The further holders of a post in the plural: `Committee Officers (A Bell and C Dunn)`."""
    if more:
        first.before = [re.sub(r"(?<=[a-rt-z])s$", "", first.before[0])]
    for person in more:
        person.before = list(first.before)
        person.start, person.end = at + words.index(person.name.split()[-1]), end
    return [(end, end, person) for person in more]


def _holder(words: str) -> Named | None:
    """The person whom the words in a bracket name: titled, or plainly a personal name."""
    body, title = strip_title(words.strip())
    rank = RANK.match(body)
    body = body[rank.end() :] if rank else body
    name = clean_name(body)
    if not name or has_role(name) or not is_name(name, alone=bool(title)) or not (title or looks_personal(name)):
        return None
    return Named(name=name, start=0, end=0, title=title, rank=rank.group(1) if rank else None)


def _post_start(text: str, start: int, end: int) -> int | None:
    """Where the post before a bracket begins: its last piece that names a job or an office."""
    cuts = [start, *(match.end() for match in _PIECE.finditer(text, start, end))]
    weak: int | None = None
    hard = max((m.end() for m in re.finditer(r"[;\t\n]", text[start:end])), default=0) + start
    for at in reversed(cuts):
        piece = text[at:end].strip()
        if at < hard:
            return weak
        if _is_post(piece):
            job = first_job(piece)
            if job is None or not _WEAK.fullmatch(job.group()):
                return at
            weak = at if weak is None else weak  # `Head of Waste and Cleansing Services`: the job stands further left
    return weak


def _is_post(piece: str) -> bool:
    bare = _ARTICLE.sub("", piece, count=1)
    if not bare or len(bare) > 90 or (strip_title(bare)[1] and not ONLY_OFFICE.fullmatch(bare)):
        return False
    if ONLY_OFFICE.fullmatch(bare):
        return True
    return first_job(bare) is not None and not (is_name(bare) and looks_personal(bare))


def tail_name(words: str) -> tuple[str, str] | None:
    """`Head of Roads Ann Bell`: a post and, with nothing between, the name."""
    for n, pattern in enumerate(_POST_THEN_NAME):
        match = pattern.fullmatch(words)
        if match and _is_post_and_name(match.group("post"), match.group("name"), titled=n == 0):
            return match.group("post").strip(" ,:–-"), match.group("name")
    return None


def _is_post_and_name(post: str, name: str, titled: bool) -> bool:
    if not first_job(post) or has_role(name) or RANK.match(f"{post} {name}") or strip_title(post)[1]:
        return False
    first = name.split()[0]
    known = titled or is_given(first) or re.fullmatch(r"(?:[A-Z]\.?){1,3}", first) is not None
    return known and not is_name(post)


def pure_post(piece: str) -> bool:
    """Whether a piece is a job and no name: in a list that begins with one, each belongs to the person behind it."""
    words = re.sub(r"^[Tt]he ", "", piece.strip(" .,:;–-"))
    if not words or "(" in words or len(words) > 80 or strip_title(words)[1] or RANK.match(words):
        return False
    if ONLY_OFFICE.fullmatch(words) or ONLY_OFFICE.fullmatch(piece.strip(" .,:;–-")):
        return False
    return has_role(words) and words[0].isupper() and not tail_name(words) and not _DASHED.search(words)
