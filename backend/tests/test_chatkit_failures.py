"""A model that fails or hangs ends the stream in words, and another try goes on from where it broke off."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

import asyncpg
import httpx2
import pytest

from tests.support.chatkit import Event, add, ask, create, retry, stream, texts
from tests.support.client import ClientFactory
from tests.support.issuer import Issuer
from tests.support.openai_server import Answer, OpenAIServer, failure, message, tool_call
from tests.support.openai_wire import Turn

Connect = Callable[..., Awaitable[httpx2.AsyncClient]]

MILK = tool_call("add_task", title="buy milk")


@pytest.fixture
def connect(make_client: ClientFactory, issuer: Issuer) -> Connect:
    """Makes a client of an application that uses a given language model, signed in as ann."""

    async def make(server: OpenAIServer, **settings: Any) -> httpx2.AsyncClient:
        client = await make_client(openai_base_url=server.url, openai_model="test", **settings)
        client.headers["Authorization"] = f"Bearer {issuer.token('ann')}"
        return client

    return make


def ids(events: list[Event]) -> tuple[str, str]:
    """Of the new thread and of the message that began it."""
    return events[0]["thread"]["id"], events[1]["item"]["id"]


async def test_a_model_that_fails_is_an_error_event_that_a_person_understands(connect: Connect) -> None:
    with OpenAIServer(failure(400)) as server:
        events = await stream(await connect(server), create("hello"))
    assert events[-1] == {
        "type": "error",
        "code": "custom",
        "message": "The language model failed. Your message was kept. Please try again.",
        "allow_retry": True,
    }


async def test_what_no_other_try_can_help_is_not_offered_one(connect: Connect) -> None:
    with OpenAIServer(failure(401)) as server:
        events = await stream(await connect(server), create("hello"))
    assert "OPENAI_API_KEY" in events[-1]["message"]
    assert events[-1]["allow_retry"] is False


async def test_a_model_that_hangs_is_given_up_in_time(connect: Connect) -> None:
    with OpenAIServer(message("Too late.")) as server:
        server.release.clear()
        events = await stream(await connect(server, chat_timeout_seconds=0.3), create("hello"))
    assert events[-1]["message"].startswith("The assistant took too long to answer.")


async def test_the_time_limit_is_for_the_whole_turn(connect: Connect) -> None:
    with OpenAIServer(Answer(Turn("word " * 200), pause=0.02)) as server:
        events = await stream(await connect(server, chat_timeout_seconds=0.5), create("hello"))
    assert events[-1]["message"].startswith("The assistant took too long to answer.")


async def test_a_model_that_calls_tools_for_ever_is_stopped(connect: Connect) -> None:
    with OpenAIServer(tool_call("list_tasks")) as server:
        events = await stream(await connect(server), create("hello"))
    assert events[-1]["message"].startswith("The assistant did not come to an end with this.")
    assert len(server.requests) == 8


async def test_a_model_that_says_and_does_nothing_has_failed(connect: Connect) -> None:
    with OpenAIServer(message("")) as server:
        events = await stream(await connect(server), create("hello"))
    assert events[-1]["type"] == "error"


async def test_a_model_that_acts_without_a_word_is_worded_for(connect: Connect) -> None:
    with OpenAIServer(MILK, message("")) as server:
        events = await stream(await connect(server), create("milk"))
    assert texts(events) == ["Done."]


async def test_an_answer_that_breaks_off_is_kept_as_far_as_it_came(connect: Connect) -> None:
    whole = "one two three four five six seven eight"
    with OpenAIServer(Answer(Turn(whole), cut_after=4)) as server:
        client = await connect(server)
        events = await stream(client, create("count"))
        thread, _item = ids(events)
        kept = (await ask(client, "items.list", thread_id=thread, limit=1))["data"][0]
    assert events[-1]["type"] == "error"
    assert whole.startswith(texts(events)[0])
    assert texts(events)[0] not in ("", whole)
    assert kept == events[-2]["item"]


async def test_another_try_goes_on_after_what_was_done_and_does_nothing_twice(
    connect: Connect, sql: asyncpg.Connection
) -> None:
    with OpenAIServer(MILK, failure(400), message("I added buy milk.")) as server:
        client = await connect(server)
        events = await stream(client, create("I am out of milk"))
        assert "Some of what you asked may be done already" in events[-1]["message"]
        again = await stream(client, retry(*ids(events)))
    assert texts(again) == ["I added buy milk."]
    assert await sql.fetchval("SELECT count(*) FROM task") == 1
    _system, asked, called, answered = server.requests[-1]["messages"]
    assert asked == {"role": "user", "content": "I am out of milk"}
    assert json.loads(called["tool_calls"][0]["function"]["arguments"]) == {"title": "buy milk"}
    assert json.loads(answered["content"]) == {"task_id": 1, "status": "created", "title": "buy milk"}


async def test_another_try_replaces_what_was_said(connect: Connect) -> None:
    with OpenAIServer(message("Wrong."), message("Right."), message("Right again.")) as server:
        client = await connect(server)
        thread, item = ids(await stream(client, create("hello")))
        for _ in range(2):
            await stream(client, retry(thread, item))
        read = await ask(client, "threads.get_by_id", thread_id=thread)
    assert [one["content"][0]["text"] for one in read["items"]["data"]] == ["hello", "Right again."]


async def test_what_was_done_is_known_to_the_model_when_the_user_goes_on_instead(connect: Connect) -> None:
    with OpenAIServer(MILK, failure(400), message("It is there already.")) as server:
        client = await connect(server)
        thread, _item = ids(await stream(client, create("I am out of milk")))
        await stream(client, add(thread, "did it work?"))
    roles = [entry["role"] for entry in server.requests[-1]["messages"]]
    assert roles == ["system", "user", "assistant", "tool", "user"]


async def test_only_the_last_message_can_be_tried_again(
    client: httpx2.AsyncClient, sql: asyncpg.Connection
) -> None:
    events = await stream(client, create("add buy milk"))
    await stream(client, add(ids(events)[0], "add buy bread"))
    for item in (ids(events)[1], events[-1]["item"]["id"]):
        answer = await client.post("/chatkit", json=retry(ids(events)[0], item))
        assert (answer.status_code, answer.json()["detail"]) == (
            409,
            "Only your last message can be tried again.",
        )
    assert await sql.fetchval("SELECT count(*) FROM message") == 4
    assert texts(await stream(client, add(ids(events)[0], "hello"))), "the thread is not left locked"


async def test_every_message_of_the_model_gets_an_id_of_its_own(connect: Connect) -> None:
    with OpenAIServer(message("One."), message("Two.")) as server:  # both come as "__fake_id__"
        client = await connect(server)
        thread, _item = ids(await stream(client, create("hello")))
        await stream(client, add(thread, "hello again"))
        read = await ask(client, "threads.get_by_id", thread_id=thread)
    said = [item["content"][0]["text"] for item in read["items"]["data"]]
    assert said == ["hello", "One.", "hello again", "Two."]


async def test_rest_keeps_the_message_and_what_was_done_when_the_model_fails(
    connect: Connect, sql: asyncpg.Connection
) -> None:
    with OpenAIServer(MILK, failure(400)) as server:
        client = await connect(server)
        answer = await client.post(
            "/api/ann/chat", json={"message": "milk"}, headers={"Idempotency-Key": "k"}
        )
        again = await client.post("/api/ann/chat", json={"message": "milk"}, headers={"Idempotency-Key": "k"})
    problem = answer.json()
    assert (answer.status_code, problem["conversation_id"]) == (502, 1)
    assert problem["tool_calls"][0]["output"] == {"task_id": 1, "status": "created", "title": "buy milk"}
    assert (again.status_code, "failed to answer" in again.json()["detail"]) == (502, True)
    assert len(server.requests) == 2
    assert await sql.fetchval("SELECT count(*) FROM task") == 1
