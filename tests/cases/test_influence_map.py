from itertools import combinations

import pytest
from django.template.loader import render_to_string
from lxml import etree

from needs.cases.influence_map import LINE, MOST, influence_map
from needs.cases.models import Stakeholder

# Where text begins and ends when the picture is 288 pixels wide, as on a phone of 320.
PHONE, LABEL = 288, 32


def group(number, influence, affected, first_hand=False):
    return Stakeholder(
        number=number, name=f"Grupp {number}", influence=influence, affected=affected, first_hand=first_hand
    )


CROWD = [
    *(group(number, 1, 5, first_hand=number % 2 == 0) for number in range(1, 10)),
    *(group(number, 2, 5) for number in range(10, 13)),
    group(13, 1, 4),
    group(14, 5, 1),
    group(15, None, 3),
]


def boxes(drawn):
    for dot in drawn.dots:
        left = float(dot.x.rstrip("%")) / 100 * PHONE
        yield left + dot.dot_x - 5, left + dot.text_x + LABEL, dot.dot_y - LINE / 2, dot.dot_y + LINE / 2


def overlap(one, other):
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]


def test_however_crowded_nothing_is_drawn_on_anything_else_on_a_phone():
    drawn = influence_map(CROWD)
    assert len(drawn.dots) == 14
    assert [(a, b) for a, b in combinations(list(boxes(drawn)), 2) if overlap(a, b)] == []
    assert all(right <= PHONE for _left, right, _top, _bottom in boxes(drawn))


def test_a_row_is_as_high_as_its_fullest_cell_and_the_most_affected_stand_on_top():
    drawn = influence_map(CROWD)
    tops = [int(row.at) for row in drawn.rows]
    assert [row.label for row in drawn.rows] == ["5", "4", "3", "2", "1"]
    assert tops[1] - tops[0] > 9 * LINE > tops[2] - tops[1]


def test_more_in_a_cell_than_can_be_read_are_counted():
    drawn = influence_map([group(number, 3, 3) for number in range(1, MOST + 5)])
    assert [dot.text for dot in drawn.dots][-2:] == [f"I-{MOST - 1:03d}", "+5"]
    assert len(drawn.dots) == MOST


def test_those_who_are_not_assessed_are_named_and_not_drawn():
    drawn = influence_map(CROWD)
    assert drawn.unplaced == ["I-015"]
    assert "I-015" not in [dot.text for dot in drawn.dots]


def test_the_finding_counts_those_who_are_affected_much_and_have_little_say():
    assert (influence_map(CROWD).affected, influence_map(CROWD).overlooked) == (13, 13)
    assert (influence_map([group(1, 3, 5)]).affected, influence_map([group(1, 3, 5)]).overlooked) == (1, 0)


def test_without_anybody_assessed_there_is_no_picture():
    assert influence_map([group(1, None, 5), group(2, 3, None)]) is None


def test_the_description_says_in_words_where_everybody_stands():
    said = influence_map([group(1, 1, 5), group(2, 1, 5), group(3, 4, 2)]).description
    assert said == "inflytande 1, påverkan 5: I-001, I-002; inflytande 4, påverkan 2: I-003"


@pytest.mark.parametrize("stakeholders", [CROWD, [group(1, 3, 3)]])
def test_the_picture_is_well_formed_with_its_title_first_and_no_style(stakeholders):
    drawn = influence_map(stakeholders)
    svg = etree.fromstring(render_to_string("cases/stakeholder/map.svg", {"map": drawn}).encode())
    assert [etree.QName(child).localname for child in svg][:2] == ["title", "desc"]
    assert (svg[0].text, svg[1].text) == ("Inflytande åt höger, påverkan uppåt", drawn.description)
    assert not svg.xpath("//@style")
    assert all(shape.get("fill") or shape.get("stroke") for shape in svg[2:])


def test_experience_is_told_apart_without_colour():
    drawn = influence_map([group(1, 3, 3, first_hand=True), group(2, 3, 3)])
    html = render_to_string("cases/stakeholder/map.svg", {"map": drawn})
    assert (html.count('class="fill"'), html.count('class="ring"')) == (1, 1)
