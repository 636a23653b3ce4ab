"""Which clauses of an item speak of which recommendations, and what they say to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.fuzz import ratio

from graph.build.ids import fold
from graph.resolve.answers.changes import Change, changes, content, generic, likeness, names, negatives
from graph.resolve.answers.wordings import (
    Named,
    Outcome,
    condition,
    core,
    decided_on,
    named,
    parts,
    place,
    plain_label,
    says,
    sender,
    subject,
    verdict,
)
from graph.resolve.answers.wordings import told as said
from graph.resolve.matters.business import Business, Clause
from graph.resolve.matters.clauses import main_clause

if TYPE_CHECKING:
    from graph.resolve.answers.answers import Asked

ALIKE, ALIKE_TO_REFUSE, COMPARABLE, SURELY_ALIKE = 0.5, 0.34, 0.55, 0.8
NEAR = 80  # of 100, for a word with a letter or two read wrong
NEAREST = 0.3  # enough for what nothing else answers
IN_PLACE = 0.2  # enough where there are as many clauses as recommendations
BY_LABEL, ALL_AT_ONCE, ON_ITS_WAY = 4.0, 1.2, 0.9
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
        """A row of a response names the recommendation by its own label."""
        return Named((self.row,)) if self.row else named(self.text)

    @property
    def row(self) -> str:
        """The label, folded, where it is a row of a table of responses; else empty."""
        return plain_label(self.clauses[0].row.label) if verdict(self.text) else ""

    @property
    def verdict(self) -> str:
        """What tells the outcome: in a row of a response no more than its head, for the reasons may say anything."""
        return f"Recommendation: {head}" if (head := verdict(self.text)) else self.text

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
        if reply.outcome == "refused" and _gainsaid(unit, asked, statement, pool.values(), waiting):
            continue
        left.remove(asked)
        used.add(m)
        yield asked, reply
    deferred = next((statement for _, statement in sorted(pool.items()) if _defers(unit, statement, waiting)), None)
    if deferred is not None:
        yield from ((asked, Reply("deferred", deferred.clauses, (), True)) for asked in left)
    else:
        free = [statement for m, statement in sorted(pool.items()) if m not in used and not statement.row]
        for asked, statement in _paired(left, free) or ([] if used else _main(unit, left)):
            reply = _reply(unit, asked, statement, by_rest=True)
            if reply.outcome != "refused" or not _gainsaid(unit, asked, statement, pool.values(), waiting):
                yield asked, reply


def _defers(unit: Business, statement: Statement, waiting: Sequence[Asked]) -> bool:
    """Whether it puts off the whole business: it says no more than that, or names what the item is about."""
    if said(statement.text) != "deferred" or statement.named.labels:
        return False
    about = content(subject(statement.text)) - generic()
    titles = {unit.title, *(asked.unit.title for asked in waiting)}
    return not about or any(about & content(title) for title in titles)


def statements_of(unit: Business) -> list[tuple[Clause, ...]]:
    """The clauses of an item that could answer, those of equal words together."""
    found: dict[str, list[Clause]] = {}
    fallen = [fold(motion.text) for motion in unit.motions if motion.outcome in ("lost", "withdrawn")]
    for clause in unit.clauses:
        words = fold(clause.row.text)
        silent = clause.row.act in SILENT or clause.row.text.rstrip().endswith(":")
        if not silent and not any(words in motion for motion in fallen):
            found.setdefault(words, []).append(clause)
    moved = [fold(motion.text) for motion in unit.motions]
    kept = [same for words, same in found.items() if not _by_vote(words, same[0].row.text, moved)]
    return [tuple(same) for same in kept or found.values()]


def _by_vote(words: str, text: str, moved: Sequence[str]) -> bool:
    """Whether it is the vote by which the other clauses were passed: it says nothing beside them."""
    name = named(text)
    return (name.all or name.one) and not sender(text) and any(words in motion for motion in moved)


def _of(clauses: list[tuple[Clause, ...]], asked: Asked) -> Iterator[tuple[int, Statement]]:
    """Clauses taken apart into the things that they do, unless the recommendation itself asks for all of them."""
    for n, same in enumerate(clauses):
        text = " ".join(same[0].row.text.split())
        if says("response", text):
            continue
        split = parts(text)
        whole = len(split) == 1 or bool(verdict(text)) or all(_within(part, asked) for part in split[1:])
        for m, part in enumerate((text,) if whole else split):
            yield n * 10 + m, Statement(same, part)


def _within(part: str, asked: Asked) -> bool:
    said_there = content(part)
    return len(said_there & content(asked.core)) > 0.5 * len(said_there)


def _rate(statement: Statement, asked: Asked, waiting: Sequence[Asked]) -> float:
    """How surely a statement is about a recommendation; 0 where it is not."""
    rate = _by_words(statement, asked, waiting)
    meant = rate and _may_mean(statement, asked) and not _of_two(statement, waiting)
    return rate if meant else 0.0


def _of_two(statement: Statement, waiting: Sequence[Asked]) -> bool:
    """Whether it refuses by a number that two bodies gave, and names neither body."""
    labels = statement.named.labels
    if not labels or sender(statement.text) or not _refuses(statement):
        return False
    return len({asked.unit.own for asked in waiting if any(_is_label(label, asked, waiting) for label in labels)}) > 1


def _by_words(statement: Statement, asked: Asked, waiting: Sequence[Asked]) -> float:
    """As `_rate`, by the number it names or by what both say."""
    name = statement.named
    if statement.row:
        return BY_LABEL if _is_row(statement.row, asked, waiting) else 0.0
    if name.labels:
        return BY_LABEL if any(_is_label(label, asked, waiting) for label in name.labels) else 0.0
    alike = max(likeness(asked.core, core(statement.text)), likeness(asked.core, subject(statement.text)))
    alone = name.one and len(waiting) == 1
    least = ALIKE_TO_REFUSE if name.one else ALIKE
    if alike >= least:
        return 1 + alike - (ON_ITS_WAY if statement.passes_on else 0.0)
    return ALL_AT_ONCE if (name.all or alone) and not statement.passes_on else 0.0


def _gainsaid(
    unit: Business, asked: Asked, refusal: Statement, statements: Iterable[Statement], waiting: Sequence[Asked]
) -> bool:
    """Whether the item itself says that it was not refused: the motion was not carried, or what was asked is agreed."""
    words = fold(refusal.text)
    if any(motion.outcome != "carried" and words in fold(motion.text) for motion in unit.motions):
        return True
    agreed = [
        s for s in statements if (s.named.all or s.named.one) and said(s.text) == "accepted" and s.act != "refuse"
    ]
    if refusal.clauses[0].row.label or sender(refusal.text) or _in_full(refusal, asked, unit):
        # plain: others' "the recommendations" may be a report's
        agreed = [statement for statement in agreed if sender(statement.text)]
    return not refusal.named.labels and any(_rate(s, asked, waiting) for s in agreed)


def _in_full(refusal: Statement, asked: Asked, unit: Business) -> bool:
    """Whether it says all that was asked, and is no motion: what else was agreed was then another thing."""
    moved = any(fold(refusal.text) in fold(motion.text) for motion in unit.motions)
    return not moved and likeness(asked.core, subject(refusal.text)) >= SURELY_ALIKE


def _may_mean(statement: Statement, asked: Asked) -> bool:
    """Whether nothing in the words tells that something else is meant."""
    return _of_sender(statement.text, asked) and not (_refuses(statement) and _of_another(statement, asked))


def _refuses(statement: Statement) -> bool:
    return said(statement.verdict) == "refused" or statement.act == "refuse"


def _of_sender(text: str, asked: Asked) -> bool:
    """Whether the body whose recommendations the words name, if they do, could be the one that made this."""
    name = sender(text)
    own = (asked.unit.own or "").rsplit("/", 1)[-1].replace("-", " ")
    return not name or not content(name) or bool(content(name) & content(own))


def _of_another(statement: Statement, asked: Asked) -> bool:
    """Whether what is refused has a word that the recommendation has not: nothing is refused by a near name."""
    if says("of_report", statement.text):
        return True
    if statement.named.labels:
        return False
    about, by, asks = decided_on(statement.text), sender(statement.text), f"{asked.text} {asked.unit.title}"
    own = content(about) - generic() - content(by) - content(asks)
    begins = statement.text.startswith(about)  # with a capital that says nothing
    named_there = names(about if begins else f"of {about}") - names(f"of {by}") - names(f"of {asks}")
    return bool(named_there) or any(not _near(word, content(asks)) for word in own)


def _near(word: str, known: frozenset[str]) -> bool:
    """A slip of the pen or of a scanner; in a number there is none."""
    return word.isalpha() and any(ratio(word, other, score_cutoff=NEAR) for other in known)


def _is_label(label: str, asked: Asked, waiting: Sequence[Asked]) -> bool:
    """The one of that label; where none has it, the one in that place."""
    if any(plain_label(other.label) == label for other in waiting):
        return plain_label(asked.label) == label
    return asked.place == place(label)


def _is_row(label: str, asked: Asked, waiting: Sequence[Asked]) -> bool:
    """A row tells nothing of whose recommendation it answers: one alone must have its label; or where none has any and
    all are of one item, be in its place.
    """
    if any(other.label for other in waiting):
        return [other for other in waiting if plain_label(other.label) == label] == [asked]
    return asked.place == place(label) and all(other.unit is asked.unit for other in waiting)


def _reply(unit: Business, asked: Asked, statement: Statement, *, by_rest: bool = False) -> Reply:
    outcome = "noted" if says("response", statement.text) else _outcome(asked, statement)
    if outcome != "accepted":
        return Reply(outcome, statement.clauses, (), by_rest)
    changed = _changes(unit, asked, statement)
    return Reply("accepted with changes" if changed else "accepted", statement.clauses, changed, by_rest)


def _outcome(asked: Asked, statement: Statement) -> Outcome:
    """What the words do; where they do what was asked for, be it a refusal, they accept it."""
    does, wanted = said(statement.verdict), said(asked.core)
    by_name = statement.named != Named()
    if does == "accepted" and not statement.row and len(parts(statement.clauses[0].row.text)) == 1:
        does = _by_act(statement, asked)
    if by_name:
        return does
    dropped, new = _denials(asked, statement)
    if does == "refused":
        return "refused" if new and not dropped else "accepted"
    against = wanted == "refused" or says("against", asked.core)
    if does == "accepted" and against and dropped and not new and _but_for(dropped, asked, statement):
        return "refused"
    return "accepted" if does == wanted else does


def _denials(asked: Asked, statement: Statement) -> tuple[frozenset[str], frozenset[str]]:
    """The words by which only the recommendation denies something, and those by which only the statement does."""
    one, other = negatives(asked.core), negatives(statement.text)
    return one - other, other - one


def _but_for(denials: frozenset[str], asked: Asked, statement: Statement) -> bool:
    """Whether the statement does the very thing that was not to be done."""
    one, other = content(asked.core) - denials, content(core(statement.text))
    return len(one & other) >= SURELY_ALIKE * max(len(one), len(other), 1)


def _by_act(statement: Statement, asked: Asked) -> Outcome:
    """Where no words tell, what the clause is taken to do; a refusal that no words tell is a word about it, no more."""
    if statement.act == "refuse":
        return "accepted" if negatives(asked.core) else "noted"
    if likeness(asked.core, core(statement.text)) >= SURELY_ALIKE:
        return "accepted"
    return "noted" if statement.act == "note" else "accepted"


def _changes(unit: Business, asked: Asked, statement: Statement) -> tuple[Change, ...]:
    """What is not as it was asked: word by word where both say it in full, else the condition that comes with it."""
    given = core(statement.text)
    if says("as_recommended", statement.text) and not condition(statement.text):
        return ()
    wanted = max((asked.core, *parts(asked.core)), key=lambda text: likeness(text, given))
    if likeness(wanted, given) >= COMPARABLE and not statement.named.labels and not statement.named.all:
        return changes(wanted, given, f"{unit.title} {asked.unit.title}")
    new = condition(statement.clauses[0].row.text)
    if new and (condition(verdict(statement.text)) or likeness(new, asked.core) < ALIKE):
        return (Change("", new),)
    return tuple(
        Change("", " ".join(motion.text.split()))
        for motion in unit.motions
        if motion.kind == "amendment" and motion.outcome == "carried"
    )


def _paired(left: Sequence[Asked], free: Sequence[Statement]) -> list[tuple[Asked, Statement]]:
    """Those that no clause plainly speaks of: answered in order, or each by the free clause that is nearest to it."""
    pairs = list(zip(left, free, strict=False))
    if len(left) == len(free) and all(_in_place(asked, statement) for asked, statement in pairs):
        return pairs
    rated = ((-likeness(a.core, core(s.text)), n, m) for n, a in enumerate(left) for m, s in enumerate(free))
    found: dict[int, int] = {}
    for value, n, m in sorted(rated):
        if -value >= NEAREST and n not in found and m not in found.values() and _may_mean(free[m], left[n]):
            found[n] = m
    return [(left[n], free[m]) for n, m in sorted(found.items())]


def _in_place(asked: Asked, statement: Statement) -> bool:
    return likeness(asked.core, core(statement.text)) >= IN_PLACE and _may_mean(statement, asked)


def _on_the_matter(statement: Statement, asked: Asked) -> bool:
    """Whether it says a word of what was asked or of its title, or leaves open what it is about."""
    said_there = content(statement.text) - generic() - content(sender(statement.text))
    return not said_there or bool(said_there & (content(asked.core) | content(asked.unit.title)))


def _main(unit: Business, left: list[Asked]) -> Iterator[tuple[Asked, Statement]]:
    """What the item decides, for all; a refusal must speak of the same thing."""
    clause = main_clause(unit)
    if clause is None or clause.row.text.rstrip().endswith(":"):
        return
    statement = Statement((clause,), " ".join(clause.row.text.split()))
    if statement.row:
        return
    for asked in left:
        about = _may_mean(statement, asked) and _on_the_matter(statement, asked)
        alike = not _refuses(statement) or likeness(asked.core, subject(statement.text)) >= ALIKE_TO_REFUSE
        if says("response", statement.text) or (about and alike):
            yield asked, statement
