"""The labelled fields of a page: `Venue: Town Hall`, or a label on a line of its own with the value below it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import msgspec

from ingest.platforms.laid import Page, plain
from ingest.platforms.values import labelled
from ontology.record import Evidence

BULLETS = "ul.mgBulletList, ul.mgActionList, ul.mgFileList, .mgLinks, ol.DocumentList, ul.DocumentList"


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A field: what its label means (None: not known), its first line's value, and all of its lines."""

    meaning: str | None
    label: str
    value: str
    evidence: tuple[Evidence, ...]
    lines: tuple[int, ...]
    inline: bool


class Fields(msgspec.Struct, frozen=True):
    """The fields of a page, in order."""

    found: tuple[Field, ...]

    def get(self, *meanings: str) -> Field | None:
        """The first field of the first of these meanings that holds a value."""
        return next((one for name in meanings for one in self.found if one.meaning == name and one.value), None)


def read_fields(page: Page, labels: Collection[str], lines: Sequence[int]) -> Fields:
    """The fields among some lines of a page, where `labels` are what its markup calls so."""
    folded = {label.rstrip(" :?").casefold(): label for label in labels if label.strip(" :?")}
    aside = in_lists(page)
    kept = [n for n in lines if n not in aside]
    starts = [(at, label) for at, n in enumerate(kept) if (label := _label_of(page.words(n), folded)) is not None]
    ends = [at for at, _ in starts[1:]] + [len(kept) for _ in starts[-1:]]
    return Fields(
        tuple(_field(page, label, kept[first:last]) for (first, label), last in zip(starts, ends, strict=True))
    )


def _label_of(text: str, labels: dict[str, str]) -> str | None:
    """The label that a line starts with, as the line has it; one without a colon is the whole line."""
    head, colon, _ = text.partition(":")
    bare = head.rstrip(" ?").casefold()
    if colon and bare in labels:
        return head + colon
    cell, _, _ = text.partition("\t")
    if cell.rstrip(" ?").casefold() in labels:
        return cell
    return None


def _field(page: Page, label: str, lines: list[int]) -> Field:
    first = page.lines[lines[0]]
    start, end = first.start + len(label), first.end
    inline = bool(page.text[start:end].strip())
    if not inline and len(lines) > 1:
        start, end = page.lines[lines[1]].start, page.lines[lines[1]].end
    value = page.text[start:end].strip()
    start += len(page.text[start:end]) - len(page.text[start:end].lstrip())
    return Field(
        meaning=labelled(label),
        label=label,
        value=value,
        evidence=page.evidence(start, start + len(value)) if value else (),
        lines=tuple(lines),
        inline=inline,
    )


def in_lists(page: Page) -> set[int]:
    """The lines of lists of documents and links; the bullets of a written text are none."""
    written = {node.mem_id for node in page.find(".mgWordPara ul, .mgWordPara ol, .WordSection1 ul")}
    return {n for node in page.find(BULLETS) if node.mem_id not in written for n in page.lines_of(node)}


def labels_of(page: Page, selectors: str) -> Iterator[str]:
    """What the elements that a selector names call their fields: their words up to the colon."""
    for node in page.find(selectors):
        words = plain(node).partition(":")[0].strip()
        if words and len(words) <= 80:
            yield words
