"""What is read from rows that people paste out of their own lists."""

import pytest

from needs.cases.pasting import read


def values(text):
    return [dict(row.values) for row in read(text).rows]


def remarks(text):
    return [remark for row in read(text).rows for remark in row.remarks]


def test_without_column_names_each_line_is_a_name():
    assert values("Nattpatrullen\n\n  Anhöriga på   avstånd \r\n") == [
        {"name": "Nattpatrullen"}, {"name": "Anhöriga på avstånd"},
    ]  # fmt: skip
    assert not read("Nattpatrullen\nAnhöriga").is_unnamed


@pytest.mark.parametrize("separator", ["\t", ";"])
def test_columns_are_known_by_their_names_in_any_order(separator):
    lines = (
        ("Perspektiv", "Namn", "Inflytande", "Påverkan", "Egen erfarenhet", "Hur", "Jäv", "Roll"),
        ("Verksamhet", "Nattpatrullen", "2", "5", "ja", "workshop", "Systern säljer larm", "använder"),
    )
    assert values("\n".join(separator.join(line) for line in lines)) == [
        {
            "perspective": "operations",
            "name": "Nattpatrullen",
            "influence": 2,
            "affected": 5,
            "first_hand": True,
            "involvement": "workshop",
            "conflict_of_interest": "Systern säljer larm",
            "role": "uses",
        }
    ]


def test_columns_in_english_are_known_too():
    assert values("Name;Perspective;Influence\nNight patrol;Operations;high") == [
        {"name": "Night patrol", "perspective": "operations", "influence": 4}
    ]


@pytest.mark.parametrize(
    ("cell", "step"), [("4", 4), ("hög", 4), ("Mycket hög", 5), ("LÅG", 2), ("3 – medel", 3), ("", None)]
)
def test_steps_are_figures_or_words(cell, step):
    assert values(f"Namn;Inflytande\nVikarier;{cell}")[0].get("influence") == step


@pytest.mark.parametrize(("cell", "own"), [("Ja", True), ("x", True), ("nej", False), ("0", False), ("", None)])
def test_experience_is_yes_or_no(cell, own):
    assert values(f"Namn;Egen erfarenhet\nVikarier;{cell}")[0].get("first_hand") == own


@pytest.mark.parametrize("cell", ["nej", "Inget", "-", "–", ""])
def test_no_conflict_of_interest_is_none(cell):
    assert "conflict_of_interest" not in values(f"Namn;Jäv\nVikarier;{cell}")[0]


def test_a_word_that_is_not_known_is_told_and_left_out():
    text = "Namn;Perspektiv;Inflytande\nVikarier;Rymden;12"
    assert values(text) == [{"name": "Vikarier"}]
    assert remarks(text) == [
        "”Rymden” gick inte att tolka som perspektiv och utelämnas.",
        "”12” gick inte att tolka som inflytande, 1–5 och utelämnas.",
    ]


def test_columns_that_no_stakeholder_has_are_named():
    assert read("Namn;Telefon;Perspektiv\nVikarier;070;Verksamhet").passed_over == ["Telefon"]


def test_several_columns_without_names_are_told():
    pasted = read("Vikarier\tVerksamhet\nAnhöriga\tMedborgare")
    assert ([row.name for row in pasted.rows], pasted.is_unnamed) == (["Vikarier", "Anhöriga"], True)


def test_a_cell_with_line_breaks_is_one_cell_and_a_lone_quotation_mark_swallows_nothing():
    assert values('Namn\tJäv\nVikarier\t"Två\nrader"\nAnhöriga\t') == [
        {"name": "Vikarier", "conflict_of_interest": "Två rader"}, {"name": "Anhöriga"},
    ]  # fmt: skip
    assert [row.name for row in read('"Natt\nDag').rows] == ['"Natt', "Dag"]


def test_a_name_too_long_is_cut_off_and_told():
    (row,) = read("N" * 250).rows
    assert (len(row.name), row.remarks) == (200, ("Namnet är längre än 200 tecken och kortas av.",))


def test_a_row_that_is_shorter_than_the_names_is_read_as_far_as_it_goes():
    assert values("Namn;Perspektiv\nVikarier") == [{"name": "Vikarier"}]


@pytest.mark.parametrize("text", ["", " \n\t\n", "Namn;Perspektiv"])
def test_nothing_is_nothing(text):
    assert read(text).rows == []
