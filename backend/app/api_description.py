"""The OpenAPI document of the application."""

from http import HTTPMethod, HTTPStatus
from typing import Any

from fastapi import FastAPI

_PROBLEM = {
    "title": "Problem",
    "description": "Why a request failed (RFC 9457); some carry more members, such as `errors` of a 422.",
    "type": "object",
    "required": ["title", "status", "detail", "request_id"],
    "properties": {
        "title": {"type": "string", "description": "The status in words."},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "A sentence for a person."},
        "request_id": {"type": "string", "description": "As in the header X-Request-ID and in the logs."},
    },
    "example": {
        "title": "Not Found",
        "status": 404,
        "detail": "There is no task 7.",
        "request_id": "b2c5a64e0d4ce3be8bfd2ddc1fbd0d4c",
    },
}
_WITH_TOKEN = {401, 404, 429, 503}
_WITH_BODY = {409, 413, 422}
_WITH_USER = {403}


class DescribedApi(FastAPI):
    """FastAPI whose document says what its errors are: problems, not FastAPI's own validation errors."""

    def openapi(self) -> dict[str, Any]:
        """The document, made once."""
        if self.openapi_schema is None:
            document = super().openapi()
            schemas = document["components"]["schemas"]
            for name in ("HTTPValidationError", "ValidationError"):
                schemas.pop(name, None)
            schemas["Problem"] = _PROBLEM
            for path, operations in document["paths"].items():
                for method in operations.keys() & {method.lower() for method in HTTPMethod}:
                    _describe_problems(path, operations[method])
        return self.openapi_schema or {}


def _describe_problems(path: str, operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    statuses = {int(status) for status in responses if status.isdecimal() and int(status) >= 400}
    if "security" in operation:
        statuses |= _WITH_TOKEN
    if "{user_id}" in path:
        statuses |= _WITH_USER
    if "requestBody" in operation:
        statuses |= _WITH_BODY
    for status in sorted(statuses):
        responses[str(status)] = _response(HTTPStatus(status).phrase)
    responses["default"] = _response("Another problem")


def _response(description: str) -> dict[str, Any]:
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": description, "content": content}
