"""Each page over made-up rows: none, many, unknown ones, and those that mean harm."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import reading
from graph.stores.base import StoreError
from graph.workspace import WorkspaceError
from tests.dashboard.conftest import Open
from tests.dashboard.fake import (
    BODIES,
    CABINET,
    COUNCIL,
    HOSTILE,
    PANEL,
    decision,
    evidence,
    fact,
    flow,
    matter,
    row,
    step,
)

Answers = dict[str, Any]
WAY = [
    step(1, PANEL, "2025-07-01", act="recommend", minute="4 b", text="that Cabinet approves"),
    step(2, CABINET, "2025-07-22", act="approve", because="reference"),
    step(3, COUNCIL, "2025-12-01", state="planned", stage="planned", kind="planned"),
    step(4, CABINET, "2025-09-02", state="awaited", act="respond", fact=None),
]


def text(test: AppTest) -> str:
    """All HTML of a page, and nothing went wrong on it."""
    assert not test.exception
    return "\n".join(part.proto.body for part in test.get("html"))


def links(test: AppTest) -> list[str]:
    return [link.proto.query_string for link in test.get("page_link")]


# What is missing


def test_a_workspace_without_documents_says_what_to_do(
    opened: Open, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "holds_documents", lambda: False)
    for page in ("overview", "journey", "decisions", "evidence"):
        assert "minutegraph ingest PATH" in text(opened(page))


def test_no_workspace_says_what_to_do(opened: Open, answers: Answers, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> bool:
        raise WorkspaceError("no workspace here")

    monkeypatch.setattr(reading, "holds_documents", missing)
    assert "minutegraph ingest PATH" in text(opened("overview"))


def test_a_store_out_of_reach_gets_one_clear_sentence(opened: Open, answers: Answers) -> None:
    def away(**_: str) -> Iterator[Any]:
        raise StoreError("bolt://nowhere:7687 does not answer; is it running?")

    answers.update(dict.fromkeys(("overview", "flows", "journeys", "decisions"), away))
    for page in ("overview", "journey", "decisions"):
        shown = text(opened(page))
        assert "The graph cannot be reached just now." in shown
        assert "is it running?" in shown
        assert "Traceback" not in shown


@pytest.mark.parametrize(
    ("page", "parameters", "said"),
    [
        ("journey", {"matter": "matter/none"}, "There is no such matter here."),
        ("evidence", {"fact": "decision/none"}, "There is no such fact here."),
        ("evidence", {}, "Every fact has its words."),
        ("decisions", {"body": "body/none"}, "There is no such body here."),
        ("decisions", {"since": "not a day", "until": "9999-99-99", "page": "x"}, "No decision fits all of this."),
        ("overview", {"source": "body/none", "target": "body/none"}, "No matters here."),
    ],
)
def test_what_is_not_there_gets_a_clear_message(
    opened: Open, answers: Answers, page: str, parameters: dict[str, str], said: str
) -> None:
    assert said in text(opened(page, **parameters))


# Overview


def test_overview_counts_and_draws(opened: Open, answers: Answers, charts: list[Any]) -> None:
    answers["overview"] = [row("overview", cls="Document", n=13), row("overview", cls="Meeting", n=1)]
    answers["flows"] = [flow(PANEL, CABINET, 3), flow(CABINET, PANEL, 1)]
    answers["journeys"] = [matter(1)]
    shown = text(opened("overview"))
    assert "<b>13</b> documents" in shown
    assert "<b>1</b> meeting<" in shown
    assert "Sent back, or passed on sideways" in shown
    assert len(charts[0]["series"][0]["links"]) == 1


def test_a_band_in_the_address_selects_its_matters(opened: Open, answers: Answers) -> None:
    asked: list[dict[str, str]] = []
    answers["flows"] = [flow(PANEL, CABINET, 3)]
    answers["journeys"] = lambda **given: asked.append(given) or [matter(1)]
    page = opened("overview", source=PANEL, target=CABINET)
    assert "Matters from Roads Panel to Cabinet" in text(page)
    assert asked == [{"source": PANEL, "target": CABINET}]
    assert "matter=matter%2F1" in links(page)


def test_what_waits_for_an_answer_stands_on_the_overview(opened: Open, answers: Answers) -> None:
    answers["awaited"] = [
        row("awaited", step="s", matter="matter/1", title="Buses", body_name="Cabinet", since="2025-07-02")
    ]
    assert "No answer found from Cabinet since 2 July 2025" in text(opened("overview"))


def test_the_authority_is_named_where_there_are_several(opened: Open, answers: Answers) -> None:
    answers["journeys"] = [matter(1)]
    assert "Ashcombe County Council" not in text(opened("overview"))
    answers["bodies"] = [
        *BODIES,
        row("bodies", id="b", name="Board", kind="committee", authority="Marl District Council"),
    ]
    for page, parameters in (("overview", {}), ("journey", {}), ("journey", {"matter": "matter/1"})):
        answers["journey"] = WAY
        assert "Ashcombe County Council · 3 bodies" in text(opened(page, **parameters))


# Journeys


def test_a_journey_shows_what_happened_is_planned_and_is_awaited(opened: Open, answers: Answers) -> None:
    answers["journeys"], answers["journey"] = [matter(1)], WAY
    page = opened("journey", matter="matter/1")
    shown = text(page)
    for words in (
        "No answer found from Cabinet since 2 September 2025",
        "Recommended",
        "minute 4 b",
        "Belongs here because the document names the earlier meeting or minute.",
        "Planned",
        "Awaited",
        "1 December 2025",
    ):
        assert words in shown, words
    assert "fact=decision%2F1&matter=matter%2F1" in links(page)


def test_a_step_is_quoted_with_the_words_that_fit_it(opened: Open, answers: Answers) -> None:
    answers["journeys"], answers["journey"] = [matter(1)], WAY[:1]
    place = {"step": "step/1", "document": "d", "document_name": "panel.pdf", "page": 2, "start": 1, "end": 2}
    answers["proofs"] = [
        row("proofs", **place, quote="Further to Minute 3"),
        row("proofs", **place, quote="that Cabinet\napproves"),
    ]
    shown = text(opened("journey", matter="matter/1"))
    assert "<blockquote>that Cabinet approves<cite>panel.pdf, page 2</cite>" in shown


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ([], "No papers of a later meeting of Cabinet are here."),
        (["2025-10-21"], "One later meeting of Cabinet is here, of 21 October 2025, and does not show one."),
        (
            ["2025-11-18", "2025-10-21"],
            "2 later meetings of Cabinet are here, from 21 October 2025 to 18 November 2025, and none of them",
        ),
    ],
)
def test_what_is_awaited_says_what_was_looked_at(opened: Open, answers: Answers, days: list[str], said: str) -> None:
    answers["journeys"], answers["journey"] = [matter(1)], WAY
    answers["meetings"] = [row("meetings", id=day, date=day, items=3) for day in ["2025-07-22", *days]]
    assert said in text(opened("journey", matter="matter/1"))


def test_matters_are_found_by_status(opened: Open, answers: Answers) -> None:
    answers["journeys"] = [matter(1), matter(2, "Solar farm", "refused")]
    shown = text(opened("journey", status="refused"))
    assert "Solar farm" in shown
    assert "Harrow" not in shown


# Decisions


def test_many_decisions_come_in_pages_with_addresses(opened: Open, answers: Answers) -> None:
    answers["decisions"] = [decision(n) for n in range(45)]
    first, last = opened("decisions", words="number"), opened("decisions", words="number", page="99")
    assert "45 decisions" in text(first)
    assert "1–20 of 45" in text(first)
    assert "words=number&page=2" in links(first)
    assert "41–45 of 45" in text(last)


def test_filters_are_read_from_the_address_and_kept_in_it(opened: Open, answers: Answers) -> None:
    asked: list[dict[str, str]] = []
    answers["decisions"] = lambda **given: asked.append(given) or [decision(1)]
    page = opened("decisions", body="cabinet", act="approve", since="2025-07-01", words="bridge")
    assert asked[-1] == {"body": CABINET, "act": "approve", "since": "2025-07-01", "words": "bridge"}
    page.text_input[0].set_value("school").run()
    page.selectbox[0].set_value("").run()
    assert asked[-1] == {"act": "approve", "since": "2025-07-01", "words": "school"}
    assert page.query_params["words"] == "school"
    assert "body" not in page.query_params


def test_a_decision_leads_to_its_journey(opened: Open, answers: Answers) -> None:
    answers["decisions"] = [decision(1, matter="matter/1"), decision(2)]
    assert links(opened("decisions")).count("matter=matter%2F1") == 1


# Evidence


def test_evidence_says_what_the_fact_is_without_reading_other_facts(opened: Open, answers: Answers) -> None:
    def never(**_: str) -> Iterator[Any]:
        raise AssertionError("this page needs one fact only")

    answers |= dict.fromkeys(("decisions", "journeys", "journey"), never)
    answers["fact"], answers["evidence"] = [fact(act="note", matter="matter/1")], [evidence()]
    page = opened("evidence", fact="decision/1")
    assert "1 July 2025 · Noted · item 4, Bridge" in text(page)
    assert "matter=matter%2F1" in links(page)
    assert links(opened("evidence", fact="decision/1", matter="matter/1")).count("matter=matter%2F1") == 1


def test_a_fact_without_words_of_its_own_says_so(opened: Open, answers: Answers) -> None:
    answers["fact"] = [fact("Authority", title="Ashcombe County Council")]
    assert "No words of its own." in text(opened("evidence", fact="authority/a"))


# Harm


def test_no_text_of_a_document_becomes_html_or_markdown(opened: Open, answers: Answers) -> None:
    answers["journeys"] = [matter(1, HOSTILE)]
    answers["journey"] = [step(1, PANEL, "2025-07-01", item_title=HOSTILE + "!", text=HOSTILE, minute=HOSTILE)]
    answers["decisions"] = [decision(1, title=HOSTILE, text=HOSTILE, body_name=HOSTILE, number=HOSTILE, label=HOSTILE)]
    answers["evidence"] = [evidence(document_name=HOSTILE)]
    answers["fact"] = [fact("Interest", title=HOSTILE, detail=HOSTILE, number=HOSTILE, item_title=HOSTILE)]
    answers["flows"] = [{**flow(PANEL, CABINET, 1), "source_name": HOSTILE}]
    for page, parameters in (
        ("overview", {"source": HOSTILE}),
        ("journey", {}),
        ("journey", {"matter": "matter/1"}),
        ("decisions", {"words": HOSTILE}),
        ("evidence", {"fact": "decision/1", "matter": HOSTILE}),
    ):
        test = opened(page, **parameters)
        shown = text(test)
        assert "<script" not in shown
        assert "<img" not in shown
        assert "&lt;script&gt;" in shown or page == "overview"
        assert not test.markdown
        assert all("bold" not in link.proto.label for link in test.get("page_link"))
