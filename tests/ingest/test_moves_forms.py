"""The forms in which business moves between bodies and interests are declared, and lines that state neither."""

import pytest

from ontology.record import Record
from tests.ingest.helpers import record

HEAD = "Minutes of the meeting of the {body} held at County Hall, Ashcombe on Tuesday 4 March 2025\n\n"
PRESENT = "Present: Councillors Ann Bell (Chair), Carl Dunn and Eve Hart\n\n"
FIRST = "1. APOLOGIES\n\nNone were received.\n\n"


def of(body: str, text: str, title: str = "Quay repairs") -> Record:
    return record(f"{HEAD.format(body=body)}{PRESENT}{FIRST}2. {title.upper()}\n\n{text}\n")


MOVES = [
    (
        "Harbour Panel",
        "RESOLVED that the Panel recommends to Cabinet that the ferry run daily.",
        [("Harbour Panel", "Cabinet", "recommend", "made")],
    ),
    (
        "Harbour Panel",
        "RESOLVED: That it be recommended to Council that the quay be widened.",
        [("Harbour Panel", "Council", "recommend", "made")],
    ),
    ("Cabinet", "RECOMMENDED TO COUNCIL that the budget be approved.", [("Cabinet", "COUNCIL", "recommend", "made")]),
    (
        "Cabinet",
        "RESOLVED that Council be recommended to adopt the plan.",
        [("Cabinet", "Council", "recommend", "made")],
    ),
    (
        "Cabinet",
        "RESOLVED that Full Council be requested to approve the virement.",
        [("Cabinet", "Full Council", "recommend", "made")],
    ),
    (
        "Harbour Panel",
        "RESOLVED that the matter be referred to the Planning Committee for consideration.",
        [("Harbour Panel", "Planning Committee", "refer", "made")],
    ),
    (
        "Harbour Panel",
        "AGREED to refer the report back to the Cabinet Member and on to the Audit Committee.",
        [("Harbour Panel", "Audit Committee", "refer", "made")],
    ),
    (
        "Harbour Panel",
        "RESOLVED that the comments of the Panel be forwarded to the Executive.",
        [("Harbour Panel", "Executive", "refer", "made")],
    ),
    (
        "Harbour Panel",
        "The Panel asked that its concerns be conveyed to the Health Board.",
        [("Harbour Panel", "Health Board", "refer", "made")],
    ),
    (
        "Harbour Panel",
        ("RESOLVED that the decision of the Cabinet be referred back to the Cabinet for reconsideration."),
        [("Harbour Panel", "Cabinet", "refer", "made")],
    ),
    (
        "Harbour Panel",
        ("The decision made by the Cabinet on 4 February 2025 had been called in by three Members."),
        [("Cabinet", "Harbour Panel", "call_in", "received")],
    ),
    (
        "Cabinet",
        "The Chair of the Harbour Scrutiny Panel presented the Panel's report on oars.",
        [("Harbour Scrutiny Panel", "Cabinet", "report", "received")],
    ),
    (
        "Cabinet",
        ("The Cabinet considered a reference from the Harbour Scrutiny Panel held on 4 February 2025."),
        [("Harbour Scrutiny Panel", "Cabinet", "refer", "received")],
    ),
    (
        "Cabinet",
        ("The Harbour Scrutiny Panel, at its meeting on 4 February 2025, had recommended that oars be bought."),
        [("Harbour Scrutiny Panel", "Cabinet", "recommend", "received")],
    ),
    (
        "Cabinet",
        "RESOLVED that the recommendations of the Harbour Scrutiny Panel be accepted.",
        [("Cabinet", "Harbour Scrutiny Panel", "respond", "made")],
    ),
    (
        "Harbour Panel",
        ("The Cabinet, at its meeting on 4 February 2025, had accepted the Panel's recommendations."),
        [("Cabinet", "Harbour Panel", "respond", "received")],
    ),
    (
        "Harbour Panel",
        "The Panel considered the response of the Cabinet to its report on oars.",
        [("Cabinet", "Harbour Panel", "respond", "received")],
    ),
    (
        "Harbour Panel",
        "The report would be submitted to Cabinet on 8 April 2025.",
        [(None, "Cabinet", "report", "planned")],
    ),
    (
        "Harbour Panel",
        "The strategy would be considered by Cabinet in April and by Council in May.",
        [(None, "Cabinet", "report", "planned"), (None, "Council", "report", "planned")],
    ),
    (
        "Harbour Panel",
        ("The timetable was: Harbour Panel 4 March 2025, Cabinet 8 April 2025, Council 6 May 2025."),
        [(None, "Cabinet", "report", "planned"), (None, "Council", "report", "planned")],
    ),
    (
        "Harbour Panel",
        "RESOLVED that a further report be submitted to the Panel in six months.",
        [(None, "Harbour Panel", "report", "planned")],
    ),
    (
        "Harbour Panel",
        "The Panel requested that an update be brought back to the Panel in July.",
        [(None, "Harbour Panel", "report", "planned")],
    ),
    (
        "Harbour Panel",
        "RESOLVED that the Head of Quays report back to the Panel in July.",
        [(None, "Harbour Panel", "report", "planned")],
    ),
    (
        "Harbour Panel",
        "RESOLVED that a letter be sent to the Welsh Government expressing concern.",
        [("Harbour Panel", "Welsh Government", "refer", "made")],
    ),
    (
        "Ashcombe Town Council",
        "RESOLVED to write to Dunmore County Council asking for salt.",
        [("Ashcombe Town Council", "Dunmore County Council", "refer", "planned")],
    ),
    (
        "Ashcombe Parish Council",
        "A letter had been received from Dunmore District Council asking for views on the plan.",
        [("Dunmore District Council", "Ashcombe Parish Council", "refer", "received")],
    ),
    (
        "Ashcombe Parish Council",
        "RESOLVED that the Council's objections be submitted to the Planning Inspectorate.",
        [("Ashcombe Parish Council", "Planning Inspectorate", "refer", "made")],
    ),
    (
        "Council",
        (
            "The minutes of the Cabinet of 4 February 2025 were submitted, and the "
            "recommendations therein were approved."
        ),
        [("Cabinet", "Council", "report", "received")],
    ),
    (
        "Council",
        "RESOLVED that the recommendations of the Cabinet be approved.",
        [("Cabinet", "Council", "recommend", "received")],
    ),
    (
        "Council",
        ("Cabinet - 4 February 2025 - Minute 63 - Ferry fares\n\nRESOLVED that the fares be approved."),
        [("Cabinet", "Council", "recommend", "received")],
    ),
    (
        "Council",
        "Under Standing Order 12 the motion stood referred to the Cabinet without discussion.",
        [("Council", "Cabinet", "refer", "made")],
    ),
    (
        "Council",
        "RESOLVED that the petition be referred to the Executive for response.",
        [("Council", "Executive", "refer", "made")],
    ),
    (
        "Council",
        "The Council received the annual report of the Audit Committee.",
        [("Audit Committee", "Council", "report", "received")],
    ),
    (
        "Council",
        ("Councillor Dunn, Chair of the Audit Committee, presented the annual report of the Committee."),
        [("Audit Committee", "Council", "report", "received")],
    ),
    (
        "Harbour Panel",
        "The Audit Committee had asked the Panel to look at the accounts.",
        [("Audit Committee", "Harbour Panel", "refer", "received")],
    ),
    (
        "Harbour Panel",
        "The Board had remitted the matter to the Panel for a decision.",
        [("Board", "Harbour Panel", "refer", "received")],
    ),
    (
        "Harbour Committee",
        "The Committee agreed to remit the report to the Finance Committee for its interest.",
        [("Harbour Committee", "Finance Committee", "refer", "made")],
    ),
    (
        "Harbour Committee",
        "AGREED to recommend to the Council that the byelaws be made.",
        [("Harbour Committee", "Council", "recommend", "made")],
    ),
    (
        "Harbour Committee",
        (
            "Under reference to paragraph 8 of the minute of the Finance Committee of 4 "
            "February 2025, there was submitted a report."
        ),
        [("Finance Committee", "Harbour Committee", "refer", "received")],
    ),
    (
        "Harbour Committee",
        "There was a reference from the Finance Committee of 4 February 2025.",
        [("Finance Committee", "Harbour Committee", "refer", "received")],
    ),
    (
        "Cabinet",
        "Matters referred to Cabinet by the Harbour Panel",
        [("Harbour Panel", "Cabinet", "refer", "received")],
    ),
    (
        "Cabinet",
        "The Leader said that the budget would be presented to full Council on 27 March 2025.",
        [(None, "full Council", "report", "planned")],
    ),
    (
        "Harbour Panel",
        "RESOLVED that Cabinet be informed that the Panel supports Option B.",
        [("Harbour Panel", "Cabinet", "refer", "made")],
    ),
    (
        "Harbour Panel",
        "The Panel's recommendations would be reported to Cabinet on 8 April 2025.",
        [(None, "Cabinet", "report", "planned")],
    ),
    (
        "Harbour Panel",
        "It was agreed that the task group's findings be passed to the Audit Committee.",
        [("Harbour Panel", "Audit Committee", "refer", "made")],
    ),
    (
        "Harbour Panel",
        "The task and finish group would report its findings to the Panel in June.",
        [("task and finish group", "Harbour Panel", "report", "planned")],
    ),
    (
        "Harbour Panel",
        "The Annual Report was endorsed for submission to Council.",
        [("Harbour Panel", "Council", "report", "made")],
    ),
    (
        "Harbour Panel",
        "Subject to approval by Council on 6 May 2025, the ferry would run daily.",
        [(None, "Council", "refer", "planned")],
    ),
    (
        "Harbour Panel",
        ("Councillor Dunn reported that the Cabinet had agreed the Panel's recommendations on oars."),
        [("Cabinet", "Harbour Panel", "respond", "received")],
    ),
    (
        "Harbour Panel",
        "The Leader attended to present the Cabinet's response to the Panel's review.",
        [("Cabinet", "Harbour Panel", "respond", "received")],
    ),
    (
        "Cabinet",
        ("Councillor Dunn, Chairman of the Overview and Scrutiny Committee, outlined the views of the Committee."),
        [("Overview and Scrutiny Committee", "Cabinet", "refer", "received")],
    ),
    (
        "Cabinet",
        "The comments of the Overview and Scrutiny Committee were noted.",
        [("Overview and Scrutiny Committee", "Cabinet", "refer", "received")],
    ),
    (
        "Cabinet",
        (
            "The Overview and Scrutiny Committee had considered the report at its meeting on 20 "
            "February 2025 and supported the proposals."
        ),
        [("Overview and Scrutiny Committee", "Cabinet", "refer", "received")],
    ),
    (
        "Cabinet",
        (
            "The Overview and Scrutiny Committee considered this matter on 20 February 2025 and "
            "made the following comments:"
        ),
        [("Overview and Scrutiny Committee", "Cabinet", "refer", "received")],
    ),
    (
        "Cabinet",
        ("RESOLVED: (a) that the plan be approved; and (b) that Council be asked to note the position."),
        [("Cabinet", "Council", "refer", "made")],
    ),
    (
        "Harbour Panel",
        "RESOLVED that the Cabinet be requested to reconsider the closure.",
        [("Harbour Panel", "Cabinet", "recommend", "made")],
    ),
    (
        "Harbour Panel",
        ("That the Committee's comments be reported to the meeting of the Cabinet on 11 March 2025."),
        [("Harbour Panel", "Cabinet", "refer", "made")],
    ),
    (
        "Harbour Panel",
        "RESOLVED that the report be commended to the Health and Wellbeing Board.",
        [("Harbour Panel", "Health and Wellbeing Board", "recommend", "made")],
    ),
    (
        "Harbour Panel",
        "It was agreed that this be escalated to the Integrated Care Board.",
        [("Harbour Panel", "Integrated Care Board", "refer", "made")],
    ),
    (
        "Council",
        "The Council considered the report of the Independent Remuneration Panel.",
        [("Independent Remuneration Panel", "Council", "report", "received")],
    ),
    (
        "Council",
        "Councillor Bell moved the recommendations of the Cabinet of 12 February 2025.",
        [("Cabinet", "Council", "recommend", "received")],
    ),
    (
        "Council",
        "Minute 27 of the Cabinet held on 12 February 2025 was submitted for consideration.",
        [("Cabinet", "Council", "recommend", "received")],
    ),
    (
        "Council",
        "Recommendations from the Licensing Committee held on 12 February 2025 were considered.",
        [("Licensing Committee", "Council", "recommend", "received")],
    ),
    (
        "Council",
        ("In accordance with Procedure Rule 14 the motion was referred to the Scrutiny Board for report."),
        [("Council", "Scrutiny Board", "refer", "made")],
    ),
    (
        "Council",
        "It was resolved that the motion be remitted to the Harbour Committee.",
        [("Council", "Harbour Committee", "refer", "made")],
    ),
    (
        "Harbour Committee",
        ("The Council, at its meeting on 6 February 2025, had referred a motion on gulls to this Committee."),
        [("Council", "Harbour Committee", "refer", "received")],
    ),
    (
        "Harbour Committee",
        "Councillor Dunn had submitted a motion which Council had referred to the Committee.",
        [("Council", "Harbour Committee", "refer", "received")],
    ),
    (
        "Harbour Committee",
        ("The final report would return to the Committee in June prior to consideration by Cabinet."),
        [(None, "Harbour Committee", "report", "planned")],
    ),
    (
        "Harbour Committee",
        "A report on oars would be brought to the Committee in June.",
        [(None, "Harbour Committee", "report", "planned")],
    ),
    (
        "Harbour Committee",
        ("The Executive Committee will be asked to approve the plan at its meeting on 8 April 2025."),
        [(None, "Executive Committee", "report", "planned")],
    ),
    (
        "Ashcombe Parish Council",
        "Dunmore District Council had written to ask for comments on the local plan.",
        [("Dunmore District Council", "Ashcombe Parish Council", "refer", "received")],
    ),
    (
        "Ashcombe Parish Council",
        "Dunmore County Council had replied that the road would be mended.",
        [("Dunmore County Council", "Ashcombe Parish Council", "respond", "received")],
    ),
]


@pytest.mark.parametrize(("body", "text", "wanted"), MOVES)
def test_what_moves_between_bodies(body: str, text: str, wanted: list[tuple[str | None, ...]]) -> None:
    assert [(row.from_, row.to, row.act, row.stage) for row in of(body, text).referrals] == wanted
