"""Logs: one JSON object a line on standard output."""

import json
import logging
import sys
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, TextIO

from opentelemetry.trace import get_current_span

from app.error_trace import error_trace

request_id: ContextVar[str | None] = ContextVar("request_id", default=None)
"""The id of the request being served; every line logged meanwhile carries it."""

log_user: ContextVar[str | None] = ContextVar("log_user", default=None)
"""The user of the request being served, once known; every line logged from then on carries the id."""

# These speak of bodies, tool arguments or addresses with credentials below this level.
_CHATTY = ("openai", "openai.agents", "mcp", "httpx2", "httpcore2", "sqlalchemy", "asyncio")


class JsonFormatter(logging.Formatter):
    """A record as one JSON object: time, level, logger, message, ids of request, user and trace, `fields`."""

    def format(self, record: logging.LogRecord) -> str:
        """One line without a line break, whatever the message holds."""
        entry: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if (current := request_id.get()) is not None:
            entry["request_id"] = current
        if (user := log_user.get()) is not None:
            entry["user_id"] = user
        if (span := get_current_span().get_span_context()).is_valid:
            entry["trace_id"] = f"{span.trace_id:032x}"
        entry |= getattr(record, "fields", {})
        if record.exc_info and record.exc_info[1] is not None:
            entry["error"] = error_trace(record.exc_info[1])
        return json.dumps(entry, ensure_ascii=False, default=str)


def configure_logging(level: str, stream: TextIO = sys.stdout) -> None:
    """Send the logs of this process, uvicorn's included, to `stream`; `level` as in LOG_LEVEL."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level.upper())
    for name in ("uvicorn", "uvicorn.error"):
        logger = logging.getLogger(name)
        logger.handlers = []
        logger.propagate = True
    logging.getLogger("uvicorn.access").disabled = True  # RequestLog says more
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
