"""Errors as `application/problem+json` (RFC 9457): `detail` is always a sentence for a person."""

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from app.chatkit.errors import ThreadOrItemNotFoundError
from app.conversations import ConversationNotFoundError
from app.db import DatabaseBusyError, DatabaseUnavailableError
from app.logs import request_id
from app.rate_limit import RateLimitedError
from app.readiness import NotReadyError
from app.tasks import TaskNotFoundError

_log = logging.getLogger(__name__)
# Of errors that the framework raises by itself, with the status's name for a text.
_SENTENCES = {
    404: "There is nothing at this address.",
    405: "This address does not take this method.",
    413: "The request is too large.",
}


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
        detail = _SENTENCES.get(error.status_code, error.detail)
        return problem_response(error.status_code, detail, headers)

    @app.exception_handler(RequestValidationError)
    async def invalid(_request: Request, error: RequestValidationError) -> JSONResponse:
        faults = [
            {"field": ".".join(str(part) for part in fault["loc"]), "message": _sentence(fault)}
            for fault in error.errors()
        ]
        return problem_response(422, " ".join(fault["message"] for fault in faults), errors=faults)

    @app.exception_handler(TaskNotFoundError)
    @app.exception_handler(ConversationNotFoundError)
    @app.exception_handler(ThreadOrItemNotFoundError)
    async def not_found(_request: Request, error: Exception) -> JSONResponse:
        return problem_response(404, str(error))

    @app.exception_handler(NotReadyError)
    async def not_ready(_request: Request, error: NotReadyError) -> JSONResponse:
        _log.info("not ready: %s", error)
        return problem_response(503, str(error), {"Retry-After": "1"})

    @app.exception_handler(RateLimitedError)
    async def too_many(_request: Request, error: RateLimitedError) -> JSONResponse:
        return problem_response(429, str(error), {"Retry-After": str(error.retry_after)})

    @app.exception_handler(DatabaseBusyError)
    async def busy(_request: Request, error: DatabaseBusyError) -> JSONResponse:
        _log.error("database busy: %s", error)
        detail = "The service is very busy at the moment. Please try again in a few seconds."
        return problem_response(503, detail, {"Retry-After": "1"})

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


def _sentence(fault: dict[str, Any]) -> str:
    """Pydantic's words as a sentence about the field, e.g. "The title should be a valid string."."""
    name = next(part for part in reversed(fault["loc"]) if isinstance(part, str))
    if fault["type"] == "missing":
        return f"The {name} is missing."
    subject, _, rest = fault["msg"].removeprefix("Value error, ").partition(" ")
    if subject in ("String", "Input"):
        return f"The {name} {rest}."
    return f"The {name} is not as needed: {subject[0].lower()}{subject[1:]} {rest}."
