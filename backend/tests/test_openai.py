"""The path through a language model, against a server that speaks its wire format, in both of its APIs."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

import asyncpg
import httpx2
import pytest
from agents import Agent, OpenAIChatCompletionsModel, OpenAIResponsesModel, RunConfig, Runner
from pydantic import SecretStr

from app.agent.choose_model import choose_model
from app.config import Settings
from app.rules.model import RuleBasedModel
from tests.support import chatkit
from tests.support.client import ClientFactory
from tests.support.issuer import Issuer
from tests.support.openai_server import (
    Answer,
    OpenAIServer,
    failure,
    message,
    tool_call,
    tool_calls,
)
from tests.support.openai_wire import Call, Turn

Say = Callable[..., Awaitable[httpx2.Response]]
APIS = ["chat_completions", "responses"]
NEVER = Answer(Turn("Too late."), pause=3600)


@pytest.fixture(params=APIS)
def api(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def say(make_client: ClientFactory, issuer: Issuer, api: str) -> Say:
    """Says something as ann to an application whose language model is a given server."""

    async def say(server: OpenAIServer, text: str = "add buy milk", **more: Any) -> httpx2.Response:
        timeout = more.pop("timeout", 30)
        client = await make_client(
            openai_base_url=server.url,
            openai_api=api,
            openai_model="test-model",
            chat_timeout_seconds=timeout,
        )
        client.headers["Authorization"] = f"Bearer {issuer.token('ann')}"
        return await client.post("/api/ann/chat", json={"message": text} | more)

    return say


def told(api: str, request: dict[str, Any]) -> list[Any]:
    """What the tools answered, as a request tells the model."""
    if api == "responses":
        outputs = [item["output"] for item in request["input"] if item.get("type") == "function_call_output"]
    else:
        outputs = [entry["content"] for entry in request["messages"] if entry["role"] == "tool"]
    return [json.loads(output) for output in outputs]


async def test_the_model_calls_a_tool_and_words_its_answer(
    say: Say, api: str, sql: asyncpg.Connection
) -> None:
    with OpenAIServer(tool_call("add_task", title="buy milk"), message("I added buy milk.")) as server:
        answer = await say(server, "I am out of milk")
    created = {"task_id": 1, "status": "created", "title": "buy milk"}
    assert answer.json() == {
        "conversation_id": 1,
        "response": "I added buy milk.",
        "tool_calls": [{"tool": "add_task", "input": {"title": "buy milk"}, "output": created}],
    }
    assert await sql.fetchval("SELECT user_id FROM task WHERE title = 'buy milk'") == "ann"
    path = "/v1/responses" if api == "responses" else "/v1/chat/completions"
    assert server.paths == [path] * 2
    first, second = server.requests
    assert (first["model"], first["stream"]) == ("test-model", True)
    tools = [tool.get("function", tool)["name"] for tool in first["tools"]]
    assert tools == ["add_task", "list_tasks", "complete_task", "delete_task", "update_task"]
    assert told(api, second) == [created]


async def test_tools_called_side_by_side_are_told_in_their_order(
    say: Say, api: str, sql: asyncpg.Connection
) -> None:
    titles = ["a long title that comes in many pieces", "b", "“c”, with quotes \\ and 牛乳", "d"]
    calls = tool_calls(*(("add_task", {"title": title}) for title in titles))
    with OpenAIServer(calls, message("All four.")) as server:
        answer = await say(server)
    assert [call["input"]["title"] for call in answer.json()["tool_calls"]] == titles
    assert [output["title"] for output in told(api, server.requests[1])] == titles
    assert await sql.fetchval("SELECT count(*) FROM task") == 4


async def test_a_model_may_speak_and_call_at_once(say: Say) -> None:
    both = Answer(Turn("One moment.", (Call("add_task", '{"title": "x"}'),)))
    with OpenAIServer(both, message("Done.")) as server:
        answer = await say(server)
    assert answer.json()["response"].endswith("Done.")
    assert len(answer.json()["tool_calls"]) == 1


async def test_the_model_is_told_what_went_wrong_with_a_tool(say: Say, api: str) -> None:
    with OpenAIServer(tool_call("complete_task", task_id=9), message("There is none.")) as server:
        answer = await say(server)
    refused = {"error": "There is no task 9."}
    assert answer.json()["tool_calls"][0]["output"] == refused
    assert told(api, server.requests[1]) == [refused]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"title": "x" * 201}, "at most 200 characters"),
        ({"titel": "x"}, "Field required"),
        ({"title": 7}, "valid"),
    ],
)
async def test_wrong_arguments_are_an_error_the_model_reads(
    say: Say, api: str, sql: asyncpg.Connection, arguments: dict[str, Any], words: str
) -> None:
    with OpenAIServer(tool_call("add_task", **arguments), message("Sorry.")) as server:
        answer = await say(server)
    assert answer.json()["response"] == "Sorry."
    assert words in told(api, server.requests[1])[0]["error"]
    assert await sql.fetchval("SELECT count(*) FROM task") == 0


async def test_an_empty_answer_after_a_tool_is_filled_in(say: Say) -> None:
    with OpenAIServer(tool_call("add_task", title="x"), Answer()) as server:
        answer = await say(server)
    assert (answer.status_code, answer.json()["response"]) == (200, "Done.")


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_a_model_that_is_busy_is_asked_again(say: Say, status: int) -> None:
    with OpenAIServer(failure(status, retry_after_ms="1"), message("Hello.")) as server:
        answer = await say(server)
    assert (answer.json()["response"], len(server.requests)) == ("Hello.", 2)


BAD_JSON = Answer(Turn(calls=(Call("add_task", '{"title": '),)))
ADD_X = tool_call("add_task", title="x").turn
PAGE = {"content-type": "text/html"}
EVENTS = {"content-type": "text/event-stream"}
FAILURES: list[tuple[str, Answer, int, str]] = [
    ("refused key", failure(401), 1, "refused the API key (OPENAI_API_KEY)"),
    ("forbidden", failure(403), 1, "refused the API key (OPENAI_API_KEY)"),
    ("unknown model", failure(404), 1, "does not exist (OPENAI_MODEL, OPENAI_BASE_URL)"),
    ("refused request", failure(400), 1, "The language model failed."),
    ("rate or quota", failure(429, retry_after_ms="1"), 3, "accepts no more requests"),
    ("broken server", failure(500, retry_after_ms="1"), 3, "The language model failed."),
    ("cut at once", Answer(Turn("Hello there."), cut_after=0), 1, "broke off (OPENAI_BASE_URL)"),
    ("cut in a word", Answer(Turn("Hello there."), cut_after=4), 1, "broke off (OPENAI_BASE_URL)"),
    ("cut in a call", Answer(ADD_X, cut_after=3), 1, "broke off (OPENAI_BASE_URL)"),
    ("no JSON", Answer(body="{not json"), 1, "made no sense"),
    ("no object", Answer(body="[]"), 1, "made no sense"),
    ("a page", Answer(body="<html>secret details</html>", headers=PAGE), 1, "made no sense"),
    ("no JSON in an event", Answer(body="data: {secret details\n\n", headers=EVENTS), 1, "made no sense"),
    ("no event", Answer(body="", headers=EVENTS), 1, "made no sense"),
    ("an error event", Answer(body=f"data: {failure(500).body}\n\n", headers=EVENTS), 1, "model failed."),
    ("nothing", Answer(), 1, "made no sense"),
    ("a tool nobody has", tool_call("launch_rocket", code="secret details"), 1, "made no sense"),
    ("arguments that are no JSON", BAD_JSON, 1, "made no sense"),
    ("tools for ever", tool_call("list_tasks"), 8, "did not come to an end"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "asked", "words"), [case[1:] for case in FAILURES], ids=[case[0] for case in FAILURES]
)
async def test_a_failing_model_is_told_in_words_and_the_message_is_kept(
    say: Say, sql: asyncpg.Connection, answer: Answer, asked: int, words: str
) -> None:
    with OpenAIServer(answer) as server:
        problem = await say(server)
    assert (problem.status_code, problem.headers["content-type"]) == (502, "application/problem+json")
    assert words in problem.json()["detail"]
    assert "secret details" not in problem.text
    assert problem.json()["conversation_id"] == 1
    assert len(server.requests) == asked
    rows = await sql.fetch("SELECT role, content FROM message")
    assert [tuple(row) for row in rows] == [("user", "add buy milk")]
    assert await sql.fetchval("SELECT count(*) FROM task") == 0


@pytest.mark.parametrize(("status", "may_retry"), [(401, False), (404, False), (400, True)])
async def test_only_what_another_try_can_mend_is_to_be_tried_again(
    say: Say, status: int, may_retry: bool
) -> None:
    with OpenAIServer(failure(status)) as server:
        detail = (await say(server)).json()["detail"]
    assert detail.endswith("Please try again." if may_retry else "Please tell whoever runs this application.")


async def test_a_model_that_cannot_be_reached_is_a_bad_gateway(
    make_client: ClientFactory, issuer: Issuer
) -> None:
    client = await make_client(openai_base_url="http://127.0.0.1:9/v1")
    client.headers["Authorization"] = f"Bearer {issuer.token('ann')}"
    answer = await client.post("/api/ann/chat", json={"message": "add buy milk"})
    assert (answer.status_code, "cannot be reached" in answer.json()["detail"]) == (502, True)


@pytest.mark.parametrize("silent", [True, False], ids=["without an answer", "between two words"])
async def test_a_model_that_hangs_is_a_gateway_timeout(say: Say, silent: bool) -> None:
    with OpenAIServer(NEVER) as server:
        if silent:
            server.release.clear()
        answer = await say(server, timeout=0.3)
    assert (answer.status_code, "took too long" in answer.json()["detail"]) == (504, True)


async def test_what_was_done_before_a_failure_is_told(say: Say, sql: asyncpg.Connection) -> None:
    with OpenAIServer(tool_call("add_task", title="buy milk"), failure(400)) as server:
        answer = await say(server)
    assert answer.status_code == 502
    assert "may be done already" in answer.json()["detail"]
    assert answer.json()["tool_calls"][0]["output"]["status"] == "created"
    assert await sql.fetchval("SELECT count(*) FROM task") == 1


async def test_a_turn_that_is_tried_again_tells_the_model_what_was_done(
    make_client: ClientFactory, issuer: Issuer, api: str, sql: asyncpg.Connection
) -> None:
    both = tool_calls(("add_task", {"title": "milk"}), ("add_task", {"title": "tea"}))
    with OpenAIServer(both, failure(400), message("Both are there.")) as server:
        client = await make_client(openai_base_url=server.url, openai_api=api)
        client.headers["Authorization"] = f"Bearer {issuer.token('ann')}"
        first = await chatkit.stream(client, chatkit.create("add milk and tea"))
        thread = next(event["thread"]["id"] for event in first if event["type"] == "thread.created")
        asked = next(event["item"]["id"] for event in first if event["type"] == "thread.item.done")
        again = await chatkit.stream(client, chatkit.retry(thread, asked))
    assert [event["allow_retry"] for event in first if event["type"] == "error"] == [True]
    assert chatkit.texts(again) == ["Both are there."]
    assert sorted(output["title"] for output in told(api, server.requests[2])) == ["milk", "tea"]
    assert await sql.fetchval("SELECT count(*) FROM task") == 2


async def test_the_model_is_given_the_conversation_but_not_all_of_it(
    say: Say, api: str, sql: asyncpg.Connection
) -> None:
    with OpenAIServer(message("Aha.")) as server:
        conversation = (await say(server, "message 0")).json()["conversation_id"]
        await sql.execute(
            "INSERT INTO message (user_id, conversation_id, role, content, created_at)"
            " SELECT 'ann', $1, role, role || number, now() FROM generate_series(1, 20) AS number,"
            " unnest(ARRAY['user', 'assistant']) AS role ORDER BY number, role DESC",
            conversation,
        )
        await say(server, "the last", conversation_id=conversation)
    entries = server.requests[-1]["input" if api == "responses" else "messages"]
    said = [entry["content"] for entry in entries if entry["role"] != "system"]
    assert len(said) == 30
    assert said[-3:] == ["user20", "assistant20", "the last"]


@pytest.mark.parametrize(("key", "sent"), [("test-key", "Bearer test-key"), (None, "Bearer none")])
async def test_a_model_works_without_streaming_and_without_a_key_too(
    api: str, key: str | None, sent: str
) -> None:
    with OpenAIServer(message("Hello.")) as server:
        model = choose_model(
            settings(
                openai_base_url=server.url, openai_api=api, openai_model="test-model", openai_api_key=key
            )
        )
        run = await Runner.run(Agent("test", model=model), "Hi", run_config=RunConfig(tracing_disabled=True))
        await model.close()
    assert run.final_output == "Hello."
    assert server.keys == [sent]
    assert not server.requests[0].get("stream")


def settings(**more: Any) -> Settings:
    given = {"database_url": "postgresql://u@h/d", "better_auth_url": "http://localhost:3000"}
    return Settings.model_validate(given | more)


KEY = SecretStr("test-key")
OTHER = "http://other/v1"


@pytest.mark.parametrize(
    ("given", "kind", "address"),
    [
        ({}, RuleBasedModel, None),
        ({"openai_model": "gpt-test"}, RuleBasedModel, None),
        ({"openai_api_key": KEY}, OpenAIResponsesModel, "https://api.openai.com/v1/"),
        (
            {"openai_api_key": KEY, "openai_base_url": "https://api.openai.com/v1/"},
            OpenAIResponsesModel,
            None,
        ),
        ({"openai_api_key": KEY, "openai_api": "chat_completions"}, OpenAIChatCompletionsModel, None),
        ({"openai_base_url": OTHER}, OpenAIChatCompletionsModel, "http://other/v1/"),
        ({"openai_base_url": OTHER, "openai_api_key": KEY}, OpenAIChatCompletionsModel, None),
        ({"openai_base_url": OTHER, "openai_api": "responses"}, OpenAIResponsesModel, None),
    ],
)
def test_the_environment_alone_chooses_the_model(
    given: dict[str, Any], kind: type, address: str | None
) -> None:
    model = choose_model(settings(**given))
    assert type(model) is kind
    if isinstance(model, OpenAIResponsesModel | OpenAIChatCompletionsModel):
        assert address is None or str(model._get_client().base_url) == address
