import re
from io import StringIO
from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from needs.accounts.actions.delegation import set_delegation
from needs.accounts.actions.organisation import add_unit
from needs.accounts.models import Membership, Organisation, Unit, User
from tests.accounts.factories import make_member, make_organisation

pytestmark = pytest.mark.django_db
RUT = ("rut@alvsby.example", "--name", "Rut Ek")
NEW_PASSWORD = "ett långt lösenord 2027"


@pytest.fixture
def organisation() -> Organisation:
    return make_organisation(slug="alvsby", name="Älvsby kommun")


def run(name: str, *args: str, **options: Any) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command(name, *args, stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def test_a_member_is_added_with_roles_title_and_unit(organisation):
    unit = add_unit(organisation=organisation, name="Inköp", by=None)
    roles = ("--role", "officer", "--role", "administrator")
    out, _ = run("add_member", "alvsby", *RUT, *roles, "--unit", "Inköp", "--title", "Inköpschef")
    assert "Rut Ek i Älvsby kommun: Upphandlare, Administratör.\n" in out
    assert "Rut Ek väljer lösenord genom ”Jag har glömt lösenordet”" in out
    assert {(held.role, held.unit) for held in Membership.objects.all()} == {("officer", unit), ("administrator", unit)}
    assert (User.objects.get().title, mail.outbox) == ("Inköpschef", [])


def test_adding_a_member_again_adds_the_role_alone(organisation):
    run("add_member", "alvsby", *RUT, "--role", "officer")
    out, _ = run("add_member", "alvsby", *RUT, "--role", "approver")
    assert "Rut Ek i Älvsby kommun: Upphandlare, Beslutsfattare.\n" in out
    assert User.objects.count() == 1


def test_an_invited_member_chooses_a_password_with_the_link_and_is_in(organisation, client: Client):
    run("add_member", "alvsby", *RUT, "--role", "officer", "--invite", "--address", "https://behov.example.se/")
    (message,) = mail.outbox
    assert (message.to, message.subject) == (["rut@alvsby.example"], "Du har fått ett konto i Behovsarbete")
    (link,) = re.findall(r"https://behov\.example\.se(/konto/losenord/nytt/\S+)", message.body)
    form = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    assert User.objects.get().check_password(NEW_PASSWORD)


def test_a_member_without_a_password_gets_one_as_the_command_says(organisation, client: Client):
    run("add_member", "alvsby", *RUT, "--role", "officer")
    client.post(reverse("account_reset_password"), {"email": "rut@alvsby.example"})
    assert [message.to for message in mail.outbox] == [["rut@alvsby.example"]]
    assert "/konto/losenord/nytt/" in mail.outbox[0].body


@pytest.mark.parametrize(
    "args, code, said",
    [
        (("alvsby", *RUT, "--role", "officer", "--unit", "Inköp"), 2, "har ingen enhet som heter Inköp"),
        (("lindvik", *RUT, "--role", "officer"), 2, "lindvik"),
        (("alvsby", "rut", "--name", "Rut Ek", "--role", "officer"), 1, "e-postadress"),
        (("alvsby", *RUT, "--role", "emperor"), 1, "emperor"),
    ],
)
def test_what_cannot_be_added_is_said_plainly(organisation, args, code, said):
    with pytest.raises(CommandError, match=said) as refusal:
        run("add_member", *args)
    assert refusal.value.returncode == code
    assert not User.objects.exists()


def test_a_unit_is_added_under_another(organisation):
    run("add_unit", "alvsby", "Omsorgen")
    assert run("add_unit", "alvsby", "Nattpatrullen", "--under", "Omsorgen") == ("Nattpatrullen\n", "")
    assert [(unit.name, str(unit.parent or "")) for unit in Unit.objects.all()] == [
        ("Nattpatrullen", "Omsorgen"),
        ("Omsorgen", ""),
    ]


def test_a_role_is_taken_and_a_second_time_there_is_none_to_take(organisation):
    make_member(organisation, "officer", "reader", email="rut@alvsby.example", name="Rut Ek")
    taking = ("remove_role", "alvsby", "rut@alvsby.example", "--role", "officer")
    assert run(*taking) == ("Rut Ek har inte längre rollen Upphandlare i Älvsby kommun.\n", "")
    assert run(*taking) == ("Rut Ek hade inte rollen Upphandlare i Älvsby kommun.\n", "")
    assert [held.role for held in Membership.objects.all()] == ["reader"]


def test_a_closed_account_cannot_log_in_and_those_logged_in_are_out(organisation, client: Client):
    user = make_member(organisation, "officer", email="rut@alvsby.example", name="Rut Ek", password=NEW_PASSWORD)
    client.force_login(user)
    assert run("deactivate_member", "Rut@alvsby.example")[0] == "Kontot för Rut Ek är stängt.\n"
    assert client.get(reverse("account")).headers["Location"].startswith(reverse("account_login"))
    anew = Client()
    anew.post(reverse("account_login"), {"login": user.email, "password": NEW_PASSWORD})
    assert "_auth_user_id" not in anew.session


def test_closing_is_said_once_and_can_be_undone(organisation):
    make_member(organisation, "officer", email="rut@alvsby.example", name="Rut Ek")
    said = [run("deactivate_member", "rut@alvsby.example", undo=undo)[0] for undo in (False, False, True, True)]
    assert said == [
        "Kontot för Rut Ek är stängt.\n",
        "Kontot för Rut Ek var redan stängt.\n",
        "Rut Ek kan logga in igen.\n",
        "Rut Ek kunde redan logga in.\n",
    ]


def test_closing_warns_when_nobody_is_left_to_decide(organisation):
    omar = make_member(organisation, "approver", email="omar@alvsby.example", name="Omar Lindfors")
    set_delegation(organisation=organisation, limit=None, approver=omar, by=None)
    _, err = run("deactivate_member", "omar@alvsby.example")
    assert "Älvsby kommun: Hela organisationen, Alla belopp: Ingen. Omar Lindfors får inte längre besluta." in err


def test_nobody_with_the_address_is_wrong_use():
    with pytest.raises(CommandError, match=r"rut@alvsby\.example") as refusal:
        run("deactivate_member", "rut@alvsby.example")
    assert refusal.value.returncode == 2
