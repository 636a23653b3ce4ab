"""The question library: `queries/NAME.yaml` holds a question's words, parameters, columns, Cypher and SPARQL.

questions()["decisions"].columns
ask(store, "decisions", body="Cabinet", words="bridge")

In Cypher a parameter is a parameter (`$body`); in SPARQL `$body` becomes an escaped literal, `<$body>` the IRI of the
thing that has this id, and `{Decision.takenBy}` the IRI that the schema gives. Rows are equal on every store:
identifiers without their base, absent values as None.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from graph.rdf import BASE, escaped
from graph.stores.base import GraphStore, Row
from graph.stores.rdf import RdfStore
from ontology.schema import load
from ontology.strict import SchemaError, Table, nearest, read

IDS = f"{BASE}id/"
QUERIES = Path(__file__).parent / "queries"
TERM = re.compile(r"\{([A-Z]\w*)(?:\.(\w+))?\}")
PARAMETER = re.compile(r"\$([a-z]\w*)")
PLACE = re.compile(r"<\$(?P<id>[a-z]\w*)>|\$(?P<literal>[a-z]\w*)")
KEYS = ("title", "words", "parameters", "columns", "key", "cypher", "sparql", "example")
Value = str | list[str]


class QuestionError(ValueError):
    """A question or parameter that there is none of, or one that is missing: what, and the nearest right name."""


class Parameter(msgspec.Struct, frozen=True, kw_only=True):
    """`words` are split and all of them must occur; `default` None means that a value has to be given."""

    name: str
    meaning: str
    kind: Literal["text", "words"]
    default: str | None

    def value(self, given: str | None) -> Value:
        """What is sent to a store: the text, or the words in lower case."""
        text = given if given is not None else self.default or ""
        return text.lower().split() if self.kind == "words" else text


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """`columns` in order, with their meaning; `key` names those that tell rows apart; `sparql` has its IRIs already."""

    name: str
    title: str
    words: str
    parameters: dict[str, Parameter]
    columns: dict[str, str]
    key: tuple[str, ...]
    cypher: str
    sparql: str
    example: dict[str, str]

    def values(self, given: Mapping[str, str]) -> dict[str, Value]:
        """A value for every parameter. Raises QuestionError for one that the question lacks, or that is missing."""
        for name in given:
            if name not in self.parameters:
                known = nearest(name, self.parameters) if self.parameters else "it has none"
                raise QuestionError(f"question {self.name!r} has no parameter {name!r}; {known}")
        for parameter in self.parameters.values():
            if parameter.default is None and not given.get(parameter.name):
                raise QuestionError(f"question {self.name!r} needs {parameter.name}=…: {parameter.meaning}")
        return {name: parameter.value(given.get(name)) for name, parameter in self.parameters.items()}

    def as_sparql(self, given: Mapping[str, str], ids: str) -> str:
        """The query with its parameters in it. `ids` is what identifiers begin with in this dataset."""
        values = self.values(given)

        def put(match: re.Match[str]) -> str:
            name = match["id"]
            return f"<{ids}{escaped(str(values[name]))}>" if name else literals(values[match["literal"]])

        return PLACE.sub(put, self.sparql.replace(quoted(IDS), quoted(ids)))


def ask(store: GraphStore | RdfStore, name: str, **given: str) -> list[Row]:
    """The rows of a question. Raises QuestionError for an unknown question or parameter, StoreError from the store."""
    question = find(name)
    if isinstance(store, RdfStore):
        rows = store.ask(question.as_sparql(given, store.names.ids), ids=True)
    else:
        rows = store.ask(question.cypher, question.values(given))
    return one_each(rows, question)


def one_each(rows: Iterable[Row], question: Question) -> list[Row]:
    """A row for each key, in order. Where graphs differ in a value, the least counts, as in `merge_nodes`."""
    found: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        plain = {column: row.get(column) for column in question.columns}
        known = found.setdefault(tuple(plain[column] for column in question.key), plain)
        for column, value in plain.items():
            if value is not None and (known[column] is None or value < known[column]):
                known[column] = value
    return list(found.values())


def find(name: str) -> Question:
    """The question of this name. Raises QuestionError with the nearest one."""
    if name not in questions():
        raise QuestionError(f"there is no question {name!r}; {nearest(name, questions())}")
    return questions()[name]


@cache
def questions() -> dict[str, Question]:
    """All questions, by name. Raises SchemaError, which names file and line, for a mistake in one of them."""
    return {path.stem: read_question(path) for path in sorted(QUERIES.glob("*.yaml"))}


def read_question(path: Path) -> Question:
    """One question file."""
    table = read(path)
    table.only(KEYS)
    parameters = {str(name): _parameter(str(name), row) for name, row in table.table("parameters").tables()}
    columns = table.table("columns")
    question = Question(
        name=path.stem,
        title=str(table.text("title")),
        words=" ".join(table.text("words").split()),
        parameters=parameters,
        columns={str(name): str(columns.text(name)) for name in columns.keys.values()},
        key=tuple(word.one_of(columns.keys, "column") for word in table.words("key")),
        cypher=table.text("cypher").strip(),
        sparql=_with_terms(table),
        example={str(name): str(table.table("example").text(name)) for name in table.table("example").keys},
    )
    _check(table, question)
    return question


def _parameter(name: str, table: Table) -> Parameter:
    table.only(("meaning", "kind", "needed"))
    kind: Literal["text", "words"] = "text"
    if "kind" in table and table.text("kind").one_of(("text", "words"), "kind") == "words":
        kind = "words"
    return Parameter(
        name=name, meaning=str(table.text("meaning")), kind=kind, default=None if table.flag("needed") else ""
    )


def _with_terms(table: Table) -> str:
    """The SPARQL with the schema's IRIs for `{Class}` and `{Class.property}`, and the usual base for `{ids}`."""
    text = table.text("sparql")

    def iri(match: re.Match[str]) -> str:
        cls, name = match[1], match[2]
        if cls not in load().classes:
            raise text.wrong(f"sparql names the class {cls!r}; {nearest(cls, load().classes)}")
        if name is None:
            return f"<{load().classes[cls].iri}>"
        try:
            return "/".join(f"<{part}>" for part in load().property(cls, name).path)
        except KeyError as error:
            raise text.wrong(f"sparql: {error.args[0]}") from None

    return TERM.sub(iri, text.strip()).replace("{ids}", quoted(IDS))


def _check(table: Table, question: Question) -> None:
    """What a reader of the file could have got wrong, told with the place."""
    if not question.columns or not question.key:
        raise table.wrong("a question needs columns, and a key among them")
    for language in ("cypher", "sparql"):
        text = table.text(language)
        for name in PARAMETER.findall(text):
            if name not in question.parameters:
                raise text.wrong(f"{language} uses ${name}; {nearest(name, question.parameters) or 'it has none'}")
        if "ORDER BY" not in text:
            raise text.wrong(f"{language} has no ORDER BY: rows must come in the same order from every store")
    for name in table.table("example").keys.values():
        name.one_of(question.parameters, "parameter")


def literals(value: Value) -> str:
    """A value as SPARQL: a literal, or literals side by side for VALUES."""
    return " ".join(map(quoted, value)) if isinstance(value, list) else quoted(value)


def quoted(text: str) -> str:
    """A string literal; whatever it holds, it ends where it should."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    escaped = escaped.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    return f'"{escaped}"'


__all__ = ["Parameter", "Question", "QuestionError", "SchemaError", "ask", "find", "questions"]
