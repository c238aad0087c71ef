"""The agents' unsent drafts, and the pages that visitors were on.

Revision ID: 0005
Revises: 0004
"""

from alembic import op

from chat_server.store import desk_schema

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make both tables."""
    desk_schema.create(op.get_bind())
