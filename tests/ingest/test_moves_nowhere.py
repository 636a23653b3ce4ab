"""Lines that name a body and move no business to or from it."""

import pytest

from ontology.record import Record
from tests.ingest.helpers import record

HEAD = "Minutes of the meeting of the {body} held at County Hall, Ashcombe on Tuesday 4 March 2025\n\n"
PRESENT = "Present: Councillors Ann Bell (Chair), Carl Dunn and Eve Hart\n\n"
FIRST = "1. APOLOGIES\n\nNone were received.\n\n"


def of(body: str, text: str, title: str = "Quay repairs") -> Record:
    return record(f"{HEAD.format(body=body)}{PRESENT}{FIRST}2. {title.upper()}\n\n{text}\n")


STAYS = [
    ("Harbour Panel", "RESOLVED that no items be referred to Council."),
    ("Harbour Panel", "There were no outstanding referrals."),
    ("Harbour Panel", "Referrals to social care had risen by 4%."),
    ("Harbour Panel", "Ofsted recommendations had been acted upon."),
    ("Harbour Panel", "The partnership now reports to the Board."),
    (
        "Harbour Panel",
        ("RESOLVED that authority be delegated to the Director, in consultation with the Cabinet Member for Ports."),
    ),
    ("Harbour Panel", "The Cabinet Member for Ports introduced the report."),
    ("Harbour Panel", "The Council had spent less than it had planned."),
    ("Harbour Panel", "Members asked about the role of the Health Board."),
    ("Harbour Panel", "RESOLVED that the minutes of the Harbour Panel held on 4 February 2025 be confirmed."),
    ("Harbour Panel", "The Panel considered a report of the Director of Ports."),
    ("Harbour Panel", "The Council's budget for 2025 was set in February."),
    ("Harbour Panel", "The next meeting of the Panel would be held on 8 April 2025."),
    ("Harbour Panel", "He referred to the Council's plan for tides."),
    ("Harbour Panel", "Councillor Bell was a member of the Health Board."),
    ("Harbour Panel", "The case was reported to the police."),
    ("Harbour Panel", "Residents had written to the Council about gulls."),
    ("Harbour Panel", "The Panel discussed the work of the Audit Committee."),
    ("Harbour Panel", "The contract had been awarded by the Council in May."),
    ("Harbour Panel", "The Director reported that the Council was in a good position."),
    ("Harbour Panel", "A Member asked whether the Cabinet had considered oars."),
    ("Harbour Panel", "The item was deferred to the next meeting."),
    ("Cabinet", "RESOLVED that the report be noted."),
    ("Cabinet", "The Leader of the Council thanked the Committee."),
    ("Harbour Panel", "The Board met four times a year and was chaired by the Director."),
    ("Harbour Panel", "Children were referred to the Partnership by schools."),
    ("Harbour Panel", "It was for the Council to decide."),
    ("Harbour Panel", "RESOLVED that the Panel notes the progress made by the Council on oars."),
    ("Harbour Panel", "The scheme was funded by the Combined Authority."),
    ("Harbour Panel", "A motion that the matter be referred to Council was lost by 3 votes to 6."),
    ("Cabinet", "The Leader presented the report of the Chief Executive."),
    ("Harbour Panel", "The Health Board had a budget of £9m."),
    ("Harbour Panel", "The Council would set its budget in February."),
    ("Harbour Panel", "Members received a presentation from the Head of Roads."),
    ("Harbour Panel", "The Cabinet Member agreed to look at the figures."),
    ("Harbour Panel", "It was noted that the Council had responded to the consultation."),
    ("Harbour Panel", "The Chair of the Panel thanked the Director for the report."),
    ("Harbour Panel", "The contract with the Trust would end in May."),
    ("Harbour Panel", "Officers would attend the Partnership's meetings."),
    ("Harbour Panel", "The Panel received the minutes of its meeting on 4 February 2025."),
    ("Harbour Panel", "Councillor Dunn asked whether the Council had written to the Minister."),
    ("Harbour Panel", "The Board will meet again on 8 April 2025."),
]


@pytest.mark.parametrize(("body", "text"), STAYS)
def test_what_moves_nowhere(body: str, text: str) -> None:
    assert of(body, text).referrals == []
