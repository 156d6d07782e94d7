import re

import pytest
from django.urls import reverse

from needs.accounts.models import Guidelines
from needs.cases.actions.decision import submit_case
from needs.cases.models import Case, Stakeholder, StakeholderContact
from needs.safekeeping.models import Event
from tests.cases.factories import make_case, make_ready_case, make_stakeholder, make_user

pytestmark = pytest.mark.django_db
TYPED = {"version": 0, "name": "Anhöriga", "perspective": "citizen", "role": "uses", "influence": "2", "affected": "5"}
REACHED = {"person": "Mia Ek", "email": "mia@natt.example", "telephone": "070-1"}


@pytest.fixture
def case():
    return make_case()


def page(name, case, *numbers):
    return reverse(name, args=[case.key, *numbers])


def text(response):
    return " ".join(response.content.decode().split())


def test_a_stakeholder_is_added_with_what_is_known(client, case):
    client.force_login(case.owner)
    response = client.post(page("stakeholder_new", case), TYPED | {"first_hand": "on"} | REACHED)
    saved = Stakeholder.objects.get()
    assert response.url == page("stakeholder_list", case)
    assert (saved.ref, saved.name, saved.influence, saved.affected, saved.first_hand) == (
        "I-001", "Anhöriga", 2, 5, True,
    )  # fmt: skip
    assert saved.contact.email == "mia@natt.example"


def test_the_name_is_all_that_is_needed_and_it_is(client, case):
    client.force_login(case.owner)
    assert client.post(page("stakeholder_new", case), {"version": 0, "name": "Anhöriga"}).status_code == 302
    refused = text(client.post(page("stakeholder_new", case), TYPED | {"name": "  "}))
    assert "Skriv vem det gäller: en grupp eller en roll." in refused
    assert Stakeholder.objects.count() == 1


def test_a_mistyped_address_is_explained_and_nothing_is_lost(client, case):
    client.force_login(case.owner)
    html = text(client.post(page("stakeholder_new", case), TYPED | {"email": "mia(at)natt"}))
    assert "Skriv hela adressen, till exempel namn@kommunen.se." in html
    assert 'value="mia(at)natt"' in html


def test_one_after_the_other_stays_with_the_perspective(client, case):
    client.force_login(case.owner)
    response = client.post(page("stakeholder_new", case), TYPED | {"next": "1"})
    assert response.url == page("stakeholder_new", case) + "?perspective=citizen"
    assert client.get(response.url).context["form"]["perspective"].value() == "citizen"


def test_a_form_sent_twice_makes_one_stakeholder(client, case):
    client.force_login(case.owner)
    key = client.get(page("stakeholder_new", case)).context["form"]["once"].value()
    answers = [client.post(page("stakeholder_new", case), TYPED | {"once": key}) for _ in range(2)]
    assert answers[0].url == answers[1].url
    assert Stakeholder.objects.count() == 1


def test_the_form_says_how_long_an_address_is_kept(client, case):
    Guidelines.objects.filter(organisation=case.organisation).update(retention_months=6)
    client.force_login(case.owner)
    assert "tas bort 6 månader efter att ärendet är avslutat" in text(client.get(page("stakeholder_new", case)))


def test_the_list_shows_all_six_perspectives_and_says_which_are_empty(client, case):
    make_stakeholder(case, conflict_of_interest="Har ett bolag")
    client.force_login(case.owner)
    html = text(client.get(page("stakeholder_list", case)))
    assert "Ingen intressent från perspektivet medborgare än" in html
    assert html.count("Ingen intressent från perspektivet") == 5
    assert "Jäv anmält" in html
    assert "Har ett bolag" not in html


def test_the_map_states_its_finding_and_the_table_has_the_same_data(client, case):
    for number in range(4):
        make_stakeholder(case, name=f"Grupp {number}", influence=1, affected=5)
    client.force_login(case.owner)
    html = text(client.get(page("stakeholder_list", case)))
    assert "Fyra som påverkas mycket har litet inflytande" in html
    assert html.count("<circle") == 4
    assert html.count("1 Mycket litet") == 4


def test_an_empty_list_offers_to_add_or_to_paste_and_names_the_six_perspectives(client, case):
    client.force_login(case.owner)
    html = text(client.get(page("stakeholder_list", case)))
    assert "Lägg till den första intressenten" in html
    assert html.count("Ingen intressent från perspektivet") == 6
    assert "Vilka saknas?" not in html


def test_being_done_is_noted_by_the_officer_alone(client, case):
    client.force_login(make_user("reader", case.organisation))
    assert client.post(page("stakeholder_list", case), {"done": "yes"}).status_code == 403
    client.force_login(case.owner)
    assert client.post(page("stakeholder_list", case), {"done": "yes"}).url == page("case_hub", case)
    assert Case.objects.get(pk=case.pk).done_parts == ["stakeholders"]


@pytest.mark.parametrize(
    ("role", "on_team", "sees"),
    [("officer", False, True), ("contributor", True, True), ("reader", True, True), ("reader", False, False),
     ("contributor", False, False), ("approver", False, False)],
)  # fmt: skip
def test_only_officers_and_the_team_see_how_somebody_is_reached(client, case, role, on_team, sees):
    make_stakeholder(case, conflict_of_interest="Har ett bolag", **REACHED)
    person = make_user(role, case.organisation)
    if on_team:
        case.team.create(user=person)
    client.force_login(person)
    html = text(client.get(page("stakeholder", case, 1)))
    assert "Har ett bolag" in html
    assert [secret in html for secret in REACHED.values()] == [sees] * 3
    assert "mia@natt.example" not in text(client.get(page("stakeholder_list", case)))
    assert "mia@natt.example" not in text(client.get(page("case_events", case)))


def test_a_stakeholder_is_changed_and_the_events_say_how(client, case):
    stakeholder = make_stakeholder(case, **REACHED)
    client.force_login(case.owner)
    response = client.post(page("stakeholder", case, 1), TYPED | REACHED | {"version": stakeholder.version})
    assert response.url == page("stakeholder_list", case)
    html = text(client.get(page("case_events", case)))
    assert "ändrade intressenten" in html
    assert "5 Väldigt mycket" in html
    assert StakeholderContact.objects.get().email == "mia@natt.example"


def test_two_who_change_the_same_meet_both_also_over_the_address(client, case):
    stakeholder = make_stakeholder(case, **REACHED)
    client.force_login(case.owner)
    opened = TYPED | REACHED | {"version": stakeholder.version}
    client.post(page("stakeholder", case, 1), opened | {"name": "Elins namn", "email": "elin@natt.example"})
    met = client.post(page("stakeholder", case, 1), opened | {"name": "Jonas namn", "email": "jonas@natt.example"})
    assert met.status_code == 409
    assert [word in text(met) for word in ("Elins namn", "Jonas namn", "elin@natt.example")] == [True] * 3


def test_removing_asks_first_and_keeps_the_number(client, case):
    make_stakeholder(case)
    client.force_login(case.owner)
    assert "Ta bort intressenten?" in text(client.get(page("stakeholder_remove", case, 1)))
    assert client.post(page("stakeholder_remove", case, 1)).url == page("stakeholder_list", case)
    assert Stakeholder.objects.get().removed
    assert "Spara intressenten" not in text(client.get(page("stakeholder", case, 1)))


@pytest.mark.parametrize(("role", "status"), [("officer", 302), ("contributor", 403), ("reader", 403), (None, 404)])
def test_who_may_add(client, case, role, status):
    client.force_login(make_user(role, case.organisation) if role else make_user("officer"))
    assert client.post(page("stakeholder_new", case), TYPED).status_code == status
    assert Stakeholder.objects.exists() == (status == 302)


def test_a_locked_case_shows_its_stakeholders_as_text(client):
    case = make_ready_case()
    make_stakeholder(case)
    make_user("approver", case.organisation)
    submit_case(case=case, by=case.owner)
    client.force_login(case.owner)
    assert "Spara intressenten" not in text(client.get(page("stakeholder", case, 1)))
    assert "Lägg till en intressent" not in text(client.get(page("stakeholder_list", case)))
    assert client.post(page("stakeholder", case, 1), TYPED | {"version": 1}).status_code == 409


def test_the_perspective_shows_its_stakeholders(client, case):
    make_stakeholder(case, perspective="citizen", name="Anhöriga", first_hand=True, involvement="interview")
    client.force_login(case.owner)
    html = text(client.get(reverse("perspective", args=[case.key, "citizen"])))
    assert "I-001</span> Anhöriga" in html
    assert "egen erfarenhet, intervju" in html


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_at_one_and_three_rows(client, case, rows, django_assert_num_queries):
    for _ in range(rows):
        make_stakeholder(case, influence=2, affected=4)
    client.force_login(case.owner)
    with django_assert_num_queries(6):
        client.get(page("stakeholder_list", case))


ROWS = "Namn\tPerspektiv\tInflytande\nNattpatrullen\tVerksamhet\t2\nVikarier\tRymden\t1\n\tKund\t\n"


def confirmed(html):
    """What the button of the preview sends."""
    form = html[: html.index('name="confirmed"')]
    return {name: re.findall(f'name="{name}" value="([^"]*)"', form)[-1] for name in ("once", "pasted")}


def test_a_pasted_list_is_shown_row_by_row_and_nothing_is_saved(client, case):
    make_stakeholder(case, name="nattpatrullen")
    client.force_login(case.owner)
    html = text(client.post(page("stakeholder_import", case), {"pasted": ROWS}))
    assert [word in html for word in ("Läggs till delvis", "Hoppas över", "Inget är sparat än.")] == [True] * 3
    assert "Det finns redan en intressent med det namnet." in html
    assert "Raden har inget namn." in html
    assert Stakeholder.objects.count() == 1


def test_confirmed_it_is_added_whole_and_once(client, case):
    client.force_login(case.owner)
    html = client.post(page("stakeholder_import", case), {"pasted": ROWS, "once": "k1"}).content.decode()
    sent = confirmed(html) | {"confirmed": "1"}
    for _ in range(2):
        assert client.post(page("stakeholder_import", case), sent).url == page("stakeholder_list", case)
    found = Stakeholder.objects.values_list("name", "perspective", "influence")
    assert list(found) == [("Nattpatrullen", "operations", 2), ("Vikarier", "", 1)]
    assert Event.objects.filter(kind="stakeholder.created").count() == 2


def test_a_name_that_stands_twice_in_the_list_is_added_once(client, case):
    client.force_login(case.owner)
    client.post(page("stakeholder_import", case), {"pasted": "Vikarier\nvikarier \nAnhöriga", "confirmed": "1"})
    assert list(Stakeholder.objects.values_list("name", flat=True)) == ["Vikarier", "Anhöriga"]


@pytest.mark.parametrize(
    ("pasted", "message"),
    [
        ("  \n", "Klistra in minst en rad"),
        ("Namn\tPerspektiv\n", "Det finns ingen rad med en intressent"),
        (
            "\n".join(f"Grupp {number}" for number in range(501)),
            "Listan har 501 rader. Klistra in högst 500 åt gången.",
        ),
    ],
)
def test_a_list_that_cannot_be_read_says_why(client, case, pasted, message):
    client.force_login(case.owner)
    assert message in text(client.post(page("stakeholder_import", case), {"pasted": pasted}))


def test_columns_that_are_not_read_are_told(client, case):
    client.force_login(case.owner)
    html = text(client.post(page("stakeholder_import", case), {"pasted": "Namn;Telefon\nVikarier;070"}))
    assert "Kolumnen ”Telefon” läses inte." in html


def test_a_list_is_not_added_to_a_case_that_is_locked(client):
    case = make_ready_case()
    make_user("approver", case.organisation)
    submit_case(case=case, by=case.owner)
    client.force_login(case.owner)
    sent = {"pasted": "Vikarier", "confirmed": "1"}
    assert client.post(page("stakeholder_import", case), sent).status_code == 409
    assert not Stakeholder.objects.exists()


def test_each_cell_names_its_column_where_the_row_becomes_a_card(client):
    case = make_case()
    make_stakeholder(case)
    client.force_login(case.owner)
    page = client.get(reverse("stakeholder_list", args=[case.key])).content.decode()
    assert [
        f'data-label="{name}"' in page for name in ("Inflytande", "Påverkas", "Egen erfarenhet", "Hur de hörs")
    ] == [True] * 4
