"""Facts about the database itself."""

import sqlalchemy as sa

from chat_server.store.prepared import Prepared, Tx
from chat_server.store.schema import meta

_READ = Prepared(sa.select(meta.c.value).where(meta.c.name == sa.bindparam("key")))


def epoch(tx: Tx) -> str:
    """The name of this database's life; another one means that cursors of before are worth nothing."""
    row = tx.row(_READ, key="epoch")
    assert row, "the database is not migrated"
    return str(row[0])
