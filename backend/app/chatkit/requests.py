"""The operations of ChatKit's protocol that this application offers, and their limits.

ChatKit's own types take anything: an attachment nobody stored, a text of any length, an empty message.
"""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field, StringConstraints, TypeAdapter

from app.fields import ChatText, Title

LARGEST_PAGE = 100

PublicId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,100}$")]
_CHAT_TEXT: TypeAdapter[str] = TypeAdapter(ChatText)


class TextPart(BaseModel):
    """A piece of a message; tags (`input_tag`) are not offered."""

    type: Literal["input_text"]
    text: str


def _one_text(parts: list[TextPart]) -> list[TextPart]:
    text = _CHAT_TEXT.validate_python("".join(part.text for part in parts))
    return [TextPart(type="input_text", text=text)]


class InferenceOptions(BaseModel):
    """The environment chooses the model, and the model its tools."""

    tool_choice: None = None
    model: None = None


class UserInput(BaseModel):
    """What the user says; without attachments and quotations."""

    content: Annotated[
        list[TextPart],
        Field(min_length=1, max_length=100, description="Together at most 4000 characters"),
        AfterValidator(_one_text),
    ]
    attachments: Annotated[list[str], Field(max_length=0)] = []
    quoted_text: Literal[""] | None = None
    inference_options: InferenceOptions = InferenceOptions()


class _Page(BaseModel):
    limit: Annotated[int | None, Field(ge=1, le=LARGEST_PAGE)] = None
    order: Literal["asc", "desc"] = "desc"
    after: PublicId | None = None


class CreateParams(BaseModel):
    """A first message."""

    input: UserInput


class AddUserMessageParams(CreateParams):
    """Another message."""

    thread_id: PublicId


class RetryParams(BaseModel):
    """The last message of the user."""

    thread_id: PublicId
    item_id: PublicId


class ThreadParams(BaseModel):
    """A thread."""

    thread_id: PublicId


class UpdateParams(ThreadParams):
    """A thread's new title."""

    title: Title


class ListItemsParams(_Page):
    """A page of a thread's items."""

    thread_id: PublicId


class CreateThread(BaseModel):
    """Begin a thread: a stream."""

    type: Literal["threads.create"]
    params: CreateParams


class AddUserMessage(BaseModel):
    """Say something in a thread: a stream."""

    type: Literal["threads.add_user_message"]
    params: AddUserMessageParams


class RetryAfterItem(BaseModel):
    """Answer the last message again, without doing anything twice: a stream."""

    type: Literal["threads.retry_after_item"]
    params: RetryParams


class GetThread(BaseModel):
    """A thread with its first items."""

    type: Literal["threads.get_by_id"]
    params: ThreadParams


class ListThreads(BaseModel):
    """The threads by their last use."""

    type: Literal["threads.list"]
    params: _Page


class UpdateThread(BaseModel):
    """Rename a thread."""

    type: Literal["threads.update"]
    params: UpdateParams


class DeleteThread(BaseModel):
    """Delete a thread with its items."""

    type: Literal["threads.delete"]
    params: ThreadParams


class ListItems(BaseModel):
    """The items of a thread."""

    type: Literal["items.list"]
    params: ListItemsParams


StreamingRequest = CreateThread | AddUserMessage | RetryAfterItem
PlainRequest = GetThread | ListThreads | UpdateThread | DeleteThread | ListItems
ChatKitRequest = Annotated[StreamingRequest | PlainRequest, Field(discriminator="type")]
