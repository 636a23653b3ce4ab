"""Made-up minutes of any length, as text and as PDF, for the benchmarks. Not a benchmark itself."""

from __future__ import annotations

import random
from io import BytesIO

SENTENCE = """the panel considered a report of the director about roads bridges libraries schools and parks in which
members noted that progress had been made and asked for further detail on cost timetable and consultation"""
WORDS = SENTENCE.split()


def minutes(items: int, seed: int = 1) -> str:
    """Minutes with `items` items of business, about four to a page."""
    dice = random.Random(seed)
    lines = [
        "Minutes of the meeting of the Environment Panel held at Shire Hall on Tuesday 4 March 2025 at 10.00 am",
        "",
        "Present: Councillor A B Marlowe (Chairman), Councillor C Fenn, Councillor D Osei",
        "",
    ]
    for number in range(1, items + 1):
        lines += [f"{number}. REVIEW OF SCHEME {number}", ""]
        for _ in range(3):
            sentence = " ".join(dice.choice(WORDS) for _ in range(70))
            lines += [sentence.capitalize() + ".", ""]
        lines += [
            "RESOLVED:",
            "",
            "(a) That the report be noted; and",
            "",
            f"(b) That Cabinet approves scheme {number}.",
            "",
        ]
    return "\n".join([*lines, "The meeting ended at 11.30 am", ""])


def pdf(text: str) -> bytes:
    """The text as a born-digital PDF of A4 pages."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    out = BytesIO()
    style = getSampleStyleSheet()["BodyText"]
    SimpleDocTemplate(out, pagesize=A4, invariant=1).build(
        [Paragraph(line, style) for line in text.split("\n") if line]
    )
    return out.getvalue()
