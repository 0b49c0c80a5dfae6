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

from app.rules.decide import Call, Move, Say, decide
from app.rules.model import RuleBasedModel
from app.rules.transcript import Step, Transcript, read_transcript

TASKS: list[dict[str, Any]] = [
    {"id": 1, "title": "Buy milk", "completed": True},
    {"id": 2, "title": "Buy oat milk", "completed": False},
    {"id": 5, "title": "Go to the gym", "completed": False},
    {"id": 6, "title": "Pay the bills", "completed": False},
]


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


async def test_a_streamed_message_is_the_message_word_by_word() -> None:
    events = [event async for event in RuleBasedModel().stream_response(**arguments("thanks"))]
    words = [event.delta for event in events if isinstance(event, ResponseTextDeltaEvent)]
    assert words == ["You're", " welcome!"]
    assert [event.sequence_number for event in events] == list(range(len(events)))
    last = events[-1]
    assert isinstance(last, ResponseCompletedEvent)
    assert last.response.output_text == "You're welcome!"


async def test_streamed_tool_calls_are_whole() -> None:
    events = [event async for event in RuleBasedModel().stream_response(**arguments("add buy milk"))]
    done = [event.item for event in events if isinstance(event, ResponseOutputItemDoneEvent)]
    assert len(done) == 1
    assert isinstance(done[0], ResponseFunctionToolCall)
    assert (done[0].name, json.loads(done[0].arguments)) == ("add_task", {"title": "buy milk"})
