"""The first tables, the counter of changes, and the epoch.

Revision ID: 0001
Revises:
"""

import secrets

from alembic import op

from chat_server.store.schema import meta, metadata

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables; the epoch names this database's life."""
    metadata.create_all(op.get_bind())
    op.bulk_insert(
        meta,
        [
            {"name": "epoch", "value": secrets.token_hex(8)},
            {"name": "change_id", "value": "0"},
            {"name": "people_version", "value": "0"},
        ],
    )
