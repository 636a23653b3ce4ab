"""What the program tells of each council's business, held against what its author says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ruamel.yaml import YAML

from graph.journeys import journeys
from graph.library import ask
from graph.statements import Statements
from graph.stores.rdf import RdfStore
from graph.workspace import Workspace
from ingest.extract import extract
from ingest.read import read
from minutegraph.building import build

HERE = Path(__file__).parent
COUNCILS = ("first", "second", "third")
FIRST_WORDS = 7
Row = dict[str, Any]


@dataclass
class Told:
    """Figures of one council, each as right of all, and what is wrong in words."""

    joined: list[bool] = field(default_factory=list)
    apart: list[bool] = field(default_factory=list)
    answers: list[bool] = field(default_factory=list)
    call_ins: list[bool] = field(default_factory=list)
    false_refusals: int = 0
    misses: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, str | int]:
        """`joined`: pairs of a matter's items in one journey; `apart`: groups of look-alikes of which none are."""
        counted = {name: getattr(self, name) for name in ("joined", "apart", "answers", "call_ins")}
        shares = {name: f"{sum(found)} of {len(found)}" for name, found in counted.items()}
        return {**shares, "false refusals": self.false_refusals}


@cache
def told(council: str) -> Told:
    """All figures of a council."""
    truth: Row = YAML(typ="safe").load((HERE / council / "truth.yaml").read_text("utf-8"))
    found, made = journeys_of(HERE / council / "documents"), Told()
    for matter in truth["matters"]:
        _joins(made, found, matter)
        _answers(made, found, matter)
        _call_ins(made, found, matter)
    for pair in truth.get("apart", []):
        homes = [home for item in pair["items"] if (home := _homes(found, item))]
        made.apart.append(not any(one & other for one, other in combinations(homes, 2)))
        if not made.apart[-1]:
            made.misses.append(f"joined: {pair['why']}")
    return made


def journeys_of(folder: Path) -> list[Row]:
    """The journeys through a folder's documents, as `journey --json` tells them."""
    with TemporaryDirectory() as place, Workspace(Path(place), create=True) as workspace:
        for path in sorted(folder.iterdir()):
            document = read(path.name, path.read_bytes())
            workspace.put(extract(document), [], b"")
        statements, store = Statements(Path(place) / "graph"), RdfStore(Path(place) / "rdf")
        build(workspace, statements, [store])
        found = journeys(partial(ask, store))
        statements.close()
        store.close()
    return found


def _joins(made: Told, found: list[Row], matter: Row) -> None:
    """Of items without a number nothing is counted: it cannot be told which is meant."""
    places = [(step, _homes(found, step)) for step in matter["steps"] if step.get("minute")]
    for (one, here), (other, there) in combinations(places, 2):
        made.joined.append(bool(here & there))
        if not here & there:
            ends = " – ".join(f"{step['file']} {step['minute']}" for step in (one, other))
            made.misses.append(f"not joined: {matter['words']}: {ends}")


def _homes(found: list[Row], item: Row) -> set[str]:
    """The journeys that have an item of that document (or another of its meeting) under that number."""
    wanted, files = _number(item.get("minute")), {item["file"], item.get("also")}
    return {j["id"] for j in found for step in j["steps"] if _is_step(step, item, files, wanted)}


def _is_step(step: Row, item: Row, files: set[str | None], wanted: str) -> bool:
    there = any(e["document"] in files for e in step["evidence"])
    same_day = step["date"] == str(item["date"]) and _words(step["body"])[-1:] == _words(item["body"])[-1:]
    return (there or same_day) and _number(step["minute"]) == wanted


def _number(written: object) -> str:
    """`4` of `4.7 b`, `41` of `41/25(a)`, the whole of `HS/25/16`."""
    found = re.match(r"[^\W\d][\w/]*|\d+[^\W\d]?", str(written or "").strip())
    return found[0].casefold() if found else ""


def _words(text: str | None) -> list[str]:
    return re.sub(r"[\W_]+", " ", text or "").casefold().split()


def _answers(made: Told, found: list[Row], matter: Row) -> None:
    for wanted in matter.get("answers") or []:
        outcomes = {answer["outcome"] for answer in _asked(found, wanted)}
        made.answers.append(wanted["outcome"] in outcomes)
        made.false_refusals += "refused" in outcomes and wanted["outcome"] != "refused"
        if not made.answers[-1]:
            said = ", ".join(sorted(outcomes)) or "nothing"
            made.misses.append(f"{wanted['outcome']}, told {said}: {wanted['asked_file']}: {wanted['asked']}")


def _asked(found: list[Row], wanted: Row) -> Iterator[Row]:
    """What is told of a clause, by the first words that say something."""
    begins = " ".join(_begun(_words(wanted["asked"]))[:FIRST_WORDS])
    for answer in (answer for journey in found for step in journey["steps"] for answer in step["answers"]):
        ends = [e for e in answer["asked"]["evidence"] if e["document"] == wanted["asked_file"]]
        if ends and begins in _plain([answer["asked"]["text"], *(e["quote"] for e in ends)]):
            yield answer


def _begun(words: list[str]) -> list[str]:
    """Without `That`, and without a label."""
    start = next((n for n, word in enumerate(words) if word not in ("that", "to", "and") and len(word) > 2), 0)
    return words[start:]


def _plain(texts: Iterable[str]) -> str:
    return " | ".join(" ".join(_words(text)) for text in texts)


def _call_ins(made: Told, found: list[Row], matter: Row) -> None:
    """A call-in is right where its meeting and its outcome are."""
    same = {"sent back": "referred back", "upheld": "stands", "withdrawn": "withdrawn"}
    for wanted in matter.get("call_ins") or []:
        heard = [c for journey in found for step in journey["steps"] for c in step["call_ins"] if _at(step, wanted)]
        made.call_ins.append(any(call_in["outcome"] == same[wanted["outcome"]] for call_in in heard))
        if not made.call_ins[-1]:
            made.misses.append(f"call-in of {wanted['file']}: {[c['outcome'] for c in heard]}")


def _at(step: Row, wanted: Row) -> bool:
    return any(e["document"] == wanted["file"] for e in step["evidence"])
