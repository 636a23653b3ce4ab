"""Which node every row of a Record becomes. Judgements point at facts by these ids, so they are made here alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from graph.build.ids import body_slug, digest, fold, slug
from ontology.record import (
    ROW_LISTS,
    ActionRow,
    BallotRow,
    DecisionRow,
    InterestRow,
    ItemRow,
    MotionRow,
    OfItem,
    PersonRow,
    Record,
    ReferenceRow,
    ReferralRow,
    RoleRow,
    VoteRow,
)


@dataclass(frozen=True)
class Keyed:
    """A Record (or a part of a pack) and the node ids of its rows.

    `path` is what its facts' ids have in common: that of the meeting, or of the document where there is no meeting.
    `ids` holds, for each row list of the Record, one node id a row, in the same order.
    """

    record: Record
    document: str
    path: str
    meeting: str | None
    ids: dict[str, tuple[str, ...]]
    by_row: dict[str, str]
    by_number: dict[str, str | None]

    def pairs(self, rows: str) -> Iterator[tuple[Any, str]]:
        """The rows of one list with their node ids."""
        return zip(getattr(self.record, rows), self.ids[rows], strict=True)

    def item(self, row: OfItem) -> str | None:
        """The node id of the item that a row stands under; None where it has none, or two could be meant."""
        if row.item_id and row.item_id in self.by_row:
            return self.by_row[row.item_id]
        return self.by_number.get(row.item) if row.item else None


def keyed(record: Record) -> list[Keyed]:
    """The Record with its ids, and after it every part of the pack that it may be."""
    return [_keyed(record, record), *(_keyed(part, record) for part in _parts(record))]


def _parts(record: Record) -> Iterator[Record]:
    for part in record.parts:
        yield part
        yield from _parts(part)


def _keyed(record: Record, whole: Record) -> Keyed:
    path = _meeting_path(record) or _paper_path(record, whole)
    items = tuple(_item_id(path, row) for row in record.items)
    keys = Keyed(
        record=record,
        document=f"document/{record.source.sha256}",
        path=path,
        meeting=f"meeting/{path}" if record.meeting else None,
        ids={"items": items},
        by_row={row.id: node for row, node in zip(record.items, items, strict=True) if row.id},
        by_number=_numbers(record.items, items),
    )
    for rows in ROW_LISTS:
        if rows != "items":
            keys.ids[rows] = _ids(keys, rows)
    keys.by_row.update({row.id: node for row, node in keys.pairs("decisions") if row.id})
    return keys


def _meeting_path(record: Record) -> str | None:
    """A meeting whose authority is not stated shares its path with no other document: never joined by a guess."""
    meeting = record.meeting
    if meeting is None:
        return None
    here = record.source.sha256[:12]
    authority = slug(meeting.authority) if meeting.authority else f"unknown-{here}"
    return f"{authority}/{body_slug(meeting.body) if meeting.body else 'unknown'}/{meeting.date or here}"


def _paper_path(record: Record, whole: Record) -> str:
    """A document without a meeting; a part of a pack is told from the others by the page on which it begins."""
    path = f"paper/{record.source.sha256[:12]}"
    if record is whole:
        return path
    pages = [piece.page for row in record.rows() for piece in row.evidence]
    return f"{path}-p{min(pages, default=1)}"


def _item_id(path: str, row: ItemRow) -> str:
    """Number and title: the number alone would merge two items where two documents of a meeting number differently."""
    parts = [slug(row.number)] if row.number else []
    closed = ["closed"] if row.part == "closed" else []
    return f"item/{path}/{'-'.join([*parts, slug(row.title), *closed])}"


def _numbers(rows: list[ItemRow], ids: tuple[str, ...]) -> dict[str, str | None]:
    """Printed number → item. A number of two items leads to neither."""
    found: dict[str, str | None] = {}
    for row, node in zip(rows, ids, strict=True):
        if row.number:
            found[row.number] = None if row.number in found and found[row.number] != node else node
    return found


def _ids(keys: Keyed, rows: str) -> tuple[str, ...]:
    """The ids of a row list. Two rows of one attendance list are two people, all other repetitions are one fact."""
    made = [PATHS[rows](keys, row) for row in getattr(keys.record, rows)]
    if rows != "people":
        return tuple(made)
    seen: Counter[str] = Counter()
    told: list[str] = []
    for node in made:
        seen[node] += 1
        told.append(node if seen[node] == 1 else f"{node}-{seen[node]}")
    return tuple(told)


def _under(keys: Keyed, row: OfItem) -> str:
    return f"{keys.path}/{slug(row.item) if row.item else 'no-item'}"


def _attendance(keys: Keyed, row: PersonRow) -> str:
    return f"attendance/{keys.path}/{slug(row.name)}-{slug(row.capacity)}"


def _decision(keys: Keyed, row: DecisionRow) -> str:
    label = slug(row.label) if row.label else "all"
    return f"decision/{_under(keys, row)}/{label}-{digest(keys.item(row), row.label, fold(row.text))}"


def _referral(keys: Keyed, row: ReferralRow) -> str:
    stated = digest(keys.item(row), fold(row.from_ or ""), fold(row.to or ""), fold(row.text))
    return f"referral/{_under(keys, row)}/{slug(row.act)}-{row.stage}-{stated}"


def _vote(keys: Keyed, row: VoteRow) -> str:
    counts = (row.for_, row.against, row.abstain, row.unanimous, row.method, row.outcome)
    return f"vote/{_under(keys, row)}/{slug(row.label) if row.label else 'all'}-{digest(keys.item(row), *counts)}"


def ballot_id(vote: str, row: BallotRow) -> str:
    """The id of one person's vote."""
    return f"ballot/{vote.removeprefix('vote/')}/{slug(row.person)}-{row.choice}"


def _motion(keys: Keyed, row: MotionRow) -> str:
    return f"motion/{_under(keys, row)}/{row.kind}-{digest(keys.item(row), fold(row.text), fold(row.mover or ''))}"


def _interest(keys: Keyed, row: InterestRow) -> str:
    return f"interest/{_under(keys, row)}/{slug(row.person)}-{digest(keys.item(row), fold(row.type or ''))}"


def _action(keys: Keyed, row: ActionRow) -> str:
    return f"action/{_under(keys, row)}/{digest(keys.item(row), fold(row.owner or ''), fold(row.text), row.due)}"


def _tenure(keys: Keyed, row: RoleRow) -> str:
    return f"tenure/{keys.path}/{slug(row.person)}-{digest(fold(row.role), fold(row.organisation or ''))}"


def _reference(keys: Keyed, row: ReferenceRow) -> str:
    told = digest(keys.document, keys.item(row), row.relation, row.minute)
    return f"reference/{_under(keys, row)}/{body_slug(row.body)}-{row.date}-{told}"


PATHS: dict[str, Callable[[Keyed, Any], str]] = {
    "people": _attendance,
    "decisions": _decision,
    "referrals": _referral,
    "votes": _vote,
    "motions": _motion,
    "interests": _interest,
    "actions": _action,
    "roles": _tenure,
    "references": _reference,
}
