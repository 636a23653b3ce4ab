"""Lists that write the surname first: `Acorn, T; Birch, Mrs S`. The name stays in the order in which it is written."""

from __future__ import annotations

import re

from ingest.given import is_given
from ingest.persons import Named, clean_name, strip_title
from ingest.posts import has_role

_SURNAME = r"(?P<surname>(?:(?:de|van|von|Mac|Mc|St\.?|O) )?[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?)"
_TITLED = r"(?:(?P<title>Mrs?|Ms|Miss|Dr|Sir|Rev|Prof)\b\.? ?)?"
_INITIALS = r"(?:[A-Z]\b\.? ?){1,3}(?![\w’'])|[A-Z]{2,3}(?![\w’'])"
_ITEM = re.compile(
    rf"\s*+{_SURNAME}(?:, *|\s(?=[A-Z]\.))(?:Cllrs?\b\.? )?{_TITLED}"
    rf"(?P<first>{_INITIALS}|[A-ZÀ-Þ][a-zà-ÿ’'-]+(?: [A-Z]\b\.?)?(?![\w’']))"
    r"(?P<notes>(?: ?\([^()]{1,80}\)){0,3})[*^#†]?"
)
_PART = re.compile(r" *+(?P<sign>[;\t\n]|,(?! ?Jnr)|and\b|&|\.?$)\s*+(?:(?:and|&) )?")
_PIECE = re.compile(r"[^;,]+(?:,[^;,]+)?")
_LOOSE_ITEM = re.compile(
    r"(?P<surname>[A-ZÀ-Þ][\w’'. -]{1,30}?)(?P<comma>,)?\s+(?P<first>(?:[A-Z]\.? ?){1,3}|[A-ZÀ-Þ][a-zà-ÿ]{1,9}\.?)"
)
_BRACKET = re.compile(r"\(([^()]*)\)")
_LETTERS = re.compile(r"(?:[A-Z]\.? ?){1,3}")


def read_inverted(text: str, known: bool) -> list[Named]:
    """The people of a list whose entries put the surname first; none where it is another kind of list."""
    return _strict(text, known) or _loose(text)


def _strict(text: str, known: bool) -> list[Named]:
    body, title = strip_title(text)
    offset = len(text) - len(body)
    found, loose, at = [], 0, offset
    while at < len(text.rstrip(" .")):
        item = _ITEM.match(text, at)
        part = _PART.match(text, item.end()) if item else None
        if item is None or part is None or has_role(item.group("surname")):
            return []
        if not _LETTERS.fullmatch(item.group("first")):
            if not is_given(item.group("first").split()[0]) or (part.group("sign") == "," and not title):
                return []
            loose += is_given(item.group("surname"))
        found.append(_named(item, title))
        at = part.end()
    if not found or 2 * loose > len(found):
        return []
    return found if len(found) > 1 or known or title or not _LETTERS.fullmatch(found[0].name.split()[-1]) else []


def _named(item: re.Match[str], title: str) -> Named:
    name = clean_name(f"{item.group('surname')} {item.group('first')}")
    notes = [note.strip() for note in _BRACKET.findall(item.group("notes"))]
    own = " ".join(word for word in (title, item.group("title")) if word)
    return Named(name=name, start=item.start("surname"), end=item.end(), title=own, notes=notes)


def _loose(text: str) -> list[Named]:
    """A list with semicolons in which some entries have lost their commas."""
    body, title = strip_title(text)
    if body.count(";") < 2:
        return []
    pieces = list(_PIECE.finditer(body))
    hits = [(piece, _LOOSE_ITEM.fullmatch(piece.group().strip(" ."))) for piece in pieces]
    if len(pieces) < 3 or sum(1 for _, hit in hits if hit and hit.group("comma")) < 0.6 * len(pieces):
        return []
    found = []
    for piece, hit in hits:
        if hit:
            start = len(text) - len(body) + piece.start() + len(piece.group()) - len(piece.group().lstrip())
            name = clean_name(f"{hit.group('surname').strip(' .')} {hit.group('first')}")
            found.append(Named(name=name, start=start, end=start + len(piece.group().strip()), title=title))
    return found
