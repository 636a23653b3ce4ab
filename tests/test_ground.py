"""The ground: lock files without addresses, a compose file that holds together, CI that runs the README's command."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_lock_files_have_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text()
    assert not re.search(r"https?://|--index|--extra-index|--find-links", text)
    pinned = re.findall(r"^[a-zA-Z0-9_.\-\[\]]+==", text, re.M)
    assert len(pinned) > 30
    assert text.count("--hash=sha256:") >= len(pinned)


def wanted_by(project: dict[str, Any]) -> list[str]:
    extras = project["optional-dependencies"]
    return [*project["dependencies"], *(line for name in extras if name != "all" for line in extras[name])]


def test_the_lock_holds_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    locked = {m.lower() for m in re.findall(r"^([A-Za-z0-9_.\-]+)==", (ROOT / "requirements.lock").read_text(), re.M)}
    wanted = {re.split(r"[<>=!~ \[]", line)[0].lower() for line in wanted_by(project)}
    assert {w.replace("_", "-").replace(".", "-") for w in wanted} <= {
        n.replace("_", "-").replace(".", "-") for n in locked
    }


def test_compose_starts_neo4j_5_and_a_dashboard_that_waits_for_it() -> None:
    services = YAML(typ="safe").load((ROOT / "docker-compose.yml").read_text())["services"]
    neo4j, dashboard = services["neo4j"], services["dashboard"]
    assert neo4j["image"].startswith("neo4j:5.26")
    assert neo4j["healthcheck"]["test"]
    assert neo4j["volumes"] == ["neo4j-data:/data"]
    assert dashboard["depends_on"]["neo4j"]["condition"] == "service_healthy"
    assert dashboard["environment"]["MINUTEGRAPH_GRAPH_URI"] == "bolt://neo4j:7687"
    for service in services.values():
        assert all(port.startswith("127.0.0.1:") for port in service["ports"]), "published to this machine only"


def test_the_command_of_the_compose_file_exists() -> None:
    compose = YAML(typ="safe").load((ROOT / "docker-compose.yml").read_text())
    command = compose["services"]["dashboard"]["command"]
    text = (ROOT / "minutegraph" / "commands" / f"{command[1]}.py").read_text()
    for flag in (word for word in command if word.startswith("--")):
        assert re.search(rf"\b{flag[2:]}: Annotated", text), flag


def test_ci_runs_the_test_command_of_the_readme() -> None:
    last = (ROOT / ".ci" / "run").read_text().strip().splitlines()[-1]
    assert last == "exec make test"
    assert re.search(r"^make test\b", (ROOT / "README.md").read_text(), re.M)


def test_the_repository_names_no_machine() -> None:
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    needle = re.compile(r"/work/|/root/\.|" + "/home" + r"/\w+/")
    for name in filter(None, files.split("\0")):
        path = ROOT / name
        if path.suffix in {".png", ".pdf", ".docx"} or not path.is_file() or path == Path(__file__):
            continue
        assert not needle.search(path.read_text("utf-8")), name
