"""Titles of conversations, made from the first message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.title_of import TITLE_LENGTH, title_of


@pytest.mark.parametrize(
    ("message", "title"),
    [
        ("add buy milk", "add buy milk"),
        ("  add\n\tbuy   milk ", "add buy milk"),
        ("word " * 11 + "last!", "word " * 11 + "last!"),
        ("word " * 11 + "longer", "word word word word word word word word word word word…"),
        ("x" * 61, "x" * 59 + "…"),
    ],
)
def test_a_title_is_one_line_cut_after_a_word(message: str, title: str) -> None:
    assert title_of(message) == title


@given(st.text(min_size=1).filter(str.strip))
def test_no_title_is_empty_or_too_long(message: str) -> None:
    assert 0 < len(title_of(message)) <= TITLE_LENGTH
