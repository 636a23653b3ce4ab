"""What a scrutiny officer does for a report, in a real browser: choose, read, save and print."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import Any

import pytest

import minutegraph
from tests.dashboard.browser import Chromium, Site, Visit

pytestmark = pytest.mark.browser

Row = dict[str, Any]


@pytest.fixture(scope="module")
def answers(site: Site) -> list[Row]:
    with minutegraph.open(site.workspace) as mg:
        return mg.ask("answers")


@pytest.fixture
def visit(chromium: Chromium, site: Site) -> Iterator[Visit]:
    window = Visit(chromium, site)
    yield window
    window.close()


def test_from_a_panel_to_a_table_of_what_became_of_its_recommendations(visit: Visit, answers: list[Row]) -> None:
    by = answers[0]["asked_by"]
    own = [row for row in answers if row["asked_by"] == by]
    page = visit.open("recommendations", by=by)
    assert page.locator(".answer-head").count() == len(own)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a table (CSV)").click()
    with download.value.path().open(encoding="utf-8-sig", newline="") as file:
        saved = list(csv.DictReader(file))
    assert sorted(row["Recommendation"] for row in saved) == sorted(row["asked_text"] for row in own)
    assert all(re.search(r", page \d+$", row["Document of the recommendation"]) for row in saved)


def test_a_journey_is_saved_and_printed_whole(visit: Visit, answers: list[Row]) -> None:
    page = visit.open("journey", matter=answers[0]["matter"])
    assert page.title() == f"{answers[0]['title']} · Minutegraph"
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as text").click()
    said = " ".join(download.value.path().read_text(encoding="utf-8-sig").split())
    assert answers[0]["asked_text"] in said
    page.emulate_media(media="print")
    assert not page.locator(".st-key-bar").is_visible()
    assert page.locator("blockquote").last.is_visible()
    # What scrolls inside a box of its own would be cut off at the end of the first sheet.
    assert page.evaluate("document.documentElement.scrollHeight >= document.querySelector('.foot').offsetTop")
    assert page.evaluate("getComputedStyle(document.querySelector('.stMain')).overflowY") == "visible"


def test_words_are_explained_without_a_mouse(visit: Visit) -> None:
    page = visit.open("recommendations")
    page.locator(".meanings summary").focus()
    assert not page.locator(".meanings dl").is_visible()
    page.keyboard.press("Enter")
    assert page.locator(".meanings dd").count() == page.locator(".meanings dt").count() > 0
    assert page.locator(".meanings dl").is_visible()


def test_later_meetings_that_were_looked_at_can_be_read(visit: Visit, answers: list[Row]) -> None:
    silent = next(row for row in answers if row["looked"])
    page = visit.open("journey", matter=silent["matter"])
    page.get_by_role("link", name="Meeting of").first.click()
    page.locator("mark").first.wait_for()


@pytest.mark.parametrize("width", [1400, 1100, 760, 660])
def test_bodies_of_the_network_are_circles_with_whole_names(chromium: Chromium, site: Site, width: int) -> None:
    visit = Visit(chromium, site, width)
    page = visit.open("network")
    page.locator(".st-key-network-picture svg").wait_for()
    dots = page.evaluate(DOTS)
    assert len(dots) >= 3
    assert all(abs(wide - high) < 0.5 for wide, high in dots)
    assert page.evaluate(CUT_OFF) == []
    visit.close()


DOTS = """[...document.querySelectorAll('.st-key-network-picture svg path')]
    .filter(e => e.getAttribute('d').includes('A'))
    .map(e => e.getBoundingClientRect()).map(box => [box.width, box.height])"""
CUT_OFF = """(() => {
    const box = document.querySelector('.st-key-network-picture svg').getBoundingClientRect()
    return [...document.querySelectorAll('.st-key-network-picture svg text')]
        .filter(e => e.getBoundingClientRect().left < box.left || e.getBoundingClientRect().right > box.right)
        .map(e => e.textContent)
})()"""
