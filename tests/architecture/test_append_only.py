"""The flush after a test of real transactions takes the triggers away: they must be back before the next one."""

import pytest
from django.core.management import call_command
from django.db import connection

from needs.safekeeping import immutable

TABLES = immutable.immutable_tables()


def triggers_on(table):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("select tgname from pg_trigger where tgrelid = %s::regclass and not tgisinternal", [table])
        else:
            cursor.execute("select name from sqlite_master where type = 'trigger' and tbl_name = %s", [table])
        return {name for (name,) in cursor.fetchall()}


def test_there_are_append_only_tables():
    assert TABLES


@pytest.mark.django_db
@pytest.mark.parametrize("table", TABLES)
def test_every_append_only_table_has_its_triggers_from_the_migrations(table):
    assert triggers_on(table)


@pytest.mark.django_db(transaction=True)
def test_triggers_stand_again_after_a_flush():
    before = {table: triggers_on(table) for table in TABLES}
    call_command("flush", interactive=False, verbosity=0)
    assert {table: triggers_on(table) for table in TABLES} == before
