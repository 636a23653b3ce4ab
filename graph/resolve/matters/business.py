"""What could be a step of a matter: one item at one meeting, with all that its documents say under it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeVar

import msgspec

from graph.build.ids import fold
from graph.build.keys import Keyed
from graph.resolve.facts import ends
from graph.resolve.matters.titles import Signs, apart, is_common, is_standing, siblings, signs_of, words_of
from graph.resolve.world import World
from ontology.record import DecisionRow, Evidence, ItemRow, MotionRow, ReferenceRow, ReferralRow

TITLE_WORDS = 14
MANY_WORDS, SOME_WORDS, MUCH_SAID = 3, 2, 4
ANNOUNCING = re.compile(
    r"^(?:that )?(?:the )?[\w' ]{3,60}? (?:will|would|is to|are to) (?:then )?be (?:invited|asked|requested) to "
    r"(?:consider|agree|approve|note|receive|decide on)(?: and (?:consider|agree|approve|note))? ",
    re.IGNORECASE,
)


class Clause(NamedTuple):
    """A decision and its node."""

    row: DecisionRow
    id: str


class Sent(NamedTuple):
    """A referral, its node, and the bodies at its two ends as judged."""

    row: ReferralRow
    id: str
    sender: str | None
    receiver: str | None

    @property
    def next(self) -> str | None:
        """The body that has the matter next: the receiver, or who is to respond."""
        return self.sender if (self.row.stage, self.row.act) == ("planned", "respond") else self.receiver


Fact = TypeVar("Fact", Clause, Sent)


@dataclass
class Business:
    """`id` is a path of its own (that of the item, without its class); `body` and `date` are None in reports.

    `date` may be a month. `items` are the item nodes that are this business, one for each document that tells of it
    in its own numbers. `named` are the bodies that its references mean. `told` are the words that stand for a title
    where there is none.
    """

    id: str
    scope: str
    title: str
    body: str | None
    date: str | None
    own: str | None
    number: str | None = None
    items: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    identifiers: set[str] = field(default_factory=set)
    clauses: list[Clause] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    motions: list[MotionRow] = field(default_factory=list)
    references: list[ReferenceRow] = field(default_factory=list)
    named: dict[str, str | None] = field(default_factory=dict)
    told: str = ""

    @property
    def path(self) -> str:
        """What a person's judgement calls it: its item, or where it has none of its own, the matter it would name."""
        return self.items[0] if self.items and not self.told else f"matter/{self.id}"

    @cached_property
    def words(self) -> frozenset[str]:
        return words_of(self.told or self.title)

    @cached_property
    def telling(self) -> frozenset[str]:
        """The words of its title that are not common."""
        return frozenset(word for word in self.words if not is_common(word))

    @cached_property
    def said(self) -> frozenset[str]:
        """The words of its title and of its clauses."""
        return self.words.union(*(words_of(clause.row.text) for clause in self.clauses))

    def unlike(self, other: Business) -> bool:
        """Whether neither says a word of the other's telling title: a number that joins the two is a wrong one.

        A short title is enough only where clauses say more.
        """
        title = min(len(self.telling), len(other.telling))
        said = min(sum(not is_common(word) for word in unit.said) for unit in (self, other))
        enough = title >= MANY_WORDS or (title >= SOME_WORDS and said >= MUCH_SAID)
        return enough and self.telling.isdisjoint(other.said) and other.telling.isdisjoint(self.said)

    @cached_property
    def signs(self) -> Signs:
        """What tells it apart; sums of money and the like in running text do not."""
        found = signs_of(self.told or self.title)
        return {kind: signs for kind, signs in found.items() if not (self.told and kind in ("number", "month"))}

    def apart(self, other: Business) -> bool:
        """Whether the titles tell two things apart: by a year, a phase or a number, or by a name in like words."""
        if apart(self.signs, other.signs):
            return True
        return not (self.told or other.told) and siblings(self.title, other.title)

    @cached_property
    def standing(self) -> bool:
        return is_standing(self.title)

    @property
    def sends(self) -> list[Sent]:
        """Referrals to another body, made or planned here."""
        return [s for s in self.sent if s.row.stage != "received" and s.next not in (None, self.own)]

    @property
    def received(self) -> list[Sent]:
        """What another body sent or said earlier."""
        return [s for s in self.sent if s.row.stage == "received" and s.sender not in (None, self.own)]


def business_of(world: World) -> list[Business]:
    """All business of all documents, standing items left out, sorted by id."""
    found: dict[str, Business] = {}
    for keys in world.papers:
        for made in _meeting(world, keys) if keys.meeting else _paper(world, keys):
            if not made.standing:
                _join(found, made)
    return [found[key] for key in sorted(found)]


def _join(found: dict[str, Business], made: Business) -> None:
    """What two documents of one meeting say of one title is one business, and what both say counts once."""
    known = found.setdefault(made.id, made)
    if known is made:
        return
    known.items += [item for item in made.items if item not in known.items]
    known.evidence += made.evidence
    known.identifiers |= made.identifiers
    known.clauses = _both(known.clauses, made.clauses)
    known.sent = _both(known.sent, made.sent)
    known.motions += made.motions
    known.references += made.references
    known.named |= made.named


def _both(known: list[Fact], more: list[Fact]) -> list[Fact]:
    """Facts of two documents, those that both state once and with the words of both."""
    ids = [fact.id for fact in known]
    twice = {fact.id: fact.row.evidence for fact in more if fact.id in ids}
    return [_proved(fact, twice.get(fact.id, ())) for fact in known] + [fact for fact in more if fact.id not in ids]


def _proved(fact: Fact, evidence: tuple[Evidence, ...]) -> Fact:
    row = msgspec.structs.replace(fact.row, evidence=tuple(sorted({*fact.row.evidence, *evidence})))
    return fact._replace(row=row)


def _meeting(world: World, keys: Keyed) -> Iterator[Business]:
    """One for each item; one for each decision or referral that stands under no item."""
    made: dict[str, Business] = {}
    seen: Counter[tuple[str, str]] = Counter()
    for row, node in keys.pairs("items"):
        if node not in made:
            seen[fold(row.title), row.part] += 1
            made[node] = _of_item(world, keys, row, node, seen[fold(row.title), row.part])
    loose: dict[str, Business] = {}
    _fill(world, keys, made, loose)
    yield from made.values()
    yield from loose.values()


def _of_item(world: World, keys: Keyed, row: ItemRow, node: str, nth: int) -> Business:
    """The open and the closed half of an item are one business; two items of one title in one half are two."""
    title = fold(row.title).replace(" ", "-") or node
    own, date = world.bodies.own(keys), keys.record.meeting.date if keys.record.meeting else None
    return Business(
        id=f"{_where(own, date) or keys.path}/{title}{f'-{nth}' if nth > 1 else ''}",
        scope=world.authorities.scope(keys),
        title=row.title,
        body=own,
        own=own,
        date=date,
        number=row.number,
        items=[node],
        evidence=list(row.evidence),
        identifiers=set(row.identifiers),
    )


def _where(body: str | None, date: str | None) -> str | None:
    """Body and day: where two documents call a body differently, or one leaves its authority out, it is one meeting."""
    return f"{body.removeprefix('body/')}/{date}" if body and date else None


def _fill(world: World, keys: Keyed, made: dict[str, Business], loose: dict[str, Business]) -> None:
    """Lays each row under its item."""
    of_decision: dict[str, Business] = {}
    for row, node in keys.pairs("decisions"):
        home = made.get(keys.item(row) or "") or loose.setdefault(node, _of_text(world, keys, row, node))
        home.clauses.append(Clause(row, node))
        of_decision[row.id] = home
    for row, node in keys.pairs("referrals"):
        known = made.get(keys.item(row) or "") or of_decision.get(row.decision_id or "")
        home = known or loose.setdefault(node, _of_text(world, keys, row, node))
        home.sent.append(Sent(row, node, *ends(world, keys, row)))
    for row, _ in keys.pairs("motions"):
        if (item := keys.item(row)) in made:
            made[item].motions.append(row)
    for row, _ in keys.pairs("references"):
        if (item := keys.item(row)) in made:
            _refer(world, keys, made[item], row)
        elif item is None:
            for home in loose.values():
                if _overlap(home.evidence, row.evidence):
                    _refer(world, keys, home, row)


def _overlap(one: Iterable[Evidence], other: Iterable[Evidence]) -> bool:
    """Whether any words of the one are words of the other too."""
    return any(
        (a.document, a.page) == (b.document, b.page) and a.start < b.end and b.start < a.end for a in one for b in other
    )


def _refer(world: World, keys: Keyed, unit: Business, row: ReferenceRow) -> None:
    unit.references.append(row)
    unit.named[row.body] = world.bodies.of(keys, row.body)


def _of_text(world: World, keys: Keyed, row: DecisionRow | ReferralRow, node: str) -> Business:
    """Business without an item: what it is about must be told from the words themselves, which also prove it."""
    words = ANNOUNCING.sub("", row.text).split()
    own = world.bodies.own(keys)
    meeting = keys.record.meeting
    return Business(
        id=node.split("/", 1)[1],
        scope=world.authorities.scope(keys),
        title=_capital(" ".join(words[:TITLE_WORDS])) + ("…" if len(words) > TITLE_WORDS else ""),
        body=own,
        own=own,
        date=meeting.date if meeting else keys.record.document.date,
        evidence=list(row.evidence),
        told=row.text,
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _paper(world: World, keys: Keyed) -> Iterator[Business]:
    """A report is no meeting: each thing that it plans or tells of another body is business of its own."""
    for row, node in keys.pairs("referrals"):
        made = _of_text(world, keys, row, node)
        made.own = world.bodies.of(keys, keys.record.document.addressed_to)
        made.sent.append(Sent(row, node, *ends(world, keys, row)))
        item = keys.item(row)
        made.items = [item] if item else []
        for reference, _ in keys.pairs("references"):
            if keys.item(reference) == item:
                _refer(world, keys, made, reference)
        yield made


def by_scope(business: Iterable[Business]) -> dict[str, list[Business]]:
    """Business of each authority; nothing is joined across them."""
    found: defaultdict[str, list[Business]] = defaultdict(list)
    for unit in business:
        found[unit.scope].append(unit)
    return dict(sorted(found.items()))
