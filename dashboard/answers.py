"""What became of each recommendation: the clause that asked beside the clause that answered, and the words between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import streamlit as st

from dashboard import links, reading, steps, style
from ontology.words import label
from ontology.words import words as words_of

Row = dict[str, Any]

DAYS_SHOWN = 6
MEETINGS_LINKED = 3


def draw(about: Row, way: Sequence[Row]) -> None:
    """The answers to all recommendations of the matter `about`, whose steps are `way`; nothing where there are none."""
    found = in_order(reading.rows("answers", matter=about["id"]), reading.rows("clauses", matter=about["id"]))
    if not found:
        return
    changes, looked = reading.rows("changes", matter=about["id"]), reading.rows("looked", matter=about["id"])
    proofs = reading.rows("answer_proofs", matter=about["id"])
    kinds = {step["body_name"]: step["body_kind"] for step in way}
    style.put(f'<h2>What became of what was recommended</h2><p class="quiet">{summary(found)}</p>')
    heads: list[str] = []
    for place, answer in enumerate(found):
        own = [[row for row in rows if row["answer"] == answer["answer"]] for rows in (changes, looked, proofs)]
        heads.append(head_html(answer, kinds))
        with st.container(key=f"answer-{place}", gap=None):
            style.put((heads[-1] if heads[-1] not in heads[:-1] else "") + answer_html(answer, kinds, *own))
            with st.container(key=f"answer-links-{place}", horizontal=True, gap="medium"):
                links.link(links.EVIDENCE, "Read the recommendation", fact=answer["asked"], matter=about["id"])
                if answer["given"]:
                    links.link(links.EVIDENCE, "Read the answer", fact=answer["given"], matter=about["id"])
                for row in meetings_of(own[1])[:MEETINGS_LINKED]:
                    seen = f"Meeting of {style.day(row['date'])}"
                    links.link(links.EVIDENCE, seen, fact=row["meeting"], matter=about["id"])


def in_order(found: Iterable[Row], clauses: Iterable[Row]) -> list[Row]:
    """The answers as their minutes have the clauses, those of one meeting together; each with `number` and `label`."""
    places = {row["answer"]: row for row in reversed(list(clauses))}
    told = [{"number": None, "label": None, "position": 0, **places.get(row["answer"], {}), **row} for row in found]
    return sorted(told, key=lambda row: (row["asked_date"] or "", row["asked_by"] or "", row["position"]))


def summary(found: Iterable[Row]) -> str:
    """3 recommendations: 2 accepted, 1 no trace"""
    numbers = Counter(row["outcome"] for row in found)
    parts = [f"{numbers[outcome]} {said.lower()}" for outcome, said in words_of()["answer"].items() if numbers[outcome]]
    return f"{style.count(numbers.total(), 'recommendation')}: {', '.join(parts)}"


def meetings_of(looked: Iterable[Row]) -> list[Row]:
    """The later meetings whose papers are here, the earliest first: what a reader may look through as well."""
    return sorted((row for row in looked if row["meeting"] and row["date"]), key=lambda row: row["date"])


def outcome_pill(outcome: str) -> str:
    """What became of it in words, with a mark, so that colour isn't needed to tell."""
    return f'<span class="status outcome-{outcome.replace(" ", "-")}">{style.folded(label("answer", outcome))}</span>'


def head_html(answer: Row, kinds: dict[str, str | None]) -> str:
    """Who recommended to whom, and when."""
    to = answer["asked_of"] if answer["given_by"] in (None, answer["asked_of"]) else None
    whom = f" to {style.folded(to)}" if to else ""
    return f'<p class="asked-by">{who(answer, "asked", kinds)} <span class="quiet">recommended{whom}</span></p>'


def who(answer: Row, part: str, kinds: dict[str, str | None]) -> str:
    """The day and the body of one end."""
    by, day = answer[f"{part}_by"], answer[f"{part}_date"]
    when = style.plain(style.day(day)) if day else "Date not told"
    return f'<span class="quiet">{when}</span> {style.body_chip(by or "A body not named", kinds.get(by))}'


def answer_html(
    answer: Row, kinds: dict[str, str | None], changes: list[Row], looked: list[Row], proofs: list[Row]
) -> str:
    """What was asked, and what became of it, side by side where there is room."""
    struck = [row["struck"] for row in changes if row["struck"]]
    added = [row["added"] for row in changes if row["added"]]
    asked = minute(answer) + quote(answer, "asked", marked(answer["asked_text"] or "", struck, "del"), proofs)
    pill = f'<p class="answer-head">{outcome_pill(answer["outcome"])}'
    if answer["given"]:
        given = quote(answer, "given", marked(answer["given_text"] or "", added, "ins"), proofs)
        reply = f"{pill} {who(answer, 'given', kinds)}</p>{changed(changes)}{given}"
    else:
        reply = f"{pill}</p><p>{where(answer, looked)}</p>"
    return f'<div class="sides"><div class="side">{asked}</div><div class="side">{reply}</div></div>'


def minute(answer: Row) -> str:
    said = minute_of(answer)
    return f'<p class="quiet">minute {style.folded(said)}</p>' if said else ""


def minute_of(answer: Row) -> str:
    """Where the clause is minuted; a label that begins with the item's number says it all."""
    item, clause = answer["number"] or "", answer["label"] or ""
    return str(clause) if item and clause.startswith(f"{item}.") else f"{item} {clause}".strip()


def quote(answer: Row, part: str, text: str, proofs: list[Row]) -> str:
    """The words of one end, as HTML that they are already, and where they stand."""
    return f"<blockquote>{text}{cite(answer[f'{part}_text'], part, proofs)}</blockquote>"


def cite(text: str | None, part: str, proofs: Iterable[Row]) -> str:
    """Document and page of the words that fit best."""
    best = steps.best(text, [row for row in proofs if row["part"] == part])
    return f"<cite>{style.folded(best['document_name'])}, page {int(best['page'])}</cite>" if best else ""


def marked(text: str, pieces: Iterable[str], tag: str) -> str:
    """Text as HTML with `pieces`, which stand in it in this order, in `<del>` or `<ins>`; told by more than colour."""
    plain, parts, at = steps.squeezed(text), [], 0
    said = {"del": "struck: ", "ins": "added: "}[tag]
    for piece in pieces:
        if found := re.compile(loosely(piece)).search(plain, at):
            parts += [style.plain(plain[at : found.start()]), f'<{tag}><span class="unseen">{said}</span>']
            parts += [style.plain(found[0]), f"</{tag}>"]
            at = found.end()
    return "".join([*parts, style.plain(plain[at:])])


def loosely(words: str) -> str:
    """A pattern for these words with whatever marks stand between them."""
    return r"(?<!\w)" + r"(?:\s+[^\w\s]+)*\s+".join(map(re.escape, words.split())) + r"(?!\w)"


def changed(changes: Sequence[Row]) -> str:
    """three → two; nothing → the amendment that: the changes in a line."""
    told = [f"{words_html(row['struck'], 'del')} → {words_html(row['added'], 'ins')}" for row in changes]
    return f'<p class="quiet">Words changed: {"; ".join(told)}</p>' if told else ""


def words_html(words: str | None, tag: str) -> str:
    return f"<{tag}>{style.folded(words)}</{tag}>" if words else "nothing"


def where(answer: Row, looked: Sequence[Row]) -> str:
    """Where an answer was looked for, and where it could not be, as HTML."""
    name = style.folded(answer["asked_of"] or "the body asked")
    here = sorted({row["date"] for row in looked if row["meeting"] and row["date"]})
    away = sorted({row["date"] for row in looked if not row["meeting"] and row["date"]})
    if here:
        said = f"Looked at {style.count(len(here), 'later meeting')} of {name}: {days(here)}."
    else:
        said = f"No papers of a later meeting of {name} are here."
    return said + (f" Its papers are not here for {days(away)}." if away else "")


def days(dates: Sequence[str]) -> str:
    """The days in words; of many, the first ones, the last, and how many there are between."""
    shown = [style.plain(style.day(day)) for day in dates]
    if len(shown) > DAYS_SHOWN:
        between = f"{len(shown) - DAYS_SHOWN} more"
        shown = [*shown[: DAYS_SHOWN - 1], between, shown[-1]]
    return ", ".join(shown[:-1]) + (" and " if len(shown) > 1 else "") + shown[-1]
