"""The RDF dataset: what it says, and that readers neither wait nor see half of a load."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.load import load
from graph.model import Contribution
from graph.rdf import Names
from graph.statements import Statements
from graph.stores import rdf
from graph.stores.base import ReadOnlyError, StoreError
from graph.stores.rdf import RdfStore
from tests.graph.made_up import CABINET, MEETING, document, judgements, sha

COUNT = "SELECT (COUNT(*) AS ?n) { ?d a mg:Decision }"


@pytest.fixture
def statements(tmp_path: Path) -> Statements:
    return Statements(tmp_path / "graph")


@pytest.fixture
def store(tmp_path: Path) -> RdfStore:
    return RdfStore(tmp_path / "rdf")


def expected(statements: Statements) -> set[ox.Quad]:
    names = Names()
    whole = set(rdf.everything(statements, names))
    return whole | set(rdf.rdf.dataset_quads(statements, names))


def test_load_reload_replace_remove(store: RdfStore, statements: Statements, tmp_path: Path) -> None:
    load(statements, [store], [document("a", {"1": "x", "2": "y"}), document("b", {"1": "x"}), judgements("1", "2")])
    assert set(store.store) == expected(statements)
    before = (tmp_path / "rdf" / "current").read_text()
    load(statements, [store], [document("a", {"1": "x", "2": "y"})])
    assert (tmp_path / "rdf" / "current").read_text() == before
    load(statements, [store], [document("a", {"1": "z"}, venue="Hall"), judgements("1")])
    assert set(store.store) == expected(statements)
    load(statements, [store], [], [sha("b"), "judgements"])
    assert set(store.store) == expected(statements)


DOCUMENTS = st.builds(
    lambda name, labels: document(name, dict.fromkeys(labels, "x")),
    st.sampled_from("ab"),
    st.lists(st.sampled_from("12"), unique=True),
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(DOCUMENTS | st.sampled_from([sha("a"), judgements("1"), judgements()]), max_size=5))
def test_any_history_ends_as_if_it_were_the_first_load(
    steps: list[Contribution | str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("history")
    statements, store = Statements(folder / "graph"), RdfStore(folder / "rdf")
    for step in steps:
        load(statements, [store], [] if isinstance(step, str) else [step], [step] if isinstance(step, str) else [])
    load(statements, [store], [document("z", {})])
    assert set(store.store) == expected(statements)


def test_each_fact_counts_once_however_many_say_it(store: RdfStore, statements: Statements) -> None:
    load(statements, [store], [document("a", {"1": "x"}), document("b", {"1": "x"})])
    assert store.ask(COUNT) == [{"n": 1}]
    graphs = store.ask("SELECT ?g { GRAPH ?g { ?d a mg:Decision } } ORDER BY ?g", ids=True)
    assert [row["g"] for row in graphs] == sorted([f"document/{sha('a')}", f"document/{sha('b')}"])


def test_values_come_plain(store: RdfStore, statements: Statements) -> None:
    load(statements, [store], [document("a", {"1": "x"}, startTime="10:00", venue="Hall"), judgements("1")])
    rows = store.ask(
        "SELECT ?d ?body ?position ?date ?time ?none ?taken { ?d a mg:Decision ; mg:takenBy ?body ; dcterms:date "
        "?date ; schema:position ?position ; mg:takenAt/schema:startTime ?time . ?f mg:taken ?taken }",
        ids=True,
    )
    assert rows == [
        {
            "d": f"decision/{MEETING}/1",
            "body": CABINET,
            "position": 1,
            "date": "2025-03",
            "time": "10:00",
            "none": None,
            "taken": 0.5,
        }
    ]
    assert store.ask("ASK { ?d a mg:Decision }") == [{"answer": True}]
    triples = store.ask("CONSTRUCT { ?d schema:text ?t } WHERE { ?d a mg:Decision ; schema:text ?t }")
    assert triples[0]["object"] == "x"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p '#' . SERVICE ?x { ?s ?p ?o } } # '",
        "SELECT * { ?s ?p <http://x/#> . SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o FILTER(1<2) SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        'SELECT * { ?s ?p """"x\\""" # """ . SERVICE <http://127.0.0.1/> { ?s ?p ?o } }',
    ],
)
def test_no_other_server_is_asked(store: RdfStore, statements: Statements, query: str) -> None:
    load(statements, [store], [document("a", {"1": "x"})])
    with pytest.raises(ReadOnlyError, match="SERVICE is refused"):
        store.ask(query)


def test_the_word_service_may_be_asked_for(store: RdfStore, statements: Statements) -> None:
    load(statements, [store], [document("a", {"1": "SERVICE"})])
    rows = store.ask("SELECT ?service { ?d schema:text 'SERVICE' ; mg:label ?service } # SERVICE <x> {}")
    assert rows == [{"service": "1"}]


@pytest.mark.parametrize("query", ["SELEC * {}", "INSERT DATA { <a:a> <a:b> <a:c> }", "DELETE WHERE { ?s ?p ?o }"])
def test_what_is_no_query_is_refused_in_one_line(store: RdfStore, statements: Statements, query: str) -> None:
    load(statements, [store], [document("a", {"1": "x"})])
    with pytest.raises(StoreError, match="does not understand") as caught:
        store.ask(query)
    assert "\n" not in str(caught.value)


def test_without_a_dataset_it_says_what_to_do(store: RdfStore) -> None:
    with pytest.raises(StoreError, match="minutegraph build"):
        store.ask(COUNT)


def test_a_reader_sees_the_next_load(store: RdfStore, statements: Statements, tmp_path: Path) -> None:
    load(statements, [store], [document("a", {"1": "x"})])
    reader = RdfStore(tmp_path / "rdf")
    assert reader.ask(COUNT) == [{"n": 1}]
    load(statements, [store], [document("b", {"2": "y"})])
    assert reader.ask(COUNT) == [{"n": 2}]


def test_a_snapshot_that_is_held_stays_and_others_go(store: RdfStore, statements: Statements, tmp_path: Path) -> None:
    load(statements, [store], [document("a", {"1": "x"})])
    reader = RdfStore(tmp_path / "rdf")
    held = reader.store
    for name in "bcd":
        load(statements, [store], [document(name, {name: "y"})])
    assert (tmp_path / "rdf" / "g1").is_dir()
    assert len(held) < len(store.store)
    reader.close()
    store.close()
    load(statements, [store], [document("e", {"e": "y"})])
    assert [path.name for path in sorted((tmp_path / "rdf").glob("g*[0-9]"))] == ["g5"]


@pytest.mark.parametrize("step", ["write", "publish", "replace_text", "remove_unheld"])
def test_a_crash_at_any_step_is_mended(
    store: RdfStore, statements: Statements, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    load(statements, [store], [document("a", {"1": "x"})])
    whole = getattr(rdf, step)

    def crash_after(*args: object) -> None:
        whole(*args)
        raise KeyboardInterrupt

    monkeypatch.setattr(rdf, step, crash_after)
    with pytest.raises(KeyboardInterrupt):
        load(statements, [store], [document("b", {"2": "y"}), judgements("2")])
    monkeypatch.undo()
    assert store.ask(COUNT) in ([{"n": 1}], [{"n": 2}])
    load(statements, [store], [])
    assert set(store.store) == expected(statements)


def test_work_that_is_gone_is_made_again(store: RdfStore, statements: Statements, tmp_path: Path) -> None:
    load(statements, [store], [document("a", {"1": "x"})])
    shutil.rmtree(tmp_path / "rdf" / "work")
    load(statements, [store], [document("b", {"2": "y"})])
    assert set(store.store) == expected(statements)


def test_another_base_makes_all_identifiers_again(store: RdfStore, statements: Statements, tmp_path: Path) -> None:
    load(statements, [store], [document("a", {"1": "x"})])
    other = RdfStore(tmp_path / "rdf", "https://data.ashcombe.example/")
    load(statements, [other], [])
    assert other.ask("SELECT ?m { ?m a besluit:Zitting }") == [{"m": f"https://data.ashcombe.example/id/{MEETING}"}]


def test_other_terms_make_everything_again(
    store: RdfStore, statements: Statements, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(statements, [store], [document("a", {"1": "x"})])
    monkeypatch.setattr(rdf, "terms", lambda: "others")
    load(statements, [store], [])
    assert (tmp_path / "rdf" / "current").read_text() == "g2"
    assert set(store.store) == expected(statements)


READ_ON = f"""
import sys
from pathlib import Path
from graph.stores.rdf import RdfStore
print({{RdfStore(Path(sys.argv[1])).ask({COUNT!r})[0]["n"] for _ in range(300)}})
"""


def test_readers_elsewhere_see_only_whole_loads(store: RdfStore, statements: Statements, tmp_path: Path) -> None:
    """Every load adds two decisions in two documents, so an odd number would be half of one."""
    load(statements, [store], [])
    load(statements, [store], [document("0a", {"0a": "x"}), document("0b", {"0b": "x"})])
    command = [sys.executable, "-c", READ_ON, str(tmp_path / "rdf")]
    number = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as reader:
        while reader.poll() is None:
            number += 1
            pair = [document(f"{number}{half}", {f"{number}{half}": "x"}) for half in "ab"]
            load(statements, [store], pair)
        assert reader.stdout is not None
        seen = ast.literal_eval(reader.stdout.read())
    assert seen
    assert all(count % 2 == 0 for count in seen)
    assert number > 3
