"""The application, put together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from agents import set_tracing_disabled
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from app.api_description import DescribedApi
from app.body_limit import BodyLimit
from app.config import Settings
from app.http_metrics import HttpMetrics
from app.mcp_endpoint import mcp_route, open_mcp
from app.metrics import BUILD
from app.problems import install_problem_handlers
from app.request_log import RequestLog
from app.routes import chat, chatkit, conversations, health, metrics, tasks
from app.security_headers import SecurityHeaders
from app.services import open_services
from app.telemetry import request_telemetry

VERSION = "1.0.0"


def create_app(settings: Settings) -> FastAPI:
    """The application for `settings`; connects to nothing before it is asked something."""
    set_tracing_disabled(True)  # traces would go to OpenAI, with what users wrote

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with open_services(settings) as services, open_mcp(services) as app.state.mcp:
            app.state.services = services
            yield

    BUILD.labels(VERSION).set(1)
    app = DescribedApi(
        title="Todo AI chatbot",
        version=VERSION,
        lifespan=lifespan,
        redoc_url=None,
        telemetry=request_telemetry(),
    )
    install_problem_handlers(app)
    for module in (health, metrics, tasks, chat, conversations, chatkit):
        app.include_router(module.router)
    app.router.routes.append(mcp_route())
    _add_middleware(app, settings)
    return app


def _add_middleware(app: FastAPI, settings: Settings) -> None:
    """Around the routes, from the innermost to the outermost."""
    app.add_middleware(BodyLimit, most_bytes=settings.max_request_bytes)
    app.add_middleware(RequestLog)
    if settings.allowed_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.allowed_origins,
            allow_methods=["GET", "POST", "PUT", "PATCH", "DELETE"],
            allow_headers=["Authorization", "Content-Type", "Idempotency-Key", "X-Request-ID"],
            expose_headers=["X-Request-ID", "Idempotency-Replayed", "Link", "Retry-After"],
        )
    app.add_middleware(HttpMetrics)
    app.add_middleware(SecurityHeaders, docs_path=app.docs_url)
