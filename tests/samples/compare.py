"""Holds journeys, in the form of `journey --json`, against the truth about the matters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

Row = dict[str, Any]


def item_number(minute: str | None) -> str | None:
    """`27` of the minute `27 b`, `4` of `4.7 2`; `33/25` stays."""
    number = re.match(r"[\w/]+", minute or "")
    return number[0] if number else None


def letters(text: str | None) -> str:
    return re.sub(r"[\W_]+", "", text or "").casefold()


def titled(journeys: list[Row], words: str) -> Row:
    """The one journey whose title holds all of `words`."""
    wanted = set(re.findall(r"\w+", words.casefold()))
    hits = [j for j in journeys if wanted <= set(re.findall(r"\w+", j["title"].casefold()))]
    assert len(hits) == 1, f"{len(hits)} journeys for {words!r} among {[j['title'] for j in journeys]}"
    return hits[0]


def differences(truth: Row, journey: Row) -> list[str]:
    """What a journey says otherwise than the truth about its matter; none where it is right."""
    out = []
    if journey["status"] != truth["status"]:
        out.append(f"status {journey['status']}, not {truth['status']}")
    due = [step for step in truth["steps"] if not step.get("optional") or _taken(journey, step)]
    if len(journey["steps"]) != len(due):
        out.append(f"{len(journey['steps'])} steps, not {len(due)}")
    for at, (step, wanted) in enumerate(zip(journey["steps"], due, strict=False), 1):
        out += [f"step {at}: {d}" for d in _step_differences(wanted, step)]
    shown, awaited = ({letters(a["body"]) for a in m["awaited"]} for m in (journey, truth))
    if shown != awaited:
        out.append(f"awaited {sorted(shown)}, not {sorted(awaited)}")
    return out


def _taken(journey: Row, step: Row) -> bool:
    key = (letters(step["body"]), str(step["date"]))
    return any((letters(s["body"]), s["date"]) == key for s in journey["steps"])


def _step_differences(truth: Row, step: Row) -> Iterator[str]:
    allowed = truth["act"] if isinstance(truth["act"], list) else [truth["act"]]
    if letters(step["body"]) != letters(truth["body"]):
        yield f"body {step['body']}, not {truth['body']}"
    if step["date"] != str(truth["date"]):
        yield f"date {step['date']}, not {truth['date']}"
    if truth["minute"] and item_number(step["minute"]) != truth["minute"]:
        yield f"minute {step['minute']}, not {truth['minute']}"
    if step["act"] not in allowed:
        yield f"act {step['act']}, not {' or '.join(allowed)}"
    if step["stage"] != truth["stage"]:
        yield f"stage {step['stage']}, not {truth['stage']}"


def holds_both(journey: Row, pair: Row) -> bool:
    """Whether a journey went through both items of a pair that is to stay apart."""
    wanted = {(letters(i["body"]), str(i["date"]), i["minute"]) for i in pair["items"]}
    return wanted <= {(letters(s["body"]), s["date"], item_number(s["minute"])) for s in journey["steps"]}
