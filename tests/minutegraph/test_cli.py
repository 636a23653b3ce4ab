"""The installed command: help, exit statuses, one line for what is wrong, and results that machines can read."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest

import minutegraph

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT / "samples" / "documents"
COMMAND = Path(sys.executable).with_name("minutegraph")
COMMANDS = sorted(p.stem for p in (ROOT / "minutegraph" / "commands").glob("[!_]*.py"))


def run(*words: str | Path, status: int = 0) -> subprocess.CompletedProcess[str]:
    done = subprocess.run([COMMAND, *map(str, words)], capture_output=True, text=True, timeout=120)
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = tmp_path_factory.mktemp("cli") / "w"
    run("ingest", DOCUMENTS, "-w", path)
    yield path
    run("stop", "-w", path)


def test_every_command_is_there() -> None:
    assert (
        sorted(
            [
                "ingest",
                "facts",
                "build",
                "journey",
                "ask",
                "cypher",
                "sparql",
                "export",
                "serve",
                "dashboard",
                "verify",
                "check",
                "review",
                "judge",
                "network",
                "remainder",
                "stop",
                "status",
            ]
        )
        == COMMANDS
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    text = run(name, "--help").stdout
    assert "Example" in text
    assert f"minutegraph {name}" in text


def test_help_needs_no_heavy_import() -> None:
    heavy = "streamlit,pandas,pyarrow,rdflib,neo4j,pyoxigraph,pypdfium2,docx,networkx"
    script = (
        "import sys; from minutegraph.main import add_commands; add_commands();"
        f"print([m for m in '{heavy}'.split(',') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True).stdout.strip() == "[]"


def test_ingest_prints_what_was_found(workspace: Path) -> None:
    rows = json.loads(run("ingest", DOCUMENTS, "-w", workspace, "--json").stdout)
    assert rows[-1]["document"] == f"{len(list(DOCUMENTS.iterdir()))} documents"
    assert rows[-1]["decisions"] == sum(row["decisions"] for row in rows[:-1]) > 40


def test_a_bad_file_is_one_line_and_the_rest_is_stored(tmp_path: Path) -> None:
    good = next(DOCUMENTS.glob("*.txt"))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_bytes(good.read_bytes())
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    (tmp_path / "in" / "torn.pdf").write_bytes(b"%PDF-1.7\nnot much of a file")
    done = run("ingest", tmp_path / "in", "-w", tmp_path / "w", status=1)
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 2
    assert "empty.txt" in lines[0]
    assert "torn.pdf" in lines[1]
    state = json.loads(run("status", "-w", tmp_path / "w", "--json").stdout)
    assert [d["document"] for d in state["documents"]] == ["good.txt"]
    assert len(state["refused"]) == 2
    run("stop", "-w", tmp_path / "w")


def test_used_wrongly_is_status_2(workspace: Path) -> None:
    run("ingest", status=2)
    run("nonsense", status=2)
    assert "decisions" in run("ask", "decision", "-w", workspace, status=2).stderr
    assert "words" in run("ask", "decisions", "word=x", "-w", workspace, status=2).stderr
    run("ask", "decisions", "words", "-w", workspace, status=2)
    run("export", "pigeon", "-w", workspace, status=2)


def test_no_workspace_says_what_to_do(tmp_path: Path) -> None:
    assert "minutegraph ingest" in run("journey", "-w", tmp_path / "none", status=1).stderr


def test_journey_lists_and_draws(workspace: Path) -> None:
    assert "Harrow Lane Bridge" in run("journey", "-w", workspace).stdout
    drawn = run("journey", "harrow", "lane", "bridge", "-w", workspace).stdout
    assert "“" in drawn
    assert "page 1" in drawn
    assert run("journey", "no such words anywhere", "-w", workspace, status=1).stderr.count("\n") == 1


def test_journey_json_has_the_form_of_the_design(workspace: Path) -> None:
    journeys = json.loads(run("journey", "--json", "-w", workspace).stdout)
    assert len(journeys) >= 6
    for journey in journeys:
        assert set(journey) == {"id", "title", "status", "steps", "awaited"}
        for step in journey["steps"]:
            assert set(step) >= {"body", "date", "minute", "act", "stage", "text", "because", "evidence"}
            assert all(set(e) == {"document", "page", "quote"} for e in step["evidence"])
            assert step["evidence"]
        for awaited in journey["awaited"]:
            assert set(awaited) >= {"body", "act", "since", "evidence"}


def test_ask_lists_answers_and_shows(workspace: Path) -> None:
    listed = run("ask").stdout
    for name in ("overview", "flows", "journeys", "journey", "decisions", "bodies", "meetings", "evidence"):
        assert name in listed
    rows = json.loads(run("ask", "decisions", "act=recommend", "-w", workspace, "--json").stdout)
    assert rows
    assert {row["act"] for row in rows} == {"recommend"}
    assert "MATCH" in run("ask", "decisions", "--show", "cypher").stdout
    assert "SELECT" in run("ask", "decisions", "--show", "sparql").stdout


def test_network_prints_tables_and_writes_what_gephi_opens(workspace: Path, tmp_path: Path) -> None:
    printed = run("network", "-w", workspace, "--limit", "1").stdout
    assert "Where matters stop" in printed
    assert "more; see them with --limit 0" in printed
    rows = json.loads(run("network", "-w", workspace, "--json").stdout)
    assert list(rows) == ["flows", "stops", "crossings", "communities"]
    assert {row["target_name"] for row in rows["flows"]} >= {"Cabinet"}
    assert all(row["days"] is None or row["days"] >= 0 for row in rows["flows"])
    told = run("network", "-w", workspace, "--people", "-o", tmp_path / "county.graphml").stdout
    assert "nodes" in told
    assert nx.read_graphml(tmp_path / "county.graphml").number_of_edges() > len(rows["flows"])


def test_network_says_what_is_wrong_with_a_file(workspace: Path, tmp_path: Path) -> None:
    assert ".graphml" in run("network", "-w", workspace, "-o", tmp_path / "county.csv", status=2).stderr
    assert run("network", "-w", workspace, "-o", tmp_path / "none" / "a.graphml", status=1).stderr.count("\n") == 1


def test_cypher_and_sparql_count_alike_and_write_nothing(workspace: Path) -> None:
    query = "MATCH (d:Decision) RETURN count(d) AS n"
    counted = json.loads(run("cypher", query, "-w", workspace, "--format", "json").stdout)[0]["n"]
    assert counted > 40
    mg = "PREFIX mg: <https://minutegraph.example/ontology#> "
    sparql = mg + "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d a mg:Decision }"
    assert json.loads(run("sparql", sparql, "-w", workspace, "-f", "json").stdout)[0]["n"] == counted
    assert run("cypher", query, "-w", workspace, "-f", "csv").stdout == f"n\n{counted}\n"
    run("cypher", "MATCH (d:Decision) DETACH DELETE d", "-w", workspace, status=1)
    run("cypher", "CREATE (x:Decision {id: 'made up'})", "-w", workspace, status=1)
    run("sparql", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "-w", workspace, status=1)
    run("sparql", "SELECT nonsense", "-w", workspace, status=1)
    assert json.loads(run("cypher", query, "-w", workspace, "-f", "json").stdout)[0]["n"] == counted


def test_verify_finds_every_quote(workspace: Path) -> None:
    assert "\n0 dangling, 0 facts without evidence" in run("verify", "-w", workspace).stdout


def test_a_person_judges_and_takes_it_back(tmp_path: Path) -> None:
    """What is judged is written, applied and kept; what cannot be is one line, and nothing is written."""
    here = tmp_path / "w"
    run("ingest", "-q", *sorted(DOCUMENTS.glob("*.md")), "-w", here)
    rows = json.loads(run("cypher", "MATCH (p:Person) RETURN p.id AS id", "-w", here, "-f", "json").stdout)
    one, other = sorted(row["id"] for row in rows if "/officer/" not in row["id"])[:2]
    wrong = run("judge", one, f"{other}x", "same", "-w", here, status=1).stderr
    assert "nothing here has the identifier" in wrong
    assert wrong.count("\n") == 1
    run("judge", one, other, "maybe", "-w", here, status=2)
    assert not (here / "judgements.yaml").exists()
    run("judge", one, other, "same", "--who", "A Clerk", "--why", "she told us", "-w", here)
    assert run("export", "redirects", "-q", "-w", here).stdout.count("\n") == 2
    assert "she told us" in run("review", one, "-w", here).stdout
    with (here / "judgements.yaml").open("a") as file:
        file.write(f"- one: {one}\n  other: {one}-nobody\n  verdict: same\n")
    assert "judgements.yaml:7: nothing here has" in run("build", "-q", "-w", here, status=1).stderr
    assert "judgements.yaml:7: nothing here has" in run("check", "-w", here, status=1).stdout
    assert json.loads(run("review", "--json", "-w", here).stdout) == []
    joined, old = [journey["id"] for journey in json.loads(run("journey", "--json", "-w", here).stdout)][:2]
    (here / "judgements.yaml").write_text("")
    run("judge", joined, old, "same", "-q", "-w", here)
    follow = [json.loads(run("journey", path, "--json", "-w", here).stdout) for path in (joined, old)]
    assert follow[0] == follow[1] != []
    run("stop", "-w", here)


def test_the_order_of_files_changes_no_byte(workspace: Path, tmp_path: Path) -> None:
    for number, path in enumerate(sorted(DOCUMENTS.iterdir(), reverse=True)):
        if number % 5 == 0:
            run("ingest", "-q", path, "-w", tmp_path / "w")
    run("ingest", "-q", *sorted(DOCUMENTS.iterdir(), reverse=True), "--jobs", "2", "-w", tmp_path / "w")
    for form in ("nquads", "trig", "turtle", "jsonld", "graphml", "csv", "parquet"):
        one, two = tmp_path / f"one.{form}", tmp_path / f"two.{form}"
        run("export", form, "-o", one, "-w", workspace, "--quiet")
        run("export", form, "-o", two, "-w", tmp_path / "w", "--quiet")
        assert one.read_bytes() == two.read_bytes(), form
    run("stop", "-w", tmp_path / "w")


def test_facts_prints_or_writes_records_and_stores_nothing(tmp_path: Path) -> None:
    files = sorted(DOCUMENTS.iterdir())
    one = json.loads(run("facts", files[0]).stdout)
    assert one["source"]["name"] == files[0].name
    run("facts", *files, "-o", tmp_path / "out")
    assert sorted(p.stem for p in (tmp_path / "out").iterdir()) == sorted(p.stem for p in files)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out"]


def test_output_into_a_closed_pipe_is_no_error(workspace: Path) -> None:
    command = f"'{COMMAND}' ask decisions -w '{workspace}' --json | head -1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True)
    assert "Traceback" not in done.stderr


def test_the_python_interface_gives_rows(workspace: Path) -> None:
    with minutegraph.open(workspace) as mg:
        rows = mg.ask("journeys", words="harrow")
        assert rows
        assert {"id", "title", "status"} <= set(rows[0])
        assert mg.sparql("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")[0]["n"] > 1000


def test_remainder_lists_the_commonest_openings_with_a_place(tmp_path: Path) -> None:
    line = "Cllr Bell wondered whether the {0} would be painted in the coming year."
    head = "Minutes of the Parish Council meeting held at the Village Hall on 4 March 2025\n\nPresent: Cllr A Bell\n\n"
    text = head + "1. Hedges\n\n" + "\n\n".join(line.format(thing) for thing in ("hall", "gate", "bench"))
    (tmp_path / "minutes.txt").write_text(text, encoding="utf-8")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    found = json.loads(run("remainder", tmp_path / "minutes.txt", "--json").stdout)
    assert found[0]["words"] == "[name] wondered whether the"
    assert (found[0]["count"], found[0]["documents"]) == (3, 1)
    assert found[0]["example"]["document"] == "minutes.txt"
    assert (found[0]["example"]["page"], found[0]["example"]["line"]) == (1, 7)
    told = run("remainder", tmp_path, "-n", "1", status=1)
    assert "wondered" in told.stdout
    assert "picture.txt" in told.stderr
