"""Tells from its text whether a Cypher query only reads the graph.

Neo4j holds to that by itself when told to; the built-in store does not, and either would read files with LOAD CSV. So
this stands before both. It is a lexer, not a parser: words inside strings, comments and quoted names don't count, nor
do names of properties, labels, parameters and map keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.stores.base import ReadOnlyError

WRITES = frozenset(
    {
        *("ALTER", "CREATE", "DELETE", "DENY", "DETACH", "DROP", "ENABLE", "FOREACH", "GRANT", "INSERT", "MERGE"),
        *("REMOVE", "RENAME", "REVOKE", "SET", "TERMINATE"),
    }
)
PROCEDURES = frozenset(
    {
        "db.index.fulltext.querynodes",
        "db.labels",
        "db.propertykeys",
        "db.relationshiptypes",
        "db.schema.visualization",
        "dbms.components",
    }
)
END = ("end", "")
TOKEN = re.compile(
    r"""
    (?P<skip>  \s+ | //[^\n]* | /\*.*?\*/ )
  | (?P<text>  '(?:\\.|[^'\\])*' | "(?:\\.|[^"\\])*" )
  | (?P<quoted> `(?:``|[^`])*` )
  | (?P<number> \d[\w]*(?:\.\d\w*)? )
  | (?P<word>  [^\W\d]\w* )
  | (?P<mark>  . )
    """,
    re.VERBOSE | re.DOTALL,
)


def check(cypher: str) -> None:
    """Raises ReadOnlyError, with the word that it stumbled over, unless the query only reads the graph."""
    tokens = [END, *words(cypher), END]
    for before, (kind, text), after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if text in ("\\", "'", '"', "`"):
            raise ReadOnlyError(f"a stray {text} outside of quoted text: is a quotation mark missing?")
        if kind == "word" and not is_name(before, after) and writes(text.upper(), after):
            raise ReadOnlyError(f"questions only read the graph: {text.upper()} is not allowed")
    for name in called(tokens):
        if name.lower() not in PROCEDURES:
            raise ReadOnlyError(f"questions only read the graph: CALL {name} is not allowed")


def writes(word: str, after: tuple[str, str]) -> bool:
    """Whether this word, before that token, begins to change something or to read files."""
    return word in WRITES or (word == "LOAD" and after[1].upper() == "CSV")


def words(cypher: str) -> Iterator[tuple[str, str]]:
    """Kind and text of every token that means something."""
    for match in TOKEN.finditer(cypher):
        if match.lastgroup != "skip":
            yield str(match.lastgroup), match.group()


def is_name(before: tuple[str, str], after: tuple[str, str]) -> bool:
    """Whether a word between these two names a property, a label, a parameter, a column or a key of a map."""
    return before[1].upper() in (".", ":", "$", "|", "&", "!", "AS") or after[1] in (":", ".")


def called(tokens: list[tuple[str, str]]) -> Iterator[str]:
    """The names of the procedures that are called; a subquery, CALL { } or CALL (x) { }, has none."""
    for at, (kind, text) in enumerate(tokens):
        if kind == "word" and text.upper() == "CALL" and not is_name(tokens[at - 1], tokens[at + 1]):
            name = dotted(tokens[at + 1 :])
            if name:
                yield name


def dotted(tokens: list[tuple[str, str]]) -> str:
    """The name that tokens begin with, `db.labels`; empty when they begin with something else."""
    if tokens[0][0] not in ("word", "quoted"):
        return ""
    name = tokens[0][1].replace("`", "")
    return f"{name}.{dotted(tokens[2:])}" if tokens[1][1] == "." else name
