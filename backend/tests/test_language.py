"""What the rule-based model makes of ordinary phrasings."""

import pytest

from app.rules.intents import (
    Add,
    Complete,
    Delete,
    Edit,
    EditReadings,
    Every,
    Intent,
    Named,
    Numbered,
    Placed,
    Show,
    Talk,
)
from app.rules.language import understand
from app.rules.wishes import understand_all

ADDING: list[tuple[str, Intent]] = [
    ("add buy milk", Add("buy milk")),
    ("Add buy milk to my list", Add("buy milk")),
    ('add "Buy milk"', Add("Buy milk")),
    ("Add “Buy milk” to my todo list, please!", Add("Buy milk")),
    ("Add a task to buy groceries", Add("buy groceries")),
    ("add task: call mom", Add("call mom")),
    ("add task buy bread", Add("buy bread")),
    ("Create a new task called 'Write report'", Add("Write report")),
    ("new task: pay rent", Add("pay rent")),
    ("new task pay rent", Add("pay rent")),
    ("todo: water plants", Add("water plants")),
    ("remind me to call the dentist tomorrow", Add("call the dentist tomorrow")),
    ("Don't forget to feed the cat", Add("feed the cat")),
    ("don't let me forget to feed the cat", Add("feed the cat")),
    ("I need to finish the report", Add("finish the report")),
    ("i have to buy milk", Add("buy milk")),
    ("I want to buy milk", Add("buy milk")),
    ("put eggs on my shopping list", Add("eggs")),
    ("Please add a reminder to take out the trash", Add("take out the trash")),
    ("could you add walk the dog to my list please", Add("walk the dog")),
    ("make a note to call bob", Add("call bob")),
    ("add milk, eggs and bread", Add("milk, eggs and bread")),
    ("add go to the gym", Add("go to the gym")),
    ("add to my list: eggs", Add("eggs")),
    ("add \"Fix the 'foo' bug\"", Add("Fix the 'foo' bug")),
    ("add note taking app research", Add("note taking app research")),
    ("add review description of product", Add("review description of product")),
    ("add buy milk with description 2 litres, cold", Add("buy milk", "2 litres, cold")),
    ('add task "Buy milk" with description "2 litres"', Add("Buy milk", "2 litres")),
    ("add Call Bob (description: about the car)", Add("Call Bob", "about the car")),
    ("add a task: buy milk; description: 2 litres", Add("buy milk", "2 litres")),
    ("add", Talk("no title")),
    ("create a new task", Talk("no title")),
]
LISTING: list[tuple[str, Intent]] = [
    ("show my tasks", Show("all")),
    ("list", Show("all")),
    ("List all tasks.", Show("all")),
    ("my tasks", Show("all")),
    ("What are my tasks?", Show("all")),
    ("what's on my list?", Show("all")),
    ("can you show me my todo list?", Show("all")),
    ("check my tasks", Show("all")),
    ("I need to see my tasks", Show("all")),
    ("how many tasks do I have", Show("all")),
    ("what's left?", Show("pending")),
    ("What is left to do?", Show("pending")),
    ("what do I have to do today?", Show("pending")),
    ("Show all my pending todos", Show("pending")),
    ("which tasks are not done yet", Show("pending")),
    ("do I have anything left?", Show("pending")),
    ("what is next", Show("pending")),
    ("show completed tasks", Show("completed")),
    ("what have I done?", Show("completed")),
    ("show me what I've finished", Show("completed")),
    ("list my completed items", Show("completed")),
]
COMPLETING: list[tuple[str, Intent]] = [
    ("complete task 3", Complete(Numbered((3,)))),
    ("mark task 3 as done", Complete(Numbered((3,)))),
    ("Mark #3 done", Complete(Numbered((3,)))),
    ("Set task 5 to completed", Complete(Numbered((5,)))),
    ("task 4 is done", Complete(Numbered((4,)))),
    ("task 4 done", Complete(Numbered((4,)))),
    ("complete task two", Complete(Numbered((2,)))),
    ("finish 1, 2 and 5", Complete(Numbered((1, 2, 5)))),
    ("mark buy milk as complete", Complete(Named("buy milk"))),
    ('mark "buy milk" as completed', Complete(Named("buy milk"))),
    ("Okay, mark the milk one as finished, thanks!", Complete(Named("milk"))),
    ("I finished the report", Complete(Named("report"))),
    ("i'm done with the laundry", Complete(Named("laundry"))),
    ("buy milk is done", Complete(Named("buy milk"))),
    ("check off milk", Complete(Named("milk"))),
    ("cross milk off my list", Complete(Named("milk"))),
    ("mark the task about rent as done", Complete(Named("rent"))),
    ("finish the first aid kit", Complete(Named("first aid kit"))),
    ("tick off the first one", Complete(Placed(0))),
    ("mark everything as done", Complete(Every("all"))),
    ("mark as done", Talk("no task")),
    ("reopen task 3", Talk("reopen")),
    ("mark task 3 as not done", Talk("reopen")),
]
DELETING: list[tuple[str, Intent]] = [
    ("delete task 2", Delete(Numbered((2,)))),
    ("delete #7", Delete(Numbered((7,)))),
    ("remove task number 3", Delete(Numbered((3,)))),
    ("I want to delete task 3", Delete(Numbered((3,)))),
    ("remove the milk task", Delete(Named("milk"))),
    ("remove buy milk from my list", Delete(Named("buy milk"))),
    ('Delete the task named "call mom"', Delete(Named("call mom"))),
    ("get rid of the dentist task", Delete(Named("dentist"))),
    ("cancel my dentist reminder", Delete(Named("dentist"))),
    ("take bread off my list", Delete(Named("bread"))),
    ("I don't need the milk task anymore", Delete(Named("milk"))),
    ('delete task "3 little pigs"', Delete(Named("3 little pigs"))),
    ("delete the last task", Delete(Placed(-1))),
    ("delete all completed tasks", Delete(Every("completed"))),
    ("clear my list", Delete(Every("all"))),
    ("delete", Talk("no task")),
    ("delete it", Talk("no task")),
]
EDITING: list[tuple[str, Intent]] = [
    ("rename buy milk to buy oat milk", Edit(Named("buy milk"), title="buy oat milk")),
    ("rename task 3 to call grandma", Edit(Numbered((3,)), title="call grandma")),
    ("change task 2 to 'Call dad'", Edit(Numbered((2,)), title="Call dad")),
    ("change task 1 from buy milk to buy bread", Edit(Numbered((1,)), title="buy bread")),
    ("update task 1: go to the shop", Edit(Numbered((1,)), title="go to the shop")),
    ("update task 5 with title new thing", Edit(Numbered((5,)), title="new thing")),
    ("Update the title of task 4 to Go home", Edit(Numbered((4,)), title="Go home")),
    ('change "go to gym" to "go swimming"', Edit(Named("go to gym"), title="go swimming")),
    ("change the milk task to buy oat milk", Edit(Named("milk"), title="buy oat milk")),
    ("replace milk with bread", Edit(Named("milk"), title="bread")),
    (
        "rename go to gym to go swimming",
        EditReadings(
            (Edit(Named("go"), title="gym to go swimming"), Edit(Named("go to gym"), title="go swimming"))
        ),
    ),
    ("change the description of task 2 to cold", Edit(Numbered((2,)), description="cold")),
    ("set task 2 description to cold", Edit(Numbered((2,)), description="cold")),
    ("add a note to task 3: bring the card", Edit(Numbered((3,)), description="bring the card")),
    ("update the description of buy milk to cold", Edit(Named("buy milk"), description="cold")),
    ("edit task 3", Talk("no change")),
    ("rename", Talk("no task")),
]
TALKING: list[tuple[str, Intent]] = [
    ("hello", Talk("greeting")),
    ("Good morning!", Talk("greeting")),
    ("thank you so much", Talk("thanks")),
    ("well done", Talk("thanks")),
    ("help", Talk("help")),
    ("what can you do?", Talk("help")),
    ("???", Talk("help")),
    ("tell me a joke", Talk("unknown")),
    ("what's the weather like in Paris?", Talk("unknown")),
    ("make me a sandwich", Talk("unknown")),
    ("3", Talk("unknown")),
    ("asdf", Talk("unknown")),
]
NOT_COMMANDS = [
    "is the report done?",
    "did I finish the report?",
    "don't delete task 3",
    "do not complete task 3",
    "never delete task 3",
    "why is task 3 done?",
]


@pytest.mark.parametrize(
    ("text", "intent"),
    [*ADDING, *LISTING, *COMPLETING, *DELETING, *EDITING, *TALKING],
    ids=lambda part: str(part),
)
def test_a_phrase_means_what_people_mean_by_it(text: str, intent: Intent) -> None:
    assert understand(text) == intent


@pytest.mark.parametrize("text", NOT_COMMANDS)
def test_a_question_or_a_prohibition_changes_nothing(text: str) -> None:
    assert not isinstance(understand(text), Add | Complete | Delete | Edit | EditReadings)


@pytest.mark.parametrize("text", ["complete task 3", "rename a to b", "add milk", "what's left"])
@pytest.mark.parametrize(
    "wrap", ["{}", "  {}  ", "Please {}.", "could you {}?", "{} please", "OK, {} for me!"]
)
def test_politeness_does_not_matter(text: str, wrap: str) -> None:
    assert understand(wrap.format(text)) == understand(text)


def test_case_does_not_matter_for_commands_and_is_kept_in_titles() -> None:
    assert understand("ADD Call Mom") == Add("Call Mom")


WISHES: list[tuple[str, tuple[Intent, ...]]] = [
    ("add milk and show my list", (Add("milk"), Show("all"))),
    ("complete 1 and delete 2", (Complete(Numbered((1,))), Delete(Numbered((2,))))),
    ("add milk\nadd eggs\nlist", (Add("milk"), Add("eggs"), Show("all"))),
    ("Add milk. Then show my tasks!", (Add("milk"), Show("all"))),
    (
        "complete 1, 2 and 3 and mark 4, 5 and 6 as done",
        (Complete(Numbered((1, 2, 3))), Complete(Numbered((4, 5, 6)))),
    ),
    ("delete milk and cancel my dentist reminder", (Delete(Named("milk")), Delete(Named("dentist")))),
    ("add x and finish task 3", (Add("x"), Complete(Numbered((3,))))),
    ("hello, add milk, thanks", (Add("milk"),)),
    ("add milk and mark it as done", (Add("milk"), Talk("no task"))),
    ("show my tasks and what's left", (Show("all"), Show("pending"))),
]
ONE_WISH: list[tuple[str, Intent]] = [
    ("add milk, eggs and bread", Add("milk, eggs and bread")),
    ("add buy bread and call mom", Add("buy bread and call mom")),
    ("add wash and finish the shelf", Add("wash and finish the shelf")),
    ("add buy milk and show mom the pictures", Add("buy milk and show mom the pictures")),
    ('add "milk and delete 3"', Add("milk and delete 3")),
    ("add a task: buy milk; description: 2 litres", Add("buy milk", "2 litres")),
    ("complete gym, bills and milk", Complete(Named("gym, bills and milk"))),
    ("don't delete 3 and show my list", Talk("unknown")),
    ("if milk is done, delete it", Talk("unknown")),
    ("blah blah and delete 3", Talk("unknown")),
]
NUMBERS: list[tuple[str, Intent]] = [
    ("delete tasks 2 to 4 and 7", Delete(Numbered((2, 3, 4, 7)))),
    ("delete 1-3", Delete(Numbered((1, 2, 3)))),
    ("complete task twenty-one", Complete(Numbered((21,)))),
    ("complete the 3rd task", Complete(Placed(2))),
    ("complete seventeen", Complete(Named("seventeen"))),
    ("delete the 0th task", Delete(Named("0th"))),
    ("delete 5-2", Talk("no task")),
    ("delete 1-999999999", Talk("no task")),
]


@pytest.mark.parametrize(("text", "wishes"), WISHES, ids=lambda part: str(part))
def test_every_wish_of_a_message_is_understood(text: str, wishes: tuple[Intent, ...]) -> None:
    assert understand_all(text) == wishes


@pytest.mark.parametrize(("text", "wish"), [*ONE_WISH, *NUMBERS], ids=lambda part: str(part))
def test_one_wish_is_not_taken_apart(text: str, wish: Intent) -> None:
    assert understand_all(text) == (wish,)


@pytest.mark.parametrize("title", ["mom\u2019s cake", "watch «War and Peace»", "牛乳", "the “big” one"])
def test_a_title_is_kept_as_it_was_written(title: str) -> None:
    assert understand(f"add {title} to my list") == Add(title)
    assert understand(f"rename 3 to {title}") == Edit(Numbered((3,)), title=title)
