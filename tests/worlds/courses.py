"""The ways that matters take through the bodies of one authority, with what truly became of each clause."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.worlds import words
from tests.worlds.county import Authority, Body
from tests.worlds.papers import Clause, Entry, Named, Noise, Told
from tests.worlds.subjects import Ask, Subject, asks, changed, family, retitled

# What becomes of a recommendation, and how often in a hundred.
OUTCOMES = {"accepted": 30, "accepted with changes": 17, "refused": 12, "mixed": 14, "deferred": 7, "noted": 7}
OUTCOMES |= {"superseded": 5, "no trace": 8}
# How a later item tells of an earlier one.
RECOMMENDS = (
    "it be recommended to {to} that {who} be {rest}",
    "it be recommended to {to} that {who} be {rest}",
    "{to} be recommended to agree that {who} be {rest}",
    "the {own} recommends to {to} that {who} should be {rest}",
)
MONTHS = "January February March April May June July August September October November December"
MODES = {"minute": 28, "date": 18, "received": 20, "number": 12, "title": 22}


@dataclass(eq=False)
class Draft:
    """An item at a meeting, before numbers are known. `late` lays words that need the numbers of others."""

    body: Body
    date: str
    entry: Entry
    late: list[Callable[[], None]] = field(default_factory=list)


@dataclass
class Question:
    """A clause recommended, and what later items said of it, in order."""

    draft: Draft
    clause: int
    to: Body
    answers: list[tuple[str, Draft]] = field(default_factory=list)


@dataclass
class Announced:
    """A step that is planned at `body` by an item; `seen` is the item that shows it happened, if any."""

    draft: Draft
    seen: Draft | None


def drawn(dice: random.Random, weights: dict[str, int]) -> str:
    return dice.choices(list(weights), list(weights.values()))[0]


class Planner:
    """Lays matters on the agendas of one authority."""

    def __init__(self, authority: Authority, noise: Noise) -> None:
        self.home = authority
        self.dice = authority.dice
        self.noise = noise
        self.drafts: list[Draft] = []
        self.questions: list[Question] = []
        self.announced: list[Announced] = []
        self.families: dict[str, str] = {}
        self._count = 0
        self._begun: dict[str, list[str]] = {}

    def item(self, body: Body, day: str, title: str, matter: str | None) -> Draft:
        made = Draft(body, day, Entry(title, matter))
        made.entry.lines.append(self.dice.choice(words.TALK))
        self.drafts.append(made)
        return made

    def matter(self, family: str) -> str:
        self._count += 1
        made = f"{self.home.name}/{self._count}"
        self.families[made] = family
        return made

    def free(self, title: str, day: str) -> bool:
        """Whether no other matter of that title began within 300 days: that nobody could tell apart."""
        begun = self._begun.setdefault(title, [])
        near = any(abs((date.fromisoformat(day) - date.fromisoformat(other)).days) < 300 for other in begun)
        begun.append(day)
        return not near and not (begun[:-1] and any(c.isdigit() for c in title))

    def clause(self, draft: Draft, text: str, act: str, to: str | None = None) -> int:
        draft.entry.clauses.append(Clause(text, act, to))
        return len(draft.entry.clauses) - 1

    def name(self, body: Body) -> str:
        """A body as a document calls it."""
        other = self.dice.random() < 0.2
        written = self.dice.choice(body.writes) if other else body.name
        return written.removeprefix("the ")

    def recommend(self, draft: Draft, to: Body, things: list[Ask]) -> list[Question]:
        """Clauses that recommend, with the referrals they are."""
        name = "Council" if to.kind == "council" else self.name(to)
        made: list[Question] = []
        for who, rest in things:
            form = self.dice.choice(RECOMMENDS)
            written = form.format(own=draft.body.name, to=name, who=who, rest=rest)
            place = self.clause(draft, written, "recommend", name)
            if not made:  # one statement, however many clauses it has
                draft.entry.told.append(Told("recommend", "made", written, self.own(draft), name, place))
            made.append(Question(draft, place, to))
        self.questions += made
        return made

    def own(self, draft: Draft) -> str:
        return "Council" if draft.body.kind == "council" else draft.body.name

    def follow(self, before: Draft, body: Body, day: str, subject: Subject, *, sender: bool = True) -> Draft:
        """An item that takes up an earlier one, headed and introduced as its clerk thinks fit."""
        mode = drawn(self.dice, MODES)
        title, other = retitled(self.dice, subject, before.body.name if sender else None, self.noise.retitled)
        if other and mode in ("title", "received"):
            mode = "minute"
        made = self.item(body, day, title, before.entry.matter)
        made.entry.because = f"{mode}{', other words' if other else ''}"
        if mode == "number":
            if before.entry.reference is None:
                before.entry.reference = f"{self.dice.choice('ABCD')}{self.dice.randrange(1000):03}/{before.date[2:4]}"
            made.entry.reference = before.entry.reference
        elif mode != "title" and not (mode == "received" and before.body is body):
            made.late.append(lambda: self._introduce(made, before, mode))
        return made

    def _introduce(self, made: Draft, before: Draft, mode: str) -> None:
        """A sentence that names the earlier meeting, or only the body that sent it."""
        name, when = self.name(before.body), said(before.date)
        sends = any(t.act == "recommend" and t.stage == "made" for t in before.entry.told)
        what, act = ("recommendations", "recommend") if sends else ("views", "refer")
        text = f"Consideration was given to the {what} of the {name}."
        if mode == "minute":
            number = before.entry.number
            if self.dice.random() < self.noise.spelling and number.isdigit():
                number = str(int(number) + 1)
            meeting = f"Minute {number} of the meeting of the {name} held on {when}"
            text, act = f"Further to {meeting}, a report was considered.", "refer"
            made.entry.named.append(Named(name, before.date, "past", number))
        elif mode == "date":
            text = f"Consideration was given to the {what} made by the {name} at its meeting on {when}."
            made.entry.named.append(Named(name, before.date, "past"))
        made.entry.lines.insert(0, text)
        if before.body is not made.body:
            made.entry.told.append(Told(act, "received", text, name, self.own(made)))

    def answer(self, draft: Draft, questions: list[Question], things: list[Ask], outcome: str) -> None:
        """Clauses that answer what was asked, one by one or all at once."""
        panel = questions[0].draft.body.name
        if outcome in ("accepted", "noted") and self.dice.random() < 0.35:
            verb, act = ("approved", "approve") if outcome == "accepted" else ("noted", "note")
            self.clause(draft, f"the recommendations of the {panel} be {verb}", act)
            words_ = [outcome] * len(questions)
        elif outcome == "deferred":
            self.clause(draft, f"consideration of {things[0][0]} be deferred to a later meeting", "defer")
            words_ = [outcome] * len(questions)
        else:
            mixed = ("accepted", "accepted", "accepted with changes", "refused", "noted")
            words_ = [self.dice.choice(mixed) if outcome == "mixed" else outcome for _ in questions]
            for question, word, thing in zip(questions, words_, things, strict=True):
                self._answer_one(draft, _recommendation(question), panel, word, thing)
        for question, word in zip(questions, words_, strict=True):
            question.answers.append((word, draft))

    def _answer_one(self, draft: Draft, what: str, panel: str, word: str, thing: Ask) -> None:
        who, rest = thing
        forms: dict[str, tuple[str, tuple[str, ...]]] = {
            "accepted": (
                "approve",
                (
                    f"{who} be {rest}",
                    f"{who} be {rest}, as recommended by the {panel}",
                    f"{who} be {rest}, and the alternative of doing nothing be rejected",
                    f"{what} of the {panel} be accepted",
                ),
            ),
            "accepted with changes": ("approve", (" be ".join(changed(self.dice, thing)),)),
            "refused": (
                "refuse",
                (
                    f"{who} be not {rest}",
                    f"the proposal that {who} be {rest} be rejected",
                    f"{what} of the {panel} be not accepted",
                ),
            ),
            "noted": ("note", (f"the views of the {panel} on {who} be noted", f"{what} of the {panel} be noted")),
            "superseded": (
                "note",
                (f"the recommendation of the {panel} on {who}, having been overtaken by events, be not pursued",),
            ),
        }
        act, texts = forms[word]
        self.clause(draft, self.dice.choice(texts), act)


def label(style: str, place: int) -> str:
    """As the house style counts its clauses."""
    return str(place + 1) if style in ("borough", "scots") else chr(97 + place)


def _recommendation(question: Question) -> str:
    """How a later clause names one of several, or the only one."""
    several = len(question.draft.entry.clauses) > 1
    mark = label(question.draft.body.style, question.clause)
    return f"recommendation ({mark})" if several else "the recommendation"


def said(day: str) -> str:
    """12 March 2025."""
    months = MONTHS.split()
    year, month, number = day.split("-")
    return f"{int(number)} {months[int(month) - 1]} {year}"


def through_panel(plan: Planner, subject: Subject, start: str) -> None:
    """Panel → cabinet, and sometimes → council."""
    panel = plan.dice.choice(plan.home.of_kind("panel", "scrutiny"))
    first = panel.after(start, 0)
    if first is None:
        return
    draft, things = plan.item(panel, first, subject.title, plan.matter(subject.family)), asks(plan.dice, subject)
    target = plan.dice.choice((plan.home.cabinet, *plan.home.of_kind("executive", "executive", "executive", "alone")))
    first_asked = questions = plan.recommend(draft, target, things)
    outcome = drawn(plan.dice, OUTCOMES)
    if outcome == "superseded" and plan.dice.random() < 0.5:
        draft, questions, outcome = _think_again(plan, subject, draft, questions, things)
    second = target.after(draft.date)
    if second is None or outcome == "no trace":
        return
    there = plan.follow(draft, target, second, subject)
    plan.answer(there, questions, things, outcome)
    if first_asked is not questions:
        # Where the minutes that replace it are lost, what was said to the same words is what became of it.
        for old, new in zip(first_asked, questions, strict=True):
            old.answers[:0] = new.answers
    if panel.kind == "scrutiny" and target.kind == "executive":
        _respond(plan, there, panel, subject)
    if outcome == "deferred" and (third := target.after(second)) and plan.dice.random() < 0.6:
        again = plan.follow(there, target, third, subject, sender=False)
        plan.answer(again, questions, things, plan.dice.choice(("accepted", "refused", "accepted with changes")))
    elif outcome.startswith("accepted") and plan.dice.random() < 0.4:
        _to_council(plan, there, subject, things)


def _think_again(
    plan: Planner, subject: Subject, draft: Draft, questions: list[Question], things: list[Ask]
) -> tuple[Draft, list[Question], str]:
    """The panel replaces its own recommendation before anybody answered it."""
    later = draft.body.after(draft.date)
    if later is None:
        return draft, questions, "no trace"
    new = plan.follow(draft, draft.body, later, subject, sender=False)
    plan.clause(
        new, f"the recommendation made on {said(draft.date)} be withdrawn and replaced by the following", "other"
    )
    fresh = plan.recommend(new, questions[0].to, things)
    for question in questions:
        question.answers.append(("superseded", new))
    return new, fresh, plan.dice.choice(("accepted", "refused"))


def _respond(plan: Planner, there: Draft, panel: Body, subject: Subject) -> None:
    """The executive's answer is a response to scrutiny, and scrutiny may take note of it."""
    text = f"the response of the Cabinet to the {panel.name} on {subject.what} be agreed"
    place = plan.clause(there, text, "approve")
    there.entry.told.append(Told("respond", "made", text, plan.home.cabinet.name, panel.name, place))
    back = panel.after(there.date)
    if back is not None and plan.dice.random() < 0.5:
        end = plan.follow(there, panel, back, subject)
        plan.clause(end, f"the Cabinet's response on {subject.what} be noted", "note")


def _to_council(plan: Planner, there: Draft, subject: Subject, things: list[Ask]) -> None:
    council = plan.home.council
    questions = plan.recommend(there, council, things[:1])
    third = council.after(there.date)
    outcome = plan.dice.choice(("accepted", "accepted", "accepted with changes", "refused", "no trace"))
    if third is not None and outcome != "no trace":
        end = plan.follow(there, council, third, subject)
        plan.answer(end, questions, things[:1], outcome)


def called_in(plan: Planner, subject: Subject, start: str) -> None:
    """Cabinet → scrutiny calls it in → cabinet again."""
    cabinet, scrutiny = plan.home.cabinet, plan.home.of_kind("scrutiny", "panel")[0]
    first = cabinet.after(start, 0)
    second = scrutiny.after(first, 6) if first else None
    if first is None or second is None:
        return
    draft, things = plan.item(cabinet, first, subject.title, plan.matter(subject.family)), asks(plan.dice, subject)
    for who, rest in things:
        plan.clause(draft, f"{who} be {rest}", "approve")
    call = plan.item(scrutiny, second, f"Call-in: {subject.title}", draft.entry.matter)
    call.entry.because = "call-in"
    call.late.append(lambda: _call(plan, call, draft))
    if plan.dice.random() < 0.35:
        plan.clause(call, "no further action be taken and the decision stand", "other")
        return
    plan.clause(call, "the decision be referred back to Cabinet for reconsideration", "refer")
    call.entry.told.append(Told("refer", "made", call.entry.clauses[0].text, scrutiny.name, "Cabinet", 0))
    wanted = [changed(plan.dice, things[0])]
    questions = plan.recommend(call, cabinet, wanted)
    third = cabinet.after(second)
    if third is not None and plan.dice.random() < 0.85:
        end = plan.follow(call, cabinet, third, subject)
        plan.answer(end, questions, wanted, plan.dice.choice(("accepted", "refused")))


def _call(plan: Planner, call: Draft, draft: Draft) -> None:
    cabinet = plan.home.cabinet.name
    text = (
        "A request signed by five members was received, calling in the decision set out in "
        f"Minute {draft.entry.number} of the meeting of the {cabinet} held on {said(draft.date)}."
    )
    call.entry.lines.insert(0, text)
    call.entry.told.append(Told("call_in", "received", text, cabinet, call.body.name))
    call.entry.named.append(Named(cabinet, draft.date, "past", draft.entry.number))


def announced(plan: Planner, subject: Subject, start: str) -> None:
    """A panel notes that cabinet will decide on a date; it does, or it does not."""
    panel, cabinet = plan.dice.choice(plan.home.of_kind("panel", "scrutiny")), plan.home.cabinet
    first = panel.after(start, 0)
    second = cabinet.after(first, 12) if first else None
    if first is None or second is None:
        return
    draft = plan.item(panel, first, subject.title, plan.matter(subject.family))
    plan.clause(draft, f"progress on {subject.what} be noted", "note")
    text = f"It was noted that the matter would be considered by the Cabinet at its meeting on {said(second)}."
    draft.entry.lines.append(text)
    draft.entry.told.append(Told("report", "planned", text, panel.name, "Cabinet"))
    draft.entry.named.append(Named("Cabinet", second, "future"))
    seen = None
    if plan.dice.random() < 0.7:
        seen = plan.follow(draft, cabinet, second, subject)
        for who, rest in asks(plan.dice, subject):
            plan.clause(seen, f"{who} be {rest}", "approve")
    plan.announced.append(Announced(draft, seen))


def alone(plan: Planner, subject: Subject, start: str) -> None:
    """Business of one body; some of it comes back to the same body after a deferral, and is one matter."""
    body = plan.dice.choice(plan.home.of_kind("regulatory", "council", "executive", "panel"))
    first = body.after(start, 0)
    if first is None:
        return
    draft = plan.item(body, first, subject.title, plan.matter(subject.family))
    later = body.after(first)
    if later is not None and plan.dice.random() < 0.3:
        plan.clause(draft, f"consideration of {subject.what} be deferred for a site visit", "defer")
        draft = plan.follow(draft, body, later, subject, sender=False)
    act, verb = plan.dice.choice((("approve", "approved"), ("refuse", "refused"), ("note", "noted")))
    plan.clause(draft, f"{subject.what} be {verb}", act)


COURSES = {through_panel: 60, called_in: 10, announced: 14, alone: 16}


def lay(plan: Planner) -> None:
    """Matters enough for the calendar, in families whose members run side by side or a year apart."""
    days = sorted(day for body in plan.home.bodies for day in body.dates)
    small = not plan.home.of_kind("executive")
    for _ in range(int(len(days) * (0.6 if small else 0.8))):
        start = plan.dice.choice(days)
        course = alone if small else plan.dice.choices(list(COURSES), list(COURSES.values()))[0]
        for subject in family(plan.dice, plan.home.places, int(start[:4])):
            if not plan.free(subject.title, later(start, 365 * subject.years_apart)):
                continue
            course(plan, subject, later(start, 365 * subject.years_apart + plan.dice.randrange(40)))
    for body in plan.home.of_kind("panel", "scrutiny", "council"):
        _reports(plan, body)


def later(day: str, days: int) -> str:
    """So many days on."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _reports(plan: Planner, body: Body) -> None:
    """The same report every year, under the same title: a matter of its own each time."""
    title = plan.dice.choice(words.REPORTS)
    for day in body.dates:
        if day[5:7] in ("06", "07") or plan.dice.random() < 0.06:
            quarter = f"Budget Monitoring: Quarter {plan.dice.choice('1234')} {day[:4]}/{(int(day[:4]) + 1) % 100:02}"
            draft = plan.item(body, day, plan.dice.choice((title, quarter)), plan.matter("reports"))
            plan.clause(draft, "the report be noted", "note")
