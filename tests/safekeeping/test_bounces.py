import io
from email.message import EmailMessage

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from needs.safekeeping import letters
from needs.safekeeping.bounces import bounced_letter
from needs.safekeeping.letters import message_id
from needs.safekeeping.models import Mail
from needs.safekeeping.outbox import Letter, register
from tests.cases.factories import make_organisation

pytestmark = pytest.mark.django_db
REPORT = "Reporting-MTA: dns; mail.example\n\nFinal-Recipient: rfc822; a@b.example\nAction: {action}\nStatus: 5.1.1\n"


@pytest.fixture
def mail():
    now = timezone.now()
    return Mail.objects.create(
        organisation=make_organisation(), kind="test", about="F-001", state="sent", attempts=1, next_at=now, sent_at=now
    )


def report(mail: Mail, action: str = "failed") -> bytes:
    """As RFC 3464 has it: words, a report, and the headers of ours."""
    words = "Content-Type: text/plain; charset=utf-8\n\nDin post nådde inte fram.\n"
    status = f"Content-Type: message/delivery-status\n\n{REPORT.format(action=action)}"
    headers = f"Content-Type: text/rfc822-headers\n\nSubject: Inbjudan\nMessage-ID: {message_id(mail)}\n"
    parts = "".join(f"--b\n{part}\n" for part in (words, status, headers))
    head = "From: MAILER-DAEMON@mail.example\nAuto-Submitted: auto-replied\nMIME-Version: 1.0\n"
    return f'{head}Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n{parts}--b--\n'.encode()


def test_a_report_of_failure_is_about_the_letter_whose_headers_it_carries(mail):
    assert bounced_letter(report(mail)) == mail


def test_a_report_with_our_whole_letter_inside_is_understood(mail):
    ours = EmailMessage()
    ours["Message-ID"] = message_id(mail)
    ours.set_content("Hej")
    bounce = EmailMessage()
    bounce.set_content("Undelivered")
    bounce.add_attachment(ours)
    assert bounced_letter(bounce.as_bytes()) == mail


def test_a_bounce_in_plain_words_with_our_headers_quoted_is_understood(mail):
    assert bounced_letter(f"Subject: failure\n\nNo such user.\n\nMessage-ID: {message_id(mail)}\n".encode()) == mail


@pytest.mark.parametrize("action", ["delayed", "relayed", "expanded"])
def test_a_letter_that_is_only_late_has_not_come_back(mail, action):
    assert bounced_letter(report(mail, action)) is None


def test_somebodys_holiday_is_no_bounce(mail):
    answer = f"Auto-Submitted: auto-replied; holiday\nIn-Reply-To: {message_id(mail)}\n\nJag är ledig."
    assert bounced_letter(answer.encode()) is None


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe\x00", b"Subject: a\n\nHej!", b"Content-Type: multipart/x\n\n--x"])
def test_other_mail_is_left_alone(mail, raw):
    assert bounced_letter(raw) is None


def test_a_letter_from_somewhere_else_is_not_ours(mail):
    foreign = message_id(mail).replace("127.0.0.1", "annan.example")
    assert bounced_letter(report(mail).replace(message_id(mail).encode(), foreign.encode())) is None


def test_the_command_marks_the_letter_and_tells_its_room_once(mail, monkeypatch, capsys):
    told = []
    monkeypatch.setitem(letters.kinds, "test", None)
    register("test", lambda mail: Letter("", "", ""), failed=lambda mail: told.append(mail.about))
    for _ in range(2):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(report(mail))))
        call_command("mail_bounced")
    mail.refresh_from_db()
    assert (mail.state, mail.error, mail.sent_at, told) == ("dead", "bounced", None, ["F-001"])
    assert capsys.readouterr().out.count(mail.key) == 2


def test_the_command_says_when_it_was_given_something_else(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Subject: hej\n\n")))
    with pytest.raises(CommandError):
        call_command("mail_bounced")
