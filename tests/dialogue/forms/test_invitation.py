import pytest
from django.http import QueryDict

from needs.dialogue.forms.invitation import InviteForm, OpenLinkForm
from needs.dialogue.models import Inquiry

ASKING = Inquiry(perspective="citizen")


def posted(text: str) -> QueryDict:
    data = QueryDict(mutable=True)
    data["people"] = text
    return data


def told(text: str, known=()) -> list[str]:
    form = InviteForm(posted(text), inquiry=ASKING, known=known)
    assert not form.is_valid()
    return form.errors["people"]


def test_those_invited_already_and_those_written_twice_are_left_out():
    form = InviteForm(
        posted("anna@exempel.se\nbo@exempel.se\nBO@exempel.se\ncia@exempel.se"),
        inquiry=ASKING,
        known={"anna@exempel.se"},
    )
    assert form.is_valid()
    assert ([person.email for person in form.invitees], form.left_out) == (["bo@exempel.se", "cia@exempel.se"], 2)


def test_each_line_that_cannot_be_read_is_told_and_what_was_typed_stays():
    text = "anna@exempel.se\nBo Berg\ncia@"
    form = InviteForm(posted(text), inquiry=ASKING)
    assert form.errors["people"] == [
        "Rad 2: vi hittar ingen e-postadress i ”Bo Berg”.",
        "Rad 3: vi hittar ingen e-postadress i ”cia@”.",
    ]
    assert form["people"].value() == text


def test_of_many_faults_ten_are_told_and_the_rest_counted():
    faults = told("\n".join(f"Person {number}" for number in range(13)))
    assert (len(faults), faults[-1]) == (11, "3 rader till har samma fel.")


@pytest.mark.parametrize("text", ["", "  \n ", ",;\n"])
def test_nobody_is_no_invitation(text):
    assert told(text) == ["Skriv eller klistra in minst en e-postadress."]


def test_nobody_new_is_no_invitation():
    assert told("anna@exempel.se", known={"anna@exempel.se"}) == ["Alla du har skrivit är redan inbjudna."]


def test_a_whole_register_is_pointed_to_an_open_link():
    (message,) = told("\n".join(f"nummer{number}@exempel.se" for number in range(501)))
    assert "högst 500 personer" in message


def test_suppliers_are_asked_for_their_company():
    hints = [
        str(InviteForm(inquiry=Inquiry(perspective=kind)).fields["people"].help_text)
        for kind in ("business", "industry", "citizen")
    ]
    assert ["Exempel AB" in hint for hint in hints] == [True, True, False]


@pytest.mark.parametrize(("typed", "quota"), [("", None), ("100", 100), ("1 000", 1000)])
def test_a_link_has_a_quota_or_none(typed, quota):
    form = OpenLinkForm(QueryDict(f"quota={typed}"))
    assert form.is_valid()
    assert form.cleaned_data["quota"] == quota


@pytest.mark.parametrize("typed", ["0", "-3", "många", "10001"])
def test_a_quota_that_is_no_number_of_answers_is_refused(typed):
    assert list(OpenLinkForm(QueryDict(f"quota={typed}")).errors) == ["quota"]
