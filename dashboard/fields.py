"""The fields that several pages ask by: of which authority, before which body, from which day until which."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import reading, style
from dashboard.address import asked, choice_field, date_field, words_field

Row = dict[str, Any]


def words_and_authority(label: str, example: str) -> tuple[str, str]:
    """The words asked for; and the authority chosen, as its part of identifiers. "" for any.

    There is no field for the authority where there is only one.
    """
    if not reading.several_authorities():
        return words_field("words", label, example), ""
    found = reading.authorities()
    left, right = st.columns([3, 2])
    with left:
        words = words_field("words", label, example)
    with right:
        name = choice_field("authority", "Authority", {of: of for of in found.values()}, "All authorities")
    return words, next((scope for scope, of in found.items() if of == name), "")


def body(label: str, of: str, kept: Iterable[str] | None = None) -> str:
    """The body chosen, of the authority `of` (its part of identifiers) or of any; `kept`: only these (ids)."""
    wanted = None if kept is None else set(kept)
    names = {
        body: name
        for body, name in reading.body_names().items()
        if (wanted is None or body in wanted) and of in ("", reading.scope(body))
    }
    found = choice_field("body", label, dict(sorted(names.items(), key=lambda one: one[1])), "All bodies")
    if asked("body") and not found:
        style.notice("There is no such body here.", "All bodies are shown.", "trouble")
    return found


def days(first: DeltaGenerator, last: DeltaGenerator) -> tuple[str, str]:
    """The first and the last day asked for, each with its field in a column of its own; "" for any."""
    with first:
        since = date_field("since", "From")
    with last:
        until = date_field("until", "Until")
    return since, until


def within(first: str | None, last: str | None, since: str, until: str) -> bool:
    """Whether something that went on from `first` to `last` falls into these days; not if its days are not told."""
    if not first or not last:
        return not since and not until
    return last >= since and (not until or first <= until)
