"""What somebody who means harm tries, or chance does in her place."""

from time import process_time

import pytest
from django.test import Client
from django.urls import reverse

from needs.dialogue import invitees
from needs.dialogue.actions.personal import erase_person
from needs.dialogue.forms.invitation import LONGEST_PASTED
from needs.dialogue.views.limits import WRONG_LINKS
from needs.safekeeping import drafts
from needs.safekeeping.models import Draft
from tests.cases.factories import make_user
from tests.dialogue.factories_contribution import make_asking, make_invited, make_token

GENEROUS = 2  # seconds; looking from every letter takes half a minute


@pytest.mark.parametrize("text", ["a", "a@", '"', "<", ", "])
def test_a_long_text_without_addresses_is_read_at_once(text):
    started = process_time()
    assert not invitees.read((text * LONGEST_PASTED)[:LONGEST_PASTED]).people
    assert process_time() - started < GENEROUS


@pytest.mark.django_db
def test_a_page_that_says_wait_tells_no_other_page_the_link():
    token = make_token(make_invited(make_asking()))
    for _each in range(WRONG_LINKS.tries):
        WRONG_LINKS.count("127.0.0.1")
    response = Client().get(reverse("contribute", kwargs={"token": token}))
    assert (response.status_code, response["Referrer-Policy"]) == (429, "strict-origin")


@pytest.mark.django_db
def test_erasing_an_address_in_an_unsaved_form_leaves_those_that_hold_it():
    typed = "Joanna <joanna@exempel.se>, anna@exempel.se.nu, Anna <Anna@exempel.se>. Fråga anna@exempel.se."
    drafts.keep(user=make_user(), form="/arenden/", fields=[("people", typed)])
    erase_person("anna@exempel.se")
    left = "Joanna <joanna@exempel.se>, anna@exempel.se.nu, Anna <>. Fråga ."
    assert Draft.objects.get().fields == [["people", left]]
