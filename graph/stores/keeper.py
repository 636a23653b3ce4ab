"""Keeps one private graph server alive for a workspace, and ends it when nobody has used it for a while.

Run as a script, in a session of its own, by `graph.stores.builtin`; knows the standard library alone, so that it starts
at once and holds little. Whoever uses the server touches `last-used`. The keeper holds a lock on `keeper.lock` as long
as it lives: that, and no process id, says whether there is one. The server dies with its keeper, however it dies.
"""

from __future__ import annotations

import ctypes
import fcntl
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

DATABASE = "minutegraph"
PR_SET_PDEATHSIG = 1


def main(folder: Path, java: str, jars: str, idle: float) -> int:
    """Takes the lock and goes on in the background: 0 when there is a keeper now, 3 when there was one already."""
    os.umask(0o077)
    lock = (folder / "keeper.lock").open("a")
    if not taken(lock):
        return 3
    if os.fork():
        return 0
    try:
        keep(folder, java, jars, idle)
    finally:
        os._exit(0)


def taken(lock: IO[str]) -> bool:
    """Whether the lock is ours now. Somebody who only looks may hold it for a moment."""
    for _ in range(100):
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(0.02)
        else:
            return True
    return False


def keep(folder: Path, java: str, jars: str, idle: float) -> None:
    """Starts the server, watches it, and ends it after `idle` seconds without use."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    state = folder / "state.json"
    state.unlink(missing_ok=True)
    server = start(folder, java, jars, state)
    try:
        watch(server, folder / "last-used", idle)
    finally:
        end(server)
        state.unlink(missing_ok=True)


def start(folder: Path, java: str, jars: str, state: Path) -> subprocess.Popen[bytes]:
    """A new server on free ports of the loopback, with a new password; `state` says which."""
    # The server remembers its users' passwords; without that file it takes the new one.
    (folder / "config" / "server-users.jsonl").unlink(missing_ok=True)
    (folder / "password").write_text(secrets.token_urlsafe(32))
    bolt, http = free_ports(2)
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(  # noqa: S603
            command(folder, java, jars, bolt, http),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            preexec_fn=die_with_parent,
        )
    (folder / "last-used").touch()
    draft = state.with_suffix(".new")
    draft.write_text(json.dumps({"keeper": os.getpid(), "server": server.pid, "port": bolt}))
    draft.rename(state)
    return server


def command(folder: Path, java: str, jars: str, bolt: int, http: int) -> list[str]:
    """The server's command line."""
    options = {
        "server.rootPath": folder,
        "server.rootPasswordPath": folder / "password",
        "server.databaseDirectory": folder / "databases",
        "server.defaultDatabases": f"{DATABASE}[]",
        "server.mode": "production",  # without its web pages
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "server.httpIncomingHost": "127.0.0.1",
        "server.httpIncomingPort": http,
        "bolt.host": "127.0.0.1",
        "bolt.port": bolt,
    }
    return [
        java,
        "-Xmx1g",
        "-XX:+UseSerialGC",
        "--add-modules",
        "jdk.incubator.vector",
        "--enable-native-access=ALL-UNNAMED",
        *(f"-Darcadedb.{key}={value}" for key, value in options.items()),
        "-cp",
        jars,
        "com.arcadedb.server.ArcadeDBServer",
    ]


def free_ports(count: int) -> list[int]:
    """Ports of the loopback that nobody listens on just now."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [s.getsockname()[1] for s in sockets]
    for s in sockets:
        s.close()
    return ports


def die_with_parent() -> None:
    """In the child, before it becomes the server: the kernel ends it when its keeper is gone."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def watch(server: subprocess.Popen[bytes], last_used: Path, idle: float) -> None:
    """Returns when the server has ended, or when nobody has used it for `idle` seconds."""
    while True:
        try:
            server.wait(timeout=min(1.0, idle / 4))
        except subprocess.TimeoutExpired:
            if not last_used.exists() or time.time() - last_used.stat().st_mtime > idle:
                return
        else:
            return


def end(server: subprocess.Popen[bytes]) -> None:
    """Asks the server to close its files, and waits; kills it if it does not."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    server.terminate()
    try:
        server.wait(timeout=20)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], float(sys.argv[4])))
