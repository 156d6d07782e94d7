import pytest

from needs.dialogue.invitees import Invitee, read

ANNA = Invitee("anna@exempel.se", "Anna Ek")
BO = Invitee("bo@exempel.se")


@pytest.mark.parametrize(
    "line",
    [
        "Anna Ek <anna@exempel.se>",
        "Ek, Anna <anna@exempel.se>",
        '"Ek, Anna" <anna@exempel.se>',
        "Anna Ek (anna@exempel.se).",
        "Anna Ek\tanna@exempel.se",
        "  Anna  Ek  anna@exempel.se ;",
    ],
)
def test_a_person_is_read_however_her_line_is_written(line):
    assert read(line).people == [ANNA]


@pytest.mark.parametrize(
    "line", ["Anna Ek <anna@exempel.se>, Norra Bageriet AB", "Anna Ek\tanna@exempel.se\tNorra Bageriet AB"]
)
def test_the_company_stands_last(line):
    assert read(line).people == [Invitee("anna@exempel.se", "Anna Ek", "Norra Bageriet AB")]


@pytest.mark.parametrize(
    "line",
    [
        "Anna Ek <anna@exempel.se>, bo@exempel.se",
        "Ek, Anna <anna@exempel.se>; bo@exempel.se;",
        '"Ek, Anna" <anna@exempel.se>, <bo@exempel.se>',
        "Anna Ek <anna@exempel.se>\n\nbo@exempel.se",
    ],
)
def test_several_are_read_from_one_line_or_many(line):
    assert read(line).people == [ANNA, BO]


def test_addresses_with_only_spaces_between_them_are_read():
    assert read("anna@exempel.se bo@exempel.se").people == [Invitee("anna@exempel.se"), BO]


@pytest.mark.parametrize(
    "line", ["Anna Ek", "anna@", "anna@exempel", "@exempel.se", "anna@exempel,se", "a@b.se <c@d.se> och e@f.se"]
)
def test_what_holds_no_address_is_told_by_its_line(line):
    pasted = read(f"bo@exempel.se\n\n{line}")
    assert (pasted.people, pasted.unreadable) == ([BO], [(3, line)])


def test_an_address_counts_once_however_it_is_written():
    pasted = read("bo@exempel.se\nBo Berg <BO@exempel.se>\nbo@exempel.se")
    assert (pasted.people, pasted.repeated) == ([BO], [2, 3])


def test_an_address_longer_than_any_mailbox_is_not_read():
    assert read("a" * 250 + "@exempel.se").people == []
