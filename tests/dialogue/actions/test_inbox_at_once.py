"""Several officers at the same answers at the same time: each piece of work is done once, and nothing is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from needs.cases.annexes import annex_faults
from needs.cases.models import Need, Source
from needs.dialogue.actions.inbox import set_aside, set_aside_many, use_in_need, use_in_new_need
from needs.dialogue.actions.moderation import moderate
from needs.dialogue.models import Item, Moderation, Use
from needs.safekeeping.events import broken_links
from needs.safekeeping.models import Event
from needs.safekeeping.refusal import RuleViolation
from tests.cases.factories import make_need, make_user
from tests.dialogue.factories_contribution import make_asking, make_contribution, make_invited

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 8


def at_once(*works: Callable[[], object]) -> list[bool]:
    """Whether each was carried out; the others were refused."""
    barrier = Barrier(len(works))

    def carry_out(work: Callable[[], object]) -> bool:
        try:
            barrier.wait()
            work()
        except RuleViolation:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(len(works)) as people:
        return list(people.map(carry_out, works))


def make_item() -> Item:
    contribution = make_contribution(make_asking(), may_quote=True)
    return contribution.items.select_related("contribution__case").get()


def test_of_many_at_the_same_answer_one_makes_the_need():
    item = make_item()
    officers = [make_user("officer", item.contribution.case.organisation) for _ in range(PEOPLE)]
    values = {"title": "Någon kommer", "perspective": "citizen"}
    works = [
        lambda by=by: use_in_new_need(item=item, values=values, quote="någon", version=1, by=by) for by in officers
    ]
    done = at_once(*works)
    assert (sum(done), Need.objects.count(), Use.objects.count()) == (1, 1, 1)
    assert Event.objects.filter(kind="answer.used").count() == 1
    assert list(broken_links()) == []


def test_one_uses_while_the_other_sets_aside():
    item = make_item()
    by, need = item.contribution.case.owner, make_need(item.contribution.case)
    done = at_once(
        lambda: use_in_need(item=item, need=need, quote="", version=1, by=by),
        lambda: set_aside(item=item, reason="Nej", version=1, by=by),
    )
    item.refresh_from_db()
    assert sum(done) == 1
    assert (item.handling, item.uses.count(), item.version) == (("used", 1, 2) if done[0] else ("set_aside", 0, 2))


def test_many_answers_given_to_one_need_all_stand_there():
    inquiry = make_asking()
    need, invitation = make_need(inquiry.case), make_invited(inquiry, "open")
    said = [f"Jag väntade {number} timmar." for number in range(PEOPLE)]
    for words in said:
        make_contribution(inquiry, {"M1": words}, invitation=invitation, may_quote=True)
    items = Item.objects.select_related("contribution__case").order_by("pk")
    works = [
        lambda item=item, words=words: use_in_need(item=item, need=need, quote=words, version=1, by=inquiry.case.owner)
        for item, words in zip(items, said, strict=True)
    ]
    assert all(at_once(*works))
    assert sorted(need.source_links.get().quote.split("\n\n")) == said


def test_two_who_set_the_same_answers_aside_share_them():
    inquiry = make_asking()
    sheet = make_contribution(inquiry, {"M1": "Ett.", "M2": "Två.", "X1": "Tre."})
    chosen, by = {(sheet.number, part): 1 for part in ("M1", "M2", "X1")}, inquiry.case.owner
    results = []
    works = [
        lambda reason=reason: results.append(set_aside_many(case=inquiry.case, chosen=chosen, reason=reason, by=by))
        for reason in ("Den ena", "Den andra")
    ]
    assert all(at_once(*works))
    assert sorted((done, len(left)) for done, left in results) == [(0, 3), (3, 0)]
    assert len(set(sheet.items.values_list("reason", flat=True))) == 1


def test_many_who_review_the_same_answer_count_it_once():
    inquiry = make_asking()
    waiting = make_contribution(inquiry, invitation=make_invited(inquiry, "open", is_moderated=True), first_hand=True)
    by = inquiry.case.owner
    accept = [lambda: moderate(contribution=waiting, accepted=True, by=by) for _ in range(PEOPLE // 2)]
    refuse = [lambda: moderate(contribution=waiting, accepted=False, reason="Nej", by=by) for _ in range(PEOPLE // 2)]
    done = at_once(*accept, *refuse)
    assert sum(done) == PEOPLE // 2
    heard = int(Moderation.objects.get().accepted)
    assert Source.objects.values_list("voices", "first_hand").get() == (heard, heard)
    assert list(annex_faults()) == []
