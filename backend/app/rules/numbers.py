"""Numbers as people write them: 3, #3, three, twenty-one, 3rd, third."""

import re

_ONES = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_VALUES = (
    {word: value for value, word in enumerate(_ONES, start=1)}
    | {word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)}
    | {word: value for value, word in enumerate(_ORDINALS, start=1)}
)  # fmt: skip
_LONGEST_RANGE = 1000

# Longer words come first: "seventeen" begins with "seven".
_WORD = "|".join(sorted((*_ONES, *_TENS), key=len, reverse=True))
NUMBER = rf"(?:#?\d+|(?:{'|'.join(_TENS)})[- ](?:{'|'.join(_ONES[:9])})|{_WORD})"
"""One number, as a regular expression."""
ORDINAL = rf"(?:[1-9]\d*(?:st|nd|rd|th)|{'|'.join(_ORDINALS)})"
"""One place in a list, as a regular expression."""
_TO = r"(?: ?[-\u2013] ?| (?:to|through|until|till) )"
RANGE = rf"{NUMBER}{_TO}{NUMBER}"
"""Two numbers and all between them, as a regular expression."""
_ONE_OR_RANGE = re.compile(rf"({NUMBER})(?:{_TO}({NUMBER}))?", re.IGNORECASE)


def value(text: str) -> int:
    """The value of a text that `NUMBER` or `ORDINAL` fits."""
    digits = re.search(r"\d+", text)
    if digits:
        return int(digits[0])
    return sum(_VALUES[word] for word in re.split(r"[- ]", text.lower()))


def values(text: str) -> tuple[int, ...]:
    """The numbers in `text`, ranges spelt out, each once; none when a range is endless or runs backwards."""
    found: dict[int, None] = {}
    for match in _ONE_OR_RANGE.finditer(text):
        first, last = value(match[1]), value(match[2] or match[1])
        if not 0 <= last - first <= _LONGEST_RANGE:
            return ()
        found |= dict.fromkeys(range(first, last + 1))
    return tuple(found)
