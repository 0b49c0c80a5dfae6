"""The todo agent behind ChatKit's protocol."""

from collections.abc import AsyncIterator

from chatkit.errors import CustomStreamError
from chatkit.server import ChatKitServer, NonStreamingResult, StreamingResult
from chatkit.types import (
    ChatKitReq,
    ProgressUpdateEvent,
    Thread,
    ThreadMetadata,
    ThreadStreamEvent,
    UserMessageItem,
    is_streaming_req,
)
from pydantic import TypeAdapter

from app.agent.assistant import Assistant
from app.agent.failure import AssistantError
from app.chatkit.context import ChatKitContext
from app.chatkit.items import aware
from app.chatkit.progress_events import progress_events
from app.chatkit.requests import PlainRequest, StreamingRequest
from app.chatkit.store import ThreadStore
from app.db import Database
from app.title_of import title_of

_REQUEST: TypeAdapter[ChatKitReq] = TypeAdapter(ChatKitReq)


class TodoChatKitServer(ChatKitServer[ChatKitContext]):
    """Answers in threads; the library does the protocol, `Assistant` the work."""

    def __init__(self, database: Database, assistant: Assistant) -> None:
        super().__init__(ThreadStore(database))
        self._database = database
        self._assistant = assistant

    async def process(
        self, request: str | bytes | bytearray, context: ChatKitContext
    ) -> StreamingResult | NonStreamingResult:
        """As the library's, which makes its parser anew for each request: that took longer than all else."""
        parsed = _REQUEST.validate_json(request)
        if is_streaming_req(parsed):
            return StreamingResult(self._process_streaming(parsed, context))
        return NonStreamingResult(await self._process_non_streaming(parsed, context))

    async def ask(self, request: PlainRequest, context: ChatKitContext) -> bytes:
        """The JSON answer of an operation without a stream.

        Raises:
            ThreadOrItemNotFoundError: the user has no such thread or item.
            DatabaseUnavailableError: the database did not answer.
        """
        result = await self.process(request.model_dump_json(), context)
        if isinstance(result, StreamingResult):  # never: the library agrees on what is a stream
            raise TypeError(f"{request.type} is a stream")
        return result.json

    async def stream(self, request: StreamingRequest, context: ChatKitContext) -> AsyncIterator[bytes]:
        """The events of an operation that makes the agent work, from a context with a turn."""
        if context.begun is None:
            raise RuntimeError(f"no turn was begun for {request.type}")
        async with context.begun.turn.held(self._database), context.begun.resources:
            result = await self.process(request.model_dump_json(), context)
            if isinstance(result, NonStreamingResult):
                raise TypeError(f"{request.type} is no stream")
            async for event in result:
                yield event

    async def respond(
        self, thread: ThreadMetadata, input_user_message: UserMessageItem | None, context: ChatKitContext
    ) -> AsyncIterator[ThreadStreamEvent]:
        """The agent's answer to a message, new or to be tried again."""
        if input_user_message is None or context.begun is None:  # only with operations that are not offered
            raise RuntimeError("there is no message to answer")
        if thread.title is None:
            thread.title = title_of("".join(part.text for part in input_user_message.content))
        yield ProgressUpdateEvent(text="Thinking…")  # and the library tells the title
        answer = self._assistant.answer(context.user_id, input_user_message.id, context.begun.history)
        steps = await context.begun.resources.enter_async_context(answer)
        try:
            async for event in progress_events(steps, thread.id):
                yield event
        except AssistantError as error:
            raise CustomStreamError(error.detail, allow_retry=error.may_retry) from error

    def _to_thread_response(self, thread: ThreadMetadata | Thread) -> Thread:
        """As the library's; it stamps new threads without a time zone, which browsers take for their own."""
        return super()._to_thread_response(thread.model_copy(update={"created_at": aware(thread.created_at)}))
