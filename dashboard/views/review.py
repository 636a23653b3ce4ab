"""Review: pairs that rules left unsure, both sides beside each other, for a person to judge."""

from __future__ import annotations

import streamlit as st

from dashboard import judging, links, style
from dashboard.address import asked
from graph.resolve.judgements import Feature
from graph.resolve.review import Seen, Side, Told
from graph.resolve.rulings import Ruling

WHAT_IT_DOES = (
    "Your judgement outranks every rule. It is written to <code>judgements.yaml</code> in the workspace, with your "
    "user name, the day and your reason, and the graph is built again: <b>same</b> makes the two one, with the facts "
    "of both; <b>different</b> keeps them apart whatever rules say. To take one back, delete its lines there and run "
    "<code>minutegraph build</code>."
)
PAIRS_SHOWN = 10
BUSY = "Writing the judgement and building the graph again. Please leave this page open …"
VERDICTS = {"same": "Judged the same", "different": "Judged different", "unsure": "Unsure"}


def main() -> None:
    style.put(
        "<h1>Review</h1><p class='lead'>Are these two the same? Rules could not tell, or here is what they said.</p>"
    )
    closed = judging.closed()
    style.notice("Judging is closed here." if closed else "What a judgement does.", f"{closed} {WHAT_IT_DOES}")
    if done := st.session_state.pop("judged", None):
        style.notice(*done)
    if asked("one") and asked("other"):
        one_pair(asked("one"), asked("other"), bool(closed))
    elif asked("about"):
        all_about(asked("about"), bool(closed))
    else:
        unsure(bool(closed))


def unsure(closed: bool) -> None:
    """What waits for a person, the most consequential first, then what people ruled."""
    waiting = [told for told in judging.told() if told.verdict == "unsure"]
    style.put(f'<h2>Unsure <span class="number">{len(waiting):,}</span></h2>')
    if not waiting:
        style.notice("Nothing waits for you.", "Rules were sure of every pair that they compared.")
    number, shown = links.page_of(waiting, PAIRS_SHOWN)
    for place, told in enumerate(shown):
        draw(place, told, closed)
    links.turn_pages(links.REVIEW, number, len(waiting), PAIRS_SHOWN)
    by_people(judging.rulings())


def one_pair(one: str, other: str, closed: bool) -> None:
    links.link(links.REVIEW, "← All unsure pairs")
    found = [told for told in judging.told() if {told.one.id, told.other.id} == {one, other}]
    for place, told in enumerate(found):
        draw(place, told, closed)
    ruled = [ruling for ruling in judging.rulings() if {ruling.one, ruling.other} == {one, other}]
    by_people(ruled)
    if not found and not ruled:
        style.notice("There is no such pair here.", style.ELSEWHERE, "trouble")


def all_about(about: str, closed: bool) -> None:
    """Everything judged about one person, body, item or matter."""
    links.link(links.REVIEW, "← All unsure pairs")
    found = [t for t in judging.told() if about in {t.one.id, t.one.leads, t.other.id, t.other.leads}]
    style.put(
        f'<h2>Judgements about <code>{style.folded(about)}</code> <span class="number">{len(found):,}</span></h2>'
    )
    number, shown = links.page_of(found, PAIRS_SHOWN)
    for place, told in enumerate(shown):
        draw(place, told, closed)
    links.turn_pages(links.REVIEW, number, len(found), PAIRS_SHOWN)
    by_people([ruling for ruling in judging.rulings() if about in (ruling.one, ruling.other)])
    if not found:
        style.notice("No pair was compared.", "This name is written in one way only, and nothing else came near it.")


def draw(place: int, told: Told, closed: bool) -> None:
    """A pair: what hangs on it, both sides, what spoke, and the buttons."""
    with st.container(key=f"decision-pair-{place}", gap="small"):
        style.put(head_html(told))
        for column, side in zip(st.columns(2), (told.one, told.other), strict=True):
            with column, st.container(gap=None):
                style.put(side_html(side))
                see(side)
        style.put(features_html(told.features))
        if told.verdict == "unsure" and not closed:
            form(told)
        links.link(links.REVIEW, "Link to this pair", **judging.key_of(told))


def see(side: Side) -> None:
    """The page of a side, where it has one."""
    if side.leads.startswith("person/"):
        links.link(links.PEOPLE, "See this person, and where seen", person=side.leads)
    elif side.leads.startswith("body/"):
        links.link(links.BODIES, "See this body", body=side.leads)
    elif side.leads.startswith("matter/"):
        links.link(links.JOURNEY, "Follow this matter", matter=side.leads)


def form(told: Told) -> None:
    """A reason and two buttons; each pair has a form of its own, so that a reason never passes to another."""
    with st.form(f"judge {told.one.id} {told.other.id}", border=False):
        reason, same, different = st.columns([6, 2, 2], vertical_alignment="bottom")
        why = reason.text_input("What do you know it from?", placeholder="For instance: the list of members of 2025")
        is_same = same.form_submit_button("They are the same", width="stretch")
        is_different = different.form_submit_button("They are different", width="stretch")
    if is_same or is_different:
        rule(told, "same" if is_same else "different", why)


def rule(told: Told, verdict: str, why: str) -> None:
    with st.spinner(BUSY, show_time=True):
        wrong = judging.judge(told.one.id, told.other.id, verdict, " ".join(why.split()))
    if wrong:
        style.notice("It could not be written.", style.folded(wrong), "trouble")
        return
    names = f"{style.folded(told.one.name)} and {style.folded(told.other.name)}"
    st.session_state["judged"] = (f"Written: {verdict}.", f"{names} are now judged to be {verdict}, by you.")
    st.rerun()


def head_html(told: Told) -> str:
    hangs = f"{style.count(told.hangs, 'fact')} hang{'s' if told.hangs == 1 else ''} on it"
    verdict = f'<span class="act">{VERDICTS[told.verdict]}</span> <span class="quiet">by rule · {hangs}</span>'
    return f'<div class="decision-head">{verdict}</div>'


def side_html(side: Side) -> str:
    """A name and where it was seen."""
    seen = "".join(f"<li>{seen_html(seen)}</li>" for seen in side.seen)
    return f'<div class="side"><h3>{style.folded(side.name)}</h3><ul class="seen">{seen}</ul></div>'


def seen_html(seen: Seen) -> str:
    if not seen.first:
        when = "day not told"
    elif seen.first == seen.last:
        when = style.day(seen.first)
    else:
        when = f"{style.day(seen.first)} to {style.day(seen.last)}"
    said = f"{style.plain(when)}, {seen.times} ×"
    return f'{style.folded(seen.where or "a body not told")} <span class="quiet">{said}</span>'


def features_html(features: tuple[Feature, ...]) -> str:
    """What spoke for one and the same, and what against, with weights."""
    rows = "".join(
        f'<tr><td>{style.folded(f.name)}</td><td class="weight">{spoke(f.weight)}</td></tr>'
        for f in sorted(features, key=lambda f: -f.weight)
    )
    caption = "<caption>What spoke, and how strongly</caption>"
    return f'<table class="features">{caption}{rows}</table>' if rows else ""


def spoke(weight: float) -> str:
    return f"{'for the same' if weight > 0 else 'for different' if weight < 0 else 'for neither'} {weight:+.1f}"


def by_people(rulings: list[Ruling]) -> None:
    """What people ruled, with their reasons."""
    if not rulings:
        return
    style.put(f'<h2>Judged by people <span class="number">{len(rulings):,}</span></h2>')
    number = min(len(rulings), links.MANY)
    for ruling in rulings[:number]:
        style.put(ruling_html(ruling))


def ruling_html(ruling: Ruling) -> str:
    who = " · ".join(style.folded(part) for part in (ruling.who, ruling.when, ruling.why or "no reason given") if part)
    ends = f"<code>{style.folded(ruling.one)}</code> and <code>{style.folded(ruling.other)}</code>"
    verdict = "Same" if ruling.same else "Different"
    return f'<p class="ruling"><b>{verdict}:</b> {ends}<br><span class="quiet">{who}</span></p>'


main()
