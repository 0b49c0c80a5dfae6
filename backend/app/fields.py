"""What users write: the limits that REST, chat and tools share."""

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

TITLE_LENGTH = 200
DESCRIPTION_LENGTH = 1000
MESSAGE_LENGTH = 4000


def _storable(text: str) -> str:
    if "\x00" in text:
        raise ValueError("the character U+0000 cannot be stored")
    return text


Title = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=TITLE_LENGTH),
    AfterValidator(_storable),
    Field(description=f"What is to be done, at most {TITLE_LENGTH} characters"),
]
Description = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=DESCRIPTION_LENGTH),
    AfterValidator(_storable),
    Field(description=f"More about it, at most {DESCRIPTION_LENGTH} characters"),
]
ChatText = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=MESSAGE_LENGTH),
    AfterValidator(_storable),
    Field(description=f"What the user says, at most {MESSAGE_LENGTH} characters"),
]
