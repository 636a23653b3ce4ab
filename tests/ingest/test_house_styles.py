"""Forms and traps of British minutes, one small made-up item each."""

import json
import re

import pytest

from tests.accuracy.gold import ROOT, SHARED, missing
from tests.ingest.helpers import minutes, record

DECISIONS = [
    ("RESOLVED that the report be noted.", [(None, "note", "the report be noted.")]),
    ("RESOLVED /- That the plan be adopted.", [(None, "approve", "the plan be adopted.")]),
    ("UNANIMOUSLY RESOLVED to grant £500 to the hall.", [(None, "approve", "to grant £500 to the hall.")]),
    ("Resolved (by 7 votes to 0) that the fee be agreed.", [(None, "approve", "the fee be agreed.")]),
    (
        "RESOLVED that (a) the report be noted; and (b) officers be asked to write to the owner.",
        [("a", "note", "the report be noted"), ("b", "request", "officers be asked to write to the owner.")],
    ),
    (
        "RESOLVED:\n\n(1) That the public be excluded.\n\n(2) That the item be deferred.",
        [("1", "exclude_public", "the public be excluded."), ("2", "defer", "the item be deferred.")],
    ),
    (
        "The Cabinet then:-\n\n(1) Noted that the Director would write; and\n\n(2) Agreed the plan.",
        [("1", "note", "Noted that the Director would write"), ("2", "approve", "Agreed the plan.")],
    ),
    (
        "Conclusions:\n\n4.3 That the Panel noted:\n\n- the first plan;\n- that the second would be agreed later.",
        [("4.3", "note", "the first plan"), ("4.3", "note", "the second would be agreed later.")],
    ),
    (
        "RECOMMENDED to Council that (a) the budget be approved; and (b) the precept be set.",
        [("a", "recommend", "the budget be approved"), ("b", "recommend", "the precept be set.")],
    ),
    (
        "It was moved by Councillor A Bell, seconded by Councillor C Dunn and RESOLVED that the road be closed.",
        [(None, "approve", "the road be closed.")],
    ),
    ("PLANNING PERMISSION BE REFUSED.", [(None, "refuse", "PLANNING PERMISSION BE REFUSED.")]),
    (
        "The Panel received the report on salting.\n\nNOTED",
        [(None, "note", "The Panel received the report on salting.")],
    ),
    ("The clerk had written twice about the hedge. There were none.", []),
    ("No questions were received.", []),
    (
        "RECOMMENDATION: That Cabinet approves the plan.\n\nRESOLVED: That it be withdrawn.\n\nMinutes:\n\n"
        "RESOLVED: That the plan be approved.",
        [(None, "approve", "the plan be approved.")],
    ),
    (
        "Decision:\n\nThat the fees be approved.\n\nMinutes:\n\nMembers spoke. RESOLVED: That the fees be approved.",
        [(None, "approve", "the fees be approved.")],
    ),
]


@pytest.mark.parametrize(("body", "decisions"), DECISIONS)
def test_decisions(body: str, decisions: list[tuple[str | None, str, str]]) -> None:
    assert [(d.label, d.act, d.text) for d in minutes(body).decisions] == decisions


PANEL = "Highways Panel"
WAYS = [
    ("RESOLVED: That the Panel recommends that Cabinet approves the plan.", {(PANEL, "Cabinet", "recommend", "made")}),
    ("RESOLVED: That Cabinet be advised of the views of the Panel.", {(PANEL, "Cabinet", "refer", "made")}),
    ("RESOLVED: That the motion be referred to the Executive.", {(PANEL, "Executive", "refer", "made")}),
    (
        "RESOLVED: That the plan be submitted to Cabinet and then Council for final approval.",
        {(PANEL, "Cabinet", "recommend", "made"), ("Cabinet", "Council", "recommend", "planned")},
    ),
    (
        "The outcome would be brought back to the Panel and then on to Cabinet.",
        {(None, PANEL, "report", "planned"), (PANEL, "Cabinet", "refer", "planned")},
    ),
    (
        "Further to Minute No. 27 of the meeting of the Audit Committee held on 3 February 2025, Members met.",
        {("Audit Committee", PANEL, "refer", "received")},
    ),
    ("Progress would be reported to the Panel.", {(None, PANEL, "report", "planned")}),
    (
        "The plan would go before Cabinet 19 December 2025 and Council 25 January 2026.",
        {(None, "Cabinet", "report", "planned"), (None, "Council", "report", "planned")},
    ),
    ("RESOLVED: That no items be referred to Council.", set()),
    ("There had been 40 referrals to social care and to the police.", set()),
]


@pytest.mark.parametrize(("body", "ways"), WAYS)
def test_referrals(body: str, ways: set[tuple[str | None, str | None, str, str]]) -> None:
    assert {(r.from_, r.to, r.act, r.stage) for r in minutes(body).referrals} == ways


VOTES = [
    (
        "Following a vote by show of hands the plan was agreed:\n\nAgreed\t7\nAbstentions\t3\nAgainst\t1",
        (7, 1, 3, False),
    ),
    ("Voting: 5 For, 0 Against, 1 Abstention.", (5, 0, 1, False)),
    ("RESOLVED (by 20 votes to 1, with 3 abstentions): That the plan be approved.", (20, 1, 3, False)),
    ("The motion was carried unanimously.", (None, None, None, True)),
    ("The amendment was lost by 8 votes to 12.", (8, 12, None, False)),
]


@pytest.mark.parametrize(("body", "counts"), VOTES)
def test_votes(body: str, counts: tuple[int | None, int | None, int | None, bool]) -> None:
    (vote,) = minutes(body).votes
    assert (vote.for_, vote.against, vote.abstain, bool(vote.unanimous)) == counts
    assert vote.outcome == ("lost" if "lost" in body else "carried")


@pytest.mark.parametrize(
    "body", ["Co-opted members may not vote.", "A vote of thanks was given.", "The work was carried out."]
)
def test_what_is_no_vote(body: str) -> None:
    assert minutes(body).votes == []


INTERESTS = [
    (
        "Councillor Bell declared a non-pecuniary interest in item 1 as a governor.",
        [("A Bell", "1", "non-pecuniary interest")],
    ),
    ("A personal interest was declared by Councillor Dunn.", [("C Dunn", "1", "personal interest")]),
    (
        "A Bell – by virtue of her work; a Disclosable Pecuniary Interest.",
        [("A Bell", "1", "disclosable pecuniary interest")],
    ),
    ("No declarations of interest were made.", []),
]


@pytest.mark.parametrize(("body", "rows"), INTERESTS)
def test_interests(body: str, rows: list[tuple[str, str, str]]) -> None:
    assert [(i.person, i.item, i.type) for i in minutes(body).interests] == rows


ACTIONS = [
    ("Officers agreed to circulate the figures.", [("Officers", None)]),
    ("The Clerk was asked to write to the owner by 30 April 2025.", [("Clerk", "2025-04-30")]),
    ("ACTION: Clerk to obtain quotes.", [("Clerk", None)]),
    ("The road was clear. Officers agreed to look.\n\nJane Orchard to action", [("Jane Orchard", None)]),
    ("RESOLVED: That authority be delegated to the Clerk to sign the lease.", [("Clerk", None)]),
    ("The service works with partners and will do so.", []),
]


@pytest.mark.parametrize(("body", "rows"), ACTIONS)
def test_actions(body: str, rows: list[tuple[str | None, str | None]]) -> None:
    assert [(a.owner, a.due) for a in minutes(body).actions] == rows


NUMBERS = [
    ["1. MINUTES", "2. ROADS", "3. PARKS"],
    ["175. Minutes", "176. Roads", "177. Parks"],
    ["77/21 Minutes", "78/21 Roads", "79/21 Parks"],
    ["C048/23 Minutes", "C049/23 Roads", "C050/23 Parks"],
    ["CAB 21 Minutes", "CAB 22 Roads", "CAB 23 Parks"],
    ["8 MINUTES", "9 ROADS", "10 PARKS"],
    ["84. Minutes (Item 1)", "85. Roads (Item 2)", "86. Parks (Item 3)"],
]


@pytest.mark.parametrize("headings", NUMBERS, ids=lambda headings: headings[0])
def test_item_numbers(headings: list[str]) -> None:
    head = "Minutes of the meeting of the Cabinet held at County Hall on Tuesday 4 March 2025\n\n"
    found = record(head + "".join(f"{line}\n\nThe report was noted.\n\n" for line in headings))
    assert [item.title.casefold() for item in found.items] == ["minutes", "roads", "parks"]
    assert all(line.startswith(item.number or "?") for line, item in zip(headings, found.items, strict=True))
    assert [d.item for d in found.decisions] == [item.number for item in found.items]


def test_part_two_starts_again() -> None:
    head = "Minutes of the meeting of the Cabinet held at County Hall on Tuesday 4 March 2025\n\n"
    found = record(
        f"{head}1. MINUTES\n\nNone.\n\n2. ROADS\n\nNone.\n\nPART II\n\n1. LAND\n\nRESOLVED: That it be sold.\n"
    )
    assert [(i.number, i.part) for i in found.items] == [("1", "open"), ("2", "open"), ("1", "closed")]
    assert found.decisions[0].item_id == found.items[2].id


@pytest.mark.shared
def test_no_name_of_the_seeds_is_in_the_product() -> None:
    if reason := missing():
        pytest.skip(reason)
    names: set[str] = set()
    for path in (SHARED / "gold" / "facts").glob("*.json"):
        gold = json.loads(path.read_text(encoding="utf-8"))
        names |= {row["name"] for row in gold["people"]} | {row["person"] for row in gold["roles"]}
        names |= {value for key in ("authority", "venue") if (value := (gold["meeting"] or {}).get(key))}
    places = {word for name in names for word in re.findall(r"[A-Z][a-z]+shire", name)}
    for path in [*(ROOT / "ingest").rglob("*.py"), *(ROOT / "ingest").rglob("*.yaml")]:
        text = path.read_text(encoding="utf-8")
        assert not [name for name in names | places if name in text], path.name
