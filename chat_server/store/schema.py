"""The tables. Times are milliseconds since 1970 UTC; JSON is text; migrations in `migrations/` make these."""

import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={"ix": "ix_%(table_name)s_%(column_0_N_name)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s"}
)


def _time(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, nullable=nullable)


meta = sa.Table(
    "meta",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

visitor = sa.Table(
    "visitor",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("token_hash", sa.Text, nullable=False, unique=True),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("name", sa.Text),
    sa.Column("email", sa.Text),
    sa.Column("phone", sa.Text),
    sa.Column("page", sa.Text),  # JSON {url, title, referrer}
    sa.Column("zone", sa.Text),  # such as Asia/Makassar, null while unknown
    _time("created_at"),
    sa.Index(  # the people whom the search finds
        "ix_visitor_named",
        "id",
        "name",
        "email",
        sqlite_where=sa.text("name IS NOT NULL OR email IS NOT NULL"),
        postgresql_where=sa.text("name IS NOT NULL OR email IS NOT NULL"),
    ),
)

conversation = sa.Table(
    "conversation",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("visitor_id", sa.Text, sa.ForeignKey("visitor.id"), nullable=False),
    sa.Column("language", sa.Text, nullable=False),
    _time("created_at"),
    _time("updated_at"),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("ticket", sa.Text, unique=True),
    sa.Column("priority", sa.Text),
    sa.Column("category", sa.Text),
    sa.Column("team", sa.Text),
    sa.Column("agent_id", sa.Text),
    sa.Column("agent_name", sa.Text),
    sa.Column("visitor_name", sa.Text),
    sa.Column("zone", sa.Text),
    _time("clock_started_at", nullable=True),
    _time("warn_at", nullable=True),
    _time("due_at", nullable=True),
    _time("answered_at", nullable=True),
    _time("reply_asked_at", nullable=True),
    _time("reply_warn_at", nullable=True),
    _time("reply_due_at", nullable=True),
    sa.Column("marks", sa.Text),  # JSON [[kind, ms] …], null when there are none
    _time("paused_at", nullable=True),
    _time("paused_until", nullable=True),
    sa.Column("pauses", sa.Text),  # JSON [[ms, ms] …], null when there are none
    _time("silent_since", nullable=True),
    # Derived from the others at every save: when something is due on it by itself.
    _time("wake_at", nullable=True),
    sa.Column("is_escalated", sa.Boolean, nullable=False),
    sa.Column("level", sa.Integer, nullable=False),
    sa.Column("head", sa.Integer, nullable=False),
    sa.Column("read_by_visitor", sa.Integer, nullable=False),
    sa.Column("read_by_agents", sa.Integer, nullable=False),
    sa.Column("preview_author", sa.Text),
    sa.Column("preview_text", sa.Text),
    _time("preview_at", nullable=True),
    sa.Column("score", sa.Integer),
    sa.Column("comment", sa.Text),
    sa.Column("memory", sa.Text),
    # `case` is a word of SQL, and quoting it everywhere would cost more than another name.
    sa.Column("case_file", sa.Text),
    sa.Column("change_id", sa.BigInteger, nullable=False),
    sa.Index("ix_conversation_change_id", "change_id"),
    sa.Index("ix_conversation_queue", "status", "due_at"),
    sa.Index("ix_conversation_agent", "agent_id", "status"),
    sa.Index("ix_conversation_wake", "wake_at"),
    sa.Index("ix_conversation_visitor", "visitor_id", "created_at"),
    sa.Index("ix_conversation_begun", "created_at", "id"),
    # One active conversation for each visitor, whatever two tabs do in the same millisecond.
    sa.Index(
        "uq_conversation_active",
        "visitor_id",
        unique=True,
        sqlite_where=sa.text("status <> 'resolved'"),
        postgresql_where=sa.text("status <> 'resolved'"),
    ),
)

message = sa.Table(
    "message",
    metadata,
    sa.Column("conversation_id", sa.Text, sa.ForeignKey("conversation.id"), primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("sender", sa.Text, nullable=False),
    sa.Column("client_id", sa.Text),
    sa.Column("author_kind", sa.Text, nullable=False),
    sa.Column("author_id", sa.Text),
    sa.Column("author_name", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("extra", sa.Text),  # JSON {choices, articles, chosen, attachments}, null when there are none
    _time("at"),
    # Once only: one message for each client id of a sender, in whichever conversation it came to lie.
    sa.Index("uq_message_client_id", "sender", "client_id", unique=True),
)

note = sa.Table(
    "note",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("conversation_id", sa.Text, sa.ForeignKey("conversation.id"), nullable=False),
    sa.Column("client_id", sa.Text, nullable=False),
    sa.Column("author_id", sa.Text, nullable=False),
    sa.Column("author_name", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    _time("at"),
    sa.Index("uq_note_client_id", "author_id", "client_id", unique=True),
    sa.Index("ix_note_conversation", "conversation_id", "at"),
)

log_entry = sa.Table(
    "log_entry",
    metadata,
    sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=True),
    sa.Column("conversation_id", sa.Text, sa.ForeignKey("conversation.id"), nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("what", sa.Text, nullable=False),
    _time("at"),
    sa.Index("ix_log_entry_conversation", "conversation_id", "id"),
)

agent = sa.Table(
    "agent",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("email", sa.Text, nullable=False, unique=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("availability", sa.Text, nullable=False),
    sa.Column("password_hash", sa.Text, nullable=False),
    sa.Column("is_active", sa.Boolean, nullable=False),
    _time("created_at"),
    _time("assigned_at", nullable=True),  # when a case was last given to them by the round robin
)

# A console's sign-in (kind "session", ends) or an API token (kind "token", `expires_at` null).
session = sa.Table(
    "session",
    metadata,
    sa.Column("token_hash", sa.Text, primary_key=True),
    sa.Column("agent_id", sa.Text, sa.ForeignKey("agent.id"), nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    _time("created_at"),
    _time("expires_at", nullable=True),
)

# What must leave the house (mail, webhooks), written in the transaction that caused it.
outbox = sa.Table(
    "outbox",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("payload", sa.Text, nullable=False),
    _time("created_at"),
    _time("due_at"),
    _time("sent_at", nullable=True),
    _time("failed_at", nullable=True),  # refused for good
    sa.Column("error", sa.Text),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Index("ix_outbox_due", "sent_at", "due_at"),
)

# A call for the agents, kept until one of them has seen it; `next_at` is when it climbs, null when it climbs no more.
alert = sa.Table(
    "alert",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("conversation_id", sa.Text, sa.ForeignKey("conversation.id"), nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("mark", sa.Text),
    _time("at"),
    sa.Column("step", sa.Integer, nullable=False),
    _time("next_at", nullable=True),
    _time("seen_at", nullable=True),
    sa.Column("seen_by", sa.Text),
    sa.Index("ix_alert_next", "next_at"),
    sa.Index("ix_alert_conversation", "conversation_id", "seen_at"),
)

# A team takes cases of some kinds of support and languages; empty lists mean all of them.
team = sa.Table(
    "team",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("categories", sa.Text, nullable=False),  # JSON list
    sa.Column("languages", sa.Text, nullable=False),  # JSON list
)

team_member = sa.Table(
    "team_member",
    metadata,
    sa.Column("team", sa.Text, sa.ForeignKey("team.name"), primary_key=True),
    sa.Column("agent_id", sa.Text, sa.ForeignKey("agent.id"), primary_key=True),
)
