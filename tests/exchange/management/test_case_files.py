import io
import json
from pathlib import Path

import jsonschema
import pytest
from django.core.management import CommandError, call_command

from needs.accounts.models import User
from needs.casefile import canonical_bytes
from needs.cases.models import Case
from needs.cases.snapshot import snapshot
from needs.exchange.management.commands.case_file_schema import FILE, schema_text
from tests.cases.factories import make_case, make_ready_case, make_user


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def bring_in(path: Path, owner: User) -> str:
    home = owner.memberships.get().organisation
    return run("import_case", str(path), "--organisation", home.slug, "--owner", owner.email).strip()


@pytest.mark.django_db
def test_an_exported_case_is_imported_by_the_command(tmp_path):
    path = tmp_path / "case.json"
    path.write_bytes(canonical_bytes(snapshot(make_ready_case())))
    officer = make_user("officer")
    assert bring_in(path, officer) == Case.objects.get(owner=officer).number


@pytest.mark.django_db
def test_a_bad_case_file_ends_with_one_and_every_problem(tmp_path):
    path = tmp_path / "case.json"
    path.write_text('{"case": {}, "needs": [{"id": "B-1"}]}', encoding="utf-8")
    officer = make_user("officer")
    with pytest.raises(CommandError) as error:
        run(
            "import_case",
            str(path),
            "--organisation",
            officer.memberships.get().organisation.slug,
            "--owner",
            officer.email,
        )
    assert (error.value.returncode, len(str(error.value).splitlines())) == (1, 5)


@pytest.mark.django_db
def test_one_who_is_no_officer_ends_with_one(tmp_path):
    path = tmp_path / "case.json"
    path.write_bytes(canonical_bytes(snapshot(make_case())))
    reader = make_user("reader")
    with pytest.raises(CommandError) as error:
        run(
            "import_case",
            str(path),
            "--organisation",
            reader.memberships.get().organisation.slug,
            "--owner",
            reader.email,
        )
    assert (error.value.returncode, "är inte upphandlare" in str(error.value)) == (1, True)


def test_the_published_schema_is_in_step(settings):
    assert (settings.BASE_DIR / FILE).read_text(encoding="utf-8") == schema_text()


@pytest.mark.django_db
def test_an_exported_case_follows_the_schema():
    jsonschema.validate(json.loads(canonical_bytes(snapshot(make_ready_case()))), json.loads(schema_text()))
