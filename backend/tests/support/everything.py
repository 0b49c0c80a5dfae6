"""All that users have, to see that nothing changed."""

from typing import Any

import asyncpg

_TABLES = ("conversation", "message", "tool_call", "task")


async def everything(sql: asyncpg.Connection) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of all tables that hold users' things."""
    return {
        table: [tuple(row) for row in await sql.fetch(f"SELECT * FROM {table} ORDER BY id")]  # noqa: S608
        for table in _TABLES
    }
