"""Bodies in running text, and the mask that blots them out."""

import pytest

from ingest.bodies import find_bodies
from ingest.mask import compiled, mask


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("That the Panel recommends that Cabinet approves", ["Panel", "Cabinet"]),
        ("brought back to Cabinet Panel and then onto Cabinet", ["Cabinet Panel", "Cabinet"]),
        (
            "the head of the children and young people scrutiny committee",
            ["children and young people scrutiny committee"],
        ),
        ("the Planning, Transport and Environment Committee", ["Planning, Transport and Environment Committee"]),
        ("submitted to Cabinet and then Council", ["Cabinet", "Council"]),
        ("a report of the Chairman of the Ashcombe and Wenning Safety Board", ["Ashcombe and Wenning Safety Board"]),
        ("the Task and Finish Group on buses", ["Task and Finish Group"]),
        ("after consultation. Cabinet will consider", ["Cabinet"]),
        ("the Cabinet Member, Council Tax and Panel Members", []),
        ("the Chief Executive of two district councils", []),
        ("an executive summary", []),
    ],
)
def test_bodies_are_found(text: str, names: list[str]) -> None:
    assert [mention.name for mention in find_bodies(text)] == names


def test_a_bare_committee_is_generic() -> None:
    assert [m.generic for m in find_bodies("the Committee and the Audit Committee")] == [True, False]


def test_a_mask_keeps_every_offset() -> None:
    text = "reported to the Audit Committee on 4 March 2025 at once"
    masked = mask(text)
    assert len(masked) == len(text)
    match = compiled(r"to the (?P<to>⟦·*⟧) on (?P<on>⟪·*⟫)").search(masked)
    assert match
    assert text[slice(*match.span("to"))] == "Audit Committee"
    assert text[slice(*match.span("on"))] == "4 March 2025"


def test_a_text_cannot_forge_a_mask() -> None:
    assert not compiled("⟦·*⟧").search(mask("ᛒᛜᛜᛗ is not a body"))


HEADS = """Committee, Sub-Committee, Cabinet, Council, Executive, Panel, Board, Commission, Forum, Assembly,
Partnership, Authority, Trust, Parliament, Senedd, Federation, Association, Consortium, Ofsted, Estyn,
Task and Finish Group, Task Group, Working Party, Steering Group, Scrutiny Group, Advisory Group, Review Group,
Liaison Group, Reference Group, Monitoring Group, Consultative Group, Commissioning Group, Stakeholder Group,
Project Group, Programme Group"""


@pytest.mark.parametrize("head", HEADS.replace("\n", " ").split(", "))
def test_every_word_for_a_body_is_known(head: str) -> None:
    assert [mention.name for mention in find_bodies(f"it was the {head} which met")] == [head]
