"""What the judgement layer says became of a recommended clause, and of a step that was planned.

This is the one place that knows how it says so: an Answer for each recommendation.
"""

from __future__ import annotations

from collections import defaultdict

from graph.build.keys import Keyed
from graph.model import Contribution, Node

NO_TRACE = "no trace"


class Judged:
    """A Contribution of judgements, to be asked."""

    def __init__(self, contribution: Contribution) -> None:
        self._nodes = {node.id: node for node in contribution.nodes}
        self.of: dict[str, dict[str, str]] = defaultdict(dict)
        for edge in contribution.edges:
            self.of[edge.name][edge.source] = edge.target
        self._step_of = {edge.target: edge.source for edge in contribution.edges if edge.name == "atItem"}
        self._answer_to = {edge.target: edge.source for edge in contribution.edges if edge.name == "answers"}
        self._steps: dict[str, list[Node]] = defaultdict(list)
        for step, matter in self.of["partOf"].items():
            if self._nodes[step].cls == "Step":
                self._steps[matter].append(self._nodes[step])

    def matter(self, item: str | None) -> str | None:
        """The matter that an item is of; None where it is none worth following."""
        step = self._step_of.get(item or "")
        return self.of["partOf"][step] if step else None

    def because(self, item: str) -> str:
        """Why the item's step was joined to those before it."""
        step = self._step_of.get(item)
        return str(self._nodes[step].props.get("because")) if step else "-"

    def answer(self, keys: Keyed, decision: int) -> str:
        """One of the seven outcomes; a clause that no answer is about has left no trace."""
        answer = self._answer_to.get(keys.ids["decisions"][decision])
        return str(self._nodes[answer].props["outcome"]) if answer else NO_TRACE

    def came(self, keys: Keyed, item: str | None) -> bool:
        """Whether the matter of an item that announces a step is seen to have had it."""
        sent = [node for told, node in keys.pairs("referrals") if told.stage == "planned" and keys.item(told) == item]
        bodies = {self.of["sentTo"].get(node) for node in sent} - {None}
        return bool(bodies) and bool(self._later(item, bodies))

    def _later(self, item: str | None, bodies: set[str | None]) -> list[Node]:
        """What happened to the item's matter later, at one of those bodies (at any other, where none is known)."""
        step = self._step_of.get(item or "")
        if step is None:
            return []
        own, date = self.of["before"].get(step), str(self._nodes[step].props.get("date"))
        later = []
        for other in self._steps[self.of["partOf"][step]]:
            body = self.of["before"].get(other.id)
            there = body in bodies if bodies else body != own
            if there and other.props["state"] == "happened" and str(other.props.get("date", "")) > date:
                later.append(other)
        return sorted(later, key=lambda node: int(str(node.props["position"])))
