"""ChatKit's threads and items, tool calls, idempotency keys and rate limits: all additions."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # The version before goes on inserting rows during the rollout: the database gives those an id.
    op.add_column(
        "conversation", sa.Column("thread_id", sa.Text(), nullable=False, server_default=_id("thr"))
    )
    op.add_column("conversation", sa.Column("title", sa.Text()))
    op.add_column("conversation", sa.Column("thread", JSONB(), nullable=False, server_default="{}"))
    op.create_unique_constraint("conversation_thread_id_key", "conversation", ["thread_id"])
    op.create_index("ix_conversation_user_id_updated_at", "conversation", ["user_id", "updated_at", "id"])

    op.add_column("message", sa.Column("item_id", sa.Text(), nullable=False, server_default=_id("msg")))
    op.add_column("message", sa.Column("item", JSONB()))
    op.create_unique_constraint("message_item_id_key", "message", ["item_id"])

    op.create_table(
        "tool_call",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("item_id", sa.Text(), sa.ForeignKey("message.item_id", ondelete="CASCADE"), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("tool", sa.Text(), nullable=False),
        sa.Column("input", JSONB(), nullable=False),
        sa.Column("output", JSONB(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_tool_call_item_id_id", "tool_call", ["item_id", "id"])
    op.create_table(
        "idempotency_key",
        sa.Column("user_id", sa.Text(), primary_key=True),
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer()),
        sa.Column("body", JSONB()),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_idempotency_key_created_at", "idempotency_key", ["created_at"])
    op.create_table(
        "rate_limit",
        sa.Column("user_id", sa.Text(), primary_key=True),
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("tokens", sa.Double(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        prefixes=["UNLOGGED"],
    )


def _id(kind: str) -> sa.TextClause:
    return sa.text(f"'{kind}_' || replace(gen_random_uuid()::text, '-', '')")
