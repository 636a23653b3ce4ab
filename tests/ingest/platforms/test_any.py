"""Whatever a platform sends, cut short or with parts missing: a sound document, or a reason why not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extract import extract
from ingest.formats.errors import Unreadable
from ingest.read import read
from tests.ingest.formats.check import assert_sound
from tests.ingest.helpers import proved
from tests.ingest.platforms.pages import MADE_UP, NAMES


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_any_part_of_a_page(name: str, data: st.DataObject) -> None:
    tags = re.split(r"(?=<)", (MADE_UP / name).read_text(encoding="utf-8"))
    first = data.draw(st.integers(0, len(tags) - 1))
    last = data.draw(st.integers(first, len(tags)))
    page = "".join(tags[:first] + tags[last:])
    try:
        document = read(name, page.encode())
    except Unreadable as error:
        assert error.reason  # noqa: PT017
        return
    assert_sound(document)
    proved(extract(document), document)
