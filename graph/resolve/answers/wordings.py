"""What the words of a clause do with a recommendation: accept, refuse, note or defer it, and which one they mean."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from ruamel.yaml import YAML

Outcome = Literal["accepted", "accepted with changes", "refused", "noted", "deferred", "superseded", "no trace"]
TOLD: tuple[Outcome, ...] = ("superseded", "deferred", "refused", "noted")
PATH = Path(__file__).with_name("answers.yaml")
# "recommends to the Cabinet that", "it be recommended to the executive:", "Cabinet be recommended to agree that".
SENDING = re.compile(
    r"^.{0,140}?\brecommend(?:s|ed|ing|ation)?(?:\b|(?=to\b))(?: (?:strongly|unanimously|formally))?(?:"
    r"(?: ?to (?!agree|approve|note|resolve)[^,:;]{2,90}?)?(?: that(?:\b|(?=the\b))|\s*:|\s+[–-]\s)"
    r"| to (?:agree|resolve|accept) ?that(?:\b|(?=the\b))"
    r"|(?= not to\b)| (?:the )?\w+ to\b| to(?= \w)|$)",
    re.IGNORECASE,
)
LABEL = r"(?:\(\w{1,4}\)|R?\d{1,2}\b|['‘\"]?\b[b-hB-H]\b['’\"]?|['‘\"]?\b[aA]\b['’\"]?(?=\s*(?:,|to\b|and\b|[–-])))"
NUMBERED = re.compile(
    rf"\brecommendations?(?:\s+|(?=\())(?:nos?\.?\s|numbers?\s|numbered\s)?\s*(?P<first>{LABEL})"
    rf"(?P<more>(?:\s*(?:,|and|to|&|or|[–-])\s*(?:recommendation )?{LABEL})*)",
    re.IGNORECASE,
)
ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6"}
ORDERED = re.compile(
    rf"\b(?:the|its|their|['’]s|s['’]) (?P<one>{'|'.join(ORDINALS)})"
    rf"(?: and (?:the )?(?P<other>{'|'.join(ORDINALS)}))? recommendations?\b",
    re.IGNORECASE,
)
RANGE = re.compile(rf"({LABEL})(\s*(?:to|[–-])\s*(?={LABEL}))?", re.IGNORECASE)
ALL = re.compile(
    r"\b(?:all |its |their |these |those |the |both |\w+['’]s )*recommendations(?:\b|(?=of\b))", re.IGNORECASE
)
ONE = re.compile(
    r"\b(?:the|its|this|that|\w+['’]s) recommendation\b|^recommendation\b(?=\s*(?:[-–:]|be\b|is\b|was\b|not\b))",
    re.IGNORECASE,
)
SENDER = re.compile(
    r"\b(?:recommendations?|views|comments|advice)\b[^,;]{0,25}? (?:of|from|by) (?:the )?"
    r"(?P<body>(?-i:[A-Z])[^,;]{2,90}?)(?= (?:be|is|are|was|were|on|that|at|made|regarding|concerning|to)\b|[,;.]|$)",
    re.IGNORECASE,
)
# Where a clause goes on to another thing: "…, and the alternative be rejected", "… and to reject recommendation 3".
THEREFORE = re.compile(
    r"[,;]\s+(?:and|but)\s+(?=[^,;]{2,140}?\b(?:be|is|are|was|were)\b)"
    r"|(?:,|;)?\s+(?:and|but)\s+(?=(?:that |the |an? |no |recommendations? )[^,;]{2,140}?\b(?:be|is|are|was|were)\b"
    r"|recommends? to\b"
    r"|(?:to |not |do |does )*(?:accept|agree|approve|support|reject|refuse|decline|note|defer)(?:s|ed|d)?"
    r" (?:the )?recommendations?\b)|[,;]\s+(?=recommendations? (?:nos?\.? )?[(\d])",
    re.IGNORECASE,
)
# Letters that a scanner takes for others, each written as the most of what it may be: `h` is seen as `li` or `ll`.
LIKE = str.maketrans({"h": "ll", "i": "l", "m": "rn", "w": "vv", "c": "e"})
WORD = re.compile(r"\b[A-Za-z][a-zI1]+\b")
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}


class Named(NamedTuple):
    """Which recommendations a clause names: `labels` as folded by `plain`, all of them, or one without a number."""

    labels: tuple[str, ...] = ()
    all: bool = False
    one: bool = False


class Family(NamedTuple):
    """`needs`: letters of which some stand in every text that the pattern takes."""

    pattern: re.Pattern[str]
    needs: tuple[str, ...]


@lru_cache(maxsize=1)
def data() -> dict[str, Any]:
    """answers.yaml: a Family by name, `little`, `generic` and `plain` as sets, `irregular` as form → verb."""
    rows = YAML(typ="safe").load(PATH.read_text("utf-8"))
    words = {name: frozenset(rows.pop(name).split()) for name in ("little", "generic", "plain")}
    irregular = dict(pair.split(":") for pair in rows.pop("irregular").split())
    families = {
        name: Family(re.compile(row["match"], re.IGNORECASE), tuple(filter(None, row.get("needs", "").split("|"))))
        for name, row in rows.items()
    }
    return words | {"irregular": irregular} | families


def says(family: str, text: str) -> bool:
    """Whether words are of a family of answers.yaml."""
    return bool(search(family, text))


@lru_cache(maxsize=32768)
def search(family: str, text: str) -> re.Match[str] | None:
    """Where words are of a family; nothing is searched where none of the letters that it needs is there."""
    pattern, needs = data()[family]
    low = text.lower() if needs else ""
    return pattern.search(text) if not needs or any(letters in low for letters in needs) else None


def without(family: str, text: str) -> str:
    """The text without words of a family."""
    return str(data()[family].pattern.sub("", text)) if says(family, text) else text


def as_scanned(word: str) -> str:
    """What a scanner makes alike: `the` and `tlie`, `Council` and `Couneil`; of a word in lower case."""
    return word.translate(LIKE)


@lru_cache(maxsize=1)
def _scanned() -> dict[str, str]:
    """Words that patterns look for, as scanned → as they are."""
    return {as_scanned(word): word for word in sorted(data()["plain"])}


@lru_cache(maxsize=8192)
def mended(text: str) -> str:
    """With the words that patterns look for as they should be, where a scanner misread them: `recommcndation`."""
    return " ".join(map(_mended, text.split(" ")))


@lru_cache(maxsize=32768)
def _mended(word: str) -> str:
    """A word with the marks around it."""
    return word if word.isupper() else WORD.sub(_as_meant, word)


def _as_meant(found: re.Match[str]) -> str:
    word = found[0]
    plain = _scanned().get(as_scanned(word.replace("1", "l").lower()))
    if plain is None or plain == word.lower():
        return word
    return plain.capitalize() if word[0].isupper() else plain


@lru_cache(maxsize=8192)
def core(text: str) -> str:
    """What is asked, without the words that ask it: `it be recommended to Cabinet that the bridge be replaced`."""
    plain = mended(" ".join(text.split()).strip(" .;"))
    plain = re.sub(r"[;,]?\s+and$", "", plain)
    found = SENDING.match(plain) if "recommend" in plain.lower() else None
    plain = plain[found.end() :].strip() if found and found.end() < len(plain) else plain
    plain = re.sub(r"^(?:that|to agree that|to)\s+", "", plain, flags=re.IGNORECASE)
    return without("unchanged", plain).strip(" ,.;")


def asking(text: str) -> str:
    """The words of a recommendation that say who asks whom."""
    plain = " ".join(text.split())
    found = SENDING.match(plain) if "recommend" in plain.lower() else None
    return found[0] if found else ""


@lru_cache(maxsize=8192)
def told(text: str) -> Outcome:
    """What the words do, conditions aside."""
    plain = mended(text)
    bare = plain if says("proposal", plain) else unconditional(plain)
    return next((word for word in TOLD if says(word, bare)), "accepted")


def verdict(text: str) -> str:
    """What a row of a response begins with, before its reasons: `Not accepted`; empty where it is no such row."""
    found = search("row", text)
    return found[0].strip() if found else ""


def unconditional(text: str) -> str:
    """Without the condition or exception that comes after."""
    found = search("condition", text)
    return text[: found.start()] if found and found.start() else text


def condition(text: str) -> str:
    """The condition or exception, in its words; empty where there is none."""
    bare = without("unchanged", text)
    found = search("condition", bare)
    return bare[found.start() :].strip(" ,.;") if found else ""


@lru_cache(maxsize=8192)
def subject(text: str) -> str:
    """What a clause is about: `the views of the Panel on the bridge be noted` is about the bridge."""
    plain = without("unchanged", mended(" ".join(text.split())))
    reason = search("reason", plain)
    plain = (plain[: reason.start()] if reason and reason.start() else plain).strip(" ,.;")
    return without("about", without("ending", plain)).strip(" ,")


def decided_on(text: str) -> str:
    """As `subject`, without what was decided in its place: `the proposal be refused, and the fee stay as it is`."""
    return subject(without("verdict", mended(" ".join(text.split()))))


@lru_cache(maxsize=8192)
def parts(text: str) -> tuple[str, ...]:
    """The things that a clause does, where it does several: `…, and the alternative be rejected`."""
    return tuple(part.strip(" ,;") for part in THEREFORE.split(mended(text)) if part.strip(" ,;"))


@lru_cache(maxsize=8192)
def named(text: str) -> Named:
    """Which recommendations the words name."""
    text = mended(text)
    labels = [label for match in NUMBERED.finditer(text) for label in _labels(match["first"] + match["more"])]
    labels += [ORDINALS[word.lower()] for match in ORDERED.finditer(text) for word in match.groups() if word]
    if labels:
        return Named(tuple(dict.fromkeys(labels)))
    return Named(all=bool(ALL.search(text)), one=bool(ONE.search(text)))


@lru_cache(maxsize=8192)
def sender(text: str) -> str:
    """The body whose recommendations or views the words name; empty where they name none."""
    found = SENDER.search(mended(text))
    return found["body"].strip() if found else ""


def _labels(written: str) -> list[str]:
    """`(b), 2 to 4` → b, 2, 3, 4."""
    found: list[str] = []
    begun = ""
    for match in RANGE.finditer(written):
        label = plain_label(match[1])
        found += _between(begun, label) if begun else []
        found.append(label)
        begun = label if match[2] else ""
    return found


def _between(first: str, last: str) -> list[str]:
    if first.isdigit() and last.isdigit():
        return [str(n) for n in range(int(first) + 1, int(last))]
    if len(first) == len(last) == 1:
        return [chr(n) for n in range(ord(first) + 1, ord(last))]
    return []


def plain_label(written: str | None) -> str:
    """`(b)` → b, `R3` → 3; of a label that begins with the item's number (`4.7 2`), the last word."""
    words = re.findall(r"[a-z0-9]+", (written or "").lower())
    return re.sub(r"^r(?=\d)", "", words[-1]) if words else ""


def place(label: str) -> int:
    """Which in order a label would be, from 1; 0 where it tells nothing."""
    if label.isdigit():
        return int(label)
    return ROMAN.get(label, 0) if len(label) > 1 else ord(label) - 96 if label else 0
