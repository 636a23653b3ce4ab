"""A journey drawn in the terminal: a line down the bodies, each step with its words and its page."""

from __future__ import annotations

import shutil
import textwrap
from typing import Any

from ontology.words import label

MARKS = {"happened": "●", "planned": "○", "awaited": "?"}


def draw_journey(journey: dict[str, Any]) -> None:
    """Print one journey of the form that `journey --json` has."""
    width = min(shutil.get_terminal_size((100, 24)).columns, 110)
    print(f"\n{journey['title']}")
    print(f"{label('status', journey['status'])} · {journey['id']}\n")
    for step in journey["steps"]:
        draw_step(step, width)
    for awaited in journey["awaited"]:
        print(f"  {MARKS['awaited']} {awaited['body']} · awaited since {awaited['since'] or 'an unknown date'}")
        draw_quotes(awaited["evidence"], width)
    print()


def draw_step(step: dict[str, Any], width: int) -> None:
    planned = step["stage"] == "planned"
    verb = label("stage", "planned") if planned else label("act", step["act"])
    minute = f", minute {step['minute']}" if step["minute"] else ""
    print(
        f"  {MARKS['planned' if planned else 'happened']} {step['body']} · {step['date'] or 'no date'}{minute} · {verb}"
    )
    if step["because"]:
        print(f"  │   joined by {step['because']}")
    draw_quotes(step["evidence"], width)


def draw_quotes(evidence: list[dict[str, Any]], width: int) -> None:
    for piece in evidence:
        words = " ".join(piece["quote"].split())
        quote = textwrap.shorten(f"“{words}”", 3 * width, placeholder=" …”")
        print(textwrap.fill(quote, width, initial_indent="  │   ", subsequent_indent="  │   "))
        print(f"  │   {piece['document']}, page {piece['page']}")
    print("  │")
