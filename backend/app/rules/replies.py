"""What the rule-based model says."""

from collections.abc import Sequence

from app.rules.intents import Show, Talk
from app.rules.titles import Found
from app.rules.transcript import Step
from app.tasks import Status

EXAMPLES = (
    "- add buy milk\n"
    "- show my tasks, or: what's left?\n"
    "- mark buy milk as done, or: complete task 3\n"
    "- rename buy milk to buy oat milk\n"
    "- delete task 3"
)
ASKS_WHICH = "Which one do you mean?"

_TALK = {
    "greeting": f"Hello! I look after your todo list. You can say, for example:\n{EXAMPLES}",
    "thanks": "You're welcome!",
    "help": f"I look after your todo list. You can say, for example:\n{EXAMPLES}",
    "reopen": "I can complete tasks but not reopen them. You could add it again as a new task.",
    "no title": "What shall I add? Say, for example: add buy milk",
    "no task": "Which task? Tell me its number or its title; “show my tasks” lists them.",
    "no change": "What shall it say instead? For example: rename task 3 to buy oat milk",
    "unknown": (
        "Sorry, I did not understand that. I am the built-in assistant without a language model, and I know"
        f" a limited set of phrases. You can say, for example:\n{EXAMPLES}"
    ),
}


def talk(intent: Talk) -> str:
    """The answer to words that want no task."""
    return _TALK[intent.kind]


def listing(intent: Show, tasks: Sequence[Found]) -> str:
    """A list of tasks."""
    if not tasks:
        return {
            "all": "You have no tasks. Say “add buy milk” to make one.",
            "pending": "Nothing is left to do.",
            "completed": "You have not completed any task yet.",
        }[intent.status]
    lines = "\n".join(_line(task, marked=intent.status == "all") for task in tasks)
    return f"{_heading(intent.status, tasks)}\n{lines}"


def which(tasks: Sequence[Found]) -> str:
    """A question that offers tasks to choose from."""
    return f"{ASKS_WHICH}\n" + "\n".join(_line(task, marked=True) for task in tasks)


def asks(text: str) -> bool:
    """Whether `text` is a question that offers tasks."""
    return text.startswith(ASKS_WHICH)


def not_found(words: str | None) -> str:
    """No task fits."""
    what = "no such task" if words is None else f"no task that matches “{words}”"
    return f"I found {what}. “show my tasks” lists what there is."


def too_long(part: str, length: int, most: int) -> str:
    """A title or description that no task can have."""
    return f"A {part} can have at most {most} characters; this one has {length}."


def too_many(count: int, most: int) -> str:
    """More tasks than are changed at once."""
    return f"That would change {count} tasks; I change at most {most} at once. Please name fewer."


def too_much() -> str:
    """More wishes than one run can grant."""
    return "That is too much for me at once, so I did nothing. Please tell me a few things at a time."


def outcome(steps: Sequence[Step]) -> str:
    """What the tools did, a line for each call; a call that failed is told as a failure."""
    return "\n".join(_done(step) for step in steps)


def _done(step: Step) -> str:
    if step.error is not None:
        return f"That did not work: {step.error}"
    number, title = step.output["task_id"], step.output["title"]
    match step.tool:
        case "add_task":
            return f"Added “{title}” as task {number}."
        case "complete_task":
            return f"Completed “{title}” (task {number})."
        case "delete_task":
            return f"Deleted “{title}” (task {number})."
    if step.arguments.get("title") is None:
        return f"Changed the description of “{title}” (task {number})."
    return f"Task {number} is now “{title}”."


def _heading(status: Status, tasks: Sequence[Found]) -> str:
    count = "1 task" if len(tasks) == 1 else f"{len(tasks)} tasks"
    done = sum(task.completed for task in tasks)
    match status:
        case "pending":
            return f"{count} left to do:"
        case "completed":
            return f"{count} completed:"
    return f"You have {count}, {done} completed:" if done else f"You have {count}:"


def _line(task: Found, *, marked: bool) -> str:
    title = " ".join(task.title.split())  # each task is one line, whatever its title holds
    return f"#{task.id} {title}" + (" (done)" if marked and task.completed else "")
