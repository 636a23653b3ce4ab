"""What the words on the pages mean, folded away where they are used."""

from __future__ import annotations

from dashboard import style
from ontology.words import label

# As in docs/reference/answers.md; in the order of a matter's way.
MEANINGS = {
    "status": {
        "agreed": "the last body that dealt with it approved it",
        "agreed with changes": "it was approved in other words than recommended, or with a condition",
        "refused": "the last body that dealt with it said no",
        "sent back": "it was called in or referred back, so that a body has to decide again",
        "awaiting answer": "a body was asked to decide or to respond, and no document here shows that it did",
        "planned": "it is to come before a body, and no document here shows that it did yet",
        "considered": "it was discussed, noted or passed on, with nothing approved or refused",
    },
    "answer": {
        "accepted": "a clause agrees to it, in its own words, by its number or with all the others",
        "accepted with changes": "it was agreed in other words, with a condition or an exception",
        "refused": "words refuse this very recommendation; never guessed from silence or a lost motion",
        "noted": "it was noted, or a response to it was agreed that stands elsewhere",
        "deferred": "it was put off, and no later paper here takes it up",
        "superseded": "it was taken back, replaced or overtaken by events",
        "no trace": "no paper here of the body asked speaks of it; it may have answered elsewhere",
    },
}


def html(group: str) -> str:
    """The words of a group with their meanings; opens by mouse and by keyboard."""
    rows = "".join(
        f"<dt>{style.plain(label(group, value))}</dt><dd>{style.plain(said)}</dd>"
        for value, said in MEANINGS[group].items()
    )
    return f'<details class="meanings"><summary>What these words mean</summary><dl>{rows}</dl></details>'
