"""Facts about the database itself."""

import sqlalchemy as sa

from chat_server.store.prepared import Prepared, Tx
from chat_server.store.schema import meta

_READ = Prepared(sa.select(meta.c.value).where(meta.c.name == sa.bindparam("key")))
_RENAME = Prepared(sa.update(meta).where(meta.c.name == "epoch").values(value=sa.bindparam("epoch")))
_TOUCH = Prepared(sa.update(meta).where(meta.c.name == "touched").values(value=sa.bindparam("mark")))
_FIRST_TOUCH = Prepared(sa.insert(meta).values(name="touched", value=sa.bindparam("mark")))
_PEOPLE_CHANGED = Prepared(
    sa.update(meta)
    .where(meta.c.name == "people_version")
    .values(value=sa.cast(sa.cast(meta.c.value, sa.Integer) + 1, sa.Text))
)


def epoch(tx: Tx) -> str:
    """The name of this database's life; another one means that cursors of before are worth nothing."""
    row = tx.row(_READ, key="epoch")
    assert row, "the database is not migrated"
    return str(row[0])


def begin_epoch(tx: Tx, name: str) -> None:
    """Give this database another life under that name: every client forgets its cursors and loads afresh."""
    tx.run(_RENAME, epoch=name)


def touch(tx: Tx, mark: str) -> None:
    """Write a mark that nobody reads: whether the commit succeeds tells whether the database takes anything.

    The mark must be another one each time: what is the same already is not written.
    """
    if not tx.run(_TOUCH, mark=mark):
        tx.run(_FIRST_TOUCH, mark=mark)


def people_version(tx: Tx) -> str:
    """Another text whenever an agent's account changed, so that open consoles can be looked at again."""
    row = tx.row(_READ, key="people_version")
    return str(row[0]) if row else ""


def people_changed(tx: Tx) -> None:
    """Make every process look at its consoles: an account changed."""
    tx.run(_PEOPLE_CHANGED)
