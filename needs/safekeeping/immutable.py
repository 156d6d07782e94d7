"""Rows that nobody changes, in the application or around it: triggers that refuse UPDATE and DELETE.

A model says `rows_are_immutable = True`; its migration ends with `MakeImmutable(table, keys)`.
"""

from __future__ import annotations

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import Model, UniqueConstraint

MESSAGE = "rows of {table} are never changed"


Keys = tuple[tuple[str, ...], ...]


def immutable_tables() -> dict[str, Keys]:
    """The tables, each with the sets of columns that identify a row."""
    models = [model for model in apps.get_models() if getattr(model, "rows_are_immutable", False)]
    return {model._meta.db_table: _keys(model) for model in models}


def _keys(model: type[Model]) -> Keys:
    columns = {field.name: str(field.column) for field in model._meta.concrete_fields}
    alone = [(columns[field.name],) for field in model._meta.concrete_fields if field.unique]
    named = [constraint.fields for constraint in model._meta.constraints if isinstance(constraint, UniqueConstraint)]
    return (*alone, *(tuple(columns[name] for name in fields) for fields in named))


def missing_triggers(connection: BaseDatabaseWrapper) -> list[str]:
    """The tables whose rows could be changed now."""
    return [
        table
        for table in immutable_tables()
        if len(_triggers_on(connection, table)) < len(removals(connection.vendor, table))
    ]


def _triggers_on(connection: BaseDatabaseWrapper, table: str) -> list[str]:
    if connection.vendor == "postgresql":
        sql = "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname LIKE %s AND tgenabled <> 'D'"
    else:
        sql = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s AND name LIKE %s"
    with connection.cursor() as cursor:
        cursor.execute(sql, [table, f"{table}_immutable%"])
        return [name for (name,) in cursor.fetchall()]


def statements(vendor: str, table: str, keys: Keys) -> list[str]:
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
    ] + [
        # INSERT OR REPLACE deletes what it replaces without asking the trigger on DELETE.
        f"""CREATE TRIGGER {table}_immutable_insert BEFORE INSERT ON {table}
        WHEN EXISTS (SELECT 1 FROM {table} WHERE {_same_row(keys)})
        BEGIN SELECT RAISE(ABORT, '{message}'); END"""  # noqa: S608  # names of tables and columns come from our own models
    ]


def _same_row(keys: Keys) -> str:
    return " OR ".join("(" + " AND ".join(f"{column} = NEW.{column}" for column in key) + ")" for key in keys)


def removals(vendor: str, table: str) -> list[str]:
    if vendor == "postgresql":
        return [f"DROP TRIGGER IF EXISTS {table}_immutable ON {table}"]
    return [f"DROP TRIGGER IF EXISTS {table}_immutable_{verb}" for verb in ("update", "delete", "insert")]


def create_triggers(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        for table, keys in immutable_tables().items():
            for statement in statements(connection.vendor, table, keys):
                cursor.execute(statement)


def drop_triggers(connection: BaseDatabaseWrapper) -> None:
    """For emptying a test database only."""
    with connection.cursor() as cursor:
        for table in immutable_tables():
            for statement in removals(connection.vendor, table):
                cursor.execute(statement)


class MakeImmutable(Operation):
    """Migration operation: refuse every later change to the rows of a table."""

    reversible = True

    def __init__(self, table: str, keys: Keys) -> None:
        self.table = table
        self.keys = keys

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        pass

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for statement in statements(schema_editor.connection.vendor, self.table, self.keys):
            schema_editor.execute(statement)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for statement in removals(schema_editor.connection.vendor, self.table):
            schema_editor.execute(statement)

    def describe(self) -> str:
        return f"Make the rows of {self.table} immutable"
