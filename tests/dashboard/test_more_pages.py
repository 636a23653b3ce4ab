"""People, Bodies, Actions, Network and Review over made-up rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dashboard import judging, reading, spans
from graph.resolve.judgements import Feature
from graph.resolve.review import Seen, Side, Told
from graph.resolve.rulings import Ruling
from tests.dashboard.conftest import Open
from tests.dashboard.fake import CABINET, HOSTILE, PANEL, decision, flow, matter, row, step
from tests.dashboard.test_pages import links, text

Answers = dict[str, Any]
SEEN = Seen("Roads Panel", "2025-07-01", "2025-09-02", 3)
PAIR = Told(
    Side("person/a/j-lester", "J Lester", "person/a/j-lester", (SEEN,)),
    Side("person/a/john-lester", HOSTILE, "person/a/john-lester", ()),
    "unsure",
    12,
    (Feature("initials agree", 1.5), Feature("no body in common", -0.5)),
)
TENURE = {"person": "person/a/osei", "name": "W Osei", "role": "member", "body": PANEL, "body_name": "Roads Panel"}
TIME = {"seen_from": "2025-07-01", "seen_to": "2025-09-02", "sightings": 2}


@pytest.fixture(autouse=True)
def pairs(monkeypatch: pytest.MonkeyPatch) -> list[Told]:
    found = [PAIR]
    monkeypatch.setattr(judging, "told", lambda: found)
    monkeypatch.setattr(judging, "rulings", lambda: [Ruling("person/a/b", HOSTILE, True, 1, "A Clerk", why=HOSTILE)])
    monkeypatch.setattr(judging, "closed", lambda: "")
    return found


# People


def test_people_are_listed_by_surname_with_their_other_writings(opened: Open, answers: Answers) -> None:
    answers["named"] = [
        row("named", id="person/a/osei", name="W Osei", written="W Osei", meetings=7),
        row("named", id="person/a/osei", name="W Osei", written="Winifred Osei", meetings=7),
        row("named", id="person/a/clegg", name="Z Clegg", written="Z Clegg", meetings=1),
    ]
    answers["seen"] = [row("seen", id="s", body=PANEL, body_name="Roads Panel", body_kind="scrutiny")]
    page = opened("people")
    shown = text(page)
    assert "2 people" in shown
    assert shown.index("Z Clegg") < shown.index("W Osei")
    assert "7 meetings, also written Winifred Osei" in shown
    assert "person=person%2Fa%2Fosei" in links(page)


def test_a_person_has_seats_interests_motions_and_votes_each_with_its_words(opened: Open, answers: Answers) -> None:
    place = {"date": "2025-07-01", "body": PANEL, "body_name": "Roads Panel", "body_kind": "scrutiny"}
    answers |= {
        "named": [row("named", id="person/a/osei", name="W Osei", written="W Osei", meetings=1)],
        "tenures": [row("tenures", id="tenure/1", **TENURE, **TIME)],
        "interests": [row("interests", id="interest/1", **place, type="personal", title="Bridge", number="4")],
        "moved": [row("moved", id="motion/1", part="moved", kind="amendment", outcome="lost", text=HOSTILE, **place)],
        "ballots": [row("ballots", id="ballot/1", choice="against", outcome="carried", title="Budget", **place)],
        "seen": [row("seen", id="attendance/1", name="Cllr Osei", capacity="member", **place)],
    }
    page = opened("people", person="person/a/osei")
    shown = text(page)
    for said in (
        "Member, Roads Panel",
        "seen from 1 July 2025 to 2 September 2025, on 2 days",
        "it may have begun before and gone on after",
        "personal",
        "Moved an amendment, lost",
        "the vote was carried",
        "as Cllr Osei",
    ):
        assert said in shown, said
    assert {f"fact={kind}%2F1" for kind in ("tenure", "interest", "motion", "ballot", "attendance")} <= set(links(page))


def test_a_long_list_can_be_seen_whole_at_an_address(opened: Open, answers: Answers) -> None:
    answers["named"] = [row("named", id="person/a", name="A", written="A", meetings=20)]
    answers["seen"] = [row("seen", id=f"attendance/{n}", capacity="member", name=f"Name {n:02}") for n in range(20)]
    short = opened("people", person="person/a")
    assert "Name 19" not in text(short)
    assert "person=person%2Fa&all=seen" in links(short)
    assert "Name 19" in text(opened("people", person="person/a", all="seen"))


@pytest.mark.parametrize(
    ("given", "bar"),
    [(("2025-07-01", "2025-07-01"), "left:6.0%"), (("2025-07", "2026"), "left:6.0%"), ((None, "2025"), "")],
)
def test_a_bar_is_drawn_from_whatever_is_known_of_the_time(given: tuple[Any, Any], bar: str) -> None:
    known = {"seen_from": given[0], "seen_to": given[1], "sightings": 1}
    assert bar in spans.bar_html(known, spans.scale_of([known]))


# Bodies


def test_bodies_stand_under_authority_and_kind_and_say_what_they_owe(opened: Open, answers: Answers) -> None:
    answers["stops"] = [row("stops", body=CABINET, awaited=1, no_trace=2)]
    shown = text(opened("bodies"))
    assert shown.index("Council</span>") < shown.index("Cabinet</span>") < shown.index("Roads Panel</span>")
    assert "owes an answer to 2 recommendations" in shown


def test_a_body_shows_what_it_owes_received_sent_and_who_sits(opened: Open, answers: Answers) -> None:
    silent = {"matter": "matter/1", "title": "Buses", "asked_text": HOSTILE, "asked_by": "Roads Panel", "looked": 3}
    answers |= {
        "answers": [row("answers", answer="a", outcome="no trace", **silent)],
        "awaited": [
            row("awaited", step="s1", matter="matter/1", title="Buses", body_name="Cabinet"),
            row("awaited", step="s2", matter="matter/2", title="Trams", body_name="Cabinet", since="2025-07-02"),
        ],
        "flows": [flow(PANEL, CABINET, 3), flow(CABINET, PANEL, 1)],
        "tenures": [row("tenures", id="tenure/1", **TENURE, **TIME)],
        "decisions": [decision(1, text=HOSTILE)],
        "meetings": [row("meetings", id="meeting/1", date="2025-07-22", items=3, decisions=2)],
    }
    page = opened("bodies", body=CABINET)
    shown = text(page)
    for said in ("3 later meetings looked at", "No answer found from Cabinet since 2 July 2025", "Received from"):
        assert said in shown, said
    assert 'Still owes an answer <span class="number">2' in shown
    assert {"person=person%2Fa%2Fosei", "matter=matter%2F2"} <= set(links(page))


def test_a_panel_is_told_what_became_of_its_recommendations(opened: Open, answers: Answers) -> None:
    known = {"matter": "matter/1", "title": "Buses", "asked_text": HOSTILE, "asked_of": "Cabinet"}
    answers["recommended"] = [
        row("recommended", answer="a", outcome="accepted", asked_date="2025-07-01", **known),
        row("recommended", answer="b", outcome="no trace", **known),
    ]
    page = opened("bodies", body=PANEL)
    shown = text(page)
    assert "2 recommendations: 1 accepted, 1 no trace" in shown
    assert "1 July 2025, to Cabinet" in shown
    assert "<script" not in shown
    assert "matter=matter%2F1" in links(page)


# Actions


def test_actions_are_filtered_by_owner_body_state_and_words(opened: Open, answers: Answers) -> None:
    work = [
        row("actions", id="action/1", owner="Head of Libraries", text="send a list", body=PANEL, due="2025-09"),
        row("actions", id="action/2", owner=HOSTILE, text=HOSTILE, closing="decision/9", closed="2025-10-01"),
        row("actions", id="action/2", owner=HOSTILE, text=HOSTILE, closing="decision/8", closed="2025-09-01"),
    ]
    answers["actions"] = lambda words="": [one for one in work if words in one["text"]]
    page = opened("actions")
    shown = text(page)
    assert "2 actions, 1 of them done" in shown
    assert "due September 2025" in shown
    assert "Done, as minutes of 1 September 2025 say" in shown
    assert "fact=decision%2F8" in links(page)
    for parameters in ({"owner": "Head of Libraries"}, {"body": PANEL}, {"state": "open"}, {"words": "list"}):
        assert ">1 action<" in text(opened("actions", **parameters)), parameters


# Network


def test_the_network_is_told_drawn_and_listed(opened: Open, answers: Answers, charts: list[Any]) -> None:
    hop = {"matter": "matter/1", "source": PANEL, "target": CABINET, "sent": "2025-07-01", "dealt": "2025-07-22"}
    answers["hops"] = [row("hops", step="s", next="t", **hop)]
    page = opened("network")
    assert "from Roads Panel to Cabinet: 1 matter, in 21 days" in text(page)
    assert "1 matter, 21 days" in text(page)
    assert len(charts[0]["series"][0]["links"]) == 1


# Review


def test_a_pair_shows_both_sides_and_what_spoke(opened: Open, answers: Answers) -> None:
    page = opened("review")
    shown = text(page)
    for said in ("12 facts hang on it", "1 July 2025 to 2 September 2025, 3 ×", "initials agree", "for different -0.5"):
        assert said in shown, said
    assert "Your judgement outranks every rule." in shown
    assert "<script" not in shown
    assert [button.label for button in page.button] == ["They are the same", "They are different"]


def test_a_judgement_is_written_with_its_reason(
    opened: Open, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[str, ...]] = []
    monkeypatch.setattr(judging, "judge", lambda *given: made.append(given) or "")
    page = opened("review")
    page.text_input[0].set_value("the  list of members")
    page.button[1].click().run()
    assert made == [("person/a/j-lester", "person/a/john-lester", "different", "the list of members")]
    assert "are now judged to be different" in text(page)


def test_what_could_not_be_written_is_said(opened: Open, answers: Answers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "judge", lambda *_: "minutegraph: it contradicts line 3")
    page = opened("review")
    page.button[0].click().run()
    assert "it contradicts line 3" in text(page)


def test_where_judging_is_closed_there_are_no_buttons(
    opened: Open, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "closed", lambda: "This workspace is read-only.")
    page = opened("review")
    assert "This workspace is read-only." in text(page)
    assert not page.button


def test_judging_is_closed_where_nothing_can_be_written_or_others_listen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(reading, "folder", lambda: tmp_path)
    monkeypatch.setattr(judging.st, "get_option", lambda _: "127.0.0.1")
    assert judging.closed() == ""
    monkeypatch.setattr(judging.st, "get_option", lambda _: "0.0.0.0")
    assert "open to other computers" in judging.closed()
    monkeypatch.setattr(reading, "folder", lambda: tmp_path / "none")
    assert "read-only" in judging.closed()


def test_pairs_have_addresses(opened: Open, answers: Answers) -> None:
    pair = {"one": "person/a/john-lester", "other": "person/a/j-lester"}
    assert "J Lester" in text(opened("review", **pair))
    assert "There is no such pair here." in text(opened("review", one="person/none", other="person/a/j-lester"))
    assert "J Lester" in text(opened("review", about="person/a/j-lester"))
    assert "No pair was compared." in text(opened("review", about="person/none"))


# Addresses


def test_an_identifier_that_is_none_any_more_opens_what_it_leads_to(
    opened: Open, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "leads_to", lambda old: old.replace("old", "new"))
    answers["named"] = lambda person: [row("named", id=person, name=f"Name of {person}", written="A", meetings=1)]
    assert "Name of person/new" in text(opened("people", person="person/old"))
    answers["journeys"] = lambda id: [matter(1, f"Title of {id}")]  # noqa: A006
    answers["journey"] = [step(1, PANEL, "2025-07-01")]
    assert "Title of matter/new" in text(opened("journey", matter="matter/old"))


# What is not there


@pytest.mark.parametrize(
    ("page", "parameters", "said"),
    [
        ("people", {"words": "nobody"}, "Nobody of this name is here."),
        ("people", {"person": "person/none"}, "There is no such person here."),
        ("bodies", {"body": "body/none"}, "There is no such body here."),
        ("actions", {"words": "nothing"}, "No action fits all of this."),
        ("network", {"authority": "none"}, "No matter has been followed"),
    ],
)
def test_what_is_not_there_gets_a_clear_message(
    opened: Open, answers: Answers, page: str, parameters: dict[str, str], said: str
) -> None:
    assert said in text(opened(page, **parameters))


def test_a_judgement_that_the_command_refuses_comes_back_in_its_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(reading, "folder", lambda: tmp_path / "none")
    said = judging.judge("person/a/b", "person/a/c", "same", "--why not")
    assert str(tmp_path) in said
    assert "Traceback" not in said
