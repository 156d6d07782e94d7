"""What is wrong with a case file is told in full, each problem with its place, counted from one."""

import json
from pathlib import Path

import pytest

from needs.exchange.reading import CaseFileError, parse_case_file

FILE = Path(__file__).parents[3] / "needs" / "exchange" / "demo" / "lindvik-trygghet.json"


@pytest.fixture
def content():
    return json.loads(FILE.read_text(encoding="utf-8"))


def problems_of(content) -> list[str]:
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    with pytest.raises(CaseFileError) as error:
        parse_case_file(raw)
    return error.value.problems


def test_what_is_not_json_is_told_so():
    assert problems_of(b"{oj")[0].startswith("Filen är inte JSON")


def test_every_problem_is_told_with_its_place(content):
    content["needs"][3]["effort"] = 9
    content["needs"][0]["id"] = "X-1"
    content["case"]["extra"] = 1
    del content["organisation"]["name"]
    told = problems_of(content)
    assert "needs[4].effort: är för stort: 9" in told
    assert "needs[1].id: ser inte ut som ett sådant id: X-1" in told
    assert "case.extra: ingår inte i formatet" in told
    assert "organisation.name: saknas" in told


@pytest.mark.parametrize(
    "spoil, sentence",
    [
        (lambda c: c["needs"][1].update(id="B-001"), "B-001 finns mer än en gång i filen."),
        (lambda c: c["needs"][0]["goals"][0].update(goal="M99"), "B-001 pekar på M99, som inte finns i filen."),
        (lambda c: c["needs"][0]["sources"][0].update(source="U-999"), "B-001 pekar på U-999, som inte finns i filen."),
        (lambda c: c["needs"][0]["scores"][0].update(criterion="K9"), "B-001 pekar på K9, som inte finns i filen."),
        (lambda c: c["effects"][0].update(needs=["B-999"]), "E-001 pekar på B-999, som inte finns i filen."),
        (
            lambda c: c["needs"][0].update(status="merged", merged_into="B-001"),
            "B-001 är sammanslaget med sig självt.",
        ),
        (
            lambda c: c["needs"][0].update(status="merged"),
            "B-001 är sammanslaget utan att något annat behov står för det",
        ),
        (
            lambda c: c["perspectives"][0]["answers"][0].update(question="K99"),
            "Perspektivet customer har ingen vägledande fråga K99.",
        ),
    ],
)
def test_ids_that_lead_nowhere_are_told(content, spoil, sentence):
    spoil(content)
    assert any(problem.startswith(sentence) for problem in problems_of(content))


def test_a_character_that_no_database_holds_is_refused(content):
    content["case"]["purpose"] = "a\0b"
    assert problems_of(content) == ["Filen innehåller tecknet NUL, som aldrig finns i en text."]


def test_another_format_is_refused(content):
    content["format"] = "something-else"
    assert problems_of(content)[0].startswith("format: ")


def test_the_case_files_of_the_demonstration_are_whole():
    for path in FILE.parent.glob("*-*.json"):
        assert parse_case_file(path.read_bytes()).needs
