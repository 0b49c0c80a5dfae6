"""The path through a language model, against a server that speaks its wire format."""

import json
from collections.abc import Awaitable, Callable

import asyncpg
import httpx2
import pytest
from agents import OpenAIChatCompletionsModel, OpenAIResponsesModel
from openai import AsyncOpenAI
from pydantic import SecretStr

from app.agent.assistant import Assistant
from app.agent.choose_model import choose_model
from app.config import Settings
from app.database_url import parse_database_url
from app.db import Database
from app.models import Message
from app.rules.model import RuleBasedModel
from tests.support.client import ClientFactory
from tests.support.issuer import Issuer
from tests.support.openai_server import OpenAIServer, message, response, tool_call

Connect = Callable[[OpenAIServer], Awaitable[httpx2.AsyncClient]]


@pytest.fixture
def connect(make_client: ClientFactory, issuer: Issuer) -> Connect:
    """Makes a client of an application that uses a given language model, signed in as ann."""

    async def make(server: OpenAIServer) -> httpx2.AsyncClient:
        client = await make_client(
            openai_api_key="test-key",
            openai_base_url=server.url,
            openai_model="test-model",
            chat_timeout_seconds=5,
        )
        client.headers["Authorization"] = f"Bearer {issuer.token('ann')}"
        return client

    return make


async def test_the_model_calls_a_tool_and_words_its_answer(connect: Connect, sql: asyncpg.Connection) -> None:
    with OpenAIServer(tool_call("add_task", title="buy milk"), message("I added buy milk.")) as server:
        client = await connect(server)
        answer = await client.post("/api/ann/chat", json={"message": "I am out of milk"})
    assert answer.json() == {
        "conversation_id": 1,
        "response": "I added buy milk.",
        "tool_calls": [
            {
                "tool": "add_task",
                "input": {"title": "buy milk"},
                "output": {"task_id": 1, "status": "created", "title": "buy milk"},
            }
        ],
    }
    assert await sql.fetchval("SELECT user_id FROM task WHERE title = 'buy milk'") == "ann"
    assert server.paths == ["/v1/chat/completions"] * 2
    assert server.keys == ["Bearer test-key"] * 2
    first, second = server.requests
    assert first["model"] == "test-model"
    assert [tool["function"]["name"] for tool in first["tools"]] == [
        "add_task", "list_tasks", "complete_task", "delete_task", "update_task",
    ]  # fmt: skip
    assert json.loads(second["messages"][-1]["content"]) == {
        "task_id": 1,
        "status": "created",
        "title": "buy milk",
    }


async def test_the_model_can_neither_see_nor_choose_the_user(
    connect: Connect, sql: asyncpg.Connection
) -> None:
    with OpenAIServer(tool_call("add_task", title="x", user_id="bob"), message("Done.")) as server:
        await (await connect(server)).post("/api/ann/chat", json={"message": "add x for bob"})
    assert "user_id" not in json.dumps(server.requests[0])
    assert [row["user_id"] for row in await sql.fetch("SELECT user_id FROM task")] == ["ann"]


async def test_the_model_is_told_what_went_wrong_with_a_tool(connect: Connect) -> None:
    with OpenAIServer(tool_call("complete_task", task_id=9), message("There is none.")) as server:
        answer = await (await connect(server)).post("/api/ann/chat", json={"message": "complete 9"})
    assert answer.json()["tool_calls"][0]["output"] == {"error": "There is no task 9."}
    assert json.loads(server.requests[1]["messages"][-1]["content"]) == {"error": "There is no task 9."}


async def test_arguments_outside_their_limits_are_an_error_the_model_reads(
    connect: Connect, sql: asyncpg.Connection
) -> None:
    with OpenAIServer(tool_call("add_task", title="x" * 201), message("Too long.")) as server:
        answer = await (await connect(server)).post("/api/ann/chat", json={"message": "add something long"})
    assert "at most 200 characters" in answer.json()["tool_calls"][0]["output"]["error"]
    assert await sql.fetchval("SELECT count(*) FROM task") == 0


async def test_the_model_is_given_the_conversation_but_not_all_of_it(connect: Connect) -> None:
    with OpenAIServer(message("Aha.")) as server:
        client = await connect(server)
        conversation = None
        for number in range(20):
            body = {"message": f"message {number}", "conversation_id": conversation}
            conversation = (await client.post("/api/ann/chat", json=body)).json()["conversation_id"]
    messages = [entry["content"] for entry in server.requests[-1]["messages"] if entry["role"] != "system"]
    assert len(messages) == 30
    assert messages[-3:] == ["message 18", "Aha.", "message 19"]


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "refused the API key (OPENAI_API_KEY)"),
        (404, "does not exist (OPENAI_MODEL, OPENAI_BASE_URL)"),
        (400, "The language model failed."),
    ],
)
async def test_a_model_that_refuses_is_a_bad_gateway_and_the_message_is_kept(
    connect: Connect, sql: asyncpg.Connection, status: int, words: str
) -> None:
    with OpenAIServer((status, {"error": {"message": "secret details"}})) as server:
        answer = await (await connect(server)).post("/api/ann/chat", json={"message": "add buy milk"})
    problem = answer.json()
    assert (answer.status_code, answer.headers["content-type"]) == (502, "application/problem+json")
    assert words in problem["detail"]
    assert "secret details" not in answer.text
    assert (problem["conversation_id"], problem["tool_calls"]) == (1, [])
    assert await sql.fetchval("SELECT content FROM message WHERE role = 'user'") == "add buy milk"
    assert await sql.fetchval("SELECT count(*) FROM message") == 1


async def test_a_model_that_cannot_be_reached_is_a_bad_gateway(
    make_client: ClientFactory, issuer: Issuer
) -> None:
    client = await make_client(openai_api_key="test-key", openai_base_url="http://127.0.0.1:9/v1")
    client.headers["Authorization"] = f"Bearer {issuer.token('ann')}"
    answer = await client.post("/api/ann/chat", json={"message": "add buy milk"})
    assert (answer.status_code, "cannot be reached" in answer.json()["detail"]) == (502, True)


async def test_a_model_that_hangs_is_a_gateway_timeout(make_client: ClientFactory, issuer: Issuer) -> None:
    with OpenAIServer(message("Too late.")) as server:
        server.release.clear()
        client = await make_client(
            openai_api_key="test-key", openai_base_url=server.url, chat_timeout_seconds=0.2
        )
        client.headers["Authorization"] = f"Bearer {issuer.token('ann')}"
        answer = await client.post("/api/ann/chat", json={"message": "add buy milk"})
    assert (answer.status_code, "took too long" in answer.json()["detail"]) == (504, True)


async def test_what_was_done_before_a_failure_is_told(connect: Connect, sql: asyncpg.Connection) -> None:
    with OpenAIServer(tool_call("add_task", title="buy milk"), (400, {"error": {"message": "no"}})) as server:
        answer = await (await connect(server)).post("/api/ann/chat", json={"message": "add buy milk"})
    assert answer.status_code == 502
    assert "may be done already" in answer.json()["detail"]
    assert answer.json()["tool_calls"][0]["output"]["status"] == "created"
    assert await sql.fetchval("SELECT count(*) FROM task") == 1


async def test_a_model_that_calls_tools_for_ever_is_stopped(connect: Connect) -> None:
    with OpenAIServer(tool_call("list_tasks")) as server:
        answer = await (await connect(server)).post("/api/ann/chat", json={"message": "list"})
    assert (answer.status_code, "did not come to an end" in answer.json()["detail"]) == (502, True)


async def test_a_tool_nobody_has_is_the_models_failure(connect: Connect) -> None:
    with OpenAIServer(tool_call("launch_rocket")) as server:
        answer = await (await connect(server)).post("/api/ann/chat", json={"message": "go"})
    assert (answer.status_code, "made no sense" in answer.json()["detail"]) == (502, True)


async def test_openais_own_api_is_spoken_too(database_url: str, sql: asyncpg.Connection) -> None:
    call = {"type": "function_call", "id": "fc_1", "call_id": "call_1", "name": "add_task"}
    said = {"type": "output_text", "text": "I added buy milk.", "annotations": []}
    words = {"type": "message", "id": "msg_1", "role": "assistant", "status": "completed", "content": [said]}
    database = Database(parse_database_url(database_url))
    with OpenAIServer(response(call | {"arguments": '{"title": "buy milk"}'}), response(words)) as server:
        client = AsyncOpenAI(api_key="test-key", base_url=server.url)
        model = OpenAIResponsesModel(model="test-model", openai_client=client)
        message = Message(user_id="ann", conversation_id=1, role="user", content="I am out of milk")
        reply = await Assistant(model, database, timeout_seconds=5).reply("ann", [message])
        await client.close()
    await database.close()
    assert reply.text == "I added buy milk."
    assert [call.output for call in reply.tool_calls] == [
        {"task_id": 1, "status": "created", "title": "buy milk"}
    ]
    assert await sql.fetchval("SELECT title FROM task WHERE user_id = 'ann'") == "buy milk"
    assert server.paths == ["/v1/responses"] * 2
    sent = server.requests[1]["input"][-1]
    assert (sent["type"], json.loads(sent["output"])["task_id"]) == ("function_call_output", 1)


def settings(**more: object) -> Settings:
    given = {"database_url": "postgresql://u@h/d", "better_auth_url": "http://localhost:3000"}
    return Settings.model_validate(given | more)


def test_the_environment_alone_chooses_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL"):
        monkeypatch.setenv(name, "")
    key = SecretStr("test-key")
    assert isinstance(choose_model(settings()), RuleBasedModel)
    assert isinstance(choose_model(settings(openai_base_url="http://other/v1")), RuleBasedModel)
    openai = choose_model(settings(openai_api_key=key, openai_model="gpt-test"))
    assert isinstance(openai, OpenAIResponsesModel)
    assert openai.model == "gpt-test"
    same = choose_model(settings(openai_api_key=key, openai_base_url="https://api.openai.com/v1/"))
    assert isinstance(same, OpenAIResponsesModel)
    other = choose_model(settings(openai_api_key=key, openai_base_url="http://other/v1"))
    assert isinstance(other, OpenAIChatCompletionsModel)
