"""People: find somebody, and see which seats they held, what they declared, moved and voted, each with its words."""

from __future__ import annotations

from collections import Counter
from typing import Any

import streamlit as st

from dashboard import links, reading, spans, style
from dashboard.address import asked, words_field
from ontology.words import label

Row = dict[str, Any]


def main() -> None:
    person = asked("person")
    if person:
        one_person(reading.leads_to(person))
    else:
        all_people()


def all_people() -> None:
    """Everybody, by surname, with a field to look for a name as it may be written."""
    style.put(
        "<h1>People</h1><p class='lead'>Members, officers and guests, under all names that they are written by.</p>"
    )
    found = gathered(reading.rows("named", words=words_field("words", "Look for a name", "For instance: Osei")))
    style.put(f'<p class="quiet" role="status">{style.count(len(found), "person", "people")}</p>')
    number, shown = links.page_of(found)
    with st.container(key="list-people", gap=None):
        for place, row in enumerate(shown):
            links.line(f"person-{place}", person_html(row), links.PEOPLE, "See this person", person=row["id"])
    links.turn_pages(links.PEOPLE, number, len(found))
    if not found:
        style.notice("Nobody of this name is here.", "Try fewer words, or the surname alone.")


def gathered(rows: list[Row]) -> list[Row]:
    """One row a person, with all writings, in the order of their surnames."""
    found: dict[str, Row] = {}
    for row in rows:
        found.setdefault(row["id"], {**row, "written": []})["written"].append(row["written"])
    return sorted(found.values(), key=lambda row: (row["name"].split()[-1:], row["name"], row["id"]))


def person_html(row: Row) -> str:
    on = Counter(
        (seat["body"], seat["body_name"], seat["body_kind"]) for seat in reading.rows("seen", person=row["id"])
    )
    chips = [style.body_chip(reading.body_names().get(i, name), kind) for (i, name, kind), _ in on.most_common(3) if i]
    more = f'<span class="quiet">and {len(on) - 3} more</span>' if len(on) > 3 else ""
    said = f'<span class="quiet">{style.count(row["meetings"], "meeting")}{also(row)}</span>'
    return f'<div><b class="name">{style.folded(row["name"])}</b> {said}<div>{" ".join([*chips, more])}</div></div>'


def also(row: Row) -> str:
    """The other writings of a name, as HTML."""
    others = [style.folded(written) for written in row["written"] if written != row["name"]]
    return f", also written {', '.join(others)}" if others else ""


def one_person(person: str) -> None:
    links.link(links.PEOPLE, "← All people")
    found = gathered(reading.rows("named", person=person))
    if not found:
        style.notice("There is no such person here.", style.ELSEWHERE, "trouble")
        return
    style.name_tab(found[0]["name"])
    style.put(f"<h1>{style.folded(found[0]['name'])}</h1>")
    seen = reading.rows("seen", person=person)
    came = sum(seat["capacity"] != "apologies" for seat in seen)
    style.put(f'<p class="lead">Seen at {style.count(came, "meeting")}{also(found[0])}.</p>')
    links.link(links.REVIEW, "Why these writings are taken for one person", about=person)
    tenures(person)
    section("Interests declared", "interests", reading.rows("interests", person=person), interest_html)
    section("Motions", "motions", reading.rows("moved", person=person), motion_html)
    section("Votes given by name", "votes", reading.rows("ballots", person=person), ballot_html)
    section("Where seen", "seen", seen, seat_html)


def tenures(person: str) -> None:
    """Seats and posts over time."""
    rows = reading.rows("tenures", person=person)
    if not rows:
        return
    scale = spans.scale_of(rows)
    style.put(f"<h2>Seats and posts</h2>{spans.axis_html(scale)}")

    def draw(key: str, row: Row) -> None:
        on = f", {style.folded(row['body_name'])}" if row["body_name"] else ""
        head = f"{style.plain(style.folded(row['role'])[:1].upper())}{style.folded(row['role'])[1:]}{on}"
        links.line(key, spans.line_html(head, row, scale), links.EVIDENCE, "Read it in the document", fact=row["id"])

    links.few(links.PEOPLE, "tenures", rows, draw)


def section(title: str, name: str, rows: list[Row], html: Any) -> None:
    """A list of facts, each a way to its words; nothing where there are none."""
    if not rows:
        return
    style.put(f'<h2>{title} <span class="number">{len(rows):,}</span></h2>')

    def draw(key: str, row: Row) -> None:
        links.line(key, f"<div>{html(row)}</div>", links.EVIDENCE, "Read it in the document", fact=row["id"])

    links.few(links.PEOPLE, name, rows, draw)


def place_html(row: Row) -> str:
    """Day and body."""
    name = reading.body_names().get(row["body"]) or row["body_name"]
    chip = style.body_chip(name, row["body_kind"]) if name else ""
    return f'<span class="quiet">{style.plain(style.day(row["date"]))}</span> {chip}'


def item_html(row: Row) -> str:
    if not row["title"]:
        return ""
    number = f"item {style.folded(row['number'])}, " if row["number"] else ""
    return f"<div>{number}{style.folded(row['title'])}</div>"


def interest_html(row: Row) -> str:
    return f"{place_html(row)} <b>{style.folded(row['type'] or 'interest, its type not told')}</b>{item_html(row)}"


def motion_html(row: Row) -> str:
    came = f", {label('outcome', row['outcome']).lower()}" if row["outcome"] else ""
    what = f"{row['part'].capitalize()} {'an amendment' if row['kind'] == 'amendment' else 'a motion'}{came}"
    return f'{place_html(row)} <b>{style.plain(what)}</b><div class="words">{style.folded(row["text"])}</div>'


def ballot_html(row: Row) -> str:
    came = (
        f' <span class="quiet">the vote was {label("outcome", row["outcome"]).lower()}</span>' if row["outcome"] else ""
    )
    return f"{place_html(row)} <b>{style.plain(label('choice', row['choice']))}</b>{came}{item_html(row)}"


def seat_html(row: Row) -> str:
    office = f", {style.folded(row['office'])}" if row["office"] else ""
    written = f'<span class="quiet">as {style.folded(row["name"])}{office}</span>'
    return f"{place_html(row)} <b>{style.plain(label('capacity', row['capacity']))}</b> {written}"


main()
