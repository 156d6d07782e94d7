"""What is left empty on the account pages is asked for by name."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.accounts.factories import make_member, make_organisation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("account_login", ["Skriv din e-postadress.", "Skriv ditt lösenord."]),
        ("account_reset_password", ["Skriv din e-postadress."]),
    ],
)
def test_an_empty_form_says_what_to_write(client, name, asked):
    page = client.post(reverse(name), {}).content.decode()
    assert [words for words in asked if words not in page] == []
    assert "Fyll i fältet." not in page


def test_a_change_of_password_asks_for_all_three(client):
    reader = make_member(make_organisation(), "reader")
    reader.set_password("tre ord i rad")
    reader.save()
    client.force_login(reader)
    page = client.post(reverse("account_change_password"), {}).content.decode()
    for words in ("Skriv lösenordet du har nu.", "Skriv ett nytt lösenord.", "Skriv det nya lösenordet en gång till."):
        assert words in page
