"""Letters leave while officers work: neither waits for the other for ever, and nothing is lost."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from needs.dialogue.actions.delivery import mark_sent
from needs.dialogue.actions.invitation import remind
from needs.dialogue.models import Invitation, LogEntry
from tests.dialogue.factories import invite_one, make_open_inquiry


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite lets one write at a time")
def test_a_letter_that_leaves_while_others_are_reminded_is_logged():
    inquiry = make_open_inquiry()
    invitation, _token = invite_one(inquiry)
    Invitation.objects.update(sent_at=timezone.now() - timedelta(days=2))
    invitation.refresh_from_db()
    reminded: list[int] = []

    def remind_in_a_transaction_of_its_own() -> None:
        try:
            reminded.append(remind(inquiry=inquiry, by=inquiry.case.owner))
        finally:
            connection.close()

    officer = threading.Thread(target=remind_in_a_transaction_of_its_own)
    with transaction.atomic():
        Invitation.objects.select_for_update().get(pk=invitation.pk)
        officer.start()
        officer.join(timeout=1)  # she holds the inquiry by now and waits for the invitation
        mark_sent(invitation, "extended")
    officer.join(timeout=10)
    assert (reminded, LogEntry.objects.filter(kind="extended").count()) == ([1], 1)
