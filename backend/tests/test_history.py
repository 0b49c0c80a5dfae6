"""What the agent is given of a conversation: bounded, and with what was done."""

from typing import Any, cast

from app.agent.history import HISTORY_CHARACTERS, agent_input
from app.models import Message
from app.tools.tool_calls import ToolCall


def said(role: Any, content: str, item_id: str = "msg_1", item: Any = None) -> Message:
    return Message(item_id=item_id, user_id="ann", conversation_id=1, role=role, content=content, item=item)


def given(*messages: Message, **calls: list[ToolCall]) -> list[Any]:
    return cast("list[Any]", agent_input(messages, calls))


def test_messages_come_in_their_order() -> None:
    assert given(said("user", "hello"), said("assistant", "Hi."), said("user", "list")) == [
        {"role": "user", "content": "hello"},
        {"role": "assistant", "content": "Hi."},
        {"role": "user", "content": "list"},
    ]


def test_what_was_done_for_a_message_follows_it() -> None:
    add = ToolCall("add_task", {"title": "café"}, {"task_id": 1})
    complete = ToolCall("complete_task", {"task_id": 1}, {"task_id": 1})
    items = given(said("user", "add café and complete it", "msg_7"), msg_7=[add, complete])
    assert [item.get("type") for item in items] == [None, *["function_call", "function_call_output"] * 2]
    assert items[1] == {
        "type": "function_call",
        "call_id": "msg_7_1",
        "name": "add_task",
        "arguments": '{"title": "café"}',
    }
    assert items[4] == {"type": "function_call_output", "call_id": "msg_7_2", "output": '{"task_id": 1}'}


def test_old_messages_are_left_out_when_there_are_too_many_characters() -> None:
    third = "x" * (HISTORY_CHARACTERS // 3)
    kept = given(said("user", "short"), said("assistant", third), said("user", third), said("user", third))
    assert [item["content"] for item in kept] == [third, third]


def test_the_message_to_answer_is_given_whole_in_any_case() -> None:
    long = "x" * 2 * HISTORY_CHARACTERS
    assert given(said("user", "first"), said("user", long)) == [{"role": "user", "content": long}]


def test_a_call_is_never_given_without_what_it_was_made_for() -> None:
    big = ToolCall("add_task", {"title": "x" * HISTORY_CHARACTERS}, {})
    assert given(said("user", "add", "msg_1"), said("user", "list", "msg_2"), msg_1=[big]) == [
        {"role": "user", "content": "list"}
    ]


def test_a_note_for_the_model_alone_is_the_systems() -> None:
    note = said("assistant", "", item={"type": "sdk_hidden_context", "content": "The user cancelled."})
    assert given(note, said("user", "go on"))[0] == {"role": "system", "content": "The user cancelled."}


def test_items_without_a_text_are_left_out() -> None:
    workflow = said("assistant", "", item={"type": "workflow", "workflow": {}})
    assert given(workflow, said("user", "list")) == [{"role": "user", "content": "list"}]
