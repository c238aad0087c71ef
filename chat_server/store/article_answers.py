"""How often readers said that an article helped, or did not, by day; migration 0006 makes the table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from chat_server.store.prepared import Prepared, Tx

metadata = sa.MetaData()

table = sa.Table(
    "article_answer",
    metadata,
    sa.Column("slug", sa.Text, primary_key=True),
    sa.Column("language", sa.Text, primary_key=True),
    sa.Column("day", sa.Text, primary_key=True),  # such as 2026-11-24, in the zone in which support works
    sa.Column("helped", sa.Integer, nullable=False),
    sa.Column("not_helped", sa.Integer, nullable=False),
)

_INSERT = Prepared(
    sa.text(
        "INSERT INTO article_answer (slug, language, day, helped, not_helped) "
        "VALUES (:slug, :language, :day, :helped, :not_helped) ON CONFLICT (slug, language, day) DO UPDATE SET "
        "helped = article_answer.helped + excluded.helped, not_helped = article_answer.not_helped + excluded.not_helped"
    )
)
_BETWEEN = Prepared(
    sa.select(table.c.slug, table.c.language, sa.func.sum(table.c.helped), sa.func.sum(table.c.not_helped))
    .where(table.c.day >= sa.bindparam("first"), table.c.day <= sa.bindparam("last"))
    .group_by(table.c.slug, table.c.language)
    .order_by(sa.func.sum(table.c.not_helped).desc(), table.c.slug, table.c.language)
)


@dataclass(frozen=True, slots=True)
class Answers:
    """How readers of an article answered."""

    slug: str
    language: str
    helped: int
    not_helped: int


def count(tx: Tx, slug: str, language: str, day: date, *, has_helped: bool) -> None:
    """Count one answer."""
    helped = int(has_helped)
    tx.run(_INSERT, slug=slug, language=language, day=day.isoformat(), helped=helped, not_helped=1 - helped)


def between(tx: Tx, first: date, last: date) -> Sequence[Answers]:
    """The answers of these days, both counted, by article; those that helped least often come first."""
    rows = tx.rows(_BETWEEN, first=first.isoformat(), last=last.isoformat())
    return [Answers(slug, language, int(helped), int(not_helped)) for slug, language, helped, not_helped in rows]
