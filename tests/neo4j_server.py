"""A real Neo4j server for tests and benchmarks, out of Maven Central's jars (see scripts/neo4j)."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import neo4j
from neo4j.exceptions import ClientError, DriverError

REPO = Path(__file__).parents[1]
LIB = REPO / "build" / "neo4j" / "lib"
OPENED = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch", "java.base/java.lang")
SETTINGS = """
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
server.memory.pagecache.size=128m
"""


class Server(NamedTuple):
    """Where the server listens, and how to come in."""

    uri: str
    username: str
    password: str


def missing() -> str:
    """What keeps the server from being started, and what to do; empty when nothing does."""
    if not shutil.which("java") or not shutil.which("mvn"):
        return "a real Neo4j server needs java and mvn: run scripts/test-tools.sh (or set MINUTEGRAPH_SKIP_NEO4J=1)"
    fetched = subprocess.run([REPO / "scripts" / "neo4j" / "fetch.sh"], capture_output=True, text=True, check=False)
    return fetched.stderr + fetched.stdout if fetched.returncode else ""


@contextmanager
def running(home: Path) -> Iterator[Server]:
    """Starts the server with an empty database in `home`, on a free port of the loopback, and ends it afterwards.

    Jars in `home/plugins` are its procedures.
    """
    port = free_port()
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "neo4j.conf").write_text(SETTINGS.format(port=port))
    with (home / "server.log").open("wb") as log:
        process = subprocess.Popen(command(home), cwd=home, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    try:
        yield ready(Server(f"bolt://127.0.0.1:{port}", "neo4j", secrets.token_urlsafe(16)), process, home)
    finally:
        process.terminate()
        try:
            process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def command(home: Path) -> list[str]:
    opened = [f"--add-opens={package}=ALL-UNNAMED" for package in OPENED]
    java = [
        "java",
        "-Xmx1g",
        "-XX:+UseSerialGC",
        "-cp",
        f"{LIB}/*:{home}/plugins/*",
        *opened,
        "--add-modules=jdk.incubator.vector",
    ]
    return [*java, "org.neo4j.server.CommunityEntryPoint", f"--home-dir={home}", f"--config-dir={home / 'conf'}"]


def ready(server: Server, process: subprocess.Popen[bytes], home: Path) -> Server:
    """Waits until the server answers, and gives it its password, without which it does nothing."""
    deadline = time.monotonic() + 120
    change = "ALTER CURRENT USER SET PASSWORD FROM $old TO $new"
    while time.monotonic() < deadline and process.poll() is None:
        with neo4j.GraphDatabase.driver(server.uri, auth=("neo4j", "neo4j"), telemetry_disabled=True) as driver:
            try:
                with driver.session(database="system") as session:
                    session.run(change, old="neo4j", new=server.password).consume()
                return server
            except (DriverError, ClientError):
                time.sleep(0.2)
    raise RuntimeError(f"the Neo4j server did not start:\n{(home / 'server.log').read_text()[-2000:]}")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def skipped() -> bool:
    return os.environ.get("MINUTEGRAPH_SKIP_NEO4J") == "1"
