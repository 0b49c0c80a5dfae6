"""Phrasings that want no task: greetings, thanks, questions about the assistant."""

from app.rules.intents import Talk
from app.rules.phrases.rule import rule

TALK = (
    rule(
        r"(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening)|greetings)(?: there| bot| assistant)?",
        Talk("greeting"),
    ),
    rule(r"(?:many )?(?:thanks|thank you|thx|cheers)(?: .*)?", Talk("thanks")),
    rule(r"(?:great|perfect|nice|cool|awesome|good|well)(?: job| work| done)?", Talk("thanks")),
    rule(r"help|commands|what can (?:you|i) (?:do|say|ask)(?: .*)?", Talk("help")),
    rule(r"how (?:do|does|can) .*(?:work|use|help)(?: .*)?", Talk("help")),
)
