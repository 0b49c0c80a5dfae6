"""Traces by OpenTelemetry, when its environment variables name a collector."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi.telemetry import TelemetryConfig

from app.config import Settings
from app.db import Database
from app.statement_spans import trace_statements

SERVICE_NAME = "todo-backend"
EXPORT_SECONDS = "3"
"""Longest time for sending spans: at the end of the process it is waited for."""
_UNTRACED = ("/health", "/health/ready", "/metrics")


def request_telemetry() -> TelemetryConfig:
    """What FastAPI records of requests: a span each, except probes. Metrics are Prometheus', logs our own."""
    return {
        "auto_configure": False,
        "metrics": False,
        "logs": False,
        "operation_spans": False,
        "exclude": lambda scope: scope["path"] in _UNTRACED,
    }


@asynccontextmanager
async def open_telemetry(settings: Settings, database: Database) -> AsyncIterator[None]:
    """Send spans to the collector until the end of the block; nothing without one.

    Sending happens beside the requests: when the collector does not answer, spans are dropped. The OTEL_*
    variables are OpenTelemetry's own (headers, sampling, resource attributes, time limits).
    """
    if settings.otel_exporter_otlp_endpoint is None:
        yield
        return
    provider = _start(database)
    try:
        yield
    finally:
        await asyncio.to_thread(provider.shutdown)


def _start(database: Database) -> Any:
    # Imported here: they take half a second, and few need them.
    from opentelemetry import trace
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    os.environ.setdefault("OTEL_SERVICE_NAME", SERVICE_NAME)
    os.environ.setdefault("OTEL_EXPORTER_OTLP_TIMEOUT", EXPORT_SECONDS)
    provider = TracerProvider(shutdown_on_exit=False)
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
    trace_statements(database.sync_engine)
    return provider
