"""What became of each recommendation: by number, by words, by order, all at once, or nothing that is here."""

from __future__ import annotations

from typing import Any

import pytest

from graph.model import Contribution
from graph.resolve import resolve
from ontology.record import Act, MotionRow, Record
from tests.graph.papers import nodes, paper, targets
from tests.graph.resolve.test_matters import (
    AUGUST,
    CABINET,
    COUNCIL,
    JULY,
    PANEL,
    SEPTEMBER,
    Rows,
    clause,
    item,
    named,
    sent,
)

BUILT = "it be recommended to Cabinet that Harrow Lane Bridge be replaced at a cost of £2.4m"
SURVEY = "it be recommended to Cabinet that a survey of lorries be carried out"


def panel(*texts: str, day: str = JULY) -> Record:
    labels = "abcdef" if len(texts) > 1 else [None]
    clauses = [
        row for text, label in zip(texts, labels, strict=False) for row in clause("recommend", text, label=label)
    ]
    return paper(PANEL, day, *item(), *clauses, *sent("recommend", CABINET))


def cabinet(*clauses: tuple[Act, str], day: str = AUGUST, extra: Rows | None = None) -> Record:
    rows = [row for act, text in clauses for row in clause(act, text)]
    received = sent("recommend", None, "received", "the recommendations were considered", PANEL)
    return paper(CABINET, day, *item(), *rows, *received, *named(PANEL, JULY, "4"), *(extra or []))


def answers(judged: Contribution) -> list[tuple[Any, list[str]]]:
    """(outcome, texts of its changes) in the order of the recommendations' labels."""
    found = []
    for answer in sorted(nodes(judged, "Answer"), key=lambda node: node.id):
        changes = [n for n in nodes(judged, "Change") if targets(judged, n.id, "ofAnswer") == [answer.id]]
        texts = [str(n.props["text"]) for n in sorted(changes, key=lambda n: n.props["position"])]
        found.append((answer.props["outcome"], texts))
    return found


def became(asked: tuple[str, ...], *clauses: tuple[Act, str]) -> list[Any]:
    return [outcome for outcome, _ in answers(resolve([panel(*asked), cabinet(*clauses)]))]


@pytest.mark.parametrize(
    ("act", "text", "outcome"),
    [
        ("approve", "Harrow Lane Bridge be replaced at a cost of £2.4m, as recommended by the Panel", "accepted"),
        ("approve", "the recommendation of the Highways Cabinet Panel be accepted", "accepted"),
        ("approve", "the recommendations be agreed, subject to call-in", "accepted"),
        ("approve", "Harrow Lane Bridge be replaced, and the option of a ford be rejected", "accepted with changes"),
        ("approve", "the recommendations be agreed with the exception of the footway", "accepted with changes"),
        ("refuse", "Harrow Lane Bridge be not replaced", "refused"),
        ("refuse", "the proposal that Harrow Lane Bridge be replaced at a cost of £2.4m be rejected", "refused"),
        ("refuse", "the recommendation of the Panel be not accepted", "refused"),
        ("note", "the views of the Highways Cabinet Panel on Harrow Lane Bridge be noted", "noted"),
        ("defer", "consideration of Harrow Lane Bridge be deferred", "deferred"),
        ("note", "the recommendation, having been overtaken by events, be not pursued", "superseded"),
        ("approve", "the response of the Cabinet to the Panel on the bridge be agreed", "noted"),
    ],
)
def test_one_recommendation(act: Act, text: str, outcome: str) -> None:
    assert became((BUILT,), (act, text)) == [outcome]


def test_clause_by_clause_by_number_by_words_and_by_order() -> None:
    asked = (BUILT, SURVEY)
    by_number = became(
        asked, ("approve", "recommendation (b) be accepted"), ("refuse", "recommendation (a) be not accepted")
    )
    assert by_number == ["refused", "accepted"]
    by_words = became(
        asked, ("approve", "a survey of lorries be carried out"), ("note", "the views on the bridge be noted")
    )
    assert by_words == ["noted", "accepted"]
    assert became(asked, ("approve", "recommendations (a) and (b) be agreed")) == ["accepted", "accepted"]
    assert became(asked, ("defer", "the item be deferred")) == ["deferred", "deferred"]


def test_words_that_changed_are_data() -> None:
    changed: tuple[Act, str] = (
        "approve",
        "Harrow Lane Bridge be replaced at a cost of £3.1m, subject to the consent of the railway",
    )
    found = answers(resolve([panel(BUILT), cabinet(changed)]))
    assert found == [("accepted with changes", ["[-£2.4m] [+£3.1m, subject to the consent of the railway]"])]


def test_a_refusal_that_was_recommended_is_no_refusal() -> None:
    asked = "it be recommended to Cabinet that the bid for Harrow Lane Bridge be refused"
    assert became((asked,), ("refuse", "the bid for Harrow Lane Bridge be refused")) == ["accepted"]


@pytest.mark.parametrize(
    ("act", "text", "outcome"),
    [
        ("approve", "Harrow Lane Bridge be not closed", "accepted"),
        ("refuse", "Harrow Lane Bridge be not closed", "accepted"),
        ("refuse", "the recommendation be not accepted", "refused"),
    ],
)
def test_to_leave_undone_what_was_not_to_be_done_is_to_accept(act: Act, text: str, outcome: str) -> None:
    assert became(("Cabinet be recommended not to close Harrow Lane Bridge",), (act, text)) == [outcome]


@pytest.mark.parametrize("text", ["the minutes be noted", "the budget be approved", "Councillor Bell be thanked"])
def test_what_says_nothing_of_it_is_no_answer(text: str) -> None:
    assert became((BUILT,), ("other", text)) == ["no trace"]


@pytest.mark.parametrize(
    "text",
    [
        "the proposal that Tanner Lane Bridge be replaced at a cost of £2.4m be rejected",
        "the recommendation of the Children's Services Panel be not accepted",
        "the alternative of a ford be rejected",
    ],
)
def test_what_is_refused_elsewhere_is_not_refused_here(text: str) -> None:
    assert "refused" not in became((BUILT,), ("refuse", text))


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        # Another thing of the same words and place; another name; another year.
        (
            "it be recommended to Cabinet that the new waste site at Mill Lane be opened from 1 April",
            "the proposal that the new opening hours of the library at Mill Lane be adopted from 1 April be rejected",
        ),
        (
            "it be recommended to Cabinet that Northfields School be enlarged",
            "the proposal that Northfield School be enlarged be rejected",
        ),
        (BUILT, "Harrow Lane Bridge be replaced at a cost of £2.4m, and tlie alternative of doing nothing be rejected"),
        (BUILT, "recommendation 1 in the officers' report be not agreed"),
        # The denial is in what was asked.
        ("it be recommended to Cabinet that the abandoned depot be sold", "the abandoned depot be sold"),
        ("it be recommended to Cabinet that no more than £5,000 be spent", "£5,000 be spent"),
        ("it be recommended to Cabinet that land not used by schools be sold", "the land used by schools be sold"),
    ],
)
def test_nothing_is_refused_but_by_words_that_refuse_that_very_thing(asked: str, text: str) -> None:
    for act in ("approve", "refuse", "other"):
        assert "refused" not in became((asked,), (act, text))


@pytest.mark.parametrize(
    "text",
    [
        "the recommendation of the Panel be not approved, and that the old bridge remain until 2030",
        "the proposal to replace Harrow Lane Bridge be rejected on the grounds of cost",
        "the Panel's recommendation on Harrow Lane Bridge be not accepted, there being no money for it",
        "thc recommcndation of the Pane1 bc not accepted",
    ],
)
def test_a_refusal_may_say_why_and_what_instead(text: str) -> None:
    assert became((BUILT,), ("refuse", text)) == ["refused"]


def test_a_name_may_be_said_of_one_or_of_all() -> None:
    asked = "it be recommended to Cabinet that the opening of the halls on Thursdays be restored"
    text = "the recommendation that Thursday opening of the halls be restored be not accepted"
    assert became((asked,), ("refuse", text)) == ["refused"]


def test_the_vote_on_a_report_says_nothing_beside_the_clauses() -> None:
    moved = MotionRow(item="4", item_id="item-4", text="that the recommendations be agreed", outcome="carried")
    refused = cabinet(
        ("refuse", "the proposal that Harrow Lane Bridge be replaced at a cost of £2.4m be rejected"),
        ("approve", "the recommendations be agreed"),
        extra=[("motions", moved)],
    )
    assert answers(resolve([panel(BUILT), refused])) == [("refused", [])]


def test_one_clause_put_off_does_not_put_off_the_others() -> None:
    asked = (BUILT, "it be recommended to Cabinet that the lease of Priory Lodge be renewed")
    some = became(
        asked,
        ("approve", "Harrow Lane Bridge be replaced at a cost of £2.4m"),
        ("defer", "a decision upon the lease of Priory Lodge be deferred"),
    )
    assert some == ["accepted", "deferred"]
    until: tuple[Act, str] = ("defer", "Harrow Lane Bridge be replaced at a cost of £2.4m, with effect from 1 April")
    assert became((BUILT,), until) == ["accepted with changes"]


def test_what_a_title_says_is_no_change() -> None:
    longer: tuple[Act, str] = (
        "approve",
        "Harrow Lane Bridge, on the Harrow Lane Bridge Replacement, be replaced at a cost of £2.4m",
    )
    assert became((BUILT,), longer) == ["accepted"]


def test_a_body_that_was_not_asked_answers_whom_it_names() -> None:
    council = paper(
        COUNCIL,
        SEPTEMBER,
        *item(),
        *clause("approve", "the recommendation of the Highways Cabinet Panel be approved"),
        *named(PANEL, JULY),
    )
    assert answers(resolve([panel(BUILT), council])) == [("accepted", [])]


def test_a_clause_is_put_to_the_body_that_it_names() -> None:
    def asked_of(text: str) -> list[str]:
        made = paper(
            PANEL, JULY, *item(), *clause("recommend", text), *sent("recommend", CABINET), *sent("recommend", COUNCIL)
        )
        judged = resolve([made, cabinet(("note", "the report be noted"))])
        return targets(judged, nodes(judged, "Answer")[0].id, "askedOf")

    assert [body.rsplit("/", 1)[1] for body in asked_of(BUILT)] == ["executive"]
    further = f"{CABINET} recommends to the {COUNCIL} that Harrow Lane Bridge be replaced"
    assert [body.rsplit("/", 1)[1] for body in asked_of(further)] == ["executive"]
    assert len(asked_of("Harrow Lane Bridge be replaced")) == 2


def test_a_motion_that_was_lost_refuses_nothing() -> None:
    lost = MotionRow(item="4", item_id="item-4", text="Harrow Lane Bridge be not replaced", outcome="lost")
    agreed = cabinet(
        ("approve", "the recommendations be agreed"),
        ("refuse", "Harrow Lane Bridge be not replaced"),
        extra=[("motions", lost)],
    )
    assert answers(resolve([panel(BUILT), agreed])) == [("accepted", [])]


def test_what_was_deferred_is_answered_later() -> None:
    later = cabinet(("approve", "the recommendations be agreed"), day=SEPTEMBER)
    judged = resolve([panel(BUILT, SURVEY), cabinet(("defer", "the item be deferred")), later])
    assert [outcome for outcome, _ in answers(judged)] == ["accepted", "accepted"]


def test_a_body_takes_its_own_recommendation_back() -> None:
    again = paper(
        PANEL, AUGUST, *item(), *clause("other", "the recommendation made on 1 July be withdrawn"), *named(PANEL, JULY)
    )
    assert answers(resolve([panel(BUILT), again])) == [("superseded", [])]


def test_no_trace_says_where_it_was_looked_for_and_where_not() -> None:
    other = paper(CABINET, AUGUST, *item("Libraries"), *clause("approve", "the libraries be kept"))
    naming = paper(COUNCIL, SEPTEMBER, *item("Trees"), *named(CABINET, "2025-09-02"))
    judged = resolve([panel(BUILT), other, naming])
    answer = nodes(judged, "Answer")[0]
    assert (answer.props["outcome"], answer.props["notHere"]) == ("no trace", ("2025-09-02",))
    assert targets(judged, answer.id, "lookedAt") == [f"meeting/ashcombe-county-council/cabinet/{AUGUST}"]


def test_an_answer_has_the_words_at_both_ends() -> None:
    judged = resolve([panel(BUILT), cabinet(("approve", "the recommendation be accepted"))])
    answer = nodes(judged, "Answer")[0]
    assert [e.quote for e in answer.evidence] != []
    assert {e.quote for e in answer.evidence} == {BUILT, "the recommendation be accepted"}
    assert len(targets(judged, answer.id, "answers")) == len(targets(judged, answer.id, "givenIn")) == 1


def test_only_the_body_asked_answers() -> None:
    council = paper(
        COUNCIL, SEPTEMBER, *item(), *clause("approve", "Harrow Lane Bridge be replaced"), *named(PANEL, JULY)
    )
    assert [outcome for outcome, _ in answers(resolve([panel(BUILT), council]))] == ["no trace"]


def rows_of(*rows: tuple[Act, str, str]) -> Record:
    """A cabinet's table of responses: (act, label, text)."""
    received = sent("recommend", None, "received", "the recommendations were considered", PANEL)
    table = [row for act, label, text in rows for row in clause(act, text, label=label)]
    return paper(CABINET, AUGUST, *item(), *table, *received, *named(PANEL, JULY, "4"))


def labelled(*labels: str) -> Record:
    texts = (BUILT, SURVEY, "it be recommended to Cabinet that the toll be kept")
    rows = [row for text, label in zip(texts, labels, strict=True) for row in clause("recommend", text, label=label)]
    return paper(PANEL, JULY, *item(), *rows, *sent("recommend", CABINET))


def test_a_row_of_a_response_answers_the_recommendation_of_its_label() -> None:
    table = rows_of(
        ("refuse", "R1", "Not accepted The cost cannot be met, and a ford be thought of."),
        ("approve", "R2", "Accepted in part Lorries will be counted, but nothing else be surveyed until May."),
        ("approve", "R3", "Accepted with amendment The toll will be kept until May."),
    )
    found = [outcome for outcome, _ in answers(resolve([labelled("R1", "R2", "R3"), table]))]
    assert found == ["refused", "accepted with changes", "accepted with changes"]


def test_what_a_row_gives_as_its_reason_is_no_verdict() -> None:
    table = rows_of(
        ("refuse", "1", "Accepted. The old scheme was rejected in May."), ("defer", "2", "Agreed – it was deferred.")
    )
    found = [outcome for outcome, _ in answers(resolve([labelled("1", "2", "3"), table]))]
    assert found == ["accepted", "accepted", "no trace"]


def test_a_row_of_another_label_refuses_nothing() -> None:
    table = rows_of(("refuse", "R7", "Not accepted Harrow Lane Bridge cannot be replaced at a cost of £2.4m."))
    assert "refused" not in [outcome for outcome, _ in answers(resolve([labelled("R1", "R2", "R3"), table]))]


def test_what_a_council_asks_the_cabinet_to_do_is_put_to_it() -> None:
    asked = clause("request", "the Cabinet be asked to publish the plan of the bridge before that meeting")
    council = paper(COUNCIL, JULY, *item(), *asked, *sent("report", None, "received", "a report", CABINET))
    later = paper(CABINET, AUGUST, *item(), *clause("approve", "the lighting be renewed"), *named(COUNCIL, JULY, "4"))
    judged = resolve([council, later])
    assert [n.props["outcome"] for n in nodes(judged, "Answer")] == ["no trace"]


def test_the_addition_refused_is_what_was_to_be_added() -> None:
    asked = "it be recommended to Cabinet that £2.4m be added to the capital programme for Harrow Lane Bridge"
    refused: tuple[Act, str] = ("refuse", "the addition of Harrow Lane Bridge to the capital programme be not approved")
    assert became((asked,), refused) == ["refused"]


def test_the_reasons_for_not_accepting_one_refuse_that_one() -> None:
    told: tuple[Act, str] = ("request", "the Panel be told of the reasons for not accepting its first recommendation")
    kept: tuple[Act, str] = ("approve", "a survey of lorries be carried out")
    assert became((BUILT, SURVEY), kept, told) == ["refused", "accepted"]


def test_a_number_that_two_bodies_gave_refuses_neither() -> None:
    second = paper("Finance Panel", JULY, *item(), *clause("recommend", SURVEY, label="a"), *sent("recommend", CABINET))
    refusing = cabinet(("refuse", "recommendation (a) be not accepted"), extra=named("Finance Panel", JULY, "4"))
    found = answers(resolve([panel(BUILT, "it be recommended to Cabinet that the toll be kept"), second, refusing]))
    assert "refused" not in [outcome for outcome, _ in found]
