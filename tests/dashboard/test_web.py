"""What goes between Streamlit and the browser."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.responses import HTMLResponse, JSONResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.web import Guard, sha256

PAGE = "<html><head><title>t</title></head><body><script>go()</script></body></html>"


def client() -> TestClient:
    page = Route("/page", lambda _: HTMLResponse(PAGE, headers={"etag": "x"}))
    data = Route("/data", lambda _: JSONResponse({"a": 1}))
    return TestClient(Guard(Starlette(routes=[page, data])))


def test_a_page_runs_its_own_scripts_alone_and_talks_to_its_own_server() -> None:
    answer = client().get("/page", headers={"accept": "text/html"})
    policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert f"'sha256-{sha256('go()')}'" in policy
    assert "'unsafe-inline'" not in policy.split("style-src")[0]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_page_knows_where_its_server_is() -> None:
    answer = client().get("/page", headers={"accept": "text/html", "if-none-match": "x"})
    assert answer.status_code == 200
    assert "etag" not in answer.headers
    assert "BACKEND_BASE_URL" in answer.text
    assert int(answer.headers["content-length"]) == len(answer.content)


def test_anything_else_is_left_as_it_is() -> None:
    for headers in ({"accept": "*/*"}, {"accept": "text/html"}):
        answer = client().get("/data", headers=headers)
        assert answer.json() == {"a": 1}
        assert "content-security-policy" not in answer.headers
