"""Records → judgements: who is who, which body is meant, which items are one matter, and what became of it."""

from graph.resolve.resolve import resolve

__all__ = ["resolve"]
