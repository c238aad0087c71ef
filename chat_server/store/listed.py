"""The condition that a column's value is in a list, given as JSON: one statement for lists of any length."""

import json
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler


class IsListed(sa.ColumnElement[Any]):
    """True for the rows whose `column` is in the list that the statement is given as `name`."""

    inherit_cache = False
    type = sa.types.NullType()

    def __init__(self, column: sa.Column[str], name: str) -> None:
        self.column = column
        self.list = sa.bindparam(name, type_=sa.Text)


@compiles(IsListed, "sqlite")
def _in_json_each(element: IsListed, compiler: SQLCompiler, **options: Any) -> str:
    values = sa.func.json_each(element.list).table_valued("value")
    return compiler.process(element.column.in_(sa.select(values.c.value)), **options)


@compiles(IsListed, "postgresql")
def _in_jsonb(element: IsListed, compiler: SQLCompiler, **options: Any) -> str:
    values = sa.func.jsonb_array_elements_text(sa.cast(element.list, JSONB)).table_valued("value")
    return compiler.process(element.column.in_(sa.select(values.c.value)), **options)


def listed(values: Iterable[str]) -> str:
    """The list as the statement is given it."""
    return json.dumps(list(values))
