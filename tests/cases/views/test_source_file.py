import pytest
from django.test import Client
from django.urls import reverse

from needs.casefile.kinds import CaseState
from needs.cases.actions.source_file import add_source_files, remove_source_file
from needs.cases.models import Case, SourceFile
from needs.safekeeping.models import Event, StoredFile
from tests.cases.factories import make_case, make_source, make_user
from tests.safekeeping.uploads import PDF, upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def case() -> Case:
    case = make_case()
    make_source(case)
    return case


def page(name: str, case: Case, *more: object) -> str:
    return reverse(name, args=[case.key, 1, *more])


def send(client: Client, case: Case, *uploads, **typed):
    return client.post(page("source_file_add", case), {"uploads": list(uploads), **typed})


def add(case: Case, *uploads) -> list[SourceFile]:
    return add_source_files(source=case.sources.get(), uploads=uploads or [upload()], by=case.owner)


def test_several_files_are_added_at_once_and_stand_on_the_source_with_their_size(client, case):
    client.force_login(case.owner)
    response = send(client, case, upload(), upload("Röster.csv", b"a;b\n" * 400))
    assert response.url == page("source", case) + "#files"
    rows = client.get(page("source", case)).context["files"]
    assert [(row.name, row.size) for row in rows] == [
        ("Anteckningar.pdf", "1\N{NO-BREAK SPACE}kB"),
        ("Röster.csv", "2\N{NO-BREAK SPACE}kB"),
    ]
    told = Event.objects.filter(kind="source.file_added").order_by("sequence")
    assert [(event.record, event.note) for event in told] == [
        ("source:U-001", "Anteckningar.pdf"),
        ("source:U-001", "Röster.csv"),
    ]
    assert told[0].changes["sha256"] == [None, StoredFile.objects.first().sha256]


def test_one_file_that_is_refused_keeps_all_out_and_is_named(client, case, files):
    client.force_login(case.owner)
    response = send(client, case, upload(), upload("bild.svg", b"<svg/>"))
    assert response.status_code == 422
    assert "”bild.svg” är en filtyp som vi inte kan ta emot." in response.content.decode()
    assert (SourceFile.objects.count(), list(files.iterdir())) == (0, [])


def test_nothing_chosen_is_said_in_words(client, case):
    client.force_login(case.owner)
    assert "Välj en fil." in send(client, case).content.decode()


def test_the_same_form_sent_twice_adds_the_files_once_but_other_files_are_another_deed(client, case):
    client.force_login(case.owner)
    for uploads in [[upload()], [upload()], [upload("Annan.txt", b"a")]]:
        send(client, case, *uploads, once="ett")
    assert list(SourceFile.objects.values_list("file__name", flat=True)) == ["Anteckningar.pdf", "Annan.txt"]


def test_a_member_fetches_the_file_by_its_own_name(client, case):
    [link] = add(case)
    client.force_login(make_user("reader", case.organisation))
    response = client.get(page("source_file", case, link.file.key))
    assert (b"".join(response), response.headers["Content-Type"]) == (PDF, "application/pdf")
    assert response.headers["Content-Disposition"] == 'attachment; filename="Anteckningar.pdf"'
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert (response.headers["Cache-Control"], response.headers["X-Content-Type-Options"]) == ("no-store", "nosniff")


def test_strangers_and_other_cases_meet_404(client, case):
    [link] = add(case)
    client.force_login(make_user("officer"))
    assert client.get(page("source_file", case, link.file.key)).status_code == 404
    other = make_case(case.owner)
    make_source(other)
    client.force_login(case.owner)
    assert client.get(page("source_file", other, link.file.key)).status_code == 404
    assert client.get(reverse("source_file", args=[case.key, 2, link.file.key])).status_code == 404


def test_a_removed_file_is_gone_from_the_case_but_its_event_stays(client, case):
    [link] = add(case)
    client.force_login(case.owner)
    assert "Anteckningar.pdf" in client.get(page("source_file_remove", case, link.file.key)).content.decode()
    assert client.post(page("source_file_remove", case, link.file.key)).url == page("source", case)
    assert client.get(page("source_file", case, link.file.key)).status_code == 404
    assert client.get(page("source", case)).context["files"] == []
    assert Event.objects.get(kind="source.file_removed").note == "Anteckningar.pdf"


@pytest.mark.parametrize(("role", "status"), [("reader", 403), ("contributor", 403), (None, 404)])
def test_only_those_who_write_needs_add_and_remove(client, case, role, status):
    [link] = add(case)
    client.force_login(make_user(role, case.organisation) if role else make_user("officer"))
    assert send(client, case, upload()).status_code == status
    assert client.post(page("source_file_remove", case, link.file.key)).status_code == status
    assert SourceFile.objects.filter(removed=False).count() == 1


def test_a_locked_case_takes_no_files_and_leaves_none_behind(client, case, files):
    [link] = add(case)
    Case.objects.update(state=CaseState.SUBMITTED)
    client.force_login(case.owner)
    assert send(client, case, upload()).status_code == 409
    assert client.post(page("source_file_remove", case, link.file.key)).status_code == 409
    assert len([path for path in files.rglob("*") if path.is_file()]) == 1
    assert client.get(page("source_file_add", case)).url == page("source", case)
    assert client.get(page("source_file", case, link.file.key)).status_code == 200


def test_a_source_holds_fifty_files(client, case):
    add(case, *[upload(f"{number}.txt", b"a") for number in range(50)])
    client.force_login(case.owner)
    response = send(client, case, upload())
    assert response.status_code == 409
    assert "Ett underlag rymmer högst 50 filer." in response.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_source_takes_the_same_queries_however_many_files(client, case, number, django_assert_num_queries):
    add(case, *[upload(f"{each}.txt", b"a") for each in range(number)])
    client.force_login(case.owner)
    with django_assert_num_queries(8):
        client.get(page("source", case))


def test_a_file_is_removed_once(case):
    [link] = add(case)
    remove_source_file(link=link, by=case.owner)
    assert SourceFile.objects.get().removed
