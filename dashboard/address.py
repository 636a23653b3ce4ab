"""What a page shows stands in its address, so that it can be sent to someone: the address alone is remembered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st


def show() -> None:
    """Put the page's parameters into the browser's address: a link from a page to itself leaves it as it was."""
    st.query_params.from_dict({name: st.query_params.get_all(name) for name in st.query_params})


def asked(name: str) -> str:
    """A parameter of the address; "" where it is missing."""
    return str(st.query_params.get(name, ""))


def keep(name: str) -> None:
    """After a widget has changed: its value into the address, and back to the first page of results."""
    value = st.session_state[name]
    text = value.isoformat() if isinstance(value, date) else str(value or "").strip()
    if text:
        st.query_params[name] = text
    else:
        st.query_params.pop(name, None)
    st.query_params.pop("page", None)


def words_field(name: str, label: str, placeholder: str) -> str:
    """A field for words to look for."""
    st.session_state[name] = asked(name)
    return str(st.text_input(label, key=name, placeholder=placeholder, on_change=keep, args=(name,))).strip()


def choice_field(name: str, label: str, options: Mapping[str, str], anything: str) -> str:
    """A choice among `options` (value: words); "" stands for `anything`, and for a value that is none of them.

    The address may have the words in the place of the value, so that a person can write it.
    """
    said = asked(name)
    by_words = {words.casefold(): value for value, words in options.items()}
    st.session_state[name] = said if said in options else by_words.get(said.casefold(), "")
    words = {"": anything, **options}
    return str(st.selectbox(label, list(words), key=name, format_func=words.__getitem__, on_change=keep, args=(name,)))


def date_field(name: str, label: str) -> str:
    """A date, or "" for any."""
    st.session_state[name] = read_date(asked(name))
    value = st.date_input(
        label,
        value=None,
        key=name,
        min_value=date(1880, 1, 1),
        max_value=date(2100, 1, 1),
        format="DD/MM/YYYY",
        on_change=keep,
        args=(name,),
    )
    return value.isoformat() if isinstance(value, date) else ""


def read_date(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if 1880 <= found.year < 2100 else None
