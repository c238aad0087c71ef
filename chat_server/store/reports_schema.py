"""The record of every state that a conversation was in; migration 0003 makes and fills it.

The database itself writes it, by triggers: a report that misses a change would be wrong without anybody noticing, and
whoever adds a transition cannot forget what is not theirs to do.
"""

import sqlalchemy as sa

from chat_server.store.schema import conversation as c

metadata = sa.MetaData()

state_change = sa.Table(
    "state_change",
    metadata,
    sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=True),
    sa.Column("conversation_id", sa.Text, nullable=False),
    sa.Column("at", sa.BigInteger, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Index("ix_state_change_conversation", "conversation_id", "id"),
)

_SQLITE = (
    """
    CREATE TRIGGER IF NOT EXISTS state_change_begun AFTER INSERT ON conversation BEGIN
        INSERT INTO state_change (conversation_id, at, status) VALUES (NEW.id, NEW.created_at, NEW.status);
    END
    """,
    """
    CREATE TRIGGER IF NOT EXISTS state_change_made AFTER UPDATE OF status ON conversation
    WHEN OLD.status <> NEW.status BEGIN
        INSERT INTO state_change (conversation_id, at, status) VALUES (NEW.id, NEW.updated_at, NEW.status);
    END
    """,
    """
    CREATE TRIGGER IF NOT EXISTS state_change_erased AFTER DELETE ON conversation BEGIN
        DELETE FROM state_change WHERE conversation_id = OLD.id;
    END
    """,
)
_POSTGRESQL = (
    """
    CREATE OR REPLACE FUNCTION keep_state_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' THEN
            DELETE FROM state_change WHERE conversation_id = OLD.id;
        ELSIF TG_OP = 'INSERT' THEN
            INSERT INTO state_change (conversation_id, at, status) VALUES (NEW.id, NEW.created_at, NEW.status);
        ELSE
            INSERT INTO state_change (conversation_id, at, status) VALUES (NEW.id, NEW.updated_at, NEW.status);
        END IF;
        RETURN NULL;
    END $$
    """,
    "DROP TRIGGER IF EXISTS state_change_begun ON conversation",
    "DROP TRIGGER IF EXISTS state_change_made ON conversation",
    """
    CREATE TRIGGER state_change_begun AFTER INSERT OR DELETE ON conversation
    FOR EACH ROW EXECUTE FUNCTION keep_state_change()
    """,
    """
    CREATE TRIGGER state_change_made AFTER UPDATE OF status ON conversation
    FOR EACH ROW WHEN (OLD.status <> NEW.status) EXECUTE FUNCTION keep_state_change()
    """,
)


def create(connection: sa.Connection) -> None:
    """Make the record and what writes it; conversations of before get the changes that their times tell of."""
    metadata.create_all(connection)
    _fill(connection)
    connection.execute(sa.text("CREATE INDEX IF NOT EXISTS ix_conversation_begun ON conversation (created_at, id)"))
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL:
        connection.exec_driver_sql(statement)


def _fill(connection: sa.Connection) -> None:
    known = (
        ("bot", c.c.created_at, sa.true()),
        ("waiting", c.c.clock_started_at, c.c.clock_started_at.is_not(None)),
        ("open", c.c.answered_at, c.c.answered_at.is_not(None)),
        ("resolved", c.c.updated_at, c.c.status == "resolved"),
    )
    for status, at, is_so in known:
        rows = sa.select(c.c.id, at, sa.literal(status)).where(is_so)
        connection.execute(sa.insert(state_change).from_select(["conversation_id", "at", "status"], rows))
