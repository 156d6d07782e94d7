"""The queue in the database, with the worker that works in earnest."""

from datetime import timedelta

import pytest
from django.core import mail as mailbox
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from needs.safekeeping import letters
from needs.safekeeping.models import Mail
from needs.safekeeping.outbox import Letter, post, post_all, register
from tests.cases.factories import make_organisation
from tests.safekeeping.outbox import FailingBackend, hanging_up

pytestmark = pytest.mark.django_db(transaction=True)
WORKER = {"batch": True, "reload": False, "startup_delay": False, "verbosity": 0}


@pytest.fixture(autouse=True)
def queue(settings, monkeypatch):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    settings.EMAIL_BACKEND = "tests.safekeeping.outbox.FailingBackend"
    monkeypatch.setattr(FailingBackend, "errors", [])
    register("test", lambda mail: Letter("vera@kommun.example", "Hej", mail.about))
    yield
    del letters.kinds["test"]


def waiting_jobs() -> int:
    return DBTaskResult.objects.ready().count()


def test_letters_of_one_transaction_are_one_job_that_the_worker_carries_out():
    post_all(organisation_id=make_organisation().pk, kind="test", about=["F-001", "F-002", "F-003"])
    assert (mailbox.outbox, waiting_jobs()) == ([], 1)
    call_command("db_worker", **WORKER)
    assert sorted(letter.body for letter in mailbox.outbox) == ["F-001", "F-002", "F-003"]
    assert waiting_jobs() == 0


def test_what_is_rolled_back_leaves_no_job():
    organisation = make_organisation()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        raise ZeroDivisionError(post(organisation_id=organisation.pk, kind="test", about="F-001"))
    assert (Mail.objects.count(), DBTaskResult.objects.count()) == (0, 0)


def test_a_letter_that_could_not_be_sent_brings_the_worker_back_when_its_pause_is_over():
    FailingBackend.errors = [hanging_up()]
    mail = post(organisation_id=make_organisation().pk, kind="test", about="F-001")
    call_command("db_worker", **WORKER)
    mail.refresh_from_db()
    [job] = DBTaskResult.objects.filter(status="READY")
    assert (mail.state, job.run_after) == ("waiting", mail.next_at)
    in_the_past = timezone.now() - timedelta(seconds=1)
    Mail.objects.update(next_at=in_the_past)
    DBTaskResult.objects.filter(pk=job.pk).update(run_after=in_the_past)
    call_command("db_worker", **WORKER)
    assert [letter.body for letter in mailbox.outbox] == ["F-001"]
    assert DBTaskResult.objects.filter(status="READY").count() == 0


def test_a_lost_job_does_no_harm_because_the_next_sweeps_what_it_left():
    organisation = make_organisation()
    post(organisation_id=organisation.pk, kind="test", about="F-001")
    DBTaskResult.objects.all().delete()
    post(organisation_id=organisation.pk, kind="test", about="F-002")
    call_command("db_worker", **WORKER)
    assert [letter.body for letter in mailbox.outbox] == ["F-001", "F-002"]


def test_the_command_sends_what_is_due_without_any_worker(capsys):
    post_all(organisation_id=make_organisation().pk, kind="test", about=[f"F-{number}" for number in range(150)])
    call_command("deliver_mail")
    assert len(mailbox.outbox) == 150
    assert set(Mail.objects.values_list("state", flat=True)) == {"sent"}


def test_more_letters_than_a_batch_are_carried_on_by_another_job():
    post_all(organisation_id=make_organisation().pk, kind="test", about=[f"F-{number}" for number in range(150)])
    call_command("db_worker", **WORKER)
    assert len(mailbox.outbox) == 150
