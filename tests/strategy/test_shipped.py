from datetime import date

from needs.strategy.shipped import shipped_catalogues, shipped_slugs


def test_the_national_strategy_and_the_global_goals_come_with_the_product():
    assert [(each.slug, each.name, len(each.goals)) for each in shipped_catalogues()] == [
        ("globala-malen", "Globala målen", 17),
        ("inriktningsmal", "Nationella upphandlingsstrategin", 7),
    ]
    assert shipped_slugs() == ["globala-malen", "inriktningsmal"]


def test_each_is_dated_and_tells_where_it_comes_from():
    assert [(each.valid_from, bool(each.source), each.source_url[:8]) for each in shipped_catalogues()] == [
        (date(2016, 1, 1), True, "https://"),
        (date(2016, 6, 30), True, "https://"),
    ]


def test_every_goal_is_named_in_both_languages_and_numbered():
    goals = [goal for each in shipped_catalogues() for goal in each.goals]
    assert [goal for goal in goals if not (goal.title and goal.title_en and goal.code)] == []
