"""The attachments: who uploaded which file, and which message it came with.

Revision ID: 0004
Revises: 0003
"""

from alembic import op

from chat_server.store import attachments_schema

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table."""
    attachments_schema.create(op.get_bind())
