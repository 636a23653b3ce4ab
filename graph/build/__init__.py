"""A Record → what its document says, as nodes and edges: the document layer."""

from graph.build.contribution import contribution
from graph.build.keys import Keyed, keyed
from graph.build.version import builder

__all__ = ["Keyed", "builder", "contribution", "keyed"]
