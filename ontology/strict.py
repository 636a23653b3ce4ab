"""YAML read strictly: whatever is not understood is an error that names file, line and the nearest right name."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode


class SchemaError(ValueError):
    """A mistake in a schema file. Its text is `folder/file:line: what is wrong, and what to do`."""


def nearest(word: str, known: Iterable[str]) -> str:
    """What to say of a word that is not among the known ones: the nearest of them, or all."""
    names = sorted(known)
    close = difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    return f"did you mean {close[0]!r}?" if close else f"known: {', '.join(names)}"


class Text(str):
    """A scalar with the place where it stands."""

    __slots__ = ("place",)
    place: str

    def __new__(cls, value: str, place: str) -> Text:
        text = super().__new__(cls, value)
        text.place = place
        return text

    def wrong(self, message: str) -> SchemaError:
        return SchemaError(f"{self.place}: {message}")

    def one_of(self, known: Iterable[str], what: str) -> str:
        """This word, which has to be one of those known."""
        known = list(known)
        if self not in known:
            raise self.wrong(f"unknown {what} {str(self)!r}; {nearest(self, known)}")
        return str(self)


class Table:
    """A mapping of a YAML file, whose keys are asked for by name; all values are text, lists of text or tables."""

    def __init__(self, node: MappingNode, file: str) -> None:
        self._file = file
        self._line = node.start_mark.line + 1
        self._values: dict[str, Node] = {}
        self.keys: dict[str, Text] = {}
        for key, value in node.value:
            name = self._text(key, "a key")
            if name in self.keys:
                raise name.wrong(f"{str(name)!r} stands here twice; keep one")
            self.keys[name] = name
            self._values[name] = value

    def wrong(self, message: str) -> SchemaError:
        return SchemaError(f"{self._file}:{self._line}: {message}")

    def only(self, known: Iterable[str]) -> None:
        """Refuses a key that is not known."""
        known = list(known)
        for key in self.keys.values():
            key.one_of(known, "key")

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def text(self, key: str) -> Text:
        """The text under `key`, which has to be there."""
        if key not in self._values:
            raise self.wrong(f"{key!r} is missing; add it")
        return self._text(self._values[key], key)

    def words(self, key: str) -> list[Text]:
        """The list of texts under `key`; empty when it is not there."""
        if key not in self._values:
            return []
        node = self._values[key]
        if not isinstance(node, SequenceNode):
            raise self._at(node, f"{key!r} has to be a list, like [a, b]")
        return [self._text(item, key) for item in node.value]

    def is_list(self, key: str) -> bool:
        return isinstance(self._values.get(key), SequenceNode)

    def flag(self, key: str) -> bool:
        """`true` or `false` under `key`; false when it is not there."""
        return key in self and self.text(key).one_of(("true", "false"), f"value of {key!r}:") == "true"

    def table(self, key: str) -> Table:
        """The mapping under `key`; an empty one when it is not there."""
        node = self._values.get(key, None)
        if node is None:
            return Table(MappingNode("", [], start_mark=_Line(self._line)), self._file)
        if not isinstance(node, MappingNode):
            raise self._at(node, f"{key!r} has to be a mapping of names to values")
        return Table(node, self._file)

    def tables(self) -> Iterator[tuple[Text, Table]]:
        """Every key with the mapping under it, in the file's order."""
        return ((key, self.table(key)) for key in self.keys.values())

    def _text(self, node: Node, what: str) -> Text:
        if not isinstance(node, ScalarNode):
            raise self._at(node, f"{what!r} has to be a plain text")
        if not node.value.strip():
            raise self._at(node, f"{what!r} is empty; fill it or leave it out")
        return Text(node.value, f"{self._file}:{node.start_mark.line + 1}")

    def _at(self, node: Node, message: str) -> SchemaError:
        return SchemaError(f"{self._file}:{node.start_mark.line + 1}: {message}")


class _Line:
    """The place of a mapping that is not in the file: that of the mapping it would stand in."""

    def __init__(self, line: int) -> None:
        self.line = line - 1


def read(path: Path) -> Table:
    """The mapping that a YAML file holds. Raises SchemaError, also for what is no YAML at all."""
    file = f"{path.parent.name}/{path.name}"
    try:
        node = YAML(typ="safe", pure=True).compose(path.read_text(encoding="utf-8"))
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise SchemaError(f"{file}:{line}: not valid YAML: {error.problem or error.context}") from error
    except (YAMLError, UnicodeDecodeError) as error:
        raise SchemaError(f"{file}:1: not valid YAML in UTF-8: {error}") from error
    if not isinstance(node, MappingNode):
        raise SchemaError(f"{file}:1: the file has to be a mapping of names to values")
    return Table(node, file)
