"""Migrations: from nothing to the newest schema, by any number of processes at once."""

import asyncio
import os
import sys
from pathlib import Path

import asyncpg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlmodel import SQLModel

from app.database_url import parse_database_url
from app.engine import create_engine
from app.migrate import LOCK_KEY, MigrationError, migrate
from app.models import SCHEMA_REVISION

BACKEND = Path(__file__).parent.parent
BETTER_AUTH_TABLES = ("user", "session", "account", "verification", "jwks")


async def tables(url: str) -> set[str]:
    connection = await asyncpg.connect(url)
    rows = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    await connection.close()
    return {row["tablename"] for row in rows}


async def run_command(url: str) -> tuple[int | None, str]:
    environment = os.environ | {"DATABASE_URL": url, "BETTER_AUTH_URL": "http://localhost:3000"}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "app.migrate",
        cwd=BACKEND, env=environment, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    output, _ = await process.communicate()
    return process.returncode, output.decode()


async def test_four_processes_at_once_make_one_schema(empty_database: str) -> None:
    done = await asyncio.gather(*(run_command(empty_database) for _ in range(4)))
    assert [code for code, _ in done] == [0, 0, 0, 0], "\n".join(output for _, output in done)
    assert await tables(empty_database) == {"alembic_version", *SQLModel.metadata.tables}
    assert sum("Running upgrade" in output for _, output in done) == 1


def test_the_revision_that_readiness_needs_is_the_newest() -> None:
    assert ScriptDirectory(str(BACKEND / "alembic")).get_current_head() == SCHEMA_REVISION


def test_migrations_only_go_forward_by_rising_numbers() -> None:
    revisions = [script.revision for script in ScriptDirectory(str(BACKEND / "alembic")).walk_revisions()]
    assert revisions[::-1] == [f"{number:04}" for number in range(1, len(revisions) + 1)]
    for file in (BACKEND / "alembic" / "versions").glob("*.py"):
        assert "def downgrade" not in file.read_text()


async def test_the_version_before_works_on_the_new_schema(database_url: str, sql: asyncpg.Connection) -> None:
    """Its statements, as it sent them: a rolling update has both versions on one schema."""
    conversation = await sql.fetchval(
        """INSERT INTO conversation (user_id, created_at, updated_at) VALUES ('ann', now(), now())
           RETURNING conversation.id"""
    )
    for role in ("user", "assistant"):
        await sql.execute(
            """INSERT INTO message (user_id, conversation_id, role, content, created_at)
               VALUES ('ann', $1, $2, 'hello', now())""",
            conversation,
            role,
        )
    await sql.execute("UPDATE conversation SET updated_at = now() WHERE id = $1", conversation)
    await sql.execute(
        """INSERT INTO task (user_id, title, description, completed, created_at, updated_at)
           VALUES ('ann', 'x', '', false, now(), now())"""
    )
    ids = await sql.fetch("SELECT thread_id AS id FROM conversation UNION SELECT item_id FROM message")
    assert len({row["id"] for row in ids}) == 3
    assert await sql.fetchval("SELECT count(*) FROM message WHERE item IS NULL") == 2


async def test_the_tables_of_better_auth_are_left_alone(empty_database: str) -> None:
    connection = await asyncpg.connect(empty_database)
    for table in BETTER_AUTH_TABLES:
        await connection.execute(f'CREATE TABLE "{table}" (id text)')
    await connection.close()
    await migrate(parse_database_url(empty_database))
    assert await tables(empty_database) >= set(BETTER_AUTH_TABLES)


async def test_the_migrations_make_what_the_models_say(worker_database: str) -> None:
    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, SQLModel.metadata))

    engine = create_engine(parse_database_url(worker_database))
    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []
    await engine.dispose()


async def test_a_newer_schema_is_left_as_it_is(empty_database: str) -> None:
    await migrate(parse_database_url(empty_database))
    connection = await asyncpg.connect(empty_database)
    await connection.execute("UPDATE alembic_version SET version_num = 'of-the-future'")
    await migrate(parse_database_url(empty_database))
    assert await connection.fetchval("SELECT version_num FROM alembic_version") == "of-the-future"
    await connection.close()


async def test_a_lock_that_is_not_given_back_ends_the_wait(empty_database: str) -> None:
    connection = await asyncpg.connect(empty_database)
    await connection.execute("SELECT pg_advisory_lock($1)", LOCK_KEY)
    with pytest.raises(MigrationError, match="another process has been migrating"):
        await migrate(parse_database_url(empty_database), wait_seconds=0.2)
    await connection.close()
    assert await tables(empty_database) == set()


async def test_a_database_that_does_not_answer_is_named_without_its_password() -> None:
    url = parse_database_url("postgresql://todo:hidden@127.0.0.1:9/todo")
    with pytest.raises(MigrationError) as caught:
        await migrate(url, wait_seconds=0)
    assert str(caught.value).startswith("the database at 127.0.0.1:9/todo did not answer within 0 s: ")
    assert "Connect" in str(caught.value)
    assert "hidden" not in str(caught.value)


async def test_a_wrong_password_is_not_waited_for(postgres_url: str) -> None:
    wrong = postgres_url.replace("not-a-secret", "hidden")
    code, output = await run_command(wrong)
    assert code == 1
    assert "password authentication failed" in output
    assert "check user, password and name in DATABASE_URL" in output
    assert "hidden" not in output
    assert "Traceback" not in output


async def test_it_waits_for_a_database_that_is_late(empty_database: str) -> None:
    """The database appears, on a port that refused at first, while the migration waits."""
    target = parse_database_url(empty_database).url
    assert target.host is not None

    async def relay(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection(target.host, target.port)

        async def copy(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
            while data := await source.read(65536):
                sink.write(data)
            sink.close()

        await asyncio.gather(copy(reader, back), copy(there, writer))

    closed = await asyncio.start_server(relay, "127.0.0.1", 0)
    port = closed.sockets[0].getsockname()[1]
    closed.close()
    await closed.wait_closed()
    late = target.set(host="127.0.0.1", port=port).render_as_string(hide_password=False)
    waiting = asyncio.create_task(migrate(parse_database_url(late), wait_seconds=30))
    await asyncio.sleep(0.1)
    async with await asyncio.start_server(relay, "127.0.0.1", port):
        await waiting
    assert "task" in await tables(empty_database)
