import io

import pytest
from django.core.management import CommandError, call_command

from needs.accounts.models import User
from needs.cases.models import Case
from needs.cases.rules.submission import obstacles
from needs.exchange.demonstration import PASSWORD
from needs.safekeeping.models import Event

pytestmark = pytest.mark.django_db


def demo(*arguments: str) -> list[str]:
    out = io.StringIO()
    call_command("demo", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_the_demonstration_holds_an_approved_case_and_cases_with_gaps():
    demo()
    states = {case.number: case.state for case in Case.objects.all()}
    assert states == {"2026-014": "approved", "2026-021": "draft", "2026-006": "draft"}
    assert all(obstacles(case) for case in Case.objects.filter(state="draft"))


def test_the_references_come_first_and_every_login_works(client):
    lines = demo()
    assert lines[:4] == ["2026-014", "2026-021", "2026-006", ""]
    logins = [line.split()[:2] for line in lines if PASSWORD in line]
    assert len(logins) == User.objects.count()
    assert all(User.objects.get(email=email).check_password(password) for email, password in logins)


def test_a_second_run_changes_nothing_and_prints_the_same():
    first, events = demo(), Event.objects.count()
    users = list(User.objects.order_by("pk").values())
    assert demo() == first
    assert (Event.objects.count(), list(User.objects.order_by("pk").values())) == (events, users)


def test_where_development_is_off_it_must_be_forced(settings):
    settings.DEVELOPMENT = False
    with pytest.raises(CommandError) as error:
        demo()
    assert (error.value.returncode, Case.objects.count()) == (1, 0)
    assert len(demo("--force")) > 4


def test_the_password_is_long_enough_for_our_own_rule():
    assert len(PASSWORD) >= 12
