"""The rule-based model's moves: which task is meant, what is called, what is said."""

import json
from typing import Any

import pytest
from agents import ModelSettings, ModelTracing, TResponseInputItem
from openai.types.responses import (
    ResponseCompletedEvent,
    ResponseFunctionToolCall,
    ResponseOutputItemDoneEvent,
    ResponseTextDeltaEvent,
)

from app.rules.decide import decide
from app.rules.model import RuleBasedModel
from app.rules.moves import Call, Move, Say
from app.rules.transcript import Step, Transcript, read_transcript
from tests.support.rules_run import TASKS, answer, run


def after_looking(text: str, tasks: list[dict[str, Any]] = TASKS) -> Move:
    return decide(Transcript(text, (), (Step("list_tasks", {"status": "all"}, tasks),)))


@pytest.mark.parametrize(
    ("text", "tool", "number"),
    [
        ("delete buy milk", "delete_task", 1),
        ("delete BUY MILK!", "delete_task", 1),
        ("delete oat milk", "delete_task", 2),
        ("delete the oat", "delete_task", 2),
        ("delete gym", "delete_task", 5),
        ("complete going-nowhere", None, None),
        ("complete bill", "complete_task", 6),
        ("delete the first task", "delete_task", 1),
        ("delete the third one", "delete_task", 5),
        ("delete the last task", "delete_task", 6),
        ("delete the tenth task", None, None),
    ],
)
def test_a_title_or_a_place_leads_to_a_task(text: str, tool: str | None, number: int | None) -> None:
    move = after_looking(text)
    if tool is None:
        assert isinstance(move, Say)
        assert move.text.startswith("I found no ")
    else:
        assert number is not None
        assert move == (Call(tool, {"task_id": number}),)


def test_a_title_of_several_tasks_is_asked_about() -> None:
    assert after_looking("delete milk") == Say("Which one do you mean?\n#1 Buy milk (done)\n#2 Buy oat milk")


def test_a_task_to_complete_is_sought_among_the_pending_first() -> None:
    assert after_looking("complete milk") == (Call("complete_task", {"task_id": 2}),)


def test_every_task_is_acted_on_in_one_turn() -> None:
    assert after_looking("delete all completed tasks") == (Call("delete_task", {"task_id": 1}),)
    assert after_looking("mark everything as done") == tuple(
        Call("complete_task", {"task_id": number}) for number in (2, 5, 6)
    )
    assert after_looking("delete all tasks", []) == Say(
        "I found no such task. “show my tasks” lists what there is."
    )


def test_of_two_readings_the_one_with_a_task_is_taken() -> None:
    move = after_looking("rename go to the gym to go to the pool")
    assert move == (Call("update_task", {"task_id": 5, "title": "go to the pool"}),)


def test_all_tasks_cannot_get_the_same_title() -> None:
    assert after_looking("rename all tasks to milk") == Say(
        "Which task? Tell me its number or its title; “show my tasks” lists them."
    )


def test_more_tasks_than_the_pool_can_bear_are_not_changed_at_once() -> None:
    many = [{"id": number, "title": f"task {number}", "completed": False} for number in range(1, 52)]
    assert after_looking("delete everything", many) == Say(
        "That would change 51 tasks; I change at most 50 at once. Please name fewer."
    )
    fifty = after_looking("delete everything", many[:50])
    assert isinstance(fifty, tuple)
    assert len(fifty) == 50


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("add " + "x" * 201, "A title can have at most 200 characters; this one has 201."),
        ("rename task 1 to " + "x" * 201, "A title can have at most 200 characters; this one has 201."),
        (
            "add x with description " + "y" * 1001,
            "A description can have at most 1000 characters; this one has 1001.",
        ),
    ],
)
def test_what_is_too_long_is_explained(text: str, answer: str) -> None:
    assert decide(Transcript(text, (), ())) == Say(answer)


def test_a_failed_look_is_told_as_a_failure() -> None:
    steps = (Step("list_tasks", {"status": "all"}, {"error": "no access"}),)
    assert decide(Transcript("delete milk", (), steps)) == Say("That did not work: no access")


@pytest.mark.parametrize(
    ("answer", "numbers"),
    [("2", [2]), ("#2", [2]), ("the second one", [2]), ("task 1", [1]), ("the last", [2]), ("both", [1, 2])],
)
def test_a_short_answer_chooses_among_what_was_offered(answer: str, numbers: list[int]) -> None:
    said = (
        ("user", "delete milk"),
        ("assistant", "Which one do you mean?\n#1 Buy milk (done)\n#2 Buy oat milk"),
    )
    move = decide(Transcript(answer, said, ()))
    assert move == tuple(Call("delete_task", {"task_id": number}) for number in numbers)


def test_an_answer_remembers_the_new_title() -> None:
    said = (
        ("user", "rename milk to go to the shop"),
        ("assistant", "Which one do you mean?\n#1 Buy milk (done)\n#2 Buy oat milk"),
    )
    assert decide(Transcript("the first", said, ())) == (
        Call("update_task", {"task_id": 1, "title": "go to the shop"}),
    )


def test_yes_does_not_choose_among_several() -> None:
    said = (("user", "delete milk"), ("assistant", "Which one do you mean?\n#1 Buy milk\n#2 Buy oat milk"))
    assert isinstance(decide(Transcript("yes", said, ())), Say)


def test_a_new_wish_after_a_question_is_a_new_wish() -> None:
    said = (("user", "delete milk"), ("assistant", "Which one do you mean?\n#1 Buy milk\n#2 Buy oat milk"))
    assert decide(Transcript("add buy bread", said, ())) == (Call("add_task", {"title": "buy bread"}),)


def test_a_number_is_no_answer_when_nothing_was_asked() -> None:
    said = (("user", "delete milk"), ("assistant", "Deleted “Buy milk” (task 1)."))
    assert isinstance(decide(Transcript("2", said, ())), Say)


def test_only_calls_after_the_last_user_message_count() -> None:
    items: list[TResponseInputItem] = [
        {"role": "user", "content": "list"},
        {"type": "function_call", "call_id": "a", "name": "list_tasks", "arguments": "{}"},
        {"type": "function_call_output", "call_id": "a", "output": "[]"},
        {"role": "assistant", "content": "You have no tasks."},
        {
            "role": "user",
            "content": [{"type": "input_text", "text": "add "}, {"type": "input_text", "text": "x"}],
        },
    ]
    transcript = read_transcript(items)
    assert transcript == Transcript("add x", (("user", "list"), ("assistant", "You have no tasks.")), ())


def test_an_output_that_is_no_json_counts_as_an_error() -> None:
    items: list[TResponseInputItem] = [
        {"role": "user", "content": "add x"},
        {"type": "function_call", "call_id": "a", "name": "add_task", "arguments": '{"title": "x"}'},
        {"type": "function_call_output", "call_id": "a", "output": "An error occurred"},
    ]
    assert decide(read_transcript(items)) == Say("That did not work: An error occurred")


def test_an_input_without_a_user_message_is_answered_with_help() -> None:
    move = decide(read_transcript([]))
    assert isinstance(move, Say)
    assert "add buy milk" in move.text


def arguments(text: str) -> dict[str, Any]:
    return {
        "system_instructions": None,
        "input": text,
        "model_settings": ModelSettings(),
        "tools": [],
        "output_schema": None,
        "handoffs": [],
        "tracing": ModelTracing.DISABLED,
        "previous_response_id": None,
        "conversation_id": None,
        "prompt": None,
    }


async def test_ids_are_never_used_twice() -> None:
    model = RuleBasedModel()
    responses = [await model.get_response(**arguments("complete 1 and 2")) for _ in range(2)]
    calls = [item for response in responses for item in response.output]
    assert all(isinstance(call, ResponseFunctionToolCall) for call in calls)
    call_ids = {call.call_id for call in calls if isinstance(call, ResponseFunctionToolCall)}
    assert len(call_ids) == 4
    assert len({response.response_id for response in responses}) == 2


async def test_a_message_is_streamed_a_few_words_at_a_time() -> None:
    events = [event async for event in RuleBasedModel().stream_response(**arguments("help"))]
    parts = [event.delta for event in events if isinstance(event, ResponseTextDeltaEvent)]
    assert len(parts) > 1
    assert all(1 <= len(part.split()) <= 4 for part in parts)
    assert [event.sequence_number for event in events] == list(range(len(events)))
    last = events[-1]
    assert isinstance(last, ResponseCompletedEvent)
    assert last.response.output_text == "".join(parts)


async def test_streamed_tool_calls_are_whole() -> None:
    events = [event async for event in RuleBasedModel().stream_response(**arguments("add buy milk"))]
    done = [event.item for event in events if isinstance(event, ResponseOutputItemDoneEvent)]
    assert len(done) == 1
    assert isinstance(done[0], ResponseFunctionToolCall)
    assert (done[0].name, json.loads(done[0].arguments)) == ("add_task", {"title": "buy milk"})


@pytest.mark.parametrize(
    ("text", "said", "tools"),
    [
        (
            "add buy bread and show my list",
            "Added “buy bread” as task 7.\nYou have 5 tasks, 1 completed:\n#1 Buy milk (done)\n"
            "#2 Buy oat milk\n#5 Go to the gym\n#6 Pay the bills\n#7 buy bread",
            ["add_task", "list_tasks"],
        ),
        (
            "complete 5 and delete 2",
            "Completed “Go to the gym” (task 5).\nDeleted “Buy oat milk” (task 2).",
            ["complete_task", "delete_task"],
        ),
        (
            "delete gym, complete the bills and what's left?",
            "Deleted “Go to the gym” (task 5).\nCompleted “Pay the bills” (task 6).\n"
            "1 task left to do:\n#2 Buy oat milk",
            ["list_tasks", "delete_task", "list_tasks", "complete_task", "list_tasks"],
        ),
        (
            "complete 99 and delete 2",
            "That did not work: There is no task 99.\nDeleted “Buy oat milk” (task 2).",
            ["complete_task", "delete_task"],
        ),
        (
            "delete the unicorn and delete gym",
            "I found no task that matches “unicorn”. “show my tasks” lists what there is.\n"
            "Deleted “Go to the gym” (task 5).",
            ["list_tasks", "list_tasks", "delete_task"],
        ),
        ("add x and mark it as done", "Added “x” as task 7.\nWhich task? Tell me its", ["add_task"]),
        ("add a, add b", "Added “a” as task 7.\nAdded “b” as task 8.", ["add_task", "add_task"]),
    ],
)  # fmt: skip
def test_several_wishes_are_granted_in_their_order(text: str, said: str, tools: list[str]) -> None:
    text_said, calls = run(text, TASKS)
    assert text_said.startswith(said)
    assert [call.tool for call in calls] == tools


def test_titles_in_a_row_are_each_acted_on() -> None:
    said, calls = run("complete gym, bills and oat milk", TASKS)
    assert [call.arguments.get("task_id") for call in calls] == [None, 5, 6, 2]
    assert said.count("Completed") == 3


def test_a_row_of_titles_with_an_unknown_one_changes_nothing() -> None:
    said, calls = run("delete gym, unicorn and bills", TASKS)
    assert [call.tool for call in calls] == ["list_tasks"]
    assert said.startswith("I found no task")


def test_more_wishes_than_a_run_can_grant_are_refused_before_anything_is_done() -> None:
    said, calls = run(", ".join(f"add thing {number}" for number in range(8)), TASKS)
    assert (said, calls) == (
        "That is too much for me at once, so I did nothing. Please tell me a few things at a time.", [],
    )  # fmt: skip


def test_a_question_holds_the_later_wishes_back_until_it_is_answered() -> None:
    text = "add tea, delete milk and complete 5"
    question, calls = run(text, TASKS)
    assert question == "Added “tea” as task 7.\nWhich one do you mean?\n#1 Buy milk (done)\n#2 Buy oat milk"
    assert [call.tool for call in calls] == ["add_task", "list_tasks"]
    said = (("user", text), ("assistant", question))
    first = decide(Transcript("the second", said, ()))
    assert first == (Call("delete_task", {"task_id": 2}),)
    done = Step("delete_task", {"task_id": 2}, {"task_id": 2, "status": "deleted", "title": "Buy oat milk"})
    assert decide(Transcript("the second", said, (done,))) == (Call("complete_task", {"task_id": 5}),)


def test_questions_may_follow_each_other() -> None:
    text = "delete milk and complete milk"
    ask = "Which one do you mean?\n#1 Buy milk (done)\n#2 Buy oat milk"
    said = (("user", text), ("assistant", ask))
    assert decide(Transcript("1", said, ())) == (Call("delete_task", {"task_id": 1}),)
    again = (
        *said,
        ("user", "1"),
        ("assistant", "Deleted “Buy milk” (task 1).\nWhich one do you mean?\n#2 x\n#3 y"),
    )
    assert isinstance(decide(Transcript("hm", again, ())), Say)


INTERRUPTED = [
    "add tea",
    "complete 5 and 6",
    "delete gym",
    "delete the first task",
    "delete everything",
    "mark everything as done",
    "rename gym to pool",
    "rename go to the gym to go to the pool",
    "complete gym, bills and oat milk",
    "add tea, delete the first task and complete bills",
    "delete everything and add tea and show my list",
    "complete everything and delete all completed tasks",
    "delete 99 and add tea",
    "delete unicorn and delete gym",
]


def test_what_came_later_is_not_mistaken_for_what_was_meant_before() -> None:
    """The run was cut when the task had been added; "delete everything" was over by then."""
    tea = {"task_id": 7, "status": "created", "title": "tea"}
    for text in ("delete everything and add tea", "delete 7 and add tea", "delete tea and add tea"):
        world = [{"id": 7, "title": "tea", "completed": False}]
        said, calls = run(text, world, Step("add_task", {"title": "tea"}, tea))
        assert calls == []
        assert said.endswith("Added “tea” as task 7.")


@pytest.mark.parametrize("text", INTERRUPTED)
def test_an_interrupted_run_goes_on_where_it_was_and_does_nothing_twice(text: str) -> None:
    whole_said, whole_calls = run(text, TASKS)
    changes = [call for call in whole_calls if call.tool != "list_tasks"]
    for done in range(len(changes) + 1):
        world = [dict(task) for task in TASKS]
        steps = [Step(call.tool, call.arguments, answer(call, world)) for call in changes[:done]]
        # A call that was refused is not kept: it had no effect.
        kept = [step for step in steps if not step.error]
        said, calls = run(text, world, *kept)
        again = [call for call in calls if call.tool != "list_tasks"]
        refused = [call for call, step in zip(changes, steps, strict=False) if step.error]
        assert again == ([] if kept else refused) + changes[done:]
        if not refused:
            assert sorted(said.splitlines()) == sorted(whole_said.splitlines())
