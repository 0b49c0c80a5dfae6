"""An OpenTelemetry collector's stand-in: takes spans over OTLP/HTTP and keeps them."""

import gzip
import time

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span

from tests.support.local_server import LocalServer, QuietHandler

_WAIT_SECONDS = 15


class Collector(LocalServer):
    """Keeps the `exports` that came to `/v1/traces` at its `origin`."""

    def __init__(self) -> None:
        self.exports: list[ExportTraceServiceRequest] = []
        collector = self

        class Handler(QuietHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                if self.headers.get("content-encoding") == "gzip":
                    body = gzip.decompress(body)
                if self.path == "/v1/traces":
                    collector.exports.append(ExportTraceServiceRequest.FromString(body))
                self.send_response(200)
                self.end_headers()

        super().__init__(Handler)

    def spans(self) -> list[Span]:
        """All spans that came until now."""
        return [
            span
            for export in self.exports
            for resource in export.resource_spans
            for scope in resource.scope_spans
            for span in scope.spans
        ]

    def wait_for(self, name: str) -> Span:
        """The first span of this name, once it came."""
        deadline = time.monotonic() + _WAIT_SECONDS
        while time.monotonic() < deadline:
            for span in self.spans():
                if span.name == name:
                    return span
            time.sleep(0.02)
        raise AssertionError(f"no span {name!r} among {sorted({span.name for span in self.spans()})}")
