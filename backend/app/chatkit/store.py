"""ChatKit's threads and items in Postgres."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Never, TypeVar

from chatkit.store import Store, StoreItemType
from chatkit.types import Attachment, Page, ThreadItem, ThreadMetadata
from sqlalchemy import ColumnElement, and_, delete, tuple_, update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.chatkit.context import ChatKitContext
from app.chatkit.errors import StoreUnavailableError, ThreadOrItemNotFoundError
from app.chatkit.items import aware, item_columns, thread_columns, to_item, to_thread
from app.db import DatabaseUnavailableError, Sessions
from app.insert_message import insert_message
from app.models import Conversation, Message, new_id

Row = TypeVar("Row", ThreadMetadata, ThreadItem)


class ThreadStore(Store[ChatKitContext]):
    """Threads and items of the context's user; no method reaches anybody else's.

    Items keep the order in which they were added. Every method may raise `StoreUnavailableError`, and
    `ThreadOrItemNotFoundError` when the user has no such thread or item.
    """

    def __init__(self, database: Sessions) -> None:
        self._database = database

    def generate_thread_id(self, context: ChatKitContext) -> str:
        """The id of the thread that was made for the request."""
        return context.begun.turn.conversation.thread_id if context.begun else new_id("thr")

    def generate_item_id(
        self,
        item_type: StoreItemType,
        thread: ThreadMetadata,  # noqa: ARG002
        context: ChatKitContext,
    ) -> str:
        """The id of the user's message, which is stored already, or a new one for anything else."""
        if item_type == "message" and context.begun:
            return context.begun.message_id
        return new_id(item_type)

    async def load_thread(self, thread_id: str, context: ChatKitContext) -> ThreadMetadata:
        """One thread."""
        if context.begun and context.begun.turn.conversation.thread_id == thread_id:
            return to_thread(context.begun.turn.conversation)
        async with self._session() as session:
            return to_thread(await _find(session, thread_id, context))

    async def save_thread(self, thread: ThreadMetadata, context: ChatKitContext) -> None:
        """Change a thread; `TurnStore` makes them, so that one which is deleted meanwhile stays so."""
        if context.begun and thread_columns(to_thread(context.begun.turn.conversation)) == thread_columns(
            thread
        ):
            return
        async with self._session() as session:
            changed = await session.exec(
                update(Conversation)
                .where(*_owned(thread.id, context))
                .values(**thread_columns(thread))
                .returning(col(Conversation.id))
            )
            if changed.first() is None:
                raise ThreadOrItemNotFoundError("chat")

    async def load_threads(
        self, limit: int, after: str | None, order: str, context: ChatKitContext
    ) -> Page[ThreadMetadata]:
        """A page of the threads by their last use; `after` is the last thread of the page before."""
        used = tuple_(col(Conversation.updated_at), col(Conversation.id))
        query = select(Conversation).where(Conversation.user_id == context.user_id).limit(limit + 1)
        async with self._session() as session:
            if after is not None:
                cursor = await _find(session, after, context)
                place = (cursor.updated_at, cursor.id)
                query = query.where(used > place if order == "asc" else used < place)
            query = query.order_by(*(part.asc() if order == "asc" else part.desc() for part in used))
            rows = list(await session.exec(query))
        return _page([to_thread(row) for row in rows], limit)

    async def load_thread_items(
        self, thread_id: str, after: str | None, limit: int, order: str, context: ChatKitContext
    ) -> Page[ThreadItem]:
        """A page of a thread's items; `after` is the last item of the page before."""
        place = col(Message.id)
        async with self._session() as session:
            conversation = await _find(session, thread_id, context)
            query = select(Message).where(*_inside(conversation)).limit(limit + 1)
            if after is not None:
                cursor = (await _find_item(session, conversation, after)).id
                query = query.where(place > cursor if order == "asc" else place < cursor)
            query = query.order_by(place.asc() if order == "asc" else place.desc())
            rows = list(await session.exec(query))
        return _page([to_item(row, thread_id) for row in rows], limit)

    async def add_thread_item(self, thread_id: str, item: ThreadItem, context: ChatKitContext) -> None:
        """Store an item, or replace the thread's item of the same id."""
        item.created_at = aware(item.created_at)  # the caller sends this object on to the client
        if context.begun and context.begun.message_id == item.id:
            return
        columns = item_columns(item) | {"user_id": context.user_id}
        store = insert_message(columns, *_owned(thread_id, context))
        replace = store.on_conflict_do_update(
            index_elements=["item_id"],
            set_={"content": store.excluded.content, "item": store.excluded.item},
            where=and_(
                col(Message.user_id) == context.user_id,
                col(Message.conversation_id) == store.excluded.conversation_id,
            ),
        )
        async with self._session() as session:
            if (await session.exec(replace.returning(col(Message.id)))).first() is None:
                raise ThreadOrItemNotFoundError("chat")  # or the id is one of another thread

    async def save_item(self, thread_id: str, item: ThreadItem, context: ChatKitContext) -> None:
        """Store an item, or replace the thread's item of the same id."""
        await self.add_thread_item(thread_id, item, context)

    async def load_item(self, thread_id: str, item_id: str, context: ChatKitContext) -> ThreadItem:
        """One item."""
        async with self._session() as session:
            conversation = await _find(session, thread_id, context)
            return to_item(await _find_item(session, conversation, item_id), thread_id)

    async def delete_thread(self, thread_id: str, context: ChatKitContext) -> None:
        """Delete a thread with all its items."""
        async with self._session() as session:
            gone = await session.exec(
                delete(Conversation).where(*_owned(thread_id, context)).returning(col(Conversation.id))
            )
            if gone.first() is None:
                raise ThreadOrItemNotFoundError("chat")

    async def delete_thread_item(self, thread_id: str, item_id: str, context: ChatKitContext) -> None:
        """Delete an item."""
        async with self._session() as session:
            conversation = await _find(session, thread_id, context)
            await session.delete(await _find_item(session, conversation, item_id))

    async def save_attachment(self, attachment: Attachment, context: ChatKitContext) -> Never:  # noqa: ARG002
        """Refused: this application takes no attachments."""
        raise ThreadOrItemNotFoundError("attachment")

    async def load_attachment(self, attachment_id: str, context: ChatKitContext) -> Never:  # noqa: ARG002
        """Refused: there are none."""
        raise ThreadOrItemNotFoundError("attachment")

    async def delete_attachment(self, attachment_id: str, context: ChatKitContext) -> Never:  # noqa: ARG002
        """Refused: there are none."""
        raise ThreadOrItemNotFoundError("attachment")

    @asynccontextmanager
    async def _session(self) -> AsyncIterator[AsyncSession]:
        try:
            async with self._database.session() as session:
                yield session
        except DatabaseUnavailableError as error:
            raise StoreUnavailableError(error) from error


def _owned(thread_id: str, context: ChatKitContext) -> tuple[ColumnElement[bool], ...]:
    return col(Conversation.thread_id) == thread_id, col(Conversation.user_id) == context.user_id


def _inside(conversation: Conversation) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Message.conversation_id) == conversation.id,
        col(Message.user_id) == conversation.user_id,
    )


async def _find(session: AsyncSession, thread_id: str, context: ChatKitContext) -> Conversation:
    found = (await session.exec(select(Conversation).where(*_owned(thread_id, context)))).first()
    if found is None:
        raise ThreadOrItemNotFoundError("chat")
    return found


async def _find_item(session: AsyncSession, conversation: Conversation, item_id: str) -> Message:
    query = select(Message).where(Message.item_id == item_id, *_inside(conversation))
    found = (await session.exec(query)).first()
    if found is None:
        raise ThreadOrItemNotFoundError("message")
    return found


def _page(rows: list[Row], limit: int) -> Page[Row]:
    """The first `limit` of `rows`, which has one more when there is another page."""
    shown, more = rows[:limit], len(rows) > limit
    return Page(data=shown, has_more=more, after=shown[-1].id if more else None)
