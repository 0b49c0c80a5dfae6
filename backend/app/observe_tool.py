"""Tool calls, measured; the MCP SDK traces them by itself."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from app.metrics import TOOL_CALLS, TOOL_SECONDS


@dataclass
class ToolObservation:
    """How a tool call ended: `refused` is an error that the caller can mend, `failed` one they cannot."""

    outcome: Literal["ok", "refused", "failed"] = "ok"


@contextmanager
def observe_tool(tool: str) -> Iterator[ToolObservation]:
    """Count and time the block as a call of `tool`, which must be the name of a tool that exists.

    A block that raises has failed; neither arguments nor results are recorded.
    """
    seen = ToolObservation()
    start = time.perf_counter()
    try:
        yield seen
    except BaseException:
        seen.outcome = "failed"
        raise
    finally:
        TOOL_CALLS.labels(tool, seen.outcome).inc()
        TOOL_SECONDS.labels(tool).observe(time.perf_counter() - start)
