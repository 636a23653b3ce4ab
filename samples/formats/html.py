"""A page of minutes as a committee-management website publishes it: a table of items with the minutes inside."""

from __future__ import annotations

from html import escape

from samples.source import Block, Source

STYLE = "body{font-family:Arial,sans-serif;max-width:60em;margin:auto}.mgItemNumberCell{vertical-align:top;width:3em}"
ITEM = '<tr><td class="mgItemNumberCell"><p>{}.</p></td><td><p class="mgAiTitleTxt"><a name="AI{}"></a>{}</p>{}'
LISTS = {"auto": "ol", "b": "ul"}
PDF_LINK = '<p><a class="mgActionLnk" href="documents/s{}.pdf" title="Link to document">{} PDF {} KB</a></p>'
VENUE = (
    '<p class="mgLabel">Venue: <a href="https://ashcombe.example/venue">{}</a>. '
    '<a href="https://ashcombe.example/map">View directions</a></p>'
)
CONTACT = (
    '<p class="mgLabel">Contact: {} <br>Email: <a href="/cdn-cgi/l/email-protection">'
    '<span class="__cf_email__">[email protected]</span></a></p>'
)


def render(source: Source) -> bytes:
    title = escape(source.settings["title"])
    body = "\n".join([*_top(source, title), *_items(source.blocks), "</table>", _bottom(source)])
    head = f'<meta charset="utf-8">\n<title>{title} - Ashcombe County Council</title>\n<style>{STYLE}</style>'
    return f'<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n'.encode()


def _top(source: Source, title: str) -> list[str]:
    return [
        '<div id="nav"><a href="#content">Skip to main content</a> <a href="/">Home</a> '
        '<a href="/councillors">Councillors</a> <a href="/meetings">Calendar of meetings</a></div>',
        '<div id="content" class="mgContent">',
        "<h1>Agenda and minutes</h1>",
        f"<h2>{title}</h2>",
        '<ul class="mgActionList"><li><a href="ieListMeetings.aspx">Cabinet home page</a></li>'
        '<li><a href="documents/g.pdf">Printed minutes PDF 214 KB</a></li></ul>',
        VENUE.format(escape(source.settings["venue"])),
        CONTACT.format(escape(source.settings["contact"])),
        "<h2>Items</h2>",
        '<table class="mgItemTable"><tr><th>No.</th><th>Item</th></tr>',
    ]


def _bottom(source: Source) -> str:
    return (
        '</div>\n<div id="footer"><p><a href="/accessibility">Accessibility</a> <a href="/cookies">Cookies</a> '
        f'<a href="/privacy">Privacy</a></p><p>{escape(source.settings["footer"])}</p></div>'
    )


def _items(blocks: tuple[Block, ...]) -> list[str]:
    """Everything after the first item stands in its cell; what comes before has a row of its own."""
    out: list[str] = ["<tr><td></td><td>"]
    before = ""
    for block in blocks:
        if before != block.kind:
            out += [f"</{LISTS[before]}>"] if before in LISTS else []
            out += [f"<{LISTS[block.kind]}>"] if block.kind in LISTS else []
        out.append(_block(block))
        before = block.kind
    return [*out, "</td></tr>"]


def _block(block: Block) -> str:
    parts = [escape(part) for part in block.parts]
    match block.kind:
        case "item":
            return "</td></tr>\n" + ITEM.format(parts[0], parts[0], parts[1], "")
        case "links":
            label = '<p class="mgSubItemTitleTxt">Additional documents:</p>' if len(block.rows) > 1 else ""
            return label + "".join(PDF_LINK.format(n, escape(r[0]), r[1]) for n, r in enumerate(block.rows, 4101))
        case "sub":
            return f'<p class="mgSubItemTitleTxt">{parts[0]}</p>'
        case "head":
            return f'</td></tr>\n<tr><td></td><td><p class="mgSectionTitle"><b>{parts[0]}</b></p>'
        case "a":
            return f'<p class="MsoNormal" style="margin-left:36pt">{parts[0]}&nbsp;&nbsp; {parts[1]}</p>'
        case "b" | "auto":
            return f"<li>{parts[0]}</li>"
        case "tab":
            return _table(block)
        case _:
            return f'<p class="MsoNormal">{" ".join(parts)}</p>'


def _table(block: Block) -> str:
    rows = ("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in block.rows)
    return f'<table border="1">{"".join(rows)}</table>'
