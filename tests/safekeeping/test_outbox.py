import threading
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from django.core import mail as mailbox
from django.db import OperationalError, connection, transaction
from django.utils import timezone

from needs.accounts.models import Organisation
from needs.safekeeping import letters
from needs.safekeeping.models import Mail
from needs.safekeeping.outbox import Letter, absolute, deliver_due, post, post_all, register, try_again
from needs.safekeeping.postman import BACK_OFF, LEASE, MOST_ATTEMPTS
from tests.cases.factories import make_organisation
from tests.safekeeping.outbox import FailingBackend, hanging_up, refusing, sent_ids

TO = "vera@kommun.example"
HERE = "tests.safekeeping.outbox"


@pytest.fixture(autouse=True)
def told(monkeypatch, settings):
    """Letters of the kind "test", and what their room has been told of them."""
    told = []
    for name, value in {"errors": [], "seen": [], "meanwhile": lambda: None}.items():
        monkeypatch.setattr(FailingBackend, name, value)
    settings.EMAIL_BACKEND = f"{HERE}.FailingBackend"
    register(
        "test",
        lambda mail: Letter(TO, "Ett\nbrev", f"Om {mail.about}: {absolute('/bidra/')}", "svar@kommun.example"),
        sent=lambda mail: told.append(("sent", mail.about)),
        failed=lambda mail: told.append(("failed", mail.about)),
    )
    yield told
    del letters.kinds["test"]


def write(about="F-001", kind="test") -> Mail:
    return post(organisation_id=make_organisation().pk, kind=kind, about=about)


def wait(mail: Mail) -> None:
    """As if its time had come."""
    Mail.objects.filter(pk=mail.pk).update(next_at=timezone.now() - timedelta(seconds=1))


def state(mail: Mail) -> tuple[str, int, str]:
    mail.refresh_from_db()
    return mail.state, mail.attempts, mail.error


@pytest.mark.django_db
def test_a_letter_is_made_when_it_is_sent_as_plain_text_with_the_key_of_its_row(told, settings):
    settings.PUBLIC_ADDRESS = "https://behov.example.se"
    mail = write()
    assert deliver_due() == 1
    [letter] = mailbox.outbox
    assert (letter.to, letter.subject, letter.reply_to) == ([TO], "Ett brev", ["svar@kommun.example"])
    assert letter.body == "Om F-001: https://behov.example.se/bidra/"
    message = letter.message()
    assert message["Message-ID"] == f"<{mail.key}@behov.example.se>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Content-Type"] == 'text/plain; charset="utf-8"'
    assert (state(mail), told) == (("sent", 1, ""), [("sent", "F-001")])
    assert mail.sent_at is not None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Lindvik kommun", "Lindvik kommun"),
        ("Åre, Östersund & Co", "Åre, Östersund & Co"),
        ("Lindvik\r\nBcc: alla@exempel.se", "Lindvik Bcc: alla@exempel.se"),
    ],
)
def test_a_letter_is_from_the_organisation_at_our_address(settings, name, shown):
    settings.DEFAULT_FROM_EMAIL = "Behovsarbete <behov@kommun.example>"
    write()
    Organisation.objects.update(name=name)
    assert deliver_due() == 1
    message = message_from_bytes(mailbox.outbox[0].message().as_bytes(), policy=policy.default)
    [sender] = message["From"].addresses
    assert (sender.display_name, sender.addr_spec, message["Bcc"]) == (shown, "behov@kommun.example", None)


@pytest.mark.django_db
def test_a_letter_that_has_been_sent_is_never_sent_again():
    mail = write()
    assert deliver_due() == 1
    wait(mail)
    try_again(Mail.objects.all())
    assert deliver_due() == 0
    assert len(mailbox.outbox) == 1


@pytest.mark.django_db
def test_a_letter_is_tried_until_the_mail_server_takes_it_with_the_same_id_each_time(told):
    mail = write()
    FailingBackend.errors = [hanging_up(), refusing(450), TimeoutError()]
    for number, pause in enumerate(BACK_OFF[:3], start=1):
        before = timezone.now()
        assert deliver_due() == 1
        assert state(mail)[:2] == ("waiting", number)
        assert before + pause <= mail.next_at <= timezone.now() + pause
        assert deliver_due() == 0
        wait(mail)
    assert deliver_due() == 1
    assert (state(mail), told) == (("sent", 4, ""), [("sent", "F-001")])
    assert sent_ids() == [f"<{mail.key}@127.0.0.1>"]


@pytest.mark.django_db
def test_after_the_last_pause_a_letter_is_dead_and_its_room_is_told_once(told):
    mail = write()
    FailingBackend.errors = [hanging_up() for _ in range(MOST_ATTEMPTS)]
    for _ in range(MOST_ATTEMPTS + 1):
        deliver_due()
        wait(mail)
    assert state(mail) == ("dead", 7, "SMTPServerDisconnected")
    assert (told, mailbox.outbox) == ([("failed", "F-001")], [])


@pytest.mark.django_db
def test_an_address_that_does_not_exist_is_not_tried_again(told):
    mail = write()
    FailingBackend.errors = [refusing(550)]
    deliver_due()
    assert (state(mail), told) == (("dead", 1, "SMTPRecipientsRefused 550"), [("failed", "F-001")])


@pytest.mark.django_db
def test_a_dead_letter_is_sent_when_somebody_asks_for_it(told):
    mail = write()
    FailingBackend.errors = [refusing(550)]
    deliver_due()
    try_again(Mail.objects.all())
    assert deliver_due() == 1
    assert state(mail) == ("sent", 1, "")


@pytest.mark.django_db
def test_a_letter_that_is_no_longer_wanted_is_put_away_without_being_sent(told):
    register("test", lambda mail: None, failed=lambda mail: told.append("failed"))
    mail = write()
    deliver_due()
    assert (state(mail), mailbox.outbox, told) == (("dead", 1, "withdrawn"), [], [])


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["unknown", "faulty"])
def test_a_letter_that_cannot_be_made_holds_up_no_other(kind, monkeypatch):
    monkeypatch.setitem(letters.kinds, "faulty", letters.kinds["test"])
    register("faulty", lambda mail: Letter(TO, str(1 / 0), ""))
    broken, whole = write(kind=kind), write("F-002")
    assert deliver_due() == 2
    assert (state(broken)[:2], state(whole)[0]) == (("waiting", 1), "sent")


@pytest.mark.django_db
def test_a_fault_in_what_follows_does_not_send_the_letter_again():
    register("test", letters.kinds["test"].compose, sent=lambda mail: 1 / 0)
    mail = write()
    deliver_due()
    wait(mail)
    assert (deliver_due(), state(mail)[0], len(mailbox.outbox)) == (0, "sent", 1)


@pytest.mark.django_db
def test_a_room_that_others_stand_in_the_way_of_is_told_again(told):
    in_the_way = [OperationalError("deadlock detected"), OperationalError("deadlock detected")]

    def sent(mail):
        told.append("begun")
        if in_the_way:
            raise in_the_way.pop()

    register("test", letters.kinds["test"].compose, sent=sent)
    mail = write()
    deliver_due()
    assert (state(mail)[0], told, len(mailbox.outbox)) == ("sent", ["begun"] * 3, 1)


@pytest.mark.django_db
def test_a_letter_that_is_being_sent_is_not_sent_again_meanwhile():
    asked = []

    def ask_again_and_let_another_postman_come() -> None:
        if not asked:
            asked.append(True)
            asked.append(try_again(Mail.objects.all()))
            asked.append(deliver_due())

    FailingBackend.meanwhile = ask_again_and_let_another_postman_come
    FailingBackend.errors = [hanging_up()]
    mail = write()
    deliver_due()
    assert asked == [True, 0, 0]
    assert try_again(Mail.objects.all()) == 1, "it could not be sent"
    assert (deliver_due(), state(mail), len(mailbox.outbox)) == (1, ("sent", 1, ""), 1)


@pytest.mark.django_db
def test_no_address_ever_stands_in_row_or_log(caplog):
    caplog.set_level("DEBUG")
    mail = write()
    FailingBackend.errors = [hanging_up(), refusing(550)]
    for _ in range(2):
        deliver_due()
        wait(mail)
    assert "SMTPServerDisconnected" in caplog.text
    assert TO not in caplog.text
    assert TO not in str(Mail.objects.values().get())


@pytest.mark.django_db
def test_a_subject_cannot_carry_a_header(told):
    register("test", lambda mail: Letter(TO, "Hej\r\nBcc: alla@kommun.example", ""))
    write()
    deliver_due()
    assert mailbox.outbox[0].subject == "Hej Bcc: alla@kommun.example"


@pytest.mark.django_db
def test_an_address_with_a_line_break_is_never_sent_to(told):
    register("test", lambda mail: Letter(f"{TO}\nBcc: alla@kommun.example", "Hej", ""))
    mail = write()
    deliver_due()
    assert (state(mail), mailbox.outbox) == (("waiting", 1, "BadHeaderError"), [])


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_is_rolled_back_leaves_no_letter():
    organisation = make_organisation()

    def rolled_back():
        with transaction.atomic():
            post(organisation_id=organisation.pk, kind="test", about="F-001")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        rolled_back()
    assert (Mail.objects.count(), deliver_due(), mailbox.outbox) == (0, 0, [])


@pytest.mark.django_db(transaction=True)
def test_letters_leave_when_the_transaction_stands_and_not_before():
    organisation = make_organisation()
    with transaction.atomic():
        post_all(organisation_id=organisation.pk, kind="test", about=["F-001", "F-002"])
        assert mailbox.outbox == []
    assert [letter.body[:8] for letter in mailbox.outbox] == ["Om F-001", "Om F-002"]


@pytest.mark.django_db(transaction=True)
def test_what_was_written_while_composing_stands_before_the_letter_leaves():
    def compose(mail):
        assert connection.in_atomic_block
        Mail.objects.filter(pk=mail.pk).update(error="composed")
        return Letter(TO, "Hej", "")

    FailingBackend.meanwhile = lambda: (connection.in_atomic_block, Mail.objects.get().error)
    register("test", compose)
    write()
    assert FailingBackend.seen == [(False, "composed")]


@pytest.mark.django_db(transaction=True)
def test_a_letter_whose_postman_fell_before_marking_it_is_sent_again_with_the_same_id(settings):
    settings.EMAIL_BACKEND = f"{HERE}.DyingBackend"
    mail = Mail.objects.create(organisation=make_organisation(), kind="test", about="F-1", next_at=timezone.now())
    with pytest.raises(SystemExit):
        deliver_due()
    settings.EMAIL_BACKEND = f"{HERE}.FailingBackend"
    assert deliver_due() == 0, "its lease has not ended"
    Mail.objects.update(next_at=timezone.now() - LEASE)
    assert deliver_due() == 1
    assert sent_ids() == [f"<{mail.key}@127.0.0.1>"] * 2
    assert state(mail)[:2] == ("sent", 2)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_each_letter_once():
    organisation = make_organisation()
    now = timezone.now()
    Mail.objects.bulk_create(
        Mail(organisation=organisation, kind="test", about=f"F-{number}", next_at=now) for number in range(20)
    )
    start = threading.Barrier(2)
    tried = []

    def work():
        start.wait()
        try:
            tried.append(deliver_due())
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sum(tried) == 20
    assert len(set(sent_ids())) == len(mailbox.outbox) == 20
    assert set(Mail.objects.values_list("state", "attempts")) == {("sent", 1)}
