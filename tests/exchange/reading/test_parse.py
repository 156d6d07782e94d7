"""What is wrong with a case file is told in full, each problem with its place, counted from one."""

import json
from pathlib import Path

import pytest

from needs.exchange.reading import CaseFileError, parse_case_file

FILE = Path(__file__).parents[3] / "needs" / "exchange" / "demo" / "lindvik-trygghet.json"

PAIR = {"id": "J1", "left": "B-001", "left_text": "Veta", "right": "B-002", "right_text": "Få"}


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


@pytest.mark.parametrize(
    "spoil",
    [
        lambda c: c["needs"][0].update(id="B-0001"),
        lambda c: c["sources"][0].update(id="U-" + "9" * 5_000),
        lambda c: c["effects"][0].update(id="E-1000000"),
        lambda c: c["goals"][0].update(id="M01"),
        lambda c: c["criteria"][0].update(id="K"),
        lambda c: c["inquiries"][0].update(id="F-0001"),
        lambda c: c["inquiries"][0]["questions"][0].update(id="need-1"),
        lambda c: c["inquiries"][0]["questions"][0].update(id="a/b"),
        lambda c: c["inquiries"][0]["questions"][0].update(id="M" + "1" * 20),
        lambda c: c["inquiries"][0]["contributions"][0]["answers"][0].update(part="å b"),
        lambda c: c["inquiries"][0]["comparisons"].append(PAIR | {"id": "a/b"}),
        lambda c: c["inquiries"][0]["comparisons"].append(PAIR | {"left": "x"}),
    ],
)
def test_an_id_has_one_way_of_writing(content, spoil):
    spoil(content)
    assert any("ser inte ut som ett sådant id: " in problem for problem in problems_of(content))


@pytest.mark.parametrize(
    "values, told",
    [
        ({"number": 10**30}, "number: är för stort"),
        ({"number": 2_147_483_647}, "number: är för stort"),
        ({"received_at": "2026-11-01T08:00:00"}, "received_at: är inte en tid med tidszon"),
    ],
)
def test_numbers_and_times_of_what_came_in_have_bounds(content, values, told):
    content["inquiries"][0]["contributions"][0].update(values)
    assert [told in problem for problem in problems_of(content)] == [True]


def test_a_number_with_more_figures_than_can_be_read_is_told(content):
    raw = json.dumps(content).replace('"number": 1,', f'"number": {"9" * 5_000},')
    assert problems_of(raw.encode())
