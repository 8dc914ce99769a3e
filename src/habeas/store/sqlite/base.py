"""Django's SQLite backend over sqlcipher3 in place of the standard library's module.

Two reasons: its SQLite (3.53) has the write-ahead-log fix of 3.51.3, which many Pythons lack, and it can encrypt the file. Only
this SQLite ever opens a case: two SQLite libraries on one file break each other's locks (sqlite.org/howtocorrupt.html).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Self

from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3._functions import register as register_functions  # type: ignore[import-untyped]
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from sqlcipher3 import dbapi2


class Cursor(dbapi2.Cursor):  # type: ignore[misc]  # sqlcipher3 has no types
    """A cursor that takes Django's `%s` and `%(name)s` placeholders."""

    convert_query = base.SQLiteCursorWrapper.convert_query

    def execute(self, query: str, params: Sequence[Any] | Mapping[str, Any] | None = None) -> Self:
        """Run one statement."""
        if params is None:
            return super().execute(query)  # type: ignore[no-any-return]
        names = list(params) if isinstance(params, Mapping) else None
        return super().execute(self.convert_query(query, param_names=names), params)  # type: ignore[no-any-return]

    def executemany(self, query: str, param_list: Iterable[Sequence[Any]]) -> Self:
        """Run one statement for each row of values."""
        return super().executemany(self.convert_query(query), param_list)  # type: ignore[no-any-return]


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's wrapper with the other module behind it. No key is set: the file is not encrypted yet."""

    Database = dbapi2
    init_commands: list[str]

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Open the file as Django does, with sqlcipher3, and run the settings' PRAGMAs."""
        connection = dbapi2.connect(**conn_params)
        register_functions(connection)
        for command in ("PRAGMA foreign_keys=ON", "PRAGMA legacy_alter_table=OFF", *self.init_commands):
            connection.execute(command)
        return connection

    def create_cursor(self, name: str | None = None) -> Any:
        """A cursor for Django's placeholders."""
        return self.connection.cursor(factory=Cursor)


# The same conversions that Django registers with the standard library's module.
for _type, _parse in {"date": parse_date, "time": parse_time, "datetime": parse_datetime, "timestamp": parse_datetime}.items():
    dbapi2.register_converter(_type, base.decoder(_parse))
dbapi2.register_converter("bool", b"1".__eq__)
dbapi2.register_adapter(Decimal, str)
dbapi2.register_adapter(date, date.isoformat)
dbapi2.register_adapter(datetime, base.adapt_datetime)
