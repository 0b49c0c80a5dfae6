"""Words that several phrasings share, as regular expressions."""

import re

THING = r"(?:tasks?|to-?dos?|todo items?|items?|entr(?:y|ies)|reminders?|ones?|things?)"
"""What a task is called."""
LIST = r"(?:(?:to-?do |task |shopping )?lists?|agenda|plate|schedule)"
"""What all of them together are called."""
DONE = r"(?:completed?|done|finished|closed|ticked[- ]off|checked[- ]off)"
OPEN = (
    r"(?:pending|open|left|remaining|unfinished|incomplete|uncompleted|outstanding|undone|active|still"
    r"|(?:not|n't)(?: yet)?(?: been)? (?:completed?|done|finished)|haven't|have not|to do)"
)
ON_LIST = rf"(?: (?:to|on|onto|in|into) (?:my|the|our) (?:{LIST}|tasks|to-?dos))"
OFF_LIST = rf"(?: (?:from|off|off of|out of) (?:my|the|our) (?:{LIST}|tasks|to-?dos))"

_PLAIN_QUOTES = str.maketrans(
    dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u300c\u300d\u300e\u300f\uff02`", '"')
    | dict.fromkeys("\u2018\u2019\u201a\u201b\u00b4\u2032\uff07", "'")
)


def plain_quotes(text: str) -> str:
    """`text` with typographic quotes of all kinds made plain, each character for one."""
    return text.translate(_PLAIN_QUOTES)


def unquote(text: str) -> str:
    """`text` without the quotes around it."""
    text = text.strip()
    quoted = re.fullmatch(r"\"(.+)\"|'(.+)'", text)
    return (quoted[1] or quoted[2]).strip() if quoted else text
