"""Records → judgements: who is who, which body is meant, which items are one matter, and what became of it."""

from graph.resolve.resolve import contribution_of, resolve

__all__ = ["contribution_of", "resolve"]
