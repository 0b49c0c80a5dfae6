"""An answer that is told at once."""

from collections.abc import AsyncIterator

from app.agent.progress import Progress, TextDelta, TextDone, ToolDone, ToolStarted
from app.agent.reply import Reply, collect
from app.tools.tool_calls import ToolCall

ADD = ToolCall("add_task", {"title": "buy milk"}, {"task_id": 1})


async def steps(*progress: Progress) -> AsyncIterator[Progress]:
    for step in progress:
        yield step


async def test_the_agents_messages_are_paragraphs_and_its_calls_come_in_order() -> None:
    look = ToolCall("list_tasks", {}, [])
    answer = steps(
        TextDelta("I look"), TextDelta(" first."), TextDone("I look first."),
        ToolStarted("list_tasks"), ToolDone(look), ToolStarted("add_task"), ToolDone(ADD),
        TextDelta("Added."), TextDone("Added."),
    )  # fmt: skip
    assert await collect(answer) == Reply("I look first.\n\nAdded.", [look, ADD])
