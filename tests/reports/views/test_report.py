import io

import pikepdf
import pytest
from django.urls import reverse

from needs.cases.actions.decision import decide_case, revise_case, submit_case
from needs.cases.rules.submission import obstacles
from tests.cases.factories import make_case, make_need, make_ready_case, make_user

pytestmark = pytest.mark.django_db

QUERIES = 34


def address(case, name="report", version=""):
    return reverse(name, kwargs={"key": case.key}) + (f"?version={version}" if version else "")


@pytest.fixture
def approved_case():
    case = make_ready_case()
    approver = make_user("approver", case.organisation, name="Omar Lindfors")
    submit_case(case=case, by=case.owner)
    case.refresh_from_db()
    decide_case(
        case=case, version=1, verdict="approve", comment="Bra.", needs={"B-001": ("approve", "")}, by=approver
    )  # fmt: skip
    return case


def test_a_live_case_reads_as_a_draft_with_what_remains(client):
    case = make_case()
    client.force_login(case.owner)
    html = client.get(address(case)).content.decode()
    assert "<strong>UTKAST</strong>" in html
    assert {html.count(str(obstacle.message)) for obstacle in obstacles(case)} == {1}


def test_the_page_and_the_file_have_the_same_parts(client):
    case = make_ready_case()
    client.force_login(case.owner)
    report = client.get(address(case)).context["report"]
    file = pikepdf.open(io.BytesIO(client.get(address(case, "report_pdf")).content))
    with file.open_outline() as outline:
        named = [part.title for part in outline.root[0].children]
    assert [title.split() for title in named[1:]] == [part.title.split() for part in report.parts]


def test_an_approved_version_tells_its_checksum_on_the_page_and_in_the_name(client, approved_case):
    client.force_login(approved_case.owner)
    html = client.get(address(approved_case, version=1)).content.decode()
    assert "<strong>Fastställd version 1.</strong>" in html
    assert "UTKAST" not in html
    answer = client.get(address(approved_case, "report_pdf", version=1))
    assert answer["Content-Type"] == "application/pdf"
    name = f"behovsrapport-{approved_case.number}-version-1.pdf"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'


def test_a_locked_case_reads_as_the_version_it_is_locked_as(client, approved_case):
    client.force_login(approved_case.owner)
    answer = client.get(address(approved_case))
    assert "<strong>Fastställd version 1.</strong>" in answer.content.decode()
    assert answer.context["versions"] == []


def test_the_versions_of_an_open_case_lead_to_each_other(client, approved_case):
    revise_case(case=approved_case, by=approved_case.owner)
    client.force_login(approved_case.owner)
    versions = client.get(address(approved_case, version=1)).context["versions"]
    assert [(version.label, version.url, version.is_shown) for version in versions] == [
        ("Som ärendet ser ut nu", address(approved_case), False),
        ("Version 1", address(approved_case, version=1), True),
    ]


@pytest.mark.parametrize("version", ["2", "0", "-1", "x", "1 OR 1", "٣", "9" * 30])
@pytest.mark.parametrize("name", ["report", "report_pdf"])
def test_a_version_that_was_never_submitted_is_not_found(client, approved_case, name, version):
    client.force_login(approved_case.owner)
    assert client.get(address(approved_case, name, version)).status_code == 404


@pytest.mark.parametrize("name", ["report", "report_pdf"])
def test_colleagues_read_strangers_do_not_find_it_and_visitors_log_in(client, name):
    case = make_case()
    assert client.get(address(case, name)).url.startswith(reverse("account_login"))
    for person, status in ((make_user("reader", case.organisation), 200), (make_user("officer"), 404)):
        client.force_login(person)
        assert client.get(address(case, name)).status_code == status
        assert client.post(address(case, name)).status_code == 405


def test_the_page_asks_the_database_as_much_for_three_needs_as_for_one(client, django_assert_num_queries):
    case = make_ready_case()
    client.force_login(case.owner)
    client.get(address(case))
    with django_assert_num_queries(QUERIES):
        client.get(address(case))
    for _more in range(2):
        make_need(case)
    with django_assert_num_queries(QUERIES):
        client.get(address(case))


def test_the_frame_follows_the_reader_and_the_content_is_as_it_was_written(client):
    case = make_ready_case()
    reader = make_user("reader", case.organisation)
    client.force_login(reader)
    client.cookies["django_language"] = "en"
    html = client.get(address(case)).content.decode()
    assert "Who has been heard" in html
    assert "Trygghet dygnet runt" in html


def test_nothing_in_the_page_needs_inline_style_or_script(client):
    case = make_ready_case()
    make_need(case, title='<img src=x onerror="alert(1)">', problem="<script>alert(1)</script>")
    client.force_login(case.owner)
    html = client.get(address(case)).content.decode()
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert " style=" not in html
