"""Seed and size → a World: matters laid on a calendar of that size, written into minutes, some of them lost."""

from __future__ import annotations

import copy
import random
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from tests.worlds.county import Authority, Body, authorities
from tests.worlds.courses import Draft, Planner, label, lay, said
from tests.worlds.papers import Asked, Clause, Entry, Move, Named, Noise, Paper, Planned, Seat, World
from tests.worlds.people import FORMS, Human, tellable

A_YEAR, YEARS = 55, 12  # papers of one county in a year, and for how many years one is followed
NOTICES = 0.25  # of the cabinet's meetings have a notice of decisions beside their minutes
TWINS = {"Clarke": "Clark", "Clark": "Clarke", "Stephens": "Stevens", "Philips": "Phillips", "Phillips": "Philips"}


def world(seed: int, size: int, noise: Noise | None = None, years: int = YEARS) -> World:
    """A made-up county (several from about 660 papers on) with about `size` papers. The same for the same four.

    `years`: for how long one county is followed at most; more years make fewer counties.
    """
    noise = noise or Noise.degree(1)
    counties = 1 + (size - 1) // (A_YEAR * years)
    share = -(-size // counties)
    made = World([], [], [])
    for number in range(counties):
        homes = authorities(seed, number, max(1, -(-share // A_YEAR)))
        _cut(homes, share)
        for home in homes:
            _add(made, Plans(home, noise))
    made.papers.sort(key=lambda paper: (paper.date, paper.name))
    return made


def _cut(homes: list[Authority], size: int) -> None:
    """Keeps the first `size` meetings."""
    days = sorted(day for home in homes for body in home.bodies for day in body.dates)
    last = days[min(size, len(days)) - 1]
    for body in (body for home in homes for body in home.bodies):
        body.dates = [day for day in body.dates if day <= last]


Told = dict[tuple[str, str], tuple[Paper, list[Draft]]]


class Plans(Planner):
    """A planner that puts its drafts together into papers."""

    def papers(self) -> tuple[Told, Told]:
        """Minutes and notices of decisions by body and date, with the drafts in them; what is lost is not there."""
        lay(self)
        agendas: dict[tuple[str, str], list[Draft]] = {}
        for draft in self.drafts:
            agendas.setdefault((draft.body.name, draft.date), []).append(draft)
        found = {}
        for body in self.home.bodies:
            running = Counter[str]()
            for day in body.dates:
                found[body.name, day] = self._paper(body, day, agendas.get((body.name, day), []), running)
        for draft in self.drafts:
            for tell in draft.late:
                tell()
        notices = {}
        for key, (paper, drafts) in found.items():
            self._finish(paper, drafts)
            decided = [draft for draft in drafts if draft.entry.clauses]
            if decided and key[0] in {b.name for b in self.home.of_kind("executive")} and self.dice.random() < NOTICES:
                notices[key] = _notice(paper, decided), decided
        return {key: told for key, told in found.items() if self.dice.random() >= self.noise.missing}, notices

    def _paper(self, body: Body, day: str, drafts: list[Draft], running: Counter[str]) -> tuple[Paper, list[Draft]]:
        """A skeleton: attendance and items, numbered."""
        name = re.sub(r"[^a-z]+", "-", f"{self.home.name} {body.name}".lower()) + f"-{day}"
        paper = Paper(name, self.home.name, body.name, day, body.style, body.titled)
        self.dice.shuffle(drafts)
        apology, before = Entry("Apologies for Absence"), Entry("Declarations of Interest")
        first = [apology, before, self._minutes(body, day), *self._appointments(body, day)]
        paper.entries = [*first, *(d.entry for d in drafts), *self._last(body)]
        form = self._form(body)
        paper.seats = self._seats(paper, body, form)
        gone = [s for s in paper.seats if s.capacity == "apologies"]
        apology.lines = [
            f"Apologies were received from {_and(f'Councillor {s.name}' for s in gone)}." if gone else "None."
        ]
        for entry in paper.entries:
            entry.number = _number(body.style, day, running, paper.entries.index(entry) + 1)
        return paper, drafts

    def _minutes(self, body: Body, day: str) -> Entry:
        entry = Entry("Minutes")
        earlier = [d for d in body.dates if d < day]
        when = said(earlier[-1]) if earlier else "the last meeting"
        entry.clauses = [
            Clause(f"the minutes of the meeting held on {when} be confirmed as a correct record", "confirm_minutes")
        ]
        if earlier:
            entry.named = [Named(body.name, earlier[-1], "minutes_confirmed")]
        return entry

    def _appointments(self, body: Body, day: str) -> list[Entry]:
        """The council's first meeting of the year says in full who sits where."""
        year = f"{int(day[:4]) - (day[5:7] < '05')}-05-01"
        if body is not self.home.council or any(year <= earlier < day for earlier in body.dates):
            return []
        entry = Entry("Appointments to Committees")
        for other in self.home.bodies:
            if other is not body:
                full = [(h, h.written(tellable(h, "full", day, body.sitting(day)), day)) for h in other.sitting(day)]
                names = _and(name for _, name in full)
                entry.clauses.append(Clause(f"Councillors {names} be appointed to the {other.name}", "appoint"))
                entry.appointed += [(human.id, name, other.name) for human, name in full]
        return [entry] if entry.clauses else []

    def _last(self, body: Body) -> list[Entry]:
        following = Entry(self.dice.choice(("Urgent Business", "Work Programme", "Date of Next Meeting")))
        following.lines = [
            "There was none." if "Urgent" in following.title else f"The {body.name} would meet again in due course."
        ]
        return [following]

    def _form(self, body: Body) -> str:
        """The body's habit, or that of a clerk who stands in."""
        return self.dice.choice((*FORMS, "nick")) if self.dice.random() < self.noise.initials else body.form

    def _seats(self, paper: Paper, body: Body, form: str) -> list[Seat]:
        day = paper.date
        sitting = body.sitting(day)
        rows = []
        for place, human in enumerate(sitting):
            luck = self.dice.random()
            if luck < 0.04 and place:
                continue
            capacity = "apologies" if luck < 0.14 and place else "member"
            office = ("Chairman", "Vice-Chairman")[place] if place < 2 and capacity == "member" else None
            rows.append(
                Seat(human.id, self._name(human, form, day, sitting, body.titled), human.title, capacity, office)
            )
        for human in self.home.serving(body, day):
            if self.dice.random() < 0.1:
                paper.unnamed.append(human.post or "")
                continue
            used = form if form in ("full", "nick") else self.dice.choice(("first", "full"))
            rows.append(Seat(human.id, human.written(used, day), human.title, "officer", None, human.post))
        return rows

    def _name(self, human: Human, form: str, day: str, others: list[Human], titled: bool) -> str:
        """As the clerk writes it. Where titles are written, a man and a woman need no more than those."""
        rivals = [o for o in others if not (titled and o.woman != human.woman)]
        used = form if form == "nick" else tellable(human, form, day, rivals)
        written = human.written(used, day)
        if self.dice.random() >= self.noise.spelling:
            return written
        first, _, last = written.rpartition(" ")
        slip = TWINS.get(last) or self.dice.choice((last.replace("-", " "), last.replace("ll", "l"), last + "s"))
        return f"{first} {slip}".strip()

    def _finish(self, paper: Paper, drafts: list[Draft]) -> None:
        """Labels, motions and interests; slips in titles; lost pages at the end."""
        for draft in drafts:
            entry = draft.entry
            self._people(paper, draft)
            if self.dice.random() < self.noise.spelling:
                entry.title = _slip(self.dice, entry.title)
        for entry in paper.entries:
            for place, clause in enumerate(entry.clauses):
                clause.label = label(paper.style, place) if len(entry.clauses) > 1 else None
        if self.dice.random() < self.noise.pages and len(drafts) > 1:
            lost = self.dice.randrange(1, len(drafts))
            del paper.entries[-1 - lost :]

    def _people(self, paper: Paper, draft: Draft) -> None:
        """Who moved it, and who declared an interest in it, in the shortest words that are plain there."""
        sitting = draft.body.sitting(draft.date)
        here = [h for h in sitting if any(s.human == h.id and s.capacity == "member" for s in paper.seats)]
        if len(here) < 3:
            return
        one, two, third = self.dice.sample(here, 3)
        names = {h.id: h.written(tellable(h, "surname", draft.date, sitting), draft.date) for h in (one, two, third)}
        if self.dice.random() < 0.3 and draft.entry.clauses:
            text = "the recommendations be agreed"
            draft.entry.moves.append(Move(one.id, names[one.id], two.id, names[two.id], text))
        elif self.dice.random() < 0.2:
            text = f"{draft.entry.title.lower()} be refused"
            draft.entry.moves.append(Move(one.id, names[one.id], two.id, names[two.id], text, "lost"))
        if self.dice.random() < 0.08:
            draft.entry.interests.append((third.id, names[third.id]))


def _notice(paper: Paper, decided: list[Draft]) -> Paper:
    """The decisions alone, under the numbers of the agenda, which are not those of the minutes."""
    kept: dict[str, Any] = {"lines": [], "named": [], "moves": [], "interests": []}
    entries = [
        replace(d.entry, number=str(at), told=[t for t in d.entry.told if t.clause is not None], **copy.deepcopy(kept))
        for at, d in enumerate(decided, start=4)
    ]
    return replace(paper, name=f"{paper.name}-decisions", kind="decision_notice", seats=[], entries=entries, unnamed=[])


def _add(made: World, plan: Plans) -> None:
    """Papers and truth of one authority, the truth as far as the papers that are left can tell."""
    papers, notices = plan.papers()
    made.families |= plan.families
    seen: dict[int, tuple[Paper, int]] = {}
    for paper, drafts in papers.values():
        made.papers.append(paper)
        # By identity: two items may say the same.
        places = {id(entry): place for place, entry in enumerate(paper.entries)}
        seen.update((id(d), (paper, places[id(d.entry)])) for d in drafts if id(d.entry) in places)
    made.papers += [paper for paper, _ in notices.values()]
    visible = {*seen, *(id(draft) for _, drafts in notices.values() for draft in drafts)}
    for question in plan.questions:
        if (at := seen.get(id(question.draft))) is not None:
            told = [word for word, draft in question.answers if id(draft) in visible]
            looked = any(body == question.to.name and day > question.draft.date for body, day in {*papers, *notices})
            answer = told[-1] if told else "no trace"
            made.asked.append(Asked(at[0].name, at[1], question.clause, answer, looked))
    for announced in plan.announced:
        if (at := seen.get(id(announced.draft))) is not None:
            made.planned.append(
                Planned(at[0].name, at[1], announced.seen is not None and id(announced.seen) in visible)
            )


def _number(style: str, day: str, running: Counter[str], place: int) -> str:
    if style in ("shire", "scots"):
        return str(place)
    year = str(int(day[:4]) - (day[5:7] < "05"))
    running[year] += 1
    return f"{running[year]}/{year[2:]}" if style == "parish" else str(running[year])


def _slip(dice: random.Random, title: str) -> str:
    """A letter lost in a long word."""
    long = [word for word in title.split() if len(word) > 5 and word.isalpha()]
    if not long:
        return title
    word = dice.choice(long)
    at = dice.randrange(2, len(word) - 1)
    return title.replace(word, word[:at] + word[at + 1 :], 1)


def _and(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
