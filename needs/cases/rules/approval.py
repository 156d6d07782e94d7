"""Who decides: found in the delegation table, never the owner or the one who submits."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from needs.accounts.models import DelegationRule, User
from needs.accounts.queries.delegation import people_of, rule_for
from needs.accounts.roles import ROLES
from needs.casefile.kinds import CaseState, Verdict
from needs.safekeeping.refusal import Obstacle

from ..models import Baseline, Case


@dataclass(frozen=True)
class Mandate:
    """The people who may decide on a case, and the words of the delegation that says so."""

    people: list[User]
    text: str = ""

    @property
    def names(self) -> str:
        return ", ".join(person.name for person in self.people)


def mandate_for(case: Case) -> Mandate:
    """Who may decide on the case now. Without a rule in the table nobody may."""
    rule = rule_for(organisation_id=case.organisation_id, unit_id=case.unit_id, value=case.estimated_value)
    if rule is None:
        return Mandate([])
    return Mandate([person for person in people_of(rule) if person.pk != case.owner_id], _words(rule))


def may_decide(user: User, case: Case) -> bool:
    """Whether the submitted case rests with this person."""
    if case.state != CaseState.SUBMITTED:
        return False
    baseline = case.baselines.order_by("-version").first()
    return baseline is not None and not list(deciding(user, case, baseline))


def deciding(user: User, case: Case, baseline: Baseline) -> Iterator[Obstacle]:
    """Why this person may not decide on the case: four eyes, and the delegation table."""
    if user.pk in (case.owner_id, baseline.submitted_by_id):
        yield _obstacle(case, "four-eyes", _("You run or submitted this case. Someone else decides on it."))
    elif user.pk not in [person.pk for person in mandate_for(case).people]:
        message = _("The delegation of your organisation gives this decision to someone else.")
        yield _obstacle(case, "mandate", message)


def verdicts(
    case: Case, *, verdict: str, comment: str, needs: Mapping[str, tuple[str, str]], expected: Collection[str]
) -> Iterator[Obstacle]:
    """What is missing in a decision: a verdict for each need, and a comment with each no."""
    if verdict not in set(Verdict):
        yield _obstacle(case, "verdict", _("Choose approve, return or reject for the whole."), "id_verdict")
    elif verdict != Verdict.APPROVE and not comment.strip():
        yield _obstacle(case, "comment", _("Write to the owner why, and what should be done."), "id_comment")
    for ref in expected:
        given, why = needs.get(ref, ("", ""))
        if given not in set(Verdict):
            message = _("Choose approve, return or reject for %(need)s.") % {"need": ref}
            yield _obstacle(case, "need", message, f"id_verdict-{ref}")
        elif given != Verdict.APPROVE and not why.strip():
            message = _("Write why %(need)s is returned or rejected.") % {"need": ref}
            yield _obstacle(case, "need-comment", message, f"id_comment-{ref}")


def _words(rule: DelegationRule) -> str:
    if rule.mandate:
        return rule.mandate
    return str(ROLES[rule.role].name) if rule.role else ""


def _obstacle(case: Case, code: str, message: str, fragment: str = "") -> Obstacle:
    return Obstacle(code, message, "case_decide", {"key": case.key}, fragment)
