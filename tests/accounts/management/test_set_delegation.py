from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from needs.accounts.actions.organisation import add_unit
from needs.accounts.models import DelegationRule, Organisation
from tests.accounts.factories import make_member, make_organisation

pytestmark = pytest.mark.django_db
MILLIONS = ("--limit", "5000000")


@pytest.fixture
def organisation() -> Organisation:
    organisation = make_organisation(slug="alvsby", name="Älvsby kommun")
    add_unit(organisation=organisation, name="Omsorgen", by=None)
    make_member(organisation, "approver", email="omar@alvsby.example", name="Omar Lindfors", title="Enhetschef")
    return organisation


def run(*args: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("set_delegation", "alvsby", *args, stdout=out, stderr=err, no_color=True)
    return out.getvalue().replace("\xa0", " "), err.getvalue().replace("\xa0", " ")


def test_the_table_is_printed_and_its_gaps_go_to_stderr(organisation):
    out, err = run(*MILLIONS, "--approver", "omar@alvsby.example", "--mandate", "Punkt 4.2")
    assert out == "Hela organisationen\n  Upp till 5 000 000 kr: Enhetschef, Omar Lindfors (Punkt 4.2)\n"
    assert err == "  Över 5 000 000 kr: Ingen. Det saknas en rad i delegationstabellen.\n"


def test_the_same_again_changes_nothing(organisation):
    first = run("--no-limit", "--role", "approver", "--unit", "Omsorgen")
    assert run("--no-limit", "--role", "approver", "--unit", "Omsorgen") == first
    assert [(str(rule.unit), rule.limit) for rule in DelegationRule.objects.all()] == [("Omsorgen", None)]


def test_a_limit_is_removed_once(organisation):
    run(*MILLIONS, "--role", "approver")
    run(*MILLIONS, "--remove")
    assert not DelegationRule.objects.exists()
    with pytest.raises(CommandError, match="finns inte i delegationstabellen") as refusal:
        run(*MILLIONS, "--remove")
    assert refusal.value.returncode == 1


@pytest.mark.parametrize(
    "args, code",
    [
        ((*MILLIONS, "--approver", "rut@alvsby.example"), 1),
        ((*MILLIONS, "--approver", "nobody@alvsby.example"), 2),
        ((*MILLIONS, "--role", "approver", "--unit", "Skolan"), 2),
        ((*MILLIONS, "--role", "officer"), 1),
        (("--role", "approver"), 1),
        ((*MILLIONS, "--role", "approver", "--approver", "omar@alvsby.example"), 1),
    ],
)
def test_a_table_that_nobody_could_decide_by_is_refused(organisation, args, code):
    make_member(organisation, "officer", email="rut@alvsby.example")
    with pytest.raises(CommandError) as refusal:
        run(*args)
    assert refusal.value.returncode == code
    assert not DelegationRule.objects.exists()
