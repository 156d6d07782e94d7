"""Tampering is done by raw SQL with the triggers away: around the application, as an intruder would."""

import pytest
from django.core.management import call_command
from django.db import connection

from needs.cases.actions.decision import decide_case, submit_case
from needs.cases.queries.verification import faults
from needs.safekeeping.immutable import create_triggers, drop_triggers
from tests.cases.factories import make_ready_case, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def decided():
    case = make_ready_case()
    approver = make_user("approver", case.organisation)
    submit_case(case=case, by=case.owner)
    decide_case(case=case, version=1, verdict="approve", comment="", needs={"B-001": ("approve", "")}, by=approver)
    return case


def tamper(sql):
    drop_triggers(connection)
    with connection.cursor() as cursor:
        cursor.execute(sql)
    create_triggers(connection)


TAMPERINGS = {
    "UPDATE safekeeping_event SET actor = 'Någon annan' WHERE sequence = 3": "content",
    "DELETE FROM safekeeping_event WHERE sequence = 2": "previous",
    "UPDATE cases_baseline SET content = replace(content, 'dagen', 'natten')": "checksum",
    "UPDATE cases_baseline SET version = 7": "sequence",
    "UPDATE cases_decision SET content = replace(content, 'approve', 'reject')": "checksum",
    "UPDATE cases_decision SET comment = 'Efterhandsskäl'": "columns",
}


def test_untouched_records_have_no_fault(decided):
    assert list(faults()) == []


@pytest.mark.parametrize(("sql", "what"), TAMPERINGS.items())
def test_what_was_changed_behind_the_application_is_found(decided, sql, what):
    tamper(sql)
    assert what in [fault.what for fault in faults()]


def test_the_command_names_the_fault_and_exits_with_one(decided, capsys):
    tamper("UPDATE cases_decision SET comment = 'Efterhandsskäl'")
    with pytest.raises(SystemExit) as caught:
        call_command("verify")
    assert caught.value.code == 1
    assert f"decision {decided.number} version 1: columns" in capsys.readouterr().err


def test_the_command_says_what_it_checked(decided, capsys):
    call_command("verify")
    assert "1 baselines, 1 decisions" in capsys.readouterr().out
