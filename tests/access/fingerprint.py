"""What the database holds of ours, as one short text: two that are equal mean that nothing was written."""

from __future__ import annotations

import hashlib

from django.apps import apps
from django.db import connection

ROOMS = ("accounts", "safekeeping", "strategy", "cases", "dialogue", "exchange", "reports")
# Django notes it by itself at each way in; it is no content of ours.
NOT_CONTENT = {"accounts_user": {"last_login"}}
# What a person has typed and could not save is kept for her alone, also when a rule has refused it.
HER_OWN = {"safekeeping_draft"}


def fingerprint() -> str:
    digest = hashlib.sha256()
    for table, columns in _tables().items():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {columns} FROM {table} ORDER BY 1")
            digest.update(repr((table, cursor.fetchall())).encode())
    return digest.hexdigest()


def _tables() -> dict[str, str]:
    quote = connection.ops.quote_name
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in ROOMS]
    models = [model for model in models if model._meta.db_table not in HER_OWN]
    return {
        quote(model._meta.db_table): ", ".join(
            quote(column.column)
            for column in model._meta.local_concrete_fields
            if column.column not in NOT_CONTENT.get(model._meta.db_table, ())
        )
        for model in sorted(models, key=lambda model: model._meta.db_table)
    }
