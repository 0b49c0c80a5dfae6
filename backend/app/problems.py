"""Errors as `application/problem+json` (RFC 9457): `detail` is always a sentence for a person."""

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from app.conversations import ConversationNotFoundError
from app.db import DatabaseUnavailableError
from app.logs import request_id
from app.tasks import TaskNotFoundError

_log = logging.getLogger(__name__)


class ProblemError(Exception):
    """A request that ends with an error status."""

    def __init__(
        self, status: int, detail: str, *, headers: dict[str, str] | None = None, **members: Any
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = headers
        self.members = members


def install_problem_handlers(app: FastAPI) -> None:
    """Answer every error of `app` as a problem."""

    @app.exception_handler(ProblemError)
    async def problem(_request: Request, error: ProblemError) -> JSONResponse:
        return problem_response(error.status, error.detail, error.headers, **error.members)

    @app.exception_handler(HTTPException)
    async def http_error(_request: Request, error: HTTPException) -> JSONResponse:
        headers = dict(error.headers) if error.headers else None
        return problem_response(error.status_code, error.detail, headers)

    @app.exception_handler(RequestValidationError)
    async def invalid(_request: Request, error: RequestValidationError) -> JSONResponse:
        faults = [
            {"field": ".".join(str(part) for part in fault["loc"]), "message": _sentence(fault["msg"])}
            for fault in error.errors()
        ]
        detail = "; ".join(f"{fault['field']}: {fault['message']}" for fault in faults)
        return problem_response(422, detail, errors=faults)

    @app.exception_handler(TaskNotFoundError)
    @app.exception_handler(ConversationNotFoundError)
    async def not_found(_request: Request, error: Exception) -> JSONResponse:
        return problem_response(404, str(error))

    @app.exception_handler(DatabaseUnavailableError)
    async def no_database(_request: Request, error: DatabaseUnavailableError) -> JSONResponse:
        _log.error("database unavailable: %s", error)
        detail = "The database does not answer at the moment. Please try again in a few seconds."
        return problem_response(503, detail, {"Retry-After": "5"})


def problem_response(
    status: int, detail: str, headers: dict[str, str] | None = None, **members: Any
) -> JSONResponse:
    """The answer for a problem; `members` are added to its body."""
    body = {
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "request_id": request_id.get(),
    }
    return JSONResponse(
        body | members, status_code=status, headers=headers, media_type="application/problem+json"
    )


def _sentence(message: str) -> str:
    return message.removeprefix("Value error, ")
