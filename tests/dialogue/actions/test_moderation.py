import pytest
from django.core.exceptions import PermissionDenied

from needs.cases.models import Source
from needs.dialogue.actions.inbox import use_in_need
from needs.dialogue.actions.moderation import moderate
from needs.dialogue.models import Contribution, Inquiry, Moderation
from needs.safekeeping.models import Event
from needs.safekeeping.refusal import RuleViolation
from tests.cases.factories import make_need, make_user
from tests.dialogue.factories_contribution import make_asking, make_contribution, make_invited

pytestmark = pytest.mark.django_db


def make_waiting(inquiry: Inquiry | None = None, **content) -> Contribution:
    """An answer by a reviewed link, which nobody has looked at."""
    inquiry = inquiry or make_asking()
    invitation = make_invited(inquiry, "open", is_moderated=True)
    return make_contribution(inquiry, invitation=invitation, **({"first_hand": True} | content))


def counted(contribution: Contribution) -> tuple[int, int]:
    return Source.objects.values_list("voices", "first_hand").get(pk=contribution.inquiry.source_id)


def decide(contribution: Contribution, *, accepted: bool, reason: str = "", by=None, seen=None) -> Moderation:
    by = by or contribution.case.owner
    return moderate(contribution=contribution, accepted=accepted, reason=reason, by=by, seen=seen)


def test_an_answer_counts_when_it_is_let_through():
    contribution = make_waiting()
    assert counted(contribution) == (0, 0)
    decide(contribution, accepted=True)
    assert counted(contribution) == (1, 1)
    assert Event.objects.filter(kind="contribution.accepted", record=f"contribution:{contribution.ref}").count() == 1


def test_an_answer_that_is_refused_is_kept_and_does_not_count():
    contribution = make_waiting()
    decide(contribution, accepted=False, reason="Reklam")
    assert (counted(contribution), contribution.moderation.reason) == ((0, 0), "Reklam")
    assert Contribution.objects.filter(pk=contribution.pk).exists()
    assert Event.objects.get(kind="contribution.refused").note == "Reklam"


def test_the_mind_can_be_changed_both_ways():
    contribution = make_waiting(first_hand=False)
    decide(contribution, accepted=True)
    decide(contribution, accepted=False, reason="Reklam", seen=True)
    assert counted(contribution) == (0, 0)
    decide(contribution, accepted=True, seen=False)
    assert (counted(contribution), contribution.moderation.accepted) == ((1, 0), True)


def test_the_same_decision_twice_counts_once():
    contribution = make_waiting()
    for _time in range(2):
        decide(contribution, accepted=True)
    assert (counted(contribution), Event.objects.filter(kind="contribution.accepted").count()) == ((1, 1), 1)


def test_the_second_of_two_who_disagree_hears_of_the_first():
    contribution = make_waiting()
    decide(contribution, accepted=True)
    colleague = make_user("officer", contribution.case.organisation)
    with pytest.raises(RuleViolation, match=contribution.case.owner.name):
        decide(contribution, accepted=False, reason="Reklam", by=colleague)
    assert counted(contribution) == (1, 1)


def test_a_refusal_says_why():
    contribution = make_waiting()
    with pytest.raises(RuleViolation):
        decide(contribution, accepted=False, reason=" ")
    assert not Moderation.objects.exists()


def test_an_answer_by_a_personal_invitation_is_never_reviewed():
    contribution = make_contribution(make_asking())
    with pytest.raises(RuleViolation):
        decide(contribution, accepted=False, reason="Nej")
    assert counted(contribution) == (1, 0)


def test_nothing_is_made_of_an_answer_that_waits_or_was_refused():
    contribution = make_waiting()
    item = contribution.items.select_related("contribution__case").get()
    need = make_need(contribution.case)
    for _state in ("waits", "refused"):
        with pytest.raises(RuleViolation):
            use_in_need(item=item, need=need, quote="", version=1, by=contribution.case.owner)
        decide(contribution, accepted=False, reason="Reklam")
    assert not item.uses.exists()


def test_an_answer_that_a_need_rests_on_is_not_refused():
    contribution = make_waiting()
    decide(contribution, accepted=True)
    item = contribution.items.select_related("contribution__case").get()
    use_in_need(item=item, need=make_need(contribution.case), quote="", version=1, by=contribution.case.owner)
    with pytest.raises(RuleViolation):
        decide(contribution, accepted=False, reason="Reklam", seen=True)
    assert counted(contribution) == (1, 1)


@pytest.mark.parametrize("role", ["reader", "contributor", "approver"])
def test_only_an_officer_reviews(role):
    contribution = make_waiting()
    with pytest.raises(PermissionDenied):
        decide(contribution, accepted=True, by=make_user(role, contribution.case.organisation))
    assert counted(contribution) == (0, 0)
