"""XML of a web service, read safely: no document types, and so no entities but the five that XML has."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import NoReturn

from ingest.formats.errors import Unreadable

MAX_DEPTH = 200


class Plain(ET.TreeBuilder):
    """Builds a tree, and stops at a document type, before any of its entities could be read."""

    def doctype(self, name: str, _pubid: str | None, _system: str | None) -> NoReturn:
        """Called by the parser where the document type starts."""
        raise Unreadable(f"the XML declares a document type ({name[:40]})", "fetch the answer of the service again")


def parse(data: bytes) -> ET.Element:
    """The root of an XML file. Raises Unreadable: not well-formed (with the line), nested too deep, with a DTD."""
    parser = ET.XMLParser(target=Plain())  # noqa: S314 - Plain refuses document types; nothing is ever fetched
    try:
        parser.feed(data)
        root: ET.Element = parser.close()
    except ET.ParseError as error:
        line, column = error.position
        what = str(error).split(":")[0]
        reason = f"the XML is broken at line {line}, column {column + 1} ({what})"
        raise Unreadable(reason, "fetch it again") from error
    except (ValueError, LookupError) as error:
        raise Unreadable(f"the XML cannot be decoded ({error})", "fetch it again") from error
    if _depth(root) > MAX_DEPTH:
        raise Unreadable("the XML nests its elements too deeply", "check that it is the right file")
    return root


def _depth(root: ET.Element) -> int:
    depth, level = 0, [root]
    while level and depth <= MAX_DEPTH:
        depth, level = depth + 1, [child for element in level for child in element]
    return depth


def name_of(element: ET.Element) -> str:
    """The element's name in small letters, without its namespace."""
    return str(element.tag).rpartition("}")[2].lower()


def children(element: ET.Element, name: str) -> Iterator[ET.Element]:
    """The children of that name."""
    return (child for child in element if name_of(child) == name)


def text_of(element: ET.Element, name: str) -> str:
    """The words of the first child of that name, folded; empty where there is none."""
    child = next(children(element, name), None)
    return " ".join((child.text or "").split()) if child is not None else ""


def under(element: ET.Element, name: str) -> list[ET.Element]:
    """The element itself and all below it, where called so, in order."""
    return [one for one in element.iter() if name_of(one) == name]
