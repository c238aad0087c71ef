"""The index of all messages, filled from those that there are.

Revision ID: 0002
Revises: 0001
"""

from alembic import op

from chat_server.store import search_schema

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the index and fill it."""
    search_schema.create(op.get_bind())
