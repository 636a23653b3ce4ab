"""The pages over made-up rows, and over the samples in a real browser."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard import reading
from samples import DOCUMENTS
from tests.dashboard import fake
from tests.dashboard.browser import HARM, Chromium, Site, chromium_running, site_running

FRAME = Path(dashboard.__file__).with_name("frame.py")
Open = Callable[..., AppTest]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the question library answers: rows, or a function of the parameters; change it before a page is opened."""
    given: dict[str, Any] = {"bodies": fake.BODIES}

    def rows(question: str, **parameters: str) -> list[fake.Row]:
        answer = given.get(question, [])
        return list(answer(**parameters) if callable(answer) else answer)

    monkeypatch.setattr(reading, "rows", rows)
    monkeypatch.setattr(reading, "holds_documents", lambda: True)
    monkeypatch.setattr(reading, "leads_to", str)
    monkeypatch.setattr(reading, "page_text", lambda *_: fake.PAGE)
    monkeypatch.setattr(reading, "original", lambda _: fake.PAGE.encode())
    return given


@pytest.fixture
def charts(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The options of every chart drawn by ECharts, which runs in a browser only."""
    drawn: list[Any] = []

    def draw(options: Any, **_: Any) -> dict[str, Any]:
        drawn.append(options)
        return {}

    # It cannot even be imported without a server.
    monkeypatch.setitem(sys.modules, "streamlit_echarts", SimpleNamespace(st_echarts=draw))
    monkeypatch.setattr(import_module("dashboard.bands"), "st_echarts", draw)
    import_module("streamlit").cache_data.clear()
    return drawn


@pytest.fixture
def opened(charts: list[Any]) -> Open:
    """Open the page of this name with these parameters in its address."""

    def page(name: str, **parameters: str) -> AppTest:
        test = AppTest.from_file(str(FRAME), default_timeout=20)
        for key, value in parameters.items():
            test.query_params[key] = value
        return test.switch_page(f"views/{name}.py").run()

    return page


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The dashboard over the samples, and over two documents that mean harm."""
    with site_running(tmp_path_factory.mktemp("dashboard"), DOCUMENTS, HARM) as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    with chromium_running() as browser:
        yield browser
