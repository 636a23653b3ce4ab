"""Files, folders and archives: what is found, in which order, and what is refused."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from pathlib import Path

import pytest

from ingest.formats.errors import Unreadable
from ingest.model import Refusal
from ingest.sources import Found, sources


def tree(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)


def archive(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in members.items():
            out.writestr(name, data)
    return path


def seen(root: Path, found: list[Found | Refusal]) -> list[str]:
    return [
        str(f).removeprefix(f"{root}/") if isinstance(f, Refusal) else f.path.removeprefix(f"{root}/") for f in found
    ]


def test_a_folder_in_the_order_of_names_without_what_is_hidden(tmp_path: Path) -> None:
    tree(tmp_path, "b.txt", "a/2.txt", "a/1.txt", ".hidden", ".git/x", "a/~$lock.docx", "Thumbs.db", "c.pdf")
    found = list(sources([tmp_path]))
    assert seen(tmp_path, found) == ["a/1.txt", "a/2.txt", "b.txt", "c.pdf"]
    files = [f for f in found if isinstance(f, Found)]
    assert files[0].load() == b"a/1.txt"
    assert [f.name for f in files] == ["1.txt", "2.txt", "b.txt", "c.pdf"]


def test_a_file_by_name_even_if_hidden(tmp_path: Path) -> None:
    tree(tmp_path, ".minutes.txt")
    assert seen(tmp_path, list(sources([str(tmp_path / ".minutes.txt")]))) == [".minutes.txt"]


def test_a_missing_path_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt")
    found = list(sources([tmp_path / "no.txt", tmp_path / "a.txt"]))
    assert seen(tmp_path, found) == ["no.txt: there is no such file; check the path", "a.txt"]


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_bytes(bytes(2000))
    (refusal,) = sources([tmp_path], max_file=1000)
    assert isinstance(refusal, Refusal)
    assert "larger than" in refusal.reason


def test_a_file_that_grew_since_it_was_found(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt")
    (found,) = sources([tmp_path], max_file=100)
    (tmp_path / "a.txt").write_bytes(bytes(101))
    assert isinstance(found, Found)
    with pytest.raises(Unreadable, match="larger than"):
        found.load()


def test_a_file_that_went_away(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt")
    (found,) = sources([tmp_path])
    (tmp_path / "a.txt").unlink()
    assert isinstance(found, Found)
    with pytest.raises(Unreadable, match="cannot be read"):
        found.load()


def test_links_that_leave_the_folder_are_refused(tmp_path: Path) -> None:
    tree(tmp_path, "in/a.txt", "out/secret.txt")
    (tmp_path / "in/inner.txt").symlink_to("a.txt")
    (tmp_path / "in/secret.txt").symlink_to(tmp_path / "out/secret.txt")
    (tmp_path / "in/up").symlink_to(tmp_path)
    (tmp_path / "in/here").symlink_to(tmp_path / "in")
    (tmp_path / "in/dangling").symlink_to("nowhere")
    shown = seen(tmp_path, list(sources([tmp_path / "in"])))
    leaves = ": the link leads out of its folder; name its target instead"
    assert shown == [
        *("in/a.txt", f"in/dangling{leaves}", "in/inner.txt", f"in/secret.txt{leaves}", f"in/up{leaves}"),
    ]


def test_a_pipe_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (refusal,) = sources([tmp_path])
    assert isinstance(refusal, Refusal)
    assert "no regular file" in refusal.reason


def test_an_archive_member_by_member(tmp_path: Path) -> None:
    path = archive(tmp_path / "m.zip", {"b.txt": b"B", "a/1.txt": b"A", "__MACOSX/x": b"", ".x": b"", "a/": b""})
    found = list(sources([path]))
    assert seen(tmp_path, found) == ["m.zip/a/1.txt", "m.zip/b.txt"]
    assert [f.load() for f in found if isinstance(f, Found)] == [b"A", b"B"]


@pytest.mark.parametrize("name", ["../up.txt", "a/../../up.txt", "/etc/passwd", "C:\\x.txt", "..\\up.txt"])
def test_a_path_that_leaves_the_archive_is_refused_and_the_rest_is_read(tmp_path: Path, name: str) -> None:
    found = list(sources([archive(tmp_path / "m.zip", {name: b"x", "ok.txt": b"y"})]))
    assert sorted(type(f).__name__ for f in found) == ["Found", "Refusal"]
    assert "leads out of the archive" in str(next(f for f in found if isinstance(f, Refusal)))


def test_an_archive_within_an_archive_is_refused(tmp_path: Path) -> None:
    (refusal,) = sources([archive(tmp_path / "m.zip", {"inner.ZIP": b"PK"})])
    assert "archive within an archive" in str(refusal)


def test_an_archive_that_expands_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "m.zip", {f"{n}.txt": bytes(1000) for n in range(20)})
    (refusal,) = sources([path], max_archive=10_000)
    assert "expands to more than" in str(refusal)


def test_a_member_that_is_larger_than_its_header_says(tmp_path: Path) -> None:
    path = archive(tmp_path / "m.zip", {"lie.txt": bytes(5_000_000)})
    data = path.read_bytes().replace(struct.pack("<I", 5_000_000), struct.pack("<I", 10))
    path.write_bytes(data)
    (found,) = sources([path], max_file=1000)
    assert isinstance(found, Found)
    with pytest.raises(Unreadable):
        found.load()


def test_an_encrypted_member_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "m.zip", {"a.txt": b"A"})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))
    (refusal,) = sources([path])
    assert "encrypted" in str(refusal)


def test_a_link_in_an_archive_is_refused(tmp_path: Path) -> None:
    info = zipfile.ZipInfo("link.txt")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "m.zip", "w") as out:
        out.writestr(info, "/etc/passwd")
    (refusal,) = sources([tmp_path / "m.zip"])
    assert "link within an archive" in str(refusal)


@pytest.mark.parametrize("data", [b"no zip at all", b"PK\x03\x04 cut"])
def test_a_damaged_archive_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "m.zip").write_bytes(data)
    (refusal,) = sources([tmp_path])
    assert "damaged, cut short or no zip" in str(refusal)


def test_a_member_with_a_wrong_checksum(tmp_path: Path) -> None:
    path = tmp_path / "m.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as out:
        out.writestr("a.txt", b"Minutes")
    path.write_bytes(path.read_bytes().replace(b"Minutes", b"Minuets"))
    (found,) = sources([path])
    assert isinstance(found, Found)
    with pytest.raises(Unreadable, match="cannot be read"):
        found.load()


def test_nothing_is_loaded_before_it_is_asked_for(tmp_path: Path) -> None:
    archive(tmp_path / "m.zip", {f"{n}.txt": os.urandom(100_000) for n in range(20)})
    walk = iter(sources([tmp_path]))
    first = next(walk)
    assert isinstance(first, Found)
    assert io.BytesIO(first.load()).getbuffer().nbytes == 100_000
