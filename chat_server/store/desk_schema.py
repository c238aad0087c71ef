"""Tables for the agents' own work: unsent drafts, and the pages that visitors were on; migration 0005 makes them."""

import sqlalchemy as sa

metadata = sa.MetaData()

# What stands in an agent's boxes for a conversation; a row exists only while one of them holds something.
draft = sa.Table(
    "draft",
    metadata,
    sa.Column("agent_id", sa.Text, primary_key=True),
    sa.Column("conversation_id", sa.Text, primary_key=True),
    sa.Column("reply", sa.Text, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("escalate", sa.Text, nullable=False),
    sa.Column("at", sa.BigInteger, nullable=False),
    sa.Index("ix_draft_at", "agent_id", "at"),
)

visited_page = sa.Table(
    "visited_page",
    metadata,
    sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=True),
    sa.Column("visitor_id", sa.Text, nullable=False),
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("at", sa.BigInteger, nullable=False),
    sa.Index("ix_visited_page_visitor", "visitor_id", "id"),
)


def create(connection: sa.Connection) -> None:
    """Make the tables."""
    metadata.create_all(connection)
