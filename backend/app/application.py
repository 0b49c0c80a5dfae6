"""The application, put together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from agents import set_tracing_disabled
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from app.config import Settings
from app.problems import install_problem_handlers
from app.request_log import RequestLog
from app.routes import chat, conversations, health, tasks
from app.services import open_services


def create_app(settings: Settings) -> FastAPI:
    """The application for `settings`; connects to nothing before it is asked something."""
    set_tracing_disabled(True)  # traces would go to OpenAI, with what users wrote

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with open_services(settings) as services:
            app.state.services = services
            yield

    app = FastAPI(title="Todo AI chatbot", version="1.0.0", lifespan=lifespan)
    install_problem_handlers(app)
    for module in (health, tasks, chat, conversations):
        app.include_router(module.router)
    if settings.allowed_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.allowed_origins,
            allow_methods=["GET", "POST", "PUT", "PATCH", "DELETE"],
            allow_headers=["Authorization", "Content-Type"],
            expose_headers=["X-Request-ID"],
        )
    app.add_middleware(RequestLog)
    return app
