"""Which body a name means: its own meeting's ("the Panel"), another that met, or one that is only named.

The executive and the full council of an authority have many names and are one body each; all others are told by name.
Nothing is ever shared between two authorities.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from graph.build.ids import slug
from graph.build.keys import Keyed
from graph.resolve.authorities import Authorities
from graph.resolve.bodies.body_names import MINOR, BodyName, alone, body_name, is_abbreviation, shown
from graph.resolve.bodies.body_pairs import Groups
from graph.resolve.bodies.body_units import Unit, named_in, told_in, units_of
from graph.resolve.bodies.kinds import Doings, kind_of_body
from graph.resolve.bodies.procedure import Procedure, procedure_of
from graph.resolve.judgements import Judgement, Ruled


@dataclass
class Body:
    """A body as judged: its id, the scope it belongs to, and how its name is written where it met and elsewhere.

    `does` counts what it is seen to do; `of` is the body that it is a part of (a sub-committee's committee).
    """

    id: str
    scope: str
    met: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    does: Doings = field(default_factory=Doings)
    of: str | None = None

    @cached_property
    def name(self) -> str:
        """The commonest name under which it met; else the commonest by which it is called.

        A council is called by its authority's name only where it has no other, and no body by its initials.
        """
        names = self.met or self.named
        best = min(
            names, key=lambda n: (slug(n) == self.scope, is_abbreviation(n), -names[n], n == n.lower(), -len(n), n)
        )
        plain = best in (best.lower(), best.upper()) or is_abbreviation(best)
        return title_case(best) if plain else best.replace("'S ", "'s ")

    @cached_property
    def kind(self) -> str:
        """As its id says (executive, council), or as its name tells, or by what it does."""
        last = self.id.rsplit("/", 1)[1]
        if last in ("executive", "council"):
            return last
        return kind_of_body(self.name, self.scope, met=bool(self.met), does=self.does)


class Bodies:
    """All bodies of the documents, and `of(keys, name)`: which of them a document means by a name.

    `redirects` are the paths of writings that are no identifier, with the body whose writing they are.
    """

    def __init__(self, world: Iterable[Keyed], authorities: Authorities, ruled: Ruled | None = None) -> None:
        self._authorities = authorities
        self.all: dict[str, Body] = {}
        self.judgements: list[Judgement] = []
        self._own: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        self._groups: dict[str, Groups] = {}
        self._here: defaultdict[str, set[str]] = defaultdict(set)
        papers = list(world)
        self._ruled = ruled or Ruled()
        self._writings: defaultdict[str, list[str]] = defaultdict(list)
        self._join(papers)
        for keys in papers:
            self._meet(keys)
        for keys in papers:
            self._look_around(keys)
        self._leads: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for keys in papers:
            self._count(keys)
        for body in self.all.values():
            body.of = self._whole(body)
        self.redirects = self._redirects()
        self._procedures = self._procedure_of_each()

    def own(self, keys: Keyed) -> str | None:
        """The body whose meeting a document records."""
        return self._own.get(keys.path)

    def of(self, keys: Keyed, name: str | None) -> str | None:
        """The body that a document means by a name; None where it could be any."""
        scope = self._authorities.scope(keys)
        meant = body_name(scope, name) if name else None
        if meant is None:
            return None
        known = self._ids.get(f"body/{scope}/{meant.key}") or self._of_words(scope, meant)
        met = known in self.all and bool(self.all[known].met)
        if known is not None and (known == self.own(keys) or (met and not meant.nameless)):
            return known
        near = None if meant.single else self._nearby(keys, meant)
        if near is not None or meant.nameless:
            return near
        return known or (f"body/{scope}/{meant.single or meant.key}")

    def procedure(self, body: str | None) -> Procedure | None:
        """What may follow in the authority whose body it is; None where no map fits, or the body is not known."""
        return self._procedures.get(self.all[body].scope) if body in self.all else None

    def _procedure_of_each(self) -> dict[str, Procedure | None]:
        of_scope: defaultdict[str, list[Body]] = defaultdict(list)
        for body in self.all.values():
            of_scope[body.scope].append(body)
        return {
            scope: procedure_of(scope, {b.kind for b in bodies}, (name for b in bodies for name in (*b.met, *b.named)))
            for scope, bodies in of_scope.items()
        }

    def _join(self, papers: list[Keyed]) -> None:
        """Judges the writings of each authority, and gives every body its id."""
        told = told_in(papers, self._authorities.scope)
        self._names: dict[str, BodyName] = {}
        for scope, units in sorted(units_of(papers, self._authorities.scope).items()):
            groups = Groups(units.values(), told.get(scope), self._ruled)
            self._groups[scope] = groups
            self.judgements += groups.judgements
            for cluster in groups.clusters():
                self._name(scope, cluster)

    def _name(self, scope: str, cluster: list[Unit]) -> None:
        """The path of the writing that was first met under; the executive and the council have one of their own."""
        best = min(cluster, key=_first)
        single = next((unit.name.single for unit in cluster if unit.name.single), "")
        path = f"body/{scope}/{single}" if single else best.path
        path = path if path not in self.all else best.path
        self.all[path] = Body(path, scope)
        self._names[path] = best.name
        self._ids.update((unit.path, path) for unit in cluster)
        self._writings[path] = [path, *(unit.path for unit in cluster)]
        for unit in cluster:
            self.all[path].met += unit.met

    def _of_words(self, scope: str, meant: BodyName) -> str | None:
        """A name that no document has given as a body's, in other words than some that have."""
        groups = self._groups.get(scope)
        place = groups.of_words(meant.words) if groups and not meant.single else None
        return None if groups is None or place is None else self._ids[groups.groups[place][0].path]

    def _nearby(self, keys: Keyed, meant: BodyName) -> str | None:
        """The meeting's own body, or the only other that the document names, where the name is short for it."""
        own, path = self.own(keys), f"body/{self._authorities.scope(keys)}/{meant.key}"
        if own is not None and meant.is_short_for(self._names[own], here=True) and not self._ruled_apart(path, own):
            return own
        here = [body for body in self._here[keys.path] if meant.is_short_for(self._names[body])]
        found = {body for body in here if not self._ruled_apart(path, body)}
        whole = [one for one in found if not any(self._names[one].is_short_for(self._names[two]) for two in found)]
        return whole[0] if len(whole) == 1 else None

    def _ruled_apart(self, path: str, body: str) -> bool:
        """Whether a person ruled that a writing is not that body."""
        return any(self._ruled.apart(path, written) for written in self._writings[body])

    def _meet(self, keys: Keyed) -> None:
        meeting, scope = keys.record.meeting, self._authorities.scope(keys)
        name = body_name(scope, meeting.body) if meeting and meeting.body else None
        if name is not None and (found := self._ids.get(f"body/{scope}/{name.key}")):
            self._own[keys.path] = found

    def _look_around(self, keys: Keyed) -> None:
        """The bodies that a document names in full."""
        scope = self._authorities.scope(keys)
        for written, _ in named_in(keys.record):
            name = body_name(scope, written)
            if name is not None and not name.nameless and (found := self._ids.get(f"body/{scope}/{name.key}")):
                self._here[keys.path].add(found)

    def _count(self, keys: Keyed) -> None:
        """How bodies are called, and what the meeting's own body does."""
        scope = self._authorities.scope(keys)
        for written, _ in named_in(keys.record):
            if (found := self.of(keys, written)) is not None:
                self.all.setdefault(found, Body(found, scope)).named[shown(scope, written)] += 1
                if (name := body_name(scope, written)) is not None:
                    self._leads[f"body/{scope}/{name.key}"][found] += 1
        if (own := self.own(keys)) is not None:
            self._does(self.all[own].does, keys)

    def _does(self, does: Doings, keys: Keyed) -> None:
        does.acts.update(row.act for row in keys.record.decisions)
        for row in keys.record.referrals:
            if row.stage == "made" and row.act in ("recommend", "refer"):
                does.sends.update([(self.of(keys, row.to) or "").rsplit("/", 1)[-1]])
            if row.act == "call_in":
                does.called_in += row.stage == "received"

    def _whole(self, body: Body) -> str | None:
        """The body that it is a part of: the executive of a member alone, the committee of a sub-committee."""
        name, groups = self._names.get(body.id), self._groups.get(body.scope)
        if name is None or groups is None:
            return None
        if alone(name.text) or (name.head == "subcommittee" and {"cabinet", "executive"} & name.words):
            executive = f"body/{body.scope}/executive"
            return executive if executive in self.all else None
        place = groups.whole(name)
        found = self._ids[groups.groups[place][0].path] if place is not None else None
        return found if found != body.id else None

    def _redirects(self) -> dict[str, str]:
        """Each writing's path → its body, or the one that it mostly means where it is short for several."""
        for path in [path for path, body in self.all.items() if not body.met and not body.named]:
            del self.all[path]
        found = {path: body for path, body in self._ids.items() if body in self.all}
        for path, meant in self._leads.items():
            found.setdefault(path, min(meant, key=lambda body: (-meant[body], body)))
        return {path: body for path, body in sorted(found.items()) if path != body and path not in self.all}


def _first(unit: Unit) -> tuple[bool, bool, int, str, str]:
    """For choosing the writing that names a body: the first under which it met; else the fullest, and no initials."""
    short = all(map(is_abbreviation, (*unit.met, *unit.named)))
    size = 0 if unit.met else -len(unit.name.words)
    return not unit.met, short, size, min(unit.days or unit.told, default="9"), unit.path


def title_case(name: str) -> str:
    """`children and young people scrutiny committee` → `Children and Young People Scrutiny Committee`; `CPG` stays."""
    if is_abbreviation(name):
        return name.upper()
    words = name.lower().split()
    return " ".join(w if i and w in MINOR else w[:1].upper() + w[1:] for i, w in enumerate(words))
