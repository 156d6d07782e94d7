"""The officer's pages for one set of questions: from the first step until everybody has been told."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from needs.cases.actions.decision import submit_case
from needs.dialogue import comparing
from needs.dialogue.models import Inquiry, Item
from needs.dialogue.queries.inquiry import comparable
from tests.access.page_forms import main_form
from tests.cases.factories import make_case, make_need, make_ready_case, make_user
from tests.dialogue.factories import invite_one, make_inquiry, make_open_inquiry
from tests.dialogue.factories_contribution import make_contribution

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def officer(client):
    """Logged in, as the one who runs the cases of the test."""
    user = make_user("officer")
    client.force_login(user)
    return user


def address(inquiry: Inquiry, name: str = "inquiry") -> str:
    return reverse(name, kwargs={"key": inquiry.case.key, "number": inquiry.number})


def text(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_who_has_asked_nobody_is_led_to_the_first_inquiry(client, officer):
    case = make_case(officer)
    page = text(client, reverse("inquiry_list", args=[case.key]))
    assert "Ni har inte frågat någon än." in page
    assert reverse("inquiry_new", args=[case.key]) in page


def test_the_list_tells_how_each_inquiry_stands(client, officer):
    inquiry = make_open_inquiry(make_case(officer))
    make_contribution(inquiry, {"V1": "Ja"})
    page = text(client, reverse("inquiry_list", args=[inquiry.case.key]))
    assert address(inquiry) in page
    assert (">Öppen<" in page, reverse("inbox", args=[inquiry.case.key]) in page) == (True, True)


def test_being_done_with_asking_is_kept_by_the_case(client, officer):
    case = make_case(officer)
    response = client.post(reverse("inquiry_list", args=[case.key]), {"done": "yes"})
    assert response.url == reverse("case_hub", args=[case.key])
    case.refresh_from_db()
    assert case.done_parts == ["inquiries"]


def test_the_first_step_leads_to_suggested_questions_and_twice_to_the_same(client, officer):
    case = make_case(officer)
    path = reverse("inquiry_new", args=[case.key])
    typed = main_form(text(client, f"{path}?perspective=citizen")) | {"title": "Hur är det?", "language": "sv"}
    assert typed["perspective"] == ["citizen"]
    first, second = client.post(path, typed), client.post(path, typed)
    inquiry = Inquiry.objects.get()
    assert first.url == second.url == address(inquiry, "inquiry_questions")
    assert (inquiry.title, inquiry.perspective, len(inquiry.questions)) == ("Hur är det?", "citizen", 5)
    assert (inquiry.contact_name, inquiry.closes_on) == (officer.name, TODAY + timedelta(days=30))


def test_the_first_step_says_what_is_missing(client, officer):
    case = make_case(officer)
    page = client.post(reverse("inquiry_new", args=[case.key]), {"title": " "}).content.decode()
    assert "Skriv en rubrik som de tillfrågade förstår." in page
    assert "Välj vilka du vill fråga." in page
    assert not Inquiry.objects.exists()


def test_the_third_step_saves_texts_and_leads_to_the_inquiry(client, officer):
    inquiry = make_inquiry(make_case(officer))
    path = address(inquiry, "inquiry_edit")
    typed = main_form(text(client, path)) | {"introduction": "Därför frågar vi.", "minutes": "12"}
    assert client.post(path, typed).url == address(inquiry)
    inquiry.refresh_from_db()
    assert (inquiry.introduction, inquiry.minutes, inquiry.version) == ("Därför frågar vi.", 12, 2)


def test_two_officers_in_the_same_text_meet_on_the_page_for_that(client, officer):
    inquiry = make_inquiry(make_case(officer))
    path = address(inquiry, "inquiry_edit")
    typed = main_form(text(client, path))
    client.post(path, typed | {"introduction": "Den enas"})
    response = client.post(path, typed | {"introduction": "Den andras"})
    assert response.status_code == 409
    assert ("Den enas" in response.content.decode(), "Den andras" in response.content.decode()) == (True, True)


def test_two_officers_in_the_same_questions_meet_and_one_of_them_chooses(client, officer):
    inquiry = make_inquiry(make_case(officer))
    path = address(inquiry, "inquiry_questions")
    typed = main_form(text(client, path))
    client.post(path, typed | {"own": "Den enas fråga?"})
    response = client.post(path, typed | {"own": "Den andras fråga?"})
    assert response.status_code == 409
    settled = main_form(response.content.decode()) | {"take-questions": "mine"}
    assert client.post(path, settled).status_code == 302
    inquiry.refresh_from_db()
    assert inquiry.questions[-1]["wording"] == "Den andras fråga?"


def test_once_open_the_edit_page_has_the_contact_alone(client, officer):
    inquiry = make_open_inquiry(make_case(officer))
    path = address(inquiry, "inquiry_edit")
    typed = main_form(text(client, path))
    assert {"contact_name", "contact_email", "contact_telephone"} == {name for name in typed if "contact" in name}
    assert "introduction" not in typed
    client.post(path, typed | {"contact_name": "Bo Berg", "introduction": "Något annat"})
    inquiry.refresh_from_db()
    assert (inquiry.contact_name, inquiry.introduction[:8]) == ("Bo Berg", "Kommunen")


def test_once_open_the_questions_are_read_and_not_written(client, officer):
    inquiry = make_open_inquiry(make_case(officer))
    assert client.get(address(inquiry, "inquiry_questions")).url == address(inquiry)


def test_a_draft_says_what_is_missing_and_where_it_is_written(client, officer):
    inquiry = make_inquiry(make_case(officer), privacy="", contact_name="")
    for page in (text(client, address(inquiry)), text(client, address(inquiry, "inquiry_open"))):
        assert f"{address(inquiry, 'inquiry_edit')}#id_privacy" in page
        assert "Två saker" in page
    assert client.post(address(inquiry, "inquiry_open")).status_code == 409


def test_an_inquiry_is_opened_from_a_page_that_says_what_it_means(client, officer):
    inquiry = make_inquiry(make_case(officer))
    assert "Därefter får alla samma frågor" in text(client, address(inquiry, "inquiry_open"))
    assert client.post(address(inquiry, "inquiry_open")).url == address(inquiry)
    inquiry.refresh_from_db()
    assert inquiry.state == "open"


def test_closing_says_how_many_have_not_answered(client, officer):
    inquiry = make_open_inquiry(make_case(officer))
    invite_one(inquiry)
    assert "En av de inbjudna har inte svarat än." in text(client, address(inquiry, "inquiry_close"))
    client.post(address(inquiry, "inquiry_close"))
    inquiry.refresh_from_db()
    assert inquiry.state == "closed"


def test_a_last_day_that_cannot_be_is_told_beside_the_field(client, officer):
    inquiry = make_open_inquiry(make_case(officer))
    path = address(inquiry, "inquiry_extend")
    response = client.post(path, {"closes_on": f"{TODAY:%Y-%m-%d}"})
    assert f"Välj en dag efter {inquiry.closes_on:%Y-%m-%d}" in response.content.decode()
    day = TODAY + timedelta(days=40)
    assert client.post(path, {"closes_on": f"{day:%Y-%m-%d}"}).url == address(inquiry)
    inquiry.refresh_from_db()
    assert inquiry.closes_on == day


def test_those_who_left_an_address_are_told_when_their_answers_are_handled(client, officer):
    inquiry = make_open_inquiry(make_case(officer))
    make_contribution(inquiry, {"V1": "Vi står i kö."}, contact_email="anna@exempel.se")
    path = address(inquiry, "inquiry_tell")
    assert "En person får vänta" in text(client, path)
    Item.objects.update(handling="set_aside", reason="Utanför")
    assert "Berätta för en person" in text(client, path)
    assert client.post(path).url == address(inquiry)
    assert "Det finns ingen att berätta för nu." in text(client, path)


def test_the_page_shows_what_is_asked_and_of_drafts_only_that_somebody_writes(client, officer):
    inquiry = make_open_inquiry(make_case(officer))
    invite_one(inquiry, name="Anna Ek")
    page = text(client, address(inquiry))
    for words in ("Beskriv en vanlig arbetsdag.", "Anna Ek", ">Skickad<", "Petra Lind"):
        assert words in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_takes_the_same_queries_for_one_and_three(client, officer, number, django_assert_num_queries):
    inquiry = make_open_inquiry(make_case(officer))
    for _ in range(number):
        invitation, _token = invite_one(inquiry)
        make_contribution(inquiry, {"V1": "Ja"}, invitation=invitation)
    client.get(address(inquiry))
    with django_assert_num_queries(9):
        client.get(address(inquiry))


@pytest.mark.parametrize("role", ["reader", "approver"])
def test_a_reader_reads_and_is_shown_neither_names_nor_buttons(client, role):
    inquiry = make_open_inquiry()
    invite_one(inquiry, name="Anna Ek", represents="Bageriet")
    client.force_login(make_user(role, inquiry.case.organisation))
    page = text(client, address(inquiry))
    assert "Inbjuden 1" in page
    assert [words for words in ("Anna Ek", "Bageriet", "exempel.se") if words in page] == []
    for name in ("invitation_new", "invitation_link_new", "inquiry_close", "inquiry_extend", "inquiry_tell"):
        assert address(inquiry, name) not in page
    assert address(inquiry, "inquiry_log") in page


def test_while_the_case_is_locked_nobody_new_is_asked_but_the_rest_goes_on(client, officer):
    inquiry = make_open_inquiry(make_ready_case(officer))
    draft = make_inquiry(inquiry.case)
    make_user("approver", inquiry.case.organisation)
    submit_case(case=inquiry.case, by=officer)
    page = text(client, address(inquiry))
    assert address(inquiry, "invitation_new") not in page
    assert address(inquiry, "inquiry_close") in page
    assert address(draft, "inquiry_edit") not in text(client, address(draft))
    assert client.get(address(draft, "inquiry_edit")).url == address(draft)


# --- Preview


def test_the_preview_has_every_page_that_will_be_asked(client, officer):
    case = make_case(officer)
    for title in ("Veta vem som kommer", "Få hjälp i tid"):
        make_need(case, title=title)
    inquiry = make_inquiry(case, comparisons=[each.model_dump() for each in comparing.comparisons(comparable(case))])
    path = address(inquiry, "inquiry_preview")
    start = text(client, path)
    assert ("Kommunen ska köpa nytt stöd" in start, 'class="phone' in start) == (True, True)
    assert "Beskriv en vanlig arbetsdag." in text(client, f"{path}?page=question-V1")
    assert "Veta vem som kommer" in text(client, f"{path}?page=choice-J1")
    assert "Vad behöver du?" in text(client, f"{path}?page=needs")
    assert 'class="shown' in text(client, f"{path}?page=about&width=wide")
    assert "Kommunen ska köpa nytt stöd" in text(client, f"{path}?page=../../secret")


def test_no_control_in_the_preview_can_be_reached(client, officer):
    inquiry = make_inquiry(make_case(officer))
    page = text(client, f"{address(inquiry, 'inquiry_preview')}?page=question-V1")
    before, _fieldset, inside = page.partition('<fieldset class="sections sections--tight" disabled>')
    shown, _end, after = inside.partition("</section>")
    assert ("<textarea" in shown, "<textarea" in before + after) == (True, False)
    assert shown.count("<fieldset") == shown.count("</fieldset>") - 1


def test_the_preview_speaks_the_language_of_the_inquiry_and_the_page_the_officers(client, officer):
    inquiry = make_inquiry(make_case(officer), language="en")
    page = text(client, address(inquiry, "inquiry_preview"))
    assert ("Begin to answer" in page, "Så ser de frågorna" in page) == (True, True)
