"""What a written name of a body says: its plain words, its head (`committee`), whether it is short for another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

from graph.build.ids import body_slug, fold

WORDS: dict[str, Any] = YAML(typ="safe").load(Path(__file__).with_name("body_names.yaml").read_text("utf-8"))
MINOR = frozenset(["and", "at", "by", "for", "in", "of", "on", "or", "the", "to", "with"])
EXECUTIVE, COUNCIL = "executive", "council"
HEADS = frozenset(WORDS["heads"])
WHOLE = HEADS - {"group", "team", "party", "member", "partnership", "trust", "cluster"}
NAMELESS = frozenset(WORDS["nameless"])
LITTLE, APART = frozenset(WORDS["little"]), frozenset(WORDS["apart"])
SINGLES = {**dict.fromkeys(WORDS["executive"], EXECUTIVE), **dict.fromkeys(WORDS["council"], COUNCIL)}
LEFT_OUT = frozenset(WORDS["left out"]) | LITTLE
TYPES = ("county", "city", "borough", "district", "town", "parish", "community", "metropolitan", "royal", "london")

OCCASION = re.compile(rf"^(?:(?:{'|'.join(WORDS['before'])}) )+|(?: (?:{'|'.join(WORDS['after'])}))$")
IN_SHORT = re.compile(r"\s*\(\s*[\"“‘']?(?:the )?([A-Z][A-Z&]{1,6})[\"”’']?\s*\)")
ABBREVIATION = re.compile(r"^[A-Z](?:[A-Z&]|[. ](?=[A-Z.]|$)){1,9}$")
LEADERS = re.compile(rf"^(?:decisions? (?:of|by) )?(?:the )?(?:{'|'.join(WORDS['leaders'])})(?: decisions?)?$")
ALONE = re.compile(
    rf"^(?:delegated )?(?:decisions? (?:of|by|taken by) )?(?:the )?(?:{'|'.join(WORDS['alone'])})\b(?: for| with)?"
)
TWO = re.compile(r"^(?P<one>.+?) and (?:the )?(?P<other>.+)$")


class BodyName(NamedTuple):
    """`key` is the path of the writing, `text` its folded words, `words` what two writings of one body share.

    `head` is the last word that says what sort of body it is (`committee`), `topic` are those that say what it is for.
    `single` is `executive` or `council` for the many names of those two, `nameless` a name that could be any body's.
    """

    key: str
    text: str
    words: frozenset[str]
    head: str
    topic: frozenset[str]
    single: str
    nameless: bool

    def is_short_for(self, longer: BodyName, *, here: bool = False) -> bool:
        """Whether a document that has both names may mean the longer by this; `here`: in that body's own minutes."""
        left_out = longer.words - self.words
        if not self.words < longer.words or self.head not in ("", longer.head):
            return False
        if self.nameless or (here and not tells_apart(word for word in left_out if len(word) > 1)):
            return True
        return not tells_apart(left_out) and self.leaves_out_little(longer)

    def leaves_out_little(self, longer: BodyName) -> bool:
        """Whether a longer name ends with this one, or has only words more that papers are used to leave out."""
        return longer.text.endswith(f" {self.text}") or longer.words - self.words <= LEFT_OUT


def tells_apart(words: Iterable[str]) -> bool:
    """Whether a word names one of several: a letter, a number, a quarter of the sky."""
    return any(word in APART or len(word) == 1 or word.isdigit() for word in words)


@lru_cache(maxsize=100_000)
def body_name(scope: str, written: str) -> BodyName | None:
    """What an authority's papers call a body; None where nothing is left of the name."""
    text = _first_of_two(scope, _plain(scope, IN_SHORT.sub("", written)))
    if not text:
        return None
    words, whole = words_of(scope, text), _long(text)
    return BodyName(
        key=body_slug(text),
        text=text,
        words=words,
        head=_head(text, whole),
        topic=words - HEADS - LITTLE,
        single=single(scope, text),
        nameless=whole in NAMELESS,
    )


def _head(text: str, whole: str) -> str:
    if alone(text):
        return "member"
    return next((stem(word) for word in reversed(whole.split()) if stem(word) in HEADS), "")


def _plain(scope: str, written: str) -> str:
    """Without article and occasion, and without the authority's whole name before it."""
    text = fold(written)
    while (shorter := OCCASION.sub("", text)) != text:
        text = shorter
    month, _, rest = text.partition(" ")
    if month in WORDS["months"] and (rest in SINGLES or _long(rest) in NAMELESS):
        text = rest
    prefix = scope.replace("-", " ") + " "
    return text.removeprefix(prefix).removeprefix("council ") if text.startswith(prefix) else text


def _first_of_two(scope: str, text: str) -> str:
    """`Housing Panel and the Streets Panel` are two bodies, of which the first is told."""
    match = TWO.match(text)
    if match is None:
        return text
    one, other = match["one"], match["other"]
    both_single = bool(single(scope, one) and single(scope, other))
    both_whole = all(len(part.split()) > 1 and stem(part.split()[-1]) in WHOLE for part in (one, other))
    return one if both_single or (both_whole and "liaison" not in other) else text


def shown(scope: str, written: str) -> str:
    """A writing as a name is shown: without its initials in brackets, and of two bodies the first."""
    whole, name = IN_SHORT.sub("", written), body_name(scope, written)
    ends = [match.start() for match in re.finditer(r",? (?:and|&) ", whole)]
    return next((whole[:end] for end in ends if name and _plain(scope, whole[:end]) == name.text), whole)


def words_of(scope: str, text: str) -> frozenset[str]:
    """The stems of a folded name without small words, abbreviations written out, without the authority's place."""
    words = [stem(word) for word in _long(_portfolio(_placeless(scope, text))).split() if word not in MINOR]
    return frozenset(words)


def _portfolio(text: str) -> str:
    """`cabinet member for highways` and `executive member highways` hold one portfolio."""
    return ALONE.sub("executive member", text) if ALONE.match(text) and alone(text) else text


def alone(text: str) -> bool:
    """Whether a folded name is that of a member of the executive who decides alone."""
    if LEADERS.match(text):
        return True
    return bool(ALONE.match(text)) and not any(word in HEADS - {"member", "council"} for word in text.split()[2:])


def _placeless(scope: str, text: str) -> str:
    """`ashcombe health board` → `health board` in Ashcombe; what would then tell nothing keeps its place."""
    place = place_of(scope)
    rest = text.removeprefix(f"{place} ")
    telling = [word for word in _long(rest).split() if stem(word) not in HEADS | APART | MINOR and word not in GENERIC]
    return rest if place and rest != text and telling else text


GENERIC = frozenset({*TYPES, "municipal", "electoral"})


@lru_cache(maxsize=10_000)
def place_of(scope: str) -> str:
    """`london-borough-of-ashcombe`, `ashcombe-city-and-county-council` → `ashcombe`; empty where nothing is known."""
    if scope.startswith("unknown-"):
        return ""
    text = re.sub(
        r"^(?:(?:the|royal|london|city|borough|county|metropolitan|and) )*(?:borough|city|county) of ",
        "",
        scope.replace("-", " "),
    )
    return re.sub(rf"(?: (?:{'|'.join(TYPES)}|and|council|authority))+$", "", text)


def _long(text: str) -> str:
    """Abbreviations that any council uses written out."""
    for written, one in WORDS["joined"].items():
        text = re.sub(rf"\b{written}\b", one, text)
    return " ".join(WORDS["short"].get(word, word) for word in text.split())


def stem(word: str) -> str:
    """`services` → `service`, `families` → `family`; `business` stays."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def single(scope: str, text: str) -> str:
    """`executive` or `council` where a folded name is one of the many of those two."""
    if text in SINGLES:
        return SINGLES[text] if text != "authority" or scope.endswith("authority") else ""
    return COUNCIL if _is_own(scope, text) else ""


def _is_own(scope: str, text: str) -> bool:
    """Whether a name is that of the authority itself, in full or in part: `county council`, `fire authority`."""
    if text.removesuffix(" council") in TYPES and scope.startswith("unknown-"):
        return True
    end = next((own for own in WORDS["own"] if text.endswith(f" {own}") or text == own), "")
    whole = scope.replace("-", " ")
    if not end or not whole.endswith(end):
        return text == whole
    words = set(text.removeprefix("nhs ").split()) - MINOR
    return len(words) > len(end.split()) and words <= set(whole.split())


def initials(text: str) -> str:
    """`overview and scrutiny committee` → `osc`."""
    return "".join(word[0] for word in text.split() if word not in MINOR)


def is_abbreviation(written: str) -> bool:
    """Whether a name is the initials of one: in capitals (`CPG`, `S.P.C`), or such as any council uses (`Lcdc`)."""
    word = fold(written)
    if word in SINGLES or stem(word) in HEADS:
        return False
    return bool(ABBREVIATION.match(written.strip())) or " " in WORDS["short"].get(word, "")
