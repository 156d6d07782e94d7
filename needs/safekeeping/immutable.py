"""Rows that nobody changes, in the application or around it: triggers that refuse UPDATE and DELETE.

A model says `rows_are_immutable = True`; its migration ends with `MakeImmutable("table")`.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

MESSAGE = "rows of {table} are never changed"


def immutable_tables() -> list[str]:
    return [model._meta.db_table for model in apps.get_models() if getattr(model, "rows_are_immutable", False)]


def statements(vendor: str, table: str) -> list[str]:
    """The SQL that makes the rows of a table immutable. Table names come from models, never from users."""
    message = MESSAGE.format(table=table)
    if vendor == "postgresql":
        return [
            f"""CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION '{message}' USING ERRCODE = 'restrict_violation'; END $$""",
            f"""CREATE TRIGGER {table}_immutable BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION {table}_refuse()""",
        ]
    return [
        f"""CREATE TRIGGER {table}_immutable_{verb.lower()} BEFORE {verb} ON {table}
        BEGIN SELECT RAISE(ABORT, '{message}'); END"""
        for verb in ("UPDATE", "DELETE")
    ]


def removals(vendor: str, table: str) -> list[str]:
    if vendor == "postgresql":
        return [f"DROP TRIGGER IF EXISTS {table}_immutable ON {table}"]
    return [f"DROP TRIGGER IF EXISTS {table}_immutable_{verb}" for verb in ("update", "delete")]


def create_triggers(connection: BaseDatabaseWrapper) -> None:
    _run(connection, statements)


def drop_triggers(connection: BaseDatabaseWrapper) -> None:
    """For emptying a test database only."""
    _run(connection, removals)


def _run(connection: BaseDatabaseWrapper, sql: Any) -> None:
    with connection.cursor() as cursor:
        for table in immutable_tables():
            for statement in sql(connection.vendor, table):
                cursor.execute(statement)


class MakeImmutable(Operation):
    """Migration operation: refuse every later change to the rows of a table."""

    reversible = True

    def __init__(self, table: str) -> None:
        self.table = table

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        pass

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for statement in statements(schema_editor.connection.vendor, self.table):
            schema_editor.execute(statement)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for statement in removals(schema_editor.connection.vendor, self.table):
            schema_editor.execute(statement)

    def describe(self) -> str:
        return f"Make the rows of {self.table} immutable"
