"""`python -m tests.dashboard.screenshots`: every page over the samples, at the width of a desk and of a phone, into
build/screenshots, to be looked at; and the picture of a journey that the README shows."""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image

import minutegraph
from samples import DOCUMENTS
from tests.dashboard.browser import Chromium, Site, Visit, chromium_running, site_running

ROOT = Path(__file__).parents[2]
OUT = ROOT / "build" / "screenshots"
README_PICTURE = ROOT / "docs" / "images" / "journey.png"
WIDTHS = (1400, 420)
TALLEST = 3000
README_TALLEST = 1300
COLOURS = 128
BRIDGE = "harrow lane bridge"

Address = tuple[str, dict[str, str]]


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    README_PICTURE.parent.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        site_running(Path(folder), DOCUMENTS) as site,
        chromium_running() as browser,
    ):
        take_all(browser, site)


def take_all(browser: Chromium, site: Site) -> None:
    pages = addresses(site)
    for width in WIDTHS:
        for name, (page, parameters) in pages.items():
            picture = take(browser, site, width, page, parameters)
            (OUT / f"{name}-{width}.png").write_bytes(picture)
            print(OUT.relative_to(ROOT) / f"{name}-{width}.png")
            if (name, width) == ("journey-agreed", max(WIDTHS)):
                README_PICTURE.write_bytes(small(picture))
                print(README_PICTURE.relative_to(ROOT))


def addresses(site: Site) -> dict[str, Address]:
    """A page of each kind, and a journey of each status."""
    with minutegraph.open(site.workspace) as mg:
        matters = mg.ask("journeys")
        flow = mg.ask("flows")[0]
        bridge = next(matter for matter in matters if BRIDGE in matter["title"].casefold())
        person = max(mg.ask("people"), key=lambda row: row["meetings"])["id"]
        body = mg.ask("stops")[0]["body"]
        fact = next(row["fact"] for row in mg.ask("journey", matter=bridge["id"]) if row["fact"])
    found: dict[str, Address] = {
        "overview": ("", {}),
        "overview-band": ("", {"source": flow["source"], "target": flow["target"]}),
        "journeys": ("journey", {}),
        "recommendations": ("recommendations", {}),
        "decisions": ("decisions", {}),
        "evidence": ("evidence", {"fact": fact, "matter": bridge["id"]}),
        "evidence-unknown": ("evidence", {"fact": "decision/none"}),
        "actions": ("actions", {}),
        "people": ("people", {}),
        "person": ("people", {"person": person}),
        "bodies": ("bodies", {}),
        "body": ("bodies", {"body": body}),
        "network": ("network", {}),
        "review": ("review", {}),
    }
    found |= {f"journey-{m['status'].replace(' ', '-')}": ("journey", {"matter": m["id"]}) for m in matters}
    return found | {"journey-agreed": ("journey", {"matter": bridge["id"]})}


def take(browser: Chromium, site: Site, width: int, name: str, parameters: dict[str, str]) -> bytes:
    """The whole of a page as PNG."""
    visit = Visit(browser, site, width)
    page = visit.open(name, **parameters)
    height = page.evaluate("document.querySelector('.stMain').scrollHeight")
    page.set_viewport_size({"width": width, "height": min(max(height, 700), TALLEST)})
    picture = visit.settle().screenshot(animations="disabled")
    visit.close()
    return picture


def small(picture: bytes) -> bytes:
    """The picture in few colours and not too tall: small enough for a repository."""
    with Image.open(io.BytesIO(picture)) as image:
        part = image.convert("RGB").crop((0, 0, image.width, min(image.height, README_TALLEST)))
        out = io.BytesIO()
        part.quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
