"""The five tools as the agent calls them: in process, for one user, each change noted with its effect."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, cast

import asyncpg
import pytest
import pytest_asyncio
from mcp.shared.exceptions import MCPError
from mcp_types import CallToolResult

from app.database_url import parse_database_url
from app.db import Database
from app.tools.connection import ToolConnection, open_tools
from app.tools.in_process import SIDE_BY_SIDE, InProcessTools
from app.tools.tool_calls import ToolCall, ToolCallStore

TURN = "msg_of_ann"


@pytest_asyncio.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(parse_database_url(database_url))
    yield database
    await database.close()


@pytest_asyncio.fixture
async def turn(sql: asyncpg.Connection) -> str:
    """A message of ann's that is being answered."""
    await sql.execute(
        "INSERT INTO conversation (user_id, created_at, updated_at) VALUES ('ann', now(), now())"
    )
    await sql.execute(
        "INSERT INTO message (item_id, user_id, conversation_id, role, content, created_at)"
        " VALUES ($1, 'ann', 1, 'user', 'add buy milk', now())",
        TURN,
    )
    return TURN


@asynccontextmanager
async def tools(database: Database, turn: str | None, user_id: str = "ann") -> AsyncIterator[InProcessTools]:
    async with open_tools(database) as connection:
        yield InProcessTools(connection, user_id, turn)


async def test_a_change_is_noted_for_the_message_that_asked_for_it(database: Database, turn: str) -> None:
    async with tools(database, turn) as agent:
        await agent.call_tool("add_task", {"title": "buy milk"})
        await agent.call_tool("complete_task", {"task_id": 1})
    kept = await ToolCallStore(database, "ann").of_turn(turn)
    assert kept == agent.calls
    assert kept == [
        ToolCall("add_task", {"title": "buy milk"}, {"task_id": 1, "status": "created", "title": "buy milk"}),
        ToolCall("complete_task", {"task_id": 1}, {"task_id": 1, "status": "completed", "title": "buy milk"}),
    ]


async def test_there_is_no_change_without_its_note(database: Database, sql: asyncpg.Connection) -> None:
    async with tools(database, "a message that was deleted meanwhile") as agent:
        with pytest.raises(MCPError, match="the tool broke"):
            await agent.call_tool("add_task", {"title": "buy milk"})
    assert agent.calls == []
    assert await sql.fetchval("SELECT count(*) FROM task") == 0


async def test_there_is_no_note_without_its_change(database: Database, turn: str) -> None:
    async with tools(database, turn) as agent:
        await agent.call_tool("complete_task", {"task_id": 7})
        await agent.call_tool("list_tasks", {})
    assert [call.output for call in agent.calls] == [{"error": "There is no task 7."}, []]
    assert await ToolCallStore(database, "ann").of_turn(turn) == []


async def test_nothing_is_noted_outside_a_turn(database: Database, sql: asyncpg.Connection) -> None:
    async with tools(database, None) as agent:
        await agent.call_tool("add_task", {"title": "buy milk"})
    assert await sql.fetchval("SELECT count(*) FROM tool_call") == 0
    assert await sql.fetchval("SELECT count(*) FROM task") == 1


async def test_what_was_done_for_one_user_is_not_told_to_another(database: Database, turn: str) -> None:
    async with tools(database, turn) as agent:
        await agent.call_tool("add_task", {"title": "buy milk"})
    assert await ToolCallStore(database, "bob").of_turn(turn) == []


async def test_calls_side_by_side_are_told_in_the_order_they_were_made(database: Database, turn: str) -> None:
    titles = [f"thing {number}" for number in range(12)]
    async with tools(database, turn) as agent:
        await asyncio.gather(*(agent.call_tool("add_task", {"title": title}) for title in titles))
    assert [call.input["title"] for call in agent.calls] == titles
    kept = await ToolCallStore(database, "ann").of_turn(turn)
    assert sorted(call.input["title"] for call in kept) == sorted(titles)


async def test_one_run_leaves_connections_to_the_others() -> None:
    class Client:
        now = most = 0

        async def call_tool(self, *_call: object, **_options: object) -> CallToolResult:
            self.now += 1
            self.most = max(self.most, self.now)
            for _ in range(5):  # turns of the others
                await asyncio.sleep(0)
            self.now -= 1
            return CallToolResult(content=[], structured_content={})

    client = Client()
    agent = InProcessTools(ToolConnection(cast("Any", client), []), "ann")
    await asyncio.gather(*(agent.call_tool("list_tasks", {}) for _ in range(20)))
    assert client.most == SIDE_BY_SIDE


@pytest.mark.parametrize(
    ("tool", "more"),
    [("complete_task", {}), ("delete_task", {}), ("update_task", {"title": "mine"}), ("list_tasks", {})],
)
@pytest.mark.parametrize("claim", [{}, {"user_id": "ann"}, {"_meta": {"todo/user_id": "ann"}}])
async def test_no_argument_reaches_the_tasks_of_another_user(
    database: Database, sql: asyncpg.Connection, tool: str, more: dict[str, str], claim: dict[str, object]
) -> None:
    async with tools(database, None) as ann, tools(database, None, "bob") as bob:
        await ann.call_tool("add_task", {"title": "ann's secret"})
        number = {} if tool == "list_tasks" else {"task_id": 1}
        await bob.call_tool(tool, number | more | claim)
    expected = [] if tool == "list_tasks" else {"error": "There is no task 1."}
    assert [call.output for call in bob.calls] == [expected]
    rows = await sql.fetch("SELECT user_id, title, completed FROM task")
    assert [tuple(row) for row in rows] == [("ann", "ann's secret", False)]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({}, "Field required"),
        ({"title": "   "}, "at least 1 character"),
        ({"title": "x" * 201}, "at most 200 characters"),
        ({"title": "nul \x00"}, "U+0000"),
        ({"title": ["buy", "milk"]}, "valid string"),
        ({"title": "x", "description": "y" * 1001}, "at most 1000 characters"),
    ],
)
async def test_wrong_arguments_are_a_failure_that_the_model_reads(
    database: Database, sql: asyncpg.Connection, arguments: dict[str, object], words: str
) -> None:
    async with tools(database, None) as agent:
        result = await agent.call_tool("add_task", arguments)
    assert words in (result.structured_content or {})["error"]
    assert await sql.fetchval("SELECT count(*) FROM task") == 0


async def test_a_tool_nobody_has_is_a_failure(database: Database) -> None:
    async with tools(database, None) as agent:
        result = await agent.call_tool("launch_rocket", {})
    assert "Unknown tool" in (result.structured_content or {})["error"]


async def test_a_database_that_does_not_answer_ends_the_run_instead_of_becoming_words() -> None:
    nowhere = Database(parse_database_url("postgresql://todo@127.0.0.1:1/todo"))
    async with tools(nowhere, None) as agent:
        with pytest.raises(MCPError, match="the database does not answer"):
            await agent.call_tool("list_tasks", {})
    await nowhere.close()
