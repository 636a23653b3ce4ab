"""`python -m samples`: writes samples/documents again, byte for byte the same on every machine."""

from samples import DOCUMENTS
from samples.render import documents


def main() -> None:
    DOCUMENTS.mkdir(exist_ok=True)
    rendered = documents()
    for stale in set(DOCUMENTS.iterdir()) - {DOCUMENTS / name for name in rendered}:
        stale.unlink()
    for name, data in rendered.items():
        (DOCUMENTS / name).write_bytes(data)
    print(f"{len(rendered)} documents in {DOCUMENTS.name}/")


if __name__ == "__main__":
    main()
