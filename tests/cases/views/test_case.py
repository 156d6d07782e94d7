"""The list of cases, starting one, its facts and its team."""

import pytest
from django.urls import reverse

from needs.accounts.models import Membership, Unit
from needs.cases.actions.case import change_case, set_team
from needs.cases.models import Case
from tests.cases.factories import make_case, make_organisation, make_ready_case, make_user

pytestmark = pytest.mark.django_db


def listed(client, user, **asked):
    client.force_login(user)
    return [row.title for row in client.get(reverse("case_list"), asked).context["listing"].rows]


def address(name, case):
    return reverse(name, kwargs={"key": case.key})


def facts(case, **values):
    return {"version": case.version, "title": case.title, "owner": case.owner.pk} | values


def test_the_list_holds_the_cases_a_person_may_see_and_no_others(client):
    officer = make_user("officer")
    home = officer.memberships.get().organisation
    make_case(officer, title="Öppet")
    make_case(make_user("officer", home), title="Stängt", restricted=True)
    make_case(title="Grannens")
    assert listed(client, officer) == ["Öppet"]
    assert listed(client, make_user("reader", home)) == ["Öppet"]
    assert listed(client, make_user("officer")) == []


@pytest.mark.parametrize("word", ["trygg", "ÖVER natten", "2026-", "von 7", "över"])
def test_search_finds_title_number_and_registry_number_whatever_the_case(client, word):
    officer = make_user("officer")
    make_case(officer, title="Trygghet Över natten", registry_number="VON 77", number="2026-001")
    assert listed(client, officer, q=word) == ["Trygghet Över natten"]
    assert listed(client, officer, q=f"{word} saknas") == []


def test_the_list_is_narrowed_by_state_unit_and_whose(client):
    officer = make_user("officer")
    home = officer.memberships.get().organisation
    unit = Unit.objects.create(organisation=home, name="Vård")
    make_case(officer, title="Min", unit=unit)
    other = make_case(make_user("officer", home), title="Annans")
    assert listed(client, officer, unit=unit.pk) == ["Min"]
    assert listed(client, officer, mine="1") == ["Min"]
    assert listed(client, officer, state="approved") == []
    set_team(case=other, users=[officer], by=other.owner)
    assert listed(client, officer, mine="1") == ["Annans", "Min"]


def test_an_unknown_filter_is_no_filter(client):
    officer = make_user("officer")
    make_case(officer, title="Min")
    assert listed(client, officer, state="sönder", unit="x", page="-3", order="?") == ["Min"]


def test_the_list_is_read_in_pages_of_fifty(client):
    case = make_case()
    rest = {"organisation": case.organisation, "owner": case.owner, "title": "Ärende"}
    Case.objects.bulk_create(Case(number=f"2025-{number:03d}", **rest) for number in range(1, 61))
    client.force_login(case.owner)
    first, second = (client.get(reverse("case_list"), {"page": page, "q": ""}) for page in (1, 2))
    assert [len(page.context["listing"].rows) for page in (first, second)] == [50, 11]
    assert 'href="/arenden/?page=2&amp;q=" rel="next"' in first.content.decode()
    assert "Ärende 51 till 61 av 61" in second.content.decode()


@pytest.mark.parametrize("cases", [1, 3, 100])
def test_the_list_takes_the_same_queries_however_many_cases(client, cases, django_assert_num_queries):
    case = make_case()
    rest = {"organisation": case.organisation, "owner": case.owner, "title": "Ärende"}
    Case.objects.bulk_create(Case(number=f"2025-{number:03d}", **rest) for number in range(1, cases))
    client.force_login(case.owner)
    with django_assert_num_queries(8):
        client.get(reverse("case_list"))


def test_a_case_is_started_with_a_title_alone(client):
    officer = make_user("officer")
    client.force_login(officer)
    response = client.post(reverse("case_new"), {"title": "Trygghet på natten"})
    case = Case.objects.get()
    assert (case.title, case.owner, response.url) == ("Trygghet på natten", officer, address("case_hub", case))


def test_three_questions_are_kept_and_amounts_read(client):
    client.force_login(make_user("officer"))
    given = {
        "title": "Larm",
        "purpose": "Hjälp i tid",
        "estimated_value": "1,2 miljoner",
        "procurement_kind": "services",
    }
    client.post(reverse("case_new"), given | {"contract_ends_on": "2027-09-30"})
    case = Case.objects.get()
    assert (case.purpose, case.estimated_value, case.procurement_kind) == ("Hjälp i tid", 1_200_000, "services")
    assert case.contract_ends_on.isoformat() == "2027-09-30"


def test_a_title_of_characters_that_nobody_sees_is_none(client):
    client.force_login(make_user("officer"))
    page = client.post(reverse("case_new"), {"title": " \u200b\u202e \ufeff"}).content.decode()
    assert "Skriv med några ord vad ärendet handlar om." in page


def test_a_title_is_asked_for_in_plain_words_and_what_was_typed_stays(client):
    client.force_login(make_user("officer"))
    page = client.post(reverse("case_new"), {"title": " ", "purpose": "Hjälp i tid"}).content.decode()
    assert "Skriv med några ord vad ärendet handlar om." in page
    assert "Hjälp i tid</textarea>" in page
    assert "<title>Fel: Starta ett ärende" in page


def test_who_runs_cases_in_two_organisations_says_which(client):
    officer, second = make_user("officer"), make_organisation(name="Sandby")
    Membership.objects.create(user=officer, organisation=second, role="officer")
    client.force_login(officer)
    assert "Välj vilken organisation" in client.post(reverse("case_new"), {"title": "Tolk"}).content.decode()
    client.post(reverse("case_new"), {"title": "Tolk", "organisation": second.pk})
    assert Case.objects.get().organisation == second


@pytest.mark.parametrize("role", ["reader", "contributor", "approver", "administrator"])
def test_only_officers_start_cases(client, role):
    client.force_login(make_user(role))
    assert client.get(reverse("case_new")).status_code == 403
    assert client.post(reverse("case_new"), {"title": "Larm"}).status_code == 403
    assert not Case.objects.exists()


def test_facts_are_saved_as_they_are_written(client):
    case = make_case()
    client.force_login(case.owner)
    written = {"cpv_codes": "85312000-9, 33195000-3", "estimated_value": "12 500 000 kr", "hours_spent": "41,5"}
    assert client.post(address("case_facts", case), facts(case, **written)).url == address("case_hub", case)
    case.refresh_from_db()
    assert (case.cpv_codes, case.estimated_value) == (["85312000-9", "33195000-3"], 12_500_000)
    assert str(case.hours_spent) == "41.50"


def test_the_case_is_handed_to_another_officer_and_to_nobody_else(client):
    case = make_case()
    officer, reader = make_user("officer", case.organisation), make_user("reader", case.organisation)
    client.force_login(case.owner)
    assert client.post(address("case_facts", case), facts(case, owner=reader.pk)).status_code == 200
    client.post(address("case_facts", case), facts(case, owner=officer.pk))
    assert Case.objects.get().owner == officer


def test_two_people_changing_the_same_fact_meet_both_texts(client):
    case = make_case()
    change_case(case=case, values={"registry_number": "KS 1"}, edit=None, by=case.owner)
    client.force_login(make_user("officer", case.organisation))
    response = client.post(address("case_facts", case), facts(case, registry_number="KS 2"))
    assert response.status_code == 409
    assert "KS 1" in response.content.decode()
    assert "KS 2" in response.content.decode()


def test_the_team_is_chosen_among_the_members(client):
    case = make_case()
    colleague, stranger = make_user("contributor", case.organisation), make_user("contributor")
    client.force_login(case.owner)
    page = client.get(address("case_team", case)).content.decode()
    assert f"{colleague.name}, medarbetare" in page
    assert stranger.name not in page
    client.post(address("case_team", case), {"members": [stranger.key]})
    assert not case.team.exists()
    client.post(address("case_team", case), {"members": [colleague.key]})
    assert [member.user for member in case.team.all()] == [colleague]


@pytest.mark.parametrize("name", ["case_facts", "case_team"])
def test_colleagues_read_and_strangers_see_nothing(client, name):
    case = make_case()
    for person, seen, done in ((make_user("reader", case.organisation), 200, 403), (make_user("officer"), 404, 404)):
        client.force_login(person)
        assert client.get(address(name, case)).status_code == seen
        assert client.post(address(name, case), facts(case)).status_code == done
    client.force_login(make_user("reader", case.organisation))
    assert "<form" not in client.get(address(name, case)).content.decode().split("<main")[1].split("</main>")[0]


def test_a_decided_case_shows_its_facts_as_text(client):
    case = make_ready_case()
    Case.objects.update(state="approved", estimated_value=1_250_000)
    client.force_login(case.owner)
    page = client.get(address("case_facts", case)).content.decode()
    assert "Skapa ny version för att ändra" in page
    assert "1\N{NO-BREAK SPACE}250\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}kr" in page
    assert client.post(address("case_facts", case), facts(case)).status_code == 409
