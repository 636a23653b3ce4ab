"""A person's judgement before it is written, and judgements as rows that a person can read."""

from __future__ import annotations

import getpass
from datetime import date
from typing import Any

import msgspec

from graph.resolve.review import Side, Told
from graph.resolve.rulings import Ruling, settled
from graph.statements import Statements
from graph.workspace import Workspace
from ontology.strict import nearest

Row = dict[str, Any]
VERDICTS = {"same": True, "different": False}
NEW = 1 << 30  # the line of what is not in the file yet: after all others


class JudgementError(ValueError):
    """A judgement that cannot be applied: why, and what to do."""


def ruling(
    workspace: Workspace, statements: Statements, one: str, other: str, verdict: str, *, who: str = "", why: str = ""
) -> Ruling:
    """The judgement with who and when. Raises JudgementError where it could not be applied."""
    if verdict not in VERDICTS:
        raise JudgementError(f"the verdict {verdict!r} is none; say same or different")
    if one == other:
        raise JudgementError("a judgement is about two, and these are one and the same path")
    made = Ruling(one, other, VERDICTS[verdict], NEW, who or getpass.getuser(), date.today().isoformat(), why)
    if not made.kind:
        raise JudgementError("a judgement is about two people, two bodies, or two items or matters")
    known = {path for told in workspace.told() for path in (told.one.id, told.other.id)} | workspace.leads().keys()
    for path in (one, other):
        if path not in known and statements.class_of(path) != "AgendaItem":
            raise JudgementError(f"nothing here has the identifier {path}; {_nearest(path, known)}")
    for mistake in settled([*workspace.rulings()[0], made])[1]:
        if mistake.line == NEW:
            raise JudgementError(f"it {mistake.words}, in {workspace.path / 'judgements.yaml'}")
    return made


def _nearest(path: str, known: set[str]) -> str:
    alike = [other for other in known if other.split("/")[:2] == path.split("/")[:2]]
    return nearest(path, alike) if alike else "find it with: minutegraph review, or minutegraph ask --json"


def rows(workspace: Workspace, about: str = "") -> list[Row]:
    """Unsure pairs; with an identifier, all that was judged about it, by people first."""
    if not about:
        return [_row(told) for told in workspace.told() if told.verdict == "unsure"]
    by_rule = [
        told for told in workspace.told() if about in {p for s in (told.one, told.other) for p in (s.id, s.leads)}
    ]
    names = {side.id: side.name for told in by_rule for side in (told.one, told.other)}
    by_people = [r for r in workspace.rulings()[0] if about in (r.one, r.other)]
    return [*(_of_person(workspace, ruling, names) for ruling in by_people), *map(_row, by_rule)]


def _row(told: Told) -> Row:
    return {
        "one": _end(told.one),
        "other": _end(told.other),
        "verdict": told.verdict,
        "by": "rule",
        "hangs": told.hangs,
        "weight": told.weight,
        "features": [feature._asdict() for feature in told.features],
        "who": "",
        "when": "",
        "why": "",
    }


def _end(side: Side) -> Row:
    seen = [msgspec.structs.asdict(seen) for seen in side.seen]
    return {"id": side.id, "name": side.name, "leads": side.leads, "seen": seen}


def _of_person(workspace: Workspace, ruling: Ruling, names: dict[str, str]) -> Row:
    given = workspace.leads()

    def end(path: str) -> Row:
        return {"id": path, "name": names.get(path, path.rsplit("/", 1)[1]), "leads": given.get(path, path), "seen": []}

    verdict = "same" if ruling.same else "different"
    said = {"who": ruling.who, "when": ruling.when, "why": ruling.why}
    ends = {"one": end(ruling.one), "other": end(ruling.other)}
    return {**ends, "verdict": verdict, "by": "person", "hangs": 0, "weight": 0.0, "features": [], **said}
