"""Which clauses of an item speak of which recommendations, and what they say to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from graph.build.ids import fold
from graph.resolve.answers.changes import Change, changes, content, generic, likeness, little, words
from graph.resolve.answers.wordings import (
    Named,
    Outcome,
    condition,
    core,
    named,
    parts,
    place,
    plain_label,
    says,
    sender,
    subject,
)
from graph.resolve.answers.wordings import told as said
from graph.resolve.matters.business import Business, Clause
from graph.resolve.matters.clauses import main_clause

if TYPE_CHECKING:
    from graph.resolve.answers.answers import Asked

ALIKE, ALIKE_TO_REFUSE, COMPARABLE, SURELY_ALIKE = 0.5, 0.34, 0.55, 0.8
IN_PLACE = 0.2  # enough where there are as many clauses as recommendations
BY_LABEL, ALL_AT_ONCE, ON_ITS_WAY = 4.0, 1.2, 0.5
SILENT = ("confirm_minutes", "exclude_public", "appoint")


class Reply(NamedTuple):
    """`by_rest`: no words single the recommendation out, and the item as a whole is taken for the answer."""

    outcome: Outcome
    clauses: tuple[Clause, ...]
    changes: tuple[Change, ...] = ()
    by_rest: bool = False


@dataclass(frozen=True, eq=False)
class Statement:
    """A clause of an item, or one of several things that it does; minutes and a notice may both state it."""

    clauses: tuple[Clause, ...]
    text: str

    @property
    def act(self) -> str:
        return self.clauses[0].row.act

    @property
    def named(self) -> Named:
        return named(self.text)

    @property
    def passes_on(self) -> bool:
        """Whether it sends the business on: what it asks for is what the body itself wants."""
        return self.act in ("recommend", "refer")


def replies(unit: Business, waiting: Sequence[Asked]) -> Iterator[tuple[Asked, Reply]]:
    """What an item says to each recommendation that was put to its body; nothing for those that it says nothing of."""
    clauses = statements_of(unit)
    of = [dict(_of(clauses, asked)) for asked in waiting]
    pool = {place: statement for some in of for place, statement in sorted(some.items())}
    left, used = list(waiting), set[int]()
    for value, n, m in sorted(
        (-_rate(s, waiting[n], waiting), n, m) for n, some in enumerate(of) for m, s in some.items()
    ):
        asked, statement = waiting[n], of[n][m]
        # Only a clause that names recommendations, or means all of them, answers more than one.
        taken = m in used and -value not in (BY_LABEL, ALL_AT_ONCE)
        if value == 0 or asked not in left or taken:
            continue
        reply = _reply(unit, asked, statement)
        if reply.outcome == "refused" and _gainsaid(unit, asked, statement, list(pool.values()), waiting):
            continue
        left.remove(asked)
        used.add(m)
        yield asked, reply
    deferred = next((statement for _, statement in sorted(pool.items()) if _defers(statement)), None)
    if deferred is not None:
        yield from ((asked, Reply("deferred", deferred.clauses, (), True)) for asked in left)
    else:
        free = [statement for m, statement in sorted(pool.items()) if m not in used]
        yield from _rest(unit, left, free, nothing_used=not used)


def _defers(statement: Statement) -> bool:
    return said(statement.text) == "deferred" or (statement.act == "defer" and not statement.named.labels)


def statements_of(unit: Business) -> list[tuple[Clause, ...]]:
    """The clauses of an item that could answer, those of equal words together."""
    found: dict[str, list[Clause]] = {}
    for clause in unit.clauses:
        if clause.row.act not in SILENT:
            found.setdefault(fold(clause.row.text), []).append(clause)
    return [tuple(same) for same in found.values()]


def _of(clauses: list[tuple[Clause, ...]], asked: Asked) -> Iterator[tuple[int, Statement]]:
    """Clauses taken apart into the things that they do, unless the recommendation itself asks for all of them."""
    for n, same in enumerate(clauses):
        text = " ".join(same[0].row.text.split())
        if says("response", text):
            continue
        split = parts(text)
        whole = len(split) == 1 or all(_within(part, asked) for part in split[1:])
        for m, part in enumerate((text,) if whole else split):
            yield n * 10 + m, Statement(same, part)


def _within(part: str, asked: Asked) -> bool:
    said_there = content(part)
    return len(said_there & content(asked.core)) > 0.5 * len(said_there)


def _rate(statement: Statement, asked: Asked, waiting: Sequence[Asked]) -> float:
    """How surely a statement is about a recommendation; 0 where it is not."""
    name = statement.named
    if not _may_mean(statement, asked):
        return 0.0
    if name.labels:
        return BY_LABEL if any(_is_label(label, asked, waiting) for label in name.labels) else 0.0
    alike = max(likeness(asked.core, core(statement.text)), likeness(asked.core, subject(statement.text)))
    alone = name.one and len(waiting) == 1
    least = ALIKE_TO_REFUSE if name.one else ALIKE
    if alike >= least:
        return 1 + alike - (ON_ITS_WAY if statement.passes_on else 0.0)
    return ALL_AT_ONCE if (name.all or alone) and not statement.passes_on else 0.0


def _gainsaid(
    unit: Business, asked: Asked, refusal: Statement, statements: Sequence[Statement], waiting: Sequence[Asked]
) -> bool:
    """Whether the item itself says that it was not refused: the motion was lost, or the recommendations are agreed."""
    words = fold(refusal.text)
    if any(motion.outcome in ("lost", "withdrawn") and words in fold(motion.text) for motion in unit.motions):
        return True
    agreed = [
        s for s in statements if (s.named.all or s.named.one) and said(s.text) == "accepted" and s.act != "refuse"
    ]
    if refusal.clauses[0].row.label or sender(refusal.text):  # plain: others' "the recommendations" may be a report's
        agreed = [statement for statement in agreed if sender(statement.text)]
    return not refusal.named.labels and any(_rate(s, asked, waiting) for s in agreed)


def _may_mean(statement: Statement, asked: Asked) -> bool:
    """Whether nothing in the words tells that something else is meant."""
    return _of_sender(statement.text, asked) and not (_refuses(statement) and _of_another(statement, asked))


def _refuses(statement: Statement) -> bool:
    return said(statement.text) == "refused" or statement.act == "refuse"


def _of_sender(text: str, asked: Asked) -> bool:
    """Whether the body whose recommendations the words name, if they do, could be the one that made this."""
    name = sender(text)
    own = (asked.unit.own or "").rsplit("/", 1)[-1].replace("-", " ")
    return not name or not content(name) or bool(content(name) & content(own))


def _of_another(statement: Statement, asked: Asked) -> bool:
    """Whether it names a place or a number that the recommendation does not: nothing is refused by a near name."""
    known = {key for key, _ in words(f"{asked.text} {asked.unit.title}")}
    if statement.named.labels:
        return False
    about = subject(statement.text)
    begins = statement.text.startswith(about)  # with a capital that says nothing
    own = [(key, word) for key, word in words(about)[begins:] if key not in little() | known]
    if sender(statement.text):
        return False
    return any(word[:1].isupper() or any(c.isdigit() for c in word) for key, word in own if not _near(key, known))


def _near(key: str, known: set[str]) -> bool:
    """A slip of the pen or of a scanner."""
    return any(SequenceMatcher(None, key, other).ratio() > 0.8 for other in known)


def _is_label(label: str, asked: Asked, waiting: Sequence[Asked]) -> bool:
    """The one of that label; where none has it, the one in that place."""
    if any(plain_label(other.label) == label for other in waiting):
        return plain_label(asked.label) == label
    return asked.place == place(label)


def _reply(unit: Business, asked: Asked, statement: Statement, *, by_rest: bool = False) -> Reply:
    outcome = _outcome(asked, statement)
    if outcome != "accepted":
        return Reply(outcome, statement.clauses, (), by_rest)
    changed = _changes(unit, asked, statement)
    return Reply("accepted with changes" if changed else "accepted", statement.clauses, changed, by_rest)


def _outcome(asked: Asked, statement: Statement) -> Outcome:
    """What the words do; where they do what was asked for, be it a refusal, they accept it."""
    does, wanted = said(statement.text), "refused" if says("negative", asked.core) else said(asked.core)
    by_name = statement.named != Named()
    if does == "accepted" and len(parts(statement.clauses[0].row.text)) == 1:
        does = _by_act(statement, asked, by_name=by_name)
    if by_name or wanted == "accepted":
        return does
    if does == wanted:
        return "accepted"
    overturned = wanted == "refused" and likeness(asked.core, core(statement.text)) >= SURELY_ALIKE
    return "refused" if overturned and does == "accepted" else does


def _by_act(statement: Statement, asked: Asked, *, by_name: bool) -> Outcome:
    """Where no words tell, what the clause is taken to do; a refusal only of what it surely speaks of."""
    alike = likeness(asked.core, core(statement.text))
    if statement.act in ("note", "defer") and alike < SURELY_ALIKE:
        return "noted" if statement.act == "note" else "deferred"
    surely = by_name or alike >= ALIKE
    return "refused" if statement.act == "refuse" and surely else "accepted"


def _changes(unit: Business, asked: Asked, statement: Statement) -> tuple[Change, ...]:
    """What is not as it was asked: word by word where both say it in full, else the condition that comes with it."""
    given = core(statement.text)
    wanted = max((asked.core, *parts(asked.core)), key=lambda text: likeness(text, given))
    if likeness(wanted, given) >= COMPARABLE and not statement.named.labels and not statement.named.all:
        return changes(wanted, given)
    new = condition(statement.clauses[0].row.text)
    if new and likeness(new, asked.core) < ALIKE:
        return (Change("", new),)
    return tuple(
        Change("", " ".join(motion.text.split()))
        for motion in unit.motions
        if motion.kind == "amendment" and motion.outcome == "carried"
    )


def _rest(
    unit: Business, left: list[Asked], free: list[Statement], *, nothing_used: bool
) -> Iterator[tuple[Asked, Reply]]:
    """Those that no clause speaks of: answered in order, or by what the item decides at all."""
    pairs = list(zip(left, free, strict=False))
    if left and len(left) == len(free) and all(_in_place(asked, statement) for asked, statement in pairs):
        yield from ((asked, _reply(unit, asked, statement, by_rest=True)) for asked, statement in pairs)
    elif left and nothing_used:
        yield from _main(unit, left)


def _in_place(asked: Asked, statement: Statement) -> bool:
    return likeness(asked.core, core(statement.text)) >= IN_PLACE and _may_mean(statement, asked)


def _on_the_matter(statement: Statement, asked: Asked) -> bool:
    """Whether it says a word of what was asked or of its title, or leaves open what it is about."""
    said_there = content(statement.text) - generic() - content(sender(statement.text))
    return not said_there or bool(said_there & (content(asked.core) | content(asked.unit.title)))


def _main(unit: Business, left: list[Asked]) -> Iterator[tuple[Asked, Reply]]:
    """What the item decides, for all; a refusal must speak of the same thing."""
    clause = main_clause(unit)
    if clause is None:
        return
    statement = Statement((clause,), " ".join(clause.row.text.split()))
    for asked in left:
        if says("response", statement.text):
            yield asked, Reply("noted", (clause,), (), by_rest=True)
        elif _may_mean(statement, asked) and _on_the_matter(statement, asked):
            reply = _reply(unit, asked, statement, by_rest=True)
            if reply.outcome != "refused" or likeness(asked.core, subject(statement.text)) >= ALIKE_TO_REFUSE:
                yield asked, reply
