"""The REST routes for tasks."""

from typing import Any

import httpx2
import pytest

from tests.support.issuer import Issuer

ROUTES = [
    ("GET", "tasks", None),
    ("POST", "tasks", {"title": "buy milk"}),
    ("GET", "tasks/1", None),
    ("PUT", "tasks/1", {"title": "stolen"}),
    ("DELETE", "tasks/1", None),
    ("PATCH", "tasks/1/complete", None),
]


async def add(client: httpx2.AsyncClient, title: str, **more: str) -> Any:
    answer = await client.post("/api/ann/tasks", json={"title": title, **more})
    assert answer.status_code == 201, answer.text
    return answer.json()


async def test_a_created_task_can_be_read(client: httpx2.AsyncClient) -> None:
    task = await add(client, " buy milk ", description="2 litres")
    assert task["id"] == 1
    assert task["user_id"] == "ann"
    assert (task["title"], task["description"], task["completed"]) == ("buy milk", "2 litres", False)
    assert task["created_at"].endswith("Z")
    answer = await client.get("/api/ann/tasks/1")
    assert (answer.status_code, answer.json()) == (200, task)


async def test_tasks_are_listed_in_order_and_by_status(client: httpx2.AsyncClient) -> None:
    for title in ("one", "two", "three"):
        await add(client, title)
    await client.patch("/api/ann/tasks/2/complete")

    async def titles(query: str) -> list[str]:
        return [task["title"] for task in (await client.get(f"/api/ann/tasks{query}")).json()]

    assert await titles("") == ["one", "two", "three"]
    assert await titles("?status=all") == ["one", "two", "three"]
    assert await titles("?status=pending") == ["one", "three"]
    assert await titles("?status=completed") == ["two"]
    assert (await client.get("/api/ann/tasks?status=lost")).status_code == 422


async def test_a_long_list_comes_in_pages_that_name_the_next_one(client: httpx2.AsyncClient) -> None:
    for number in range(5):
        await add(client, f"task {number}")
    await client.patch("/api/ann/tasks/3/complete")
    address, pages = "/api/ann/tasks?limit=2&status=pending", []
    while True:
        answer = await client.get(address)
        pages.append([task["id"] for task in answer.json()])
        link = answer.links.get("next")
        if link is None:
            break
        address = str(answer.url.join(link["url"]))
    assert pages == [[1, 2], [4, 5]]
    assert "link" not in (await client.get("/api/ann/tasks")).headers


@pytest.mark.parametrize("query", ["limit=0", "limit=501", "limit=x", "after=-1", "after=2147483648"])
async def test_a_page_outside_its_limits_is_refused(client: httpx2.AsyncClient, query: str) -> None:
    assert (await client.get(f"/api/ann/tasks?{query}")).status_code == 422


async def test_a_change_leaves_alone_what_it_does_not_name(client: httpx2.AsyncClient) -> None:
    before = await add(client, "buy milk", description="2 litres")
    answer = await client.put("/api/ann/tasks/1", json={"title": "buy oat milk"})
    after = answer.json()
    assert answer.status_code == 200
    assert (after["title"], after["description"], after["completed"]) == ("buy oat milk", "2 litres", False)
    assert after["created_at"] == before["created_at"]
    assert after["updated_at"] > before["updated_at"]
    answer = await client.put("/api/ann/tasks/1", json={"description": "", "completed": True})
    assert (answer.json()["description"], answer.json()["completed"]) == ("", True)


async def test_completion_toggles_or_is_set(client: httpx2.AsyncClient) -> None:
    await add(client, "buy milk")

    async def patch(body: Any = None) -> Any:
        answer = await client.patch("/api/ann/tasks/1/complete", json=body)
        assert answer.status_code == 200
        return answer.json()["completed"]

    assert [await patch(), await patch()] == [True, False]
    assert [await patch({"completed": True}), await patch({"completed": True})] == [True, True]
    assert await patch({"completed": False}) is False


async def test_a_deleted_task_is_gone(client: httpx2.AsyncClient) -> None:
    await add(client, "buy milk")
    answer = await client.delete("/api/ann/tasks/1")
    assert (answer.status_code, answer.content) == (204, b"")
    assert (await client.get("/api/ann/tasks/1")).status_code == 404
    assert (await client.delete("/api/ann/tasks/1")).status_code == 404


@pytest.mark.parametrize(("method", "path", "body"), [route for route in ROUTES if "1" in route[1]])
async def test_a_task_of_another_user_is_not_found_and_stays_as_it_is(
    client: httpx2.AsyncClient, issuer: Issuer, method: str, path: str, body: Any
) -> None:
    task = await add(client, "buy milk")
    bob = {"Authorization": f"Bearer {issuer.token('bob')}"}
    answer = await client.request(method, f"/api/bob/{path}", json=body, headers=bob)
    assert (answer.status_code, answer.json()["detail"]) == (404, "There is no task 1.")
    assert (await client.get("/api/bob/tasks", headers=bob)).json() == []
    assert (await client.get("/api/ann/tasks/1")).json() == task


@pytest.mark.parametrize(("method", "path", "body"), ROUTES)
async def test_every_route_refuses_a_request_without_a_token(
    client: httpx2.AsyncClient, method: str, path: str, body: Any
) -> None:
    del client.headers["Authorization"]
    answer = await client.request(method, f"/api/ann/{path}", json=body)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(("method", "path", "body"), ROUTES)
async def test_every_route_refuses_another_users_path(
    client: httpx2.AsyncClient, method: str, path: str, body: Any
) -> None:
    assert (await client.request(method, f"/api/bob/{path}", json=body)).status_code == 403


@pytest.mark.parametrize("task_id", ["0", "-1", "4711", "99999999999999999999"])
async def test_a_number_without_a_task_is_not_found(client: httpx2.AsyncClient, task_id: str) -> None:
    assert (await client.get(f"/api/ann/tasks/{task_id}")).status_code == 404


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "body.title"),
        ({"title": ""}, "body.title"),
        ({"title": "   "}, "body.title"),
        ({"title": "x" * 201}, "body.title"),
        ({"title": "nul \x00"}, "body.title"),
        ({"title": 7}, "body.title"),
        ({"title": "x", "description": "x" * 1001}, "body.description"),
        ([], "body"),
    ],
)
async def test_a_task_outside_its_limits_is_refused(
    client: httpx2.AsyncClient, body: Any, field: str
) -> None:
    answer = await client.post("/api/ann/tasks", json=body)
    problem = answer.json()
    assert (answer.status_code, problem["status"]) == (422, 422)
    assert problem["detail"].startswith(f"The {field.rpartition('.')[2]} ")
    assert problem["errors"][0]["field"] == field


async def test_half_a_character_is_refused(client: httpx2.AsyncClient) -> None:
    answer = await client.post(
        "/api/ann/tasks", content=b'{"title": "\\ud800"}', headers={"content-type": "application/json"}
    )
    assert answer.status_code == 422


async def test_limits_count_characters_and_any_language_is_stored(client: httpx2.AsyncClient) -> None:
    title = "Grüße, 牛乳を買う 🥛 " + "é" * 180
    assert (await add(client, title, description="ü" * 1000))["title"] == title


@pytest.mark.parametrize("body", [{}, {"title": ""}, {"title": None}, {"description": "x" * 1001}])
async def test_a_change_that_changes_nothing_or_too_much_is_refused(
    client: httpx2.AsyncClient, body: Any
) -> None:
    await add(client, "buy milk")
    assert (await client.put("/api/ann/tasks/1", json=body)).status_code == 422
