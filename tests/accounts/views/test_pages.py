import pytest
from django.test import Client
from django.urls import reverse

from needs.accounts.models import Membership, Organisation, User

PUBLIC = ["help", "accessibility", "privacy", "cookies", "account_login", "account_reset_password"]


@pytest.fixture
def officer(db) -> User:
    organisation = Organisation.objects.create(slug="alvsby", name="Älvsby kommun")
    user = User.objects.create_user("rut@example.org", "a long password", name="Rut Ek")
    Membership.objects.create(user=user, organisation=organisation, role="officer")
    return user


@pytest.mark.django_db
@pytest.mark.parametrize("name", PUBLIC)
def test_anyone_may_read_the_public_pages_in_both_languages(client: Client, name: str):
    assert 'lang="sv"' in client.get(reverse(name)).content.decode()
    client.cookies["django_language"] = "en"
    assert '<html lang="en">' in client.get(reverse(name)).content.decode()


@pytest.mark.django_db
def test_the_start_page_greets_strangers_and_sends_the_rest_to_their_overview(client: Client, officer: User):
    assert "Ta reda på behovet innan ni köper" in client.get(reverse("start")).content.decode()
    client.force_login(officer)
    assert client.get(reverse("start")).headers["Location"] == reverse("overview")


@pytest.mark.django_db
def test_the_account_tells_name_and_roles_and_strangers_have_to_log_in(client: Client, officer: User):
    assert client.get(reverse("account")).headers["Location"].startswith(reverse("account_login"))
    client.force_login(officer)
    page = client.get(reverse("account")).content.decode()
    assert "Rut Ek" in page
    assert "Älvsby kommun" in page
    assert "<title>Mitt konto – Behovsarbete, Älvsby kommun</title>" in page


@pytest.mark.django_db
def test_a_wrong_password_says_error_first_in_the_title_and_keeps_the_address(client: Client, officer: User):
    page = client.post(reverse("account_login"), {"login": "rut@example.org", "password": "wrong"}).content.decode()
    assert "<title>Fel: Logga in – Behovsarbete</title>" in page
    assert "E-postadressen och lösenordet hör inte ihop." in page
    assert 'value="rut@example.org"' in page


@pytest.mark.django_db
def test_a_reset_never_tells_whether_the_address_has_an_account(client: Client, officer: User):
    known, unknown = (
        client.post(reverse("account_reset_password"), {"email": email})
        for email in ("rut@example.org", "nobody@example.org")
    )
    assert (known.status_code, known.headers["Location"]) == (unknown.status_code, unknown.headers["Location"])


@pytest.mark.django_db
def test_no_page_invites_to_sign_up(client: Client):
    for name in ["start", *PUBLIC]:
        assert reverse("account_signup") not in client.get(reverse(name)).content.decode()


@pytest.mark.django_db
def test_a_page_that_is_not_there_says_what_to_do(client: Client):
    response = client.get("/finns-inte/")
    assert response.status_code == 404
    assert "Sidan finns inte" in response.content.decode()


@pytest.mark.django_db
def test_health_answers_in_plain_text(client: Client):
    assert client.get(reverse("healthz")).content == b"ok\n"
