"""What Prometheus may know: counts and durations, never who or what; labels have few values."""

from prometheus_client import Counter, Gauge, Histogram

_FAST = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
_SLOW = (0.01, 0.1, 0.5, 1, 2.5, 5, 10, 20, 30, 60, 120)

BUILD = Gauge("todo_build_info", "What runs; always 1.", ["version"])

HTTP_REQUESTS = Counter("http_requests", "Requests answered.", ["method", "route", "status"])
HTTP_SECONDS = Histogram(
    "http_request_duration_seconds",
    "From a request's arrival to the end of its answer, streams included.",
    ["method", "route"],
    buckets=_FAST,
)
HTTP_STREAMS = Gauge("http_streams_in_progress", "Answers that are being streamed (text/event-stream).")

MODEL_CALLS = Counter("model_calls", "Calls of the model; outcome: ok, error, cancelled.", ["outcome"])
MODEL_SECONDS = Histogram(
    "model_call_duration_seconds", "From a call of the model to the end of its answer.", buckets=_SLOW
)
MODEL_TOKENS = Counter("model_tokens", "Tokens the model counted; kind: input, output.", ["kind"])

TOOL_CALLS = Counter("tool_calls", "Calls of tools; outcome: ok, refused, failed.", ["tool", "outcome"])
TOOL_SECONDS = Histogram("tool_call_duration_seconds", "Duration of a tool call.", ["tool"], buckets=_FAST)

DATABASE_CONNECTIONS = Gauge(
    "database_connections", "Connections to Postgres that this process holds; state: idle, in_use.", ["state"]
)
DATABASE_CONNECTIONS_MOST = Gauge("database_connections_most", "Most connections it may hold.")
DATABASE_WAITING = Gauge("database_connections_waiting", "Transactions that wait for a connection.")

RATE_LIMITED = Counter("rate_limited_requests", "Requests refused because a user asks too often.", ["limit"])
