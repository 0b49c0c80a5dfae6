"""Bad requests to ChatKit's address are refused before a stream begins, in words."""

import json
from typing import Any

import asyncpg
import httpx2
import pytest

from tests.support.chatkit import add, ask, create, operation, retry, stream, texts, user_input
from tests.support.client import ClientFactory
from tests.support.issuer import Issuer


def with_input(**changes: Any) -> dict[str, Any]:
    return operation("threads.create", input=user_input("hello") | changes)


def text(*parts: str) -> list[dict[str, Any]]:
    return [{"type": "input_text", "text": part} for part in parts]


TAG = {"type": "input_tag", "id": "1", "text": "milk", "data": {}}

BAD: list[tuple[Any, str]] = [
    (None, "body: "),
    ([], "body: "),
    ({}, "unable to extract tag using discriminator 'type'"),
    ({"type": "threads.create"}, "body.threads.create.params: "),
    (operation("threads.create"), "body.threads.create.params.input: "),
    (operation("rm -rf"), "'rm -rf' found using 'type' does not match any"),
    (with_input(content=[]), "at least 1 item"),
    (with_input(content=text("")), "at least 1 character"),
    (with_input(content=text(" \n\t ")), "at least 1 character"),
    (with_input(content=text("x" * 4001)), "at most 4000 characters"),
    (with_input(content=text("x" * 2001, "x" * 2000)), "at most 4000 characters"),
    (with_input(content=text("nul \x00")), "U+0000 cannot be stored"),
    (with_input(content=[{"type": "input_text", "text": 7}]), "valid string"),
    (with_input(content=[TAG]), "'input_text'"),
    (with_input(content="hello"), "valid list"),
    (with_input(attachments=["atc_1"]), "at most 0 items"),
    (with_input(quoted_text="what you said"), "''"),
    (with_input(inference_options={"model": "gpt"}), "model"),
    (with_input(inference_options={"tool_choice": {"id": "add_task"}}), "tool_choice"),
    (add("", "hello"), "thread_id"),
    (add("x" * 101, "hello"), "thread_id"),
    (add("thr_\x00", "hello"), "thread_id"),
    (add("thr_1' OR '1'='1", "hello"), "thread_id"),
    (retry("thr_1", "msg 1"), "item_id"),
    (operation("threads.list", limit=0), "limit"),
    (operation("threads.list", limit=101), "limit"),
    (operation("threads.list", limit="many"), "limit"),
    (operation("threads.list", order="random"), "order"),
    (operation("threads.list", after="\x00"), "after"),
    (operation("items.list", thread_id="thr_1", limit=2**70), "limit"),
    (operation("threads.update", thread_id="thr_1", title="  "), "title"),
    (operation("threads.update", thread_id="thr_1", title="x" * 201), "title"),
    (operation("threads.update", thread_id="thr_1", title="nul \x00"), "title"),
]

NOT_OFFERED = [
    operation("threads.add_client_tool_output", thread_id="thr_1", result=1),
    operation("threads.add_structured_input", thread_id="thr_1", item_id="msg_1", input={}),
    operation("threads.custom_action", thread_id="thr_1", action={"type": "delete"}),
    operation("threads.sync_custom_action", thread_id="thr_1", action={"type": "delete"}),
    operation("items.feedback", thread_id="thr_1", item_ids=[], kind="positive"),
    operation("attachments.create", name="a", size=1, mime_type="text/plain"),
    operation("attachments.delete", attachment_id="atc_1"),
    operation("input.transcribe", audio_base64="", mime_type="audio/webm"),
]


@pytest.mark.parametrize(("body", "words"), BAD)
async def test_a_bad_request_is_told_what_is_wrong_with_it(
    client: httpx2.AsyncClient, sql: asyncpg.Connection, body: Any, words: str
) -> None:
    answer = await client.post("/chatkit", json=body)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    fault = answer.json()["errors"][0]
    assert words in f"{fault['field']}: {fault['message']}"
    assert await sql.fetchval("SELECT count(*) FROM conversation") == 0


@pytest.mark.parametrize("body", NOT_OFFERED, ids=lambda body: body["type"])
async def test_what_chatkit_knows_and_this_application_does_not_offer_is_refused(
    client: httpx2.AsyncClient, body: Any
) -> None:
    answer = await client.post("/chatkit", json=body)
    assert answer.status_code == 422
    assert "does not match any of the expected tags: 'threads.create'" in answer.json()["detail"]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b'{"type": "threads.list", "params": {"after": "\\ud800"}}', b"[" * 100_000],
)
async def test_bytes_that_are_no_request_are_refused(client: httpx2.AsyncClient, content: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    answer = await client.post("/chatkit", content=content, headers=headers)
    assert answer.status_code in (400, 422)
    assert answer.headers["content-type"] == "application/problem+json"


async def test_half_a_character_is_refused(client: httpx2.AsyncClient, sql: asyncpg.Connection) -> None:
    body = json.dumps(create("\ud800"))
    answer = await client.post("/chatkit", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert await sql.fetchval("SELECT count(*) FROM conversation") == 0


@pytest.mark.parametrize(
    "body",
    [
        add("thr_unknown", "hello"),
        retry("thr_unknown", "msg_1"),
        operation("threads.get_by_id", thread_id="thr_unknown"),
        operation("threads.update", thread_id="thr_unknown", title="x"),
        operation("threads.delete", thread_id="thr_unknown"),
        operation("threads.list", after="thr_unknown"),
        operation("items.list", thread_id="thr_unknown"),
    ],
    ids=lambda body: body["type"],
)
async def test_an_unknown_thread_is_not_found(client: httpx2.AsyncClient, body: Any) -> None:
    answer = await client.post("/chatkit", json=body)
    assert (answer.status_code, answer.json()["detail"]) == (404, "This chat does not exist.")


async def test_unknown_items_are_not_found(client: httpx2.AsyncClient) -> None:
    thread = (await stream(client, create("hello")))[0]["thread"]["id"]
    for body in (
        operation("items.list", thread_id=thread, after="msg_unknown"),
        retry(thread, "msg_unknown"),
    ):
        answer = await client.post("/chatkit", json=body)
        assert (answer.status_code, answer.json()["detail"]) == (404, "This message does not exist.")


async def test_several_parts_are_one_message(client: httpx2.AsyncClient) -> None:
    events = await stream(client, with_input(content=text(" add buy ", "milk ")))
    assert events[1]["item"]["content"] == text("add buy milk")
    assert texts(events) == ["Added “buy milk” as task 1."]


async def test_what_a_page_sends_besides_is_left_aside(client: httpx2.AsyncClient) -> None:
    body = create("hello") | {"metadata": {"any": "thing"}, "more": 1}
    assert texts(await stream(client, body))


async def test_markup_and_strange_characters_are_kept_as_they_are(client: httpx2.AsyncClient) -> None:
    strange = "<script>alert(1)</script> 🦊 \u202eright to left\u202c \u2028 data: {}"
    events = await stream(client, create(strange))
    assert events[1]["item"]["content"] == text(strange)
    read = await ask(client, "items.list", thread_id=events[0]["thread"]["id"], order="asc")
    assert read["data"][0]["content"] == text(strange)


async def test_too_many_messages_are_refused_before_a_stream_and_other_operations_are_not(
    make_client: ClientFactory, issuer: Issuer, sql: asyncpg.Connection
) -> None:
    client = await make_client(chat_requests_per_minute=1)
    client.headers["Authorization"] = f"Bearer {issuer.token('ann')}"
    await stream(client, create("hello"))
    answer = await client.post("/chatkit", json=create("hello"))
    assert (answer.status_code, "retry-after" in answer.headers) == (429, True)
    assert len((await ask(client, "threads.list"))["data"]) == 1
