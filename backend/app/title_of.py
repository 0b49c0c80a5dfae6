"""Titles of conversations."""

TITLE_LENGTH = 60


def title_of(message: str) -> str:
    """A conversation's title: the first message on one line, cut after a word to at most 60 characters."""
    line = " ".join(message.split())
    if len(line) <= TITLE_LENGTH:
        return line
    start = line[: TITLE_LENGTH - 1]
    return f"{start.rpartition(' ')[0] or start}…"
