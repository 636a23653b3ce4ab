"""The README's commands are run as written, and print what it says. `…` stands for whatever comes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def commands() -> Iterator[tuple[str, list[str]]]:
    """Each command of the console blocks, with the lines that stand below it."""
    for block in re.findall(r"^```console\n(.*?)^```", README, re.M | re.S):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, *shown = part.rstrip("\n").split("\n")
            yield command, shown


def pattern(shown: list[str]) -> str:
    """Lines as printed, white space folded; a line `…` is any number of lines, `…` in a line any text."""
    lines = [" ".join(line.split()) for line in shown]
    parts = [".*?" if line == "…" else re.escape(line).replace("…", "[^\n]*") for line in lines if line]
    return "\n?".join(parts)


def test_the_commands_print_what_the_readme_says(tmp_path: Path) -> None:
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {k: v for k, v in os.environ.items() if not k.startswith("MINUTEGRAPH_")} | {"PATH": path}
    ran = 0
    for command, shown in commands():
        done = subprocess.run(command, shell=True, cwd=tmp_path, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, (command, done.stderr)
        printed = "\n".join(folded for line in done.stdout.splitlines() if (folded := " ".join(line.split())))
        assert re.fullmatch(pattern(shown), printed, re.S), f"{command}\n{printed}"
        ran += 1
    subprocess.run([Path(sys.executable).with_name("minutegraph"), "stop", "-w", "workspace"], cwd=tmp_path, check=True)
    assert ran >= 6


def test_links_lead_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]:
        for link in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text("utf-8")):
            assert link.startswith("https://") or (page.parent / link).exists(), f"{page.name}: {link}"


def test_make_targets_of_the_documents_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md"):
        assert set(re.findall(r"\bmake ([a-z-]+)", page.read_text("utf-8"))) - {"are"} <= targets, page.name


def test_make_demo_shows_a_journey_and_leaves_the_tree_clean() -> None:
    def state() -> str:
        return subprocess.run(["git", "status", "--porcelain"], cwd=ROOT, capture_output=True, text=True).stdout

    before = state()
    done = subprocess.run(["make", "demo"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "15 documents" in done.stdout
    first, last = "Highways and Transport Cabinet Panel ·", "County Council · 2025-09-18"
    assert done.stdout.index(first) < done.stdout.index(last)
    assert "make dashboard" in done.stdout
    assert state() == before
