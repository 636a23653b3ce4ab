"""OCR: a PDF of pictures → the same with their words, and how sure each word is. ocrmypdf over tesseract.

ocrmypdf runs in a process of its own, by its command line: that is what it promises to keep, and what can be stopped.
It sees no document of a stranger's, only a PDF that we made of pictures that we rendered.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import msgspec
from selectolax.lexbor import LexborHTMLParser

LANGUAGES = ("eng", "cym", "gle")  # English, Welsh, Irish: those of them that are installed
SECONDS_A_PAGE = 60  # that tesseract may take for each of a page's three steps; one that takes longer has no words
SECONDS_TO_START = 60
TURNED = 5  # tesseract's confidence in how a page is turned; typed pages, worn or not, have 10 to 15
INSTALL = "pip install 'minutegraph[ocr]' and Debian's packages tesseract-ocr and tesseract-ocr-eng"
_OPTIONS = (
    *("--jobs", "1", "--no-progress-bar", "--quiet"),
    *("--output-type", "pdf", "--optimize", "0"),  # nobody keeps the PDF: no PDF/A, and so no Ghostscript
    *("--rasterizer", "pypdfium", "--deskew"),
    *("--tesseract-pagesegmode", "4"),  # one column: where it looks for more, it takes a column of numbers for dirt
    *("--tesseract-timeout", str(SECONDS_A_PAGE), "--tesseract-non-ocr-timeout", str(SECONDS_A_PAGE)),
    "--keep-temporary-files",  # the words' certainty is in its hOCR files only
)
_HOCR = "ocrmypdf.io.*/{:06}_ocr_hocr.hocr"
_BOX = re.compile(r"\bbbox (\d+) (\d+) (\d+) (\d+)")
_SURE = re.compile(r"\bx_wconf (\d+)")


class Seen(msgspec.Struct, frozen=True):
    """A word that OCR saw: its box in parts (0 to 1) of the page, from the top left, and how sure OCR is (0 to 1)."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    sure: float


class Failed(Exception):  # noqa: N818 - it is what OCR did
    """OCR ended badly, or not in time."""


def available() -> bool:
    """Whether pages can be recognised here."""
    return find_spec("ocrmypdf") is not None and bool(_languages(shutil.which("tesseract")))


def recognise(pictures: Path, pages: int) -> tuple[Path, list[list[Seen]]]:
    """The PDF at `pictures` with a text layer, and the words that were seen on each of its pages.

    All that is written stands in the folder of `pictures`, which must hold nothing else. Raises Failed.
    """
    folder, out = pictures.parent, pictures.with_name("recognised.pdf")
    known = _languages(shutil.which("tesseract"))
    turns = ("--rotate-pages", "--rotate-pages-threshold", str(TURNED)) if "osd" in known else ()
    languages = "+".join(language for language in LANGUAGES if language in known)
    # -P: Python's path must not begin with the folder that the user stands in.
    command = [sys.executable, "-P", "-m", "ocrmypdf", *_OPTIONS, *turns, "-l", languages, str(pictures), str(out)]
    _run(command, folder, SECONDS_TO_START + 3 * SECONDS_A_PAGE * pages)
    if not out.exists():
        raise Failed("ocrmypdf wrote nothing")
    return out, [_seen(path) for n in range(pages) for path in [*folder.glob(_HOCR.format(n + 1)), None][:1]]


def _run(command: list[str], folder: Path, seconds: float) -> None:
    """Run a command to its end, or end it and all that it started."""
    environment = os.environ | {"TMPDIR": str(folder), "OMP_THREAD_LIMIT": "1"}
    process = subprocess.Popen(  # noqa: S603 - no shell, and no words of a document's
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        status = process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise Failed("ocrmypdf took too long") from error
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    if status:
        raise Failed(f"ocrmypdf ended with status {status}")


def _seen(hocr: Path | None) -> list[Seen]:
    """The words of a page's hOCR file; none where there is no file."""
    if hocr is None:
        return []
    tree = LexborHTMLParser(hocr.read_text(encoding="utf-8", errors="replace"))
    page = tree.css_first(".ocr_page")
    whole = _BOX.search(page.attributes.get("title") or "") if page else None
    if whole is None:
        return []
    width, height = int(whole[3]) or 1, int(whole[4]) or 1
    found = []
    for word in tree.css(".ocrx_word"):
        title = word.attributes.get("title") or ""
        box, sure = _BOX.search(title), _SURE.search(title)
        if box and sure and (text := word.text().strip()):
            x0, y0, x1, y1 = map(int, box.groups())
            found.append(Seen(text, x0 / width, y0 / height, x1 / width, y1 / height, min(1.0, int(sure[1]) / 100)))
    return found


@lru_cache(maxsize=4)
def _languages(tesseract: str | None) -> tuple[str, ...]:
    """What tesseract has of LANGUAGES, and `osd` where it can tell how a page is turned. Nothing without LANGUAGES."""
    if tesseract is None:
        return ()
    try:
        told = subprocess.run(  # noqa: S603 - as above
            [tesseract, "--list-langs"], capture_output=True, text=True, timeout=30, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return ()
    known = told.stdout.split()
    return tuple(name for name in (*LANGUAGES, "osd") if name in known) if {*LANGUAGES} & {*known} else ()
