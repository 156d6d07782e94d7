import pytest
from django.urls import reverse

from needs.cases.actions.decision import submit_case
from needs.cases.models import Case, Source
from tests.cases.factories import make_case, make_need, make_ready_case, make_source, make_user

pytestmark = pytest.mark.django_db
TYPED = {"version": 0, "kind": "workshop", "title": "Kvällsmöte", "held_on": "2026-10-14", "perspective": "citizen"}


@pytest.fixture
def case():
    return make_case()


def page(name, case, *numbers):
    return reverse(name, args=[case.key, *numbers])


def test_a_source_is_registered_with_what_is_known(client, case):
    client.force_login(case.owner)
    response = client.post(page("source_new", case), TYPED | {"voices": "12", "first_hand": "9", "hours": "1,5"})
    source = Source.objects.get()
    assert response.url == page("source_list", case)
    assert (source.ref, source.title, source.voices, source.first_hand) == ("U-001", "Kvällsmöte", 12, 9)
    assert (str(source.held_on), str(source.hours)) == ("2026-10-14", "1.50")


def test_a_source_without_a_title_is_called_what_it_is(client, case):
    client.force_login(case.owner)
    client.post(page("source_new", case), {"version": 0, "kind": "document", "notes": "I arkivet."})
    assert (Source.objects.get().title, Source.objects.get().voices) == ("Dokument", 0)


def test_a_source_of_which_nothing_is_said_is_not_registered(client, case):
    client.force_login(case.owner)
    html = client.post(page("source_new", case), {"version": 0, "kind": "document"}).content.decode()
    assert "Skriv minst ett ord om underlaget, eller hur många som hördes." in html
    assert not Source.objects.exists()


def test_one_from_a_perspective_leads_back_there(client, case):
    client.force_login(case.owner)
    address = page("source_new", case) + "?perspective=citizen"
    assert client.get(address).context["form"]["perspective"].value() == "citizen"
    assert client.post(address, TYPED).url == page("perspective", case, "citizen")


def test_more_first_hand_voices_than_voices_is_explained_in_words(client, case):
    client.force_login(case.owner)
    html = client.post(page("source_new", case), TYPED | {"voices": "3", "first_hand": "5"}).content.decode()
    assert "3 personer hördes, så högst 3 kan ha egen erfarenhet. Du har skrivit 5." in html
    assert not Source.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("voices", "tolv", "Skriv antalet personer med siffror, till exempel 12."),
        ("voices", "-1", "Skriv 0 eller mer."),
        ("hours", "många", "Skriv ett tal med siffror"),
        ("held_on", "i våras", "Skriv datumet med år, månad och dag, till exempel 2026-11-23."),
    ],
)
def test_each_error_says_what_to_write(client, case, field, value, message):
    client.force_login(case.owner)
    assert message in client.post(page("source_new", case), TYPED | {field: value}).content.decode()


def test_a_source_that_needs_rest_on_stays_and_the_page_leads_to_them(client, case):
    source = make_source(case)
    make_need(case, sources=[{"source": "U-001", "quote": "Vi vet aldrig."}])
    client.force_login(case.owner)
    html = client.get(page("source_remove", case, source.number)).content.decode()
    assert (
        f'<a href="{page("need_edit", case, 1)}">B-001 bygger på det här underlaget. Ta bort kopplingen där först.'
        in html
    )
    assert client.post(page("source_remove", case, source.number)).status_code == 409
    assert not Source.objects.get().removed


def test_a_source_without_needs_is_removed_and_its_number_never_returns(client, case):
    source = make_source(case)
    client.force_login(case.owner)
    assert client.post(page("source_remove", case, source.number)).url == page("source_list", case)
    assert Source.objects.get().removed
    assert make_source(case).ref == "U-002"
    assert [row.ref for row in client.get(page("source_list", case)).context["sources"].rows] == ["U-002"]


def test_the_page_shows_the_needs_with_their_quotes(client, case):
    make_source(case)
    make_need(case, title="Veta när", sources=[{"source": "U-001", "quote": "Vi vet aldrig."}])
    client.force_login(make_user("reader", case.organisation))
    (need,) = client.get(page("source", case, 1)).context["needs"]
    assert (need.ref, need.title, need.quotes) == ("B-001", "Veta när", ["Vi vet aldrig."])


def test_the_list_adds_up_voices_and_hours(client, case):
    make_source(case, voices=11, first_hand=9, hours="2.5")
    make_source(case, voices=7, first_hand=2, hours="1")
    client.force_login(case.owner)
    sources = client.get(page("source_list", case)).context["sources"]
    assert (sources.voices, sources.first_hand, sources.hours, sources.unused) == (18, 11, "3,5", 2)


def test_an_empty_list_offers_one_thing_to_do(client, case):
    client.force_login(case.owner)
    html = client.get(page("source_list", case)).content.decode()
    assert html.count(page("source_new", case)) == 1
    assert "Lägg till det första underlaget" in html


def test_being_done_is_noted_by_the_officer_alone(client, case):
    client.force_login(make_user("reader", case.organisation))
    assert client.post(page("source_list", case), {"done": "yes"}).status_code == 403
    client.force_login(case.owner)
    assert client.post(page("source_list", case), {"done": "yes"}).url == page("case_hub", case)
    assert Case.objects.get(pk=case.pk).done_parts == ["sources"]


@pytest.mark.parametrize(("role", "status"), [("officer", 302), ("contributor", 403), ("reader", 403), (None, 404)])
def test_who_may_register(client, case, role, status):
    client.force_login(make_user(role, case.organisation) if role else make_user("officer"))
    assert client.post(page("source_new", case), TYPED).status_code == status
    assert Source.objects.exists() == (status == 302)


def test_a_contributor_on_the_team_registers_too(client, case):
    contributor = make_user("contributor", case.organisation)
    case.team.create(user=contributor)
    client.force_login(contributor)
    assert client.post(page("source_new", case), TYPED).status_code == 302


def test_two_who_change_the_same_field_meet_both_texts(client, case):
    source = make_source(case)
    client.force_login(case.owner)
    opened = TYPED | {"version": source.version, "voices": "3"}
    client.post(page("source", case, 1), opened | {"title": "Elins namn"})
    response = client.post(page("source", case, 1), opened | {"title": "Jonas namn"})
    assert response.status_code == 409
    assert "Elins namn" in response.content.decode()
    assert "Jonas namn" in response.content.decode()


def test_a_locked_case_shows_its_sources_as_text(client):
    case = make_ready_case()
    make_user("approver", case.organisation)
    submit_case(case=case, by=case.owner)
    client.force_login(case.owner)
    assert "Spara underlaget" not in client.get(page("source", case, 1)).content.decode()
    assert client.post(page("source", case, 1), TYPED | {"version": 1}).status_code == 409


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_at_one_and_three_rows(client, case, rows, django_assert_num_queries):
    for number in range(rows):
        make_source(case)
        make_need(case, sources=[{"source": f"U-{number + 1:03d}", "quote": ""}])
    client.force_login(case.owner)
    with django_assert_num_queries(5):
        client.get(page("source_list", case))


def test_how_many_were_invited_may_be_left_out(client, case):
    client.force_login(case.owner)
    client.post(page("source_new", case), TYPED | {"voices": "12", "invited": "30"})
    client.post(page("source_new", case), TYPED | {"voices": "12"})
    assert list(Source.objects.values_list("invited", flat=True)) == [30, None]


def test_numbers_that_count_themselves_are_shown_and_not_typed(client, case):
    source = make_source(case, voices=7, first_hand=2)
    Source.objects.update(is_counted=True, invited=9)
    client.force_login(case.owner)
    html = client.get(page("source", case, 1)).content.decode()
    assert "De räknas av sig själva när svaren kommer in." in html
    assert 'name="voices"' not in html
    typed = TYPED | {"version": source.version, "voices": "99", "first_hand": "99", "invited": "99"}
    assert client.post(page("source", case, 1), typed).status_code == 302
    source.refresh_from_db()
    assert (source.title, source.invited, source.voices, source.first_hand) == ("Kvällsmöte", 9, 7, 2)


@pytest.mark.parametrize(("kind", "offers"), [("workshop", True), ("statistics", False), ("document", False)])
def test_needs_are_written_during_the_workshop_only_where_people_are(client, kind, offers):
    case = make_case()
    source = make_source(case, kind=kind)
    client.force_login(case.owner)
    page = client.get(reverse("source", args=[case.key, source.number])).content.decode()
    assert (reverse("workshop", args=[case.key, source.number]) in page) is offers
