import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from needs.cases.models import Need
from needs.exchange.models import Import
from tests.cases.factories import make_case, make_ready_case, make_user
from tests.exchange import files

pytestmark = pytest.mark.django_db
MIXED = files.csv(["Behov", "Perspektiv", "Insats"], ["Sova", "Kund", "9"], ["Larma", "Rymden", "2"], ["Veta", "", ""])
STEPS = ("import_columns", "import_preview", "import_result", "import_remarks")


@pytest.fixture
def case():
    return make_case()


@pytest.fixture
def officer(case, client):
    client.force_login(case.owner)
    return client


def address(name, case, *more):
    return reverse(name, args=[case.key, *more])


def send(client, case, content=None, name="önskelista.xlsx", **values):
    upload = SimpleUploadedFile(name, content if content is not None else files.xlsx(*files.WISHES))
    return client.post(address("import_new", case), {"file": upload} | values)


def text_of(response):
    words = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(words.split())


def test_three_steps_lead_from_the_file_to_the_needs(officer, case):
    columns = send(officer, case)
    record = Import.objects.get()
    assert columns.url == address("import_columns", case, record.key)
    chosen = {"column-0": "note", "column-1": "title", "column-2": "what", "column-3": "so_that"}
    assert officer.post(columns.url, chosen).url == address("import_preview", case, record.key)
    done = officer.post(address("import_preview", case, record.key), {"with_source": "on"})
    assert done.url == address("import_result", case, record.key)
    page = officer.get(done.url).content.decode()
    assert all(address("need", case, number) in page for number in (1, 2, 3))


def test_the_guess_stands_in_the_page_with_samples_from_each_column(officer, case):
    page = officer.get(send(officer, case).url)
    assert {name: field.initial for name, field in page.context["form"].fields.items()} == {
        "column-0": "note",
        "column-1": "title",
        "column-2": "what",
        "column-3": "so_that",
    }
    assert "Veta vilka larm som kräver besök" in text_of(page)
    assert "3 rader hittades i önskelista.xlsx" in text_of(page)


def test_a_file_of_column_names_alone_is_said_to_have_no_rows(officer, case):
    page = officer.get(send(officer, case, files.csv(["Behov", "Perspektiv"]), "behov.csv").url)
    assert "Filen har inga rader under kolumnnamnen." in text_of(page)


def test_the_preview_gives_every_row_its_verdict_and_reason(officer, case):
    send(officer, case, MIXED, "behov.csv")
    page = officer.get(address("import_preview", case, Import.objects.get().key))
    assert [(row.number, row.group.code) for row in page.context["page"].rows] == [
        (2, "fel"),
        (3, "anmarkning"),
        (4, "ratt"),
    ]
    assert "Rad 2, kolumn ”Insats”" in text_of(page)
    assert "Importera de 2 giltiga" in text_of(page)


def test_the_preview_can_be_narrowed_to_one_verdict(officer, case):
    send(officer, case, MIXED, "behov.csv")
    page = officer.get(address("import_preview", case, Import.objects.get().key), {"visa": "fel"})
    assert [row.number for row in page.context["page"].rows] == [2]


def test_looking_at_the_preview_changes_nothing(officer, case):
    send(officer, case)
    before = Import.objects.values().get()
    officer.get(address("import_preview", case, before["key"]))
    assert (Need.objects.count(), Import.objects.values().get()) == (0, before)


def test_a_wrong_row_stops_everything_until_only_the_valid_are_asked_for(officer, case):
    send(officer, case, MIXED, "behov.csv")
    preview = address("import_preview", case, Import.objects.get().key)
    assert officer.post(preview, {}).status_code == 409
    assert Need.objects.count() == 0
    assert officer.post(preview, {"only_valid": "1"}).status_code == 302
    assert list(Need.objects.values_list("title", flat=True)) == ["Larma", "Veta"]


def test_a_bad_file_is_refused_beside_its_field(officer, case):
    page = send(officer, case, b"%PDF-1.7", "behov.xlsx")
    assert (page.status_code, Import.objects.count()) == (422, 0)
    assert "Filen är en PDF" in text_of(page)
    assert "<title>Fel:" in page.content.decode()


def test_a_file_over_the_limit_is_refused_without_being_read(officer, case):
    page = send(officer, case, b"x" * (5 * 1024 * 1024 + 1), "behov.csv")
    assert (page.status_code, Import.objects.count()) == (422, 0)
    assert "större än 5 MB" in text_of(page)


def test_pasted_rows_are_read_and_kept_when_they_are_refused(officer, case):
    pasted = "Behov\tSka/Bör\nSova\tSka"
    assert officer.post(address("import_new", case), {"pasted": pasted}).status_code == 302
    assert Import.objects.get().mapping == {"0": "title", "1": "moscow"}
    page = officer.post(address("import_new", case), {"pasted": '"' + "x" * 200_000})
    assert (page.status_code, page.context["form"]["pasted"].value()) == (422, '"' + "x" * 200_000)


def test_without_file_and_rows_the_page_says_what_to_do(officer, case):
    page = officer.post(address("import_new", case), {})
    assert page.context["form"].errors["file"] == ["Välj en fil eller klistra in rader i fältet nedanför."]


def test_a_choice_of_columns_that_does_not_hold_is_shown_again_as_it_was(officer, case):
    columns = send(officer, case).url
    page = officer.post(columns, {"column-0": "note", "column-1": "who", "column-2": "who"})
    assert page.status_code == 422
    assert [page.context["form"][f"column-{index}"].value() for index in range(3)] == ["note", "who", "who"]
    assert len(page.context["form"].non_field_errors()) == 2


def test_another_header_row_is_read_on_request(officer, case):
    columns = send(officer, case).url
    officer.post(columns, {"reread": "1", "sheet": "0", "header": "0"})
    assert Import.objects.get().header == 0


def test_another_sheet_is_read_on_request(officer, case):
    content = files.xlsx(sheets={"Läs mig": [["Hej"], ["x"]], "Behov": [["Titel", "Vem"], ["Sova", "Alla"]]})
    columns = send(officer, case, content).url
    officer.post(columns, {"reread": "1", "sheet": "1", "header": "1"})
    assert Import.objects.get().mapping == {"0": "title", "1": "who"}


def test_an_import_that_was_begun_is_offered_again_and_can_be_thrown_away(officer, case):
    columns = send(officer, case).url
    assert columns in officer.get(address("import_new", case)).content.decode()
    officer.post(address("import_discard", case, Import.objects.get().key))
    assert not Import.objects.exists()


def test_the_remarks_can_be_downloaded_and_hold_no_formulas(officer, case):
    send(officer, case, files.csv(["Behov", "Perspektiv"], ["Sova", "=HYPERLINK(1)"]), "behov.csv")
    response = officer.get(address("import_remarks", case, Import.objects.get().key))
    row = response.content.decode("utf-8-sig").splitlines()[1]
    assert row.startswith("2;Perspektiv;'=HYPERLINK(1);Anmärkning;")
    assert "attachment" in response["Content-Disposition"]


def test_a_finished_import_leads_to_its_result_and_is_not_made_twice(officer, case):
    send(officer, case)
    key = Import.objects.get().key
    preview = address("import_preview", case, key)
    officer.post(preview, {})
    assert officer.post(preview, {}).url == address("import_result", case, key)
    assert officer.get(address("import_columns", case, key)).url == address("import_result", case, key)
    assert Need.objects.count() == 3


def test_text_from_the_file_is_shown_as_text(officer, case):
    send(officer, case, files.csv(["Behov", "<b>x"], ["<script>alert(1)</script>", "{{7*7}}"]), "<i>.csv")
    key = Import.objects.get().key
    for step in ("import_columns", "import_preview"):
        page = officer.get(address(step, case, key)).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page


def test_a_page_holds_a_hundred_rows(officer, case):
    send(officer, case, files.csv(["Behov"], *[[f"Behov {number}"] for number in range(250)]), "behov.csv")
    preview = address("import_preview", case, Import.objects.get().key)
    assert [len(officer.get(preview, {"sida": page}).context["page"].rows) for page in (1, 2, 3)] == [100, 100, 50]
    assert officer.get(preview, {"sida": "många"}).status_code == 200


def test_a_stranger_meets_nothing(case, client):
    client.force_login(case.owner)
    send(client, case)
    key = Import.objects.get().key
    client.force_login(make_user("officer"))
    assert send(client, case).status_code == 404
    assert [client.get(address(step, case, key)).status_code for step in STEPS] == [404] * 4
    assert client.post(address("import_discard", case, key)).status_code == 404


def test_a_reader_of_the_organisation_is_refused(case, client):
    client.force_login(make_user("reader", case.organisation))
    assert client.get(address("import_new", case)).status_code == 403
    assert send(client, case).status_code == 403


def test_a_colleague_does_not_see_the_import_of_another(case, client):
    client.force_login(case.owner)
    send(client, case)
    key = Import.objects.get().key
    client.force_login(make_user("officer", case.organisation))
    assert [client.get(address(step, case, key)).status_code for step in STEPS] == [404] * 4


def test_nobody_is_asked_to_log_in(case, client):
    assert client.get(address("import_new", case)).url.startswith(reverse("account_login"))


def test_a_locked_case_says_so_before_a_file_is_chosen(client):
    case = make_ready_case()
    client.force_login(case.owner)
    client.post(address("case_submit", case), {"confirm": "on"})
    case.refresh_from_db()
    expected = 409 if case.state == "submitted" else 200
    assert client.get(address("import_new", case)).status_code == expected
