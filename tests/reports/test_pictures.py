from itertools import pairwise

import pytest
from django.template.loader import render_to_string
from lxml import etree

from needs.reports import pictures

BARS = pictures.bars([("Kund", 40, 30), ("Bransch", 0, 0)])
RANKING = pictures.ranking([("B-001 Få hjälp", "1", 5.0, "5,0"), ("B-002 " + "Lång " * 30, "2", 2.5, "2,5")], of=9)
SCATTER = pictures.scatter(
    [("B-001", 4.4, 5), ("B-002", 3.6, 2), ("B-003", 3.6, 2), ("B-004", 3.5, 2), ("B-005", 0.5, 1)]
)


def test_bars_are_shares_of_the_longest():
    assert [(bar.whole, bar.part) for bar in BARS.bars] == [("100.0%", "75.0%"), ("0.0%", "0.0%")]
    assert BARS.description == "Kund: 40 röster, 30 med egen erfarenhet; Bransch: inga röster"


def test_one_voice_is_told_as_one():
    assert pictures.bars([("Kund", 1, 1)]).description == "Kund: 1 röst, 1 med egen erfarenhet"


def test_more_first_hand_voices_than_voices_do_not_burst_the_bar():
    assert pictures.bars([("Kund", 2, 5)]).bars[0].part == "100.0%"


def test_the_ranking_tells_how_many_it_leaves_out_and_shortens_long_names():
    assert RANKING.caption == "De 2 behoven med högst värde, av 9. Stapeln är det viktade värdet, 0 till 5."
    assert RANKING.rows[1].name.endswith(" …")
    assert [row.width for row in RANKING.rows] == ["46.0%", "23.0%"]


def test_needs_on_the_same_spot_share_a_label_and_neighbours_stand_on_either_side():
    assert [(point.name, point.anchor) for point in SCATTER.points] == [
        ("B-005", "start"), ("B-002, B-003", "start"), ("B-004", "end"), ("B-001", "start"),
    ]  # fmt: skip


def test_labels_never_stand_on_each_other():
    crowd = pictures.scatter([(f"B-{n:03d}", 3 + n / 100, 2) for n in range(0, 100, 10)])
    for side in ("start", "end"):
        heights = [float(point.text_y) for point in crowd.points if point.anchor == side]
        assert all(below - above >= 13 for above, below in pairwise(heights))


@pytest.mark.parametrize(("name", "picture"), [("bars", BARS), ("ranking", RANKING), ("scatter", SCATTER)])
def test_a_picture_is_well_formed_with_its_title_first_and_no_style(name, picture):
    svg = etree.fromstring(render_to_string(f"reports/pictures/{name}.svg", {"picture": picture}).encode())
    assert [etree.QName(child).localname for child in svg][:2] == ["title", "desc"]
    assert (svg[0].text, svg[1].text) == (picture.title, picture.description)
    assert not svg.xpath("//@style")
    assert all(shape.get("fill") or shape.get("stroke") for shape in svg[2:])
