"""Turtle written by hand, so that the same schema gives the same bytes: blocks of a subject with predicates."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from ontology.schema import Schema

# A predicate with its objects, all as Turtle text.
Line = tuple[str, Sequence[str]]


def text(value: str, language: str = "") -> str:
    """A literal in quotes; JSON escapes the same characters as Turtle does."""
    return json.dumps(value, ensure_ascii=False) + (f"@{language}" if language else "")


def term(schema: Schema, iri: str) -> str:
    """An IRI as short as Turtle allows."""
    curie = schema.compact(iri)
    return curie if curie != iri and re.fullmatch(r"[\w-]+:[A-Za-z_]\w*", curie) else f"<{iri}>"


def block(subject: str, lines: Iterable[Line]) -> str:
    """A subject with its predicates; a predicate without objects is left out."""
    kept = [f"{predicate} {listed(objects)}" for predicate, objects in lines if objects]
    return f"{subject} " + " ;\n    ".join(kept) + " .\n"


def listed(objects: Sequence[str]) -> str:
    """Objects of one predicate, on a line of their own where they are nodes or texts."""
    long = len(objects) > 1 and any(item[0] in '["' for item in objects)
    return (",\n        " if long else ", ").join(objects)


def blank(lines: Iterable[Line], indent: str = "          ") -> str:
    """A node without a name, with its predicates."""
    kept = [f"{predicate} {', '.join(objects)}" for predicate, objects in lines if objects]
    return "[ " + f" ;\n{indent}".join(kept) + " ]"


def collection(items: Iterable[str]) -> str:
    """A list."""
    return f"( {' '.join(items)} )"


def document(schema: Schema, what: str, blocks: Iterable[str]) -> str:
    """A whole file: what it is, the prefixes that it uses, and the blocks."""
    body = "\n".join(blocks)
    used = [name for name in schema.prefixes if re.search(rf"(?<![\w<:/-]){re.escape(name)}:", body)]
    head = "".join(f"@prefix {name}: <{schema.prefixes[name]}> .\n" for name in used)
    return f"# {what} Written by `python -m ontology`; do not edit.\n{head}\n{body}"
