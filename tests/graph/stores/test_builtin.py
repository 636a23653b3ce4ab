"""The built-in store's process: private, one a workspace, found again, and gone when nobody needs it."""

import json
import os
import random
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph.load import load
from graph.statements import Statements
from graph.stores import builtin, keeper
from graph.stores.base import StoreError
from graph.stores.builtin import open_builtin, stop
from graph.stores.rdf import RdfStore
from tests.graph.in_memory import held, stated
from tests.graph.made_up import document, judgements
from tests.graph.stores.test_rdf import expected

REPO = Path(__file__).parents[3]


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "graph"
    stop(tmp_path / "graph")


def pids(folder: Path) -> tuple[int, int]:
    state = json.loads((folder / "server" / "state.json").read_text())
    return state["keeper"], state["server"]


def alive(pid: int) -> bool:
    """Whether it runs: a process that has ended and that nobody has asked about is not alive."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_until_gone(pid: int, seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not alive(pid)


def python(code: str, *arguments: object) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, cwd=REPO, stdout=subprocess.PIPE, text=True)


OPEN = """
import sys; from pathlib import Path; from graph.stores.builtin import open_builtin
store = open_builtin(Path(sys.argv[1])); print(store.ask("RETURN 1 AS one"))
"""


def test_it_is_private_and_stays_in_its_folder(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    open_builtin(folder).close()
    server = folder / "server"
    assert stat.S_IMODE(server.stat().st_mode) == 0o700
    assert stat.S_IMODE((server / "password").stat().st_mode) == 0o600
    assert len((server / "password").read_text()) >= 24
    assert list(elsewhere.iterdir()) == []
    listening = subprocess.run(["ss", "-ltnp"], capture_output=True, text=True, check=False).stdout
    mine = [line.split()[3] for line in listening.splitlines() if f"pid={pids(folder)[1]}," in line]
    assert all("127.0.0.1" in address for address in mine)


def test_the_password_is_nowhere_on_a_command_line(folder: Path) -> None:
    open_builtin(folder).close()
    password = (folder / "server" / "password").read_text()
    for pid in pids(folder):
        assert password not in Path(f"/proc/{pid}/cmdline").read_text()
        assert password not in Path(f"/proc/{pid}/environ").read_text()


def test_many_starts_at_once_end_in_one_server(folder: Path) -> None:
    processes = [python(OPEN, folder) for _ in range(4)]
    assert [process.communicate(timeout=100)[0] for process in processes] == ["[{'one': 1}]\n"] * 4
    numbers = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]
    found = [pid for pid in numbers if builtin.is_server(folder / "server", pid)]
    assert len(found) == 1


def test_it_outlives_the_command_that_started_it_and_is_found_again(folder: Path) -> None:
    assert python(OPEN, folder).communicate(timeout=100)[0]
    before = pids(folder)
    store = open_builtin(folder)
    assert store.ask("RETURN 1 AS one") == [{"one": 1}]
    assert pids(folder) == before
    assert os.getsid(before[1]) != os.getsid(0)


def test_stop_ends_it_and_says_whether_there_was_one(folder: Path) -> None:
    assert not stop(folder)
    open_builtin(folder).close()
    running = pids(folder)
    assert stop(folder)
    assert not any(map(alive, running))
    assert not stop(folder)


def test_what_was_loaded_is_there_after_stop_and_kill(folder: Path) -> None:
    statements = Statements(folder)
    store = open_builtin(folder)
    load(statements, [store], [document("a", {"1": "x"}), judgements("1")])
    stop(folder)
    assert held(store) == stated(statements)
    os.kill(pids(folder)[1], signal.SIGKILL)
    assert held(store) == stated(statements)
    store.close()


def test_the_server_dies_with_its_keeper(folder: Path) -> None:
    store = open_builtin(folder)
    keeper_pid, server = pids(folder)
    os.kill(keeper_pid, signal.SIGKILL)
    assert wait_until_gone(server)
    assert store.ask("RETURN 1 AS one") == [{"one": 1}]
    assert pids(folder)[1] != server


def test_it_ends_when_nobody_uses_it(folder: Path) -> None:
    store = open_builtin(folder, idle=4)  # a busy machine may leave a process waiting for some seconds
    running = pids(folder)
    for _ in range(10):
        time.sleep(0.5)
        store.ask("RETURN 1 AS one")
    assert all(map(alive, running))
    assert wait_until_gone(running[0])
    assert not alive(running[1])
    assert store.ask("RETURN 1 AS one") == [{"one": 1}]


def test_many_threads_that_lose_it_share_the_next(folder: Path) -> None:
    store = open_builtin(folder)
    stop(folder)
    with ThreadPoolExecutor(6) as pool:
        rows = list(pool.map(lambda n: store.ask("RETURN $n AS n", {"n": n}), range(12)))
    assert rows == [[{"n": n}] for n in range(12)]


def test_it_says_why_it_did_not_start(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "__file__", str(REPO / "tests" / "no-such-file.py"))
    with pytest.raises(StoreError, match=r"can't be started: .*No such file"):
        open_builtin(folder)


def test_a_server_that_ends_at_once_is_told_with_its_last_words(folder: Path) -> None:
    (folder / "server").mkdir(parents=True)
    (folder / "server" / "databases").write_text("not a folder")
    with pytest.raises(StoreError, match=r"did not start: .*server\.log"):
        open_builtin(folder)


LOAD = """
import sys; from pathlib import Path; from graph.load import load; from graph.statements import Statements
from graph.stores.builtin import open_builtin; from graph.stores.rdf import RdfStore
from tests.graph.made_up import document, judgements
import graph.load; graph.load.BATCH = 20
folder = Path(sys.argv[1]); round = int(sys.argv[2])
store, rdf = open_builtin(folder), RdfStore(folder.parent / "rdf")
print("go", flush=True)
many = [document(f"{n}", {f"{m}": f"{round}" for m in range(n % 5 + round % 3)}) for n in range(30)]
load(Statements(folder), [store, rdf], [*many[round % 4:], judgements("0", "1", name=f"Cabinet {round}")], [])
"""


def test_killed_at_any_moment_and_run_again_it_is_as_without_the_kill(folder: Path) -> None:
    chance = random.Random(7)
    for number in range(8):
        process = python(LOAD, folder, number)
        assert process.stdout is not None
        assert process.stdout.readline() == "go\n"
        time.sleep(chance.uniform(0, 0.6))
        process.kill()
        process.wait()
    assert python(LOAD, folder, 9).communicate(timeout=100)[0] == "go\n"
    statements = Statements(folder)
    assert statements.sources()
    store = open_builtin(folder)
    assert held(store) == stated(statements)
    assert set(RdfStore(folder.parent / "rdf").store) == expected(statements)
    store.close()


def test_the_server_killed_during_a_load_is_started_again_and_the_load_goes_on(folder: Path) -> None:
    open_builtin(folder).close()
    for number, pause in enumerate((0.05, 0.3)):
        process = python(LOAD, folder, number)
        assert process.stdout is not None
        assert process.stdout.readline() == "go\n"
        time.sleep(pause)
        os.kill(pids(folder)[1], signal.SIGKILL)
        assert process.wait(timeout=100) == 0
        assert held(open_builtin(folder)) == stated(Statements(folder))
