"""The truth is about these documents: its words stand in them, and it does not contradict itself."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from ontology.record import Record
from samples.render import sources
from tests.samples.truth import APART, FACTS, MATTERS

ROOT = Path(__file__).parents[2]
TEXTS = {source.name.rpartition(".")[0]: " ".join(source.text.split()) for source in sources()}
QUOTED = ("decisions", "referrals", "actions")
STATUSES = {"agreed", "agreed with changes", "refused", "sent back", "awaiting answer", "planned"}
PLACES = (
    "Harrow Lane|Kelsworth|Eastmere|Oldcroft|Fernhollow|Wenning|Marlbridge|Bracken|Minster Street|Severnside|Threlkeld"
)
EACH = pytest.mark.parametrize("name", sorted(FACTS))


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def test_every_document_has_its_truth() -> None:
    assert set(FACTS) == set(TEXTS)


@EACH
def test_quoted_texts_stand_in_the_document(name: str) -> None:
    for kind in QUOTED:
        for row in FACTS[name][kind]:
            assert " ".join(row["text"].split()) in TEXTS[name]


@EACH
def test_names_titles_and_posts_stand_in_the_document(name: str) -> None:
    text = letters(TEXTS[name])
    facts = FACTS[name]
    stated = [p["name"] for p in facts["people"]] + [r["person"] for r in facts["roles"]]
    stated += [p["post"] or "" for p in facts["people"]] + [p["substitute_for"] or "" for p in facts["people"]]
    stated += [i["title"] for i in facts["items"]] + [i["person"] for i in facts["interests"]]
    assert [s for s in stated if letters(s) not in text] == []


@EACH
def test_rows_belong_to_items_of_the_document(name: str) -> None:
    numbers = {item["number"] for item in FACTS[name]["items"]}
    for kind in (*QUOTED, "votes", "interests"):
        assert {row["item"] for row in FACTS[name][kind]} <= numbers


@EACH
def test_the_form_is_that_of_a_record(name: str) -> None:
    known = {"source", *Record.__struct_fields__}
    assert set(FACTS[name]) <= known
    assert len(FACTS[name]["items"]) >= 3


@EACH
def test_no_more_votes_than_members(name: str) -> None:
    members = sum(p["capacity"] == "member" for p in FACTS[name]["people"])
    for vote in FACTS[name]["votes"]:
        assert sum(vote[k] or 0 for k in ("for", "against", "abstain")) <= members


def test_six_matters_of_six_kinds() -> None:
    assert len(MATTERS) == 6
    assert {m["status"] for m in MATTERS} == STATUSES


def meeting_of(step: dict[str, Any]) -> dict[str, Any] | None:
    return next(
        (f for f in FACTS.values() if f["meeting"] and all(str(step[k]) == f["meeting"][k] for k in ("body", "date"))),
        None,
    )


def acts(facts: dict[str, Any], number: str) -> set[str]:
    return {row["act"] for kind in ("decisions", "referrals") for row in facts[kind] if row["item"] == number}


@pytest.mark.parametrize("matter", MATTERS, ids=lambda m: m["words"])
def test_what_happened_in_a_matter_is_a_fact_of_a_document(matter: dict[str, Any]) -> None:
    for step in (s for s in matter["steps"] if s["state"] == "happened" and not s.get("optional")):
        facts = meeting_of(step)
        assert facts is not None
        allowed = step["act"] if isinstance(step["act"], list) else [step["act"]]
        assert set(allowed) <= acts(facts, step["minute"])


@pytest.mark.parametrize("pair", APART, ids=lambda p: p["why"])
def test_neighbours_are_items_of_documents(pair: dict[str, Any]) -> None:
    for item in pair["items"]:
        facts = meeting_of(item)
        assert facts is not None
        assert item["minute"] in {i["number"] for i in facts["items"]}


def test_the_product_knows_nobody_and_no_place_of_the_samples() -> None:
    people = {p["name"] for f in FACTS.values() for p in f["people"] if " " in p["name"]}
    needle = re.compile(rf"\b({PLACES}|{'|'.join(map(re.escape, sorted(people)))})\b")
    for package in ("ontology", "ingest", "graph", "dashboard"):
        for path in (ROOT / package).rglob("*"):
            if path.suffix in {".py", ".yaml"}:
                assert not needle.search(path.read_text(encoding="utf-8")), path
