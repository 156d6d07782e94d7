import pytest
from django.urls import reverse

from needs.cases.actions.decision import decide_case, revise_case, submit_case
from needs.cases.actions.need import change_need
from needs.cases.actions.priority import classify_need
from needs.cases.models import Decision
from tests.cases.factories import PASSWORD, make_need, make_ready_case, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return make_ready_case()


@pytest.fixture
def approver(case):
    return make_user("approver", case.organisation, name="Omar Lindfors")


@pytest.fixture
def submitted(case, approver):
    submit_case(case=case, by=case.owner)
    case.refresh_from_db()
    return case


@pytest.fixture
def page(client, submitted, approver):
    client.force_login(approver)
    return reverse("case_decide", kwargs={"key": submitted.key})


def answer(**values):
    given = {"version": 1, "verdict": "approve", "verdict-B-001": "approve", "password": PASSWORD}
    return given | {name.replace("_B", "-B").replace("_0", "-0"): value for name, value in values.items()}


def test_the_approver_meets_the_need_and_her_own_name(client, page):
    html = client.get(page).content.decode()
    assert "Beslut om behov, version 1" in html
    assert "Den som har hemtjänst behöver veta vem som kommer, så att dagen blir trygg." in html
    assert "Besluta som Omar Lindfors" in html


def test_a_confirmed_decision_is_recorded_and_leads_back_to_the_case(client, page, submitted):
    response = client.post(page, answer(comment="Bra"))
    assert response.url == reverse("case_hub", kwargs={"key": submitted.key})
    assert Decision.objects.get().record().needs[0].verdict == "approve"


def test_a_wrong_password_decides_nothing_and_keeps_what_was_typed(client, page):
    html = client.post(page, answer(password="fel", comment="Jag har läst allt")).content.decode()
    assert not Decision.objects.exists()
    assert "Lösenordet stämmer inte" in html
    assert "Jag har läst allt" in html


def test_what_is_missing_stands_at_its_field(client, page):
    response = client.post(page, {"version": 1, "verdict": "return", "password": PASSWORD})
    assert set(response.context["form"].errors) == {"comment", "verdict-B-001"}
    assert not Decision.objects.exists()


def test_needs_left_open_can_be_approved_in_one_go(client, page):
    client.post(page, {"version": 1, "verdict": "approve", "rest": "on", "password": PASSWORD})
    assert Decision.objects.get().record().needs[0].verdict == "approve"


def test_a_stale_version_is_shown_as_a_refusal(client, page):
    response = client.post(page, answer(version=7))
    assert response.status_code == 409
    assert not Decision.objects.exists()


def test_the_second_version_shows_what_changed_word_by_word(client, page, submitted, approver):
    needs = {"B-001": ("approve", "")}
    decide_case(case=submitted, version=1, verdict="return", comment="Skriv tydligare", needs=needs, by=approver)
    revise_case(case=submitted, by=submitted.owner)
    change = {"what": "veta vem som kommer i morgon"}
    change_need(need=submitted.needs.get(), values=change, edit=None, by=submitted.owner)
    submit_case(case=submitted, by=submitted.owner)
    html = client.get(page).content.decode()
    assert "Skriv tydligare" in html
    assert "veta vem som kommer<ins> i morgon</ins>" in html


def test_others_are_told_why_they_do_not_decide(client, page, submitted):
    client.force_login(make_user("officer", submitted.organisation))
    assert client.get(page).status_code == 403
    submitted.organisation.memberships.create(user=submitted.owner, role="approver")
    client.force_login(submitted.owner)
    response = client.get(page)
    assert response.status_code == 409
    assert "Någon annan beslutar om det" in response.content.decode()


def test_what_is_new_or_changed_comes_before_what_is_not(client, page, submitted, approver):
    needs = {"B-001": ("approve", "")}
    decide_case(case=submitted, version=1, verdict="return", comment="Mer", needs=needs, by=approver)
    revise_case(case=submitted, by=submitted.owner)
    second = make_need(
        submitted, status="proposed", perspective="citizen", no_goal_reason="Nytt", sources=[{"source": "U-001"}]
    )
    classify_need(need=second, moscow="could", reason="Kan vänta", edit=None, by=submitted.owner)
    submit_case(case=submitted, by=submitted.owner)
    groups = client.get(page).context["groups"]
    assert [(heading, [row.ref for row, *_fields in rows], is_folded) for heading, rows, is_folded in groups] == [
        ("Nya eller ändrade", ["B-002"], False),
        ("Oförändrade", ["B-001"], True),
    ]
    assert "1 oförändrat behov, godkänt tidigare" in client.get(page).content.decode()
    assert client.get(page).context["form"]["verdict-B-001"].initial == "approve"


def test_everything_that_is_missing_is_said_at_once(client, page):
    response = client.post(page, {"version": 1, "verdict": "return"})
    assert set(response.context["form"].errors) == {"comment", "verdict-B-001", "password"}
