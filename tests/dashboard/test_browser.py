"""The dashboard as people see it: a real browser over the samples, and over two documents that mean harm."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Error, Locator, Page

import minutegraph
from dashboard.style import KIND_COLOURS
from tests.dashboard.browser import Chromium, Site, Visit, run

pytestmark = pytest.mark.browser

Row = dict[str, Any]
Ask = Callable[..., list[Row]]
BRIDGE = "harrow lane bridge"
WIDTHS = (1400, 420)


@pytest.fixture(scope="module")
def ask(site: Site) -> Iterator[Ask]:
    with minutegraph.open(site.workspace) as mg:
        yield mg.ask


@pytest.fixture
def visit(chromium: Chromium, site: Site) -> Iterator[Visit]:
    """A window; whatever goes wrong in it fails the test."""
    window = Visit(chromium, site)
    yield window
    window.close()


def parameters(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def bands(page: Page) -> Locator:
    """The bands of the Sankey: what is filled with a gradient from one body's colour to the other's."""
    return page.locator('.st-key-sankey svg path[fill^="url"]')


def click_band(page: Page, place: int) -> None:
    """Click the middle of a band, which is on it whatever its curve, and wait for what it leads to.

    On a busy machine the picture may still move when it is first measured: then once more.
    """
    heading = page.locator("h2", has_text="Matters from")
    for patience in (10_000, 10_000, 30_000):
        box = bands(page).nth(place).bounding_box()
        assert box
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        with suppress(Error):
            return heading.wait_for(timeout=patience)
    raise AssertionError("a band of the picture leads nowhere")


def squeezed(text: str) -> str:
    return " ".join(text.split())


# Every page


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "name",
    [
        *("overview", "journeys", "journey", "no-trace", "decisions", "evidence", "no-matter", "no-fact"),
        *("people", "person", "no-person", "bodies", "body", "no-body", "actions", "network", "review", "no-pair"),
        *("recommendations", "no-recommendation"),
    ],
)
def test_every_page_opens_whole_and_no_wider_than_the_window(
    chromium: Chromium, site: Site, ask: Ask, name: str, width: int
) -> None:
    fact = ask("decisions", words=BRIDGE)[0]["id"]
    matter = ask("journeys", words=BRIDGE)[0]["id"]
    silent = ask("answers", outcome="no trace")[0]
    person = max(ask("people"), key=lambda row: row["meetings"])["id"]
    addresses: dict[str, tuple[str, dict[str, str]]] = {
        "overview": ("", {}),
        "journeys": ("journey", {}),
        "journey": ("journey", {"matter": matter}),
        "recommendations": ("recommendations", {}),
        "no-recommendation": ("recommendations", {"words": "nowhere"}),
        "decisions": ("decisions", {"words": BRIDGE}),
        "evidence": ("evidence", {"fact": fact}),
        "no-matter": ("journey", {"matter": "matter/none"}),
        "no-fact": ("evidence", {"fact": "decision/none"}),
        "no-trace": ("journey", {"matter": silent["matter"]}),
        "people": ("people", {}),
        "person": ("people", {"person": person}),
        "no-person": ("people", {"person": "person/none"}),
        "bodies": ("bodies", {}),
        "body": ("bodies", {"body": ask("stops")[0]["body"]}),
        "no-body": ("bodies", {"body": "body/none"}),
        "actions": ("actions", {}),
        "network": ("network", {}),
        "review": ("review", {}),
        "no-pair": ("review", {"one": "person/none", "other": "person/no"}),
    }
    path, given = addresses[name]
    visit = Visit(chromium, site, width)
    page = visit.open(path, **given)
    assert page.locator("h1, .notice").first.is_visible()
    assert page.get_by_text("Traceback").count() == 0
    wide = page.evaluate("[document.documentElement, document.querySelector('.stMain')].map(e => e.scrollWidth)")
    assert max(wide) <= width
    outside = page.evaluate(OUTSIDE)
    assert outside == []
    visit.close()


# What reaches out of the window, though it may be cut off there and cause no scrolling.
OUTSIDE = """[...document.querySelectorAll('.stMain .block-container *')]
    .filter(e => e.getBoundingClientRect().width > 1 && e.checkVisibility() && !e.closest('svg'))
    .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
    .map(e => e.tagName + '.' + e.className)"""


# From a band to the words


def test_from_a_band_of_the_sankey_to_the_words_on_the_page(visit: Visit, ask: Ask) -> None:
    page = visit.open()
    assert bands(page).count() >= 2
    click_band(page, 0)
    chosen = parameters(visit.settle())
    matters = ask("journeys", source=chosen["source"], target=chosen["target"])
    assert matters
    shown = page.locator('[class*="st-key-card-matter-"] .matter-title')
    assert [squeezed(t) for t in shown.all_inner_texts()] == [squeezed(m["title"]) for m in matters][:20]

    page.get_by_role("link", name="Follow this matter").first.click()
    page.locator("h1", has_text=squeezed(matters[0]["title"])).wait_for()
    assert parameters(visit.settle()) == {"matter": matters[0]["id"]}
    assert page.locator("blockquote").count() >= 2

    page.get_by_role("link", name="Read it in the document").first.click()
    page.locator("mark").first.wait_for()
    fact = parameters(visit.settle())["fact"]
    quotes = [row["quote"] for row in ask("evidence", fact=fact)]
    assert page.locator("mark").first.text_content() == quotes[0]

    page.get_by_role("link", name="← Back to the journey").click()
    page.locator("h1", has_text=squeezed(matters[0]["title"])).wait_for()


def test_a_click_on_a_body_selects_its_matters(visit: Visit) -> None:
    page = visit.open()
    page.locator(f'.st-key-sankey svg path[fill="{KIND_COLOURS["executive"]}"]').first.click()
    page.locator("h2", has_text="Matters before Cabinet").wait_for()
    assert parameters(page)["body"].endswith("/executive")


def test_the_bands_can_be_used_without_a_mouse(visit: Visit) -> None:
    page = visit.open()
    link = page.get_by_role("link", name="Show these matters").first
    link.focus()
    page.keyboard.press("Enter")
    page.locator("h2", has_text="Matters from").wait_for()
    assert set(parameters(visit.settle())) == {"source", "target"}
    page.get_by_role("link", name="Show all matters and bodies").click()
    page.locator("h2", has_text="Still waiting").wait_for()
    assert parameters(visit.settle()) == {}


def test_on_a_phone_the_sankey_gives_way_to_the_list(chromium: Chromium, site: Site) -> None:
    visit = Visit(chromium, site, 420)
    page = visit.open()
    assert not page.locator(".st-key-sankey").is_visible()
    page.locator('[class*="st-key-card-flow-"]').first.click()
    page.locator("h2", has_text="Matters from").wait_for()
    visit.close()


def test_a_store_that_ended_meanwhile_is_opened_again(visit: Visit, site: Site) -> None:
    run("stop", "-w", site.workspace)
    page = visit.open("decisions", words="flood scheme")
    page.locator(".found").wait_for()


# From what became of it, from people, bodies and the network


def test_words_changed_are_shown_as_such_and_lead_to_the_page(visit: Visit, ask: Ask) -> None:
    changed = next(row for row in ask("changes") if row["struck"] and row["added"])
    page = visit.open("journey", matter=changed["matter"])
    struck, added = page.locator(".side del").first, page.locator(".side ins", has_text=changed["added"]).first
    assert squeezed(struck.inner_text()).endswith(changed["struck"])
    assert struck.evaluate("e => getComputedStyle(e).textDecorationLine") == "line-through"
    assert added.evaluate("e => getComputedStyle(e).textDecorationLine") == "underline"
    page.get_by_role("link", name="Read the answer").first.click()
    page.locator("mark").first.wait_for()
    visit.settle()
    assert changed["added"] in squeezed(page.locator("mark").first.inner_text())


def test_the_whole_way_of_a_person_without_a_mouse(visit: Visit, ask: Ask) -> None:
    page = visit.open("people")
    page.get_by_label("Look for a name").fill("osei")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("words=osei"))
    visit.settle()
    page.get_by_role("link", name="See this person").first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="← All people").wait_for()
    person = parameters(visit.settle())["person"]
    assert page.locator(".spanned:not(.axis)").count() == min(8, len(ask("tenures", person=person)))
    page.get_by_role("link", name="Read it in the document").first.focus()
    page.keyboard.press("Enter")
    page.locator("mark").first.wait_for()
    assert parameters(visit.settle())["fact"].startswith("tenure/")


def test_from_what_a_body_owes_to_the_journey(visit: Visit, ask: Ask) -> None:
    page = visit.open("bodies", body=ask("stops")[0]["body"])
    page.locator('[class*="st-key-card-line-owed"]').first.click()
    page.locator("h2", has_text="What became of what was recommended").wait_for()
    assert visit.settle().locator(".outcome-no-trace").count() >= 1


def test_a_click_on_a_body_of_the_network_opens_it(visit: Visit) -> None:
    page = visit.open("network")
    body = page.locator(f'.st-key-network-picture svg path[fill="{KIND_COLOURS["executive"]}"]')
    # Heads of arrows have the colour of a body too, and are drawn before all bodies.
    body.last.click()
    page.get_by_role("link", name="← All bodies").wait_for()
    assert parameters(visit.settle())["body"].startswith("body/")


# Evidence


def pdf_fact(ask: Ask) -> tuple[str, Row]:
    for decision in ask("decisions"):
        for piece in ask("evidence", fact=decision["id"]):
            if piece["media_type"] == "application/pdf":
                return decision["id"], piece
    raise AssertionError("the samples hold no decision in a PDF")


def test_a_pdf_shows_its_page_with_the_words_in_boxes(visit: Visit, ask: Ask) -> None:
    fact, piece = pdf_fact(ask)
    page = visit.open("evidence", fact=fact)
    assert page.locator("mark").first.text_content() == piece["quote"]
    picture = page.locator(".page-picture img").first
    assert picture.evaluate("e => e.complete && e.naturalWidth") > 500
    around = picture.bounding_box()
    boxes = [box.bounding_box() for box in page.locator(".page-picture").first.locator("i").all()]
    assert around
    assert boxes
    for box in boxes:
        assert box
        assert around["x"] <= box["x"] < box["x"] + box["width"] <= around["x"] + around["width"] + 1
        assert around["y"] <= box["y"] < box["y"] + box["height"] <= around["y"] + around["height"] + 1


def test_the_whole_page_can_be_read_and_the_original_be_had(visit: Visit, ask: Ask, site: Site) -> None:
    fact, piece = pdf_fact(ask)
    page = visit.open("evidence", fact=fact)
    part = len(page.locator(".page-text").first.inner_text())
    page.get_by_text("Show the whole page").first.click()
    page.wait_for_function("n => document.querySelector('.page-text').innerText.length > n", arg=part)
    assert visit.settle().locator("mark").first.text_content() == piece["quote"]
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the original").first.click()
    stored = site.workspace / "files" / piece["document"].removeprefix("document/")
    assert download.value.path().read_bytes() == stored.read_bytes()
    assert download.value.suggested_filename == piece["document_name"]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_whole_page_opens_at_the_words(chromium: Chromium, site: Site, ask: Ask, width: int) -> None:
    places = [(p["start"], d["id"]) for d in ask("decisions") for p in ask("evidence", fact=d["id"])]
    visit = Visit(chromium, site, width)
    page = visit.open("evidence", fact=max(places)[1])
    page.get_by_text("Show the whole page").first.click()
    box = page.locator(".page-text.whole").first
    box.wait_for()
    visit.settle()
    assert box.evaluate("e => e.scrollHeight > 2 * e.clientHeight")
    assert box.locator("mark").evaluate(IN_ITS_BOX)
    page.wait_for_function("() => getComputedStyle(document.querySelector('.whole')).scrollSnapType === 'none'")
    visit.close()


# Whether something begins where the box that scrolls it shows it.
IN_ITS_BOX = """e => {
    const box = e.closest('.page-text').getBoundingClientRect(), top = e.getClientRects()[0].top;
    return box.top <= top && top < box.bottom;
}"""


# Addresses


def test_what_is_filtered_stands_in_an_address_that_can_be_sent(visit: Visit, ask: Ask) -> None:
    page = visit.open("decisions")
    page.get_by_label("Words").fill("bridge")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("words=bridge"))
    visit.settle()
    count = f"{len(ask('decisions', words='bridge'))} decisions"
    page.get_by_text(count, exact=True).wait_for()

    page.goto(page.url)
    visit.settle()
    page.get_by_text(count, exact=True).wait_for()
    assert page.get_by_label("Words").input_value() == "bridge"
    page.get_by_role("link", name="Show all").click()
    page.get_by_text(f"{len(ask('decisions'))} decisions", exact=True).wait_for()
    assert page.get_by_label("Words").input_value() == ""


def test_the_way_back_in_the_browser_leads_back(visit: Visit) -> None:
    page = visit.open("journey")
    page.get_by_role("link", name="Follow this matter").first.click()
    page.get_by_role("link", name="← All journeys").wait_for()
    title = page.locator("h1").inner_text()
    page.go_back()
    page.locator("h1", has_text="Journeys").wait_for()
    page.go_forward()
    page.locator("h1", has_text=title).wait_for()


def test_pages_of_results_have_addresses(visit: Visit, ask: Ask) -> None:
    assert len(ask("decisions")) > 20
    page = visit.open("decisions")
    first = page.locator(".decision-head").first.inner_text()
    page.get_by_role("link", name="Next →").click()
    page.wait_for_url(re.compile("page=2"))
    page.get_by_role("link", name="← Previous").wait_for()
    assert page.locator(".decision-head").count() <= 20
    page.get_by_role("link", name="← Previous").click()
    page.get_by_text("1–20 of").wait_for()
    assert page.locator(".decision-head").first.inner_text() == first


# Harm


def test_what_a_document_says_is_shown_and_never_run(visit: Visit, ask: Ask) -> None:
    decision = next(row for row in ask("decisions", words="bandstand") if row["act"] == "recommend")
    matter = ask("journeys", words="bandstand")[0]
    for name, given in (
        ("", {}),
        ("journey", {}),
        ("journey", {"matter": matter["id"]}),
        ("decisions", {"words": "bandstand"}),
        ("recommendations", {"words": "bandstand"}),
        ("bodies", {"body": decision["body"]}),
        ("evidence", {"fact": decision["id"]}),
    ):
        page = visit.open(name, **given)
        page.get_by_text('<script>alert("').first.wait_for()
        assert page.locator('.stMain script, .stMain img[src="x"], .stMain img[src*="example"]').count() == 0
        assert page.locator('.stMain a[href^="javascript"]').count() == 0
    assert "**£40,000** [see](javascript:alert(1)) $x^2$ :red[now]" in page.locator(".page-text").inner_text()
