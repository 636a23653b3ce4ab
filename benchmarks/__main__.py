"""`python -m benchmarks [NAME…]`: run them all, or those named; each prints its figures and its ratio."""

from __future__ import annotations

import sys
from importlib import import_module
from pkgutil import iter_modules

import benchmarks


def main(wanted: list[str]) -> None:
    names = sorted(m.name for m in iter_modules(benchmarks.__path__) if not m.name.startswith("_"))
    for name in wanted or [n for n in names if n != "made"]:
        if name not in names:
            sys.exit(f"benchmarks: no benchmark {name}; there are: {', '.join(names)}")
        print(f"== {name}", flush=True)
        import_module(f"benchmarks.{name}").main()


main(sys.argv[1:])
