"""What a DOCX paragraph or run looks like, by its own properties and those of its styles."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn

from ingest.formats.docx_numbering import value

_TITLE = 1  # heading level of the style Title


class Styles:
    """The styles of one document, by their ids."""

    def __init__(self, root: Any) -> None:
        self._styles = {s.get(qn("w:styleId")): s for s in root.findall(qn("w:style"))}
        self._default = next(
            (
                name
                for name, style in self._styles.items()
                if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true")
            ),
            None,
        )

    def properties(self, paragraph: Any) -> list[Any]:
        """The paragraph's own properties, then those of its style and of the styles that one is based on."""
        own = paragraph.find(qn("w:pPr"))
        name = (value(own, "w:pStyle") if own is not None else None) or self._default
        found = [] if own is None else [own]
        return found + [p for style in self._chain(name) if (p := style.find(qn("w:pPr"))) is not None]

    def _chain(self, name: str | None) -> list[Any]:
        found: list[Any] = []
        while name in self._styles and self._styles[name] not in found:
            found.append(self._styles[name])
            name = value(found[-1], "w:basedOn")
        return found

    def heading(self, properties: list[Any]) -> int:
        """The outline level from 1, or 0 for body text."""
        for found in properties:
            level = value(found, "w:outlineLvl")
            if level is not None:
                return int(level) + 1 if level.isdigit() and int(level) < 9 else 0
        styles = [s for s in (p.getparent() for p in properties) if s.tag == qn("w:style")]
        return _TITLE if any((value(s, "w:name") or "").lower() == "title" for s in styles) else 0

    def bold(self, run: Any, properties: list[Any]) -> bool:
        """Whether a run is bold: by itself, its character style, or its paragraph's styles."""
        return self._switch("w:b", run, properties)

    def hidden(self, run: Any) -> bool:
        """Whether a run is hidden text."""
        return self._switch("w:vanish", run, [])

    def _switch(self, tag: str, run: Any, properties: list[Any]) -> bool:
        own = run.find(qn("w:rPr"))
        looks = [] if own is None else [own, *self._looks(self._chain(value(own, "w:rStyle")))]
        looks += self._looks([s for s in (p.getparent() for p in properties) if s.tag == qn("w:style")])
        switch = next((s for look in looks if (s := look.find(qn(tag))) is not None), None)
        return switch is not None and switch.get(qn("w:val")) not in ("0", "false", "off")

    def _looks(self, styles: list[Any]) -> list[Any]:
        return [look for style in styles if (look := style.find(qn("w:rPr"))) is not None]
