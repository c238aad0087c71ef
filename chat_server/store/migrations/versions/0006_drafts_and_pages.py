"""The agents' unsent drafts, and the pages that visitors were on.

Revision ID: 0006
Revises: 0005
"""

from alembic import op

from chat_server.store import desk_schema

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make both tables."""
    desk_schema.create(op.get_bind())
