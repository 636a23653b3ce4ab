"""Made-up counties are the same from the same seed, true in themselves, and judged no worse than recorded."""

from __future__ import annotations

import dataclasses
import random

import pytest

from tests.worlds.align import aligned, together
from tests.worlds.baseline import FAULTLESS, Rates, measured, recorded, worse
from tests.worlds.make import world
from tests.worlds.measure import as_read, figures, knowledge, perfect
from tests.worlds.papers import Noise, World
from tests.worlds.people import Names, tellable
from tests.worlds.styles import STYLES, text

SEEDS = (11, 12)
ANSWERS = {"accepted", "accepted with changes", "refused", "noted", "deferred", "superseded", "no trace"}


@pytest.fixture(scope="module", params=SEEDS)
def made(request: pytest.FixtureRequest) -> World:
    return world(request.param, FAULTLESS)


@pytest.fixture(scope="module")
def now() -> Rates:
    return measured()


def test_one_seed_gives_one_world(made: World) -> None:
    again = [world(seed, FAULTLESS) for seed in SEEDS]
    assert dataclasses.asdict(made) in [dataclasses.asdict(other) for other in again]
    assert again[0] != again[1]


def test_papers_have_names_of_their_own_and_items_numbers(made: World) -> None:
    assert len({paper.name for paper in made.papers}) == len(made.papers)
    for paper in made.papers:
        numbers = [entry.number for entry in paper.entries]
        assert all(numbers)
        assert len(set(numbers)) == len(numbers)


def test_every_house_style_and_every_answer_occurs() -> None:
    big = world(SEEDS[0], 600)
    assert {paper.style for paper in big.papers} == set(STYLES)
    assert {asked.answer for asked in big.asked} == ANSWERS
    assert {(asked.answer == "no trace", asked.looked) for asked in big.asked} >= {(True, True), (True, False)}
    assert {planned.happened for planned in big.planned} == {True, False}


def test_what_was_asked_stands_in_a_clause_that_recommends(made: World) -> None:
    papers = {paper.name: paper for paper in made.papers}
    for asked in made.asked:
        clause = papers[asked.paper].entries[asked.entry].clauses[asked.clause]
        assert clause.act == "recommend"
        assert asked.looked or asked.answer in ("no trace", "superseded")


def test_a_matter_stays_in_its_authority_and_goes_forward(made: World) -> None:
    homes: dict[str, set[str]] = {}
    at: dict[tuple[str, str, str], int] = {}
    for paper in (p for p in made.papers if p.kind == "minutes"):
        for entry in (e for e in paper.entries if e.matter):
            homes.setdefault(str(entry.matter), set()).add(paper.authority)
            key = (str(entry.matter), paper.body, paper.date)
            at[key] = at.get(key, 0) + 1
    assert all(len(home) == 1 for home in homes.values())
    assert set(at.values()) == {1}


def test_each_person_sits_once_in_a_meeting_and_is_of_one_authority(made: World) -> None:
    homes: dict[str, set[str]] = {}
    for paper in made.papers:
        humans = [seat.human for seat in paper.seats]
        assert len(set(humans)) == len(humans)
        for human in humans:
            homes.setdefault(human, set()).add(paper.authority)
    assert all(len(home) == 1 for home in homes.values())


def test_faultless_records_say_all_that_the_papers_say(made: World) -> None:
    for paper, _, rows in knowledge(made, perfect(made)).values():
        assert None not in rows.seats
        assert None not in rows.items
        assert len(rows.clauses) == sum(len(entry.clauses) for entry in paper.entries)
        assert len(rows.moves) == sum(len(entry.moves) for entry in paper.entries)
        assert len(rows.interests) == sum(len(entry.interests) for entry in paper.entries)


def test_the_truth_itself_scores_full_marks(made: World) -> None:
    labels = [(seat.human, seat.human) for paper in made.papers for seat in paper.seats]
    right, said, true = together(labels)
    assert right == said == true > 0


def test_pairs_are_counted() -> None:
    assert together([("a", 1), ("a", 1), ("a", 2), ("b", 2), ("b", None)]) == (1, 2, 4)


def test_texts_are_read_without_refusal_and_nearly_whole() -> None:
    small = world(SEEDS[0], 9, Noise())
    records = as_read(small, Noise())
    assert all(record.meeting and record.items for record in records)
    assert all(record.people for record in records if record.document.kind == "minutes")
    found = [aligned(paper, keys) for paper, keys, _ in knowledge(small, records).values()]
    items = [node for rows in found for node in rows.items]
    assert sum(node is not None for node in items) > 0.8 * len(items)


def test_a_clerk_who_could_be_misunderstood_writes_more() -> None:
    names = Names(random.Random(SEEDS[0]), "here")
    one = names.human("member")
    other = names.namesake(one)
    stranger = next(h for h in (names.human("member") for _ in range(50)) if h.surname("2020") != one.surname("2020"))
    assert tellable(one, "surname", "2020", [one, stranger]) == "surname"
    wider = tellable(one, "surname", "2020", [one, other, stranger])
    assert wider not in ("surname", "first")
    assert one.written(wider, "2020") != other.written(wider, "2020")


def test_ocr_changes_letters_and_little_else(made: World) -> None:
    plain, scanned = text(made.papers[0]), text(made.papers[0], 0.01)
    assert plain != scanned
    assert abs(len(plain) - len(scanned)) < 0.02 * len(plain)
    assert scanned == text(made.papers[0], 0.01)


def test_no_one_and_nothing_of_two_authorities_is_one() -> None:
    """Each authority alone gives the same figures as all together: what is joined never depends on the others."""
    made = world(SEEDS[0], 60)
    whole = figures(made, perfect(made))
    parts = []
    for authority in sorted({paper.authority for paper in made.papers}):
        papers = [paper for paper in made.papers if paper.authority == authority]
        names = {paper.name for paper in papers}
        asked = [a for a in made.asked if a.paper in names]
        planned = [p for p in made.planned if p.paper in names]
        part = World(papers, asked, planned)
        parts.append(figures(part, perfect(part)))
    assert sum(parts[1:], parts[0]) == whole


def test_no_figure_fell_below_what_is_recorded(now: Rates) -> None:
    before = recorded()
    fell = [f"{n}, {f}: {before[n][f]} → {now[n][f]}" for n in now for f in now[n] if worse(f, before[n][f], now[n][f])]
    assert fell == []


def test_what_rose_is_recorded(now: Rates) -> None:
    before = recorded()
    rose = [f"{n}, {f}: {before[n][f]} → {now[n][f]}" for n in now for f in now[n] if worse(f, now[n][f], before[n][f])]
    assert rose == [], "better than recorded: run `python -m tests.worlds` and commit baseline.json"
