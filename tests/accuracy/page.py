"""docs/accuracy.md: what is right, of what kind, where, and what kinds of miss remain."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from tests.accuracy.gold import Case
from tests.accuracy.kinds import commonest
from tests.accuracy.reliability import SURE, bins, judged, share_of_the_sure
from tests.accuracy.yardstick import MEASURES, Facts, mean, scores
from tests.worlds.baseline import PATH as WORLDS

LARGE, CHAINS = WORLDS.with_name("large.json"), WORLDS.parents[1] / "chains"

Read = list[tuple[Case, Facts, Facts]]

# What the state that measured wave 1 gives on each wave, so that it shows what was learnt from one to the next.
_FIRST = {1: 0.440, 2: 0.325, 3: 0.311}

HEAD = """# Accuracy

Written by `make accuracy`; do not edit. The measures are those of the annotation guidelines: F1 by fact type, each
over all documents of a set, and their plain mean. `samples` and those of the authors are this project's own made-up
documents, `seeds` and the waves are real ones with gold by people. Seeds and made-up documents were developed against
with their misses open, and so is a wave after its blind run: only the blind figures tell how well
documents are read that nobody here has seen.
"""


def page(read: Read, blind: list[dict[str, Any]], unread: list[dict[str, Any]]) -> str:
    """The whole page in Markdown; `unread` is of made-up documents before anybody but their author saw them."""
    parts = [
        HEAD,
        *_blind(blind),
        *_unread(unread),
        *_worlds(),
        *_chains(),
        *_by_type(read),
        *_by_council(read),
        *_reliability(read),
        *_misses(read),
    ]
    return "\n".join(parts).rstrip() + "\n"


def sets(read: Read) -> dict[str, list[tuple[Facts, Facts]]]:
    """Pairs of gold and found facts by set, in the order in which they were read; then all waves, and all real."""
    found: dict[str, list[tuple[Facts, Facts]]] = {}
    for case, gold, facts in read:
        found.setdefault(case.set, []).append((gold, facts))
    waves = [pair for name, pairs in found.items() if name.startswith("wave") for pair in pairs]
    return {**found, "all waves": waves, "all real": [*found["seeds"], *waves]} if waves else found


def _blind(blind: list[dict[str, Any]]) -> Iterator[str]:
    yield "## Blind\n\nEach wave as it was read before any of its documents had been opened by a developer.\n"
    yield from _table(
        ["fact type", *(f"wave {row['wave']}" for row in blind)],
        [
            ["state of the code", *(row["commit"] for row in blind)],
            ["**mean F1**", *(f"**{row['mean']:.3f}**" for row in blind)],
            [f"mean F1 by state {blind[0]['commit']}", *(f"{_FIRST[row['wave']]:.3f}" for row in blind)],
            *([m, *(f"{row['by_type'][m]:.3f}" for row in blind)] for m in MEASURES),
        ],
    )


def _unread(unread: list[dict[str, Any]]) -> Iterator[str]:
    yield "## Made-up documents at first reading\n"
    yield "By authors who did not know the program: as they were read before a developer had opened them.\n"
    yield from _table(
        ["fact type", *(f"{row['author']} author" for row in unread)],
        [
            ["state of the code", *(row["commit"] for row in unread)],
            ["**mean F1**", *(f"**{row['mean']:.3f}**" for row in unread)],
            *([m, *(f"{row['by_type'][m]:.3f}" for row in unread)] for m in MEASURES),
        ],
    )


def _worlds() -> Iterator[str]:
    worlds = json.loads(WORLDS.read_text(encoding="utf-8"))
    columns = list(next(iter(worlds.values())))
    yield "## Who is who, what is one matter, what became of it\n"
    yield "In made-up counties whose truth is known: pairs of writings of one person, pairs of items of one matter,"
    yield "what became of each clause recommended. `faultless` are Records as a perfect reader would give them, `read`"
    yield "those that the program reads. `python -m tests.worlds` measures it, with `--sizes`, `--noise`, `--seeds` and"
    yield "`--read` others.\n"
    rows = [
        [name, *(f"{row[c]:.0f}" if c == "false refusals" else f"{row[c]:.3f}" for c in columns)]
        for name, row in worlds.items()
    ]
    yield from _table(["papers", *columns], rows)
    yield "In larger ones, whose seeds are drawn at each run (`python -m benchmarks counties`); at noise 3 a scanner"
    yield "and the clerks do their worst.\n"
    yield from _table(["papers", *columns], [_large(row, columns) for row in json.loads(LARGE.read_text("utf-8"))])


def _large(row: dict[str, Any], columns: list[str]) -> list[str]:
    name = f"{row['counties']} × {row['papers']:,}, noise {row['noise']:.0f}, {'read' if row['read'] else 'faultless'}"
    return [name, *(f"{row['rates'][c]:.0f}" if c == "false refusals" else f"{row['rates'][c]:.3f}" for c in columns)]


def _chains() -> Iterator[str]:
    yield "## Whole councils by other authors\n"
    yield "What the program tells of the business of three made-up councils whose authors did not know it"
    yield "([how](../tests/chains/README.md)): pairs of a matter's items in one journey, clauses whose outcome is"
    yield "right, call-ins. First as it was before a developer had opened them.\n"
    now, unread = (json.loads((CHAINS / name).read_text("utf-8")) for name in ("baseline.json", "unread.json"))
    rows = [[council, state, *map(told.get, _CHAINED)] for council in now for state, told in unread[council].items()]
    rows += [[council, "now", *map(told.get, _CHAINED)] for council, told in now.items()]
    yield from _table(["council", "state of the code", *(name.replace("_", "-") for name in _CHAINED)], rows)


_CHAINED = ("joined", "answers", "call_ins")


def _by_type(read: Read) -> Iterator[str]:
    totals = {name: scores(pairs) for name, pairs in sets(read).items()}
    counted = {name: len(pairs) for name, pairs in sets(read).items()}
    yield "## By fact type\n\nF1 after learning.\n"
    yield from _table(
        ["fact type", *totals],
        [
            ["documents", *(str(n) for n in counted.values())],
            ["**mean F1**", *(f"**{mean(total):.3f}**" for total in totals.values())],
            *([m, *(f"{t[m].f1:.3f}" if t[m].gold or t[m].found else "–" for t in totals.values())] for m in MEASURES),
        ],
    )


def _by_council(read: Read) -> Iterator[str]:
    found: dict[tuple[str, str], list[tuple[Facts, Facts]]] = {}
    for case, gold, facts in read:
        if case.real:
            found.setdefault((case.council, case.set), []).append((gold, facts))
    if not found:
        return
    yield "## By council\n\nBy the folder that the documents stand in.\n"
    rows = []
    for (council, name), pairs in sorted(found.items()):
        total = scores(pairs)
        counted = sum(score.gold for measure, score in total.items() if measure in _COUNTED)
        rows.append([council, name, str(len(pairs)), str(counted), f"{mean(total):.3f}"])
    yield from _table(["council", "set", "documents", "facts", "mean F1"], rows)


_COUNTED = ("people (name)", "items", "decisions (text)", "referrals (from, to)", "votes", "interests",
            "actions (text)", "roles", "references (body, date)")  # fmt: skip


def _reliability(read: Read) -> Iterator[str]:
    real = [(gold, facts) for case, gold, facts in read if case.real]
    told = judged(real or [(gold, facts) for _, gold, facts in read])
    yield "## What confidence means\n\nFacts by the confidence they were given, on all real documents with gold.\n"
    rows = []
    for low, facts, right in bins(told):
        share = f"{right / facts:.3f}" if facts else "–"
        rows.append([f"{low:.1f} to {low + 0.1:.1f}", str(facts), str(right), share])
    yield from _table(["confidence", "facts", "right", "share right"], rows)
    yield f"Of the facts given {SURE} or more, {share_of_the_sure(told):.3f} are right.\n"


def _misses(read: Read) -> Iterator[str]:
    real = [(gold, facts) for case, gold, facts in read if case.real]
    yield "## The commonest kinds of miss\n\nOn all real documents with gold: what keeps a row from counting.\n"
    rows = [[m, kind, str(n)] for m, kinds in commonest(real, 6).items() for kind, n in kinds]
    yield from _table(["fact type", "kind of miss", "rows"], rows)


def _table(head: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "| " + " | ".join(["---"] + ["---:"] * (len(head) - 1)) + " |"
    yield from ("| " + " | ".join(row) + " |" for row in rows)
    yield ""
