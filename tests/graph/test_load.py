"""Loading, on a store in memory that can be made to crash at every step: whatever happens, it ends the same."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import graph.load as loading
from graph.load import load, whole_sources
from graph.model import JUDGEMENTS, Contribution
from graph.statements import Change, Statements
from tests.graph.in_memory import CrashError, MemoryStore, stated
from tests.graph.made_up import document, judgements, sha

LABELS = st.lists(st.sampled_from("123"), unique=True)
DOCUMENTS = st.builds(
    lambda name, labels, text, venue: document(name, dict.fromkeys(labels, text), **venue),
    st.sampled_from("abc"),
    LABELS,
    st.sampled_from(["That it be built", "That it be paid for"]),
    st.sampled_from([{}, {"venue": "Town Hall"}, {"venue": "Guildhall"}]),
)
JUDGED = st.builds(
    lambda labels, name: judgements(*labels, name=name), LABELS, st.sampled_from(["Cabinet", "The Cabinet"])
)
STEP = st.one_of(DOCUMENTS, JUDGED, st.sampled_from([sha("a"), sha("b"), JUDGEMENTS]))


def do(statements: Statements, stores: list[MemoryStore], step: Contribution | str) -> None:
    if isinstance(step, str):
        load(statements, stores, [], [step])
    else:
        load(statements, stores, [step])


@settings(max_examples=150, deadline=None)
@given(steps=st.lists(STEP, max_size=8), fuses=st.lists(st.integers(1, 9), max_size=8), small=st.booleans())
def test_whatever_crashes_the_next_run_ends_where_it_should(
    steps: list[Contribution | str], fuses: list[int], small: bool
) -> None:
    """Two stores: one follows every step and crashes now and then; one comes only at the end."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        if small:
            patch.setattr(loading, "BATCH", 2)
            patch.setattr(loading, "LIMIT", 3)
        statements = Statements(Path(folder))
        store, late = MemoryStore(), MemoryStore()
        for at, step in enumerate(steps):
            store.fuse = fuses[at] if at < len(fuses) else -1
            try:
                do(statements, [store], step)
            except CrashError:
                store.fuse = -1
                do(statements, [store], step)
            assert store.held == stated(statements)
        load(statements, [late], [])
        assert late.held == stated(statements)
        statements.close()


@settings(max_examples=50, deadline=None)
@given(steps=st.lists(DOCUMENTS, max_size=4, unique_by=lambda c: c.source), data=st.data())
def test_any_order_ends_the_same(steps: list[Contribution], data: st.DataObject) -> None:
    turned = data.draw(st.permutations([*steps, judgements("1", "2")]))
    with tempfile.TemporaryDirectory() as folder:
        one, two = Statements(Path(folder) / "1"), Statements(Path(folder) / "2")
        load(one, [], [*steps, judgements("1", "2")])
        load(two, [], turned)
        assert stated(one) == stated(two)
        assert one.sources() == two.sources()


def test_a_store_of_other_statements_is_cleared_first(tmp_path: Path) -> None:
    store = MemoryStore()
    load(Statements(tmp_path / "1"), [store], [document("a", {"1": "x"})])
    fresh = Statements(tmp_path / "2")
    load(fresh, [store], [document("b", {"2": "y"})])
    assert store.held == stated(fresh)


def test_a_store_that_is_up_to_date_is_left_alone(tmp_path: Path) -> None:
    statements, store = Statements(tmp_path), MemoryStore()
    assert load(statements, [store], [document("a", {"1": "x"}), judgements("1")]) == 2
    store.fuse = 1
    assert load(statements, [store], [document("a", {"1": "x"}), judgements("1")]) == 0


def test_a_transaction_holds_whole_sources_where_that_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "BATCH", 4)
    monkeypatch.setattr(loading, "LIMIT", 8)
    lines = [Change(at, kind, "", str(at), "", "") for at, kind in enumerate(["source", "node", "node"] * 3, 1)]
    assert len(whole_sources(lines[:8])) == 6
    assert len(whole_sources(lines[:3])) == 3
    assert len(whole_sources([lines[0], *lines[1:3] * 4][:8])) == 8
