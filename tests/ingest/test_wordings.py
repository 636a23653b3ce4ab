"""Every wording matches its own examples, refuses its counter-examples, and takes no unbounded time."""

import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from ingest.mask import mask
from ingest.wordings import STYLES, expand, families, family, fragments, patterns_hash, read_family

ROWS = [
    (name, row)
    for name in families()
    for row in YAML(typ="safe").load((STYLES / f"{name}.yaml").read_text(encoding="utf-8"))["entries"]
]
IDS = [f"{name}/{row['id']}" for name, row in ROWS]
HOSTILE = [
    "a" * 4000,
    "A " * 2000,
    "(" * 3000,
    "the " * 1500,
    "Councillor A Bell, " * 300,
    "1.1." * 1200,
    "minutes of the meeting of the " * 150,
    "⟦··⟧ and the ⟦··⟧ then to " * 150,
    "RESOLVED that " * 300,
    "for 1 against 2 " * 300,
    " " * 4000 + "x",
    "report to the recommended that would be " * 100,
    "seconded by moved by A " * 200,
]


def shown(name: str, line: str) -> str:
    return mask(line) if family(name).masked else line


@pytest.mark.parametrize(("name", "row"), ROWS, ids=IDS)
def test_an_entry_matches_its_examples(name: str, row: dict) -> None:
    wording = next(w for w in family(name).wordings if w.id == row["id"])
    assert row.get("matches"), "an entry without lines that match proves nothing"
    assert row.get("not"), "an entry without lines that must not match proves nothing"
    for line in row["matches"]:
        assert wording.pattern.search(shown(name, line)), line
    for line in row["not"]:
        found = wording.pattern.match(shown(name, line))
        assert not found or not found.group().strip(), line


@pytest.mark.parametrize(("name", "row"), ROWS, ids=IDS)
def test_the_meaning_is_said(name: str, row: dict) -> None:
    assert row["meaning"]


def test_ids_are_unique_within_a_family() -> None:
    for name in families():
        ids = [wording.id for wording in family(name).wordings]
        assert len(ids) == len(set(ids)), name


def test_a_file_says_which_family_it_is() -> None:
    for name in families():
        data = YAML(typ="safe").load((STYLES / f"{name}.yaml").read_text(encoding="utf-8"))
        assert data["family"] == name
        assert data["about"]


def test_fragments_carry_examples() -> None:
    data = YAML(typ="safe").load((STYLES / "_fragments.yaml").read_text(encoding="utf-8"))["fragments"]
    for name, row in data.items():
        pattern = re.compile(expand(f"{{{name}}}"))
        assert all(pattern.fullmatch(line) for line in row["matches"]), name
        assert not any(pattern.fullmatch(line) for line in row["not"]), name
    assert set(data) == set(fragments())


@pytest.mark.parametrize("name", families())
def test_no_pattern_runs_away_over_hostile_lines(name: str) -> None:
    """One that backtracks without end never comes back from here."""
    for wording in family(name).wordings:
        for line in HOSTILE:
            list(wording.pattern.finditer(line))
            wording.pattern.match(line)
            wording.pattern.fullmatch(line)


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(
        "family: broken\nabout: x\nentries:\n  - {id: one, meaning: x, pattern: '(', matches: [a], not: [b]}\n"
    )
    with pytest.raises(ValueError, match=r"broken\.yaml: entry one"):
        read_family(path)


def test_an_unknown_fragment_is_named(tmp_path: Path) -> None:
    path = tmp_path / "odd.yaml"
    path.write_text(
        "family: odd\nabout: x\nentries:\n  - {id: two, meaning: x, pattern: '{nobody}', matches: [a], not: [b]}\n"
    )
    with pytest.raises(ValueError, match=r"odd\.yaml: entry two"):
        read_family(path)


def test_the_hash_names_the_patterns() -> None:
    assert re.fullmatch(r"[0-9a-f]{12}", patterns_hash())
