"""What became of a matter, in one of the seven words of the schema."""

from __future__ import annotations

import re

from graph.resolve.bodies.kinds import kind_of
from graph.resolve.matters.clauses import DECIDING
from graph.resolve.matters.steps import Step

CHANGED = re.compile(
    r"\bas amended\b|\bamend(ed|ments?)\b|\bwith (the )?(following )?(changes?|modifications?|additions?)\b"
    r"|\bas varied\b|\bsubject to\b|\bwith the (addition|exception|omission|deletion)\b|\binstead of\b",
    re.IGNORECASE,
)
AMOUNT = re.compile(
    r"£ ?\d[\d,.]*\d ?(?:m|bn|k|million|billion)?\b|\b\d+(?:\.\d+)? ?%|\b\d+(?:\.\d+)? per cent", re.IGNORECASE
)


def status_of(steps: list[Step]) -> str:
    """From the last thing that happened, and what it left open."""
    done = [step for step in steps if step.state == "happened" and step.kind != "reported"]
    last = done[-1] if done else None
    decided = next((step for step in reversed(done) if step.act in DECIDING or _answer(step)), None)
    if last is not None and _sends_back(last, done):
        return "sent back"
    open_states = {step.state for step in steps}
    if decided is not None and decided is last and not (_advises(decided) and len(open_states) > 1):
        return _outcome(decided)
    if "awaited" in open_states:
        return "awaiting answer"
    if "planned" in open_states:
        return "planned"
    return _outcome(decided) if decided is not None else "considered"


def _answer(step: Step) -> bool:
    return step.kind == "answered"


def _advises(step: Step) -> bool:
    """Scrutiny's approval moves a matter on, and ends none that has a way to go."""
    return kind_of((step.body or "").rsplit("/", 1)[-1], met=True) == "scrutiny"


def _outcome(step: Step) -> str:
    if step.act == "refuse":
        return "refused"
    if step.act == "defer":
        return "considered"
    if step.act == "note":
        return "considered"
    return "agreed with changes" if changed(step) else "agreed"


def changed(step: Step) -> bool:
    """Whether what was agreed is not what was asked: the clause says so, or names other sums of money or shares."""
    asked = [before.text for before in step.follows if before.act == "recommend"]
    found = {match[0].lower() for match in CHANGED.finditer(step.text)}
    # A condition is a change only where something was asked for, and asked for without it.
    if not asked or any("subject to" in text.lower() for text in asked):
        found.discard("subject to")
    agreed = [clause.row.text for clause in step.unit.clauses] if step.unit else [step.text]
    return bool(found) or _other_sums(agreed, asked) or _amended(step)


def _other_sums(agreed: list[str], asked: list[str]) -> bool:
    """Both name sums, and none of those agreed was among those asked for."""
    said, wanted = ({amount for words in texts for amount in sums(words)} for texts in (agreed, asked))
    return bool(said and wanted) and said.isdisjoint(wanted)


def sums(text: str) -> set[str]:
    """Amounts of money and percentages, white space folded."""
    return {re.sub(r"[\s,]", "", match[0].lower()) for match in AMOUNT.finditer(text)}


def _amended(step: Step) -> bool:
    """An amendment was carried under the item."""
    motions = step.unit.motions if step.unit else []
    return any(motion.kind == "amendment" and motion.outcome == "carried" for motion in motions)


def _sends_back(last: Step, done: list[Step]) -> bool:
    """A call-in, or a referral to a body that had the matter before."""
    if last.kind == "called in":
        return True
    sent = {s.receiver for s in last.unit.sends if s.row.stage == "made"} if last.unit else set()
    return last.act == "refer" and any(step.body in sent for step in done[:-1] if step.body != last.body)
