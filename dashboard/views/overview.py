"""Overview: what is in here, and how business moves from panel to cabinet to council."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard import answers, bands, flows, links, matters, reading, style
from dashboard.address import asked

Row = dict[str, Any]

LEAD = (
    "Minutegraph reads the minutes that councils publish, and follows each matter from panel to cabinet to council. "
    "Everything it says leads to the words that prove it."
)
CHOSEN_BY = ("source", "target", "body")
COUNTED = {
    "Document": ("document", "documents"),
    "Meeting": ("meeting", "meetings"),
    "Body": ("body", "bodies"),
    "Person": ("person", "people"),
    "Matter": ("matter", "matters"),
    "Decision": ("decision", "decisions"),
    "Vote": ("vote", "votes"),
    "Referral": ("referral", "referrals"),
}


def main() -> None:
    chosen = {name: asked(name) for name in CHOSEN_BY if asked(name)}
    moved = named(reading.rows("flows"))
    style.put(f'<h1>What became of it?</h1><p class="lead">{LEAD}</p>')
    counts()
    forward, back = flows.split(moved)
    if forward:
        bands.draw_chart("How business moves", forward)
    elif not moved:
        style.notice("No matter has been followed from one body to another yet.", "More documents may show some.")
    if chosen:
        selection(chosen, moved)
        return
    if forward:
        bands.draw_list("forward", "From body to body", forward)
    if back:
        bands.draw_list("back", "Sent back, or passed on sideways", back)
    recommended()
    waiting()
    everything()


def named(moved: Sequence[Row]) -> list[Row]:
    """Flows with names that tell bodies of several councils apart."""
    names = reading.body_names()
    return [
        row | {f"{end}_name": names.get(row[end], row[f"{end}_name"]) for end in ("source", "target")} for row in moved
    ]


def counts() -> None:
    """How many there are of each class, as tiles."""
    numbers = {row["cls"]: row["n"] for row in reading.rows("overview")}
    tiles = [tile(numbers[cls], *names) for cls, names in COUNTED.items() if numbers.get(cls)]
    style.put(f'<ul class="tiles">{"".join(tiles)}</ul>')


def tile(number: int, one: str, many: str) -> str:
    return f"<li><b>{number:,}</b> {one if number == 1 else many}</li>"


def waiting() -> None:
    """What was asked of a body, and was never seen to be answered."""
    found = reading.rows("awaited")
    if not found:
        return
    style.put(f'<h2>Still waiting for an answer <span class="number">{len(found):,}</span></h2>')

    def draw(key: str, row: Row) -> None:
        links.line(key, matters.awaited_html(row), links.JOURNEY, "Follow this matter", matter=row["matter"])

    links.few(links.OVERVIEW, "waiting", found, draw)


def recommended() -> None:
    """What became of all that was recommended, in a line."""
    found = reading.rows("answers")
    if found:
        style.put(f'<h2>What became of recommendations</h2><p class="quiet">{answers.summary(found)}</p>')
        links.link(links.RECOMMENDATIONS, "See each of them")


def everything() -> None:
    found = reading.rows("journeys")
    style.put(f'<h2>Matters <span class="number">{len(found):,}</span></h2>')
    if found:
        matters.matter_list(links.OVERVIEW, found)
    else:
        style.notice("No matters were found in these documents.")


def selection(chosen: dict[str, str], moved: Sequence[Row]) -> None:
    """The matters of the chosen band or body."""
    found = reading.rows("journeys", **chosen)
    style.put(f'<h2>{title_of(chosen, moved)} <span class="number">{len(found):,}</span></h2>')
    links.link(links.OVERVIEW, "Show all matters and bodies")
    if found:
        matters.matter_list(links.OVERVIEW, found)
    else:
        style.notice("No matters here.", "The address may be of an older state of this workspace.")


def title_of(chosen: dict[str, str], moved: Sequence[Row]) -> str:
    names = {row[end]: row[f"{end}_name"] for row in moved for end in ("source", "target")}
    said = {key: style.folded(names.get(value, "a body not known here")) for key, value in chosen.items()}
    if "body" in said:
        return f"Matters before {said['body']}"
    return f"Matters from {said.get('source', 'any body')} to {said.get('target', 'any body')}"


main()
