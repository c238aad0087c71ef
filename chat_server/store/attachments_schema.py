"""The table of attachments; migration 0004 makes it. Their bytes are files (`attachment_files.py`)."""

import sqlalchemy as sa

from chat_server.store.schema import conversation

metadata = sa.MetaData()

attachment = sa.Table(
    "attachment",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("sender", sa.Text, nullable=False),
    # Null until it is sent, when a visitor uploads before there is a conversation; and null again, with a `seq`, when
    # the conversation was erased: then row and file go at the next sweep.
    sa.Column("conversation_id", sa.Text, sa.ForeignKey(conversation.c.id, ondelete="SET NULL")),
    sa.Column("seq", sa.Integer),  # of the message that it came with; null: uploaded, not sent yet
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("width", sa.Integer),
    sa.Column("height", sa.Integer),
    sa.Column("at", sa.BigInteger, nullable=False),
    sa.Index("ix_attachment_conversation", "conversation_id"),
    sa.Index("ix_attachment_sender", "sender", "at"),
    sa.Index("ix_attachment_unsent", "seq", "at"),
)


def create(connection: sa.Connection) -> None:
    """Make the table."""
    metadata.create_all(connection)
