"""One answer at a time in a conversation: an addition."""

import sqlalchemy as sa

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("conversation", sa.Column("turn", sa.Text()))
    op.add_column("conversation", sa.Column("turn_until", sa.DateTime(timezone=True)))
