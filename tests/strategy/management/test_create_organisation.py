from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from needs.accounts.models import Membership, Organisation, User
from needs.strategy.models import GoalCatalogue
from needs.strategy.shipped import shipped_slugs

pytestmark = pytest.mark.django_db
ADMIN = ("--admin", "rut@alvsby.example", "--admin-name", "Rut Ek")


def run(name: str, *args: str) -> str:
    out = StringIO()
    call_command("create_organisation", name, *args, stdout=out)
    return out.getvalue()


def test_an_organisation_begins_with_an_administrator_and_the_shipped_goals():
    out = run("Älvsby kommun", "--slug", "alvsby", "--number", "212000-2767", *ADMIN)
    assert out.splitlines()[0] == "alvsby"
    assert "Rut Ek väljer lösenord genom ”Jag har glömt lösenordet”" in out
    organisation = Organisation.objects.get(name="Älvsby kommun", organisation_number="212000-2767")
    assert [(held.user.name, held.role) for held in organisation.memberships.all()] == [("Rut Ek", "administrator")]
    assert {catalogue.shipped for catalogue in organisation.catalogues.all()} == set(shipped_slugs())


def test_the_same_again_changes_nothing():
    for _ in range(2):
        run("Älvsby kommun", "--slug", "alvsby", *ADMIN)
    counts = [model.objects.count() for model in (Organisation, User, Membership, GoalCatalogue)]
    assert counts == [1, 1, 1, len(shipped_slugs())]


def test_the_administrator_is_invited_when_asked():
    run("Älvsby kommun", "--slug", "alvsby", *ADMIN, "--invite", "--address", "https://behov.example.se")
    assert [message.to for message in mail.outbox] == [["rut@alvsby.example"]]
    assert "https://behov.example.se/konto/losenord/nytt/" in mail.outbox[0].body


def test_a_short_name_belongs_to_one_organisation():
    run("Älvsby kommun", "--slug", "alvsby", *ADMIN)
    with pytest.raises(CommandError, match="alvsby är redan kortnamn för Älvsby kommun") as refusal:
        run("Älvsby bostäder", "--slug", "alvsby", *ADMIN)
    assert refusal.value.returncode == 1


@pytest.mark.parametrize(
    "args",
    [("--slug", "alvsby", "--number", "212000-2768", *ADMIN), ("--slug", "alvsby", *ADMIN[:1], "rut", *ADMIN[2:])],
)
def test_a_wrong_number_or_address_makes_nothing_at_all(args):
    with pytest.raises(CommandError) as refusal:
        run("Älvsby kommun", *args)
    assert refusal.value.returncode == 1
    assert not Organisation.objects.exists()
