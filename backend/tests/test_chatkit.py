"""ChatKit's protocol through the whole path: HTTP, agent, rule-based model, MCP tools, Postgres."""

from datetime import datetime

import asyncpg
import httpx2

from tests.support.chatkit import Event, add, ask, create, stream, texts
from tests.support.client import ClientFactory
from tests.support.issuer import Issuer


def kinds(events: list[Event]) -> list[str]:
    """Types of events, repetitions left out."""
    found = [event.get("update", event)["type"] for event in events]
    return [kind for number, kind in enumerate(found) if found[number - 1 : number] != [kind]]


async def test_a_first_message_begins_a_thread_and_streams_the_answer(client: httpx2.AsyncClient) -> None:
    events = await stream(client, create("add buy milk"))
    assert kinds(events) == [
        "thread.created",
        "thread.item.done",
        "stream_options",
        "progress_update",
        "thread.updated",
        "progress_update",
        "client_effect",
        "thread.item.added",
        "assistant_message.content_part.added",
        "assistant_message.content_part.text_delta",
        "assistant_message.content_part.done",
        "thread.item.done",
    ]
    assert events[2]["stream_options"] == {"allow_cancel": True}
    assert texts(events) == ["Added “buy milk” as task 1."]
    deltas = [event["update"]["delta"] for event in events if "delta" in event.get("update", {})]
    assert len(deltas) > 1
    assert "".join(deltas) == "Added “buy milk” as task 1."


async def test_what_the_agent_changed_is_told_at_once(client: httpx2.AsyncClient) -> None:
    events = await stream(client, create("add buy milk"))
    effects = [event for event in events if event["type"] == "client_effect"]
    data = {"tool": "add_task", "task_id": 1}
    assert effects == [{"type": "client_effect", "name": "tasks_changed", "data": data}]
    said = [event["text"] for event in events if event["type"] == "progress_update"]
    assert said == ["Thinking…", "Adding a task…"]


async def test_what_changed_nothing_is_no_change(client: httpx2.AsyncClient) -> None:
    for message in ("list", "complete task 99"):
        events = await stream(client, create(message))
        assert "client_effect" not in kinds(events)


async def test_the_first_message_is_the_title_until_it_is_renamed(client: httpx2.AsyncClient) -> None:
    events = await stream(client, create(f"add {'very ' * 20}long walk"))
    thread = next(event["thread"] for event in events if event["type"] == "thread.updated")
    assert thread["title"] == "add very very very very very very very very very very very…"
    renamed = await ask(client, "threads.update", thread_id=thread["id"], title="  Walks  ")
    assert renamed["title"] == "Walks"
    await stream(client, add(thread["id"], "list"))
    assert (await ask(client, "threads.get_by_id", thread_id=thread["id"]))["title"] == "Walks"


async def test_a_thread_is_read_back_as_it_was_streamed(client: httpx2.AsyncClient) -> None:
    events = await stream(client, create("add buy milk"))
    thread = events[0]["thread"]
    streamed = [event["item"] for event in events if event["type"] == "thread.item.done"]
    read = await ask(client, "threads.get_by_id", thread_id=thread["id"])
    assert [item["id"] for item in read["items"]["data"]] == [item["id"] for item in streamed]
    assert [item["content"] for item in read["items"]["data"]] == [item["content"] for item in streamed]
    assert read["items"]["data"][1] == streamed[1]


async def test_every_time_has_a_zone(client: httpx2.AsyncClient) -> None:
    events = await stream(client, create("hello"))
    moments = [
        part["created_at"] for event in events for part in (event.get("item"), event.get("thread")) if part
    ]
    assert moments
    assert all(datetime.fromisoformat(moment).tzinfo is not None for moment in moments)


async def test_ids_are_long_and_never_used_twice(client: httpx2.AsyncClient, sql: asyncpg.Connection) -> None:
    for _ in range(3):
        await stream(client, create("hello"))
    rows = await sql.fetch("SELECT item_id AS id FROM message UNION ALL SELECT thread_id FROM conversation")
    ids = [row["id"] for row in rows]
    assert len(set(ids)) == len(ids) == 9
    assert all(len(one.partition("_")[2]) == 32 for one in ids)


async def test_threads_are_listed_by_last_use_page_by_page(client: httpx2.AsyncClient) -> None:
    made = [(await stream(client, create(f"hello {n}")))[0]["thread"]["id"] for n in range(5)]
    await stream(client, add(made[0], "thanks"))
    newest_first = [made[0], *made[:0:-1]]
    listed, after = [], None
    for more in (True, True, False):
        page = await ask(client, "threads.list", limit=2, after=after)
        listed += [thread["id"] for thread in page["data"]]
        assert page["has_more"] is more
        after = page.get("after")
    assert listed == newest_first
    oldest_first = await ask(client, "threads.list", order="asc")
    assert [thread["id"] for thread in oldest_first["data"]] == newest_first[::-1]


async def test_pages_lose_and_repeat_nothing_when_times_are_equal(
    client: httpx2.AsyncClient, sql: asyncpg.Connection
) -> None:
    events = await stream(client, create("hello"))
    thread = events[0]["thread"]["id"]
    for number in range(4):
        await stream(client, add(thread, f"hello {number}"))
        await stream(client, create(f"other {number}"))
    await sql.execute("UPDATE conversation SET updated_at = now()")
    await sql.execute("UPDATE message SET created_at = now()")
    for name, total, rest in (("threads.list", 5, {}), ("items.list", 10, {"thread_id": thread})):
        for order in ("asc", "desc"):
            found, after = [], None
            while page := await ask(client, name, limit=3, order=order, after=after, **rest):
                found += [one["id"] for one in page["data"]]
                if not page["has_more"]:
                    break
                after = page["after"]
            assert len(set(found)) == len(found) == total


async def test_items_come_newest_first_unless_asked_otherwise(client: httpx2.AsyncClient) -> None:
    thread = (await stream(client, create("hello")))[0]["thread"]["id"]
    await stream(client, add(thread, "thanks"))
    newest = await ask(client, "items.list", thread_id=thread, limit=1)
    assert newest["data"][0]["content"][0]["text"] == "You're welcome!"
    oldest = await ask(client, "items.list", thread_id=thread, limit=1, order="asc")
    assert oldest["data"][0]["content"][0]["text"] == "hello"


async def test_a_deleted_thread_is_gone_with_its_items_and_calls(
    client: httpx2.AsyncClient, sql: asyncpg.Connection
) -> None:
    thread = (await stream(client, create("add buy milk")))[0]["thread"]["id"]
    assert await ask(client, "threads.delete", thread_id=thread) == {}
    assert (await ask(client, "threads.list"))["data"] == []
    for table in ("conversation", "message", "tool_call"):
        assert await sql.fetchval(f"SELECT count(*) FROM {table}") == 0  # noqa: S608
    assert await sql.fetchval("SELECT count(*) FROM task") == 1, "the tasks stay"


async def test_rest_and_chatkit_speak_of_the_same_conversations(client: httpx2.AsyncClient) -> None:
    said = (await client.post("/api/ann/chat", json={"message": "add buy milk"})).json()
    listed = (await client.get("/api/ann/conversations")).json()
    thread = listed[0]["thread_id"]
    assert (listed[0]["id"], listed[0]["title"]) == (said["conversation_id"], "add buy milk")
    assert texts(await stream(client, add(thread, "complete milk"))) == ["Completed “buy milk” (task 1)."]
    read = await ask(client, "threads.get_by_id", thread_id=thread)
    assert [item["type"] for item in read["items"]["data"]] == ["user_message", "assistant_message"] * 2
    messages = (await client.get(f"/api/ann/conversations/{listed[0]['id']}/messages")).json()
    assert [message["content"] for message in messages] == [
        item["content"][0]["text"] for item in read["items"]["data"]
    ]


async def test_two_replicas_take_turns_within_one_thread(make_client: ClientFactory, issuer: Issuer) -> None:
    one, other = await make_client(), await make_client()
    for client in (one, other):
        client.headers["Authorization"] = f"Bearer {issuer.token('ann')}"
    thread = (await stream(one, create("add buy milk")))[0]["thread"]["id"]
    await stream(other, add(thread, "add buy oat milk"))
    assert texts(await stream(one, add(thread, "complete milk")))[0].startswith("Which one do you mean?")
    assert texts(await stream(other, add(thread, "#2"))) == ["Completed “buy oat milk” (task 2)."]


async def test_a_stream_passes_proxies_unbuffered(client: httpx2.AsyncClient) -> None:
    async with client.stream("POST", "/chatkit", json=create("hello")) as answer:
        assert answer.headers["content-type"].partition(";")[0] == "text/event-stream"
        assert answer.headers["cache-control"] == "no-cache, no-transform"
        assert answer.headers["x-accel-buffering"] == "no"
