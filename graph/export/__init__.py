"""The graph as files that others read: a module a format, found by looking, each with `LACKS` and `write`.

`LACKS` says in a few words what the format cannot carry. `write(statements, out, base)` writes
the same bytes for the same statements, in whatever order they came.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import BinaryIO, Protocol, cast

from graph.statements import Statements


class Format(Protocol):
    """What each module of this package is, but for those whose names begin with an underscore."""

    LACKS: str

    def write(self, statements: Statements, out: BinaryIO, base: str) -> None: ...


def formats() -> dict[str, str]:
    """The names of all formats, sorted, each with what it cannot carry."""
    names = sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))
    return {name: module_of(name).LACKS for name in names}


def export(name: str, statements: Statements, out: BinaryIO, base: str) -> None:
    """Writes all statements, as they are at this moment, in a format. Raises KeyError for a name that is none."""
    if name not in formats():
        raise KeyError(name)
    with statements.snapshot():
        module_of(name).write(statements, out, base)


def module_of(name: str) -> Format:
    return cast(Format, import_module(f"{__name__}.{name}"))
