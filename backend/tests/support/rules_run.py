"""Whole runs of the rule-based model over a list of tasks in memory."""

from typing import Any

from app.rules.decide import decide
from app.rules.moves import Call, Say
from app.rules.transcript import Step, Transcript

TASKS: list[dict[str, Any]] = [
    {"id": 1, "title": "Buy milk", "completed": True},
    {"id": 2, "title": "Buy oat milk", "completed": False},
    {"id": 5, "title": "Go to the gym", "completed": False},
    {"id": 6, "title": "Pay the bills", "completed": False},
]


def run(text: str, tasks: list[dict[str, Any]], *steps: Step) -> tuple[str, list[Call]]:
    """Play a whole run over `tasks` in which `steps` are done already: what is said, what is called."""
    world = [dict(task) for task in tasks]
    made = list(steps)
    calls: list[Call] = []
    while True:
        move = decide(Transcript(text, (), tuple(made)))
        if isinstance(move, Say):
            return move.text, calls
        assert len(calls) < 40
        calls += move
        made += [Step(call.tool, call.arguments, answer(call, world)) for call in move]


def answer(call: Call, world: list[dict[str, Any]]) -> Any:
    """What the tool answers, and does to `world`."""
    if call.tool == "list_tasks":
        status = call.arguments["status"]
        return [
            dict(task) for task in world if status == "all" or task["completed"] == (status == "completed")
        ]
    if call.tool == "add_task":
        world.append({"id": max([0, *(task["id"] for task in world)]) + 1, "completed": False})
        world[-1]["title"] = call.arguments["title"]
        return {"task_id": world[-1]["id"], "status": "created", "title": call.arguments["title"]}
    number = call.arguments["task_id"]
    task = next((task for task in world if task["id"] == number), None)
    if task is None:
        return {"error": f"There is no task {number}."}
    task |= {"title": call.arguments.get("title", task["title"])}
    task |= {"completed": True} if call.tool == "complete_task" else {}
    if call.tool == "delete_task":
        world.remove(task)
    return {"task_id": number, "status": call.tool, "title": task["title"]}
