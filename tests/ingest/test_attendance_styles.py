"""Attendance blocks in the ways of British councils (`attendance_blocks.yaml`): who, in what capacity, with what."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.ingest.test_attendance import BOARD, COMMITTEE, COUNTY, PARISH, TAIL, shown

HELD = " held on Tuesday 4 March 2025 at 10.00 am"
HEADS = {
    "C": COMMITTEE,
    "Y": COUNTY,
    "P": PARISH,
    "B": BOARD,
    "X": COMMITTEE.replace("Highways Committee", "Cabinet"),
    "J": COMMITTEE.replace(
        "Highways Committee of Ashcombe County Council", "Fernley and Ashcombe Joint Waste Committee"
    ),
    "H": f"ASHCOMBE UNIVERSITY HEALTH BOARD\n\nMinutes of the meeting of the Board{HELD} in the Boardroom, Fernley\n\n",
    "F": f"Fernley Borough Council\n\nMinutes of the Schools Forum{HELD} at the Civic Centre\n\n",
    "L": f"FERNLEY DISTRICT COUNCIL\n\nLICENSING SUB-COMMITTEE\n\nMinutes of a meeting{HELD}\n\n",
    "A": f"BOROUGH OF FERNLEY\n\nMinutes of the Annual Meeting of the Council{HELD} at the Town Hall, Fernley\n\n",
    "S": f"ASHCOMBE COUNCIL\n\nMinute of Meeting of the Education Committee{HELD} in the Town House\n\n",
    "W": f"CYNGOR SIR ASHCOMBE / ASHCOMBE COUNTY COUNCIL\n\nCofnodion / Minutes of the Scrutiny Committee{HELD}\n\n",
}
_HERE = Path(__file__).parent
BLOCKS = [
    block
    for name in ("attendance_blocks.yaml", "attendance_blocks_more.yaml")
    for block in YAML(typ="safe").load((_HERE / name).read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("block", BLOCKS, ids=[block["name"] for block in BLOCKS])
def test_blocks(block: dict) -> None:
    assert shown(HEADS[block["head"]] + block["text"].rstrip("\n") + TAIL) == block["people"]
