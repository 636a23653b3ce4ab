"""`python -m ontology` writes everything that is derived from the schema; a mistake in it ends with status 1."""

from __future__ import annotations

import sys

from ontology.generated import write
from ontology.strict import SchemaError


def main() -> int:
    try:
        changed = write()
    except SchemaError as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(f"written: {path}" for path in changed) or "everything is as the schema says")
    return 0


if __name__ == "__main__":
    sys.exit(main())
