import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from needs.cases.models import Need, Source
from needs.exchange.models import Import
from needs.safekeeping.models import Event
from tests.cases.factories import make_case, make_organisation, make_user
from tests.exchange import files

pytestmark = pytest.mark.django_db
MIXED = files.csv(["Behov", "Insats"], ["Sova", "9"], ["Larma", "2"])


@pytest.fixture
def case():
    return make_case()


def run(path: Path, *arguments: str) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("import_needs", str(path), *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def saved(tmp_path: Path, content: bytes | None = None, name: str = "behov.xlsx") -> Path:
    path = tmp_path / name
    path.write_bytes(content or files.xlsx(*files.WISHES))
    return path


def refusal(*arguments) -> tuple[int, str]:
    with pytest.raises(CommandError) as error:
        run(*arguments)
    return error.value.returncode, str(error.value)


def test_a_guessed_file_becomes_needs_by_the_number_of_the_case(case, tmp_path):
    out, err = run(saved(tmp_path), "--case", case.number)
    assert out.splitlines()[-3:] == ["B-001", "B-002", "B-003"]
    assert (err, Source.objects.get().title) == ("", "behov.xlsx")


def test_the_key_of_the_case_will_do(case, tmp_path):
    run(saved(tmp_path), "--case", case.key)
    assert case.needs.count() == 3


def test_columns_are_mapped_by_name_and_letter(case, tmp_path):
    run(saved(tmp_path), "--case", case.number, "--map", "Behov=what", "--map", "C=problem", "--map", "Område=")
    first = case.needs.get(number=1)
    assert (first.title, first.what, first.problem, first.note) == (
        "",
        "Digital planering",
        "Se dagens besök på ett ställe",
        "",
    )


def test_a_dry_run_tells_and_changes_nothing(case, tmp_path):
    events = Event.objects.count()
    out, _err = run(saved(tmp_path), "--case", case.number, "--dry-run")
    assert "3 rader kan importeras" in out
    assert (Need.objects.count(), Import.objects.count(), Event.objects.count()) == (0, 0, events)


def test_wrong_rows_are_told_and_stop_everything(case, tmp_path):
    path = saved(tmp_path, MIXED, "behov.csv")
    assert refusal(path, "--case", case.number)[0] == 1
    assert Need.objects.count() == 0


def test_valid_rows_alone_are_imported_when_asked_for(case, tmp_path):
    out, err = run(saved(tmp_path, MIXED, "behov.csv"), "--case", case.number, "--only-valid")
    assert (out.splitlines()[-1], case.needs.get().title) == ("B-001", "Larma")
    assert "Rad 2, kolumn ”Insats”" in err


def test_a_sheet_is_chosen_by_name(case, tmp_path):
    content = files.xlsx(sheets={"Läs mig": [["Hej"], ["x"]], "Behov": [["Titel"], ["Sova"]]})
    run(saved(tmp_path, content), "--case", case.number, "--sheet", "Behov")
    assert case.needs.get().title == "Sova"


def test_the_same_file_again_adds_nothing(case, tmp_path):
    path = saved(tmp_path)
    run(path, "--case", case.number)
    out, err = run(path, "--case", case.number)
    assert (case.needs.count(), Import.objects.count(), case.sources.count()) == (3, 1, 1)
    assert ("3 hoppas över" in out, "Rad 4 är redan importerad, som B-001." in err) == (True, True)


def test_the_person_who_imports_stands_in_the_events(case, tmp_path):
    colleague = make_user("officer", case.organisation)
    run(saved(tmp_path), "--case", case.number, "--by", colleague.email)
    assert Event.objects.get(kind="needs.imported").by == colleague


def test_a_reader_may_not_import(case, tmp_path):
    reader = make_user("reader", case.organisation)
    assert refusal(saved(tmp_path), "--case", case.number, "--by", reader.email)[0] == 1
    assert Need.objects.count() == 0


def test_the_same_number_in_two_organisations_asks_for_one(case, tmp_path):
    other = make_case(organisation=make_organisation(slug="annan"))
    code, message = refusal(saved(tmp_path), "--case", case.number)
    assert (code, "annan" in message) == (2, True)
    run(saved(tmp_path), "--case", case.number, "--organisation", "annan")
    assert (other.needs.count(), case.needs.count()) == (3, 0)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--case", "1999-001"],
        ["--case", "2026-001", "--organisation", "ingen"],
        ["--case", "2026-001", "--by", "ingen@kommun.example"],
        ["--case", "2026-001", "--map", "Zebra=title"],
        ["--case", "2026-001", "--map", "Behov=zebra"],
        ["--case", "2026-001", "--map", "Behov"],
        ["--case", "2026-001", "--map", "Behov=", "--map", "Beskrivning="],
        ["--case", "2026-001", "--sheet", "Zebra"],
    ],
)
def test_wrong_use_ends_with_two_and_a_sentence(case, tmp_path, arguments):
    number = case.number
    code, message = refusal(saved(tmp_path), *[number if a == "2026-001" else a for a in arguments])
    assert (code, message.endswith("."), Need.objects.count()) == (2, True, 0)


def test_a_file_that_is_not_there_is_wrong_use(case, tmp_path):
    assert refusal(tmp_path / "ingen.xlsx", "--case", case.number)[0] == 2


def test_a_bad_file_ends_with_one_in_the_language_of_the_terminal(case, tmp_path, monkeypatch):
    path = saved(tmp_path, b"%PDF-1.7")
    code, message = refusal(path, "--case", case.number)
    assert (code, "Filen är en PDF" in message) == (1, True)
    monkeypatch.setenv("LANGUAGE", "en")
    assert "The file is a PDF" in refusal(path, "--case", case.number)[1]
