"""Which body a name means: its own meeting's ("the Panel"), another that met, or one that is only named.

The executive and the full council of an authority have many names and are one body each; all others are told by name.
Nothing is ever shared between two authorities.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.build.ids import body_slug, fold, slug
from graph.build.keys import Keyed
from graph.resolve.authorities import Authorities
from graph.resolve.kinds import kind_of

EXECUTIVE = frozenset(("cabinet", "executive", "executive cabinet", "executive board", "executive committee"))
COUNCIL_TYPES = ("county", "city", "borough", "district", "town", "parish", "community")
OCCASION = re.compile(
    r"^(the |this |its |an? |annual |extraordinary |special |full |meeting of |meeting of the )+|( meeting)$"
)
NO_NAME = frozenset(
    {"committee", "panel", "board", "group", "meeting", "sub-committee", "working-group", "forum", "body"}
)
MINOR = frozenset(["a", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to", "with"])


@dataclass
class Body:
    """A body as judged: its id, the scope it belongs to, and how its name is written where it met and elsewhere."""

    id: str
    scope: str
    met: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)

    @property
    def name(self) -> str:
        """The commonest name under which it met; else the commonest by which it is called.

        A council is called by its authority's name only where it has no other.
        """
        names = self.met or self.named
        best = min(names, key=lambda name: (slug(name) == self.scope, -names[name], name == name.lower(), name))
        return title_case(best) if best in (best.lower(), best.upper()) else best

    @property
    def kind(self) -> str:
        """As its id says (executive, council), or as its name tells."""
        last = self.id.rsplit("/", 1)[1]
        return last if last in ("executive", "council") else kind_of(self.name, met=bool(self.met))


class Bodies:
    """All bodies of the documents, and `of(keys, name)`: which of them a document means by a name."""

    def __init__(self, world: Iterable[Keyed], authorities: Authorities) -> None:
        self._authorities = authorities
        self.all: dict[str, Body] = {}
        self._own: dict[str, str] = {}
        self._loose: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self._words: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        papers = list(world)
        for keys in papers:
            self._add_meeting(keys)
        for keys in papers:
            for name in named_in(keys):
                if (found := self.of(keys, name)) is not None:
                    self._known(found, self._authorities.scope(keys)).named[name] += 1

    def own(self, keys: Keyed) -> str | None:
        """The body whose meeting a document records."""
        return self._own.get(keys.path)

    def of(self, keys: Keyed, name: str | None) -> str | None:
        """The body that a document means by a name; None where it could be any."""
        if not name:
            return None
        scope = self._authorities.scope(keys)
        plain = self._plain(scope, name)
        if not plain:
            return None
        if (single := self._single(scope, plain)) is not None:
            return f"body/{scope}/{single}"
        key = body_slug(plain)
        if (same := self._loose[scope].get(loose(key))) is not None:
            return same
        return self._short_form(keys, scope, key) or (None if key in NO_NAME else f"body/{scope}/{key}")

    def _short_form(self, keys: Keyed, scope: str, key: str) -> str | None:
        """A name that another one ends with: the meeting's own body first, then the only one of the authority's."""
        own = self.own(keys)
        if own is not None and own.endswith(f"-{key}"):
            return own
        if key in NO_NAME:
            return None
        longer = self._words[scope].get(key, set())
        return next(iter(longer)) if len(longer) == 1 else None

    def _plain(self, scope: str, name: str) -> str:
        """Without article and occasion, and without the authority's own name before it."""
        text = OCCASION.sub("", fold(name).strip())
        prefix = scope.replace("-", " ") + " "
        return text.removeprefix(prefix).removeprefix("council ") if text.startswith(prefix) else text

    def _single(self, scope: str, plain: str) -> str | None:
        """`executive` or `council` for the many names of those two."""
        if plain in EXECUTIVE:
            return "executive"
        own = plain in ("council", "council assembly") or plain == scope.replace("-", " ")
        ours = scope.startswith("unknown-") or scope.endswith(f"-{plain.replace(' ', '-')}")
        typed = plain.removesuffix(" council") in COUNCIL_TYPES and ours
        return "council" if own or typed else None

    def _add_meeting(self, keys: Keyed) -> None:
        meeting = keys.record.meeting
        if meeting is None or not meeting.body:
            return
        scope = self._authorities.scope(keys)
        plain = self._plain(scope, meeting.body)
        single = self._single(scope, plain)
        key = body_slug(plain)
        found = f"body/{scope}/{single}" if single else self._loose[scope].setdefault(loose(key), f"body/{scope}/{key}")
        self._known(found, scope).met[meeting.body] += 1
        self._own[keys.path] = found
        words = key.split("-")
        for start in range(1, len(words) - 1):
            self._words[scope]["-".join(words[start:])].add(found)

    def _known(self, body: str, scope: str) -> Body:
        return self.all.setdefault(body, Body(id=body, scope=scope))


def named_in(keys: Keyed) -> Iterator[str]:
    """Every name of another body in a document's referrals and references."""
    for row in keys.record.referrals:
        yield from (name for name in (row.from_, row.to) if name)
    yield from (row.body for row in keys.record.references)


def loose(key: str) -> str:
    """What `childrens-services` and `children-service` have in common."""
    return "-".join(word.rstrip("s") for word in key.split("-"))


def title_case(name: str) -> str:
    """`children and young people scrutiny committee` → `Children and Young People Scrutiny Committee`."""
    words = name.lower().split()
    return " ".join(w if i and w in MINOR else w[:1].upper() + w[1:] for i, w in enumerate(words))
