"""Statements of the database in the trace (the usual instrumentation does not know SQLAlchemy 2.1 yet)."""

from typing import Any

from opentelemetry.trace import SpanKind, StatusCode, get_tracer
from sqlalchemy import Connection, Engine, ExceptionContext, event

_SPAN = "todo/span"


def trace_statements(engine: Engine) -> None:
    """Make each statement of `engine` a span.

    It has the statement's text, in which values are placeholders, and whether it failed; not the error's
    text, which may quote values.
    """
    tracer = get_tracer("todo")

    @event.listens_for(engine, "before_cursor_execute")
    def begin(connection: Connection, _cursor: Any, statement: str, *_more: Any) -> None:
        connection.info[_SPAN] = tracer.start_span(
            statement.split(maxsplit=1)[0],
            kind=SpanKind.CLIENT,
            attributes={"db.system.name": "postgresql", "db.query.text": statement},
        )

    @event.listens_for(engine, "after_cursor_execute")
    def end(connection: Connection, *_more: Any) -> None:
        connection.info.pop(_SPAN).end()

    @event.listens_for(engine, "handle_error")
    def fail(failure: ExceptionContext) -> None:
        if failure.connection is not None and (span := failure.connection.info.pop(_SPAN, None)):
            span.set_status(StatusCode.ERROR)
            span.end()
