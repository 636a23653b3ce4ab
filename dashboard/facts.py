"""What a fact is, in a sentence: of any class, out of its row in the question `fact`."""

from __future__ import annotations

from typing import Any

from dashboard import reading, style
from ontology.words import label, words

Row = dict[str, Any]

# The group of words.yaml that a class's detail has its words in; details of other classes are as written.
DETAILS = {
    "Answer": "answer",
    "Attendance": "capacity",
    "Ballot": "choice",
    "Body": "body_kind",
    "CallIn": "call_in_outcome",
    "Document": "document_kind",
    "Matter": "status",
    "Motion": "outcome",
    "Reference": "relation",
    "Step": "step_kind",
    "Vote": "outcome",
}
# State of a referral → the sentence with its receiver, and without.
REFERRALS = {
    "made": ("{act} to {detail}", "{act}"),
    "received": ("Received by {detail}", "Received"),
    "planned": ("Planned to go to {detail}", "Planned"),
}
# Class → the sentence with a detail, and without.
SENTENCES = {
    "Action": ("Work for {detail}", "Work to be done"),
    "AgendaItem": ("Item: {title}", "Item: {title}"),
    "Answer": ("What became of a recommendation: {detail}", "What became of a recommendation"),
    "Attendance": ("{title} at the meeting: {detail}", "{title} at the meeting"),
    "Authority": ("{title}", "{title}"),
    "Ballot": ("Vote of {title}: {detail}", "Vote of {title}"),
    "Body": ("{detail}", "A body"),
    "CallIn": ("Call-in: {detail}", "Call-in"),
    "Change": ("Words changed: {title}", "Words changed: {title}"),
    "Document": ("{detail}: {title}", "Document: {title}"),
    "Interest": ("{title} declared an interest: {detail}", "{title} declared an interest"),
    "Matter": ("{title}: {detail}", "{title}"),
    "Meeting": ("The meeting", "The meeting"),
    "Motion": ("Motion: {detail}", "Motion"),
    "Person": ("{title}, as named in the documents", "{title}, as named in the documents"),
    "Post": ("Post: {title}", "Post: {title}"),
    "Reference": ("{detail}: {title}", "Earlier or later business named: {title}"),
    "Step": ("{detail}", "{title}"),
    "Tenure": ("{title}, {detail}", "{title}"),
    "Vote": ("Vote: {detail}", "Vote"),
}


def about_html(fact: Row) -> str:
    """Who did what and when, under which item, as HTML."""
    name = reading.body_names().get(fact["body"]) or fact["body_name"]
    chip = f"{style.body_chip(name, fact['body_kind'])} " if name else ""
    day = style.plain(style.day(fact["date"])) if fact["date"] else ""
    return chip + " · ".join(part for part in (day, sentence(fact), item(fact)) if part)


def sentence(fact: Row) -> str:
    """What was done or said, as HTML."""
    told, act = detail(fact), label("act", fact["act"]) if fact["act"] else ""
    with_detail, without = SENTENCES.get(fact["cls"], ("{title}", "{title}"))
    if fact["cls"] == "Referral":
        with_detail, without = REFERRALS[fact["state"]]
    elif fact["state"] in ("planned", "awaited"):
        return label("state", fact["state"])
    elif act:
        return style.plain(act)
    title = style.folded(fact["title"] or "not named")
    return (with_detail if told else without).format(title=title, detail=style.folded(told), act=style.plain(act))


def detail(fact: Row) -> str:
    """The detail in words; "" where there is none."""
    value, group = fact["detail"] or "", DETAILS.get(fact["cls"])
    # A motion without an outcome has its kind for a detail.
    if fact["cls"] == "Motion" and value not in words()["outcome"]:
        return ""
    return label(group, value) if group and value else value


def item(fact: Row) -> str:
    """The item that the fact stands under, with its number, as HTML."""
    if not fact["item_title"] or fact["cls"] == "AgendaItem":
        return ""
    number = f"item {style.folded(fact['number'])}, " if fact["number"] else ""
    return number + style.folded(fact["item_title"])
