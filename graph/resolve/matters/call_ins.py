"""Call-ins: who called in which decision, before which body, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.build.facts import Fact, node
from graph.build.keys import Keyed
from graph.model import Edge
from graph.resolve.matters.business import Business, Clause, Sent
from graph.resolve.matters.clauses import is_call_in
from graph.resolve.matters.clusters import Cluster
from graph.resolve.matters.phrases import patterns
from graph.resolve.world import World
from ontology.record import Evidence

OUTCOMES = ("withdrawn", "referred to council", "referred back", "stands")
NOT_KNOWN = "not known"
# Clauses that decide nothing to be suspended.
NOTHING = ("note", "confirm_minutes", "exclude_public", "other")
BRACKETS = re.compile(r"\s*\([^()]*\)")  # wards: "Ms J Bell (Upper Dale)"
TITLED = re.compile(r"^(?:(?:Councillor|Cllr|Mrs|Miss|Ms|Mr|Dr|Sir|Dame)\b\.? )+")


@dataclass(frozen=True)
class CallIns:
    """The call-ins of matters; `_papers` has the document of every statement of one."""

    world: World
    papers: dict[str, Keyed]

    @classmethod
    def of(cls, world: World) -> CallIns:
        """All statements of call-ins, looked up once."""
        found = {path: keys for keys in world.papers for row, path in keys.pairs("referrals") if row.act == "call_in"}
        return cls(world, found)

    def facts(self, cluster: Cluster, matter: str) -> Iterator[Fact]:
        """A node for every item of the matter that hears a call-in."""
        for unit in cluster.units:
            if unit.body and is_call_in(unit):
                yield from self._call_in(cluster, unit, matter)

    def _call_in(self, cluster: Cluster, unit: Business, matter: str) -> Iterator[Fact]:
        said = [sent for sent in unit.sent if sent.row.act == "call_in"]
        outcome, ending = outcome_of(unit)
        evidence = {*unit.evidence, *(e for sent in said for e in sent.row.evidence)}
        path, proof = f"call-in/{unit.id}", tuple(sorted(evidence))
        callers = ", ".join(sorted({name for sent in said for name in callers_in(sent.row.text)}))
        yield node("CallIn", path, proof, outcome=outcome, callers=callers or None)
        yield Edge(source=path, name="inMatter", target=matter, evidence=proof)
        yield Edge(source=path, name="heardBy", target=str(unit.own), evidence=proof)
        for item in unit.items:
            yield Edge(source=path, name="heardAt", target=item, evidence=proof)
        yield from self._people(said, path)
        for clause in suspended(cluster, unit):
            both = tuple(sorted({*proof, *clause.row.evidence}))
            yield Edge(source=path, name="suspends", target=clause.id, evidence=both)
        if ending is not None:
            yield Edge(source=path, name="resolvedIn", target=ending.id, evidence=ending.row.evidence)

    def _people(self, said: list[Sent], path: str) -> Iterator[Edge]:
        found: dict[str, tuple[Evidence, ...]] = {}
        for sent in said:
            keys = self.papers[sent.id]
            for name in callers_in(sent.row.text):
                if (person := self.world.people.of(keys, name)) is not None:
                    found[person] = sent.row.evidence
        for person in sorted(found):
            yield Edge(source=path, name="calledInBy", target=person, evidence=found[person])


def outcome_of(unit: Business) -> tuple[str, Clause | None]:
    """What was decided on it, and the clause that says so."""
    decided = [clause for clause in unit.clauses if not _is_lost(clause)]
    for outcome in OUTCOMES:
        for clause in decided:
            if patterns("call_ins")[outcome].search(clause.row.text):
                return outcome, clause
    return NOT_KNOWN, None


def _is_lost(clause: Clause) -> bool:
    """Whether it is a motion that was lost: that it was moved says not what came of the call-in."""
    return clause.row.act == "refuse" and not re.search(r"\bcall(?:ed)?[- ]?in\b", clause.row.text, re.IGNORECASE)


def suspended(cluster: Cluster, unit: Business) -> list[Clause]:
    """The clauses of the item that it was joined to as the decision called in: the last before it of another body."""
    before = {link.earlier for link in cluster.links if link.later == unit.id}
    found = [u for u in cluster.units if u.id in before and u.body and u.own != unit.own]
    last = max(found, key=lambda u: (u.date or "", u.id), default=None)
    return [clause for clause in last.clauses if clause.row.act not in NOTHING] if last else []


def callers_in(text: str) -> list[str]:
    """The names of those who called it in, or how many they were, as written; those after `by` before any others."""
    plain = " ".join(BRACKETS.sub("", text).split())
    for part in (plain.partition(" by ")[2], plain):
        if found := patterns("call_ins")["names"].search(part):
            return [TITLED.sub("", name).rstrip(".") for name in re.split(r",? and |, ", found[1])]
    if found := patterns("call_ins")["number"].search(plain):
        return [next(f"{a} {b}" for a, b in ((found[1], found[2]), (found[3], found[4])) if a)]
    return []
