"""Bodies: by authority and kind, and of each what it owes, sent on, received and decided, and its members."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import streamlit as st

from dashboard import answers, bands, links, matters, reading, spans, style
from dashboard.address import asked, choice_field
from ontology.words import label

Row = dict[str, Any]

KINDS = ("council", "executive", "scrutiny", "regulatory", "committee", "joint", "outside")


def main() -> None:
    body = asked("body")
    if body:
        one_body(reading.leads_to(body))
    else:
        all_bodies()


def all_bodies() -> None:
    """Every body under its authority, in the order of kinds."""
    style.put("<h1>Bodies</h1><p class='lead'>Who meets, and where business waits.</p>")
    waits = {row["body"]: row for row in reading.rows("stops")}
    every = sorted(reading.rows("bodies"), key=lambda row: (row["authority"] or "\uffff", rank(row), row["name"]))
    authorities = {row["authority"]: row["authority"] for row in every if row["authority"]}
    chosen = choice_field("authority", "Authority", authorities, "All authorities") if len(authorities) > 1 else ""
    rows = [row for row in every if chosen in ("", row["authority"])]
    number, shown = links.page_of(rows, links.MANY)
    for authority, of in groupby(shown, key=lambda row: row["authority"]):
        style.put(f"<h2>{style.folded(authority or 'Of no authority here')}</h2>")
        with st.container(key=f"list-{authority}", gap=None):
            for row in of:
                html = body_html(row, waits.get(row["id"]))
                links.line(row["id"], html, links.BODIES, "See this body", body=row["id"])
    links.turn_pages(links.BODIES, number, len(rows), links.MANY)


def rank(row: Row) -> int:
    return KINDS.index(row["kind"]) if row["kind"] in KINDS else len(KINDS)


def body_html(row: Row, waits: Row | None) -> str:
    numbers = f"{style.count(row['meetings'], 'meeting')} · {style.count(row['decisions'], 'decision')}"
    if not row["meetings"]:
        numbers = "no papers of its own here"
    kind = style.plain(label("body_kind", row["kind"] or "committee"))
    aside = "" if kind.lower() in row["name"].lower() else f"{kind} · "
    owed = f'<span class="status status-awaiting-answer">owes {owes(waits)}</span>' if waits else ""
    return f'<div>{style.body_chip(row["name"], row["kind"])} <span class="quiet">{aside}{numbers}</span> {owed}</div>'


def owes(waits: Row) -> str:
    """An answer to 3 recommendations, or 2 answers and decisions that are awaited."""
    if waits["no_trace"]:
        return f"an answer to {style.count(waits['no_trace'], 'recommendation')}"
    return style.count(waits["awaited"], "answer or decision", "answers or decisions")


def one_body(body: str) -> None:
    links.link(links.BODIES, "← All bodies")
    about = next((row for row in reading.rows("bodies") if row["id"] == body), None)
    if not about:
        style.notice("There is no such body here.", style.ELSEWHERE, "trouble")
        return
    style.name_tab(about["name"])
    kind = style.body_chip(label("body_kind", about["kind"] or "committee"), about["kind"])
    of = f' <span class="quiet">{style.folded(about["authority"])}</span>' if about["authority"] else ""
    style.put(f"<h1>{style.folded(about['name'])}</h1><p>{kind}{of}</p>")
    debts(body)
    recommended(body, about["name"])
    moved(body)
    members(body)
    decisions(body, about["decisions"])
    meetings(body)


def debts(body: str) -> None:
    """What it was asked and was never seen to answer."""
    silent = reading.rows("answers", body=body, outcome="no trace")
    told = {row["matter"] for row in silent}
    waiting = [row for row in reading.rows("awaited", body=body) if row["matter"] not in told]
    if not silent and not waiting:
        return
    style.put(f'<h2>Still owes an answer <span class="number">{len(silent) + len(waiting):,}</span></h2>')

    def draw(key: str, row: Row) -> None:
        html = silent_html(row) if "outcome" in row else matters.awaited_html(row)
        links.line(key, html, links.JOURNEY, "Follow this matter", matter=row["matter"])

    links.few(links.BODIES, "owed", [*silent, *waiting], draw)


def silent_html(row: Row) -> str:
    looked = style.count(row["looked"], "later meeting")
    asked_by = f"{style.folded(row['asked_by'] or 'A body not named')}, {style.plain(style.day(row['asked_date']))}"
    where = f"{looked} looked at" if row["looked"] else "no papers of a later meeting are here"
    return (
        f'<div><b>{style.title_html(row["title"])}</b><div class="words">{style.folded(row["asked_text"])}</div>'
        f'<span class="quiet">{asked_by} · {where}</span></div>'
    )


def recommended(body: str, name: str) -> None:
    """What it recommended, and what became of each clause."""
    rows = reading.rows("recommended", body=body)
    if not rows:
        return
    style.put(f'<h2>What became of its recommendations</h2><p class="quiet">{answers.summary(rows)}</p>')
    of = reading.authorities().get(reading.scope(body), "")
    links.link(links.RECOMMENDATIONS, "Search and save them", **links.only(by=name, authority=of))

    def draw(key: str, row: Row) -> None:
        links.line(key, recommended_html(row), links.JOURNEY, "Follow this matter", matter=row["matter"])

    links.few(links.BODIES, "recommended", rows, draw)


def recommended_html(row: Row) -> str:
    when = style.plain(style.day(row["asked_date"])) if row["asked_date"] else "date not told"
    to = f", to {style.folded(row['asked_of'])}" if row["asked_of"] else ""
    return (
        f"<div>{answers.outcome_pill(row['outcome'])} <b>{style.title_html(row['title'])}</b> "
        f'<span class="quiet">{when}{to}</span><div class="words">{style.folded(row["asked_text"])}</div></div>'
    )


def moved(body: str) -> None:
    """From where matters came, and where they went."""
    names = reading.body_names()
    flows = [
        row | {f"{end}_name": names.get(row[end], row[f"{end}_name"]) for end in ("source", "target")}
        for row in reading.rows("flows")
    ]
    for end, key, title in (("target", "received", "Received from"), ("source", "sent", "Sent on to")):
        if rows := [row for row in flows if row[end] == body]:
            bands.draw_list(key, title, rows)


def members(body: str) -> None:
    """Who held which seat, over time."""
    rows = sorted(
        reading.rows("tenures", body=body), key=lambda row: (row["name"].split()[-1:], row["name"], row["id"])
    )
    if not rows:
        return
    scale = spans.scale_of(rows)
    style.put(f'<h2>Members and posts <span class="number">{len(rows):,}</span></h2>{spans.axis_html(scale)}')

    def draw(key: str, row: Row) -> None:
        head = f"{style.folded(row['name'])}, {style.folded(row['role'])}"
        links.line(key, spans.line_html(head, row, scale), links.PEOPLE, "See this person", person=row["person"])

    links.few(links.BODIES, "members", rows, draw)


def decisions(body: str, total: int) -> None:
    if not total:
        return
    style.put(f'<h2>Decisions <span class="number">{total:,}</span></h2>')
    links.link(links.DECISIONS, "All its decisions", body=body)
    with st.container(key="list-decided", gap=None):
        for at, row in enumerate(reading.rows("decisions", body=body)[: links.FEW]):
            html = decision_html(row)
            links.line(f"decided-{at}", html, links.EVIDENCE, "Read it in the document", fact=row["id"])


def decision_html(row: Row) -> str:
    when = f'<span class="quiet">{style.plain(style.day(row["date"]))}</span>'
    head = f"<b>{label('act', row['act'] or 'other')}</b> {when} {style.folded(row['title'] or '')}"
    return f'<div>{head}<div class="words">{style.folded(row["text"] or "")}</div></div>'


def meetings(body: str) -> None:
    rows = reading.rows("meetings", body=body)
    if not rows:
        return
    style.put(f'<h2>Meetings <span class="number">{len(rows):,}</span></h2>')

    def draw(key: str, row: Row) -> None:
        numbers = f"{style.count(row['items'], 'item')} · {style.count(row['decisions'], 'decision')}"
        html = f'<div><b>{style.plain(style.day(row["date"]))}</b> <span class="quiet">{numbers}</span></div>'
        if row["decisions"] and row["date"]:
            day = row["date"]
            links.line(key, html, links.DECISIONS, "All of this meeting", body=body, since=day, until=day)
        else:
            links.line(key, html, links.EVIDENCE, "Read it in the document", fact=row["id"])

    links.few(links.BODIES, "meetings", rows, draw)


main()
