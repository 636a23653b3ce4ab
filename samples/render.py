"""From content to files: the extension of a content file's name is the module that renders it."""

from __future__ import annotations

from importlib import import_module

from samples import CONTENT
from samples.source import Source, read


def sources() -> list[Source]:
    """All content, in order of name."""
    return [read(path) for path in sorted(CONTENT.glob("*.txt"))]


def render(source: Source) -> bytes:
    """The bytes of one document. Raises ModuleNotFoundError for an extension that nothing renders."""
    extension = source.name.rpartition(".")[2]
    data: bytes = import_module(f"samples.formats.{extension}").render(source)
    return data


def documents() -> dict[str, bytes]:
    """Name and bytes of every document."""
    return {source.name: render(source) for source in sources()}
