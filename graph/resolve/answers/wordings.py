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
    r"^.{0,140}?\brecommend(?:s|ed|ing|ation)?\b(?: (?:strongly|unanimously|formally))?(?:"
    r"(?: to (?!agree|approve|note|resolve)[^,:;]{2,90}?)?(?: that\b|\s*:|\s+[–-]\s)"
    r"| to (?:agree|resolve|accept) that\b"
    r"|(?= not to\b)| (?:the )?\w+ to\b| to(?= \w)|$)",
    re.IGNORECASE,
)
LABEL = r"(?:\(\w{1,4}\)|\d{1,2}\b|['‘\"]?\b[b-hB-H]\b['’\"]?|['‘\"]?\b[aA]\b['’\"]?(?=\s*(?:,|to\b|and\b|[–-])))"
NUMBERED = re.compile(
    rf"\brecommendations?\s+(?:nos?\.?\s|numbers?\s|numbered\s)?\s*(?P<first>{LABEL})"
    rf"(?P<more>(?:\s*(?:,|and|to|&|or|[–-])\s*(?:recommendation )?{LABEL})*)",
    re.IGNORECASE,
)
RANGE = re.compile(rf"({LABEL})(\s*(?:to|[–-])\s*(?={LABEL}))?", re.IGNORECASE)
ALL = re.compile(r"\b(?:all |its |their |these |those |the |both )*recommendations\b", re.IGNORECASE)
ONE = re.compile(
    r"\b(?:the|its|this|that) recommendation\b|^recommendation\b(?=\s*(?:[-–:]|be\b|is\b|was\b|not\b))", re.IGNORECASE
)
SENDER = re.compile(
    r"\b(?:recommendations?|views|comments|advice)\b[^,;]{0,25}? (?:of|from|by) (?:the )?"
    r"(?P<body>(?-i:[A-Z])[^,;]{2,90}?)(?= (?:be|is|are|was|were|on|that|at|made|regarding|concerning|to)\b|[,;.]|$)",
    re.IGNORECASE,
)
# Where a clause goes on to another thing: "…, and the alternative be rejected", "… and to reject recommendation 3".
THEREFORE = re.compile(
    r"(?:,|;)?\s+(?:and|but)\s+(?=(?:that |the |an? |no |recommendations? )[^,;]{2,140}?\b(?:be|is|are|was|were)\b"
    r"|recommends? to\b"
    r"|(?:to |not |do |does )*(?:accept|agree|approve|support|reject|refuse|decline|note|defer)(?:s|ed|d)?"
    r" (?:the )?recommendations?\b)|[,;]\s+(?=recommendations? (?:nos?\.? )?[(\d])",
    re.IGNORECASE,
)
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}


class Named(NamedTuple):
    """Which recommendations a clause names: `labels` as folded by `plain`, all of them, or one without a number."""

    labels: tuple[str, ...] = ()
    all: bool = False
    one: bool = False


@lru_cache(maxsize=1)
def data() -> dict[str, Any]:
    """answers.yaml: compiled patterns by name, `little` and `generic` as sets of words, `irregular` as form → verb."""
    rows = YAML(typ="safe").load(PATH.read_text("utf-8"))
    words = {name: frozenset(rows.pop(name).split()) for name in ("little", "generic")}
    irregular = dict(pair.split(":") for pair in rows.pop("irregular").split())
    return (
        words | {"irregular": irregular} | {name: re.compile(row["match"], re.IGNORECASE) for name, row in rows.items()}
    )


def says(family: str, text: str) -> bool:
    """Whether words are of a family of answers.yaml."""
    return bool(data()[family].search(text))


@lru_cache(maxsize=8192)
def core(text: str) -> str:
    """What is asked, without the words that ask it: `it be recommended to Cabinet that the bridge be replaced`."""
    plain = " ".join(text.split()).strip(" .;")
    plain = re.sub(r"[;,]?\s+and$", "", plain)
    found = SENDING.match(plain)
    plain = plain[found.end() :].strip() if found and found.end() < len(plain) else plain
    plain = re.sub(r"^(?:that|to agree that|to)\s+", "", plain, flags=re.IGNORECASE)
    return str(data()["unchanged"].sub("", plain)).strip(" ,.;")


@lru_cache(maxsize=8192)
def told(text: str) -> Outcome:
    """What the words do, conditions aside."""
    bare = unconditional(text)
    return next((word for word in TOLD if says(word, bare)), "accepted")


def unconditional(text: str) -> str:
    """Without the condition or exception that comes after."""
    found = data()["condition"].search(text)
    return text[: found.start()] if found and found.start() else text


def condition(text: str) -> str:
    """The condition or exception, in its words; empty where there is none."""
    bare = data()["unchanged"].sub("", text)
    found = data()["condition"].search(bare)
    return bare[found.start() :].strip(" ,.;") if found else ""


@lru_cache(maxsize=8192)
def subject(text: str) -> str:
    """What a clause is about: `the views of the Panel on the bridge be noted` is about the bridge."""
    plain = data()["unchanged"].sub("", " ".join(text.split())).strip(" .;")
    return str(data()["ending"].sub("", data()["about"].sub("", plain))).strip(" ,")


@lru_cache(maxsize=8192)
def parts(text: str) -> tuple[str, ...]:
    """The things that a clause does, where it does several: `…, and the alternative be rejected`."""
    return tuple(part.strip(" ,;") for part in THEREFORE.split(text) if part.strip(" ,;"))


@lru_cache(maxsize=8192)
def named(text: str) -> Named:
    """Which recommendations the words name."""
    labels = [label for match in NUMBERED.finditer(text) for label in _labels(match["first"] + match["more"])]
    if labels:
        return Named(tuple(dict.fromkeys(labels)))
    return Named(all=bool(ALL.search(text)), one=bool(ONE.search(text)))


@lru_cache(maxsize=8192)
def sender(text: str) -> str:
    """The body whose recommendations or views the words name; empty where they name none."""
    found = SENDER.search(text)
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
    """`(b)` → b; of a label that begins with the item's number (`4.7 2`), the last word."""
    words = re.findall(r"[a-z0-9]+", (written or "").lower())
    return words[-1] if words else ""


def place(label: str) -> int:
    """Which in order a label would be, from 1; 0 where it tells nothing."""
    if label.isdigit():
        return int(label)
    return ROMAN.get(label, 0) if len(label) > 1 else ord(label) - 96 if label else 0
