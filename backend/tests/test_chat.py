"""Chat through the whole path: HTTP, agent, rule-based model, MCP tools, Postgres."""

from typing import Any

import asyncpg
import httpx2
import pytest

from tests.support.client import ClientFactory
from tests.support.issuer import Issuer


async def say(client: httpx2.AsyncClient, message: str, conversation_id: int | None = None) -> Any:
    body = {"message": message, "conversation_id": conversation_id}
    answer = await client.post("/api/ann/chat", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def tasks(sql: asyncpg.Connection) -> list[tuple[Any, ...]]:
    rows = await sql.fetch("SELECT id, title, description, completed FROM task ORDER BY id")
    return [tuple(row) for row in rows]


async def test_a_task_added_by_chat_is_a_row_of_the_user(
    client: httpx2.AsyncClient, sql: asyncpg.Connection
) -> None:
    assert await say(client, "add buy milk") == {
        "conversation_id": 1,
        "response": "Added “buy milk” as task 1.",
        "tool_calls": [
            {
                "tool": "add_task",
                "input": {"title": "buy milk"},
                "output": {"task_id": 1, "status": "created", "title": "buy milk"},
            }
        ],
    }
    rows = await sql.fetch("SELECT user_id, title, completed FROM task")
    assert [tuple(row) for row in rows] == [("ann", "buy milk", False)]


async def test_every_tool_can_be_reached_by_chat(client: httpx2.AsyncClient, sql: asyncpg.Connection) -> None:
    await say(client, "add buy milk with description 2 litres")
    await say(client, "remind me to call mom")
    assert (await say(client, "what's left?"))["response"] == "2 tasks left to do:\n#1 buy milk\n#2 call mom"
    assert (await say(client, "mark task 1 as done"))["response"] == "Completed “buy milk” (task 1)."
    assert (await say(client, "rename call mom to call dad"))["response"] == "Task 2 is now “call dad”."
    assert (await say(client, "change the description of task 2 to at noon"))["response"] == (
        "Changed the description of “call dad” (task 2)."
    )
    assert await tasks(sql) == [(1, "buy milk", "2 litres", True), (2, "call dad", "at noon", False)]
    assert (await say(client, "show my tasks"))["response"] == (
        "You have 2 tasks, 1 completed:\n#1 buy milk (done)\n#2 call dad"
    )
    assert (await say(client, "remove the milk task"))["response"] == "Deleted “buy milk” (task 1)."
    assert (await say(client, "show completed tasks"))["response"] == "You have not completed any task yet."
    assert await tasks(sql) == [(2, "call dad", "at noon", False)]


async def test_a_title_is_looked_up_before_the_task_is_changed(client: httpx2.AsyncClient) -> None:
    await say(client, "add buy milk")
    calls = (await say(client, "I'm done with the milk"))["tool_calls"]
    assert [(call["tool"], call["input"]) for call in calls] == [
        ("list_tasks", {"status": "all"}),
        ("complete_task", {"task_id": 1}),
    ]


async def test_a_list_comes_back_as_the_tool_gave_it(client: httpx2.AsyncClient) -> None:
    assert (await say(client, "list"))["tool_calls"][0]["output"] == []
    await say(client, "add buy milk")
    assert (await say(client, "list"))["tool_calls"][0]["output"] == [
        {"id": 1, "title": "buy milk", "completed": False}
    ]


async def test_a_tool_that_refuses_is_told_as_a_failure(client: httpx2.AsyncClient) -> None:
    answer = await say(client, "complete task 99")
    assert answer["response"] == "That did not work: There is no task 99."
    assert answer["tool_calls"][0]["output"] == {"error": "There is no task 99."}


@pytest.mark.parametrize("number", ["0", "99999999999999999999"])
async def test_a_number_no_task_can_have_is_no_task(client: httpx2.AsyncClient, number: str) -> None:
    assert (await say(client, f"delete task {number}"))[
        "response"
    ] == f"That did not work: There is no task {number}."


async def test_one_failure_among_several_calls_does_not_hide_the_others(
    client: httpx2.AsyncClient, sql: asyncpg.Connection
) -> None:
    await say(client, "add buy milk")
    answer = await say(client, "complete 1 and 7")
    assert answer["response"] == "Completed “buy milk” (task 1).\nThat did not work: There is no task 7."
    assert await tasks(sql) == [(1, "buy milk", "", True)]


async def test_an_ambiguous_title_is_asked_about_and_the_answer_understood(
    client: httpx2.AsyncClient, sql: asyncpg.Connection
) -> None:
    conversation = (await say(client, "add buy milk"))["conversation_id"]
    await say(client, "add buy oat milk", conversation)
    question = await say(client, "delete milk", conversation)
    assert question["response"] == "Which one do you mean?\n#1 buy milk\n#2 buy oat milk"
    assert len(await tasks(sql)) == 2
    answer = await say(client, "the second one", conversation)
    assert answer["response"] == "Deleted “buy oat milk” (task 2)."
    assert await tasks(sql) == [(1, "buy milk", "", False)]


async def test_a_misspelled_title_is_asked_about_before_anything_happens(client: httpx2.AsyncClient) -> None:
    conversation = (await say(client, "add call the dentist"))["conversation_id"]
    question = await say(client, "complete call the dentst", conversation)
    assert question["response"] == "Which one do you mean?\n#1 call the dentist"
    answer = await say(client, "yes", conversation)
    assert answer["response"] == "Completed “call the dentist” (task 1)."


async def test_what_is_not_understood_is_said_so_with_examples(
    client: httpx2.AsyncClient, sql: asyncpg.Connection
) -> None:
    answer = await say(client, "what is the meaning of life?")
    assert "did not understand" in answer["response"]
    assert "add buy milk" in answer["response"]
    assert answer["tool_calls"] == []
    assert await tasks(sql) == []


async def test_the_agent_sees_only_the_tasks_of_the_user(
    client: httpx2.AsyncClient, issuer: Issuer, sql: asyncpg.Connection
) -> None:
    await say(client, "add ann's secret")
    bob = {"Authorization": f"Bearer {issuer.token('bob')}"}
    for message in ("delete task 1", "show my tasks", "complete ann's secret"):
        answer = await client.post("/api/bob/chat", json={"message": message}, headers=bob)
        assert "ann's secret” (" not in answer.json()["response"]
        assert "#1" not in answer.json()["response"]
    assert await tasks(sql) == [(1, "ann's secret", "", False)]


async def test_a_conversation_is_kept_in_the_database(
    client: httpx2.AsyncClient, sql: asyncpg.Connection
) -> None:
    conversation = (await say(client, "add buy milk"))["conversation_id"]
    assert (await say(client, "thanks", conversation))["conversation_id"] == conversation
    rows = await sql.fetch("SELECT user_id, conversation_id, role, content FROM message ORDER BY id")
    assert [tuple(row) for row in rows] == [
        ("ann", conversation, "user", "add buy milk"),
        ("ann", conversation, "assistant", "Added “buy milk” as task 1."),
        ("ann", conversation, "user", "thanks"),
        ("ann", conversation, "assistant", "You're welcome!"),
    ]


async def test_a_page_gets_its_conversations_and_messages_back(client: httpx2.AsyncClient) -> None:
    first = (await say(client, "add buy milk"))["conversation_id"]
    second = (await say(client, "hello"))["conversation_id"]
    await say(client, "list", first)
    listed = (await client.get("/api/ann/conversations")).json()
    assert [conversation["id"] for conversation in listed] == [first, second]
    messages = (await client.get(f"/api/ann/conversations/{first}/messages")).json()
    assert [(message["role"], message["content"]) for message in messages] == [
        ("user", "add buy milk"),
        ("assistant", "Added “buy milk” as task 1."),
        ("user", "list"),
        ("assistant", "You have 1 task:\n#1 buy milk"),
    ]


async def test_a_conversation_of_another_user_is_not_found(
    client: httpx2.AsyncClient, issuer: Issuer
) -> None:
    conversation = (await say(client, "hello"))["conversation_id"]
    bob = {"Authorization": f"Bearer {issuer.token('bob')}"}
    body = {"message": "hello", "conversation_id": conversation}
    assert (await client.post("/api/bob/chat", json=body, headers=bob)).status_code == 404
    messages = await client.get(f"/api/bob/conversations/{conversation}/messages", headers=bob)
    assert messages.status_code == 404
    assert (await client.get("/api/bob/conversations", headers=bob)).json() == []


@pytest.mark.parametrize("conversation_id", [0, 4711, 2**40])
async def test_a_conversation_that_does_not_exist_is_not_found(
    client: httpx2.AsyncClient, conversation_id: int, sql: asyncpg.Connection
) -> None:
    body = {"message": "hello", "conversation_id": conversation_id}
    assert (await client.post("/api/ann/chat", json=body)).status_code == 404
    assert await sql.fetchval("SELECT count(*) FROM message") == 0


@pytest.mark.parametrize("message", ["", "   ", "x" * 4001, "nul \x00", None, 7])
async def test_a_message_outside_its_limits_is_refused(client: httpx2.AsyncClient, message: Any) -> None:
    answer = await client.post("/api/ann/chat", json={"message": message})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "body.message"


async def test_calls_made_side_by_side_are_told_in_order(
    client: httpx2.AsyncClient, sql: asyncpg.Connection
) -> None:
    for number in range(1, 13):
        await client.post("/api/ann/tasks", json={"title": f"thing {number}"})
    answer = await say(client, "mark everything as done")
    assert [call["input"].get("task_id") for call in answer["tool_calls"]] == [None, *range(1, 13)]
    assert await sql.fetchval("SELECT count(*) FROM task WHERE completed") == 12


async def test_replicas_share_nothing_but_the_database(make_client: ClientFactory, issuer: Issuer) -> None:
    headers = {"Authorization": f"Bearer {issuer.token('ann')}"}
    one, other = await make_client(), await make_client()
    one.headers.update(headers)
    other.headers.update(headers)
    conversation = (await say(one, "add buy milk"))["conversation_id"]
    await say(other, "add buy oat milk", conversation)
    await say(one, "complete milk", conversation)
    assert (await say(other, "#2", conversation))["response"] == "Completed “buy oat milk” (task 2)."


@pytest.mark.parametrize("path", ["chat", "conversations", "conversations/1/messages"])
async def test_chat_needs_the_users_own_token(client: httpx2.AsyncClient, path: str) -> None:
    method = "POST" if path == "chat" else "GET"
    body = {"message": "hello"} if path == "chat" else None
    assert (await client.request(method, f"/api/bob/{path}", json=body)).status_code == 403
    del client.headers["Authorization"]
    assert (await client.request(method, f"/api/ann/{path}", json=body)).status_code == 401
