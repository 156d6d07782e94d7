"""From `needs.reports`, but held here: what it writes is what `import_case` reads."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from needs.casefile import canonical_bytes
from needs.cases.actions.decision import submit_case
from needs.cases.snapshot import snapshot
from needs.exchange.reading import parse_case_file
from tests.cases.factories import make_case, make_organisation, make_ready_case, make_user

pytestmark = pytest.mark.django_db


def export(path: Path, *arguments: str) -> str:
    out = io.StringIO()
    call_command("export_case", *arguments, "--output", str(path), stdout=out)
    return out.getvalue().strip()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "case"


def test_json_is_the_case_as_it_stands(path):
    case = make_case()
    assert export(path, case.number, "--format", "json", "--edition", "internal") == str(path)
    assert path.read_bytes() == canonical_bytes(snapshot(case))
    assert parse_case_file(path.read_bytes()).case.key == case.key


def test_a_version_is_written_byte_for_byte(path):
    case = make_ready_case()
    make_user("approver", case.organisation)
    baseline = submit_case(case=case, by=case.owner)
    export(path, case.key, "--format", "json", "--version", "1")
    assert path.read_text(encoding="utf-8") == baseline.content


def test_the_report_of_a_submitted_case_is_that_of_its_version(path):
    case = make_ready_case()
    make_user("approver", case.organisation)
    submit_case(case=case, by=case.owner)
    export(path, case.number, "--format", "pdf")
    assert path.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("more", [["--version", "9"], ["--organisation", "ingen"]])
@pytest.mark.parametrize("kind", ["json", "pdf"])
def test_what_is_not_there_ends_with_two_and_writes_nothing(path, kind, more):
    case = make_case()
    with pytest.raises(CommandError) as error:
        export(path, case.number, "--format", kind, *more)
    assert (error.value.returncode, path.exists()) == (2, False)


def test_the_same_number_in_two_organisations_asks_for_one(path):
    case = make_case()
    make_case(organisation=make_organisation(slug="annan"))
    with pytest.raises(CommandError) as error:
        export(path, case.number, "--format", "json")
    assert error.value.returncode == 2
    export(path, case.number, "--format", "json", "--organisation", "annan")
    assert parse_case_file(path.read_bytes()).case.key != case.key


def test_a_place_that_cannot_be_written_ends_with_two(tmp_path):
    case = make_case()
    with pytest.raises(CommandError) as error:
        export(tmp_path / "ingen" / "plats", case.number, "--format", "json")
    assert error.value.returncode == 2
