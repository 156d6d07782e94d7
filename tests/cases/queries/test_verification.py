"""Tampering is done by raw SQL with the triggers away: around the application, as an intruder would."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from needs.cases.actions.decision import decide_case, submit_case
from needs.cases.queries.verification import faults
from needs.safekeeping.files import keep
from needs.safekeeping.immutable import create_triggers, drop_triggers
from tests.cases.factories import make_ready_case, make_user
from tests.safekeeping.uploads import upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def decided():
    case = make_ready_case()
    approver = make_user("approver", case.organisation)
    submit_case(case=case, by=case.owner)
    decide_case(case=case, version=1, verdict="approve", comment="", needs={"B-001": ("approve", "")}, by=approver)
    return case


def tamper(*statements):
    drop_triggers(connection)
    with connection.cursor() as cursor:
        for sql in statements:
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

LAST = "(SELECT max(sequence) FROM safekeeping_event)"
REMOVALS = {
    "the newest event": [f"DELETE FROM safekeeping_event WHERE sequence = {LAST}"],
    "the decision": ["DELETE FROM cases_decision"],
    "decision and baseline": ["DELETE FROM cases_decision", "DELETE FROM cases_baseline"],
    "everything written": [
        f"DELETE FROM {table}" for table in ("cases_decision", "cases_baseline", "safekeeping_event")
    ],
    "the chains too": ["DELETE FROM safekeeping_event", "DELETE FROM safekeeping_chain"],
    "who decided": ["UPDATE cases_decision SET decided_by_id = (SELECT submitted_by_id FROM cases_baseline)"],
}


def test_untouched_records_have_no_fault(decided):
    assert list(faults()) == []


@pytest.mark.parametrize(("sql", "what"), TAMPERINGS.items())
def test_what_was_changed_behind_the_application_is_found(decided, sql, what):
    tamper(sql)
    assert what in [fault.what for fault in faults()]


@pytest.mark.parametrize("statements", REMOVALS.values(), ids=REMOVALS)
def test_what_is_missing_or_put_in_another_name_is_found(decided, statements):
    tamper(*statements)
    assert "missing" in [fault.what for fault in faults()]


def test_triggers_that_are_away_are_found(decided):
    drop_triggers(connection)
    tables = {"safekeeping_event", "cases_baseline", "cases_decision", "dialogue_logentry", "dialogue_contribution"}
    assert {(fault.where, fault.what) for fault in faults()} == {
        (f"triggers on {table}", "missing") for table in tables
    }
    create_triggers(connection)


def test_a_file_that_was_changed_or_lost_is_found(decided, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    changed, lost = (keep(upload=upload(), organisation_id=decided.organisation_id, by=None) for _ in range(2))
    Path(tmp_path, changed.path).write_bytes(b"%PDF-annat")
    Path(tmp_path, lost.path).unlink()
    assert {(fault.where, fault.what) for fault in faults()} == {
        (f"file {changed.path} {changed.name}", "content"),
        (f"file {lost.path} {lost.name}", "missing"),
    }


def test_the_command_names_the_fault_and_exits_with_one(decided, capsys):
    tamper("UPDATE cases_decision SET comment = 'Efterhandsskäl'")
    with pytest.raises(SystemExit) as caught:
        call_command("verify")
    assert caught.value.code == 1
    assert f"decision {decided.number} version 1: columns" in capsys.readouterr().err


def test_the_command_says_what_it_checked(decided, capsys):
    call_command("verify")
    assert "1 baselines, 1 decisions" in capsys.readouterr().out
