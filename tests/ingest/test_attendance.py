"""Attendance lists in the forms of British and Irish minutes, each a made-up one: who, in what capacity,"
" with what."""

import pytest

from ingest.extract import extract
from ingest.read import read
from tests.ingest.helpers import record

COMMITTEE = (
    "Minutes of the meeting of the Highways Committee of Ashcombe County Council held at County Hall, Ashcombe "
    "on Tuesday 4 March 2025 at 10.00 am\n\n"
)
COUNTY = (
    "ASHCOMBE COUNTY COUNCIL\n\nMINUTES OF MONTHLY MEETING OF ASHCOMBE COUNTY COUNCIL HELD ON MONDAY 3RD MARCH 2025 "
    "IN THE COUNCIL CHAMBER AT 2.00 P.M.\n\n"
)
PARISH = (
    "Minutes of the meeting of Fernley Parish Council held in the Village Hall on Tuesday 4 March 2025 at 7.30 pm\n\n"
)
COMMUNITY = PARISH.replace("Parish", "Community")
BOARD = PARISH.replace("Fernley Parish Council", "the Health and Wellbeing Board")
TAIL = (
    "\n\n2. MINUTES\n\nIt was RESOLVED that the minutes of the last meeting be confirmed.\n\n"
    "3. ROADS\n\nMembers noted the report.\n"
)


def shown(text: str, name: str = "m.txt") -> list[str]:
    """The people, each on a line: name, capacity, and what else is said."""
    rows = extract(read(name, text.encode())).people if name != "m.txt" else record(text, name).people
    keys = ("office", "post", "organisation", "substitute_for")
    found = []
    for row in rows:
        more = [value for key in keys if (value := getattr(row, key))] + (["remote"] if row.remote else [])
        found.append(" | ".join([row.name, row.capacity, *more]))
    return found


IRISH = [
    (
        "PRESENT:\n\nAn tArdmhéara Comhairleoir A. Bell in the chair.\n\nNORTH EAST:\n\nComhairleoirí T."
        " Hart, M. Dunn\n\n"
        "ALSO PRESENT:\n\nMs. J. Orchard, Chief Executive.\n\nAPOLOGIES:\n\nComhairleoir W. Fry",
        [
            "A Bell | member | An tArdmhéara",
            "T Hart | member",
            "M Dunn | member",
            "J Orchard | officer | Chief Executive",
            "W Fry | apologies",
        ],
    ),
    (
        "Members Present\n\nFianna Fáil\nCllr. A. Bell\nCllr. T. Hart\n\nSinn Féin\nCllr. W."
        " Fry\n\nOfficials Present\n\n"
        "Peter Holt\tChief Executive",
        ["A Bell | member", "T Hart | member", "W Fry | member", "Peter Holt | officer | Chief Executive"],
    ),
    (
        "PRESENT:\n\nCllr. A. Bell, Cathaoirleach, presided.\n\nAlso in attendance: Cllrs. T. Hart, M."
        " Dunn,\nW. Fry\n\n"
        "OFFICIALS IN ATTENDANCE:\n\nMr. P. Holt, Chief Executive\n\nAPOLOGIES: An apology was received"
        " from Cllr. B. Ash.",
        [
            "A Bell | member | Cathaoirleach",
            "T Hart | member",
            "M Dunn | member",
            "W Fry | member",
            "P Holt | officer | Chief Executive",
            "B Ash | apologies",
        ],
    ),
    (
        "In the Chair: Councillor Ann Bell, Cathaoirleach\n\nCouncillors: Hart, T.; Dunn, M.; Fry, W.\n\n"
        "Attended Remotely: Councillors Frost, J.; Reid, S.; Ash, B.\n\nOfficials: Mr Peter Holt, A/Chief Executive",
        [
            "Ann Bell | member | Cathaoirleach",
            "Hart T | member",
            "Dunn M | member",
            "Fry W | member",
            "Frost J | member | remote",
            "Reid S | member | remote",
            "Ash B | member | remote",
            "Peter Holt | officer | A/Chief Executive",
        ],
    ),
    (
        "PRESENT:\n\nMr. Jim Bell (in the Chair)\n\nMs. Ann Hart, M.C.C.\n\nIN ATTENDANCE:\n\nMr. Sam Dunn,"
        " Director of Roads",
        ["Jim Bell | member | Chair", "Ann Hart | member", "Sam Dunn | officer | Director of Roads"],
    ),
    (
        "Present: Councillors T. Hart, A. Bell\n\nOfficials\n\nPeter Holt, Chief Executive.\n\n"
        "Present via MS Teams:\n\nCllrs. D. Fry, J. Ash\n\nPresiding\n\nThe outgoing Cathaoirleach, Cllr."
        " A. Bell spoke.",
        [
            "T Hart | member",
            "A Bell | member | outgoing Cathaoirleach",
            "Peter Holt | officer | Chief Executive",
            "D Fry | member | remote",
            "J Ash | member | remote",
        ],
    ),
    (
        "Councillors:\n\nBARDEN\n\nPAT\n\nCARTHY\n\nCOLE\n\nGERARD\n\nJIM\n\n(Remote)\n\nMURPHY\n\nBARBARA\n\nANNE\n\n"
        ""
        "Officials:\n\nMs. A. Oak, Head of Finance",
        [
            "BARDEN PAT | member",
            "CARTHY GERARD | member",
            "COLE JIM | member | remote",
            "MURPHY BARBARA ANNE | member",
            "A Oak | officer | Head of Finance",
        ],
    ),
]
BRITISH = [
    (
        "Sederunt: Councillors Ann Bell (Convener), Tom Hart and Ewan Fry.\n\nApologies: Apologies were"
        " intimated on behalf "
        "of Councillors Reid and Shaw.\n\nIn Attendance: J Orchard, Chief Executive; and S Frost, Clerk.",
        [
            "Ann Bell | member | Convener",
            "Tom Hart | member",
            "Ewan Fry | member",
            "J Orchard | officer | Chief Executive",
            "S Frost | officer | Clerk",
            "Reid | apologies",
            "Shaw | apologies",
        ],
    ),
    (
        "Present: Aldermen – J Hart and P Dunn\nCouncillors – A Bell, C Fry\n\nIn Attendance: Chief"
        " Executive – Mrs T Orchard"
        "\nDirector of Operations – Mr G Girv",
        [
            "J Hart | member",
            "P Dunn | member",
            "A Bell | member",
            "C Fry | member",
            "T Orchard | officer | Chief Executive",
            "G Girv | officer | Director of Operations",
        ],
    ),
    (
        "Chair: Councillor Ann Bell\nMembers: Councillors Tom Hart and Will Fry (substitute for Councillor"
        " Jo Frost)\n"
        "Also in attendance: Councillor Sam Reid (Cabinet Member for Roads)\nOfficers: Jane Orchard (Head of Roads)",
        [
            "Ann Bell | member | Chair",
            "Tom Hart | member",
            "Will Fry | member | Jo Frost",
            "Sam Reid | councillor | Cabinet Member for Roads",
            "Jane Orchard | officer | Head of Roads",
        ],
    ),
    (
        "ALSO PRESENT: Councillors Ann Bell and Tom Hart\n\nJane Orchard (Head of Finance), Sue Lane"
        " (Democratic Services)\n\n"
        "Dev Holt and Kim Oak (Audit Commission)\n\nPRESENT: Councillors C Ash",
        [
            "Ann Bell | councillor",
            "Tom Hart | councillor",
            "Jane Orchard | officer | Head of Finance",
            "Sue Lane | officer | Democratic Services",
            "Dev Holt | guest | Audit Commission",
            "Kim Oak | guest | Audit Commission",
            "C Ash | member",
        ],
    ),
    (
        "Present: Ms. P Lane, (PL) Mr. H. McHart (HMcH), Mary Dunn (MD)",
        ["P Lane | member", "H McHart | member", "Mary Dunn | member"],
    ),
]
LOCAL = [
    (
        "Present\n\nCouncillors D Bell (Chair) R Hart, & P Dunn Clerk J Orchard\n\nMember of the Public Mr M Fry\n\n"
        "Apologies\n\nCouncillors A Ash & K Elm\n\nMatters Arising\n\nNone.",
        [
            "D Bell | member | Chair",
            "R Hart | member",
            "P Dunn | member",
            "J Orchard | officer | Clerk",
            "M Fry | guest",
            "A Ash | apologies",
            "K Elm | apologies",
        ],
    ),
    (
        "PRESENT: Councillor Ann Bell in the Chair; Councillors: Tom Hart; Clerk: Jane Orchard; PCSO Sam Reid; "
        "2 members of the public.",
        [
            "Ann Bell | member | Chair",
            "Tom Hart | member",
            "Jane Orchard | officer | Clerk",
            "Sam Reid | guest | PCSO",
        ],
    ),
    (
        "Present: Cllr A Bell, Cllr C Hart\n\nIn attendance: Jane Orchard (Clerk and RFO), County"
        " Councillor T Frost, "
        "3 residents.\n\nApologies: Cllr Reid (work); Cllr Shaw (unwell).",
        [
            "A Bell | member",
            "C Hart | member",
            "Jane Orchard | officer | Clerk and RFO",
            "T Frost | councillor",
            "Reid | apologies",
            "Shaw | apologies",
        ],
    ),
]


@pytest.mark.parametrize(("text", "people"), IRISH)
def test_irish_lists(text: str, people: list[str]) -> None:
    assert shown(COUNTY + text + TAIL) == people


@pytest.mark.parametrize(("text", "people"), BRITISH)
def test_british_lists(text: str, people: list[str]) -> None:
    assert sorted(shown(COMMITTEE + text + TAIL)) == sorted(people)


@pytest.mark.parametrize(("text", "people"), LOCAL)
def test_parish_lists(text: str, people: list[str]) -> None:
    assert shown(PARISH + text + TAIL) == people


def test_a_community_names_its_own_people_first() -> None:
    text = (
        "Attending: Ann Bell (Chairperson), Tom Hart (Treasurer), Mary Dunn, Will Fry, Cllr Jo Frost, Sue"
        " Lane MSP, PC Ash"
    )
    assert shown(COMMUNITY + text + TAIL) == [
        "Ann Bell | member | Chairperson",
        "Tom Hart | member | Treasurer",
        "Mary Dunn | member",
        "Will Fry | member",
        "Jo Frost | councillor",
        "Sue Lane | guest",
        "Ash | guest | PC",
    ]


def test_a_partnership_s_members_come_from_organisations() -> None:
    text = (
        "Board Members:\n\nDr Tom Hart – Fernley CCG\nMary Dunn – Director of Public Health\n\nIn"
        " attendance:\n\nJo Ash – Clerk"
    )
    assert shown(BOARD + text + TAIL) == [
        "Tom Hart | member | Fernley CCG",
        "Mary Dunn | member | Director of Public Health",
        "Jo Ash | officer | Clerk",
    ]


def test_a_meeting_held_remotely() -> None:
    head = "Fernley Parish Council met remotely via Zoom at 6.45pm on 4 March 2025.\n\n"
    text = "PRESENT\n\nCouncillors A Bell and C Hart.\n\nCllr. A. Bell took the Chair and welcomed all."
    assert shown(head + text + TAIL + "\nThe Chairperson closed the meeting.") == [
        "A Bell | member | Chairperson | remote",
        "C Hart | member | remote",
    ]


def test_whoever_is_elected_holds_the_chair() -> None:
    text = (
        "Present: Cllrs A Bell, C Hart\n\n1. ELECTION\n\nIt was agreed that Cllr. Ann Bell be elected Cathaoirleach of "
    )
    found = shown(COUNTY + text + "Ashcombe County Council. Cllr. C. Hart was elected Chair of Roads Group." + TAIL)
    assert found == ["A Bell | member | Cathaoirleach", "C Hart | member"]


TABLES = [
    (
        "m.html",
        "<table><tr><th>Name</th><th>Role</th><th>Attendance</th></tr><tr><td>Cllr Ann"
        " Bell</td><td>Chair</td><td>Present"
        "</td></tr><tr><td>Cllr Tom Hart</td><td></td><td>Apologies</td></tr></table>",
        ["Ann Bell | member | Chair", "Tom Hart | apologies"],
    ),
    (
        "m.html",
        "<table><tr><td>Present:</td><td>Cllr Ann Bell (Chair)<br>Cllr Tom Hart</td></tr><tr><td>In"
        " attendance:</td><td>"
        "Jane Orchard (Clerk)<br>Peter Holt</td></tr><tr><td>Apologies:</td><td>Cllr Fry</td></tr></table>",
        [
            "Ann Bell | member | Chair",
            "Tom Hart | member",
            "Jane Orchard | officer | Clerk",
            "Peter Holt | officer",
            "Fry | apologies",
        ],
    ),
]


@pytest.mark.parametrize(("name", "table", "people"), TABLES)
def test_tables(name: str, table: str, people: list[str]) -> None:
    head = "<h1>Minutes of the Finance Committee</h1><p>Ashcombe Town Council, Tuesday 4 March 2025 at 7.00 pm</p>"
    tail = "<h2>1. Minutes</h2><p>RESOLVED that the minutes be confirmed.</p>"
    assert shown(f"<html><body>{head}{table}{tail}</body></html>", name) == people


def test_columns_of_headings() -> None:
    text = (
        "# Fernley Town Council\n\nMinutes of meeting held on Tuesday 4 March 2025 at 7pm\n\n| Present |"
        " Apologies |\n|---|---|\n"
        "| Cllr Ann Bell (Chair) | Mary Dunn |\n| Cllr Tom Hart | Will Fry |\n\n## 1. Minutes\n\nThe"
        " minutes were approved.\n"
    )
    assert shown(text, "m.md") == [
        "Ann Bell | member | Chair",
        "Tom Hart | member",
        "Mary Dunn | apologies",
        "Will Fry | apologies",
    ]
