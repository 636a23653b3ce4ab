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
    draw_call_ins([row for step in journey["steps"] for row in step["call_ins"]], width)
    draw_answers([row for step in journey["steps"] for row in step["answers"]], width)
    print()


def draw_answers(answers: list[dict[str, Any]], width: int) -> None:
    """What became of each recommendation: its words, the outcome, and what was changed or where it was looked for."""
    if answers:
        print("  What became of the recommendations")
    for answer in answers:
        asked, given = answer["asked"], answer["given"]
        print(f"\n  {asked['body'] or 'Somebody'} · {asked['date'] or 'no date'} · to {answer['of'] or 'nobody named'}")
        print(in_lines(asked["text"], width, "  │   "))
        said = f" · {given['body']} · {given['date']}" if given else ""
        print(f"  └ {label('answer', answer['outcome'])}{said}")
        for line in (*heard_lines(answer), *changed_lines(answer["changes"]), *looked_lines(answer)):
            print(in_lines(line, width, "      "))
        draw_quotes(given["evidence"] if given else [], width, mark="    ")


def draw_call_ins(call_ins: list[dict[str, Any]], width: int) -> None:
    """Who called in what, and what came of it."""
    for row in call_ins:
        who = f" by {row['callers']}" if row["callers"] else ""
        print(f"  Called in{who} · {row['body']} · {row['date'] or 'no date'}")
        if row["decision"]:
            more = f" (and {row['suspended'] - 1} more)" if row["suspended"] > 1 else ""
            print(in_lines(row["decision"] + more, width, "  │   "))
        print(f"  └ {label('call_in_outcome', row['outcome'])}\n")


def changed_lines(changes: list[dict[str, Any]]) -> list[str]:
    """`struck: “three” · added: “two”`, a line a change."""
    told = [[(word, change[word]) for word in ("struck", "added") if change[word]] for change in changes]
    return [" · ".join(f"{word}: “{words}”" for word, words in parts) for parts in told]


def heard_lines(answer: dict[str, Any]) -> list[str]:
    """That only the body asked tells of the recommendation."""
    heard = answer.get("heard_from")
    return [f"told by {heard} alone: no minutes here of the body that made it are joined to this"] if heard else []


def looked_lines(answer: dict[str, Any]) -> list[str]:
    """Where an answer was looked for, and where it could not be."""
    if answer["outcome"] != "no trace":
        return []
    here, missing = answer["looked_at"], answer["not_here"]
    seen = f"looked at: {', '.join(here)}" if here else "no later meeting of that body is in the workspace"
    return [seen, *([f"not in the workspace: {', '.join(missing)}"] if missing else [])]


def in_lines(text: str, width: int, lead: str) -> str:
    return textwrap.fill(" ".join(text.split()), width, initial_indent=lead, subsequent_indent=lead)


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


def draw_quotes(evidence: list[dict[str, Any]], width: int, mark: str = "  │ ") -> None:
    for piece in evidence:
        words = " ".join(piece["quote"].split())
        quote = textwrap.shorten(f"“{words}”", 3 * width, placeholder=" …”")
        print(in_lines(quote, width, f"{mark}  "))
        print(f"{mark}  {piece['document']}, page {piece['page']}")
    print(mark.rstrip())
