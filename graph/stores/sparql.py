"""SPARQL as text, and its answers as plain values."""

from __future__ import annotations

import re
from typing import Any

import pyoxigraph as ox

from graph.stores.base import Row

XSD = "http://www.w3.org/2001/XMLSchema#"
WHOLE = {XSD + name for name in ("integer", "int", "long", "nonNegativeInteger", "positiveInteger")}
BROKEN = {XSD + name for name in ("decimal", "double", "float")}
ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
# Texts, IRIs, comments, variables and prefixed names are passed over; what is left as a bare word is a keyword.
TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""'
    r"|'''(?:\\.|[^\\])*?'''"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'(?:\\.|[^'\\\n])*'"
    r"|<[^<>\"{}|^`\\\s]*>"
    r"|#[^\n]*"
    r"|[?$]\w+"
    r"|[\w.-]*:[\w.-]*"
    r"|(?P<word>\w+)",
    re.DOTALL,
)


def asks_others(query: str) -> bool:
    """Whether SERVICE stands anywhere in a query as a keyword."""
    text = ESCAPE.sub(lambda match: chr(int(match[1] or match[2], 16) % 0x110000), query)
    return any((match["word"] or "").upper() == "SERVICE" for match in TOKEN.finditer(text))


def plain(result: Any, ids: str | None) -> list[Row]:
    """The answer to any form of query as rows: of variables; `answer` for ASK; three columns for CONSTRUCT."""
    if isinstance(result, ox.QueryBoolean):
        return [{"answer": bool(result)}]
    if isinstance(result, ox.QueryTriples):
        columns = ("subject", "predicate", "object")
        return [dict(zip(columns, (value(part, ids) for part in triple), strict=True)) for triple in result]
    names = [variable.value for variable in result.variables]
    return [{name: value(row[name], ids) for name in names} for row in result]


def value(term: Any, ids: str | None) -> Any:
    """A term as plain Python. Times come as they were stated, 10:00; identifiers without `ids`, where that is given."""
    if isinstance(term, ox.NamedNode):
        return term.value.removeprefix(ids) if ids else term.value
    if not isinstance(term, ox.Literal):
        return None if term is None else str(term)
    datatype, text = term.datatype.value, term.value
    if datatype in WHOLE:
        return int(text)
    if datatype in BROKEN:
        return float(text)
    if datatype == XSD + "boolean":
        return text in ("true", "1")
    if datatype == XSD + "time":
        return text.removesuffix(":00") if text.count(":") == 2 else text
    return text
