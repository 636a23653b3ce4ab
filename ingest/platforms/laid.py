"""Page text of a platform: laid out from fields, or a page's own with a note of which lines each element gave."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.formats.build import Builder, Paragraph, tidy
from ingest.formats.errors import Unreadable
from ingest.formats.html import Walk, decode
from ingest.model import Document, Line, Stated
from ontology.record import Evidence, Source


class Noting(Walk):
    """Goes over a page and notes the lines of each element. `flat` tables are laid out as paragraphs; `numbers` stand
    before the elements that they are given for."""

    def __init__(self, flat: frozenset[int] = frozenset(), numbers: Mapping[int, str] | None = None) -> None:
        super().__init__(mains=False)
        self.lines_of: dict[int, range] = {}
        self._flat, self._numbers = flat, numbers or {}
        self._starts: dict[int, int] = {}
        self._waiting: list[int] = []

    def into(self, builder: Builder, *, aside: bool) -> Noting:
        """Writes to a builder that others write to as well; `aside`: none of it is the record's own text."""
        self.builder = builder
        self._aside = int(aside)
        return self

    def _enter(self, node: LexborNode) -> None:
        if node.mem_id in self._flat:
            self._flush()
        else:
            super()._enter(node)
        self._label = self._numbers.get(node.mem_id, self._label)
        self._starts[node.mem_id] = len(self.builder.lines)

    def _leave(self, node: LexborNode) -> None:
        if node.mem_id in self._flat:
            self._flush()
        else:
            super()._leave(node)
        if self._rows:  # a row is written when it ends: until then its parts have no lines
            self._waiting.append(node.mem_id)
            return
        lines = range(self._starts.pop(node.mem_id), len(self.builder.lines))
        for one in (*self._waiting, node.mem_id):
            self.lines_of[one] = lines
        self._waiting.clear()


class Sheet:
    """Lays a page out from fields: a line for each, in the order in which they are given."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._builder = Builder()

    def field(self, label: str, value: str, *, aside: bool = True) -> tuple[Evidence, ...]:
        """`Label: value`, and where the value stands; nothing where it is empty. `aside`: nothing is left to read."""
        value = tidy(value)
        if not value:
            return ()
        self._builder.add(Paragraph(text=f"{label}: {value}", gap=True, furniture=aside))
        return (self._tail(value),)

    def heading(self, text: str, number: str = "", *, aside: bool = False) -> tuple[Evidence, ...]:
        """A heading, and where its words stand behind the number."""
        text = tidy(text)
        if not text:
            return ()
        head = f"{number}." if number.isdigit() else number
        self._builder.add(Paragraph(text=f"{head} {text}".strip(), heading=3, bold=True, gap=True, furniture=aside))
        return (self._tail(text),)

    def label(self, words: str, *, aside: bool) -> None:
        """The name of the field that follows, on a line of its own."""
        self._builder.add(Paragraph(text=f"{words}:", heading=4, gap=True, furniture=aside))

    def html(self, fragment: str, *, aside: bool) -> tuple[int, int, int] | None:
        """The paragraphs of an escaped fragment: the page, and from where to where on it they stand."""
        first = len(self._builder.lines)
        over(Noting().into(self._builder, aside=aside), LexborHTMLParser(fragment).root)
        lines = self._builder.lines[first:]
        return (lines[0].page, lines[0].start, lines[-1].end) if lines else None

    def document(self, stated: Stated) -> Document:
        """All that was laid out."""
        return without_repeats(msgspec.structs.replace(self._builder.document(self._source), stated=stated))

    def _tail(self, words: str) -> Evidence:
        line = self._builder.lines[-1]
        return Evidence(self._source.sha256, line.page, line.end - len(words), line.end, words)


def over(noting: Noting, root: LexborNode | None) -> None:
    """Walks. Raises Unreadable for tables within tables within tables …"""
    try:
        if root is not None:
            noting.over(root)
    except RecursionError as error:
        raise Unreadable("the page nests its tables too deeply", "save it as plain text") from error


_AUTHORITY = re.compile(
    r"(?:^|[|–—]|\s-)\s*(?P<name>(?:[\w’'&.]+ ){1,8}(?:Council|Authority|Corporation|Assembly))\s*$"
)


class Page:
    """A page of a platform: its tree, its text, and which lines belong to which element."""

    def __init__(self, source: Source, data: bytes) -> None:
        self.source = source
        self.parser = LexborHTMLParser(decode(data))
        self.document = Document(source=source, pages=(), lines=())
        self.text = ""
        self._lines_of: dict[int, range] = {}

    def lay_out(self, flat: frozenset[int] = frozenset(), numbers: Mapping[int, str] | None = None) -> None:
        """Makes the page's text; the tree must not change afterwards."""
        noting = Noting(flat, numbers)
        if title := self._title():
            noting.builder.add(Paragraph(text=title, furniture=True))
        over(noting, self.parser.root)
        self._lines_of = noting.lines_of
        self.document = noting.builder.document(self.source)
        self.text = self.document.pages[0].text

    def _title(self) -> str:
        """What a browser shows above the page: often the only place for a council's name."""
        title = self.parser.css_first("head title")
        return plain(title) if title is not None else ""

    def authority(self) -> tuple[str | None, tuple[Evidence, ...]]:
        """The authority whose page it is, by the end of the page's title."""
        match = _AUTHORITY.search(self._title()[-200:])
        if match is None or not self.lines:
            return None, ()
        start = self.text.find(match.group("name"))
        return match.group("name"), self.evidence(start, start + len(match.group("name")))

    def find(self, selector: str) -> list[LexborNode]:
        """The elements that a selector names, in order."""
        return self.parser.css(selector)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The page's lines."""
        return self.document.lines

    def lines_of(self, node: LexborNode) -> range:
        """The numbers of an element's lines; none for one that is not shown, or stands within a line."""
        return self._lines_of.get(node.mem_id, range(0))

    def words(self, number: int) -> str:
        """The text of a line."""
        line = self.lines[number]
        return self.text[line.start : line.end]

    def first(self) -> tuple[Evidence, ...]:
        """The page's first line."""
        return self.evidence(self.lines[0].start, self.lines[0].end) if self.lines else ()

    def evidence(self, start: int, end: int) -> tuple[Evidence, ...]:
        """A stretch of the page's text."""
        return (Evidence(self.source.sha256, 1, start, end, self.text[start:end]),)

    def stretch(self, lines: Sequence[int]) -> tuple[int, int, int]:
        """The page, and from where to where on it some lines stand."""
        return (1, self.lines[lines[0]].start, self.lines[lines[-1]].end)

    def stating(self, stated: Stated, aside: set[int], heads: Mapping[int, int] | None = None) -> Document:
        """The Document; the lines `aside` have nothing left to be read, and `heads` are headings of a level."""
        levels = heads or {}
        lines = tuple(
            msgspec.structs.replace(
                line, furniture=line.furniture or number in aside, heading=levels.get(number, line.heading)
            )
            for number, line in enumerate(self.lines)
        )
        return without_repeats(msgspec.structs.replace(self.document, lines=lines, stated=stated))


def without_repeats(document: Document) -> Document:
    """Minutes often print a decision again that stands above them: the second time it is aside."""
    stated = document.stated
    again: set[int] = set()
    for (kind, *decision), (then, *minutes) in pairwise(stated.told if stated else ()):
        parted = any(decision[1] < item.start < minutes[1] for item in (stated.items if stated else ()))
        if (kind, then) == ("decision", "minutes") and not parted:
            first, second = _lines_in(document, *decision), _lines_in(document, *minutes)
            again.update(_run(document, first, second))
    lines = tuple(
        msgspec.structs.replace(line, furniture=line.furniture or number in again)
        for number, line in enumerate(document.lines)
    )
    return msgspec.structs.replace(document, lines=lines) if again else document


def _lines_in(document: Document, page: int, start: int, end: int) -> list[int]:
    numbered = enumerate(document.lines)
    return [n for n, line in numbered if line.page == page and start <= line.start < end and not line.furniture]


def _run(document: Document, wanted: Sequence[int], among: Sequence[int]) -> Sequence[int]:
    """The first stretch of lines `among` others that says the same as those `wanted`."""
    words = [_words(document, n) for n in wanted]
    for at in range(len(among) - len(wanted) + 1) if wanted else ():
        here = among[at : at + len(wanted)]
        if [_words(document, n) for n in here] == words:
            return here
    return ()


def _words(document: Document, number: int) -> str:
    line = document.lines[number]
    return document.pages[line.page - 1].text[line.start : line.end].casefold().rstrip(" .;")


def plain(node: LexborNode) -> str:
    """An element's words, folded."""
    return tidy(re.sub(r"\s+", " ", node.text(deep=True)))
