"""What one document says, before it is written in a house style or as a Record."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Seat:
    """A row of the attendance. `name` has no title; `human` is who it truly is."""

    human: str
    name: str
    title: str
    capacity: str
    office: str | None = None
    post: str | None = None


@dataclass
class Clause:
    """One clause of a resolution. `to`: the body recommended to. `lead` stands before the text in print."""

    text: str
    act: str
    to: str | None = None
    label: str | None = None


@dataclass
class Told:
    """A referral that the words under an item state."""

    act: str
    stage: str
    text: str
    sender: str | None = None
    receiver: str | None = None
    clause: int | None = None


@dataclass
class Named:
    """Another meeting that the item names."""

    body: str
    date: str
    relation: str
    minute: str | None = None


@dataclass
class Move:
    """A motion: humans and how they are written."""

    mover: str
    mover_name: str
    seconder: str
    seconder_name: str
    text: str
    outcome: str = "carried"
    kind: str = "motion"


@dataclass
class Entry:
    """One item of business. `matter` is None for what stands on every agenda; `number` is given last.

    `appointed`: human, name and body. `because` tells how it leads back to an earlier item of its matter, for reports
    on what was missed.
    """

    title: str
    matter: str | None = None
    lines: list[str] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    interests: list[tuple[str, str]] = field(default_factory=list)
    appointed: list[tuple[str, str, str]] = field(default_factory=list)
    reference: str | None = None
    number: str = ""
    because: str = ""


@dataclass
class Paper:
    """The minutes of one meeting, or a notice of its decisions. `name` is the file's, without suffix.

    `unnamed`: posts whose holders were there and are not named.
    """

    name: str
    authority: str
    body: str
    date: str
    style: str
    titled: bool
    kind: str = "minutes"
    seats: list[Seat] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Noise:
    """How much goes wrong, each 0 to 1. `missing`: meetings whose minutes are not there; `pages`: lost last pages."""

    spelling: float = 0.0
    initials: float = 0.0
    retitled: float = 0.0
    missing: float = 0.0
    pages: float = 0.0
    ocr: float = 0.0

    @classmethod
    def degree(cls, much: float) -> Noise:
        """0 is a tidy county, 1 an ordinary one, 3 a dreadful one."""
        return cls(0.01 * much, 0.1 * much, 0.25 * much, 0.06 * much, 0.03 * much, 0.0004 * much)


@dataclass(frozen=True)
class Asked:
    """A clause recommended, by paper, item and clause (places in their lists), and what truly became of it.

    `answer` is one of: accepted, accepted with changes, refused, noted, deferred, superseded, no trace; as far as the
    papers that are here can tell. `looked` tells whether later minutes of the body asked are here.
    """

    paper: str
    entry: int
    clause: int
    answer: str
    looked: bool


@dataclass(frozen=True)
class Planned:
    """A step that an item announces, and whether the papers here show that it happened."""

    paper: str
    entry: int
    happened: bool


@dataclass
class World:
    """The papers by date, and the truth beside them. `families`: matter → what makes it hard to tell from others."""

    papers: list[Paper]
    asked: list[Asked]
    planned: list[Planned]
    families: dict[str, str] = field(default_factory=dict)
