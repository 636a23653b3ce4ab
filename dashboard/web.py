"""What goes between Streamlit and the browser: headers that keep a page to itself, and the address of the server.

Streamlit's page asks for its server below its own path first (`/journey/_stcore/health`), gets two 404s, and tries the
root then. Told where the server is, it needs no second try, and an address that was sent to someone opens cleanly.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

Header = tuple[bytes, bytes]

WHERE = '<script>window.__streamlit = { BACKEND_BASE_URL: new URL("./", document.baseURI).href }</script>'
INLINE = re.compile(r"<script>(.*?)</script>", re.S)

# Left out of requests for the page, so that it comes whole: it is small, and changed here.
PARTIAL = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}

# Charts compile their options, so 'unsafe-eval' stays. Nothing is loaded from elsewhere, whatever a document says.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-eval' {hashes}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'self'"
)


class Guard:
    """ASGI middleware: changes the answer to a request for a page, and nothing else."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and wants_page(scope["headers"]):
            whole = [header for header in scope["headers"] if header[0] not in PARTIAL]
            await self.app({**scope, "headers": whole}, receive, Rewrite(send))
        else:
            await self.app(scope, receive, send)


def wants_page(headers: Iterable[Header]) -> bool:
    return any(name == b"accept" and b"text/html" in value for name, value in headers)


class Rewrite:
    """Holds an answer back until it is whole; sends it on changed if it is a page, else as it is."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.start: Message = {}
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self.finish()
        else:
            await self.send(message)

    async def finish(self) -> None:
        headers: list[Header] = list(self.start["headers"])
        if any(name == b"content-type" and value.startswith(b"text/html") for name, value in headers):
            page = with_address(self.body.decode("utf-8"))
            self.body = page.encode("utf-8")
            headers = [*without_length(headers), *guards(page), (b"content-length", str(len(self.body)).encode())]
        await self.send({**self.start, "headers": headers})
        await self.send({"type": "http.response.body", "body": self.body})


def with_address(page: str) -> str:
    """The page with the script that says where the server is."""
    return page.replace("<head>", f"<head>{WHERE}", 1)


def without_length(headers: Iterable[Header]) -> list[Header]:
    return [header for header in headers if header[0] not in (b"content-length", b"etag", b"last-modified")]


def guards(page: str) -> list[Header]:
    """Headers under which the page runs its own scripts and no others, and talks to its own server alone."""
    hashes = " ".join(f"'sha256-{sha256(script)}'" for script in INLINE.findall(page))
    return [
        (b"content-security-policy", POLICY.format(hashes=hashes).encode("ascii")),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"same-origin"),
    ]


def sha256(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
