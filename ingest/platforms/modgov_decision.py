"""ModernGov's page of one decision: who decided what, when. An issue that waits for its decision records none."""

from __future__ import annotations

from ingest.dates import find_dates
from ingest.model import Document, Stated
from ingest.platforms.fields import Field, Fields, labels_of, read_fields
from ingest.platforms.laid import Page
from ingest.platforms.modgov_meeting import contact_roles
from ingest.platforms.values import SURE, day, maker_of
from ontology.record import DocumentFacts, Evidence, MeetingFacts

_LABELS = ".mgContent .mgLabel, .mgContent .mgSubSubTitleTxt, .mgContent h3"
_LONG = 100  # characters: a value that is longer is written text
_KNOWN = ("maker", "decided_on", "decided_at", "due")


def read(page: Page) -> Document | None:
    """The Document of a decision's page; None for another page."""
    page.lay_out()
    labels = set(labels_of(page, _LABELS))
    inside = [n for node in page.find(".mgContent") for n in page.lines_of(node)]
    fields = read_fields(page, labels, sorted(set(inside)))
    if not any(field.meaning in _KNOWN for field in fields.found):
        return None
    return decided(page, fields)


def decided(page: Page, fields: Fields) -> Document:
    """A notice, where there is a decision or its date; else a page about a decision to come."""
    texts = [field for field in fields.found if field.meaning == "decision" and field.value]
    on = fields.get("decided_on", "decided_at")
    if not texts and (on is None or fields.get("due")):
        other = DocumentFacts(kind="other", evidence=page.first(), confidence=SURE)
        return page.stating(Stated(document=other), set(range(len(page.lines))))
    shown = {n for field in fields.found if _is_text(field) for n in field.lines}
    told = [_stretch(page, field) for field in texts]
    stated = Stated(
        document=DocumentFacts(kind="decision_notice", evidence=_first(page, texts, on), confidence=SURE),
        meeting=_meeting(page, fields),
        roles=tuple(contact_roles(fields)),
        told=tuple(told),
    )
    heads = {field.lines[0]: 4 for field in fields.found if _is_text(field) and not field.inline}
    return page.stating(stated, set(range(len(page.lines))) - shown, heads)


def _is_text(field: Field) -> bool:
    """Whether a field holds written text, rather than a value."""
    written = not field.inline and (len(field.lines) > 2 or len(field.value) > _LONG or field.value.endswith("."))
    return field.meaning == "decision" or (field.meaning is None and written)


def _stretch(page: Page, field: Field) -> tuple[str, int, int, int]:
    lines = field.lines if field.inline else field.lines[1:]
    return ("decision", *page.stretch(lines))


def _first(page: Page, texts: list[Field], on: Field | None) -> tuple[Evidence, ...]:
    if texts:
        line = page.lines[texts[0].lines[0]]
        return page.evidence(line.start, line.end)
    return on.evidence if on else page.first()


def _meeting(page: Page, fields: Fields) -> MeetingFacts:
    """The meeting at which it was decided; of somebody who decides alone, the post stands for the body."""
    facts = MeetingFacts(confidence=SURE)
    used = [field for name in ("decided_at", "maker", "decided_on") if (field := fields.get(name))]
    for field in used:
        if field.meaning == "decided_at":
            facts.date, facts.body = day(field.value), _without_date(field.value)
        elif field.meaning == "maker":
            facts.body = facts.body or maker_of(field.value)
        else:
            facts.date = day(field.value) or facts.date
    facts.authority, proof = page.authority()
    facts.evidence = tuple(piece for field in used for piece in field.evidence) + proof
    return facts


def _without_date(text: str) -> str | None:
    for found in reversed(find_dates(text)):
        text = text[: found.start] + text[found.end :]
    return text.strip(" -–,;:") or None
