"""The agent at work: from a conversation to a reply."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

import openai
from agents import Agent, AgentsException, Model, ModelSettings, RunConfig, Runner, TResponseInputItem
from mcp.shared.exceptions import MCPError

from app.agent.failure import explain
from app.agent.instructions import instructions
from app.db import Database
from app.models import Message
from app.tools.in_process import InProcessTools, ToolCall, user_of_call
from app.tools.task_server import build_task_server

MOST_TURNS = 8

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Reply:
    """What the agent says and what it did."""

    text: str
    tool_calls: list[ToolCall]


class Assistant:
    """Answers the last message of a conversation; keeps nothing between calls."""

    def __init__(self, model: Model, database: Database, timeout_seconds: float) -> None:
        self._model = model
        self._timeout_seconds = timeout_seconds
        self._server = build_task_server(database, user_of_call)

    async def reply(self, user_id: str, history: Sequence[Message]) -> Reply:
        """Run the agent for `user_id` on `history`, whose last message is the user's new one.

        Raises:
            AssistantError: the model or a tool failed, or took too long; tells what was done until then.
        """
        conversation = [
            cast("TResponseInputItem", {"role": message.role, "content": message.content})
            for message in history
        ]
        async with InProcessTools(self._server, user_id) as tools:
            agent = Agent(
                name="Todo assistant",
                instructions=instructions(datetime.now(UTC).date()),
                model=self._model,
                model_settings=ModelSettings(parallel_tool_calls=True),
                mcp_servers=[tools],
            )
            try:
                async with asyncio.timeout(self._timeout_seconds):
                    result = await Runner.run(
                        agent,
                        conversation,
                        max_turns=MOST_TURNS,
                        run_config=RunConfig(tracing_disabled=True),
                    )
            except (TimeoutError, openai.OpenAIError, AgentsException, MCPError) as error:
                failure = explain(error, tools.calls)
                _log.warning("the agent failed: %s", failure.reason)
                raise failure from error
            text = str(result.final_output or "").strip()
            return Reply(text=text or "Done.", tool_calls=tools.calls)
