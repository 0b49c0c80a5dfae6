"""The agent at work: from a conversation to an answer."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TypeVar

from agents import (
    Agent,
    Model,
    ModelBehaviorError,
    ModelSettings,
    RunConfig,
    Runner,
    RunResultStreaming,
    TResponseInputItem,
)

from app.agent.failure import explain
from app.agent.instructions import instructions
from app.agent.progress import Progress, TextDelta, TextDone
from app.agent.read_run import read_run
from app.span import span
from app.tools.connection import ToolConnection
from app.tools.in_process import InProcessTools

MOST_TURNS = 8
"""How often the model may be asked for one message."""

T = TypeVar("T")

_log = logging.getLogger(__name__)


class Assistant:
    """Answers the last message of a conversation; keeps nothing between calls."""

    def __init__(self, model: Model, tools: ToolConnection, timeout_seconds: float) -> None:
        self._model = model
        self._tools = tools
        self._timeout_seconds = timeout_seconds

    @asynccontextmanager
    async def answer(
        self, user_id: str, turn: str, history: list[TResponseInputItem]
    ) -> AsyncIterator[AsyncIterator[Progress]]:
        """Run the agent for `user_id` on `history`, until its answer or the end of the block.

        `turn` is the id of the message to answer. Enter and leave the block in the same task.

        Raises:
            AssistantError: by the iterator: the model or a tool failed, or all took too long; it tells what
                was done until then.
        """
        deadline = asyncio.get_running_loop().time() + self._timeout_seconds
        with span("agent turn"):
            tools = InProcessTools(self._tools, user_id, turn)
            agent = Agent(
                name="Todo assistant",
                instructions=instructions(datetime.now(UTC).date()),
                model=self._model,
                model_settings=ModelSettings(parallel_tool_calls=True),
                mcp_servers=[tools],
            )
            run = Runner.run_streamed(
                agent, history, max_turns=MOST_TURNS, run_config=RunConfig(tracing_disabled=True)
            )
            try:
                yield _progress(run, tools, deadline)
            finally:
                await _stop(run)


async def _progress(
    run: RunResultStreaming, tools: InProcessTools, deadline: float
) -> AsyncIterator[Progress]:
    said = False
    try:
        async for step in _until(deadline, read_run(run.stream_events(), tools)):
            said = said or isinstance(step, TextDone)
            yield step
        _demand_something(said or bool(tools.calls))
    except Exception as error:  # clients of broken servers raise anything: KeyError, JSONDecodeError, …
        failure = explain(error, tools.calls)
        _log.warning("the agent failed: %s", failure.reason)
        raise failure from error
    if not said:
        yield TextDelta("Done.")
        yield TextDone("Done.")


def _demand_something(said_or_done: bool) -> None:
    if not said_or_done:
        raise ModelBehaviorError("an empty answer")


async def _until(deadline: float, items: AsyncIterator[T]) -> AsyncIterator[T]:
    """`items`, as long as they come before `deadline`; TimeoutError otherwise.

    The time limit is set anew for every item: one around the whole loop would interrupt whatever the consumer
    does between two of them.
    """
    while True:
        try:
            async with asyncio.timeout_at(deadline):
                item = await anext(items)
        except StopAsyncIteration:
            return
        yield item


async def _stop(run: RunResultStreaming) -> None:
    """End a run that may be going on, and wait until it touches nothing any more."""
    run.cancel()
    if run.run_loop_task is not None:
        await asyncio.wait([run.run_loop_task])
