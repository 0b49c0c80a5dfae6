"""Logs: one JSON object a line on standard output."""

import json
import logging
import sys
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, TextIO

request_id: ContextVar[str | None] = ContextVar("request_id", default=None)
"""The id of the request being served; every line logged meanwhile carries it."""

# These speak of bodies, tool arguments or addresses with credentials below this level.
_CHATTY = ("openai", "openai.agents", "mcp", "httpx2", "httpcore2", "sqlalchemy", "asyncio")


class JsonFormatter(logging.Formatter):
    """A record as one JSON object: time, level, logger, message, request id and the record's `fields`."""

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
        entry |= getattr(record, "fields", {})
        if record.exc_info:
            entry["error"] = self.formatException(record.exc_info)
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
