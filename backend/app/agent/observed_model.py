"""Calls of the model, measured and traced."""

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import aclosing, contextmanager
from typing import Any, cast

from agents import Model, ModelResponse
from agents.items import TResponseStreamEvent
from agents.retry import ModelRetryAdvice, ModelRetryAdviceRequest
from openai.types.responses import ResponseCompletedEvent
from opentelemetry.trace import StatusCode, get_tracer

from app.metrics import MODEL_CALLS, MODEL_SECONDS, MODEL_TOKENS

_tracer = get_tracer("todo")


class ObservedModel(Model):
    """Does what `model` does; counts calls, outcomes, durations and tokens, never what is said."""

    def __init__(self, model: Model) -> None:
        self._model = model

    async def get_response(self, *args: Any, **kwargs: Any) -> ModelResponse:
        """The model's answer."""
        with _observed():
            response = await self._model.get_response(*args, **kwargs)
        _count_tokens(response.usage.input_tokens, response.usage.output_tokens)
        return response

    async def stream_response(self, *args: Any, **kwargs: Any) -> AsyncIterator[TResponseStreamEvent]:
        """The model's answer as it is made."""
        with _observed():
            # A generator in every model of the SDK; closing it ends the request at once.
            answer = cast(
                "AsyncGenerator[TResponseStreamEvent]", self._model.stream_response(*args, **kwargs)
            )
            async with aclosing(answer) as events:
                async for event in events:
                    if isinstance(event, ResponseCompletedEvent) and (usage := event.response.usage):
                        _count_tokens(usage.input_tokens, usage.output_tokens)
                    yield event

    def get_retry_advice(self, request: ModelRetryAdviceRequest) -> ModelRetryAdvice | None:
        """The model's advice."""
        return self._model.get_retry_advice(request)

    async def close(self) -> None:
        """Close the model."""
        await self._model.close()


@contextmanager
def _observed() -> Iterator[None]:
    start = time.perf_counter()
    outcome = "ok"
    # Not made the current span: a generator may be closed in another context than it was begun in.
    span = _tracer.start_span("model call")
    try:
        yield
    except (asyncio.CancelledError, GeneratorExit):
        outcome = "cancelled"
        raise
    except BaseException:
        outcome = "error"
        span.set_status(StatusCode.ERROR)
        raise
    finally:
        MODEL_CALLS.labels(outcome).inc()
        MODEL_SECONDS.observe(time.perf_counter() - start)
        span.set_attribute("model.outcome", outcome)
        span.end()


def _count_tokens(received: int, produced: int) -> None:
    MODEL_TOKENS.labels("input").inc(received)
    MODEL_TOKENS.labels("output").inc(produced)
