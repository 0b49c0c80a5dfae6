"""What the chat is measured against: the Agents SDK alone, with the same model and function tools in memory.

`python -m bench.bare_loop USERS SESSIONS MESSAGES` plays that many conversations of that many messages,
`USERS` of them at the same time, and prints as JSON what each message took. There is no HTTP, no MCP, no
sign-in and no database.
"""

import asyncio
import json
import resource
import sys
import time
from typing import Any

from agents import Agent, RunConfig, Runner, TResponseInputItem, function_tool

from app.rules.model import RuleBasedModel

_HISTORY_MESSAGES = 30
"""As many as the chat gives its agent."""


class Session:
    """One user's conversation and tasks."""

    def __init__(self, model: RuleBasedModel) -> None:
        self._tasks: list[dict[str, Any]] = []
        self._history: list[TResponseInputItem] = []

        @function_tool
        def add_task(title: str) -> dict[str, Any]:
            """Create a task."""
            task = {"id": len(self._tasks) + 1, "title": title, "completed": False}
            self._tasks.append(task)
            return {"task_id": task["id"], "status": "created", "title": title}

        @function_tool
        def list_tasks(status: str = "all") -> list[dict[str, Any]]:
            """List the user's tasks with their numbers."""
            return [task for task in self._tasks if status in ("all", "pending")]

        self._agent = Agent(name="Todo assistant", model=model, tools=[add_task, list_tasks])

    async def say(self, message: str) -> float:
        """Have `message` answered; the milliseconds it took."""
        start = time.perf_counter()
        self._history.append({"role": "user", "content": message})
        del self._history[:-_HISTORY_MESSAGES]
        run = Runner.run_streamed(self._agent, self._history, run_config=RunConfig(tracing_disabled=True))
        async for _ in run.stream_events():
            pass
        self._history.append({"role": "assistant", "content": str(run.final_output)})
        return (time.perf_counter() - start) * 1000


async def play(users: int, sessions: int, messages: int) -> dict[str, Any]:
    """All conversations; the milliseconds of each message, and the seconds and CPU seconds of them all."""
    model = RuleBasedModel()
    waiting = iter([Session(model) for _ in range(sessions)])
    samples: list[float] = []

    async def user() -> None:
        for session in waiting:
            for number in range(messages):
                said = f"add errand {number}" if number % 2 == 0 else "show my tasks"
                samples.append(await session.say(said))

    start, cpu = time.perf_counter(), _cpu_seconds()
    await asyncio.gather(*(user() for _ in range(users)))
    return {"ms": samples, "seconds": time.perf_counter() - start, "cpuSeconds": _cpu_seconds() - cpu}


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


async def main(users: int, sessions: int, messages: int) -> None:
    """Warm up, measure, print."""
    await play(1, 2, messages)
    sys.stdout.write(json.dumps(await play(users, sessions, messages)))


if __name__ == "__main__":
    asyncio.run(main(*map(int, sys.argv[1:4])))
