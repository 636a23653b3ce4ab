"""judgements.yaml: what people ruled, as a list that is made to be read, reviewed and kept in git.

    - one: person/ashcombe-county-council/j-g-lester
      other: person/ashcombe-county-council/john-lester
      verdict: same
      who: A Clerk
      when: 2025-07-02
      why: the declaration of acceptance gives both

Each judgement is read by itself, so that a mistake in one costs none of the others. The file is only ever added to.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from graph.resolve.rulings import FILE, Mistake, Ruling
from ontology.strict import nearest

NEEDED, MORE = ("one", "other", "verdict"), ("who", "when", "why")
VERDICTS = {"same": True, "different": False}
BEGINS = re.compile(r"^( *)-(?=\s)")
LINE = re.compile(r"[^\n]*\n|[^\n]+")
NOTHING = re.compile(r"\s*(#.*)?$|---\s*$|\[\s*\]\s*$")


class WrongError(ValueError):
    """A judgement that cannot be read: the line (from 0, in its own lines) and what to do."""

    def __init__(self, line: int, words: str) -> None:
        super().__init__(words)
        self.line = line


def read(folder: Path) -> tuple[list[Ruling], list[Mistake]]:
    """The rulings of a workspace's file in its order, and a mistake for each that could not be read."""
    try:
        text = (folder / FILE).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return [], []
    except UnicodeDecodeError as error:
        return [], [Mistake(1, f"not UTF-8 at byte {error.start}; save it as UTF-8")]
    except OSError as error:
        return [], [Mistake(1, f"cannot be read ({error.strerror}); make it readable")]
    return parse(text)


def parse(text: str) -> tuple[list[Ruling], list[Mistake]]:
    """As `read`, of the file's text."""
    rulings, mistakes = [], []
    for start, lines in pieces(text):
        try:
            rulings.append(ruling("".join(lines), start + 1))
        except WrongError as error:
            mistakes.append(Mistake(start + 1 + error.line, str(error)))
    return rulings, mistakes


def pieces(text: str) -> Iterator[tuple[int, list[str]]]:
    """Number (from 0) of the first line and the lines of each judgement; what stands before the first is one too."""
    lines = LINE.findall(text)
    indent = indent_of(lines)
    starts = [at for at, line in enumerate(lines) if (match := BEGINS.match(line)) and match[1] == indent]
    bounds = [*starts, len(lines)]
    odd = next((at for at, line in enumerate(lines[: bounds[0]]) if not NOTHING.match(line)), None)
    if odd is not None:
        yield odd, lines[odd : bounds[0]]
    for start, end in pairwise(bounds):
        yield start, lines[start:end]


def indent_of(lines: list[str]) -> str:
    """What stands before the dash of each judgement."""
    return next((match[1] for line in lines if (match := BEGINS.match(line))), "")


def ruling(text: str, line: int) -> Ruling:
    """One judgement. Raises WrongError."""
    said = fields(composed(text))
    for key in NEEDED:
        if key not in said:
            raise WrongError(0, f"{key!r} is missing; add it")
    if said["verdict"] not in VERDICTS:
        raise WrongError(0, f"the verdict {said['verdict']!r} is none; write same or different")
    found = Ruling(said["one"], said["other"], VERDICTS[said["verdict"]], line, *(said.get(key, "") for key in MORE))
    if found.one == found.other:
        raise WrongError(0, "one and other are the same path; a judgement is about two")
    if not found.kind:
        raise WrongError(0, "one and other have to be paths of two people, of two bodies, or of two items or matters")
    return found


def composed(text: str) -> Node:
    """The YAML of one judgement."""
    try:
        node = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        marks = [mark.line for mark in (error.problem_mark, error.context_mark) if mark]
        # What is never closed is found wanting at the end, and was opened where it has to be mended.
        line = next((line for line in marks if line < len(LINE.findall(text))), 0)
        raise WrongError(line, f"not valid YAML ({error.problem or error.context}); mend this judgement") from error
    except YAMLError as error:
        raise WrongError(0, f"not valid YAML ({' '.join(str(error).split())}); mend this judgement") from error
    if not isinstance(node, SequenceNode) or len(node.value) != 1:
        raise WrongError(0, "not a list of judgements; each begins with '- one: '")
    found: Node = node.value[0]
    return found


def fields(node: Node) -> dict[str, str]:
    """Key → text of a judgement; what is empty is left out."""
    if not isinstance(node, MappingNode):
        raise WrongError(node.start_mark.line, f"a judgement has the keys {', '.join((*NEEDED, *MORE))}; write them")
    said: dict[str, str] = {}
    for key, value in node.value:
        here = key.start_mark.line
        if not isinstance(key, ScalarNode) or key.value not in (*NEEDED, *MORE):
            raise WrongError(here, f"unknown key {key.value!r}; {nearest(str(key.value), (*NEEDED, *MORE))}")
        if not isinstance(value, ScalarNode):
            raise WrongError(here, f"{key.value!r} has to be a plain text")
        if key.value in said:
            raise WrongError(here, f"{key.value!r} stands here twice; keep one")
        if value.value.strip():
            said[key.value] = value.value.strip()
    return said


def append(folder: Path, new: Ruling) -> int:
    """Adds a judgement at the end of the file and returns its line; nothing that stands there is touched.

    Raises ValueError where the file is no text in UTF-8.
    """
    path = folder / FILE
    try:
        lines = LINE.findall(path.read_text(encoding="utf-8-sig")) if path.exists() else []
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    whole = not lines or lines[-1].endswith("\n")
    with path.open("a", encoding="utf-8", newline="") as file:
        file.write(("" if whole else "\n") + written(new, indent_of(lines)))
        file.flush()
        os.fsync(file.fileno())
    return len(lines) + 1


def written(new: Ruling, indent: str = "") -> str:
    """A judgement as it stands in the file."""
    said: dict[str, Any] = {"one": new.one, "other": new.other, "verdict": "same" if new.same else "different"}
    said |= {key: value for key in MORE if (value := getattr(new, key))}
    if "when" in said:
        said["when"] = date.fromisoformat(new.when)
    out = io.StringIO()
    yaml = YAML()
    yaml.width = 4096
    yaml.dump([said], out)
    return "".join(f"{indent}{line}" for line in LINE.findall(out.getvalue()))
