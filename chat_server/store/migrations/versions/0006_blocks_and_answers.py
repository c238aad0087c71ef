"""Visitors who were blocked, and what readers said of the articles.

Revision ID: 0006
Revises: 0005
"""

from alembic import op

from chat_server.store import article_answers, visitor_blocks

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make both tables."""
    visitor_blocks.metadata.create_all(op.get_bind())
    article_answers.metadata.create_all(op.get_bind())
