"""HTML, by selectolax (lexbor): what a reader of the page sees. Nothing is fetched, no style sheet is read."""

from __future__ import annotations

import codecs
import re

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.asides import is_owner, owner_at_end
from ingest.formats.build import LONG, Builder, Paragraph, nested, numeral, title_pieces
from ingest.formats.errors import Unreadable
from ingest.model import Document
from ontology.record import Source

_UNSEEN_TAGS = """head script style template noscript svg math iframe object embed audio video canvas map button select
    input textarea datalist del s strike -comment -doctype"""
_UNSEEN = frozenset(_UNSEEN_TAGS.split())
_BLOCK_TAGS = """html body main article section div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption thead tbody
    tfoot tr td th blockquote pre address figure figcaption details summary form fieldset legend hr center header footer
    nav aside"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_ASIDE = frozenset(["nav", "footer", "aside"])
_ASIDE_ROLES = frozenset(["navigation", "banner", "contentinfo", "complementary", "search"])
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_HEAVY = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_META = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.I)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# what style sheets commonly call lists whose numbers they set or take away; the sheets themselves are not read
_NAMED = {"roman": "i", "lower-roman": "i", "upper-roman": "I", "alpha": "a", "lower-alpha": "a", "upper-alpha": "A"}
_BARE = frozenset(["unstyled", "list-unstyled", "no-bullets", "no-bullet", "list-none"])
_AUTHORITY = re.compile(r"(?:[A-Z][\w’'-]+ ){1,4}(?:Council|Authority)\b|\bCouncil of [A-Z]\w+")
_INDENT = 4  # characters a level of a list


class List(msgspec.Struct):
    """An open list: what numbers its next entry, and how; `headed`: its entries begin with headings."""

    kind: str
    number: int
    step: int = 1
    headed: bool = False


def read(source: Source, data: bytes) -> Document:
    """The page's visible text as paragraphs, list entries with their printed numbers, and table rows.

    Raises Unreadable for a page that no one wrote by hand (tables within tables within tables …).
    """
    parser = LexborHTMLParser(decode(data))
    root = parser.root
    walk = Walk(mains=parser.css_matches("main, [role=main]"))
    try:
        if root is not None:
            walk.over(root)
            walk.name(parser.css_first("head > title"))
    except RecursionError as error:
        raise Unreadable("the page nests its tables too deeply", "save it as plain text") from error
    return walk.builder.document(source)


def decode(data: bytes) -> str:
    """The text of the file: by its byte order mark, else the charset it declares, else UTF-8, else cp1252."""
    for mark, charset in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(charset, errors="replace")
    declared = _META.search(data[:4096])
    for charset in (_known(declared.group(1).decode()) if declared else "utf-8", "utf-8"):
        try:
            return data.decode(charset)
        except UnicodeDecodeError:
            continue
    return data.decode("cp1252", errors="replace")


def _known(charset: str) -> str:
    """The codec that browsers take for a declared charset."""
    try:
        name = codecs.lookup(charset)
    except LookupError:
        return "utf-8"
    if name.name in ("iso8859-1", "ascii"):
        return "cp1252"
    # a page whose declaration could be read as ASCII is not UTF-16, and not one of the codecs that are no charset
    return "utf-8" if name.name.startswith(("utf-16", "utf-32")) or not name._is_text_encoding else name.name


class Walk:
    """Goes over the tree without recursion, as pages may be nested deeper than Python likes."""

    def __init__(self, *, mains: bool) -> None:
        self.builder = Builder()
        self._text: list[str] = []
        self._weights: list[bool] = []
        self._lists: list[List] = []
        self._rows: list[list[list[Paragraph]]] = []
        self._terms: list[bool] = []
        self._aside_from = self._aside_to = -1
        self._label = ""
        self._gap = True
        self._bold = self._heading = self._aside = self._main = self._inner = self._pre = 0
        self._mains = mains

    def over(self, root: LexborNode) -> None:
        """Adds all that is visible under `root` to the builder."""
        stack: list[tuple[LexborNode, bool]] = [(root, False)]
        while stack:
            node, leaving = stack.pop()
            if leaving:
                self._leave(node)
            elif node.tag == "-text":
                self._write(node.text_content or "")
            elif node.tag == "br":
                self._flush(broken=True)
            elif not _is_hidden(node):
                self._enter(node)
                stack.append((node, True))
                stack.extend((child, False) for child in reversed(list(node.iter(include_text=True, skip_empty=False))))
        self._flush()

    def name(self, title: LexborNode | None) -> None:
        """The page's own name behind the rest, where it tells an authority that the rest does not."""
        text = " ".join((title.text() if title else "").split())
        told = _AUTHORITY.search(text)
        if told and told.group() not in self.builder.text:
            self.builder.add(Paragraph(text=text, furniture=True))

    def _enter(self, node: LexborNode) -> None:
        tag, attributes = node.tag or "", node.attributes
        if tag in _BLOCKS:
            self._flush()
        self._count(node, 1)
        if tag in ("ol", "ul"):
            self._lists.append(_list(tag, attributes))
        elif tag == "li":
            self._label = self._next_label(attributes, headed=_is_headed(node))
        elif tag == "dl":
            self._terms.append(_is_table(node))
        elif tag == "dt" and self._terms and self._terms[-1]:
            self._end_term()
            self._rows.append([[]])
        elif tag == "dd" and self._terms and self._terms[-1] and self._rows:
            self._rows[-1].append([])
        elif tag in ("em", "i"):
            self._aside_from = len(self._text)
        elif tag == "tr":
            self._rows.append([])
        elif tag in ("td", "th") and self._rows:
            self._rows[-1].append([])

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in _BLOCKS:
            self._flush()
        self._count(node, -1)
        if tag == "dl" and self._terms:
            self._end_term()
            self._terms.pop()
        elif tag in ("em", "i"):
            self._aside_to = len(self._text)
        elif tag in ("ol", "ul"):
            self._lists.pop()
        elif tag == "li":
            self._label = ""
        elif tag == "tr":
            self._end_row()

    def _end_row(self) -> None:
        row = self._rows.pop()
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].append(nested(row))
        else:
            self.builder.row(row)

    def _end_term(self) -> None:
        """Ends the row that a term of a list of terms began."""
        if self._terms and self._terms[-1] and self._rows:
            self._end_row()

    def _count(self, node: LexborNode, step: int) -> None:
        """Keeps count of what stands around the text."""
        tag, attributes = node.tag or "", node.attributes
        self._pre += step * (tag == "pre")
        self._inner += step * (tag in ("article", "section"))
        self._main += step * (tag == "main" or attributes.get("role") == "main")
        self._bold += step * (tag in ("b", "strong", "th") or bool(_HEAVY.search(attributes.get("style") or "")))
        self._aside += step * (tag in _ASIDE or (attributes.get("role") or "") in _ASIDE_ROLES)
        # a header within an article is that article's title, not the site's
        self._aside += step * (tag == "header" and not self._inner and not self._main)
        if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self._heading += step * int(tag[1])

    def _write(self, text: str) -> None:
        if self._pre:
            first, *lines = text.split("\n")
            self._put(first)
            for line in lines:
                self._flush(broken=True)
                self._put(line)
        else:
            self._put(text)

    def _put(self, text: str) -> None:
        self._text.append(text)
        self._weights.append(self._bold > 0)

    def _flush(self, *, broken: bool = False) -> None:
        """Ends the line; `broken`, where the author only broke it, so that what follows stands close below."""
        count = title_pieces(list(zip(self._text, self._weights, strict=True)), self._label)
        if count and not self._heading and not self._pre:
            rest, weights = self._text[count:], self._weights[count:]
            self._text, self._weights = self._text[:count], self._weights[:count]
            self._aside_from = self._aside_to = -1
            self._flush()
            self._text, self._weights = rest, weights
        at = self._note_at()
        note = re.sub(r"\s+", " ", "".join(self._text[at:])).strip() if at is not None else ""
        text = re.sub(r"\s+", " ", "".join(self._text[:at])).strip()
        if text:
            paragraph = Paragraph(
                text=f"{self._label} {text}".strip(),
                heading=min(self._heading, 6),
                bold=self._heading > 0 or all(b for t, b in zip(self._text, self._weights, strict=True) if t.strip()),
                indent=_INDENT * max(0, len(self._lists) - 1),
                gap=self._gap,
                furniture=self._aside > 0 or (self._mains and not self._main),
            )
            self._label = ""
            self._place(paragraph)
        if note:
            self._place(Paragraph(text=note, gap=True, margin=True))
        if text or not broken:
            self._gap = not broken
        self._text, self._weights, self._aside_from, self._aside_to = [], [], -1, -1

    def _note_at(self) -> int | None:
        """The piece of the line at which the name of who is to act begins: in italics, or far behind the text."""
        if "".join(self._text[self._aside_to :]).strip() == "" and 0 <= self._aside_from < self._aside_to:
            return self._aside_from if is_owner("".join(self._text[self._aside_from :])) else None
        at = owner_at_end(self._text[-1].rstrip().replace("\n", " ")) if self._text and not self._pre else None
        if at is None:
            return None
        self._text[-1:] = [self._text[-1][:at], self._text[-1][at:]]
        self._weights.append(self._weights[-1])
        return len(self._text) - 1

    def _place(self, paragraph: Paragraph) -> None:
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].append(paragraph)
        else:
            self.builder.add(paragraph)

    def _next_label(self, attributes: dict[str, str | None], *, headed: bool) -> str:
        if not self._lists:
            return "•"
        here = self._lists[-1]
        outer = self._lists[-2] if len(self._lists) > 1 else here
        if headed and outer.headed and not here.headed and here.number > 1:
            here = outer  # a list within was never closed: this is the next entry of the one around it
        here.headed = headed
        if here.kind in ("", "•"):
            return here.kind
        here.number = _integer(attributes.get("value"), here.number)
        label = f"{numeral(here.number, here.kind)}."
        here.number += here.step
        return label


def _list(tag: str, attributes: dict[str, str | None]) -> List:
    names = (attributes.get("class") or "").casefold().split()
    if re.search(r"list-style(?:-type)?\s*:[^;]*none", attributes.get("style") or "", re.I) or _BARE & set(names):
        return List("", 1)
    named = next((_NAMED[name] for name in names if name in _NAMED), None)
    if tag == "ul" and named is None:
        return List("•", 1)
    kind = attributes.get("type") or named or "1"
    return List(kind if kind in ("1", "a", "A", "i", "I") else "1", _integer(attributes.get("start"), 1))


def _is_headed(entry: LexborNode) -> bool:
    """Whether an entry of a list begins with a heading."""
    first = next((child for child in entry.iter(include_text=False)), None)
    return first is not None and first.tag in ("h1", "h2", "h3", "h4", "h5", "h6")


def _is_table(terms: LexborNode) -> bool:
    """Whether a list of terms is a table: several short descriptions to a term."""
    tags = [child.tag for child in terms.iter(include_text=False)]
    short = all(len(child.text()) <= LONG for child in terms.iter(include_text=False))
    return bool(tags) and tags[0] == "dt" and short and tags.count("dd") >= 2 * tags.count("dt")


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"\s*-?\d{1,6}\s*", text) else default


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return (
        node.tag in _UNSEEN
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(attributes.get("style") or ""))
    )
