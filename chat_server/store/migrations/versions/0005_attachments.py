"""The attachments: who uploaded which file, and which message it came with.

Revision ID: 0005
Revises: 0004
"""

from alembic import op

from chat_server.store import attachments_schema

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table."""
    attachments_schema.create(op.get_bind())
