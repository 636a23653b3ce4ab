"""A dashboard over the samples and a chromium that looks at it; both end with the tests that started them."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, sync_playwright

COMMAND = Path(sys.executable).with_name("minutegraph")
HARM = Path(__file__).with_name("harm")
PATIENCE = 60.0
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
IDLE = "new Promise(done => requestAnimationFrame(() => requestIdleCallback(done)))"
Chromium = BrowserContext


class Site(NamedTuple):
    """Where the dashboard listens, and the workspace behind it."""

    base: str
    workspace: Path

    def address(self, page: str = "", **parameters: str) -> str:
        return f"{self.base}/{page}" + (f"?{urlencode(parameters)}" if parameters else "")


@contextmanager
def site_running(folder: Path, *documents: Path) -> Iterator[Site]:
    """A new workspace in `folder` with these documents, and the dashboard over it."""
    workspace = folder / "workspace"
    try:
        run("ingest", *documents, "-w", workspace)
        with serving(workspace) as base:
            yield Site(base, workspace)
    finally:
        run("stop", "-w", workspace)


@contextmanager
def serving(workspace: Path) -> Iterator[str]:
    """The dashboard over a workspace, on a free port of the loopback; started from elsewhere than the checkout."""
    port = free_port()
    command = [COMMAND, "dashboard", "-w", workspace, "--port", str(port)]
    log = workspace.parent / "dashboard.log"
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=workspace.parent, stdout=out, stderr=subprocess.STDOUT)
    base = f"http://127.0.0.1:{port}"
    try:
        wait_for(base, process, log)
        yield base
    finally:
        process.terminate()
        process.wait(20)


def wait_for(base: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert process.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(f"{base}/_stcore/health", timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"the dashboard did not start in {PATIENCE} s\n{log.read_text()}")


def run(*words: str | Path) -> None:
    done = subprocess.run([COMMAND, *map(str, words)], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


@contextmanager
def chromium_running() -> Iterator[Chromium]:
    """Debian's chromium, without a window. What it has fetched once, it keeps."""
    path = os.environ.get("MINUTEGRAPH_CHROMIUM") or shutil.which("chromium")
    assert path, "chromium is missing; scripts/test-tools.sh brings it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser.new_context()
        browser.close()


class Visit:
    """A window of a browser that remembers all that went wrong in it."""

    def __init__(self, browser: Chromium, site: Site, width: int = 1400) -> None:
        self.site = site
        self.wrong: list[str] = []
        self.asked = 0
        self.pending: set[Request] = set()
        self.page: Page = browser.new_page()
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        self.page.on("requestfailed", self._failed)
        self.page.on("requestfinished", lambda request: self.pending.discard(request))
        self.page.on("request", self._request)
        self.page.on("dialog", lambda dialog: (self.wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))

    def open(self, name: str = "", **parameters: str) -> Page:
        """Open a page at its address, and wait until it is whole."""
        self.page.goto(self.site.address(name, **parameters))
        return self.settle()

    def settle(self) -> Page:
        """Wait until nothing is being drawn any more."""
        self.page.locator(".foot").wait_for(timeout=30_000)
        self.page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for(timeout=30_000)
        self._idle()
        return self.page

    def _idle(self) -> None:
        """Wait until the page has nothing to do and asks for nothing, twice in a row.

        That is what the page itself says, so that it holds on a busy machine, and is no half second of silence.
        """
        deadline = time.monotonic() + PATIENCE
        asked = -1
        while self.pending or asked != self.asked:
            assert time.monotonic() < deadline, [request.url for request in self.pending]
            asked = self.asked
            self.page.evaluate(IDLE)

    def close(self) -> None:
        self.page.close()
        assert self.wrong == []

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.wrong.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        self.asked += 1
        self.pending.add(request)
        if not request.url.startswith((self.site.base, self.site.base.replace("http", "ws", 1), "data:", "blob:")):
            self.wrong.append(f"request: {request.url}")

    def _failed(self, request: Request) -> None:
        self.pending.discard(request)
        # A page that is left takes its unfinished requests with it.
        if request.failure != "net::ERR_ABORTED":
            self.wrong.append(f"failed: {request.url} {request.failure}")
