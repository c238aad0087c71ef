"""The agents' unsent drafts, and the pages that visitors were on.

Revision ID: 0004
Revises: 0003
"""

from alembic import op

from chat_server.store import desk_schema

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make both tables."""
    desk_schema.create(op.get_bind())
