"""The words that counties are made of. All made up; common surnames are common on purpose."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

T = TypeVar("T")

HEADS = "Ather Brack Cald Dunn Eller Fernel Gors Hazen Ivel Kestrel Larken Marrow Nether Orrin Pellan Quarn Rushen"
HEADS += " Stavel Thornel Ulver Vellan Wenning Yarrow"
TAILS = "combe wick mere holt stoke thwaite cote garth"
PLACES = tuple(head + tail for head in HEADS.split() for tail in TAILS.split())

# The first are the commonest: half of all people bear one of the first dozen.
_SURNAMES = """
Hughes Clarke Marsh Bell Taylor Davies Evans Carter Webb Phillips Stephens Walker Clark Stevens Philips
Robinson Thompson White Edwards Green Hall Wood Harris Lewis Martin Jackson Turner Hill Scott Cooper Morris
Ward Moore King Watson Baker Harrison Morgan Patel Young Allen Mitchell James Anderson Lee Parker Begum
O'Neill Khan
"""
SURNAMES = tuple(_SURNAMES.split())
_MEN = """
John:Jack William:Bill Anthony:Tony Robert:Bob Michael:Mike James:Jim Peter: Richard:Dick Alan: Brian: Colin:
David:Dave Edward:Ted Frank: George: Keith: Martin: Nigel: Paul: Ronald:Ron Stephen:Steve Imran: Thomas:Tom
"""
MEN = tuple(_MEN.split())
_WOMEN = """
Janet:Jan Elizabeth:Liz Margaret:Maggie Susan:Sue Patricia:Pat Christine:Chris Joan: Mary: Ruth: Helen: Carol:
Deborah:Debbie Jacqueline:Jackie Barbara: Ann: Rosemary: Katherine:Kate Fatima: Sheila: Linda: Wendy:
"""
WOMEN = tuple(_WOMEN.split())
RARE_TAILS = ("olanthe", "erwyn", "isabeau", "ophrin", "amsel", "undine")
POSTS = (
    "Chief Executive",
    "Director of Highways",
    "Director of Finance",
    "Director of Children's Services",
    "Monitoring Officer",
    "Head of Libraries",
    "Head of Planning",
    "Democratic Services Officer",
)
STREETS = tuple(
    f"{name} {kind}"
    for name in ["Mill", "Church", "Station", "Harrow", "Tanner", "Orchard"]
    for kind in ["Lane", "Road"]
)
WARDS = ("Upper", "Lower", "Great", "Little")


class Work(NamedTuple):
    """A thing to be done at a place. `again` is how another clerk would head it; `{p}` is the place."""

    title: str
    again: str
    what: str


WORKS = (
    Work("{p} Bridge Replacement", "Renewal of the Bridge at {p}", "the replacement of the bridge at {p}"),
    Work("{p} Junction Improvement", "Junction Works, {p}", "the improvement of the junction at {p}"),
    Work("{p} Car Park Charges", "Parking Charges at {p}", "the schedule of charges for the car park at {p}"),
    Work("{p} Flood Alleviation Scheme", "Flood Defences: {p}", "the flood alleviation scheme at {p}"),
    Work("{p} Library Opening Hours", "Hours of Opening, {p} Library", "the new opening hours of the library at {p}"),
    Work("{p} Cycle Route", "Proposed Cycleway: {p}", "the cycle route along {p}"),
    Work("{p} Depot Disposal", "Sale of Land at {p} Depot", "the disposal of the depot at {p}"),
    Work("{p} Day Centre Closure", "Future of the Day Centre at {p}", "the closure of the day centre at {p}"),
    Work("{p} Speed Limit", "Speed Restriction, {p}", "the 20 mph limit on {p}"),
    Work("{p} Household Waste Site", "Waste Site at {p}", "the new household waste site at {p}"),
)
POLICIES = (
    Work("Home to School Transport Policy", "School Transport Policy Review", "the home to school transport policy"),
    Work("Tree Strategy", "Strategy for Trees and Woodland", "the tree strategy"),
    Work("Fees and Charges", "Review of Fees and Charges", "the schedule of fees and charges"),
    Work("Youth Justice Plan", "Youth Justice: Annual Plan", "the youth justice plan"),
    Work("Winter Service Plan", "Winter Gritting Plan", "the winter service plan"),
    Work("Admissions Arrangements", "School Admissions Arrangements", "the admissions arrangements"),
    Work("Capital Programme", "Capital Programme and Borrowing", "the capital programme"),
    Work("Pay Policy Statement", "Statement of Pay Policy", "the pay policy statement"),
)
REPORTS = (
    "Annual Report of the Corporate Parenting Board",
    "Adoption Service Annual Report",
    "Annual Complaints Report",
    "Health and Safety Annual Report",
    "Fostering Service Annual Report",
    "Trading Standards Annual Report",
)
SAINTS = ("St Mary's", "St Anne's", "St Mark's", "Holy Trinity", "Northfield", "Northfields", "Park", "Park Road")
SCHOOLS = ("Primary School", "Infant School", "Junior School", "CE Primary School", "RC Primary School")
SUMS = tuple(f"£{n / 10:.1f}m" for n in range(4, 96, 3))
DETAILS = (
    "a further exhibition be held at {p}",
    "a survey of the users of {p} be carried out",
    "the residents of {p} be written to",
    "work at {p} be limited to school holidays",
    "a member working group on {p} be set up",
    "the reserve for {p} be raised to {n}",
    "a report on the first year at {p} be made within twelve months",
    "the charge at {p} be held at its present level until April",
)
CONDITIONS = (
    "subject to the agreement of the landowner",
    "subject to planning permission being granted",
    "with the exception of the part within the conservation area",
    "with the addition of a review after six months",
    "as amended at the meeting",
)
TALK = (
    "Members asked how long the work would take and were told that it depended on the weather.",
    "It was said that residents had waited a long time for an answer.",
    "One member thought the figures too hopeful; others were content with them.",
    "The local member spoke of the traffic at school times.",
    "In reply to a question it was explained that the grant had to be spent by March.",
    "A member suggested that nothing be done, but found no support.",
    "An earlier proposal had been rejected five years before, and circumstances had changed.",
    "It was stressed that no decision was being taken on the neighbouring site.",
)


def skewed(dice: random.Random, words: Sequence[T]) -> T:
    """One of them, the first far oftener than the last."""
    return words[int(len(words) * dice.random() ** 1.5)]
