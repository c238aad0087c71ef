"""The record of every state that a conversation was in, for the reports.

Revision ID: 0003
Revises: 0002
"""

from alembic import op

from chat_server.store import reports_schema

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the record and fill it as far as the conversations' times tell."""
    reports_schema.create(op.get_bind())
