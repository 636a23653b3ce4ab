"""Pairs that rules left unsure, and a person's judgement of them.

Pages read, and this one thing is written: by the command that a person would type (`minutegraph judge`), in a process
of its own, so that the dashboard knows nothing of how a graph is built.
"""

from __future__ import annotations

import os
import subprocess
import sys
from ipaddress import ip_address
from typing import Any

import streamlit as st

from dashboard import reading
from graph.resolve.review import Told
from graph.resolve.rulings import Ruling
from graph.workspace import Workspace

PATIENCE = 900


@st.cache_data(ttl=reading.FRESH, show_spinner=False)
def told() -> list[Told]:
    """All that rules judged at the last build, the most consequential first."""
    with Workspace(reading.folder()) as workspace:
        return workspace.told()


def rulings() -> list[Ruling]:
    """What people ruled, the newest first."""
    with Workspace(reading.folder()) as workspace:
        return workspace.rulings()[0][::-1]


def closed() -> str:
    """Why no judgement can be made here, in a sentence; "" where one can."""
    if not os.access(reading.folder(), os.W_OK):
        return "This workspace is read-only."
    if not is_loopback(str(st.get_option("server.address") or "")):
        return "This dashboard is open to other computers, so it only shows."
    return ""


def is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"


def judge(one: str, other: str, verdict: str, why: str) -> str:
    """Write the judgement and build again. What went wrong, in a line; "" where nothing did."""
    command = [sys.executable, "-m", "minutegraph", "judge", "--quiet", f"--why={why}"]
    command += [f"--workspace={reading.folder()}", "--", one, other, verdict]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)  # noqa: S603
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        return str(error)
    st.cache_data.clear()
    return "" if done.returncode == 0 else done.stderr.strip() or "it ended without a word"


def key_of(told: Told) -> dict[str, Any]:
    """A pair as parameters of an address."""
    return {"one": told.one.id, "other": told.other.id}
