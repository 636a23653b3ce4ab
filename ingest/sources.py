"""Paths that a user gives → the files behind them: single files, folders and zip archives.

Nothing is read before it is asked for, and nothing is believed that an archive says about itself.
"""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

import msgspec

from ingest.formats.errors import Unreadable
from ingest.model import Refusal

MAX_FILE = 64 * 2**20  # bytes of one file
MAX_ARCHIVE = 512 * 2**20  # bytes of all files of one archive
MAX_MEMBERS = 20_000  # files of one archive
_LITTER = ("__macosx", "thumbs.db", "desktop.ini")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


class Found(msgspec.Struct, frozen=True):
    """A file that may be read. `path` is for people (`minutes.zip/2024/panel.pdf`), `name` is the file's name."""

    path: str
    name: str
    file: str
    member: str | None = None
    limit: int = MAX_FILE

    def load(self) -> bytes:
        """The file's bytes. Raises Unreadable where it cannot be read or holds more than `limit` bytes."""
        try:
            data = self._read_member(self.member) if self.member is not None else self._read_file()
        except _BROKEN as error:
            raise Unreadable(f"the file cannot be read ({_why(error)})", "check it and its permissions") from error
        if len(data) > self.limit:
            raise Unreadable(*_too_large(self.limit))
        return data

    def _read_file(self) -> bytes:
        with Path(self.file).open("rb") as file:
            return file.read(self.limit + 1)

    def _read_member(self, member: str) -> bytes:
        with zipfile.ZipFile(self.file) as archive, archive.open(member) as file:
            return file.read(self.limit + 1)


def sources(
    paths: Iterable[str | Path], *, max_file: int = MAX_FILE, max_archive: int = MAX_ARCHIVE
) -> Iterator[Found | Refusal]:
    """Every file behind `paths`, folders in the order of their names; a Refusal for each one that is not to be read."""
    for path in paths:
        yield from _Search(max_file, max_archive).at(Path(path))


class _Search:
    def __init__(self, max_file: int, max_archive: int) -> None:
        self._max_file = max_file
        self._max_archive = max_archive

    def at(self, path: Path) -> Iterator[Found | Refusal]:
        """What stands at a path that the user named."""
        try:
            mode = path.stat().st_mode
        except (OSError, ValueError) as error:
            missing = isinstance(error, FileNotFoundError)
            yield Refusal(str(path), "there is no such file" if missing else _why(error), "check the path")
            return
        if stat.S_ISDIR(mode):
            yield from self._folder(path, path.resolve())
        else:
            yield from self._file(path, mode)

    def _folder(self, folder: Path, root: Path) -> Iterator[Found | Refusal]:
        try:
            entries = sorted(folder.iterdir(), key=lambda path: path.name)
        except OSError as error:
            yield Refusal(str(folder), f"the folder cannot be read ({_why(error)})", "check its permissions")
            return
        for path in (entry for entry in entries if not is_hidden(entry.name)):
            if path.is_symlink() and not _within(path, root):
                yield Refusal(str(path), "the link leads out of its folder", "name its target instead")
            elif path.is_dir():
                if not path.is_symlink():  # a folder within the same root is visited anyway
                    yield from self._folder(path, root)
            else:
                yield from self.at(path)

    def _file(self, path: Path, mode: int) -> Iterator[Found | Refusal]:
        if not stat.S_ISREG(mode):
            yield Refusal(str(path), "it is no regular file", "name a file, a folder or a zip archive")
        elif path.suffix.lower() == ".zip" and path.stat().st_size:
            yield from self._archive(path)
        elif path.stat().st_size > self._max_file:
            yield Refusal(str(path), *_too_large(self._max_file))
        else:
            yield Found(str(path), path.name, str(path), limit=self._max_file)

    def _archive(self, path: Path) -> Iterator[Found | Refusal]:
        try:
            with zipfile.ZipFile(path) as archive:
                members = archive.infolist()
        except _BROKEN:
            yield Refusal(str(path), "the archive is damaged, cut short or no zip", "fetch it again")
            return
        if len(members) > MAX_MEMBERS:
            yield Refusal(str(path), f"the archive holds more than {MAX_MEMBERS} files", "split it")
        elif sum(member.file_size for member in members) > self._max_archive:
            reason = f"the archive expands to more than {self._max_archive // 2**20} MB"
            yield Refusal(str(path), reason, "split it, or unpack what you need")
        else:
            for member in sorted(members, key=lambda m: (PurePosixPath(m.filename).parts, m.header_offset)):
                yield from self._member(path, member)

    def _member(self, archive: Path, member: zipfile.ZipInfo) -> Iterator[Found | Refusal]:
        inside = member.filename.replace("\\", "/")
        parts = PurePosixPath(inside).parts
        shown = f"{archive}/{_printable(inside)}"
        if inside.startswith("/") or ".." in parts or ":" in "".join(parts[:1]) or "\0" in member.orig_filename:
            yield Refusal(shown, "its path leads out of the archive", "pack it under a plain name")
        elif member.is_dir() or any(is_hidden(part) for part in parts):
            return
        elif stat.S_ISLNK(member.external_attr >> 16):
            yield Refusal(shown, "it is a link within an archive", "pack the file itself")
        elif member.flag_bits & 1:
            yield Refusal(shown, "it is encrypted", "pack it without a password")
        elif inside.lower().endswith(".zip"):
            yield Refusal(shown, "it is an archive within an archive", "unpack it first")
        elif member.file_size > self._max_file:
            yield Refusal(shown, *_too_large(self._max_file))
        else:
            yield Found(shown, parts[-1], str(archive), member.filename, self._max_file)


def is_hidden(name: str) -> bool:
    """Whether people do not mean a file or folder: hidden, a lock of an office program, litter of a system."""
    return name.startswith((".", "~$")) or name.lower() in _LITTER


def _within(path: Path, root: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return False


def _too_large(limit: int) -> tuple[str, str]:
    return f"the file is larger than {limit / 2**20:g} MB", "split it, or name the part you need"


def _why(error: BaseException) -> str:
    return getattr(error, "strerror", None) or " ".join(str(error).split()) or type(error).__name__


def _printable(name: str) -> str:
    return "".join(c if c.isprintable() else "\ufffd" for c in name)
